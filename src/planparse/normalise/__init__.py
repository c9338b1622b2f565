"""Normalise: the plan in the document's own words becomes typed records.

One module for each kind of value; the words they know are data, in `wording/vocabulary/*.toml`.
Nothing here knows tables or pages, except that places are handed on as evidence.
"""

from planparse.normalise.plan import normalise

__all__ = ["normalise"]
