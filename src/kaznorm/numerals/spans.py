"""What numbers that stand together share: ends of a range as one, the unit of a list, the year of two dates.

>>> from kaznorm.numerals.quantities import find_quantities
>>> [(str(q.value), q.unit) for q in find_quantities("743, 673, 643 см; 17 және 18 ғасырда; 5 пен 7 мың")]
[('743', 'cm'), ('673', 'cm'), ('643', 'cm'), ('17', '100.a'), ('18', '100.a'), ('5', ''), ('7000', '')]
>>> [q.value for q in find_quantities("2021 жылғы 24 тамыздан 5 қыркүйекке дейін")]
['2021-08-24', '2021-09-05']
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from kaznorm.lazily import lazily
from kaznorm.numerals.digits import read_digits
from kaznorm.numerals.patterns import DASH, SPACE
from kaznorm.numerals.quantity import Quantity, Value
from kaznorm.numerals.ranges import is_row, span

_TILL = lazily(rf"{SPACE}(?:[^\W\d_]+{SPACE})?(?:дейін|шейін)(?:гі)?(?!\w)")
_COUNTED_TILL = lazily(
    rf"{SPACE}[^\W\d_]+(?:{SPACE}[^\W\d_]+){{0,2}}?(?<=[ғқгк][ае]|[мнң][ае]){SPACE}(?:дейін|шейін)(?:гі)?(?!\w)"
)
_BETWEEN = lazily(rf"(?:{SPACE}бастап)?,?{SPACE}\+?")
_DASH = lazily(DASH)
_EITHER = lazily(rf"{SPACE}(?:(?P<or>немесе)|мен|бен|пен){SPACE}")
_BETWEEN_BOTH = lazily(rf"(?:{SPACE}[^\W\d_]+)?{SPACE}арал[ыа]")
_AND = lazily(rf"{SPACE}(?:және|мен|бен|пен){SPACE}")
_JOINT = lazily(
    rf",?{SPACE}?(?P<word>және|мен|бен|пен|немесе|не|әрі){SPACE}|,{SPACE}?|{SPACE}?(?P<by>[xхXХ×*]){SPACE}?"
    rf"|,{SPACE}(?P<when>түнде|күндіз|кешке|таңертең){SPACE}\+?"
)
_ROMAN = lazily("[IVXLCDMХІМС]+")
_DAY_OF = lazily(r"(?:\d{4}|-)-\d\d-\d\d")
_WHOLE = lazily("[0-9]+")
_FIRST_YEAR, _LAST_YEAR, _LAST_CENTURY, _LAST_DAY = 1000, 2100, 21, 31
_DECADE, _HUNDRED = 10, 100
_FARTHEST = 10
"""A magnitude said once is that of both ends, if they don't lie farther apart than this many times."""
_FEWEST_TIMES = 20
_LEAST_ITEMS = 3
"""Of so many numbers, parted by commas alone, all are measured by the last one's unit; years by two."""
_NAMED = ("year", "century", "ordinal", "date")
"""Kinds that name one of a row: of these two make a list."""
_ALONE = ("number", "time", "fraction", "collective")
_OR = ("немесе", "не")


def together(text: str, found: Iterable[Quantity]) -> list[Quantity]:
    """The quantities of a text, each read with those beside it."""
    return _listed(text, _multiplied(text, _dated(text, list(_merged(text, found)))))


