"""Letters that OCR with the right alphabet confused: how many a text has, and which."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import compress, count, islice
from math import exp, log
from typing import NamedTuple

from kaznorm.alphabet import VOWELS
from kaznorm.exchange import Exchange, cased
from kaznorm.hopes import ONE_OF_NOISY, is_odd
from kaznorm.language import foreign
from kaznorm.lm.confused import corrector, costs_more, word_cost
from kaznorm.lm.fused import STRETCHED
from kaznorm.lm.gap import HYPHEN, SPACE
from kaznorm.lm.lattice import Option
from kaznorm.lm.links import link_cost
from kaznorm.lm.model import EDGE, WORD_STEP, Model
from kaznorm.lm.stand_ins import evident
from kaznorm.lm.window import context
from kaznorm.lost_words import LONGEST
from kaznorm.partial import is_beside_sign, is_partial
from kaznorm.tokens import KAZAKH, LETTER, Scan, fold

SHORTEST = 4
"""Shorter words are too like each other, but in a text that surely has slips."""
OFTEN = 0.01
"""So many slips for each word, and known words are doubted too, where they cost more than `RARE`; on a page that was
read the rarest are anyway."""
RARE, RAREST = 12.5, 14.0
UNLIKELY, STRANGE = 16.0, 23.0
"""An unknown word that costs less than the first is doubted only in such a text: its form is a usual one. One that
costs more than the second makes one doubt a text."""
SLIPS, SLIPS_OF_PAGES, WORDS = 0.02, 0.8, 200
"""A text without evidence is taken to have so many slips in so many words, and one whose lines end within sentences."""
BY_CHANCE = 0.06
"""So large a share of sound words that are strange look as if they had slipped."""
SLIGHT = 0.1
"""Rare slips are looked for in a page, and in a text that has likely so many others, or more."""
PAGE, ONE_OF = 2, 6
"""So many lines at least end within a sentence in a page that was read, and one of so many."""
SPACES, MOST_LINES = 2, 1000
"""A line of a page has at least so many spaces; so many lines are looked at."""
PLAUSIBLE = 5.0
"""Another word must be so much likelier by itself to be it beside any neighbours."""
ROUNDS = 4
WORTH = 2.0
"""Odds that are less matter in no text."""
RUSSIAN, ACRONYM = 8.0, 5
"""Unknown words that are likelier Russian by so many nats aren't doubted, nor capitals up to so many."""
NAME = 5.0
"""What it costs more that a word with a capital within a sentence was one that is no name."""
BROKEN = 2.0
"""What it costs that a hyphen within a line was one of a line end."""
_YO, _YE = fold("ё"), fold("е")
_K = rb"\x80-\xa9"
_BROKEN = re.compile(rb"(?<![%b\-])([%b]{2,20})-(?:[.,:;'\"]{0,2}(\r?\n))?([%b]{2,20})(?![%b\-])" % (_K, _K, _K, _K))
_WRAPPED = re.compile(
    rb"\n(?=[%b])(?:(?<=[%b,]\n)|(?<=[%b,]-\n)|(?<=[%b,]\r\n)|(?<=[%b,]-\r\n))" % (_K, _K, _K, _K, _K)
)
_WITHIN = re.compile(rb"[%b]|[0,]" % LETTER)
_VOWELS = frozenset(fold(VOWELS))
_JUNK = "\r\n.,:;'\""


class Suspect(NamedTuple):
    """A word that may have slipped: where it stands, what it may have been, and the odds without regard to how many
    slips the text has."""

    start: int
    end: int
    word: bytes
    odds: float


