"""What may have stood at each place of a text that lost letters: words with their readings, marks, line ends."""

import re
from functools import lru_cache
from typing import NamedTuple

from kaznorm.alphabet import FOLD
from kaznorm.edits import Span
from kaznorm.lm.confused import word_cost
from kaznorm.lm.lattice import Option
from kaznorm.lm.model import EDGE, Model
from kaznorm.lm.restore import KNOWN, SLACK, Restorer
from kaznorm.tokens import LETTER, Scan, fold

LONGEST, LONG_COST = 40, 100.0
"""Longer stretches of letters are no words, and cost so much."""
AS_NAME, AS_WORD = 3.0, 2.0
"""What a common word costs more where it is capitalised within a sentence, and a name that is written small."""
NEAR = 40
MARK, MARK_WITHIN = 3.0, 8.0
"""What it costs that a mark behind a word is a mark, where marks stand for letters; and where the sentence goes on."""
_L = {b"l": LETTER, b"k": rb"\x80-\xa9"}
_TOKEN = re.compile(
    rb"((?:[%(k)b]|(?<![0-9%(l)b])1(?=[%(k)b]))(?:[%(k)b]|[!1|;:/](?=[%(k)b]))*(?:(?<=[%(k)b])[!|](?![%(l)b0-9]))?)"
    rb"|[%(l)b]+|[0-9]+|[^\s0-9%(l)b]|\n[ \t\r]*\n\s*" % _L
)
_APART = re.compile(rb"[;:/](?=[\xc0-\xe9][\x80-\xa9])|(?<=[%(k)b]{3})/(?=[%(k)b]{3})" % _L)
"""A mark that stands for no letter: before a capital, or between two words (`полис/контакт`)."""
SHORTEST_ACRONYM, ACRONYM = 2, 5
"""So many letters has an acronym: beside words in small letters, it only becomes a known one."""
_GOES_ON = re.compile(rb"\s?-|\s[%(k)b]|[.,]" % _L)
PLAIN = re.compile(rb"[%(k)b]+" % _L)
_WITHIN = frozenset(b"0123456789,").union(b"".join(re.findall(rb"[%b]" % LETTER, bytes(range(256)))))
_E = fold("э")
_WHOLE = [0]


class Place(NamedTuple):
    """A place of a text: where it stands, what does as it stands, what may have stood there, and how many marks stand
    behind each of these."""

    start: int
    end: int
    as_is: Option
    options: list[Option]
    tails: list[int]
    word: bool


def places_of(model: Model, seen: Scan, lines: list[Span], lexicon: frozenset[bytes], reader: Restorer) -> list[Place]:
    """The places of some lines, as a reader reads their words."""
    found: list[Place] = []
    before = 0
    within = False
    folded = _APART.sub(b"-", seen.shadow).translate(FOLD)
    for start, end in lines:
        if b"\n\n" in seen.shadow[before:start].replace(b"\r", b""):
            found.append(Place(start, start, *_alone(model, EDGE), False))
            within = False
        for match in _TOKEN.finditer(folded, start, end):
            place = _read(model, reader, seen, match, lexicon, within)
            found.append(place)
            within = place.word or match[0][0] in _WITHIN
        before = end
    return found


def _read(
    model: Model,
    reader: Restorer,
    seen: Scan,
    match: "re.Match[bytes]",
    lexicon: frozenset[bytes],
    within: bool,
) -> Place:
    """A word with what it may have been, or something else as it is. `within` a sentence names have capitals."""
    start, end = match.span()
    token = match[0]
    if not match[1] or end - start > LONGEST:
        return Place(start, end, *_alone(model, b"0" if token.isdigit() else token), False)
    if token in lexicon:
        known = Option(token, KNOWN, 0.0)
        return Place(start, end, known, [known], _WHOLE, True)
    case = -1 if seen.shadow[start] == token[0] else _case(seen.text[start:end], within=within)
    goes_on = token[-1] < 0x80 and bool(_GOES_ON.match(seen.shadow, end))
    as_is, options, tails = _readings(model, reader, token, case, goes_on)
    if end - start == 1:
        kept = [number for number, option in enumerate(options) if len(option.word) == 1]
    elif end - start <= ACRONYM and seen.text[start:end].isupper() and not _in_capitals(seen.text, start, end):
        kept = [
            number for number, option in enumerate(options) if option is as_is or _is_acronym(model, option.word, token)
        ]
    else:
        return Place(start, end, as_is, options, tails, True)
    found = [options[number] for number in kept]
    return Place(start, end, as_is, found or [as_is], [tails[number] for number in kept] or _WHOLE, True)


def _is_acronym(model: Model, word: bytes, read: bytes) -> bool:
    """Whether an acronym, read as this, may be a listed word: few of two letters are any, nor those with э (`ЖЭС`)."""
    return word in model.words and len(read) > SHORTEST_ACRONYM and _E not in read


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words beside one are in capitals as well."""
    before, after = text[max(0, start - NEAR) : start].split()[-1:], text[end : end + NEAR].split()[:1]
    return any(len(word) > 1 and word.isupper() for word in (*before, *after))


def _fixed(model: Model, token: bytes) -> Option:
    return Option(token, word_cost(model, token) if len(token) <= LONGEST else LONG_COST, 0.0)


@lru_cache(maxsize=1 << 10)
def _alone(model: Model, token: bytes) -> tuple[Option, list[Option], list[int]]:
    as_is = _fixed(model, token)
    return as_is, [as_is], _WHOLE


@lru_cache(maxsize=1 << 14)
def _readings(
    model: Model, reader: Restorer, token: bytes, case: int, goes_on: bool
) -> tuple[Option, list[Option], list[int]]:
    """What a word is, what it may have been, and how many marks stand behind each of these."""
    mark = int(token[-1] < 0x80)
    bare = token[: len(token) - mark]
    found = reader.options(bare) if reader.noisy or PLAIN.fullmatch(bare) else []
    options = [option for option in found if option.word == bare] or [_fixed(model, bare)]
    options += [option for option in found if option.word != bare]
    tails = [mark] * len(options)
    if mark and reader.noisy:
        cost = MARK_WITHIN if goes_on else MARK
        options = [option._replace(channel=option.channel + cost) for option in options]
        options += [option for option in reader.options(token) if option.word != token]
        tails += [0] * (len(options) - len(tails))
    if case:
        unlike, extra = (model.common, AS_NAME) if case > 0 else (model.names, AS_WORD)
        options = [o._replace(channel=o.channel + extra) if o.word in unlike else o for o in options]
    totals = [option.cost + option.channel for option in options]
    limit = min(totals) + SLACK
    likely = [number for number, total in enumerate(totals) if total < limit]
    return options[0], [options[number] for number in likely], [tails[number] for number in likely]


def _case(word: str, *, within: bool) -> int:
    """1 for a name, -1 for a word, 0 where that isn't known."""
    if not word[0].isupper():
        return -1
    return 1 if within and not (len(word) > 1 and word.isupper()) else 0
