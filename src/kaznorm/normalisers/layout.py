"""`layout`: white space between words and lines: odd spaces, runs, trailing spaces, outer blank lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from kaznorm.alphabet import DECODING, NBSP, SPACES
from kaznorm.edits import Edit
from kaznorm.glance import glance
from kaznorm.lazily import lazily
from kaznorm.lines import COLUMN, FAR, RARE_SPACES, RUN, SURELY, WHITE, in_table, is_code
from kaznorm.normaliser import Normaliser, option
from kaznorm.tokens import Scan, places, scan

BETWEEN_DIGITS = "\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}"
HYPHENS = "-–\N{HYPHEN}\N{SOFT HYPHEN}"
IDEOGRAPHIC = "\N{IDEOGRAPHIC SPACE}"

_CODES = bytes(DECODING.index(c) for c in NBSP + SPACES)
_PLAIN = bytes(code for code in range(256) if code not in _CODES)
_ODD_CODE = lazily(b"[%b]" % re.escape(_CODES))
_FAR = 5_000
"""So far behind the first line another may begin with the same indent."""
_FAULTS = (b"  ", b" \n", b" \r", b"\t\n", b"\t\r")
_NUMBERS_APART = re.compile(r"\d {2,}[-+]?\d")
_OUTER = lazily(f"[{WHITE}\r\n]*+")


@dataclass(frozen=True)
class Layout(Normaliser):
    """Tidies white space: one plain space between words, none at line ends, no blank lines around a text.

    A no-break space beside a digit stays, and so does a narrow one between digits. Indents, verse, tables
    (columns that line up with the line above or below, wide gaps between numbers, very wide ones), a gap behind a
    hyphen that ends the line of a column, code, tabs, blank lines between paragraphs, the kind of line ends and the
    last one (or its absence) are left alone. A text of white space only isn't touched.

    With lines="unwrap", lines that a page or a column broke are joined by a space. Kept are the ends of paragraphs, and
    verse, lists, tables, headings, dialogue, signatures, code. Its confidence is .99 in mid-sentence, .95 and .9 where
    a full line ends before a small letter or a capital, .75 where one ends with a sentence: a paragraph may end there.

    >>> [(edit.start, edit.old, edit.new) for edit in Layout().find("\\n\\n бір  екі\\u00a0үш 5\\u00a0м \\n")]
    [(0, '\\n\\n ', ''), (6, '  ', ' '), (11, '\\xa0', ' '), (18, ' ', '')]
    """

    name: ClassVar[str] = "layout"
    lines: str = option("keep", "'unwrap' joins the lines of broken paragraphs", choices=("keep", "unwrap"))

    def concerns(self, text: str) -> bool:
        """Whether there is other white space than single spaces and line feeds inside the text, or lines to join."""
        if text[:1].isspace() or text[-1:].isspace() or "  " in text or " \n" in text or text.startswith("\ufeff"):
            return True
        return not glance(text).plain or (self.lines == "unwrap" and "\n" in text)

    def find(self, text: str) -> Iterator[Edit]:
        """One edit for each stretch of white space that changes."""
        mark = int(text.startswith("\ufeff"))
        first = _OUTER.match(text, mark).end()  # type: ignore[union-attr]  # it matches anything
        last = len(text.rstrip(WHITE + "\r\n"))
        if first >= last:
            return
        scanned = scan(text)
        lines = _suspects(scanned, first, last)
        edits = {edit.start: edit for line in lines for edit in _line(scanned, *line, first)}
        if self.lines == "unwrap":
            joined = {edit.start: edit for edit in _unwrapped(scanned, first, last)}
            inside = {at for edit in joined.values() for at in range(edit.start, edit.start + len(edit.old))}
            edits = {start: edit for start, edit in edits.items() if start not in inside} | joined
        yield from _before(text, mark, first)
        yield from (edits[start] for start in sorted(edits))
        yield from _after(text, last)


def _before(text: str, start: int, first: int) -> Iterator[Edit]:
    """Blank lines before the text go, and the indent of its first line unless the next or a later one has it."""
    line, end = max(text.rfind("\n", start, first) + 1, start), text.find("\n", first)
    if line < first and end >= 0:
        second = _OUTER.match(text, end).end()  # type: ignore[union-attr]
        indented = second < len(text) and text[second - 1] != "\n"
        later = text.find("\n" + text[line:first], end, end + _FAR) + 1 + first - line
        indented = indented or (later > first and text[later : later + 1].strip() != "")
        if indented or first - line >= FAR or is_code(text[line:end]) or in_table(text, line, end):
            first = line
    if start < first:
        reason = "blank lines" if "\n" in text[start:first] else "indent"
        yield Edit(start, text[start:first], "", 1.0, reason)


def _after(text: str, last: int) -> Iterator[Edit]:
    """White space after the text goes but for one line end."""
    end = lazily("\r?\n|\r|$").search(text, last)
    start, stop = end.span() if end else (len(text), len(text))
    if last < start:
        yield Edit(last, text[last:start], "", 1.0, "trailing space")
    if stop < len(text):
        yield Edit(stop, text[stop:], "", 1.0, "blank lines")


def _suspects(scanned: Scan, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The lines (without their ends) in which some white space is not as it should be."""
    coded, text = scanned.shadow, scanned.text
    found: list[int] = []
    for fault in _FAULTS:
        if fault[:1] == b" " or b"\t" in coded:
            found += places(coded, fault, first, last)
    if coded.translate(None, _PLAIN):
        found += [match.start() for match in _ODD_CODE.finditer(coded, first, last)]
    found += [place for place in places(coded, b"\xff", first, last) if text[place] in RARE_SPACES]
    done = 0
    for place in sorted(found):
        if place < done:
            continue
        start = max(text.rfind("\n", done, place) + 1, done)
        done = text.find("\n", place, last)
        if done < 0:
            done = last
        if first <= done:
            yield start, done - (text[done - 1] == "\r")


