"""A glance at a text: what its words have about them that some normaliser may care for.

Most text is sound, and what costs is to find that nothing is wrong. So a text is cut at white space, and what each
written word (a *token*, with its marks) has about it is remembered for the next text. A normaliser that says in
`concerns` which of these traits it can't do without isn't run on text that lacks them.

>>> glance("Бұл сөз бар.").has(DIGIT | HYPHEN | MARK)
False
>>> glance("Бұл 5 сөз бар.").has(DIGIT), glance("Бұл сөз,бар").has(MARK)
(True, True)
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache, reduce
from itertools import accumulate, chain, pairwise, repeat
from operator import or_

from kaznorm import marks, misread, mixed
from kaznorm.alphabet import DECODING, FOLD, FOREIGN, INVISIBLE, OTHER, OTHER_LETTER, SOFT_HYPHEN
from kaznorm.breaks import may_be_broken, may_be_inside
from kaznorm.lm import fused, load
from kaznorm.lm.broken import stay_apart
from kaznorm.lm.dashed import MOST
from kaznorm.lm.links import AQ
from kaznorm.lm.model import Model
from kaznorm.lm.runs import LEAST_LONE
from kaznorm.lm.wholes import Row, Span, better, like, like_known, like_token, row
from kaznorm.tokens import DASHES, KAZAKH, LETTER, WORD, fold, scan, shadow

STRANGE, SCRIPTS, LONE, HYPHEN, FUSED, GLUED, MARK, DIGIT = (1 << bit for bit in range(8))
DASH, BROKEN, COMPOUND, LETTER_ALONE, UNUSUAL = (1 << bit for bit in range(8, 13))
"""What a token may have: a character that sound text hasn't; letters or digits beside those of another script; one
letter at its end that is a word; a hyphen or dash, or it is `ақ`; a word that may be several; a word or `ж.` right
behind a digit, or a Roman numeral behind a word; a mark that may lack its space or have one too many; a digit; nothing
but hyphens or dashes; a hyphen that may not belong there, or it is `ақ`; a word that may lack its hyphen; a letter that
is a word, and not behind a hyphen; a word that the model doesn't know but as a slip, or one with a capital inside."""
REMEMBERED = 40_000
"""So many tokens are remembered, and as many that were met before these; then those are forgotten."""

_LIKE = 8
_ANY = 1 << 30
"""What is remembered of a token is one number: its traits, behind so many bits of what it is like (see
`kaznorm.lm.wholes`), and a bit that all have."""

_WHITE = "\N{NO-BREAK SPACE}\r\t\f"
_ODD = bytes((0, OTHER, OTHER_LETTER, *(DECODING.index(c) for c in FOREIGN + "±" + SOFT_HYPHEN + INVISIBLE)))
_L = {b"l": LETTER, b"odd": re.escape(_ODD)}
_DETECTORS = (
    (STRANGE, re.compile(rb"[&%(odd)b]|[?~](?=[%(l)b])|\?\?(?=\?)" % _L)),
    (HYPHEN, re.compile(rb"[%b]" % DASHES)),
    (GLUED, re.compile(rb"[0-9](?=[\x80-\xa9\xc0-\xe9]{3}|%b{1,2}\.)|[\x80-\xa9](?=[IVX]{2}|[0-9])" % fold("ж"))),
    (DIGIT, re.compile(rb"[0-9]")),
    (UNUSUAL, fused.CAPITAL_INSIDE),
)
_LETTER_ALONE = re.compile(rb"(?<![%(l)b])(?<![0-9%%]-)[%(l)b](?![%(l)b])" % _L)
_MARKS, _SMALL = shadow("«„“([.,;:!?…»”)"), bytes(range(0x80, 0xAA))
_DASHES = shadow("-–—−\N{SOFT HYPHEN}\N{NON-BREAKING HYPHEN}\N{HYPHEN}\N{NOT SIGN}")


