from __future__ import annotations

from dataclasses import replace

from tests.structure.build import paragraph, plan, table, text, texts

from planparse.document import Table

HEADER = ["Objectifs", "Actions", "Responsables", "Échéancier"]


def test_merged_objective_covers_every_row_it_spans() -> None:
    raw = plan(
        table([HEADER, ["Verdir les rues", "Planter des arbres", "Ville", "An I"], [None, "Semer", "Comité", "An II"]])
    )
    assert [text(action.objective) for action in raw.actions] == ["Verdir les rues", "Verdir les rues"]


def test_blank_leading_cell_carries_down_but_blank_responsible_stays_empty() -> None:
    raw = plan(
        table([HEADER, ["Verdir les rues", "Planter des arbres", "Ville", "An I"], ["", "Semer des prés", "", "An II"]])
    )
    assert text(raw.actions[1].objective) == "Verdir les rues"
    assert raw.actions[1].responsible == ()


def test_each_bullet_of_an_action_cell_is_a_record_with_the_row_s_fields() -> None:
    raw = plan(table([HEADER, ["Verdir", "• Planter des arbres\n• Semer des prés", "Ville", "An I"]]))
    assert [(text(action.action), text(action.responsible)) for action in raw.actions] == [
        ("Planter des arbres", "Ville"),
        ("Semer des prés", "Ville"),
    ]


def test_number_column_numbers_the_objective_beside_it() -> None:
    raw = plan(
        table([["", "Objectifs spécifiques", "Actions"], ["7", "Verdir les rues du centre", "• Planter des arbres"]])
    )
    assert raw.actions[0].objective_number == "7"
    assert raw.actions[0].number is None


def test_letters_and_numbers_are_taken_off_the_text_and_stay_in_raw() -> None:
    raw = plan(
        table(
            [
                ["Cible", "Action(s)", "Moyen(s)"],
                ["1.2 Verdir les rues du quartier", "B) Planter des arbres", "• Pelles"],
            ]
        )
    )
    action = raw.actions[0]
    assert (action.number, action.objective_number) == ("B", "1.2")
    assert (text(action.action), action.action[0].raw) == ("Planter des arbres", "B) Planter des arbres")
    assert texts(action.means) == ["Pelles"]


def test_moyens_d_action_alone_are_the_actions() -> None:
    raw = plan(
        table(
            [
                ["AXE 1 : Habiter"],
                ["Objectif spécifique 1.1 : Rénover"],
                ["Moyens d'action", "Responsables Partenaires", "Échéance"],
                ["1.1.1 Rénover des logis", "Ville\nOffice", "An 1"],
            ]
        )
    )
    action = raw.actions[0]
    assert (action.number, action.objective_number, text(action.objective)) == ("1.1.1", "1.1", "Rénover")
    assert [(level.level, level.number, text(level.text)) for level in action.context] == [("axis", "1", "Habiter")]
    assert texts(action.people) == ["Ville", "Office"]


def test_two_storey_header_in_a_flat_table() -> None:
    raw = plan(
        table(
            [
                ["Actions", "Responsables", "Résultats attendus", ""],
                ["", "", "Indicateurs", "Cibles"],
                ["Planter des arbres", "Ville", "Nombre d'arbres", "40 arbres"],
            ]
        )
    )
    assert text(raw.actions[0].indicator) == "Nombre d'arbres"
    assert text(raw.actions[0].target) == "40 arbres"


def test_header_repeated_in_the_middle_is_read_once() -> None:
    raw = plan(
        table(
            [
                HEADER,
                ["Verdir", "Planter des arbres", "Ville", "An I"],
                HEADER,
                ["Jardiner", "Semer des prés", "MRC", "An II"],
            ]
        )
    )
    assert [text(action.action) for action in raw.actions] == ["Planter des arbres", "Semer des prés"]


def test_row_cut_by_a_page_break_is_one_row() -> None:
    raw = plan(
        table([HEADER, ["Verdir les rues", "Planter des arbres le long", "Ville", "An I"]], page=1),
        table([HEADER, ["", "de la rivière et semer", "", ""], ["", "Récolter", "Ville", "An II"]], 2, page=2),
    )
    assert [text(action.action) for action in raw.actions] == [
        "Planter des arbres le long de la rivière et semer",
        "Récolter",
    ]
    assert [place.page for place in raw.actions[0].action[0].places] == [1, 2]
    assert [doubt.code for doubt in raw.actions[0].doubts] == ["joined-row"]


