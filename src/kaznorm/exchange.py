"""A word whose letters should be exchanged."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kaznorm.edits import Edit
from kaznorm.tokens import unshadow

_SPACE = re.compile(r"\s")

SURE, DOUBTFUL, UNSURE = 0.9, 0.8, 0.5
"""How sure an exchange is at least that is made, that waits for vouchers, that is only proposed."""


class Exchange(NamedTuple):
    """A word and what it should be."""

    start: int
    old: str
    new: str
    confidence: float
    reason: str


def edits_of(text: str, found: Iterable[Exchange], sure: float) -> Iterator[Edit]:
    """The exchanges as edits of stretches that white space bounds."""
    start = end = 0
    group: list[Exchange] = []
    for exchange in found:
        if group and exchange.start >= end:
            yield _edit(text, start, end, group, sure)
            group = []
        if not group:
            start = exchange.start
            while start > end and not text[start - 1].isspace():
                start -= 1
        last = exchange.start + len(exchange.old)
        if last > end:
            end = _word_end(text, last)
        group.append(exchange)
    if group:
        yield _edit(text, start, end, group, sure)


def _word_end(text: str, at: int) -> int:
    if at and text[at - 1].isspace():
        return at - 1
    space = _SPACE.search(text, at)
    return space.start() if space else len(text)


def _edit(text: str, start: int, end: int, group: list[Exchange], sure: float) -> Edit:
    """One edit; what is unsure waits where something else is sure."""
    group = [exchange for exchange in group if exchange.confidence >= sure] or group
    parts: list[str] = []
    place = start
    for exchange in group:
        parts += text[place : exchange.start], exchange.new
        place = exchange.start + len(exchange.old)
    new = "".join((*parts, text[place:end]))
    reasons = dict.fromkeys(exchange.reason for exchange in group)
    return Edit(start, text[start:end], new, min(e.confidence for e in group), ", ".join(reasons))


def cased(old: str, word: bytes) -> str:
    """A word in capitals where the old one was.

    >>> from kaznorm.tokens import fold
    >>> cased("Казак", fold("қазақ")), cased("АКШтан", fold("ақштан")), cased("К1МНІН", fold("кімнің"))
    ('Қазақ', 'АҚШтан', 'КІМНІҢ')
    """
    new = unshadow(word)
    if old.islower():
        return new
    letters = [c for c in old if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return new.upper()
    if len(old) == len(new):
        return "".join(b.upper() if a.isupper() else b for a, b in zip(old, new, strict=True))
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
