"""Quantities in words: numbers with what they count, ranges (`екі-үш`), ordinals, and dates in words."""

import re
from decimal import Decimal

from kaznorm.lazily import lazily
from kaznorm.numerals.amounts import Amount, after_space, made, named_year, negative, times
from kaznorm.numerals.approx import approximation
from kaznorm.numerals.clock import spoken_clock
from kaznorm.numerals.codes import names_model
from kaznorm.numerals.dates import MONTHS, month_before
from kaznorm.numerals.patterns import ENDING, SPACE
from kaznorm.numerals.quantity import Quantity
from kaznorm.numerals.ranges import TIMES, WHOLE_UNITS, spoken_span
from kaznorm.numerals.spoken import Spoken, read_spoken
from kaznorm.numerals.units import Unit, read_unit
from kaznorm.numerals.years import CENTURY, is_before_era

_JOINT = lazily(rf"-|{SPACE}[–—]{SPACE}")
_MONTH = lazily(rf"{SPACE}(?P<month>{'|'.join(MONTHS)})(?P<suffix>{ENDING})(?![^\W\d_])", re.IGNORECASE)
_YEAR_OR_CENTURY = lazily(rf"{SPACE}(?:(?P<year>жыл(?!қ))|ғасыр)(?P<suffix>{ENDING})(?!\w)")
_AND = lazily(rf"{SPACE}[дт][ае]{SPACE}(?=[^\W\d_])")
_PARTICLE = lazily(r"-ақ(?![^\W\d_])")
_OF_A_LAW = lazily(rf"{SPACE}(?:бап(?:т\w*|қа)?(?!\w)|бабы|тарма[қғ](?!тал)|абзац)", re.IGNORECASE)
_SCALE = "жүз|мың|милли(?:он|ард)|трилл?ион"
_INDEFINITE = lazily(
    rf"(?<!\w)(?:бірнеше|әлденеше|неше|талай|қанша(?:ма)?|онша(?:қты)?|сан|(?:он|{_SCALE})[дт][ае](?:ған|ген))"
    rf"(?:{SPACE}(?:{_SCALE}))*{SPACE}\Z",
    re.IGNORECASE,
)
_CLOSED, _AFTER_COMMA, _FIGURE_NEXT = lazily(rf"(?:{SPACE}[^\W\d_]+)?\)"), lazily(rf",{SPACE}\Z"), lazily(r"\s*[\d:]")
_SCALE_HERE = lazily(_SCALE, re.IGNORECASE)
_REACH = 40
_KINDS = {"fraction": "fraction", "collective": "collective"}
_LAST_DAY, _FIRST_NAMED = 31, 10
"""Smaller ordinals count years: `екінші жылы`; from ten on they name years and decades."""
_HUNDRED, _THOUSAND = 100, 1000


def worded_at(text: str, at: int) -> Quantity | None:
    """The quantity whose first word stands at a place; None where none begins, or it is hardly one."""
    first = read_spoken(text, at)
    if first is None or names_model(text, at, first.end) or _is_indefinite(text, at):
        return None
    if first.form == "ordinal":
        return _ordinal(text, at, first)
    plain = first.form == "cardinal"
    if plain and (found := _of_a_day(text, at, first)):
        return found
    if plain and not first.suffix:
        first = _spoken_decimal(text, first) or first
    joint = _JOINT.match(text, first.end) if plain and not first.suffix else None
    second = read_spoken(text, joint.end()) if joint else None
    if second and (second.value <= first.value or second.form != "cardinal"):
        second = None
    last = second or first
    value: Amount = spoken_span(first.value, second.value) if second else first.value
    approx = "about" if second and joint and joint[0] == "-" else ""
    unit = _unit(text, last)
    if _is_heading(text, at, last.end, unit.end if unit else last.end):
        return None
    if last.weak and (unit is None or (unit.kind == "duration" and unit.suffix in ("ы", "і"))):
        return None
    if last.value == 1 and unit and unit.code == "d" and unit.suffix not in ("", "де", "дік"):
        return None  # бір күні: once
    if unit and last.suffix and unit.kind != "percent":
        approx = approx or approximation(text, at, last.end, last.suffix)
        unit = unit if approx else None
    if unit:
        value = times(value, Decimal(unit.factor)) if unit.factor != "1" else value
        return made(text, value, unit.code, unit.kind, at, unit.end, unit.suffix, approx)
    if named_year(value, last.suffix):
        return made(text, value, "a", "year", at, last.end, last.suffix)
    return made(text, value, "", _KINDS.get(last.form, "number"), at, last.end, last.suffix, approx)


