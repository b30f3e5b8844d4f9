"""Years, centuries and millennia in digits, with their eras.

>>> read_year("2023-2027 жылдарға", 0)
Date(kind='year', value=(Decimal('2023'), Decimal('2027')), end=18, suffix='дарға')
>>> read_year("б.з.б. 550 ж.", 7).value, read_year("19 ғасырда", 0).kind, read_year("5 жыл", 0).kind
(Decimal('-550'), 'century', 'duration')
>>> read_year("1864 адам", 0) is None
True
"""

import re
from decimal import Decimal

from kaznorm.alphabet import CAPITALS
from kaznorm.lazily import lazily
from kaznorm.numerals.patterns import DASH, ENDING, ORDINAL, SPACE as S
from kaznorm.numerals.quantity import Date
from kaznorm.numerals.units import read_unit

CENTURY = "100.a"
_TH = rf"(?:-?{ORDINAL}|-с?[ыі](?={S}(?:жыл|ғасыр)))?"
_SCHOOL_YEAR = lazily(rf"(?P<a>[12]\d{{3}})(?:/|[-–—](?=\d+{S}маусымы))(?P<b>[12]\d{{3}}|\d\d)(?!\d|/)")
_YEARS = lazily(
    rf"(?P<a>\d{{1,4}}){_TH}(?:{DASH}(?P<b>\d{{1,4}}){_TH})?"
    rf"(?:(?P<joint>[-–]|{S}|){S}?(?:(?:оқу|қаржы){S})?жыл(?!қ)(?P<suffix>{ENDING}|ары)(?![^\W\d_])"
    r"|(?:-(?=жж)|" + S + r"?)(?P<cut>(?-i:жж?)(?:\.ш\.|\.?)(?![^\W\d_])|гг?\.))",
    re.IGNORECASE,
)
_CENTURIES = lazily(
    rf"(?P<a>\d{{1,2}}){_TH}(?:{DASH}(?P<b>\d{{1,2}}){_TH})?[-–]?{S}?"
    rf"(?:ғасыр(?P<suffix>{ENDING})(?![^\W\d_])"
    rf"|(?:ғғ?|ғас)(?:\.(?:-(?P<other>{ENDING}))?|[-‑](?P<more>{ENDING}|ң)(?!\w)|(?!\w)))",
    re.IGNORECASE,
)
_MILLENNIA = lazily(rf"(?P<a>\d)(?:{DASH}(?P<b>\d))?[-–]?{S}?мыңжылды(?P<suffix>[қғ]{ENDING})(?![^\W\d_])")
_REIGN = lazily(rf"(?P<a>[1-9]\d{{2,3}}){DASH}(?P<b>[1-9]\d{{2,3}})(?=\))")
_BARE = lazily(rf"(?P<a>[12]\d{{3}})(?:{DASH}(?P<b>[12]\d{{3}}|\d\d(?=\))))?(?![\w%‰$€₸₽/°-]|[.,:]\d)")
_BEFORE_BARE = ("(", "(~", ", ", ". ", "; ", "– ", "— ", "- ")
_IN_A_ROW = lazily(rf"\d,{S}\Z")
_ROW_BEFORE = lazily(r"\((?:[12]\d{3}(?:[-–—](?:[12]\d{3}|\d\d))?[,;] )*\Z")
_ROW_AFTER = lazily(r"(?:[,;] [12]\d{3}(?:[-–—](?:[12]\d{3}|\d\d))?){0,9}(?: ?ж\w*\.?)?\)")
_NEXT_IN_A_ROW = lazily(rf",{S}\d+(?!\d|{S}ж|{S}?(?:-\d+)?{S}?(?:бет(?!\w)|б\.|с\.|том))")
_LINE_START = lazily(r"(?:\A|\n)[ \t]*[*•–—-]?[ \t]*\Z")
_CHRONICLE = lazily(rf"{S}[—–-]{S}(?=[«“\"]?[^\W\d]|\d{{1,3}}{S})")
_PLACE = lazily(r"[^\W\d_][»”\".]?,? \Z")
_PLACE_INITIAL = lazily(r"(?<![\w.])(?:[А-ЯA-Z]\.(?:-[А-ЯA-Z]\.)?|СПб\.?),? \Z")
_SENTENCE_END = lazily(rf"\.?{S}?(?:\Z|[–—-]{S})|\.{S}(?=[«“\"{CAPITALS}A-Z])|{S}?т\.{S}?б\.")
_BEFORE_ERA = (
    rf"(?:б\.?{S}?[зд]\.?{S}?[бд]\.?|б\.{S}?э\.{S}?д\.?|біздің (?:заманымыздан? (?:бұрынғы|бұрын)|"
    "(?:заманымызға|дәуірімізге|эрамызға) дейінгі))"
)
_ERA = lazily(rf"{_BEFORE_ERA}{S}{{1,2}}\Z", re.IGNORECASE)
_ERA_OF_CENTURY = lazily(rf"б\.{S}?ғ\.{S}?д\.{S}{{1,2}}\Z", re.IGNORECASE)
"""Before a year it is a degree: `б.ғ.д.`, a doctor of biology."""
_CENTURY_HERE = lazily(rf"(?:\d{{1,2}}|[IVXХІ]+)(?:{DASH}(?:\d{{1,2}}|[IVXХІ]+))?{S}?-?ғ")
_ERA_BEHIND = lazily(rf"{S}?\(?(?<!\w){_BEFORE_ERA}(?!\w|{S}(?:\d|[IVXХІ]))", re.IGNORECASE)
_LONGEST_ERA = 40
_MORE = "бұрын|бойы|ішінде|өткен|астам|аса|артық|көп|кем"
_COUNTED = lazily(rf"{S}(?:{_MORE}|аралығында|сайын|мерзім|уақыт|тұр(?!ақ))")
"""What follows years that are counted, not named."""
_LATER = lazily(rf"{S}(?:{_MORE}|кейін|соң|жуық|толған|толды|сотт|бас{S}бост)")
"""The same behind `847 жылға` and `847 жылдан`."""
_LASTS = lazily(rf"{S}(?:бұрын|бойы|ішінде|өткен|астам)")
_AGO = lazily(rf"{S}(?:(?:кейін|соң)(?!\w)|\d{{1,2}}{S}ай(?!\w))")
_CALENDAR_SUFFIXES = ("ы", "ғы", "ында", "дары", "ары", "дар", "дарда", "дардың")
_FIRST, _LAST, _MODERN = 1000, 2100, 1800
_LONGEST_PLACE, _LONGEST_ROW = 8, 48
_OLDEST, _DECADE, _ROUND = 100, 10, 50


