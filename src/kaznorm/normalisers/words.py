"""Splits words that ran together."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, NamedTuple

from kaznorm.alphabet import VOWELS
from kaznorm.contrast import without_shown
from kaznorm.edits import Edit, Note, regap_in
from kaznorm.glance import FUSED, GLUED, glance
from kaznorm.language import foreign
from kaznorm.lm import fused, load
from kaznorm.lm.model import WORD_STEP, Model
from kaznorm.lm.names import is_name
from kaznorm.lm.window import Rewritten, rewrite
from kaznorm.lost import has_lost
from kaznorm.normaliser import Normaliser, option
from kaznorm.numerals.suffixes import analyses
from kaznorm.tokens import KAZAKH, LETTER, Scan, fold, folded_set, scan
from kaznorm.twins import numeral

BESIDE = "beside a number"
AMONG_FAULTS = 1.5
"""Counted over words one by one a split is right less often than among the faults of a text, in which it is said."""
MET_AGAIN = 0.5
"""At the most so sure are words that are met as one again: few accidents happen twice."""
CERTAIN, OFTEN = 0.968, 2
"""So many fusions so sure, and the text is one in which words run together."""
FREQUENT = 12.0
"""A word beside a digit is cut off only where it costs less than this."""
_L = {b"l": LETTER}
_DIGIT_WORD = re.compile(rb"(?<=[0-9])[\x80-\xa9]{3,}(?![%(l)b\-])" % _L)
_WORD_DIGITS = re.compile(
    rb"(?<![%(l)b\-])[\x80-\xa9]{3,}(?=[0-9]{1,2}(?![0-9])|(?:1[0-9]|20)[0-9]{2} ?%(y)b)" % (_L | {b"y": fold("ж")})
)
"""In a text in which words run together."""
_WORD_NUMBER = re.compile(
    rb"(?<![%(l)b\-])[\x80-\xa9]{3,}"
    rb"(?=[0-9]{1,3}(?:[ \xea][0-9]{3}){2,}(?![0-9])|[0-3][0-9][.:][0-5][0-9](?:\.[12][0-9]{3})?(?![.:]?[0-9]))" % _L
)
"""Before a number in groups, a time or a date."""
_YEAR = re.compile(rb"(?<=[0-9]{3})%(y)b{1,2}\.(?P<day>(?=[0-9]))?" % {b"y": fold("ж")})
_NUMERAL = re.compile(rb"(?<=[\x80-\xa9]{3})[IVX]{2,}(?=(-[\x80-\xa9]+)?(?![%(l)b0-9]))" % _L)
_VOWEL = re.compile(rf"(?=..)\w*[{VOWELS}]", re.IGNORECASE)


@dataclass(frozen=True)
class Words(Normaliser):
    """Splits words that ran together: `теңгеніқұрайды` becomes `теңгені құрайды`, `2018жылғы` `2018 жылғы`.

    Only inserts spaces, between letters or between letters and digits, in words that the model does not know.
    Refuses names, compounds that look like words, other languages, and addresses, file names and the like.

    >>> [(e.old, e.new) for e in Words().find("Көлемі 5 млрд теңгеніқұрайды.")]
    [('теңгеніқұрайды.', 'теңгені құрайды.')]
    """

    name: ClassVar[str] = "words"
    min_confidence: float = option(0.83, "edits less sure than this are only suggested", low=0, high=1)
    lexicon: frozenset[str] = frozenset()

    def concerns(self, text: str) -> bool:
        """Whether a word may be several, or stands right behind a digit."""
        return bool(self.lexicon) or glance(text).has(FUSED | GLUED)

    def find(self, text: str) -> Iterable[Edit | Note]:
        """One edit for each written word that is several."""
        seen = scan(text)
        model = load.model()
        fused_words: Iterable[Split] = ()
        if self.lexicon or glance(text).has(FUSED):
            fused_words = _fused(model, seen, folded_set(self.lexicon), self.min_confidence)
        found = [*fused_words, *_beside_digits(model, seen)]
        if sum(split.confidence > CERTAIN for split in found) >= OFTEN:
            found = [*(_apart_from_digits(text, split) for split in found), *_before(model, seen, _WORD_DIGITS)]
        found += [*_years(seen), *_numerals(seen), *_before(model, seen, _WORD_NUMBER)]
        sure = [split for split in found if split.confidence >= self.min_confidence]
        unsure = [split for split in found if split.confidence < self.min_confidence]
        edits = [*_edits(text, sure), *_edits(text, unsure)]
        end = 0
        for edit in sorted(edits):
            if edit.start >= end:
                end = edit.start + len(edit.old)
                yield edit


class Split(NamedTuple):
    """A stretch of text within a written word, and what it becomes."""

    start: int
    end: int
    new: str
    confidence: float
    reason: str


def _edits(text: str, splits: Iterable[Split]) -> Iterator[Edit]:
    """One edit for all that is split within a written word."""
    group: list[Split] = []
    for split in sorted(splits):
        if group and (split.start < group[-1].end or re.search(r"\s", text[group[-1].end : split.start])):
            yield from _edits_of(text, group)
            group = []
        group.append(split)
    yield from _edits_of(text, group)


def _edits_of(text: str, group: list[Split]) -> Iterator[Edit]:
    if not group:
        return
    new, end = "", group[0].start
    for split in group:
        new += text[end : split.start] + split.new
        end = split.end
    confidence = min(split.confidence for split in group)
    yield from without_shown(text, regap_in(text, group[0].start, end, new, confidence, group[0].reason))


def _fused(model: Model, seen: Scan, lexicon: frozenset[bytes], least: float) -> Iterator[Split]:
    """Fused words; where some surely are, others that look less like it are believed more.

    There, one that is not surely read in one way is cut where it is surer than `least`.
    """
    read = list(_read(model, seen, lexicon))
    often = sum(_confidence(model, found) > CERTAIN for _, _, found in read) >= OFTEN
    met = Counter(_beginning(found) for _, _, found in read)
    for start, end, found in read:
        confidence = _confidence(model, found, often)
        if met[_beginning(found)] > 1 and not often:
            confidence = min(confidence, MET_AGAIN)
        elif confidence < least and often:
            found, confidence = _surest(found, least) or (found, confidence)  # noqa: PLW2901
        yield Split(start, end, found.new, confidence, "fused words")


def _surest(found: Rewritten, least: float) -> tuple[Rewritten, float] | None:
    """Three words and more, parted only where at least one word beside is so sure, and how sure that is."""
    sure = [_among_faults(max(a.posterior, b.posterior)) for a, b in pairwise(found.words)]
    kept = [confidence for confidence in sure if confidence >= least]
    if not kept or len(sure) < 2:
        return None
    new = found.new[: found.words[0].end]
    for word, confidence in zip(found.words[1:], sure, strict=True):
        new += " " * (confidence >= least) + found.new[word.start : word.end]
    return found._replace(new=new), min(kept)


def _among_faults(confidence: float) -> float:
    return 1 - math.pow(1 - confidence, AMONG_FAULTS)


def _beginning(found: Rewritten) -> str:
    """The first word and the beginning of the second."""
    first, _, second = found.new.partition(" ")
    return f"{first} {second[:4]}".casefold()


def _confidence(model: Model, found: Rewritten, often: bool = False) -> float:
    odds = min(found.confidence((0, len(found.new))), fused.no_compound(model, found.new, often))
    return _among_faults(odds)


def _read(model: Model, seen: Scan, lexicon: frozenset[bytes]) -> Iterator[tuple[int, int, Rewritten]]:
    """The words that may be fused, where they stand, and how they read."""
    suspects = fused.suspects_of(model, seen, lexicon)
    if not suspects or has_lost(model, seen, lexicon):
        return
    for (start, end), key in zip(seen.words, seen.keys, strict=True):
        if key not in suspects or not KAZAKH.match(key) or seen.touches(start, end) or fused.is_meant(seen, start, end):
            continue
        capitalised = is_name(seen.shadow[start:end])
        found = rewrite(model, seen, start, end, fused.judge(capitalised), lexicon=lexicon)
        if " " in found.new and "-" in found.new:
            judge = fused.judge(capitalised, spaces_only=True)
            found = rewrite(model, seen, start, end, judge, lexicon=lexicon)
        if " " not in found.new or "-" in found.new or not all(map(_VOWEL.search, found.new.split())):
            continue
        if not foreign(model, seen, start, end):
            yield start, end, found


def _beside_digits(model: Model, seen: Scan) -> Iterator[Split]:
    """Words behind digits; what may be an ending of theirs is none: `2008інші`."""
    for start, end in _frequent(model, seen, _DIGIT_WORD):
        if (word := seen.text[start:end]).islower() and not analyses(word):
            yield Split(start, end, f" {word}", 0.97, BESIDE)


def _years(seen: Scan) -> Iterator[Split]:
    """The short form of "year" behind one: `1942ж.`, also with the day behind it."""
    for match in _YEAR.finditer(seen.shadow):
        year = f" {seen.text[slice(*match.span())]}"
        yield Split(*match.span(), year + " " * (match["day"] is not None), 0.97, BESIDE)


def _numerals(seen: Scan) -> Iterator[Split]:
    """Roman numerals behind a word: `ЕкатеринаII`."""
    for match in _NUMERAL.finditer(seen.shadow):
        if numeral(letters := seen.text[slice(*match.span())]) and not seen.touches(*match.span()):
            yield Split(*match.span(), f" {letters}", 0.95, BESIDE)


def _apart_from_digits(text: str, split: Split) -> Split:
    """A split with spaces also between letters and digits, in a text in which words run together."""
    before = text[split.start - 1 : split.start].isdecimal() and not split.new.startswith(" ")
    behind = text[split.end : split.end + 1].isdecimal()
    return split._replace(new=" " * before + split.new + " " * behind)


def _before(model: Model, seen: Scan, pattern: re.Pattern[bytes]) -> Iterator[Split]:
    """Digits behind a word where a pattern finds them."""
    for match in pattern.finditer(seen.folded):
        word = seen.text[slice(*match.span())]
        if match[0] in model.words and not word.isupper() and not seen.touches(*match.span()):
            digits = seen.text[match.start() - 1 : match.start()].isdecimal()
            yield Split(*match.span(), " " * digits + f"{word} ", 0.9, BESIDE)


def _frequent(model: Model, seen: Scan, pattern: re.Pattern[bytes]) -> Iterator[tuple[int, int]]:
    """Where a pattern finds frequent words."""
    for match in pattern.finditer(seen.folded):
        if model.words.get(match[0], 255) * WORD_STEP < FREQUENT and not seen.touches(*match.span()):
            yield match.span()
