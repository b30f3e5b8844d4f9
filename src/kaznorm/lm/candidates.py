"""The words that may stand in a window, judged alone.

Only what takes part in a reading not much worse than the best one is later looked at with its neighbours.
"""

from collections.abc import Sequence
from typing import NamedTuple

from kaznorm.lm.gap import NEVER, Gap
from kaznorm.lm.linear import gap_features
from kaznorm.lm.model import UNKNOWN, WORD_STEP, Model

WORD_COST = 1.0
"""Added for each word: fewer words are better than many of the same likelihood."""
INSIDE = 10.0
"""What the gaps inside a word may cost at the most."""
BEAM = 14.0
"""How much worse than the best reading one through a word may be to keep the word."""
MIN_END = 4.5
"""An unknown word may end only where that costs less than this."""
GAP_WEIGHT = 0.8
"""How much the judgement of the place counts beside that of the words."""
UNKNOWN_NAME = 1.0
"""What an unknown word costs besides its letters if it is capitalised (see `UNKNOWN`)."""
LEXICON_COST = 9.0
"""The cost of a word that the user knows and the model does not."""
MAX_LETTERS = 40


class Candidate(NamedTuple):
    """A word that may stand in the window: where it ends, its cost alone, the cost of the gaps inside it."""

    end: int
    word: bytes
    alone: float
    inside: float


def candidates(
    model: Model, letters: bytes, gaps: Sequence[Gap], lexicon: frozenset[bytes], capitals: Sequence[bool]
) -> list[list[Candidate]]:
    """By the gap they start at, the words that take part in a reading not much worse than the best one.

    `capitals` says which letters are.
    """
    n = len(letters)
    found = _listed(model, letters, gaps, lexicon, capitals)
    forward = [NEVER] * (n + 1)
    forward[0] = 0.0
    opening = [0.0] + [WORD_COST + min(gap.space, gap.hyphen, gap.dash) for gap in gaps[1:n]]
    for start in range(n):
        base = forward[start] + opening[start]
        for end, _, alone, inside in found[start]:
            cost = base + alone + inside
            if cost < forward[end]:
                forward[end] = cost
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
    return found


def end_costs(model: Model, letters: bytes, found: list[list[Candidate]]) -> list[float]:
    """What it costs by the letters around to end a word at each gap, where readings disagree about it."""
    costs = [0.0] * (len(letters) + 1)
    inner: set[int] = set()
    ends: set[int] = set()
    for start, here in enumerate(found):
        for end, _, _, _ in here:
            ends.add(end)
            inner.update(range(start + 1, end))
    for gap in inner & ends:
        costs[gap] = -GAP_WEIGHT * model.linear.logit(gap_features(letters, gap))
    return costs


def _listed(
    model: Model, letters: bytes, gaps: Sequence[Gap], lexicon: frozenset[bytes], capitals: Sequence[bool]
) -> list[list[Candidate]]:
    """All words that may stand in the window, with their costs alone and of the gaps inside them."""
    n = len(letters)
    gram, words = model.gram_cost, model.words
    joins = [0.0]
    deep = [0.0]
    for i in range(n):
        joins.append(joins[-1] + (gaps[i].none if i else 0.0))
        deep.append(deep[-1] + (gram(letters[i - 5 : i + 1]) if i >= 5 else 0.0))
    endings = [gram(letters[max(0, end - 5) : end] + b"$") if end >= 5 else 0.0 for end in range(n + 1)]
    found: list[list[Candidate]] = []
    for start in range(n):
        here: list[Candidate] = []
        marked = b"^" + letters[start : start + 5]
        shallow = 0.0
        stems: list[tuple[int, float]] = []
        unknown = UNKNOWN_NAME if capitals[start] else UNKNOWN
        for end in range(start + 1, min(n, start + MAX_LETTERS) + 1):
            inside = joins[end] - joins[start + 1]
            if inside > INSIDE:
                break
            size = end - start
            if size <= 5:
                shallow += gram(marked[: size + 1])
                ending = gram(marked[: size + 1] + b"$") if size < 5 else endings[end]
                spelled = shallow
            else:
                ending = endings[end]
                spelled = shallow + deep[end] - deep[start + 5]
            word = letters[start:end]
            packed = words.get(word)
            if packed is not None:
                cost = packed * WORD_STEP
                here.append(Candidate(end, word, cost, inside))
                if size > 2:
                    stems.append((size, cost))
            elif word in lexicon:
                here.append(Candidate(end, word, LEXICON_COST, inside))
                stems.append((size, LEXICON_COST))
            elif ending < MIN_END or end == n:
                cost = unknown + spelled + ending
                for stem, stem_cost in stems:
                    if stem_cost < cost:
                        cost = min(cost, stem_cost + model.ending_cost(word[:stem], word[stem:]))
                here.append(Candidate(end, word, cost, inside))
        found.append(here)
    found.append([])
    return found
