"""Where a line end is none of the author's: lines of paragraphs that were broken at the width of a page or column.

What decides is taken from the text itself. A line that stops without a mark before a small letter was surely broken
(a *mid* line); such lines say how wide the column was and how evenly it was filled. Lines as wide as those may have
been broken too where a sentence ends or a capital follows; shorter ones end a paragraph. Lists of phrases and verse
have lines of all lengths, or no mid lines.
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from statistics import fmean, pstdev
from typing import NamedTuple

from kaznorm.lazily import lazily
from kaznorm.lines import RUN, WHITE, in_table, is_code

NARROWEST, WIDEST = 16, 160
"""Columns are so wide, in characters."""
UNEVEN = 0.3
"""How far the lengths of mid lines may spread, as a part of their mean."""
SLACK, LOOSE, SHORT = 0.25, 0.35, 0.55
"""So much of the width may be left free: behind a full line, a mid line, and one between mid lines."""
LONGER, LONGEST = 1.3, 3.0
"""So much longer are lines that nothing broke, as a multiple of the width; and lines that some tool joined in part."""
NEAR = 2
"""So many line ends on either side say whether prose goes on here."""
FEW, MANY = 0.15, 0.2
"""Where mid lines are fewer, or lines longer than the column more, as a part of all, there is no column."""
ENOUGH = 3
"""So many mid lines tell how wide a column is."""
MID, FULL, NAMED, STOPPED = 0.99, 0.95, 0.9, 0.75
"""How sure a break is: at a mid line; in a full line before a small letter; before a capital; behind a sentence."""
_ITEM = lazily(
    r"[•*·▪■●○◦>|#\f§☐✓]|[-–—](?=\s*[^\sа-яёәғқңөұүһі]|\S)|\(?\d{1,3}(?:\.\d{1,3})*[.)](?!\d)"
    r"|\(?[^\W\d_]\)|[IVXІХ]{1,5}[.)]|№"
)
_MARKER = lazily(rf"(?:{_ITEM.pattern})[.)]?[ \t]*")
_BROKEN = lazily(r"[^\W\d_]-\Z|\u00ad\Z")
_INNER = lazily(r"[^\W\d_]{3}[.!?…][»”\")]{0,2} [«“\"(–—-]?[^\W\d_]{2}")
_ENDS = lazily(r"[.!?…:;»”\"]\Z|[.!?…][)»”\"']{1,2}\Z")
_STOPS = lazily(r"[.!?…][)»”\"']{0,2}\Z")
_ABBREVIATED = lazily(r"(?:\b[^\W\d_]{1,3}|\d)\.\Z")


class Line(NamedTuple):
    """A line without the white space around it; its width counts the indent, and each run of spaces as one."""

    start: int
    end: int
    indent: int
    width: int


class Break(NamedTuple):
    """White space around a line end that was none of the author's, and how sure that is."""

    start: int
    end: int
    confidence: float


class _Gap:
    """The line end between two lines."""

    __slots__ = (
        "above", "begun", "below", "comma", "dash", "dot", "item", "kept", "mid", "needed", "set_in", "small", "stops",
        "unmarked",
    )  # fmt: skip

    def __init__(self, text: str, above: Line, below: Line, base: int, hanging: int) -> None:
        self.above, self.below = above, below
        last = text[max(above.start, above.end - 8) : above.end]
        first = text[below.start : below.start + 4]
        self.begun = bool(_INNER.search(text, above.start, above.end))
        self.dash = first[0] in "-–—"
        self.small = first.lstrip("«“„\"'([-–— ")[:1].islower()
        self.stops = bool(_STOPS.search(last)) and not _ABBREVIATED.search(last)
        quoted = last.endswith(("»", "”", '"')) and not self.stops
        self.unmarked = not _ENDS.search(last) or (self.small and (quoted or bool(_ABBREVIATED.search(last))))
        self.comma = last.endswith(",")
        self.dot = self.stops and last.endswith((".", ".)")) and not last.endswith("..")
        self.item = bool(_ITEM.match(text, below.start))
        self.set_in = below.indent > base and (self.stops or abs(below.indent - hanging) > 1)
        word = text.find(" ", below.start, below.end)
        self.needed = above.width + 1 + (word if word >= 0 else below.end) - below.start
        self.kept = self.set_in or _kept(text, above, below)
        self.mid = self.unmarked and self.small and not (self.comma or self.dash or self.kept or self.item)


def wrapped_at(text: str, first: int, last: int) -> Iterator[Break]:
    """The line ends inside paragraphs, each with the white space around it."""
    blocks = [gaps for gaps in (_gaps(text, block) for block in _blocks(text, first, last)) if gaps]
    everywhere = _column([gap for gaps in blocks for gap in gaps])
    for gaps in blocks:
        own = _column(gaps) if sum(gap.mid for gap in gaps) >= ENOUGH else everywhere
        if own is None:
            continue
        prose = _is_prose(text, gaps)
        for part in _parted(gaps):
            surely = _all_full(part, own) if own.even else prose
            for number, gap in enumerate(part):
                if chance := _chance(part, number, own, prose, surely):
                    yield Break(gap.above.end, gap.below.start, chance)


def _blocks(text: str, first: int, last: int) -> Iterator[list[Line]]:
    """The lines between blank ones."""
    block: list[Line] = []
    at = first
    while at <= last:
        end = text.find("\n", at, last)
        end = last if end < 0 else end
        line = text[at:end].rstrip(WHITE + "\r")
        content = line.lstrip(WHITE)
        if content:
            indent = len(line) - len(content)
            block.append(Line(at + indent, at + len(line), indent, indent + len(RUN.sub(" ", content))))
        if block and (not content or end == last):
            yield block
            block = []
        at = end + 1


