from __future__ import annotations

from datetime import date

import pytest
from tests.normalise.build import action, read

from planparse.normalise.deadlines import Frame, read_deadline
from planparse.records import Deadline


def _says(text: str, frame: Frame | None = None) -> tuple[str, str | None, str | None]:
    """Kind, first and last day."""
    deadline = read_deadline(text, frame or Frame())
    first, last = (day.isoformat() if day else None for day in (deadline.start, deadline.end))
    return deadline.kind, first, last


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("1er avril 2031", "2031-04-01", "2031-04-01", "day"),
        ("April 3rd, 2031", "2031-04-03", "2031-04-03", "day"),
        ("31 de diciembre de 2031", "2031-12-31", "2031-12-31", "day"),
        ("2031-04-03", "2031-04-03", "2031-04-03", "day"),
        ("03/04/31", "2031-04-03", "2031-04-03", "day"),
        ("mars 2031", "2031-03-01", "2031-03-31", "month"),
        ("Mar-2031", "2031-03-01", "2031-03-31", "month"),
        ("fin févr. 2032", "2032-02-01", "2032-02-29", "month"),
        ("03/2031", "2031-03-01", "2031-03-31", "month"),
        ("2031-03", "2031-03-01", "2031-03-31", "month"),
        ("T1 2031", "2031-01-01", "2031-03-31", "quarter"),
        ("2e trimestre 2031", "2031-04-01", "2031-06-30", "quarter"),
        ("2031 Q4", "2031-10-01", "2031-12-31", "quarter"),
        ("Primer trimestre de 2031", "2031-01-01", "2031-03-31", "quarter"),
        ("2e semestre 2031", "2031-07-01", "2031-12-31", "half_year"),
        ("2031", "2031-01-01", "2031-12-31", "year"),
        ("été 2031", None, None, "season"),
        ("mi-juin", None, None, "month"),
        ("31/02/2031", None, None, "day"),
    ],
)
def test_dates(text: str, first: str | None, last: str | None, precision: str) -> None:
    assert _says(text) == ("date", first, last)
    assert read_deadline(text, Frame()).precision == precision


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("30. Juni 2031", "date", "2031-06-30", "2031-06-30"),
        ("bis Ende 2031", "before", None, "2031-12-31"),
        ("2. Quartal 2031", "date", "2031-04-01", "2031-06-30"),
        ("KW 12/2031", "date", "2031-01-01", "2031-12-31"),
        ("fortlaufend", "continuous", None, None),
        ("kurzfristig", "horizon", None, None),
        ("entro il 31/12/2031", "before", None, "2031-12-31"),
        ("II semestre 2031", "date", "2031-07-01", "2031-12-31"),
        ("in corso", "status", None, None),
        ("tweede kwartaal 2031", "date", "2031-04-01", "2031-06-30"),
        ("uiterlijk 1 maart 2031", "before", None, "2031-03-01"),
        ("doorlopend", "continuous", None, None),
        ("setembre de 2031", "date", "2031-09-01", "2031-09-30"),
        ("fins al 2031", "before", None, "2031-12-31"),
        ("trimestrul III 2031", "date", "2031-07-01", "2031-09-30"),
        ("începând cu mai 2031", "from", "2031-05-01", None),
        ("II kwartał 2031 r.", "date", "2031-04-01", "2031-06-30"),
        ("do końca 2031 r.", "before", None, "2031-12-31"),
        ("na bieżąco", "continuous", None, None),
        ("4.º trimestre de 2031", "date", "2031-10-01", "2031-12-31"),
        ("em curso", "status", None, None),
        ("corocznie", "recurring", None, None),
    ],
)
def test_deadlines_in_every_language(text: str, kind: str, first: str | None, last: str | None) -> None:
    assert _says(text) == (kind, first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031-2034", "2031-01-01", "2034-12-31"),
        ("2031 à 2034", "2031-01-01", "2034-12-31"),
        ("2031-34", "2031-01-01", "2034-12-31"),
        ("juin à septembre 2031", "2031-06-01", "2031-09-30"),
        ("de mars 2031 à juin 2032", "2031-03-01", "2032-06-30"),
        ("entre 2031 et 2033", "2031-01-01", "2033-12-31"),
        ("T2 à T4 2031", "2031-04-01", "2031-12-31"),
        ("1er au 15 mars 2031", "2031-03-01", "2031-03-15"),
        ("janv.-mars", None, None),
        ("exercice 2031-2032", None, None),
    ],
)
def test_ranges(text: str, first: str | None, last: str | None) -> None:
    assert _says(text) == ("range", first, last)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("d'ici 2031", ("before", None, "2031-12-31")),
        ("D’ici la fin de 2031", ("before", None, "2031-12-31")),
        ("au plus tard le 31 mars 2031", ("before", None, "2031-03-31")),
        ("by June 2031", ("before", None, "2031-06-30")),
        ("até dezembro de 2031", ("before", None, "2031-12-31")),
        ("avant 2031", ("before", None, "2030-12-31")),
        ("avant la fin de 2031", ("before", None, "2031-12-31")),
        ("à partir de mars 2031", ("from", "2031-03-01", None)),
        ("From May 2031", ("from", "2031-05-01", None)),
        ("En continu dès 2031", ("continuous", "2031-01-01", None)),
    ],
)
def test_bounds(text: str, said: tuple[str, str | None, str | None]) -> None:
    assert _says(text) == said


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("An 1", (1,)),
        ("Ans 1, 2 et 3", (1, 2, 3)),
        ("Ans II et III", (2, 3)),
        ("An I", (1,)),
        ("Année 1 à 3", (1, 2, 3)),
        ("Years 1-3", (1, 2, 3)),
        ("Años 1 y 2", (1, 2)),
        ("2e année", (2,)),
        ("An 1 (semis) Ans 2 et 3 (récolte)", (1, 2, 3)),
    ],
)
def test_plan_years(text: str, years: tuple[int, ...]) -> None:
    deadline = read_deadline(text, Frame())
    assert (deadline.kind, deadline.years, deadline.assumed) == ("plan_years", years, False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("En continu", "continuous"),
        ("Ongoing", "continuous"),
        ("Court terme", "horizon"),
        ("As soon as possible", "horizon"),
        ("6 mois", "horizon"),
        ("M+3", "horizon"),
        ("Phase 2", "horizon"),
        ("En cours", "status"),
        ("Concluído", "status"),
        ("À déterminer", "to_be_determined"),
        ("À confirmer avec la Ville", "to_be_determined"),
        ("Selon la pluie", "unparsed"),
        ("x2031", "unparsed"),
        ("Voir le rapport que la commission des jardins et des eaux a remis en mars 2031", "unparsed"),
    ],
)
def test_other_kinds(text: str, kind: str) -> None:
    assert _says(text) == (kind, None, None)


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("Annuellement", "yearly"),
        ("Mensuel", "monthly"),
        ("Quarterly", "quarterly"),
        ("chaque automne", "yearly"),
        ("2 fois/an", "2 per year"),
        ("aux deux ans", "every 2 years"),
        ("tous les 3 mois", "every 3 months"),
        ("Au besoin", None),
    ],
)
def test_recurring(text: str, recurrence: str | None) -> None:
    deadline = read_deadline(text, Frame())
    assert (deadline.kind, deadline.recurrence) == ("recurring", recurrence)


