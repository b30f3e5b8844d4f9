"""What rules about punctuation ask: the kind of each character, and of a line its words, pairs and quotes.

>>> from kaznorm.tokens import scan
>>> kinds(scan("Ол , 5%"))
'Aa , 0%\\n'
>>> line = Line(scan('«а» (б) "в"'), kinds(scan('«а» (б) "в"')), 0, 0)
>>> line.partners[0], line.quotes
(2, {8: 'open', 10: 'close'})
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from kaznorm.alphabet import DECODING, FOLD, KAZAKH_ONLY, NBSP, SPACES
from kaznorm.edits import Edit
from kaznorm.lazily import lazily
from kaznorm.tokens import WORD, Scan, shadow, unshadow

_KINDS = {
    " ": " " + NBSP + SPACES,
    "\n": "\r\n",
    ",": ",;:!?…",
    ".": ".",
    ")": ")]»”",
    "(": "([«„",
    "~": "–—",
    "-": "-",
    '"': '"',
    "0": "0123456789",
    "%": "%°₸²³",
}
LETTERS = "aA"
PARTNERS = {")": "(", "]": "[", "»": "«", "”": "“„"}

_KIND = {character: kind for kind, characters in _KINDS.items() for character in characters}
_TABLE = bytes(
    ord(("A" if FOLD[code] != code else "a") if WORD.match(bytes([code])) else _KIND.get(character, "#"))
    for code, character in enumerate(DECODING)
)
_DASHED = lazily(" ~(?=[aA])")
_BRACKET = lazily(r"[()\[\]«»“”„]")
_KAZAKH = lazily(b"[%b]" % re.escape(shadow(KAZAKH_ONLY)))
_SUFFIX = lazily(
    "(?:[лдт][ае]р)?(?:[ыі]|с[ыі]|[ыі]м[ыі]з)?"
    "(?:[ндт][ыі]ң|[ғгқк][ае]|н?[ае]|[ндт][ыі]|н?[дт][ае]|[дтн][ае]н|[мбп]ен|н)?"
    "(?:ғы|гі|дағы|дегі|тағы|тегі|[лдт][ыі][қк]|ш[ыі]|ақ)?"
)
_SPACE = lazily(r"\s")
_LONGEST_WORD = 40


def kinds(scanned: Scan) -> str:
    """One character for each of the text's, and a line end behind the last.

    `a` and `A` stand for letters, `,` for `,;:!?…`, `(` and `)` for brackets and guillemets, `~` for dashes,
    `0` for digits, `#` for the rest. The last one is also what stands before the first (at -1).
    """
    return kinds_of(scanned.shadow) + "\n"


def kinds_of(coded: bytes) -> str:
    """One character for each byte of a shadow, as `kinds` has them."""
    return coded.translate(_TABLE).decode("latin-1")


# One pattern a mark: each begins with a single character, so that the search for it is ten times faster.
_SUSPECTS = [
    re.compile(pattern)
    for pattern in (
        r",(?:(?=[aA~-])|(?<= ,)|(?=0)(?<=[aA],))",
        r"\.(?:(?=[aA])(?:(?<=[aA][aA]\.)(?=A)|(?<=\.\.)|(?<=\.[aA]\.)|(?<=[)\"%0 ]\.))|(?=[~-])|(?<= \.))",
        r"\.(?=0000(?!0)|aaa)(?<=aaa\.)",
        r"\)(?:(?=[aA~-])|(?<= \)))",
        r"\((?:(?= )|(?<=[aA,~]\())",
        r"~(?:(?= )(?<=[aA)\"]~)|(?=[aA])(?<=[aA0)\"%.,] ~))",
        r'"(?:(?<= ")(?![aA])|(?= )(?<![^\n]")|(?=[aA])(?<=[aA0,.]")|(?=-))',
    )
]


def suspects(kinds: str) -> list[int]:
    """Where, by the kinds of characters, a mark may lack its space or have one too many."""
    return sorted(match.start() for suspect in _SUSPECTS for match in suspect.finditer(kinds))


def suspects_in_tokens(kinds: str) -> list[int]:
    """The same, whatever stands behind the spaces around."""
    return [*suspects(kinds), *(match.end() - 1 for match in _DASHED.finditer(kinds))]


class Gap(NamedTuple):
    """White space as it should be."""

    start: int
    end: int
    new: str
    confidence: float
    reason: str


class Line:
    """The line around a place, not before `done`; what is asked of it is worked out once."""

    def __init__(self, scanned: Scan, kinds: str, done: int, at: int) -> None:
        self.scanned, self.text, self.coded, self.kinds = scanned, scanned.text, scanned.shadow, kinds
        self.start = max(kinds.rfind("\n", done, at) + 1, done)
        self.end = kinds.find("\n", at)

    def before(self, at: int) -> bytes:
        """The word that ends at a place, or its last 40 letters."""
        start = at
        while start > self.start and at - start < _LONGEST_WORD and self.kinds[start - 1] in LETTERS:
            start -= 1
        return self.coded[start:at]

    def after(self, at: int) -> bytes:
        """The word that starts at a place, or its first 40 letters."""
        word = WORD.match(self.coded, at, at + _LONGEST_WORD)
        return word[0] if word else b""

    def window(self, at: int, size: int = 20) -> str:
        """The characters before a place, on this line."""
        return self.text[max(self.start, at - size) : at]

    def is_untouched(self, gap: Gap) -> bool:
        """Whether a gap falls inside an address, a number, an abbreviation or the like."""
        splits = self.scanned.splits
        return splits(gap.start) or (gap.start < gap.end and splits(gap.end))

    @cached_property
    def is_kazakh(self) -> bool:
        """Whether any letter is one that only Kazakh has."""
        return _KAZAKH.search(self.coded, self.start, self.end) is not None

    @cached_property
    def separators(self) -> frozenset[str]:
        """Marks that part fields here, not clauses: never with a space after it, four or as on a line beside."""
        line = self.text[self.start : self.end]
        if line.endswith((".", "!", "?")):
            return frozenset()
        glued = [mark for mark in ",;" if line.count(mark) > 1 and mark + " " not in line]
        return frozenset(mark for mark in glued if self._parts(line, mark))

    def _parts(self, line: str, mark: str) -> bool:
        times = line.count(mark)
        return times > 3 or line.count("=") > times or self._is_row(mark, times)

    def _is_row(self, mark: str, times: int) -> bool:
        """Whether the line above or below has a mark as often, and never with a space after it."""
        above = self.text[self.text.rfind("\n", 0, max(self.start - 1, 0)) + 1 : max(self.start - 1, 0)]
        below = self.text[self.end + 1 : self.kinds.find("\n", self.end + 1)] if self.end < len(self.text) else ""
        return any(other.count(mark) == times and mark + " " not in other for other in (above, below))

    @cached_property
    def partners(self) -> dict[int, int]:
        """Where the other bracket or quote of a pair stands, for each."""
        found: dict[int, int] = {}
        opened: dict[str, list[int]] = {}
        for match in _BRACKET.finditer(self.text, self.start, self.end):
            here = match.start()
            stacks = [opened[c] for c in PARTNERS.get(match[0], "") if opened.get(c)]
            if stacks:
                there = max(stacks, key=lambda stack: stack[-1]).pop()
                found[here], found[there] = there, here
            else:
                opened.setdefault(match[0], []).append(here)
        return found

    @cached_property
    def quotes(self) -> dict[int, str]:
        """Which straight quotes open and which close; none unless that is clear for all of the line."""
        places = [match.start() + self.start for match in re.finditer('"', self.text[self.start : self.end])]
        pairs = list(zip(places[::2], places[1::2], strict=False))
        if len(places) % 2 or not all(self._is_pair(*pair) for pair in pairs):
            return {}
        last = places[-1]  # `"…, " - деді` around other quotes doesn't say which is which
        if len(pairs) > 1 and re.match('[,.] ?" [-~]', self.kinds[last - 2 : last + 3].lstrip(LETTERS)):
            return {}
        return dict.fromkeys(places[::2], "open") | dict.fromkeys(places[1::2], "close")

    def _is_pair(self, first: int, last: int) -> bool:
        """Whether a quote may open here and close there: no other reading of the characters around them."""
        left, right, inside = self.kinds[first - 1], self.kinds[last + 1], self.kinds[first + 1 : last]
        start, end = inside[:1], inside[-1:]
        spoken = self.text[first - 1 : first] == ":" and self.kinds[first - 2] in LETTERS
        if (left not in " \n(~-aA" and not spoken) or right not in " \n,.)-~aA" or end in ("", "~", "-", "("):
            return False
        if (left in LETTERS and start == " ") or (right in LETTERS and end == " "):
            return False
        return inside.strip(" ")[:1] in ("a", "A", "0", "(") or re.match("~[aA]", inside) is not None


def is_latin(word: bytes) -> bool:
    """Whether the first letter is one of ASCII's."""
    return b"A" <= word[:1] <= b"z"


