"""Long texts in blocks: where they are cut, and how what was done to each becomes what was done to the whole."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from zlib import crc32

from kaznorm.alphabet import CAPITALS
from kaznorm.edits import Edit, Span
from kaznorm.normaliser import Normaliser

LONG = 100_000
"""Texts of so many characters go by blocks."""
LEAST, MOST = 1_500, 8_000
"""A block has at least so many characters; with more than the other number it ends as soon as it can."""
ONE_OF, NEAR = 2, 16
"""Between these, it ends where one of so many places is chosen by so many characters before it."""
LOCAL = frozenset({"lookalikes", "spacing", "hyphens", "words", "layout", "punctuation", "numbers", "units"})
"""The normalisers that need not see more than a block; the others decide, or vouch for a word, by the whole text."""
BY_CHARACTERS = frozenset({"encoding", "characters"})
"""Those that find fast that a long text has nothing for them."""

_LINE_END, _WORD_END = r"(\r?\n(?:\r?\n)?)(?=\S)", rf"(?<=[^\W\d_A-Z{CAPITALS}]{{4}}[.!?…]) (?=[{CAPITALS}])"
_END = re.compile(rf"[.!?…](?=[\s»”\")])[»”\")]*+(?:{_LINE_END}|{_WORD_END})")
Made = tuple[str, Sequence[Edit]]
"""A pass: the normaliser's name, and its edits."""


def is_local(normaliser: Normaliser) -> bool:
    """Whether a normaliser, one of kaznorm's own, gives a block what it gives the whole text."""
    return _is_of(LOCAL, normaliser) and getattr(normaliser, "lines", "keep") == "keep"


def _is_of(names: frozenset[str], normaliser: Normaliser) -> bool:
    return normaliser.name in names and type(normaliser).__module__ == f"kaznorm.normalisers.{normaliser.name}"


@lru_cache(maxsize=1)
def are_many(text: str) -> bool:
    """Whether a text is long, and has more than one block; the last one's answer is remembered."""
    return len(text) >= LONG and any(True for _ in islice(_spans(text), 1, None))


def concerns(normaliser: Normaliser, text: str) -> bool:
    """Whether a text concerns a normaliser; long ones always concern those that then tell at once."""
    return (_is_of(BY_CHARACTERS, normaliser) and are_many(text)) or normaliser.concerns(text)


def split(text: str) -> list[Span]:
    """The blocks of a text: what lies between the white space behind some of its sentences.

    They end with a line, or in a longer one with a sentence. The places are chosen by the text around them, so that a
    change leaves most blocks as they are. One block where there are no sentences.

    >>> split("Сөз. Ой.\\n")
    [(0, 9)]
    """
    return list(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    start = seen = 0
    quoted = False  # whether a straight quotation mark of the line is still to be closed
    match = _END.search(text, LEAST)
    while match:
        line = text.rfind("\n", seen, match.end()) + 1
        quoted = bool((quoted and not line) ^ text.count('"', line or seen, match.end()) % 2)
        seen = match.end()
        end = match.start(1) if match[1] else seen - 1
        by_chance = match[1] and not crc32(text[end - NEAR : end].encode(errors="replace")) % ONE_OF
        if (match[1] or not quoted) and (by_chance or seen - start > MOST):
            yield start, end
            start = seen
            match = _END.search(text, start + LEAST)
        else:
            match = _END.search(text, seen)
    yield start, len(text)


def merged(spans: Sequence[Span], passes: Sequence[Sequence[Made]]) -> Iterator[tuple[str, list[Edit]]]:
    """The passes over blocks as passes over the whole text, in which each has edits of as many blocks as it can.

    >>> one, two = Edit(0, "а", "аа"), Edit(1, "б", "")
    >>> list(merged([(0, 2), (3, 5)], [[("x", [one])], [("x", [two]), ("y", [one])]]))
    [('x', [Edit(start=0, old='а', new='аа', confidence=1.0, reason=''), \
Edit(start=4, old='б', new='', confidence=1.0, reason='')]), \
('y', [Edit(start=4, old='а', new='аа', confidence=1.0, reason='')])]
    """
    left = [list(found[::-1]) for found in passes]
    grown = [0] * len(spans)
    while any(left):
        for rule in dict.fromkeys(found[-1][0] for found in left if found):
            edits: list[Edit] = []
            shift = 0
            for number, (start, _) in enumerate(spans):
                before, shift = shift, shift + grown[number]
                if left[number] and left[number][-1][0] == rule:
                    _, own = left[number].pop()
                    edits += moved(own, start + before)
                    grown[number] += sum(len(edit.new) - len(edit.old) for edit in own)
            yield rule, edits


def moved(edits: Iterable[Edit], by: int) -> list[Edit]:
    """Edits of a block as those of the whole text."""
    return [edit._replace(start=edit.start + by) for edit in edits]
