"""The words that may stand in a window, judged alone.

Only what takes part in a reading not much worse than the best one is later looked at with its neighbours.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from kaznorm.lm.endings import LONGEST_ENDING, STEM, stem_class
from kaznorm.lm.gap import NEVER, Gap
from kaznorm.lm.model import ORDER, UNKNOWN, WORD_STEP, Model

WORD_COST = 1.0
"""Added for each word: fewer words are better than many of the same likelihood."""
INSIDE = 10.0
"""What the gaps inside a word may cost at the most."""
BEAM = 10.0
"""How much worse than the best reading one through a word may be to keep the word."""
PER_LETTER, BEHIND, AHEAD = 2.0, 11.0, 9
"""No words are looked for at a gap that costs so much more to get to than one of the next ones, less this a letter."""
GAP_WEIGHT = 0.8
"""How much the judgement of the place counts beside that of the words."""
NEUTRAL, SMALL, CAPITAL = range(3)
"""How a letter is written where that tells names from other words; at the start of a sentence it does not."""
COMMON_AS_NAME, OTHER_AS_NAME, NAME_SMALL, SMALL_BESIDE_CAPITALS = 4.0, 1.3, 2.0, 6.0
"""What a common word costs more if it is capitalised, another that is no name, and a name that is not, or not among
capitals."""
LEXICON_COST = 9.0
"""The cost of a word that the user knows and the model does not."""
MAX_END = 11.0
"""No word ends where an end costs more than this by the letters before it."""
LEAST_LOGIT, EVIDENT = -6.0, 2.0
"""No word ends where that is less likely by the letters around, unless that none ends there costs so much."""
MAX_UNKNOWN, MAX_LETTERS, LONG_STEM = 24, 40, 7
"""A word has at the most so many letters, and so many more where it begins with a long known one."""
BEFORE = ORDER - 1
"""The letters before one that its cost depends on."""


class Unknown(NamedTuple):
    """What an unknown word costs besides its letters, by how it begins, and more for each letter less than five; and
    what its end costs less than by the letters before it."""

    cased: tuple[float, float, float]
    shorter: float
    end: float


LETTERS_APART, IN_WORDS = Unknown((3.6, 4.6, UNKNOWN), 1.0, 8.0), Unknown((UNKNOWN, 2.6, UNKNOWN), 0.0, 4.5)
"""Where letters stand apart words are as rare as they are; what stands whole stays so, though nobody listed it."""

Candidate = tuple[int, bytes, float, float]
"""A word that may stand in the window: where it ends, the word, its cost alone, the cost of the gaps inside it."""


def candidates(
    model: Model, letters: bytes, gaps: Sequence[Gap], lexicon: frozenset[bytes], cases: Sequence[int]
) -> tuple[list[list[Candidate]], list[float]]:
    """By the gap they start at, the words that take part in a reading not much worse than the best one.

    `cases` says how each letter is written. What it costs by the letters around to end a word at each gap comes
    with them; it is 0 where all readings agree about the gap.
    """
    n = len(letters)
    lattice = _Lattice(model, letters, gaps, lexicon, cases)
    opening = [0.0] + [
        WORD_COST + min(gap.space, gap.hyphen, gap.dash) - GAP_WEIGHT * logit
        for gap, logit in zip(gaps[1:n], lattice.logits[1:n], strict=True)
    ]
    forward = lattice.best
    found: list[list[Candidate]] = []
    for start in range(n):
        base = forward[start] + opening[start]
        late = base - PER_LETTER * start > min(lattice.lead[start + 1 : start + AHEAD]) + BEHIND
        found.append([] if late else lattice.words_from(start, base))
    found.append([])
    backward = [NEVER] * n + [0.0]
    limit = forward[n] + BEAM
    for start in range(n - 1, -1, -1):
        kept = []
        base = forward[start] + opening[start]
        for candidate in found[start]:
            end, _, alone, inside = candidate
            behind = opening[start] + alone + inside + backward[end]
            if behind < backward[start]:
                backward[start] = behind
            if base + alone + inside + backward[end] <= limit:
                kept.append(candidate)
        found[start] = kept
    return found, _end_costs(lattice.logits, found)


def _end_costs(logits: Sequence[float], found: list[list[Candidate]]) -> list[float]:
    costs = [0.0] * len(found)
    inner: set[int] = set()
    ends: set[int] = set()
    for start, here in enumerate(found):
        for end, _, _, _ in here:
            ends.add(end)
            inner.update(range(start + 1, end))
    for gap in inner & ends:
        costs[gap] = -GAP_WEIGHT * logits[gap]
    return costs


class _Lattice:
    """What words may stand in the window and what they cost alone, by sums over its letters."""

    def __init__(
        self, model: Model, letters: bytes, gaps: Sequence[Gap], lexicon: frozenset[bytes], cases: Sequence[int]
    ) -> None:
        self.model, self.letters, self.lexicon, self.cases = model, letters, lexicon, cases
        n, gram = len(letters), model.gram_cost
        self.name_small = SMALL_BESIDE_CAPITALS if CAPITAL in cases else NAME_SMALL
        self.unknown = LETTERS_APART if 2 * sum([not gap.space for gap in gaps]) > n else IN_WORDS
        self.joins = [0.0]
        self.deep = [0.0]
        for i in range(n):
            self.joins.append(self.joins[-1] + (gaps[i].none if i else 0.0))
            self.deep.append(self.deep[-1] + (gram(letters[i - BEFORE : i + 1]) if i >= BEFORE else 0.0))
        self.forced = {end for end in range(1, n) if cases[end] == CAPITAL or _script_changes(letters, end)} | {n}
        """Where a word may end whatever its letters."""
        if self.unknown is LETTERS_APART:
            self.forced |= {end for end in range(1, n) if EVIDENT <= gaps[end].none < NEVER}
        self.logits = [0.0, *model.gaps.logits(letters), 0.0]
        """How likely a word ends at a gap by the letters around it."""
        likely = (end for end in range(1, n) if self.logits[end] > LEAST_LOGIT or gaps[end].none >= EVIDENT)
        self.endings = [0.0] * (n + 1)
        self.stops: list[int] = []
        for end in sorted(self.forced.union(likely)):
            if end >= BEFORE:
                self.endings[end] = gram(letters[end - BEFORE : end] + b"$")
            if self.endings[end] < MAX_END or end in self.forced:
                self.stops.append(end)
        self.best = [0.0] + [NEVER] * n
        """The cost of the best way to each gap."""
        self.lead = self.best.copy()
        """The same, less what so many letters are thought to cost."""

    def words_from(self, start: int, base: float) -> list[Candidate]:
        """The words that may start at a gap, which costs `base` to get to."""
        found: list[Candidate] = []
        if base > NEVER / 2:
            return found
        letters, joins, best, lexicon = self.letters, self.joins, self.best, self.lexicon
        words, endings, gram, case = self.model.words, self.endings, self.model.gram_cost, self.cases[start]
        stems: list[tuple[int, float, bytes]] = []
        furthest, joined, spelled = start + MAX_UNKNOWN, joins[start + 1], start + BEFORE
        beginning, unknown_end = self._beginning(start), self.unknown.end
        for end in islice(self.stops, bisect_right(self.stops, start), None):
            inside = joins[end] - joined
            if inside > INSIDE or end > furthest:
                break
            word = letters[start:end]
            limit = best[end] + BEAM - base - inside
            packed = words.get(word)
            if packed is not None or word in lexicon:
                cost = LEXICON_COST if packed is None else packed * WORD_STEP + (case and self._case_cost(case, word))
                if end - start > 2:
                    stems.append((end - start, cost, stem_class(word)))
                    if end - start >= LONG_STEM:
                        furthest = start + MAX_LETTERS
            else:
                ending = endings[end] if end >= spelled else gram(b"^" + word + b"$")
                if ending >= unknown_end and end not in self.forced:
                    continue
                if end < spelled:
                    cost = beginning[end - start] + ending
                else:
                    cost = beginning[BEFORE] + self.deep[end] - self.deep[spelled] + ending
                if stems:
                    cost = self._inflected(word, stems, min(cost, limit + 1.0))
            if cost <= limit:
                total = base + cost + inside
                if total < best[end]:
                    best[end] = total
                    self.lead[end] = total - PER_LETTER * end
                found.append((end, word, cost, inside))
        return found

    def _beginning(self, start: int) -> list[float]:
        """What so many first letters of an unknown word cost."""
        gram, marked = self.model.gram_cost, b"^" + self.letters[start : start + BEFORE]
        cased, shorter, _ = self.unknown
        costs = [cased[self.cases[start]] + shorter * BEFORE]
        for size in range(1, len(marked)):
            costs.append(costs[-1] + gram(marked[: size + 1]) - shorter)
        return costs

    def _inflected(self, word: bytes, stems: list[tuple[int, float, bytes]], limit: float) -> float:
        """The cost of a word as a known one with an ending, looked for below a limit."""
        for size, cost, kind in stems:
            if cost + STEM < limit and size > len(word) - LONGEST_ENDING:
                limit = min(limit, cost + self.model.class_ending_cost(kind, word[size:]))
        return limit

    def _case_cost(self, case: int, word: bytes) -> float:
        """What it costs that a listed word is written so."""
        if case == SMALL:
            return self.name_small if word in self.model.names else 0.0
        if case == NEUTRAL or word in self.model.names:
            return 0.0
        return COMMON_AS_NAME if word in self.model.common else OTHER_AS_NAME


def _script_changes(letters: bytes, gap: int) -> bool:
    return (letters[gap - 1] < 0x80) != (letters[gap] < 0x80)
