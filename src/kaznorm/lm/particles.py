"""Whether `мен`, `да` and the like are words of their own or endings, by the words around them."""

from collections.abc import Sequence
from itertools import pairwise
from math import exp

from kaznorm.lm.gap import NEVER, SPACE, Gap, Word
from kaznorm.lm.linear import particle_features
from kaznorm.lm.model import PARTICLES, Model

LOOKS_WEIGHT = 1.0
PAIR_WEIGHT = 0.3
"""How much the particle's own classifier counts, and how much the word pairs."""


def with_particles(
    model: Model,
    letters: bytes,
    gaps: Sequence[Gap],
    words: list[Word],
    before: bytes,
    after: bytes,
    capitals: Sequence[bool],
) -> list[Word]:
    """Decides anew whether `мен`, `да` and the like are words of their own, by the words around them."""
    done: list[Word] = []
    for index, word in enumerate(words):
        follower = letters[words[index + 1].start : words[index + 1].end] if index + 1 < len(words) else after
        text = letters[word.start : word.end]
        if text in PARTICLES and word.link == SPACE and done:
            stem = done.pop()
            joined = Word(stem.start, word.end, stem.link, min(stem.posterior, word.posterior))
            apart = [stem, word]
        else:
            particle = next((p for p in PARTICLES if text.endswith(p) and len(text) > len(p) + 2), b"")
            if not particle or gaps[word.end - len(particle)].space >= NEVER:
                done.append(word)
                continue
            cut = word.end - len(particle)
            joined = word
            apart = [word._replace(end=cut), Word(cut, word.end, SPACE, word.posterior)]
        left = letters[done[-1].start : done[-1].end] if done else before
        odds = _apart_odds(
            model, letters, gaps[apart[1].start], left, apart, follower, capitals[apart[0].start]
        )
        sure = 1 / (1 + exp(-abs(odds)))
        chosen = apart if odds > 0 else [joined]
        as_before = (len(chosen) == 2) == (text in PARTICLES and word.link == SPACE)
        done += [w._replace(posterior=min(w.posterior, sure) if as_before else sure) for w in chosen]
    return done


def _apart_odds(
    model: Model,
    letters: bytes,
    gap: Gap,
    left: bytes,
    apart: list[Word],
    follower: bytes,
    capital: bool,
) -> float:
    """The logarithm of the odds that a stem and a particle are two words."""
    stem, particle = (letters[w.start : w.end] for w in apart)
    by_pairs = _row_cost(model, left, stem + particle, follower) - _row_cost(model, left, stem, particle, follower)
    by_looks = model.linear.logit(particle_features(left, stem, particle, follower, capital))
    return LOOKS_WEIGHT * by_looks + PAIR_WEIGHT * by_pairs + gap.none - gap.space


def _row_cost(model: Model, *row: bytes) -> float:
    """The cost of words in a row after the first of them."""
    costs = (model.after(model.left(a), b, model.word_cost(b)) for a, b in pairwise(row))
    return sum(costs)
