"""Records of a fictional plan, for the rooms that take finished records; and the command line as a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from planparse.cli import main
from planparse.readers.ocr import engine
from planparse.records import (
    Action,
    ContextLevel,
    Deadline,
    Evidence,
    Issue,
    Period,
    Plan,
    Source,
    Target,
    Unclaimed,
)


class Outcome(NamedTuple):
    """Exit code, standard output and standard error."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Call `planparse` with some arguments."""

    def call(*arguments: str | Path) -> Outcome:
        with pytest.raises(SystemExit) as exit_:
            main([str(argument) for argument in arguments])
        return Outcome(exit_.value.code or 0, *capfd.readouterr())  # type: ignore[arg-type]

    monkeypatch.setenv("COLUMNS", "100")
    return call


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said is compared in English, whatever the locale of the machine."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing reads pictures, whatever is installed: what the file itself says counts."""
    engine.missing_engine.cache_clear()
    monkeypatch.setattr(engine, "PACKAGES", dict.fromkeys(engine.PACKAGES, ("there_is_no_such_package",)))
    yield
    engine.missing_engine.cache_clear()


@pytest.fixture
def plan() -> Plan:
    """Two actions: one with every field, one with nothing but its words."""
    seen = Evidence(page=3, bbox=(54.0, 210.5, 233.1, 262.0), table=2, row=7, column=1, raw="1.1.1 Ouvrir un café")
    doubt = Issue(code="no-objective", level="info", message="No objective stands above the action.", evidence=seen)
    full = Action(
        number="1.1.1",
        objective_number="1.1",
        context=(
            ContextLevel(level="general_objective", label="Objectif général", text="Vivre ensemble"),
            ContextLevel(level="axis", label="AXE", number="1", text="Accueillir"),
        ),
        objective="Créer des lieux de rencontre",
        action="Ouvrir un café",
        means=("Louer un local", "Former l'équipe"),
        responsible=("Ville",),
        partners=("Bibliothèque", "Maison des aînés"),
        deadline=Deadline(text="mars 2025", kind="date", start=date(2025, 3, 1), end=date(2025, 3, 31)),
        indicator=("Nbre de visites",),
        target=(Target(text="500 visites", value=500, unit="visites"), Target(text="2 cafés", value=2)),
        extra={"Budget": "10 000 $"},
        evidence={"action": (seen,)},
        confidence=0.97,
    )
    return Plan(
        source=Source(name="café.pdf", format="pdf", sha256="0" * 64, pages=16, bytes=72409),
        title="Plan d'action 2024-2026",
        organisation="Ville de Rive-Claire",
        language="fr",
        period=Period(text="2024-2026", start=date(2024, 1, 1), end=date(2026, 12, 31)),
        glossary={"CAF": "Centre d'accueil"},
        actions=(full, Action(action="Planter 40 arbres", issues=(doubt,))),
        issues=(Issue(code="unmapped-column", level="warning", message="The column “Note” is kept as it is."),),
        unclaimed=(Unclaimed(text="Mot de la mairesse", evidence=Evidence(page=1, raw="Mot de la mairesse")),),
    )
