"""Which language the words around a place are of."""

import re

from kaznorm.alphabet import KAZAKH_ONLY
from kaznorm.lm.model import Model
from kaznorm.tokens import WORD, Scan, fold, shadow

AROUND = 120
"""How many characters on either side are looked at, within the line."""
_KAZAKH_LETTER = re.compile(rb"[%b]" % shadow(KAZAKH_ONLY))
_LITTLE = frozenset(map(fold, "на по за из от до не но же бы ли он мы вы ты это что как или её".split()))
_LITTLE_WORD = 3.5
_KAZAKH_WORD = 6.0
_FOREIGN = 6.0


def foreign(model: Model, seen: Scan, start: int, end: int) -> bool:
    """Whether a stretch of Cyrillic text stands among words of another language than Kazakh.

    Words with letters of Kazakh alone speak for Kazakh, the others by how they look. A few Russian names do not
    make a passage Russian.
    """
    left = max(seen.shadow.rfind(b"\n", 0, start) + 1, start - AROUND)
    right = seen.shadow.find(b"\n", end)
    right = min(len(seen.shadow) if right < 0 else right, end + AROUND)
    odds = 0.0
    for word in WORD.findall(seen.folded, left, right):
        if _KAZAKH_LETTER.search(word):
            odds -= _KAZAKH_WORD
        elif word in _LITTLE:
            odds += _LITTLE_WORD
        elif len(word) > 2:
            odds += max(-_KAZAKH_WORD, min(_KAZAKH_WORD, model.russian(word)))
    return odds > _FOREIGN
