"""Pages that are pictures, read with the extra `ocr`."""

import io

import pypdfium2
import pytest
from samples.build import HERE as SAMPLES

from planparse.readers.ocr.engine import missing_engine
from planparse.readers.pdf.legible import is_plausible


def test_a_layer_of_signs_is_not_plausible() -> None:
    assert is_plausible("Planter des arbres le long de la rivière en 2025 avec l’école du village et la MRC")
    assert not is_plausible("P1an7er d~s ar8r^s 1e l0ng d3 1a r1v|ère e# 2O25 av&c l'éc01e d_u vi11age e+ l@ MR(")


@pytest.mark.skipif(missing_engine("rapid") is not None, reason="the extra ocr is not installed")
def test_a_scanned_sample_gives_its_actions() -> None:
    from planparse.pipeline import extract_bytes

    source = pypdfium2.PdfDocument(SAMPLES / "bands" / "plan.pdf")
    picture = source[0].render(scale=150 / 72).to_pil().convert("L")
    scan = io.BytesIO()
    picture.save(scan, "PDF", resolution=150)
    plan = extract_bytes(scan.getvalue(), "scan.pdf")
    assert len(plan.actions) >= 3
    assert {"read-from-picture"} <= {issue.code for issue in plan.issues}
