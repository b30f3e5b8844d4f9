"""Labels of quantities, and how well what was found agrees with them.

`tests/golds/quantities.tsv` holds part, expression, and its quantities: `value;unit;kind`, parted by ` | `, or `-`.
The value of a range is `low..high`. The head of the file says how its parts came about.
"""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import kaznorm

GOLD = Path(__file__).parent.parent / "golds" / "quantities.tsv"


KINDS = frozenset(
    """
    number ordinal collective fraction percent money date time year century length area volume mass duration speed
    temperature energy power data pressure frequency voltage current resistance force level amount angle rate
    """.split()
)
"""What a quantity can be; "rate" is one unit per another that has no name here: `тонна/га`, `г/см³`."""
PARTS = ("dev", "held", "fresh", "last", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class Label(NamedTuple):
    """What a quantity must be; a value is text in one form, whatever the zeros behind its point."""

    value: str
    unit: str
    kind: str


class Score(NamedTuple):
    """How many were found, were to be found, and are right."""

    found: int
    wanted: int
    right: int

    @property
    def precision(self):
        return self.right / max(1, self.found)

    @property
    def recall(self):
        return self.right / max(1, self.wanted)


def labelled(part):
    """The expressions of a part with their labels."""
    rows = [line.split("\t") for line in GOLD.read_text("utf-8").split("\n") if line and not line.startswith("#")]
    return [(text, parse(labels)) for name, text, labels in rows if name == part]


def parse(labels):
    """The labels of a field of the table."""
    if labels == "-":
        return []
    parts = [label.split(";") for label in labels.split(" | ")]
    return [Label("..".join(map(plain, value.split(".."))), unit, kind) for value, unit, kind in parts]


def plain(value):
    """A value in one form: `5`, `0.5`, `2022-03-01`."""
    try:
        return format(Decimal(value).normalize(), "f")
    except ArithmeticError:
        return str(value)


def found_in(text):
    """What is found in a text, as labels."""
    return [
        Label("..".join(map(plain, q.value if isinstance(q.value, tuple) else (q.value,))), q.unit, q.kind)
        for q in kaznorm.find_quantities(text)
    ]


def score(part):
    """The score on a part, and each expression that isn't right: text, wanted, found."""
    found = wanted = right = 0
    wrong = []
    for text, labels in labelled(part):
        got = found_in(text)
        found, wanted = found + len(got), wanted + len(labels)
        common = sum((Counter(got) & Counter(labels)).values())
        right += common
        if common < max(len(got), len(labels)):
            wrong.append((text, labels, got))
    return Score(found, wanted, right), wrong
