"""Words that a space or a line end broke into pieces."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kaznorm.lm.gap import KEPT_DASH, KEPT_HYPHEN, WHOLE, Gap
from kaznorm.lm.linear import harmony
from kaznorm.lm.model import INFINITE, WORD_STEP, Model
from kaznorm.lm.window import Rewritten, rewrite
from kaznorm.tokens import KAZAKH, WORD, Scan, fold

BETWEEN_WORDS = Gap(none=13.0)
BETWEEN_WORDS_OFTEN = Gap(none=9.0)
"""Where words are often broken."""
AT_PIECE = Gap(none=3.5)
"""Beside a piece that is no word."""
AMONG_PIECES = Gap(none=2.0)
BETWEEN_WORDS_AMONG_PIECES = Gap(none=8.0)
"""Where there are three pieces or more: a word that is broken twice is broken everywhere."""
AT_LINE_END = Gap(none=7.0)
AT_BLANK_LINE = Gap(none=9.0)
SOLID = 10.5
"""A word that costs less than this is frequent enough to stand alone."""
SOLID_SHORT = 8.0
SOLID_OFTEN = 6.0
"""The same where words are often broken."""
PIECE = 14.0
"""A word that costs more than this may be a piece of another."""
FORM = 17.0
"""The form of a known word costs less than this."""
SURE = 14.0
"""How much better a listed word must be than its pieces, by counts alone, that it was surely broken."""
LOOK = 4.0
"""How much worse the whole may be than the pieces, by counts alone, to be looked at in its sentence."""
SOUNDS = frozenset(map(fold, "аеоәиуя"))
"""Letters that are words: interjections, and Russian conjunctions and pronouns."""
LONGEST = 30
SHORT = 3
MOST_PIECES = 7

Spans = Sequence[tuple[int, int]]


def find_pieces(
    model: Model, seen: Scan, lexicon: frozenset[bytes], taken: Spans, often: bool = False
) -> Iterator[tuple[int, int]]:
    """Stretches of pieces that make a better word together; one of them at least is no frequent word.

    `taken` are sorted stretches to keep out of; `often` says that many words of the text are broken.
    """
    solid = {key for key in set(seen.keys) if _is_solid(model, key, often) or key in lexicon}
    reach = 0
    for first, last in _chains(seen, solid, _inside(seen, taken)):
        spans = list(_better_whole(model, seen, solid, first, last))
        for a, b in _merged(spans):
            start, end = seen.words[a][0], seen.words[b][1]
            if start >= reach and not _overlaps((start, end), taken) and not seen.touches(start, end):
                reach = end
                yield start, end


def _is_solid(model: Model, word: bytes, often: bool = False) -> bool:
    """Whether a word is so frequent that it is no piece; short ones, which pieces look like, must be more so."""
    limit = SOLID_OFTEN if often else SOLID if len(word) > 2 else SOLID_SHORT
    return len(word) > 1 and model.words.get(word, 255) * WORD_STEP < limit


def _inside(seen: Scan, taken: Spans) -> set[int]:
    """The words, by index, that lie in stretches."""
    starts = [start for start, _ in seen.words] if taken else []
    return {i for start, end in taken for i in range(bisect_left(starts, start), bisect_left(starts, end))}


def _chains(seen: Scan, solid: set[bytes], taken: set[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring words that are short or not frequent, with a word at either side, as first and last index."""
    keys = seen.keys
    index = 0
    while index < len(keys):
        if index in taken or keys[index] in solid:
            index += 1
            continue
        first = last = index
        while last + 1 < len(keys) and (last == index or len(keys[last]) <= SHORT or keys[last] not in solid):
            if not _adjacent(seen, last) or last + 1 in taken:
                break
            last += 1
        while first and (first == index or len(keys[first]) <= SHORT) and _adjacent(seen, first - 1):
            if first - 1 in taken:
                break
            first -= 1
        if first < last:
            yield first, last
        index = max(index + 1, last)


def _better_whole(
    model: Model, seen: Scan, solid: set[bytes], first: int, last: int
) -> Iterator[tuple[int, int]]:
    """The neighbours in a chain, as first and last index, that are likelier one word, by counts alone."""
    for a in range(first, last):
        for b in range(a + 1, min(last, a + MOST_PIECES - 1) + 1):
            keys = seen.keys[a : b + 1]
            if all(key in solid for key in keys) or not _likelier_whole(model, keys, b == a + 1):
                continue
            if _may_be_one(seen, a, b):
                yield a, b


