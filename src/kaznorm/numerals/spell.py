"""Numbers in words: `kaznorm.spell`.

>>> spell(817), spell(817, case="genitive"), spell(817, case="genitive", possessive="3")
('сегіз жүз он жеті', 'сегіз жүз он жетінің', 'сегіз жүз он жетісінің')
>>> spell(Decimal("31.5"), case="accusative")
'отыз бір бүтін оннан бесті'
>>> spell(2022, "ordinal"), spell(5, "collective", possessive="3"), spell(Fraction(2, 3))
('екі мың жиырма екінші', 'бесеуі', 'үштен екі')
"""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeAlias

from kaznorm.errors import InputError, unknown
from kaznorm.numerals.endings import CASES, PERSONS, PLAIN, RELATIONS, Ending, inflect
from kaznorm.numerals.words import (
    BEFORE_ERA,
    DIGITS,
    HUNDRED,
    LARGEST,
    LARGEST_COLLECTIVE,
    MINUS,
    POINT,
    TENS,
    THOUSANDS,
    WHOLE,
    ZERO,
)

Number: TypeAlias = int | Decimal | Fraction
FORMS = ("cardinal", "ordinal", "collective", "fraction", "year", "digits")
MOST_PLACES = 36
"""How many digits after the decimal comma have a name."""


