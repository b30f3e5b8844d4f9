"""KZ-1048, PT154 and CP1251 that were read as Latin-1 or CP1252: `Àëìàòû`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from kaznorm.alphabet import KAZAKH_ONLY
from kaznorm.decodings.evidence import SAMPLE, WORD, confidence, of_words
from kaznorm.decodings.fill import begins_sentence, choose, in_case
from kaznorm.decodings.stretches import stretches
from kaznorm.decodings.tables import NAMES, REPLACEMENT, WESTERN, lost
from kaznorm.edits import Edit, Note, Span
from kaznorm.lazily import lazily
from kaznorm.lm.model import Model

PRIOR = 9.0
"""The odds against a wrong decoding."""
STRANGE = 5
"""So many different words of accented letters alone are worth a warning."""
UNEXPLAINED = "this looks like text that was decoded with a wrong table, and no table makes words of it"
AGREEING = 0.5
"""So large a share of the words must become Kazakh or Russian ones."""
_HIGH = "".join(map(re.escape, WESTERN))
_LETTER = "\u00c0-\u00ff"
_LATIN = "A-Za-z" + "".join(char for char in map(chr, range(0x100, 0x250)) if char not in WESTERN)
_OTHER = "".join(re.escape(char) for char in WESTERN if not "\u00c0" <= char <= "\u00ff")
_WORD = lazily(f"(?<![{_HIGH}{_LATIN}])[{_OTHER}]*+[{_LETTER}][{_OTHER}]*+[{_LETTER}][{_HIGH}]*+(?![{_LATIN}])")
"""A word of high characters alone, two of them letters."""
_RUN = lazily(f"[{_HIGH}]+")
_ACCENTED = lazily(f"[{_LETTER}]")
_ONE = lazily(f"[{_HIGH}]")
_CYRILLIC = lazily("[\u0400-\u04ff]")
_WRITTEN = lazily(r"([ \t\n\r]*)([^ \t\n\r]+)")
_MAY_BE = frozenset(KAZAKH_ONLY) | WESTERN.keys()
_TOKEN = lazily(f"[\u0400-\u04ff{REPLACEMENT}]+")
_BYTES = {ord(char): byte for char, byte in WESTERN.items()}


def find(text: str, model: Model) -> list[Edit]:
    """An edit for each word, all at the same confidence; none where the words don't become known ones.

    >>> from kaznorm.lm.load import model
    >>> [edit.new for edit in find("Àëìàòû îáëûñû, ¹ 5", model())]
    ['Алматы', 'облысы,', '№']
    """
    if not _ACCENTED.search(text):
        return []
    words = {word for _, word in _words(text)}
    if not words:
        return []
    odds, likely = max(_verdicts(model, words), default=(0.0, ""))
    sure = confidence(odds - PRIOR)
    if sure <= 0.5:
        return []
    every = {found[0] for found in islice(_RUN.finditer(text), SAMPLE)}
    _, encoding = max(_verdicts(model, every), default=(odds, likely))
    return list(_edits(text, encoding, sure, model))


def unexplained(text: str) -> list[Note]:
    """A note where many words of accented letters alone remain: they are of no language."""
    if not _ACCENTED.search(text):
        return []
    words = [(start, word) for start, word in _words(text) if len(word) > 2]
    if len({word for _, word in words}) < STRANGE:
        return []
    return [Note(words[0][0], words[-1][0] + len(words[-1][1]), UNEXPLAINED)]


@lru_cache(maxsize=1)
def _words(text: str) -> tuple[tuple[int, str], ...]:
    """A sample of the words of high characters alone, and where they begin; of the last text they are remembered."""
    return tuple(islice(_found(text), SAMPLE))


def _found(text: str) -> Iterator[tuple[int, str]]:
    """The same, looked for where accented letters stand."""
    done = 0
    for letter in _ACCENTED.finditer(text):
        if letter.start() < done:
            continue
        start = letter.start()
        while start > done and text[start - 1] in WESTERN:
            start -= 1
        word, run = _WORD.match(text, start), _RUN.match(text, start)
        done = run.end() if run else letter.end()
        if word:
            yield start, word[0]


def _verdicts(model: Model, words: set[str]) -> Iterator[tuple[float, str]]:
    for encoding in NAMES:
        odds, share = of_words(model, {part for word in words for part in WORD.findall(_decoded(word, encoding))})
        if share >= AGREEING:
            yield odds, encoding


def _decoded(text: str, encoding: str) -> str:
    """The text with its high characters taken for bytes of an encoding; what is no byte stays."""
    return _ONE.sub(lambda one: bytes((_BYTES[ord(one[0])],)).decode(encoding, "ignore") or one[0], text)


def _edits(text: str, encoding: str, sure: float, model: Model) -> Iterator[Edit]:
    reason = f"{NAMES[encoding]} read as CP1252 or Latin-1"
    gone = "".join(dict.fromkeys(lost("cp1252", encoding).lower()))
    for start, end in stretches(text, _places(text), broken=True):
        old = text[start:end]
        new = _decoded(old, encoding)
        if gone and REPLACEMENT in old:
            opens = begins_sentence(text, start)
            new = _TOKEN.sub(lambda token, opens=opens: _filled(model, token, gone, opens=opens), new)  # type: ignore[misc]
        if new != old and not _is_decoded(old):
            yield Edit(start, old, new, sure, reason)


def _filled(model: Model, token: re.Match[str], gone: str, *, opens: bool) -> str:
    """A word with the letters that CP1252 has no characters for."""
    if REPLACEMENT not in token[0]:
        return token[0]
    return in_case(token[0], choose(model, token[0], {REPLACEMENT: gone}), opens=opens and token.start() < 2)


def _places(text: str) -> Iterator[Span]:
    """Where there is something to decode: everywhere, or where words of high characters alone stand together."""
    if not _CYRILLIC.search(text):
        yield from (found.span() for found in _ONE.finditer(text))
        return
    waiting: list[Span] = []
    open_ = False  # whether the last written word is one of those
    for written in _WRITTEN.finditer(text):
        decoded = _is_decoded(written[0])
        if decoded or not (_ONE.search(written[0]) or open_) or "\n" in written[1]:
            waiting, open_ = [], False
        if _WORD.search(written[0]):
            yield from waiting
            yield written.span(2)
            waiting, open_ = [], True
        elif _ONE.search(written[0]) and not decoded:
            if open_:
                yield written.span(2)
            else:
                waiting.append(written.span(2))


def _is_decoded(written: str) -> bool:
    """Whether a word has Cyrillic letters, and not only some of Kazakh that were put among those of CP1252."""
    if not _CYRILLIC.search(written):
        return False
    return not _ACCENTED.search(written) or any(c.isalpha() and c not in _MAY_BE for c in written)
