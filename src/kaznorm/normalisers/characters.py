"""`characters`: what is written in two ways or can't be seen: NFC, ligatures, invisible characters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import ClassVar
from unicodedata import bidirectional, category, combining, is_normalized, normalize

from kaznorm.alphabet import DECODING, INVISIBLE, OTHER, OTHER_LETTER, SOFT_HYPHEN
from kaznorm.edits import Edit, Note
from kaznorm.glance import STRANGE, glance
from kaznorm.lazily import lazily
from kaznorm.normaliser import Normaliser
from kaznorm.tokens import places, scan

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
NON_BREAKING_HYPHEN, OPTIONAL_HYPHEN = "\x1e", "\x1f"  # as Word writes them
LOW_QUOTE = "\N{SINGLE LOW-9 QUOTATION MARK}"
SHOWN_AS = frozenset("-\N{HYPHEN}")  # what readers of a page put behind a soft hyphen at a line end
LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
# Marks that CP1251, KZ-1048 and CP1252 have at the same places, decoded as if they were Latin-1.
C1_MARKS = {
    **dict(zip("\x82\x84\x85\x86\x87\x89\x8b", "‚„…†‡‰‹", strict=True)),
    **dict(zip("\x91\x92\x93\x94\x95\x96\x97\x99\x9b", "‘’“”•–—™›", strict=True)),
}
JOINERS = (
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}\N{INVISIBLE SEPARATOR}"
    "\N{FUNCTION APPLICATION}\N{INVISIBLE TIMES}\N{INVISIBLE PLUS}\N{MONGOLIAN VOWEL SEPARATOR}"
    "\N{COMBINING GRAPHEME JOINER}"
)
DIRECTIONS = "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}" + "".join(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
SELECTORS = "".join(map(chr, range(0xFE00, 0xFE10)))
CONTROLS = "".join(chr(c) for c in (*range(9), *range(0x0E, 0x1C), 0x1E, 0x1F, 0x7F))
C1 = "".join(chr(c) for c in range(0x80, 0xA0) if c != 0x85)
DROPPED = SOFT_HYPHEN + BYTE_ORDER_MARK + JOINERS + DIRECTIONS + SELECTORS + CONTROLS

_ODD = frozenset(DROPPED + C1 + LOW_QUOTE).union(LIGATURES)
_CHANGED = lazily(f"[{re.escape(DROPPED)}]+|[{C1}{LOW_QUOTE}{''.join(LIGATURES)}]")
_WHITE = frozenset(c for c in map(chr, range(0x3001)) if c.isspace()) - {NON_BREAKING_HYPHEN, OPTIONAL_HYPHEN}
_SPACE = lazily(f"[{''.join(sorted(_WHITE))}]")
_SUSPICIOUS = frozenset((0, OTHER, OTHER_LETTER, *(DECODING.index(c) for c in SOFT_HYPHEN + INVISIBLE)))
_PLAIN = bytes(code for code in range(256) if code not in _SUSPICIOUS)
_SUSPECT = lazily(b"[%b]+" % re.escape(bytes(sorted(_SUSPICIOUS))))
_MARKS_IN_A_ROW = 30  # no writing needs more, and putting more into order takes quadratic time
MOST_HOLES = 2  # so many letters are missing in a row at the most
_SECOND_BYTES = lazily(r"(?:[!-~]\0)+[!-~]?|(?:\0[!-~])+")
_SEEN = {"Co": "private-use character", "Cn": "unassigned character", "Cs": "half of a surrogate pair"}


@dataclass(frozen=True)
class Characters(Normaliser):
    """Composes letters (NFC), removes invisible and control characters, spells ligatures out, `‚` behind words a comma.

    A soft hyphen goes where letters follow; before white space, or a hyphen and white space, it stays, for `hyphens`
    to read. Joiners stay
    inside emoji and in scripts that need them, direction marks in texts that hold such a script. All spaces,
    form feeds, superscripts, `²`, `№` and `™` are left alone (never NFKC). U+0000 beside letters stands for one that
    an extractor could not read: it becomes U+FFFD. This, private-use and unassigned characters stay, with a note.

    >>> [edit.new for edit in Characters().find("Ал\\u200bматы маңы\\u00adзды иі\\u0306і \\ufb01le қ\\u00ad")]
    ['Алматы', 'маңызды', 'file']
    >>> [edit.new for edit in Characters().find("и\\u0306од")]
    ['йод']
    """

    name: ClassVar[str] = "characters"

    def concerns(self, text: str) -> bool:
        """Whether a character stands there that sound text has not."""
        return glance(text).has(STRANGE)

    def find(self, text: str) -> Iterator[Edit | Note]:
        """One edit for each word that changes, and a note for what can't be mended."""
        coded = scan(text).shadow
        suspects = coded.translate(None, _PLAIN)
        if not suspects:
            return
        runs = list(_runs(coded, suspects))
        met = frozenset().union(*(text[start:end] for start, end in runs))
        noted = {c: _note(c) for c in met if _note(c)}
        if not noted and met.isdisjoint(_ODD) and is_normalized("NFC", text):
            return
        right_to_left = any(c.isalpha() and bidirectional(c) in ("R", "AL") for c in met)
        for start, end in _words(text, runs):
            edit = _mended(text, start, end, right_to_left)
            if edit:
                yield edit
            elif noted:
                yield from _notes(text[start:end], start, noted)


