"""Whether a word that is not in the list may be several that ran together."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from math import exp

from kaznorm.lm import load
from kaznorm.lm.gap import KEPT_HYPHEN, NEVER, Gap
from kaznorm.lm.linear import compound_features, gap_features
from kaznorm.lm.model import INFINITE, Model
from kaznorm.lm.segment import decode
from kaznorm.lm.window import Judge
from kaznorm.tokens import Scan, fold

SHORTEST = 5
LONGEST = 120
FUSED = Gap(space=7.0, hyphen=6.0)
FUSED_AMONG_DASHES = Gap(space=11.0, hyphen=2.5)
"""Who left the dashes of line ends inside words lost hyphens there rather than spaces."""
NAME, NAME_HYPHEN = 6.0, 4.0
"""A capitalised word that is not known is mostly a name: what this adds to the cost of a space or hyphen in it."""
FREQUENT = 8.0
"""What a short word before a capital costs at the most; a dearer one may be the short form of a name."""
FREQUENT_SECOND = 10.5
"""What a short last word costs at the most."""
COMPOUND = -0.75
"""How much more often words that are not listed are compounds than fused, in nats, all else nought."""
BY_ENDINGS, BY_COST, BY_LENGTH, LONG_PART = 0.6, 0.3, 0.35, 9
"""How much the endings count, how rare the parts are, and how long they are, up to so many letters."""
OFTEN = 2.0
"""How much that changes, in nats, in a text in which words surely run together."""
PAIRED = 0.25
"""How much it counts that two words like to stand together."""
LEAST_LOGIT = -2.5
"""By the letters around, words meet where that is likelier: one in 800 real boundaries is not."""
_STRETCHED = re.compile(rb"(.)\1\1", re.DOTALL)
"""Writing for a sound that is drawn out, as in `жоооқ`."""
_THINKABLE = Gap(space=4.0, hyphen=2.0)


@lru_cache(maxsize=1 << 17)
def thinkable(word: bytes) -> bool:
    """Whether a boundary inside a word is worth a look in its sentence. Remembered."""
    model = load.model()
    if all(model.gaps.logit(gap_features(word, gap)) < LEAST_LOGIT for gap in range(2, len(word) - 1)):
        return False
    return len(decode(model, word, [_THINKABLE] * len(word))) > 1


def suspects(model: Model, keys: Iterable[bytes], lexicon: frozenset[bytes]) -> set[bytes]:
    """The words that may be fused."""
    return {
        key
        for key in set(keys)
        if SHORTEST <= len(key) <= LONGEST and key not in model.words and key not in lexicon
        if not _STRETCHED.search(key) and thinkable(key)
    }


@lru_cache(maxsize=1)
def suspects_of(model: Model, seen: Scan, lexicon: frozenset[bytes]) -> set[bytes]:
    """The same of a text; the last one's are remembered."""
    return suspects(model, seen.keys, lexicon)


def quoted(seen: Scan, start: int, end: int) -> bool:
    """Whether a word stands alone in quotation marks, as names do."""
    text = seen.text
    return start > 0 and end < len(text) and text[start - 1] in "«“„\"" and text[end] in "»”“\""


def judge(capitalised: bool, dashed: bool = False, spaces_only: bool = False) -> Judge:
    """How the gaps inside one written word are judged."""
    inside = FUSED_AMONG_DASHES if dashed else FUSED
    if capitalised:
        inside = inside._replace(space=inside.space + NAME, hyphen=inside.hyphen + NAME_HYPHEN)
    if spaces_only:
        inside = inside._replace(hyphen=NEVER)
    return lambda gap, _place: KEPT_HYPHEN if gap else inside


def no_compound(model: Model, words: str, often: bool = False) -> float:
    """The probability that words written as one are not a compound, by their endings and by how they pair.

    A compound has no capital inside, but names of companies may; more than two words are none. `often` says that
    words run together in this text.
    """
    parts = words.split()
    capitalised = (fold(a) for a, b in pairwise(parts) if b[0].isupper() and not a.isupper())
    if any(len(word) < 4 and model.word_cost(word) > FREQUENT for word in capitalised):
        return 0.0
    inside = [(fold(a), fold(b)) for a, b in pairwise(parts) if not b[0].isupper() or a.isupper()]
    if len(inside) != 1:
        return 1.0
    if not often and _is_doubtful(model, *inside[0]):
        return 0.0
    return 1 / (1 + exp(COMPOUND - often * OFTEN + _compound_odds(model, *inside[0])))


def _is_doubtful(model: Model, left: bytes, right: bytes) -> bool:
    """Whether a part is no word that was ever counted nor a form of one, or the last is short and not frequent."""
    if len(right) < 4 and model.word_cost(right) > FREQUENT_SECOND:
        return True
    return any(model.counted_cost(part) == INFINITE == model.inflected_cost(part) for part in (left, right))


def _compound_odds(model: Model, left: bytes, right: bytes) -> float:
    """The logarithm of the odds that two words make a compound: rare and short parts do, and what seldom meets."""
    first, second = model.word_cost(left), model.word_cost(right)
    attraction = model.after(model.left(left), right, second) - second
    letters = min(len(left), LONG_PART) + min(len(right), LONG_PART)
    by_endings = model.links.logit(compound_features(left, right))
    return BY_ENDINGS * by_endings + BY_COST * (first + second) - BY_LENGTH * letters + PAIRED * attraction
