"""Spans carried from a text to its source and back, over the changes between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import itemgetter

from kaznorm.edits import Change, Span


class Alignment:
    """Where a span of the text stands in the source, and the other way round.

    A span that touches a change covers all of it; an empty one where something was deleted, what was deleted.

    >>> Alignment([Change("hyphens", ("hyphens",), 0, 7, "ки- ген", "киген")]).to_source(6, 9)
    (8, 11)
    """

    def __init__(self, changes: Iterable[Change]) -> None:
        self._source: list[Span] = []
        self._text: list[Span] = []
        shift = 0
        for change in changes:
            start = change.start + shift
            self._source.append((change.start, change.end))
            self._text.append((start, start + len(change.after)))
            shift += len(change.after) - len(change.before)

    def to_source(self, start: int, end: int) -> Span:
        """The span of the source that `text[start:end]` came from."""
        return _carry(start, end, self._text, self._source)

    def widened(self, start: int, end: int) -> Span:
        """The span with the whole of every change that it touches: what the span of `to_source` came to."""
        return _carry(start, end, self._text, self._text)

    def to_text(self, start: int, end: int) -> Span:
        """The span of the text that `source[start:end]` became."""
        return _carry(start, end, self._source, self._text)


def _carry(start: int, end: int, here: list[Span], there: list[Span]) -> Span:
    """A span carried over from one side of the changed spans to the other."""
    if start == end:
        return _carry_point(start, here, there)
    first = bisect_right(here, start, key=itemgetter(1))  # the first that ends behind the start
    last = bisect_left(here, end, key=itemgetter(0)) - 1  # the last that begins before the end
    inside = first < len(here) and here[first][0] <= start
    lo = there[first][0] if inside else _shifted(start, first - 1, here, there)
    return lo, _shifted(end, last, here, there)


def _carry_point(at: int, here: list[Span], there: list[Span]) -> Span:
    first = bisect_left(here, at, key=itemgetter(1))
    if first < len(here) and here[first][0] < at == here[first][1]:
        first += 1  # it ends here: the point lies behind it
    if first == len(here) or here[first][0] > at or (here[first][0] == at < here[first][1]):
        point = _shifted(at, first - 1, here, there)
        return point, point
    last = first
    while last + 1 < len(here) and here[last + 1] == (at, at):
        last += 1
    return there[first][0], there[last][1]


def _shifted(at: int, index: int, here: list[Span], there: list[Span]) -> int:
    """A place in or behind the span at `index`: in it, the span's end; behind it, as far behind."""
    return there[index][1] + max(0, at - here[index][1]) if index >= 0 else at
