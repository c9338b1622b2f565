"""Whether pages can be read from their pictures here."""

from __future__ import annotations

from importlib.util import find_spec

REMEDY = "pip install 'planparse[ocr]'"
PACKAGES = ("rapidocr", "onnxruntime", "cv2")


def missing_engine() -> str | None:
    """What to do before pages can be read from their pictures; None where all is there."""
    return None if all(map(find_spec, PACKAGES)) else f"{REMEDY} first"
