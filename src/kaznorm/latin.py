"""Latin words that OCR read in Cyrillic letters: which words of a text are such ones."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from math import exp, log
from typing import NamedTuple

from kaznorm.evidence import judge
from kaznorm.exchange import Exchange, cased
from kaznorm.language import foreign
from kaznorm.lm.confused import costs_more, word_cost
from kaznorm.lm.latin import latin
from kaznorm.lm.model import Model
from kaznorm.partial import is_partial
from kaznorm.tokens import KAZAKH, WORD, Scan, fold

SHORTEST, LONGEST, ACRONYM = 4, 40, 5
"""Shorter words are read so only beside others that are, and so are capitals up to so many that aren't known."""
MARGIN, WORTH = 4.0, 4.0
"""So much likelier must a word at least be as a Latin one, and so much more may it be at first sight."""
LEAST_MARGIN = MARGIN + WORTH
STRANGE, JOINT = 4.0, 1.0
"""What a digit or mark within a word costs where the word is a Kazakh one, and what a dot, dash or slash does."""
SURE = 4.0
"""Words whose odds are better are Latin, in nats."""
SHARE, WORDS = 0.0002, 400
"""A text without evidence is taken to have so many Latin words in so many words: a foreign name in Cyrillic letters
is met more often."""
FIRST_MARGIN = SURE - log(SHARE / WORDS)
"""So much likelier must the only word of a short text be as a Latin one."""
SMALL = 8.0
"""What it costs that a Latin word stands alone without a capital: such are names."""
BESIDE = 5.0
"""So much likelier is a word Latin on each side where one that is stands beside it."""
MARK, MARK_WITHIN = 1.0, 6.0
"""What it costs that a mark behind a Latin word is a mark, where it may be a letter; and where the sentence goes on."""
_TOKEN = re.compile(r"[^\s«»\"“”„]+")
_OUTER = ".,;:()?[]…–—-"
_GOES_ON = re.compile(r"[»\"”]?\s+[a-zа-яәіңғүұқөһ]")
_AROUND = _OUTER + '«»"“”„'
_READ = re.compile(r"[a-z]{3}")
"""OCR that reads Latin letters has no need of this."""

Cost = Callable[[bytes], float]


class Suspect(NamedTuple):
    """A word that may be Latin: where it stands, what it is then, and the odds, regardless of the text."""

    start: int
    end: int
    word: str
    odds: float


def latin_words(model: Model, seen: Scan, unknown: set[bytes], cost: Cost) -> Iterator[Exchange]:
    """The Latin words of a text; `unknown` are its words that the model doesn't know, `cost` says what a word costs
    as a Kazakh one."""
    margins = {key: latin_margin(model, key) for key in unknown}
    doubted = {key for key, margin in margins.items() if margin}
    if not doubted or _READ.search(seen.text):
        return
    places = [span for span, key in zip(seen.words, seen.keys, strict=True) if key in doubted]
    places = [span for span in places if not is_partial(model, seen, *span)]
    first = SURE - _rate((), len(seen.keys))
    likely = [span for span in places if margins[seen.folded[slice(*span)]] >= first or not _alone(seen, *span)]
    judged = (suspect for span in likely for suspect in _judged(model, seen, *span, cost, margin=first))
    if not any(not foreign(model, seen, suspect.start, suspect.end) for suspect in judged):
        return
    suspects: dict[int, Suspect] = {}
    for span in places:
        if not foreign(model, seen, *span):
            for suspect in _judged(model, seen, *span, cost):
                suspects[suspect.start] = suspect
    rate = _rate(suspects.values(), len(seen.keys))
    sure = {start: suspect for start, suspect in suspects.items() if suspect.odds + rate > SURE}
    covered = {at for suspect in sure.values() for at in range(suspect.start, suspect.end)}
    for suspect in list(sure.values()):
        for beside in _look_beside(model, seen, suspect, covered, cost, rate):
            sure[beside.start] = beside
            covered.update(range(beside.start, beside.end))
    for suspect in sure.values():
        old = seen.text[suspect.start : suspect.end]
        sureness = 1 / (1 + exp(-suspect.odds - rate))
        even = old if old.isupper() else old[:1] + old[1:].lower()
        yield Exchange(suspect.start, old, cased(even, fold(suspect.word)), sureness, "Latin letters")


def doubtful(model: Model, keys: Iterable[bytes], cost: Cost) -> set[bytes]:
    """Those of many words that may be Latin for what they cost as Kazakh ones."""
    least_of = latin(model).least_of
    return {key for key in keys if len(key) >= SHORTEST and cost(key) >= least_of(key) + LEAST_MARGIN}


def latin_margin(model: Model, key: bytes) -> float:
    """How much less a word that the model doesn't know costs as a Latin one, at the most; 0 where that is little."""
    if len(key) < SHORTEST or not KAZAKH.match(key):
        return 0.0
    least = latin(model).least_of(key)
    return word_cost(model, key) - least if costs_more(model, key, least + LEAST_MARGIN) else 0.0


