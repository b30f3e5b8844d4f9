"""Endings read from what follows a hyphen: `817-нің` is in the genitive, `5-шісіне` a possessed ordinal in the dative.

>>> read("нің", "жеті")
Suffix(ending=Ending(form='cardinal', plural=False, possessive=None, case='genitive'), expected='нің', fits=True)
>>> read("інің", "жеті").expected, read("ке", "пайыз", "процент").fits
('сінің', True)
"""

from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from kaznorm.numerals.endings import CASES, PERSONS, RELATIONS, Ending, variants

_HOSTS = ("а", "ал", "ам", "ат", "е", "ем", "ез", "ет", "жиырма")
"""A word for each class of last sound, back and front, that takes a suffix which none before takes."""


_CUT = {
    suffix: Ending(possessive="3", case=case)
    for case, suffixes in (("dative", "на не"), ("locative", "нда нде"), ("attributive", "ндағы ндегі"))
    for suffix in suffixes.split()
}
"""Cases behind the possessive, whose own vowel writers leave out: `15-не дейін` is on бесіне."""


class Suffix(NamedTuple):
    """A suffix as it was read: its ending, how that should be written here, and whether it is written so."""

    ending: Ending
    expected: str
    fits: bool


def _cost(ending: Ending) -> tuple[int, bool, bool]:
    """Simple endings come first, cases before relations, the third person before the others."""
    form, plural, possessive, case = ending
    parts = (form != "cardinal") + plural + (possessive is not None) + (case != "nominative")
    return parts, case in RELATIONS, possessive not in (None, "3")


def _endings() -> list[Ending]:
    persons = (None, *PERSONS)
    rich = product(("cardinal", "ordinal", "collective", "relational"), (False, True), persons, CASES + RELATIONS)
    found = [Ending(*parts) for parts in rich] + [Ending("multitude"), Ending("distributive")]
    return sorted(found, key=_cost)


def after(word: str, inflected: str) -> str:
    """What an inflected word has more than the word: all that follows what they begin with in common.

    >>> after("жеті", "жетеуі"), after("қырық", "қырқы")
    ('еуі', 'ы')
    """
    if inflected.startswith(word):
        return inflected[len(word) :]
    return inflected[len(_BEFORE.get(word, word[:-1])) :]


_BEFORE = {"қырық": "қырқ"}


@cache
def _table() -> dict[str, tuple[Ending, ...]]:
    """Every suffix that some word takes, with the endings that it may be; made when first asked for."""
    table: dict[str, dict[Ending, None]] = {}
    for ending, host in product(_endings(), _HOSTS):
        for inflected in variants(host, ending):
            suffix = after(host, inflected)
            table.setdefault(suffix, {})[ending] = None
    del table[""]
    return {suffix: tuple(endings) for suffix, endings in table.items()}


def analyses(suffix: str) -> tuple[Ending, ...]:
    """The endings that a suffix of small letters may be, after whatever word, the simplest first.

    >>> [(e.possessive, e.case) for e in analyses("ына")]
    [('3', 'dative')]
    >>> analyses("жыл")
    ()
    """
    return _table().get(suffix, ())


def shortened(suffix: str) -> tuple[Ending, ...]:
    """The endings of a suffix of which writers leave out the beginning after digits: `5-ші`, `5-шіге`, `5-уі`."""
    return tuple(e for e in analyses(f"н{suffix}") if e.form == "ordinal") or tuple(
        e for vowel in "еа" for e in analyses(vowel + suffix) if e.form == "collective"
    )


@lru_cache(maxsize=1 << 13)
def read(suffix: str, *words: str) -> Suffix | None:
    """What a suffix says after digits, a sign or an acronym that is spoken as, or ends in, one of `words`.

    `words` are the readings that are live, the usual one first; all in small letters. Writers' short forms are
    read (`5-ші`, `5-уі`), and so are endings that break harmony: those have `fits` false, and `expected` says
    what stands for them after the first reading. None for what is no ending (`90-жылдары`), and for what would be
    a wrong ending of the first or second person (`5-ң`): more likely it is something else.
    """
    small = suffix.lower()
    found = [*analyses(small), *shortened(small)]
    for word in words:
        for ending in found:
            if small in written(word, ending):
                return Suffix(ending, written(word, ending)[0], True)
    if cut := _CUT.get(small):
        return Suffix(cut, written(words[0], cut)[0], False)
    found = [ending for ending in found if ending.possessive in (None, "3", "1pl")]
    if not found:
        return None
    ending = min(found, key=lambda e: (_far(small, written(words[0], e)[0]), found.index(e)))
    return Suffix(ending, written(words[0], ending)[0], False)


def written(word: str, ending: Ending) -> tuple[str, ...]:
    """How an ending is written after a hyphen: the usual way first, ordinals without -ын-.

    >>> written("бес", Ending("ordinal")), written("жеті", Ending(case="genitive"))
    (('ші', 'інші', 'нші'), ('нің',))
    """
    ways = [after(word, inflected) for inflected in variants(word, ending)]
    if ending.form == "ordinal":
        short = ways[0][ways[0].index("ш") :]
        ways = [short, *ways, f"н{short}"]
    elif ending.form == "collective":
        ways.append(ways[0][1:])
    return tuple(ways)


def _far(a: str, b: str) -> int:
    """How unlike two suffixes are: letters more, and letters that differ."""
    return abs(len(a) - len(b)) * 2 + sum(x != y for x, y in zip(a, b, strict=False))