def suspects(model: Model, seen: Scan, unknown: set[bytes], lexicon: frozenset[bytes]) -> tuple[list[Suspect], float]:
    """The words of a text in which letters may have been confused, and the logarithm of how often that is so; `unknown`
    are its words that the model doesn't know."""
    page = is_page(seen)
    unlikely = {key for key in unknown if SHORTEST <= len(key) <= LONGEST}
    strange = {key for key in unlikely if costs_more(model, key, STRANGE)}
    prior = len(seen.keys), SLIPS_OF_PAGES if page else SLIPS, BY_CHANCE * len(strange)
    if page:
        unlikely |= _rarer(model, seen, RAREST, lexicon)
    else:
        unlikely = {key for key in unlikely if costs_more(model, key, UNLIKELY)}
        found = list(_suspects(model, seen, strange, deep=False))
        rate = _rate(found, *prior)
        if sum(_sigmoid(suspect.odds + rate) for suspect in found) < SLIGHT:
            return [], _rate([], *prior)
    if is_odd(model, seen, ONE_OF_NOISY):
        return [], _rate([], *prior)
    halves = list(_halves(model, seen, lexicon)) if page else []
    found = [*outside_foreign(model, seen, _suspects(model, seen, unlikely)), *halves]
    rate = _rate(found, *prior)
    if rate > log(OFTEN):
        doubted = unknown | _rarer(model, seen, RARE, lexicon)
        found = [*outside_foreign(model, seen, _suspects(model, seen, doubted)), *halves]
        rate = _rate(found, *prior)
    return found, rate


def outside_foreign(model: Model, seen: Scan, found: Iterable[Suspect]) -> Iterator[Suspect]:
    """Those that stand in no passage of another language."""
    return (suspect for suspect in found if not foreign(model, seen, suspect.start, suspect.end))


def may_have_slipped(model: Model, key: bytes) -> bool:
    """Whether a word that the model doesn't know is such a one, alone in its text, wherever it stands."""
    if not SHORTEST <= len(key) <= LONGEST or not KAZAKH.match(key):
        return False
    if evident(model)[key]:
        return True
    if not costs_more(model, key, STRANGE):
        return False
    as_is, *others = corrector(model, deep=False).options(key)
    plausible = any(as_is.cost - other.cost - other.channel > PLAUSIBLE for other in others)
    return plausible and model.russian(key) <= RUSSIAN


def _rarer(model: Model, seen: Scan, cost: float, lexicon: frozenset[bytes]) -> set[bytes]:
    """The known words of a text that cost more than this."""
    return {key for key in set(seen.keys) if model.words.get(key, 0) * WORD_STEP > cost} - lexicon


