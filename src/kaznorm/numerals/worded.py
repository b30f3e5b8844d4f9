"""Quantities in words: numbers with what they count, ranges (`екі-үш`), ordinals, and dates in words."""

import re
from decimal import Decimal

from kaznorm.lazily import lazily
from kaznorm.numerals.amounts import Amount, after_space, made, negative, times
from kaznorm.numerals.approx import approximation
from kaznorm.numerals.dates import MONTHS
from kaznorm.numerals.patterns import ENDING, SPACE
from kaznorm.numerals.quantity import Quantity
from kaznorm.numerals.spoken import Spoken, read_spoken
from kaznorm.numerals.units import Unit, read_unit
from kaznorm.numerals.years import CENTURY, is_before_era

_JOINT = lazily(rf"-|{SPACE}[–—]{SPACE}")
_MONTH = lazily(rf"{SPACE}(?P<month>{'|'.join(MONTHS)})(?P<suffix>{ENDING})(?![^\W\d_])", re.IGNORECASE)
_YEAR_OR_CENTURY = lazily(rf"{SPACE}(?:(?P<year>жыл(?!қ))|ғасыр)(?P<suffix>{ENDING})(?!\w)")
_KINDS = {"fraction": "fraction", "collective": "collective"}
_LAST_DAY, _FIRST_YEAR = 31, 1000


def worded_at(text: str, at: int) -> Quantity | None:
    """The quantity whose first word stands at a place; None where none begins, or it is hardly one."""
    first = read_spoken(text, at)
    if first is None:
        return None
    if first.form == "ordinal":
        return _ordinal(text, at, first)
    joint = _JOINT.match(text, first.end) if first.form == "cardinal" and not first.suffix else None
    second = read_spoken(text, joint.end()) if joint else None
    if second and (second.value <= first.value or second.form != "cardinal"):
        second = None
    last = second or first
    value: Amount = (first.value, second.value) if second else first.value
    approx = "about" if second and joint and joint[0] == "-" else ""
    unit = _unit(text, last)
    if last.weak and (unit is None or (unit.kind == "duration" and unit.suffix in ("ы", "і"))):
        return None
    if last.value == 1 and unit and unit.code == "d" and unit.suffix not in ("", "де"):
        return None  # бір күні: once
    if unit and last.suffix and unit.kind != "percent":
        approx = approx or approximation(text, at, last.end, last.suffix)
        unit = unit if approx else None
    if unit:
        value = times(value, Decimal(unit.factor)) if unit.factor != "1" else value
        return made(text, value, unit.code, unit.kind, at, unit.end, unit.suffix, approx)
    return made(text, value, "", _KINDS.get(last.form, "number"), at, last.end, last.suffix, approx)


def _unit(text: str, last: Spoken) -> Unit | None:
    """What is counted; a symbol of one letter is none behind a word."""
    if last.form not in ("cardinal", "fraction"):
        return None
    unit = read_unit(text, after_space(text, last.end))
    short = unit and unit.symbol and unit.kind != "percent" and len(unit.code) == 1 and unit.end - unit.start == 1
    return None if short else unit


def _ordinal(text: str, at: int, last: Spoken) -> Quantity:
    """An ordinal in words; before a month a date, before `жылы` a year, before `ғасыр` a century."""
    bare = not last.inflected
    month = _MONTH.match(text, last.end)
    if month and bare and 1 <= last.value <= _LAST_DAY:
        day = f"--{MONTHS.index(month['month'].lower()) + 1:02}-{int(last.value):02}"
        return made(text, day, "", "date", at, month.end(), month["suffix"])
    noun = _YEAR_OR_CENTURY.match(text, last.end)
    if noun and bare and (last.value >= _FIRST_YEAR or not noun["year"]):
        value = negative(last.value) if is_before_era(text, at) else last.value
        unit, kind = ("a", "year") if noun["year"] else (CENTURY, "century")
        return made(text, value, unit, kind, at, noun.end(), noun["suffix"])
    return made(text, last.value, "", "ordinal", at, last.end, last.suffix)
