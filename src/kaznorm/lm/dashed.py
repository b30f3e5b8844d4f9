"""Words that are broken beside their hyphens: `Кел е - кел е`, `ТҮР КСО Й - д ы`, `ойы н- сау ық`."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from kaznorm.edits import Span
from kaznorm.lm.broken import NO_BREAK, beside_own, is_form, is_he_too, new_words
from kaznorm.lm.divided import is_among_divided
from kaznorm.lm.gap import KEPT_APART, KEPT_DASH, KEPT_HYPHEN, NEVER, WHOLE, Gap
from kaznorm.lm.links import known_compound
from kaznorm.lm.lone import are_of_one_kind, is_about_language, is_better, names_letters
from kaznorm.lm.model import Model
from kaznorm.lm.pieces import Spans
from kaznorm.lm.reading import HYPHEN_AT_LINE_END, takes_ending
from kaznorm.lm.wholes import is_solid
from kaznorm.lm.window import Rewritten, hyphenated, rewrite
from kaznorm.tokens import HYPHENS, KAZAKH, LETTER, Scan, fold

AT_PIECE, BETWEEN_WORDS = Gap(none=2.0), Gap(none=8.0)
"""A space beside a piece, and one between others."""
WIDE = Gap(none=6.0)
HYPHEN = Gap(none=9.0, space=NEVER, hyphen=0.5, dash=2.5)
SPACED = Gap(none=6.0, space=NEVER, hyphen=2.0, dash=0.0)
DASH = Gap(none=4.0, space=NEVER, hyphen=4.0, dash=0.0)
BESIDE_WORD = DASH._replace(none=NEVER)
"""A mark between two, by what it is and whether white space stands on both sides."""
SHORT, RARE = 3, 11.0
"""A word of so many letters that costs more than this may be a piece."""
MOST = 8
"""So many words on either side of a lone letter are read with it."""
_P = {b"l": LETTER, b"b": rb" \t\xea", b"h": HYPHENS, b"d": rb"\xec-\xee"}
_WHITE = b" \t\xea"
_BLANK = re.compile(rb"[%(b)b]+\Z" % _P)
_MARKED = re.compile(rb"[%(b)b]*(?:[%(h)b][%(b)b]*(?:\r?\n[%(b)b]*)?|[%(d)b][%(b)b]*)\Z" % _P)
_DASH = re.compile(rb"[%(d)b]" % _P)


def find_dashed(model: Model, seen: Scan, runs: Spans) -> Iterator[Span]:
    """Stretches of pieces, one of them a lone letter, with a hyphen or dash among them; but runs and parts of them."""
    reach = -1
    for number, (start, end) in enumerate(seen.words):
        if end - start > 1 or number <= reach or _is_cut(model, seen, number) or _is_no_piece(model, seen, number):
            continue
        first = last = number
        while reach < first - 1 > number - MOST and _goes_on(model, seen, first - 1):
            first -= 1
        while last + 1 < min(len(seen.words), number + MOST) and _goes_on(model, seen, last):
            last += 1
        reach = last
        span = seen.words[first][0], seen.words[last][1]
        if not _is_broken(seen, first, last) or _crosses(span, runs) or seen.touches(*span):
            continue
        if not is_about_language(seen, *span) and not is_among_divided(model, seen, *span):
            yield span


def _is_no_piece(model: Model, seen: Scan, number: int) -> bool:
    """Whether a lone letter makes no better word with those that white space parts from it, and no hyphen others."""
    if names_letters(model, seen, *seen.words[number]):
        return True
    pairs = []
    for first in (number - 1, number):
        if 0 <= first < len(seen.keys) - 1:
            gap = _gap(seen, first)
            if _MARKED.match(gap) and not _DASH.search(gap):
                return False
            pairs += [seen.keys[first : first + 2]] if _BLANK.match(gap) else []
    others = [pair for pair in pairs if max(map(len, pair)) > 1 or not are_of_one_kind(b"".join(pair))]
    if not pairs or any(len(b"".join(pair)) <= SHORT for pair in others):
        return False
    return not any(is_better(model, one, other, dashed=True) for one, other in others)


def _crosses(span: Span, runs: Spans) -> bool:
    """Whether a stretch is part of a run, or part of one."""
    near = runs[max(0, bisect_left(runs, span) - 1) : bisect_left(runs, (span[1],))]
    return any(end > span[0] and ((start, end) == span or start < span[0] or end > span[1]) for start, end in near)


def _is_broken(seen: Scan, first: int, last: int) -> bool:
    """Whether there are both spaces and hyphens between Kazakh words, and no letter is said twice: `о-о-о деп`."""
    keys = seen.keys[first : last + 1]
    gaps = [_gap(seen, index) for index in range(first, last)]
    if not any(map(_BLANK.match, gaps)) or not all(map(KAZAKH.match, keys)):
        return False
    marked = [pair for gap, pair in zip(gaps, pairwise(keys), strict=True) if _MARKED.match(gap)]
    return bool(marked) and not any(a == b and len(a) == 1 for a, b in marked)


def _is_cut(model: Model, seen: Scan, number: int) -> bool:
    """Whether a letter follows a bare hyphen, as in `ин-т`, short for институт, and begins no word: `ел-ж ұ рт`."""
    start, end = seen.words[number]
    if end - start > 1 or seen.shadow[start - 1 : start] != b"-":
        return False
    if number + 1 == len(seen.words) or not _BLANK.match(_gap(seen, number)):
        return True
    key, behind = seen.keys[number : number + 2]
    if _is_piece(model, behind) or not is_form(model, behind, frozenset()):
        return False
    return key + behind not in model.words or is_solid(model, behind)


def _gap(seen: Scan, number: int) -> bytes:
    """What stands between a word and the next."""
    return seen.shadow[seen.words[number][1] : seen.words[number + 1][0]]


def _goes_on(model: Model, seen: Scan, number: int) -> bool:
    """Whether a word and the next may be of one: a piece with only white space beside it, or a hyphen between."""
    gap = _gap(seen, number)
    if _BLANK.match(gap):
        return any(len(key) <= SHORT or _is_piece(model, key) for key in seen.keys[number : number + 2])
    return bool(_MARKED.match(gap))


def _is_piece(model: Model, key: bytes) -> bool:
    return len(key) == 1 or (len(key) <= SHORT and model.word_cost(key) > RARE)


def _is_whole(model: Model, key: bytes, lexicon: frozenset[bytes]) -> bool:
    """Whether a word is none that is broken, as a dash between two tells more of one letter: `Араздасқан — у ішер`."""
    return not _is_piece(model, key) and is_form(model, key, lexicon)


def read_dashed(
    model: Model, seen: Scan, start: int, end: int, lexicon: frozenset[bytes], lacking: bool = False
) -> Rewritten | None:
    """The stretch read as words, `None` where that makes none. An abbreviation keeps its hyphen: `БҰҰ - ның`.

    Words are broken only beside letters of Kazakh alone where fonts are `lacking` these.
    """
    first = bisect_left(seen.words, (start,))
    words = seen.words[first : bisect_left(seen.words, (end,))]
    beside = {}
    for number, ((a, b), (c, d)) in enumerate(pairwise(words), first):
        gap = seen.shadow[b:c]
        if _BLANK.match(gap):
            if _is_cut(model, seen, number) or is_he_too(seen.folded[a:b], seen.folded[c:d]):
                beside[c] = KEPT_APART
                continue
            short = max(b - a, d - c) <= SHORT
            piece = short or any(_is_piece(model, seen.folded[slice(*span)]) for span in ((a, b), (c, d)))
            told = WIDE if len(gap) > 1 else AT_PIECE if piece else BETWEEN_WORDS
            beside[c] = told._replace(none=told.none + NO_BREAK) if lacking and not beside_own(seen, b, c) else told
        elif gap == b"-" or takes_ending(seen, start, b, c):
            beside[c] = KEPT_HYPHEN
        else:
            spaced = b"\n" not in gap and gap[:1] in _WHITE and gap[-1:] in _WHITE
            whole = spaced and any(_is_whole(model, seen.folded[slice(*span)], lexicon) for span in ((a, b), (c, d)))
            dash = BESIDE_WORD if whole else DASH
            hyphen = SPACED if spaced else HYPHEN_AT_LINE_END if b"\n" in gap else HYPHEN
            beside[c] = dash if _DASH.search(gap) else hyphen
    found = rewrite(model, seen, start, end, lambda gap, place: beside[place] if gap else WHOLE, lexicon=lexicon)
    dashes = [row for row in hyphenated(seen, found) if beside[row[0]] in (SPACED, DASH, BESIDE_WORD)]
    if kept := {place: KEPT_DASH for place, *parts in dashes if not _is_known(model, *map(fold, parts))}:
        beside |= kept
        found = rewrite(model, seen, start, end, lambda gap, place: beside[place] if gap else WHOLE, lexicon=lexicon)
    made = new_words(seen, words, found)
    return found if made and all(_is_word(model, word, lexicon) for word in made) else None


def _is_known(model: Model, first: bytes, second: bytes) -> bool:
    """Whether two words are a known compound, or one word twice."""
    return first == second or known_compound(model, model.left(first), second) is not None


def _is_word(model: Model, word: str, lexicon: frozenset[bytes]) -> bool:
    """Whether a word is known, the form of a known one, or an abbreviation; without capitals behind small letters."""
    if len(word) < 2 or not (word.istitle() or word.islower() or word.isupper()):
        return False
    return word.isupper() or is_form(model, fold(word), lexicon)
