"""Marks and capitals that OCR saw where there were none: behind a line-break hyphen, for it, and inside words."""

import re
from collections.abc import Iterator

from kaznorm.exchange import Exchange
from kaznorm.lm.model import WORD_STEP, Model
from kaznorm.tokens import Scan

FREQUENT = 14.0
"""A word that costs less than this is known well enough to be made of two halves."""
SURE = 0.95
_K = {b"k": rb"\x80-\xa9", b"c": rb"\x80-\xa9\xc0-\xe9"}
_BEHIND = re.compile(rb"([%(c)b]{2,40})-([.,:;\"'*])(?=\r?\n([%(k)b]{2,40}))" % _K)
_INSTEAD = re.compile(rb"(?<![%(c)b])([%(c)b]{2,40})([:;.])(?=\r?\n([%(k)b]{2,40}))" % _K)
_CAPITAL = re.compile(rb"(?<![%(c)b\-.])([%(k)b]{1,40}[\xc0-\xe9][%(k)b]{2,40})(?![%(c)b\-.])" % _K)


def strays(model: Model, seen: Scan) -> Iterator[Exchange]:
    """The words with stray marks and capitals."""
    for match in _BEHIND.finditer(seen.shadow):
        if _welds(model, seen, match):
            yield _mark(seen, match, "-")
    for match in _INSTEAD.finditer(seen.shadow):
        halves = seen.folded[slice(*match.span(1))], match[3]
        if _welds(model, seen, match) and not all(half in model.words for half in halves):
            yield _mark(seen, match, "-")
    for match in _CAPITAL.finditer(seen.shadow):
        old = seen.text[slice(*match.span())]
        if _known(model, seen.folded[slice(*match.span())]) and not seen.touches(*match.span()):
            yield Exchange(match.start(), old, old.lower(), SURE, "stray capital")


def _known(model: Model, word: bytes) -> bool:
    return model.words.get(word, 255) * WORD_STEP < FREQUENT


def _welds(model: Model, seen: Scan, match: "re.Match[bytes]") -> bool:
    """Whether what stands before a line end and what follows it are one word."""
    return _known(model, seen.folded[slice(*match.span(1))] + match[3]) and not seen.touches(*match.span())


def _mark(seen: Scan, match: "re.Match[bytes]", new: str) -> Exchange:
    old = seen.text[match.start() : match.end()]
    return Exchange(match.start(), old, seen.text[slice(*match.span(1))] + new, SURE, "stray mark")
