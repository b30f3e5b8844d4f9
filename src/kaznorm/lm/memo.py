"""Answers that are remembered until they are too many."""

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memo(dict[K, V]):
    """What a function answers, each found out when first asked for; beyond `most` answers all are forgotten.

    >>> length = Memo(len, 2)
    >>> length["бір"], dict(length)
    (3, {'бір': 3})
    """

    def __init__(self, answer: Callable[[K], V], most: int) -> None:
        self.answer, self.most = answer, most

    def __missing__(self, key: K) -> V:
        if len(self) > self.most:
            self.clear()
        found = self[key] = self.answer(key)
        return found
