"""Figures over plans, counted by hand on two actions; pictures are looked at by their bytes."""

from __future__ import annotations

import dataclasses
import sys

import pytest

from planparse.errors import UsageError
from planparse.records import Deadline, Plan
from planparse.stats import statistics
from planparse.stats.plots import FORMATS, plot


def test_figures_of_a_plan(plan: Plan) -> None:
    figures = statistics([plan])
    assert (figures.plans, figures.actions) == (1, 2)
    assert figures.responsible == {"Ville": ["1.1.1 Ouvrir un café"]}
    assert figures.partners == {"Bibliothèque": 1, "Maison des aînés": 1}
    assert figures.axes == {"1 Accueillir": 1}
    assert figures.due == {2025: 1}
    assert figures.kinds == {"date": 1, "none": 1}
    assert figures.filled["action"] == 2
    assert figures.filled["target"] == 1
    assert figures.issues == {"unmapped-column": 1, "no-objective": 1}


def test_plans_add_up_and_names_are_one_whatever_their_case(plan: Plan) -> None:
    first = plan.actions[0].model_copy(update={"responsible": ("VILLE", "VILLE"), "number": None})
    figures = statistics([plan, plan.model_copy(update={"actions": (first,)})])
    assert figures.responsible == {"Ville": ["1.1.1 Ouvrir un café", "Ouvrir un café"]}


def test_years_are_in_order(plan: Plan) -> None:
    later, first = (
        plan.actions[0].model_copy(update={"deadline": Deadline(text=day, kind="date", end=day)})
        for day in ("2027-01-31", "2023-05-01")
    )
    assert list(statistics([plan.model_copy(update={"actions": (later, first)})]).due) == [2023, 2027]


def test_nothing_gives_nothing() -> None:
    assert statistics([]).actions == 0


@pytest.mark.parametrize("form", FORMATS)
def test_picture_is_of_its_format(plan: Plan, form: str) -> None:
    start = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}[form]
    busy = {f"Service {number} $100": ["a"] * number for number in range(1, 40)}
    assert plot(dataclasses.replace(statistics([plan]), responsible=busy), form).startswith(start)
    assert plot(statistics([]), form).startswith(start), "an empty plan is no mistake"


def test_other_pictures_are_refused(plan: Plan) -> None:
    with pytest.raises(UsageError, match="png, svg, pdf"):
        plot(statistics([plan]), "gif")


def test_missing_library_is_named(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(UsageError, match=r"planparse\[plots\]"):
        plot(statistics([plan]), "png")
