"""Line-break hyphenation, lost hyphens, and dashes that are none."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import ClassVar

from kaznorm.alphabet import EM_DASH, EN_DASH, FOLD, NOT_SIGN, SOFT_HYPHEN
from kaznorm.edits import Edit, Note, regap_in
from kaznorm.glance import FUSED, HYPHEN, glance
from kaznorm.language import foreign
from kaznorm.lm import fused, load
from kaznorm.lm.gap import KEPT_DASH, KEPT_HYPHEN, NEVER, WHOLE, Gap
from kaznorm.lm.links import BOUND, known_compound
from kaznorm.lm.model import INFINITE, Model
from kaznorm.lm.window import Judge, Rewritten, rewrite
from kaznorm.normaliser import Normaliser, option
from kaznorm.numerals.suffixes import analyses
from kaznorm.suffixed import suffixes_apart
from kaznorm.tokens import KAZAKH, LETTER, Scan, fold, folded_set, scan, unshadow

SOFT = Gap(space=NEVER, hyphen=9.0)
LINE_END = Gap(none=0.3, space=NEVER, hyphen=1.5, dash=8.0)
DASH_AT_LINE_END = Gap(none=5.0, space=NEVER, hyphen=NEVER, dash=0.0)
BLANK_LINE = Gap(none=3.0, space=NEVER, hyphen=4.0, dash=1.0)
HALF_SPACED = Gap(none=0.7, space=NEVER, hyphen=1.0, dash=5.0)
HALF_SPACED_DASH = Gap(none=3.0, space=NEVER, hyphen=4.0, dash=0.0)
SPACED = Gap(none=5.0, space=NEVER, hyphen=5.0, dash=0.0)
INSIDE = Gap(none=5.0, space=NEVER, hyphen=0.0)
PARTICLE = Gap(none=NEVER, hyphen=2.5)
PIECE = 14.0
"""A word that costs more than this may be a piece of another."""
USUAL, CERTAIN_NAME = 5.25, 1.2
"""The second half of a compound, and of a name, costs less than this, where a dash may be meant as well."""
SURE = 8.0
"""How much better a listed word must be than its halves, by counts alone, that it was surely broken."""
UNLIKELY = 6.0
ENDINGS = folded_set(frozenset("да де та те дан ден тан тен нан нен ға ге қа ке на не ды ді ты ті ны ні".split()))
"""Case endings, of which some are words as well."""
REMEMBERED = 1 << 13
"""So many verdicts on two words are remembered."""
ATTRIBUTES = folded_set(frozenset("арт бизнес генерал инженер интернет медиа онлайн поп премьер рок топ шоу".split()))
"""Borrowed words that stand alone as well, and before another noun mostly take a hyphen."""
UNSEEN = -2.0
"""What a hyphen behind one of these costs more than others where hyphens often became dashes."""
OFTEN = 2
"""So many words surely broken by a dash between spaces, and the text is one in which they are."""
NUMERALS = folded_set(
    frozenset(
        "бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан жүз мың"
        " миллион жарым".split()
    )
)
_P = {b"l": LETTER, b"b": rb" \t\xea", b"h": rb"\-\xeb-\xf0\xfc"}
_CHAIN = re.compile(
    rb"[%(l)b]++(?:[%(b)b]*+[%(h)b]++[%(b)b]*+(?:\r?\n[%(b)b]*+){0,2}[%(l)b]++)++" % _P
)
_MARK = re.compile(rb"[%(h)b]+" % _P)
_ONE = re.compile(rb"[%(l)b]+" % _P)
_LETTERS, _BLANKS = (frozenset(re.findall(rb"[%b]" % _P[kind], bytes(range(256)))) for kind in (b"l", b"b"))
_AQ = re.compile(rb"(?<![%(l)b])[\x80-\xa9]{2,}[ \xea]\x80\x8e(?![%(l)b\-])" % _P)
_PARTICLE = fold("ақ")
_SPACED_DASH = re.compile(r"\s[-–—]\s")
_CAPITAL = re.compile(rb"[A-Z\xc0-\xe9]")
_CASE_CHANGE = re.compile(rb"[\x80-\xa9][\xc0-\xe9][\x80-\xa9]")


@dataclass(frozen=True)
class Hyphens(Normaliser):
    """Mends words broken at a line end, hyphens lost or made dashes: `депута – ты` becomes `депутаты`.

    `ки-⏎ген` is welded, `сауда-⏎ойын` keeps its hyphen, `ата – бабаларының` gets its own back, `мұратмақсат` too.
    A dash between words stays a dash. Refuses what the model is not sure of, other languages, names of files.

    >>> [(e.old, e.new) for e in Hyphens().find("Облыстық мәслихаттың депута – ты келді.")]
    [('депута – ты', 'депутаты')]
    """

    name: ClassVar[str] = "hyphens"
    min_confidence: float = option(0.8, "edits less sure than this are only suggested", low=0, high=1)
    lexicon: frozenset[str] = frozenset()

    def concerns(self, text: str) -> bool:
        """Whether there are hyphens or dashes, or a word that may be several."""
        return glance(text).has(HYPHEN | FUSED)

    def find(self, text: str) -> Iterable[Edit | Note]:
        """One edit for each word made whole or given its hyphen."""
        seen = scan(text)
        model = load.model()
        lexicon = folded_set(self.lexicon)
        marked = glance(text).has(HYPHEN)
        particles = list(_particles(model, seen)) if marked else []
        mended = [*_read(model, seen, lexicon, [*_chains(model, seen), *particles])] if marked else []
        if sum(_loses_dash(text, found) for found, _ in mended) >= OFTEN:
            mended = [*_read(model, seen, lexicon, [*_chains(model, seen, often=True), *particles])]
        dashed = any(_loses_dash(text, found) for found, _ in mended)
        suspects = _fused(model, seen, lexicon, dashed) if glance(text).has(FUSED) else ()
        lost = _read(model, seen, lexicon, suspects, dashed)
        apart = suffixes_apart(model, seen) if marked else ()
        done = 0
        for found, reason in sorted([*mended, *lost, *apart], key=_place):
            if found.start < done:
                continue
            for edit in regap_in(text, found.start, found.end, found.new, found.confidence, reason):
                if edit.start >= done:
                    done = edit.start + len(edit.old)
                    yield edit
            done = max(done, found.end)


def _loses_dash(text: str, found: Rewritten) -> bool:
    """Whether a word was mended that a dash between spaces had broken."""
    return bool(_SPACED_DASH.search(text, found.start, found.end)) and not _SPACED_DASH.search(found.new)


LOST = "lost hyphen"
Window = tuple[int, int, Judge, str]


def _place(read: tuple[Rewritten, str]) -> int:
    return read[0].start


def _read(
    model: Model, seen: Scan, lexicon: frozenset[bytes], windows: Iterable[Window], dashed: bool = False
) -> Iterator[tuple[Rewritten, str]]:
    """The windows that are read otherwise than they stand, without new spaces."""
    for start, end, judge, reason in windows:
        if seen.touches(start, end):
            continue
        found = rewrite(model, seen, start, end, judge, lexicon=lexicon)
        old = seen.text[found.start : found.end]
        if found.new == old or len(found.new.split()) > len(old.split()) or foreign(model, seen, start, end):
            continue
        if reason != LOST or dashed or _all_known(model, found.new):
            yield found, reason


def _all_known(model: Model, word: str) -> bool:
    """Whether every hyphen of a word is one of a known compound, or of the particle."""
    parts = [fold(part) for part in word.split("-")]
    known = (known_compound(model, model.left(a), b) is not None for a, b in pairwise(parts))
    return parts[-1] == _PARTICLE or all(known)


def _chains(model: Model, seen: Scan, often: bool = False) -> Iterator[Window]:
    """Words with a hyphen or dash between them that may not belong there; `often` says that many do not."""
    for match in _chained(seen.folded):
        parts = list(_ONE.finditer(seen.folded, *match.span()))
        if not all(KAZAKH.match(part[0]) for part in parts):
            continue
        judged = {b.start(): _judged(model, seen, a, b, often) for a, b in pairwise(parts)}
        if any(gap not in (KEPT_HYPHEN, KEPT_DASH) for gap in judged.values()):
            yield match.start(), match.end(), _judge_of(judged), "line-break hyphen"


def _chained(folded: bytes) -> Iterator[re.Match[bytes]]:
    """The chains of a text, looked for where marks stand."""
    done = 0
    for mark in _MARK.finditer(folded):
        if mark.start() < done:
            continue
        end = mark.start()
        while end > done and folded[end - 1 : end] in _BLANKS:
            end -= 1
        start = end
        while start > done and folded[start - 1 : start] in _LETTERS:
            start -= 1
        if start == end or folded[max(0, start - 1) : start] in _LETTERS:
            continue
        if match := _CHAIN.match(folded, start):
            done = match.end()
            yield match


def _judge_of(judged: dict[int, Gap]) -> Judge:
    return lambda gap, place: judged[place] if gap else WHOLE


def _judged(model: Model, seen: Scan, left: re.Match[bytes], right: re.Match[bytes], often: bool) -> Gap:
    """What the readings of a gap with a hyphen or dash cost, by how it is written and the words around."""
    gap = seen.text[left.end() : right.start()]
    if SOFT_HYPHEN in gap or NOT_SIGN in gap:
        return SOFT
    before, after = gap[0].isspace(), gap[-1].isspace()
    dash = EM_DASH in gap or EN_DASH in gap
    if "\n" in gap:
        at_end = BLANK_LINE if gap.count("\n") > 1 else DASH_AT_LINE_END if before else LINE_END
        compound = at_end is DASH_AT_LINE_END and not dash and _seen_joined(model, seen, left, right, often)
        return at_end._replace(hyphen=0.0) if compound else at_end
    if not before and not after:
        written = (seen.shadow[slice(*part.span())] for part in (left, right))
        return KEPT_DASH if dash else _judged_inside(model, *written)
    doubtful = _may_weld(model, left[0], right[0], often)
    seen_joined = EM_DASH not in gap and _seen_joined(model, seen, left, right, often)
    none = 0.0 if doubtful and EM_DASH not in gap else NEVER
    hyphen = 0.0 if seen_joined else UNSEEN if often and _is_attribute(seen, left, right) else NEVER
    evidence = SPACED if before and after else HALF_SPACED_DASH if dash else HALF_SPACED
    if evidence is HALF_SPACED:
        return HALF_SPACED if doubtful else HALF_SPACED._replace(none=UNLIKELY)
    if min(none, hyphen) == NEVER:
        return KEPT_DASH
    return evidence._replace(none=evidence.none + none, hyphen=evidence.hyphen + hyphen)


@lru_cache(maxsize=REMEMBERED)
def _judged_inside(model: Model, before: bytes, after: bytes) -> Gap:
    """A hyphen without white space: one that a line end left behind, where a side is no word and the whole is."""
    left, right = before.translate(FOLD), after.translate(FOLD)
    if min(len(left), len(right)) < 2 or _CAPITAL.search(before, 1):
        return KEPT_HYPHEN
    if model.hyphenated(model.left(left), right) is not None:
        return KEPT_HYPHEN
    if len(left) < 4 and analyses(unshadow(after)):  # `өз-нің`, short for өзен
        return KEPT_HYPHEN
    whole = left + right
    small = before[0] == left[0]
    if small and whole in model.words and model.ending_cost(left, right) < INFINITE:
        return INSIDE
    if max(model.word_cost(left), model.word_cost(right)) < PIECE:
        return KEPT_HYPHEN
    return INSIDE if whole in model.words or _has_stem(model, whole, len(left) + 1) else KEPT_HYPHEN


def _has_stem(model: Model, word: bytes, shortest: int) -> bool:
    """Whether a word is the form of a known one of at least so many letters."""
    cuts = range(max(3, shortest), len(word))
    return any(word[:cut] in model.words and model.ending_cost(word[:cut], word[cut:]) < INFINITE for cut in cuts)


@lru_cache(maxsize=REMEMBERED)
def _may_weld(model: Model, left: bytes, right: bytes, often: bool) -> bool:
    """Whether two pieces make a word far likelier than the two, or one is none and the whole may be.

    A short ending behind a dash is none of a sentence's words either.
    """
    apart = model.word_cost(left), model.word_cost(right)
    if left + right in model.words:
        if sum(apart) - model.word_cost(left + right) > (0.0 if often else SURE):
            return True
        if right in ENDINGS and model.ending_cost(left, right) < INFINITE:
            return True
    return max(apart) > PIECE and (left + right in model.words or model.inflected_cost(left + right) < INFINITE)


def _seen_joined(
    model: Model, seen: Scan, left: re.Match[bytes], right: re.Match[bytes], often: bool
) -> bool:
    """Whether the words are a known compound; of names and numbers a dash makes pairs as well."""
    if left[0] in NUMERALS and right[0] in NUMERALS:
        return False
    known = known_compound(model, model.left(left[0]), right[0])
    small = seen.shadow[right.start()] == seen.folded[right.start()]
    if left[0] in BOUND and known is not None:
        return True
    return known is not None and ((often and small) or known[0] < (USUAL if small else CERTAIN_NAME))


def _is_attribute(seen: Scan, left: re.Match[bytes], right: re.Match[bytes]) -> bool:
    """Whether the first word is one that mostly takes a hyphen, and both are written small."""
    small = all(seen.shadow[part.start()] == seen.folded[part.start()] for part in (left, right))
    return small and left[0] in ATTRIBUTES


def _particles(model: Model, seen: Scan) -> Iterator[Window]:
    """The particle `ақ`, which always takes a hyphen, after a word that is seldom followed by `ақ`, white."""
    if b" " + _PARTICLE not in seen.folded and b"\xea" + _PARTICLE not in seen.folded:
        return
    for match in _AQ.finditer(seen.folded):
        if seen.text[match.end() - 2 : match.end()].istitle():
            continue
        left = model.left(match[0][:-3])
        if model.hyphenated(left, match[0][-2:]) is not None:
            yield match.start(), match.end(), lambda gap, _place: PARTICLE if gap else WHOLE, "particle"


def _fused(model: Model, seen: Scan, lexicon: frozenset[bytes], dashed: bool) -> Iterator[Window]:
    """Words that are none and may have lost a hyphen, which is likelier where line ends left dashes in words."""
    suspects = fused.suspects_of(model, seen, lexicon)
    if not suspects:
        return
    for (start, end), key in zip(seen.words, seen.keys, strict=True):
        if key in suspects and KAZAKH.match(key) and not fused.quoted(seen, start, end):
            if not dashed and not fused.holds_compound(model, key):
                continue
            whole = seen.shadow[start:end]
            title = seen.text[start:end].istitle() and not _CASE_CHANGE.search(whole)
            yield start, end, fused.judge(title, dashed), LOST
