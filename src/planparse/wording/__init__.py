"""What words and numbers mean, whatever the layout: folding, numbering, the lexicon of headers and labels.

Below `structure` and `normalise`, which both use it and never meet. New words go into
`vocabulary/*.toml`, not into code.
"""
