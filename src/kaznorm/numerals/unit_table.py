"""The table of units, `data/units.tsv`, and what a word in a text is in it.

A row gives the unit (UCUM, or ISO 4217 for money), its kind, its symbols, and its words, which take Kazakh endings.

>>> lookup("теңгеден").row.code, lookup("теңгеден").suffix, lookup("кВт").symbol, lookup("адам") is None
('KZT', 'ден', True, True)
>>> is_symbol("км"), is_symbol("метр"), currency("₸"), currency("%")
(True, False, 'KZT', None)
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from kaznorm.lazily import lazily
from kaznorm.numerals.patterns import ENDING

PATH = Path(__file__).parents[1] / "data" / "units.tsv"
LENGTHS = frozenset({"m", "km", "dm", "cm", "mm", "um", "nm", "[in_i]", "[ft_i]", "[yd_i]", "[mi_i]"})
"""What squares and cubes are made of, and speeds."""
TIMES = frozenset({"s", "ms", "min", "h", "d", "mo", "a", "wk"})

_ENDING = lazily(ENDING)
_AGE = lazily("жас(?:ар|қа|та(?:ғы)?|тан|ты|тық|ын(?:да(?:ғы)?|ан)|ына)")
"""`жас` counts years only with these endings; without them it is also "young"."""
_TWINS = str.maketrans("acekmopxyhABCEHKMOPTX", "асекморхуһАВСЕНКМОРТХ")
_LONGEST_WORD = 14
_SMALLEST_FREE = 3
"""Symbols of so many letters are also read in other cases: `квт`; of `мм` and `Мм` only one is meant."""
_OTHERS = frozenset({"Нм", "Гр", "Мм"})
"""Symbols of units that the table lacks: newton-metres, grays, megametres."""
_CLASH = lazily(r"[аәеоөұүыілрйумнң] [кқ]")
"""No ending with a voiceless sound stands after such a letter: `жылқы` is a horse."""


class Row(NamedTuple):
    """A row of the table."""

    code: str
    kind: str
    symbols: tuple[str, ...]
    words: tuple[str, ...]


class Entry(NamedTuple):
    """What a written word is: its row, its ending, whether it is a symbol, what its value is multiplied by."""

    row: Row
    suffix: str = ""
    symbol: bool = False
    factor: str = "1"


@cache
def table() -> tuple[Row, ...]:
    """The table, read once."""
    lines = PATH.read_text(encoding="utf-8").split("\n")[1:]
    rows = (line.split("\t") for line in lines if line)
    return tuple(Row(code, kind, _several(symbols), _several(words)) for code, kind, symbols, words in rows)


def _several(field: str) -> tuple[str, ...]:
    return () if field == "-" else tuple(part.replace("_", " ") for part in field.split())


@cache
def phrases() -> tuple[tuple[str, Row], ...]:
    """The units that are several words."""
    return tuple((word, row) for row in table() for word in row.words if " " in word)


@cache
def _symbols() -> dict[str, Row]:
    found = {symbol: row for row in table() for symbol in row.symbols}
    found |= {s.upper(): row for s, row in found.items() if len(s) > 1 and s.upper() not in found}
    long = {s: row for s, row in found.items() if len(s) >= _SMALLEST_FREE and not s.isascii()}
    return {s.lower(): row for s, row in long.items()} | found


@cache
def _words() -> dict[str, Row]:
    return {word: row for row in table() for word in row.words}


@lru_cache(maxsize=1 << 12)
def lookup(word: str) -> Entry | None:
    """What a word is in the table, with whatever ending; Latin letters among Cyrillic ones are read as such."""
    if word in _OTHERS:
        return None
    symbols, words = _symbols(), _words()
    plain = word if word.isascii() or word in symbols else word.translate(_TWINS)
    small = plain.lower()
    if row := symbols.get(plain) or (symbols.get(small) if len(small) > 1 and not plain.isascii() else None):
        return Entry(row, symbol=True)
    if small.startswith("жас") and _AGE.fullmatch(small):
        return Entry(words["жыл"], small.removeprefix("жас"))
    for end in range(min(len(small), _LONGEST_WORD), 1, -1):
        stem, rest = small[:end], small[end:]
        if stem == "тиын" and _ENDING.fullmatch(rest):
            return Entry(words["теңге"], rest, factor="0.01")
        if stem in words and _ENDING.fullmatch(rest) and not _CLASH.search(f"{stem} {rest}"):
            return Entry(words[stem], rest)
    return None


def sign(text: str) -> Row:
    """The row of a sign that is one of the table's: `%`, `°`, `₸`."""
    return _symbols()[text]


def is_symbol(word: str) -> bool:
    """Whether a word is a symbol of a unit: `км`, `сағ`, `кВт`, not `метр`."""
    entry = lookup(word)
    return entry is not None and entry.symbol


def currency(text: str) -> str | None:
    """The currency that a sign stands for; None for other signs."""
    row = _symbols().get(text)
    return row.code if row and row.kind == "money" else None
