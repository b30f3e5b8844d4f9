"""How many of a text's letters are Kazakh's own, and whether others or marks stand in their places."""

import re
from math import log

from kaznorm.alphabet import KAZAKH_ONLY, LOWER, UPPER
from kaznorm.tokens import Scan, fold, shadow

SOUND_SHARE, LOST_SHARE = 0.2, 0.004
"""The share of the letters that only Kazakh has, in sound text and where they were lost."""
SOUND = -12.0
"""Letters that speak so clearly for a sound text, in nats, are believed."""
E_SHARE = 0.005
"""Kazakh text has fewer э than this."""
_NOISE = re.compile(rb"[%(k)b](?:[!1|](?=[%(k)b])|! (?=[%(k)b]))" % {b"k": rb"\x80-\xa9"})
"""Marks for letters, which keyboards don't make."""
_E = fold("э")
_ANY, _ONLY = shadow(LOWER + UPPER), shadow(KAZAKH_ONLY)


def letter_odds(coded: bytes) -> float:
    """How much likelier the letters of a text are those of one that lost its Kazakh letters than of a sound one."""
    letters = len(coded) - len(coded.translate(None, _ANY))
    own = len(coded) - len(coded.translate(None, _ONLY))
    return (letters - own) * log((1 - LOST_SHARE) / (1 - SOUND_SHARE)) - own * log(SOUND_SHARE / LOST_SHARE)


def has_own(coded: bytes) -> bool:
    """Whether any letter is one that only Kazakh has."""
    return len(coded) != len(coded.translate(None, _ONLY))


def noisy(seen: Scan) -> bool:
    """Whether a text looks like OCR: marks stand for letters, or э for ә."""
    if _NOISE.search(seen.shadow):
        return True
    count = seen.folded.count(_E)
    return count > 1 and count > E_SHARE * len(seen.folded)
