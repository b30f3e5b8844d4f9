"""Numbers read from words: `kaznorm.parse_number`, and `read` for who looks for them in a text.

>>> parse_number("отыз бір бүтін оннан бес"), parse_number("Сегіз жүз он жетісінің")
(Decimal('31.5'), 817)
>>> parse_number("минус төрттен үш"), parse_number("екі мың жиырма екінші")
(Fraction(-3, 4), 2022)
"""

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from kaznorm.errors import InputError
from kaznorm.numerals.endings import PLAIN
from kaznorm.numerals.sums import MINUS_TOKEN, POINT_TOKEN, WHOLE_TOKEN, ZERO_TOKEN, Sum, token
from kaznorm.numerals.words import BEFORE_ERA, HOMOGRAPHS, VALUES

Number: TypeAlias = int | Decimal | Fraction
_EXACT = Context(prec=120)
_ERA = tuple(BEFORE_ERA.split())
_ERAS = (_ERA, ("біздің", "заманымыздан", "бұрынғы"))


class Reading(NamedTuple):
    """A number that was read from words.

    `value` is an int where the number is whole, a Decimal where it was said as one (`бүтін оннан бес`, `жарым`),
    a Fraction where it was said as one (`үштен екі`). `end` is the place after its last word. `form` is
    "cardinal", "ordinal", "collective", "fraction", "relational" (-лық), "multitude" (-даған) or "distributive"
    (-лап); `case` a case, or "similative" (-дай), "equative" (-ша), "attributive" (-дағы), "predicative" (-нікі);
    `possessive` is None, "1sg", "2sg", "2polite", "3" or "1pl"; `plural` says whether -лар follows.
    `doubtful` says that the one word read is more often something else (`оның`, `бірге`, `жүзі`).
    """

    value: Number
    end: int
    form: str = "cardinal"
    case: str = "nominative"
    possessive: str | None = None
    plural: bool = False
    doubtful: bool = False


def read(words: Sequence[str], start: int = 0) -> Reading | None:
    """The longest number whose first word is `words[start]`, or None where none begins there.

    `words` are the words of a text, in any case, without the marks and white space between them; who calls sees
    to it that no mark parts them. A word with an ending is a number's last one: in `жүз мыңға бес` a hundred
    thousand, in the dative, is read, and the 5 is left. Not read: digits, words that were run together
    (`онбес`), rows of digits (`екі нөл екі төрт`), a lone `минус` or `бүтін`. Linear in the words read.

    >>> read("екі жүз мыңға жуық адам".split())
    Reading(value=200000, end=3, form='cardinal', case='dative', possessive=None, plural=False, doubtful=False)
    >>> read("бір жарым миллион".split()).value, read("жарты сағат".split()).value
    (1500000, Decimal('0.5'))
    >>> read(["адам"]) is None
    True
    """
    negative = start < len(words) and token(words[start]) == MINUS_TOKEN
    first = start + negative
    whole = _whole(words, first)
    if whole is None:
        return None
    found = _decimal(words, whole) or _pointed(words, whole) or _fraction(words, whole, 0) or whole
    if found.end == start + 1 and words[start].lower() in HOMOGRAPHS:
        found = found._replace(doubtful=True)
    return found._replace(value=_negative(found.value)) if negative else found


def is_number_word(word: str) -> bool:
    """Whether a word is part of a number, with whatever ending; `минус` and `бүтін` are, too.

    >>> [is_number_word(word) for word in ("мыңнан", "Бесінші", "бестік", "бала")]
    [True, True, True, False]
    """
    return token(word) is not None


def _negative(value: Number) -> Number:
    return value.copy_negate() if isinstance(value, Decimal) else -value


def _whole(words: Sequence[str], start: int) -> Reading | None:
    """A number without `бүтін`: as many words as go together, up to the first with an ending."""
    found = Sum()
    at, ending = start, PLAIN
    while at < len(words) and ending == PLAIN:
        word = token(words[at])
        if word is None or not found.add(word.base):
            break
        at, ending = at + 1, word.ending
    if at == start:
        return None
    return Reading(found.value, at, ending.form, ending.case, ending.possessive, ending.plural)


def _is_plain(reading: Reading) -> bool:
    return reading[2:6] == ("cardinal", "nominative", None, False)


def _fraction(words: Sequence[str], below: Reading | None, whole: int, *, scaled: bool = False) -> Reading | None:
    """`төрттен үш`, whose denominator has been read; `scaled` with the magnitude of all: `оннан тоғыз миллион`."""
    if below is None or below[2:6] != ("cardinal", "ablative", None, False):
        return None
    above = _whole(words, below.end)
    if above is None or above.form != "cardinal" or not isinstance(above.value, int):
        return None
    value, scale = above.value, 1
    while scaled and value >= below.value and value % 1000 == 0:
        value, scale = value // 1000, scale * 1000
    if not isinstance(below.value, int) or not value < below.value > 1:
        return None
    return above._replace(value=(whole + Fraction(value, below.value)) * scale, form="fraction")


