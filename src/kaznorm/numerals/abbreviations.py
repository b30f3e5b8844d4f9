"""Abbreviations and the words that they stand for: the table `data/abbreviations.tsv`.

>>> at("1991 ж. т.б. Ол", 8)
Abbreviation(start=8, end=12, words='тағы басқа.')
>>> at("т.б. қалалар", 0).words
'тағы басқа'
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kaznorm.numerals.patterns import SPACE

PATH = Path(__file__).parents[1] / "data" / "abbreviations.tsv"
_SPACES = re.compile(SPACE)
_INITIALS = re.compile(rf"(?:[^\W\d_a-zа-яәғқңөұүһі]\.{SPACE}?){{2}}")
"""`Т. Б.` may be a person's."""
_CAPITAL_NEXT = re.compile(r"[»”\")]*\s*[«„“\"(–-]*\s?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]|\s*\Z|[ \t]*\n")
_NOTHING_NEXT = re.compile(r"\s*\Z|[ \t]*\n")


class Abbreviation(NamedTuple):
    """An abbreviation in a text; `words` keep the full stop of a sentence that ends in it."""

    start: int
    end: int
    words: str


class Row(NamedTuple):
    """A row of the table; `next` says whether a capital behind it begins a sentence, or is a name."""

    short: str
    words: str
    next: str


@cache
def table() -> dict[str, Row]:
    """The table, read once."""
    lines = PATH.read_text(encoding="utf-8").split("\n")[1:]
    rows = (Row(*line.split("\t")) for line in lines if line)
    return {row.short: row for row in rows}


@cache
def first_words() -> frozenset[str]:
    """What stands before the first full stop of those that have one."""
    return frozenset(short.partition(".")[0] for short in table() if "." in short)


@cache
def _matcher() -> "re.Pattern[str]":
    longest_first = sorted(table(), key=len, reverse=True)
    shapes = (re.escape(short).replace(r"\.", rf"\.{SPACE}?").removesuffix(f"{SPACE}?") for short in longest_first)
    return re.compile(rf"(?:{'|'.join(shapes)})(?!\w)", re.IGNORECASE)


def at(text: str, start: int) -> Abbreviation | None:
    """The abbreviation that begins at a place, or None."""
    found = _matcher().match(text, start)
    if found is None or _INITIALS.fullmatch(found[0]):
        return None
    row = table()[_SPACES.sub("", found[0].lower())]
    words = row.words if found[0][0].islower() else row.words[0].upper() + row.words[1:]
    dotted = found[0].endswith(".") and ends_sentence(text, found.end(), row.next == "sentence")
    return Abbreviation(start, found.end(), f"{words}." if dotted else words)


def ends_sentence(text: str, end: int, by_capital: bool) -> bool:
    """Whether a full stop before `end` is also that of a sentence: the line ends, or a capital follows."""
    return (_CAPITAL_NEXT if by_capital else _NOTHING_NEXT).match(text, end) is not None
