"""Tables that people publish beside plans, and that give no records."""

from __future__ import annotations

import pytest
from tests.structure.build import paragraph, plan, table

NO_ACTIONS = {
    "measurements": [
        ["Mesure", "2019", "2020", "2021"],
        ["Taux de chômage des jeunes", "8,1 %", "9,0 %", "7,2 %"],
        ["Revenu médian des ménages", "41 000 $", "42 000 $", "43 500 $"],
    ],
    "sectors": [
        ["Activité", "2019", "2020"],
        ["Ventes du secteur agricole", "8,1", "9,0"],
        ["Construction de logements neufs", "41", "42"],
    ],
    "budget": [
        ["Poste", "Montant", "Part"],
        ["Salaires et charges sociales", "10 000 $", "20 %"],
        ["Location de locaux", "4 000 $", "8 %"],
    ],
    "contacts": [
        ["Nom", "Fonction", "Courriel"],
        ["Marie Roy", "Directrice des loisirs", "marie@exemple.ca"],
        ["Luc Côté", "Maire de la ville", "luc@exemple.ca"],
    ],
    "questions": [
        ["Question", "Réponse"],
        ["Qui peut s'inscrire au programme ?", "Toute personne de 18 ans et plus."],
        ["Quand ouvre le bureau ?", "Le lundi matin."],
    ],
    "strengths": [
        ["Forces", "Faiblesses"],
        ["Des bénévoles engagés et nombreux", "Peu de locaux adaptés aux besoins"],
        ["Une offre variée de services", "Un financement précaire"],
    ],
    "grants": [
        ["Projet", "Montant accordé", "Organisme"],
        ["Réfection du parc central", "10 000 $", "Ville"],
        ["Achat de livres jeunesse", "2 000 $", "Bibliothèque"],
    ],
    "indicators": [
        ["Indicateur", "Valeur de base", "Cible 2030", "Source"],
        ["Taux de recyclage des ménages", "40 %", "60 %", "Registre"],
        ["Nombre de bornes de recharge", "12", "50", "Ville"],
    ],
    "results": [
        ["Réalisation", "Résultat", "Date"],
        ["Trois parcs ont été rénovés", "1 200 visiteurs de plus", "2023"],
        ["Un plan de transport a été adopté", "Adopté à l'unanimité", "2024"],
    ],
    "purchases": [
        ["Description", "Quantité", "Prix unitaire"],
        ["Chaise de bureau ergonomique", "4", "120 $"],
        ["Table pliante de réunion", "2", "80 $"],
    ],
}


@pytest.mark.parametrize("rows", NO_ACTIONS.values(), ids=NO_ACTIONS)
def test_tables_without_actions_give_none(rows: list[list[str]]) -> None:
    raw = plan(paragraph("Rapport annuel", heading=1), table(rows))
    assert raw.actions == ()
    assert {cell for row in rows for cell in row} <= {part.text for part in raw.unclaimed}