class Glance:
    """What a glance at one text tells."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = text.split()
        self._looked = _looked(self.tokens)
        self.traits = reduce(or_, set(self._looked), 0) >> _LIKE
        self._pieces: dict[frozenset[bytes], list[Span]] = {}
        white = len(text) - sum(map(len, self.tokens)) - text.count(" ") - text.count("\n")
        self.plain = not white
        """Whether all white space is plain spaces and line feeds."""
        self.regular = not white or white == sum(map(text.count, _WHITE))
        """Whether all white space is of the kinds for which the traits hold."""

    def has(self, traits: int) -> bool:
        """Whether a token may have one of these traits."""
        return bool(self.traits & traits) or not self.regular

    def has_all(self, traits: int) -> bool:
        """Whether tokens may have all of these traits, each some."""
        return self.traits & traits == traits or not self.regular

    @property
    def holds_run(self) -> bool:
        """Whether there may be a run of lone letters."""
        least = LEAST_LONE - 1  # the last may have a mark or a hyphen behind it
        return not self.regular or len(self._having(LONE)) >= least

    @property
    def holds_dashed(self) -> bool:
        """Whether a letter may be a piece of a word with hyphens."""
        if not self.regular or not self.has_all(LONE | HYPHEN):
            return not self.regular
        letters, hyphens = self._having(LETTER_ALONE), self._having(HYPHEN)
        return any(bisect_left(hyphens, i - MOST) < bisect_right(hyphens, i + MOST) for i in letters)

    def tokens_with(self, trait: int) -> list[str]:
        """The tokens that have a trait, whatever the white space."""
        return [self.tokens[number] for number in self._having(trait)]

    def _having(self, trait: int) -> list[int]:
        """The numbers of the tokens that have a trait."""
        if not self.traits & trait:
            return []
        bit = trait << _LIKE
        return [number for number, looked in enumerate(self._looked) if looked & bit]

    def _neighbours(self) -> Row:
        """The tokens as neighbours."""
        tokens = scan(self.text).folded.split()
        if not self.plain or len(tokens) != len(self.tokens):
            tokens = [fold(token) for token in self.tokens]
        return row(tokens, bytes(map(((1 << _LIKE) - 1).__and__, self._looked)))

    def pieces(self, lexicon: frozenset[bytes]) -> list[Span] | None:
        """First and last of the words, by number, that may be pieces of one (also of a lexicon's); `None` for any."""
        if self.has(STRANGE):
            return None
        if lexicon not in self._pieces:
            row = self._neighbours()
            spans = sorted(set(better(load.model(), row, scan(self.text), lexicon)))
            self._pieces[lexicon] = self._parted(row, spans) if spans else []
        return self._pieces[lexicon]

    def _parted(self, row: Row, spans: list[Span]) -> list[Span]:
        """The spans without those of two words in a line, with which no others may be pieces, that surely stay two."""
        found: list[Span] = []
        for number, (first, last) in enumerate(spans):
            near = (span for span in spans[max(0, number - 1) : number + 2] if span != (first, last))
            alone = last == first + 1 and all(b < first or a > last for a, b in near)
            alone = alone and "-" not in self.tokens[first] + self.tokens[last]
            in_line = alone and (self.tokens[first], self.tokens[last]) not in self._line_ends
            if not in_line or not stay_apart(load.model(), row.ends[first], row.starts[last]):
                found.append((first, last))
        if not found:
            return []
        before = list(accumulate([len(WORD.findall(token)) for token in row.plains], initial=0))
        return [(before[first + 1] - 1, before[last]) for first, last in found]

    @property
    def holds_break(self) -> bool:
        """Whether there may be a hyphen or dash that does not belong there, or a hyphen may lack."""
        if self.has(BROKEN | COMPOUND):
            return True
        return any(map(self._is_inside, self._having(DASH)))

    def _is_inside(self, number: int) -> bool:
        """Whether a dash may stand inside a word."""
        if not 0 < number < len(self.tokens) - 1:
            return False
        before, mark, behind = map(shadow, self.tokens[number - 1 : number + 2])
        left, right = WORD.findall(before)[-1:], WORD.match(behind)
        if not right or not (before[-1:].isdigit() or (left and before.endswith(left[0]))):
            return False
        if before[-1:].isdigit() or (self.tokens[number], self.tokens[number + 1]) in self._line_ends:
            return True
        return may_be_inside(load.model(), left[0], mark, right[0])

    @cached_property
    def _line_ends(self) -> set[tuple[str, str]]:
        """The tokens on both sides of line ends."""
        lines = [line for line in map(str.split, self.text.split("\n")) if line]
        return {(above[-1], below[0]) for above, below in pairwise(lines)}


@lru_cache(maxsize=1)
def glance(text: str) -> Glance:
    """What a glance at a text tells; the last one is remembered."""
    return Glance(text)


_memo: list[tuple[dict[str, int], dict[str, int]]] = [({}, {})]
_kinds: dict[int, int] = {}
"""Few numbers are what many tokens are: each is kept once."""


def _looked(tokens: Sequence[str]) -> list[int]:
    """What is remembered of each token; new ones are looked at first."""
    memo, old = _memo[0]
    looked = list(map(memo.get, tokens))
    if not all(looked):
        if len(memo) > REMEMBERED:
            memo, old = _memo[0] = {}, memo
        new = set(tokens).difference(memo)
        memo.update((token, old[token]) for token in new if token in old)
        if new := new.difference(old):
            memo.update(_look(load.model(), list(new)))
    return [seen or memo[token] for seen, token in zip(looked, tokens, strict=True)]


def _look(model: Model, tokens: list[str]) -> list[tuple[str, int]]:
    """A look at tokens, all at once, as each stands between spaces."""
    coded = shadow(f" {' '.join(tokens)} ")
    traits = [0] * len(tokens)
    if places := _places(coded):
        starts = list(accumulate([len(token) + 1 for token in tokens], initial=1))
        for trait, place in places:
            traits[bisect_right(starts, max(1, place)) - 1] |= trait
    written, folded = (line[1:-1].split(b" ") for line in (coded, coded.translate(FOLD)))
    rows = zip(tokens, written, folded, traits, strict=True)
    found = ((token, _kind(model, line, small, seen)) for token, line, small, seen in rows)
    return [(token, _kinds.setdefault(kind, kind)) for token, kind in found]


def _places(coded: bytes) -> list[tuple[int, int]]:
    """Where traits of marks are, in a shadow. Small letters with a point or comma behind have none."""
    bare = coded.replace(b", ", b" ").replace(b". ", b" ")
    if b"  " not in bare and not bare.translate(None, _SMALL + b" ") and misread.YERY not in bare:
        return []
    found = [(trait, match.start()) for trait, pattern in _DETECTORS for match in pattern.finditer(coded)]
    found += zip(repeat(SCRIPTS), chain(mixed.spots(coded), misread.spots(coded)))
    found += zip(repeat(MARK), marks.suspects_in_tokens(marks.kinds_of(coded)))
    return found


def _kind(model: Model, coded: bytes, token: bytes, traits: int) -> int:
    """What is remembered of a token, given as it is written and folded, with the traits of its marks."""
    core = token.strip(_MARKS)
    cost = model.words.get(core)
    if cost is not None and len(core) > 1 and core != AQ and not core.translate(None, _SMALL):
        traits |= UNUSUAL if core in model.slips else 0
        return _ANY | traits << _LIKE | like_known(coded, token, core, cost)
    if traits & HYPHEN:
        traits |= BROKEN if may_be_broken(model, coded) else 0 if token.strip(_DASHES) else DASH
    words = WORD.findall(token)
    if not words:
        return _ANY | traits << _LIKE
    for word, written in zip(words, WORD.findall(coded), strict=True):
        if KAZAKH.match(word) and fused.is_suspect(model, word, written):
            traits |= FUSED | COMPOUND if fused.holds_compound(model, word) else FUSED
        if word not in model.words or word in model.slips:
            traits |= UNUSUAL
    if min(map(len, words)) == 1:
        traits |= LONE if len(words[-1]) == 1 and token.endswith(words[-1]) else 0
        traits |= LETTER_ALONE if _LETTER_ALONE.search(token) else 0
    if words[0] == AQ and token.startswith(AQ):
        traits |= HYPHEN | BROKEN
    first, last = words[0], words[-1]
    of_first = like(model, first)
    of_last = of_first if first is last else like(model, last)
    return _ANY | traits << _LIKE | like_token(coded, token, first, last, of_first, of_last)
