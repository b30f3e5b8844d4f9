"""`spell_out`: numbers, units, signs, abbreviations and dates in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from kaznorm.edits import Edit, Span
from kaznorm.language import foreign
from kaznorm.lm import load
from kaznorm.lm.model import Model
from kaznorm.marks import Gap, edits_of
from kaznorm.normaliser import Normaliser
from kaznorm.numerals.aloud import aloud
from kaznorm.numerals.parse import is_number_word
from kaznorm.tokens import Scan, fold, scan

_LATIN = re.compile(r"(?<![A-Za-z])(?![IVXLC]+(?![A-Za-z]))[A-Za-z]{2,}")
_CYRILLIC = re.compile("[^\\W\\d_A-Za-z]{2,}")
_ARABIC = re.compile("[\u0600-\u06ff]{2}")
_WORDS = re.compile(r"(?<![\w-])[^\W\d_]{3,40}(?![\w-])")
_SPACE, _LONGEST_WORD = re.compile(r"\s"), 41
_AROUND, _FEWEST, _KNOWN = 90, 6, 0.55
"""Of so many small words in so many characters on either side this share is known, or the language is another one."""
_WRITTEN_OUT = frozenset("бүтін бөлшек нүкте пайыз градус минус плюс көбейту нөмір".split())
_NEAR = 60  # characters on either side by which the letters of a passage are judged
_FOREIGN = re.compile(r"(?![0-9]+-[IVXLC]+\Z).*?[A-Za-z@_`&#<>\\]", re.DOTALL)


@dataclass(frozen=True)
class SpellOut(Normaliser):
    """Writes numbers, units, signs, abbreviations and dates as they are said, suffixes on the last word.

    Suffixes are put right on the way: `817-інің` is `жетісінің`. What can be read in two ways is read as its suffix
    says (`%-ке` процентке, `%-ға` пайызға, `1500-нан` бір жарым мыңнан). Acronyms (`АҚШ-қа`), addresses, code, names
    of files, digits in words with Latin letters (`COVID-19`, `H2O`) or behind letters (`В12`), powers (`10⁶`),
    formulas (`2+2=4`), angles, subtitles' times, blanks (`201_`), what may be read in several ways (`5/9 қ.`, `10.00`
    outside a programme, `15.06-20.06`, `102,328 адам`, `220/380 В`, `-5 теңге`), words of which a part can't be read
    (`20±2°C`), and passages in another language or script stay.

    >>> [edit.new for edit in SpellOut().find("31,5%-ды 2022 жылғы 1 наурызда XXXIII съезд, 120 км/сағ.")]
    ... # doctest: +NORMALIZE_WHITESPACE
    ['отыз бір бүтін оннан бес пайызды', 'екі мың жиырма екінші', 'бірінші', 'отыз үшінші',
     'сағатына жүз жиырма километр.']
    """

    name: ClassVar[str] = "spell_out"

    def find(self, text: str) -> Iterator[Edit]:
        """One edit for each stretch of written words that is said otherwise."""
        gaps = [Gap(said.start, said.end, said.words, 1.0, said.reason) for said in aloud(text)]
        if not gaps:
            return
        seen, model = scan(text), load.model()
        kept = [span for span in seen.untouched if _FOREIGN.match(text, *span) and text[span[0] - 1 : span[0]] != "°"]
        yield from edits_of(text, [gap for gap in _outside(gaps, kept) if not _is_foreign(model, seen, gap)])


def _is_foreign(model: Model, seen: Scan, gap: Gap) -> bool:
    """Whether a passage is in Latin or Arabic letters, in Russian, or in a language like Kazakh."""
    before, after = seen.text[max(0, gap.start - _NEAR) : gap.start], seen.text[gap.end : gap.end + _NEAR]
    near = before + seen.text[gap.start : gap.end] + after
    latin = _LATIN.findall(near)
    if latin and len(latin) > sum(map(_is_own, _CYRILLIC.findall(near))):
        return True
    if _ARABIC.search(near) and not _CYRILLIC.search(_ARABIC.sub("", near)):
        return True
    if _is_unknown(
        model, _WORDS.findall(seen.text, max(0, gap.start - _AROUND), _word_end(seen.text, gap.end + _AROUND))
    ):
        return True
    alone = not _CYRILLIC.search(before) and not _CYRILLIC.search(after)  # the ending of `100-ты` is a word in Russian
    return not alone and foreign(model, seen, gap.start, gap.end)


def _word_end(text: str, at: int) -> int:
    """The end of the word in which a place stands, looked for in the neighbourhood."""
    space = _SPACE.search(text, at, at + _LONGEST_WORD)
    return space.start() if space else at


def _is_unknown(model: Model, words: list[str]) -> bool:
    """Whether fewer of the words in small letters are known than in Kazakh."""
    unknown = sum(word.islower() and fold(word) not in model.words for word in words)
    if unknown <= (1 - _KNOWN) * _FEWEST:
        return False
    own = sum(word.islower() and _is_own(word) for word in words)
    return own >= _FEWEST and unknown > (1 - _KNOWN) * own


def _is_own(word: str) -> bool:
    """Whether a word may have been in the text from the first: what is written out says nothing of its neighbours."""
    return word not in _WRITTEN_OUT and not is_number_word(word)


def _outside(gaps: list[Gap], spans: list[Span]) -> Iterator[Gap]:
    """The gaps that touch none of the spans, both in order."""
    at = 0
    for gap in gaps:
        while at < len(spans) and spans[at][1] <= gap.start:
            at += 1
        if at == len(spans) or spans[at][0] >= gap.end:
            yield gap
