"""Runs read as words: what stands between their letters is judged, and their digits and marks are put in order."""

import re

from kaznorm.alphabet import EM_DASH, EN_DASH
from kaznorm.lazily import lazily
from kaznorm.lm.gap import KEPT_APART, KEPT_DASH, KEPT_HYPHEN, NEVER, WHOLE, Gap
from kaznorm.lm.model import Model
from kaznorm.lm.widths import widths
from kaznorm.lm.window import Rewritten, hyphenated, rewrite
from kaznorm.tokens import LETTER, WORD, Scan, fold

PLAIN = Gap()
LATIN = Gap(space=5.0)
"""Latin letters are names, whose words begin with capitals."""
CHUNK = Gap(space=4.0)
"""Between the letters of a pair."""
AT_UNIT = Gap(none=5.0)
"""Behind a letter that may be the unit of the number before it."""
AT_WORD = Gap(none=4.0)
"""Between a run and a longer chunk beside it."""
LINE_END = Gap(none=6.0)
VERTICAL = Gap(space=3.0)
"""Between letters that have a line each."""
HYPHEN_AT_LINE_END = Gap(none=0.3, space=NEVER, hyphen=1.5)
EN_AT_LINE_END = Gap(none=2.0, space=NEVER, hyphen=4.0, dash=0.0)
HYPHEN = Gap(none=9.0, space=NEVER, hyphen=0.0, dash=2.0)
EN = Gap(none=7.0, space=NEVER, hyphen=6.5, dash=1.0)
DASH_AT_WORD = Gap(none=5.0, space=NEVER, hyphen=4.0, dash=0.0)
"""A word beside a run keeps its spaces."""
EN_BEFORE_WORD = Gap(none=NEVER, space=NEVER, hyphen=6.5, dash=-1.0)
"""A dash before a word that needs nothing before it."""
EM = Gap(none=NEVER, space=NEVER, hyphen=NEVER, dash=0.0)
_ALONE = re.compile(r"\s*\n\s*\S\s*\n")
"""A dash that has a line of its own."""
YEAR = 4
"""A number on a line of its own has so many digits at the most."""
NEAR = 20
LONG = 12
"""So many letters apart are a run, whatever the words are."""
FREQUENT, ENDING = 12.0, 3
"""A word that costs less is no piece of another, one of more letters no mere ending."""
STRANGE = 4.0
"""Letters of an unknown word may cost this much each, or it is none."""
STRANGE_CAPITALS = 2.5
"""The same where all are capitals, which may be the heads of columns."""

SPACED_EN = f" {EN_DASH} "
_PARTS = {b"l": LETTER, b"b": rb" \t\xea\x01-\x08"}
_DIGITS_APART = lazily(r"(?<=\d)[^\S\n](?=\d(?!\d))")
_MARK_APART = lazily(r"(?<=\d)[^\S\n]([,.])[^\S\n](?=\d)|[^\S\n]+(%)")
_CLOCK = lazily(r"(?<=\d\d)[^\S\n]:[^\S\n](?=\d\d(?!\d))")
_SUFFIX_APART = lazily(r"(?<=[\d%])[^\S\n](-)[^\S\n]\Z")
_BEFORE_CLOSING = lazily(r"[^\S\n]+(?=[»,.;:!?)…])")
_AFTER_OPENING = lazily(r"([«(„])[^\S\n]+")
_ADDRESS_OR_SHORT = lazily(
    rb"[a-z][%(b)b]+[.@][%(b)b]+[a-z]|(?:%(t)b[%(b)b]+\.[%(b)b]+[%(bs)b]|%(s)b[%(b)b]+\.[%(b)b]+%(s)b)[%(b)b]+\."
    % (_PARTS | {b"t": fold("т"), b"s": fold("с"), b"bs": fold("бс")})
)
"""Within an address, or what is cut short: `т . б .`, `т . с . с .`."""
_UPRIGHT = lazily(rb"(?:(?<=\n)|(?<=\A))[%(l)b](?=\r?\n|\Z)" % _PARTS)
_CAPITALS = lazily(rb"[\xc0-\xe9][%(b)b]*[\xc0-\xe9]\Z" % _PARTS)
_UNIT = lazily(rb"[0-9][%(b)b]+[%(u)b][%(b)b]+\Z" % (_PARTS | {b"u": fold("гтмл")}))
_LATIN_PAIR = lazily(rb"[A-Za-z]{2}")
_LATIN = lazily(rb"[A-Za-z]+\Z")
_BLANK = b" \t\r\n\xea"


