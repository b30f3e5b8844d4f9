"""Dates in digits and with the names of months, as ISO 8601; `clock` has times of day, `years` the years.

>>> read_date("2022 жылғы 1 наурызда", 0)
Date(kind='date', value='2022-03-01', end=21, suffix='да')
>>> read_date("21.10.2020", 0).value, read_date("11 ақпан 2022 | 17:37", 0).value, read_date("5-7 мамыр", 0).value
('2020-10-21', '2022-02-11T17:37', ('--05-05', '--05-07'))
"""

import re
from calendar import isleap

from kaznorm.lazily import lazily
from kaznorm.numerals.clock import read_clock
from kaznorm.numerals.digits import roman
from kaznorm.numerals.patterns import DASH, ENDING, FILLER, ORDINAL, SPACE as S
from kaznorm.numerals.quantity import Date
from kaznorm.numerals.years import is_before_era

MONTHS = (
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
)
_SHORT = ("қаң", "ақп", "нау", "сәу", "мам", "мау", "шіл", "там", "қыр", "қаз", "қар", "жел")
_MONTH_OF = {name: number for names in (MONTHS, _SHORT) for number, name in enumerate(names, 1)} | {"қыркүйег": 9}
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_DASH = lazily(DASH)
_LONGEST_MONTH = len("желтоқсан айының ")
_FORMS = ("", 2, 3, 4, 5)
PIVOT = 40
"""Years of two digits from here on are of the last century."""
_NAMES = f"(?:{'|'.join((*MONTHS, 'қыркүйег'))})"
_NAME = rf"(?P<month>{_NAMES})(?P<suffix>{ENDING})(?![^\W\d_])|(?P<short>{'|'.join(_SHORT)})\."
_TH = rf"(?:-?{ORDINAL})?"
_YEAR_WORD = rf"(?:-?{ORDINAL})?(?:[-–]|{S})?(?:жыл(?:ғы|ы|дың|дағы|дар(?:ы|дың)?)?(?!\w)|ж\.|ж(?=\s))"
_DAY_MONTH = lazily(
    rf"(?P<day>\d{{1,2}}){_TH}(?:{DASH}(?P<last>\d{{1,2}}){_TH})?(?:-|{S}{FILLER}|(?={_NAMES}))(?:{_NAME})",
    re.IGNORECASE,
)
_YEAR_BEFORE = lazily(rf"(?P<year>\d{{3,4}}){_YEAR_WORD},?{S}{{0,2}}(?=\d{{1,2}}(?!\d)|[^\W\d_])", re.IGNORECASE)
_YEAR_AFTER = lazily(
    rf",?{S}(?P<year>[12]\d{{3}})(?!\d|[.,]\d)(?:{S}?(?:жыл(?!қ)(?P<suffix>{ENDING})(?!\w)|ж\.|г\.))?", re.IGNORECASE
)
_YEAR_SHORT = re.compile(rf"(?P<year>[12]\d{{3}}),?{S}(?=\d{{1,2}}{S}[^\W\d_])")
_YEAR_OF_MONTH = lazily(rf"(?P<year>(?<=\()[12]\d{{3}}|(?<=[–—-] )[12]\d{{3}}){S}(?=[^\W\d_])")
_ONLY_MONTH = lazily(rf"(?:{_NAME})(?:[-–—](?P<until>{_NAMES})(?P<ending>{ENDING})(?![^\W\d_]))?", re.IGNORECASE)
_KAZAN = lazily(rf"Қазан(?![^\W\d_]*{S}(?:ай|және|мен{S}))")
"""With a capital it is the town, or the revolution that has its name from the month."""
_MONTH_DAY = lazily(
    rf"(?P<month>{_NAMES})(?:[ыі]?[ндт]ың|[ыі]?[ндт]ің|{S}айының){S}(?P<day>\d{{1,2}})"
    rf"(?:[-–](?P<last>\d{{1,2}})(?=-|{S}(?:күн|арал)))?(?!\d|[.,:/]\d)(?:-(?=[^\W\d_])(?P<suffix>{ENDING})(?![^\W\d_]))?",
    re.IGNORECASE,
)
_ALSO = lazily(rf"(?P<day>\d{{1,2}}){_TH}(?:,|{S}(?:және|мен|бен|пен)){S}(?=\d)")
_MONTH_BEFORE = lazily(rf"(?P<month>{_NAMES})(?:[ыі]?[ндт]ың|[ыі]?[ндт]ің|{S}айының){S}\Z", re.IGNORECASE)
_NUMERIC = lazily(
    r"(?P<d>\d{1,2})(?P<s>[./])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})(?![.,/]?\d)"
    r"|(?P<y2>\d{4})-(?P<m2>\d{2})-(?P<d2>\d{2})(?:T(?P<t>\d\d:\d\d(?::\d\d)?))?(?![-\d])"
    r"|(?P<d3>\d\d)\.(?P<m3>\d\d)\.(?P<y3>\d\d)(?![.,]?\d)"
    rf"|(?P<d4>\d{{1,2}})\.{S}(?P<m4>\d{{1,2}})\.{S}(?P<y4>[12]\d{{3}})(?![.,]?\d)"
    r"|(?P<d5>\d{1,2})\.(?P<m5>[IVXІХ]{1,4})\.(?P<y5>[12]\d{3})(?![.,]?\d)"
)
_SHORT_DATE = lazily(
    rf"(?P<d>[0-3]?\d)(?:\.(?P<m>0[1-9]|1[0-2])(?:(?={S}күні(?!\w))|(?P<till>{DASH}))|[-–](?=\d\d?\.\d\d\.\d{{4}}))"
)
"""A day and a month in digits, as `12.04 күні`, and what is the first of two dates."""
_THEN_CLOCK = lazily(rf"(?:{S}?ж\.)?(?:{S}?[|,•·/]|,?{S}сағат)?{S}{{1,2}}(?=\d\d?:\d\d)")


