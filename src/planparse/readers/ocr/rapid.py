"""Letters read by rapidocr: networks of PaddleOCR, whose weights come inside its package. Nothing is fetched."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import rapidocr

from planparse.readers.ocr.letters import put_right
from planparse.readers.ocr.marks import Box, Stroke
from planparse.readers.ocr.sheet import Image, Sheet
from planparse.readers.ocr.words import Letter, Word, words_of

LOOK = 1600
"""Pixels on the longer side of the picture on which lines are looked for."""
THREADS = 4
LEAST_SURE = 0.3
"""A line that is less sure is a smear."""
TALL = 1.5
"""Height over width of a line of sideways text, at least."""
WITNESSES = 9
"""Lines that are asked whether the page stands on its head."""
HEAD = 0.5
SIDEWAYS_SURE = 0.8
"""What is less sure may stand on its head."""


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
        return list(_engine().recognize_txt([_crop(_part(sheet.grey, box)) for box in boxes]).txts) if boxes else []

    def read(self, sheet: Sheet, boxes: list[Box], ink: Image, down: Sequence[Stroke]) -> dict[int, list[Word]]:
        """The words in `boxes` by the quarter turns, clockwise, that bring them upright.

        They are in pixels of the sheet so turned. `ink` is that of letters, `down` are the upright rules.
        """
        parts = [part for box in boxes for part in _cut(box, down)]
        tall = [box for box in parts if _is_tall(box)]
        found = {
            0: [
                word
                for line, _ in _lines(sheet.grey, ink, [box for box in parts if not _is_tall(box)])
                for word in line
            ]
        }
        best: dict[Box, tuple[float, int, list[Word]]] = {}
        for turn in (1, 3):
            rest = [box for box in tall if box not in best or best[box][0] < SIDEWAYS_SURE]
            grey, inked = (np.ascontiguousarray(np.rot90(image, -turn)) for image in (sheet.grey, ink))
            lines = _lines(grey, inked, [_turned(box, turn, *sheet.grey.shape) for box in rest])
            for box, (line, sure) in zip(rest, lines, strict=True):
                best[box] = max(best.get(box, (0.0, turn, [])), (sure, turn, line), key=lambda each: each[0])
        for _, turn, line in best.values():
            found.setdefault(turn, []).extend(line)
        return found


def _turn(grey: Image, boxes: list[Box]) -> int:
    """The quarter turns, clockwise, that bring a sheet with such lines upright."""
    tall = [box for box in boxes if _is_tall(box)]
    wide = [box for box in boxes if not _is_tall(box)]
    turn = int(sum(box[3] - box[1] for box in tall) > sum(box[2] - box[0] for box in wide))
    witnesses = sorted(tall if turn else wide, key=lambda box: max(box[2] - box[0], box[3] - box[1]))[-WITNESSES:]
    if not witnesses:
        return turn
    _, seen = _engine().cls_and_rotate([_crop(np.rot90(_part(grey, box), -turn)) for box in witnesses])
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


def _is_tall(box: Box) -> bool:
    x0, y0, x1, y1 = box
    return y1 - y0 > TALL * (x1 - x0) and y1 - y0 > 0


def _cut(box: Box, down: Sequence[Stroke]) -> Iterator[Box]:
    """`box`, cut at the upright rules that run through it."""
    x0, y0, x1, y1 = box
    middle, room = (y0 + y1) / 2, (y1 - y0) // 3
    if not _is_tall(box):
        for at in sorted(
            rule.at for rule in down if rule.start <= middle <= rule.end and rule.end - rule.start > y1 - y0
        ):
            if x0 + room < at < x1 - room:
                yield x0, y0, round(at) - 1, y1
                x0 = round(at) + 1
    yield x0, y0, x1, y1


def _turned(box: Box, quarters: int, height: int, width: int) -> Box:
    """`box` on the sheet of that size after so many quarter turns clockwise, 1 or 3."""
    x0, y0, x1, y1 = box
    return (height - y1, x0, height - y0, x1) if quarters == 1 else (y0, width - x1, y1, width - x0)


def _part(image: Image, box: Box) -> Image:
    x0, y0, x1, y1 = box
    return image[max(y0, 0) : y1, max(x0, 0) : x1]


def _crop(grey: Image) -> Image:
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(grey), cv2.COLOR_GRAY2BGR), np.uint8)


def _lines(grey: Image, ink: Image, boxes: list[Box]) -> list[tuple[list[Word], float]]:
    """For each of the upright `boxes` the words in it, and how sure they are."""
    if not boxes:
        return []
    seen = _engine().recognize_txt([_crop(_part(grey, box)) for box in boxes])
    lines = []
    for box, text, sure, info in zip(boxes, seen.txts, seen.scores, seen.word_results, strict=True):
        letters = put_right(_letters(text, info, box[2] - box[0])) if text.strip() and sure >= LEAST_SURE else []
        lines.append((words_of(letters, _part(ink, box), box[0], box[1]), sure))
    return lines


def _letters(text: str, info: Any, width: int) -> list[Letter | None]:
    """The signs of `text` with their places; `info` says in which of the network's columns each was seen."""
    places = iter([column for word in info.word_cols for column in word])
    step = width / max(info.line_txt_len, 1)
    return [
        None if sign.isspace() else Letter(sign, (next(places) + 0.5) * step, sure)
        for sign, sure in zip(text, info.confs, strict=True)
    ]