def test_word_cut_at_its_hyphen_is_one_word() -> None:
    raw = plan(
        table([HEADER, ["Verdir", "Planter des arbres à Basses-", "Ville", "An I"]], page=1),
        table([["", "Prairies", "", ""]], 2, page=2),
    )
    assert text(raw.actions[0].action) == "Planter des arbres à Basses-Prairies"


def test_new_row_after_a_page_break_is_not_joined() -> None:
    raw = plan(
        table([HEADER, ["Verdir les rues", "• Planter des arbres", "Ville", "An I"]], page=1),
        table([["", "• Semer des prés", "Comité", "An II"]], 2, page=2),
    )
    assert [text(action.objective) for action in raw.actions] == ["Verdir les rues"] * 2


def test_objective_cut_by_a_page_break_goes_on_beside_a_new_action() -> None:
    raw = plan(
        table([HEADER, ["Verdir les rues et les places du", "• Planter des arbres", "Ville", "An I"]], page=1),
        table([["centre et des quartiers", "• Semer des prés", "Comité", "An II"]], 2, page=2),
    )
    assert {text(action.objective) for action in raw.actions} == {
        "Verdir les rues et les places du centre et des quartiers"
    }


def test_row_whose_action_stands_on_the_next_page_is_one_row() -> None:
    raw = plan(
        table([HEADER, ["Verdir", "Planter", "Ville", "An I"], ["", "", "Comité", "An II"]], page=1),
        table([["", "Semer des prés", "", ""]], 2, page=2),
    )
    assert [(text(action.action), text(action.responsible)) for action in raw.actions] == [
        ("Planter", "Ville"),
        ("Semer des prés", "Comité"),
    ]


def test_enumeration_in_one_line_below_an_action_is_its_means() -> None:
    raw = plan(
        table([["Objectifs", "Actions"], ["Fêter", "• Organiser une caravane d'été\n#1: Ateliers; #2: Concerts"]])
    )
    assert [text(action.means) for action in raw.actions] == ["#1: Ateliers; #2: Concerts"]


def test_rows_that_share_a_merged_action_are_one_record() -> None:
    raw = plan(
        table(
            [
                ["Action", "Responsable", "Indicateur"],
                ["Planter des arbres", "Ville", "Arbres"],
                [None, "Comité", "Visites"],
            ]
        )
    )
    assert [texts(action.responsible) for action in raw.actions] == [["Ville", "Comité"]]


def test_unknown_column_goes_to_extra_under_its_printed_header() -> None:
    raw = plan(table([["Action", "Responsable", "Zoug"], ["Planter des arbres", "Ville", "bleu"]]))
    assert [(name, text(value)) for name, value in raw.actions[0].extra] == [("Zoug", "bleu")]
    assert [doubt.code for doubt in raw.doubts] == ["unmapped-column"]


def test_unclaimed_cell_over_several_rows_is_told_once() -> None:
    raw = plan(table([["Ana Roy", "Ville de Lac-Bleu"], [None, "Comité du lac"], ["Luc Tran", None]]))
    assert texts(raw.unclaimed) == ["Ana Roy", "Ville de Lac-Bleu", "Comité du lac", "Luc Tran"]


def test_tables_without_actions_are_unclaimed_and_acronyms_are_a_glossary() -> None:
    raw = plan(
        table([["Ana Roy", "Ville de Lac-Bleu"], ["Luc Tran", "Comité du lac"]]),
        table(
            [
                ["ABC", "Association du bon coin", "MRC", "Municipalité régionale de comté"],
                ["CLB", "Comité du lac bleu", "OTA", "Office du tourisme ancien"],
            ],
            2,
        ),
    )
    assert raw.actions == ()
    assert [doubt.code for doubt in raw.doubts] == ["no-plan-found"]
    assert texts(raw.unclaimed) == ["Ana Roy", "Ville de Lac-Bleu", "Luc Tran", "Comité du lac"]
    assert {term.text: meaning.text for term, meaning in raw.glossary}["CLB"] == "Comité du lac bleu"


def test_headings_above_a_table_are_context_and_end_with_their_rank() -> None:
    first = table([HEADER, ["Verdir", "Planter des arbres", "Ville", "An I"]])
    second = table([HEADER, ["Jardiner", "Semer des prés", "Ville", "An I"]], 2)
    raw = plan(
        paragraph("Plan d'action 2030", heading=1),
        paragraph("ENJEU - 1 La nature en ville", heading=2),
        paragraph("ORIENTATION Des rues vertes", heading=3),
        first,
        paragraph("ENJEU - 2 La terre", heading=2),
        second,
    )
    assert [[(level.label, level.number) for level in action.context] for action in raw.actions] == [
        [("ENJEU", "1"), ("ORIENTATION", None)],
        [("ENJEU", "2")],
    ]
    assert raw.title is not None
    assert raw.title.text == "Plan d'action 2030"


