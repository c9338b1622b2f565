from __future__ import annotations

from tests.normalise.build import action, read

from planparse.raw import RawAction


def _people(*actions: RawAction) -> list[tuple[list[str], list[str]]]:
    return [(list(record.responsible), list(record.partners)) for record in read(*actions).actions]


def test_each_line_of_a_column_is_a_name() -> None:
    assert _people(action(responsible="Ville", partners=("GVB", "Maison des aînés"))) == [
        (["Ville"], ["GVB", "Maison des aînés"])
    ]


def test_a_line_that_goes_on_with_a_name_is_joined_to_it() -> None:
    lines = ("Ministère des Forêts", "et de la Faune", "Comité des", "jardins", "GVB (avec", "ses amis)", "Ville")
    assert _people(action(partners=lines)) == [
        ([], ["Ministère des Forêts et de la Faune", "Comité des jardins", "GVB (avec ses amis)", "Ville"])
    ]


def test_names_printed_twice_stay_twice() -> None:
    assert _people(action(partners="GVB, Ville, GVB")) == [([], ["GVB", "Ville", "GVB"])]


def test_first_line_of_a_combined_column_is_responsible() -> None:
    assert _people(action(people=("GVB et ADRC", "Ville", "En partenariat avec la Maison verte"))) == [
        (["GVB", "ADRC"], ["Ville", "Maison verte"])
    ]


def test_labels_in_a_combined_column_say_who_is_who() -> None:
    assert _people(action(people=("Partenaires : Ville, GVB", "Responsable : Maison verte"))) == [
        (["Maison verte"], ["Ville", "GVB"])
    ]


def test_labels_inside_a_line_say_who_is_who() -> None:
    assert _people(
        action(people="Lead: Council; Partners: Library, GVB"), action(responsible="GVB. Soutien : Ville")
    ) == [
        (["Council"], ["Library", "GVB"]),
        (["GVB."], ["Ville"]),
    ]


def test_partners_of_the_responsible_are_partners() -> None:
    assert _people(
        action(responsible="Ville en collaboration avec le GVB"),
        action(responsible="Council in partnership with the Library"),
        action(responsible="Alcaldía con la colaboración de Vecinos"),
        action(partners="En concertation avec l'école du lac, les bénévoles"),
    ) == [
        (["Ville"], ["GVB"]),
        (["Council"], ["Library"]),
        (["Alcaldía"], ["Vecinos"]),
        ([], ["école du lac", "bénévoles"]),
    ]


def test_words_of_partnership_in_parentheses_belong_to_the_name() -> None:
    assert _people(action(responsible="Ville (en collaboration avec GVB)")) == [
        (["Ville (en collaboration avec GVB)"], [])
    ]


def test_names_that_stand_alone_guide_where_lines_are_lost() -> None:
    assert _people(
        action(people="GVB"),
        action(people="GVB Amis du lac"),
        action(people="GVB En partenariat avec la maison verte"),
        action(people="GVB Groupe porteur Comité du lac"),
        action(people="GVB de Rive-Claire"),
        action(people="Ville de Rive-Claire"),
    ) == [
        (["GVB"], []),
        (["GVB"], ["Amis du lac"]),
        (["GVB"], ["maison verte"]),
        (["GVB"], ["Groupe porteur", "Comité du lac"]),
        (["GVB de Rive-Claire"], []),
        (["Ville de Rive-Claire"], []),
    ]


def test_lines_that_are_there_are_not_cut_further() -> None:
    assert _people(action(people=("GVB",)), action(people=("GVB Amis du lac", "Ville"))) == [
        (["GVB"], []),
        (["GVB Amis du lac"], ["Ville"]),
    ]


def test_a_plain_column_is_cut_only_into_names_that_all_stand_alone() -> None:
    assert _people(
        action(partners="Ville de Rive-Claire"),
        action(partners="Maison verte"),
        action(partners="Ville de Rive-Claire Maison verte"),
        action(partners="Ville de Rive-Claire Amis"),
    ) == [
        ([], ["Ville de Rive-Claire"]),
        ([], ["Maison verte"]),
        ([], ["Ville de Rive-Claire", "Maison verte"]),
        ([], ["Ville de Rive-Claire Amis"]),
    ]


def test_signs_of_an_empty_cell_are_nobody() -> None:
    record = read(action(responsible="S/O", partners="–")).actions[0]
    assert record.responsible == record.partners == ()
    assert record.evidence["responsible"][0].raw == "S/O"