def _merged(text: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """`25—30 м-ден 200 м-ге дейін` as one range."""
    held: Quantity | None = None
    for quantity in found:
        if held and (one := _till(text, held, quantity)):
            held = one
            continue
        if held:
            yield held
        held = quantity
    if held:
        yield held


def _till(text: str, first: Quantity, last: Quantity) -> Quantity | None:
    """From the first to the last, where their cases and `дейін` say so and they count the same."""
    if first.case != "ablative" or last.case not in ("dative", "") or first.unit not in (last.unit, ""):
        return None
    till = _TILL if last.case else _COUNTED_TILL
    if not _BETWEEN.fullmatch(text, first.end, last.start) or not till.match(text, last.end):
        return None
    low = first.value[0] if isinstance(first.value, tuple) else first.value
    high = last.value[1] if isinstance(last.value, tuple) else last.value
    if isinstance(low, str) or isinstance(high, str) or low >= high:
        return None
    low = _of_same_power(text, first, last, low)
    return last._replace(
        value=(low, high), approx=first.approx or last.approx, start=first.start, text=text[first.start : last.end]
    )


def _of_same_power(text: str, first: Quantity, last: Quantity, low: Decimal) -> Decimal:
    """The lower end with the magnitude of the upper one: `3-тен 5 млн теңгеге дейін`; not in `1-ден 100 мыңға`."""
    begin, end = read_digits(text, first.start), read_digits(text, last.start)
    if begin is None or end is None or begin.magnitude or not end.magnitude or isinstance(last.value, tuple):
        return low
    both = span(begin, end)
    return both[0] if isinstance(both, tuple) and both[1] <= both[0] * _FARTHEST else low


def _dated(text: str, found: list[Quantity]) -> list[Quantity]:
    """Days with the year of the day before them: `2021 жылғы 24 тамыздан 5 қыркүйекке дейін`."""
    for index, last in enumerate(found[1:], 1):
        first = found[index - 1]
        begin, end = first.value, last.value
        if not (first.kind == last.kind == "date" and isinstance(begin, str) and isinstance(end, str)):
            continue
        if begin[0] == "-" or end[0] != "-":
            continue
        till = _BETWEEN.fullmatch(text, first.end, last.start) and first.case == "ablative"
        joined = till or _DASH.fullmatch(text, first.end, last.start) or _AND.fullmatch(text, first.end, last.start)
        if joined and begin[4:10] < end[1:]:
            found[index] = last._replace(value=begin[:4] + end[1:])
    return found


def _multiplied(text: str, found: list[Quantity]) -> list[Quantity]:
    """Numbers with the magnitude said behind the other one: `2 немесе 3 млн`, `200 бен 300 мың аралығында`."""
    for index, last in enumerate(found[1:], 1):
        first = found[index - 1]
        joint = _EITHER.fullmatch(text, first.end, last.start)
        if joint is None or first.kind != "number" or first.suffix or not isinstance(first.value, Decimal):
            continue
        if joint["or"] or _BETWEEN_BOTH.match(text, last.end):
            found[index - 1] = first._replace(value=_of_same_power(text, first, last, first.value))
    return found


def _listed(text: str, found: list[Quantity]) -> list[Quantity]:
    """Bare numbers with the unit of the list that they stand in: `5, 6 және 7 км`, `1965, 1971 жылы`."""
    for index in range(len(found) - 1, 0, -1):
        last = found[index]
        if last.kind in _ALONE:
            continue
        for at in range(_first_of_list(text, found, index), index):
            if (value := _shared(text, found[at], last)) is not None:
                found[at] = found[at]._replace(value=value, unit=last.unit, kind=last.kind)
    return found


def _first_of_list(text: str, found: list[Quantity], index: int) -> int:
    """The first number of the list whose last one stands at an index; the index itself where there is none."""
    last, at, conjunction = found[index], index, False
    while at and _shared(text, found[at - 1], last) is not None:
        joint = _JOINT.fullmatch(text, found[at - 1].end, found[at].start)
        if joint is None or (joint["word"] and at < index):
            break
        if (joint["word"] in _OR and last.kind == "percent") or (joint["by"] and not _is_side(found[at - 1], last)):
            break
        if joint["when"] and last.kind != "temperature":
            break
        conjunction = conjunction or bool(joint["word"] or joint["by"] or joint["when"])
        at -= 1
    listed = conjunction or index - at + 1 >= _LEAST_ITEMS or last.kind in _NAMED or _is_pair(found[at], last)
    return at if listed else index


def _is_side(first: Quantity, last: Quantity) -> bool:
    """Whether both numbers around a cross are sides; in `4×100 м` and `2×500 мг` the first is a count."""
    begin, end = first.value, last.value
    if last.kind != "length" or not (isinstance(begin, Decimal) and isinstance(end, Decimal)):
        return False
    return end < _FEWEST_TIMES * begin


def _is_pair(first: Quantity, last: Quantity) -> bool:
    """Whether two numbers are a list: `5, 10 км`, `-10, -15°C`."""
    begin, end = first.value, last.value
    if not (isinstance(begin, Decimal) and isinstance(end, Decimal)):
        return False
    return max(begin, end) < 0 or (begin % 1 == end % 1 == 0 and is_row(int(begin), int(end)))


def _shared(text: str, bare: Quantity, last: Quantity) -> Value | None:
    """The value of a bare number as one more of what the last counts; None where it can't be that."""
    value = bare.value
    if bare.kind == last.kind == "date":
        return value if _WHOLE.fullmatch(bare.text) else None
    if last.kind == "century" and bare.kind == "ordinal" and _ROMAN.fullmatch(bare.text):
        return value
    if bare.kind != "number" or bare.suffix or isinstance(value, str) or "тиын" in last.text:
        return None
    if last.kind not in _NAMED:
        return value
    if isinstance(value, tuple) or not _WHOLE.fullmatch(bare.text):
        return None
    if last.kind == "year":
        return value if _is_year(value, last.value) else None
    if last.kind == "century":
        return value if 0 < value <= _LAST_CENTURY and last.text[0].isdecimal() else None
    if last.kind == "date":
        return _day(value, last.value)
    return value if last.text[0].isdecimal() and (last.suffix or text.startswith("-", last.end)) else None


def _is_year(value: Decimal, last: Value) -> bool:
    """Whether a number names a year, or a decade, beside another one."""
    other = last[0] if isinstance(last, tuple) else last
    if not isinstance(other, Decimal):
        return False
    if other < _HUNDRED:
        return value % _DECADE == 0 < value < _HUNDRED
    return _FIRST_YEAR < value <= _LAST_YEAR


def _day(value: Decimal, last: Value) -> str | None:
    """A day of the month of a date."""
    if not isinstance(last, str) or not _DAY_OF.fullmatch(last) or not 0 < value <= _LAST_DAY:
        return None
    return f"{last[:-2]}{int(value):02}"
