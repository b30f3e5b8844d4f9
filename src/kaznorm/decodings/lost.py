"""Letters that became `?` or U+FFFD: put back where the word is certain."""

import re
from collections.abc import Iterator
from itertools import islice, product
from typing import NamedTuple

from kaznorm.decodings.fill import HOLES, Beside, begins_sentence, filler
from kaznorm.decodings.stretches import stretches
from kaznorm.decodings.tables import REPLACEMENT
from kaznorm.edits import Edit, Note
from kaznorm.lazily import lazily
from kaznorm.lm.model import EDGE, Model
from kaznorm.tokens import WORD, scan

SURE = 0.92
"""So probable must a word be among all that fit."""
HIGHEST, CASE = 0.97, 0.96
"""No word is more certain; and so likely is a lost first letter a small one inside a sentence."""
AGREEING, MOST = 0.5, 0.8
"""So large a share of the words with holes must be certain; the second, in texts with sound Kazakh letters."""
ENOUGH, ENOUGH_ALONE = 2, 6
"""So many certain words make a text one with lost letters; or one with so many letters and two holes."""
SHORTEST, LONGEST = 4, 40
SAMPLE = 1000
"""So many words with holes are enough for a verdict."""
_LETTERS = "\u0400-\u04ff"
_TOKEN = lazily(f"[{HOLES}]{{0,{LONGEST}}}+[{_LETTERS}][{_LETTERS}{HOLES}]*+")
_HOLE, _STRETCH = lazily(f"[{HOLES}]"), lazily(f"[{_LETTERS}{HOLES}]++")
_HOLE_INSIDE = lazily(f"[{HOLES}][{_LETTERS}]")
_SOUND = lazily("[әғқңөұүӘҒҚҢӨҰҮ]")
_LEFT = lazily(rb"(%b)(?:[ \xea]{1,2}|-)\Z" % WORD.pattern)
_RIGHT = lazily(rb"[ \xea]{1,2}(%b)(?=[ \xea.,])" % WORD.pattern)
_GONE = lazily(rf"(?<!\S)[«\"(]?[{HOLES}]{{3,}}[.,»\")]?(?!\S)")
_WRITTEN = lazily(r"\S+")
_PAIRS = tuple(map("".join, product(HOLES, repeat=2)))
BEYOND_REPAIR = "letters were lost as question marks, and which ones can't be told"


class _Word(NamedTuple):
    """A word with holes, the likeliest word that fits, and how likely it is."""

    start: int
    old: str
    new: str
    probability: float


def find(text: str, model: Model) -> list[Edit | Note]:
    """An edit for each word that is certain; a note about pages on which most words are gone.

    Nothing in texts that ask: a question mark before a letter must be a letter in most of its places.

    >>> from kaznorm.lm.load import model
    >>> [e.new for e in find("А?парат ал?ан ??ірдегі ж?рт", model()) if isinstance(e, Edit)]
    ['Ақпарат', 'алған', 'өңірдегі', 'жұрт']
    """
    gone = [found.span() for found in _GONE.finditer(text)] if any(pair in text for pair in _PAIRS) else []
    found: list[Edit | Note] = []
    found += _edits(text, _certain(text, model) if _HOLE_INSIDE.search(text) or REPLACEMENT in text else [])
    if len(gone) > 2 and len(gone) * 5 > sum(1 for _ in _WRITTEN.finditer(text)):
        found.append(Note(gone[0][0], gone[-1][1], BEYOND_REPAIR))
    return found


def _certain(text: str, model: Model) -> list[_Word]:
    """The words that are certain. Some of a long text tell whether it has lost letters as question marks."""
    words = _words(text, model)
    sample = list(islice(words, SAMPLE))
    asked = _are_lost(sample, pure=not _SOUND.search(text))
    if asked or REPLACEMENT in text:
        sample += words
    return [word for word in sample if word.probability >= SURE and (asked or _is_lost(word))]


def _words(text: str, model: Model) -> Iterator[_Word]:
    seen, filling = scan(text), filler(model, holds_i="і" in text or "І" in text)
    for token in _tokens(text):
        if len(token[0]) > LONGEST or seen.touches(*token.span()):
            continue
        start, end = token.span()
        before, after = _LEFT.search(seen.folded, max(0, start - 60), start), _RIGHT.match(seen.folded, end)
        hyphen = text[max(0, start - 1) : start] == "-"
        beside = Beside(before[1] if before else EDGE, after[1] if after else b"", hyphen)
        opens = begins_sentence(text, start)
        new, probability = filling.best(token[0], beside, opens=opens)
        unsure = token[0][0] in HOLES and new[0].islower() and not opens
        yield _Word(token.start(), token[0], new, probability * (CASE if unsure else 1))


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """Words with holes."""
    at = 0
    while hole := _HOLE.search(text, at):
        start = hole.start()
        while start > at and "\u0400" <= text[start - 1] <= "\u04ff":
            start -= 1
        stretch = _STRETCH.match(text, start)
        at = stretch.end() if stretch else hole.end()
        yield from (token for token in _TOKEN.finditer(text, start, at) if any(map(token[0].__contains__, HOLES)))


def _are_lost(words: list[_Word], *, pure: bool) -> bool:
    """Whether the holes are lost letters rather than question marks without a space."""
    inside = {word.old: word for word in words if _HOLE_INSIDE.search(word.old)}
    certain = [word for word in inside.values() if word.probability >= SURE]
    if len(certain) < (AGREEING if pure else MOST) * len(inside) or not certain:
        return False
    alone = certain[0].new
    enough = ENOUGH if pure else 2 * ENOUGH
    return len(certain) >= enough or (len(alone) >= ENOUGH_ALONE and sum(map(certain[0].old.count, HOLES)) > 1)


def _is_lost(word: _Word) -> bool:
    """Whether a word is certain whatever the rest of the text says: U+FFFD is never meant."""
    return REPLACEMENT in word.old and "?" not in word.old and len(word.new) >= SHORTEST


def _edits(text: str, words: list[_Word]) -> Iterator[Edit]:
    at = 0
    for start, end in stretches(text, ((word.start, word.start + len(word.old)) for word in words)):
        new, place, least = "", start, 1.0
        while at < len(words) and words[at].start < end:
            word = words[at]
            new += text[place : word.start] + word.new
            place, least, at = word.start + len(word.old), min(least, word.probability), at + 1
        new += text[place:end]
        if new != text[start:end]:
            yield Edit(start, text[start:end], new, min(HIGHEST, least), "lost letter")
