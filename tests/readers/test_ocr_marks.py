"""Coloured areas in the picture of a page."""

from __future__ import annotations

import pytest

cv2 = pytest.importorskip("cv2", reason="the extra ocr is not installed")
np = pytest.importorskip("numpy")

from planparse.readers.ocr.marks import Stroke, find_areas, seam_strokes  # noqa: E402
from planparse.readers.ocr.sheet import straightened  # noqa: E402


def test_areas_that_meet_below_each_other_are_two_with_a_line_between() -> None:
    picture = np.full((300, 400, 3), 255, np.uint8)
    picture[100:120, 50:350] = 60
    picture[120:140, 50:350] = 190
    areas = find_areas(straightened(picture, 1.0))
    assert len(areas) == 2
    [seam] = seam_strokes(areas, 1.0)
    assert round(seam.at) == 120


def test_areas_apart_have_no_line_between() -> None:
    assert seam_strokes([((0, 0, 50, 20), 0), ((0, 30, 50, 50), 0)], 1.0) == []
    assert seam_strokes([((0, 0, 50, 20), 0), ((10, 20, 80, 50), 0)], 1.0) == [Stroke(20, 10, 50)]
