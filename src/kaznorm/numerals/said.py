"""What is said for a stretch of a text, and the text with what `find_quantities` sees in it."""

from bisect import bisect_right
from typing import NamedTuple

from kaznorm.numerals.quantities import find_quantities
from kaznorm.numerals.quantity import Quantity


class Said(NamedTuple):
    """What is said for a stretch of a text, and what that stretch is."""

    start: int
    end: int
    words: str
    reason: str = "number"

    def apart(self, text: str) -> "Said":
        """With a space before letters that stand right behind the digits."""
        close = text[self.end : self.end + 1].isalnum() and not self.words.endswith(" ")
        return self._replace(words=f"{self.words} ") if close else self


class Seen:
    """A text, and the quantities in it: those of a line are looked for when first asked about.

    >>> Seen("1991 жылы").around(0).kind
    'year'
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._line: tuple[int, int] = (0, -1)
        self._quantities: list[Quantity] = []
        self._starts: list[int] = []

    def around(self, at: int) -> Quantity | None:
        """The quantity that a place is part of."""
        if not self._line[0] <= at < self._line[1]:
            self._read(at)
        index = bisect_right(self._starts, at) - 1
        quantity = self._quantities[index] if index >= 0 else None
        return quantity if quantity and at < quantity.end else None

    def _read(self, at: int) -> None:
        first, last = self.text.rfind("\n", 0, at) + 1, self.text.find("\n", at)
        last = len(self.text) if last < 0 else last
        found = find_quantities(self.text[first:last])
        self._line = first, last
        self._quantities = [one._replace(start=one.start + first, end=one.end + first) for one in found]
        self._starts = [quantity.start for quantity in self._quantities]
