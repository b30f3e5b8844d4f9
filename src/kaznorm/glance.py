"""A glance at a text: what its words have about them that some normaliser may care for.

Most text is sound, and what costs is to find that nothing is wrong. So a text is cut at white space, and what each
written word (a *token*, with its marks) has about it is remembered for the next text. A normaliser that says in
`concerns` which of these traits it can't do without isn't run on text that lacks them.

>>> glance("Бұл сөз бар.").has(DIGIT | HYPHEN | MARK)
False
>>> glance("Бұл 5 сөз бар.").has(DIGIT), glance("Бұл сөз,бар").has(MARK)
(True, True)
"""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import chain, repeat
from operator import eq

from kaznorm import marks, mixed
from kaznorm.alphabet import DECODING, FOLD, FOREIGN, INVISIBLE, OTHER, OTHER_LETTER, SOFT_HYPHEN
from kaznorm.lm import fused, load
from kaznorm.lm.model import Model
from kaznorm.lm.wholes import Others, Row, better, edges
from kaznorm.tokens import KAZAKH, LETTER, WORD, fold, scan, shadow

STRANGE, SCRIPTS, LONE, HYPHEN, FUSED, GLUED, MARK, DIGIT = (1 << bit for bit in range(8))
"""What a token may have: a character that sound text hasn't; letters or digits beside those of another script; one
letter at its end that is a word; a hyphen or dash, or it is `ақ`; a word that may be several; a word right behind a
digit; a mark that may lack its space or have one too many; a digit."""
REMEMBERED = 1 << 16
"""So many tokens are remembered before all are forgotten."""

Looked = tuple[int, bytes, bytes, bytes, int]
"""The traits of a token, and its edges (see `kaznorm.lm.wholes`)."""

_WHITE = (" ", "\n", "\N{NO-BREAK SPACE}", "\r", "\t")
_ODD = bytes((0, OTHER, OTHER_LETTER, *(DECODING.index(c) for c in FOREIGN + "±" + SOFT_HYPHEN + INVISIBLE)))
_L = {b"l": LETTER, b"odd": re.escape(_ODD)}
_DETECTORS = (
    (STRANGE, re.compile(rb"[&%(odd)b]|\?(?=[%(l)b])|\?\?(?=\?)" % _L)),
    (HYPHEN, re.compile(rb"[\-\xeb-\xf0\xfc]")),
    (GLUED, re.compile(rb"[0-9](?=[\x80-\xa9\xc0-\xe9]{3})")),
    (DIGIT, re.compile(rb"[0-9]")),
)
_LEAD, _TRAIL = shadow("«„“(["), shadow(".,;:!?…»”)")
_AQ = fold("ақ")


class Glance:
    """What a glance at one text tells."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = text.split()
        looked = _looked(self.tokens)
        self._columns = tuple(zip(*looked, strict=True)) or ((),) * 5
        self.traits = 0
        for traits in set(self._columns[0]):
            self.traits |= traits
        white = len(text) - sum(map(len, self.tokens))
        self.regular = white == sum(map(text.count, _WHITE))
        """Whether all white space is of the kinds for which the traits hold."""

    def has(self, traits: int) -> bool:
        """Whether a token may have one of these traits."""
        return bool(self.traits & traits) or not self.regular

    def has_pieces(self, lexicon: frozenset[bytes]) -> bool:
        """Whether neighbouring words may be pieces of one, which may be a word of a lexicon."""
        if self.has(STRANGE):
            return True
        row = Row(*self._columns[1:])
        return any(better(load.model(), row, Others(scan(self.text), lexicon)))


@lru_cache(maxsize=1)
def glance(text: str) -> Glance:
    """What a glance at a text tells; the last one is remembered."""
    return Glance(text)


_memo: list[dict[str, Looked]] = [{}]


def _looked(tokens: Sequence[str]) -> list[Looked]:
    """What is remembered of each token; new ones are looked at first."""
    memo = _memo[0]
    new = set(tokens).difference(memo)
    if new:
        if len(memo) > REMEMBERED:
            memo = _memo[0] = {}
            new = set(tokens)
        memo.update(_look(load.model(), list(new)))
    return list(map(memo.__getitem__, tokens))


def _look(model: Model, tokens: list[str]) -> list[tuple[str, Looked]]:
    """A look at tokens, all at once, as each stands between spaces."""
    coded = shadow(f" {' '.join(tokens)} ")
    places = [(trait, match.start()) for trait, pattern in _DETECTORS for match in pattern.finditer(coded)]
    places += zip(repeat(SCRIPTS), mixed.spots(coded))
    places += zip(repeat(MARK), marks.suspects_in_tokens(marks.kinds_of(coded)))
    traits = [0] * len(tokens)
    if places:
        numbers = list(chain.from_iterable([i] * (len(token) + 1) for i, token in enumerate(tokens)))
        for trait, place in places:
            traits[numbers[max(0, place - 1)]] |= trait
    lines = coded[1:-1].split(b" ")
    return [(token, _row(model, line, seen)) for token, line, seen in zip(tokens, lines, traits, strict=True)]


def _row(model: Model, coded: bytes, traits: int) -> Looked:
    """The traits of a token, given its shadow, with those of its words; and its edges."""
    token = coded.translate(FOLD)
    core = token.lstrip(_LEAD).rstrip(_TRAIL)
    known = core in model.words and KAZAKH.match(core)
    words = [core] if known else WORD.findall(token)
    if not known and any(map(_may_be_several, words)):
        traits |= FUSED
    if words and len(words[-1]) == 1 and token.endswith(words[-1]):
        traits |= LONE
    if words and words[0] == _AQ and token.startswith(_AQ):
        traits |= HYPHEN
    title = coded[:1] != token[:1] and any(map(eq, coded[: len(words[0])], words[0]))
    return (traits, *edges(model, token, words, title))


def _may_be_several(word: bytes) -> bool:
    return bool(KAZAKH.match(word)) and bool(fused.suspects(load.model(), [word], frozenset()))
