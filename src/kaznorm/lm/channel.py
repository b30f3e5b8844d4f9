"""The error model of letters: what was read, or typed, for what stood there; `data/confusions.tsv`.

Three ways in which letters are lost. `TYPED`: each letter that Kazakh has and Russian lacks is its Russian stand-in,
so that most words need several. `LOST`: recognised as Russian, with stand-ins and other slips. `RIGHT`: recognised
with the right alphabet, a letter here and there confused.
Words are bytes, as the model knows them; costs are negative natural logarithms of probabilities.
"""

from collections import defaultdict
from functools import lru_cache
from itertools import repeat
from math import log
from pathlib import Path
from typing import NamedTuple

from kaznorm.alphabet import KAZAKH_ONLY, LOWER, RUSSIAN_STAND_INS
from kaznorm.lm.endings import LONGEST_ENDING, STEM, stem_class
from kaznorm.lm.gap import NEVER
from kaznorm.lm.memo import Memo
from kaznorm.lm.model import WORD_STEP, Model
from kaznorm.tokens import fold, unshadow

PATH = Path(__file__).parent.parent / "data" / "confusions.tsv"
LOST, RIGHT, TYPED = "lost", "right", "typed"
STAND_IN = 4.0
"""So many times as often as OCR met it is a letter taken to have been typed as its Russian stand-in."""
AS_E = 2.0
"""What it costs that ә is typed as э, and not as а."""
FAR = 12.0
"""Readings that cost more than this are none."""
_CLASSES = ("аәэ", "гғ", "кқ", "нң", "оөе", "уұү", "хһ")
"""Letters that stand for one another where the Kazakh ones are lost."""
STAND_INS = dict(zip("әғқңөұүі", ("аэ", "г", "к", "н", "о", "уү", "уұ", "и"), strict=True))
"""What stands for a letter that is missing."""
NARROW = "иіый!1|:;"
"""What і and its like are read as, if anything."""
_FROM = fold("".join(letters[1:] for letters in _CLASSES))
_TO = fold("".join(letters[0] * (len(letters) - 1) for letters in _CLASSES))
_SKELETON = bytes.maketrans(_FROM, _TO)
_NARROW = fold(NARROW)
_APART = bytes(code if code in _NARROW else 0x20 for code in range(256))
"""All but narrow letters to spaces."""
SHORTEST_STEM = 3
_NEVER = repeat(NEVER)
RUNS = 10_000
"""So many rows of narrow letters are remembered before all are forgotten."""


class Row(NamedTuple):
    """A row of the table: `times` of `total` times was `read` read where `true` stood."""

    situation: str
    true: str
    read: str
    times: int
    total: int


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """The rows of `data/confusions.tsv`."""
    found = [line.split("\t") for line in PATH.read_text(encoding="utf-8").split("\n")[1:] if line]
    return tuple(Row(a, b, c, int(d), int(e)) for a, b, c, d, e in found)


class Channel:
    """One way in which letters are lost: what it costs that a piece was read for another.

    >>> lost = channel(LOST)
    >>> lost.cost(fold("қазақ"), fold("казак")) < lost.cost(fold("қазақ"), fold("қазақ"))
    True
    """

    def __init__(self, situation: str) -> None:
        counts: dict[tuple[bytes, bytes], float] = defaultdict(float)
        totals: dict[bytes, float] = defaultdict(float)
        for row in rows():
            if row.situation == situation:
                counts[fold(row.true), fold(row.read)] += row.times
                totals[fold(row.true)] = max(totals[fold(row.true)], row.total)
        if situation != RIGHT:
            for letter, stand_in in zip(KAZAKH_ONLY[:9], RUSSIAN_STAND_INS[:9], strict=True):
                true = fold(letter)
                totals[true] = max(totals[true], 100.0)
                counts[true, fold(stand_in)] += STAND_IN * totals[true]
                totals[true] *= 1 + STAND_IN
        wrong: dict[bytes, float] = defaultdict(float)
        for (true, _), count in counts.items():
            wrong[true] += count
        self.pairs: dict[tuple[int, int], float] = {}
        self.dropped: dict[int, float] = {}
        self.added: dict[int, float] = {}
        for (true, read), count in counts.items():
            if len(true) == len(read) == 1:
                self.pairs[true[0], read[0]] = -log(count / totals[true])
            elif len(true) == 1 and not read:
                self.dropped[true[0]] = -log(count / totals[true])
            elif not true and len(read) == 1:
                self.added[read[0]] = 9.0 - log(count)
        for code in fold(LOWER):
            true = bytes([code])
            right = 1 - wrong[true] / totals[true] if totals[true] else 1.0
            self.pairs[code, code] = -log(max(right, 0.02))
        if situation == TYPED:
            self.pairs[fold("ә")[0], fold("э")[0]] = AS_E
        self.kept = [self.pairs.get((code, code), NEVER) for code in range(256)]
        self.readings: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for (true_code, read_code), cost in sorted(self.pairs.items()):
            self.readings[read_code].append((true_code, cost))
        self.runs = Memo[tuple[bytes, bytes], float](lambda pair: self._aligned(*pair), RUNS)

    def cost(self, true: bytes, read: bytes) -> float:
        """What it costs that a word was read as this."""
        if true == read:
            return min(sum(map(self.kept.__getitem__, read)), NEVER)
        if len(true) == len(read):
            total = sum(map(self.pairs.get, zip(true, read, strict=True), _NEVER))
            if total < FAR or not self.dropped:
                return min(total, NEVER)
        firm, other = true.translate(None, _NARROW), read.translate(None, _NARROW)
        if len(firm) != len(other):
            return self._aligned(true, read)
        total = sum(map(self.pairs.get, zip(firm, other, strict=True), _NEVER))
        if total < FAR:
            # narrow letters in a row: words that look alike differ in little else
            total += sum(map(self.runs.__getitem__, zip(_runs(true), _runs(read), strict=True)))
        return min(total, NEVER)

    def _aligned(self, true: bytes, read: bytes) -> float:
        last = [0.0]
        for code in read:
            last.append(last[-1] + self.added.get(code, NEVER))
        for letter in true:
            dropped = self.dropped.get(letter, NEVER)
            row = [last[0] + dropped]
            for j, code in enumerate(read):
                same = last[j] + self.pairs.get((letter, code), NEVER)
                row.append(min(same, last[j + 1] + dropped, row[j] + self.added.get(code, NEVER)))
            last = row
        return min(last[-1], NEVER)