def _below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    before = [DIGITS[hundreds]] * (hundreds > 1) + [HUNDRED] * (hundreds > 0)
    return " ".join([*before, *filter(None, (TENS[rest // 10], DIGITS[rest % 10] if rest % 10 else ""))])


_SMALL = [_below_thousand(n) for n in range(1000)]
_TAILS = [f" {words}" if words else "" for words in _SMALL]
_ALONE = {1000**power: word for power, word in enumerate(THOUSANDS) if word}
"""Powers of 1000: an ordinal and a denominator say мыңыншы and мыңнан, without the бір of бір мың."""


def spell(
    n: Number,
    form: str = "cardinal",
    case: str = "nominative",
    *,
    possessive: str | int | None = None,
    plural: bool = False,
) -> str:
    """A number in words, with the endings asked for on the last of them.

    `n` is an int, a Decimal or a Fraction of at most 10^36, negative ones included; a Decimal may have 36 places,
    which are read as they are written (`1.50` has hundredths). `form` is

    - "cardinal": `бес`, `отыз бір бүтін оннан бес`, and of a Fraction `төрттен үш`;
    - "ordinal": `бесінші`, of whole numbers;
    - "collective": `бесеу`, of 1 to 7 alone, for the others have none;
    - "fraction": a Fraction, or a Decimal as one in lowest terms (`0.75` is `төрттен үш`);
    - "year": an ordinal, where a negative number is a year before our era; there is no year 0;
    - "digits": one after the other, with `үтір` for the comma.

    `case` is "nominative", "genitive", "dative", "accusative", "locative", "ablative", "instrumental", or one of
    the endings in a case's place: "similative" (-дай), "equative" (-ша), "attributive" (-дағы), "predicative"
    (-нікі). `possessive` is "1sg", "2sg", "2polite", "3" or "1pl" (1, 2 and 3 stand for the singular).

    `InputError` for what is no such number, a float among it: it isn't the number that was written; and for
    a form that the number hasn't got. `UnknownNameError` for wrong names.

    >>> spell(-40, "ordinal"), spell(2000, case="ablative"), spell(3, possessive="1pl", form="collective")
    ('минус қырқыншы', 'екі мыңнан', 'үшеуміз')
    >>> spell(8, "collective")
    Traceback (most recent call last):
    ...
    kaznorm.errors.InputError: 8 has no collective; those exist for 1 to 7
    """
    simple = type(n) is int and form == "cardinal" and -LARGEST <= n <= LARGEST
    words = _integer(n) if simple else _words(n, form)  # type: ignore[arg-type]
    if case == "nominative" and possessive is None and not plural and form not in _INFLECTED:
        return words
    ending = ending_of(_INFLECTED.get(form, "cardinal"), plural, possessive, case)
    before, _, last = words.rpartition(" ")
    last = inflect(last, ending)
    return f"{before} {last}" if before else last


_INFLECTED = {"ordinal": "ordinal", "collective": "collective", "year": "ordinal"}
_PERSON: dict[Any, str] = {1: "1sg", 2: "2sg", 3: "3"} | {person: person for person in PERSONS}


@lru_cache(maxsize=1024, typed=True)
def ending_of(form: str, plural: bool, possessive: str | int | None, case: str) -> Ending:
    """The ending that names stand for; `UnknownNameError` for wrong ones."""
    if case not in CASES and case not in RELATIONS:
        raise unknown("case", case, CASES + RELATIONS)
    if possessive is not None and (possessive not in _PERSON or isinstance(possessive, bool)):
        raise unknown("possessive", possessive, PERSONS)
    return Ending(form, bool(plural), None if possessive is None else _PERSON[possessive], case)


def _words(n: Number, form: str) -> str:
    """The words before the last is inflected."""
    if form not in FORMS:
        raise unknown("form", form, FORMS)
    n = _checked(n)
    if form == "digits":
        return _digits(n)
    if isinstance(n, Decimal) and form in ("fraction", "cardinal") and (form == "fraction" or not _is_whole(n)):
        return _fraction(Fraction(n)) if form == "fraction" else _decimal(n)
    if isinstance(n, Fraction) and form in ("fraction", "cardinal"):
        return _fraction(n)
    if n != int(n):
        raise InputError(f"{n} has no {form}", remedy="give a whole number")
    whole = int(n)
    if form == "collective" and not 1 <= whole <= LARGEST_COLLECTIVE:
        raise InputError(f"{whole} has no collective", remedy=f"those exist for 1 to {LARGEST_COLLECTIVE}")
    if form == "year":
        return _year(whole)
    return _integer(whole) if form != "ordinal" else _bare(whole)


def _checked(n: Any) -> Number:
    if isinstance(n, bool) or not isinstance(n, (int, Decimal, Fraction)):
        remedy = f"give Decimal('{n}')" if isinstance(n, float) else "give an int, a Decimal or a Fraction"
        raise InputError(f"{n!r} is no number that can be spelled", remedy=remedy)
    if isinstance(n, Decimal) and not n.is_finite():
        raise InputError(f"{n} is no number", remedy="give a finite one")
    if not -LARGEST <= n <= LARGEST:
        raise InputError("the number is beyond 10^36", remedy="give a smaller one")
    if isinstance(n, Decimal) and -int(n.as_tuple().exponent) > MOST_PLACES:
        raise InputError(f"{n} has more than {MOST_PLACES} decimal places", remedy="round it first")
    if isinstance(n, Fraction) and n.denominator > LARGEST:
        raise InputError("the denominator is beyond 10^36", remedy="round the number first")
    return n


def _is_whole(n: Decimal) -> bool:
    return int(n.as_tuple().exponent) >= 0


def _integer(n: int) -> str:
    if n < 0:
        return f"{MINUS} {_integer(-n)}"
    if n < 1000:
        return _SMALL[n] or ZERO
    if n < 1000000:
        return f"{_SMALL[n // 1000]} мың{_TAILS[n % 1000]}"
    groups = []
    power = 0
    while n:
        n, group = divmod(n, 1000)
        if group:
            groups.append(f"{_SMALL[group]} {THOUSANDS[power]}" if power else _SMALL[group])
        power += 1
    return " ".join(reversed(groups))


def _bare(n: int) -> str:
    """A number for an ordinal or a denominator."""
    return f"{MINUS} {_bare(-n)}" if n < 0 else _ALONE.get(n) or _integer(n)


def _below(n: int) -> str:
    """A denominator: `төрттен`, `он мыңнан`."""
    before, _, last = _bare(n).rpartition(" ")
    last = inflect(last, _FROM)
    return f"{before} {last}" if before else last


_FROM = PLAIN._replace(case="ablative")


def _decimal(n: Decimal) -> str:
    sign, _, exponent = n.as_tuple()
    places = -int(exponent)
    digits = f"{n:f}".lstrip("-").replace(".", "")
    whole, part = int(digits[:-places] or 0), int(digits[-places:])
    words = f"{_integer(whole)} {WHOLE} {_below(10**places)} {_integer(part)}"
    return f"{MINUS} {words}" if sign else words


def _fraction(n: Fraction) -> str:
    if n < 0:
        return f"{MINUS} {_fraction(-n)}"
    whole, part = divmod(n.numerator, n.denominator)
    if not part:
        return _integer(whole)
    words = f"{_below(n.denominator)} {_integer(part)}"
    return f"{_integer(whole)} {WHOLE} {words}" if whole else words


def _year(n: int) -> str:
    if n == 0:
        raise InputError("there is no year 0", remedy="1 before our era is -1")
    return f"{BEFORE_ERA} {_bare(-n)}" if n < 0 else _bare(n)


def _digits(n: Number) -> str:
    if isinstance(n, Fraction) and n.denominator != 1:
        raise InputError(f"{n} has no digits", remedy="give a Decimal")
    written = f"{n:f}" if isinstance(n, Decimal) else str(int(n))
    return " ".join(_DIGIT[sign] for sign in written)


_DIGIT = {str(digit): word for digit, word in enumerate(DIGITS)} | {"-": MINUS, ".": POINT}
