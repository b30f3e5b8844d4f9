"""Compounds that lost a hyphen which the text gives them elsewhere."""

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile

from kaznorm.edits import Span
from kaznorm.language import foreign
from kaznorm.lazily import lazily
from kaznorm.lm.model import INFINITE, Model
from kaznorm.lm.window import Piece, Rewritten
from kaznorm.tokens import LETTER, Scan

REASON = "hyphen as elsewhere in the text"
SHORTEST, LONGEST = 3, 40
"""Each part has so many letters at least, and at most."""
SURE = 0.95
_SMALL, _BLANKS = bytes(range(0x80, 0xAA)), b" \t\xea"
_P = {b"l": LETTER, b"b": _BLANKS, b"h": rb"\-\xec\xee-\xf0", b"n": b"%d,%d" % (SHORTEST, LONGEST)}
_HYPHEN = lazily(rb"-(?=[\x80-\xa9])(?<=[\x80-\xa9]-)")
_APART = lazily(rb"[%(h)b](?:(?<=[%(b)b][%(h)b])|(?=[%(b)b]))" % _P)
_WORD = lazily(rb"[%(b)b]?([\x80-\xa9]{%(n)b}+)(?![%(l)b0-9\-])" % _P)
_INSIDE = lazily(rb"[%(l)b0-9\-]\Z" % _P)


def as_elsewhere(model: Model, seen: Scan) -> Iterator[tuple[Rewritten, str]]:
    """What gets its hyphen back, and why: `беру – сайлау`, `берусайлау` where the text has `беру-сайлау`.

    Words in small letters alone; a word that is known isn't taken apart, nor what is of another language.
    """
    joined: dict[bytes, set[bytes]] = {}
    for first, second in _beside(seen.shadow, _HYPHEN):
        joined.setdefault(seen.shadow[slice(*first)], set()).add(seen.shadow[slice(*second)])
    if not joined:
        return
    for (start, cut), (behind, end) in (*_apart(model, seen, joined), *_fused(model, seen, joined)):
        if not seen.touches(start, end) and not foreign(model, seen, start, end):
            new = f"{seen.text[start:cut]}-{seen.text[behind:end]}"
            yield Rewritten(start, end, new, [Piece(0, len(new), SURE)]), REASON


def may_be_elsewhere(folded: bytes, word: bytes, second: bytes = b"") -> bool:
    """Whether a folded text may have two words joined by a hyphen, or two of which a word is made."""
    if second:
        return word + b"-" + second[:SHORTEST] in folded
    return any(word[:cut] + b"-" in folded for cut in range(SHORTEST, len(word) - SHORTEST + 1))


def _apart(model: Model, seen: Scan, joined: Mapping[bytes, set[bytes]]) -> Iterator[tuple[Span, Span]]:
    """Words with a dash or a hyphen and white space between them that are joined elsewhere."""
    for first, second in _beside(seen.shadow, _APART):
        others = joined.get(seen.shadow[slice(*first)], ())
        if any(_is_form(model, seen.shadow[slice(*second)], other) for other in others):
            yield first, second


def _fused(model: Model, seen: Scan, joined: Mapping[bytes, set[bytes]]) -> Iterator[tuple[Span, Span]]:
    """Words that are none, and two that are joined elsewhere."""
    unknown = set(seen.keys).difference(model.words)
    for (start, end), key in zip(seen.words, seen.keys, strict=True) if unknown else ():
        if key in unknown and (cut := _cut(model, key, joined)) and seen.shadow[start:end] == key:
            yield (start, start + cut), (start + cut, end)


def _beside(coded: bytes, mark: re.Pattern[bytes]) -> Iterator[tuple[Span, Span]]:
    """The words in small letters on both sides of marks."""
    for match in mark.finditer(coded):
        start = max(0, match.start() - LONGEST - 2)
        before = coded[start : match.start()].rstrip(_BLANKS)
        inside = before.rstrip(_SMALL)
        after = _WORD.match(coded, match.end())
        if after and SHORTEST <= len(before) - len(inside) <= LONGEST and not _INSIDE.search(inside):
            yield (start + len(inside), start + len(before)), after.span(1)


def _cut(model: Model, word: bytes, joined: Mapping[bytes, set[bytes]]) -> int | None:
    """How many letters of a word are one that is joined to the rest elsewhere."""
    cuts = range(SHORTEST, len(word) - SHORTEST + 1)
    found = (cut for cut in cuts for other in joined.get(word[:cut], ()) if _is_form(model, word[cut:], other))
    return next(found, None)


def _is_form(model: Model, word: bytes, other: bytes) -> bool:
    """Whether both are one word, each with an ending or without."""
    if word == other:
        return True
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
    for size in range(common, SHORTEST - 1, -1):
        endings = [form[size:] for form in (word, other) if len(form) > size]
        if all(model.ending_cost(word[:size], ending) < INFINITE for ending in endings):
            return True
    return False
