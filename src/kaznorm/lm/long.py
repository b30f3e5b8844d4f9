"""The decoder on windows of any length: the long ones in blocks, so that memory is bounded."""

from collections.abc import Sequence

from kaznorm.alphabet import FOLD
from kaznorm.lm.gap import Gap, Word
from kaznorm.lm.model import Model
from kaznorm.lm.segment import decode

BLOCK = 1000
"""So many letters are decoded at once; more than runs of real text have between two marks."""
LEAST, MOST = 800, 950
"""A block ends at the surest boundary in this stretch of it; what is behind is read again with the next."""
CONTEXT = 5
"""Words before a block that it is read with."""


def decode_long(
    model: Model,
    letters: bytes,
    gaps: Sequence[Gap],
    before: Sequence[bytes] = (),
    after: Sequence[bytes] = (),
    lexicon: frozenset[bytes] = frozenset(),
) -> list[Word]:
    """What `decode` reads, for windows of any length.

    Each block is read with the words before it and with letters behind it, which are then read again. No words come
    back where some block allows no reading.
    """
    done: list[Word] = []
    start, link = 0, 0
    while len(letters) - start > BLOCK:
        words = decode(model, letters[start : start + BLOCK], gaps[start : start + BLOCK], before, (), lexicon)
        if not words:
            return []
        cut = _surest(words)
        done += _moved(words[:cut], start, link or words[0].link)
        start, link = start + words[cut].start, words[cut].link
        texts = (letters[word.start : word.end].translate(FOLD) for word in done[: -CONTEXT - 1 : -1])
        before = [*texts, *before][:CONTEXT]
    words = decode(model, letters[start:], gaps[start:], before, after, lexicon)
    return [*done, *_moved(words, start, link or words[0].link)] if words else []


def _surest(words: list[Word]) -> int:
    """The word, by number, before which a boundary is surest in the stretch where a block may end; the last of such."""
    places = [number for number, word in enumerate(words) if LEAST <= word.start <= MOST]
    sure = [min(words[number - 1].posterior, words[number].posterior) for number in places]
    return max(zip(sure, places, strict=True), key=lambda pair: (round(pair[0], 2), pair[1]))[1]


def _moved(words: list[Word], by: int, link: int) -> list[Word]:
    """Words of a block as those of the window; the first follows the one before it as that block has it."""
    moved = [word._replace(start=word.start + by, end=word.end + by) for word in words]
    return [moved[0]._replace(link=link), *moved[1:]]
