"""Units said aloud: the word of a symbol, with its suffix, and what comes before the number.

>>> say_unit("km2", "ге"), say_unit("km/h", ""), say_unit("%", "ке"), say_unit("kW.h", "")
(('', 'шаршы километрге'), ('сағатына', 'километр'), ('', 'процентке'), ('', 'киловатт-сағат'))
"""

from functools import cache

from kaznorm.numerals.endings import Ending, inflect
from kaznorm.numerals.suffixes import read
from kaznorm.numerals.unit_table import LENGTHS, table
from kaznorm.numerals.words import SCALES

_POWERS = {"2": "шаршы", "3": "текше"}
_EACH = Ending(possessive="3", case="dative")


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {row.code: row.words for row in table() if row.words}


def say_unit(code: str, suffix: str, ending: Ending | None = None) -> tuple[str, str]:
    """What is said before the number, and the unit's word behind it; empty where the unit has no word.

    The suffix chooses among the words of a unit: `%-ке` is процентке.
    """
    main, _, per = code.partition("/")
    before = say_unit(per, "", _EACH)[1] if per else ""
    if main.endswith(".h"):
        first, last = say_unit(main[:-2], "")[1], say_unit("h", suffix, ending)[1]
        return before, f"{first}-{last}" if first else ""
    power = ""
    if main[-1:] in _POWERS and main[:-1] in LENGTHS:
        main, power = main[:-1], f"{_POWERS[main[-1]]} "
    words = _words().get(main)
    if words is None or (per and not before):
        return "", ""
    if ending is None:
        return before, power + with_suffix(words, suffix)
    start, space, last = words[0].rpartition(" ")
    return before, power + start + space + inflect(last, ending)


def with_suffix(readings: tuple[str, ...], suffix: str) -> str:
    """The reading that a suffix goes with (else the first), with the suffix on its last word.

    >>> with_suffix(("бір мың бес жүз", "бір жарым мың"), "нан"), with_suffix(("сегіз жүз он жеті",), "інің")
    ('бір жарым мыңнан', 'сегіз жүз он жетісінің')
    >>> with_suffix(("бір мың",), "ыншы"), with_suffix(("алты",), "ау")
    ('мыңыншы', 'алтау')
    """
    if not suffix:
        return readings[0]
    found = [(words, read(suffix.lower(), words.rpartition(" ")[2])) for words in readings]
    words, as_read = next(((words, one) for words, one in found if one and one.fits), found[0])
    if as_read is None:
        return words + suffix
    if as_read.ending.form != "cardinal" and words.removeprefix("бір ") in SCALES:
        words = words.removeprefix("бір ")
    before, space, last = words.rpartition(" ")
    return before + space + inflect(last, as_read.ending)