def _is_indefinite(text: str, at: int) -> bool:
    """Whether a magnitude is counted by no certain number: `бірнеше жүз мың`."""
    return bool(_SCALE_HERE.match(text, at) and _INDEFINITE.search(text, max(0, at - _REACH), at))


def _is_heading(text: str, at: int, end: int, unit_end: int) -> bool:
    """Whether a magnitude says in what a table counts: `өндіріс, мың тонна 125,4`, `(мың адам)`."""
    if not _SCALE_HERE.fullmatch(text, at, end):
        return False
    if text[at - 1 : at] == "(":
        return _CLOSED.match(text, unit_end) is not None
    return unit_end > end and bool(_AFTER_COMMA.search(text, max(0, at - 2), at) and _FIGURE_NEXT.match(text, unit_end))


def _of_a_day(text: str, at: int, number: Spoken) -> Quantity | None:
    """A time of day, `кешкі тоғызда`, or a day behind its month, `наурыздың жиырма бесі`."""
    if not number.weak and (time := spoken_clock(text, at, number.value, number.end, number.suffix)):
        return made(text, time.value, "", "time", at, time.end, time.suffix)
    month = month_before(text, at) if number.suffix and number.value in range(1, _LAST_DAY + 1) else None
    if month is None:
        return None
    day, joint = f"--{month:02}-{int(number.value):02}", _JOINT.match(text, number.end)
    last = read_spoken(text, joint.end()) if joint else None
    if last is None or not last.suffix or not number.value < last.value <= _LAST_DAY:
        return made(text, day, "", "date", at, number.end, number.suffix)
    return made(text, (day, f"--{month:02}-{int(last.value):02}"), "", "date", at, last.end, last.suffix)


def _spoken_decimal(text: str, whole: Spoken) -> Spoken | None:
    """`төрт те сегіз пайыз`, `жиырма үш те жеті миллиард`: decimals as they are said, before a unit or a magnitude."""
    joint = _AND.match(text, whole.end)
    part = read_spoken(text, joint.end()) if joint else None
    if part is None or part.form != "cardinal" or whole.value >= _THOUSAND or whole.value % 1 or part.value % 1:
        return None
    scale = 1
    while part.value and part.value % (scale * _THOUSAND) == 0:
        scale *= _THOUSAND
    digits = part.value / scale
    if not 0 < digits < _HUNDRED or (scale == 1 and (part.suffix or not _measured(text, part.end))):
        return None
    places = len(str(digits))
    return part._replace(value=(whole.value + digits.scaleb(-places)) * scale)


def _measured(text: str, end: int) -> bool:
    """Whether a unit that has parts follows, or есе."""
    unit = read_unit(text, after_space(text, end))
    return bool(TIMES.match(text, end)) or (unit is not None and unit.code not in WHOLE_UNITS)


def _unit(text: str, last: Spoken) -> Unit | None:
    """What is counted; a symbol of one letter is none behind a word."""
    if last.form not in ("cardinal", "fraction"):
        return None
    particle = None if last.suffix else _PARTICLE.match(text, last.end)
    unit = read_unit(text, after_space(text, particle.end() if particle else last.end))
    short = unit and unit.symbol and unit.kind != "percent" and len(unit.code) == 1 and unit.end - unit.start == 1
    return None if short else unit


def _ordinal(text: str, at: int, last: Spoken) -> Quantity | None:
    """An ordinal in words; before a month a date, before `жылы` a year, before `ғасыр` a century; no article's."""
    bare = not last.inflected
    month = _MONTH.match(text, last.end)
    if month and bare and 1 <= last.value <= _LAST_DAY:
        day = f"--{MONTHS.index(month['month'].lower()) + 1:02}-{int(last.value):02}"
        return made(text, day, "", "date", at, month.end(), month["suffix"])
    if _OF_A_LAW.match(text, last.end):
        return None
    noun = _YEAR_OR_CENTURY.match(text, last.end)
    if noun and bare and (last.value >= _FIRST_NAMED or not noun["year"]):
        value = negative(last.value) if is_before_era(text, at) else last.value
        unit, kind = ("a", "year") if noun["year"] else (CENTURY, "century")
        return made(text, value, unit, kind, at, noun.end(), noun["suffix"])
    return made(text, last.value, "", "ordinal", at, last.end, last.suffix)
