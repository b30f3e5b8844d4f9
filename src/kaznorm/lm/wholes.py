"""Neighbouring words that by counts alone are likelier one: asked of all words of a text at once, mostly denied."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import compress, count, pairwise
from operator import eq
from typing import NamedTuple

from kaznorm.lm.gap import Gap
from kaznorm.lm.model import WORD_STEP, Model
from kaznorm.tokens import KAZAKH, LETTER, Scan, folded_set

AT_PIECE = Gap(none=3.5)
"""Beside a piece that is no word."""
SOLID = 10.5
"""A word that costs less than this is frequent enough to stand alone."""
SOLID_SHORT = 8.0
SOLID_OFTEN = 6.0
"""The same where words are often broken."""
RAREST = 16.0
"""What the rarest words of the list cost."""
LOOK = 4.0
"""How much worse the whole may be than the pieces, by counts alone, to be looked at in its sentence."""
SLIP, ATTRACTED = 5.0, 4.0
"""How much rarer than the whole a pair of words is that is only met where someone's words were broken, and how much
likelier the second is behind the first than elsewhere."""
FAR = 8.0
"""How much likelier three pieces and more are one word than what was ever met, where they are nothing else."""
LONGEST = 30
SHORT = 3
MOST_PIECES = 7
MOST_NEW = 3
"""So many pairs in a row that make no listed word are looked at together."""
LONG = 5000
"""In shorter texts, in characters, a word is looked for as it is; of longer ones the words are gathered first."""

LONG_FORM, FORM_TOO = 6, 20.0
"""So many letters has a form of a known word that stands alone at least, and it costs less than this."""
WORDS_TOO = folded_set(
    frozenset(
        "терді терге терде терден тері терін тары тарды тарға тарда тардан тарын дары дарды дарын дері дерді дерін"
        " дерде дерге".split()
    )
)
"""Forms of words (sweat, skin, millet, narrow, talent) that look like endings."""
_PLURALS = frozenset(
    plural + case
    for back, front in (("лар", "лер"), ("дар", "дер"), ("тар", "тер"))
    for plural, cases in ((back, "дың ға ды да дан дағы ы ын"), (front, "дің ге ді де ден дегі і ін"))
    for case in cases.split()
)
_OTHERS = frozenset("ның нің дың дің тің ға ге қа ке ған ды ді ты ті тен дегі дікі нікі".split())
ENDINGS = folded_set(_PLURALS | _OTHERS) - WORDS_TOO
"""Endings that are hardly ever words."""

Span = tuple[int, int]
INNER, NEW, END, WEAK_END, START, WEAK_START, BARE = (1 << bit for bit in range(7))
"""What a token may be: a piece between two others; none that the model has; one that ends in a word that others may go
on, a frequent one or not; one that begins with a word that may go on others; a word and no marks."""
_WHOLE = START | END | BARE
_FREQUENT, _WEAK = END | START, END | START | WEAK_END | WEAK_START | INNER
_LEFT = bytes((code & END > 0) | 2 * (code & WEAK_END > 0) for code in range(256))
_RIGHT = bytes((code & WEAK_START > 0) | 2 * (code & START > 0) for code in range(256))
"""By what two in a row are like, whether they may be one."""
_GOES_ON, _BETWEEN, _BEGINS = (bytes(code & kind > 0 for code in range(256)) for kind in (END, INNER, START))
"""Whether others may go on a token, whether it may stand between others, whether it may go on others."""
_MARKED_START = bytes(code & (START | BARE) == START for code in range(256))
_MARKED_END = bytes(code & (END | BARE) == END for code in range(256))
"""Whether a token that begins or ends with a word has more than that."""
_FIRST = re.compile(rb"(?:\A| )([%b]++)" % LETTER)
_LAST = re.compile(rb"(?<![%b])([%b]++)(?= |\Z)" % (LETTER, LETTER))
"""The words that tokens begin and end with."""


class Row(NamedTuple):
    """Tokens in a row: the words that they begin with, they, the words that they end with, what they are like."""

    starts: Sequence[bytes]
    plains: Sequence[bytes]
    ends: Sequence[bytes]
    like: bytes


def row(tokens: Sequence[bytes], like: bytes) -> Row:
    """The row of folded tokens; what they begin and end with is right where they begin and end with a word."""
    starts, ends = list(tokens), list(tokens)
    for words, marked, pattern in ((starts, _MARKED_START, _FIRST), (ends, _MARKED_END, _LAST)):
        places = list(compress(count(), like.translate(marked)))
        found = pattern.findall(b" ".join([tokens[number] for number in places]))
        for number, word in zip(places, found, strict=True):
            words[number] = word
    return Row(starts, tokens, ends, like)


def like_token(coded: bytes, token: bytes, first: bytes, last: bytes, like_first: int, like_last: int) -> int:
    """What a token is like, as it stands and folded, by its first and last word. A capitalised one goes on no other."""
    found = (like_first | like_last) & NEW
    if token.endswith(last):
        found |= like_last & (END | WEAK_END)
    bare = len(first) == len(token)
    if token.startswith(first) and (coded == token or not _is_title(coded[: len(first)], first)):
        found |= like_first & (START | WEAK_START | INNER if bare else START | WEAK_START)
    return found | BARE if bare else found


def like_known(coded: bytes, token: bytes, word: bytes, packed: int) -> int:
    """The same for a word of the list of two letters and more with some marks, and what it costs there, fast."""
    kind = _WEAK if packed * WORD_STEP >= (SOLID if len(word) > 2 else SOLID_SHORT) else _FREQUENT
    if len(word) <= SHORT:
        kind |= INNER
    return kind | BARE if coded == word else like_token(coded, token, word, word, kind, kind)


def _is_title(coded: bytes, word: bytes) -> bool:
    """Whether a word begins with a capital, and is not all in capitals."""
    return coded[0] != word[0] and any(map(eq, coded, word))


def like(model: Model, word: bytes, often: bool = False) -> int:
    """What a word is like, by itself."""
    kind = _FREQUENT if is_solid(model, word, often) else _WEAK
    return kind | (INNER if len(word) <= SHORT else 0) | (NEW if _is_no_word(model, word) else 0)


class Others:
    """The words that pieces may make though no list has them: those of a lexicon, and such as the text holds whole."""

    def __init__(self, seen: Scan, lexicon: frozenset[bytes]) -> None:
        self.lexicon = lexicon
        self.held: bytes | set[bytes] = seen.folded if len(seen.folded) < LONG else set(seen.keys)

    def __contains__(self, word: bytes) -> bool:
        return word in self.lexicon or word in self.held


def better(model: Model, row: Row, seen: Scan, lexicon: frozenset[bytes], often: bool = False) -> Iterator[Span]:
    """First and last of those in a row that are likelier one word, and not all frequent words.

    Left out are those of which nothing can come: where no words in a row make a known one, the form of one, one of
    the lexicon, or one that the text holds.
    """
    starts, _, ends, like = row
    places = list(compress(count(), _both(like.translate(_LEFT), like.translate(_RIGHT)[1:])))
    known = {i for i in places if ends[i] + starts[i + 1] in model.words}
    sure = {(i, i + 1) for i in known if likelier_whole(model, [ends[i], starts[i + 1]], True)}
    sure.update(_longer(model, row, often))
    yield from sure
    new = [i for i in places if (like[i] | like[i + 1]) & NEW and i not in known and _may_end(model, starts[i + 1])]
    if new:
        yield from _new(model, row, new, sure, Others(seen, lexicon))


def _both(codes: bytes, others: bytes) -> bytes:
    """The bits that both have, byte by byte, as far as the shorter goes."""
    size = min(len(codes), len(others))
    return (int.from_bytes(codes[:size], "big") & int.from_bytes(others[:size], "big")).to_bytes(size, "big")


def _may_end(model: Model, word: bytes) -> bool:
    """Whether a word may be the end of one that is not listed: frequent words of more than four letters aren't."""
    return len(word) <= SHORT + 1 or not is_solid(model, word)


