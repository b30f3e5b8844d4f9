"""Words in which OCR with the right alphabet took a letter for another one, lost one or added one."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from math import log

from kaznorm.alphabet import LOWER
from kaznorm.lm.channel import RIGHT, rows
from kaznorm.lm.lattice import Option, Readings
from kaznorm.lm.model import INFINITE, Model
from kaznorm.tokens import fold

KEPT = 3
"""So many readings of a word are looked at with their neighbours."""
COMMONEST = 16.0
"""A word that costs more than this is too rare to be what another one was."""
_LETTERS = frozenset(fold(LOWER))


class Confusions:
    """What one slip makes of a word, backwards: what it may have been, and what the slip costs among slips."""

    def __init__(self) -> None:
        table: dict[bytes, list[tuple[bytes, float]]] = defaultdict(list)
        self.dropped: list[tuple[bytes, float]] = []
        found = [(fold(row.true), fold(row.read), row.times) for row in rows() if row.situation == RIGHT]
        found = [(true, read, count) for true, read, count in found if true != read and _LETTERS.issuperset(true)]
        total = sum(count for _, _, count in found)
        for true, read, count in found:
            if not read:
                self.dropped.append((true, log(total / count)))
            elif true or _LETTERS.issuperset(read):
                table[read].append((true, log(total / count)))
        self.table = dict(table)
        self.longest = max(map(len, table), default=1)

    def undone(self, word: bytes) -> Iterator[tuple[bytes, float]]:
        """Every word that one slip may have made this one of, with the cost of the slip."""
        for start in range(len(word)):
            for size in range(1, self.longest + 1):
                for true, cost in self.table.get(word[start : start + size], ()):
                    yield word[:start] + true + word[start + size :], cost
        for at in range(len(word) + 1):
            for true, cost in self.dropped:
                yield word[:at] + true + word[at:], cost


@lru_cache(maxsize=1)
def confusions() -> Confusions:
    """The confusions, made at first need."""
    return Confusions()


class Corrector(Readings):
    """The readings of words that the model doesn't know."""

    def _options(self, word: bytes) -> list[Option]:
        """The word as it stands, and known words that one slip may have made it of, the likeliest first."""
        known = self.model.words
        best: dict[bytes, float] = {}
        for other, cost in confusions().undone(word):
            if other in known and cost < best.get(other, INFINITE):
                best[other] = cost
        found = [Option(w, self.model.word_cost(w), cost) for w, cost in best.items()]
        found = sorted((o for o in found if o.cost < COMMONEST), key=lambda o: (o.cost + o.channel, o.word))
        return [Option(word, self.model.word_cost(word), 0.0), *found[:KEPT]]


@lru_cache(maxsize=1)
def corrector(model: Model) -> Corrector:
    """The corrector of a model."""
    return Corrector(model)


SLIP = 4.0
"""What a slip costs at least, besides its letters, in a text that has some."""


def slipped_cost(model: Model) -> Callable[[bytes], float]:
    """What words cost, where they may have a slip, and may be Russian ones."""
    reader = corrector(model)

    def cost(word: bytes) -> float:
        known, *others = reader.options(word)
        least = min((other.cost + other.channel + SLIP for other in others), default=INFINITE)
        return min(known.cost - max(0.0, model.russian(word)), least)

    return cost
