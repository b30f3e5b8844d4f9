"""Letters that a text lost: whether it has, and what its words were."""

import re
from collections.abc import Iterator
from functools import lru_cache
from math import log
from typing import NamedTuple

from kaznorm.edits import Span
from kaznorm.exchange import Exchange, cased
from kaznorm.hopes import ONE_OF, ONE_OF_NOISY, is_odd, is_plain
from kaznorm.language import foreign_lines
from kaznorm.lm.channel import STAND_INS
from kaznorm.lm.lattice import Chosen, likeliest
from kaznorm.lm.model import EDGE, Model
from kaznorm.lm.restore import restorer
from kaznorm.lost_words import PLAIN, Place, places_of
from kaznorm.own_letters import BARE, SOUND, has_more_than_i, has_own, letter_odds, missing, noisy
from kaznorm.tokens import Scan, fold, unshadow

LEAST, BY_LETTERS = 6.0, 5.0
"""So much likelier must the words be as restored ones, in nats (a lone word twice that); and with the letters' odds."""
EACH, EACH_BUT_I, EACH_FOREIGN, EACH_MIXED = 2.0, 3.0, 4.5, 6.0
"""The same for each word: in Kazakh text, in text that kept its і, in what looks like another language, in text with
some Kazakh letters."""
EACH_MISSING, LEAST_MISSING = 4.0, 30.0
"""The same for each letter that is expected in a text that lacks it, and for all of them."""
LACKING = 2
"""So many words at least show that a letter is lacking."""
PART, PART_SHARE, NOT_EVIDENT, SURE = 5, 0.03, 1.5, 0.8
"""So many words, and such a share of all, evidently lost letters where many others did, of which as many nats more are
not evident; and how sure those must be."""
CLEARLY = 1.5
"""Words that are so many times likelier by themselves than they must be are so beside their neighbours."""
BARELY = 6.0
"""Lines whose letters say so much for lost ones may have lost them in a text that has them."""
ENOUGH = 300
"""So many words and marks tell whether a text is such a one."""
SHORT = 600
"""Longer text, in characters, that looks like another language is of that language."""
RUSSIAN, SAMPLE = 4.0, 400
"""Words that are likelier Russian than Kazakh by so many nats on average are; so many characters are looked at."""
_LINE = re.compile(r"[^\n]+")


class _Found(NamedTuple):
    """A word that lost letters: where it stands without marks behind it, what it was and how sure that is."""

    start: int
    end: int
    word: bytes
    posterior: float


def exchanged(model: Model, seen: Scan, lexicon: frozenset[bytes]) -> Iterator[Exchange]:
    """The words of a text that lost letters, if it is such a text."""
    return _exchanged(seen, _found(model, seen, lexicon))


def exchanged_in_lines(model: Model, seen: Scan, lexicon: frozenset[bytes]) -> Iterator[Exchange]:
    """The words of lines that lost letters, in a text that has them."""
    lines = [line for line in bare_lines(seen.shadow) if not _russian(model, seen.folded[slice(*line)])]
    strange = foreign_lines(model, seen, lines) if lines else ()
    for line in lines:
        if line not in strange:
            yield from _exchanged(seen, _believed(model, seen, [line], lexicon, EACH))


def exchanged_for_one(model: Model, seen: Scan, lexicon: frozenset[bytes]) -> Iterator[Exchange]:
    """The words of a text that lacks one letter, for which others stand: `казак`, where all else is there."""
    letter, expected = missing(seen.folded)
    if not letter or not _may_lack(model, seen, letter) or is_odd(model, seen, ONE_OF):
        return
    lines = [m.span() for m in _LINE.finditer(seen.text)]
    lines = [line for line in lines if not _russian(model, seen.folded[slice(*line)])]
    row = places_of(model, seen, lines, lexicon, restorer(model, noisy=False, letter=letter))
    chosen = likeliest(model, [place.options for place in row], EDGE)
    if _gain(model, row, chosen) >= max(LEAST_MISSING, EACH_MISSING * expected):
        yield from _exchanged(seen, _read_off(row, chosen))


def _may_lack(model: Model, seen: Scan, letter: bytes) -> bool:
    """Whether some words that nobody knows, or that may be slips, are known ones with a letter where another stands."""
    keys, listed, stand_ins = set(seen.keys), model.words, fold(STAND_INS[unshadow(letter)])
    lacking = 0
    for key in keys.difference(listed) | keys & model.slips:
        places = [place for place, code in enumerate(key) if code in stand_ins]
        lacking += any(key[:place] + letter + key[place + 1 :] in listed for place in places)
    return lacking >= LACKING


def exchanged_in_part(model: Model, seen: Scan, lexicon: frozenset[bytes], evident: int) -> Iterator[Exchange]:
    """The words without any letter of Kazakh's own that lost theirs, in a text in which so many `evident` ones did."""
    share = evident / max(1, len(seen.keys))
    if evident < PART or share < PART_SHARE:
        return
    lines = [m.span() for m in _LINE.finditer(seen.text)]
    lines = [line for line in lines if not _russian(model, seen.folded[slice(*line)])]
    prior = max(0.0, -log(share / (1 - share)) - NOT_EVIDENT)
    row = [_rarely(place, prior) for place in places_of(model, seen, lines, lexicon, restorer(model, noisy=False))]
    found = _read_off(row, likeliest(model, [place.options for place in row], EDGE))
    bare = [one for one in found if one.posterior >= SURE and not has_own(seen.shadow[one.start : one.end])]
    yield from _exchanged(seen, bare)


