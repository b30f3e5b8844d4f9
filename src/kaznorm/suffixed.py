"""Endings that a line end or spaces took from the digits they belong to."""

from collections.abc import Iterator

from kaznorm.lazily import lazily
from kaznorm.lm.model import WORD_STEP, Model
from kaznorm.lm.window import Piece, Rewritten
from kaznorm.numerals.suffixes import analyses, shortened
from kaznorm.tokens import LETTER, Scan

REASON = "line-break hyphen"
COMMON = 9.5
"""What may be a word after a dash costs less than this."""
SURE = 0.95
_APART = lazily(
    rb"(?<=[0-9])(?:[%(b)b]?-[%(b)b]*\r?\n[%(b)b]*|-[%(b)b]+|[%(b)b]-[%(b)b])"
    rb"(?P<suffix>[\x80-\xa9]{2,8})(?![%(l)b0-9\-])(?P<behind> ?)" % {b"l": LETTER, b"b": rb" \t\xea"}
)
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
