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
SHARES = {
    fold(letter): share
    for letter, share in zip("әғқңөұүі", (0.0082, 0.0157, 0.0345, 0.0158, 0.01, 0.0093, 0.009, 0.0586), strict=True)
}
"""The share of letters that each of Kazakh's own has in running text."""
EXPECTED = 4.0
"""So many of a letter are expected where one is missing; by chance, a text in fifty has none of these."""
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


def missing(folded: bytes) -> tuple[bytes, float]:
    """The only one of these letters that a text, given in small letters, lacks, and how many of it were expected; none
    where more are: other languages of the family lack several.

    >>> missing(fold("Бул бурын сокса, енді еш жерде токтамайды. " * 30))[0] == b""
    True
    """
    gone = [letter for letter in SHARES if letter not in folded]
    if len(gone) != 1:
        return b"", 0.0
    expected = SHARES[gone[0]] * (len(folded) - len(folded.translate(None, _ANY)))
    return (gone[0], expected) if expected >= EXPECTED else (b"", 0.0)


def noisy(seen: Scan) -> bool:
    """Whether a text looks like OCR: marks stand for letters, or э for ә."""
    if _NOISE.search(seen.shadow):
        return True
    count = seen.folded.count(_E)
    return count > 1 and count > E_SHARE * len(seen.folded)
