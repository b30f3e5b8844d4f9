"""Words in which another letter evidently stands for one of Kazakh's own: `тұракты`, `бэрін`, `мөселелері`.

Keyboards lack these letters, and OCR that was made for another alphabet takes them for those that are most like them.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

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
            return _cheapest(listed, _others(word))[1] if word in self.model.slips else b""
        if not SHORTEST <= len(word) <= LONGEST or not KAZAKH.match(word):
            return b""
        for far, others in ((FAR, _others), (FAR, _overdone), (FAR_OF_TWO, _others_by_two)):
            least, other = _cheapest(listed, others(word))
            if other and least * WORD_STEP + far < word_cost(self.model, word):
                return other
        return b""


def slips(costs: Mapping[bytes, int]) -> Iterator[bytes]:
    """The listed words, given with their costs in units of `WORD_STEP`, that may be listed because others slipped."""
    for word, cost in costs.items():
        if len(word) > LONGEST or not KAZAKH.match(word):
            continue
        least, other = _cheapest(costs, _others(word))
        by_vowels = any(a != b and {a, b} <= _VOWELS for a, b in zip(word, other, strict=False))
        if (cost - least) * WORD_STEP > (FAR_BY_VOWELS if by_vowels else FAR_LISTED):
            yield word


def _cheapest(costs: Mapping[bytes, int], others: Iterable[bytes]) -> tuple[float, bytes]:
    """What the likeliest of other words that are listed costs, and it."""
    return min([(costs[other], other) for other in others if other in costs], default=(INFINITE, b""))


def _others(word: bytes, table: Letters = STAND_INS, first: int = 0) -> list[bytes]:
    """The word with a letter exchanged, from a place on."""
    places = [place for place in range(first, len(word)) if word[place] in table]
    return [word[:place] + letter + word[place + 1 :] for place in places for letter in table[word[place]]]


def _others_by_two(word: bytes) -> list[bytes]:
    """The word with two letters exchanged, if not too many may be."""
    places = [place for place, code in enumerate(word) if code in STAND_INS]
    if len(places) > MOST:
        return []
    heads = [(word[:place] + letter, place + 1) for place in places for letter in STAND_INS[word[place]]]
    return [other for head, behind in heads for other in _others(head + word[behind:], STAND_INS, behind)]


def _overdone(word: bytes) -> list[bytes]:
    """The word with a Kazakh letter exchanged for its stand-in, or with two letters that were read for others."""
    return [word.replace(read, true) for read, true in _READ if read in word] + _others(word, OVERDONE)


@lru_cache(maxsize=1)
def evident(model: Model) -> Evident:
    """The evident words of a model."""
    return Evident(model)