def read_run(model: Model, seen: Scan, start: int, end: int, lexicon: frozenset[bytes]) -> Rewritten | None:
    """The run read as words, `None` where they are none."""
    long = {p for m in WORD.finditer(seen.shadow, start, end) if len(m[0]) > 2 for p in range(*m.span())}
    width = widths(seen, start, end)
    upright = {m.start() for m in _UPRIGHT.finditer(seen.shadow, start, end)}
    plain = not (long or upright) and not _LATIN_PAIR.search(seen.shadow[start:end].translate(None, _BLANK))

    dashes: set[int] = set()

    def judge(gap: str, place: int) -> Gap:
        if place in dashes:
            return KEPT_DASH
        if gap.isspace() and _UNIT.search(seen.shadow, max(0, place - NEAR), place):
            return AT_UNIT
        if plain and gap == width.narrow and not width.telling:
            return PLAIN
        at_long = place in long or place - len(gap) - 1 in long
        latin = _LATIN_PAIR.match(bytes((seen.shadow[place - len(gap) - 1], seen.shadow[place])))
        if not gap:
            return WHOLE if place in long else CHUNK
        if at_long and latin and gap.isspace():
            return KEPT_APART
        if not gap.isspace() and "\n" not in gap and takes_ending(seen, start, place - len(gap), place):
            return KEPT_HYPHEN
        if gap == SPACED_EN and place in long and _stands_alone(model, seen, place):
            return EN_BEFORE_WORD
        if not gap.isspace():
            return _judge_hyphen(gap, place - len(gap) - 1 in long, place in long)
        if "\n" in gap:
            upright_pair = {place, place - len(gap) - 1} <= upright
            return VERTICAL if upright_pair else KEPT_APART if latin else LINE_END
        told = width(gap)
        if told and not (at_long and not width.is_other(gap)):
            return told
        if latin:
            return LATIN
        return AT_WORD if at_long else PLAIN

    found = rewrite(model, seen, start, end, judge, lexicon=lexicon, outside=_tighten)
    if dashes := {place for place, *words in hyphenated(seen, found) if _is_dash(seen, place, *words)}:
        found = rewrite(model, seen, start, end, judge, lexicon=lexicon, outside=_tighten)
    return found if _plausible(model, seen, found, lexicon) else None


def _is_dash(seen: Scan, place: int, first: str, second: str) -> bool:
    """Whether two words have a dash rather than a hyphen between them: the second alone has a capital."""
    return second[0].isupper() and not first[0].isupper() and EN_DASH in seen.text[max(0, place - 4) : place]


def takes_ending(seen: Scan, start: int, end: int, place: int) -> bool:
    """Whether capitals end at one place, and small letters begin at the other: an abbreviation with its ending."""
    return seen.shadow[place] == seen.folded[place] and bool(_CAPITALS.search(seen.shadow, start, end))


def _stands_alone(model: Model, seen: Scan, place: int) -> bool:
    """Whether the word at a place is a frequent one, and no mere ending."""
    word = WORD.match(seen.folded, place)
    return word is not None and len(word[0]) > ENDING and model.word_cost(word[0]) < FREQUENT


def _judge_hyphen(gap: str, after_word: bool, before_word: bool) -> Gap:
    if EM_DASH in gap or _ALONE.match(gap):
        return EM
    if "\n" in gap:
        return EN_AT_LINE_END if EN_DASH in gap and gap[0].isspace() else HYPHEN_AT_LINE_END
    if after_word and before_word:
        return KEPT_DASH if gap != gap.strip() else KEPT_HYPHEN
    if gap.strip() == "-" and ((before_word and gap[-1].isspace()) or (after_word and gap[0].isspace())):
        return DASH_AT_WORD
    return EN if gap.strip() == EN_DASH else HYPHEN


def _tighten(seen: Scan, start: int, end: int) -> str:
    """Digits and marks of a run put where they belong: ` 3 1 , 5 % - ` becomes ` 31,5%-`, ` » ,` `»,`.

    Longer lines of digits alone, and several, may be rows of cells, but for round numbers.
    """
    outside = seen.text[start:end]
    if outside.strip() in (".", "@") and _ADDRESS_OR_SHORT.match(seen.folded, max(0, start - 1), end + 4):
        return outside.strip()
    cells = outside.count("\n") > 1 and sum(map(str.isdigit, outside)) > YEAR and "0 0 0 " not in outside + " "
    if not cells and any(map(str.isdigit, outside)) and not re.search(r"\d\d|1 2 3", outside):
        outside = _CLOCK.sub(":", _DIGITS_APART.sub("", outside))
        outside = _SUFFIX_APART.sub(r"\1", _MARK_APART.sub(r"\1\2", outside))
    return _AFTER_OPENING.sub(r"\1", _BEFORE_CLOSING.sub("", outside))


def _plausible(model: Model, seen: Scan, found: Rewritten, lexicon: frozenset[bytes]) -> bool:
    """Whether most letters are in words that are known or look like words.

    Capitals are rather the heads of columns: no pair of them is a word, and a whole word beside them tells nothing.
    """
    chunks = [match.span() for match in WORD.finditer(seen.shadow, found.start, found.end)]
    capitals = "".join(seen.text[start:end] for start, end in chunks if end - start < 3).isupper()
    wholes = {seen.folded[start:end] for start, end in chunks if end - start > 2} if capitals else ()
    shortest, strange = (3, STRANGE_CAPITALS) if capitals else (1, STRANGE)
    sound = total = 0
    for piece in found.words:
        word = fold(found.new[piece.start : piece.end])
        if word not in wholes:
            total += len(word)
            sound += len(word) if len(word) >= shortest and _is_word(model, word, lexicon, strange) else 0
    return sound * 5 >= total * (3 if total < LONG else 1)


def _is_word(model: Model, word: bytes, lexicon: frozenset[bytes], strange: float) -> bool:
    if len(set(word)) < 3 < len(word):
        return False
    if word in model.words or word in lexicon:
        return True
    if _LATIN.match(word):
        return len(word) > 3
    return len(word) > 3 and model.spelling(word) < strange * (len(word) + 1)
