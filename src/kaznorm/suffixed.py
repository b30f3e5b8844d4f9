"""What a line end or spaces took from the digits, names and acronyms that it belongs to: endings, nouns, years."""

from collections.abc import Iterator, Sequence

from kaznorm.alphabet import EN_DASH
from kaznorm.lazily import lazily
from kaznorm.lines import in_columns
from kaznorm.lm.model import WORD_STEP, Model
from kaznorm.lm.window import LINE_END, Piece, Rewritten
from kaznorm.numerals.suffixes import analyses, shortened
from kaznorm.tokens import LETTER, Scan, fold

REASON = "line-break hyphen"
COMMON = 9.5
"""What may be a word after a dash costs less than this."""
SURE = 0.95
_P = {b"l": LETTER, b"b": rb" \t\xea", b"h": rb"\-\xf0"}
_APART = lazily(
    rb"(?<=[0-9A-Za-z\xc0-\xe9%%\xf2])"
    rb"(?:(?:[%(b)b]?[%(h)b]|\xec)[%(b)b]*\r?\n[%(b)b\r\n]*\f?[%(b)b]*|[%(h)b][%(b)b]+|[%(b)b][%(h)b][%(b)b])"
    rb"(?P<word>[\x80-\xa9]{2,16}|[0-9]{1,4})(?![%(l)b0-9])"
    rb"(?P<marks>(?:-[%(l)b]{2,8})?[^%(l)b0-9\s\xea]{0,3})(?P<behind> ?)" % _P
)
_BEFORE_SPACE = lazily(rb"[%(h)b\xec][ \t\xea\r\n]" % _P)
_NUMBER = lazily(r"(?<![\d.,/\-–])\d{1,4}\Z")
_ALONE = lazily(r"(?:\A|\n)[ \t]*\d+\Z")
_LONGEST = 12
_NOUN = "жыл|ғасыр|мыңжылд|сыны[пб]|ба[пб]|тарма[қғ]|тарау|бөлі[мг]|том|бет|курс|қабат|санат|то[пб]|дәреже|жарты"
"""What an ordinal stands before."""
_NOUNS, _ITEM = lazily(_NOUN), lazily(rf"\d ?[-–] (?!{_NOUN})[^\W\d_]{{3}}")
_FEW = 3
_LATIN_STEM = lazily(r"(?<![\w-])[a-z][A-Za-z]{2,20}-[а-яәғқңөұүі]{2,4}(?![\w-])")
"""A foreign word of everyday speech with a Kazakh ending: `like-тап`."""


def suffixes_apart(model: Model, seen: Scan) -> Iterator[tuple[Rewritten, str]]:
    """What is made whole, and why: `2019- ыншы`, `20-⏎шы ғасыр`, `2008 -⏎інші`, `5-⏎сынып`, `1913-⏎1914`, `НАТО-⏎ның`;
    but not `5 - ден`, a word as well."""
    if not _BEFORE_SPACE.search(seen.shadow):
        return
    for match in _APART.finditer(seen.shadow):
        start, end = match.span()
        old, word = seen.text[start:end], seen.text[slice(*match.span("word"))]
        gap = seen.text[start : match.start("word")]
        if seen.touches(start, end) or not _belongs(model, seen, start, gap, word):
            continue
        behind = seen.text[slice(*match.span("behind"))]
        if line_end := LINE_END.search(gap):
            if in_columns(seen.text, start, match.start("word")):
                continue
            behind = line_end[0] if behind else ""
        mark = EN_DASH if word.isdecimal() and EN_DASH in gap else "-"
        new = mark + word + seen.text[slice(*match.span("marks"))] + behind
        yield Rewritten(start, end, new, [Piece(0, len(old), SURE)]), REASON


def _belongs(model: Model, seen: Scan, start: int, gap: str, word: str) -> bool:
    """Whether a word, or a number, belongs to what stands before a gap that begins at a place."""
    before = seen.text[max(0, start - _LONGEST) : start]
    at_end = "\n" in gap
    if word.isdecimal():
        first = _NUMBER.search(before)
        years = first is not None and len(first[0]) == len(word) == len("1913") and not gap[0].isspace()
        return years and first is not None and int(first[0]) < int(word)
    is_word = model.words.get(fold(word), 255) * WORD_STEP < COMMON
    ending = bool(analyses(word) or shortened(word)) and len(word) <= len("ыншысынан")
    if not before[-1:].isdecimal():
        return ending and not gap[0].isspace() and (not is_word or (at_end and EN_DASH not in gap))
    if gap[0].isspace():
        return ending and not is_word
    noun = bool(_NOUNS.match(word))
    if EN_DASH in gap:
        return noun or (ending and not is_word)
    if (ending or (at_end and not _ALONE.search(before))) and (gap.count("\n") < 2 or "\f" in gap):
        return True
    return noun and (at_end or not _among_items(seen, start))


def _among_items(seen: Scan, at: int) -> bool:
    """Whether a number before a place is one of the items of a list in its line: `1- сынып, 2- асхана`."""
    start, end = seen.text.rfind("\n", 0, at) + 1, seen.text.find("\n", at)
    return _ITEM.search(seen.text, start, end if end >= 0 else len(seen.text)) is not None


def without_own(model: Model, text: str, mended: Sequence[tuple[Rewritten, str]]) -> Sequence[tuple[Rewritten, str]]:
    """The mended words less those whose hyphen is the writer's own: `пост-ты`, where `like-тап` is written as well.

    That is so only where no other word was broken, and few were.
    """
    if not 0 < len(mended) <= _FEW or not _LATIN_STEM.search(text):
        return mended
    olds = [text[found.start : found.end].partition("-") for found, _ in mended]
    return () if all(fold(left) in model.words and analyses(right.lower()) for left, _, right in olds) else mended
