"""The boundary decoder: at each gap between two letters, nothing, a space, a hyphen or a dash?

What stands at a gap now is evidence, given as costs; the language model is the other half. `spacing`, `hyphens`
and `words` differ in how they choose windows and which moves they allow.

The search goes over the gaps from left to right and keeps the few likeliest last words at each. Going back over
what was kept gives every word its posterior probability.
"""

import re
from collections.abc import Iterable, Sequence
from math import exp, log1p

from kaznorm.alphabet import FOLD
from kaznorm.lm.candidates import CAPITAL, NEUTRAL, SMALL, WORD_COST, Candidate, candidates
from kaznorm.lm.gap import DASH, HYPHEN, NEVER, SPACE, Gap, Word
from kaznorm.lm.links import link_cost
from kaznorm.lm.model import EDGE, Left, Model
from kaznorm.lm.particles import with_particles
from kaznorm.tokens import LETTER

SLACK = 10.0
"""How much worse than the best a reading may be at its place to be followed up."""
KEPT = 3
"""How many last words are followed up at one gap."""
CAPITAL_INSIDE = 12.0
"""The cost of a capital after a small letter inside a word."""
SMALL_INSIDE = 6.0
"""The cost of a small letter after two capitals inside a word, where letters stand apart."""
SCRIPTS_INSIDE = 6.0
"""The cost of two scripts in a word there."""
CAPITALS_APART = 4.0
"""The cost of a boundary between two capitals where not all letters are capitals."""
APART = Gap()
"""Between letters that stand apart."""
_FIRST = ((SPACE, 0.0),)
_WITHIN = re.compile(rb"[%b]|[0,]" % LETTER)
"""What stands before a word within a sentence."""
_SCRIPTS = re.compile(rb"(?<=[A-Za-z])[%(c)b]|(?<=[%(c)b])[A-Za-z]" % {b"c": rb"\x80-\xa9\xc0-\xe9"})
"""Where Latin letters are followed by Kazakh ones, or the other way round."""

Links = Sequence[tuple[int, float]]


class _State:
    """A last word at a gap: the cheapest way there, and all ways for the posterior."""

    __slots__ = ("back", "best", "forward", "from_", "left", "link", "out", "start")

    def __init__(self, start: int, link: int, left: Left) -> None:
        self.start, self.link, self.left = start, link, left
        self.best = NEVER
        self.back: _State | None = None
        self.from_: list[tuple[_State, float]] = []
        self.forward = 0.0
        self.out = NEVER


def decode(
    model: Model,
    letters: bytes,
    gaps: Sequence[Gap],
    before: Sequence[bytes] = (),
    after: Sequence[bytes] = (),
    lexicon: frozenset[bytes] = frozenset(),
) -> list[Word]:
    """The likeliest words of a window, with their posterior probabilities.

    `letters` are the shadow of the letters without what stands between; a capital begins a word or stands among
    capitals. `gaps[i]` stands before letter `i` (`gaps[0]` is ignored).
    No words come back where the gaps allow no reading.
    `before` and `after` are the tokens around the window, the nearest first, `lexicon` are words to know besides
    the model's.
    """
    if not letters:
        return []
    model.forget()
    folded = letters.translate(FOLD)
    capitals = [a != b for a, b in zip(letters, folded, strict=True)]
    gaps = _as_written(letters, gaps, capitals)
    left, right = (before or (EDGE,))[0], (after or (EDGE,))[0]
    cases = _cases(capitals, left)
    words = _Search(model, folded, gaps, left, lexicon, cases).run(right)
    return words and with_particles(model, folded, gaps, words, before, after, capitals)


def _cases(capitals: Sequence[bool], before: bytes) -> list[int]:
    """How each letter is written, as far as that tells names from other words."""
    if all(capitals):
        return [NEUTRAL] * len(capitals)
    cases = [CAPITAL if capital else SMALL for capital in capitals]
    if cases[0] == CAPITAL and not _WITHIN.match(before):
        cases[0] = NEUTRAL
    return cases


