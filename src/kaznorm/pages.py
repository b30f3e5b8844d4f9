"""Words that a page end broke, with the number of the page, and perhaps its running head, between their halves."""

import re
from collections.abc import Iterator

from kaznorm.alphabet import FOLD
from kaznorm.breaks import BLANK_LINE
from kaznorm.edits import Edit
from kaznorm.lm.gap import HYPHEN, WHOLE
from kaznorm.lm.links import known_compound
from kaznorm.lm.model import Model
from kaznorm.lm.segment import decode
from kaznorm.lm.window import context
from kaznorm.tokens import HYPHENS, KAZAKH, LETTER, Scan, fold, shadow

SURE = 0.95
MOST_LINES, LONGEST_HEAD = 8, 100
"""So many lines may stand between two pages, blank ones among them, and so long may a running head be."""
_HALF = re.compile(rb"[%b]+[ \t]*\r?\n(?=[ \t\r\n\f]*(?:[^\w\s]?[ \t]*[0-9]|[\xc0-\xe9]{2}))" % HYPHENS)
_LEFT = re.compile(rb"(?<![%b\-])[%b]{2,40}\Z" % (LETTER, LETTER))
_OPENING = " \t\n\f\N{NO-BREAK SPACE}"
_MARKS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}\N{NOT SIGN} \t"
_LINE = re.compile(r"[^\n]*\n")
_NUMBER = re.compile(r"[-–—·•\[(]? ?\d{1,4} ?[-–—·•\])]?|\d{1,4} {3,}\S.*|\S.{,60}? {3,}\d{1,4}")
_RIGHT = re.compile(r"[ \t\f]*(([а-яёәғқңөұүһі]{1,40})(?!-)[^\s\w]{0,3})(?:[ \t]+|[ \t]*\r?\n|\Z)")


def across_pages(model: Model, seen: Scan) -> Iterator[Edit]:
    """Words made whole; what stood between their halves follows them.

    >>> from kaznorm.lm import load
    >>> from kaznorm.tokens import scan
    >>> [(e.old, e.new) for e in across_pages(load.model(), scan("Ол келе алма-\\n45\\nды. Сосын кетті."))]
    [('алма-\\n45\\nды. ', 'алмады.\\n45\\n')]
    """
    for hyphen in _HALF.finditer(seen.shadow):
        left = _LEFT.search(seen.shadow, max(0, hyphen.start() - 41), hyphen.start())
        below = _next_page(seen.text, hyphen.end())
        right = _RIGHT.match(seen.text, below) if below else None
        if left is None or right is None or seen.touches(left.start(), hyphen.start()):
            continue
        start, old = left.start(), seen.text[left.start() : right.end()]
        if not KAZAKH.match(left[0].translate(FOLD)) or (start and seen.text[start - 1] not in _OPENING):
            continue
        joint = _joint(model, seen, left, right)
        if joint is None:
            continue
        between = seen.text[hyphen.end() : right.start(1)].rstrip(" \t")
        line_end = seen.text[hyphen.start() : hyphen.end()].lstrip(_MARKS)
        new = seen.text[start : left.end()] + joint + right[1] + line_end + between
        if right.end() == len(seen.text) and not right[0][-1:].isspace():
            new = new.rstrip()
        yield Edit(start, old, new, SURE, "page-end hyphen")


def _joint(model: Model, seen: Scan, left: re.Match[bytes], right: re.Match[str]) -> str | None:
    """What stands between two halves that are one word, or a compound; `None` where they are neither."""
    first, letters = left[0].translate(FOLD), left[0] + shadow(right[2])
    gaps = [BLANK_LINE if place == len(left[0]) else WHOLE for place in range(len(letters))]
    read = decode(model, letters, gaps, *context(seen, left.start(), right.end(2)))
    if len(read) == 1:
        return "" if read[0].posterior > SURE else None
    compound = [word.link for word in read[1:]] == [HYPHEN]
    return "-" if compound and known_compound(model, model.left(first), fold(right[2])) is not None else None


def _next_page(text: str, at: int) -> int | None:
    """Where the text goes on behind the lines that stand between two pages, the number or the page end among them."""
    numbered = False
    for _ in range(MOST_LINES):
        line = _LINE.match(text, at, at + LONGEST_HEAD)
        written = line[0].strip() if line else ""
        if line is None or (written and not _NUMBER.fullmatch(written) and not written.isupper()):
            return at if numbered else None
        numbered |= "\f" in line[0] or any(map(str.isdecimal, written))
        at = line.end()
    return at if numbered else None