def _gaps(text: str, block: list[Line]) -> list[_Gap]:
    """The line ends of a block, with what stands set in by more than the least that any line is."""
    base = min(line.indent for line in block)
    gaps = []
    hanging = -1
    for above, below in pairwise(block):
        marker = _MARKER.match(text, above.start)
        if marker:
            hanging = above.indent + len(marker[0])
        elif above.indent == base:
            hanging = -1
        gaps.append(_Gap(text, above, below, base, hanging))
    return gaps


def _parted(gaps: list[_Gap]) -> Iterator[list[_Gap]]:
    """The line ends between lines that are set in."""
    start = 0
    for number, gap in enumerate(gaps):
        if gap.set_in:
            yield gaps[start:number]
            start = number + 1
    yield gaps[start:]


def _kept(text: str, above: Line, below: Line) -> bool:
    """Whether a line end is certainly the author's: at a word break, in a table or code, beside capitals."""
    line = text[above.start : above.end]
    if "\t" in line or is_code(text[below.start - below.indent : below.end]) or _BROKEN.search(line):
        return True
    if line.isupper() != text[below.start : below.end].isupper():
        return True
    return "  " in line and in_table(text, above.start, above.end)


class _Column(NamedTuple):
    """How wide a column is; `full` and `loose` say how wide a line of it must have become with the next word."""

    width: float
    even: bool
    full: float
    loose: float
    short: float


def _column(gaps: list[_Gap]) -> _Column | None:
    """What the mid lines say; `None` where they are too few, or lines of a list."""
    widths = sorted(gap.above.width for gap in gaps if gap.mid and gap.above.width <= WIDEST)
    free = sum(not gap.kept for gap in gaps)
    if len(widths) <= FEW * free:
        return None
    width = widths[min(len(widths) - 1, int(len(widths) * 0.9))]
    usual = widths[bisect_left(widths, SHORT * width) : bisect_left(widths, LONGER * width)]
    if width < NARROWEST or pstdev(usual) > UNEVEN * fmean(usual):
        return None
    if sum(gap.above.width > LONGER * width for gap in gaps) > MANY * len(gaps):
        return None
    spare = sorted(width - gap.needed for gap in gaps if gap.mid)
    even = spare[int(len(spare) * 0.8)] <= 0
    width = usual[-1] if even else width
    return _Column(width, even, width if even else width * (1 - SLACK), width * (1 - LOOSE), width * (1 - SHORT))


def _is_prose(text: str, gaps: list[_Gap]) -> bool:
    """Whether sentences end inside the lines of a block as well, and many lines stop in the middle of one."""
    inside = len(_INNER.findall(text, gaps[0].above.start, gaps[-1].below.end))
    stops = sum(gap.stops for gap in gaps)
    return 2 * inside >= stops and inside > 0 and 5 * sum(gap.mid for gap in gaps) >= 2 * len(gaps)


def _all_full(gaps: list[_Gap], column: _Column) -> bool:
    """Whether no line of a block but the last had room for the next word: no verse, no headings, no items."""
    return all(gap.needed > column.full and gap.above.width <= column.width and not gap.kept for gap in gaps)


def _chance(gaps: list[_Gap], number: int, column: _Column, loose: bool, surely: bool) -> float:
    """How sure it is that a line was broken for want of room; 0 where it may stay."""
    gap = gaps[number]
    before, after = gaps[max(0, number - NEAR) : number], gaps[number + 1 : number + 1 + NEAR]
    near = [*before, *after]
    prose = sum(other.mid for other in near)
    going = gap.begun or (bool(before) and before[-1].mid) or (surely and not column.even)
    unfinished = (gap.unmarked or gap.comma) and going
    longest = (LONGEST if loose and (gap.mid or unfinished) else LONGER) * column.width + 8
    if gap.kept or max(gap.above.width, gap.below.width) > longest:
        return 0.0
    if gap.mid:
        least = column.short if all(other.mid for other in (*before[-1:], *after[:1])) else column.loose
        return MID if gap.needed > least or (loose and prose) else 0.0
    inside = prose > 1 and (gap.small or not column.even) and not gap.stops and (gap.comma or loose)
    least = column.short if unfinished and not column.even else column.loose if inside or unfinished else column.full
    if gap.needed <= least or (gap.item and not _goes_on(gap, near)):
        return 0.0
    if gap.dash and not (gap.small and (gap.unmarked or gap.comma)):
        return 0.0
    if gap.small and not gap.dot and (prose or surely):
        return FULL
    if not gap.stops:
        return NAMED if surely or unfinished or 2 * prose >= len(near) else 0.0
    if _heads(gap, after, column) or not (prose or surely or gap.above.indent > gap.below.indent):
        return 0.0
    return STOPPED


def _goes_on(gap: _Gap, near: list[_Gap]) -> bool:
    """Whether a number that begins a line is none of a list's."""
    return (gap.unmarked or gap.comma) and not any(other.item for other in near)


def _heads(gap: _Gap, after: list[_Gap], column: _Column) -> bool:
    """Whether a short line without a mark, which no other goes on from, follows: a heading, a signature."""
    return bool(after) and after[0].unmarked and not after[0].mid and gap.below.width < column.short
