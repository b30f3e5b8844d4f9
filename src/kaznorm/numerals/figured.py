"""Quantities that begin with a digit or a currency sign."""

import re
from decimal import Decimal

from kaznorm.alphabet import CAPITALS
from kaznorm.lazily import lazily
from kaznorm.numerals.amounts import SIGNED, Amount, after_space, made, measured, named_year, signed, times
from kaznorm.numerals.approx import approximation
from kaznorm.numerals.dates import MONTHS, read_date
from kaznorm.numerals.digits import Digits, is_fraction, pair_at, read_digits
from kaznorm.numerals.nouns import counts
from kaznorm.numerals.patterns import DASH, ENDING, ORDINAL, SPACE as S, WHOLE_THINGS
from kaznorm.numerals.quantity import Date, Quantity
from kaznorm.numerals.ranges import has_side, signed_span, span, torn_decimal, upper_end
from kaznorm.numerals.unit_table import currency
from kaznorm.numerals.units import Unit, read_unit, symbol_end
from kaznorm.numerals.years import CENTURY, read_year

_HYPHEN = r"[-\N{NON-BREAKING HYPHEN}]"
_ONE_CAPITAL = rf"(?-i:[A-Z{CAPITALS}])(?![^\W\d_])"
_SO_MANY = "[дт][ае](?:ғ[ае]н|ген)|[лдт][ае]п"
"""`100-деген`, hundreds and more; `10-дап`, by tens."""
_SUFFIX = lazily(
    rf"(?:(?P<joint>{S}?{_HYPHEN}{S}?(?![^\W\d_]*{S}?-)|)(?P<ordinal>{ORDINAL}(?:{ENDING}))"
    rf"|{_HYPHEN}(?!{_ONE_CAPITAL})(?P<suffix>{ENDING}|н[ае]|н[дт][ае]|(?P<collective>[еа]?у(?:{ENDING}))|(?P<about>{_SO_MANY})))"
    r"(?![^\W\d_]|-\w)",
    re.IGNORECASE,
)
_NOUN = lazily(
    rf"{_HYPHEN}(?=[^\W\d_]{{2}})"
    rf"(?!(?:{'|'.join(MONTHS)})[^\W\d_]*|[^\W\d_]*[A-Z{CAPITALS}](?![а-яәғқңөұүһі]{{2}}))"
)
_ROOM_OR_PAGE = lazily(rf"{S}?{_HYPHEN}{S}?(?=(?:сыны[пб]|бет)(?:{ENDING})(?![^\W\d_]|-))")
_MEASURING = lazily("[лдт][ыі]")
_HAVING = lazily("[лдт](?:ық|ік)")
_PARTICLE = lazily(r"-ақ(?![^\W\d_])")
_TO_ORDINAL = lazily(rf"{DASH}(?=\d+-{ORDINAL})")
_BARE_ORDINAL = lazily(ORDINAL)
_OUT_OF = re.compile(
    rf"(?P<b>\d{{1,6}})-(?:[дтн][ае]н){S}(?P<a>\d{{1,6}})-(?P<suffix>с?[ыі](?:н|н[ае]|н[дт][ае]|нің|ның)?)(?!\w)"
)
_THOUSANDS = lazily(r"\d{1,3}[.,]\d{3}")
_ROUND_THOUSANDS = lazily(r"[1-9]\d{0,2}[.,]000")
_WHOLE_THINGS = lazily(WHOLE_THINGS)
_SIGN_NEXT = lazily(rf",{S}?[-–\N{{MINUS SIGN}}]\d")
"""What makes a hyphen before a number a sign: that of the next one, `-10, -15°C`."""
_PLUS_NEXT = lazily(rf"{S}\+\d")
_WORD = lazily(r"[^\W\d_]{1,40}")
_LETTER_BEHIND = lazily(rf"[A-Z{CAPITALS}](?![^\W\d_])")
_DASH = lazily(rf"{DASH}(?=[$€£₸₽]\d)")
_WHOSE = lazily("(?<![A-Za-z])[A-Z]{1,2}\\Z")
_DOLLARS = {"A": "AUD", "C": "CAD", "HK": "HKD", "NZ": "NZD", "S": "SGD", "US": "USD"}
_PER = lazily(r"/[^\W\d_]")
_UNIT_OF = {"year": "a", "duration": "a", "century": CENTURY}
_GLUED = lazily("[мm%]|[гтл](?![^\\W\\d_]|[-)])")
"""One-letter units that may stand right behind their number."""


