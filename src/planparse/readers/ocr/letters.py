"""What every reader of pictures takes for something else, put right as far as the letters around it tell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from planparse.readers.ocr.words import Letter

_WIDE = re.compile("[\uff01-\uff5e\u3000-\u303f\u2e80-\u9fff]")
_AS_PRINTED = str.maketrans(
    {"一": "–", "丨": "|", "ー": "–", "、": ",", "。": ".", "《": "«", "》": "»", "∙": "•", "●": "•"}
)
# A capital I for an l: in elision (l’eau, never I’eau; English I’m and I’ve have a consonant there), and between
# or after small letters.
_ELISION = re.compile("(?<![^\\W\\d_])I(?=['’][aàâeéèêëhiîïoôuùûüyœæAÀÂEÉÈÊHIÎOÔUY])")
_INSIDE = re.compile("(?<=[a-zà-öø-ÿœ])I(?=[a-zà-öø-ÿœ])|(?<=[a-zà-öø-ÿœ])I\\b")
# A small letter that looks like its capital, before nothing but capitals.
_CAPITAL = re.compile("(?<![^\\W_])[oscvwxz](?=[A-ZÀ-ÖØ-ÞŒ]{2})")
_TWO = re.compile("\\b[Il][Il](?=s?\\b)")


def put_right(letters: Sequence[Letter | None]) -> list[Letter | None]:
    """The same letters in the same places, with the signs that they must be."""
    text = "".join(letter.sign if letter else " " for letter in letters)
    latin = sum(sign.isascii() and sign.isalnum() for sign in text) >= len(_WIDE.findall(text))
    if latin:
        text = "".join(_narrow(sign) for sign in text.translate(_AS_PRINTED))
    text = _ELISION.sub("l", text)
    text = _INSIDE.sub("l", text)
    text = _CAPITAL.sub(lambda found: found[0].upper(), text)
    text = _TWO.sub("Il", text)
    return [letter and letter._replace(sign=sign) for letter, sign in zip(letters, text, strict=True)]


def _narrow(sign: str) -> str:
    """The plain form of a full-width sign."""
    plain = unicodedata.normalize("NFKC", sign) if "\uff01" <= sign <= "\uff5e" else sign
    return plain if len(plain) == 1 else sign
