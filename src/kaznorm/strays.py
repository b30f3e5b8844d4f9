"""Marks and capitals that OCR saw where there were none: beside a line-break hyphen, for it, behind it, and inside
words; and dashes that it read as two hyphens."""

import re
from collections.abc import Iterator

from kaznorm.confused import is_page
from kaznorm.exchange import Exchange
from kaznorm.lm.fused import CAPITAL_INSIDE
from kaznorm.lm.gap import HYPHEN
from kaznorm.lm.links import link_cost
from kaznorm.lm.model import WORD_STEP, Model
from kaznorm.tokens import Scan

FREQUENT = 14.0
"""A word that costs less than this is known well enough to be made of two halves."""
WELL_FORMED, FAR_LIKELIER = 22.0, 6.0
"""A word that costs less may be made of two halves where it is by so much likelier than these."""
SURE = 0.95
_K = {b"k": rb"\x80-\xa9", b"c": rb"\x80-\xa9\xc0-\xe9"}
_JUNK = rb".,:;\"'*|<>\xf2-\xf5"
_BEHIND = re.compile(rb"([%(c)b]{2,40})-([%(j)b]{1,2})(?=\r?\n([%(c)b][%(k)b]{1,40}))" % (_K | {b"j": _JUNK}))
_CAPITAL_BEHIND = re.compile(
    rb"(?<![%(c)b\-])([%(c)b][%(k)b]{1,40})-(?:[%(j)b]{0,2}(\r?\n))?([\xc0-\xe9](?:[%(k)b]{1,40}|[\xc0-\xe9]{1,40}))"
    rb"(?![%(c)b\-])" % (_K | {b"j": _JUNK})
)
_BELOW = re.compile(rb"([%(c)b]{2,40})-\r?\n((?:[%(j)b]{1,2} ?|[\-%(j)b] )([%(k)b]{2,40}))" % (_K | {b"j": _JUNK}))
_INSTEAD = re.compile(rb"(?<![%(c)b])([%(c)b]{2,40})([:;.])(?=\r?\n([%(k)b]{2,40}))" % _K)
_HYPHEN, _MARK = re.compile(rb"-[%b]{0,2}\r?\n" % _JUNK), re.compile(rb"[:;.]\r?\n[%(k)b]" % _K)
_WITHIN = re.compile(rb"\n(?=[%(k)b])" % _K)
_DASH = re.compile(r"(?<!\S)--(?=[^\S\n]+\S|\n|[А-Яа-яӘәІіҢңҒғҮүҰұҚқӨөҺһ])")
_ALONE = re.compile(r"(?:\A|\n)[^\S\n]*(--)[^\S\n]*(?=\n|\Z)")
_CAPITAL = re.compile(
    rb"(?<![%(c)b\-.])(?:[%(c)b][%(k)b]{0,40}[\xc0-\xe9][%(k)b]{2,40}|[%(c)b][%(k)b]{3,40}[\xc0-\xe9][%(k)b])"
    rb"(?![%(c)b\-]|\.[^\s])" % _K
)


def is_wrapped(coded: bytes) -> bool:
    """Whether a line may end within a sentence or a word."""
    return b"\n" in coded and bool(_HYPHEN.search(coded) or _WITHIN.search(coded))


def strays(model: Model, seen: Scan) -> Iterator[Exchange]:
    """The words with stray marks and capitals."""
    if b"\n" in seen.shadow:
        yield from _at_line_ends(model, seen)
    yield from _dashes(seen)
    for match in _CAPITAL.finditer(seen.shadow) if CAPITAL_INSIDE.search(seen.shadow) else ():
        old, key = seen.text[slice(*match.span())], seen.folded[slice(*match.span())]
        small = not old[0].isupper() or key in model.common
        if small and _known(model, key) and not seen.touches(*match.span()):
            yield Exchange(match.start(), old, old[0] + old[1:].lower(), SURE, "stray capital")


def _at_line_ends(model: Model, seen: Scan) -> Iterator[Exchange]:
    hyphens = _HYPHEN.search(seen.shadow)
    for match in _BEHIND.finditer(seen.shadow) if hyphens else ():
        if _welds(model, seen, match) or _is_one(model, seen, match.span(1), match.span(3)):
            yield _mark(seen, match, "-")
    for match in _CAPITAL_BEHIND.finditer(seen.shadow) if is_page(seen) else ():
        if _is_small(model, seen, match):
            start = match.start(3) if match[2] else match.start()
            old = seen.text[start : match.end()]
            first, _, last = old.rpartition("-")
            yield Exchange(start, old, first + last.lower(), SURE, "stray capital")
    for match in _BELOW.finditer(seen.shadow) if hyphens else ():
        if _welds(model, seen, match):
            old = seen.text[slice(*match.span(2))]
            yield Exchange(match.start(2), old, seen.text[slice(*match.span(3))], SURE, "stray mark")
    for match in _INSTEAD.finditer(seen.shadow) if _MARK.search(seen.shadow) else ():
        halves = seen.folded[slice(*match.span(1))], match[3]
        if _welds(model, seen, match) and not all(half in model.words for half in halves):
            yield _mark(seen, match, "-")


def _is_small(model: Model, seen: Scan, match: "re.Match[bytes]") -> bool:
    """Whether a capital behind a hyphen belongs inside a word. What begins with another, or stands in one line, may be
    a name of two."""
    whole = seen.folded[slice(*match.span(1))] + seen.folded[slice(*match.span(3))]
    if (seen.text[match.start()].isupper() or not match[2]) and whole not in model.common:
        return False
    return _is_one(model, seen, match.span(1), match.span(3))


def _dashes(seen: Scan) -> Iterator[Exchange]:
    """Two hyphens that stand for a dash, but not alone in their line."""
    if "--" not in seen.text:
        return
    alone = {match.start(1) for match in _ALONE.finditer(seen.text)}
    for match in _DASH.finditer(seen.text):
        if match.start() not in alone and not seen.touches(*match.span()):
            speaks = seen.text[match.end()].isalpha()
            new = "\N{EM DASH} " + seen.text[match.end()] if speaks else "\N{EM DASH}"
            yield Exchange(match.start(), seen.text[match.start() : match.end() + speaks], new, SURE, "dash")


def _known(model: Model, word: bytes) -> bool:
    return model.words.get(word, 255) * WORD_STEP < FREQUENT


def _welds(model: Model, seen: Scan, match: "re.Match[bytes]") -> bool:
    """Whether what stands before a line end and what follows it are one word."""
    whole = seen.folded[slice(*match.span(1))] + seen.folded[slice(*match.span(3))]
    return _known(model, whole) and not seen.touches(*match.span())


def _is_one(model: Model, seen: Scan, above: tuple[int, int], below: tuple[int, int]) -> bool:
    """Whether the halves of a word are far likelier one than two, whatever marks or capitals stand in it."""
    left, right = seen.folded[slice(*above)], seen.folded[slice(*below)]
    whole, before = left + right, model.left(left)
    if whole in model.names or model.hyphenated(before, right) is not None or seen.touches(above[0], below[1]):
        return False
    least = model.word_cost(whole)
    apart = model.word_cost(left) + link_cost(model, before, right, HYPHEN, model.word_cost(right))
    return least < WELL_FORMED and least + FAR_LIKELIER < apart


def _mark(seen: Scan, match: "re.Match[bytes]", new: str) -> Exchange:
    old = seen.text[match.start() : match.end()]
    return Exchange(match.start(), old, seen.text[slice(*match.span(1))] + new, SURE, "stray mark")
