"""`letters`: letters that OCR or a keyboard lost or confused."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from kaznorm.alphabet import FOLD
from kaznorm.confused import confused, may_have_slipped, suspects
from kaznorm.edits import Edit, Note
from kaznorm.exchange import Exchange, edits_of
from kaznorm.glance import UNUSUAL, glance
from kaznorm.latin import doubtful, latin_margin, latin_words, may_be_latin
from kaznorm.lm import load
from kaznorm.lm.confused import slipped_cost
from kaznorm.lm.fused import CAPITAL_INSIDE
from kaznorm.lm.model import Model
from kaznorm.lm.pieces import overlaps
from kaznorm.lm.restore import restored_cost
from kaznorm.lm.stand_ins import evident
from kaznorm.lost import bare_lines, exchanged, exchanged_for_one, exchanged_in_lines, exchanged_in_part
from kaznorm.normaliser import Normaliser, option
from kaznorm.own_letters import SOUND, letter_odds, missing, noisy
from kaznorm.specks import specks
from kaznorm.stood_in import stood_in
from kaznorm.strays import is_wrapped, strays
from kaznorm.tokens import WORD, Scan, folded_set, scan, shadow

REMEMBERED = 1 << 16
"""So many tokens are remembered before all are forgotten."""
_sound: set[str] = set()
"""Tokens, whatever the lexicon, in which nothing seems to have slipped."""
_doubted: set[str] = set()
"""Tokens in which something does."""


@dataclass(frozen=True)
class Letters(Normaliser):
    """Restores letters that OCR or a keyboard lost or confused: `Казакстан жане оркениет` becomes `Қазақстан және
    өркениет`.

    Weighs the ways in which a word can have come to look as it does, the language model and the words beside it; and
    tells from the whole text, and from long lines, which way letters are lost in it, if any. In text with its Kazakh
    letters only words are mended of which it is evident what they were (`жүмыс`, `бэрі`, `қазақтын`), and others as far
    as the text shows slips. Latin names that OCR read in Cyrillic letters come back; on pages with their lines, so do
    marks that it saw between words or took for others, where the page shows that it has such.
    Refuses numbers, other languages, addresses, file names and the like, words of the lexicon, and what is no whole
    word: cut short (`бөлм.`), with letters left out (`қ..зақ`), by syllables. Capitalised words may be names, and
    mostly stay.

    >>> [(e.old, e.new) for e in Letters().find("Казакстан жане букил алем халыктары, онын онери")][:3]
    [('Казакстан', 'Қазақстан'), ('жане', 'және'), ('букил', 'бүкіл')]
    """

    name: ClassVar[str] = "letters"
    min_confidence: float = option(0.5, "edits less sure than this are only suggested", low=0, high=1)
    slip_confidence: float = option(0.8, "single letters are exchanged only where that is so sure", low=0, high=1)
    lexicon: frozenset[str] = frozenset()

    def concerns(self, text: str) -> bool:
        """Whether a word may have slipped, the text has few letters that only Kazakh has, or lines end in sentences."""
        coded = shadow(text)
        if letter_odds(coded) >= SOUND or is_wrapped(coded) or _may_have_slips(text):
            return True
        return bool(bare_lines(coded) or missing(coded.translate(FOLD))[0])

    def find(self, text: str) -> Iterable[Edit | Note]:
        """One edit for each written word that changes."""
        if not self.concerns(text):
            return ()
        seen, model, lexicon = scan(text), load.model(), folded_set(self.lexicon)
        marks = list(strays(model, seen))
        if found := [*exchanged(model, seen, lexicon)] or [*exchanged_for_one(model, seen, lexicon)]:
            latin = list(_latin_in_noise(model, seen, lexicon))
        else:
            latin, found = self._slips(model, seen, lexicon, marks)
        taken = sorted(map(_span, latin))
        found = [*latin, *(e for e in found if not overlaps(_span(e), taken)), *marks]
        return edits_of(text, _apart(found), self.min_confidence)

    def _slips(
        self, model: Model, seen: Scan, lexicon: frozenset[bytes], marks: list[Exchange]
    ) -> tuple[list[Exchange], list[Exchange]]:
        """Latin words and others of a text that has its letters, but for some lines; to the marks, those that it has
        where it has such slips."""
        unknown = set(seen.keys).difference(model.words, lexicon)
        slips, rate = suspects(model, seen, unknown, lexicon)
        sure = stood_in(model, seen, unknown, lexicon, rate)
        lost = [*exchanged_in_part(model, seen, lexicon, len(sure))] or [*exchanged_in_lines(model, seen, lexicon)]
        places = {slip.start for slip in sure}
        slips = [*sure, *(slip for slip in slips if slip.start not in places)]
        lines = sum(mark.reason == "stray mark" for mark in marks)
        marks += specks(model, seen, [slip.odds for slip in slips], lines)
        strange = {key for key in unknown if not evident(model)[key]}
        found = [e for e in confused(seen, slips, rate) if e.confidence >= self.slip_confidence]
        bare = sorted({*bare_lines(seen.shadow), *map(_span, lost)}) if lost else []
        found = lost + [e for e in found if not overlaps(_span(e), bare)]
        return [
            e for e in latin_words(model, seen, strange, slipped_cost(model)) if not overlaps(_span(e), bare)
        ], found


def _latin_in_noise(model: Model, seen: Scan, lexicon: frozenset[bytes]) -> Iterator[Exchange]:
    """The Latin words of a text that lost its Kazakh letters to OCR."""
    if noisy(seen):
        cost, unknown = restored_cost(model), set(seen.keys).difference(model.words, lexicon)
        yield from latin_words(model, seen, doubtful(model, unknown, cost), cost)


def _may_have_slips(text: str) -> bool:
    """Whether something seems to have slipped in one of the tokens of a text. New ones are looked at all at once."""
    if "--" in text:
        return True
    tokens = glance(text).tokens_with(UNUSUAL)
    if _sound.issuperset(tokens):
        return False
    new = set(tokens).difference(_sound)
    if not new.isdisjoint(_doubted):
        return True
    found = set(_slipped(load.model(), list(new)))
    if len(_sound) + len(_doubted) > REMEMBERED:
        _sound.clear()
        _doubted.clear()
    _sound.update(new - found)
    _doubted.update(found)
    return bool(found)


def _slipped(model: Model, tokens: list[str]) -> Iterator[str]:
    """Unusual tokens in which something seems to have slipped: letters, Latin ones for others, capitals."""
    coded = shadow(" ".join(tokens))
    folded = coded.translate(FOLD)
    keys = set(WORD.findall(folded))
    unknown = keys.difference(model.words) | keys & model.slips
    slipped = [key for key in unknown if may_have_slipped(model, key)]
    margins = {key: margin for key in unknown if (margin := latin_margin(model, key))}
    if slipped or margins:
        cost, rows = slipped_cost(model, deep=False), list(zip(tokens, folded.split(b" "), strict=True))
        yield from _holding(slipped, rows)
        yield from (token for token in _holding(margins, rows) if may_be_latin(model, token, margins, cost))
    if CAPITAL_INSIDE.search(coded):
        yield from (token for token in tokens if CAPITAL_INSIDE.search(shadow(token)))


def _holding(keys: Iterable[bytes], rows: list[tuple[str, bytes]]) -> Iterator[str]:
    """The tokens that hold one of some words."""
    wanted = frozenset(keys)
    return (token for token, row in rows if not wanted.isdisjoint(WORD.findall(row)))


def _apart(found: list[Exchange]) -> Iterator[Exchange]:
    """The exchanges in order, of those that overlap the first."""
    end = 0
    for exchange in sorted(found):
        if exchange.start >= end:
            end = exchange.start + len(exchange.old)
            yield exchange


def _span(exchange: Exchange) -> tuple[int, int]:
    return exchange.start, exchange.start + len(exchange.old)
