"""`suffixes`: endings on digits, signs and units that don't go with the word as it is spoken."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from kaznorm.alphabet import LOWER, UPPER
from kaznorm.edits import Edit
from kaznorm.marks import Gap, edits_of
from kaznorm.normaliser import Normaliser, option
from kaznorm.numerals.attach import WORDS, spoken_digits, spoken_unit
from kaznorm.numerals.suffixes import Suffix, read
from kaznorm.tokens import scan

_LETTERS = f"{LOWER}{UPPER}"
_HYPHENED = re.compile(rf"(?<=[\w%‰²³°₸$€₽])-([{_LETTERS}]{{1,14}}+)(?![\w-])")
_DIGITS = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:[ \N{NO-BREAK SPACE}]\d{3})+(?:[.,]\d+)?|\d+[.,]\d+|\d+)\Z")
_LAST_DIGITS = re.compile(r"(?<![^\W\d_])\d+\Z")
_SIGN = re.compile(r"[%‰°]\Z")
_UNIT = re.compile(rf"\d[ \N{{NO-BREAK SPACE}}]?([{_LETTERS}]{{1,5}}\.?[²³23]?(?:/[{_LETTERS}]{{1,4}})?|[₸$€₽])\Z")
_FRACTION = re.compile(r"(?<![\w/])(\d{1,3})/(\d{1,3})\Z")
_NAME = re.compile(rf"(?<![\w-])[{UPPER}]{{3,9}}\Z")
_WIDEST = 40  # characters before the hyphen that are looked at
SURE = 0.9


@dataclass(frozen=True)
class Suffixes(Normaliser):
    """Finds endings that break harmony after digits, signs and units: `817-інің`, said жетісінің, should be `-сінің`.

    The edits are suggestions until `min_confidence` is lowered: a writer's ending is a fact about the text. Never
    doubted: an ending that goes with any living reading (`1500-нан` is бір жарым мыңнан, `%-ке` процентке), short
    and long ordinals (`5-ші`, `5-інші`), nouns after a hyphen (`12-бап`), code, and acronyms but those that
    are never read otherwise (`АҚШ`, `НАТО`): behind `АҚ-тың` and `АҚ-ның` stand the letters or the whole name.

    >>> [(edit.old, edit.new, edit.reason) for edit in Suffixes().find("817-інің, 1500-нан, 20-ында, ЖШС-ның")]
    [('817-інің,', '817-сінің,', '817: жеті'), ('20-ында,', '20-сында,', '20: жиырма')]
    """

    name: ClassVar[str] = "suffixes"
    min_confidence: float = option(
        1.0, "edits less sure than this are only suggested; all are, unless this is lowered", low=0, high=1
    )

    def find(self, text: str) -> Iterator[Edit]:
        """One edit for each word with wrong endings."""
        if "-" not in text:
            return
        scanned = scan(text)
        gaps = []
        for found in _HYPHENED.finditer(text):
            judged = _judged(text[max(0, found.start() - _WIDEST) : found.start()], found[1])
            if judged is None or scanned.touches(*found.span(1)):
                continue
            suffix, what, word = judged
            right = suffix.expected.upper() if found[1].isupper() and len(found[1]) > 1 else suffix.expected
            gaps.append(Gap(*found.span(1), right, SURE, f"{what}: {word}"))
        yield from edits_of(text, gaps)


def _judged(before: str, suffix: str) -> tuple[Suffix, str, str] | None:
    """The wrong suffix after a text, with what bears it and how that is spoken; None where nothing is wrong."""
    what, words = _bearer(before)
    if not words:
        return None
    found = read(suffix, *words)
    if found is None or found.fits:
        return None
    return found, what, words[0]


def _bearer(before: str) -> tuple[str, tuple[str, ...]]:
    """What a suffix hangs on, at the end of a text, and its readings."""
    if fraction := _FRACTION.search(before):  # 2/3-сін: үштен екісін
        return fraction[0], spoken_digits(fraction[1]) + spoken_digits(fraction[2])
    if digits := _DIGITS.search(before) or _LAST_DIGITS.search(before):
        return digits[0], spoken_digits(digits[0])
    if found := _SIGN.search(before) or _UNIT.search(before):
        what = found[found.lastindex or 0]
        return what, spoken_unit(what)
    name = _NAME.search(before)
    return (name[0], (WORDS[name[0]],)) if name and name[0] in WORDS else ("", ())
