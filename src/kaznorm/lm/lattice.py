"""The likeliest words of a text where each may be one of several, and how probable each of them is."""

from collections.abc import Sequence
from itertools import count
from math import exp
from operator import add, mul
from typing import NamedTuple

from kaznorm.lm.memo import Memo
from kaznorm.lm.model import MEMO, Left, Model

BEHIND = 6.0
"""Options that cost so much more than the best at their place, by what stands before them, are given up, in nats."""


class Option(NamedTuple):
    """A word that may stand at a place: as the model knows it, what it costs regardless of its neighbours, and what
    it costs that it came to look as it does."""

    word: bytes
    cost: float
    channel: float


class Readings:
    """What words may have been, the likeliest first; remembered. What it asks the model is for those who derive."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.memo = Memo(self._options, MEMO)

    def options(self, word: bytes) -> list[Option]:
        """The words that a word may have been."""
        return self.memo[word]

    def _options(self, word: bytes) -> list[Option]:
        raise NotImplementedError


Chosen = list[tuple[int, float]]
"""Which option each place takes, and how probable it is by what stands on both sides."""


class _Step(NamedTuple):
    """What a place is for the way back: of each option kept its number, how probable it is by what stands before it,
    the number of the likeliest one before it, and how probable it is after each of those before."""

    kept: list[int]
    forward: list[float]
    backs: list[int]
    after: list[list[float]]


_ALONE = _Step([0], [1.0], [0], [[1.0]])


def likeliest(model: Model, row: Sequence[Sequence[Option]], before: bytes) -> Chosen:
    """The likeliest way through places that have one option at least each.

    `before` is what stands before the first place. Options that are far behind others at their place are given up.
    The work is linear in places, and little where there is no choice.
    """
    model.forget()
    left_of = model.left
    words, best, forward = [before], [0.0], [1.0]
    steps: list[_Step] = []
    for options in row:
        if len(options) == len(words) == 1:
            words = [options[0].word]
            steps.append(_ALONE)
            continue
        if len(words) == 1:
            step, best = _from_one(model, left_of(words[0]), options)
        else:
            lefts = [left_of(word) for word in words]
            to = _to_one if len(options) == 1 else _from_many
            step, best = to(model, lefts, options, best, forward)
        forward = step.forward
        steps.append(step)
        words = [options[number].word for number in step.kept]
    return _read_off(steps, best.index(min(best)))


_Found = tuple[_Step, list[float]]
"""A step, and what the best way to each option kept costs more than the best of all."""


def _from_one(model: Model, left: Left, options: Sequence[Option]) -> _Found:
    """The step from a place that has one option."""
    after = model.after
    ways = [after(left, word, cost) + channel for word, cost, channel in options]
    least = min(ways)
    kept = [number for number, way in enumerate(ways) if way < least + BEHIND]
    best = [ways[number] - least for number in kept]
    forward = [exp(-cost) for cost in best]
    return _Step(kept, forward, [0] * len(kept), [[chance] for chance in forward]), best


def _to_one(model: Model, lefts: list[Left], options: Sequence[Option], best: list[float], _: list[float]) -> _Found:
    """The step to a place that has one option."""
    word, cost = options[0][:2]
    costs = [model.after(left, word, cost) for left in lefts]
    least = min(costs)
    ways = [*map(add, best, costs)]
    return _Step([0], [1.0], [ways.index(min(ways))], [[exp(least - cost) for cost in costs]]), [0.0]


def _from_many(
    model: Model, lefts: list[Left], options: Sequence[Option], best: list[float], forward: list[float]
) -> _Found:
    """The step between places that have several options each."""
    after = model.after
    costs = [[after(left, word, cost) + channel for left in lefts] for word, cost, channel in options]
    pairs = [min(zip(map(add, best, row_costs), count(), strict=False)) for row_costs in costs]
    least = min(pairs)[0]
    kept = [number for number, (way, _) in enumerate(pairs) if way < least + BEHIND]
    lowest = min([min(costs[number]) for number in kept])
    chances = [[exp(lowest - cost) for cost in costs[number]] for number in kept]
    forward = [sum(map(mul, forward, row_chances)) for row_chances in chances]
    total = sum(forward)
    forward = [chance / total for chance in forward]
    return _Step(kept, forward, [pairs[number][1] for number in kept], chances), [pairs[n][0] - least for n in kept]


def _read_off(steps: list[_Step], chosen: int) -> Chosen:
    found: Chosen = []
    out = [1.0]
    if steps:
        out *= len(steps[-1].kept)
    for kept, forward, backs, chances in reversed(steps):
        if len(kept) == len(backs) == len(chances[0]) == 1:
            found.append((kept[0], 1.0))
            out, chosen = [1.0], 0
            continue
        if len(kept) == 1:
            found.append((kept[0], 1.0))
            out = chances[0]
        else:
            total = sum(map(mul, forward, out))
            found.append((kept[chosen], min(1.0, forward[chosen] * out[chosen] / total)))
            out = [sum(map(mul, out, column)) for column in zip(*chances, strict=True)]
        scale = max(out)
        out = [chance / scale for chance in out] if scale < 1 else out
        chosen = backs[chosen]
    return found[::-1]
