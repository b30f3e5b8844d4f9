"""Numbers in digits that stand for a range, and decimals that were torn apart.

>>> first = read_digits("25—30 мың адам", 0)
>>> second = upper_end("25—30 мың адам", first)
>>> span(first, second)
(Decimal('25000'), Decimal('30000'))
>>> torn_decimal("4, 1 миллион", 0).value == 4_100_000
True
"""

from decimal import Decimal

from kaznorm.lazily import lazily
from kaznorm.numerals.amounts import Amount, after_space
from kaznorm.numerals.digits import Digits, read_digits
from kaznorm.numerals.patterns import DASH, SPACE
from kaznorm.numerals.units import read_unit

_JOINT = lazily(rf"{DASH}|{SPACE}?(?:…|\.\.\.){SPACE}?")
_TORN = lazily(r"(?P<whole>\d{1,3}), (?P<part>\d{1,2})(?!\d|[.,]\d)")
_LARGEST_POWER = 15


def upper_end(text: str, first: Digits) -> Digits | None:
    """The second number of a range whose first one was read; None where there is none.

    `25 м — 30 м` is one, `5-2`, `25 м — 30 км` and `5 -7` are none.
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
    if lopsided and "-" in joint[0] and not unit:
        return None
    if unit:
        other = read_unit(text, after_space(text, second.end))
        return second if other and other.code == unit.code and first.value < second.value else None
    return second if first.value < second.value else None


def span(first: Digits, second: Digits | None) -> Amount:
    """The value of a number, or of a range; in `2—3 млн` the magnitude is that of both."""
    if second is None:
        return first.value
    if not second.magnitude or first.magnitude:
        return first.value, second.value
    power = _LARGEST_POWER
    while power and second.value < Decimal(10) ** power:
        power -= 3
    low = first.value * 10**power
    return (low, second.value) if low < second.value else (first.value, second.value)


def torn_decimal(text: str, at: int) -> Digits | None:
    """`4, 1 миллион`, `5, 32 процент`: a decimal whose comma got a space.

    Only before a magnitude or per cents, and not behind another comma: elsewhere they are two numbers.
    """
    found = _TORN.match(text, at)
    if found is None or text[max(0, at - 2) : at].rstrip().endswith(","):
        return None
    value = Decimal(f"{found['whole']}.{found['part']}")
    part = read_digits(text, found.start("part"))
    if part and part.magnitude and int(found["part"]):
        return part._replace(value=value * (part.value / int(found["part"])), start=at)
    unit = read_unit(text, after_space(text, found.end()))
    return Digits(value, at, found.end(), plain=False) if unit and unit.kind == "percent" else None