def quantity_at(text: str, at: int) -> Quantity | None:
    """The expression whose first digit stands at a place, which `code_end` has found to be none of a code."""
    signs = signed_span(text, at)
    if signs and (unit := read_unit(text, after_space(text, signs.end))) and unit.kind in SIGNED:
        value = min(signs.first, signs.last), max(signs.first, signs.last)
        return made(text, value, unit.code, unit.kind, signs.start, unit.end, unit.suffix)
    if date := read_date(text, at) or read_year(text, at):
        return _dated(text, at, date)
    if fraction := _fraction(text, at):
        return fraction
    first = torn_decimal(text, at) or read_digits(text, at)
    return _counted(text, first, upper_end(text, first)) if first else None


def money_at(text: str, at: int) -> Quantity | None:
    """The money whose sign stands at a place, before its number: `$5 млн`, `€ 300`."""
    number = read_digits(text, after_space(text, at + 1))
    whose = _WHOSE.search(text, max(0, at - 2), at) if text[at] == "$" else None
    code = _DOLLARS.get(whose[0]) if whose else currency(text[at])
    if number is None or code is None:
        return None
    at = whose.start() if whose else at
    second = upper_end(text, number)
    if second is None and (again := _DASH.match(text, number.end)) and text[again.end()] == text[at]:
        second = read_digits(text, again.end() + 1)
    value, last = _in_thousands(text, number, span(number, second)), second or number
    end, suffix = last.end, last.suffix
    if _PER.match(text, end):
        per = read_unit(f"$/{text[end + 1 : end + 40]}", 0)
        return per and made(text, value, code + per.code[3:], per.kind, at, end + per.end - 1, per.suffix)
    if not suffix and (ending := _SUFFIX.match(text, end)) and ending["suffix"]:
        end, suffix = ending.end(), ending["suffix"]
    return made(text, value, code, "money", at, end, suffix)


def _dated(text: str, start: int, date: Date) -> Quantity:
    return made(text, date.value, _UNIT_OF.get(date.kind, ""), date.kind, start, date.end, date.suffix)


def _fraction(text: str, at: int) -> Quantity | None:
    """`3/4`, `2 1/2`, `1/5 дюйм`, and `3-тен 1-і`, one of three."""
    if (out := _OUT_OF.match(text, at)) and 0 < int(out["a"]) < int(out["b"]):
        value = Decimal(out["a"]) / Decimal(out["b"])
        return made(text, value, "", "fraction", at, out.end(), out["suffix"])
    found = pair_at(text, at)
    if found is None or not is_fraction(text, found):
        return None
    value = int(found["whole"] or 0) + Decimal(found["a"]) / Decimal(found["b"])
    suffix = _SUFFIX.match(text, found.end())
    if suffix and suffix["suffix"]:
        return made(text, value, "", "fraction", at, suffix.end(), suffix["suffix"])
    unit = read_unit(text, after_space(text, found.end()))
    return measured(text, at, value, unit) if unit else made(text, value, "", "fraction", at, found.end())


def _counted(text: str, first: Digits, second: Digits | None) -> Quantity | None:
    """A number, or a range, with its suffix, its unit, or the noun that it numbers."""
    last, value, at = second or first, span(first, second), first.start
    if last.suffix:
        return _inflected(text, value, first, last)
    if last.plain and _ROOM_OR_PAGE.match(text, last.end):
        return made(text, value, "", "ordinal", at, last.end)
    if ending := _SUFFIX.match(text, last.end):
        return _suffixed(text, value, first, last, ending)
    if particle := _PARTICLE.match(text, last.end):
        unit = read_unit(text, after_space(text, particle.end()))
        if unit and not unit.symbol:
            return _measured(text, value, unit, first)
        return made(text, value, "", "number", at, particle.end(), "ақ")
    if last.plain and _NOUN.match(text, last.end):
        unit = read_unit(text, last.end + 1)
        if unit and _is_measure(text, unit):
            return _measured(text, value, unit, first)
        noun = _WORD.match(text, last.end + 1)
        kind = "number" if noun and counts(noun[0].lower()) else "ordinal"
        return made(text, value, "", kind, at, last.end)
    behind = text[last.end : last.end + 1]
    unit = read_unit(text, after_space(text, last.end))
    if behind.isalpha() and last.plain and has_side(text, last):
        return made(text, value, "", "number", at, last.end)
    if (behind.isalpha() and text[last.end - 1] != ".") or behind == "_":
        return _measured(text, value, unit, first) if unit and not _is_code(text, first, last, unit) else None
    if unit:
        return _measured(text, value, unit, first)
    if _ROUND_THOUSANDS.fullmatch(text, at, first.end) and _WHOLE_THINGS.match(text, last.end):
        value = times(value, Decimal(1000))
    start, value = signed(text, at, value, "level" if _SIGN_NEXT.match(text, last.end) else "")
    return made(text, value, "", "number", start, last.end)


