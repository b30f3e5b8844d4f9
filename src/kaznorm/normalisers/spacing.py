"""Rejoins letters and syllables that stand apart, and finds the words inside."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from kaznorm.alphabet import KAZAKH_ONLY
from kaznorm.contrast import without_shown
from kaznorm.edits import Edit, Note, Span, regap_in
from kaznorm.glance import DIGIT, LONE, glance
from kaznorm.language import DOUBTED, foreign
from kaznorm.lazily import lazily
from kaznorm.lm import load
from kaznorm.lm.broken import read_pieces
from kaznorm.lm.certain import find_certain
from kaznorm.lm.dashed import find_dashed, read_dashed
from kaznorm.lm.model import Model
from kaznorm.lm.pieces import find_pieces, overlaps
from kaznorm.lm.reading import read_run
from kaznorm.lm.runs import find_runs, is_apart, is_latin, names
from kaznorm.lm.wholes import surely_one
from kaznorm.lm.window import Piece, Rewritten
from kaznorm.lost import has_lost
from kaznorm.normaliser import Normaliser, option
from kaznorm.tokens import Scan, fold, folded_set, scan
from kaznorm.twins import table

BROKEN, SPACED = "broken word", "spaced letters"
Read = tuple[Rewritten | None, str]
"""What a stretch reads as, and why it is read."""
SURELY_BROKEN = 0.5
"""So sure the reading of three pieces and more must be, of which it is sure that they don't stand apart."""
_LATIN = lazily("[A-Za-z]{2}")
SURE = 0.95
"""How sure digits and capitals are one that what is behind them makes certain."""
CERTAIN, OFTEN = 0.9, 2
"""So many words so surely broken, and the text is one in which they are."""
LEAST, MOSTLY = 3, 0.75
"""So many breaks, most of them beside letters of Kazakh alone, and others are none."""
_BREAK = re.compile(r"(?<=([^\W\d_]))[^\S\n]+(?=([^\W\d_]))")


@dataclass(frozen=True)
class Spacing(Normaliser):
    """Rejoins what stands apart: `Ж и ы н т ө р а ғ а с ы` becomes `Жиын төрағасы`, `сайлауа лды` `сайлауалды`.

    Reads runs of single letters and of the pairs that kerning left together, with wide gaps as word gaps where a
    run has them, words broken into pieces that are no words, and drop capitals. Refuses lists of letters (`а) б) в)`),
    options (`A B C`), numbers outside runs, words that stand alone as well, and other languages.

    >>> [(e.old, e.new) for e in Spacing().find("Жи ы н т ө р а ғ а с ы келді.")]
    [('Жи ы н', 'Жиын'), ('т ө р а ғ а с ы', 'төрағасы')]
    """

    name: ClassVar[str] = "spacing"
    min_confidence: float = option(0.05, "edits less sure than this are only suggested", low=0, high=1)
    piece_confidence: float = option(0.75, "two pieces of words are joined only where it is this sure", low=0, high=1)
    lexicon: frozenset[str] = frozenset()

    def concerns(self, text: str) -> bool:
        """Whether lone letters stand there, or words that may be pieces of one."""
        seen = glance(text)
        if seen.holds_run or seen.holds_dashed or seen.pieces(folded_set(self.lexicon)) != []:
            return True
        return seen.has(DIGIT | LONE) and any(find_certain(load.model(), scan(text), seen.has(LONE)))

    def find(self, text: str) -> Iterable[Edit | Note]:
        """One edit for each word made whole."""
        seen = scan(text)
        model = load.model()
        own = folded_set(self.lexicon)
        runs = list(find_runs(seen)) if glance(text).holds_run else []
        dashed = list(find_dashed(model, seen, runs)) if glance(text).holds_dashed else []
        certain = list(find_certain(model, seen, glance(text).has(LONE))) if glance(text).has(DIGIT | LONE) else []
        if not runs and not dashed and not certain and glance(text).pieces(own) == []:
            return []
        lexicon = own | names(model, seen)
        alike = _in_one_script(seen, runs)
        of_runs: dict[Span, Read] = {span: (_read_run(model, seen, alike, span, lexicon), SPACED) for span in runs}
        of_runs |= {span: (_joined(seen, span), SPACED) for span in certain if not overlaps(span, runs)}
        read = _with_dashed(model, seen, of_runs, dashed, lexicon)
        edits = list(self._edits(model, seen, lexicon, read))
        if edits and has_lost(model, seen, lexicon):
            return [edit for edit in edits if edit.reason != BROKEN]
        broken = sum(edit.reason == BROKEN and edit.confidence > CERTAIN for edit in edits)
        if broken >= OFTEN:
            if lacking := _lacks_letters(edits):
                of_runs = {span: found for span, found in of_runs.items() if span in certain or is_apart(seen, *span)}
                dashed = list(find_dashed(model, seen, sorted(of_runs))) if glance(text).holds_dashed else []
                read = _with_dashed(model, seen, of_runs, dashed, lexicon, lacking)
            edits = list(self._edits(model, seen, lexicon, read, broken / len(seen.words), lacking))
        return edits

    def _edits(
        self,
        model: Model,
        seen: Scan,
        lexicon: frozenset[bytes],
        read: Mapping[Span, Read],
        share: float = 0.0,
        lacking: bool = False,
    ) -> Iterator[Edit]:
        spaced = 2 * sum(end - start for start, end in read) > len(seen.text)
        better = None if spaced else glance(seen.text).pieces(folded_set(self.lexicon))
        done = 0
        for start, end in sorted([*read, *find_pieces(model, seen, lexicon, sorted(read), share > 0, better)]):
            if start < done:
                continue
            if (start, end) in read:
                found, reason = read[start, end]
            else:
                found, reason = read_pieces(model, seen, start, end, lexicon, share, lacking), BROKEN
            if found is None or (reason == BROKEN and foreign(model, seen, start, end, DOUBTED)):
                continue
            made = regap_in(seen.text, found.start, found.end, found.new, found.confidence, reason)
            for edit in without_shown(seen.text, made) if reason == BROKEN else made:
                if edit.start >= done and (reason != BROKEN or edit.confidence >= self._least(model, edit)):
                    done = edit.start + len(edit.old)
                    yield edit
            done = max(done, found.end)

    def _least(self, model: Model, edit: Edit) -> float:
        """How sure an edit of pieces must be. Where they surely are one word, it may be open with which ending."""
        surely = surely_one(model, [fold(piece) for piece in edit.old.split()])
        return min(SURELY_BROKEN, self.piece_confidence) if surely else self.piece_confidence


