"""Plans made to break the reading of rows, bands and tables that go on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.structure.build import paragraph, plan, table, text

from planparse.raw import RawPlan

PLANT, SOW = "Planter des arbres en ville", "Semer des prés fleuris"


def statements(raw: RawPlan) -> list[str]:
    return [text(action.action) for action in raw.actions]


def test_merged_responsible_covers_every_row_it_spans() -> None:
    raw = plan(
        table(
            [
                ["Objectifs", "Actions", "Responsable"],
                ["Verdir", PLANT, "Ville"],
                ["", SOW, None],
                ["", "Tondre moins souvent", "MRC"],
            ]
        )
    )
    assert [text(action.responsible) for action in raw.actions] == ["Ville", "Ville", "MRC"]


def test_a_row_of_totals_is_no_action() -> None:
    raw = plan(table([["Actions", "Responsable", "Budget"], [PLANT, "Ville", "10 000 $"], ["Total", "", "10 000 $"]]))
    assert statements(raw) == [PLANT]


@pytest.mark.parametrize(("label", "stated"), [("Coûts", [PLANT]), ("Été", [PLANT, f"{SOW}."])])
def test_a_row_that_tells_what_all_the_others_cost_is_no_action(label: str, stated: list[str]) -> None:
    rows = table([["Objectif", "Actions", "Responsable"], ["Arbres", PLANT, "Ville"], [label, f"{SOW}.", ""]])
    *cells, wide, _ = rows.cells
    raw = plan(replace(rows, cells=(*cells, replace(wide, column_span=2))))
    assert statements(raw) == stated


@pytest.mark.parametrize(("end", "count"), [("de", 1), ("et", 2), ("ici", 2)])
def test_a_bullet_in_the_middle_of_a_sentence_begins_no_action(end: str, count: int) -> None:
    listed = f"• Planter des arbres {end}\n• la ville"
    raw = plan(table([["Actions", "Responsable"], [listed, "Ville"], [SOW, "MRC"]]))
    assert len(statements(raw)) == count + 1


@pytest.mark.parametrize("blank", ["–", "-", "—", "S/O", "n/a", "…", "."])
def test_a_cell_that_says_nothing_is_no_action(blank: str) -> None:
    raw = plan(table([["Actions", "Responsable", "Échéance"], [PLANT, "Ville", "2025"], [blank, "MRC", "2026"]]))
    assert statements(raw) == [PLANT]


def test_a_line_that_goes_on_in_its_cell_is_no_second_action() -> None:
    raw = plan(
        table([["Actions", "Responsable"], ["Planter des arbres et des arbustes\nle long de la rivière", "Ville"]])
    )
    assert statements(raw) == ["Planter des arbres et des arbustes le long de la rivière"]


def test_a_quantity_that_opens_an_action_is_no_number() -> None:
    raw = plan(table([["Actions", "Responsable"], ["3 ateliers de jardinage offerts chaque été", "Ville"]]))
    assert (raw.actions[0].number, statements(raw)) == (None, ["3 ateliers de jardinage offerts chaque été"])


def test_objective_and_action_each_beside_a_number() -> None:
    raw = plan(
        table(
            [
                ["N°", "Objectif", "N°", "Action", "Responsable"],
                ["1", "Verdir les rues du centre", "1.1", PLANT, "Ville"],
                ["", "", "1.2", SOW, "MRC"],
            ]
        )
    )
    assert [(action.objective_number, action.number) for action in raw.actions] == [("1", "1.1"), ("1", "1.2")]


def test_band_in_the_first_cell_of_a_flat_row() -> None:
    raw = plan(
        table(
            [
                ["Actions", "Responsable", "Échéance", "Indicateur"],
                ["Axe 1 : La ville verte", "", "", ""],
                [PLANT, "Ville", "2025", "Arbres"],
                ["Axe 2 : La ville bleue", "", "", ""],
                ["Nettoyer la rivière", "MRC", "2026", "Kilos"],
            ]
        )
    )
    assert [[text(level.text) for level in action.context] for action in raw.actions] == [
        ["La ville verte"],
        ["La ville bleue"],
    ]


def test_an_action_alone_in_its_row_is_no_band() -> None:
    raw = plan(
        table(
            [
                ["Objectifs", "Actions", "Responsable", "Échéance"],
                ["Verdir les rues", PLANT, "Ville", "2025"],
                ["", SOW, "", ""],
                ["", "Tondre moins souvent les parcs", "Ville", "2026"],
            ]
        )
    )
    assert statements(raw) == [PLANT, SOW, "Tondre moins souvent les parcs"]
    assert {text(action.objective) for action in raw.actions} == {"Verdir les rues"}


def test_note_below_the_rows_is_no_action() -> None:
    raw = plan(
        table(
            [
                ["Actions", "Responsable", "Échéance"],
                [PLANT, "Ville", "2025"],
                ["* Sous réserve du financement."],
            ]
        )
    )
    assert statements(raw) == [PLANT]


def test_three_levels_of_bands_end_each_other() -> None:
    raw = plan(
        table(
            [
                ["Actions", "Responsable", "Échéance"],
                ["ORIENTATION A – Verdir"],
                ["Axe 1 : Les rues"],
                ["Objectif 1.1 : Donner de l'ombre"],
                [PLANT, "Ville", "2025"],
                ["Axe 2 : Les parcs"],
                ["Objectif 2.1 : Fleurir"],
                [SOW, "Ville", "2025"],
                ["ORIENTATION B – Nettoyer"],
                ["Axe 3 : L'eau"],
                ["Objectif 3.1 : Filtrer"],
                ["Poser des filtres aux égouts", "Ville", "2025"],
            ]
        )
    )
    assert [[level.number for level in action.context] for action in raw.actions] == [
        ["A", "1"],
        ["A", "2"],
        ["B", "3"],
    ]
    assert [action.objective_number for action in raw.actions] == ["1.1", "2.1", "3.1"]


@pytest.mark.parametrize("more", [" (suite)", " (suite et fin)", " (cont.)", " – suite"])
def test_band_that_comes_again_with_suite_is_the_same_band(more: str) -> None:
    raw = plan(
        table([["Axe 1 : Verdir"], ["Actions", "Responsable"], [PLANT, "Ville"]], page=1),
        table([[f"Axe 1 : Verdir{more}"], ["Actions", "Responsable"], [SOW, "Comité"]], 2, page=2),
    )
    assert [[text(level.text) for level in action.context] for action in raw.actions] == [["Verdir"], ["Verdir"]]


@pytest.mark.parametrize("more", [" (suite)", " (suite et fin)"])
def test_heading_that_comes_again_with_suite_is_the_same_heading(more: str) -> None:
    raw = plan(
        paragraph("Axe 1 : Verdir", heading=2),
        table([["Actions", "Responsable"], [PLANT, "Ville"]], page=1),
        paragraph(f"Axe 1 : Verdir{more}", heading=2),
        table([["Actions", "Responsable"], [SOW, "Comité"]], 2, page=2),
    )
    assert [[text(level.text) for level in action.context] for action in raw.actions] == [["Verdir"], ["Verdir"]]


def test_contacts_below_the_plan_are_no_rows_of_it() -> None:
    raw = plan(
        table([["Actions", "Responsable", "Partenaires", "Échéance"], [PLANT, "Ville", "MRC", "2025"]]),
        paragraph("Pour nous joindre", heading=2),
        table(
            [
                ["Ana Roy", "Agente de projet", "Ville de Lac-Bleu", "ana@lac-bleu.example"],
                ["Luc Tran", "Directeur", "MRC du Lac", "luc@mrc.example"],
            ],
            2,
        ),
    )
    assert statements(raw) == [PLANT]


def test_a_budget_with_the_columns_of_the_plan_is_no_part_of_it() -> None:
    raw = plan(
        table([["Actions", "Responsable", "Partenaires", "Échéance"], [PLANT, "Ville", "MRC", "2025"]]),
        paragraph("Budget", heading=2),
        table(
            [
                ["Poste", "2025", "2026", "Total"],
                ["Salaires et charges sociales", "10 000 $", "11 000 $", "21 000 $"],
                ["Achat de matériel et de plants", "5 000 $", "4 000 $", "9 000 $"],
            ],
            2,
        ),
    )
    assert statements(raw) == [PLANT]


def test_indicators_of_the_present_state_are_no_plan() -> None:
    raw = plan(
        table(
            [
                ["Indicateur", "2020", "2024", "Cible 2030"],
                ["Couvert d'arbres de la ville", "21 %", "23 %", "30 %"],
                ["Longueur du réseau cyclable", "14 km", "18 km", "40 km"],
            ]
        )
    )
    assert raw.actions == ()


def test_follow_up_of_the_plan_before_is_no_plan() -> None:
    raw = plan(
        paragraph("Bilan du plan 2020-2023", heading=1),
        table([["Objectif", "Résultat", "Commentaire"], ["Verdir les rues", "Atteint", "Douze rues verdies"]]),
        paragraph("Plan d'action 2024-2026", heading=1),
        table([["Actions", "Responsable", "Échéance"], [PLANT, "Ville", "2025"]], 2),
    )
    assert statements(raw) == [PLANT]


def test_glossary_in_lines_below_its_heading() -> None:
    raw = plan(
        table([["Actions", "Responsable"], [PLANT, "MRC"]]),
        paragraph("Liste des sigles", heading=1),
        "CLB : Comité du lac bleu",
        "MRC : Municipalité régionale de comté",
        "OTA : Office du tourisme ancien",
    )
    assert {term.text: meaning.text for term, meaning in raw.glossary} == {
        "CLB": "Comité du lac bleu",
        "MRC": "Municipalité régionale de comté",
        "OTA": "Office du tourisme ancien",
    }


def test_numbers_missing_in_a_parallel_list_leave_blanks() -> None:
    raw = plan(
        table(
            [
                ["Quoi ?", "Par qui ?", "Quand ?"],
                [f"1. {PLANT}\n2. {SOW}\n3. Tondre moins", "1. Ville\n3. MRC", "1. 2025\n2. 2026\n3. 2027"],
            ]
        )
    )
    assert [(text(action.responsible), text(action.deadline)) for action in raw.actions] == [
        ("Ville", "2025"),
        ("", "2026"),
        ("MRC", "2027"),
    ]


def test_a_cell_without_numbers_belongs_to_all_items() -> None:
    raw = plan(table([["Quoi ?", "Par qui ?", "Quand ?"], [f"1. {PLANT}\n2. {SOW}", "Ville", "1. 2025\n2. 2026"]]))
    assert [(text(action.responsible), text(action.deadline)) for action in raw.actions] == [
        ("Ville", "2025"),
        ("Ville", "2026"),
    ]


@pytest.mark.parametrize("header", ["Sous-actions", "Tâches", "Étapes", "Activités"])
def test_the_finer_of_two_statements_is_the_record(header: str) -> None:
    raw = plan(
        table(
            [
                ["Actions", header, "Responsable", "Échéance"],
                ["1. Verdir le centre", "1.1 Planter des arbres en ville", "Ville", "2025"],
                [None, "1.2 Semer des prés fleuris", "Comité", "2026"],
            ]
        )
    )
    assert [(action.number, text(action.action), text(action.responsible)) for action in raw.actions] == [
        ("1.1", PLANT, "Ville"),
        ("1.2", SOW, "Comité"),
    ]
    assert [[(level.number, text(level.text)) for level in action.context] for action in raw.actions] == [
        [("1", "Verdir le centre")]
    ] * 2


def test_logical_framework_in_rows() -> None:
    raw = plan(
        table(
            [
                ["", "Logique d'intervention", "Indicateurs", "Moyens de vérification", "Hypothèses"],
                ["Objectif général", "Vivre dans une ville verte", "Couvert d'arbres", "Photos aériennes", ""],
                ["Objectif spécifique", "Verdir les rues du centre", "Rues verdies", "Visites", "Appui du conseil"],
                ["Résultat 1", "Les rues ont de l'ombre", "Arbres vivants", "Comptage", "Pas de sécheresse"],
                ["Activités", "1.1 Planter des arbres en ville", "Nombre d'arbres", "Factures", ""],
                ["", "1.2 Semer des prés fleuris", "Surface semée", "Photos", ""],
            ]
        )
    )
    assert [(action.number, text(action.action), text(action.objective)) for action in raw.actions] == [
        ("1.1", PLANT, "Verdir les rues du centre"),
        ("1.2", SOW, "Verdir les rues du centre"),
    ]


def test_lead_in_above_lettered_items() -> None:
    raw = plan(
        table(
            [
                ["Objectifs", "Actions", "Responsable"],
                ["Verdir", "Verdir les cours d'école :\na) Enlever l'asphalte\nb) Planter des haies", "Ville"],
            ]
        )
    )
    assert [(a.number, text(a.action)) for a in raw.actions] == [
        ("a", "Enlever l'asphalte"),
        ("b", "Planter des haies"),
    ]


def test_several_plans_of_services_under_headings() -> None:
    raw = plan(
        paragraph("Plan d'action 2025", heading=1),
        paragraph("Service des loisirs", heading=2),
        table([["Objectifs", "Actions", "Échéance"], ["Bouger plus", "Ouvrir le gymnase le soir", "2025"]]),
        paragraph("Service des travaux publics", heading=2),
        table([["Objectifs", "Actions", "Échéance"], ["Verdir", PLANT, "2025"]], 2),
    )
    assert [[text(level.text) for level in a.context] for a in raw.actions] == [
        ["Service des loisirs"],
        ["Service des travaux publics"],
    ]


def test_members_and_steps_are_no_plan() -> None:
    raw = plan(
        table(
            [
                ["Nom", "Fonction", "Organisme"],
                ["Ana Roy", "Présidente du comité", "Ville"],
                ["Luc Tran", "Membre citoyen", "—"],
            ]
        ),
        table(
            [["Étape", "Date"], ["Consultation des citoyens", "Mars 2024"], ["Adoption par le conseil", "Juin 2024"]], 2
        ),
    )
    assert raw.actions == ()


def test_objectives_and_actions_in_one_column() -> None:
    raw = plan(
        table(
            [
                ["Objectifs et actions", "Responsable", "Échéance"],
                ["1. Verdir les rues", "", ""],
                [f"1.1 {PLANT}", "Ville", "2025"],
                [f"1.2 {SOW}", "Comité", "2026"],
                ["2. Nettoyer la rivière", "", ""],
                ["2.1 Poser des filtres aux égouts", "MRC", "2026"],
            ]
        )
    )
    assert [(a.number, text(a.action), a.objective_number, text(a.objective)) for a in raw.actions] == [
        ("1.1", PLANT, "1", "Verdir les rues"),
        ("1.2", SOW, "1", "Verdir les rues"),
        ("2.1", "Poser des filtres aux égouts", "2", "Nettoyer la rivière"),
    ]


def test_a_table_of_metrics_is_neither_actions_nor_a_card() -> None:
    raw = plan(
        paragraph("14. Success metrics", heading=2),
        table(
            [
                ["Metric", "How to measure", "Target"],
                ["Clicks to find a form", "Watch a visitor: Services → Forms", "2 clicks"],
                ['Support calls about "where is it"', "Count the calls of a week", "Half as many"],
            ]
        ),
    )
    assert raw.actions == ()


def test_open_items_with_an_owner_are_actions() -> None:
    raw = plan(
        table(
            [
                ["#", "Item", "Owner", "Deadline"],
                ["1", "Repair the footbridge", "Works", "2026"],
                ["2", "Decide who waters the park", "Council", "May 2026"],
            ]
        )
    )
    assert [(action.number, text(action.action)) for action in raw.actions] == [
        ("1", "Repair the footbridge"),
        ("2", "Decide who waters the park"),
    ]


def test_steps_that_are_bare_numbers_number_the_rows() -> None:
    raw = plan(table([["Étape", "Action", "Responsable"], ["1", PLANT, "Ville"], ["2", SOW, "MRC"]]))
    assert [(action.number, action.means) for action in raw.actions] == [("1", ()), ("2", ())]


def test_numbers_further_left_are_those_of_the_actions() -> None:
    raw = plan(
        table([["N°", "Priorité", "Action", "Pilote"], ["7", "Haute", PLANT, "Ville"], ["9", "Basse", SOW, "MRC"]])
    )
    assert [action.number for action in raw.actions] == ["7", "9"]


def test_numbers_that_number_nothing_are_kept_as_extra() -> None:
    raw = plan(table([["Action", "Pilote", "# de photos"], [PLANT, "Ville", "3"], [SOW, "MRC", "4"]]))
    assert [[(name, text(value)) for name, value in action.extra] for action in raw.actions] == [
        [("# de photos", "3")],
        [("# de photos", "4")],
    ]


@pytest.mark.parametrize("measures", ["Mesure", "Projet", "Initiative", "Recommandation"])
def test_actions_beside_measures_are_the_finer_ones(measures: str) -> None:
    raw = plan(
        table(
            [
                ["Objectif", measures, "Actions", "Responsable"],
                ["Verdir la ville", "Programme d'arbres de rue", f"• {PLANT}\n• {SOW}", "Ville"],
                ["", "Soutien aux jardins", "Prêter des outils aux écoles", "MRC"],
            ]
        )
    )
    assert [(text(action.action), text(action.context[-1].text)) for action in raw.actions] == [
        (PLANT, "Programme d'arbres de rue"),
        (SOW, "Programme d'arbres de rue"),
        ("Prêter des outils aux écoles", "Soutien aux jardins"),
    ]


def test_a_short_column_beside_the_actions_is_no_measure() -> None:
    raw = plan(
        table(
            [
                ["Action no. and date", "Action", "Deadline"],
                ["11/01/2011", PLANT, "June 2011"],
                ["19/11/2010", SOW, "Ongoing"],
            ]
        )
    )
    assert statements(raw) == [PLANT, SOW]


def test_a_title_in_the_column_of_numbers_is_a_band() -> None:
    raw = plan(
        table(
            [
                ["No", "Action", "Responsable"],
                ["A. Formation", "", ""],
                ["1", PLANT, "Ville"],
                ["B. Sécurité", "", ""],
                ["2", SOW, "MRC"],
            ]
        )
    )
    assert [
        (action.number, [(level.number, text(level.text)) for level in action.context]) for action in raw.actions
    ] == [
        ("1", [("A", "Formation")]),
        ("2", [("B", "Sécurité")]),
    ]


def test_what_stands_above_no_action_is_unclaimed() -> None:
    raw = plan(
        table(
            [
                ["Constat", "Niveau", "Action", "Responsable"],
                ["Rue trop chaude", "Majeur", PLANT, "Ville"],
                ["Registre incomplet", "Mineur", "—", "—"],
            ]
        )
    )
    assert statements(raw) == [PLANT]
    assert {"Registre incomplet", "Mineur"} <= {paragraph.text for paragraph in raw.unclaimed}


def test_a_table_printed_twice_side_by_side_is_two() -> None:
    raw = plan(
        table(
            [
                ["Année 2025"],
                ["Action", "Pilote", "Action", "Pilote"],
                [PLANT, "Ville", "Poser des bancs au parc", "École"],
                [SOW, "MRC", "", ""],
            ]
        )
    )
    assert [(text(action.action), text(action.responsible)) for action in raw.actions] == [
        (PLANT, "Ville"),
        (SOW, "MRC"),
        ("Poser des bancs au parc", "École"),
    ]


def test_names_below_item_are_no_numbers() -> None:
    raw = plan(table([["Item", "Action", "Pilote"], ["Rue du Port", PLANT, "Ville"], ["Parc Nord", SOW, "MRC"]]))
    assert [action.number for action in raw.actions] == [None, None]
    assert [text(action.context[-1].text) for action in raw.actions] == ["Rue du Port", "Parc Nord"]


def test_a_title_that_begins_like_one_of_actions_needs_company() -> None:
    rows = [["PDF", "text, rules, shades and tags"], ["Word", "body, lists and tables of the file"]]
    assert plan(table([["Format", "What is read"], *rows])).actions == ()
    raw = plan(table([["What will be done", "Who"], [PLANT, "Ville"], [SOW, "MRC"]]))
    assert statements(raw) == [PLANT, SOW]


def test_an_action_with_nothing_beside_it_is_no_band_below_an_objective() -> None:
    rows = [["Verdir la ville", PLANT, "Ville"], ["", "Poser des bancs", ""], ["Nettoyer la rivière", SOW, "MRC"]]
    raw = plan(table([["Objectif", "Action", "Pilote"], *rows, ["", "Trier les déchets", "MRC"]]))
    assert statements(raw) == [PLANT, "Poser des bancs", SOW, "Trier les déchets"]
