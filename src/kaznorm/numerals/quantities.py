"""`kaznorm.find_quantities`: every number expression of a text, in digits or words, as a value with its unit.

The readers of one expression: `figured` where it begins with digits, `romans`, `worded`. They rely on `digits`,
`ranges`, `units`, `dates`, `years`, `approx` (the words around) and `spoken`; `codes` knows what is no quantity.
"""

import re
from collections.abc import Iterator

from kaznorm.errors import as_text
from kaznorm.lazily import lazily
from kaznorm.numerals import romans
from kaznorm.numerals.codes import code_end
from kaznorm.numerals.digits import read_digits, roman
from kaznorm.numerals.figured import money_at, quantity_at
from kaznorm.numerals.patterns import SPACE
from kaznorm.numerals.quantity import Quantity, case_of
from kaznorm.numerals.spans import together
from kaznorm.numerals.spoken import FIRST_LETTERS
from kaznorm.numerals.units import read_unit
from kaznorm.numerals.worded import worded_at

_CURRENCIES = "$€£₸₽¥₴₺₹"
_FRACTIONS = "½¼¾"
_START = lazily(
    rf"[0-9{_FRACTIONS}]|[{re.escape(_CURRENCIES)}](?={SPACE}?\d)"
    rf"|(?<![\w-])[{romans.LETTERS}]+(?!\w)|(?<![\w-])(?:{FIRST_LETTERS})",
    re.IGNORECASE,
)
_WORD = lazily(r"[^\W\d_]+")
_HOW_EXACTLY = lazily(rf"{SPACE}(?:астам|аса|артық|көп|кем|жуық|жақын|тарта|таяу){SPACE}")


def find_quantities(text: str) -> list[Quantity]:
    """Every number expression of a text: numbers, measures, money, percent, ranges, ordinals, dates, times.

    Telephone numbers, codes, versions, scores, and the numbers of documents, of their sections and of list items
    are none. Nor are `бір` where nothing is measured by it, and words that are hardly ever numbers (`жүзінде`).
    Expressions are disjoint and in order. `InputError` for what is no `str`, and for nothing else. See `Quantity`
    for what each holds.

    >>> [(q.text, str(q.value), q.unit, q.kind) for q in find_quantities("Бюджет – 2 трлн 342,4 млрд теңге, 31,5%-ы.")]
    [('2 трлн 342,4 млрд теңге', '2342400000000', 'KZT', 'money'), ('31,5%-ы', '31.5', '%', 'percent')]
    >>> [(q.value, q.unit, q.approx) for q in find_quantities("5—6 адам, шамамен 1 мыңнан аса гектар")]
    [((Decimal('5'), Decimal('6')), '', ''), (Decimal('1000'), 'har', 'about')]
    >>> find_quantities("2022 жылғы 1 наурызда")[0].value, find_quantities("12-баптың 3-тармағы")
    ('2022-03-01', [])
    """
    text = as_text(text)
    return together(text, expressions(text))


def expressions(text: str) -> Iterator[Quantity]:
    """The number expressions one by one: `25 м-ден 200 м-ге дейін` is two here, and one range above."""
    at = 0
    while found := _START.search(text, at):
        quantity, at = _read(text, found)
        if quantity:
            quantity = _with_unit_behind(text, quantity)
            at = max(at, quantity.end)
            yield quantity


def _read(text: str, found: "re.Match[str]") -> tuple[Quantity | None, int]:
    """The expression that begins here, if one does, and where to go on."""
    start, sign = found.start(), text[found.start()]
    if sign.isdecimal() or sign in _FRACTIONS:
        if end := code_end(text, start):
            return None, end
        quantity = quantity_at(text, start)
        rest = None if quantity else read_digits(text, start)
        end = rest.end if rest else start + 1
    elif sign in _CURRENCIES:
        quantity, end = money_at(text, start), start + 1
    else:
        is_roman = found[0].isupper() and roman(found[0])
        quantity = (romans.roman_at(text, start, found[0]) if is_roman else None) or worded_at(text, start)
        word = _WORD.match(text, start)
        end = word.end() if word else start + 1
    return quantity, quantity.end if quantity else end


def _with_unit_behind(text: str, number: Quantity) -> Quantity:
    """`5000-нан астам гектар`: what is counted stands behind the word that says how exactly."""
    if number.kind != "number" or number.case not in ("ablative", "dative"):
        return number
    word = _HOW_EXACTLY.match(text, number.end)
    unit = read_unit(text, word.end()) if word else None
    if unit is None or unit.factor != "1":
        return number
    counted = number._replace(unit=unit.code, kind=unit.kind, suffix=unit.suffix, case=case_of(unit.suffix))
    return counted._replace(end=unit.end, text=text[number.start : unit.end])
