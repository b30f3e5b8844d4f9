"""Dates and times of day, as ISO 8601; years and centuries, with their eras.

>>> read_date("2022 жылғы 1 наурызда", 0)
Date(kind='date', value='2022-03-01', end=21, suffix='да')
>>> read_date("21.10.2020", 0).value, read_date("11 ақпан 2022 | 17:37", 0).value, read_date("5-7 мамыр", 0).value
('2020-10-21', '2022-02-11T17:37', ('--05-05', '--05-07'))
>>> read_year("2023-2027 жылдарға", 0)
Date(kind='year', value=(Decimal('2023'), Decimal('2027')), end=18, suffix='дарға')
"""

import re
from decimal import Decimal
from typing import NamedTuple

from kaznorm.numerals.units import ENDING, SPACE, read_unit

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
_LEAP_CENTURY = 400

S = SPACE
ORDINAL = "(?:[ыі]?нш[ыі]|ш[ыі]|сыншы)"
DASH = rf"{S}?[-–—\N{{NON-BREAKING HYPHEN}}]{S}?"
_NAME = rf"(?P<month>{'|'.join((*MONTHS, 'қыркүйег'))})(?P<suffix>{ENDING})(?![^\W\d_])|(?P<short>{'|'.join(_SHORT)})\."
_TH = rf"(?:-?{ORDINAL})?"
_YEAR_WORD = rf"(?:-?{ORDINAL})?(?:[-–]|{S})?(?:жыл(?:ғы|ы|дың|дағы|дар(?:ы|дың)?)?(?!\w)|ж\.|ж(?=\s))"
_DAY_MONTH = re.compile(
    rf"(?P<day>\d{{1,2}}){_TH}(?:{DASH}(?P<last>\d{{1,2}}){_TH})?(?:-|{S})(?:{_NAME})", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(rf"(?P<year>\d{{3,4}}){_YEAR_WORD},?{S}{{0,2}}(?=\d{{1,2}}(?!\d)|[^\W\d_])", re.IGNORECASE)
_YEAR_AFTER = re.compile(
    rf",?{S}(?P<year>[12]\d{{3}})(?!\d|[.,]\d)(?:{S}?(?:жыл(?P<suffix>{ENDING})(?!\w)|ж\.|г\.))?", re.IGNORECASE
)
_YEAR_SHORT = re.compile(rf"(?P<year>[12]\d{{3}}){S}(?=\d{{1,2}}{S}[^\W\d_])")
_ONLY_MONTH = re.compile(
    rf"(?:{_NAME})(?:[-–—](?P<until>{'|'.join(MONTHS)})(?P<ending>{ENDING})(?![^\W\d_]))?", re.IGNORECASE
)
_MONTH_DAY = re.compile(
    rf"(?P<month>{'|'.join((*MONTHS, 'қыркүйег'))})(?:[ндт]ың|[ндт]ің){S}(?P<day>\d{{1,2}})(?!\d|[.,:/]\d)"
    rf"(?:-(?P<suffix>{ENDING})(?![^\W\d_]))?", re.IGNORECASE
)
_ALSO = re.compile(rf"(?P<day>\d{{1,2}}){_TH}(?:,|{S}(?:және|мен|бен|пен)){S}(?=\d)")
_MONTH_BEFORE = re.compile(rf"(?:{'|'.join((*MONTHS, 'қыркүйег'))})(?:[ндт]ың|[ндт]ің){S}\Z", re.IGNORECASE)
_NUMERIC = re.compile(
    r"(?P<d>\d{1,2})(?P<s>[./])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})(?![.,/]?\d)"
    r"|(?P<y2>\d{4})-(?P<m2>\d{2})-(?P<d2>\d{2})(?:T(?P<t>\d\d:\d\d(?::\d\d)?))?(?![-\d])"
    r"|(?P<d3>\d\d)\.(?P<m3>\d\d)\.(?P<y3>\d\d)(?![.,]?\d)"
)
_CLOCK = re.compile(rf"(?P<h>[01]?\d|2[0-3])(?P<s>:|\.|:{S}(?=\d\d-))(?P<m>[0-5]\d)(?::(?P<sec>[0-5]\d))?(?![:\d]|[.,]\d)")
_ZONE = re.compile(rf"{S}(?:UTC|GMT)")
_THEN_CLOCK = re.compile(rf"(?:ж\.)?(?:{S}?[|,•·/]|{S}сағат)?{S}{{1,2}}(?=\d\d?:\d\d)")
_AFTER_HOUR = re.compile(
    rf"(?:сағат(?:тың)?(?:{S}(?:таңғы|кешкі|түнгі|түскі))?|таңертең(?:гі)?|(?:таңғы|кешкі|түнгі|түскі))"
    rf"(?:{S}сағат)?{S}+\Z",
    re.IGNORECASE,
)
_MILLENNIA = re.compile(rf"(?P<a>\d)(?:{DASH}(?P<b>\d))?[-–]?{S}?мыңжылды(?P<suffix>[қғ]{ENDING})(?![^\W\d_])")
_REIGN = re.compile(rf"([1-9]\d{{2,3}}){DASH}([1-9]\d{{2,3}})(?=\))")
_IN_A_ROW = re.compile(rf"\d,{S}\Z")
_NEXT_IN_A_ROW = re.compile(rf",{S}\d+(?!\d|{S}ж)")
_TIMED_AFTER = re.compile(rf"(?:{S}сағат|-(?:де|да|те|та|ден|дан|тен|тан|ге|ға|ке|қа)(?!\w))")
_HOUR = re.compile(rf"(?P<h>[01]?\d|2[0-4])(?=-{ENDING}(?!\w)|{S}?[-–—]{S}?\d\d?(?!\d))")
_SUFFIX = re.compile(rf"-({ENDING})(?!\w)")
_YEARS = re.compile(
    rf"(?P<a>\d{{1,4}}){_TH}(?:{DASH}(?P<b>\d{{1,4}}){_TH})?"
    rf"(?:(?P<joint>[-–]|{S}|){S}?(?:(?P<school>оқу|қаржы){S})?жыл(?P<suffix>{ENDING})(?![^\W\d_])|{S}?(?P<cut>жж?\.?(?![^\W\d_])|гг?\.))",
    re.IGNORECASE,
)
_CENTURIES = re.compile(
    rf"(?P<a>\d{{1,2}}){_TH}(?:{DASH}(?P<b>\d{{1,2}}){_TH})?"
    rf"[-–]?{S}?(?:ғасыр(?P<suffix>{ENDING})(?![^\W\d_])|(?:ғғ?|ғас)(?:\.(?:-(?P<other>{ENDING}))?|-(?P<more>{ENDING})(?!\w)|(?!\w)))",
    re.IGNORECASE,
)
CENTURY = "100.a"
_ERA_BEFORE = re.compile(
    rf"(?:б\.{S}?[зд]\.{S}?[бд]\.?|б\.{S}?э\.{S}?д\.?|біздің заманымыздан? (?:бұрынғы|бұрын)|біздің заманымызға дейінгі|"
    rf"біздің дәуірімізге дейінгі|біздің эрамызға дейінгі){S}{{1,2}}\Z",
    re.IGNORECASE,
)
_ERA_NOW = re.compile(rf"(?:б\.{S}?з\.){S}?\Z", re.IGNORECASE)
_REACH = 40
_AGO = re.compile(rf"{S}(?:бұрын|бойы|ішінде|аралығында|өткен|астам|аса|артық|көп|кем|сайын|мерзім|уақыт|мұрын|тұр)")
_LINE_START = re.compile(r"(?:\A|\n)[ \t]*[*•–—-]?[ \t]*\Z")
_CHRONICLE = re.compile(rf"{S}[—–-]{S}(?=[^\W\d])")
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


class Date(NamedTuple):
    """What was read: "date", "time", "year", "century" or "duration" (of years)."""

    kind: str
    value: "Decimal | str | tuple[Decimal, Decimal] | tuple[str, str]"
    end: int
    suffix: str


def read_date(text: str, at: int) -> Date | None:
    """The date or time of day that begins at a place with a digit; None where none does."""
    return _numeric(text, at) or _worded(text, at) or _clock(text, at)


def _numeric(text: str, at: int) -> Date | None:
    found = _NUMERIC.match(text, at)
    if found is None:
        return None
    year, month, day = (found[name] or found[f"{name}2"] or found[f"{name}3"] for name in "ymd")
    if len(year) == len("20"):
        year = ("20" if int(year) < 40 else "19") + year  # noqa: PLR2004
    iso = _iso(int(year), int(month), int(day))
    if iso is None:
        return None
    joint = re.compile(DASH).match(text, found.end())
    other = _numeric(text, joint.end()) if joint else None
    if other and isinstance(other.value, str) and other.value > iso:
        return Date("date", (iso, other.value), other.end, other.suffix)
    if found["t"]:
        return Date("date", f"{iso}T{found['t']}", found.end(), "")
    return _with_clock(text, Date("date", iso, found.end(), ""))


def _worded(text: str, at: int) -> Date | None:
    """`2022 жылғы 1 наурызда`, `1 наурыз 2022 ж.`, `1-5 наурыз`, `2022 жылғы наурыз`."""
    before = _YEAR_BEFORE.match(text, at) or _YEAR_SHORT.match(text, at)
    start, year = (before.end(), int(before["year"])) if before else (at, None)
    if first := _one_of_days(text, at, start, year):
        return first
    if ordered := _month_first(text, at, start, year):
        return ordered
    found = _DAY_MONTH.match(text, start)
    if found is None:
        only = _ONLY_MONTH.match(text, start) if before else None
        if only is None or year is None or before is None or before.re is _YEAR_SHORT:
            return None
        first = f"{year:04}-{_month(only):02}"
        if only["until"]:
            last = f"{year:04}-{_MONTH_OF[only['until'].lower()]:02}"
            return Date("date", (first, last), only.end(), only["ending"])
        return Date("date", first, only.end(), only["suffix"] or "")
    end, suffix, month = found.end(), found["suffix"] or "", _month(found)
    if year is None and not suffix and (after := _YEAR_AFTER.match(text, end)):
        year, end, suffix = int(after["year"]), after.end(), after["suffix"] or ""
    days = [_iso(year, month, int(day)) for day in (found["day"], found["last"]) if day]
    if None in days or (found["last"] and int(found["last"]) <= int(found["day"])):
        return None
    if found["last"]:
        return Date("date", (str(days[0]), str(days[1])), end, suffix)
    return _with_clock(text, Date("date", str(days[0]), end, suffix))


def _one_of_days(text: str, at: int, start: int, year: int | None) -> Date | None:
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
        month = _MONTH_BEFORE.search(text, max(0, at - len("қыркүйектің ")), at)
        found = _MONTH_DAY.match(text, month.start()) if month else None
    else:
        found = _MONTH_DAY.match(text, start)
    if found is None:
        return None
    iso = _iso(year, _month_named(found["month"]), int(found["day"]))
    return Date("date", iso, found.end(), found["suffix"] or "") if iso else None


def _month_named(name: str) -> int:
    return _MONTH_OF[name.lower()]


def _month(found: "re.Match[str]") -> int:
    return _MONTH_OF[(found["month"] or found["short"]).lower()]


def _iso(year: int | None, month: int, day: int) -> str | None:
    if not (1 <= month <= len(_DAYS) and 1 <= day <= _DAYS[month - 1]):
        return None
    return f"--{month:02}-{day:02}" if year is None else f"{year:04}-{month:02}-{day:02}"


def _with_clock(text: str, date: Date) -> Date:
    """The date with the time of day that stands right behind it."""
    joint = None if date.suffix else _THEN_CLOCK.match(text, date.end)
    clock = _clock(text, joint.end()) if joint else None
    if clock is None or not isinstance(date.value, str) or not isinstance(clock.value, str):
        return date
    return Date("date", f"{date.value}T{clock.value}", clock.end, clock.suffix)


def _clock(text: str, at: int) -> Date | None:
    """`17:37`; `17.37` and `9` only where `сағат` stands before."""
    after_hour = _AFTER_HOUR.search(text, max(0, at - 25), at)
    found = _CLOCK.match(text, at)
    if found and (found["s"][0] == ":" or after_hour or _ZONE.match(text, found.end())):
        value = f"{int(found['h']):02}:{found['m']}" + (f":{found['sec']}" if found["sec"] else "")
    elif after_hour and (found := _HOUR.match(text, at)):
        value = f"{int(found['h']):02}:00"
    else:
        return None
    joint = re.compile(DASH).match(text, found.end())
    last = _CLOCK.match(text, joint.end()) if joint and found.re is _CLOCK else None
    if last and last["s"] == found["s"] and (until := f"{int(last['h']):02}:{last['m']}") > value:
        suffix = _SUFFIX.match(text, last.end())
        end = suffix.end() if suffix and suffix[1] else last.end()
        return Date("time", (value, until), end, suffix[1] if suffix else "")
    suffix = _SUFFIX.match(text, found.end())
    if suffix and suffix[1]:
        return Date("time", value, suffix.end(), suffix[1])
    return Date("time", value, found.end(), "")


def read_year(text: str, at: int) -> Date | None:
    """The year or century, or some of either, at a place with a digit; a bare number only if it looks like one."""
    if found := _CENTURIES.match(text, at):
        suffix = found["suffix"] or found["other"] or found["more"] or ""
        return _numbered(text, at, "century", found["a"], found["b"], found.end(), suffix)
    if found := _MILLENNIA.match(text, at):
        return _numbered(text, at, "ordinal", found["a"], found["b"], found.end(), found["suffix"][1:])
    if text[at - 1 : at] == "(" and at and (found := _REIGN.match(text, at)) and int(found[2]) <= _LAST_YEAR:
        return _numbered(text, at, "year", found[1], found[2], found.end(), "")
    found = _YEARS.match(text, at)
    if found is None:
        return _bare_year(text, at)
    suffix, first = found["suffix"] or "", int(found["a"])
    kind = "year"
    if found["cut"] is None and not _is_calendar(text, found, first, suffix):
        kind = "duration"
    if found["cut"] in ("ж", "жж") and first < _FIRST_YEAR:
        return None
    if found["cut"] and found["cut"].startswith("г") and not _FIRST_YEAR <= first <= _LAST_YEAR:
        return None
    if found["b"] and kind == "year" and int(found["b"]) < first and len(found["b"]) < len(found["a"]):
        full = found["a"][: -len(found["b"])] + found["b"]
        return _numbered(text, at, kind, found["a"], full, found.end(), suffix)
    return _numbered(text, at, kind, found["a"], found["b"], found.end(), suffix)


def _is_calendar(text: str, found: "re.Match[str]", first: int, suffix: str) -> bool:
    """Whether a number before `жыл` names a year, and doesn't count years."""
    if suffix.startswith(("дық", "дығ")) or suffix == "дай":
        return False
    if "ш" in text[found.start() : found.start("joint")]:
        return True
    era = _ERA_BEFORE.search(text, max(0, found.start() - _REACH), found.start())
    if era and suffix in ("ы", "ғы", "ында", "дары", "дар", "дарда", "дардың"):
        return True
    if suffix.startswith(("ы", "ғы")):
        return first >= 100 or found["joint"] == "-"
    if suffix.startswith(("дар", "лар")):
        return first >= 100 or (first % 10 == 0 and first >= 10)
    if not _FIRST_YEAR < first <= _LAST_YEAR or _AGO.match(text, found.end()):
        return False
    return found["b"] is None or int(found["b"]) > 99 or True


def _bare_year(text: str, at: int) -> Date | None:
    """`(1864)`, `(1456–1473)`, `Орынбор, 1871`: four digits that nothing is counted by."""
    found = re.compile(rf"([12]\d{{3}})(?:{DASH}([12]\d{{3}}|\d\d(?=\))))?(?![\w%‰$€₸₽/°-]|[.,:]\d)").match(text, at)
    if found is None or not _FIRST_YEAR < int(found[1]) <= _LAST_YEAR:
        return None
    if read_unit(text, found.end() + 1):
        return None
    if found[2] is None and (_NEXT_IN_A_ROW.match(text, found.end()) or _IN_A_ROW.search(text, max(0, at - 3), at)):
        return None
    before = text[max(0, at - 2) : at]
    inside = before.endswith(("(", "(~")) or (before.endswith((", ", ". ", "; ", "– ", "— ", "- ")))
    closes = text[found.end() : found.end() + 1]
    last = found[2]
    if last is None and _CHRONICLE.match(text, found.end()) and _LINE_START.search(text, max(0, at - 8), at):
        return _numbered(text, at, "year", found[1], None, found.end(), "")
    if not (inside and closes in (")", ",", ";")) and not (last and len(last) > 2 and int(found[1]) >= 1800):
        return None
    if last and len(last) == len("45"):
        last = found[1][:2] + last
    if last and int(last) <= int(found[1]):
        return None
    return _numbered(text, at, "year", found[1], last, found.end(), "")


def _numbered(text: str, at: int, kind: str, first: str, last: str | None, end: int, suffix: str) -> Date | None:
    era = _ERA_BEFORE.search(text, max(0, at - _REACH), at) if kind != "duration" else None
    sign = -1 if era else 1
    a = Decimal(first) * sign
    if last is None:
        return Date(kind, a, end, suffix)
    b = Decimal(last) * sign
    if a == b or (a > b and not era):
        return None
    return Date(kind, (min(a, b), max(a, b)), end, suffix)
