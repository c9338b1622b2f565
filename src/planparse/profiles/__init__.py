"""Profiles: what a user says of a plan, or of a family of plans, so that it need not be guessed.

`load` reads one from TOML, `dump` writes it back, a `Shelf` picks the one of several that fits a document.
"""

from planparse.profiles.loading import load, loads
from planparse.profiles.profile import Column, HeaderRule, Profile, StatedPeriod
from planparse.profiles.shelf import Shelf, load_shelf, pack, unpack
from planparse.profiles.writing import dump

__all__ = [
    "Column", "HeaderRule", "Profile", "Shelf", "StatedPeriod", "dump", "load", "load_shelf", "loads", "pack", "unpack",
]  # fmt: skip
