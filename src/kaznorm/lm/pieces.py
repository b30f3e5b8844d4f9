"""Words that a space or a line end broke into pieces."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from kaznorm.alphabet import FOLD
from kaznorm.lm import wholes
from kaznorm.lm.candidates import INSIDE
from kaznorm.lm.gap import KEPT_DASH, KEPT_HYPHEN, SPACE, WHOLE, Gap, Word
from kaznorm.lm.linear import harmony
from kaznorm.lm.model import INFINITE, PARTICLES, WORD_STEP, Model
from kaznorm.lm.particles import with_particles
from kaznorm.lm.wholes import AT_PIECE, MOST_PIECES, SHORT, Span, is_solid
from kaznorm.lm.window import Rewritten, context, rewrite
from kaznorm.tokens import LETTER, WORD, Scan, fold, folded_set

BETWEEN_WORDS = Gap(none=13.0)
BETWEEN_WORDS_OFTEN = Gap(none=9.0)
"""Where words are often broken."""
AMONG_PIECES = Gap(none=2.0)
BETWEEN_WORDS_AMONG_PIECES = Gap(none=8.0)
"""Where there are three pieces or more: a word that is broken twice is broken everywhere."""
AT_LINE_END = Gap(none=7.0)
AT_BLANK_LINE = Gap(none=9.0)
PIECE = 14.0
"""A word that costs more than this may be a piece of another."""
FORM = 17.0
"""The form of a known word costs less than this."""
RARE_FORM, SHORT_FORM = 25.0, 6
"""The same of one that has more letters than this and stands before a particle, which goes behind any word."""
SURE = 14.0
"""How much better a listed word must be than its pieces, by counts alone, that it was surely broken."""
RARE = 12.0
"""Behind a word that costs less, a lone letter with a point is an abbreviation."""
SOUNDS = frozenset(map(fold, "аеоәиуя"))
"""Letters that are words: interjections, and Russian conjunctions and pronouns."""
TOO = fold("дағы")
"""It stands behind a pronoun of one letter: `о дағы`."""
_PLURALS = frozenset(
    plural + case
    for back, front in (("лар", "лер"), ("дар", "дер"), ("тар", "тер"))
    for plural, cases in ((back, "дың ға ды да дан дағы ы ын"), (front, "дің ге ді де ден дегі і ін"))
    for case in cases.split()
)
ENDINGS = folded_set(_PLURALS | frozenset("ның нің дың дің тің ға ге қа ке ды ді ты ті тен дегі дікі нікі".split()))
"""Endings that are hardly ever words."""
_INITIAL = re.compile(rb"(?<=[A-Z\xc0-\xe9])\.|\.(?:[%b,;)]|[ \xea]+[a-z\x80-\xa9])" % LETTER)
"""Behind a letter: that of a name, also where all is written small; a sentence begins with a capital."""
Spans = Sequence[tuple[int, int]]


def find_pieces(
    model: Model,
    seen: Scan,
    lexicon: frozenset[bytes],
    taken: Spans,
    often: bool = False,
    better: Spans | None = None,
) -> Iterator[tuple[int, int]]:
    """Stretches of pieces that make a better word together; one of them at least is no frequent word.

    `taken` are sorted stretches to keep out of; `often` says that many words of the text are broken; `better` are
    first and last of the words that may be pieces, by number, where these are known.
    """
    inside = _inside(seen, taken)
    if better is None or often:
        better = list(wholes.better(model, _row(model, seen, often, inside), seen, lexicon, often))
    if not better:
        return
    better = sorted(better)
    solid = {key for key in set(seen.keys) if is_solid(model, key, often) or key in lexicon}
    reach = 0
    for first, last in _chains(seen, solid, inside, _stretches(seen, better)):
        near = better[bisect_left(better, (first, first)) : bisect_right(better, (last, last))]
        spans = [(a, b) for a, b in near if b <= last]
        spans = [(a, b) for a, b in spans if not solid.issuperset(seen.keys[a : b + 1])]
        spans = [(a, b) for a, b in spans if _may_be_one(model, seen, a, b)]
        for a, b in _merged(spans):
            start, end = seen.words[a][0], seen.words[b][1]
            if start >= reach and not overlaps((start, end), taken) and not seen.touches(start, end):
                reach = end
                yield start, end


def _row(model: Model, seen: Scan, often: bool, taken: Collection[int] = ()) -> wholes.Row:
    """The words of a text, those taken left out, as far as only white space stands between them and the next."""
    coded = seen.shadow.replace(b"\xea", b" ")
    kinds = {key: wholes.like(model, key, often) | wholes.BARE for key in set(seen.keys)}
    begins = wholes.START | wholes.WEAK_START | wholes.NEW | wholes.BARE
    like = bytearray(kinds[key] for key in seen.keys)
    for number, (before, behind) in enumerate(pairwise(seen.words)):
        if not coded[before[1] : behind[0]].isspace():
            like[number] &= begins
    like[-1:] = bytes(code & begins for code in like[-1:])
    for number in taken:
        like[number] = 0
    return wholes.Row(seen.keys, seen.keys, seen.keys, bytes(like))


def _stretches(seen: Scan, spans: Spans) -> Iterator[Span]:
    """First and last of the words around some that follow one another with only white space between them."""
    reach = -1
    for first, last in sorted(spans):
        if first <= reach:
            continue
        while first and _adjacent(seen, first - 1):
            first -= 1  # noqa: PLW2901
        reach = last
        while reach + 1 < len(seen.keys) and _adjacent(seen, reach):
            reach += 1
        yield first, reach


def _inside(seen: Scan, taken: Spans) -> set[int]:
    """The words, by index, that lie in stretches."""
    starts = [start for start, _ in seen.words] if taken else []
    return {i for start, end in taken for i in range(bisect_left(starts, start), bisect_left(starts, end))}


def _chains(
    seen: Scan, solid: set[bytes], taken: set[int], stretches: Iterable[Span]
) -> Iterator[Span]:
    """Neighbouring words that are short or not frequent, with a word at either side, as first and last index."""
    keys = seen.keys
    for lowest, highest in stretches:
        index = lowest
        while index <= highest:
            if index in taken or keys[index] in solid:
                index += 1
                continue
            first = last = index
            while last < highest and (last == index or len(keys[last]) <= SHORT or keys[last] not in solid):
                if last + 1 in taken:
                    break
                last += 1
            while first > lowest and (first == index or len(keys[first]) <= SHORT):
                if first - 1 in taken:
                    break
                first -= 1
            if first < last:
                yield first, last
            index = max(index + 1, last)


def _may_be_one(model: Model, seen: Scan, first: int, last: int) -> bool:
    """Whether words look like the pieces of one: no number or hyphen beside, no capital or line ends inside."""
    start, end = seen.words[first][0], seen.words[last][1]
    before = seen.shadow[max(0, start - 2) : start]
    if b"-" in (before[-1:], seen.shadow[end : end + 1]) or (len(seen.keys[first]) == 1 and before[:1].isdigit()):
        return False
    if sum(map(len, seen.keys[first : last + 1])) == last + 1 - first and _among_letters(seen, first, last):
        return False
    if len(seen.keys[last]) == 1 and _INITIAL.match(seen.shadow, end):
        return False
    abbreviated = last == first + 1 and len(seen.keys[last]) == 1 and harmony(seen.keys[last]) == 0
    if abbreviated and seen.shadow[end : end + 1] == b"." and model.word_cost(seen.keys[first]) < RARE:
        return False
    if b"\t" in seen.shadow[start:end] or seen.keys[first] == seen.keys[first + 1]:
        return False
    inner = [seen.words[index][0] for index in range(first + 1, last + 1)]
    if any(seen.shadow[p] != seen.folded[p] for p in inner) and not seen.text[start:end].isupper():
        return False
    if b"\n" not in seen.shadow[start:end]:
        return True
    return last == first + 1 and min(map(len, seen.keys[first : last + 1])) > 1


def _among_letters(seen: Scan, first: int, last: int) -> bool:
    """Whether a lone letter stands beside words."""
    before = first > 0 and len(seen.keys[first - 1]) == 1 and _adjacent(seen, first - 1)
    return before or (last + 1 < len(seen.keys) and len(seen.keys[last + 1]) == 1 and _adjacent(seen, last))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap made one."""
    merged: list[tuple[int, int]] = []
    for a, b in sorted(spans):
        if merged and a <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(b, merged[-1][1])
        else:
            merged.append((a, b))
    return merged


