"""The table of units: every symbol and word once, each in one script, and read as its own unit."""

import re
from collections import Counter

import pytest

from kaznorm import find_quantities
from kaznorm.numerals.unit_table import PATH, table
from kaznorm.numerals.units import read_unit

from .scoring import KINDS

ROWS = table()
CYRILLIC = re.compile("[а-яёўәғқңөұүіһ][а-яёўәғқңөұүіһ -]*")
SHORTEST_STEM = 2


def test_columns():
    lines = PATH.read_text(encoding="utf-8").split("\n")
    assert lines[0] == "unit\tkind\tsymbols\twords"
    assert lines[-1] == ""
    assert all(line.count("\t") == 3 for line in lines[:-1])


@pytest.mark.parametrize("column", ["symbols", "words"])
def test_nothing_stands_twice(column):
    counts = Counter(entry for row in ROWS for entry in getattr(row, column))
    assert [entry for entry, count in counts.items() if count > 1] == []
    assert len({row.code for row in ROWS}) == len(ROWS)


def test_kinds_and_codes():
    assert {row.kind for row in ROWS} <= set(KINDS)
    assert all(re.fullmatch("[A-Z]{3}", row.code) for row in ROWS if row.kind == "money")
    assert all(row.code.isascii() and " " not in row.code for row in ROWS)


def test_scripts():
    for row in ROWS:
        assert all(CYRILLIC.fullmatch(word) and len(word) >= SHORTEST_STEM for word in row.words), row
        for symbol in row.symbols:
            scripts = {"latin" if c.isascii() else "other" for c in symbol if c.isalpha() and c not in "µΩ"}
            assert len(scripts) <= 1, symbol


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)
def test_each_is_read_as_itself(row):
    for entry in (*row.symbols, *row.words):
        unit = read_unit(f"{entry} жерде", 0)
        assert unit, entry
        assert (unit.code, unit.end) == (row.code, len(entry)), entry
        if entry == "ғасыр":  # digits name a century: they are counted in words, or before бойы and the like
            assert {q.unit for q in find_quantities("екі ғасыр, 2 ғасыр бойы")} == {row.code}
            continue
        [quantity] = [q for q in find_quantities(f"бұл 25 {entry} шығар") if q.text.startswith("25")]
        assert (quantity.unit, quantity.kind) == (row.code, row.kind), entry