def _line(scanned: Scan, start: int, end: int, first: int) -> Iterator[Edit]:
    """The edits within one line, behind the text's first character."""
    line = scanned.text[start:end]
    if is_code(line):
        return
    table = True if _NUMBERS_APART.search(line) else None
    for run in RUN.finditer(line):
        old, (a, b) = run[0], run.span()
        if scanned.holds_code and scanned.touches(start + a, start + b):
            continue
        if b == len(line):
            yield Edit(start + a, old, "", 1.0, "trailing space")
        elif a > 0 and start + a > first and "\t" not in old and not _stays(line, a, b):
            if len(old) > 1 and table is None:
                table = in_table(scanned.text, start, end)
            if len(old) == 1 or not table:
                yield Edit(start + a, old, " ", 1.0, "run of spaces" if len(old) > 1 else "odd space")


def _stays(line: str, a: int, b: int) -> bool:
    """Whether white space inside a line is right: a plain space, or an odd one that has a reason."""
    space, around = line[a:b], line[a - 1] + line[b]
    if (around[0] in HYPHENS and b - a >= COLUMN) or len(space.replace(NBSP, "")) >= SURELY:
        return True
    if space == NBSP:
        return any(c.isdigit() for c in around)
    if space in BETWEEN_DIGITS:
        return around.isdigit()
    return space == " " or (space == IDEOGRAPHIC and any(c > "\u2e7f" for c in around))


def _unwrapped(scanned: Scan, first: int, last: int) -> Iterator[Edit]:
    """The line ends inside paragraphs, as edits to one space."""
    from kaznorm.paragraphs import wrapped_at  # noqa: PLC0415  (few want it, and it takes time to load)

    for start, end, confidence in wrapped_at(scanned.text, first, last):
        if not (scanned.holds_code and scanned.touches(start, end)):
            yield Edit(start, scanned.text[start:end], " ", confidence, "line break in a paragraph")