def is_before_era(text: str, at: int, end: int | None = None) -> bool:
    """Whether `б.з.б.` or its like stands right before a place, or right behind the end of what begins there."""
    first = max(0, at - _LONGEST_ERA)
    if _ERA.search(text, first, at) or (end is not None and _ERA_BEHIND.match(text, end)):
        return True
    return bool(_CENTURY_HERE.match(text, at) and _ERA_OF_CENTURY.search(text, first, at))


def read_year(text: str, at: int) -> Date | None:
    """The year, century or millennium at a place with a digit, a range of them, or a count of years (a "duration").

    A bare number is a year only where it looks like one: `(1864)`, `Орынбор, 1871`, `1996–2005`, `2020/21`.
    """
    if found := _SCHOOL_YEAR.match(text, at):
        last = found["b"] if len(found["b"]) > 2 else found["a"][:2] + found["b"]
        if int(last) == int(found["a"]) + 1:
            return Date("year", (Decimal(found["a"]), Decimal(last)), found.end(), "")
    if (found := _CENTURIES.match(text, at)) and (found["suffix"] is None or not _LASTS.match(text, found.end())):
        return _dated(text, "century", found, found["suffix"] or found["other"] or found["more"] or "")
    if found := _MILLENNIA.match(text, at):
        return _dated(text, "ordinal", found, found["suffix"][1:])
    if at and text[at - 1] == "(" and (found := _REIGN.match(text, at)) and int(found["b"]) <= _LAST:
        return _dated(text, "year", found, "")
    found = _YEARS.match(text, at)
    return _said(text, found) if found else _bare(text, at)


