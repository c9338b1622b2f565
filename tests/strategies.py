"""Records with anything in every field, for properties that hold of all of them."""

from __future__ import annotations

import math
from typing import get_args

from hypothesis import strategies as st

from planparse.issues import CODES
from planparse.records import (
    Action,
    Comparator,
    ContextLevel,
    Deadline,
    DeadlineKind,
    Evidence,
    Issue,
    Period,
    Plan,
    Precision,
    Source,
    TableReading,
    Target,
    Unclaimed,
)

TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
SIGNS = st.text(alphabet="\\\n\r\t'=+-@;,|\" é\u00a0\u2028", max_size=12)
NUMBERS = st.text(alphabet="12./-\u2060", max_size=8)
WORDS = (TEXT | SIGNS | NUMBERS).filter(str.strip)
LINES = st.lists(WORDS, max_size=3).map(tuple)
MAYBE = st.none() | WORDS
COUNT = st.none() | st.integers(1, 10_000)
POINTS = st.floats(0, 1_000).map(lambda value: round(value, 2))
EVIDENCE = st.builds(
    Evidence,
    page=COUNT,
    bbox=st.none() | st.tuples(POINTS, POINTS, POINTS, POINTS),
    table=COUNT,
    row=COUNT,
    column=COUNT,
    line=COUNT,
    sheet=MAYBE,
    cell=MAYBE,
    raw=TEXT,
)
ISSUES = st.builds(
    Issue,
    code=st.sampled_from(sorted(CODES)),
    level=st.sampled_from(["info", "warning", "error"]),
    message=WORDS,
    evidence=st.none() | EVIDENCE,
)
LEVELS = st.builds(
    ContextLevel,
    level=st.sampled_from(["axis", "section", "objective", "general_objective", "orientation"]),
    label=MAYBE,
    number=MAYBE,
    text=WORDS,
)
DEADLINES = st.builds(
    Deadline,
    text=WORDS | st.sampled_from(["2025", "Ans 1 et 2", "mars 2026", "En continu", "À déterminer", "2024-2026"]),
    kind=st.sampled_from(get_args(DeadlineKind)),
    years=st.lists(st.integers(1, 10), max_size=3).map(tuple),
    start=st.none() | st.dates(),
    end=st.none() | st.dates(),
    precision=st.none() | st.sampled_from(get_args(Precision)),
    recurrence=MAYBE,
    assumed=st.booleans(),
)
TARGETS = st.builds(
    Target,
    text=WORDS,
    year=st.none() | st.integers(1, 2100),
    value=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    unit=MAYBE,
    comparator=st.none() | st.sampled_from(get_args(Comparator)),
)
ACTIONS = st.builds(
    Action,
    number=MAYBE,
    objective_number=MAYBE,
    context=st.lists(LEVELS, max_size=3).map(tuple),
    objective=MAYBE,
    action=WORDS,
    means=LINES,
    responsible=LINES,
    partners=LINES,
    deadline=st.none() | DEADLINES,
    indicator=LINES,
    target=st.lists(TARGETS, max_size=2).map(tuple),
    extra=st.dictionaries(WORDS, TEXT, max_size=2),
    evidence=st.dictionaries(
        st.sampled_from(["action", "objective", "deadline", "extra"]),
        st.lists(EVIDENCE, max_size=2, unique=True).map(tuple),
    ),
    confidence=st.floats(0, 1).filter(math.isfinite),
    issues=st.lists(ISSUES, max_size=2).map(tuple),
)
PLANS = st.builds(
    Plan,
    source=st.builds(
        Source,
        name=WORDS,
        format=st.sampled_from(["pdf", "docx", "text"]),
        sha256=st.just("0" * 64),
        pages=COUNT,
        bytes=st.integers(0, 10**9),
    ),
    title=MAYBE,
    organisation=MAYBE,
    language=st.none() | st.sampled_from(["fr", "en"]),
    period=st.none()
    | st.builds(Period, text=WORDS, start=st.none() | st.dates(), end=st.none() | st.dates(), assumed=st.booleans()),
    adopted=st.none() | st.dates(),
    glossary=st.dictionaries(WORDS, WORDS, max_size=2),
    actions=st.lists(ACTIONS, min_size=1, max_size=3).map(tuple),
    issues=st.lists(ISSUES, max_size=2).map(tuple),
    unclaimed=st.lists(st.builds(Unclaimed, text=WORDS, evidence=EVIDENCE), max_size=2).map(tuple),
    tables=st.lists(
        st.builds(
            TableReading,
            number=st.integers(1, 9),
            page=COUNT,
            rows=st.integers(0, 9),
            columns=st.integers(0, 9),
            use=st.sampled_from(["actions", "cards", "glossary", "nothing"]),
            roles=LINES,
            certainty=st.floats(0, 1),
            continued_from=COUNT,
        ),
        max_size=2,
    ).map(tuple),
)
