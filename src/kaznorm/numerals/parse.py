"""Numbers read from words: `kaznorm.parse_number`, and `read` for who looks for them in a text.

>>> parse_number("отыз бір бүтін оннан бес"), parse_number("Сегіз жүз он жетісінің")
(Decimal('31.5'), 817)
>>> parse_number("минус төрттен үш"), parse_number("екі мың жиырма екінші")
(Fraction(-3, 4), 2022)
"""

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from kaznorm.errors import InputError
from kaznorm.numerals.endings import PLAIN, Ending, variants
from kaznorm.numerals.suffixes import analyses
from kaznorm.numerals.words import (
    BEFORE_ERA,
    DIGITS,
    HOMOGRAPHS,
    HUNDRED,
    LARGEST_COLLECTIVE,
    MINUS,
    PARTS,
    POINT,
    SCALES,
    VALUES,
    VARIANTS,
    WHOLE,
)

Number: TypeAlias = int | Decimal | Fraction
_EXACT = Context(prec=120)
_BASES = {word: word for word in (*VALUES, HUNDRED, *SCALES, *PARTS, WHOLE, POINT, MINUS)} | VARIANTS
_LONGEST = max(map(len, _BASES))
_COLLECTIVE = DIGITS[1 : LARGEST_COLLECTIVE + 1]
_SHORTENED = {"қырқ": "қырық", "нол": "ноль", "нөл": "нөль", "алт": "алты", "ек": "екі", "жет": "жеті"}
"""Number words that lose their last letter, or another, before some endings."""


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
    negative = start < len(words) and _token(words[start]) == _MINUS
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
    return _token(word) is not None


def _negative(value: Number) -> Number:
    return value.copy_negate() if isinstance(value, Decimal) else -value


class _Token(NamedTuple):
    base: str
    ending: Ending


_MINUS = _Token(MINUS, PLAIN)
_WHOLE = _Token(WHOLE, PLAIN)
_POINT = _Token(POINT, PLAIN)


@lru_cache(maxsize=1 << 14)
def _token(word: str) -> _Token | None:
    """The number word that a word is a form of, and its ending; None for all other words."""
    if len(word) > _LONGEST + 20:
        return None
    word = word.lower()
    if word in _BASES:
        return _Token(_BASES[word], PLAIN)
    for end in range(min(len(word) - 1, _LONGEST), 1, -1):
        for written in (word[:end], _SHORTENED.get(word[:end])):
            if written not in _BASES:
                continue
            base = _BASES[written]
            for ending in analyses(word[end:]):
                if word in variants(written, ending) and (ending.form != "collective" or base in _COLLECTIVE):
                    return _Token(base, ending)
    return None


class _Sum:
    """A whole number as its words come in. `room` says what may follow in the group: only less than that."""

    def __init__(self) -> None:
        self.total: int | Fraction = 0
        self.group: int | Fraction = 0
        self.room = 1000
        self.scale = 0
        self.ended = False

    def add(self, base: str) -> bool:
        """Take a word, if it may follow those before."""
        if self.ended:
            return False
        if base in VALUES:
            return self._add_value(VALUES[base])
        if base == HUNDRED:
            return self._add_hundred()
        if base in SCALES:
            return self._add_scale(SCALES[base])
        return base in PARTS and self._add_part(base)

    def _add_value(self, value: int) -> bool:
        if value == 0:
            self.ended = self.room == 1000 and not self.scale
            return self.ended
        room = 1 if value < 10 else 10
        if self.room <= value or (value >= 10 and self.room < 100):
            return False
        self.group += value
        self.room = room
        return True

    def _add_hundred(self) -> bool:
        if self.room < 1000 and not (self.room == 1 and self.group < 10):
            return False
        self.group = 100 * (self.group or 1)
        self.room = 100
        return True

    def _add_scale(self, scale: int) -> bool:
        if self.scale and scale >= self.scale:
            return False
        self.total += scale * (self.group if self.room < 1000 else 1)
        self.group, self.room, self.scale = 0, 1000, scale
        return True

    def _add_part(self, base: str) -> bool:
        """`жарты` (0.5), `бір жарым` (1.5), and `мың жарым` (1500)."""
        first = self.room == 1000 and not self.scale
        if not first and (base != "жарым" or self.room == 0):
            return False
        if self.room == 1000 and self.scale:
            self.group, self.ended = self.scale * PARTS[base], True
        else:
            self.group += PARTS[base]
        self.room = 0
        return True

    @property
    def value(self) -> int | Decimal:
        """What the words say."""
        value = self.total + self.group
        return int(value) if value == int(value) else _EXACT.divide(Decimal(int(4 * value)), Decimal(4))


