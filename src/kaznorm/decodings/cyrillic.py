"""Kazakh letters that became other Cyrillic ones: KZ-1048 and PT154 read as CP1251, fonts of old documents."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from kaznorm.decodings import lone
from kaznorm.decodings.evidence import SAMPLE, SOUND, confidence, of_words
from kaznorm.decodings.stretches import stretches
from kaznorm.decodings.tables import AMBIGUOUS, FONT, KZ1048, MU, PT154
from kaznorm.edits import Edit, Span
from kaznorm.lazily import lazily
from kaznorm.lm.model import Model

PRIOR, PRIOR_IN_KAZAKH, PRIOR_BESIDESOUND = 9.0, 4.0, 16.0
"""The odds against a wrong decoding: by itself, among words that are Kazakh, beside sound letters of Kazakh alone."""
AGREEING, MOST = 0.6, 0.75
"""So large a share of the words must become Kazakh ones; the second, beside sound letters of Kazakh alone."""
DOUBT = -6.0
"""Words with symbols for letters may speak so much against them where all others are surely of PT154."""
PROPER = 3.0
"""What each letter proves that only one of two encodings has for Kazakh."""
LONGEST = 40
_READINGS = ({**PT154, **MU, **FONT, **KZ1048}, {**KZ1048, **FONT, **PT154, **MU})
_LETTERS = "".join(sorted(char for char in _READINGS[0] if char.isalpha() and char not in {"\N{MICRO SIGN}", *MU}))
_SYMBOLS = "".join(sorted(_READINGS[0].keys() - set(_LETTERS)))
"""Marks that stand for letters in PT154: a currency sign for Ө, and the like."""
ODD = lazily(f"[{_LETTERS}{_SYMBOLS}]")
_INSIDE = lazily(f"[\u0400-\u04ff{_SYMBOLS}]*")
_BEFORE = lazily(rf"{_INSIDE.pattern}\Z")
_ONE_LETTER = lazily("[\u0400-\u04ff]")
_LOWER = lazily("[\u0400-\u04ff]{3,}+")
_BEFORE_LETTER = lazily("[±¦¤][\u0400-\u04ff]")
"""What marks are hardly ever written right before."""


class _Verdict(NamedTuple):
    table: Mapping[str, str]
    odds: float


def find(text: str, model: Model) -> list[Edit]:
    """An edit for each word, all at the same confidence; none where the words don't become Kazakh ones.

    >>> from kaznorm.lm.load import model
    >>> [(e.new, e.reason) for e in find("Ќазаќстан халќына", model())]
    [('Қазақстан', 'KZ-1048 read as CP1251'), ('халқына', 'KZ-1048 read as CP1251')]
    """
    if not ODD.search(text):
        return []
    words = {text[start:end] for start, end in islice(_words(text), SAMPLE)}
    if not words:
        return []
    pure = not SOUND.search(text)
    prior = PRIOR_BESIDESOUND if not pure else PRIOR_IN_KAZAKH if _is_kazakh(text, model) else PRIOR
    agreeing = AGREEING if pure else MOST
    verdicts = [_verdict(model, table, words, agreeing) for table in _READINGS]
    best = max(verdicts, key=lambda verdict: verdict.odds + _proper(words, verdict.table))
    sure = confidence(best.odds - prior)
    if not pure and sure < lone.SURE and lone.are_damaged(text, _changed(text, best.table), model):
        sure = lone.SURE
    return list(_edits(text, best.table, sure, pure)) if sure > 0.5 else []


def _is_kazakh(text: str, model: Model) -> bool:
    """Whether the words without odd letters are Kazakh, though none has a letter of Kazakh alone."""
    words = {found[0] for found in islice(_LOWER.finditer(text), SAMPLE) if not ODD.search(found[0])}
    odds, share = of_words(model, words, russian=False)
    return odds > PRIOR and share >= AGREEING


def _words(text: str) -> Iterator[Span]:
    """Where the words with odd letters stand; a symbol belongs to the Cyrillic letters around it."""
    done = 0
    for odd in ODD.finditer(text):
        if odd.start() < done:
            continue
        before = _BEFORE.search(text, max(done, odd.start() - LONGEST), odd.start())
        start = before.start() if before else odd.start()
        inside = _INSIDE.match(text, odd.start())
        done = inside.end() if inside else odd.end()
        if done - start <= LONGEST and _ONE_LETTER.search(text, start, done):
            yield start, done


def _changed(text: str, table: Mapping[str, str]) -> Iterator[tuple[Span, str]]:
    """Where the words stand that a table changes, and what it makes of them."""
    exchange = str.maketrans(dict(table))
    for start, end in _words(text):
        new = text[start:end].translate(exchange)
        if new != text[start:end]:
            yield (start, end), new


def _verdict(model: Model, table: Mapping[str, str], words: Iterable[str], agreeing: float) -> _Verdict:
    """The table, without its symbols where these are what they seem, and what the words say to it."""
    exchange, used = str.maketrans(dict(table)), set().union(*words) & table.keys()
    with_symbols = {word for word in words if any(symbol in word for symbol in _SYMBOLS)}
    others = {word.translate(exchange) for word in words if word not in with_symbols}
    odds, share = of_words(model, others)
    if others and share < agreeing:
        return _Verdict(table, 0.0)
    more, share = of_words(model, {word.translate(exchange) for word in with_symbols})
    as_letters = bool(others) and any(map(_BEFORE_LETTER.search, with_symbols))
    doubtful = (odds > PRIOR or as_letters) and KZ1048.keys().isdisjoint(used - PT154.keys())
    if more > (DOUBT if doubtful else 0.0) and (share >= agreeing or doubtful):
        return _Verdict(table, odds + more)
    if as_letters and odds <= PRIOR:
        return _Verdict(table, 0.0)
    return _Verdict({seen: meant for seen, meant in table.items() if seen in _LETTERS}, odds)


def _proper(words: Iterable[str], table: Mapping[str, str]) -> float:
    """What the letters prove that only the encoding has which a table reads `є` after."""
    own, other = (KZ1048, PT154) if table["є"] == KZ1048["є"] else (PT154, KZ1048)
    return PROPER * len(set().union(*words) & (own.keys() - other.keys()))


def _edits(text: str, table: Mapping[str, str], sure: float, pure: bool) -> Iterator[Edit]:
    exchange = str.maketrans(dict(table))
    reason = _reason(text, table)
    places = (odd.span() for odd in ODD.finditer(text)) if pure else _words(text)
    for start, end in stretches(text, places):
        old = text[start:end]
        new = old.translate(exchange)
        if new != old:
            yield Edit(start, old, new, sure, reason)


def _reason(text: str, table: Mapping[str, str]) -> str:
    """Which decoding it was: that whose table has all the letters."""
    used = {char for char in table if char in text and char not in MU}
    if used <= KZ1048.keys() and not any(table[char] != KZ1048[char] for char in used & AMBIGUOUS):
        return "KZ-1048 read as CP1251"
    return "PT154 read as CP1251" if used <= PT154.keys() else "letters of an old font"
