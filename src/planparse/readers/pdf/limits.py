"""Bounds on what one page or document may hold; beyond them the reader stops and says so."""

from __future__ import annotations

PAGES = 5_000
PAGES_AT_ONCE = 100
"""After so many a file is opened anew."""
CHARACTERS_PER_PAGE = 150_000
OBJECTS_PER_PAGE = 100_000
EDGES_PER_PAGE = 12_000
SEGMENTS_PER_PATH = 400
FORM_DEPTH = 8
PIXELS = 2_000_000
"""Of a page's picture."""
RECOVERED_BYTES = 64 * 1024 * 1024
GRID_LINES = 1_000
METADATA_CHARACTERS = 1_000
SCAN_PIXELS = 10_000_000
"""Of a page's picture that letters are read on: A3 with 220 to the inch."""
SCANS = 300
"""Pages of a file that are read from their pictures."""
TAGS_PER_PAGE = 50_000
"""Elements and pieces of content that are looked at for one page; those of other pages count, too."""
TAGS_PER_DOCUMENT = 1_000_000
"""The same, for all pages together."""
TAG_DEPTH = 64
LARGEST_SPAN = 200
"""Rows or columns that a tagged cell covers."""
ANNOTATIONS_PER_PAGE = 10_000
"""Fields, links and notes; of a page with more, what its fields hold is not read."""
