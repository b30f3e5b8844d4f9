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
from kaznorm.lost import exchanged
from kaznorm.normaliser import Normaliser, option
from kaznorm.own_letters import SOUND, letter_odds, noisy
from kaznorm.specks import specks
from kaznorm.strays import is_wrapped, strays
from kaznorm.tokens import WORD, folded_set, scan, shadow

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
    tells from the whole text which way letters are lost in it, if any. A text with its Kazakh letters is sound. Latin
    names that OCR read in Cyrillic letters come back; on pages with their lines, so do marks that it saw between words
    or took for others, where the page shows that it has such.
    Refuses numbers, other languages, addresses, file names and the like, words of the lexicon, and what is no whole
    word: cut short (`бөлм.`), with letters left out (`қ..зақ`), by syllables.

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
        return letter_odds(coded) >= SOUND or is_wrapped(coded) or _may_have_slips(text)

    def find(self, text: str) -> Iterable[Edit | Note]:
        """One edit for each written word that changes."""
        if not self.concerns(text):
            return ()
        seen, model, lexicon = scan(text), load.model(), folded_set(self.lexicon)
        found = list(exchanged(model, seen, lexicon))
        unknown = set(seen.keys).difference(model.words, lexicon)
        latin = list[Exchange]()
        if not found:
            latin += latin_words(model, seen, unknown, slipped_cost(model))
        elif noisy(seen):
            cost = restored_cost(model)
            latin += latin_words(model, seen, doubtful(model, unknown, cost), cost)
        marks = list(strays(model, seen))
        if not found:
            slips, rate = suspects(model, seen, unknown, lexicon)
            found = [e for e in confused(seen, slips, rate) if e.confidence >= self.slip_confidence]
            lines = sum(mark.reason == "stray mark" for mark in marks)
            marks += specks(model, seen, [slip.odds for slip in slips], lines)
        taken = sorted(map(_span, latin))
        found = [*latin, *(e for e in found if not overlaps(_span(e), taken)), *marks]
        return edits_of(text, _apart(found), self.min_confidence)


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
    unknown = set(WORD.findall(folded)).difference(model.words)
    slipped = [key for key in unknown if may_have_slipped(model, key)]
    margins = {key: margin for key in unknown if (margin := latin_margin(model, key))}
    if slipped or margins:
        cost, rows = slipped_cost(model, deep=False), list(zip(tokens, folded.split(b" "), strict=True))
        yield from _holding(slipped, rows)
        yield from (token for token in set(_holding(margins, rows)) if may_be_latin(model, token, margins, cost))
    if CAPITAL_INSIDE.search(coded):
        yield from (token for token in tokens if CAPITAL_INSIDE.search(shadow(token)))


def _holding(keys: Iterable[bytes], rows: list[tuple[str, bytes]]) -> Iterator[str]:
    """The tokens that hold one of some words."""
    for key in keys:
        yield from (token for token, row in rows if key in row and key in WORD.findall(row))


def _apart(found: list[Exchange]) -> Iterator[Exchange]:
    """The exchanges in order, of those that overlap the first."""
    end = 0
    for exchange in sorted(found):
        if exchange.start >= end:
            end = exchange.start + len(exchange.old)
            yield exchange


def _span(exchange: Exchange) -> tuple[int, int]:
    return exchange.start, exchange.start + len(exchange.old)
