"""Latin words as they look to OCR that knows no Latin letters: `Кіпорагк` for `Kinopark`.

`data/latin_read.tsv` says what is read for which letters, `data/latin_letters.tsv` what a letter costs after two
others. Words are lower-cased; costs are negative natural logarithms of probabilities.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate
from math import log
from pathlib import Path

from kaznorm.lm.model import INFINITE, MEMO, WORD_STEP, Model
from kaznorm.tokens import unshadow

READ = Path(__file__).parent.parent / "data" / "latin_read.tsv"
LETTERS = Path(__file__).parent.parent / "data" / "latin_letters.tsv"
ORDER = "abcdefghijklmnopqrstuvwxyz$"
"""The letters, and a word's end, whose costs a row of `latin_letters.tsv` gives."""
STEP, FIRST = 0.25, 48
"""The unit of these costs, in nats, and the code of the character that is none."""
BEAM, MOST, DROPPING = 10, 60, 3
"""So many beginnings of a word are followed up, of known words so many, and so many with a letter that was not read."""
LIGHTEST = 1.6
"""What a letter costs by its neighbours is seldom less."""
LONGEST = 24
AMONG_ALL = 5.5
"""What it costs that a word is a Latin one."""
_WORD = re.compile(rb"[a-z]{3,}")
LEEWAY = 3.0
"""By so much the rest of a word may cost less than its letters lightly read."""


class Latin:
    """Reads words back.

    >>> Latin({}).read("кіпорагк")[0], Latin({"covid": 8.0}).read("соуіо")[0]
    ('kinopark', 'covid')
    """

    def __init__(self, known: Mapping[str, float]) -> None:
        self.known = known
        self.beginnings = {f"^{word[:end]}" for word in known for end in range(1, len(word) + 1)}
        rows = [line.split("\t") for line in READ.read_text(encoding="utf-8").split("\n")[1:] if line]
        self.pieces: dict[str, list[tuple[str, float]]] = defaultdict(list)
        self.dropped: list[tuple[str, float]] = []
        self.lightest: dict[str, float] = defaultdict(lambda: INFINITE)
        for true, seen, count, total in rows:
            cost = log(int(total) / int(count))
            if not seen:
                self.dropped.append((true, cost))
                continue
            self.pieces[seen].append((true, cost))
            for letter in seen:
                share = (cost + LIGHTEST * len(true)) / len(seen)
                self.lightest[letter] = min(share, self.lightest[letter])
        self.longest = max(map(len, self.pieces))
        self.light = [self.lightest.get(unshadow(bytes([code])), INFINITE) for code in range(256)]
        self.costs = dict(self._letter_costs())
        self.memo: dict[str, tuple[float, tuple[str, float]]] = {}

    @staticmethod
    def _letter_costs() -> "list[tuple[str, float]]":
        lines = LETTERS.read_text(encoding="utf-8").split("\n")
        rows = (line.split("\t") for line in lines if line)
        return [
            (context + letter, STEP * (ord(code) - FIRST))
            for context, codes in rows
            for letter, code in zip(ORDER, codes, strict=True)
        ]

    def least(self, seen: str) -> float:
        """Less than this no reading costs, or hardly less."""
        return sum(self.lightest.get(letter, INFINITE) for letter in seen)

    def least_of(self, key: bytes) -> float:
        """The same of a word as the language model knows it."""
        return sum(map(self.light.__getitem__, key))

    def read(self, seen: str, most: float = INFINITE) -> tuple[str, float]:
        """The likeliest Latin word and what it costs that it was read as this; `INFINITE` where none was, or none that
        costs less than `most`."""
        limit, found = self.memo.get(seen, (0.0, ("", INFINITE)))
        if limit < most and found[1] >= limit:
            if len(self.memo) > MEMO:
                self.memo.clear()
            found = self._read(seen, most) if len(seen) <= LONGEST else ("", INFINITE)
            self.memo[seen] = most, found
        return found if found[1] < most else ("", INFINITE)

    def _read(self, seen: str, most: float) -> tuple[str, float]:
        """Goes from letter to letter, and gives up what costs so much that with the rest it would cost too much."""
        costs = self.costs
        rest = [*accumulate((self.lightest[letter] for letter in reversed(seen)), initial=-LEEWAY)][::-1]
        beams: list[dict[str, float]] = [{} for _ in range(len(seen) + 1)]
        beams[0]["^"] = 0.0
        for at, beam in enumerate(beams):
            limit = most - rest[at]
            if at:
                for start, cost in sorted(beam.items(), key=_second)[:DROPPING]:
                    for true, extra in self.dropped:
                        if cost + extra < limit:
                            _keep(beam, start + true, cost + extra + costs[start[-2:] + true])
            ways = [way for way in sorted(beam.items(), key=_second) if way[1] < limit]
            kept = ways[:BEAM] + [way for way in ways[BEAM:MOST] if way[0] in self.beginnings]
            for size in range(1, min(self.longest, len(seen) - at) + 1) if kept else ():
                pieces, longer = self.pieces.get(seen[at : at + size], ()), beams[at + size]
                for start, cost in kept:
                    for true, extra in pieces:
                        word, total = start, cost + extra
                        if total > limit:
                            continue
                        for letter in true:
                            total += costs[word[-2:] + letter]
                            word += letter
                        if total < longer.get(word, INFINITE):
                            longer[word] = total
        ends = ((self._ended(word, cost), word[1:]) for word, cost in beams[-1].items() if len(word) > 1)
        cost, word = min(ends, default=(INFINITE, ""))
        return word, cost

    def _ended(self, word: str, cost: float) -> float:
        """What a whole word costs: a known one by how often it is met, where that is less than by its letters."""
        whole = cost + self.costs[word[-2:] + "$"]
        known = self.known.get(word[1:])
        if known is None:
            return whole
        marked = word + "$"
        by_letters = sum(self.costs[marked[max(0, end - 3) : end]] for end in range(2, len(marked) + 1))
        return min(whole, whole - by_letters + known)


def _second(pair: tuple[str, float]) -> float:
    return pair[1]


def _keep(beam: dict[str, float], word: str, cost: float) -> None:
    if cost < beam.get(word, INFINITE):
        beam[word] = cost


@lru_cache(maxsize=1)
def latin(model: Model) -> Latin:
    """The reader, made at first need; it knows the Latin words of a model."""
    words = ((word, cost) for word, cost in model.words.items() if _WORD.fullmatch(word))
    return Latin({word.decode(): cost * WORD_STEP - AMONG_ALL for word, cost in words})
