"""Expected records: what a plan has to give, compared with what it gives, and written anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from planparse.matching.alignment import align
from planparse.matching.differences import Difference, differences, of_record
from planparse.matching.entries import LISTS, TEXTS, Entry, Fact, Record, entries, stated_details
from planparse.matching.plain import plain

PLAN_FACTS = ("title", "organisation", "language", "period", "glossary")
HOW_IT_WAS_READ = frozenset({"schema_version", "source", "evidence", "confidence", "issues", "unclaimed"})
"""Parts of a plan that tell nothing of its content; an expectation leaves them out."""
TYPED = frozenset({"context.level", "deadline.kind", "target.value"})
"""Details that whole records have, and the short form of a hand-made expectation has not."""
REMARKS = ("optional", "unscored")
"""What a person noted in an expected record; an update keeps it."""
PLAN_NAME = "the plan"


def compare(expected: Mapping[str, Any], given: Mapping[str, Any]) -> list[Difference]:
    """Every difference between an expectation and a plan, both as JSON has them.

    What the expectation states counts: the plan's own facts, and of typed values and other columns
    those that its records have. Texts count always.
    """
    details = stated_details(expected["actions"])
    gold, found = (entries(content["actions"], details) for content in (expected, given))
    match = align(gold, found)
    stated = [name for name in PLAN_FACTS if name in expected]
    return [
        *of_record(_plan_entry(expected, stated), _plan_entry(given, stated)),
        *differences(gold, found, match),
        *_out_of_order(gold, match),
    ]


def expectation(given: Mapping[str, Any], old: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The expectation that `given` meets, in the form of `old`, whose remarks are kept."""
    if old is None:
        return {name: _whole(value) for name, value in given.items() if name not in HOW_IT_WAS_READ}
    stated = stated_details(old["actions"])
    form = _whole if stated & TYPED else partial(_short, has_extra="extra" in stated)
    facts = {name: _like(old[name], given.get(name)) for name in PLAN_FACTS if name in old}
    match = {there: here for here, there in align(entries(old["actions"]), entries(given["actions"])).items()}
    actions = [
        {**form(action), **(_remarks(old["actions"][match[index]]) if index in match else {})}
        for index, action in enumerate(given["actions"])
    ]
    kept = set(match.values())
    absent = [record for index, record in enumerate(old["actions"]) if record.get("optional") and index not in kept]
    return {**old, **facts, "actions": actions + absent}


def _plan_entry(content: Mapping[str, Any], stated: Sequence[str]) -> Entry:
    """The plan's own facts. Case does not count: a title may be printed in capitals."""
    facts = list(_plan_facts(content, stated))
    return Entry((Fact("action", PLAN_NAME, PLAN_NAME), *facts))


def _plan_facts(content: Mapping[str, Any], stated: Sequence[str]) -> Iterator[Fact]:
    for name in stated:
        match name, content.get(name):
            case "glossary", Mapping() as glossary:
                yield from (_folded(f"glossary.{term}", str(meaning)) for term, meaning in glossary.items())
            case _, {"text": str(text)} | str(text) if plain(text):
                yield _folded(name, text)


def _folded(field: str, text: str) -> Fact:
    return Fact(field, plain(text).casefold(), text)


def _out_of_order(gold: Sequence[Entry], match: Mapping[int, int]) -> Iterator[Difference]:
    """Records that stand before one that is expected before them."""
    furthest = -1
    for index in sorted(match):
        if match[index] < furthest and not gold[index].optional:
            yield Difference("order", gold[index].name)
        furthest = max(furthest, match[index])


def _whole(value: Any) -> Any:
    """`value` without what tells how it was read."""
    match value:
        case Mapping():
            return {name: _whole(inner) for name, inner in value.items() if name not in HOW_IT_WAS_READ}
        case list() | tuple():
            return [_whole(inner) for inner in value]
    return value


def _short(record: Record, *, has_extra: bool) -> dict[str, Any]:
    """A record by its texts; a level keeps its number."""
    extra = {"extra": record.get("extra")} if has_extra else {}
    texts = {name: _text(record.get(name)) for name in TEXTS}
    lists = {name: [_text(value) for value in record.get(name) or ()] for name in LISTS if name != "context"}
    context = [{"number": level.get("number"), "text": level["text"]} for level in record.get("context") or ()]
    return {**texts, "context": context, **lists, **extra}


def _text(value: Any) -> Any:
    return value.get("text") if isinstance(value, Mapping) else value


def _like(old: Any, new: Any) -> Any:
    """A fact of the plan in the form in which the expectation had it."""
    return new if isinstance(old, Mapping) else _text(new)


def _remarks(old: Record) -> dict[str, Any]:
    silent = {name: None for name in LISTS if name in old and old[name] is None}
    return {**{name: old[name] for name in REMARKS if name in old}, **silent}
