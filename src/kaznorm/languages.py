"""The languages that kaznorm tells apart, and what tells them: `data/languages.tsv`."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kaznorm import scripts

_TABLE = Path(__file__).parent / "data" / "languages.tsv"
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")


class Language(NamedTuple):
    """A row of the table; `has` and `lacks` compare with Russian letters, `signs` never stand in Kazakh words."""

    code: str
    script: str
    has: frozenset[str]
    lacks: frozenset[str]
    signs: tuple[str, ...]
    words: frozenset[str]


@cache
def languages() -> tuple[Language, ...]:
    """The rows of `data/languages.tsv`."""
    rows = [line.split("\t") for line in _TABLE.read_text("utf-8").split("\n") if line and not line.startswith("#")]
    cells = ([[] if cell == "-" else cell.split() for cell in row] for row in rows)
    return tuple(
        Language(code, script, frozenset("".join(has)), frozenset("".join(lacks)), tuple(signs), frozenset(words))
        for (code,), (script,), has, lacks, signs, words in cells
    )


def named(text: str) -> str:
    """The one Cyrillic language but Russian with all the letters of a text, whose own letters or words stand in it.

    >>> named("Він народився в Києві, а його брати – у Львові."), named("братство")
    ('uk', 'und')
    """
    text = text.lower()
    letters = Counter(letter for letter in text if scripts.of(letter) == "Cyrl")
    found = {row.code: _fits(row, letters, text) for row in languages() if row.script == "Cyrl" and row.code != "ru"}
    best = sorted(found.values(), reverse=True)
    return max(found, key=found.__getitem__) if best[0] > max(1, best[1]) else "und"


def _fits(row: Language, letters: Counter[str], text: str) -> int:
    """How many signs and little words of a language a text holds, and whether all its letters; none if others too."""
    alien = sum(n for letter, n in letters.items() if letter not in _RUSSIAN | row.has or letter in row.lacks)
    if alien * 200 > letters.total():
        return 0
    words_of = sum(word in row.words for word in re.findall(r"[^\W\d_]+", text))
    return sum(map(text.count, row.signs)) + words_of + (row.has <= letters.keys())
