"""A word whose letters should be exchanged."""

from typing import NamedTuple

SURE, DOUBTFUL, UNSURE = 0.9, 0.8, 0.5
"""How sure an exchange is at least that is made, that waits for vouchers, that is only proposed."""


class Exchange(NamedTuple):
    """A word and what it should be."""

    start: int
    old: str
    new: str
    confidence: float
    reason: str
