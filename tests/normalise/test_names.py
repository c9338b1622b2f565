from __future__ import annotations

import pytest

from planparse.normalise.names import split_names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ville, Bibliothèque ; Maison des aînés", ["Ville", "Bibliothèque", "Maison des aînés"]),
        ("GVB / Ville de Rive-Claire", ["GVB", "Ville de Rive-Claire"]),
        ("GVB • Ville", ["GVB", "Ville"]),
        ("Ville + GVB · École | Bibliothèque", ["Ville", "GVB", "École", "Bibliothèque"]),
        ("Ville (rues + parcs), Espace 50+, Col·lectiu", ["Ville (rues + parcs)", "Espace 50+", "Col·lectiu"]),
        ("Comité vert (Ville, GVB, école), Bibliothèque", ["Comité vert (Ville, GVB, école)", "Bibliothèque"]),
        ("Ville (lead), GVB (support)", ["Ville (lead)", "GVB (support)"]),
        ("GVB – santé animale", ["GVB – santé animale"]),
        ("Bénévoles, etc.", ["Bénévoles"]),
        ("Jardins du Nord, inc., Ville", ["Jardins du Nord, inc.", "Ville"]),
        ("Ville, GVB, and Library Trust", ["Ville", "GVB", "Library Trust"]),
        ("S/O", []),
    ],
)
def test_lists_are_cut_at_their_separators(line: str, names: list[str]) -> None:
    assert split_names(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("GVB et ADRC", ["GVB", "ADRC"]),
        ("GVB and ADRC", ["GVB", "ADRC"]),
        ("GVB y ADRC", ["GVB", "ADRC"]),
        ("GVB e ADRC", ["GVB", "ADRC"]),
        ("GVB & ADRC", ["GVB", "ADRC"]),
        ("GVB (membres) et ADRC", ["GVB (membres)", "ADRC"]),
        ("GVB/ADRC", ["GVB", "ADRC"]),
        ("Eaux et forêts", ["Eaux et forêts"]),
        ("GVB (membres) et amis du parc", ["GVB (membres) et amis du parc"]),
        ("GVB - Eaux et ADRc", ["GVB - Eaux et ADRc"]),
        ("Table RH et ADRC", ["Table RH et ADRC"]),
        ("R&D", ["R&D"]),
        ("Accueil/Intégration", ["Accueil/Intégration"]),
    ],
)
def test_and_cuts_between_two_acronyms_only(line: str, names: list[str]) -> None:
    assert split_names(line) == names


@pytest.mark.parametrize(
    "name",
    [
        "ministère des Forêts, de la Faune et des Parcs",
        "Chambre de commerce, de l'industrie et du tourisme",
        "Department for Rivers, Lakes and Wetlands",
        "Ministerio de Bosques, Ríos y Lagos",
        "Secretaria de Rios, Lagos e Florestas",
        "Service des parcs, jardins et vie de quartier",
    ],
)
def test_commas_inside_one_name_do_not_cut_it(name: str) -> None:
    assert split_names(f"GVB, {name}, Ville") == ["GVB", name, "Ville"]


def test_a_unit_does_not_swallow_the_names_after_it() -> None:
    assert split_names("Service des parcs, organismes et citoyens") == ["Service des parcs", "organismes et citoyens"]


def test_a_ministry_does_not_swallow_the_body_after_it() -> None:
    assert split_names("Ministry of Rivers, GVB and Friends") == ["Ministry of Rivers", "GVB and Friends"]


def test_names_known_as_whole_are_not_cut() -> None:
    assert split_names("Terre, Eau, Ciel", {"terre, eau"}) == ["Terre, Eau", "Ciel"]
