"""A plan with its columns permuted, its rows renumbered or its headers reworded gives the same records."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.structure.build import plan, table, text

FIELDS = ("objective", "action", "means", "responsible", "partners", "deadline", "indicator", "target")


@dataclass(frozen=True)
class Words:
    """One language: what the columns can be called, and rows below them in the order of FIELDS."""

    headers: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]


FRENCH = Words(
    (
        ("Objectifs", "Objectif visé", "OBJECTIFS SPÉCIFIQUES", "But"),
        ("Actions", "Action(s)", "MESURES", "Activités", "Quoi ?", "Action à mener"),
        ("Moyens", "Comment ?", "Moyens de mise en œuvre"),
        ("Responsable(s)", "Porteur", "Par qui ?", "PILOTE", "Chef de file", "Maître d'ouvrage"),
        ("Partenaires", "Collaborateurs", "Avec qui ?", "ACTEURS ASSOCIÉS"),
        ("Échéance", "ÉCHÉANCIER", "Calendrier", "Quand ?", "Délai"),
        ("Indicateurs", "Indicateurs de suivi", "Critères de succès", "INDICATEURS DE RÉSULTAT"),
        ("Cibles", "Cible visée", "VALEUR CIBLE"),
    ),
    (
        ("Verdir les rues du centre", "Planter des arbres le long des trottoirs", "Louer une pelle mécanique", "Ville",
         "Club horticole", "Mars 2025", "Nombre d'arbres plantés", "40 arbres"),
        ("", "Semer des prés dans les parcs de quartier", "Acheter des semences", "Comité vert", "MRC", "2025-2026",
         "Surface semée", "3 hectares"),
        ("Nettoyer la rivière et ses berges", "Retirer les déchets de la rive nord", "Recruter des bénévoles", "MRC",
         "Club de canot", "En continu", "Kilos de déchets retirés", "500 kg par an"),
        ("", "Poser des filtres aux égouts pluviaux", "Déposer une demande de subvention", "Travaux publics", "Ville",
         "Automne 2026", "Nombre de filtres posés", "12 filtres"),
    ),
)  # fmt: skip
ENGLISH = Words(
    (
        ("Objective", "OBJECTIVES", "Specific objective"),
        ("Action", "Actions", "Action item"),
        ("How", "Inputs", "Means"),
        ("Lead", "Responsible", "Lead agency", "WHO"),
        ("Partners", "Supporting partners", "Key partners"),
        ("Timeline", "Due date", "TIME FRAME", "When"),
        ("Indicator", "Performance measure", "KPI"),
        ("Target", "TARGETS"),
    ),
    (
        ("Greener streets downtown", "Plant trees along the main sidewalks", "Rent an excavator", "Public Works",
         "Garden Club", "March 2025", "Number of trees planted", "40 trees"),
        ("", "Sow meadows in the neighbourhood parks", "Buy seeds", "Parks", "County", "2025-2026", "Area sown",
         "3 hectares"),
        ("A clean river", "Remove litter from the north bank", "Recruit volunteers", "County", "Canoe Club", "Ongoing",
         "Kilograms of litter removed", "500 kg per year"),
    ),
)  # fmt: skip
SPANISH = Words(
    (
        ("Objetivo", "OBJETIVOS", "Objetivo específico"),
        ("Acción", "Acciones", "Actividades", "LÍNEA DE ACCIÓN"),
        ("Medios", "Cómo"),
        ("Responsable", "Institución responsable", "Quién"),
        ("Aliados", "Socios", "Actores involucrados"),
        ("Plazo", "Plazo de ejecución", "CRONOGRAMA", "Cuándo"),
        ("Indicador", "INDICADORES", "Medio de verificación"),
        ("Meta", "METAS"),
    ),
    (
        ("Calles más verdes en el centro", "Plantar árboles a lo largo de las veredas", "Alquilar una excavadora",
         "Secretaría de Obras", "Club de jardín", "Marzo de 2025", "Número de árboles plantados", "40 árboles"),
        ("", "Sembrar praderas en los parques del barrio", "Comprar semillas", "Dirección de Parques", "Provincia",
         "2025-2026", "Superficie sembrada", "3 hectáreas"),
        ("Un río limpio y seguro", "Retirar los residuos de la ribera norte", "Convocar a voluntarios", "Provincia",
         "Club de remo", "Permanente", "Kilos de residuos retirados", "500 kg por año"),
    ),
)  # fmt: skip
LANGUAGES = pytest.mark.parametrize("words", [FRENCH, ENGLISH, SPANISH], ids=["french", "english", "spanish"])

Record = dict[str, str]


def records(words: Words, headers: list[str], order: list[int]) -> list[Record]:
    """What is found where the columns `order` of the plan stand under `headers`."""
    rows = [[headers[column] for column in order], *([row[column] for column in order] for row in words.rows)]
    return [
        {field: text(getattr(action, field)) for field in FIELDS if text(getattr(action, field))}
        for action in plan(table(rows)).actions
    ]


def stated(words: Words, order: list[int]) -> list[Record]:
    """What the rows say, the objective carried down."""
    found: list[Record] = []
    for row in words.rows:
        record = {FIELDS[column]: row[column] for column in order if row[column]}
        if 0 in order and "objective" not in record:
            record = {"objective": found[-1]["objective"], **record}
        found.append(record)
    return found


@LANGUAGES
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_columns_permuted_and_headers_reworded_give_the_same_records(words: Words, data: st.DataObject) -> None:
    headers = [data.draw(st.sampled_from(names)) for names in words.headers]
    order = data.draw(st.permutations(range(len(FIELDS))))
    assert records(words, headers, order) == stated(words, order)


@LANGUAGES
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_columns_left_out_change_nothing_else(words: Words, data: st.DataObject) -> None:
    headers = [names[0] for names in words.headers]
    others = data.draw(st.sets(st.sampled_from([0, 2, 3, 4, 5, 6, 7]), min_size=2))
    order = sorted({1, *others})
    assert records(words, headers, order) == stated(words, order)


@given(first=st.integers(1, 90), style=st.sampled_from(["{}. ", "{}) ", "A{} – ", "{}.1 ", "1.{} ", "({}) "]))
@settings(max_examples=60, deadline=None)
def test_rows_renumbered_keep_their_words(first: int, style: str) -> None:
    rows = [[*row] for row in FRENCH.rows]
    numbers = [style.format(first + index).strip(" .)(–") for index in range(len(rows))]
    for index, row in enumerate(rows):
        row[1] = style.format(first + index) + row[1]
    raw = plan(table([[names[0] for names in FRENCH.headers], *rows]))
    assert [(action.number, text(action.action)) for action in raw.actions] == [
        (number, row[1]) for number, row in zip(numbers, FRENCH.rows, strict=True)
    ]
