"""Words that are no whole ones on purpose: cut short, with letters left out, parts of a term, examples of sounds."""

import re

from kaznorm.alphabet import FOLD, LOWER, VOWELS
from kaznorm.lm import load
from kaznorm.lm.divided import is_among_divided
from kaznorm.lm.model import Model
from kaznorm.tokens import LETTER, Scan, fold

KNOWN = 14.0
"""Words that cost less are whole ones."""
LONGEST = 8
"""Words cut short have at most so many letters before the point."""
_P = {b"l": LETTER, b"k": rb"\x80-\xa9"}
_LETTERS = fold(LOWER)
_VOWELS, _YO, _YE = fold(VOWELS), fold("ё"), fold("е")
_GOES_ON = re.compile(rb"\.(?:[,;:)\]\-]|[ \xea]+(?:[a-z0-9\x80-\xa9(,;:\-\xeb-\xee]|[%(l)b]\.))" % _P)
"""Behind a word cut short: what no sentence ends with."""
_GAP_BEFORE = re.compile(r"(?:[_*…/~]|\.\.)\Z|[=<>+→←↔] ?\Z")
_GAP_BEHIND = re.compile(r"[_*/~][\w*]|(?:\.\.|…)\w| ?[=<>+→←↔]")
_PART_BEFORE = re.compile(rb"([%(l)b]+)-\Z" % _P)
_PART_BEHIND = re.compile(rb"-([%(l)b]+)" % _P)
_FAR = 24
_LISTS = frozenset((b",", b";", b")"))
"""Behind letters of which a text speaks."""


def is_partial(model: Model, seen: Scan, start: int, end: int) -> bool:
    """Whether what looks like a word is none that a letter slipped in.

    Before a point, `бөлм.` and `одағ.` are cut short, where a sentence goes on or no word ends so; `қ..зақ`, `м_ктеп`
    leave letters out; `км/сағ` is read by parts; of `қазі-ргі` each part alone is none; in `түнгі > түңгі` a sound is
    what the text is about.

    >>> from kaznorm.lm import load
    >>> from kaznorm.tokens import scan
    >>> [is_partial(load.model(), scan(text), 2, end) for text, end in (("3 бөлм. пәтер", 6), ("3 бөлм пәтер", 6))]
    [True, False]
    """
    if is_beside_sign(seen, start, end):
        return True
    key = seen.folded[start:end]
    if len(key) == 1 and seen.shadow[end : end + 1] in _LISTS:
        return True
    if _is_cut_short(model, seen, key, end) or _is_divided(model, seen, key, start, end):
        return True
    return is_among_divided(model, seen, start, end)


def is_beside_sign(seen: Scan, start: int, end: int) -> bool:
    """Whether a sign stands beside a stretch that words have for letters left out, for parts and for comparisons."""
    before = seen.text[max(0, start - 2) : start]
    return bool(_GAP_BEHIND.match(seen.text, end) or _GAP_BEFORE.search(before))


def are_whole(left: bytes, right: bytes) -> bool:
    """Whether words, given as shadows, are known and lack no letter between them: not in `дәр…гер` and `қаза..стан`.

    >>> from kaznorm.tokens import shadow
    >>> [are_whole(*map(shadow, pair)) for pair in (("бірақ", "кейін"), ("дәр", "гер"), ("тай", "лар"))]
    [True, False, False]
    """
    model, left, right = load.model(), left.translate(FOLD), right.translate(FOLD)
    if max(model.word_cost(left), model.word_cost(right)) > KNOWN:
        return False
    return not any(b"%b%c%b" % (left, letter, right) in model.words for letter in _LETTERS)


def _is_cut_short(model: Model, seen: Scan, key: bytes, end: int) -> bool:
    """Whether a word ends in a point as abbreviations do: behind a consonant, and not where sentences end."""
    if seen.shadow[end : end + 1] != b"." or len(key) > LONGEST or key[-1] in _VOWELS:
        return False
    if _GOES_ON.match(seen.shadow, end):
        return True
    key = key.replace(_YO, _YE)
    return model.fault(key)[1] == len(key) and bool(model.letters_after(key))


def _is_divided(model: Model, seen: Scan, key: bytes, start: int, end: int) -> bool:
    """Whether a hyphen within a line divides a word of which this is a part."""
    before = _PART_BEFORE.search(seen.folded, max(0, start - _FAR), start)
    behind = _PART_BEHIND.match(seen.folded, end)
    return (before is not None and _is_of(model, before[1], before[1] + key)) or (
        behind is not None and _is_of(model, behind[1], key + behind[1])
    )


def _is_of(model: Model, other: bytes, whole: bytes) -> bool:
    """Whether what a hyphen parts from a word is none itself, or the two are one."""
    if len(other) == 1 or other not in model.words:
        return True
    return whole in model.words or model.has_stem(whole)
