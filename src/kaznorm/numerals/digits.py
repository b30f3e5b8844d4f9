"""Numbers in digits: groups, decimals, magnitudes behind them, vulgar fractions, Roman numerals.

>>> read_digits("2 трлн 342,4 млрд теңге", 0)
Digits(value=Decimal('2342400000000'), start=0, end=17, suffix='', magnitude=True, plain=False, hundreds=False)
>>> read_digits("16 741 000", 0).value, read_digits("1.250.000 тг", 0).value, read_digits("2018 500", 0).value
(Decimal('16741000'), Decimal('1250000'), Decimal('2018'))
"""

import re
from decimal import Decimal, localcontext
from typing import NamedTuple

from kaznorm.lazily import lazily
from kaznorm.numerals.patterns import ENDING, SPACE, WHOLE_THINGS

_NUMBER = lazily(
    rf"""(?P<whole>
        [1-9]\d{{0,2}}(?:
            (?:{SPACE}\d{{3}}(?!\d)){{1,12}}
          | (?:['’]\d{{3}}(?!\d)){{1,12}}
          | (?:\.\d{{3}}(?!\d)){{2,12}}
          | (?:,\d{{3}}(?!\d)){{2,12}}
          | (?:\.\d{{3}})+(?=,\d{{1,2}}(?![.,]?\d)) | (?:,\d{{3}})+(?=\.\d{{1,2}}(?![.,]?\d)) )
      | \d+ )
      (?:(?<!\d,\d)(?<!\d,\d\d)[.,](?P<part>\d+)(?![.,]?\d))?""".replace(
        "[ \N{NO-BREAK SPACE}", "[\\ \N{NO-BREAK SPACE}"
    ),
    re.VERBOSE | re.ASCII,
)
MAGNITUDES = {
    "мың": 3,
    "мын": 3,
    "млн": 6,
    "миллион": 6,
    "милион": 6,
    "млрд": 9,
    "миллиард": 9,
    "милиард": 9,
    "трл": 12,
    "трлн": 12,
    "триллион": 12,
    "трилион": 12,
    "квадриллион": 15,
}
"""The powers of ten that a word behind digits stands for."""
_SUFFIXED = rf"(?:-(?=[^\W\d_]))?(?P<suffix>{ENDING})"
_MAGNITUDE = lazily(
    rf"{SPACE}{{0,2}}(?P<name>{'|'.join(sorted(MAGNITUDES, key=len, reverse=True))})"
    rf"(?:(?P<dot>\.)(?:-(?=[^\W\d_])(?P<cut>{ENDING})(?![^\W\d_]))?|{_SUFFIXED}(?![^\W\d_]))",
    re.IGNORECASE,
)
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_DOWN = str.maketrans(_SUPERSCRIPTS, "0123456789-")
POWER_OF_TEN = lazily(
    rf"(?:(?P<times>[0-9]+(?:[.,][0-9]+)?){SPACE}?[·⋅∙×*xх]{SPACE}?)?"
    rf"(?<![0-9.,])10(?:(?P<raised>⁻?[{_SUPERSCRIPTS[:-1]}]{{1,2}})|\^(?P<power>-?[0-9]{{1,2}}))(?!\w)"
)
_BEFORE_POWER = frozenset(_SUPERSCRIPTS + "^·⋅∙×*xх")
_HALF = lazily(rf"{SPACE}жарым(?P<suffix>{ENDING})(?!\w)", re.IGNORECASE)
_NEXT = lazily(rf"{SPACE}(?=\d)")
_SEPARATORS = lazily("[^0-9]")
_VULGAR = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
}
_SPACED_VULGAR = lazily(f"{SPACE}?([{''.join(_VULGAR)}])")
_PAIR = lazily(rf"(?:(?P<whole>\d{{1,3}}){SPACE})?(?P<a>\d{{1,3}})/(?P<b>\d{{1,3}})(?![\w/]|[.,]\d)")
_DENOMINATORS = frozenset((*range(2, 11), 12, 16, 100))
_NO_PART = lazily(rf"-(?!{ENDING}(?!\w))[^\W\d_]{{3}}|{SPACE}(?:маусым|қаң|ақп|нау|сәу|мам|шіл|там|қыр|қаз|қара|жел)")
_PART = lazily(rf"-с?[ыі](?:н\w{{0,3}})?(?!\w)|{SPACE}бөліг")
_HUNDREDS = lazily(rf"{SPACE}жүз(?=(?:{SPACE}(?:мың|млн|милли|теңге|доллар|метр|шақырым|гектар|тонна)|{WHOLE_THINGS}))")
_ROMAN = lazily(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_LETTERS = str.maketrans("ХІМСЅѴӀ", "XIMCSVI")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_MOST_DIGITS = 60
_PRECISION = 80
_THOUSAND = 1000
_HALF_OF_ONE = Decimal("0.5")
_GOES_ON = lazily(rf"{SPACE}?[\d\w%$€₸₽(,-]")
"""What may stand behind the point of `млн.`, where it doesn't end a sentence."""
_IS_OWN = lazily(rf"[-–—%/:.,]\w|{SPACE}?(?:жыл|ғасыр|[%:/])")
"""What shows that a number behind a magnitude isn't the last part of a chain."""


class Digits(NamedTuple):
    """A number in digits, with the magnitudes behind it and the suffix of the last one.

    `plain` says that it is a row of digits and nothing else, `hundreds` that жүз follows them.
    """

    value: Decimal
    start: int
    end: int
    suffix: str = ""
    magnitude: bool = False
    plain: bool = True
    hundreds: bool = False


def read_digits(text: str, at: int) -> Digits | None:
    """The number that begins at a place, with its magnitudes, or None."""
    first = _simple(text, at)
    if first is None:
        return None
    if half := _HALF.match(text, first.end):
        first = Digits(first.value + _HALF_OF_ONE, at, half.end(), half["suffix"], plain=False)
    with localcontext(prec=_PRECISION):
        return _chain(text, first)


def _chain(text: str, first: Digits) -> Digits:
    """The number with its magnitudes, each smaller than the last: `2 трлн 342,4 млрд`, `5 мың 200`."""
    total, last, end, suffix = Decimal(0), 0, first.end, first.suffix
    number: Digits | None = first
    while number and not suffix:
        found = _MAGNITUDE.match(text, number.end) if not number.suffix else None
        power = MAGNITUDES[found["name"].lower()] if found else 0
        if found is None or (last and power >= last):
            if last and not found and number.plain and number.value < _THOUSAND and not _IS_OWN.match(text, number.end):
                total, end = total + number.value, number.end
            break
        total += number.value.scaleb(power)
        last, end, suffix = power, found.end(), found["suffix"] or found["cut"] or ""
        if found["dot"] and not suffix and not _GOES_ON.match(text, end):
            end -= 1
            break
        half = None if suffix else _HALF.match(text, end)
        if half:
            total, end, suffix = total + _HALF_OF_ONE.scaleb(power), half.end(), half["suffix"]
            break
        step = _NEXT.match(text, end)
        number = _simple(text, step.end()) if step else None
    return Digits(total, first.start, end, suffix, True, False, first.hundreds) if last else first


def _simple(text: str, at: int) -> Digits | None:
    if vulgar := _VULGAR.get(text[at : at + 1]):
        return Digits(vulgar, at, at + 1, plain=False)
    found = _NUMBER.match(text, at)
    if found is None or found.end() - at > _MOST_DIGITS:
        return None
    if text[found.end() : found.end() + 2].strip()[:1] in _BEFORE_POWER and (power := POWER_OF_TEN.match(text, at)):
        return _raised(power)
    whole = _SEPARATORS.sub("", found["whole"])
    value = Decimal(whole if found["part"] is None else f"{whole}.{found['part']}")
    plain = found[0].isdecimal()
    if hundreds := _HUNDREDS.match(text, found.end()) if len(found[0]) == 1 and whole != "0" else None:
        return Digits(value * 100, at, hundreds.end(), magnitude=True, plain=False, hundreds=True)
    half = _SPACED_VULGAR.match(text, found.end()) if found["part"] is None else None
    if half:
        return Digits(value + _VULGAR[half[1]], at, half.end(), plain=False)
    return Digits(value, at, found.end(), plain=plain)


def pair_at(text: str, at: int) -> "re.Match[str] | None":
    """Two numbers and the stroke between them, with a whole number before them: `2 1/2`."""
    return _PAIR.match(text, at)


def is_fraction(text: str, pair: "re.Match[str]") -> bool:
    """Whether a pair is a fraction: `3/4`, `2 1/2`, `1/16`, `17/20-сы`; not `220/380 В`, `24/25 маусымы`."""
    above, below = int(pair["a"]), int(pair["b"])
    if not 0 < above < below or _NO_PART.match(text, pair.end()):
        return False
    return above == 1 or below in _DENOMINATORS or bool(_PART.match(text, pair.end()))


def _raised(found: "re.Match[str]") -> Digits:
    """`10⁶`, `5·10³`."""
    power = int((found["raised"] or found["power"]).translate(_DOWN))
    times = (found["times"] or "1").replace(",", ".")
    return Digits(Decimal(f"{Decimal(f'{times}e{power}'):f}"), found.start(), found.end(), plain=False)


def roman(word: str) -> int | None:
    """The value of a Roman numeral, also in the Cyrillic letters that look like it; None for what is none.

    >>> roman("XXXIII"), roman("ХХІІ"), roman("IIX"), roman("XL"), roman("")
    (33, 22, None, 40, None)
    """
    plain = word.translate(_ROMAN_LETTERS)
    if not plain or not _ROMAN.fullmatch(plain):
        return None
    values = [_ROMAN_VALUES[letter] for letter in plain]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
