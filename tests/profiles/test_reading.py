"""What a profile says wins over every guess."""

from __future__ import annotations

from datetime import date

from tests.structure.build import paragraph, table, text

from planparse.document import Block, Document, Paragraph, Place
from planparse.normalise import normalise
from planparse.profiles import loads
from planparse.raw import RawPlan
from planparse.records import Plan, Source
from planparse.structure import find_plan

UNKNOWN = (
    ("Geste posé", "On s'en occupe", "Main-forte", "Fini pour"),
    ("Ouvrir trois descentes à la rivière", "Travaux publics", "Club de canot", "automne 2025"),
    ("Nettoyer les berges du lac", "Environnement", "École des Saules", "2026"),
)
KNOWN = (
    ("Mesures", "Responsables", "Cibles", "Échéance"),
    ("Ouvrir trois descentes à la rivière", "Travaux publics", "Riverains", "automne 2025"),
    ("Nettoyer les berges du lac", "Environnement", "Écoliers", "2026"),
)


def read(profile: str, *blocks: Block) -> RawPlan:
    return find_plan(Document("plan", "test", blocks), loads(profile))


def records(profile: str, *blocks: Block) -> Plan:
    document, stated = Document("plan", "test", blocks), loads(profile)
    source = Source(name="plan", format="test", sha256="0" * 64, bytes=1)
    return normalise(find_plan(document, stated), document, source, stated)


def test_header_of_unknown_words_is_read() -> None:
    profile = """[[headers]]
    columns = [
        { header = "Geste posé", role = "action" }, { header = "On s'en occupe", role = "responsible" },
        { header = "Main-forte", role = "partners" }, { header = "Fini pour", role = "deadline" },
    ]"""
    assert not read("", table(UNKNOWN)).actions
    first, second = read(profile, table(UNKNOWN)).actions
    assert (text(first.action), text(first.responsible)) == ("Ouvrir trois descentes à la rivière", "Travaux publics")
    assert (text(second.partners), text(second.deadline)) == ("École des Saules", "2026")
    assert first.certainty == 1.0


def test_two_named_columns_are_enough_and_the_others_are_guessed() -> None:
    plan = read('[roles]\n"Geste posé" = "action"\n"Fini pour" = "deadline"', table(UNKNOWN))
    assert [text(action.deadline) for action in plan.actions] == ["automne 2025", "2026"]
    assert [name for name, _ in plan.actions[0].extra] == ["On s'en occupe", "Main-forte"]


def test_role_of_a_known_word_can_be_changed() -> None:
    guess, told = read("", table(KNOWN)), read('[roles]\n"Cibles" = "partners"', table(KNOWN))
    assert not guess.actions[0].partners
    assert text(told.actions[0].partners) == "Riverains"
    assert text(told.actions[0].responsible) == "Travaux publics"


def test_column_kept_on_purpose_is_no_doubt() -> None:
    rows = tuple((*row, note) for row, note in zip(KNOWN, ("Zzz", "a", "b"), strict=True))
    assert [doubt.code for doubt in read("", table(rows)).doubts] == ["unmapped-column"]
    plan = read('[roles]\n"Zzz" = "extra"', table(rows))
    assert not plan.doubts
    assert "Zzz" in [name for name, _ in plan.actions[0].extra]


def test_table_of_no_actions_can_be_named() -> None:
    profile = """[[headers]]
    actions = false
    columns = [
        { header = "Mesures" }, { header = "Responsables" }, { header = "Cibles" }, { header = "Échéance" },
    ]"""
    assert not read(profile, table(KNOWN)).actions


def test_header_is_known_on_the_next_page_as_well() -> None:
    profile = '[roles]\n"Geste posé" = "action"\n"On s\'en occupe" = "responsible"'
    more = (UNKNOWN[0], ("Planter des saules", "Environnement", "Riverains", "2027"))
    plan = read(profile, table(UNKNOWN, 1, 1), table(more, 2, 2))
    assert [text(action.action) for action in plan.actions][-1] == "Planter des saules"
    assert len(plan.actions) == 3


def test_label_of_a_level_is_known() -> None:
    heading = paragraph("Grand élan 2 : Vivre près de l'eau", heading=1)
    [level] = read('[levels]\n"Grand élan" = "axis"', heading, table(KNOWN)).actions[0].context
    assert (level.level, level.label, level.number, text(level.text)) == (
        "axis",
        "Grand élan",
        "2",
        "Vivre près de l'eau",
    )


def test_label_of_a_card_is_known() -> None:
    card = (
        ("Action", "Ouvrir trois descentes"),
        ("Responsable", "Travaux publics"),
        ("Échéance", "2026"),
        ("Indicateur", "Descentes ouvertes"),
        ("Main-forte", "Club de canot"),
    )
    [action] = read('[roles]\n"Main-forte" = "partners"', table(card)).actions
    assert text(action.partners) == "Club de canot"


def test_words_of_one_profile_do_not_stay() -> None:
    read('[roles]\n"Geste posé" = "action"\n"Fini pour" = "deadline"', table(UNKNOWN))
    assert not read("", table(UNKNOWN)).actions


def test_labels_of_one_profile_do_not_stay() -> None:
    blocks = (paragraph("Grand élan 2 : Vivre près de l'eau", heading=1), table(KNOWN))
    profiles = ("", '[levels]\n"Grand élan" = "axis"', "")
    labels = [[level.label for level in read(profile, *blocks).actions[0].context] for profile in profiles]
    assert labels == [[], ["Grand élan"], []]


def test_skipped_pages_and_tables_are_left_out() -> None:
    note = Paragraph("Un mot de la mairesse", (Place(page=2),))
    plan = read("[skip]\npages = [2]\ntables = [1]", table(KNOWN, 1, 1), note, table(KNOWN, 2, 3))
    assert len(plan.actions) == 2
    assert [found.number for found in plan.tables] == [2]
    assert not plan.unclaimed


def test_facts_of_the_document_are_stated() -> None:
    facts = 'title = "Plan bleu"\norganisation = "Ville de Rive-Claire"\nlanguage = "pt"\nperiod = "2024-2027"'
    plan = records(facts, table(KNOWN))
    assert (plan.title, plan.organisation, plan.language) == ("Plan bleu", "Ville de Rive-Claire", "pt")
    assert plan.period is not None
    assert (plan.period.start, plan.period.end, plan.period.assumed) == (date(2024, 1, 1), date(2027, 12, 31), True)


def test_days_of_a_period_are_taken_as_they_stand() -> None:
    plan = records("[period]\nstart = 2024-04-01\nend = 2027-03-31", table(KNOWN))
    assert plan.period is not None
    assert (plan.period.text, plan.period.start, plan.period.assumed) == (
        "2024-04-01 – 2027-03-31",
        date(2024, 4, 1),
        False,
    )


def test_deadlines_are_resolved_in_the_stated_period() -> None:
    rows = (("Mesures", "Responsables", "Échéance"), ("Ouvrir trois descentes à la rivière", "Ville", "An 2"))
    [action] = records('period = "2024-2025"', table(rows)).actions
    assert action.deadline is not None
    assert (action.deadline.start, action.deadline.assumed) == (date(2025, 1, 1), True)
