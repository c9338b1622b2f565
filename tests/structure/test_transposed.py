"""Tables whose rows are fields and whose columns are actions."""

from __future__ import annotations

from tests.structure.build import plan, table, text, texts


def test_each_column_beside_the_labels_is_an_action() -> None:
    raw = plan(
        "Axe 1 : L'eau",
        table(
            [
                ["Action", "Ouvrir la rivière", "1.2 Nettoyer les berges"],
                ["Pilote", "Ville", "Comité du lac"],
                ["Échéance", "été 2031", ""],
                ["Budget", "12 000 $", "500 $"],
            ]
        ),
    )
    first, second = raw.actions
    assert [text(action.action) for action in raw.actions] == ["Ouvrir la rivière", "Nettoyer les berges"]
    assert (second.number, texts(first.deadline), second.deadline) == ("1.2", ["été 2031"], ())
    assert [texts(action.responsible) for action in raw.actions] == [["Ville"], ["Comité du lac"]]
    assert [(name, text(value)) for name, value in second.extra] == [("Budget", "500 $")]
    assert [text(level.text) for level in second.context] == ["L'eau"]


def test_labels_above_the_columns_number_the_actions() -> None:
    rows = [
        ["", "Action 1", "Action 2", "Action 3"],
        ["Title", "Plant", "Sow", "Water the trees"],
        ["Lead", "Parks", "City", "Parks"],
        ["Timescale", "2031", "2032", "2033"],
    ]
    rows[1][0] = "Action"
    raw = plan(table(rows))
    assert [action.number for action in raw.actions] == ["1", "2", "3"]


def test_an_upright_table_stays_upright() -> None:
    raw = plan(table([["Action", "Lead", "Due date"], ["Plant the trees", "Parks", "2031"], ["Sow", "City", "2032"]]))
    assert [text(action.action) for action in raw.actions] == ["Plant the trees", "Sow"]


def test_rows_that_bear_the_levels_make_a_logframe_whatever_its_header_says() -> None:
    raw = plan(
        table(
            [
                ["Level", "Description", "Indicators", "Assumptions"],
                ["Overall objective", "Clean water for all", "Coverage", "Peace"],
                ["Specific objective", "Wells for twelve villages", "12 villages", ""],
                ["Result 1", "Wells are built", "12 wells", ""],
                ["Activities", "1.1 Drill the wells", "Number of wells", ""],
                ["", "1.2 Lay the pipes", "Kilometres laid", ""],
            ]
        )
    )
    assert [(action.number, text(action.action)) for action in raw.actions] == [
        ("1.1", "Drill the wells"),
        ("1.2", "Lay the pipes"),
    ]
    assert {text(action.objective) for action in raw.actions} == {"Wells for twelve villages"}
    assert {"Coverage", "Peace", "12 villages", "12 wells"} <= {part.text for part in raw.unclaimed}
