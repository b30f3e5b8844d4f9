"""What rules about digits ask: a shadow in which every digit is `0`, where a number starts, what is left alone.

>>> from kaznorm.tokens import scan, unshadow
>>> unshadow(figures(scan("Көлемі 38,0\\u00a0КМ")))
'Көлемі 00,0_КМ'
>>> number_start("көлемі 1 250,5 м", 13), number_start("v1.2", 3)
(7, 1)
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from kaznorm.alphabet import DECODING, NBSP, SPACES
from kaznorm.language import foreign
from kaznorm.lazily import lazily
from kaznorm.lines import in_table, is_code
from kaznorm.lm import load
from kaznorm.marks import Gap
from kaznorm.numerals.codes import code_end
from kaznorm.numerals.patterns import SPACE
from kaznorm.numerals.quantities import find_quantities
from kaznorm.tokens import Scan, shadow

_TABLE = bytes(
    ord("0") if "0" <= character <= "9" else ord("_") if character in NBSP + SPACES else code
    for code, character in enumerate(DECODING)
)
_NUMBER_BACK = re.compile(rf"(?<!\d)\d(?:[.,'’]?\d|{SPACE}(?=\d\d\d(?!\d))\d)*\Z")
_TORN_BEFORE = re.compile(r"\d(?: [,.:])? \Z")
_MORE_DIGITS = re.compile(rf"[.,'’]?\d|{SPACE}\d\d\d(?!\d)")
_REACH = 60
_PARTS = 4
_DASHES = "-–—−"
_LATIN, _CYRILLIC = re.compile("[A-Za-z]{3}"), re.compile("[\u0400-\u04ff]")


@lru_cache(maxsize=1)
def figures(seen: Scan) -> bytes:
    """The codes of a text, one for each character: odd spaces are `_`. The last text's are kept."""
    return seen.shadow.translate(_TABLE)


def compiled(pattern: str) -> "re.Pattern[bytes]":
    """A pattern over such codes, written in letters; it is fast if it begins with one plain character."""
    return lazily(shadow(pattern))


def number_start(text: str, last: int) -> int:
    """Where the number begins whose last digit stands at a place, its groups and decimals included."""
    found = _NUMBER_BACK.search(text, max(0, last + 1 - _REACH), last + 1)
    return found.start() if found else last


def is_torn(text: str, start: int, end: int) -> bool:
    """Whether the number at `start:end` may be a piece of one whose digits stand apart: the `5` of `1 5 %`, `25 , 5 %`.

    >>> is_torn("1 5 %", 2, 3), is_torn("25 , 5 %", 5, 6), is_torn("үлесі 5 %", 6, 7), is_torn("20 15 %", 3, 5)
    (True, True, False, False)
    """
    if end - start > 1 or _MORE_DIGITS.match(text, end):
        return False
    return _TORN_BEFORE.search(text, max(0, start - 4), start) is not None


def is_settled(seen: Scan, start: int, end: int) -> bool:
    """Whether the number at `start:end` must stay as it is written.

    That is so of codes and of numbers in addresses, in code, in tables whose columns line up, and in passages
    of another language than Kazakh; and of single digits that stand apart.
    """
    text = seen.text
    if is_torn(text, start, end):
        return True
    for _ in range(_PARTS):  # the second number of a range stands behind the first
        if start < 2 or text[start - 1] not in _DASHES or not text[start - 2].isdecimal():
            break
        start = number_start(text, start - 2)
    return code_end(text, start) is not None or is_elsewhere(seen, start, end)


def is_elsewhere(seen: Scan, start: int, end: int) -> bool:
    """Whether the number at `start:end` stands in an address, in code, in a table, or in another language."""
    text = seen.text
    if seen.holds_code and seen.touches(start, end):
        return True
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    near = text[max(first, start - _REACH) : min(last, end + _REACH)]
    if _LATIN.search(near) and not _CYRILLIC.search(near):
        return True
    if text.startswith(("    ", "\t"), first) and is_code(text[first:last]):
        return True
    if "  " in near and in_table(text, first, last):
        return True
    return foreign(load.model(), seen, start, end)


def harmless(text: str, gaps: list[Gap]) -> list[Gap]:
    """The gaps, in order, less those by which a number of their line would be read as another one."""
    kept: list[Gap] = []
    for (first, last), group in _by_line(text, gaps):
        line, values = text[first:last], Counter[tuple[object, ...]]()
        values.update(_values(line))
        if _rewritten(line, group, first, values):
            kept += group
        else:
            kept += [gap for gap in group if _rewritten(line, [gap], first, values)]
    return kept


def _by_line(text: str, gaps: list[Gap]) -> Iterator[tuple[tuple[int, int], list[Gap]]]:
    group: list[Gap] = []
    end = -1
    start = 0
    for gap in gaps:
        if gap.start > end:
            if group:
                yield (start, end), group
            start = text.rfind("\n", 0, gap.start) + 1
            end = text.find("\n", gap.end)
            end = len(text) if end < 0 else end
            group = []
        group.append(gap)
    if group:
        yield (start, end), group


def _rewritten(line: str, gaps: list[Gap], shift: int, values: "Counter[tuple[object, ...]]") -> bool:
    """Whether a line holds the same values once its gaps are closed."""
    parts: list[str] = []
    at = 0
    for gap in gaps:
        parts += line[at : gap.start - shift], gap.new
        at = gap.end - shift
    return Counter(_values("".join((*parts, line[at:])))) == values


def _values(line: str) -> Iterator[tuple[object, ...]]:
    return ((q.value, q.unit, q.kind) for q in find_quantities(line))
