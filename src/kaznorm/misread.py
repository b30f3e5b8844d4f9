"""Letters that OCR read as two, or as a mark: `ауьілсовет` is `ауылсовет`, `мүмк!н` is `мүмкін`, `к'иын` `қиын`."""

import re
from collections.abc import Iterator

from kaznorm.exchange import Exchange
from kaznorm.tokens import fold, places, shadow
from kaznorm.vocabulary import RUSSIAN, Vocabulary

YERY = shadow("ьі")
"""What ы is read as: no Kazakh word has these two letters in a row."""
_YERY_TOO = shadow("ЬІ"), shadow("Ьі")
FORM = 22.0
"""What costs less as the form of a known word is one."""
SURE, LIKELY = 0.95, 0.92
"""How sure a known word is, or the form of one, and any other that has ьі."""
LONGEST = 40
_MARKS = "!'\N{RIGHT SINGLE QUOTATION MARK}`"
_MARK = re.compile(
    rb"(?<=[\x80-\xa9])!(?=[\x80-\xa9])|(?<=[%b])[%b](?=[\x80-\xa9])" % (shadow("кКқҚ"), shadow(_MARKS[1:]))
)
_STRETCH = re.compile(rf"[А-Яа-яЁёӘәІіҢңҒғҮүҰұҚқӨөҺһiIl1{_MARKS}]+")
_READ = re.compile(f"([ьЬ])[іІiIl1]|([кКқҚ])[{_MARKS[1:]}]")
_TRUE = dict(zip("ьЬкКқҚ", "ыЫқҚқҚ", strict=True))
_CODES = [shadow(mark) for mark in _MARKS]
_NARROW = str.maketrans("iIl1!", "ііііі")


def spots(coded: bytes) -> Iterator[int]:
    """Where a shadow has such letters. Fast: ь is rare, and the mark in a word rarer."""
    for letters in (YERY, *_YERY_TOO):
        yield from places(coded, letters)
    if any(mark in coded for mark in _CODES):
        yield from (match.start() for match in _MARK.finditer(coded))


def words(vocabulary: Vocabulary) -> Iterator[Exchange]:
    """The words that have such letters, where the others make a known word or the form of one.

    A mark between two words that lack their space stands (`бар!кел`), and so does what is Russian.
    """
    seen, done = vocabulary.seen, 0
    for spot in sorted(spots(seen.shadow)):
        if spot < done:
            continue
        start = spot
        while start > max(done, spot - LONGEST) and _STRETCH.match(seen.text, start - 1, start):
            start -= 1
        found = _STRETCH.match(seen.text, start, spot + LONGEST)
        if found is None:
            continue
        old, done = found[0].strip(_MARKS), found.end()
        start += len(found[0]) - len(found[0].lstrip(_MARKS))
        new = _READ.sub(lambda match: _TRUE[match[0][0]], old).translate(_NARROW)
        new = new.upper() if old.isupper() else new
        sure = _certainty(vocabulary, old, new)
        span = start, start + len(old)
        if sure and not seen.touches(*span):
            yield Exchange(start, old, new, sure, "misread letter")


def _certainty(vocabulary: Vocabulary, old: str, new: str) -> float:
    """How sure it is that a word was misread; 0 where it isn't. A mark may also stand between two words."""
    if vocabulary.model.russian(fold(new)) > RUSSIAN:
        return 0.0
    if old.isalpha() and _is_form(vocabulary, old.replace("ь", "")):
        return 0.0  # `осьінен`, of ось
    if not old.isalpha() and (not _is_form(vocabulary, new) or _parts(vocabulary, old)):
        return 0.0
    return SURE if _is_form(vocabulary, new) else LIKELY


def _is_form(vocabulary: Vocabulary, word: str) -> bool:
    return vocabulary.known(word) or vocabulary.model.inflected_cost(fold(word)) < FORM


def _parts(vocabulary: Vocabulary, word: str) -> bool:
    """Whether a mark stands between words."""
    return "!" in word and all(len(part) > 1 and _is_form(vocabulary, part) for part in word.split("!"))
