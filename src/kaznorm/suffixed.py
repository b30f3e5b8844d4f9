"""Endings that a line end or spaces took from the digits they belong to."""

from collections.abc import Iterator, Sequence

from kaznorm.lazily import lazily
from kaznorm.lm.model import WORD_STEP, Model
from kaznorm.lm.window import Piece, Rewritten
from kaznorm.numerals.suffixes import analyses, shortened
from kaznorm.tokens import LETTER, Scan, fold

REASON = "line-break hyphen"
COMMON = 9.5
"""What may be a word after a dash costs less than this."""
SURE = 0.95
_APART = lazily(
    rb"(?<=[0-9])(?:[%(b)b]?-[%(b)b]*\r?\n[%(b)b]*|-[%(b)b]+|[%(b)b]-[%(b)b])"
    rb"(?P<suffix>[\x80-\xa9]{2,8})(?![%(l)b0-9\-])(?P<behind> ?)" % {b"l": LETTER, b"b": rb" \t\xea"}
)
_FEW = 3
_LATIN_STEM = lazily(r"(?<![\w-])[a-z][A-Za-z]{2,20}-[а-яәғқңөұүі]{2,4}(?![\w-])")
"""A foreign word of everyday speech with a Kazakh ending: `like-тап`."""
_BEFORE_SPACE = lazily(rb"-[ \t\xea\r\n]")
_LINE_END = lazily(r"\r?\n")


def suffixes_apart(model: Model, seen: Scan) -> Iterator[tuple[Rewritten, str]]:
    """What is made whole, and why: `2019- ыншы`, `20-⏎шы ғасыр`, `2008 -⏎інші`; but not `5 - ден`, a word as well."""
    if not _BEFORE_SPACE.search(seen.shadow):
        return
    for match in _APART.finditer(seen.folded):
        start, end = match.span()
        old, suffix = seen.text[start:end], seen.text[slice(*match.span("suffix"))]
        is_word = model.words.get(match["suffix"], 255) * WORD_STEP < COMMON
        if (is_word and old[0].isspace()) or seen.touches(start, end) or not (analyses(suffix) or shortened(suffix)):
            continue
        line_end = _LINE_END.search(old)
        if line_end and not match["behind"]:
            continue
        behind = line_end[0] if line_end else match["behind"].decode("ascii")
        yield Rewritten(start, end, f"-{suffix}{behind}", [Piece(0, end - start, SURE)]), REASON


def without_own(model: Model, text: str, mended: Sequence[tuple[Rewritten, str]]) -> Sequence[tuple[Rewritten, str]]:
    """The mended words less those whose hyphen is the writer's own: `пост-ты`, where `like-тап` is written as well.

    That is so only where no other word was broken, and few were.
    """
    if not 0 < len(mended) <= _FEW or not _LATIN_STEM.search(text):
        return mended
    olds = [text[found.start : found.end].partition("-") for found, _ in mended]
    return () if all(fold(left) in model.words and analyses(right.lower()) for left, _, right in olds) else mended