def _said(text: str, found: "re.Match[str]") -> Date | None:
    """`2022 жылы`, `1941-45 жж.`, `5 жыл`."""
    first, cut, suffix = int(found["a"]), found["cut"] or "", found["suffix"] or ""
    if (cut in ("ж", "жж") and first < _FIRST) or (cut.startswith("г") and not _FIRST <= first <= _LAST):
        return None
    if cut.startswith("ж") and first < _FIRST and (_LASTS.match(text, found.end()) or _AGO.match(text, found.end())):
        return _dated(text, "duration", found, "")
    if not cut and not _names_a_year(text, found, first, suffix):
        return _dated(text, "duration", found, suffix)
    return _dated(text, "year", found, suffix)


def _names_a_year(text: str, found: "re.Match[str]", first: int, suffix: str) -> bool:
    """Whether a number before `жыл` names a year, and doesn't count years."""
    if suffix.startswith(("дық", "дығ")) or suffix == "дай":
        return False
    if "ш" in text[found.start() : found.start("joint")]:
        return True
    if suffix in _CALENDAR_SUFFIXES and is_before_era(text, found.start()):
        return True
    if suffix.startswith(("ы", "ғы")):
        return first >= _OLDEST or found["joint"] == "-"
    if suffix.startswith(("дар", "лар", "ар")):
        return first >= _OLDEST or (first % _DECADE == 0 and first >= _DECADE)
    if _OLDEST < first < _FIRST and first % _DECADE and suffix in ("ға", "дан", "дың"):
        return not _LATER.match(text, found.end())
    return _FIRST < first <= _LAST and not (first % _ROUND == 0 and _COUNTED.match(text, found.end()))


def _bare(text: str, at: int) -> Date | None:
    """Four digits that nothing is counted by."""
    found = _BARE.match(text, at)
    if found is None or not _FIRST < int(found["a"]) <= _LAST or read_unit(text, found.end() + 1):
        return None
    last, closes = found["b"], text[found.end() : found.end() + 1]
    if last is None:
        if _ROW_AFTER.match(text, found.end()) and _ROW_BEFORE.search(text, max(0, at - _LONGEST_ROW), at):
            return _dated(text, "year", found, "")
        if _NEXT_IN_A_ROW.match(text, found.end()) or _IN_A_ROW.search(text, max(0, at - 3), at):
            return None
        if _CHRONICLE.match(text, found.end()) and _LINE_START.search(text, max(0, at - 8), at):
            return _dated(text, "year", found, "")
    elif len(last) > 2 and int(found["a"]) >= _MODERN:
        return _dated(text, "year", found, "")
    before = text[max(0, at - _LONGEST_PLACE) : at]
    published = before[-2:] == ", " and int(found["a"]) >= _MODERN and _PLACE.search(before)
    if last is None and (_PLACE_INITIAL.search(before) or (published and _SENTENCE_END.match(text, found.end()))):
        return _dated(text, "year", found, "")
    inside = before.endswith(_BEFORE_BARE)
    return _dated(text, "year", found, "") if inside and closes in tuple("),;") else None


def _dated(text: str, kind: str, found: "re.Match[str]", suffix: str) -> Date | None:
    """What was matched, with its era; the second year may be short (`1941-45`), and must be the later one."""
    first, last = found["a"], found["b"]
    old = kind != "duration" and is_before_era(text, found.start(), found.end())
    low = -Decimal(first) if old else Decimal(first)
    if last is None:
        return Date(kind, low, found.end(), suffix)
    if kind == "year" and len(last) < len(first) and int(last) < int(first):
        last = first[: -len(last)] + last
    high = -Decimal(last) if old else Decimal(last)
    if low == high or (low > high and not old):
        return None
    return Date(kind, (min(low, high), max(low, high)), found.end(), suffix)