def _decimal(words: Sequence[str], whole: Reading) -> Reading | None:
    """`отыз бір бүтін оннан бес`, `екі бүтін оннан тоғыз миллион`; `үш бүтін екіден бір` is a Fraction."""
    if not (_is_plain(whole) and isinstance(whole.value, int)):
        return None
    if whole.end >= len(words) or token(words[whole.end]) != WHOLE_TOKEN:
        return None
    below = _whole(words, whole.end + 1)
    found = _fraction(words, below, whole.value, scaled=True)
    if found is None or below is None:
        return None
    places = len(str(below.value)) - 1
    if below.value != 10**places:
        return found
    scaled = int(found.value * 10**places)
    return found._replace(value=Decimal(scaled).scaleb(-places, _EXACT), form="cardinal")


def _pointed(words: Sequence[str], whole: Reading) -> Reading | None:
    """`үш үтір он төрт`, `нөл үтір нөл бес`."""
    if not (_is_plain(whole) and isinstance(whole.value, int)):
        return None
    if whole.end >= len(words) or token(words[whole.end]) != POINT_TOKEN:
        return None
    row = _digit_row(words, whole.end + 1)
    zeros = whole.end + 1
    while zeros < row.end - 1 and token(words[zeros]) == ZERO_TOKEN:
        zeros += 1
    rest = _whole(words, zeros)
    if rest is None or rest.form != "cardinal" or not isinstance(rest.value, int):
        return None
    if row.end > rest.end:
        rest, digits = row.reading, row.digits
    else:
        digits = "0" * (zeros - whole.end - 1) + str(rest.value)
    return rest._replace(value=Decimal(f"{whole.value}.{digits}"))


class _Row(NamedTuple):
    digits: str
    end: int
    reading: Reading


def _digit_row(words: Sequence[str], start: int) -> _Row:
    """Digits said one by one, up to the first with an ending."""
    digits: list[str] = []
    at, ending = start, PLAIN
    while at < len(words) and ending == PLAIN:
        word = token(words[at])
        if word is None or VALUES.get(word.base, 10) > 9:
            break
        digits.append(str(VALUES[word.base]))
        at, ending = at + 1, word.ending
    return _Row("".join(digits), at, Reading(0, at, ending.form, ending.case, ending.possessive, ending.plural))


def parse_number(words: str) -> Number:
    """The number that words say, whatever their form and endings; the other way round from `spell`.

    Takes cardinals, ordinals, collectives, fractions, decimals with `бүтін` or `үтір`, digits said one by one,
    `жарты` and `жарым`, and the spellings in use (`ноль`, `млн`). Whole numbers come back as int, fractions as
    Fraction, decimals as Decimal. `InputError` where the text is not one number from its first word to its last:
    digits are not words, and nothing is guessed.

    >>> parse_number("екі нөл екі төрт"), parse_number("үшеуінің"), parse_number("бір жарым мың")
    (2024, 3, 1500)
    >>> parse_number("бес алма")
    Traceback (most recent call last):
    ...
    kaznorm.errors.InputError: 'алма' is no part of a number; give number words alone
    """
    if not isinstance(words, str):
        raise InputError(f"words are a str, not {type(words).__name__}", remedy="give number words")
    row = words.split()
    if not row:
        raise InputError("there are no words", remedy="give number words")
    shift = len(_ERA) if any(tuple(word.lower() for word in row[:3]) == era for era in _ERAS) else 0
    found = read(row, shift)
    if found is not None and found.end == len(row):
        return _negative(found.value) if shift else found.value
    if (digits := _digits(row)) is not None:
        return digits
    end = found.end if found else 0
    if end < len(row) and is_number_word(row[end]):
        place = f"follow {' '.join(row[:end])!r} in" if end else "begin"
        raise InputError(f"{row[end]!r} can't {place} a number", remedy="give one number")
    raise InputError(f"{row[end]!r} is no part of a number", remedy="give number words alone")


def _digits(row: Sequence[str]) -> Number | None:
    """`үш бір үтір бес`: digits one by one, to the last word."""
    negative = token(row[0]) == MINUS_TOKEN
    whole = _digit_row(row, negative)
    after = whole
    if whole.end < len(row) and token(row[whole.end]) == POINT_TOKEN:
        after = _digit_row(row, whole.end + 1)
    if after.end < len(row) or not after.digits or not whole.digits:
        return None
    value = int(whole.digits) if after is whole else Decimal(f"{whole.digits}.{after.digits}")
    return _negative(value) if negative else value
