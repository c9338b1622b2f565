"""A plan as found becomes a plan as records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from planparse import records
from planparse.document import Document
from planparse.normalise import evidence
from planparse.normalise.action import Whole, read_action, stated_fields
from planparse.normalise.bilingual import says_all_twice
from planparse.normalise.deadlines import MAX_TEXT, Frame
from planparse.normalise.glossary import read_glossary
from planparse.normalise.language import main_language
from planparse.normalise.people import collect_names
from planparse.normalise.period import read_adoption, read_period, read_stated_period
from planparse.normalise.plan_years import find_plan_years
from planparse.normalise.quantities import collect_habits
from planparse.normalise.texts import clean, forget, joined, lines, says_something
from planparse.profiles import Profile
from planparse.raw import RawPlan, RawTable
from planparse.wording.fold import fold, level
from planparse.wording.terms import opening

USUAL = 0.5
"""Share of records with a field from which its absence in another record counts against it."""


def normalise(raw: RawPlan, document: Document, source: records.Source, profile: Profile | None = None) -> records.Plan:
    """The records of a plan. Never raises on text, whatever it holds.

    Title, organisation, language and period that the `profile` states win over what the document says.
    """
    forget()
    stated = profile or Profile()
    title = clean(raw.title.text) if raw.title else ""
    front = lines(raw.front)
    language = stated.language or main_language(_running_text(raw))
    # English alone does not say whether 04/07 is in April or in July.
    day_first = None if language == "en" else True
    period = read_stated_period(stated.period) if stated.period else read_period(title, front)
    paired = says_all_twice(raw.tables)
    whole = Whole(
        names=collect_names(raw, (clean(meaning.text) for _, meaning in raw.glossary), paired=paired),
        habits=replace(collect_habits(raw), paired=paired),
        frame=_frame(raw, period, day_first),
        usual=_usual_fields(raw),
        unsure=document.unsure,
    )
    actions = tuple(read_action(action, whole) for action in raw.actions if says_something(action.action))
    people = (name for action in actions for name in (*action.responsible, *action.partners))
    return records.Plan(
        source=source,
        title=stated.title or title or None,
        organisation=stated.organisation or _organisation(raw, document),
        language=language,
        period=period,
        adopted=read_adoption([*front, *lines(raw.unclaimed)], day_first),
        glossary=read_glossary(raw.glossary, people),
        actions=actions,
        tables=tuple(map(_table, raw.tables)),
        issues=tuple(map(evidence.of_doubt, dict.fromkeys((*document.doubts, *raw.doubts)))),
        unclaimed=tuple(_unclaimed(raw)),
    )


def _running_text(raw: RawPlan) -> Iterator[str]:
    """The words that tell the plan's language, actions first."""
    for action in raw.actions:
        yield from (joined(action.action), joined(action.objective), joined(action.means))
    yield from lines((*raw.front, *raw.unclaimed))


def _frame(raw: RawPlan, period: records.Period | None, day_first: bool | None) -> Frame:
    years = (year for action in raw.actions for year in find_plan_years(fold(joined(action.deadline)[:MAX_TEXT])))
    start, end = (period.start, period.end) if period else (None, None)
    return Frame(start, end, max(years, default=0), day_first)


def _usual_fields(raw: RawPlan) -> frozenset[str]:
    stated = Counter(field for action in raw.actions for field in stated_fields(action))
    return frozenset(field for field, count in stated.items() if count > USUAL * len(raw.actions))


def _organisation(raw: RawPlan, document: Document) -> str | None:
    """What the plan prints, else the file's author where that begins like the name of an organisation."""
    if raw.organisation:
        return clean(raw.organisation.text) or None
    author = clean(dict(document.metadata).get("author", ""))
    return author if opening("people", "head").match(level(author)) else None


def _table(table: RawTable) -> records.TableReading:
    return records.TableReading(
        number=table.number,
        page=table.page,
        rows=table.rows,
        columns=table.columns,
        use=table.use,
        roles=table.roles if any(table.roles) else (),
        certainty=round(table.certainty, 2),
        continued_from=table.continued_from,
    )


def _unclaimed(raw: RawPlan) -> Iterator[records.Unclaimed]:
    for paragraph in raw.unclaimed:
        if text := clean(paragraph.text):
            where, *_ = evidence.of_paragraphs((paragraph,))
            yield records.Unclaimed(text=text, evidence=where)
