"""Figures of an evaluation, against records whose errors are counted by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.evaluate.counts import MEASURES, Count
from planparse.evaluate.evaluation import evaluate, together
from planparse.evaluate.figures import compare_with, to_json

CAFE = {"number": "1", "objective": "Se rencontrer", "action": "Ouvrir un café", "responsible": ["Ville"]}
TREES = {"number": "2", "objective": "Verdir", "action": "Planter quarante arbres", "deadline": "mars 2025"}


def test_equal_records_score_one() -> None:
    result = evaluate([CAFE, TREES], [CAFE, TREES], "plan")
    assert result.total() == Count(found=8)
    assert (result.exact, result.extra, result.differences) == (2, 0, ())


def test_quotes_dashes_and_spaces_do_not_count() -> None:
    given = {**CAFE, "action": "• Ouvrir  un café ;", "objective": "Se rencontrer."}
    assert evaluate([CAFE], [given], "plan").exact == 1


def test_a_cut_text_is_a_missing_and_a_spurious_fact() -> None:
    result = evaluate([CAFE], [{**CAFE, "action": "Ouvrir un"}], "plan")
    assert result.total() == Count(found=3, spurious=1, missing=1)
    assert [(d.field, d.expected, d.given) for d in result.differences] == [
        ("action", ("Ouvrir un café",), ("Ouvrir un",))
    ]


def test_extra_record_makes_all_its_facts_spurious() -> None:
    result = evaluate([CAFE], [CAFE, TREES], "plan")
    assert (result.extra, result.total()) == (1, Count(found=4, spurious=4))
    assert result.of_records() == Count(found=1, spurious=1)


def test_missing_record_misses_all_its_facts() -> None:
    assert evaluate([CAFE, TREES], [TREES], "plan").total() == Count(found=4, missing=4)


@pytest.mark.parametrize("given", [[CAFE], [CAFE, TREES]])
def test_optional_record_may_be_there_or_not(given: list[dict[str, Any]]) -> None:
    result = evaluate([CAFE, {**TREES, "optional": True}], given, "plan")
    assert (result.records, result.predicted, result.total().f1) == (1, 1, 1.0)


@pytest.mark.parametrize("expected", [{**CAFE, "partners": None}, {**CAFE, "unscored": ["partners"]}])
def test_field_of_which_the_expectation_says_nothing_is_not_scored(expected: dict[str, Any]) -> None:
    assert evaluate([expected], [{**CAFE, "partners": ["École"]}], "plan").total().f1 == 1.0


def test_whole_record_is_scored_by_its_texts() -> None:
    whole = {**TREES, "deadline": {"text": "mars 2025", "kind": "date", "start": "2025-03-01"}, "extra": {"Note": "a"}}
    assert evaluate([TREES], [whole], "plan").exact == 1


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("ouvrir un CAFÉ !", {"soft", "edit", "token"}),
        ("Ouvrir un cafè", {"edit"}),
        ("un café ouvrir", {"token"}),
        ("Fermer la bibliothèque du village", set()),
    ],
)
def test_measures_from_strict_to_lenient(text: str, measures: set[str]) -> None:
    result = evaluate([{**CAFE, "means": ["Ouvrir un café"]}], [{**CAFE, "means": [text]}], "plan")
    assert {name for name in MEASURES if result.counts[name]["means"].found} == measures


def test_documents_add_up() -> None:
    both = together([evaluate([CAFE], [CAFE], "a"), evaluate([TREES], [], "b")])
    assert (both.records, both.total()) == (2, Count(found=4, missing=4))


def test_gains_and_losses_since_an_earlier_run() -> None:
    earlier = to_json([evaluate([CAFE], [{**CAFE, "number": "7"}], "plan")])
    change = compare_with(earlier, [evaluate([CAFE], [{**CAFE, "responsible": []}], "plan")])
    assert {fact[1:] for fact in change.gains} == {
        ("missing", "1 Ouvrir un café", "number", "1"),
        ("spurious", "1 Ouvrir un café", "number", "7"),
    }
    assert {fact[1:] for fact in change.losses} == {("missing", "1 Ouvrir un café", "responsible", "Ville")}


TEXT = st.text(alphabet="abcé -.", min_size=1, max_size=12)
RECORD = st.fixed_dictionaries(
    {"action": TEXT, "objective": st.none() | TEXT, "means": st.lists(TEXT, max_size=3), "number": st.none() | TEXT}
)


@given(st.lists(RECORD, max_size=6), st.lists(RECORD, max_size=6))
def test_a_lenient_measure_never_finds_less(expected: list[dict[str, Any]], found: list[dict[str, Any]]) -> None:
    result = evaluate(expected, found, "plan")
    strict = result.total("strict")
    for measure in ("soft", "edit", "token"):
        assert result.total(measure).found >= strict.found
    for measure in MEASURES:
        total = result.total(measure)
        assert total.found + total.missing == strict.found + strict.missing, "what is expected stays the same"


@given(st.lists(RECORD, max_size=6))
def test_records_against_themselves_differ_in_nothing(records: list[dict[str, Any]]) -> None:
    result = evaluate(records, records, "plan")
    # An action of punctuation alone has no words: nothing tells such records apart, nor matters.
    assert result.total().spurious == result.total().missing
