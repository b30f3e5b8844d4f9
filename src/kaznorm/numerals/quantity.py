"""What `find_quantities` gives: a number as it stands in a text, with what it counts."""

from decimal import Decimal
from typing import NamedTuple, TypeAlias

from kaznorm.lazily import lazily

Value: TypeAlias = Decimal | str | tuple[Decimal, Decimal] | tuple[str, str]


class Date(NamedTuple):
    """What the readers of dates give: a "date", "time", "year", "century", "ordinal" or "duration" (of years)."""

    kind: str
    value: Value
    end: int
    suffix: str


class Quantity(NamedTuple):
    """A number expression.

    `value` is a Decimal, or a pair of them for a range; for a "date" (`2022-03-01`, `--03-01`, `2022-03`,
    `2022-03-01T17:37`) and a "time" of day (`17:37`) it is an ISO 8601 string, or a pair of those. Years before
    our era are negative, as they are said: -550. `unit` is UCUM or ISO 4217, "" where nothing known is counted.
    `approx` is one of "", "about", "over", "under", "least", "most". `suffix` is what follows without its hyphen,
    `case` the case it stands for ("" without a suffix). `text` is the expression at `start:end`, suffix included;
    words such as `шамамен` and `астам` stand outside.
    """

    value: Value
    unit: str
    kind: str
    approx: str
    suffix: str
    case: str
    start: int
    end: int
    text: str

    @property
    def iso(self) -> str | None:
        """Dates, times and years in ISO 8601, a range as an interval; None for all else.

        The year before 1 is 0 there, so 550 before our era is `-0549`.

        >>> Quantity(Decimal(-550), "a", "year", "", "", "", 0, 9, "б.з.б. 550").iso
        '-0549'
        """
        if self.kind not in ("date", "time", "year"):
            return None
        values = self.value if isinstance(self.value, tuple) else (self.value,)
        return "/".join(v if isinstance(v, str) else _year(int(v)) for v in values)


def _year(year: int) -> str:
    year += year < 0
    return f"{'-' * (year < 0)}{abs(year):04}"


_CASES = (
    ("genitive", "[ндт][ыі]ң"),
    ("instrumental", "[мбп]ен(?:ен)?"),
    ("ablative", "[дтн][ае]н"),
    ("locative", "н?[дт][ае](?:[ғг][ыі])?"),
    ("accusative", "[ндт][ыі]|(?<=[ыі])н"),
    ("dative", "[ғгқк][ае]|(?<=[ыі])н[ае]|(?<=[мң])[ае]"),
)
_CASE = [(name, lazily(f"(?:{pattern})$")) for name, pattern in _CASES]


def case_of(suffix: str) -> str:
    """The case that a suffix ends in; "" for none.

    >>> [case_of(suffix) for suffix in ("ден", "сінің", "ына", "ші", "шіні", "мен", "")]
    ['ablative', 'genitive', 'dative', 'nominative', 'accusative', 'instrumental', '']
    """
    if not suffix:
        return ""
    return next((name for name, pattern in _CASE if pattern.search(suffix.lower())), "nominative")
