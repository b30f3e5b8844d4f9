"""Numbers in digits that stand for a range, and decimals that were torn apart.

>>> first = read_digits("25—30 мың адам", 0)
>>> second = upper_end("25—30 мың адам", first)
>>> span(first, second)
(Decimal('25000'), Decimal('30000'))
>>> torn_decimal("4, 1 миллион", 0).value == 4_100_000
True
"""

import re
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from kaznorm.lazily import lazily
from kaznorm.numerals.amounts import Amount, after_space
from kaznorm.numerals.digits import Digits, read_digits
from kaznorm.numerals.patterns import DASH, SPACE
from kaznorm.numerals.units import read_unit

_JOINT = lazily(rf"{DASH}|[–—]{{2}}|{SPACE}?(?:…|\.\.\.){SPACE}?")
_PER_CENT = lazily(rf"{SPACE}?%|{SPACE}(?:пайыз|процент)")
_SIGNED_SPAN = lazily(
    rf"(?P<a>\d{{1,3}}(?:[.,]\d)?)(?:{SPACE}?[°º](?:{SPACE}?[CС])?)?(?:{SPACE}?(?:…|\.{{2,3}}){SPACE}?|{SPACE}[-–—]{SPACE})"
    rf"(?P<sign>[-–\N{{MINUS SIGN}}+])(?P<b>\d{{1,3}}(?:[.,]\d)?)(?!{SPACE}?[\d(]|[.,]\d)"
)
_SIGNS = "-–\N{MINUS SIGN}+"
_TORN = lazily(r"(?P<whole>\d{1,3}), (?P<part>\d{1,2})(?!\d|[.,]\d)")
_IN_A_LIST = lazily(rf"\d\S*,{SPACE}\Z")
TIMES = re.compile(rf"{SPACE}есе(?:ге|лік|ден)?(?![^\W\d_])")
WHOLE_UNITS = ("d", "wk", "mo", "h")
"""Of these halves are counted, and no other parts."""
_CROSSES = "xхXХ"
_SIZE = lazily(rf"(?<![\w.,])[1-9]\d{{0,3}}(?:[{_CROSSES}][1-9]\d{{0,3}}){{1,2}}(?!\w|[.,-]\d)")
_LONG_SIDES = lazily(rf"\d{{2,4}}(?:[{_CROSSES}]\d{{2,4}}){{1,2}}")
_ROW = lazily(r"(?<![\d.,])\d{1,3}(?:,\d{1,3}){2,}(?![.,]?\d)")
_UNIT_BEFORE = lazily(rf"\d{SPACE}?(?P<unit>[^\W\d_]{{1,8}}[²³]?)[-–]\Z")
_REACH, _LONGEST_ROW = 16, 60
_LARGEST_POWER = 15
_HUNDRED, _THOUSAND = 100, 1000
_SCALES = [scale * _THOUSAND**power for power in range(5, -1, -1) for scale in (100, 1)]


def upper_end(text: str, first: Digits) -> Digits | None:
    """The second number of a range whose first one was read; None where there is none.

    `25 м — 30 м` is one, and so are `0,25-0,01 мм` and, before per cent, `5 -10%`; `5-2`, `25 м — 30 км` and `5 -7`
    are none.
    """
    if first.suffix:
        return None
    joint = _JOINT.match(text, first.end)
    unit = None
    if joint is None and (unit := read_unit(text, after_space(text, first.end))) and not unit.suffix:
        joint = _JOINT.match(text, unit.end)
    second = read_digits(text, joint.end()) if joint else None
    if joint is None or second is None:
        return None
    lopsided = joint[0][0].isspace() != joint[0][-1].isspace()
    if lopsided and "-" in joint[0] and not unit and not _PER_CENT.match(text, second.end):
        return None
    if unit:
        other = read_unit(text, after_space(text, second.end))
        same = other and (other.code == unit.code or (unit.code, other.code) == ("deg", "Cel"))
        return second if same and first.value < second.value else None
    if first.value < second.value:
        return second
    falls = first.value > second.value and first.magnitude <= second.magnitude and not (second.suffix or lopsided)
    if not falls or _IN_A_LIST.search(text, max(0, first.start - _REACH), first.start):
        return None
    return second if read_unit(text, after_space(text, second.end)) else None


def is_side(text: str, at: int) -> bool:
    """Whether a number is a later side of a size with a letter for its cross: `10х15 см`, `1920x1080`; not `4x4`."""
    if text[at - 1] not in _CROSSES or not text[at - 2 : at - 1].isdecimal():
        return False
    start = at
    while start > max(0, at - _REACH) and (text[start - 1].isdecimal() or text[start - 1] in _CROSSES):
        start -= 1
    size = _SIZE.match(text, start)
    return size is not None and _is_size(text, size)


def _is_size(text: str, size: "re.Match[str]") -> bool:
    return bool(_LONG_SIDES.fullmatch(size[0])) or read_unit(text, after_space(text, size.end())) is not None


