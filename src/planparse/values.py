"""How the values that go between the rooms are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value(kind: type[T]) -> type[T]:
    """Make `kind` a dataclass that nobody changes, compared by what it holds.

    The type checker sees to that. At run time a frozen dataclass takes three times as long to make
    as a plain one, and a page of a plan makes hundreds.
    """
    return dataclass(slots=True, unsafe_hash=True)(kind)