def is_page(seen: Scan) -> bool:
    """Whether lines of some words end within sentences: the text may come from a page that was read."""
    ends = (match.start() for match in _WRAPPED.finditer(seen.shadow))
    lines = (seen.shadow[seen.shadow.rfind(b"\n", 0, end) + 1 : end] for end in ends)
    wrapped = sum(line.count(b" ") >= SPACES for line in islice(lines, MOST_LINES))
    return wrapped >= max(PAGE, min(seen.shadow.count(b"\n"), MOST_LINES) // ONE_OF)


def confused(seen: Scan, found: list[Suspect], rate: float) -> Iterator[Exchange]:
    """What suspects should be. One that only lacks the dots of an ё may be written with them: `Алёна`."""
    for suspect in found:
        sure = _sigmoid(suspect.odds + rate)
        old = seen.text[suspect.start : suspect.end]
        if fold(old).replace(_YO, _YE) != suspect.word:
            yield Exchange(suspect.start, old, _like(old, suspect.word), sure, "confused letters")


def _like(old: str, word: bytes) -> str:
    """A word written as the old one was; a hyphen with its line end stays, without marks between them."""
    first, hyphen, last = old.partition("-")
    if not hyphen or b"-" not in word:
        return cased(first + last, word) if hyphen else cased(old, word)
    left, _, right = word.partition(b"-")
    below = last.lstrip(_JUNK)
    line_end = "".join(filter(str.isspace, last[: len(last) - len(below)]))
    small = line_end and not first.isupper()
    return cased(first, left) + hyphen + line_end + cased(below.lower() if small else below, right)


def _halves(model: Model, seen: Scan, lexicon: frozenset[bytes]) -> Iterator[Suspect]:
    """Words that stand broken at a hyphen because a letter slipped in them."""
    reader = corrector(model, deep=True)
    for match in _BROKEN.finditer(seen.folded):
        (start, end), left, right = match.span(), match[1], match[3]
        whole = left + right
        if whole in model.words or whole in lexicon or len(whole) > LONGEST or left + b"-" + right in model.words:
            continue
        if _VOWELS.isdisjoint(left) or (not match[2] and left[-1] == right[0]):  # `км-лік`; `хо-ош`, drawn out
            continue
        before = model.left(left)
        if seen.text[start : start + len(left)].isupper():
            continue
        if model.hyphenated(before, right) is not None or len(reader.options(whole)) < 2:
            continue
        if seen.touches(start, end) or is_beside_sign(seen, start, end) or foreign(model, seen, start, end):
            continue
        link = HYPHEN if match[2] or len(right) >= SHORTEST else SPACE  # an ending, where it is short
        apart = model.word_cost(left) + link_cost(model, before, right, link, model.word_cost(right))
        as_is = min(apart, model.word_cost(whole))
        best = min(reader.options(whole)[1:], key=lambda option: option.cost + option.channel)
        word = best.word
        if match[2]:  # what was not welded yet keeps its place
            if len(word) - len(right) > 1 and word.endswith(right):
                word = word[: -len(right)] + b"-" + right
            else:
                word = word[: len(left)] + b"-" + word[len(left) :]
        yield Suspect(start, end, word, as_is - best.cost - best.channel - BROKEN * (not match[2]))


def _suspects(model: Model, seen: Scan, doubted: set[bytes], *, deep: bool = True) -> Iterator[Suspect]:
    """Doubted words that stand once in the text, and may have been others; by rare slips, too, where it is `deep`."""
    doubted = {key for key in doubted if len(key) <= LONGEST and KAZAKH.match(key) and not STRETCHED.search(key)}
    if not doubted:
        return
    counts = Counter(key for key in seen.keys if key in doubted)
    model.forget()
    reader = corrector(model, deep=deep)
    for number in compress(count(), map(counts.__contains__, seen.keys)):
        key = seen.keys[number]
        start, end = seen.words[number]
        if counts[key] != 1 or model.russian(key) > RUSSIAN or len(reader.options(key)) < 2:
            continue
        acronym = seen.text[start:end].isupper() and end - start <= ACRONYM
        if acronym or seen.touches(start, end):
            continue
        suspect = judged(model, seen, start, end, reader.options(key))
        if suspect.odds > WORTH and not is_partial(model, seen, start, end):
            yield suspect


def judged(model: Model, seen: Scan, start: int, end: int, options: list[Option]) -> Suspect:
    """The likeliest other word, with its odds against the word as it stands."""
    before, after = context(seen, start, end)
    left = before[0] if before else EDGE
    if seen.text[start].isupper() and _WITHIN.match(left):
        others = (o if o.word in model.names else o._replace(channel=o.channel + NAME) for o in options[1:])
        options = [options[0], *others]
    known = model.left(left)
    costs = [(model.after(known, word, cost) + channel, word) for word, cost, channel in options]
    if after:
        right, alone = after[0], word_cost(model, after[0])
        costs = [(cost + model.after(model.left(word), right, alone), word) for cost, word in costs]
    best, word = min(costs[1:])
    return Suspect(start, end, word, costs[0][0] - best)


def _rate(found: list[Suspect], words: int, slips: float, by_chance: float) -> float:
    """The logarithm of how often a word slips, by the words that surely did, less those that only look so."""
    rate = log(slips / WORDS)
    for _ in range(ROUNDS):
        sure = sum(_sigmoid(suspect.odds + rate) for suspect in found)
        rate = log((slips + max(0.0, sure - by_chance)) / (WORDS + words))
    return rate


def _sigmoid(odds: float) -> float:
    return 1 / (1 + exp(-odds)) if odds > -30 else 0.0
