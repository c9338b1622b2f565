from __future__ import annotations

from dataclasses import replace

from tests.structure.build import plan, table, text, texts


def test_ticked_years_are_the_deadline() -> None:
    raw = plan(
        table(
            [
                ["Actions", "Responsables", "2025", "2026", "2027"],
                ["Planter des arbres", "Ville", "X", "X", ""],
                ["Semer des prés", "Comité", "", "", "●"],
            ]
        )
    )
    assert [text(action.deadline) for action in raw.actions] == ["2025, 2026", "2027"]


def test_ticks_below_a_group_of_phases() -> None:
    raw = plan(
        table(
            [
                ["Actions", "Responsables", "Échéancier", "", ""],
                ["", "", "An 1", "An 2", "An 3"],
                ["Planter des arbres", "Ville", "", "✓", "✓"],
            ]
        )
    )
    assert text(raw.actions[0].deadline) == "An 2, An 3"


def test_shaded_cells_are_ticks() -> None:
    plain = table(
        [
            ["Actions", "Responsables", "2025", "2026"],
            ["Planter des arbres", "Ville", "", ""],
            ["Semer des prés", "Ville", "", ""],
        ]
    )
    cells = tuple(
        replace(cell, fill="#70ad47") if (cell.row, cell.column) in {(1, 3), (2, 2)} else cell for cell in plain.cells
    )
    raw = plan(replace(plain, cells=cells))
    assert [text(action.deadline) for action in raw.actions] == ["2026", "2025"]


def test_of_start_and_end_the_end_is_the_deadline() -> None:
    raw = plan(table([["Task", "Start", "Finish", "Owner"], ["Plant the trees", "2025", "2027", "City"]]))
    assert text(raw.actions[0].deadline) == "2027"
    assert [(name, text(value)) for name, value in raw.actions[0].extra] == [("Start", "2025")]


def test_numbered_lists_side_by_side_are_joined_item_by_item() -> None:
    raw = plan(
        table(
            [
                ["Pour quoi ?", "Quoi ?", "Par qui ?", "Quand ?"],
                [
                    "Verdir la ville",
                    "1. Planter des arbres\n2. Semer des prés",
                    "1. Ville\n2. Comité",
                    "1. 2025\n2. 2026",
                ],
            ]
        )
    )
    found = [(text(action.action), texts(action.responsible), texts(action.deadline)) for action in raw.actions]
    assert found == [("Planter des arbres", ["Ville"], ["2025"]), ("Semer des prés", ["Comité"], ["2026"])]


def test_as_many_dates_as_actions_are_parallel() -> None:
    raw = plan(
        table(
            [
                ["Objectif", "Actions", "Responsables", "Échéance"],
                ["Verdir la ville", "• Planter des arbres\n• Semer des prés", "Ville", "mars 2025\njuin 2026"],
            ]
        )
    )
    assert [(texts(action.responsible), texts(action.deadline)) for action in raw.actions] == [
        (["Ville"], ["mars 2025"]),
        (["Ville"], ["juin 2026"]),
    ]


def test_sub_tasks_are_the_records_and_their_action_is_context() -> None:
    raw = plan(
        table(
            [
                ["Action", "Sub-tasks", "Owner"],
                ["A) Green the square", "", "City"],
                ["", "Plant the trees", "Parks"],
                ["", "Sow the lawn", "Parks"],
                ["B) Paint the hall", "", "Club"],
            ]
        )
    )
    assert [text(action.action) for action in raw.actions] == ["Plant the trees", "Sow the lawn", "Paint the hall"]
    assert [(level.level, level.number) for level in raw.actions[0].context] == [("action", "A")]


def test_band_beside_a_merged_cell_ends_with_it() -> None:
    header = ["Orientation", "Mesures", "Effets", "Bénéfices"]
    plain = table(
        [
            header,
            ["Économiser l'eau", "Mesures communes", "", ""],
            [None, "Réparer les conduites", "Moins de fuites", "Budget"],
            ["Économiser le feu", "Isoler les toits", "Moins de bois", "Budget"],
        ]
    )
    cells = tuple(
        replace(cell, column_span=3) if (cell.row, cell.column) == (1, 1) else cell
        for cell in plain.cells
        if not (cell.row == 1 and cell.column > 1)
    )
    raw = plan(replace(plain, cells=cells))
    assert [[text(level.text) for level in action.context] for action in raw.actions] == [
        ["Mesures communes", "Économiser l'eau"],
        ["Économiser le feu"],
    ]


def test_list_of_contents_gives_no_records() -> None:
    raw = plan(
        "Action 1 : Planter des arbres ........ 3",
        "Action 2 : Semer des prés ........ 4",
        "Action 1 : Planter des arbres",
        "Pilote : Ville",
        "Action 2 : Semer des prés",
        "Pilote : Comité",
    )
    assert [text(action.action) for action in raw.actions] == ["Planter des arbres", "Semer des prés"]


def test_page_numbers_below_their_titles_do_not_part_a_list_of_contents() -> None:
    raw = plan(
        "Action 1 : Planter des arbres ........ 3",
        "Action 2 : Semer des prés le long des rivières et",
        "autour des écoles",
        "4",
        "Action 3 : Ouvrir un marché sur",
        "la place ........ 5",
        "Action 1 : Planter des arbres",
        "Pilote : Ville",
        "Action 3 : Ouvrir un marché sur la place",
        "Pilote : Comité",
    )
    assert [text(action.action) for action in raw.actions] == ["Planter des arbres", "Ouvrir un marché sur la place"]
