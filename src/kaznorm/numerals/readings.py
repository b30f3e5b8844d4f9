"""A number in digits as it is read aloud; and how dates, times, telephones and codes in digits are read.

>>> figure("1 250,5 км", 0).readings
('бір мың екі жүз елу бүтін оннан бес', 'бір мың екі жүз елу жарым')
>>> date("21.10.2020", 0), clock("17:05", 0), groups("8 701 05")
((10, 'екі мың жиырмасыншы жылғы жиырма бірінші қазан'), (5, 'он жеті нөл бес'), 'сегіз жеті жүз бір нөл бес')
"""

import re
from decimal import Decimal
from typing import NamedTuple

from kaznorm.numerals.dates import MONTHS, PIVOT
from kaznorm.numerals.patterns import SPACE as S
from kaznorm.numerals.ranges import torn_at, torn_decimal
from kaznorm.numerals.spell import spell
from kaznorm.numerals.words import DIGITS

_NUMBER = re.compile(
    rf"(?P<whole>[1-9][0-9]{{0,2}}(?:(?:{S}[0-9]{{3}}(?!\d))+|(?:['’][0-9]{{3}}(?!\d))+|(?:\.[0-9]{{3}}(?!\d)){{2,}}"
    r"|(?:\.[0-9]{3})+(?=,[0-9]{1,2}(?![.,]?\d))|(?:,[0-9]{3})+(?=\.[0-9]{1,2}(?![.,]?\d))|(?:,[0-9]{3}(?!\d)){2,})"
    r"|[0-9]+)(?:[.,](?P<part>[0-9]+)(?![.,]?\d))?"
)
_DATE = re.compile(
    rf"(?P<d>[0-9]{{1,2}})(?P<s>[./]|\.{S})(?P<m>[0-9]{{1,2}})(?P=s)(?P<y>[0-9]{{4}})(?![./]?\d)"
    r"|(?P<y2>[0-9]{4})(?P<s2>[-.])(?P<m2>[0-9]{2})(?P=s2)(?P<d2>[0-9]{2})(?![-\d]|\.\d)"
    rf"|(?P<d3>[0-9]{{2}})\.(?P<m3>[0-9]{{2}})\.(?P<y3>[0-9]{{2}})(?={S}?(?:ж\.|жыл|г\.))"
)
_CLOCK = re.compile(rf"([0-9]{{1,2}}):([0-9]{{2}})(?::([0-9]{{2}}))?(?![:\d]|{S}000(?!\d))")
_SCORE = re.compile(rf"([0-9]{{1,3}}):([0-9]{{1,3}})(?![:\d]|{S}[0-9]{{3}}(?!\d))")
_RATIO = re.compile(rf"[0-9]{{1,3}}(?::[0-9]{{1,3}})+(?!\d|{S}[0-9]{{3}}(?!\d))")
_DOTTED = re.compile(r"[0-9]+(?:\.[0-9]+)+(?!\d)")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}")
_DIGIT_RUN = re.compile(r"[0-9]+")
_ROW = re.compile(rf"[0-9]+(?:(?:[.,'’]|{S})[0-9]+)*")
_NEAR_ROW = re.compile(
    rf"[0-9]{{1,20}}(?:[.,][0-9]{{1,20}})?(?:{S}[0-9]{{1,20}}(?:[.,][0-9]{{1,20}})?){{1,12}}(?![.,]?[0-9])"
)
_GROUPED = re.compile(rf"[1-9][0-9]{{0,2}}(?:{S}[0-9]{{3}}){{1,4}}(?:[.,][0-9]+)?")
_MAY_BE_GROUPS = re.compile(rf"(?<![0-9])[0-9]{{1,3}}{S}[0-9]{{3}}(?![0-9])")
_PHONE = re.compile(rf"[78]{S}[0-9]{{3}}(?:{S}[0-9]{{2,4}}){{2,4}}")
_LISTED = re.compile(r"[0-9],\Z")
"""What stands before the 2 of `(1,2,3 курс)`, which is no 2,3."""
_LONGEST = 15  # digits in a row that are still read as a number
_PLACES = 12
_DAY_FIRST = re.compile(r"(?<![\d.])[12][0-9]{3}\.(?:1[3-9]|2[0-9]|3[01])\.(?:0[1-9]|1[0-2])(?![\d-]|\.\d)")
_AROUND = 600
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
POINT = "нүкте"


class Figure(NamedTuple):
    """A number at `start:end`: how it can be read, the usual way first, and how as an ordinal ("" where never)."""

    start: int
    end: int
    readings: tuple[str, ...]
    ordinal: str
    digits: str


def figure(text: str, at: int) -> Figure | None:
    """The number in digits that begins at a place."""
    found = _NUMBER.match(text, at)
    if found is None:
        return None
    if found["part"] and _LISTED.search(text, max(0, at - 2), at):
        found = _DIGIT_RUN.match(text, at) or found
        n = int(found[0][:_LONGEST])
        return Figure(at, found.end(), (spell(n),), spell(n, "ordinal"), found[0])
    whole, part = re.sub(r"\D", "", found["whole"]), found["part"]
    written = found[0]
    if len(whole) > _LONGEST or len(part or "") > _PLACES or (len(whole) > 1 and whole[0] == "0"):
        words = " ".join(map(one_by_one, _DIGIT_RUN.findall(written)))
        return Figure(at, found.end(), (words,), "", written)
    if part == "000" and found["whole"].isdecimal() and whole != "0":  # 20,000 as English has it
        whole, part = whole + part, None
    if part is not None:
        return Figure(at, found.end(), _decimal(whole, part), "", written)
    n = int(whole)
    readings = [spell(n)]
    if n % 1000 == 500 and n > 1000:  # 1500-нан: бір жарым мыңнан
        readings.append(f"{spell(n // 1000)} жарым мың")
    return Figure(at, found.end(), tuple(readings), spell(n, "ordinal"), written)


