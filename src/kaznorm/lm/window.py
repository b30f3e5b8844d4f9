"""From a stretch of text to the decoder and back: letters with what stands between them, and a new stretch.

A window is cut into segments at marks and digits; within a segment white space and hyphens are gaps, and each gap
is judged anew. A line end or page end inside a word that is made whole moves behind the word.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from kaznorm.alphabet import FOLD, OTHER
from kaznorm.lm.gap import DASH, HYPHEN, Gap, Word
from kaznorm.lm.long import decode_long
from kaznorm.lm.model import EDGE, Model
from kaznorm.lm.segment import decode
from kaznorm.tokens import DASHES, LETTER, Scan, fold

Judge = Callable[[str, int], Gap]
"""What the readings of a gap cost, by the text of the gap and the place of the letter behind it."""

Around = tuple[list[bytes], list[bytes]]
"""The tokens before and after a stretch, the nearest first."""

HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}\N{SOFT HYPHEN}\N{NOT SIGN}"
_BLANK = rb" \t\r\n\f\xea\x01-\x08"
_LETTERS = re.compile(rb"[%b]+" % LETTER)
_GAP = re.compile(rb"[%(b)b]*(?:\xeb[%(b)b]+(?=[%(h)b]))?(?:[%(h)b]+[%(b)b]*)?" % {b"b": _BLANK, b"h": DASHES})
_TOKEN = re.compile(rb"[%b]+|[0-9]+|[^\s0-9%b]" % (LETTER, LETTER))
LINE_END = re.compile(r"\r?\n(?:\s*\f)?|\f")
_APART = re.compile(rb"(?<![%(l)b])[%(l)b][ \xea]+[%(l)b]{1,2}(?![%(l)b])" % {b"l": LETTER})
_CONTEXT, _TOKENS = 80, 5
REMEMBERED = 200
"""What is read of windows of more letters is not remembered."""

FEW_LETTERS, LEAST_DISTINCT = 12, 3
"""More letters than that of fewer kinds are no words: `а а а а`, `ха-ха-ха`."""
_start, _end = attrgetter("start"), attrgetter("end")


class Piece(NamedTuple):
    """A word of the new text: where it stands in it, and how sure it is."""

    start: int
    end: int
    posterior: float


class Rewritten(NamedTuple):
    """What a window becomes: the stretch of the old text, the new text, the new words."""

    start: int
    end: int
    new: str
    words: list[Piece]

    def confidence(self, span: tuple[int, int]) -> float:
        """The least posterior of the words in a span of the new text."""
        first = bisect_right(self.words, span[0], key=_end)
        last = bisect_left(self.words, span[1], key=_start)
        return min((word.posterior for word in self.words[first:last]), default=1.0)


def text_of(scan: Scan, start: int, end: int) -> str:
    """A stretch as it stands."""
    return scan.text[start:end]


def rewrite(
    model: Model,
    scan: Scan,
    start: int,
    end: int,
    judge: Judge,
    *,
    lexicon: frozenset[bytes] = frozenset(),
    outside: Callable[[Scan, int, int], str] = text_of,
) -> Rewritten:
    """Judges every gap between letters in a stretch of text.

    `outside` tells what becomes of what stands between segments (marks, digits and the white space around them).
    """
    parts: list[str] = []
    words: list[Piece] = []
    length = 0
    moved = ""
    place = start
    done = scan.text[max(0, start - _CONTEXT) : start]
    for first, last in _segments(scan, start, end):
        between, moved = _settle(outside(scan, place, first), moved)
        parts.append(between)
        length += len(between)
        done += between
        around = _tokens_before(fold(done[-_CONTEXT:])), _tokens_after(scan, last)
        stretch, found, moved = _segment(model, scan, first, last, around, judge, moved, lexicon)
        words += [Piece(w.start + length, w.end + length, w.posterior) for w in found]
        parts.append(stretch)
        length += len(stretch)
        done = done[-_CONTEXT:] + stretch
        place = last
    between, moved = _settle(outside(scan, place, end), moved)
    parts.append(between)
    if moved:
        behind = re.compile(r"[^\s]*\s*").match(scan.text, end)
        tail, _ = _settle(behind[0] if behind else "", moved)
        parts.append(tail)
        end = behind.end() if behind else end
    return Rewritten(start, end, "".join(parts), words)


def hyphenated(scan: Scan, found: Rewritten) -> Iterator[tuple[int, str, str]]:
    """The words that a hyphen joins in the new text, with where in the old one the letters of the second begin."""
    spans = (match.span() for match in _LETTERS.finditer(scan.shadow, found.start, found.end))
    places = [place for span in spans for place in range(*span)]
    done = 0
    for piece, behind in pairwise(found.words):
        done += piece.end - piece.start
        if found.new[piece.end : behind.start] == "-":
            yield places[done], found.new[piece.start : piece.end], found.new[behind.start : behind.end]


def _settle(text: str, moved: str) -> tuple[str, str]:
    """Text with its first white space replaced by the line end that moved, and what is left to move."""
    blank = re.search(r"\s+", text)
    if not moved or not blank:
        return text, moved
    if "\n" in blank[0] and "\f" not in moved:
        return text, ""
    return text[: blank.start()] + moved + text[blank.end() :], ""


def _segments(scan: Scan, start: int, end: int) -> list[tuple[int, int]]:
    """Where letters stand with nothing but gaps between them."""
    spans: list[tuple[int, int]] = []
    for match in _LETTERS.finditer(scan.shadow, start, end):
        gap = _GAP.match(scan.shadow, spans[-1][1], end) if spans else None
        if gap and gap.end() == match.start():
            spans[-1] = (spans[-1][0], match.end())
        else:
            spans.append(match.span())
    return spans


def _segment(
    model: Model,
    scan: Scan,
    start: int,
    end: int,
    around: Around,
    judge: Judge,
    moved: str,
    lexicon: frozenset[bytes],
) -> tuple[str, list[Piece], str]:
    """The new text of one segment, its words, and a line end that is left to move behind it."""
    places = [p for m in _LETTERS.finditer(scan.shadow, start, end) for p in range(*m.span())]
    letters = bytes(scan.shadow[p] for p in places)
    if len(letters) > FEW_LETTERS and len(set(letters.translate(FOLD))) < LEAST_DISTINCT:
        return scan.text[start:end], [], moved
    between = [""] + [scan.text[a + 1 : b] for a, b in pairwise(places)]
    gaps = [judge(text, place) for text, place in zip(between, places, strict=True)]
    before, after = around
    if len(letters) > REMEMBERED:
        decoded = decode_long(model, letters, gaps, before, after, lexicon)
    else:
        decoded = _decoded(model, letters, tuple(gaps), tuple(before), tuple(after), lexicon)
    if not decoded:
        return scan.text[start:end], [], moved
    parts: list[str] = []
    words: list[Piece] = []
    length = 0
    for word in decoded:
        lead, moved = _gap_text(between[word.start], word, moved)
        length += len(lead)
        inner = "".join(scan.text[p] for p in places[word.start : word.end])
        words.append(Piece(length, length + len(inner), word.posterior))
        length += len(inner)
        parts += lead, inner
        broken = [line_end[0] for text in between[word.start + 1 : word.end] if (line_end := LINE_END.search(text))]
        moved = broken[0] if broken else moved
    return "".join(parts), words, moved


@lru_cache(maxsize=256)
def _decoded(
    model: Model,
    letters: bytes,
    gaps: tuple[Gap, ...],
    before: tuple[bytes, ...],
    after: tuple[bytes, ...],
    lexicon: frozenset[bytes],
) -> list[Word]:
    """What the decoder reads, remembered from one round over a text to the next."""
    return decode(model, letters, gaps, before, after, lexicon)


def _gap_text(old: str, word: Word, moved: str) -> tuple[str, str]:
    """What stands before a word now, and the line end that is left to move."""
    if word.start == 0:
        return "", moved
    if word.link == HYPHEN:
        line_end = LINE_END.search(old)
        return (old if old in HYPHENS and old else "-"), moved or (line_end[0] if line_end else "")
    if word.link == DASH:
        return _settle(old, moved)
    if not old.strip() and old:
        return _settle(old, moved)
    return moved or " ", ""


def context(scan: Scan, start: int, end: int) -> Around:
    """The tokens before and after a stretch, the nearest first, as the model knows them."""
    return _tokens_before(scan.folded[max(0, start - _CONTEXT) : start]), _tokens_after(scan, end)


def _tokens_before(folded: bytes) -> list[bytes]:
    return [_known_as(token) for token in _TOKEN.findall(folded)[: -_TOKENS - 1 : -1]]


def _tokens_after(scan: Scan, end: int) -> list[bytes]:
    """The tokens after a place, up to letters that stand apart: nobody knows yet what these are."""
    apart = _APART.search(scan.folded, end, end + _CONTEXT)
    last = apart.start() if apart else end + _CONTEXT
    return [_known_as(token) for token in _TOKEN.findall(scan.folded, end, last)[:_TOKENS]]


def _known_as(token: bytes) -> bytes:
    return b"0" if token.isdigit() else EDGE if token[0] == OTHER else token
