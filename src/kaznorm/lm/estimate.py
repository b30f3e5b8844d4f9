"""Turns counts into the costs that the model stores. Never imported at run time.

Sources of the method: absolute discounting (Ney, Essen and Kneser 1994) over word pairs, Witten-Bell smoothing
(1991) over the letters of word types.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable

from kaznorm.lm.counting import Counts
from kaznorm.lm.endings import stem_class
from kaznorm.lm.grams import NO_GRAM
from kaznorm.lm.model import (
    COMMON,
    LISTED,
    NAME,
    ORDER,
    PARTICLES,
    STEP,
    WORD_STEP,
    byte,
    word_class,
)
from kaznorm.tokens import KAZAKH

DISCOUNT = {1: 0.6, 2: 1.1}
PAIR_GAIN = 6.0
"""So many nats must a pair save over its words alone, in all the text it was counted in, to be kept."""
PARTICLE_PAIR = 3
"""So often counted, a pair with a particle is kept whatever it saves."""
MIN_HYPHEN = 2
NEVER_ALONE = 1e-6
MIN_STEM = 20
MIN_ENDING = 4
LONGEST_ENDING = 12
COMMON_ENDING = 30
MOSTLY_SMALL, MOSTLY_NAME = 0.06, 0.7
PIECE = 16.0
"""The least cost of an ending that stands alone."""
Endings = tuple[Counter[bytes], Counter[bytes]]


def letter_types(words: Counter[bytes], listed: Iterable[bytes]) -> dict[bytes, float]:
    """Each Kazakh word type with its weight in the model of unknown words."""
    types = {w: 1 + math.log(1 + c) for w, c in sorted(words.items()) if KAZAKH.match(w)}
    for word in sorted(set(listed)):
        if len(word) > 3 and KAZAKH.match(word):
            types.setdefault(word, 0.7)
    return types


def char_model(types: dict[bytes, float]) -> dict[bytes, tuple[int, int]]:
    """The cost of each sequence of letters, and that of falling back from it to a shorter one."""
    counts: list[dict[bytes, float]] = [defaultdict(float) for _ in range(ORDER + 1)]
    for word, weight in types.items():
        marked = b"^" + word + b"$"
        for end in range(2, len(marked) + 1):
            for size in range(1, min(ORDER, end) + 1):
                counts[size][marked[end - size : end]] += weight
    total = sum(counts[1].values())
    probability = {gram: count / total for gram, count in counts[1].items()} | {b"^": NEVER_ALONE}
    shares: dict[bytes, float] = {}
    for size in range(2, ORDER + 1):
        mass: dict[bytes, float] = defaultdict(float)
        followers: Counter[bytes] = Counter()
        for gram, count in counts[size].items():
            mass[gram[:-1]] += count
            followers[gram[:-1]] += 1
        for gram, count in counts[size].items():
            context = gram[:-1]
            shares[context] = share = followers[context] / (mass[context] + followers[context])
            below = probability.get(gram[1:], NEVER_ALONE)
            probability[gram] = count / (mass[context] + followers[context]) + share * below
    return {gram: (byte(-math.log(p)), byte(-math.log(shares.get(gram, 1.0)))) for gram, p in probability.items()}


class Speller:
    """The letters' cost by the tables just built, for the costs of listed words."""

    def __init__(self, entries: dict[bytes, tuple[int, int]]) -> None:
        self.entries = entries
        self.memo: dict[bytes, float] = {}

    def gram(self, gram: bytes) -> float:
        """As `Model.gram_cost`."""
        if gram not in self.memo:
            found = self.entries.get(gram)
            if found is not None:
                self.memo[gram] = found[0] * STEP
            elif len(gram) == 1:
                self.memo[gram] = NO_GRAM * STEP
            else:
                self.memo[gram] = self.entries.get(gram[:-1], (0, 0))[1] * STEP + self.gram(gram[1:])
        return self.memo[gram]

    def word(self, word: bytes) -> float:
        """The cost of a whole word."""
        marked = b"^" + word + b"$"
        return sum(self.gram(marked[max(0, end - ORDER) : end]) for end in range(2, len(marked) + 1))


