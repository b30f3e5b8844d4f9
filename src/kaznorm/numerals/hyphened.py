"""Endings behind a hyphen where they stand in a text: on digits, signs, units, and acronyms that are words.

>>> [(h.bearer, h.spoken, h.suffix.expected) for h in hyphened("817-інің, 12-бап, %-ке, 2/3-сін, АҚШ-қа")]
[('817', 'жеті', 'сінің'), ('%', 'пайыз', 'ке'), ('2/3', 'екі', 'сін'), ('АҚШ', 'ақш', 'қа')]
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kaznorm.alphabet import LOWER, UPPER
from kaznorm.numerals.attach import WORDS, spoken_digits, spoken_unit
from kaznorm.numerals.patterns import SPACE
from kaznorm.numerals.suffixes import Suffix, read

_LETTERS = f"{LOWER}{UPPER}"
_HYPHENED = re.compile(
    rf"[-\N{{NON-BREAKING HYPHEN}}](?:(?<=[\w%‰²³°₸$€₽].)|(?<=[%‰][ \N{{NO-BREAK SPACE}}].))"
    rf"([{_LETTERS}]{{1,14}}+)(?![\w-])"
)
_FRACTION = re.compile(r"(?<![\w/])([0-9]{1,3})/([0-9]{1,3})\Z")
_DIGITS = re.compile(rf"(?<![\w.,])(?:[0-9]{{1,3}}(?:{SPACE}[0-9]{{3}})+(?:[.,][0-9]+)?|[0-9]+[.,][0-9]+|[0-9]+)\Z")
_LAST_DIGITS = re.compile(r"(?<![^\W\d_])[0-9]+\Z")
_SIGN = re.compile(rf"([%‰°]){SPACE}?\Z")
_UNIT = re.compile(rf"[0-9]{SPACE}?([{_LETTERS}]{{1,5}}\.?[²³23]?(?:/[{_LETTERS}]{{1,4}})?|[₸$€₽])\Z")
_NAME = re.compile(rf"(?<![\w-])[{UPPER}]{{3,9}}\Z")
_WIDEST = 40  # characters before the hyphen that are looked at


class Hyphened(NamedTuple):
    """An ending at `start:end`, what bears it, how that is usually spoken, and what the ending is."""

    start: int
    end: int
    bearer: str
    spoken: str
    suffix: Suffix


def hyphened(text: str) -> Iterator[Hyphened]:
    """The endings of a text, in order. Left out: nouns (`12-бап`), and what stands on other words and acronyms."""
    for found in _HYPHENED.finditer(text):
        bearer, words = _bearer(text[max(0, found.start() - _WIDEST) : found.start()])
        suffix = read(found[1], *words) if words else None
        if suffix:
            yield Hyphened(*found.span(1), bearer, words[0], suffix)


def _bearer(before: str) -> tuple[str, tuple[str, ...]]:
    """What an ending hangs on, at the end of a text, and the last words of its readings."""
    if fraction := _FRACTION.search(before):  # 2/3-сін: үштен екісін
        return fraction[0], spoken_digits(fraction[1]) + spoken_digits(fraction[2])
    if digits := _DIGITS.search(before) or _LAST_DIGITS.search(before):
        return digits[0], spoken_digits(digits[0])
    if found := _SIGN.search(before) or _UNIT.search(before):
        bearer = found[found.lastindex or 0]
        return bearer, spoken_unit(bearer)
    name = _NAME.search(before)
    return (name[0], (WORDS[name[0]],)) if name and name[0] in WORDS else ("", ())
