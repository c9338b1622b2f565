"""The review page: one file with everything in it, that needs no network."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

from planparse.corrections.changes import FORMAT, VERSION, fingerprint
from planparse.records import Plan
from planparse.review.facsimile import Facsimile

SCRIPTS = ("dom", "texts", "state", "places", "filters", "editor", "cards", "pictures", "main")
"""The page's scripts, in the order in which they are joined into one."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A plan and its document."""

    plan: Plan
    facsimile: Facsimile


def review_page(reviewed: Sequence[Reviewed]) -> bytes:
    """The page in UTF-8; at least one plan."""
    title = ", ".join(one.plan.title or one.plan.source.name for one in reviewed)
    return (
        Template(_part("page.html"))
        .substitute(
            title=escape(title),
            style=_part("review.css"),
            script="\n".join(_part(f"{name}.js") for name in SCRIPTS),
            sources="\n".join(_source(index, one.facsimile) for index, one in enumerate(reviewed)),
            data=_embedded(_data(reviewed)),
        )
        .encode()
    )


def _data(reviewed: Sequence[Reviewed]) -> dict[str, Any]:
    return {
        "corrections": {"format": FORMAT, "version": VERSION},
        "texts": tomllib.loads(_part("texts.toml")),
        "plans": [_plan(one) for one in reviewed],
    }


def _plan(one: Reviewed) -> dict[str, Any]:
    content = one.plan.model_dump(mode="json")
    kind, notice = one.facsimile.kind, one.facsimile.notice
    return {**content, "reading": fingerprint(one.plan), "kind": kind, "notice": notice}


def _source(index: int, facsimile: Facsimile) -> str:
    return f'<div class="source {facsimile.kind}" data-plan="{index}" hidden>{facsimile.html}</div>'


def _embedded(data: dict[str, Any]) -> str:
    """JSON that cannot end its script element, whatever a plan says."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _part(name: str) -> str:
    return files("planparse.review").joinpath("page", name).read_text(encoding="utf-8")
