"""`suffixes`: endings on digits, signs and units that don't go with the word as it is spoken."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from kaznorm.edits import Edit
from kaznorm.marks import Gap, edits_of
from kaznorm.normaliser import Normaliser, option
from kaznorm.numerals.hyphened import hyphened
from kaznorm.tokens import scan

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
        wrong = [found for found in hyphened(text) if not found.suffix.fits]
        if not wrong:
            return
        scanned = scan(text)
        gaps = []
        for start, end, bearer, spoken, suffix in wrong:
            if not scanned.touches(start, end):
                capitals = text[start:end].isupper() and end - start > 1
                right = suffix.expected.upper() if capitals else suffix.expected
                gaps.append(Gap(start, end, right, SURE, f"{bearer}: {spoken}"))
        yield from edits_of(text, gaps)
