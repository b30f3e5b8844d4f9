"""Signs before numbers, said aloud: a minus, a plus, and those of both ends of a range.

>>> from kaznorm.numerals.said import Said
>>> text = "тапшылығы – -280 мың, +5"
>>> led(text, Said(13, 16, "екі жүз сексен")).words, signed(text, Said(23, 24, "бес"), hyphen_too=False).words
('минус екі жүз сексен', 'плюс бес')
"""

import re

from kaznorm.numerals.amounts import SIGNED, after_space
from kaznorm.numerals.measure import say_unit
from kaznorm.numerals.patterns import SPACE as S
from kaznorm.numerals.ranges import SignedSpan
from kaznorm.numerals.said import Said
from kaznorm.numerals.spell import spell
from kaznorm.numerals.units import read_unit

_LEADING_SIGN = re.compile(
    rf"(?:\A|[\s(…])(?:(?<![0-9)=%A-Za-z].)(?P<plus>\+{S})|(?<![0-9].)[-–—]{S}(?P<minus>[-–\N{{MINUS SIGN}}]{S}?))\Z"
    r"|\((?P<decimal>[-–])\Z"
)
_ALONE_IN_BRACKETS = re.compile(rf"[-–][0-9]+(?:{S}[0-9]{{3}})*,[0-9]+\)")
_SIGN = re.compile(r"(?:\A|(?<![0-9])\s|\(|(?<=[0-9]),)([-–+±\N{MINUS SIGN}])\Z")
_SIGNS = {"+": "плюс", "\N{MINUS SIGN}": "минус", "-": "минус", "–": "минус", "±": "плюс-минус"}


def led(text: str, said: Said) -> Said:
    """With a sign that no hyphen of a word can be: `– -280 934`, `– - 6 929,0`, `(-0,20)`, `+ 15-ке`."""
    sign = _LEADING_SIGN.search(text, max(0, said.start - 6), said.start)
    if sign is None or (sign["decimal"] and not _ALONE_IN_BRACKETS.match(text, sign.start("decimal"))):
        return said
    name = "плюс" if sign["plus"] else "минус"
    return said._replace(start=sign.start(str(sign.lastgroup)), words=f"{name} {said.words}")


def signed(text: str, said: Said, *, hyphen_too: bool) -> Said:
    """With the sign before a number; a hyphen or a dash is one only before degrees and per cent."""
    found = _SIGN.search(text, max(0, said.start - len("5 -")), said.start)
    if found is None or (found[1] in "-–" and not hyphen_too):
        return said
    return said._replace(start=said.start - 1, words=f"{_SIGNS[found[1]]} {said.words}")


def with_signs(text: str, span: SignedSpan) -> Said | None:
    """`-25…-30 °C`; None where nothing known is measured."""
    unit = read_unit(text, after_space(text, span.end))
    before, word = say_unit(unit.code, unit.suffix) if unit else ("", "")
    if unit is None or unit.kind not in SIGNED or not word:
        return None
    first, last = spell(span.first), spell(span.last)
    first = f"плюс {first}" if text[span.start] == "+" else first
    last = f"плюс {last}" if span.last > 0 else last
    words = f"{first} – {last} {word}"
    return Said(span.start, unit.end, f"{before} {words}" if before else words, "unit").apart(text)