def _whole(words: Sequence[str], start: int) -> Reading | None:
    """A number without `бүтін`: as many words as go together, up to the first with an ending."""
    found = _Sum()
    at, ending = start, PLAIN
    while at < len(words) and ending == PLAIN:
        token = _token(words[at])
        if token is None or not found.add(token.base):
            break
        at, ending = at + 1, token.ending
    if at == start:
        return None
    return Reading(found.value, at, ending.form, ending.case, ending.possessive, ending.plural)


def _is_plain(reading: Reading) -> bool:
    return reading[2:6] == PLAIN[:1] + (PLAIN.case, PLAIN.possessive, PLAIN.plural)


def _fraction(words: Sequence[str], below: Reading | None, whole: int) -> Reading | None:
    """`төрттен үш`, whose denominator has been read."""
    if below is None or below[2:6] != ("cardinal", "ablative", None, False):
        return None
    above = _whole(words, below.end)
    if above is None or above.form != "cardinal" or not isinstance(above.value, int):
        return None
    if not isinstance(below.value, int) or not above.value < below.value > 1:
        return None
    return above._replace(value=whole + Fraction(above.value, below.value), form="fraction")


def _decimal(words: Sequence[str], whole: Reading) -> Reading | None:
    """`отыз бір бүтін оннан бес`; `үш бүтін екіден бір` is a Fraction."""
    if not (_is_plain(whole) and isinstance(whole.value, int)):
        return None
    if whole.end >= len(words) or _token(words[whole.end]) != _WHOLE:
        return None
    below = _whole(words, whole.end + 1)
    found = _fraction(words, below, whole.value)
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
    if whole.end >= len(words) or _token(words[whole.end]) != _POINT:
        return None
    row = _digit_row(words, whole.end + 1)
    zeros = whole.end + 1
    while zeros < row.end - 1 and _token(words[zeros]) == _ZERO:
        zeros += 1
    rest = _whole(words, zeros)
    if rest is None or rest.form != "cardinal" or not isinstance(rest.value, int):
        return None
    if row.end > rest.end:
        rest, digits = row.reading, row.digits
    else:
        digits = "0" * (zeros - whole.end - 1) + str(rest.value)
    return rest._replace(value=Decimal(f"{whole.value}.{digits}"))


_ZERO = _Token(DIGITS[0], PLAIN)


class _Row(NamedTuple):
    digits: str
    end: int
    reading: Reading


def _digit_row(words: Sequence[str], start: int) -> _Row:
    """Digits said one by one, up to the first with an ending."""
    digits: list[str] = []
    at, ending = start, PLAIN
    while at < len(words) and ending == PLAIN:
        token = _token(words[at])
        if token is None or VALUES.get(token.base, 10) > 9:
            break
        digits.append(str(VALUES[token.base]))
        at, ending = at + 1, token.ending
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
        raise InputError(
            f"{row[end]!r} can't follow {' '.join(row[:end])!r} in a number" if end else f"a number can't begin with {row[0]!r}",
            remedy="give one number",
        )
    raise InputError(f"{row[end]!r} is no part of a number", remedy="give number words alone")


_ERA = tuple(BEFORE_ERA.split())
_ERAS = (_ERA, ("біздің", "заманымыздан", "бұрынғы"))


def _digits(row: Sequence[str]) -> Number | None:
    """`үш бір үтір бес`: digits one by one, to the last word."""
    negative = _token(row[0]) == _MINUS
    whole = _digit_row(row, negative)
    after = whole
    if whole.end < len(row) and _token(row[whole.end]) == _POINT:
        after = _digit_row(row, whole.end + 1)
    if after.end < len(row) or not after.digits or not whole.digits:
        return None
    value = int(whole.digits) if after is whole else Decimal(f"{whole.digits}.{after.digits}")
    return _negative(value) if negative else value