def _is_measure(text: str, unit: Unit) -> bool:
    """Whether a unit behind a hyphen says how great a thing is: `8-биттік`, `152-мм`; `10-га` is a slip of a suffix."""
    if unit.symbol:
        return unit.code != "har" and symbol_end(text, unit) - unit.start > 1
    return _MEASURING.match(unit.suffix) is not None or unit.suffix == "ар"


def _is_code(text: str, number: Digits, last: Digits, unit: Unit) -> bool:
    """Whether a lone letter right behind the digits makes them a name: `3D`, `5Г`, `12В-да`; not `380В-тық`."""
    if unit.symbol and symbol_end(text, unit) - last.end == 1 and not _GLUED.match(text, last.end):
        return _HAVING.match(unit.suffix) is None
    return (
        unit.start == number.end
        and number.plain
        and unit.code != "m"
        and bool(_LETTER_BEHIND.match(text, number.end) and not unit.symbol)
    )


def _inflected(text: str, value: Amount, first: Digits, last: Digits) -> Quantity:
    """A number whose last magnitude has an ending: `5 мыңдай адам`, `2 млн-ға жуық теңге`."""
    unit = read_unit(text, after_space(text, last.end))
    if unit and not last.suffix.startswith(("д", "т")):
        return _measured(text, value, unit, first)
    if unit and (approx := approximation(text, first.start, last.end, last.suffix)):
        return _measured(text, value, unit, first, approx)
    return made(text, value, "", "number", first.start, last.end, last.suffix)


def _suffixed(text: str, value: Amount, first: Digits, last: Digits, ending: "re.Match[str]") -> Quantity:
    """Digits with a suffix of their own: `5-ші`, `817-інің`, `5-еуі`, `20-дай адам`."""
    at = first.start
    if ordinal := ending["ordinal"]:
        return _ordinals(text, first, last, ending) or made(text, value, "", "ordinal", at, ending.end(), ordinal)
    suffix = ending["suffix"] or ""
    at, value = signed(text, at, value, "level" if _PLUS_NEXT.match(text, ending.end()) else "")
    if not suffix:
        return made(text, value, "", "number", at, last.end)
    about = "about" if ending["about"] or suffix.lower()[1:] in ("ай", "ей") else ""
    unit = read_unit(text, after_space(text, ending.end())) if about else None
    if unit:
        return _measured(text, value, unit, first, about)
    if last.plain and named_year(value, suffix):
        return made(text, value, "a", "year", at, ending.end(), suffix)
    kind = "collective" if ending["collective"] else "number"
    return made(text, value, "", kind, at, ending.end(), suffix, about)


def _ordinals(text: str, first: Digits, last: Digits, ending: "re.Match[str]") -> Quantity | None:
    """`4-інші — 8-інші`."""
    joint = _TO_ORDINAL.match(text, ending.end())
    alone = last is first and _BARE_ORDINAL.fullmatch(ending["ordinal"])
    other = read_digits(text, joint.end()) if joint and alone else None
    tail = _SUFFIX.match(text, other.end) if other else None
    if other is None or tail is None or not tail["ordinal"] or other.value <= first.value:
        return None
    return made(text, (first.value, other.value), "", "ordinal", first.start, tail.end(), tail["ordinal"])


def _measured(text: str, value: Amount, unit: Unit, first: Digits, approx: str = "") -> Quantity:
    value = _in_thousands(text, first, value) if unit.kind == "money" else value
    return measured(text, first.start, value, unit, approx)


def _in_thousands(text: str, number: Digits, value: Amount) -> Amount:
    """`12.500 теңге`: of money, three digits behind a mark are a group."""
    grouped = not number.magnitude and _THOUSANDS.fullmatch(text, number.start, number.end)
    return times(value, Decimal(1000)) if grouped else value