def _new(model: Model, row: Row, new: Sequence[int], sure: Collection[Span], others: Others) -> Iterator[Span]:
    """The same for pairs that make no listed word, by the places of the first."""
    taken = {i for a, b in sure for i in range(a, b + 1)}
    run: list[int] = []
    for i, after in pairwise([*new, -1]):
        run.append(i)
        if after == i + 1:
            continue
        last = run[-1] + 1
        alone = taken.isdisjoint(range(run[0], last + 1))
        crumbs = len(run) > 1 and max(map(len, row.plains[run[0] : last + 1])) <= SHORT
        around = (max(0, run[0] - 1), min(len(row.like) - 1, last + 1)) if crumbs else (run[0], last)
        if not alone or len(run) > MOST_NEW or any(_may_be(model, word, others) for word in _joins(row, *around)):
            yield from ((at, at + 1) for at in run if likelier_whole(model, [row.ends[at], row.starts[at + 1]], True))
        run = []


def _joins(row: Row, first: int, last: int) -> Iterator[bytes]:
    """All words that some in a row can make, in parts and together."""
    for a in range(first, last):
        word = row.ends[a]
        for b in range(a + 1, last + 1):
            yield word + row.starts[b]
            if row.like[b] & _WHOLE != _WHOLE:
                break
            word += row.plains[b]


