"""Each export is read back by what others use: a grammar, the icalendar library, frictionless."""

from __future__ import annotations

import io
import json
import warnings
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from planparse.errors import OutputError
from planparse.records import Action, Deadline, Plan, Target
from planparse.writers.calendar import CalendarWriter
from planparse.writers.data_package import DataPackageWriter
from planparse.writers.exporters import EXPORTERS, every_format
from planparse.writers.stratml import NAMESPACE, StratmlWriter

with warnings.catch_warnings():
    # On import it touches deprecated parts of its own dependencies.
    warnings.simplefilter("ignore")
    import frictionless

GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parents[2] / "schemas" / "stratml.rng"))
HOSTILE = st.text(alphabet="aé ,;:\\\n\r\t\"'<&=+\x00\x0b\ufffe😀", max_size=90)


def written(exporter: object, plans: Iterable[Plan]) -> bytes:
    return b"".join(exporter.write(plans))  # type: ignore[attr-defined]


def with_texts(plan: Plan, text: str) -> Plan:
    first = plan.actions[0]
    hostile = Action(
        number=text, action=text or "-", objective=text, means=(text,), responsible=(text,), partners=(text, text),
        deadline=Deadline(text=text, kind="date", end=date.max), indicator=(text,),
        target=(Target(text=text, unit=text),),
        extra={text: text}, context=(first.context[0].model_copy(update={"text": text}),),
    )  # fmt: skip
    return plan.model_copy(update={"title": text, "actions": (first, hostile)})


def test_names_are_their_own() -> None:
    names = [writer.format for writer in every_format()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.format)
def test_equal_plans_give_equal_files(plan: Plan, exporter: object) -> None:
    assert written(exporter, [plan]) == written(exporter, [plan])


def test_stratml_is_valid_and_holds_every_part(plan: Plan) -> None:
    root = etree.fromstring(written(StratmlWriter(), [plan]))
    GRAMMAR.assertValid(root)

    def texts(path: str) -> list[str]:
        return [element.text or "" for element in root.iterfind(path, {"": NAMESPACE})]

    assert texts("Name") == ["Plan d'action 2024-2026"]
    assert texts(".//Organization/Name") == ["Ville de Rive-Claire"]
    assert texts(".//Goal/Name") == ["Créer des lieux de rencontre", "Plan d'action 2024-2026"]
    assert texts(".//Goal/OtherInformation") == ["Objectif général: Vivre ensemble\nAXE 1: Accueillir"]
    assert texts(".//Objective/Name") == ["Ouvrir un café", "Planter 40 arbres"]
    assert texts(".//Stakeholder/Name") == ["Ville", "Bibliothèque", "Maison des aînés"]
    assert texts(".//RoleType") == ["Performer"], "a partner takes part, a responsible performs"
    assert texts(".//MeasurementDimension") == ["Nbre de visites"]
    assert texts(".//TargetResult/NumberOfUnits") == ["500.000000", "2.000000"]
    assert texts(".//AdministrativeInformation/EndDate") == ["2026-12-31"]
    assert "Budget: 10 000 $" in texts(".//Objective/OtherInformation")[0]


def test_targets_of_several_indicators_stand_by_themselves(plan: Plan) -> None:
    action = plan.actions[0].model_copy(update={"indicator": ("Nbre de visites", "Nbre de cafés")})
    root = etree.fromstring(written(StratmlWriter(), [plan.model_copy(update={"actions": (action,)})]))
    GRAMMAR.assertValid(root)
    assert len(root.findall(".//{*}PerformanceIndicator")) == 4


def test_a_plan_without_actions_is_no_stratml(plan: Plan) -> None:
    with pytest.raises(OutputError, match="no actions"):
        written(StratmlWriter(), [plan.model_copy(update={"actions": ()})])


def test_calendar_has_an_event_for_each_dated_action(plan: Plan) -> None:
    calendar = icalendar.Calendar.from_ical(written(CalendarWriter(), [plan]))
    [event] = calendar.walk("VEVENT")
    assert event.decoded("DTSTART") == date(2025, 3, 31), "the last day of the deadline"
    assert event.decoded("DTEND") == date(2025, 4, 1)
    assert event["SUMMARY"] == "1.1.1 Ouvrir un café"
    assert event["DESCRIPTION"].split("\n") == [
        "Plan d'action 2024-2026",
        "Créer des lieux de rencontre",
        "mars 2025",
        "Ville",
        "Bibliothèque, Maison des aînés",
    ]


def test_no_line_of_a_calendar_is_too_long(plan: Plan) -> None:
    content = written(CalendarWriter(), [with_texts(plan, "é" * 200)])
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert "é" * 200 in icalendar.Calendar.from_ical(content).walk("VEVENT")[1]["SUMMARY"]


def validated(content: bytes, folder: Path) -> frictionless.Report:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        package.extractall(folder)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return frictionless.validate(str(folder / "datapackage.json"))


def test_data_package_is_valid_and_tidy(plan: Plan, tmp_path: Path) -> None:
    report = validated(written(DataPackageWriter(), [plan, plan]), tmp_path)
    assert report.valid, report.to_summary()
    rows = {task.name: task.stats["rows"] for task in report.tasks}
    assert rows == {"plans": 2, "actions": 4, "entries": 2 * 9, "targets": 2 * 2}
    names = [resource["name"] for resource in json.loads((tmp_path / "datapackage.json").read_bytes())["resources"]]
    assert names == ["plans", "actions", "entries", "targets"]


def test_a_formula_is_made_harmless(plan: Plan, tmp_path: Path) -> None:
    validated(written(DataPackageWriter(), [with_texts(plan, "=1+1")]), tmp_path)
    assert "'=1+1" in (tmp_path / "actions.csv").read_text(encoding="utf-8")


@given(HOSTILE)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_a_plan_says_the_files_stay_valid(plan: Plan, text: str) -> None:
    hostile = with_texts(plan, text)
    GRAMMAR.assertValid(etree.fromstring(written(StratmlWriter(), [hostile])))
    assert len(icalendar.Calendar.from_ical(written(CalendarWriter(), [hostile])).walk("VEVENT")) == 2


@pytest.mark.parametrize("text", ["", "-", "a\r\nb,;\"'\t", "\x00\ufffe😀"])
def test_whatever_a_plan_says_the_tables_stay_valid(plan: Plan, tmp_path: Path, text: str) -> None:
    report = validated(written(DataPackageWriter(), [with_texts(plan, text)]), tmp_path)
    assert report.valid, report.to_summary()
