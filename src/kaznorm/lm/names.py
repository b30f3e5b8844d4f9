"""What names of people look like, by their letters and capitals alone."""

import re

from kaznorm.alphabet import FOLD
from kaznorm.lm.model import Model
from kaznorm.tokens import fold, folded_set

LONGEST_NAME = 14
"""A capitalised word that is longer is hardly a name."""
LONGEST_OF_NAMES = 4
"""Endings of names have seldom more letters."""
NAME_ENDS = folded_set(
    frozenset(
        "ай әлі бай бану бек бибі ғали гүл дәулет жан қожа құл қыз мұрат мырза нұр сұлтан тай төре уали хан".split()
    )
)
"""What names of two parts often end in."""
_FAMILY = re.compile(
    fold(
        r"([ое]в(т[ыі]ң|[қк][ае]|т[ыі]|т[ае]н?|пен|а(н[ыі]ң|[ғг][ае]|н[ыі]|д[ае]н?|мен)?)?"
        r"|(?<=[^ң]{3})(ұл|қыз)ы(н(ың|а|ан|да|дан)?|мен)?)"
    )
    + rb"\Z"
)
"""How names of families and fathers end."""


def is_name(word: bytes) -> bool:
    """Whether a word looks like a name: it begins with a capital, goes on in small letters, and isn't very long."""
    return len(word) <= LONGEST_NAME and is_title(word)


def is_title(word: bytes) -> bool:
    """Whether a word begins with a capital, and goes on in small letters."""
    folded = word.translate(FOLD)
    return word[0] != folded[0] and word[1:] == folded[1:]


def ends_name(model: Model, word: bytes) -> bool:
    """Whether a word is a second part of names, with an ending or without."""
    cuts = range(max(2, len(word) - LONGEST_OF_NAMES), len(word) + 1)
    return any(word[:cut] in NAME_ENDS and (cut == len(word) or word[cut:] in model.endings) for cut in cuts)


def is_family(word: bytes) -> bool:
    """Whether a word is the name of a family or a father, with an ending or without.

    >>> from kaznorm.tokens import shadow
    >>> [is_family(shadow(word)) for word in ("Асановтың", "Болатұлы", "болатұлы", "Оныңұлы")]
    [True, True, False, False]
    """
    return is_title(word) and _FAMILY.search(word.translate(FOLD)) is not None
