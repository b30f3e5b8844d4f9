"""What is said for a stretch of a text, and the text with what `find_quantities` sees in it."""

from bisect import bisect_right
from functools import cached_property
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
        return self._replace(words=f"{self.words} ") if text[self.end : self.end + 1].isalnum() else self


class Seen:
    """A text, and the quantities in it.

    >>> Seen("1991 жылы").around(0).kind
    'year'
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def quantities(self) -> list[Quantity]:
        """What `find_quantities` finds."""
        return find_quantities(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [quantity.start for quantity in self.quantities]

    def around(self, at: int) -> Quantity | None:
        """The quantity that a place is part of."""
        index = bisect_right(self._starts, at) - 1
        quantity = self.quantities[index] if index >= 0 else None
        return quantity if quantity and at < quantity.end else None