def overlaps(span: tuple[int, int], taken: Spans) -> bool:
    """Whether a stretch overlaps one of others, which are sorted and disjoint."""
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
    keys = [part[0] for part in parts]
    broken = _surely_broken(model, keys)
    if _are_words(model, keys, broken):
        return None
    evidence = {
        b.start(): _evidence(model, a[0], b[0], i in broken, len(parts), often)
        for i, (a, b) in enumerate(pairwise(parts))
    }

    joins = b"\n" in seen.shadow[start:end] or any(gap.none <= INSIDE for gap in evidence.values())
    particles = not PARTICLES.keys().isdisjoint(part[0] for part in parts)
    if not joins and (not particles or _particle_stays(model, seen, parts, evidence)):
        return None

    def judge(gap: str, place: int) -> Gap:
        if not gap:
            return WHOLE
        if not gap.isspace():
            return KEPT_DASH if gap != gap.strip() else KEPT_HYPHEN
        if "\n" in gap:
            return AT_BLANK_LINE if gap.count("\n") > 1 else AT_LINE_END
        return evidence[place]

    found = rewrite(model, seen, start, end, judge, lexicon=lexicon)
    made = new_words(seen, [part.span() for part in parts], found)
    return found if made and all(is_form(model, fold(word), lexicon) for word in made) else None


