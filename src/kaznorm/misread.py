"""Digits that OCR read for letters: `06-` with `лысы` below it, `са6ақ`.

Only such are taken for letters as leave no known word without them.
"""

import re
from collections.abc import Iterator

from kaznorm.lm.model import WORD_STEP, Model
from kaznorm.tokens import KAZAKH, Scan, fold

LETTERS = bytes.maketrans(b"60", fold("бо"))
FREQUENT, STRANGE = 13.0, 14.0
"""The whole costs less than this, and what follows the digits, or stands around them, more."""
HANGING, ZERO = 4.0, b"0"[0]
"""What it costs that a number stands at a line-break hyphen, or begins with a zero."""
DIGIT = 4.0
"""What it costs that a letter was read as a digit, among slips."""
_K = {b"k": rb"\x80-\xa9"}
_FIRST = re.compile(rb"(?<![%(k)b0-9.,:/\-])([06]{1,2})( |-\r?\n|)([%(k)b]{2,30})(?![%(k)b0-9\-])" % _K)
_WITHIN = re.compile(rb"(?<![%(k)b0-9\-])([%(k)b]{1,20})([06])([%(k)b]{1,20})(?![%(k)b0-9\-])" % _K)


def misread(model: Model, seen: Scan) -> Iterator[tuple[int, int, bytes, float]]:
    """Where letters stand with digits that were letters, the word that they are, and by how much it is likelier.

    >>> from kaznorm.lm import load
    >>> from kaznorm.tokens import scan, unshadow
    >>> [unshadow(word) for _, _, word, _ in misread(load.model(), scan("төрт 06-\\nлысы, 6 айлық"))]
    ['об-лысы']
    """
    for match in _FIRST.finditer(seen.folded):
        first, gap, rest = match[1].translate(LETTERS), match[2], match[3]
        if model.words.get(rest, 255) * WORD_STEP > STRANGE and _is_known(model, first + rest):
            odds = model.word_cost(rest) - model.word_cost(first + rest) - DIGIT * (len(first) - 1)
            odds += HANGING * ((b"-" in gap) + (match[1][0] == ZERO))
            yield *match.span(), first + (b"-" if b"-" in gap else b"") + rest, odds
    for match in _WITHIN.finditer(seen.folded):
        word = match[1] + match[2].translate(LETTERS) + match[3]
        apart = model.word_cost(match[1]) + model.word_cost(match[3])
        if _is_known(model, word) and apart > STRANGE:
            yield *match.span(), word, apart - model.word_cost(word) - DIGIT


def _is_known(model: Model, word: bytes) -> bool:
    return bool(KAZAKH.match(word)) and model.words.get(word, 255) * WORD_STEP < FREQUENT
