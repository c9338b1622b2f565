"""Letters read by tesseract, the program of the user's own system, line by line. It gets and gives bytes only."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
from collections import defaultdict
from collections.abc import Sequence
from statistics import mean

import cv2
import numpy as np

from planparse.errors import PlanparseError
from planparse.readers.ocr.engine import tesseract_languages
from planparse.readers.ocr.lines import find_lines
from planparse.readers.ocr.marks import Box, Stroke
from planparse.readers.ocr.sheet import WHITE, Image, Sheet
from planparse.readers.ocr.strips import cut_out, read_strips
from planparse.readers.ocr.words import Letter, Word, words_of

ONE_LINE, TURN_ONLY = "7", "0"
"""Page segmentation modes."""
RIM = 10
"""Pixels of paper around a line."""
LEAST_SURE = 0.3
"""A line that is less sure is a smear."""
TURN_SURE = 2.0
"""What tesseract calls the confidence in a turn, at least."""
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu)['’]$", re.IGNORECASE)
_ROTATE = re.compile(r"^Rotate: (\d+)$", re.MULTILINE)
_CONFIDENCE = re.compile(r"^Orientation confidence: ([\d.]+)$", re.MULTILINE)


class TesseractEngine:
    """Finds lines by their ink, and has each read."""

    def look(self, sheet: Sheet) -> tuple[Sheet, list[Box]]:
        """The sheet turned upright, and where lines are on it."""
        sheet = sheet.turned(turn) if (turn := _turn(sheet.grey)) else sheet
        return sheet, find_lines(sheet)

    def texts(self, sheet: Sheet, boxes: list[Box]) -> list[str]:
        """What stands in each of the `boxes`, lines of upright text."""
        lines = _recognised([cut_out(sheet.grey, box) for box in boxes])
        return [" ".join(word.text for word in line) for line in lines]

    def read(self, sheet: Sheet, boxes: list[Box], ink: Image, down: Sequence[Stroke]) -> dict[int, list[Word]]:
        """The words in `boxes` by the quarter turns, clockwise, that bring them upright.

        They are in pixels of the sheet so turned. `ink` is that of letters, `down` are the upright rules.
        """
        return read_strips(sheet, boxes, ink, down, _lines)


class _Seen:
    """A word as tesseract tells it, in pixels of the picture of its line."""

    def __init__(self, row: dict[str, str]) -> None:
        self.text = row["text"].strip()
        self.left, self.width = int(row["left"]) - RIM, int(row["width"])
        self.sure = max(float(row["conf"]), 0.0) / 100

    @property
    def letters(self) -> list[Letter]:
        """Its letters, as if all were of one width."""
        step = self.width / len(self.text)
        return [Letter(sign, self.left + (place + 0.5) * step, self.sure) for place, sign in enumerate(self.text)]


def _lines(grey: Image, ink: Image, boxes: list[Box]) -> list[tuple[list[Word], float]]:
    """For each of the upright `boxes` the words in it, and how sure they are."""
    lines = []
    for box, seen in zip(boxes, _recognised([cut_out(grey, box) for box in boxes]), strict=True):
        letters = _spaced(seen)
        sure = mean(word.sure for word in seen) if seen else 0.0
        if sure < LEAST_SURE:
            letters = []
        lines.append((words_of(letters, cut_out(ink, box), box[0], box[1], all_spaces=True), sure))
    return lines


def _spaced(words: list[_Seen]) -> list[Letter | None]:
    """The letters of `words` with a None for each space; after an elision (`D' ACTION`) there is none."""
    letters: list[Letter | None] = []
    for before, word in zip([None, *words], words, strict=False):
        if before and not _ELISION.search(before.text):
            letters.append(None)
        letters += word.letters
    return letters


def _recognised(pictures: list[Image]) -> list[list[_Seen]]:
    """The words on each of some pictures of lines."""
    if not pictures:
        return []
    rimmed = [np.pad(picture, RIM, constant_values=WHITE) for picture in pictures]
    _, pages = cv2.imencodemulti(".tiff", rimmed)
    found: dict[int, list[_Seen]] = defaultdict(list)
    table = _asked("-l", "+".join(tesseract_languages()), "--psm", ONE_LINE, "tsv", content=pages.tobytes())
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == "5" and row["text"].strip():
            found[int(row["page_num"]) - 1].append(_Seen(row))
    return [found[number] for number in range(len(pictures))]


def _turn(grey: Image) -> int:
    """The quarter turns, clockwise, that bring a sheet upright, as far as its letters tell."""
    _, page = cv2.imencode(".png", np.ascontiguousarray(grey))
    try:
        said = _asked("--psm", TURN_ONLY, content=page.tobytes())
    except PlanparseError:
        # There are too few letters, or tesseract has not learned to tell.
        return 0
    turn, sure = _ROTATE.search(said), _CONFIDENCE.search(said)
    return int(turn[1]) // 90 if turn and sure and float(sure[1]) >= TURN_SURE else 0


def _asked(*arguments: str, content: bytes) -> str:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(
        ["tesseract", "-", "-", *arguments], input=content, capture_output=True, env=environment, check=False
    )
    if done.returncode:
        raise PlanparseError(f"tesseract failed ({done.stderr.decode(errors='replace').strip()[-200:]}).")
    return done.stdout.decode(errors="replace")
