"""Runs: stretches of lone letters, and of the pairs that kerning left together."""

import re
from collections.abc import Iterator

from kaznorm.alphabet import KAZAKH_ONLY, LOWER
from kaznorm.edits import Span
from kaznorm.lazily import lazily
from kaznorm.lm.lone import are_sounds
from kaznorm.lm.model import Model
from kaznorm.lm.widths import Widths, widths
from kaznorm.tokens import DASHES, LETTER, WORD, Scan, fold, shadow

LEAST_LONE = 3
"""A run has so many lone letters."""
NEAR = 20
"""No gap within a run is so long."""
_B = rb" \t\xea\x01-\x08"
_PARTS = {b"l": LETTER, b"b": _B, b"h": DASHES}
_LONE_PAIR = lazily(rb"(?<![%(l)b])[%(l)b][%(b)b]+[%(l)b]{1,2}(?![%(l)b])" % _PARTS)
_RUN = lazily(rb"(?<![%(l)b])[%(l)b]{1,2}(?:(?!\n[%(b)b\r]*\n)[^%(l)b]{1,14}[%(l)b]{1,2}(?![%(l)b]))+" % _PARTS)
_LONE = lazily(rb"(?<![^%(b)b\r\n])[%(l)b](?![^%(b)b\r\n])" % _PARTS)
_LONE_DIGIT = lazily(rb"(?<![^%(b)b\r\n])[0-9](?![^%(b)b\r\n])" % _PARTS)
_DEGREES = lazily(rb"%(d)b[%(b)b]?[%(l)b](?![%(l)b])" % (_PARTS | {b"d": shadow("°")}))
"""A unit of temperature, which ends a run as a blank line does."""
_LEFT = lazily(rb"([%(l)b]{3,40})(?:[%(b)b]+[%(h)b]?[%(b)b]*|[%(h)b][%(b)b]*\r?\n[%(b)b]*)\Z" % _PARTS)
_RIGHT = lazily(rb"[%(b)b]+(?:[%(h)b][%(b)b]+)?([%(l)b]{3,40})(?![%(l)b])" % _PARTS)
_FIRST = lazily(rb"[%(l)b]{2}([%(b)b]+)(?=[%(l)b])" % _PARTS)
_LAST = lazily(rb"(?<=[%(l)b])([%(b)b]+)[%(l)b]{2}\Z" % _PARTS)
_CELLS_ABOVE = lazily(rb"(?:[^%(l)b\n]*[0-9]){5}[^%(l)b\n]*\n[^%(l)b]*(?=[%(l)b])" % _PARTS)
_CELLS_BELOW = lazily(rb"[%(b)b\r]*\n(?:[^%(l)b]*[0-9]){5}[^%(l)b]*\Z" % _PARTS)
_ABOVE = lazily(rb"[%(l)b]{2}[%(b)b]*\r?\n[%(b)b]*(?=[%(l)b])" % _PARTS)
_BELOW = lazily(rb"(?<=[%(l)b])[%(b)b]*\r?\n[%(b)b]*[%(l)b]{2}\Z" % _PARTS)
_IN_LINE_BEFORE = lazily(rb"[%(l)b]{3}[,.:;!?]?[%(b)b]+\Z" % _PARTS)
_IN_LINE_BEHIND = lazily(rb"[,.:;!?]?[%(b)b]+[%(l)b]{3}" % _PARTS)
_UNIT = lazily(rb"(?<=[%(l)b])[%(b)b]+(?:%(u)b)\Z" % (_PARTS | {b"u": fold("[гтмлц]|[кмс]м|кг|га")}))
_ENDING = lazily(rb"-[%(l)b]{2,5}(?![%(l)b])" % _PARTS)
_OPENING = lazily(rb"[\xf1\xf5(][%(b)b]+\Z" % _PARTS)
_CLOSING = lazily(rb"(?:[%(b)b]+[\xf2,.;:!?)\xf8])+" % _PARTS)
_INITIAL = lazily(rb"[%(b)b]+[\xc0-\xe9](?=\.(?:[\xc0-\xe9](?![%(b)b])|[%(b)b][\xc0-\xe9](?![%(b)b.])))" % _PARTS)
_NAME = lazily(rb"(?<![%(l)b])[\xc0-\xe9][\x80-\xa9]{4,}(?![%(l)b])" % _PARTS)
_AMONG_ROWS = lazily(r"\A\w\s*\n|\n\s*\w\s*\n|\n\s*\w\Z")
"""A letter that has a line of its own."""
_ALL_LONE = lazily(r"\w(?: \w)*\s*\Z")
_ALPHABETS = (
    fold(LOWER),
    fold("".join(letter for letter in LOWER if letter not in KAZAKH_ONLY + "ё")),
    b"abcdefghijklmnopqrstuvwxyz",
)
_USUAL = re.escape(fold("".join(letter for letter in LOWER if letter not in KAZAKH_ONLY)))
_USUAL_PAIR = lazily(rb"(?<![%(l)b])[%(u)b][%(b)b]+(?=[%(u)b](?![%(l)b]))" % (_PARTS | {b"u": _USUAL}))
_LATIN = lazily(rb"[A-Za-z]+\Z")


