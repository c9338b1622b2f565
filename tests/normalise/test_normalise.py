from __future__ import annotations

from tests.normalise.build import action, column, read

from planparse.document import Document, Paragraph
from planparse.issues import Doubt
from planparse.normalise import normalise
from planparse.places import Place
from planparse.raw import RawAction, RawLevel, RawPlan, RawTable
from planparse.records import Plan, Source


def _plan(raw: RawPlan, *doubts: Doubt) -> Plan:
    source = Source(name="plan.pdf", format="pdf", sha256="0" * 64, pages=2, bytes=1)
    return normalise(raw, Document("plan.pdf", "pdf", (), doubts=doubts), source)


def test_every_field_points_to_where_it_was_read() -> None:
    paragraph = Paragraph("Ouvrir un jardin", (Place(page=1, row=2), Place(page=2, row=1)), marker="1.1.1")
    raw = RawAction(
        (paragraph,),
        number="1.1.1",
        objective=column("Verdir"),
        objective_number="1.1",
        context=(RawLevel("axis", "AXE", "1", column("Vivre ensemble")),),
        people=column("GVB", "Ville"),
        extra=(("Budget", column("10 000 $")),),
    )
    record = _plan(RawPlan((raw,))).actions[0]
    assert [(piece.page, piece.row, piece.raw) for piece in record.evidence["action"]] == [
        (1, 2, "1.1.1 Ouvrir un jardin"),
        (2, 1, "1.1.1 Ouvrir un jardin"),
    ]
    assert record.evidence["number"] == record.evidence["action"]
    assert record.evidence["partners"] == record.evidence["responsible"]
    assert set(record.evidence) == {
        "number", "objective_number", "context", "objective", "action", "responsible", "partners", "extra",
    }  # fmt: skip


def test_levels_keep_their_labels_and_numbers() -> None:
    levels = (RawLevel("axis", "AXE", "1", column("Vivre", "ensemble")), RawLevel("section", "", None, column("")))
    record = _plan(RawPlan((RawAction(column("Semer"), context=levels),))).actions[0]
    assert [(level.label, level.number, level.text) for level in record.context] == [("AXE", "1", "Vivre ensemble")]


def test_other_columns_stand_under_their_headers() -> None:
    items = (Paragraph("Deux choses :"), Paragraph("Semer", marker="•"), Paragraph("Arroser", marker="•"))
    raw = RawAction(column("Semer"), extra=(("Note", items), ("Note", column("Fin")), ("Vide", column(""))))
    assert _plan(RawPlan((raw,))).actions[0].extra == {"Note": "Deux choses :\nSemer\nArroser\nFin"}


def test_damaged_text_is_kept_and_said_once() -> None:
    record = read(action("R\ufffdcolter", partners="\ufffdcole, Mus\ufffde")).actions[0]
    assert (record.action, record.partners) == ("R\ufffdcolter", ("\ufffdcole", "Mus\ufffde"))
    assert [issue.code for issue in record.issues] == ["damaged-text"]
    assert record.confidence < 1


def test_a_deadline_that_is_not_understood_is_an_issue() -> None:
    record = read(action(deadline="Selon la pluie")).actions[0]
    assert record.deadline is not None
    assert record.deadline.text == "Selon la pluie"
    assert [(issue.code, issue.evidence and issue.evidence.raw) for issue in record.issues] == [
        ("unparsed-deadline", "Selon la pluie")
    ]


def test_doubts_of_the_document_and_the_plan_are_issues_once() -> None:
    doubt = Doubt("unmapped-column", "The column is kept.", Place(page=3))
    plan = _plan(RawPlan((), doubts=(doubt, Doubt("no-plan-found", "Nothing."))), doubt)
    assert [(issue.code, issue.level) for issue in plan.issues] == [
        ("unmapped-column", "warning"),
        ("no-plan-found", "warning"),
    ]
    assert plan.issues[0].evidence is not None
    assert plan.issues[0].evidence.page == 3


def test_unclaimed_text_keeps_its_place() -> None:
    plan = _plan(RawPlan((), unclaimed=(*column("Mot de la mairesse", ""), Paragraph("Fin", marker="•"))))
    assert [(piece.text, piece.evidence.page, piece.evidence.raw) for piece in plan.unclaimed] == [
        ("Mot de la mairesse", 2, "Mot de la mairesse"),
        ("Fin", None, "• Fin"),
    ]


def test_confidence_falls_with_what_is_missing_and_odd() -> None:
    usual = {"responsible": "Ville", "deadline": "2031"}
    plan = read(
        action("Ouvrir un jardin", **usual),
        action("Ouvrir un verger", **usual),
        action("Ouvrir un rucher", **usual),
        action("Ouvrir un étang"),
        action("et de la ville", **usual),
    )
    full, *_, lacking, scrap = (record.confidence for record in plan.actions)
    assert full == 1
    assert 0 < lacking < 1
    assert 0 < scrap < 1


def test_the_certainty_of_the_structure_is_the_ceiling() -> None:
    raw = RawAction(column("Ouvrir un jardin"), certainty=0.6)
    assert _plan(RawPlan((raw,))).actions[0].confidence == 0.6


def test_plan_tells_how_each_table_was_read() -> None:
    first = RawTable(1, 1, 3, 2, "actions", roles=("action", "responsible"), certainty=0.914)
    second = RawTable(2, 2, 4, 2, "actions", roles=("action", "responsible"), certainty=0.914, continued_from=1)
    third = RawTable(3, 2, 2, 2, "nothing", roles=("", ""))
    tables = _plan(RawPlan((), tables=(first, second, third))).tables
    assert [table.continued_from for table in tables] == [None, 1, None]
    assert [table.roles for table in tables] == [("action", "responsible"), ("action", "responsible"), ()]
    assert tables[0].certainty == 0.91