def may_be_latin(model: Model, token: str, margins: Mapping[bytes, float], cost: Cost) -> bool:
    """Whether a token may be Latin where it is the only one in a short text; `margins` are those of unknown words."""
    keys = WORD.findall(fold(token))
    if len(keys) == 1 and len(token.strip(_AROUND)) == len(keys[0]):
        [key] = keys
        if margins[key] < FIRST_MARGIN or margins[key] - max(0.0, model.russian(key)) < FIRST_MARGIN:
            return False
    seen = Scan(token)
    starts = [match.start() for match in _TOKEN.finditer(token)]
    judged = (_judged(model, seen, start, start + 1, cost, margin=FIRST_MARGIN) for start in starts)
    return any(suspect for found in judged for suspect in found)


def _judged(
    model: Model, seen: Scan, start: int, end: int, cost: Cost, more: float = 0.0, margin: float = MARGIN
) -> Iterator[Suspect]:
    """The stretch without white space around a word, as a Latin word, if its odds are better than `margin`."""
    furthest = start - LONGEST
    while start > max(0, furthest) and not _breaks(seen.text[start - 1]):
        start -= 1
    token = _TOKEN.match(seen.text, start)
    if token is None or len(token[0]) > LONGEST or start == furthest:
        return
    bare = token[0].strip(_OUTER)
    start = token.start() + token[0].index(bare)
    head, _, tail = bare.partition("-")
    if tail.isdecimal() or fold(tail) in model.words:  # a number or an ending
        bare = head
    end = start + len(bare)
    acronym = bare.isupper() and len(bare) <= ACRONYM
    if (acronym and len(bare) < SHORTEST and not more) or not bare or seen.touches(start, end):
        return
    if judge(model).signs.search(fold(bare)):
        return
    least = latin(model).least(bare.lower()) + max(margin, MARGIN + (0.0 if more else WORTH)) - more
    kazakh = _as_kazakh(bare, cost)
    if kazakh < least or _as_kazakh(bare, partial(word_cost, model)) < least:
        return
    kazakh += more
    most = kazakh - margin
    ways = [(*latin(model).read(bare.lower(), most), end)]
    if bare.endswith("!"):
        mark = MARK_WITHIN if _GOES_ON.match(seen.text, end) else MARK
        word, spent = latin(model).read(bare[:-1].lower(), most)
        ways.append((word, spent + mark, end - 1))
    word, spent, end = min(ways, key=lambda way: way[1])
    if acronym and not more and word not in latin(model).known:
        return
    if bare.islower() and not more:
        spent += SMALL
    if kazakh - spent > margin:
        yield Suspect(start, end, word, kazakh - spent)


def _alone(seen: Scan, start: int, end: int) -> bool:
    """Whether a word stands between white space or quotation marks, but for marks around it that don't count."""
    text = seen.text
    while start and text[start - 1] in _OUTER:
        start -= 1
    while end < len(text) and text[end] in _OUTER:
        end += 1
    return (not start or _breaks(text[start - 1])) and (end == len(text) or _breaks(text[end]))


def _breaks(letter: str) -> bool:
    return letter.isspace() or letter in '«»"“”„'


def _as_kazakh(token: str, cost: Cost) -> float:
    """What a stretch costs as Kazakh words and what stands between them."""
    folded = fold(token)
    outside = WORD.sub(b"", folded)
    joints = sum(code in b"-./" for code in outside)
    words = sum(cost(word) for word in WORD.findall(folded))
    return min(words + JOINT * joints + STRANGE * (len(outside) - joints), cost(folded))


def _look_beside(
    model: Model, seen: Scan, suspect: Suspect, covered: set[int], cost: Cost, rate: float
) -> Iterator[Suspect]:
    """The words before and behind a Latin one that are Latin, too, as far as none is known to be."""
    for step in (-1, 1):
        place = suspect
        while True:
            at = _neighbour(seen.text, place.start - 1 if step < 0 else place.end, step)
            if at is None or at in covered:
                break
            found = list(_judged(model, seen, at, at + 1, cost, BESIDE))
            if not found or found[0].odds + rate / 2 < 0:
                break
            place = found[0]
            yield place


def _neighbour(text: str, at: int, step: int) -> int | None:
    """A character of the word that stands beside a place, with one white space between."""
    if not 0 <= at < len(text) or not text[at].isspace():
        return None
    at += step
    return at if 0 <= at < len(text) and not _breaks(text[at]) else None


def _rate(suspects: Iterable[Suspect], words: int) -> float:
    """The logarithm of how often a word of the text is Latin, by those that surely are, whatever the others may be."""
    alone = log(SHARE / (WORDS + words))
    return log((SHARE + sum(suspect.odds + alone > SURE for suspect in suspects)) / (WORDS + words))
