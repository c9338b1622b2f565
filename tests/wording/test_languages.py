"""Headers, labels and empty values in every language of the lexicon."""

from __future__ import annotations

import pytest

from planparse.wording.cues import names_public
from planparse.wording.lexicon import header_roles, names_plan
from planparse.wording.numbering import split_label, split_number
from planparse.wording.values import is_total, says_nothing

_TITLES = {
    "action": "Maßnahmen|Azioni|Maatregelen|Actuacions|Activități|Zadania|Actuaciones|Medidas|Mesures",
    "objective": "Zielsetzung|Obiettivi|Doelstelling|Objectius|Obiectiv|Cel szczegółowy|Objetivo específico",
    "responsible": (
        "Zuständigkeit|Federführung|Soggetto responsabile|Trekker|Responsables|Instituția responsabilă"
        "|Podmiot odpowiedzialny|Unidad responsable|Entidade responsável|Lead officer|Resp.|Coordenação|Coordinación"
    ),
    "partners": (
        "Beteiligte|Kooperationspartner|Soggetti coinvolti|Betrokken partijen|Agents implicats|Parteneri|Partnerzy"
        "|Agentes implicados|Entidades envolvidas|Collaborating agencies"
    ),
    "deadline": (
        "Frist|Zeitrahmen|Tempistica|Scadenza|Termijn|Calendari|Termen|Termin realizacji|Calendario de ejecución"
        "|Prazo de execução|Timescale|Calendrier de mise en œuvre"
    ),
    "indicator": (
        "Indikatoren|Messgröße|Indicatori|Indicatoren|Indicadors de seguiment|Wskaźniki|Indicador de execução"
        "|How we will measure progress"
    ),
    "target": "Zielwert|Streefwaarde|Ținta|Wartość docelowa|Valor objetivo|Valore target",
    "status": "Umsetzungsstand|Stato di attuazione|Stand van zaken|Grau d'execució|Stan realizacji|Ponto de situação",
    "budget": "Kosten|Costi|Kostprijs|Pressupost|Buget estimat|Szacowany koszt|Coût prévisionnel",
    "public": "Zielgruppe|Destinatari|Doelgroep|Grup țintă|Odbiorcy",
    "other": "Fuente de verificación|Source of verification|Źródło weryfikacji",
    "number": "Lfd. Nr.|Nr. crt.|Lp.|N.º",
}


@pytest.mark.parametrize(("role", "title"), [(role, title) for role in _TITLES for title in _TITLES[role].split("|")])
def test_header_means_its_role_in_every_language(role: str, title: str) -> None:
    scores = header_roles(title)
    assert max(scores, key=lambda name: scores[name]) == role


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Handlungsfeld 1: Wasser", "axis", "1"),
        ("Asse 2 – Mobilità", "axis", "2"),
        ("Doelstelling 3: Groen", "objective", "3"),
        ("Eix 1. Creació", "axis", "1"),
        ("Obiectivul specific 2: Sănătate", "objective", "2"),
        ("Cel operacyjny 1.1. Zdrowie", "objective", "1.1"),
        ("Maßnahme 4: Zählen", "action", "4"),
        ("Línea de actuación 2: Agua", "orientation", "2"),
    ],
)
def test_label_of_a_level_in_every_language(text: str, kind: str, number: str) -> None:
    found = split_label(text)
    assert found is not None
    assert (found.kind, found.number) == (kind, number)


@pytest.mark.parametrize("text", ["Os 3 parques", "On 3 days", "As 2 equipas", "De 5 scholen", "Partner 4 life"])
def test_small_words_of_one_language_are_no_labels_of_another(text: str) -> None:
    assert split_label(text) is None


@pytest.mark.parametrize("text", ["On track", "Co-financeurs", "An overview"])
def test_small_words_of_one_language_are_no_headers_of_another(text: str) -> None:
    assert header_roles(text).keys() <= {"other", "budget", "partners"}


@pytest.mark.parametrize(
    "text", ["Maßnahmenplan 2031", "Piano d'azione", "Actieplan Wonen", "Pla d'acció", "Plan działań"]
)
def test_name_of_a_plan_in_every_language(text: str) -> None:
    assert names_plan(text)


@pytest.mark.parametrize("text", ["entfällt", "k. A.", "n.v.t.", "nu e cazul", "Nie dotyczy"])
def test_words_for_no_value_in_every_language(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["Total", "Sous-total", "TOTAL GÉNÉRAL", "Summe", "Gesamt", "Totaal", "Razem"])
def test_row_of_sums_in_every_language(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize(("title", "role"), [("Avec", "partners"), ("Mit", "partners"), ("Par", "responsible")])
def test_small_word_is_a_label_only_by_itself(title: str, role: str) -> None:
    assert header_roles(title) == {role: 1.0}
    assert role not in header_roles(f"{title} la pluie")


@pytest.mark.parametrize(
    ("line", "number", "rest"), [("A - Rivières", "A", "Rivières"), ("IV – Zones humides", "IV", "Zones humides")]
)
def test_letter_before_a_dash_is_a_number(line: str, number: str, rest: str) -> None:
    found = split_number(line)
    assert (found.number, found.text) == (number, rest)


def test_counted_people_are_no_public() -> None:
    assert names_public("Personnes âgées")
    assert not names_public("20 personnes")


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Klimaschutzmaßnahmen", "action"),
        ("Projektpartner", "partners"),
        ("Teilindikatoren", "indicator"),
        ("Beleidsdoelstellingen", "objective"),
        ("Comment saura-t-on que c'est fait ?", "indicator"),
    ],
)
def test_last_part_of_a_compound_and_whole_questions_are_understood(title: str, role: str) -> None:
    scores = header_roles(title)
    assert max(scores, key=lambda name: scores[name]) == role


@pytest.mark.parametrize("title", ["Interaction", "Transaction", "Update"])
def test_short_endings_make_no_compound(title: str) -> None:
    assert header_roles(title).keys() <= {"status"}