def discount(count: int) -> float:
    """What is taken from a count for what was not seen."""
    return DISCOUNT.get(count, 1.4)


def listed_cost(count: int, total: int) -> float:
    """The cost of a word by its count alone, in so many words."""
    return -math.log(0.87 * max(0.2, count - 0.6) / total)


def word_probabilities(
    counts: Counter[bytes], vocabulary: list[bytes], speller: Speller, broken: set[bytes]
) -> dict[bytes, float]:
    """The probability of each word of the vocabulary by its count and its letters; low for pieces of words."""
    total = sum(counts.values())
    probability = {
        w: 0.87 * max(0.0, counts[w] - 0.6) / total + math.exp(-LISTED - speller.word(w)) for w in vocabulary
    }
    return {w: min(p, math.exp(-PIECE)) if w in broken else p for w, p in probability.items()}


def word_cases(cases: Counter[tuple[bytes, bool]], words: list[bytes]) -> bytes:
    """For each word whether it is written small, or as a name, where that is known."""

    def case(word: bytes) -> int:
        small, capital = cases[word, False], cases[word, True]
        share = (capital + 0.05) / (small + capital + 0.5)
        return 0 if small + capital == 0 else COMMON if share < MOSTLY_SMALL else NAME if share > MOSTLY_NAME else 0

    return bytes(map(case, words))


def pieces(endings: Endings, free: Counter[bytes], lemmas: set[bytes]) -> set[bytes]:
    """Single letters, and endings that are far rarer alone: where they stand alone, a word was broken."""
    types: Counter[bytes] = Counter()
    for key, count in endings[0].items():
        types[key[2:]] += count
    endings_only = {w for w, n in types.items() if n >= COMMON_ENDING and n >= (15 if w in lemmas else 3) * free[w]}
    return endings_only | {w for w in free if len(w) == 1 and KAZAKH.match(w)}


def class_ratios(counts: Counts, frequent: frozenset[bytes]) -> dict[tuple[bytes, bytes], float]:
    """How much likelier than by chance two classes follow each other, where that is far from 1."""
    seen: Counter[tuple[bytes, bytes]] = Counter()
    left: Counter[bytes] = Counter()
    right: Counter[bytes] = Counter()
    for (a, b), count in counts.text_pairs.items():
        classes = word_class(a, frequent), word_class(b, frequent)
        seen[classes] += count
        left[classes[0]] += count
        right[classes[1]] += count
    total = sum(left.values())
    ratios = {}
    for a, in_left in left.items():
        for b, in_right in right.items():
            expected = in_left * in_right / total
            if expected < 4 and (a, b) not in seen:
                continue
            ratio = (seen[a, b] + 5) / (expected + 5)
            if abs(math.log(ratio)) > 0.6:
                ratios[a, b] = ratio
    return ratios


def pair_costs(counts: Counts, probability: dict[bytes, float], frequent: frozenset[bytes]) -> dict[bytes, int]:
    """The table of word pairs, hyphen pairs, class pairs and of each word's left-over mass."""
    kept: dict[bytes, float] = defaultdict(float)
    for table, least in ((counts.pairs, 1), (counts.hyphens, MIN_HYPHEN)):
        for (a, _), c in table.items():
            if c >= least:
                kept[a] += c - discount(c)
    left_over = {a: max(0.02, 1 - mass / max(counts.words[a], mass)) for a, mass in kept.items()}
    ratios = class_ratios(counts, frequent)
    entries: dict[bytes, int] = {}
    for (a, b), c in counts.pairs.items():
        if a in probability and b in probability:
            ratio = ratios.get((word_class(a, frequent), word_class(b, frequent)), 1.0)
            backed = left_over[a] * probability[b] * ratio
            p = (c - discount(c)) / counts.words[a] + backed
            if c * math.log(p / backed) >= PAIR_GAIN or (b in PARTICLES and c >= PARTICLE_PAIR):
                entries[a + b" " + b] = byte(-math.log(p))
    for (a, b), c in hyphen_pairs(counts, probability).items():
        entries[a + b"-" + b] = byte(-math.log((c - discount(c)) / counts.words[a]))
    for (a, b), ratio in ratios.items():
        entries[a + b"~" + b] = byte(-math.log(ratio), zero=128)
    entries.update((a + b" ", byte(-math.log(share))) for a, share in left_over.items() if a in probability)
    return entries


