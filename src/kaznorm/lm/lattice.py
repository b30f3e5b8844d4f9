"""The likeliest words of a text where each may be one of several, and how probable each of them is."""

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple

from kaznorm.lm.model import MEMO, Left, Model

KEPT = 6
"""So many words at a place are followed up."""


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
        self.memo: dict[bytes, list[Option]] = {}

    def options(self, word: bytes) -> list[Option]:
        """The words that a word may have been."""
        found = self.memo.get(word)
        if found is None:
            if len(self.memo) > MEMO:
                self.memo.clear()
            found = self.memo[word] = self._options(word)
        return found

    def _options(self, word: bytes) -> list[Option]:
        raise NotImplementedError


class Way(NamedTuple):
    """The likeliest way through: its cost, and for each place which option it takes, with its posterior probability."""

    cost: float
    chosen: list[tuple[int, float]]


def likeliest(model: Model, row: Sequence[Sequence[Option]], before: bytes) -> Way:
    """The likeliest way through places that have one option at least each.

    `before` is what stands before the first place. The work is linear in places.
    """
    model.forget()
    lefts: list[Left] = [model.left(before)]
    forward = [0.0]
    steps: list[list[list[float]]] = []
    forwards: list[list[float]] = []
    best = [0.0]
    backs: list[list[int]] = []
    for options in row:
        if len(options) == len(lefts) == 1:
            cost = model.after(lefts[0], options[0].word, options[0].cost) + options[0].channel
            best, forward = [best[0] + cost], [forward[0] + cost]
            backs.append([0])
            steps.append([[cost]])
            forwards.append(forward)
            lefts = [model.left(options[0].word)]
            continue
        costs = [[model.after(left, o.word, o.cost) + o.channel for left in lefts] for o in options]
        ways = [[b + c for b, c in zip(best, row_costs, strict=True)] for row_costs in costs]
        backs.append([min(range(len(w)), key=w.__getitem__) for w in ways])
        best = [w[back] for w, back in zip(ways, backs[-1], strict=True)]
        forward = [_either([f + c for f, c in zip(forward, row_costs, strict=True)]) for row_costs in costs]
        steps.append(costs)
        forwards.append(forward)
        lefts = [model.left(o.word) for o in options]
    return Way(min(best), _read_off(steps, forwards, backs, best))


def _read_off(
    steps: list[list[list[float]]], forwards: list[list[float]], backs: list[list[int]], best: list[float]
) -> list[tuple[int, float]]:
    found: list[tuple[int, float]] = []
    out = [0.0] * len(best)
    chosen = min(range(len(best)), key=best.__getitem__)
    for costs, forward, back in zip(reversed(steps), reversed(forwards), reversed(backs), strict=True):
        if len(forward) == len(back) == len(costs[0]) == 1:
            found.append((0, 1.0))
            out, chosen = [out[0] + costs[0][0]], 0
            continue
        total = _either([f + o for f, o in zip(forward, out, strict=True)])
        found.append((chosen, min(1.0, exp(total - forward[chosen] - out[chosen]))))
        chosen = back[chosen]
        out = [_either([c[left] + o for c, o in zip(costs, out, strict=True)]) for left in range(len(costs[0]))]
    return found[::-1]


def _either(costs: Sequence[float]) -> float:
    """The cost of any of several ways."""
    if len(costs) == 1:
        return costs[0]
    least = min(costs)
    return least - log(sum(exp(least - cost) for cost in costs))