def read_date(text: str, at: int) -> Date | None:
    """The date or time of day that begins at a place with a digit; None where none does."""
    return _numeric(text, at) or _short_date(text, at) or _worded(text, at) or read_clock(text, at)


def _short_date(text: str, at: int) -> Date | None:
    """`12.04 күні`, `28.09–05.10.2023`, `16-18.12.1986`."""
    found = _SHORT_DATE.match(text, at)
    if found is None:
        return None
    if found["m"] and not found["till"]:
        day = _iso(None, int(found["m"]), int(found["d"]))
        return Date("date", day, found.end(), "") if day else None
    last = _numeric(text, found.end())
    if last is None or not isinstance(last.value, str):
        return None
    first = _iso(int(last.value[:4]), int(found["m"] or last.value[5:7]), int(found["d"]))
    return Date("date", (first, last.value), last.end, last.suffix) if first and first < last.value else None


def _numeric(text: str, at: int) -> Date | None:
    found = _NUMERIC.match(text, at)
    if found is None:
        return None
    year, month, day = (next(filter(None, (found[f"{name}{form}"] for form in _FORMS))) for name in "ymd")
    if len(year) == len("20"):
        year = ("20" if int(year) < PIVOT else "19") + year
    iso = _iso(int(year), int(month) if month.isdecimal() else roman(month) or 0, int(day))
    if iso is None:
        return None
    joint = _DASH.match(text, found.end())
    other = _numeric(text, joint.end()) if joint else None
    if other and isinstance(other.value, str) and other.value > iso:
        return Date("date", (iso, other.value), other.end, other.suffix)
    if found["t"]:
        return Date("date", f"{iso}T{found['t']}", found.end(), "")
    return _with_clock(text, Date("date", iso, found.end(), ""))


def _worded(text: str, at: int) -> Date | None:
    """`2022 жылғы 1 наурызда`, `1 наурыз 2022 ж.`, `1-5 наурыз`, `2022 жылғы наурыз`, `мамырдың 9-ында`.

    Before our era the year 1 is 0000: `б.з.б. 356 жылы 21 шілдеде` is `-0355-07-21`.
    """
    before = _YEAR_BEFORE.match(text, at) or _YEAR_SHORT.match(text, at) or _YEAR_OF_MONTH.match(text, at)
    start, year = (before.end(), int(before["year"])) if before else (at, None)
    if year is not None and is_before_era(text, at):
        year = 1 - year
    if found := _one_of_days(text, start, year) or _month_first(text, at, start, year):
        return found
    if day := _DAY_MONTH.match(text, start):
        return _day(text, day, year)
    return _only_month(text, start, year) if year is not None and before and before.re is not _YEAR_SHORT else None


