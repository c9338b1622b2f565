"""The same plan in many layouts: `vary(plan, seed)` chooses one, `render(plan, seed)` prints it.

Paper, type, rules, colours, header words, the order and width of columns, bands instead of a merged
column: everything may change but the facts.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from samples.press.compose import compose
from samples.press.grid import Setter
from samples.press.look import A4, FACES, LETTER, Look, Rules
from samples.press.pdf import print_pdf
from samples.press.plans import Column, Family, Layout, Level, Plan
from samples.press.sheet import Grid, Sheet

HEADERS: dict[str, dict[str, tuple[str, ...]]] = {
    "fr": {
        "objective": ("Objectifs", "Objectif visé", "OBJECTIFS SPÉCIFIQUES"),
        "action": ("Actions", "Action(s)", "MESURES", "Activités"),
        "means": ("Moyens", "Moyen(s)", "Comment ?", "Moyens de mise en œuvre"),
        "responsible": ("Responsable(s)", "PORTEURS", "Par qui ?", "Responsable"),
        "partners": ("Partenaires", "COLLABORATIONS", "Partenaires impliqués", "Collaborateurs"),
        "people": ("Responsables\nPartenaires", "Responsables / Partenaires"),
        "deadline": ("Échéance", "ÉCHÉANCIER", "Calendrier", "Quand ?"),
        "indicator": ("Indicateurs", "INDICATEURS DE SUIVI", "Indicateurs de résultat"),
        "target": ("Cibles", "Cible visée", "VALEUR CIBLE"),
    },
    "en": {
        "objective": ("Objective", "OBJECTIVES"),
        "action": ("Action", "Actions", "Activity"),
        "responsible": ("Lead", "Responsible", "Lead agency"),
        "partners": ("Partners", "SUPPORTING PARTNERS"),
        "deadline": ("Timeline", "Time frame", "DUE DATE"),
        "indicator": ("Performance measure", "Indicator", "KPI"),
    },
    "es": {
        "objective": ("Objetivo", "OBJETIVOS"),
        "action": ("Acción", "Actividades", "LÍNEA DE ACCIÓN"),
        "responsible": ("Responsable", "Institución responsable"),
        "deadline": ("Plazo", "Plazos de ejecución", "CRONOGRAMA"),
        "indicator": ("Indicador", "INDICADORES"),
        "target": ("Meta", "METAS"),
    },
    "pt": {
        "action": ("O que", "O que?", "AÇÃO"),
        "objective": ("Por que", "Por quê?", "OBJETIVO"),
        "means": ("Como", "Como?"),
        "responsible": ("Quem", "Responsável"),
        "deadline": ("Quando", "Prazo", "QUANDO?"),
    },
}
"""Headers that say the same, by language and field."""

OBJECTIVE = {"fr": "Objectif", "en": "Objective", "es": "Objetivo", "pt": "Objetivo"}
COLON = {"fr": " :", "en": ":", "es": ":", "pt": ":"}
SMALLEST_TYPE = 6.0
RULES: tuple[Rules, ...] = ("grid", "grid", "horizontal", "shading", "none")
FAMILIES: dict[Family, tuple[Family, ...]] = {
    "listed": ("listed", "listed", "merged"),
    "merged": ("merged", "merged", "bands"),
    "bands": ("bands", "bands", "merged"),
}
"""Families that can print a plan that was written for the key; any other prints its own only."""


def render(plan: Plan, seed: int) -> bytes:
    """The plan as PDF in the layout of `seed`."""
    varied, look = vary(plan, seed)
    return print_pdf(compose(varied), look)


def vary(plan: Plan, seed: int) -> tuple[Plan, Look]:
    """The plan with another layout, and a look for it; the same for the same seed."""
    random = Random(f"{plan.name} {seed}")
    look = _look(random)
    family = random.choice(_families(plan.layout))
    if family != plan.layout.family:
        plan = _bands(plan) if family == "bands" else _merged(plan)
    columns = _columns(plan.layout.columns, HEADERS[plan.language], random)
    plan = replace(plan, layout=replace(plan.layout, columns=columns, landscape=look.landscape))
    return plan, _fitting(compose(plan), look)


def _fitting(sheet: Sheet, look: Look) -> Look:
    """`look` in the largest type, from its own down, in which no table is wider than the page."""
    grids = [block for block in sheet.blocks if isinstance(block, Grid)]
    while look.size > SMALLEST_TYPE and any(Setter(grid, look).overflows for grid in grids):
        look = replace(look, size=look.size - 1)
    return look


def _families(layout: Layout) -> tuple[Family, ...]:
    """A merged column can become bands where it is the only one."""
    fields = [column.field for column in layout.columns]
    if layout.family == "merged" and ("level" in fields or "objective" not in fields):
        return (layout.family,)
    return FAMILIES.get(layout.family, (layout.family,))


def _look(random: Random) -> Look:
    rules: Rules = random.choice(RULES)
    return Look(
        paper=random.choice((LETTER, A4)),
        landscape=random.random() < 0.6,
        margin=random.uniform(36, 60),
        type_face=random.choice(sorted(FACES)),
        size=random.choice((8.0, 9.0, 10.0, 11.0)),
        padding=random.uniform(2.5, 5.0) if rules == "grid" else random.uniform(4.0, 7.0),
        rules=rules,
        rule_width=random.choice((0.3, 0.6, 1.0)),
        header_fill=random.choice((None, "#ffffff", "#6aa84f", "#cfe2f3", "#1f4e79", "#e0e0e0")),
        zebra=random.choice(("#e8f0e0", "#eef3f8", "#f2f2f2")),
        bullet=random.choice(("•", "•", "-", "–")),
        repeat_headers=random.random() < 0.7,
        cut_rows=random.random() < 0.6,
    )


def _columns(columns: tuple[Column, ...], headers: dict[str, tuple[str, ...]], random: Random) -> tuple[Column, ...]:
    """Other header words and widths; the columns after the action in another order."""
    changed = [
        replace(column, header=_header(column, headers, random), width=column.width * random.uniform(0.85, 1.25))
        for column in columns
    ]
    action = next((index for index, column in enumerate(columns) if column.field == "action"), -1)
    first, rest = changed[: action + 1], changed[action + 1 :]
    if not any(column.group for column in rest) and random.random() < 0.5:
        random.shuffle(rest)
    return (*first, *rest)


def _header(column: Column, headers: dict[str, tuple[str, ...]], random: Random) -> str:
    """A header of several words may stand on two lines. `Moyens d’action` stays: what it means hangs on it."""
    if column.field not in headers or column.header == "Moyens d’action":
        return column.header
    header = random.choice(headers[column.field])
    return header.replace(" ", "\n", 1) if random.random() < 0.2 and "/" not in header else header


def _bands(plan: Plan) -> Plan:
    """Objectives as bands in the tables instead of a merged column."""
    numbered = any(objective.number for section in plan.sections for objective in section.objectives)
    label = OBJECTIVE[plan.language] + (" {number}" if numbered else "") + COLON[plan.language] + " {text}"
    columns = tuple(column for column in plan.layout.columns if column.field != "objective")
    return replace(plan, layout=replace(plan.layout, family="bands", columns=columns, objective=label))


def _merged(plan: Plan) -> Plan:
    """Objectives as a merged first column, and headings instead of bands."""
    layout = plan.layout
    if layout.family == "listed":
        return replace(plan, layout=replace(layout, family="merged", field="{text}"))
    columns = (Column(OBJECTIVE[plan.language], "objective", 4), *layout.columns)
    sections = tuple(
        replace(section, levels=tuple(_heading(*pair) for pair in enumerate(section.levels, 1)))
        for section in plan.sections
    )
    changed: Layout = replace(layout, family="merged", whole=False, columns=columns, objective="{number} {text}")
    return replace(plan, layout=changed, sections=sections)


def _heading(rank: int, level: Level) -> Level:
    return replace(level, form="heading", size=rank) if level.form == "band" else level
