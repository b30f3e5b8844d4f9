"""A text as letters and the gaps before them, and what became of damage to the gaps.

A gap is all white space, hyphens and dashes between two letters; everything else counts as a letter here.
Damage is to gaps alone, so what came back and what else changed can be told exactly.

>>> text = Text.of("Жаңа іс-шара басталды.")
>>> [text.word(start, end) for start, end in text.words]
['Жаңа', 'іс-шара', 'басталды.']
>>> place = Place("lost hyphen", 4, 11, {6: ""}, {})
>>> text.damaged([place])
'Жаңа ісшара басталды.'
>>> judge(text, [place], text, "Жаңа іс шара басталды.").failed
['ісшара → іс шара (іс-шара)']
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from typing import NamedTuple

_GAP = re.compile(r"[\s\-\u00ad\u2010\u2011–—]*")


class Place(NamedTuple):
    """Gaps `first` to `last` belong to one damage: `new` is put there; where `wanted` has no gap, the old one
    is to come back."""

    kind: str
    first: int
    last: int
    new: Mapping[int, str]
    wanted: Mapping[int, str]


@dataclass(frozen=True)
class Text:
    """Letters, and the gap before each of them and after the last."""

    letters: str
    gaps: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Text":
        letters, gaps, at = [], [], 0
        while at <= len(text):
            gap = _GAP.match(text, at)[0]
            gaps.append(gap)
            letters += text[at + len(gap) : at + len(gap) + 1]
            at += len(gap) + 1
        return cls("".join(letters), (*gaps[: len(letters)], "".join(gaps[len(letters) :])))

    @cached_property
    def words(self) -> list[tuple[int, int]]:
        """Where words stand between white space, as spans of letters."""
        starts = [at for at, gap in enumerate(self.gaps[:-1]) if not at or any(map(str.isspace, gap))]
        return list(pairwise([*starts, len(self.letters)]))

    def word(self, start: int, end: int, gaps: Sequence[str] = ()) -> str:
        """The letters of a span and the gaps between them; `gaps` instead of its own."""
        gaps = gaps or self.gaps
        inside = (gaps[at] + self.letters[at] for at in range(start + 1, end))
        return self.letters[start : start + 1] + "".join(inside)

    def with_gaps(self, places: Sequence[Place]) -> list[str]:
        new = {at: gap for place in places for at, gap in place.new.items()}
        return [new.get(at, gap) for at, gap in enumerate(self.gaps)]

    def damaged(self, places: Sequence[Place]) -> str:
        gaps = self.with_gaps(places)
        return gaps[0] + self.word(0, len(self.letters), gaps) + gaps[-1]


class Verdict(NamedTuple):
    """How many places came back; those that didn't and what else changed: `damaged → got (wanted)`."""

    back: int
    failed: list[str]
    elsewhere: list[str]


def judge(text: Text, places: Sequence[Place], base: Text, got: str) -> Verdict:
    """What became of the damage in `got`; `base` is what the undamaged text becomes."""
    out = _aligned(text, Text.of(got))
    damaged = text.with_gaps(places)
    asked = {at: gap for place in places for at, gap in place.wanted.items()}
    wrong = {at for at, gap in enumerate(out) if gap not in ({asked[at]} if at in asked else {base.gaps[at]})}
    failed = []
    for place in places:
        span = set(range(place.first, place.last + 1))
        if not wrong.isdisjoint(span):
            failed.append(_shown(text, wrong & span, damaged, out))
        wrong -= span
    elsewhere = [_shown(text, group, damaged, out) for group in _grouped(text, wrong)]
    return Verdict(len(places) - len(failed), failed, elsewhere)


def _grouped(text: Text, wrong: Collection[int]) -> Iterator[list[int]]:
    """Gaps by the word before them."""
    spans = {at: start for start, end in text.words for at in range(start + 1, end + 1)}
    for _, group in groupby(sorted(wrong), key=lambda at: spans.get(at, 0)):
        yield list(group)


def _aligned(text: Text, out: Text) -> list[str]:
    """The gaps of `out` as the letters of `text` have them; where letters were lost or changed, `¿`."""
    if out.letters == text.letters:
        return list(out.gaps)
    head = _shared(text.letters, out.letters)
    tail = _shared(text.letters[head:][::-1], out.letters[head:][::-1])
    unknown = len(text.gaps) - head - tail
    return [*out.gaps[:head], *["¿"] * unknown, *out.gaps[len(out.gaps) - tail :]]


def _shared(a: str, b: str) -> int:
    """How many letters are the same at the start."""
    return next((at for at, pair in enumerate(zip(a, b, strict=False)) if len(set(pair)) > 1), min(len(a), len(b)))


def _shown(text: Text, wrong: Collection[int], damaged: Sequence[str], out: Sequence[str]) -> str:
    """The words around wrong gaps: damaged, as they came back, and as they should be."""
    start = max((start for start, _ in text.words if start < min(wrong)), default=0)
    end = min((end for _, end in text.words if end > max(wrong)), default=len(text.letters))
    readings = (text.word(start, end, gaps) for gaps in (damaged, out, text.gaps))
    return "{} → {} ({})".format(*readings).replace("\n", "⏎")
