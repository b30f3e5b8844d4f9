"""How much speaks for a reading: how much likelier its words are as Kazakh or Russian ones than as anything else."""

import math
import re
from collections.abc import Iterable

from kaznorm.lazily import lazily
from kaznorm.lm.model import UNKNOWN, Model
from kaznorm.own_letters import has_own
from kaznorm.tokens import fold

WORD = re.compile(r"[^\W\d_]+")
SOUND = lazily("[әғқңөұүӘҒҚҢӨҰҮ]")
"""A letter that no wrong decoding leaves: of Kazakh, but not also of Ukrainian and Serbian."""
ANYTHING = 3.0
"""What a letter of any text at all costs, in nats; of Kazakh words half of it or less, of misread ones far more."""
CHEAPEST = 0.5
"""The least that a letter costs."""
AGAINST = 12.0
"""No word speaks against a reading by more than this."""
LONGEST = 60
SAMPLE = 4000
"""So many words are enough for a verdict."""


def of_word(model: Model, word: str, *, russian: bool = True) -> float:
    """The logarithm of the odds that a word is Kazakh (or Russian, with no letter of Kazakh alone) and not chance.

    What is positive speaks for it.

    >>> from kaznorm.lm.load import model
    >>> of_word(model(), "қала") > 5, of_word(model(), "щастя") > 5, of_word(model(), "пропускағться") > 0
    (True, False, False)
    """
    if len(word) > LONGEST:
        return -AGAINST
    key, length = fold(word), len(word) + 1
    cost = model.word_cost(key)
    if russian and not has_own(key):
        cost = min(cost, UNKNOWN + model.spelling(key) - model.russian(key))
    return max(length * ANYTHING - max(cost, length * CHEAPEST), -AGAINST)


def of_words(model: Model, words: Iterable[str], *, russian: bool = True) -> tuple[float, float]:
    """What all the words say together, and the share of those of three letters and more that speak for it."""
    scores = {word: of_word(model, word, russian=russian) for word in words}
    votes = [score > 0 for word, score in scores.items() if len(word) > 2] or [sum(scores.values()) > 0]
    return sum(scores.values()), sum(votes) / len(votes)


def confidence(odds: float) -> float:
    """The probability for the logarithm of odds, never quite certain.

    >>> round(confidence(0), 3), confidence(50)
    (0.5, 0.999)
    """
    return min(0.999, 1 / (1 + math.exp(-max(-50.0, min(50.0, odds)))))
