"""What the white space of a run tells: one kind of gap stands between its letters, others between its words."""

from collections import Counter
from typing import NamedTuple

from kaznorm.alphabet import NBSP
from kaznorm.lazily import lazily
from kaznorm.lm.gap import Gap
from kaznorm.tokens import Scan

WIDE = Gap(none=9.0)
OTHER_KIND = Gap(none=12.0)
"""A gap of another kind than those between letters, where these are no plain spaces."""
NARROW_BESIDE_WIDE = Gap(space=5.0)
LETTERS_PER_WIDE = 14
"""A run with a wide gap among so many narrow ones has its word gaps wide."""
LEAST = 2
"""A kind of gap stands between letters where it has so many times the number of all others, or is a plain space."""
_P = {b"b": rb" \t\xea\x01-\x08"}
_GAP = lazily(rb"(?<=[^%(b)b\r\n])[%(b)b]+(?=[^%(b)b\r\n])" % _P)


class Widths(NamedTuple):
    """The kind of gap between the letters of a run, and whether its words have others between them."""

    narrow: str = " "
    telling: bool = False

    def __call__(self, gap: str) -> Gap | None:
        """What a gap tells by its width, if anything."""
        if self.is_other(gap):
            return WIDE if self.narrow == " " else OTHER_KIND
        return NARROW_BESIDE_WIDE if self.telling and gap == self.narrow else None

    def parts(self, gap: str) -> bool:
        """Whether a gap stands between a run and another word."""
        return gap.isspace() and "\n" not in gap and self.is_other(gap)

    def is_other(self, gap: str) -> bool:
        """Whether a gap is none of those between letters."""
        return (len(gap) > 1 or gap == NBSP) if self.narrow == " " else self.narrow not in ("", gap)


def widths(seen: Scan, start: int, end: int) -> Widths:
    """What the white space of a run tells: nothing where its kinds are mixed, unless most gaps are plain spaces."""
    gaps = Counter(seen.text[slice(*match.span())] for match in _GAP.finditer(seen.shadow, start, end))
    narrow, count = max(gaps.items(), key=lambda item: item[1], default=(" ", 0))
    if narrow != " " and count < LEAST * (gaps.total() - count):
        return Widths("")
    others = sum(number for gap, number in gaps.items() if Widths(narrow).is_other(gap))
    return Widths(narrow, others > 0 and count <= others * LETTERS_PER_WIDE)
