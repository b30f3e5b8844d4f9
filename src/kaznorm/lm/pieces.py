"""Where words may be pieces of one that a space or a line end broke."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from kaznorm.lines import in_columns
from kaznorm.lm import wholes
from kaznorm.lm.broken import is_broken, is_form, is_of_compound
from kaznorm.lm.divided import is_among_divided
from kaznorm.lm.linear import harmony
from kaznorm.lm.links import COMBINING
from kaznorm.lm.lone import are_named, are_of_one_kind, is_about_language, stands_alone
from kaznorm.lm.model import PARTICLES, Model
from kaznorm.lm.wholes import MOST_PIECES, SHORT, Span, is_solid, surely_one
from kaznorm.tokens import DASHES, HYPHENS, LETTER, WORD, Scan, fold

RARE = 12.0
"""Behind a word that costs less, a lone letter with a point is an abbreviation; an international word that costs more
stands apart as well."""
ENDS = frozenset(map(fold, "влнңпрй"))
"""Consonants that are hardly ever short for something behind a word, where others are broken."""
ACRONYM = 4
"""So many letters has an acronym at the most, where more of the text stands in capitals."""
NEAR = 8
ROW = 100
"""So far on either side another wide gap makes one of columns of a wide gap."""
_WIDE = re.compile(r"(?<=\S) {3,}(?=\S)")
_HYPHEN = re.compile(rb"[%b]" % HYPHENS)
_HYPHEN_BEHIND = re.compile(rb"[%b\xec]| \xf0" % HYPHENS)
ROW_OF = 5
"""So many short words are a row."""
COLUMN = 6
"""Words of so few letters stand in columns."""
_HYPHENATED = re.compile(rb"[%b][ \t\xea]*\r?\n[ \t\xea]*\Z" % DASHES)
"""Before a piece that belongs to the word in the line above."""
_DROP_CAPITAL = re.compile(rb"[\xc0-\xe9](?:\r?\n){1,2}[\x80-\xa9]{2,}[ ,]([^\r\n]{12})?")
"""A first letter in its own line, and the line that goes on with its word."""
_WITHIN = frozenset(bytes([code]) for code in b",-" + bytes(range(0x80, 0xAA)))
_INITIAL = re.compile(rb"(?<=[A-Z\xc0-\xe9])\.|\.(?:[%b,;)]|[ \xea]+[a-z\x80-\xa9])" % LETTER)
"""Behind a letter: that of a name, also where all is written small; a sentence begins with a capital."""
_LACKS_BEHIND = re.compile(rb"(?:[*_\xf8]|\.\.\.?)[%b]|_" % LETTER)
_LACKS_BEFORE = re.compile(rb"[%b](?:[*\xf8]|\.\.\.?)\Z|_\Z" % LETTER)
"""Beside a word of which letters are left out."""
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
    for a, b in better:
        if solid.issuperset(seen.keys[a : b + 1]) and surely_one(model, seen.keys[a : b + 1]):
            solid.difference_update(seen.keys[a : b + 1])
    reach = 0
    for first, last in _chains(seen, solid, inside, _stretches(seen, better)):
        near = better[bisect_left(better, (first, first)) : bisect_right(better, (last, last))]
        spans = [(a, b) for a, b in near if b <= last]
        spans = [(a, b) for a, b in spans if not solid.issuperset(seen.keys[a : b + 1])]
        spans = [(a, b) for a, b in spans if _may_be_one(model, seen, a, b, often)]
        merged = [(first - 1, first - 1), *_merged(spans), (last + 1, last + 1)]
        for before, span, behind in zip(merged, merged[1:-1], merged[2:], strict=False):
            a, b = _widened(model, seen, span, (before[1] + 1, behind[0] - 1), often)
            start, end = seen.words[a][0], seen.words[b][1]
            if start >= reach and not overlaps((start, end), taken) and not seen.touches(start, end):
                reach = end
                yield start, end


def _widened(model: Model, seen: Scan, span: Span, most: Span, often: bool) -> Span:
    """As many of the words around pieces, in their stretch, as surely make one with them, but letters and particles."""
    (a, b), keys = span, seen.keys
    for first in range(max(most[0], b - MOST_PIECES + 1), a + 1):
        for last in range(min(most[1], first + MOST_PIECES - 1), b - 1, -1):
            if last > b and (keys[last] in PARTICLES or seen.touches(seen.words[b][1], seen.words[last][1])):
                continue
            if min(map(len, [*keys[first:a], *keys[b + 1 : last + 1]]), default=2) < 2:
                continue
            if surely_one(model, keys[first : last + 1]) and _may_be_one(model, seen, first, last, often):
                return first, last
    return span


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


def _chains(seen: Scan, solid: set[bytes], taken: set[int], stretches: Iterable[Span]) -> Iterator[Span]:
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


def _may_be_one(model: Model, seen: Scan, first: int, last: int, often: bool) -> bool:
    """Whether words look like the pieces of one: no number or hyphen beside, no capital or line ends inside.

    Letters are none where the text speaks of letters, nor two capitals, nor in sound text one before a frequent word.
    """
    start, end = seen.words[first][0], seen.words[last][1]
    if _stands_apart(seen, start, end):
        return False
    before = seen.shadow[max(0, start - 2) : start]
    keys = seen.keys[first : last + 1]
    counted = len(keys[0]) == 1 and before[:1].isdigit()
    left, right = _HYPHEN.match(before[-1:]) is not None, _HYPHEN_BEHIND.match(seen.shadow, end) is not None
    compound = (left or right) and is_of_compound(model, seen, start, end)
    if not compound and ((left and keys[0] in model.endings) or (right and len(keys[-1]) <= SHORT)):
        return False
    if (left or right or counted) and not (compound or is_broken(model, keys)):
        return False
    if (left or right) and is_among_divided(model, seen, start, end):
        return False
    if _HYPHENATED.search(seen.shadow, max(0, start - NEAR), start):
        return False
    drop = seen.shadow[start] != seen.folded[start] and _is_drop(model, seen, start, keys)
    if min(map(len, keys)) == 1 and _is_letter(model, seen, first, last, often, drop):
        return False
    if b"\t" in seen.shadow[start:end] or keys[0] == keys[1] or (len(keys) == 2 and _is_no_ending(model, *keys)):
        return False
    if _parted_by_capitals(seen, first, last) or _is_in_row(model, seen, first, last):
        return False
    if b"\n" not in seen.shadow[start:end]:
        return True
    return drop or (len(keys) == 2 and min(map(len, keys)) > 1 and not _in_list(model, seen, first, last))


def _is_drop(model: Model, seen: Scan, start: int, keys: Sequence[bytes]) -> bool:
    """Whether a capital on a line of its own is the first of a text, whose line goes on with its word, or with none."""
    drop = _DROP_CAPITAL.match(seen.shadow, start)
    if not drop or not _ended(seen, start) or (len(keys) > 2 and b"".join(keys) not in model.words):
        return False
    return drop[1] is not None or not is_form(model, keys[1], frozenset())


def _is_letter(model: Model, seen: Scan, first: int, last: int, often: bool, drop: bool) -> bool:
    """Whether a lone letter among words is none of theirs: one of which the text speaks, a word, one of a name."""
    (start, _), (_, end), keys = seen.words[first], seen.words[last], seen.keys[first : last + 1]
    if is_about_language(seen, start, end):
        return True
    alone = max(map(len, keys)) == 1
    if alone and (
        are_of_one_kind(b"".join(keys)) or _among_letters(seen, first, last) or seen.text[start:end].isupper()
    ):
        return True
    sure = often or drop
    if not sure and are_named(seen, start, end):
        return True
    if len(keys) == 2 and not sure and stands_alone(model, seen, *seen.words[first : last + 1]):
        return True
    capital = seen.shadow[start] != seen.folded[start]
    if capital and len(keys[0]) == 1 and not sure and is_solid(model, keys[1]):
        return True
    if len(keys[-1]) == 1 and _INITIAL.match(seen.shadow, end):
        return True
    consonant = len(keys) == 2 and len(keys[-1]) == 1 and harmony(keys[-1]) == 0 and not (often and keys[-1] in ENDS)
    return consonant and seen.shadow[end : end + 1] == b"." and model.word_cost(keys[0]) < RARE


def _in_list(model: Model, seen: Scan, first: int, last: int) -> bool:
    """Whether a word has a line of its own, as in a list or a column, unless only with the next it is one of some
    length: `алмауы⏎⏎мыздың`."""
    start = seen.words[first][0]
    line = seen.folded.rfind(b"\n", 0, start) + 1
    if WORD.search(seen.folded, line, start):
        return False
    keys = seen.keys[first : last + 1]
    return sum(map(len, keys)) <= COLUMN or not is_broken(model, keys)


def _is_in_row(model: Model, seen: Scan, first: int, last: int) -> bool:
    """Whether two syllables of one consonant are of several (`та ты те ті`), or two short words, that make none of the
    list, stand among others: `тау кет те ұт сай зор`."""
    if last > first + 1:
        return False
    around, (one, other) = seen.keys[max(0, first - 2) : last + 3], seen.keys[first : last + 1]
    longest = max(map(len, around))
    if len(around) >= ROW_OF and longest <= SHORT and (longest == 2 or one + other not in model.words):
        return True
    consonant = one[:1]
    return other.startswith(consonant) and sum(len(key) == 2 and key.startswith(consonant) for key in around) > 2


def _parted_by_capitals(seen: Scan, first: int, last: int) -> bool:
    """Whether a capital begins one of some words but the first, or the first is an acronym and the others aren't, or
    all may be: `ҚҰБ ақша`, `ҚР ҰБ туралы`; in capitals all around they are none."""
    (start, stop), end = seen.words[first], seen.words[last][1]
    if not seen.text[start:end].isupper():
        acronym = stop - start > 1 and seen.text[start:stop].isupper()
        inner = (seen.words[index][0] for index in range(first + 1, last + 1))
        return acronym or any(seen.shadow[place] != seen.folded[place] for place in inner)
    if stop - start < 2 or max(map(len, seen.keys[first : last + 1])) > ACRONYM:
        return False
    around = [seen.text[slice(*seen.words[n])] for n in (first - 1, last + 1) if 0 <= n < len(seen.words)]
    return not any(len(word) > ACRONYM and word.isupper() for word in around)


def _ended(seen: Scan, start: int) -> bool:
    """Whether a sentence may begin at a place, and a line does."""
    above = seen.shadow[max(0, start - NEAR) : start]
    return not above or (above[-1:] == b"\n" and above.rstrip()[-1:] not in _WITHIN)


def _stands_apart(seen: Scan, start: int, end: int) -> bool:
    """Whether letters are left out beside a stretch, or columns part its words."""
    if _LACKS_BEHIND.match(seen.shadow, end) or _LACKS_BEFORE.search(seen.shadow, max(0, start - 3), start):
        return True
    if b"\n" in seen.shadow[start:end] and in_columns(seen.text, start, end):
        return True
    wide = b"   " in seen.shadow[start:end]
    return wide and len(_WIDE.findall(seen.text, max(0, start - ROW), end + ROW)) > 1


def _is_no_ending(model: Model, first: bytes, second: bytes) -> bool:
    """Whether the second of two words has not the look of an ending: behind an international first part, or where it
    is sooner the form of a known word than both together."""
    if first in COMBINING and len(second) > SHORT + 1 and model.word_cost(first + second) > RARE:
        return True
    if first + second in model.words or second in model.words or not is_solid(model, first):
        return False
    return model.inflected_cost(second) < model.inflected_cost(first + second)


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
