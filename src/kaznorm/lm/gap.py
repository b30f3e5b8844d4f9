"""Gaps between letters: what a reading of one costs by what stands there now; and the words read."""

from typing import NamedTuple

NEVER = 1e9
"""The cost of a reading that is forbidden."""
SPACE, HYPHEN, DASH = range(1, 4)


class Gap(NamedTuple):
    """What each reading of a gap costs by what stands there now."""

    none: float = 0.0
    space: float = 0.0
    hyphen: float = NEVER
    dash: float = NEVER


class Word(NamedTuple):
    """A stretch of letters read as one word, how it follows the one before, and how probable that is."""

    start: int
    end: int
    link: int
    posterior: float


WHOLE = Gap(space=NEVER)
KEPT_HYPHEN = Gap(none=NEVER, space=NEVER, hyphen=0.0)
KEPT_DASH = Gap(none=NEVER, space=NEVER, hyphen=NEVER, dash=0.0)
KEPT_APART = Gap(none=NEVER)