def is_capital(word: bytes) -> bool:
    """Whether the first letter is a capital."""
    return word[:1] != word[:1].translate(FOLD)


def is_all_capitals(word: bytes) -> bool:
    """Whether all letters are."""
    return all(one != other for one, other in zip(word, word.translate(FOLD), strict=True))


def is_suffix(word: bytes) -> bool:
    """Whether a word is nothing but endings, as they follow a name in quotes: `тың`, `лардағы`."""
    return bool(word) and _SUFFIX.fullmatch(unshadow(word.translate(FOLD))) is not None


def opens_apart(line: Line, at: int) -> bool:
    """`асхана( 300 орындық)`, but neither `f( x )` nor `файл( дар)`."""
    if line.kinds[at + 1] != " " or line.kinds[at - 1] not in LETTERS or at not in line.partners:
        return False
    left, right = line.before(at), line.after(at + 2)
    return len(left) > 2 and not (is_latin(left) or is_latin(right) or is_suffix(right))


def edits_of(text: str, gaps: list[Gap]) -> Iterator[Edit]:
    """One edit for each stretch between white space that stays."""
    end = 0
    group: list[Gap] = []
    for gap in gaps:
        if group and gap.start > end:
            yield _edit(text, group, end)
            group = []
        group.append(gap)
        if gap.end >= end or len(group) == 1:
            space = _SPACE.search(text, gap.end)
            end = space.start() if space else len(text)
    if group:
        yield _edit(text, group, end)


def _edit(text: str, group: list[Gap], end: int) -> Edit:
    start = group[0].start
    while start and not text[start - 1].isspace():
        start -= 1
    parts: list[str] = []
    at = start
    for gap in group:
        parts += text[at : gap.start], gap.new
        at = gap.end
    new = "".join((*parts, text[at:end]))
    reasons = ", ".join(dict.fromkeys(gap.reason for gap in group))
    return Edit(start, text[start:end], new, min(gap.confidence for gap in group), reasons)
