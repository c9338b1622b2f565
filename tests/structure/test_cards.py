from __future__ import annotations

from tests.structure.build import paragraph, plan, table, text, texts


def test_labelled_action_takes_the_labelled_fields_below_it() -> None:
    raw = plan(
        paragraph("1. L'eau", heading=1),
        "Mesure 4 : Ouvrir la rivière aux baigneurs",
        "Pilote : Ville de Lac-Bleu",
        "Partenaires : Comité du lac",
        "Calendrier : été 2027",
        "Mesure 5 : Nettoyer les berges",
        "Pilote : Comité du lac",
    )
    first, second = raw.actions
    assert (first.number, text(first.action), texts(first.responsible)) == (
        "4",
        "Ouvrir la rivière aux baigneurs",
        ["Ville de Lac-Bleu"],
    )
    assert (texts(first.partners), texts(first.deadline)) == (["Comité du lac"], ["été 2027"])
    assert (second.number, texts(second.responsible), second.partners) == ("5", ["Comité du lac"], ())
    assert [text(level.text) for level in second.context] == ["L'eau"]


def test_label_of_the_document_s_own_is_an_extra_field() -> None:
    blocks = [
        line
        for number in (1, 2, 3)
        for line in (f"{number}.1 Engagement : Planter {number} arbres", "• Justification : Il fait chaud.")
    ]
    raw = plan(*blocks)
    assert [action.number for action in raw.actions] == ["1.1", "2.1", "3.1"]
    assert [(name, text(value)) for name, value in raw.actions[0].extra] == [("Justification", "Il fait chaud.")]


def test_label_on_a_line_of_its_own_holds_the_list_below() -> None:
    raw = plan("Action 1 : Planter", "Partenaires :", "• Comité du lac", "• Office du parc", "Action 2 : Semer")
    assert texts(raw.actions[0].partners) == ["Comité du lac", "Office du parc"]


def test_action_above_a_table_of_its_steps_is_their_context() -> None:
    steps = table([["Milestone", "Lead", "Due date"], ["1.1 Plant the trees of the square", "City", "2027"]])
    raw = plan(paragraph("Action 1: Green the square", heading=2), "Why it matters.", steps, "Action 2: Rest")
    assert [text(action.action) for action in raw.actions] == ["Plant the trees of the square", "Rest"]
    assert [(level.level, level.number) for level in raw.actions[0].context] == [("action", "1")]


def test_table_of_labels_and_values_is_one_action() -> None:
    raw = plan(
        paragraph("Axe 2 : L'eau", heading=1),
        table(
            [
                ["Action", "Ouvrir la rivière aux baigneurs"],
                ["Pilote", "Ville de Lac-Bleu"],
                ["Partenaires", "Comité du lac\nOffice du parc"],
                ["Calendrier", "été 2027"],
                ["Budget", "12 000 $"],
            ]
        ),
    )
    (action,) = raw.actions
    assert (text(action.action), texts(action.responsible)) == (
        "Ouvrir la rivière aux baigneurs",
        ["Ville de Lac-Bleu"],
    )
    assert texts(action.partners) == ["Comité du lac", "Office du parc"]
    assert [(name, text(value)) for name, value in action.extra] == [("Budget", "12 000 $")]
    assert [(level.level, level.number) for level in action.context] == [("axis", "2")]


def test_title_above_a_card_without_an_action_row_is_its_action() -> None:
    card = table([["Pilote", "Ville de Lac-Bleu"], ["Partenaires", "Comité du lac"], ["Échéance", "2027"]])
    raw = plan("Objectif : Se baigner", paragraph("1.1 Ouvrir la rivière", heading=2), card)
    (action,) = raw.actions
    assert (text(action.action), action.number) == ("Ouvrir la rivière", "1.1")
    assert text(action.objective) == "Se baigner"


def test_table_without_a_filled_row_is_no_card() -> None:
    assert plan(table([["", ""], ["", ""]])).actions == ()


def test_label_that_comes_back_at_once_is_no_value() -> None:
    raw = plan(
        "Action 1 : Planter", "Pilote : Ville", "Pilote : " * 9_999, "Action 2 : Semer", "Pilote : Pilote : Club"
    )
    assert [texts(action.responsible) for action in raw.actions] == [["Ville"], ["Club"]]


