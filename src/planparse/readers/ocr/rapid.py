"""Letters read by rapidocr: networks of PaddleOCR, whose weights come inside its package. Nothing is fetched."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import rapidocr

from planparse.readers.ocr.letters import put_right
from planparse.readers.ocr.marks import Box, Stroke
from planparse.readers.ocr.sheet import Image, Sheet
from planparse.readers.ocr.strips import cut_out, is_tall, read_strips
from planparse.readers.ocr.words import Letter, Word, words_of

LOOK = 1600
"""Pixels on the longer side of the picture on which lines are looked for."""
THREADS = 4
LEAST_SURE = 0.3
"""A line that is less sure is a smear."""
WITNESSES = 9
"""Lines that are asked whether the page stands on its head."""
HEAD = 0.5


@cache
def _engine() -> Any:
    folder = Path(rapidocr.__file__).parent / "models"
    models = {step: next(iter(sorted(folder.glob(f"*_{step.lower()}_*.onnx")))) for step in ("Det", "Cls", "Rec")}
    engine = rapidocr.RapidOCR(
        params={
            # Named by their paths the weights are taken as they are; otherwise they might be asked for elsewhere.
            **{f"{step}.model_path": str(path) for step, path in models.items()},
            "EngineConfig.onnxruntime.intra_op_num_threads": min(os.cpu_count() or 1, THREADS),
            "Global.log_level": "critical",
            "Global.max_side_len": LOOK,
        }
    )
    engine.return_word_box = True
    return engine


class RapidEngine:
    """Looks for lines, then reads each."""

    def look(self, sheet: Sheet) -> tuple[Sheet, list[Box]]:
        """The sheet turned upright, and where lines are on it."""
        boxes = _boxes(sheet.grey)
        turn = _turn(sheet.grey, boxes)
        if turn == 0:
            return sheet, boxes
        sheet = sheet.turned(turn)
        return sheet, _boxes(sheet.grey)

    def texts(self, sheet: Sheet, boxes: list[Box]) -> list[str]:
        """What stands in each of the `boxes`, lines of upright text."""
        return list(_engine().recognize_txt([_crop(cut_out(sheet.grey, box)) for box in boxes]).txts) if boxes else []

    def read(self, sheet: Sheet, boxes: list[Box], ink: Image, down: Sequence[Stroke]) -> dict[int, list[Word]]:
        """The words in `boxes` by the quarter turns, clockwise, that bring them upright.

        They are in pixels of the sheet so turned. `ink` is that of letters, `down` are the upright rules.
        """
        return read_strips(sheet, boxes, ink, down, _lines)


def _turn(grey: Image, boxes: list[Box]) -> int:
    """The quarter turns, clockwise, that bring a sheet with such lines upright."""
    tall = [box for box in boxes if is_tall(box)]
    wide = [box for box in boxes if not is_tall(box)]
    turn = int(sum(box[3] - box[1] for box in tall) > sum(box[2] - box[0] for box in wide))
    witnesses = sorted(tall if turn else wide, key=lambda box: max(box[2] - box[0], box[3] - box[1]))[-WITNESSES:]
    if not witnesses:
        return turn
    _, seen = _engine().cls_and_rotate([_crop(np.rot90(cut_out(grey, box), -turn)) for box in witnesses])
    return turn + 2 * (sum("180" in label for label, _ in seen.cls_res) > HEAD * len(witnesses))


def _boxes(grey: Image) -> list[Box]:
    """Where lines of text are, top to bottom."""
    seen = _engine()(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), use_cls=False, use_rec=False)
    boxes = [] if seen.boxes is None else [_around(quad) for quad in seen.boxes]
    return sorted(boxes, key=lambda box: (box[1], box[0]))


def _around(quad: Any) -> Box:
    x0, y0 = np.floor(quad.min(axis=0)).astype(int).tolist()
    x1, y1 = np.ceil(quad.max(axis=0)).astype(int).tolist()
    return x0, y0, max(x1, x0 + 1), max(y1, y0 + 1)


def _crop(grey: Image) -> Image:
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(grey), cv2.COLOR_GRAY2BGR), np.uint8)


def _lines(grey: Image, ink: Image, boxes: list[Box]) -> list[tuple[list[Word], float]]:
    """For each of the upright `boxes` the words in it, and how sure they are."""
    if not boxes:
        return []
    seen = _engine().recognize_txt([_crop(cut_out(grey, box)) for box in boxes])
    lines = []
    for box, text, sure, info in zip(boxes, seen.txts, seen.scores, seen.word_results, strict=True):
        letters = put_right(_letters(text, info, box[2] - box[0])) if text.strip() and sure >= LEAST_SURE else []
        lines.append((words_of(letters, cut_out(ink, box), box[0], box[1]), sure))
    return lines


def _letters(text: str, info: Any, width: int) -> list[Letter | None]:
    """The signs of `text` with their places; `info` says in which of the network's columns each was seen."""
    places = iter([column for word in info.word_cols for column in word])
    step = width / max(info.line_txt_len, 1)
    return [
        None if sign.isspace() else Letter(sign, (next(places) + 0.5) * step, sure)
        for sign, sure in zip(text, info.confs, strict=True)
    ]
