"""Running text, its language, and the names of sites that stand around it."""

import re
from collections.abc import Sequence

from kaznorm.lazily import lazily

SHORT = 120
"""So long, in characters, may a label be: what is longer is text."""
_SENTENCE = 50
CLOSING = frozenset('.!?:)»”"')
_KAZAKH = lazily("[әғқңөұүіһӘҒҚҢӨҰҮІҺ]")
_EXPLAINED = lazily(r"\s*(?:\([^()]{1,60}\)\s*)?(?:[–—-]\s|деген|дегеніміз\b)")
"""Behind what a sentence explains."""
_MEDIA = lazily(
    r"\b(?:газет|журнал|портал|сайт|агенттіг|агентств|телеарна|телеканал|радио|баспас|медиа|news|press|times|info"
    r"|tv|fm|онлайн|online)|\.(?:kz|com|org|ru|info|net)\b",
    re.IGNORECASE,
)


def prose(line: str) -> bool:
    """Whether a line is running text: long, or a sentence of some length."""
    return len(line) > SHORT or (len(line) > _SENTENCE and line.rstrip()[-1:] in CLOSING)


def speaks_of(line: str, thing: str) -> bool:
    """Whether a sentence begins with what it explains: `Жарнама — тауарды таныту құралы.`

    >>> speaks_of("Жарнама — тауарды таныту құралы.", "Жарнама"), speaks_of("Жарнама беру", "Жарнама")
    (True, False)
    """
    line, thing = line.strip().lower(), thing.strip().lower()
    return line.startswith(thing) and line[-1] in CLOSING and _EXPLAINED.match(line, len(thing)) is not None


def kazakh(lines: Sequence[str]) -> bool:
    """Whether most lines are Kazakh, by their letters.

    >>> kazakh(["Ғылым мен білім", "Наука и образование", "Қоғам"]), kazakh([])
    (True, False)
    """
    return 2 * sum(_KAZAKH.search(line) is not None for line in lines) > len(lines)


def site_name(line: str) -> bool:
    """Whether a line might be the name of a site or a newspaper, and nothing else.

    >>> site_name("Атырау газеті"), site_name("Tengrinews.kz"), site_name("Гүлжан ӘМІРОВА")
    (True, True, False)
    """
    return len(line) <= 60 and len(line.split()) <= 5 and line[-1:] not in ".,;:?" and bool(_MEDIA.search(line))