def _as_written(letters: bytes, gaps: Sequence[Gap], capitals: Sequence[bool]) -> Sequence[Gap]:
    """The gaps with what capitals say; where letters stand apart, also what changes of script say.

    There a longer stretch beside them, which has no choice, may be written in any way.
    """
    judged, apart = list(gaps), APART in gaps[1:]
    for i in () if all(capitals) or not any(capitals) else range(1, len(gaps)):
        gap = gaps[i]
        if capitals[i] and capitals[i - 1]:
            judged[i] = gap._replace(space=gap.space + CAPITALS_APART)
        elif capitals[i] and not (apart and _has_no_choice(gap)):
            judged[i] = gap._replace(none=gap.none + CAPITAL_INSIDE)
        elif apart and i > 1 and capitals[i - 1] and capitals[i - 2] and not _has_no_choice(gap):
            judged[i] = gap._replace(none=gap.none + SMALL_INSIDE)
    for match in _SCRIPTS.finditer(letters) if apart and min(letters) < 0x80 else ():
        i = match.start()
        if not _has_no_choice(gaps[i]):
            judged[i] = gaps[i]._replace(none=judged[i].none + SCRIPTS_INSIDE)
    return judged


def _has_no_choice(gap: Gap) -> bool:
    return min(gap.space, gap.hyphen, gap.dash) >= NEVER


class _Search:
    """One search: the states at each gap and the cost of the best of them."""

    def __init__(
        self,
        model: Model,
        letters: bytes,
        gaps: Sequence[Gap],
        before: bytes,
        lexicon: frozenset[bytes],
        cases: Sequence[int],
    ) -> None:
        self.model, self.gaps = model, gaps
        root = _State(0, SPACE, model.left(before))
        root.best = 0.0
        self.states: list[list[_State]] = [[root], *([] for _ in letters)]
        self.best = [0.0] + [NEVER] * len(letters)
        self.candidates, self.end_costs = candidates(model, letters, gaps, lexicon, cases)

    def run(self, after: bytes) -> list[Word]:
        """Searches from left to right, then reads the words off."""
        for start, found in enumerate(self.states):
            limit = self.best[start] + SLACK
            kept = self.states[start] = sorted((s for s in found if s.best <= limit), key=_best)[:KEPT]
            if kept and self.candidates[start]:
                links = _links(self.gaps[start]) if start else _FIRST
                for candidate in self.candidates[start]:
                    self._reach(start, candidate, links, kept)
        cost = self.model.word_cost(after)
        for state in self.states[-1]:
            state.out = self.model.after(state.left, after, cost)
            state.best += state.out
        return _readout(self.states) if self.states[-1] else []

    def _reach(self, start: int, candidate: Candidate, links: Links, live: list[_State]) -> None:
        """Notes the ways to a word that ends at a gap."""
        best, model = self.best, self.model
        end, word, alone, inside = candidate
        fixed = inside + WORD_COST + self.end_costs[end]
        for link, evidence in links:
            state: _State | None = None
            for before in live:
                step = before.left.pairs.get(word) if link == SPACE else None
                if step is None:
                    step = link_cost(model, before.left, word, link, alone)
                step += evidence + fixed
                total = before.best + step
                if total > best[end] + SLACK:
                    continue
                if state is None:
                    state = _State(start, link, model.left(word))
                    self.states[end].append(state)
                state.from_.append((before, step))
                if total < state.best:
                    state.best, state.back = total, before
                    if total < best[end]:
                        best[end] = total


def _best(state: _State) -> float:
    return state.best


def _links(gap: Gap) -> Links:
    return [(link, cost) for link, cost in ((SPACE, gap.space), (HYPHEN, gap.hyphen), (DASH, gap.dash)) if cost < NEVER]


def _readout(states: list[list[_State]]) -> list[Word]:
    """The cheapest way through, each word with the share of all kept ways that go through it."""
    for found in states[1:]:
        for state in found:
            state.forward = _either(before.forward + step for before, step in state.from_)
    for found in reversed(states):
        for state in found:
            for before, step in state.from_:
                before.out = _add(before.out, state.out + step)
    total = states[0][0].out
    words: list[Word] = []
    end, last = len(states) - 1, min(states[-1], key=_best)
    while last.back is not None:
        words.append(Word(last.start, end, last.link, min(1.0, exp(total - last.forward - last.out))))
        end, last = last.start, last.back
    return words[::-1]


def _add(a: float, b: float) -> float:
    """The cost of either of two ways."""
    low, high = (a, b) if a < b else (b, a)
    return low - log1p(exp(low - high)) if high - low < 30 else low


def _either(costs: Iterable[float]) -> float:
    total = NEVER
    for cost in costs:
        total = _add(total, cost)
    return total
