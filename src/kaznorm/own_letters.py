"""How many of a text's letters are Kazakh's own, and whether others or marks stand in their places."""

import re
from math import log

from kaznorm.alphabet import KAZAKH_ONLY, LOWER, UPPER
from kaznorm.tokens import Scan, fold, shadow

SOUND_SHARE, BUT_I, LOST_SHARE = 0.2, 0.125, 0.004
"""The share of the letters that only Kazakh has, in sound text, less і, and where they were lost."""
RARER = 3.0
"""How much less likely it is that і alone was kept, in nats."""
SOUND = -12.0
"""Letters that speak so clearly for a sound text, in nats, are believed."""
E_SHARE = 0.005
"""Kazakh text has fewer э than this."""
_NOISE = re.compile(rb"[%(k)b](?:[!1|](?=[%(k)b])|! (?=[%(k)b]))" % {b"k": rb"\x80-\xa9"})
"""Marks for letters, which keyboards don't make."""
_E = fold("э")
_ANY, _ONLY = shadow(LOWER + UPPER), shadow(KAZAKH_ONLY)
_BUT_I = shadow(KAZAKH_ONLY.translate(dict.fromkeys(map(ord, "іІ"))))
BARE = re.compile(rb"^[^\n%b]{60,}$" % _BUT_I, re.MULTILINE)
"""A long line without any letter that only Kazakh has, but і."""


def letter_odds(coded: bytes) -> float:
    """How much likelier the letters of a text are those of one that lost its Kazakh letters than of a sound one.

    It may have kept its і: who can't type the others takes that of Latin.
    """
    letters = len(coded) - len(coded.translate(None, _ANY))
    return max(_odds(coded, letters, _ONLY, SOUND_SHARE), _odds(coded, letters, _BUT_I, BUT_I) - RARER)


def _odds(coded: bytes, letters: int, lost: bytes, share: float) -> float:
    """The same for some of those letters, which are such a share of all in sound text."""
    own = len(coded) - len(coded.translate(None, lost))
    return (letters - own) * log((1 - LOST_SHARE) / (1 - share)) - own * log(share / LOST_SHARE)


def has_own(coded: bytes) -> bool:
    """Whether any letter is one that only Kazakh has."""
    return len(coded) != len(coded.translate(None, _ONLY))


def has_more_than_i(coded: bytes) -> bool:
    """Whether any letter is one that only Kazakh has, and no і, which is often all that is kept of them."""
    return len(coded) != len(coded.translate(None, _BUT_I))


def noisy(seen: Scan) -> bool:
    """Whether a text looks like OCR: marks stand for letters, or э for ә."""
    if _NOISE.search(seen.shadow):
        return True
    count = seen.folded.count(_E)
    return count > 1 and count > E_SHARE * len(seen.folded)