def find_runs(seen: Scan) -> Iterator[tuple[int, int]]:
    """Stretches of lone letters and pairs, with the longer chunk at either side that may belong to them."""
    if not _LONE_PAIR.search(seen.shadow):
        return
    masked = bytearray(seen.shadow)
    for start, end in seen.untouched:
        masked[start:end] = b"z" * (end - start)
    for match in _DEGREES.finditer(seen.shadow):
        masked[slice(*match.span())] = b"\n" * len(match[0])
    for match in _LONE_DIGIT.finditer(seen.shadow):
        masked[match.start()] = ord("z")
    for match in _RUN.finditer(masked):
        start, end = match.span()
        if initial := _INITIAL.search(seen.shadow, start, end + 4):
            end = min(end, initial.start())
        width = widths(seen, start, end)
        start, end = _trimmed(seen, start, end, width)
        lone = sum(1 for _ in _LONE.finditer(seen.shadow, start, end))
        chunks = sum(1 for _ in WORD.finditer(seen.shadow, start, end))
        if lone < LEAST_LONE or lone * 2 < chunks:
            continue
        if _is_list(seen, start, end, chunks):
            continue
        yield _widened(seen, start, end, width)


def _trimmed(seen: Scan, start: int, end: int, width: Widths) -> Span:
    """The run without long lines of digits at its ends, pairs there that another gap parts from it, units.

    A pair whose line goes on with longer words is parted from those of another line.
    """
    if digits := _CELLS_ABOVE.match(seen.shadow, start, end):
        start = digits.end()
    if digits := _CELLS_BELOW.search(seen.shadow, start, end):
        end = digits.start()
    if _IN_LINE_BEFORE.search(seen.shadow, max(0, start - NEAR), start) and (
        pair := _ABOVE.match(seen.shadow, start, end)
    ):
        start = pair.end()
    if _IN_LINE_BEHIND.match(seen.shadow, end) and (pair := _BELOW.search(seen.shadow, end - NEAR, end)):
        end = pair.start()
    if (unit := _UNIT.search(seen.shadow, end - NEAR, end)) and _ENDING.match(seen.shadow, end):
        end = unit.start()
    while (pair := _FIRST.match(seen.shadow, start, end)) and width.is_other(seen.text[slice(*pair.span(1))]):
        start = pair.end()
    while (pair := _LAST.search(seen.shadow, end - NEAR, end)) and width.is_other(seen.text[slice(*pair.span(1))]):
        end = pair.start()
    return start, end


def _widened(seen: Scan, start: int, end: int, width: Widths) -> Span:
    """The run with a longer chunk at either side that may belong to it, or marks."""
    left, right = _LEFT.search(seen.shadow, max(0, start - 60), start), _RIGHT.match(seen.shadow, end)
    if left and width.parts(seen.text[left.end(1) : start]):
        left = None
    if right and width.parts(seen.text[end : right.start(1)]):
        right = None
    left = left or _OPENING.search(seen.shadow, max(0, start - 8), start)
    right = right or _CLOSING.match(seen.shadow, end)
    return left.start() if left else start, right.end() if right else end


def is_apart(seen: Scan, start: int, end: int) -> bool:
    """Whether letters of a run stand apart that fonts don't lack, too, and are no words between broken ones."""
    return len(_USUAL_PAIR.findall(seen.folded, start, end)) > 1


def names(model: Model, seen: Scan) -> frozenset[bytes]:
    """Capitalised words of the text that the model does not know: where they are whole, they tell how they read."""
    found = (seen.folded[slice(*match.span())] for match in _NAME.finditer(seen.shadow))
    return frozenset(word for word in found if word not in model.words)


def is_latin(seen: Scan, start: int, end: int) -> bool:
    """Whether all letters of a stretch are Latin."""
    return bool(_LATIN.match(b"".join(WORD.findall(seen.folded, start, end))))


def _is_list(seen: Scan, start: int, end: int, chunks: int) -> bool:
    """Whether lone letters are options, cells, variables or the first letters of lines rather than words apart."""
    text = seen.text[start:end]
    lone = "".join(seen.text[match.start()] for match in _LONE.finditer(seen.shadow, start, end))
    if "\t" in text or (lone.isupper() and (chunks < 5 or text.count("\n") * 2 >= chunks or _AMONG_ROWS.search(text))):
        return True
    letters = b"".join(WORD.findall(seen.folded, start, end))
    if _are_in_order(letters) or _follow(fold(lone)) or are_sounds(seen, start, end):
        return True
    if not _LATIN.match(letters):
        return False
    quoted = seen.text[max(0, start - 3) : start].rstrip()[-1:] in ("«", "“", '"')
    row = max((len(line) for line in text.split("\n") if _ALL_LONE.match(line)), default=0) > 8
    return not quoted and (text.isupper() or not (row or (len(letters) > 4 and chunks == len(letters))))


def _are_in_order(letters: bytes) -> bool:
    """Whether letters mostly follow one another in an alphabet, or each stands there twice: `а б в г`, `А а Ә ә`."""
    return (len(letters) > 2 and letters[:-1:2] == letters[1::2]) or _follow(letters)


def _follow(letters: bytes) -> bool:
    """Whether most letters follow the one before in an alphabet."""
    steps = [letters[at : at + 2] for at in range(len(letters) - 1)]
    return 2 * sum(any(step in alphabet for alphabet in _ALPHABETS) for step in steps) > len(steps)
