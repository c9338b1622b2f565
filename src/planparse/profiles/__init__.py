"""Profiles: what a user says of a plan, or of a family of plans, so that it need not be guessed.

`load` reads one from TOML, `dump` writes it back, a `Shelf` picks the one of several that fits a document.
"""

from planparse.profiles.loading import allowed_roles, load, loads
from planparse.profiles.profile import Column, HeaderRule, Profile, StatedPeriod
from planparse.profiles.shelf import Shelf, load_shelf, pack, unpack
from planparse.profiles.writing import Comments, dump, header_lines

__all__ = [
    "Column",
    "Comments",
    "HeaderRule",
    "Profile",
    "Shelf",
    "StatedPeriod",
    "allowed_roles",
    "dump",
    "header_lines",
    "load",
    "load_shelf",
    "loads",
    "pack",
    "unpack",
]