def row_end(text: str, at: int) -> int:
    """The end of the digits at a place, and of all that only marks and spaces part from them."""
    found = _ROW.match(text, at)
    return found.end() if found else at


def is_one_row(text: str, at: int) -> bool:
    """Whether digits with spaces may be one number as well as several: `125 000 130 000`."""
    near = _NEAR_ROW.match(text, at)
    if near is None or _GROUPED.fullmatch(near[0]) or _PHONE.fullmatch(near[0]):
        return False
    return _MAY_BE_GROUPS.search(near[0]) is not None


def torn_figure(text: str, at: int) -> Figure | None:
    """The decimal at a place whose comma got a space, where something is measured by it: `481, 29 теңге`."""
    found = torn_at(text, at) if torn_decimal(text, at) else None
    if found is None or _is_rising(int(found["whole"]), int(found["part"])):
        return None
    return Figure(at, found.end(), _decimal(found["whole"], found["part"]), "", found[0])


def _is_rising(first: int, last: int) -> bool:
    """Whether two numbers are rather members of a list: `10, 15 теңге`, `7, 8 метр`."""
    return last == first + 1 or (first % 5 == last % 5 == 0 and first < last >= 10)


def _decimal(whole: str, part: str) -> tuple[str, ...]:
    readings = [spell(Decimal(f"{whole}.{part}"))]
    if part == "5" and whole != "0":
        readings.append(f"{spell(int(whole))} жарым")
    if not part.strip("0"):
        readings.append(spell(int(whole)))
    return tuple(readings)


def one_by_one(digits: str) -> str:
    """Digits said one after the other.

    >>> one_by_one("007")
    'нөл нөл жеті'
    """
    return " ".join(DIGITS[int(digit)] for digit in digits)


def groups(written: str) -> str:
    """The digits of a telephone or a code, group by group; long groups, and zeros at their start, one by one."""
    return " ".join(map(_group, _DIGIT_RUN.findall(written)))


def _group(digits: str) -> str:
    if len(digits) > 3:
        return one_by_one(digits)
    zeros = len(digits) - len(digits.lstrip("0") or "0")
    return " ".join([DIGITS[0]] * zeros + [spell(int(digits))])


def date(text: str, at: int, *, year_last: bool = False) -> tuple[int, str] | None:
    """The end of a date in digits alone, and its words, the year first or last; None for what is none."""
    found = _DATE.match(text, at)
    if found is None:
        return None
    year, month, day = (int(found[name] or found[f"{name}2"] or found[f"{name}3"]) for name in "ymd")
    if found["y3"]:
        year += 2000 if year < PIVOT else 1900
    if found["s2"] == "." and day <= len(MONTHS) and (month > len(MONTHS) or _is_day_first(text, at)):
        month, day = day, month
    if not (0 < day <= 31 and 0 < month <= len(MONTHS) and _FIRST_YEAR <= year <= _LAST_YEAR):
        return None
    day_month = f"{spell(day, 'ordinal')} {MONTHS[month - 1]}"
    named = spell(year, "ordinal")
    return found.end(), f"{day_month} {named}" if year_last else f"{named} жылғы {day_month}"


def _is_day_first(text: str, at: int) -> bool:
    """Whether days stand before months in dates such as `2012.19.04` around a place, the one there among them."""
    first = max(0, at - _AROUND)
    return _DAY_FIRST.search(text, first, at + _AROUND) is not None


def clock(text: str, at: int) -> tuple[int, str] | None:
    """The end of a time of day and its words, hours and minutes; also of a score or ratio, `3:1`."""
    found = _CLOCK.match(text, at)
    if found and int(found[1]) <= 24 and int(found[2]) < 60:
        return found.end(), " ".join(_group(part) for part in found.groups() if part)
    if score := _SCORE.match(text, at):
        return score.end(), joined(spell(int(score[1])), spell(int(score[2])))
    ratio = _RATIO.match(text, at)
    return (ratio.end(), groups(ratio[0])) if ratio else None


def dotted(text: str, at: int) -> tuple[int, str] | None:
    """The end of `2.1.3`, a version or the number of a section, and its words; None for `1.500.000`."""
    found = _DOTTED.match(text, at)
    if found is None or _THOUSANDS.fullmatch(found[0]):
        return None
    return found.end(), f" {POINT} ".join(map(_group, found[0].split(".")))


def joined(first: str, last: str) -> str:
    """Two numbers as a range: after a single word a hyphen, after several a dash.

    >>> joined("он", "он бес"), joined("жиырма бес", "отыз")
    ('он-он бес', 'жиырма бес – отыз')
    """
    return f"{first} – {last}" if " " in first or last.count(" ") > 1 else f"{first}-{last}"