def test_dash_stands_for_the_colon_behind_a_known_label() -> None:
    raw = plan("Action 1 – Light the path", "Lead – Highways", "Timescale – by 2031", "Action 2 – Run patrols")
    assert [text(action.action) for action in raw.actions] == ["Light the path", "Run patrols"]
    assert (texts(raw.actions[0].responsible), texts(raw.actions[0].deadline)) == (["Highways"], ["by 2031"])


def test_number_of_a_card_stands_in_its_first_label() -> None:
    raw = plan(
        table(
            [
                ["Fiche action n° 1.1", "Créer un centre de santé"],
                ["Constat", "Il n'y en a pas."],
                ["Porteur", "Ville"],
                ["Partenaires", "ARS"],
                ["Échéance", "2031"],
            ]
        )
    )
    (action,) = raw.actions
    assert (action.number, text(action.action), texts(action.responsible)) == (
        "1.1",
        "Créer un centre de santé",
        ["Ville"],
    )


def test_numbered_heading_above_a_card_is_its_action_and_no_level_above_it() -> None:
    rows = [["Objectif", "Verdir"], ["Pilote", "Ville"], ["Acteurs", "École"], ["Échéance", "2031"]]
    raw = plan(
        paragraph("Mesure 1 : Planter des arbres", heading=2),
        table(rows),
        paragraph("Mesure 2 : Semer un pré", heading=2),
        table([["Action", "Semer un pré"], *rows], number=2),
    )
    assert [(action.number, text(action.action)) for action in raw.actions] == [
        ("1", "Planter des arbres"),
        ("2", "Semer un pré"),
    ]
    assert [action.context for action in raw.actions] == [(), ()]
    assert texts(raw.actions[0].partners) == ["École"]


def test_label_in_bold_on_a_line_of_its_own_stands_above_its_value() -> None:
    raw = plan(
        paragraph("Action 1 – Ouvrir un tiers-lieu", heading=2),
        paragraph("Pilote", bold=True),
        "Association du lac",
        paragraph("Calendrier", bold=True),
        "2031",
        paragraph("Action 2 – Lancer un bus", heading=2),
    )
    first = raw.actions[0]
    assert (texts(first.responsible), texts(first.deadline)) == (["Association du lac"], ["2031"])


def test_last_day_of_a_card_is_its_deadline_and_the_first_stays_beside() -> None:
    rows = [["Acción", "Abrir datos"], ["Responsable", "Hacienda"], ["Meta", "1 portal"]]
    dates = [["Fecha de inicio", "enero de 2031"], ["Fecha de término", "junio de 2031"]]
    for lines in (dates, dates[::-1]):
        (action,) = plan(table([*rows, *lines])).actions
        assert texts(action.deadline) == ["junio de 2031"]
        assert [(name, text(value)) for name, value in action.extra] == [("Fecha de inicio", "enero de 2031")]


def test_unclaimed_numbered_line_above_a_card_is_its_action() -> None:
    rows = [["Pilote", "Ville", "Échéance", "2031"], ["Partenaires", "École", "Coût", "80 $"]]
    raw = plan("Le comité a retenu une action.", "1.1 Créer un verger", table(rows))
    assert [(action.number, text(action.action)) for action in raw.actions] == [("1.1", "Créer un verger")]
    assert texts(raw.unclaimed) == ["Le comité a retenu une action."]


def test_number_of_an_objective_among_the_fields_of_a_card_is_taken_off() -> None:
    card = table([["Action", "Ouvrir la rivière"], ["Objectif", "1.1 Se baigner"], ["Pilote", "Ville"]])
    (action,) = plan(card).actions
    assert (action.objective_number, text(action.objective)) == ("1.1", "Se baigner")


def test_a_card_of_lines_may_begin_with_a_label_that_is_no_field() -> None:
    raw = plan(
        "Objectif : Se baigner",
        paragraph("a) Ouvrir la rivière", heading=3),
        "Budget : 10 000 $",
        "Pilote : Ville",
        paragraph("b) Nettoyer les berges", heading=3),
        "Budget : 2 000 $",
        "Pilote : MRC",
    )
    assert [(text(action.action), texts(action.responsible)) for action in raw.actions] == [
        ("Ouvrir la rivière", ["Ville"]),
        ("Nettoyer les berges", ["MRC"]),
    ]
