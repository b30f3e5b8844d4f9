"""Stretches that white space bounds."""

import re
from collections.abc import Iterable, Iterator

from kaznorm.edits import Span

_WHITE = re.compile(r"\s")
_PLAIN_WHITE = re.compile(r"[^\S\x85\xa0]")


def stretches(text: str, spans: Iterable[Span], *, broken: bool = False) -> Iterator[Span]:
    """The stretches without white space that spans stand in, each once.

    `broken`: a no-break space and U+0085 bound nothing, for they may stand for letters or marks.

    >>> list(stretches("бір екі үш", [(1, 2), (5, 8)]))
    [(0, 3), (4, 10)]
    """
    white = _PLAIN_WHITE if broken else _WHITE
    done = 0
    for first, last in spans:
        if first < done:
            continue
        start = first
        while start > done and not white.match(text, start - 1):
            start -= 1
        space = white.search(text, last)
        done = space.start() if space else len(text)
        yield start, done