def _runs(coded: bytes, suspects: bytes) -> Iterator[tuple[int, int]]:
    """Where the suspects stand; a few are found fastest one by one."""
    if len(suspects) * 50 > len(coded):
        yield from (match.span() for match in _SUSPECT.finditer(coded))
        return
    start = end = -1
    for at in sorted(at for code in set(suspects) for at in places(coded, bytes((code,)))):
        if at > end:
            if start >= 0:
                yield start, end
            start = at
        end = at + 1
    yield start, end


def _note(character: str) -> str:
    """What to say about a character that can't be mended, if anything."""
    if character == "\N{REPLACEMENT CHARACTER}":
        return "replacement character: what stood here is lost"
    kind = _SEEN.get(category(character))
    return f"{kind} U+{ord(character):04X}" if kind else ""


def _notes(stretch: str, start: int, noted: dict[str, str]) -> Iterator[Note]:
    """One note for each run of the same character."""
    for message, run in groupby(enumerate(stretch, start), key=lambda placed: noted.get(placed[1])):
        if message:
            places = [at for at, _ in run]
            yield Note(places[0], places[-1] + 1, message)


def _words(text: str, runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches without white space that runs of characters stand in, each once."""
    done = 0
    for first, last in runs:
        at = max(first, done)
        while at < last:
            if text[at] in _WHITE:
                at += 1
                continue
            start = at
            while start > done and text[start - 1] not in _WHITE:
                start -= 1
            space = _SPACE.search(text, at)
            done = at = space.start() if space else len(text)
            yield start, done


def _mended(text: str, start: int, end: int, right_to_left: bool) -> Edit | None:
    """The edit that a word needs, if any."""
    old = text[start:end]
    reasons: dict[str, float] = {}
    kept = BYTE_ORDER_MARK if start == 0 and old[0] == BYTE_ORDER_MARK else ""

    def replace(match: re.Match[str]) -> str:
        new, reason, confidence = _replacement(match, right_to_left)
        if new != match[0]:
            reasons[reason] = min(confidence, reasons.get(reason, 1))
        return new

    new = kept + _CHANGED.sub(replace, old.removeprefix(kept))
    composed = _composed(new)
    if composed != new:
        reasons["composed letter"] = 1.0
    return Edit(start, old, composed, min(reasons.values()), ", ".join(reasons)) if composed != old else None


def _replacement(match: re.Match[str], right_to_left: bool) -> tuple[str, str, float]:
    """What should stand for a run of unseen characters, why, and how sure that is."""
    run, word = match[0], match.string
    left, right = word[max(0, match.start() - 1) : match.start()], word[match.end() : match.end() + 1]
    if run == SOFT_HYPHEN and word[match.end() : match.end() + 2] in SHOWN_AS:
        return run, "", 1.0
    if run in LIGATURES:
        return LIGATURES[run], "ligature", 1.0
    if run == LOW_QUOTE:
        return "," if not right and (left.islower() or left == ")") else run, "quotation mark for a comma", 0.97
    if run in C1:
        wrongly_decoded = any("\xc0" <= c <= "\xff" for c in left + right)
        return run if wrongly_decoded else C1_MARKS.get(run, ""), "control character", 0.95
    if run == NON_BREAKING_HYPHEN and left.isalnum() and right.isalnum():
        return "-", "control character", 0.99
    if (holes := run.count("\0")) and (left.isalpha() or right.isalpha()) and not _is_padding(word, holes):
        return "\N{REPLACEMENT CHARACTER}" * holes, "missing letter", 1.0
    new = "".join(c for c in run if _stays(c, left, right, right_to_left))
    gone = next((c for c in run if c not in new), "")
    if gone in CONTROLS:
        return new, "control character", 1.0
    return new, "soft hyphen" if gone == SOFT_HYPHEN else "invisible character", 1.0


def _is_padding(word: str, holes: int) -> bool:
    """Whether U+0000 fills up a field, or every second byte, rather than stands for letters that a font lacks."""
    return holes > MOST_HOLES or _is_of_second_bytes(word)


@lru_cache(maxsize=1)
def _is_of_second_bytes(word: str) -> bool:
    """Asked for each hole of a word, and found out once."""
    return _SECOND_BYTES.fullmatch(word) is not None


def _stays(character: str, left: str, right: str, right_to_left: bool) -> bool:
    """Whether an unseen character has work to do between these two."""
    if character == SOFT_HYPHEN:
        return not right
    if character in DIRECTIONS:
        return right_to_left
    if character in SELECTORS:
        return not (left.isalpha() and _plain(left))
    return character in JOINERS and not (_plain(left) and _plain(right))


def _plain(character: str) -> bool:
    """Whether a character (or none) joins nothing: Latin, Greek, Cyrillic, digits, marks."""
    return character < "\u0530" or "\u1d00" <= character < "\u2070"


def _composed(word: str) -> str:
    """The word in NFC, unless too many combining marks follow one another."""
    if is_normalized("NFC", word):
        return word
    marks = (sum(1 for _ in run) for mark, run in groupby(word, key=lambda c: combining(c) > 0) if mark)
    return word if max(marks, default=0) > _MARKS_IN_A_ROW else normalize("NFC", word)
