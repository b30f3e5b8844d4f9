"""Numerals of one letter that belong to a series: `І. Кіріспе`, where another line begins with `ІІ.`

A letter alone may be anything: an initial, an unknown, the mark of a list. It is a numeral where the numeral before or
after it, which has several letters, stands elsewhere in the same place: at the beginning of a line before the same
mark, before the same word (`Ү тарау`, `VI тарау`), or behind it (`МФ Х`, `МФ ХІ`).
"""

from collections.abc import Iterator
from functools import cached_property

from kaznorm.alphabet import CAPITALS
from kaznorm.lazily import lazily
from kaznorm.numerals.digits import roman
from kaznorm.twins import numeral

SURE = 0.95
_SEVERAL = lazily(r"(?<![\w-])[ХІXVIҮУ]{2,6}(?!\w)")
_ALONE = frozenset("ІХҮУ")
_NUMBERING = lazily(r"(?:\A|\n)[^\S\n]*((?:[ІХVIX]{1,5}\.){1,3}[ІХVIX]{1,5})(?=\.?(?:\s|\Z))")
_PART = lazily("[^.]+")
_BEGINS = lazily(r"(?:\A|\n)[^\S\n]*\Z")
_NEAR = 40
_MARK = lazily(r"[.)](?=\s|\Z|[^\W\d_]{2})|[^\S\n]*(?=\n|\Z)|[^\S\n]+(?=[^\W\d_]{2})")
"""What stands between the numeral and the title that it counts."""
_AFTER = lazily(r"([^\S\n]|-)([^\W\d_]{3,})")
_BEFORE = lazily(r"(?<![\w.-])([^\W\d_]{2,})[^\S\n]\Z")
_PARTICLES = frozenset("мен бен пен және немесе не ал да де та те бұл осы ол сол деп үшін или для как что это".split())
"""Words that stand before and behind anything."""
_SURNAME = lazily(rf"\.[^\S\n]?[{CAPITALS}][^\W\d_]+(?:[оеё]ва?|ина?|[сц]к[иа][йя]|ұлы|қызы)(?!\w)")
_ERA = lazily(r"(?<!\w)б\. ?(?:з|д)\.(?: ?[бд]\.)? ?\Z")
_AFTER_ERA = lazily(r"[^\S\n]?(?:[-–—,.]|ғ)|\s|\Z")

Place = tuple[str, str]
"""How a numeral stands: at the beginning of a line, before or behind a word; and the mark or word."""


class Series:
    """The numerals of one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def certainty(self, start: int, end: int) -> float:
        """How sure it is that a letter alone, or a part of a numbering as `І.ІІ`, is a numeral; 0 where nothing tells,
        or where a surname follows: `І. Есенберлин`.

        >>> Series("І. Кіріспе. ІІ. Есеп").certainty(0, 1), Series("МФ Х және МФ ХІ").certainty(3, 4)
        (0.0, 0.95)
        """
        if self._is_in_numbering(start, end):
            return SURE
        if end - start != 1 or self.text[start] not in _ALONE:
            return 0.0
        if self.text[start] in "ІХ" and self._is_century(start, end):
            return SURE
        value = roman(numeral(self.text[start]))
        if value is None or not self._several or _SURNAME.match(self.text, end):
            return 0.0
        found = any(self._goes_on(place, value, start) for place in self._places(start, end))
        return SURE if found else 0.0

    def _goes_on(self, place: Place, value: int, start: int) -> bool:
        """Whether the numeral before one stands above it, or the one after it below; before a title the former does,
        but for the first: `Х. Арғынбай` may stand above `ХІ.` as well."""
        above, below = self._several.get((place, value - 1)), self._several.get((place, value + 1))
        if above and above[0] < start:
            return True
        return bool(below and below[1] > start and (place[0] != "line" or value == 1))

    def _is_in_numbering(self, start: int, end: int) -> bool:
        text, word = self.text, self.text[start:end]
        beside = text[max(0, start - 1) : start], text[end : end + 1]
        return "." in beside and numeral(word) not in {"", word} and start in self._numbered

    def _is_century(self, start: int, end: int) -> bool:
        """Whether it stands behind an era: `б.з.б. І - б.з. ІІІ ғ.`"""
        era = _ERA.search(self.text, max(0, start - _NEAR), start)
        return bool(era and _AFTER_ERA.match(self.text, end))

    @cached_property
    def _several(self) -> dict[tuple[Place, int], tuple[int, int]]:
        """Where numerals of several letters stand first and last."""
        found: dict[tuple[Place, int], tuple[int, int]] = {}
        for match in _SEVERAL.finditer(self.text):
            value = roman(numeral(match[0]))
            if value is not None:
                for place in self._places(*match.span()):
                    first, _ = found.get((place, value), match.span())
                    found[place, value] = first, match.start()
        return found

    @cached_property
    def _numbered(self) -> frozenset[int]:
        """Where numerals begin that points join at the beginning of lines, none where all of these have one letter."""
        found = [match for match in _NUMBERING.finditer(self.text) if all(map(numeral, match[1].split(".")))]
        parts = [part for match in found for part in _PART.finditer(self.text, *match.span(1))]
        return frozenset(part.start() for part in parts) if any(len(part[0]) > 1 for part in parts) else frozenset()

    def _places(self, start: int, end: int) -> Iterator[Place]:
        text = self.text
        near = max(0, start - _NEAR)
        mark = _MARK.match(text, end)
        if mark and _BEGINS.search(text, near, start):
            yield "line", mark[0].strip()[:1] or ("\n" if text[mark.end() : mark.end() + 1] == "\n" else " ")
        after, before = _AFTER.match(text, end), _BEFORE.search(text, near, start)
        if after and after[2].lower() not in _PARTICLES:
            yield "before", after[1] + after[2].lower()
        if before and before[1].lower() not in _PARTICLES:
            yield "behind", before[1].lower()
