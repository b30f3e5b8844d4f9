"""What the lines of a text are: code, rows of a table."""

from kaznorm.alphabet import NBSP, SPACES
from kaznorm.lazily import lazily

RARE_SPACES = (
    "\x1c\x1d\N{OGHAM SPACE MARK}\N{EN QUAD}\N{EM QUAD}\N{THREE-PER-EM SPACE}\N{FOUR-PER-EM SPACE}"
    "\N{PUNCTUATION SPACE}\N{MEDIUM MATHEMATICAL SPACE}"
)
ODD_SPACES = NBSP + SPACES + RARE_SPACES
WHITE = " \t" + ODD_SPACES
RUN = lazily(f"[{WHITE}]+")
COLUMN = 3
"""Behind so many spaces another column may begin."""
FAR = 12
"""So much farther than another a line of a paragraph hardly begins."""
SURELY = 18
"""Behind so many spaces within a line another column begins, be the lines as narrow as may be."""

_WIDE = lazily(f"(?<=[^{WHITE}])[ {ODD_SPACES}]{{2,}}+(?=[^{WHITE}\r])")
_COLUMNS = lazily(r"[^\s]   +[^\s]|\.{4}")  # a sign of a table, or of a table of contents
_BARRED = lazily(r"[ \t]*\|(?:[^|\n]*\|)+[ \t\r]*")
_MARKS = "-\N{HYPHEN}\N{SOFT HYPHEN}.,;:!?»)"
_COLUMN_GAP = lazily(rf"(?:[^\W_][{_MARKS}]?| [–—]) {{{COLUMN},}}[«(]?[^\W_]")
_WIDEST_TABLE = 250
_DASHES = frozenset("-–—•*·")
_CYRILLIC = lazily("[\u0400-\u04ff]")


def is_code(line: str) -> bool:
    """Whether a line is set in by four columns or more and isn't prose: most of it isn't Cyrillic.

    >>> is_code("    x  = f(y)  # қосу"), is_code("     Бір күні  түлкі келді")
    (True, False)
    """
    if not line.startswith(("    ", "\t")):
        return False
    return len(_CYRILLIC.findall(line)) * 2 < len(line) - line.count(" ")


def in_table(text: str, start: int, end: int) -> bool:
    """Whether at least half of the gaps in a line stand where the line above or below has gaps too; or bars around it.

    >>> in_table("Алматы    2\\nАстана   18", 0, 11), in_table("бір   екі үш\\nтөрт бес  алты", 0, 12)
    (True, False)
    """
    if _BARRED.fullmatch(text, start, end):
        return True
    if not _COLUMNS.search(text, max(0, start - 300), end + 300):
        return False
    before, after = max(start - 1, 0), text.find("\n", end)
    above = text[text.rfind("\n", 0, before) + 1 : before]
    below = text[after + 1 : (text.find("\n", after + 1) + 1 or len(text) + 1) - 1] if after >= 0 else ""
    return _aligned(text[start:end], above) or _aligned(text[start:end], below)


def in_columns(text: str, first: int, second: int) -> bool:
    """Whether the lines of two places both hold a gap as wide as between columns, or begin in two.

    >>> text = "бала-    суды\\nлар      әкел"
    >>> in_columns(text, 3, 14), in_columns("бала-\\nлар", 3, 6)
    (True, False)
    """
    ends = [(text.rfind("\n", 0, at) + 1, (text.find("\n", at) + 1 or len(text) + 1) - 1) for at in (first, second)]
    lines = [text[start:end] for start, end in ends]
    indents = [len(line) - len(line.lstrip(" ")) for line in lines]
    if abs(indents[0] - indents[1]) >= FAR:
        return True
    return all(len(line) <= _WIDEST_TABLE and _COLUMN_GAP.search(line) for line in lines)


def _aligned(one: str, other: str) -> bool:
    """Whether two lines are rows of one table: most of their gaps line up, not a few as in justified text."""
    rows, common = (_cells(one), _cells(other)), []
    for here, there in (rows, rows[::-1]):
        starts, stops = {start for start, _ in there}, {stop for _, stop in there}
        common.append(sum(start in starts or stop in stops for start, stop in here))
    most = max(map(len, rows))
    return min(common) >= max(1, most if most < 3 else 0.6 * most)


def _cells(line: str) -> list[tuple[int, int]]:
    """The columns where each cell but the first starts and ends."""
    if len(line) > _WIDEST_TABLE:
        return []
    gaps = [gap.span() for gap in _WIDE.finditer(line)]
    if gaps and _DASHES.issuperset(line[: gaps[0][0]].strip()):
        del gaps[0]
    stops = [start for start, _ in gaps[1:]] + [len(line.rstrip())]
    return [(end, stop) for (_, end), stop in zip(gaps, stops, strict=False)]