def _may_be(model: Model, word: bytes, others: Others) -> bool:
    """Whether a word is known, or a known one with an ending, or one of the others."""
    if len(word) > LONGEST:
        return False
    return word in model.words or word in others or model.has_stem(word)


def _longer(model: Model, row: Row, often: bool) -> Iterator[Span]:
    """The same for three tokens and more: one that others may go on, pieces between others, one that may go on them."""
    (starts, plains, ends, like), listed = row, model.words
    inner, begins = like.translate(_BETWEEN), like.translate(_BEGINS)
    heads = _both(like.translate(_GOES_ON), inner[1:])
    three = compress(count(1), _both(heads, begins[2:]))
    found = [(i, i) for i in three if ends[i - 1] + plains[i] + starts[i + 1] in listed]
    for i in compress(count(1), _both(heads, inner[2:])):
        word = ends[i - 1] + plains[i]
        for at in range(i + 1, min(len(like) - 1, i + MOST_PIECES - 2)):
            if not inner[at]:
                break
            word += plains[at]
            if begins[at + 1] and word + starts[at + 1] in listed:
                found.append((i, at))
    for i, at in found:
        keys = [ends[i - 1], *plains[i : at + 1], starts[at + 1]]
        solid = all(is_solid(model, key, often) for key in keys)
        if surely_one(model, keys) if solid else likelier_whole(model, keys, False):
            yield i - 1, at + 1


def is_solid(model: Model, word: bytes, often: bool = False) -> bool:
    """Whether a word is so frequent that it is no piece; short ones, which pieces look like, must be more so."""
    limit = SOLID_OFTEN if often else SOLID if len(word) > 2 else SOLID_SHORT
    return len(word) > 1 and model.words.get(word, 255) * WORD_STEP < limit


def _is_no_word(model: Model, key: bytes) -> bool:
    """Whether two letters and more are in no list, or are as rare as what a list has by mistake: `нда`."""
    return key not in model.words or (len(key) > 1 and model.word_cost(key) >= RAREST)


def _is_slip(model: Model, keys: list[bytes], met: float) -> bool:
    """Whether two words, of which the second costs this behind the first, meet only where someone's word broke."""
    left, right, whole = map(model.word_cost, (*keys, b"".join(keys)))
    return left + met > whole + SLIP and met + ATTRACTED < right


def _are_words(model: Model, left: bytes, right: bytes) -> bool:
    """Whether a frequent word stands before the form of a known one, no rarer than both as one: `гүл шоғырына`."""
    if len(left) < SHORT or len(right) < LONG_FORM or not (is_solid(model, left) and right in model.words):
        return False
    return model.word_cost(left + right) >= model.word_cost(right) and model.inflected_cost(right) < FORM_TOO


def surely_one(model: Model, keys: Sequence[bytes]) -> bool:
    """Whether three and more in a row, be they frequent words, are surely the pieces of one, by pairs as well."""
    whole = b"".join(keys)
    if len(keys) < 3 or len(whole) > LONGEST or not (whole in model.words or model.has_stem(whole)):
        return False
    apart = model.word_cost(keys[0])
    for before, key in pairwise(keys):
        apart += model.after(model.left(before), key, model.word_cost(key))
    return apart - model.word_cost(whole) > FAR


def likelier_whole(model: Model, keys: list[bytes], is_pair: bool) -> bool:
    """Whether words are likelier one, by their counts."""
    whole = b"".join(keys)
    if len(whole) > LONGEST or not KAZAKH.match(whole):
        return False
    if whole not in model.words and not (is_pair and any(map(partial(_is_no_word, model), keys))):
        return False
    if is_pair and min(map(len, keys)) > SHORT + 1 and model.word_cost(whole) > RAREST and keys[1] in model.words:
        return False
    if is_pair and min(map(len, keys)) > 2 and keys[1] in model.words and keys[1] not in ENDINGS:
        met = model.pair_cost(model.left(keys[0]), keys[1])
        if met is not None and not _is_slip(model, keys, met):
            return False
    likelier = model.word_cost(whole) + AT_PIECE.none < sum(map(model.word_cost, keys)) + LOOK
    return likelier and not (is_pair and _are_words(model, *keys))