def test_objective_above_a_table_with_objectives_of_its_own_is_context() -> None:
    raw = plan(
        paragraph("A) La nature en ville", heading=1),
        "OBJECTIF : Donner de l'ombre à tous",
        "CLIENTÈLES VISÉES : Les passants",
        table([["Cible", "Actions", "Moyens"], ["1.1 Verdir les rues de la ville", "A) Planter des arbres", "Pelles"]]),
    )
    assert [text(level.text) for level in raw.actions[0].context] == ["La nature en ville", "Donner de l'ombre à tous"]
    assert texts(raw.unclaimed) == ["CLIENTÈLES VISÉES : Les passants"]


def test_statement_of_a_summary_and_of_the_body_is_one_record_with_both_places() -> None:
    summary = table([["Action", "Responsable"], ["1.1 Planter des arbres", "Ville"], ["1.2 Semer des prés", "Ville"]])
    body = table([["Action", "Échéance"], ["1.1 Planter des arbres", "2027"], ["1.2 Semer des prés", "2028"]], 2)
    raw = plan(summary, "Le détail suit.", body)
    assert [(action.number, text(action.responsible), text(action.deadline)) for action in raw.actions] == [
        ("1.1", "Ville", "2027"),
        ("1.2", "Ville", "2028"),
    ]
    assert [place.table for place in raw.actions[0].action[0].places] == [1, 2]


def test_same_words_without_a_number_stay_two_records() -> None:
    raw = plan(
        table(
            [HEADER, ["Verdir", "Former l'équipe", "Ville", "An I"], ["Jardiner", "Former l'équipe", "Ville", "An I"]]
        )
    )
    assert len(raw.actions) == 2


def test_cell_that_holds_a_list_number_alone_is_no_term() -> None:
    number = paragraph("", marker="1.")
    rows = table([["a", "b"], ["c", "d"]])
    cells = tuple(replace(cell, paragraphs=(number,)) if cell.column == 0 else cell for cell in rows.cells)
    assert plan(replace(rows, cells=cells)).glossary == ()


def _cut_table(page: int, top: float, row: list[str], free: float) -> Table:
    """One row of a table on `page`, each text 10 points high, with `free` points below it."""
    found = table([row] if page > 1 else [HEADER, row], page=page, column_edges=(0.0, 100.0, 200.0, 300.0, 400.0))
    cells = []
    for cell in found.cells:
        x0, y0 = 100.0 * cell.column, top + 20 * cell.row
        texts = tuple(
            replace(part, room=0, places=(replace(part.places[0], bbox=(x0, y0, x0 + 90, y0 + 10)),))
            for part in cell.paragraphs
        )
        box = (x0, y0, x0 + 100, y0 + 10 + free)
        cells.append(replace(cell, paragraphs=texts, place=replace(cell.place, page=page, bbox=box)))
    return replace(found, cells=tuple(cells))


def test_a_cell_with_room_for_more_lines_is_not_cut_by_the_page_break() -> None:
    first = ["Verdir les rues", "Planter des arbres", "Ville", "An I"]
    second = ["", "le long de la rivière", "", ""]
    for free, count in ((60.0, 2), (2.0, 1)):
        raw = plan(_cut_table(1, 700, first, free), _cut_table(2, 50, second, free))
        assert len(raw.actions) == count
    raw = plan(
        _cut_table(1, 700, first, 30.0), _cut_table(2, 50, ["Apaiser les rues", "• Poser des bancs", "", ""], 2.0)
    )
    assert [text(action.objective) for action in raw.actions] == ["Verdir les rues", "Apaiser les rues"]


def test_ticks_say_nothing_of_a_row_that_goes_on() -> None:
    header = ["Actions", "Responsables", "2024", "2025", "2026"]
    before = ["Planter des arbres", "Ville", "✓", "✓", "✓"]
    after = ["Poser des bancs", "Parcs", "✓", "✓", "✓"]
    pieces = [table([header, before], page=1), table([after], number=2, page=2)]
    tight = [
        replace(
            piece,
            cells=tuple(
                replace(cell, paragraphs=tuple(replace(part, room=0) for part in cell.paragraphs))
                for cell in piece.cells
            ),
        )
        for piece in pieces
    ]
    assert [text(action.action) for action in plan(*tight).actions] == ["Planter des arbres", "Poser des bancs"]
