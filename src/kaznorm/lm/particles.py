"""Whether `мен`, `да` and the like are words of their own or endings, by the words around them."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from math import exp
from typing import NamedTuple
from zlib import crc32

from kaznorm.lm.gap import NEVER, SPACE, Gap, Word
from kaznorm.lm.linear import MASK
from kaznorm.lm.model import EDGE, PARTICLES, Model
from kaznorm.tokens import LETTER

PAIR_WEIGHT = 0.15
"""How much the word pairs count beside the particles' own classifier."""
ABSENT = 17.0
"""The cost by counts of what was not counted."""

REACH = 10
"""So many words after a particle are looked at, up to the next mark."""
_WORD = re.compile(rb"[0%b]" % LETTER)


class Usage(NamedTuple):
    """What a particle and the word before it cost by counts alone: as one word, the word, and the two as a pair."""

    joined: float = ABSENT
    word: float = ABSENT
    apart: float = ABSENT


UNUSED = Usage()


def particle_features(
    before: Sequence[bytes],
    word: bytes,
    particle: bytes,
    after: Sequence[bytes],
    *,
    capital: bool = False,
    usage: Usage = UNUSED,
) -> list[int]:
    """The word that a particle may be part of, with its endings, and the words around, the nearest ones first."""
    b1, b2, b3 = [*before[:3], b"", b"", b""][:3]
    a1, a2, a3, a4 = [*after[:4], b"", b"", b"", b""][:4]
    case = b"C" if capital else b"c"
    texts = [b"", case, case + word[-1:], case + a1[-3:]]
    texts += [b"W" + word, b"Y" + a1, word + b" " + a1, b"Z" + b1]
    texts += [b"w" + word[-size:] for size in range(1, 6)]
    texts += [b"y" + a1[-size:] for size in range(1, 5)]
    texts += [b"q" + a1[:size] for size in (2, 4)]
    texts += [word[-a:] + b"x" + a1[-b:] for a, b in ((1, 1), (2, 2), (3, 3), (4, 4), (2, 4), (4, 2))]
    texts += [b"z" + b1[-3:], b1[-2:] + b"z" + word[-2:], b"u" + b2[-3:], b"U" + b2, b"t" + b3[-3:]]
    texts += [b"2" + a2, b"3" + a2[-3:], b"4" + a2[-2:], b"5" + a3, b"6" + a3[-3:], b"7" + a4[-3:]]
    texts += [b"@" + token[-3:] for token in (a1, a2, a3, a4)]
    texts += [b"|".join((b"8", word[-2:], a1[-2:], a2[-2:])), a1[-2:] + b"9" + a2[-3:], word[-3:] + b"0" + a2[-3:]]
    texts += [bytes((61, word[-2:] == a1[-2:], word[-3:] == a1[-3:], word[-2:] == a2[-2:]))]
    family = PARTICLES[particle]
    texts += [b"s%d" % i for i, token in enumerate(before[:4]) if PARTICLES.get(token) == family]
    texts += [b"e%d" % i for i, token in enumerate(after[:5]) if _ends_like(token, family)][:1]
    texts += [b"Q" + stem for stem in dict.fromkeys(token[:5] for token in takewhile(_WORD.match, after[:REACH]))]
    texts += _usage_features(usage)
    return [crc32(text, crc32(start, 3)) & MASK for text in texts for start in (particle, b"+" + family)]


def _ends_like(token: bytes, family: bytes) -> bool:
    return family in (PARTICLES.get(token), PARTICLES.get(token[-2:]), PARTICLES.get(token[-3:]))


def _usage_features(usage: Usage) -> list[bytes]:
    joined, word, apart = (min(ABSENT, cost) for cost in usage)
    return [
        b"j%d" % joined,
        b"o%d" % word,
        b"p%d" % apart,
        b"r%d" % round(2 * (joined - apart)),
        b"k%d,%d" % (joined, apart),
        bytes((107, joined == ABSENT, word == ABSENT, apart == ABSENT)),
    ]


def with_particles(
    model: Model,
    letters: bytes,
    gaps: Sequence[Gap],
    words: list[Word],
    before: Sequence[bytes],
    after: Sequence[bytes],
    capitals: Sequence[bool],
) -> list[Word]:
    """Decides anew whether `мен`, `да` and the like are words of their own, by the words around them."""
    texts = [letters[word.start : word.end] for word in words]
    done: list[Word] = []
    for index, (word, text) in enumerate(zip(words, texts, strict=True)):
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
        left = [letters[w.start : w.end] for w in done[:-4:-1]] + [*before]
        right = [*texts[index + 1 : index + 1 + REACH], *after]
        pair = [letters[w.start : w.end] for w in apart]
        gap = gaps[apart[1].start]
        odds = gap.none - gap.space + _odds(model, left, pair[0], pair[1], right, capitals[apart[0].start])
        sure = 1 / (1 + exp(-abs(odds)))
        chosen = apart if odds > 0 else [joined]
        as_before = (len(chosen) == 2) == (text in PARTICLES and word.link == SPACE)
        done += [w._replace(posterior=min(w.posterior, sure) if as_before else sure) for w in chosen]
    return done


def _odds(
    model: Model, before: Sequence[bytes], word: bytes, particle: bytes, after: Sequence[bytes], capital: bool
) -> float:
    """The logarithm of the odds that a word and a particle are two words."""
    usage = _usage(model, word, particle)
    by_looks = model.particles.logit(particle_features(before, word, particle, after, capital=capital, usage=usage))
    left, follower = before[0] if before else EDGE, after[0] if after else EDGE
    by_pairs = _row_cost(model, left, word + particle, follower) - _row_cost(model, left, word, particle, follower)
    return by_looks + PAIR_WEIGHT * by_pairs


def _usage(model: Model, word: bytes, particle: bytes) -> Usage:
    joined, apart = model.used(word, particle)
    return Usage(min(ABSENT, joined), min(ABSENT, model.counted_cost(word)), min(ABSENT, apart))


def _row_cost(model: Model, *row: bytes) -> float:
    """The cost of words in a row after the first of them."""
    costs = (model.after(model.left(a), b, model.word_cost(b)) for a, b in pairwise(row))
    return sum(costs)
