"""Words that a page end broke, with the number of the page, and perhaps its running head, between their halves."""

import re
from collections.abc import Iterator

from kaznorm.edits import Edit
from kaznorm.joints import seen_joined
from kaznorm.lm.model import Model
from kaznorm.tokens import KAZAKH, LETTER, Scan, fold

SURE = 0.95
MOST_LINES, LONGEST_HEAD = 4, 100
"""So many lines may stand between two pages, blank ones among them, and so long may a running head be."""
_HALF = re.compile(rb"-[ \t]*\r?\n(?=[ \t\r\n]*(?:[^\w\s]?[ \t]*[0-9]|[\xc0-\xe9]{2}))")
_LEFT = re.compile(rb"(?<![%b\-])[%b]{2,40}\Z" % (LETTER, LETTER))
_OPENING = " \t\n\N{NO-BREAK SPACE}"
_LINE = re.compile(r"[^\n]*\n")
_NUMBER = re.compile(r"[-–—·•\[(]? ?\d{1,4} ?[-–—·•\])]?|\d{1,4} {3,}\S.*|\S.{,60}? {3,}\d{1,4}")
_RIGHT = re.compile(r"[ \t]*(([а-яёәғқңөұүһі]{1,40})(?!-)[^\s\w]{0,3})(?:[ \t]+|[ \t]*\r?\n|\Z)")


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
        start, first, last = left.start(), fold(seen.text[left.start() : left.end()]), fold(right[2])
        if not KAZAKH.match(first) or (start and seen.text[start - 1] not in _OPENING):
            continue
        joined = model.are_joined(first, last) or seen_joined(model, first, last, True, False)
        if not joined and not _is_one(model, first, last):
            continue
        between = seen.text[hyphen.end() : below]
        word = seen.text[start : left.end()] + "-" * joined + right[1]
        line_end = seen.text[hyphen.start() + 1 : hyphen.end()].lstrip(" \t")
        new = word + line_end + between
        if right.end() == len(seen.text) and not right[0][-1:].isspace():
            new = new.rstrip()
        yield Edit(start, seen.text[start : right.end()], new, SURE, "page-end hyphen")


def _is_one(model: Model, left: bytes, right: bytes) -> bool:
    """Whether two halves are a known word, or a form of one, that is likelier than the two."""
    whole = left + right
    known = whole in model.words or model.has_stem(whole)
    return known and model.word_cost(whole) < model.word_cost(left) + model.word_cost(right)


def _next_page(text: str, at: int) -> int | None:
    """Where the text goes on behind the lines that stand between two pages, the number among them."""
    numbered = False
    for _ in range(MOST_LINES):
        line = _LINE.match(text, at, at + LONGEST_HEAD)
        written = line[0].strip() if line else ""
        if line is None or (written and not _NUMBER.fullmatch(written) and not written.isupper()):
            return at if numbered else None
        numbered |= any(map(str.isdecimal, written))
        at = line.end()
    return at if numbered else None
