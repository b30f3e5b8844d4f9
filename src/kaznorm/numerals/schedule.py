"""Times of day with a point, `10.00`, in programmes and timetables: what stands around tells them from decimals.

>>> is_listed("10.00, 17.00 Кино", 0), is_listed("06.00 Таң\\n06.45 Кино", 10), is_listed("10.15 теңге", 0)
(True, True, False)
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from kaznorm.numerals.amounts import after_space
from kaznorm.numerals.patterns import SPACE as S
from kaznorm.numerals.units import read_unit

_TIME = r"(?:[01][0-9]|2[0-3])\.[0-5][0-9](?![0-9]|[.,:/][0-9]|-[^\W\d_])"
_POINTED = re.compile(_TIME)
_JOINT = rf"(?:,{S}?|;{S}?|{S}?[-–—]{S}?|{S}(?:және|мен){S})"
_ROW = re.compile(rf"(?:{_TIME}{_JOINT})*{_TIME}")
_ROW_BEFORE = re.compile(rf"(?<![0-9.,:/-])(?:{_TIME}{_JOINT}){{1,8}}\Z")
_HOUR = r"(?:[01]?[0-9]|2[0-4])\.[0-5][0-9]"
_SPAN = re.compile(rf"{_HOUR}{S}?[-–—]{S}?{_HOUR}(?![0-9]|[.,][0-9])")
_FIRST_OF_SPAN = re.compile(rf"(?<![0-9.,]){_HOUR}{S}?[-–—]{S}?\Z")
_OPEN_BEFORE = re.compile(
    r"(?:(?<!\w)(?:дс|сс|ср|бс|жм|сб|сн|жс)(?!\w)\.?"
    r"|(?:дүй|сей|сәр|бей|жек)?сенбі|жұма|күн сайын|күнделікті|жұмыс (?:уақыт|кесте|тәртіб|күн)|қабылдау|үзіліс"
    r"|сағат)(?:(?!баға|құн)[^\n.;]){0,30}\Z",
    re.IGNORECASE,
)
_NEAR, _LONGEST_SPAN = 44, 9
_LINE_START = re.compile(r"[ \t]{0,8}(?:[*•–—-][ \t]{0,3})?")
_MEASURED = re.compile(rf"{S}?(?:%|мың|млн|млрд|трлн|есе|пайыз|балл|ұпай|[$€₸₽])")
_FULL_HOUR = re.compile(r"\.00(?![0-9])")
_LINES, _LONGEST_LINE, _LONGEST_ROW = 12, 160, 60
_TWO, _MANY_ENDS = 2, 4


def might_be_time(text: str, at: int) -> int | None:
    """The end of `10.00`, or of `21.30` in one of several lines that begin so; None if something is measured by it."""
    row = _row_around(text, at)
    found = _POINTED.match(text, at)
    if found is None or row is None or _is_measured(text, row[1]):
        return None
    full = _FULL_HOUR.search(text, *row)
    return found.end() if full or len(_block(text, at)) >= _TWO else None


def are_hours(text: str, at: int) -> bool:
    """Whether a number is one end of `8.30 – 17.30`, behind days of the week or `жұмыс уақыты`."""
    first = None if _SPAN.match(text, at) else _FIRST_OF_SPAN.search(text, max(0, at - _LONGEST_SPAN), at)
    start = first.start() if first else at
    found = _SPAN.match(text, start)
    if found is None or _is_measured(text, found.end()):
        return False
    return _OPEN_BEFORE.search(text, max(0, start - _NEAR), start) is not None


def is_listed(text: str, at: int) -> bool:
    """Whether it surely is a time: in a row of them, or in lines that begin with them, and one is a full hour."""
    row = _row_around(text, at)
    if row is None or _is_measured(text, row[1]):
        return False
    if len(_POINTED.findall(text, *row)) >= _TWO and _FULL_HOUR.search(text, *row):
        return True
    rows = _block(text, at)
    return len(rows) >= _TWO and any(_FULL_HOUR.search(text, *one) for one in rows)


def _row_around(text: str, at: int) -> tuple[int, int] | None:
    """The row of times that the one at a place is part of."""
    found = _ROW.match(text, at, at + _LONGEST_ROW) if _POINTED.match(text, at) else None
    if found is None:
        return None
    before = _ROW_BEFORE.search(text, max(0, at - _LONGEST_ROW), at)
    if before is None and text[at - 1 : at] in tuple("0123456789.,:/-"):
        return None
    return before.start() if before else at, found.end()


def _is_measured(text: str, end: int) -> bool:
    unit = read_unit(text, after_space(text, end))
    return bool(_MEASURED.match(text, end) or (unit and (unit.symbol or not text[unit.start].isupper())))


def _block(text: str, at: int) -> list[tuple[int, int]]:
    """The rows of times that the lines around begin with, if this line does."""
    first = text.rfind("\n", max(0, at - _LONGEST_ROW), at) + 1
    row = _starts(text, first)
    if row is None or not row[0] <= at < row[1]:
        return []
    return [row, *_rows(text, first, _line_before), *_rows(text, first, _line_after)]


def _rows(text: str, line: int, step: Callable[[str, int], int | None]) -> Iterator[tuple[int, int]]:
    """The rows that the lines before or after one begin with, up to one that begins with none."""
    for _ in range(_LINES):
        next_line = step(text, line)
        row = None if next_line is None else _starts(text, next_line)
        if next_line is None or row is None:
            return
        yield row
        line = next_line


def _line_before(text: str, line: int) -> int | None:
    """Where the written line before one starts; empty ones are passed over."""
    end = line
    while end and text[end - 1] == "\n" and line - end < _MANY_ENDS:
        end -= 1
    start = text.rfind("\n", max(0, end - _LONGEST_LINE), end) + 1
    return start if end and (start or end < _LONGEST_LINE) else None


def _line_after(text: str, line: int) -> int | None:
    """Where the written line after one starts."""
    end = text.find("\n", line, line + _LONGEST_LINE)
    if end < 0:
        return None
    after = end
    while text[after : after + 1] == "\n" and after - end < _MANY_ENDS:
        after += 1
    return after


@lru_cache(maxsize=64)
def _starts(text: str, line: int) -> tuple[int, int] | None:
    """The row of times at the start of a line."""
    start = _LINE_START.match(text, line)
    row = _ROW.match(text, start.end(), start.end() + _LONGEST_ROW) if start else None
    return row.span() if row and not _is_measured(text, row.end()) else None