def _day(text: str, found: "re.Match[str]", year: int | None) -> Date | None:
    """A day, or a span of days, of a month, with the year before or behind it."""
    end, suffix, month = found.end(), found["suffix"] or "", _month(found)
    if year is None and not suffix and (after := _YEAR_AFTER.match(text, end)):
        year, end, suffix = int(after["year"]), after.end(), after["suffix"] or ""
    first = _iso(year, month, int(found["day"]))
    if first is None:
        return None
    if found["last"] is None:
        return _with_clock(text, Date("date", first, end, suffix))
    last = _iso(year, month, int(found["last"]))
    return Date("date", (first, last), end, suffix) if last and last > first else None


def _only_month(text: str, start: int, year: int) -> Date | None:
    """The month, or two of them, of a year."""
    found = _ONLY_MONTH.match(text, start)
    if found is None or _KAZAN.match(text, start):
        return None
    first = f"{_written(year)}-{_month(found):02}"
    if found["until"]:
        last = f"{_written(year)}-{_MONTH_OF[found['until'].lower()]:02}"
        return Date("date", (first, last), found.end(), found["ending"])
    return Date("date", first, found.end(), found["suffix"] or "")


def _one_of_days(text: str, start: int, year: int | None) -> Date | None:
    """The first day of `6 және 9 тамызда`."""
    joint = _ALSO.match(text, start)
    found = _DAY_MONTH.match(text, joint.end()) if joint else None
    if joint is None or found is None or found["last"]:
        return None
    iso = _iso(year, _month(found), int(joint["day"]))
    return Date("date", iso, joint.end("day"), "") if iso and int(joint["day"]) < int(found["day"]) else None


def _month_first(text: str, at: int, start: int, year: int | None) -> Date | None:
    """`1950 жылы мамырдың 9-ында`; without a year, from the day on."""
    if year is None:
        month = _MONTH_BEFORE.search(text, max(0, at - _LONGEST_MONTH), at)
        found = _MONTH_DAY.match(text, month.start()) if month else None
    else:
        found = _MONTH_DAY.match(text, start)
    if found is None:
        return None
    month_of, end, suffix = _MONTH_OF[found["month"].lower()], found.end(), found["suffix"] or ""
    iso, last = (_iso(year, month_of, int(found[name] or found["day"])) for name in ("day", "last"))
    if iso is None or last is None or last < iso:
        return None
    return Date("date", (iso, last) if last > iso else iso, end, suffix)


def month_before(text: str, at: int) -> int | None:
    """The number of the month whose genitive stands before a place: `наурыздың жиырма бесі`."""
    found = _MONTH_BEFORE.search(text, max(0, at - _LONGEST_MONTH), at)
    return _MONTH_OF[found["month"].lower()] if found else None


def _month(found: "re.Match[str]") -> int:
    return _MONTH_OF[(found["month"] or found["short"]).lower()]


def _iso(year: int | None, month: int, day: int) -> str | None:
    if not (1 <= month <= len(_DAYS) and 1 <= day <= _DAYS[month - 1]):
        return None
    if (month, day) == (2, 29) and year is not None and not isleap(year):
        return None
    return f"--{month:02}-{day:02}" if year is None else f"{_written(year)}-{month:02}-{day:02}"


def _written(year: int) -> str:
    return f"{'-' * (year < 0)}{abs(year):04}"


def _with_clock(text: str, date: Date) -> Date:
    """The date with the time of day that stands right behind it."""
    joint = None if date.suffix else _THEN_CLOCK.match(text, date.end)
    clock = read_clock(text, joint.end()) if joint else None
    if clock is None or not isinstance(date.value, str) or not isinstance(clock.value, str):
        return date
    return Date("date", f"{date.value}T{clock.value}", clock.end, clock.suffix)
