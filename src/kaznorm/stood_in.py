"""Words in which another letter evidently stands for one of Kazakh's own, in any text: `тұракты`, `бэрін`, `жүмыс`."""

import re
from collections.abc import Iterator
from itertools import compress, count

from kaznorm.confused import RUSSIAN, Suspect, judged, outside_foreign
from kaznorm.hopes import is_odd
from kaznorm.lm.confused import word_cost
from kaznorm.lm.lattice import Option
from kaznorm.lm.model import INFINITE, Model
from kaznorm.lm.stand_ins import BY_SLIPS, evident
from kaznorm.partial import is_partial
from kaznorm.tokens import LETTER, Scan

RATE = -4.5
"""The logarithm of how often at least a word slips that evidently did."""
FEWEST, LONG, LONGER, SEVERAL = 3, 7, 5, 2
"""In shorter texts, in words, listed ones are believed that have so many letters, elsewhere those that have so many,
and beside so many others shorter ones."""
USUAL = 12.5
"""A word alone that slipped was none that costs more: loans and names are like rarer words."""
OPENING = 9.0
"""What a word costs at the most that one with a capital evidently is: others are names."""
HIGHEST = 3.0
"""The odds that a word of the list slipped, at the most, in nats."""
_TITLE = re.compile(r"[«“„\"][^«»“”„\"\n]{0,40}\Z"), re.compile(r"[^«»“”„\"\n]{0,40}[»”“\"]")
"""What stands in quotation marks around a word of a title: `«Туган тел» әні`."""
_CITING = frozenset(("«»", "()", "“”", "„“", '""', "[]"))
_JOINED = re.compile(rb"[%(l)b]-\Z|-[%(l)b]" % {b"l": LETTER})


def stood_in(model: Model, seen: Scan, unknown: set[bytes], lexicon: frozenset[bytes], rate: float) -> list[Suspect]:
    """Unknown words, listed ones that are long, and short ones beside several of these, that slipped; `rate` is how
    often any word of the text does, in nats."""
    least = 0 if len(seen.keys) >= FEWEST else LONG
    listed = {key for key in model.slips.intersection(seen.keys) if len(key) >= least} - lexicon
    short = {key for key in listed if len(key) < LONGER}
    found = list(outside_foreign(model, seen, _evident(model, seen, unknown | listed - short)))
    if len(found) < SEVERAL:
        found = [suspect for suspect in found if not _is_in_title(seen.text, suspect.start, suspect.end)]
    if not found or is_odd(model, seen):
        return []
    if len(found) >= SEVERAL:
        found += outside_foreign(model, seen, _evident(model, seen, short))
    else:
        found = [suspect for suspect in found if model.word_cost(suspect.word) < USUAL]
    more = max(0.0, RATE - rate)
    highest = HIGHEST - rate
    return [
        suspect._replace(odds=min(suspect.odds + more, highest if key in model.words else INFINITE))
        for suspect, key in ((suspect, seen.folded[suspect.start : suspect.end]) for suspect in found)
    ]


def _evident(model: Model, seen: Scan, keys: set[bytes]) -> Iterator[Suspect]:
    """The words that evidently were others. What is rather Russian is none."""
    likeliest = evident(model)
    doubted = {key for key in keys if likeliest[key] and model.russian(key) <= RUSSIAN}
    for number in compress(count(), map(doubted.__contains__, seen.keys)) if doubted else ():
        (start, end), key = seen.words[number], seen.keys[number]
        if seen.text[start].isupper() and model.word_cost(likeliest[key]) > OPENING:
            continue
        if key in model.words and _is_joined(seen, start, end):
            continue
        if _is_cited(seen.text, start, end) or seen.touches(start, end) or is_partial(model, seen, start, end):
            continue
        as_is = Option(key, word_cost(model, key), BY_SLIPS * (key in model.words))
        yield judged(model, seen, start, end, [as_is, Option(likeliest[key], word_cost(model, likeliest[key]), 0.0)])


def _is_cited(text: str, start: int, end: int) -> bool:
    """Whether a word in small letters stands alone in brackets or quotation marks, as glosses and cited words do."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return around in _CITING and text[start].islower()


def _is_in_title(text: str, start: int, end: int) -> bool:
    """Whether a word is of a short stretch in quotation marks, which may be in a language like Kazakh."""
    return bool(_TITLE[0].search(text, max(0, start - 41), start) and _TITLE[1].match(text, end))


def _is_joined(seen: Scan, start: int, end: int) -> bool:
    """Whether a hyphen joins a word to another one: `бірді-екілі`."""
    before, behind = seen.shadow[max(0, start - 2) : start], seen.shadow[end : end + 2]
    return _JOINED.match(before) is not None or _JOINED.match(behind) is not None