class OneLetter:
    """A channel in which others stand for one letter everywhere, as where a keyboard or a font lacks it."""

    def __init__(self, letter: bytes) -> None:
        self.letter = letter[0]
        self.stand_ins = frozenset(fold(STAND_INS[unshadow(letter)]))
        self.readings = {code: [(code, 0.0)] for code in fold(LOWER)}
        for code in self.stand_ins:
            self.readings[code].append((self.letter, 0.0))

    def cost(self, true: bytes, read: bytes) -> float:
        """Nothing where a word may have been read as this, else `NEVER`."""
        if len(true) != len(read):
            return NEVER
        letter, stand_ins = self.letter, self.stand_ins
        same = all(a == b or (a == letter and b in stand_ins) for a, b in zip(true, read, strict=True))
        return 0.0 if same else NEVER


def _runs(word: bytes) -> list[bytes]:
    """The rows of narrow letters before, between and behind the others of a word."""
    return word.translate(_APART).split(b" ")


@lru_cache(maxsize=3)
def channel(situation: str) -> Channel:
    """The channel of a situation, made at first need."""
    return Channel(situation)


def skeleton(word: bytes) -> bytes:
    """What is left of a word where Kazakh letters aren't told from Russian ones, and і from nothing.

    >>> skeleton(fold("бірінші")) == skeleton(fold("брнши")), skeleton(fold("қазақ")) == skeleton(fold("казак"))
    (True, True)
    """
    return word.translate(_SKELETON, _NARROW)


class Index:
    """The model's words and endings by their skeletons."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.endings: dict[bytes, list[bytes]] = defaultdict(list)
        for ending in model.endings:
            self.endings[skeleton(ending)].append(ending)
        words = [word for word in model.words if word[0] >= 0x80]
        skeletons = b"\n".join(words).translate(_SKELETON, _NARROW).split(b"\n")
        self.first = dict(zip(skeletons, words, strict=True))
        self.others: dict[bytes, bytes] = {}  # joined: many lists keep the garbage collector busy
        for bones, word in zip(skeletons, words, strict=True):
            if self.first[bones] is not word:
                self.others[bones] = b"%b\n%b" % (self.others[bones], word) if bones in self.others else word

    def like(self, word: bytes) -> list[bytes]:
        """The words that have the skeleton of this one."""
        return self._with(skeleton(word))

    def forms_like(self, word: bytes, most: float) -> list[tuple[float, bytes]]:
        """The forms of words, listed themselves or not, that have the skeleton of this one and cost less than `most`;
        with what they cost."""
        bones = skeleton(word)
        words, ending_cost = self.model.words, self.model.class_ending_cost
        found: dict[bytes, float] = {}
        for cut in range(max(1, len(bones) - LONGEST_ENDING), len(bones)):
            endings = self.endings.get(bones[cut:], ())
            for stem in self._with(bones[:cut]) if endings else ():
                cost = words[stem] * WORD_STEP
                if cost + STEM < most and len(stem) >= SHORTEST_STEM:
                    kind = stem_class(stem)
                    for ending in endings:
                        total, form = cost + ending_cost(kind, ending), stem + ending
                        if total < found.get(form, most):
                            found[form] = total
        return [(total, form) for form, total in found.items()]

    def _with(self, bones: bytes) -> list[bytes]:
        first = self.first.get(bones)
        if first is None:
            return []
        others = self.others.get(bones)
        return [first] if others is None else [first, *others.split(b"\n")]


@lru_cache(maxsize=1)
def index(model: Model) -> Index:
    """The index of a model, built at first need and kept."""
    return Index(model)
