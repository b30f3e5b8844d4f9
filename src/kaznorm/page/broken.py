"""Running text that is broken into lines, as a column is: its lines are no furniture, whatever words they hold."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

NEAR, WIDEST = 12, 160
"""So many lines above and below one tell whether it is of a column, and so wide is a column at most, in characters."""
_FULL, _LONGER = 0.75, 1.3
"""Lines that stop within a sentence are about as wide as the column. One that would have been less than so much of
that with the next word had room for it, and one so much longer than the longest is of no column."""
_FEWEST, _MENU = 2, 3
"""At least so many lines that stop within a sentence make a column, and so many labels at its edge are a menu."""
_APART = 10
"""Blank lines part no sentences where less than one in so many lines follows another without any."""
_NAMES = 2
"""Above a small letter, so many times more lines may begin with a capital than with a small letter: as names do."""
_PAIRED = re.compile(r"[«“(](?=\S|\s\S(?:\s|$))|[»”)]")
_OPENING, _CLOSING, _STOPS = "«“„\"'([ ", "»”\")'", tuple(".!?…:;")
_BULLETS = tuple("*•·▪►▸»›")


def broken(lines: Sequence[str], doubtful: Collection[int], written: Sequence[int]) -> Iterator[int]:
    """The `doubtful` lines that are of a sentence that is broken into lines, with blank ones between if all have them.

    In a column most lines stop within a sentence, and the next begins small. What stands apart there is no part of it:
    behind a sentence and before a capital; a word there only if the line had room for the next one.

    >>> column = ["Құрылыс басталды.", "Қазір 58", "нысанда", "құрылыс", "жұмыстары", "жүргізілуде."]
    >>> list(broken(column, {1}, range(6)))
    [1]
    >>> list(broken(["Той өтті", "Жарнама", "Ауылда үлкен той өтіп, елге ас берілді."], {1}, range(3)))
    []
    """
    if not doubtful:
        return
    spaced = _APART * sum(other == one + 1 for one, other in pairwise(written)) < len(written)
    if spaced:
        places = {number: place for place, number in enumerate(written)}
        lines, doubtful = [lines[number] for number in written], {places[number] for number in doubtful}
    end = len(lines) - 1 if spaced else written[-1]
    for row in _rows(sorted(doubtful)):
        if not lines[row[0]].lstrip().startswith(_BULLETS) and _runs_on(lines, row, doubtful, end, _FEWEST * spaced):
            yield from (written[number] for number in row) if spaced else row


def _rows(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """The numbers by rows in which each follows the one before."""
    start = 0
    for place, (one, other) in enumerate(pairwise(numbers), 1):
        if other > one + 1:
            yield numbers[start:place]
            start = place
    if numbers:
        yield numbers[start:]


class _Column(NamedTuple):
    """How long the lines are that stop within a sentence, how many stop before a capital, and what length is full."""

    mids: Sequence[int]
    apart: int
    full: float


def _runs_on(lines: Sequence[str], row: Sequence[int], doubtful: Collection[int], end: int, least: int) -> bool:
    """Whether lines that follow each other are of the text around them, whose last line is the `end`.

    At `least` so many lines there must stop within a sentence. A text doesn't end with a capital and no mark.
    """
    above, below = list(_glued(lines, row[0], -1)), list(_glued(lines, row[-1], 1))
    upper, lower = (lines[near[0]].strip() if near else "" for near in (above, below))
    first, last = lines[row[0]].strip(), lines[row[-1]].strip()
    goes_on = upper != "" and not _stops(upper)
    mids, apart, full = _column(lines, [*above[::-1], *row, *below], doubtful)
    if len(mids) < least:
        return False
    if goes_on and (_completes(first) or _is_open(lines[number] for number in above)):
        return True
    if _is_small(lower):
        return apart < _NAMES * (len(mids) + 1) and (goes_on or _with_next(last, lower) > full)
    if len(mids) < _FEWEST or len(mids) <= apart or max(_length(lines[at]) for at in row) > _LONGER * max(mids):
        return False
    if (len(row) >= _MENU and not (upper and lower)) or (row[-1] == end and first[0].isupper()):
        return False
    ahead = lower != "" and len(row) < _MENU and _may_begin(last) and _with_next(last, lower) > full
    return ahead or (goes_on and _with_next(upper, first) > full)


def _column(lines: Sequence[str], block: Sequence[int], doubtful: Collection[int]) -> _Column:
    """What the lines of a block but the doubtful ones are like."""
    gaps = [
        (lines[one].strip(), lines[other].strip())
        for one, other in pairwise(block)
        if one not in doubtful and other not in doubtful
    ]
    mids = [_length(one) for one, other in gaps if not _stops(one) and _is_small(other)]
    apart = sum(one[-1].isalnum() and other[0].isupper() for one, other in gaps)
    return _Column(mids, apart, _FULL * median(mids or [_length(lines[number]) for number in block]))


def _glued(lines: Sequence[str], number: int, step: int) -> Iterator[int]:
    """The lines near one, up or down from it, to a blank one or one too long for a column."""
    for at in range(number + step, number + step * (NEAR + 1), step):
        if not 0 <= at < len(lines) or not lines[at] or len(lines[at]) > WIDEST:
            return
        yield at


def _stops(line: str) -> bool:
    """Whether a line ends a sentence, or a part of one that need not go on in the next line."""
    return line.rstrip(_CLOSING).endswith(_STOPS)


def _completes(line: str) -> bool:
    """Whether a line can be nothing but the end of a sentence, if one is begun above it."""
    return line[0].islower() and line.endswith((".", "!", "?")) and not line.endswith("..")


def _is_open(above: Iterator[str]) -> bool:
    """Whether the last quotation mark or bracket of lines, the nearest first, is an opening one."""
    marks = (found[-1] for line in above if (found := _PAIRED.findall(line)))
    return next(marks, "»") in "«“("


def _is_small(line: str) -> bool:
    return line.lstrip(_OPENING)[:1].islower()


def _may_begin(line: str) -> bool:
    """Whether a line may be the beginning of a longer one: a word, maybe spaced out, or whose the rights are.

    >>> _may_begin("Келесі"), _may_begin("К е л е с і"), _may_begin("Келесі бет"), _may_begin("Іздеу...")
    (True, True, False, False)
    """
    if line[0] == "©":
        return True
    parts = line.lstrip("#").split()
    return "".join(parts).isalpha() and all(len(part) == 1 for part in parts[1:])


def _length(line: str) -> int:
    """How many characters a line has without its white space, which spaced letters have more of."""
    return len("".join(line.split()))


def _with_next(line: str, below: str) -> int:
    """How long a line were with the first word of the next; of spaced letters, some are a word."""
    word = below.split(maxsplit=1)[0]
    return _length(line) + 1 + (len(word) if len(word) > 1 else min(6, _length(below)))
