"""The spaces around dashes: behind marks, between clauses, and in rows of endings."""

import re
from collections.abc import Iterator

from kaznorm.alphabet import FOLD
from kaznorm.lazily import lazily
from kaznorm.marks import LETTERS, Gap, Line, is_capital, is_latin, is_suffix
from kaznorm.tokens import ABBREVIATIONS, shadow

_SPEECH = frozenset(map(shadow, "деп деді дейді деген дегенді десе депті дейтін".split()))
_LIFE = re.compile(r"\(\d{3,4}\s?[-–—]\s?\d{3,4}\)\Z")
"""The years of somebody."""
_ITEM = "[-~]a{1,6}"
"""By kinds of characters, an ending in a row."""
_ITEM_BEFORE, _ITEM_BEHIND = lazily(f"{_ITEM}(?:,a{{1,6}})?,\\Z"), lazily(f"{_ITEM}, ?{_ITEM}(?![aA])")


def dash_after(line: Line, at: int) -> Iterator[Gap]:
    """`Дайрабаев.– Жигули`, `жылайсың?–дейді`, `:-Білесің`, `(1515–1557)-Ноғай`, but no `«Барыс»-тың`, `оңт.-шығыс`."""
    mark, dash, follows = line.kinds[at], line.kinds[at + 1], line.kinds[at + 2 : at + 3]
    left, right = line.before(at), line.after(at + 2)
    if dash not in "~-" or follows not in (" ", *LETTERS) or is_latin(right):
        return
    word = right or line.after(at + 3)
    if _in_a_row(line, at + 1):
        if right:
            yield Gap(at + 1, at + 1, " ", 0.95, "no space after a mark")
        return
    if len(right) == 1 or (is_suffix(word) and not is_capital(word)):
        return
    if mark == "." and (left.translate(FOLD) in ABBREVIATIONS or (dash == "-" and len(left) < 4)):
        return
    if dash == "-" and mark == "." and right and not is_capital(right):
        return
    is_told = right.translate(FOLD) in _SPEECH or (is_capital(right) and _LIFE.search(line.window(at + 1)) is not None)
    if dash == "-" and mark in ')"' and (not is_told if right else mark == ")"):
        return
    yield Gap(at + 1, at + 1, " ", 0.95, "no space before a dash")
    if right:
        yield Gap(at + 2, at + 2, " ", 0.95, "no space after a dash")


def around_dash(line: Line, at: int) -> Iterator[Gap]:
    """`жолы —суық`, `Қой— байлық`; a dialogue's dash at the line start stays, and so does `сөз—сөз`."""
    kinds, left, right = line.kinds, line.before(at), line.after(at + 1)
    if _in_a_row(line, at):
        return
    if kinds[at - 1] == " " and len(right) > 2 and not is_latin(right) and not is_suffix(right):
        sure = 0.92 if line.text[at] == "—" else 0.85  # `бозғылт –сары` may be a compound
        yield Gap(at + 1, at + 1, " ", sure, "no space after a dash")
    elif kinds[at + 1] != " " or kinds[at + 2 : at + 3] not in ("a", "A", '"', "("):
        return
    elif kinds[at - 1] in ')"' or (len(left) > 2 and not is_latin(left)):
        yield Gap(at, at, " ", 0.92, "no space before a dash")


def _in_a_row(line: Line, at: int) -> bool:
    """Whether the dash at a place belongs to an ending in a row of such: `-қан,-кен,-ан`, `2)–лау, –леу`."""
    if not re.match("[-~] ?a{1,6}(?![aA])", line.kinds[at : at + 9]):
        return False
    before = _ITEM_BEFORE.search(line.kinds[max(line.start, at - 20) : at].rstrip(" "))
    behind = _ITEM_BEHIND.match(line.kinds, at)
    words = [line.after(at + 1), line.before(behind.end()) if behind else b""]
    return bool(before or behind) and _SPEECH.isdisjoint(word.translate(FOLD) for word in words)
