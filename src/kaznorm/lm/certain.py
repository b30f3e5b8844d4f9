"""Digits and capitals apart in sound text that what is behind them makes one: `2 0 1 7 жылы`, `А Қ Ш азаматы`.

A row of digits is a list sooner: only a year, a whole hundred of per cent and thousands of what is counted are told.
So are short headings whose word the text holds, and names with a letter of Kazakh alone apart inside: `Т ө леуова`.
"""

from collections.abc import Iterator

from kaznorm.alphabet import FOLD
from kaznorm.edits import Span
from kaznorm.lazily import lazily
from kaznorm.lm.broken import is_form
from kaznorm.lm.model import Model
from kaznorm.tokens import LETTER, Scan, fold

COMMON = 12.0
"""A word that costs more is no acronym that anybody knows."""
STRANGE = 2.5
"""Letters of an unknown name may cost this much each."""
_COUNTED = "тонна теңге доллар гектар адам километр шақырым тұрғын оқушы"
_P = {b"l": LETTER, b"up": rb"A-Z\xc0-\xe9", b"b": rb" \xea", b"year": fold("жыл")}
_P |= {b"own": fold("ғқңөүұ"), b"counted": b"|".join(map(fold, _COUNTED.split()))}
_APART = lazily(rb"[0-9][ \xea][0-9][ \xea%]")
_FIGURE = lazily(
    rb"(?<![0-9][.,:/\-%(b)b])(?<![0-9%(l)b.,:/\-])(?:(?:1[%(b)b][89]|2[%(b)b]0)(?:[%(b)b][0-9]){2}(?=[%(b)b)]+%(year)b)"
    rb"|1[%(b)b]0[%(b)b]0(?=[%(b)b]?%%)|[1-9](?:[%(b)b][0-9]){0,2}(?:[%(b)b]0){3}(?=[%(b)b](?:%(counted)b)))" % _P
)
_CAPITALS = lazily(
    rb"(?:(?<=[\x80-\xa9][%(b)b])|(?<=[\x80-\xa9][,.][%(b)b])|(?:(?<=\n)|(?<=\A)))"
    rb"[%(up)b](?:[%(b)b][%(up)b]){2,3}+(?=[%(b)b][\x80-\xa9]{3})" % _P
)
_HEADING = lazily(rb"(?:(?<=\n)|(?<=\A))[%(up)b](?:[%(b)b][%(up)b]){2,3}(?=[%(b)b]*(?:\r?\n|\Z))" % _P)
_NAME = lazily(rb"(?<![%(l)b\-])([\xc0-\xe9][\x80-\xa9]*)[%(b)b]([%(own)b])[%(b)b]([\x80-\xa9]{3,})(?![%(l)b\-])" % _P)


def find_certain(model: Model, seen: Scan, lone: bool) -> Iterator[Span]:
    """Such stretches, in order; letters only where some may stand alone."""
    spans = [match.span() for match in _FIGURE.finditer(seen.folded)] if _APART.search(seen.shadow) else []
    if not lone:
        yield from spans
        return
    for match in _CAPITALS.finditer(seen.shadow):
        word = seen.folded[slice(*match.span())].translate(None, b" \xea")
        if model.words.get(word) is not None and model.word_cost(word) < COMMON:
            spans.append(match.span())
    headings = list(_HEADING.finditer(seen.shadow))
    held = set(seen.keys) & model.words.keys() if headings else set()
    spans += [match.span() for match in headings if match[0].translate(FOLD, b" \xea") in held]
    spans += [match.span() for match in _NAME.finditer(seen.shadow) if _is_name(model, *match.groups())]
    yield from sorted(spans)


def _is_name(model: Model, first: bytes, letter: bytes, rest: bytes) -> bool:
    """Whether a capital and what follows a letter that is no word are none either, and together sound like a word."""
    first, whole = first.translate(FOLD), (first + letter + rest).translate(FOLD)
    wholes = [part for part in (first, rest) if len(part) > 1 and is_form(model, part, frozenset())]
    return not wholes and model.spelling(whole) < STRANGE * (len(whole) + 1)
