"""Lists below captions, and cards in other languages."""

from __future__ import annotations

from tests.structure.build import paragraph, plan, table, text

PLANT, SOW = "Planter des arbres en ville", "Semer des prés fleuris"


def test_english_narrative_plan() -> None:
    raw = plan(
        paragraph("Goal 1: Greener streets", heading=1),
        "The City wants shade for all.",
        paragraph("Objective 1.1: Plant more trees", heading=2),
        paragraph("Actions", heading=3),
        "• Plant trees downtown",
        "• Offer trees to residents",
        paragraph("Performance measures", heading=3),
        "• Number of trees planted",
        paragraph("Objective 1.2: Care for trees", heading=2),
        paragraph("Actions", heading=3),
        "• Water young trees",
        paragraph("Performance measures", heading=3),
        "• Survival rate",
    )
    assert [(text(a.action), text(a.objective)) for a in raw.actions] == [
        ("Plant trees downtown", "Plant more trees"),
        ("Offer trees to residents", "Plant more trees"),
        ("Water young trees", "Care for trees"),
    ]


def test_actions_and_indicators_lists_in_french_prose() -> None:
    raw = plan(
        paragraph("Objectif 1 : Verdir les rues", heading=1),
        "Actions :",
        f"• {PLANT}",
        f"• {SOW}",
        "Indicateurs :",
        "• Nombre d'arbres",
        "Responsable : Ville",
        paragraph("Objectif 2 : Nettoyer", heading=1),
        "Actions :",
        "• Poser des filtres",
        "Indicateurs :",
        "• Nombre de filtres",
    )
    assert [text(action.action) for action in raw.actions] == [PLANT, SOW, "Poser des filtres"]


def test_spanish_card() -> None:
    raw = plan(
        *(
            table(
                [
                    [f"Ficha de acción {n}"],
                    ["Acción", s],
                    ["Objetivo", "Dar sombra"],
                    ["Responsable", "Municipio"],
                    ["Plazo", "2025"],
                    ["Presupuesto", "$ 100"],
                ],
                n,
            )
            for n, s in ((1, "Plantar árboles en la plaza"), (2, "Regar los árboles jóvenes"))
        )
    )
    assert [(a.number, text(a.action), text(a.objective), text(a.deadline)) for a in raw.actions] == [
        ("1", "Plantar árboles en la plaza", "Dar sombra", "2025"),
        ("2", "Regar los árboles jóvenes", "Dar sombra", "2025"),
    ]


def test_english_card() -> None:
    raw = plan(
        *(
            table(
                [
                    ["Action", f"{n}. {s}"],
                    ["Lead department", "Public Works"],
                    ["Supporting partners", "School Board"],
                    ["Timeframe", "2025-2026"],
                    ["Estimated cost", "$40,000"],
                    ["Performance metrics", "Number of trees"],
                ],
                n,
            )
            for n, s in ((1, "Plant trees downtown"), (2, "Offer trees to residents"))
        )
    )
    assert [
        (a.number, text(a.action), text(a.responsible), text(a.partners), text(a.indicator)) for a in raw.actions
    ] == [
        ("1", "Plant trees downtown", "Public Works", "School Board", "Number of trees"),
        ("2", "Offer trees to residents", "Public Works", "School Board", "Number of trees"),
    ]