def new_words(seen: Scan, words: Spans, found: Rewritten) -> list[str]:
    """The words of what a stretch becomes that are none of its words as it was."""
    old = {seen.text[slice(*word)] for word in words}
    return [word for piece in found.words if (word := found.new[piece.start : piece.end]) not in old]


def stay_apart(model: Model, first: bytes, second: bytes) -> bool:
    """Whether two words in a line are surely not read as one, whatever stands around them."""
    broken = 0 in _surely_broken(model, [first, second])
    return _evidence(model, first, second, broken, 2, False).none > INSIDE


def _particle_stays(
    model: Model, seen: Scan, parts: list[re.Match[bytes]], evidence: dict[int, Gap]
) -> bool:
    """Whether a particle behind a word, with which no word is thinkable else, stays one."""
    if len(parts) != 2 or seen.shadow[parts[0].end() : parts[1].start()].strip(b" \xea"):
        return False
    (start, cut), (behind, end) = parts[0].span(), parts[1].span()
    letters = seen.shadow[start:cut] + seen.shadow[behind:end]
    capitals = [a != b for a, b in zip(letters, letters.translate(FOLD), strict=True)]
    if any(capitals[1:]):
        return False
    size = cut - start
    gaps = [WHOLE] * size + [evidence[behind]] + [WHOLE] * (end - behind - 1)
    words = [Word(0, size, SPACE, 1.0), Word(size, len(letters), SPACE, 1.0)]
    around = context(seen, start, end)
    return len(with_particles(model, letters.translate(FOLD), gaps, words, *around, capitals)) == 2


def _are_words(model: Model, keys: list[bytes], broken: set[int]) -> bool:
    """Whether letters that are words stand among frequent words: `толған у мен өрт`."""
    if len(keys) == 2 and is_he_too(*keys):
        return True
    return not broken and not SOUNDS.isdisjoint(keys) and all(key in SOUNDS or is_solid(model, key) for key in keys)


def is_he_too(first: bytes, second: bytes) -> bool:
    """Whether a letter that is a word and a particle stand together: `о да`, `о дағы`."""
    return first in SOUNDS and (second in PARTICLES or second == TOO)


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
    rare = right in PARTICLES and not broken and _is_rare_form(model, left)
    piece = broken or any(len(key) == 1 or _is_piece(model, key) for key in (left, right) if not rare)
    if count > 2:
        return AMONG_PIECES if piece else BETWEEN_WORDS_AMONG_PIECES
    if piece or (right in ENDINGS and _takes_ending(model, left, right)):
        return AT_PIECE
    return BETWEEN_WORDS_OFTEN if often and min(len(left), len(right)) <= SHORT + 1 else BETWEEN_WORDS


def _takes_ending(model: Model, word: bytes, ending: bytes) -> bool:
    """Whether a listed word is another one with an ending; a letter or two are rather called by their names."""
    return len(word) > 2 and word + ending in model.words and model.ending_cost(word, ending) < INFINITE


def _is_piece(model: Model, word: bytes) -> bool:
    """Whether a word is neither known nor the form of a known one."""
    cost = model.words.get(word, 255) * WORD_STEP
    return cost > PIECE and model.inflected_cost(word) > FORM


def _is_rare_form(model: Model, word: bytes) -> bool:
    """Whether a long word that is not listed looks like the form of one, if a rare one."""
    return len(word) > SHORT_FORM and word not in model.words and model.inflected_cost(word) < RARE_FORM


def is_form(model: Model, word: bytes, lexicon: frozenset[bytes]) -> bool:
    """Whether a word is known, or a known one with an ending."""
    return word in model.words or word in lexicon or model.inflected_cost(word) < INFINITE
