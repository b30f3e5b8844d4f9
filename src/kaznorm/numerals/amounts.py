"""What the readers of quantities share: values and pairs of values, and how a `Quantity` is made of what was read."""

import re
from decimal import Decimal, localcontext
from typing import TypeAlias

from kaznorm.numerals.approx import approximation
from kaznorm.numerals.patterns import FILLER, SPACE
from kaznorm.numerals.quantity import Quantity, Value, case_of
from kaznorm.numerals.units import Unit

Amount: TypeAlias = Decimal | tuple[Decimal, Decimal]

_SPACE = re.compile(f"{SPACE}{{1,2}}{FILLER}")
_PRECISION = 80
_MINUS = re.compile(
    rf"(?:(?<![\w)])(?P<sign>\N{{MINUS SIGN}})|(?:(?<![^\s(=])|(?<=\d,))(?P<dash>[-–])|(?P<word>минус){SPACE})\Z",
    re.IGNORECASE,
)
SIGNED = frozenset({"temperature", "percent", "level", "angle"})
"""What may be less than nothing: before these a hyphen or a dash is a minus."""
_BALANCE = re.compile(
    rf"(?<!\w)(?:(?:баланс|сальдо|мән|айырма|температура)(?:с?[ыі])?:?|(?P<level>деңгейі)){SPACE}\Z"
    rf"|=[ ]?\Z|\d-[дтн][ае]н{SPACE}\Z|(?P<bracket>\()\Z",
    re.IGNORECASE,
)
"""What has a sign of its own, whatever it is measured by; a level has it in metres, and so have brackets."""
_LONGEST_MINUS, _LONGEST_WORD = 8, 16
_IN = ("да", "де", "та", "те")
_OLDEST, _LATEST, _ROUND = 1900, 2050, 100


def made(
    text: str, value: Value, unit: str, kind: str, start: int, end: int, suffix: str = "", approx: str = ""
) -> Quantity:
    """A quantity; what the words around say of it is looked up unless it is known."""
    approx = approx or approximation(text, start, end, suffix)
    return Quantity(value, unit, kind, approx, suffix, case_of(suffix), start, end, text[start:end])


def named_year(value: Value, suffix: str) -> bool:
    """Whether a number is a year by its ending alone: `2019-да`, `екі мың он тоғызда`."""
    return isinstance(value, Decimal) and suffix.lower() in _IN and _OLDEST <= value <= _LATEST and value % _ROUND != 0


def measured(text: str, start: int, value: Amount, unit: Unit, approx: str = "") -> Quantity:
    """A quantity of a unit, with the minus before it."""
    value = times(value, Decimal(unit.factor)) if unit.factor != "1" else value
    start, value = signed(text, start, value, unit.kind)
    return made(text, value, unit.code, unit.kind, start, unit.end, unit.suffix, approx)


def times(value: Amount, factor: Decimal) -> Amount:
    """A value, or both ends of a range, multiplied without rounding."""
    with localcontext(prec=_PRECISION):
        return value * factor if isinstance(value, Decimal) else (value[0] * factor, value[1] * factor)


def negative(value: Amount) -> Amount:
    """A value with its sign turned round; a range is still from the lower to the higher end."""
    return -value if isinstance(value, Decimal) else (-max(value), -min(value))


def signed(text: str, start: int, value: Amount, kind: str) -> tuple[int, Amount]:
    """Where a number begins with its minus, and its value with it; of a range only `минус` is that of both ends."""
    found = _MINUS.search(text, max(0, start - _LONGEST_MINUS), start)
    if found is None or (found["dash"] and kind not in SIGNED and not _has_sign(text, found.start(), kind)):
        return start, value
    if found["word"]:
        return found.start(), negative(value)
    return found.start(), -value if isinstance(value, Decimal) else value


def _has_sign(text: str, at: int, kind: str) -> bool:
    """Whether a hyphen is a minus by the word before it: `баланс -12 500 теңге`; elsewhere it may be a dash."""
    word = _BALANCE.search(text, max(0, at - _LONGEST_WORD), at)
    return word is not None and (kind == "length" or not (word["level"] or word["bracket"]))


def after_space(text: str, at: int) -> int:
    """The place behind a space, or two, and a sound of hesitation, if they stand here."""
    space = _SPACE.match(text, at)
    return space.end() if space else at
