"""Verdicts as JUnit XML, the form in which CI services take test results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.etree import ElementTree as ET

from planparse.evaluate.checking import Verdict
from planparse.writers.xml_text import xml_text


def to_junit(verdicts: Sequence[Verdict], describe: Callable[[Verdict], str]) -> bytes:
    """One test case a sample; `describe` gives the text of one that did not pass."""
    suite = ET.Element(
        "testsuite",
        name="planparse check",
        tests=str(len(verdicts)),
        failures=str(sum(not verdict.passed and verdict.status != "failed" for verdict in verdicts)),
        errors=str(sum(verdict.status == "failed" for verdict in verdicts)),
        time=f"{sum(verdict.seconds for verdict in verdicts):.3f}",
    )
    for verdict in verdicts:
        document = verdict.sample.document
        case = ET.SubElement(
            suite, "testcase", classname=str(document.parent), name=document.name, time=f"{verdict.seconds:.3f}"
        )
        if not verdict.passed:
            kind = "error" if verdict.status == "failed" else "failure"
            text = xml_text(describe(verdict))
            ET.SubElement(case, kind, message=text.splitlines()[0] if text else verdict.status).text = text
    root = ET.Element("testsuites")
    root.append(suite)
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"
