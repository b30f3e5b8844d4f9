"""Words in which OCR with the right alphabet took a letter for another one, lost one or added one."""

from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache
from math import log

from kaznorm.alphabet import LOWER
from kaznorm.lm.channel import RIGHT, rows
from kaznorm.lm.lattice import Option, Readings
from kaznorm.lm.model import INFINITE, UNKNOWN, Model
from kaznorm.tokens import fold

KEPT = 3
"""So many readings of a word are looked at with their neighbours."""
COMMONEST = 16.0
"""A word that costs more than this is too rare to be what another one was."""
FREQUENT, FREQUENTLY_DROPPED, SECOND = 5.0, 4.0, 3.0
"""Slips that cost less may be two in a word, letters dropped that cost less, and what a second one costs."""
LIKELY = 5.7
"""Dropped letters that cost more are rare."""
UNHEARD = 9.0
"""What it costs that a letter was read for any other one."""
GARBLED, LONG = 22.0, 5
"""Words that cost more, and have so many letters, may have more than one slip, or a rare one."""
_LETTERS = frozenset(fold(LOWER))


Table = dict[bytes, list[tuple[bytes, float]]]
"""What was read, what it was instead, and what that costs; what was dropped is under nothing."""


class Confusions:
    """What one slip makes of a word, backwards: what it may have been, and what the slip costs among slips."""

    def __init__(self, model: Model) -> None:
        table: Table = defaultdict(list)
        found = [(fold(row.true), fold(row.read), row.times) for row in rows() if row.situation == RIGHT]
        found = [(true, read, count) for true, read, count in found if true != read and _LETTERS.issuperset(true)]
        total = sum(count for _, _, count in found)
        for true, read, count in found:
            if not read or true or _LETTERS.issuperset(read):
                table[read].append((true, log(total / count)))
        self.model = model
        self.all = _Slips(table)
        self.likely = _Slips(table | {b"": [way for way in table[b""] if way[1] < LIKELY]})
        limits = {read: FREQUENT if read else FREQUENTLY_DROPPED for read in table}
        frequent = {read: [way for way in ways if way[1] < limits[read]] for read, ways in table.items()}
        self.frequent = _Slips({read: ways for read, ways in frequent.items() if ways})

    def undone(self, word: bytes, *, rare: bool = True) -> dict[bytes, float]:
        """Every known word that one slip may have made this one of, with the cost of the slip; if that isn't `rare`,
        where it drops a letter.
        """
        first, last = self.model.fault(word)
        slips = self.all if rare else self.likely
        found: dict[bytes, float] = {}
        for other, cost in slips.undone(word, self.model.letters_after, first, last) if first <= last + 1 else ():
            if other in self.model.words and cost < found.get(other, INFINITE):
                found[other] = cost
        return found

    def any_letter(self, word: bytes) -> dict[bytes, float]:
        """The known words that differ from this one in a letter."""
        first, last = self.model.fault(word)
        return {
            other: UNHEARD
            for at in range(max(0, first), min(last, len(word) - 1) + 1)
            for letter in self.model.letters_after(word[:at])
            if (other := b"%b%c%b" % (word[:at], letter, word[at + 1 :])) in self.model.words and other != word
        }

    def twice(self, word: bytes) -> dict[bytes, float]:
        """The known words that two frequent slips may have made this one of."""
        after, best = self.model.letters_after, dict[bytes, float]()
        first, last = self.model.fault(word)
        once: dict[bytes, float] = {}
        for read, cost in self.frequent.undone(word, after, -1, last):
            once[read] = min(cost, once.get(read, INFINITE))
        for read, cost in once.items():
            second = first + len(read) - len(word) if first > last + 1 else -1  # two faults are two slips
            for other, more in self.frequent.undone(read, after, second, len(read)):
                if other in self.model.words and cost + more + SECOND < best.get(other, INFINITE):
                    best[other] = cost + more + SECOND
        best.pop(word, None)
        return best


class _Slips:
    """Slips that may be undone: of no letters, of one or of two that were read."""

    def __init__(self, table: Table) -> None:
        self.dropped = table.get(b"", [])
        self.ones = {read[0]: ways for read, ways in table.items() if len(read) == 1}
        self.twos = {read: ways for read, ways in table.items() if len(read) == 2}

    def undone(self, word: bytes, after: Callable[[bytes], bytes], first: int, last: int) -> list[tuple[bytes, float]]:
        """What one of them may have made this word of, with what the slip costs: at the `first` place or behind, with
        at most so many letters before the slip as `last` says. `after` tells which letters may be after a beginning.
        """
        found: list[tuple[bytes, float]] = []
        for at in range(max(0, first - 1), min(last, len(word)) + 1):
            head, tail = word[:at], word[at:]
            letters = after(head)
            if not letters:
                break
            if at > first:
                found += [(head + true + tail, cost) for true, cost in self.dropped if true[0] in letters]
            if at >= first and tail and tail[0] in self.ones:
                ways, rest = self.ones[tail[0]], tail[1:]
                found += [(head + true + rest, cost) for true, cost in ways if not true or true[0] in letters]
            if tail[:2] in self.twos:
                ways, rest = self.twos[tail[:2]], tail[2:]
                found += [(head + true + rest, cost) for true, cost in ways if not true or true[0] in letters]
        return found


@lru_cache(maxsize=1)
def confusions(model: Model) -> Confusions:
    """The confusions, made at first need."""
    return Confusions(model)


@lru_cache(maxsize=1 << 16)
def word_cost(model: Model, word: bytes) -> float:
    """The cost of a word, remembered: unknown ones are spelled."""
    return model.word_cost(word)


def costs_more(model: Model, word: bytes, than: float) -> bool:
    """Whether an unknown word costs more than this: most are forms of known ones, whatever their letters cost."""
    return model.inflected_cost(word) > than and UNKNOWN + model.spelling(word) > than


class Corrector(Readings):
    """The readings of words that the model doesn't know. Rare slips, and two in a word, are looked for where it is
    `deep`.
    """

    def __init__(self, model: Model, *, deep: bool) -> None:
        super().__init__(model)
        self.deep = deep

    def _options(self, word: bytes) -> list[Option]:
        """The word as it stands, and known words that one slip may have made it of, or two, the likeliest first."""
        as_is, slips = word_cost(self.model, word), confusions(self.model)
        found = self._likely(slips.undone(word, rare=self.deep))
        if self.deep and not found and as_is > GARBLED and len(word) >= LONG:
            found = self._likely(slips.any_letter(word)) or self._likely(slips.twice(word))
        found.sort(key=lambda o: (o.cost + o.channel, o.word))
        return [Option(word, as_is, 0.0), *found[:KEPT]]

    def _likely(self, costs: dict[bytes, float]) -> list[Option]:
        found = [Option(word, self.model.word_cost(word), cost) for word, cost in costs.items()]
        return [option for option in found if option.cost < COMMONEST]


@lru_cache(maxsize=2)
def corrector(model: Model, *, deep: bool) -> Corrector:
    """The corrector of a model."""
    return Corrector(model, deep=deep)


SLIP = 4.0
"""What a slip costs at least, besides its letters, in a text that has some."""


def slipped_cost(model: Model, *, deep: bool = True) -> Callable[[bytes], float]:
    """What words cost, where they may have a slip, and may be Russian ones."""
    reader = corrector(model, deep=deep)

    def cost(word: bytes) -> float:
        known, *others = reader.options(word)
        least = min((other.cost + other.channel + SLIP for other in others), default=INFINITE)
        return min(known.cost - max(0.0, model.russian(word)), least)

    return cost