def _rarely(place: Place, prior: float) -> Place:
    """A place whose readings cost so much more than it as it stands."""
    options = [o if o is place.as_is else o._replace(channel=o.channel + prior) for o in place.options]
    return place._replace(options=options)


def bare_lines(coded: bytes) -> list[Span]:
    """Long lines, in the shadow of a text, without any letter that only Kazakh has but і."""
    lines = (match.span() for match in BARE.finditer(coded))
    return [line for line in lines if letter_odds(coded[slice(*line)]) > BARELY]


def _exchanged(seen: Scan, found: list[_Found]) -> Iterator[Exchange]:
    untouched = seen.untouched if found else ()  # looked for once: many words are asked for
    for start, end, word, posterior in found:
        old = seen.text[start:end]
        new = cased(old, word)
        if new != old and not (untouched and seen.touches(start, end)):
            yield Exchange(start, old, new, posterior, "lost letters")


def has_lost(model: Model, seen: Scan, lexicon: frozenset[bytes] = frozenset()) -> bool:
    """Whether a text lost the letters that only Kazakh has: its words are not yet what they seem."""
    return bool(_found(model, seen, lexicon))


@lru_cache(maxsize=2)
def _found(model: Model, seen: Scan, lexicon: frozenset[bytes]) -> list[_Found]:
    """The words that lost letters."""
    odds = letter_odds(seen.shadow)
    if odds < SOUND:
        return []
    mixed = has_more_than_i(seen.shadow) and not noisy(seen)
    if is_odd(model, seen, ONE_OF if mixed else ONE_OF_NOISY):
        return []
    lines = [m.span() for m in _LINE.finditer(seen.text)]
    lines = [line for line in lines if not _russian(model, seen.folded[slice(*line)])]
    strange = set() if is_plain(model, seen) else foreign_lines(model, seen, lines)
    kazakh = [line for line in lines if line not in strange]
    if strange and sum(b - a for a, b in strange) <= SHORT:
        believed = [line for line in strange if _believed(model, seen, [line], lexicon, EACH_FOREIGN)]
        kazakh = sorted(kazakh + believed)
    return _believed(model, seen, kazakh, lexicon, EACH)


def _believed(model: Model, seen: Scan, lines: list[Span], lexicon: frozenset[bytes], each: float) -> list[_Found]:
    """What some lines lost, nothing where they may be sound."""
    coded = b"".join(seen.shadow[a:b] for a, b in lines)
    odds = letter_odds(coded)
    if odds < SOUND or not lines:
        return []
    row = places_of(model, seen, lines, lexicon, restorer(model, noisy=noisy(seen)))
    first = row[:ENOUGH]
    chosen = likeliest(model, [place.options for place in first], EDGE)
    if has_own(coded):
        each = max(each, EACH_BUT_I)
    mixed = has_more_than_i(coded) and not noisy(seen)
    words = sum([place.word for place in first])
    least = max(LEAST * (1 + (words < 2)), BY_LETTERS - odds, (EACH_MIXED if mixed else each) * words)
    if _gain_alone(first, chosen) < CLEARLY * least and _gain(model, first, chosen) < least:
        return []
    if len(row) > len(first):
        chosen = likeliest(model, [place.options for place in row], EDGE)
    return _read_off(row, chosen)


def _read_off(row: list[Place], chosen: Chosen) -> list[_Found]:
    """The words that are chosen to be others than they stand."""
    return [
        _Found(place.start, place.end - place.tails[number], place.options[number].word, posterior)
        for place, (number, posterior) in zip(row, chosen, strict=True)
        if place.options[number] is not place.as_is
    ]


def _gain_alone(row: list[Place], chosen: Chosen) -> float:
    """How much likelier words are as they were chosen than as they stand, regardless of their neighbours."""
    pairs = [(place.as_is, place.options[number]) for place, (number, _) in zip(row, chosen, strict=True)]
    return sum([a.cost + a.channel - b.cost - b.channel for a, b in pairs if a is not b])


def _gain(model: Model, row: list[Place], chosen: Chosen) -> float:
    """The same with regard to their neighbours."""
    after, left_of = model.after, model.left
    total, left, other_left = 0.0, EDGE, EDGE
    for place, (number, _) in zip(row, chosen, strict=True):
        as_is, other = place.as_is, place.options[number]
        if left != other_left or as_is is not other:
            total += after(left_of(left), as_is.word, as_is.cost) + as_is.channel
            total -= after(left_of(other_left), other.word, other.cost) + other.channel
        left, other_left = as_is.word, other.word
    return total


def _russian(model: Model, folded: bytes) -> bool:
    """Whether the first words of a line are spelled like Russian ones."""
    words = [word for word in PLAIN.findall(folded, 0, SAMPLE) if len(word) > 2]
    return sum(map(model.russian, words)) > RUSSIAN * len(words)
