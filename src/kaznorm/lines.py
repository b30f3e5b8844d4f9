"""What the lines of a text are: code, rows of a table, lines of paragraphs that were broken at a fixed width."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kaznorm.alphabet import NBSP, SPACES

RARE_SPACES = (
    "\x1c\x1d\N{OGHAM SPACE MARK}\N{EN QUAD}\N{EM QUAD}\N{THREE-PER-EM SPACE}\N{FOUR-PER-EM SPACE}"
    "\N{PUNCTUATION SPACE}\N{MEDIUM MATHEMATICAL SPACE}"
)
ODD_SPACES = NBSP + SPACES + RARE_SPACES
WHITE = " \t" + ODD_SPACES
RUN = re.compile(f"[{WHITE}]+")

_WIDE = re.compile(f"(?<=[^{WHITE}])[ {ODD_SPACES}]{{2,}}+(?=[^{WHITE}\r])")
_COLUMNS = re.compile(r"[^\s]   +[^\s]|\.{4}")  # a sign of a table, or of a table of contents
_WIDEST_TABLE = 250
_DASHES = frozenset("-–—•*·")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ITEM = re.compile(r"[-–—•*·▪■●>|#\f]|\d{1,3}[.)]|\w\)|[IVXІХ]{1,5}[.)]")
_SENTENCE_END = (*".!?…:;»”", '"')
_NARROWEST, _WIDEST = 24, 160


def is_code(line: str) -> bool:
    """Whether a line is set in by four columns or more and isn't prose: most of it isn't Cyrillic.

    >>> is_code("    x  = f(y)  # қосу"), is_code("     Бір күні  түлкі келді")
    (True, False)
    """
    if not line.startswith(("    ", "\t")):
        return False
    return len(_CYRILLIC.findall(line)) * 2 < len(line) - line.count(" ")


def in_table(text: str, start: int, end: int) -> bool:
    """Whether at least half of the gaps in a line stand where the line above or below has gaps too.

    >>> in_table("Алматы    2\\nАстана   18", 0, 11), in_table("бір   екі үш\\nтөрт бес  алты", 0, 12)
    (True, False)
    """
    if not _COLUMNS.search(text, max(0, start - 300), end + 300):
        return False
    before, after = max(start - 1, 0), text.find("\n", end)
    above = text[text.rfind("\n", 0, before) + 1 : before]
    below = text[after + 1 : (text.find("\n", after + 1) + 1 or len(text) + 1) - 1] if after >= 0 else ""
    return _aligned(text[start:end], above) or _aligned(text[start:end], below)


def _aligned(one: str, other: str) -> bool:
    """Whether two lines are rows of one table: most of their gaps line up, not a few as in justified text."""
    rows, common = (_cells(one), _cells(other)), []
    for here, there in (rows, rows[::-1]):
        starts, stops = {start for start, _ in there}, {stop for _, stop in there}
        common.append(sum(start in starts or stop in stops for start, stop in here))
    most = max(map(len, rows))
    return min(common) >= max(1, most if most < 3 else 0.6 * most)


def _cells(line: str) -> list[tuple[int, int]]:
    """The columns where each cell but the first starts and ends."""
    if len(line) > _WIDEST_TABLE:
        return []
    gaps = [gap.span() for gap in _WIDE.finditer(line)]
    if gaps and _DASHES.issuperset(line[: gaps[0][0]].strip()):
        del gaps[0]
    stops = [start for start, _ in gaps[1:]] + [len(line.rstrip())]
    return [(end, stop) for (_, end), stop in zip(gaps, stops, strict=False)]


class _Line(NamedTuple):
    """A line without the white space around it; its length counts each run of spaces as one."""

    start: int
    end: int
    length: int


def wrapped_at(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The line ends inside paragraphs, each with the white space around it.

    If nearly all lines of the text end where the next word had no room, those; else those in blocks of prose.
    """
    blocks = list(_blocks(text, first, last))
    breaks = [(one, other) for block in blocks for one, other in pairwise(block)]
    width = max((one.length for one, _ in breaks), default=0)
    full = sum(_fills(text, one, other, width) for one, other in breaks)
    small = sum(text[other.start].islower() for _, other in breaks)
    enough = 0.8 * len(breaks)
    wrapped = len(breaks) > 3 and full >= enough and small >= enough / 2 and _NARROWEST <= width <= _WIDEST
    for block in blocks:
        if wrapped:
            chosen = [pair for pair in pairwise(block) if _fills(text, *pair, width)]
        else:
            chosen = list(pairwise(block)) if _is_prose(text, block) else []
        for one, other in chosen:
            if not _ends_here(text, one, other) and (wrapped or _reads_on(text, one, other, block)):
                yield one.end, other.start


def _blocks(text: str, first: int, last: int) -> Iterator[list[_Line]]:
    """The lines between blank ones."""
    block: list[_Line] = []
    at = first
    while at <= last:
        end = text.find("\n", at, last)
        end = last if end < 0 else end
        line = text[at:end].rstrip(WHITE + "\r")
        content = line.lstrip(WHITE)
        if content:
            block.append(_Line(at + len(line) - len(content), at + len(line), len(RUN.sub(" ", content))))
        if block and (not content or end == last):
            yield block
            block = []
        at = end + 1


def _fills(text: str, one: _Line, other: _Line, width: int) -> bool:
    """Whether the first word of the next line had no room on this one."""
    word = text.find(" ", other.start, other.end)
    return one.length + 1 + (word if word >= 0 else other.end) - other.start > width


def _reads_on(text: str, one: _Line, other: _Line, block: list[_Line]) -> bool:
    """Whether a line of prose isn't the short last one of a paragraph."""
    width = max(line.length for line in block)
    ended = text.endswith(_SENTENCE_END, one.start, one.end) and not text[other.start].islower()
    return not (ended and one.length < 0.8 * width)


def _is_prose(text: str, block: list[_Line]) -> bool:
    """Whether lines go on in small letters, mostly without a mark at the line end, and most of them are full.

    Verse and lists begin with capitals, end with marks or leave room.
    """
    width = max(line.length for line in block)
    small = sum(text[line.start].islower() for line in block[1:])
    unmarked = sum(text[line.end - 1].isalnum() or text[line.end - 1] in "-\u00ad" for line in block[:-1])
    filled = sum(line.length > 0.6 * width for line in block[:-1])
    breaks = len(block) - 1
    fits = _NARROWEST <= width <= _WIDEST
    return fits and small >= 0.5 * breaks and unmarked >= 0.6 * breaks and filled >= 0.7 * breaks


def _ends_here(text: str, one: _Line, other: _Line) -> bool:
    """Whether a line must not run on: a word break, a heading, a table, or a new item or indent follows."""
    starts = [text.rfind("\n", 0, line.start) + 1 for line in (one, other)]
    line = text[one.start : one.end]
    if line.endswith(("-", "\u00ad")) or line.isupper() or "\t" in line or is_code(text[starts[1] : other.end]):
        return True
    if other.start - starts[1] > one.start - starts[0]:
        return True
    return bool(_ITEM.match(text, other.start)) or ("  " in line and in_table(text, one.start, one.end))