def hyphen_pairs(counts: Counts, vocabulary: Container[bytes]) -> dict[tuple[bytes, bytes], int]:
    """The words of a vocabulary that hyphens join, with their counts."""
    pairs = counts.hyphens.items()
    return {(a, b): c for (a, b), c in pairs if c >= MIN_HYPHEN and a in vocabulary and b in vocabulary}


def usage_costs(counts: Counts) -> dict[bytes, int]:
    """What particles and the words before them cost, apart and as one word, by the tables alone.

    Of the text that the classifier of particles learns from nothing is counted: it would seem surer than it is.
    """
    total = (counts.words - counts.text_words).total()
    entries: dict[bytes, int] = {}
    for (word, particle), count in counts.pairs.items():
        elsewhere = count - counts.text_pairs[word, particle]
        if particle in PARTICLES and KAZAKH.match(word) and elsewhere > 0:
            entries[word + b"+" + particle] = byte(listed_cost(elsewhere, total), WORD_STEP)
    for word, count in counts.words.items():
        elsewhere = count - counts.text_words[word]
        ending = any(word.endswith(particle) and len(word) > len(particle) + 2 for particle in PARTICLES)
        if ending and elsewhere > 0 and KAZAKH.match(word):
            entries[word + b"+"] = byte(listed_cost(elsewhere, total), WORD_STEP)
    return entries


def russian_odds(kazakh: dict[bytes, float], russian: Counter[bytes]) -> dict[bytes, int]:
    """How much likelier each four-letter sequence is in Russian words than in Kazakh ones."""
    sums: list[dict[bytes, float]] = [defaultdict(float), defaultdict(float)]
    weights = {w: 1 + math.log(1 + c) for w, c in russian.items() if KAZAKH.match(w)}
    for side, types in ((0, kazakh), (1, weights)):
        for word, weight in types.items():
            marked = b"^" + word + b"$"
            for end in range(4, len(marked) + 1):
                sums[side][marked[end - 4 : end]] += weight
    totals = [sum(side.values()) for side in sums]
    odds = {}
    for gram in sorted(sums[0].keys() | sums[1].keys()):
        kk = (sums[0].get(gram, 0.0) + 2) / totals[0]
        ru = (sums[1].get(gram, 0.0) + 2 * totals[1] / totals[0]) / totals[1]
        if abs(math.log(ru / kk)) > 1.6:
            odds[gram] = byte(math.log(ru / kk), zero=128)
    return odds


def ending_counts(words: Counter[bytes]) -> Endings:
    """How many word types have an ending after a stem of a class, and how many types have a stem of that class."""
    stems = {w for w, c in words.items() if c >= MIN_STEM and len(w) > 2 and KAZAKH.match(w)}
    seen: Counter[bytes] = Counter()
    totals: Counter[bytes] = Counter(stem_class(stem) for stem in stems)
    for word, count in words.items():
        if count < 2 or not KAZAKH.match(word):
            continue
        for size in range(max(3, len(word) - LONGEST_ENDING), len(word)):
            if word[:size] in stems:
                of = stem_class(word[:size])
                seen[of + word[size:]] += 1
                totals[of] += 1
    return seen, totals


def ending_costs(endings: Endings) -> dict[bytes, int]:
    """What an ending costs after stems of a class."""
    seen, totals = endings
    return {key: byte(-math.log(n / totals[key[:2]])) for key, n in seen.items() if n >= MIN_ENDING}
