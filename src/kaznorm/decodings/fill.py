"""Which word a word with holes may be."""

import math
import re
from collections import defaultdict
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from kaznorm.alphabet import KAZAKH_ONLY, LOWER
from kaznorm.decodings.tables import REPLACEMENT
from kaznorm.lm.model import INFINITE, WORD_STEP, Model
from kaznorm.tokens import fold, shadow, unshadow

HOLES = f"?{REPLACEMENT}"
HOLE = b"?"
MOST_WAYS = 200
LIKELY = 1.05
"""The sum of the odds of all ways to write a word against the best may be this much."""
MARK = 5.0
"""What it costs that the last `?` of a word is a question mark."""
RARE = 12.0
"""A word that costs more may be mistaken for a form that isn't listed."""
JOINED = 4.0
"""What it is worth that two words are known with a hyphen between them."""
SHORTEST_STEM, MOST_IN_ENDING = 3, 3
REMEMBERED = 4096
"""What fits so many tokens of a text."""
_WORD = re.compile(r"[^\W\d_]+")
_MAYBE_ACRONYM = re.compile(rf"[А-Я][{HOLES}]{{2,3}}")
"""`Б??` is no word with a capital: all its letters have one, or nothing tells."""
_LETTERS = KAZAKH_ONLY[: len(KAZAKH_ONLY) // 2]
_LETTER_CODES = [bytes((code,)) for code in shadow(LOWER)]
_NAMES = tuple(
    "қазақстан қарағанды қостанай қызылорда қытай қырғызстан қасым қорқыт құнанба өзбекстан өскемен үндістан "
    "үрімжі ұлытау әзербайжан әуезов әлихан әбілқайыр ғабит ғани".split()
)
"""What begins so, and with a lost letter, keeps its capital."""
_OF_A_PLACE = re.compile("[дтл](?:ық|ік)")
"""In adjectives, which are written small: `қазақстандық`."""


@lru_cache(maxsize=2)
def _by_shape(model: Model, letters: str) -> dict[bytes, list[bytes]]:
    """The listed words with any of these letters, by what is left of them without."""
    blur = bytes.maketrans(shadow(letters), HOLE * len(letters))
    found = defaultdict(list)
    for word, shape in zip(model.words, b"\n".join(model.words).translate(blur).split(b"\n"), strict=True):
        if HOLE in shape:
            found[shape].append(word)
    return dict(found)


class Beside(NamedTuple):
    """The words on either side, in the model's form; whether hyphens join them."""

    before: bytes
    after: bytes = b""
    hyphen: bool = False
    hyphen_after: bool = False


class Filler:
    """Fills holes with letters of Kazakh alone. `holds_i`: the text has і, so that it isn't among the lost."""

    def __init__(self, model: Model, *, holds_i: bool) -> None:
        letters = _LETTERS.replace("і", "") if holds_i else _LETTERS
        self.model = model
        self.codes = [bytes((code,)) for code in shadow(letters)]
        self.blur = bytes.maketrans(shadow(letters), HOLE * len(letters))
        self.shapes = _by_shape(model, letters)
        self.words = lru_cache(REMEMBERED)(self._words)
        self.any_letters = lru_cache(REMEMBERED)(self._any_letters)
        self.remembered = lru_cache(REMEMBERED)(self._best)

    def best(self, token: str, beside: Beside, *, opens: bool) -> tuple[str, float]:
        """The likeliest word for a token with holes, between its neighbours, and its probability; else the token.

        `opens` says that a sentence begins here. U+FFFD may be any letter, and two of them one letter.
        """
        if _MAYBE_ACRONYM.fullmatch(token):
            return token, 0.0
        return self.remembered(token, beside, opens)

    def _best(self, token: str, beside: Beside, opens: bool) -> tuple[str, float]:
        self.model.forget()
        key = fold(token.replace(REPLACEMENT, "?"))
        costs = {word: self.between(word, cost, beside) for word, cost in self.words(key).items()}
        if REPLACEMENT in token:
            shorter = fold(token.replace(REPLACEMENT * 2, "?").replace(REPLACEMENT, "?"))
            any_way = {word for each in (key, shorter) for word in self.any_letters(each)}
            costs |= {word: self.between(word, self.model.word_cost(word), beside) for word in any_way}
        asked = key.rstrip(HOLE)
        if token.endswith("?") and asked != key and len(asked) > 1:
            words = self.words(asked) if HOLE in asked else {asked: self.model.word_cost(asked)}
            marks = key[len(asked) :]
            costs |= {word + marks: self.between(word, cost, beside) + MARK for word, cost in words.items()}
        if not costs:
            return token, 0.0
        word = min(costs, key=costs.__getitem__)
        probability = 1 / sum(math.exp(costs[word] - cost) for cost in costs.values())
        return in_case(token, unshadow(word), opens=opens, named=word in self.model.names), probability

    def between(self, word: bytes, cost: float, beside: Beside) -> float:
        """What a word costs between its neighbours, as far as they are known."""
        model = self.model
        left = model.left(beside.before)
        joined = model.hyphenated(left, word) if beside.hyphen else None
        cost = model.after(left, word, cost) if joined is None else min(joined, cost) - JOINED
        if not beside.after:
            return cost
        after = model.word_cost(beside.after)
        joined = model.hyphenated(model.left(word), beside.after) if beside.hyphen_after else None
        if joined is not None:
            return cost + min(joined, after) - JOINED
        return cost + model.after(model.left(word), beside.after, after)

    def pair(self, tokens: tuple[str, str], *, opens: bool) -> tuple[tuple[str, str], float]:
        """The likeliest two words that a hyphen joins for two tokens with holes, and their probability."""
        first, second = (self.words(fold(token.replace(REPLACEMENT, "?"))) for token in tokens)
        if not 0 < len(first) * len(second) <= MOST_WAYS:
            return tokens, 0.0
        costs = {(a, b): first[a] + self.between(b, second[b], Beside(a, hyphen=True)) for a in first for b in second}
        best = min(costs, key=costs.__getitem__)
        one, two = (in_case(token, unshadow(word), opens=False) for token, word in zip(tokens, best, strict=True))
        one = in_case(tokens[0], unshadow(best[0]), opens=opens, named=best[0] in self.model.names)
        return (one, two), 1 / sum(math.exp(costs[best] - cost) for cost in costs.values())

    def _words(self, key: bytes) -> dict[bytes, float]:
        """The words that fit, with their costs: listed ones, and where these are rare, forms of listed ones."""
        found = {word: self.model.words[word] * WORD_STEP for word in self.fitting(key)}
        if min(found.values(), default=INFINITE) > RARE:
            for size in range(SHORTEST_STEM, len(key)):
                found |= self.inflected(key[:size], key[size:], found)
        return found

    def fitting(self, key: bytes) -> list[bytes]:
        """Listed words that differ from a key only in its holes."""
        if HOLE not in key:
            return [key] if key in self.model.words else []
        words = self.shapes.get(key.translate(self.blur), ())
        return [word for word in words if all(a in (b, HOLE[0]) for a, b in zip(key, word, strict=True))]

    def _any_letters(self, key: bytes) -> list[bytes]:
        """Listed words that differ from a key in one or two holes, whatever letter these have."""
        if key.count(HOLE) > 2:
            return []
        ways = product(*(_LETTER_CODES if code == HOLE[0] else (bytes((code,)),) for code in key))
        return [word for word in map(b"".join, ways) if word in self.model.words]

    def inflected(self, stem: bytes, ending: bytes, known: dict[bytes, float]) -> dict[bytes, float]:
        """Listed words that fit the stem, with endings that fit the rest."""
        stems = self.fitting(stem)
        if not stems or ending.count(HOLE) > MOST_IN_ENDING:
            return {}
        ways = product(*(self.codes if code == HOLE[0] else (bytes((code,)),) for code in ending))
        endings = list(map(b"".join, ways))
        found = {
            a + b: self.model.words[a] * WORD_STEP + cost
            for a in stems
            for b in endings
            if (cost := self.model.ending_cost(a, b)) < INFINITE
        }
        return {word: min(cost, known.get(word, INFINITE)) for word, cost in found.items()}


@lru_cache(maxsize=2)
def filler(model: Model, *, holds_i: bool) -> Filler:
    """The same one as long as it is asked for."""
    return Filler(model, holds_i=holds_i)


def choose(model: Model, word: str, choices: dict[str, str]) -> str:
    """The word with letters in place of what stands for several, U+FFFD where it isn't certain which.

    >>> from kaznorm.lm.load import model
    >>> choose(model(), "бо1ып", {"1": "лн"}), choose(model(), "бо1ы2", {"1": "лн", "2": "пс"})
    ('болып', 'болып')
    """
    ways = [choices.get(char, char) for char in word]
    if math.prod(map(len, ways)) > MOST_WAYS:
        ways = [way if len(way) == 1 else REPLACEMENT for way in ways]
    costs = {"".join(way): 0.0 for way in product(*ways)}
    if len(costs) > 1:
        costs = {way: sum(model.word_cost(fold(part)) for part in _WORD.findall(way)) for way in costs}
    best = min(costs, key=costs.__getitem__)
    if sum(math.exp(costs[best] - cost) for cost in costs.values()) < LIKELY:
        return best
    return "".join(char if len(way) == 1 else REPLACEMENT for char, way in zip(best, ways, strict=True))


def in_case(token: str, word: str, *, opens: bool, named: bool = False) -> str:
    """A word in the case of the token that it fills.

    `opens` says that a sentence begins here, `named` that it is a name: a lost first letter was a capital.

    >>> in_case("?азА?парат", "қазақпарат", opens=True), in_case("?АЗА?", "қазақ", opens=False)
    ('ҚазАқпарат', 'ҚАЗАҚ')
    """
    letters = [char for char in token if char.isalpha()]
    if (len(letters) > 1 or token[0] in HOLES) and letters and all(map(str.isupper, letters)):
        return word.upper()
    named = named or (word.startswith(_NAMES) and not _OF_A_PLACE.search(word))
    first = word[0].upper() if (opens or named if token[0] in HOLES else token[0].isupper()) else word[0]
    if len(token) != len(word):
        return first + word[1:]
    return first + "".join(new.upper() if old.isupper() else new for old, new in zip(token[1:], word[1:], strict=True))


def begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence begins at a place."""
    before = text[max(0, at - 6) : at]
    ended = before.rstrip(" \t–—-")
    return not ended or ended[-1] in '.!…:\n«“"'
