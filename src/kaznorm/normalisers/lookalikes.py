"""One script within a word: look-alikes of the other script, of old fonts and of digits become letters."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from kaznorm.alone import Alone
from kaznorm.edits import Edit, Note, Span
from kaznorm.exchange import DOUBTFUL, SURE, Exchange, edits_of
from kaznorm.glance import SCRIPTS, glance
from kaznorm.lm import load
from kaznorm.lm.pieces import overlaps
from kaznorm.misread import words
from kaznorm.mixed import Reader, inside, spots, strange
from kaznorm.normaliser import Normaliser, option
from kaznorm.tokens import folded_set, scan

LONGEST = 60
VOUCHERS = 2
"""So many known words must have a strange letter before it is believed in unknown ones."""
_OLD_LETTER = re.compile(rb"[\xaa-\xaf\xbc-\xbf]")


@dataclass(frozen=True)
class Lookalikes(Normaliser):
    """Writes a word in one script: `баспасөзiнiң` with Latin i becomes `баспасөзінің`, `6ip` `бір`.

    Decides whole words, by the language model and the words around: letters of the other script, of old fonts, of
    phonetic alphabets, digits in words, letters in numbers (`ІОО`), letters read as two or as a mark (`ауьіл`,
    `мүмк!н`), surnames behind initials. Where every twin of a text is Latin, also words and initials of twins alone
    (`apa`, `C.`). Roman numerals become Latin: `ХХІІ` `XXII`, and those of one letter whose series tells (`І. Кіріспе`
    above `ІІ.`); so do a lone letter before a Latin word (`е-gov`), a model behind one (`BMW Х5`), formulas of both
    scripts (`СO2`). Refuses what may be either (`сом`, `ВС`), single letters, abbreviations that look Roman (`ІІМ`),
    names behind a word (`орындыT5`), indices (`ЛККi`), codes, units and formulas of one script (`°C`, `µm`, `СО2`,
    `¥500`), Latin words with a Kazakh ending (`Facebookта`), passages in other languages.

    >>> [(e.old, e.new) for e in Lookalikes().find("Қaлaдaғы жəне Gооgle, ХІХ ғасырда 6ip")]
    [('Қaлaдaғы', 'Қаладағы'), ('жəне', 'және'), ('Gооgle,', 'Google,'), ('ХІХ', 'XIX'), ('6ip', 'бір')]
    """

    name: ClassVar[str] = "lookalikes"
    min_confidence: float = option(SURE, "edits less sure than this are only suggested", low=0, high=1)
    lexicon: frozenset[str] = frozenset()

    def concerns(self, text: str) -> bool:
        """Whether letters or digits stand beside those of another script, or numerals in Cyrillic letters."""
        return glance(text).has(SCRIPTS)

    def find(self, text: str) -> Iterable[Edit | Note]:
        """One edit for each written word that changes."""
        seen = scan(text)
        places = spots(seen.shadow)
        reader = Reader(load.model(), seen, folded_set(self.lexicon))
        misread = list(words(reader))
        if not places and not misread:
            return ()
        tokens = list(_tokens(text, places))
        found = _vouched([exchange for token in tokens for exchange in reader.read(*token)])
        old = [token for token in tokens if _OLD_LETTER.search(seen.shadow, *token)]
        found += Alone(reader, found).find(old)
        taken = [(exchange.start, exchange.start + len(exchange.old)) for exchange in misread]
        found = [e for e in found if not overlaps((e.start, e.start + len(e.old)), taken)]
        return edits_of(text, sorted([*found, *misread]), self.min_confidence)


def _tokens(text: str, spots: list[int]) -> Iterator[Span]:
    """Where the stretches of letters, digits and their twins stand that hold the spots."""
    done = 0
    for spot in spots:
        if spot < done:
            continue
        first, start, done = max(done, spot - LONGEST), spot, spot + 1
        while start > first and inside(text[start - 1]):
            start -= 1
        while done < len(text) and inside(text[done]):
            done += 1
        if done - start <= LONGEST:
            yield start, done


def _vouched(found: list[Exchange]) -> list[Exchange]:
    """The exchanges; strange characters that known words of the text have are believed in unknown ones."""
    vouchers = Counter(c for f in found if f.confidence >= SURE for c in strange(f.old, f.new))
    return [
        f._replace(confidence=0.93)
        if f.confidence == DOUBTFUL and all(vouchers[c] >= VOUCHERS for c in strange(f.old, f.new))
        else f
        for f in found
    ]
