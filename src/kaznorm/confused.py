"""Letters that OCR with the right alphabet confused: how many a text has, and which."""

import re
from collections.abc import Iterator
from math import exp, log
from typing import NamedTuple

from kaznorm.language import foreign
from kaznorm.lm.confused import corrector
from kaznorm.lm.lattice import Option, likeliest
from kaznorm.lm.model import Model
from kaznorm.lm.window import context
from kaznorm.lost import Exchanged, cased
from kaznorm.tokens import KAZAKH, Scan

SHORTEST = 4
"""Shorter words are too like each other."""
SLIPS, WORDS = 0.02, 200
"""A text without evidence is taken to have so many slips in so many words."""
ROUNDS = 4
_SENTENCE_END = re.compile(rb"(?:\A|[.!?\n])[^0-9A-Za-z\x80-\xe9,]*\Z")


class Suspect(NamedTuple):
    """A word that may have slipped: where it stands, what it may have been, and the odds without regard to how many
    slips the text has."""

    start: int
    end: int
    word: bytes
    odds: float


def confused(model: Model, seen: Scan, lexicon: frozenset[bytes]) -> Iterator[Exchanged]:
    """The words of a text in which letters were confused."""
    suspects = list(_suspects(model, seen, lexicon))
    rate = _rate(suspects, len(seen.keys))
    for suspect in suspects:
        sure = _sigmoid(suspect.odds + rate)
        old = seen.text[suspect.start : suspect.end]
        yield Exchanged(suspect.start, old, cased(old, suspect.word), sure, "confused letters")


def _suspects(model: Model, seen: Scan, lexicon: frozenset[bytes]) -> Iterator[Suspect]:
    unknown = set(seen.keys).difference(model.words, lexicon)
    unknown = {key for key in unknown if len(key) >= SHORTEST and KAZAKH.match(key)}
    if not unknown:
        return
    reader = corrector(model)
    unknown = {key for key in unknown if len(reader.options(key)) > 1 and seen.keys.count(key) == 1}
    if not unknown:
        return
    for (start, end), key in zip(seen.words, seen.keys, strict=True):
        if key not in unknown or seen.touches(start, end) or foreign(model, seen, start, end):
            continue
        found = _judged(model, seen, start, end, reader.options(key))
        if found:
            yield found


def _judged(model: Model, seen: Scan, start: int, end: int, options: list[Option]) -> Suspect | None:
    """The likeliest other word, with its odds against the word as it stands."""
    before, after = context(seen, start, end)
    right = [[Option(after[0], model.word_cost(after[0]), 0.0)]] if after else []
    left = before[0] if before else b"\n"
    costs = [(likeliest(model, [[option], *right], left).cost, option.word) for option in options]
    best, word = min(costs[1:])
    return Suspect(start, end, word, costs[0][0] - best)


def _rate(suspects: list[Suspect], words: int) -> float:
    """The logarithm of how often a word slips, by the words that surely did."""
    rate = log(SLIPS / WORDS)
    for _ in range(ROUNDS):
        slips = sum(_sigmoid(suspect.odds + rate) for suspect in suspects)
        rate = log((SLIPS + slips) / (WORDS + words))
    return rate


def _sigmoid(odds: float) -> float:
    return 1 / (1 + exp(-odds)) if odds > -30 else 0.0