def test_words_in_parentheses_explain_and_decide_only_alone() -> None:
    assert _says("mars 2031 (avant la fête de 2032)") == ("date", "2031-03-01", "2031-03-31")
    assert _says("(mars 2031)") == ("date", "2031-03-01", "2031-03-31")


def test_all_plan_years_are_the_whole_period() -> None:
    frame = Frame(date(2031, 1, 1), date(2034, 12, 31), plan_years=3)
    assert read_deadline("Ans 1, 2 et 3", frame) == Deadline(
        text="Ans 1, 2 et 3",
        kind="plan_years",
        years=(1, 2, 3),
        start=date(2031, 1, 1),
        end=date(2034, 12, 31),
        precision="period",
        assumed=True,
    )


def test_a_plan_year_is_a_calendar_year_only_where_their_numbers_agree() -> None:
    assert _says("An 2", Frame(date(2031, 1, 1), date(2033, 12, 31), 3)) == ("plan_years", "2032-01-01", "2032-12-31")
    assert _says("An 2", Frame(date(2031, 1, 1), date(2034, 12, 31), 3)) == ("plan_years", None, None)


def test_a_date_that_can_be_read_both_ways_stays_open() -> None:
    frame = Frame(day_first=None)
    assert _says("04/07/2031", frame) == ("date", None, None)
    assert _says("04/25/2031", frame) == ("date", "2031-04-25", "2031-04-25")
    assert _says("25/04/2031", frame) == ("date", "2031-04-25", "2031-04-25")
    assert _says("06/06/2031", frame) == ("date", "2031-06-06", "2031-06-06")


def test_a_plan_counts_its_own_years() -> None:
    plan = read(action(deadline="An 1"), action(deadline="Ans 2 et 3"), title="Plan vert 2031-2033")
    assert [record.deadline.start for record in plan.actions if record.deadline] == [date(2031, 1, 1), date(2032, 1, 1)]


def test_signs_of_an_empty_cell_are_no_deadline() -> None:
    record = read(action(deadline="S/O")).actions[0]
    assert record.deadline is None
    assert record.evidence["deadline"][0].raw == "S/O"


def test_lines_of_a_deadline_are_one_text() -> None:
    deadline = read(action(deadline=("An 1 (semis)", "An 2 (récolte)"))).actions[0].deadline
    assert deadline is not None
    assert (deadline.text, deadline.years) == ("An 1 (semis) An 2 (récolte)", (1, 2))


def test_a_plan_is_read_alike_whatever_was_read_before_it() -> None:
    titles = ("Plan vert 2031-2032", "Plan bleu 2041-2042", "Plan vert 2031-2032")
    plans = [read(action(deadline="An 1"), action(deadline="An 2"), title=title) for title in titles]
    starts = [[record.deadline.start for record in plan.actions if record.deadline] for plan in plans]
    assert starts[0] == starts[2] == [date(2031, 1, 1), date(2032, 1, 1)]
    assert starts[1] == [date(2041, 1, 1), date(2042, 1, 1)]