def _with_dashed(
    model: Model,
    seen: Scan,
    runs: Mapping[Span, Read],
    dashed: Iterable[Span],
    lexicon: frozenset[bytes],
    lacking: bool = False,
) -> dict[Span, Read]:
    """The runs, and how words that are broken beside their hyphens read, of which runs may be a part."""
    found = {span: read_dashed(model, seen, *span, lexicon, lacking) for span in dashed}
    read: dict[Span, Read] = {span: (words, BROKEN) for span, words in found.items() if words}
    taken = sorted(read)
    return read | {span: run for span, run in runs.items() if not overlaps(span, taken)}


def _joined(seen: Scan, span: Span) -> Rewritten:
    """A stretch without its white space."""
    new = "".join(seen.text[slice(*span)].split())
    return Rewritten(*span, new, [Piece(0, len(new), SURE)])


def _lacks_letters(edits: Iterable[Edit]) -> bool:
    """Whether surely broken words are broken mostly beside letters of Kazakh alone, which a font may have lacked."""
    sure = [edit.old for edit in edits if edit.reason == BROKEN and edit.confidence > CERTAIN]
    breaks = [match[1] + match[2] for old in sure for match in _BREAK.finditer(old)]
    own = sum(not set(both).isdisjoint(KAZAKH_ONLY) for both in breaks)
    return len(breaks) >= LEAST and own >= MOSTLY * len(breaks)


def _in_one_script(seen: Scan, runs: Iterable[Span]) -> Sequence[Scan]:
    """The text with the single Latin letters of Cyrillic runs as the Cyrillic ones that they look like, in each way
    that there is (`y` as у and as ү)."""
    ways: list[list[str]] = []
    for start, end in runs:
        letters = "".join(filter(str.isalpha, seen.text[start:end]))
        latin = set(filter(str.isascii, letters))
        twins = {char: table()[char].cyrillic for char in latin if char in table()}
        if not latin or letters.isascii() or _LATIN.search(letters) or not all(map(twins.get, latin)):
            continue
        ways = ways or [list(seen.text), list(seen.text)]
        for way, which in zip(ways, (0, -1), strict=True):
            exchange = str.maketrans({char: twin[which] for char, twin in twins.items()})
            way[start:end] = seen.text[start:end].translate(exchange)
    return [Scan(text) for text in dict.fromkeys(map("".join, ways))]


def _read_run(
    model: Model, seen: Scan, alike: Sequence[Scan], span: Span, lexicon: frozenset[bytes]
) -> Rewritten | None:
    """A run as it reads, `None` where it is none or of another language; with its own letters."""
    if foreign(model, seen, *span) and not is_latin(seen, *span):
        return None
    ways = [other for other in alike if other.text[slice(*span)] != seen.text[slice(*span)]] or [seen]
    found = [way for other in ways if (way := read_run(model, other, *span, lexicon))]
    best = max(found, key=lambda way: way.confidence((0, len(way.new))), default=None)
    if best is None or ways == [seen]:
        return best
    own = filter(str.isalpha, seen.text[best.start : best.end])
    return best._replace(new="".join(next(own) if char.isalpha() else char for char in best.new))
