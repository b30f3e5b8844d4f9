"""Line-break hyphenation, lost hyphens, and dashes that are none."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from kaznorm.breaks import ATTRIBUTES, Window, chains
from kaznorm.contrast import without_shown
from kaznorm.edits import Edit, Note, regap_in
from kaznorm.glance import FUSED, HYPHEN, glance
from kaznorm.joints import has_lost_aq
from kaznorm.language import foreign
from kaznorm.lm import fused, load
from kaznorm.lm.endings import LONGEST_ENDING
from kaznorm.lm.gap import KEPT_HYPHEN, NEVER, WHOLE, Gap
from kaznorm.lm.links import AQ, known_compound
from kaznorm.lm.model import Model
from kaznorm.lm.names import is_title
from kaznorm.lm.window import Rewritten, rewrite
from kaznorm.normaliser import Normaliser, option
from kaznorm.pages import across_pages
from kaznorm.suffixed import suffixes_apart, without_own
from kaznorm.tokens import KAZAKH, LETTER, Scan, fold, folded_set, scan, shadow

PARTICLE = Gap(none=NEVER, hyphen=2.5)
RARE = 12.0
"""What the parts of a compound that nobody has met cost at the most."""
OFTEN = 2
"""So many words surely broken by a dash between spaces, and the text is one in which they are."""
_AQ = re.compile(rb"(?<![%(l)b])(?P<word>[\x80-\xa9]{2,})[ \xea]-?\x80\x8e(?![%(l)b\-])" % {b"l": LETTER})
_SPACED_DASH = re.compile(r"\s[-–—]\s")
_SOFT = re.compile(r"\w+(?:\N{SOFT HYPHEN}\s*[-\N{HYPHEN}]?\s+\w+)+")
"""Words that soft hyphens broke, which they may in any language."""


@dataclass(frozen=True)
class Hyphens(Normaliser):
    """Mends words broken at a line end, hyphens lost or made dashes: `депута – ты` becomes `депутаты`.

    `ки-⏎ген` is welded, over the number of a page too, `сауда-⏎ойын` keeps its hyphen, `ата – бабаларының` gets its
    own back, `мұратмақсат` too. A dash between words stays a dash, `өлген-ді` and `ойпырым-ай` stay. Refuses what the
    model is not sure of, words whose parts a text shows (`ба-ла, қа-ла`, `айт- ет.`), other languages, names of files.

    >>> [(e.old, e.new) for e in Hyphens().find("Облыстық мәслихаттың депута – ты келді.")]
    [('депута – ты', 'депутаты')]
    """

    name: ClassVar[str] = "hyphens"
    min_confidence: float = option(0.8, "edits less sure than this are only suggested", low=0, high=1)
    lexicon: frozenset[str] = frozenset()

    def concerns(self, text: str) -> bool:
        """Whether a hyphen or dash may not belong where it is, or one may lack."""
        return glance(text).holds_break

    def find(self, text: str) -> Iterable[Edit | Note]:
        """One edit for each word made whole or given its hyphen."""
        seen = scan(text)
        model = load.model()
        lexicon = folded_set(self.lexicon)
        marked = glance(text).has(HYPHEN)
        particles = list(_particles(model, seen)) if marked else []
        mended = [*_read(model, seen, lexicon, [*chains(model, seen), *particles])] if marked else []
        if sum(_loses_dash(text, found) for found, _ in mended) >= OFTEN:
            mended = [*_read(model, seen, lexicon, [*chains(model, seen, often=True), *particles])]
        mended = list(without_own(model, text, mended))
        dashed = any(_loses_dash(text, found) for found, _ in mended)
        suspects = _fused(model, seen, lexicon, dashed) if glance(text).has(FUSED) else ()
        lost = _read(model, seen, lexicon, suspects, dashed)
        apart = suffixes_apart(model, seen) if marked else ()
        pages = {edit.start: edit for edit in across_pages(model, seen)} if marked else {}
        done = 0
        for found, reason in sorted([*mended, *lost, *apart, *map(_across, pages.values())], key=_place):
            if found.start < done:
                continue
            if reason == PAGE_END:
                yield pages[found.start]
                done = found.end
                continue
            made = regap_in(text, found.start, found.end, found.new, found.confidence, reason)
            for edit in without_shown(text, made):
                if edit.start >= done:
                    done = edit.start + len(edit.old)
                    yield edit
            done = max(done, found.end)


def _loses_dash(text: str, found: Rewritten) -> bool:
    """Whether a word was mended that a dash between spaces had broken."""
    return bool(_SPACED_DASH.search(text, found.start, found.end)) and not _SPACED_DASH.search(found.new)


LOST, PAGE_END = "lost hyphen", "page-end hyphen"


def _across(edit: Edit) -> tuple[Rewritten, str]:
    return Rewritten(edit.start, edit.start + len(edit.old), edit.new, []), PAGE_END


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
        if found.new == old or len(found.new.split()) > len(old.split()):
            continue
        if not _SOFT.fullmatch(seen.text, start, end) and foreign(model, seen, start, end):
            continue
        if reason != LOST or _all_known(model, found.new) or (dashed and _may_be_joined(model, found.new)):
            yield found, reason


def _all_known(model: Model, word: str) -> bool:
    """Whether every hyphen of a word is one of a known compound, or of the particle; not in one name."""
    if is_title(shadow(word.replace("-", ""))) and not any(_is_common(model, fold(part)) for part in word.split("-")):
        return False
    parts = [fold(part) for part in word.split("-")]
    known = (known_compound(model, model.left(a), b) is not None for a, b in pairwise(parts))
    return has_lost_aq(model, parts[-2]) if parts[-1] == AQ else all(known)


def _is_common(model: Model, word: bytes) -> bool:
    """Whether a word, or one of which it is a form, is written small."""
    stems = (cut for cut in range(max(4, len(word) - LONGEST_ENDING), len(word)) if word[cut:] in model.endings)
    return word in model.common or any(word[:cut] in model.common for cut in stems)


def _may_be_joined(model: Model, words: str) -> bool:
    """Whether a hyphen may part the words of a compound that nobody has met: not those of a name, nor rare ones, nor
    words that follow one another elsewhere, or make no compound."""
    parts = words.split("-")
    if words[0].isupper() or any(a[0].islower() and b[0].isupper() for a, b in pairwise(parts)):
        return False
    if any(model.word_cost(fold(part)) > RARE for part in parts):
        return False
    pairs = [(a, b) for a, b in pairwise(map(fold, parts)) if a not in ATTRIBUTES]
    return not any(model.pair_cost(model.left(a), b) is not None or fused.is_apart(model, a, b) for a, b in pairs)


def _particles(model: Model, seen: Scan) -> Iterator[Window]:
    """The particle `ақ`, which always takes a hyphen, after one or a word that is seldom followed by `ақ`, white."""
    if AQ not in seen.folded:
        return
    for match in _AQ.finditer(seen.folded):
        if seen.text[match.end() - 2 : match.end()].istitle():
            continue
        if b"-" in match[0] or model.are_joined(match["word"], AQ):
            yield match.start(), match.end(), _judge_particle, "particle"


def _judge_particle(gap: str, _place: int) -> Gap:
    return WHOLE if not gap else PARTICLE if gap.isspace() else KEPT_HYPHEN


def _fused(model: Model, seen: Scan, lexicon: frozenset[bytes], dashed: bool) -> Iterator[Window]:
    """Words that are none and may have lost a hyphen, which is likelier where line ends left dashes in words."""
    suspects = fused.suspects_of(model, seen, lexicon)
    if not suspects:
        return
    for (start, end), key in zip(seen.words, seen.keys, strict=True):
        if key in suspects and KAZAKH.match(key) and not fused.is_meant(seen, start, end):
            if not dashed and not fused.holds_compound(model, key):
                continue
            yield start, end, fused.judge(seen.text[start:end].istitle(), dashed), LOST
