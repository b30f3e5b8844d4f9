"""A word as part of a number, and whole numbers summed up from such words.

>>> token("жетісінің")
Token(base='жеті', ending=Ending(form='cardinal', plural=False, possessive='3', case='genitive'))
>>> found = Sum()
>>> [found.add(base) for base in ("екі", "жүз", "мың", "он", "жиырма")], found.value
([True, True, True, True, False], 200010)
"""

from decimal import Context, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kaznorm.numerals.endings import PLAIN, Ending, variants
from kaznorm.numerals.suffixes import analyses
from kaznorm.numerals.words import (
    DIGITS,
    HUNDRED,
    LARGEST_COLLECTIVE,
    MINUS,
    PARTS,
    POINT,
    SCALES,
    VALUES,
    VARIANTS,
    WHOLE,
    ZERO,
)

if TYPE_CHECKING:
    from fractions import Fraction

_EXACT = Context(prec=120)
_BASES = {word: word for word in (*VALUES, HUNDRED, *SCALES, *PARTS, WHOLE, POINT, MINUS)} | VARIANTS
_THOUSAND = 1000
_LONGEST = max(map(len, _BASES))
_COLLECTIVE = DIGITS[1 : LARGEST_COLLECTIVE + 1]
_SHORTENED = {"қырқ": "қырық", "нол": "ноль", "нөл": "нөль", "алт": "алты", "ек": "екі", "жет": "жеті"}
"""Number words that lose their last letter, or another, before some endings."""


class Token(NamedTuple):
    """A number word in its usual spelling, and the ending that it stands with."""

    base: str
    ending: Ending


MINUS_TOKEN = Token(MINUS, PLAIN)
WHOLE_TOKEN = Token(WHOLE, PLAIN)
POINT_TOKEN = Token(POINT, PLAIN)
ZERO_TOKEN = Token(ZERO, PLAIN)


@lru_cache(maxsize=1 << 14)
def token(word: str) -> Token | None:
    """The number word that a word is a form of, and its ending; None for all other words."""
    if len(word) > _LONGEST + 20:
        return None
    word = word.lower()
    if word in _BASES:
        return Token(_BASES[word], PLAIN)
    for end in range(min(len(word) - 1, _LONGEST), 1, -1):
        for written in (word[:end], _SHORTENED.get(word[:end])):
            if written not in _BASES:
                continue
            base = _BASES[written]
            for ending in analyses(word[end:]):
                if word in variants(written, ending) and (ending.form != "collective" or base in _COLLECTIVE):
                    return Token(base, ending)
    return None


class Sum:
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
            return self._add_greater(scale)
        self.total += scale * (self.group if self.room < 1000 else 1)
        self.group, self.room, self.scale = 0, 1000, scale
        return True

    def _add_greater(self, scale: int) -> bool:
        """`сегіз мың бес жүз он бір миллион`: thousands, and what follows them, of something greater."""
        if self.scale != _THOUSAND or scale <= _THOUSAND or self.total + self.group == _THOUSAND:
            return False
        self.total = scale * (self.total + self.group)
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
