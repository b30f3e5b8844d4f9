"""What an ending costs behind a stem, by the last letter of the stem and its harmony."""

from collections.abc import Iterable

from kaznorm.lm.linear import NO_SIDE, SIDES

LONGEST_ENDING = 13
"""An ending has so many letters at most."""
STEM = 4.0
"""The cost of being a form of a listed word that is not in the list itself."""


def stem_class(stem: bytes) -> bytes:
    """What decides which form an ending takes: the last letter of the stem and its harmony."""
    return stem[-1:] + (stem.translate(SIDES, NO_SIDE)[-1:] or b"\0")


def ending_costs(keys: Iterable[bytes], costs: Iterable[float]) -> dict[bytes, float]:
    """The costs of endings behind the class of the stem; after stems without harmony, also what others take.

    >>> ending_costs([b"l\\1ar", b"l\\2er"], [5.0, 6.0])[b"l\\0er"]
    6.0
    """
    known = dict(zip(keys, costs, strict=True))
    either: dict[bytes, float] = {}
    for key, cost in known.items():
        if key[1]:
            of_either = key[:1] + b"\0" + key[2:]
            either[of_either] = max(cost, either.get(of_either, 0.0))
    return either | known