def has_side(text: str, number: Digits) -> bool:
    """Whether such a side follows a number."""
    return (
        text[number.end] in _CROSSES
        and text[number.end + 1 : number.end + 2].isdecimal()
        and is_side(text, number.end + 1)
    )


def is_upper_end(text: str, at: int) -> bool:
    """Whether what is counted by a number stands before the dash that it follows: `10кг-15кг`, at the 15."""
    before, digits = _UNIT_BEFORE.search(text, max(0, at - _REACH), at), read_digits(text, at)
    unit = read_unit(text, before.start("unit")) if before else None
    other = read_unit(text, after_space(text, digits.end)) if unit and digits else None
    return unit is not None and other is not None and unit.code == other.code


def in_a_row(text: str, at: int) -> bool:
    """Whether a number behind a comma is one of several that go up: `1,2,3`; not of `1,250,000` or `1,5,2,5`."""
    start = at
    while start > max(0, at - _LONGEST_ROW) and (text[start - 1].isdecimal() or text[start - 1] == ","):
        start -= 1
    row = _ROW.match(text, start)
    numbers = [int(number) for number in row[0].split(",")] if row and row.end() - start < _LONGEST_ROW else []
    return all(a < b for a, b in pairwise(numbers)) and any(n < _HUNDRED for n in numbers[1:])


class SignedSpan(NamedTuple):
    """A range at `start:end` whose ends have signs of their own, in the order in which they stand."""

    start: int
    end: int
    first: Decimal
    last: Decimal


def signed_span(text: str, at: int) -> SignedSpan | None:
    """The range whose first digit stands at a place, if its upper end has a sign: `-25…-30`, `0..+5`."""
    found = _SIGNED_SPAN.match(text, at)
    if found is None:
        return None
    sign, before = text[at - 1 : at], text[max(0, at - 2) : at - 1]
    if not sign or sign not in _SIGNS or before.isalnum() or before == ")":
        sign = ""
    first, last = (Decimal(found[name].replace(",", ".")) for name in "ab")
    first = first if sign in ("", "+") else -first
    return SignedSpan(at - len(sign), found.end(), first, last if found["sign"] == "+" else -last)


def span(first: Digits, second: Digits | None) -> Amount:
    """The value of a number, or of a range; in `2—3 млн` the magnitude is that of both."""
    if second is None:
        return first.value
    if not second.magnitude or first.magnitude:
        return min(first.value, second.value), max(first.value, second.value)
    if second.hundreds:
        return spoken_span(first.value, second.value)
    power = _LARGEST_POWER
    while power and second.value < Decimal(10) ** power:
        power -= 3
    low = first.value * 10**power
    if low <= second.value * 10 and first.value < second.value:
        return min(low, second.value), max(low, second.value)
    return first.value, second.value


def spoken_span(first: Decimal, second: Decimal) -> Amount:
    """A range in words, the greater number said last: `жеті-сегіз миллион`, `екі-үш жүз`.

    >>> spoken_span(Decimal(7), Decimal(8_000_000)), spoken_span(Decimal(100), Decimal(2000))
    ((Decimal('7000000'), Decimal('8000000')), (Decimal('100'), Decimal('2000')))
    """
    scales = (scale for scale in _SCALES if first < _THOUSAND and second % scale == 0 and first * scale < second)
    return first * next(scales, 1), second


def torn_at(text: str, at: int) -> "re.Match[str] | None":
    """The whole number and the part of what looks like a decimal whose comma got a space."""
    found = _TORN.match(text, at)
    return None if found and _IN_A_LIST.search(text, max(0, at - _REACH), at) else found


def is_row(first: int, last: int) -> bool:
    """Whether two numbers are rather members of a list: `10, 15 теңге`."""
    return first % 5 == 0 < first and last - first in (5, 10)


def torn_decimal(text: str, at: int) -> Digits | None:
    """`4, 1 миллион`, `5, 32 процент`, `1, 5 есе`: a decimal whose comma got a space.

    Only before a magnitude or a unit, and not in a list of more than two: elsewhere they are two numbers, and so
    are those that go up by steps of five, as in `5, 10 км`.
    """
    found = torn_at(text, at)
    if found is None or is_row(int(found["whole"]), int(found["part"])):
        return None
    value = Decimal(f"{found['whole']}.{found['part']}")
    part = read_digits(text, found.start("part"))
    if part and part.magnitude and int(found["part"]):
        return part._replace(value=value * (part.value / int(found["part"])), start=at)
    torn = Digits(value, at, found.end(), plain=False)
    if TIMES.match(text, found.end()):
        return torn
    joint = _JOINT.match(text, found.end())
    other = read_digits(text, joint.end()) if joint else None
    unit = read_unit(text, after_space(text, other.end if other else found.end()))
    if unit is None or text.startswith("жас", unit.start) or (other and len(found["part"]) > 1):
        return None
    return torn if unit.code not in WHOLE_UNITS or found["part"] == "5" else None
