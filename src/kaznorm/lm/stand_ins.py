"""Words in which another letter evidently stands for one of Kazakh's own: `тұракты`, `бэрін`, `мөселелері`.

Keyboards lack these letters, and OCR that was made for another alphabet takes them for those that are most like them.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import combinations, product

from kaznorm.lm.confused import word_cost
from kaznorm.lm.memo import Memo
from kaznorm.lm.model import INFINITE, WORD_STEP, Model
from kaznorm.tokens import KAZAKH, fold

Letters = dict[int, list[bytes]]


def letters_for(pairs: str) -> Letters:
    """The letters that each may stand for, of pairs of what is read and what it was."""
    table: Letters = {}
    for pair in pairs.split():
        table.setdefault(fold(pair)[0], []).append(fold(pair)[1:])
    return table


FAR, FAR_OF_TWO = 7.0, 10.0
"""So much likelier must the word be with one letter exchanged, in nats, and with two."""
FAR_LISTED, FAR_BY_VOWELS = 4.5, 5.5
"""The same of a word that is listed, and where the letters tell many words apart: `есімдік`, `өсімдік`."""
BY_SLIPS = 4.0
"""What it costs that a listed word is one: it may be in the list because others slipped."""
SHORTEST, LONGEST, MOST = 4, 40, 6
"""So many letters such a word has, and so many that may stand for others are exchanged two by two."""
REMEMBERED = 1 << 15
STAND_INS = letters_for("кқ гғ нң уұ уү оө аә эә цң үұ ұү әө өә еө иі хһ")
"""What each letter may stand for."""
OVERDONE = letters_for("қк ғг ңн өо үу өе щш")
"""The other way round, which is rarer: `кейіңгі`, `қазірғі`."""
_VOWELS = frozenset(fold("еәө"))
_READ = [(fold(read), fold(true)) for read, true in (("иі", "ш"), ("ьш", "ып"), ("ьш", "ын"))]
"""Letters that are read as two others."""


class Evident(Memo[bytes, bytes]):
    """The words that others evidently are, nothing where none is evident; remembered. Of a listed word it is the one of
    which it may be a slip."""

    def __init__(self, model: Model) -> None:
        super().__init__(self._likeliest, REMEMBERED)
        self.model = model

    def _likeliest(self, word: bytes) -> bytes:
        listed = self.model.words
        if word in listed:
            return _cheapest(listed, _others(word, 1))[1] if word in self.model.slips else b""
        if not SHORTEST <= len(word) <= LONGEST or not KAZAKH.match(word):
            return b""
        cost = word_cost(self.model, word)
        ways = ((FAR, _others(word, 1)), (FAR, _overdone(word)), (FAR_OF_TWO, _others(word, 2)))
        for far, others in ways:
            least, other = _cheapest(listed, others)
            if least * WORD_STEP + far < cost:
                return other
        return b""


def slips(costs: Mapping[bytes, int]) -> Iterator[bytes]:
    """The listed words, given with their costs in units of `WORD_STEP`, that may be listed because others slipped."""
    for word, cost in costs.items():
        if len(word) > LONGEST or not KAZAKH.match(word):
            continue
        least, other = _cheapest(costs, _others(word, 1))
        by_vowels = any(a != b and {a, b} <= _VOWELS for a, b in zip(word, other, strict=False))
        if (cost - least) * WORD_STEP > (FAR_BY_VOWELS if by_vowels else FAR_LISTED):
            yield word


def _cheapest(costs: Mapping[bytes, int], others: Iterator[bytes]) -> tuple[float, bytes]:
    """What the likeliest of other words that are listed costs, and it."""
    return min(((costs[other], other) for other in others if other in costs), default=(INFINITE, b""))


def _others(word: bytes, number: int, table: Letters = STAND_INS) -> Iterator[bytes]:
    """The word with so many letters exchanged."""
    places = [place for place, code in enumerate(word) if code in table]
    for chosen in combinations(places, number) if number < 2 or len(places) <= MOST else ():
        for letters in product(*(table[word[place]] for place in chosen)):
            new = bytearray(word)
            for place, letter in zip(chosen, letters, strict=True):
                new[place : place + 1] = letter
            yield bytes(new)


def _overdone(word: bytes) -> Iterator[bytes]:
    """The word with a Kazakh letter exchanged for its stand-in, or with two letters that were read for others."""
    for read, true in _READ:
        if read in word:
            yield word.replace(read, true)
    yield from _others(word, 1, OVERDONE)


@lru_cache(maxsize=1)
def evident(model: Model) -> Evident:
    """The evident words of a model."""
    return Evident(model)
