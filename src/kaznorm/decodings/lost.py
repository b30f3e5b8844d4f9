"""Letters that became `?`, `~` or U+FFFD: put back where the word is certain."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice, product
from typing import NamedTuple

from kaznorm.alphabet import CAPITALS
from kaznorm.decodings.evidence import SOUND
from kaznorm.decodings.fill import HOLES, Beside, Filler, begins_sentence, filler
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
SHORTEST_FATHERS = 6
"""So many letters has a word in -ұлы or -қызы that is a name."""
CAPITAL_OPTIONS = 0.6
"""So large a share of the options of a list must have capitals."""
SAMPLE = 1000
"""So many words with holes are enough for a verdict."""
_LETTERS = "\u0400-\u04ff"
_TOKEN = lazily(f"[{HOLES}]{{0,{LONGEST}}}+[{_LETTERS}][{_LETTERS}{HOLES}]*+")
_HOLE, _STRETCH = lazily(f"[{HOLES}]"), lazily(f"[{_LETTERS}{HOLES}]++")
_HOLE_INSIDE = lazily(f"[{HOLES}][{_LETTERS}]")
_TILDE, _TILDE_INSIDE = lazily(f"~(?:(?<=[{_LETTERS}].)|(?=[{_LETTERS}]))"), lazily(f"[{_LETTERS}]~[{_LETTERS}]")
_LEFT = lazily(rb"(%b|[0-9])(?:[ \xea]{1,2}|-)\Z" % WORD.pattern)
_RIGHT = lazily(rb"(?:[ \xea]{1,2}|-)(%b)(?=[ \xea.,])" % WORD.pattern)
_LATIN_I = lazily(rf"(?<![A-Za-z])[iI](?![A-Za-z])(?:(?<=[{_LETTERS}].)|(?=[{_LETTERS}]))")
_CAPITAL = f"[{CAPITALS}]"
_CAPITAL_BEFORE = lazily(rf"(?<![{_LETTERS}])({_CAPITAL}[{_LETTERS}{HOLES}]++) \Z")
_CAPITAL_AFTER = lazily(rf" {_CAPITAL}[{_LETTERS}{HOLES}]")
_OPTION = lazily(r"(?<!\w)[А-ЕA-E]\)\s?([^\W\d_])")
_OPTION_BEFORE = lazily(r"(?<!\w)[А-ЕA-E]\)\s?\Z")
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
    found += _edits(text, _certain(text, model) if _may_be_lost(text) else [])
    if len(gone) > 2 and len(gone) * 5 > sum(1 for _ in _WRITTEN.finditer(text)):
        found.append(Note(gone[0][0], gone[-1][1], BEYOND_REPAIR))
    return found


def _may_be_lost(text: str) -> bool:
    return bool(REPLACEMENT in text or _HOLE_INSIDE.search(text) or ("~" in text and _TILDE_INSIDE.search(text)))


def _certain(text: str, model: Model) -> list[_Word]:
    """The words that are certain. Some of a long text tell whether it has lost letters as question marks."""
    words = _words(_plain(text), model)
    sample = list(islice(words, SAMPLE))
    asked = _are_lost(sample, pure=not SOUND.search(text))
    if asked or REPLACEMENT in text:
        sample += words
    certain = [word for word in sample if word.probability >= SURE and (asked or _is_lost(word))]
    starts = {word.start for word in certain}
    ends = {word.start + len(word.old) for word in certain}
    torn = {at for word in sample for at in (word.start, word.start + len(word.old))} - starts - ends
    return [word for word in certain if not _is_half(text, word, torn)]


def _plain(text: str) -> str:
    """The text with one mark for all that stands for lost letters, and its і in Cyrillic."""
    if _TILDE_INSIDE.search(text):
        text = _TILDE.sub("?", text)
    return _LATIN_I.sub(lambda i: "і" if i[0] == "i" else "І", text)


def _is_half(text: str, word: _Word, torn: set[int]) -> bool:
    """Whether a hyphen joins a word to one that stays as it is, given where those begin and end."""
    end = word.start + len(word.old)
    return (text[end : end + 1] == "-" and end + 1 in torn) or (
        text[max(0, word.start - 1) : word.start] == "-" and word.start - 1 in torn
    )


def _words(text: str, model: Model) -> Iterator[_Word]:
    filling, options = filler(model, holds_i="і" in text or "І" in text), _Options(text)
    asked = -1  # where a word stands behind a question
    for one, two in _pairs(text, _tokens(text)):
        if two:
            tokens = one[0], two[0]
            opens = one.start() == asked or options.begins(one.start())
            news, probability = filling.pair(tokens, opens=opens)
            if probability >= SURE:
                yield _Word(one.start(), one[0], news[0], probability)
                yield _Word(two.start(), two[0], news[1], probability)
                continue
        for token in filter(None, (one, two)):
            word = _word(text, filling, token, token.start() == asked or options.begins(token.start()))
            if word.new.endswith("?") and word.probability >= SURE:
                asked = token.end() + 1
            yield word


def _word(text: str, filling: Filler, token: re.Match[str], opens: bool) -> _Word:
    """A word with holes, filled as its neighbours tell."""
    folded = scan(text).folded
    start, end = token.span()
    before, after = _LEFT.search(folded, max(0, start - 60), start), _RIGHT.match(folded, end)
    left = before[1] if before else EDGE
    beside = Beside(
        b"0" if left.isdigit() else left,
        after[1] if after else b"",
        text[max(0, start - 1) : start] == "-",
        text[end : end + 1] == "-",
    )
    new, probability = filling.best(token[0], beside, opens=opens)
    if token[0][0] not in HOLES or opens or not new[0].islower():
        return _Word(start, token[0], new, probability)
    named = _is_in_name(text, start, end, new)
    return _Word(start, token[0], new[0].upper() + new[1:] if named else new, probability * CASE)


def _is_in_name(text: str, start: int, end: int, word: str) -> bool:
    """Whether a word stands between two with capitals, the first within a sentence, or is a father's name."""
    before = _CAPITAL_BEFORE.search(text, max(0, start - LONGEST), start)
    if not before:
        return False
    fathers = len(word) >= SHORTEST_FATHERS and word.endswith(("ұлы", "қызы"))
    return fathers or bool(_CAPITAL_AFTER.match(text, end) and not begins_sentence(text, before.start(1)))


class _Options:
    """Where sentences begin in a text, and options of a list: `А) Қола`, if most of them have capitals."""

    def __init__(self, text: str) -> None:
        self.text = text

    def begins(self, at: int) -> bool:
        if begins_sentence(self.text, at):
            return True
        return bool(_OPTION_BEFORE.search(self.text, max(0, at - 6), at)) and self._have_capitals

    @cached_property
    def _have_capitals(self) -> bool:
        found = [option[1] for option in _OPTION.finditer(self.text)]
        return len(found) > 1 and sum(map(str.isupper, found)) > CAPITAL_OPTIONS * len(found)


def _pairs(text: str, tokens: Iterator[re.Match[str]]) -> Iterator[tuple[re.Match[str], re.Match[str] | None]]:
    """The words, and with those before a hyphen the ones behind it."""
    seen, first = scan(text), None
    for token in tokens:
        if len(token[0]) > LONGEST or seen.touches(*token.span()):
            continue
        if first and token.start() == first.end() + 1 and text[first.end()] == "-":
            yield first, token
            first = None
            continue
        if first:
            yield first, None
        first = token
    if first:
        yield first, None


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
