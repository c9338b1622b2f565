"""What holds for any text, however odd."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.normalise.build import action, read

from planparse.normalise.deadlines import Frame, read_deadline
from planparse.normalise.enumerations import split_enumeration
from planparse.normalise.names import split_names
from planparse.normalise.quantities import Habits, cut_entries
from planparse.normalise.targets import read_target
from planparse.normalise.texts import clean, join, printable

SNIPPETS = [
    "An 1 :", "Ans I, II et III", "Nbre de", "% d'", "12", "10 000", "2,5", "2031", "2031-34", "d'ici", "mars", "T1",
    "1er", "MRC", "Ville", "et", "and", "(", ")", ",", ";", " / ", "/", "•", "-", "–", "de la", "l'", "ministère de",
    "en partenariat avec", "le comité", "#1:", "a)", "2)", "S/O", "au moins", "≥", "\ufffd", "31/02/31", "\u00a0", "É",
    "A", "responsable :", "<sup>", "</sup>", "N", "bre", "\u0301", "\ud800", "\x00", "İ", "ß", "½", "²",
]  # fmt: skip
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(SNIPPETS), max_size=12).map(" ".join))
clean_texts = texts.map(clean).filter(bool)
HABITS = Habits(True, frozenset({"ville", "a", "liste"}))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


@given(texts)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(texts)
def test_clean_text_can_be_written(text: str) -> None:
    clean(text).encode()
    printable(text).encode()


@given(st.lists(st.sampled_from(["Semer", "des-", "prés", "", "et"]), max_size=5))
def test_joining_loses_and_adds_no_word(pieces: list[str]) -> None:
    assert join(pieces).replace(" ", "") == "".join(pieces)


@given(clean_texts)
def test_entries_hold_words_of_the_text_in_order(text: str) -> None:
    for entries in (cut_entries(text, HABITS), split_names(text), split_enumeration(text)):
        position = 0
        for entry in entries:
            for word in re.findall(r"\w+", entry):
                position = text.index(word, position) + len(word)


@given(clean_texts)
def test_indicators_lose_no_word(text: str) -> None:
    assert _words(" ".join(cut_entries(text, HABITS))) == _words(text)


@given(clean_texts, st.sampled_from([True, False, None]))
def test_any_deadline_keeps_its_text_and_order_of_days(text: str, day_first: bool | None) -> None:
    deadline = read_deadline(text, Frame(day_first=day_first))
    assert deadline.text == text
    assert not deadline.start or not deadline.end or deadline.start <= deadline.end


@given(clean_texts)
def test_any_target_keeps_its_text(text: str) -> None:
    target = read_target(text)
    assert target.text == text
    assert target.unit is None or target.unit in text


@settings(max_examples=60)
@given(st.lists(texts, min_size=9, max_size=9))
def test_any_plan_becomes_records(cells: list[str]) -> None:
    names = ("means", "responsible", "partners", "people", "deadline", "indicator", "target", "results")
    columns = dict(zip(names, cells[1:], strict=True))
    plan = read(action(cells[0], **columns), action(cells[1], people=cells[4]), title=cells[0], front=tuple(cells))
    plan.model_dump_json()