def _may_be_one(seen: Scan, first: int, last: int) -> bool:
    """Whether words look like the pieces of one: no number or hyphen beside, no capital or line ends inside."""
    start, end = seen.words[first][0], seen.words[last][1]
    before = seen.shadow[max(0, start - 2) : start]
    if b"-" in (before[-1:], seen.shadow[end : end + 1]) or (len(seen.keys[first]) == 1 and before[:1].isdigit()):
        return False
    abbreviated = last == first + 1 and len(seen.keys[last]) == 1 and harmony(seen.keys[last]) == 0
    if abbreviated and seen.shadow[end : end + 1] == b".":
        return False
    if b"\t" in seen.shadow[start:end] or seen.keys[first] == seen.keys[first + 1]:
        return False
    inner = [seen.words[index][0] for index in range(first + 1, last + 1)]
    if any(seen.shadow[p] != seen.folded[p] for p in inner) and not seen.text[start:end].isupper():
        return False
    if b"\n" not in seen.shadow[start:end]:
        return True
    return last == first + 1 and min(map(len, seen.keys[first : last + 1])) > 1


def _likelier_whole(model: Model, keys: list[bytes], is_pair: bool) -> bool:
    whole = b"".join(keys)
    if len(whole) > LONGEST or not KAZAKH.match(whole):
        return False
    if whole not in model.words and not (is_pair and any(key not in model.words for key in keys)):
        return False
    words = is_pair and min(map(len, keys)) > 2 and keys[1] in model.words
    if words and model.pair_cost(model.left(keys[0]), keys[1]) is not None:
        return False
    return model.word_cost(whole) + AT_PIECE.none < sum(map(model.word_cost, keys)) + LOOK


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap made one."""
    merged: list[tuple[int, int]] = []
    for a, b in sorted(spans):
        if merged and a <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(b, merged[-1][1])
        else:
            merged.append((a, b))
    return merged


def _overlaps(span: tuple[int, int], taken: Spans) -> bool:
    index = bisect_right(taken, (span[1], 0)) - 1
    return index >= 0 and taken[index][1] > span[0]


def _gap(seen: Scan, index: int) -> bytes:
    """What stands between a word and the next, with no-break spaces as spaces."""
    return seen.shadow[seen.words[index][1] : seen.words[index + 1][0]].replace(b"\xea", b" ")


def _adjacent(seen: Scan, index: int) -> bool:
    """Whether only white space stands between a word and the next."""
    return _gap(seen, index).isspace()


def read_pieces(
    model: Model, seen: Scan, start: int, end: int, lexicon: frozenset[bytes], often: bool = False
) -> Rewritten | None:
    """The stretch read as words, `None` where nothing is to be joined."""
    parts = list(WORD.finditer(seen.folded, start, end))
    broken = _surely_broken(model, [part[0] for part in parts])
    evidence = {
        b.start(): _evidence(model, a[0], b[0], i in broken, len(parts), often)
        for i, (a, b) in enumerate(pairwise(parts))
    }

    def judge(gap: str, place: int) -> Gap:
        if not gap:
            return WHOLE
        if not gap.isspace():
            return KEPT_DASH if gap != gap.strip() else KEPT_HYPHEN
        if "\n" in gap:
            return AT_BLANK_LINE if gap.count("\n") > 1 else AT_LINE_END
        return evidence[place]

    found = rewrite(model, seen, start, end, judge, lexicon=lexicon)
    old = {seen.text[slice(*part.span())] for part in parts}
    made = [word for p in found.words if (word := found.new[p.start : p.end]) not in old]
    return found if made and all(_is_form(model, fold(word), lexicon) for word in made) else None


def _surely_broken(model: Model, keys: list[bytes]) -> set[int]:
    """The gaps, by the index of the piece before, inside words far likelier than their pieces."""
    costs = [model.word_cost(key) for key in keys]
    broken: set[int] = set()
    for a in range(len(keys)):
        for b in range(a + 1, min(len(keys), a + MOST_PIECES)):
            cost = model.words.get(b"".join(keys[a : b + 1]))
            if cost is not None and sum(costs[a : b + 1]) - cost * WORD_STEP > SURE:
                broken.update(range(a, b))
    return broken


def _evidence(model: Model, left: bytes, right: bytes, broken: bool, count: int, often: bool) -> Gap:
    """What a space between two pieces of so many says."""
    if (left in SOUNDS and _is_solid(model, right)) or (right in SOUNDS and _is_solid(model, left)):
        return BETWEEN_WORDS
    piece = broken or any(len(key) == 1 or _is_piece(model, key) for key in (left, right))
    if count > 2:
        return AMONG_PIECES if piece else BETWEEN_WORDS_AMONG_PIECES
    return AT_PIECE if piece else BETWEEN_WORDS_OFTEN if often else BETWEEN_WORDS


def _is_piece(model: Model, word: bytes) -> bool:
    """Whether a word is neither known nor the form of a known one."""
    cost = model.words.get(word, 255) * WORD_STEP
    return cost > PIECE and model.inflected_cost(word) > FORM


def _is_form(model: Model, word: bytes, lexicon: frozenset[bytes]) -> bool:
    """Whether a word is known, or a known one with an ending."""
    return word in model.words or word in lexicon or model.inflected_cost(word) < INFINITE
