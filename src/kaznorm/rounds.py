"""The one way in which text is ever changed: normalisers propose, in rounds, until a text is settled."""

import logging
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from kaznorm import blocks, protect
from kaznorm.alignment import Alignment
from kaznorm.edits import Change, Edit, Note, Span, apply, compose
from kaznorm.errors import EditError, KaznormError
from kaznorm.normaliser import Normaliser
from kaznorm.report import Pass, Report

ROUNDS = 4
ATTEMPTS = 3  # blocks that don't settle are left out; then, all of them
_LEAST, _MOST = -1e-6, 1 + 1e-6  # confidence; sums of probabilities are rounded
# These decide a document as a whole, and aren't taken back in one block.
WHOLE = frozenset({"encoding", "chrome"})

_BLOCK_END = re.compile(r"(?>\r\n|\r|\n)[^\S\r\n]*(?>\r\n|\r|\n)\s*")
_UNSETTLED = f"doesn't settle in {ROUNDS} rounds, and is left as it was"

log = logging.getLogger("kaznorm")
log.addHandler(logging.NullHandler())  # heard by who configures logging; else a library is quiet


def settle(normalisers: Sequence[Normaliser], source: str, protected: tuple[str, ...] = ()) -> Report:
    """The report of a text that the normalisers have been over until none of them changes anything.

    Where four rounds aren't enough, the blocks (paragraphs) that the fourth still changes keep their text,
    but for what decides a document as a whole, with a warning. Settling what was settled changes nothing: an
    outcome that wouldn't stay is none, and then the whole text stays as it was.
    """
    report = _settled(normalisers, source, protected)[0]
    if places := ", ".join(f"{note.start}-{note.end}" for note in report.warnings if note.message == _UNSETTLED):
        log.warning("a text %s, at %s", _UNSETTLED, places)
    return report


def _settled(
    normalisers: Sequence[Normaliser], source: str, protected: tuple[str, ...] = ()
) -> "tuple[Report, _Run | None]":
    """The report, and the run that led to it where all has settled."""
    if not blocks.are_many(source) and not any(normaliser.concerns(source) for normaliser in normalisers):
        return Report(source, source), None
    report, run = _attempt(normalisers, source, protected)
    if run:
        return report, run
    if report.text != source and _attempt(normalisers, report.text, protected)[0].text != report.text:
        report = _given_up(source)
    return (replace(report, edits=(), passes=()) if report.text == source else report), None


def _attempt(
    normalisers: Sequence[Normaliser], source: str, protected: tuple[str, ...]
) -> "tuple[Report, _Run | None]":
    """The report, and the run where every paragraph has settled."""
    starts: list[int] = []
    frozen: set[int] = set()
    for attempt in range(ATTEMPTS + 1):
        run = _Run(normalisers, source, protected, _block_spans(starts, frozen, source))
        if run.settles():
            return run.report(), None if frozen else run
        starts = starts or [0, *(m.end() for m in _BLOCK_END.finditer(source) if m.end() < len(source))]
        touched = {block for span in run.touched for block in _blocks_at(starts, span)}
        if touched <= frozen:
            break
        frozen |= touched if attempt + 1 < ATTEMPTS else set(range(len(starts)))
    return _given_up(source), None


def _given_up(source: str) -> Report:
    return Report(source, source, warnings=(Note(0, len(source), _UNSETTLED),))


def _blocks_at(starts: list[int], span: Span) -> range:
    """The numbers of the blocks that a span of the source lies in."""
    first = bisect_right(starts, span[0]) - 1
    return range(first, max(first + 1, bisect_left(starts, span[1])))


def _block_spans(starts: list[int], numbers: Iterable[int], source: str) -> list[Span]:
    ends = [*starts[1:], len(source)]
    return protect.merged((starts[number], ends[number]) for number in numbers)


def _found(normaliser: Normaliser, text: str) -> Iterator[object]:
    """What a normaliser finds; an error of its own becomes one that names it."""
    try:
        yield from normaliser.find(text)
    except (KaznormError, MemoryError):
        raise
    except Exception as error:
        own = type(normaliser).__module__.startswith("kaznorm.")
        remedy = "this is a fault of kaznorm, please report it" if own else "mend its find()"
        raise KaznormError(f"{type(error).__name__}: {error}", where=normaliser.name, remedy=remedy) from error


class _Held(NamedTuple):
    """What was held back in a text that is settled, by the names of normalisers, and noted of it."""

    edits: Mapping[str, list[Edit]]
    notes: Mapping[str, list[Note]]

    @classmethod
    def of(cls, report: Report, noting: str) -> "_Held":
        """That of a report without edits; the notes under one name."""
        edits: dict[str, list[Edit]] = {}
        for held in report.suggestions:
            edit = Edit(held.start, held.before, held.after, held.confidence, held.reason)
            edits.setdefault(held.rule, []).append(edit)
        return cls(edits, {noting: list(report.warnings)})


class _Run:
    """The rounds over one text: how far it has come, and what each normaliser's last look held back."""

    def __init__(
        self, normalisers: Sequence[Normaliser], source: str, protected: tuple[str, ...], frozen: list[Span]
    ) -> None:
        self.normalisers = normalisers
        self.source = self.text = source
        self.protected = protected
        self.frozen = frozen
        self.changes: tuple[Change, ...] = ()
        self.passes: list[Pass] = []
        self.settled: dict[str, str] = {}  # the last text in which a normaliser changed nothing
        self.held: dict[str, list[Edit]] = {}
        self.notes: dict[str, list[Note]] = {}
        self.round = 0
        self.touched: list[Span] = []  # in the source, by the last round
        self.spans: tuple[str, list[Span]] = "", []  # the last text in which the protected was looked for
        self.known: dict[tuple[str, str], _Held] = {}  # blocks that are settled, for normalisers from one on

    def settles(self) -> bool:
        """Whether some round applies nothing. A normaliser that has seen this very text isn't asked again."""
        for self.round in range(1, ROUNDS + 1):
            passes = len(self.passes)
            if blocks.are_many(self.text) and not self.protected:
                for local, row in groupby(self.normalisers, blocks.is_local):
                    (self.by_blocks if local else self.steps)(tuple(row))
            else:
                self.steps(self.normalisers)
            if len(self.passes) == passes:
                return True
        return False

    def steps(self, normalisers: Sequence[Normaliser]) -> None:
        """One pass of each, over the whole text."""
        for normaliser in normalisers:
            if self.settled.get(normaliser.name) is not self.text:
                self.step(normaliser)

    def step(self, normaliser: Normaliser) -> None:
        """One pass, if the text concerns the normaliser."""
        if not blocks.concerns(normaliser, self.text):
            self.held[normaliser.name], self.notes[normaliser.name] = [], []
            self.settled[normaliser.name] = self.text
            return
        edits = self.free(normaliser, self.propose(normaliser))
        if edits:
            self.put(normaliser.name, edits)
        else:
            self.settled[normaliser.name] = self.text

    def put(self, name: str, edits: list[Edit]) -> None:
        """Make the edits of a pass."""
        try:
            text = apply(self.text, edits)
        except EditError as error:
            error.where = name
            raise
        if self.round == ROUNDS:
            alignment = Alignment(self.changes)
            self.touched += [alignment.to_source(e.start, e.start + len(e.old)) for e in edits]
        self.changes = compose(self.changes, edits, name)
        self.passes.append(Pass(name, tuple(edits)))
        self.text = text

    def by_blocks(self, normalisers: Sequence[Normaliser]) -> None:
        """All rounds of these over each block that isn't known to be settled, and isn't to stay as it was."""
        spans = blocks.split(self.text)
        alignment = Alignment(self.changes)
        frozen = [alignment.to_text(*span) for span in self.frozen]
        passes: list[list[blocks.Made]] = []
        for normaliser in normalisers:
            self.held[normaliser.name], self.notes[normaliser.name] = [], []
        for start, end in spans:
            stays = bisect_left(frozen, (end,)) > bisect_right(frozen, start, key=itemgetter(1))
            passes.append([] if stays else self.look(normalisers, start, self.text[start:end]))
        for name, edits in blocks.merged(spans, passes):
            self.put(name, edits)

    def look(self, normalisers: Sequence[Normaliser], start: int, block: str) -> list[blocks.Made]:
        """What is done to a block. Of one that is settled, what is held back is noted."""
        first = normalisers[0].name
        known = self.known.get((first, block))
        if known is None:
            report, run = _settled(normalisers, block)
            if report.text != block:
                if run:
                    self.known[first, report.text] = _Held(run.held, run.notes)
                return [(done.rule, done.edits) for done in report.passes]
            known = self.known[first, block] = _Held.of(report, first)
        for name, held in known.edits.items():
            self.held[name] += blocks.moved(held, start)
        for name, notes in known.notes.items():
            self.notes[name] += [note._replace(start=note.start + start, end=note.end + start) for note in notes]
        return []

    def propose(self, normaliser: Normaliser) -> list[Edit]:
        """The edits sure enough to be made; the others, and the notes, are kept for the report."""
        name, edits = normaliser.name, list[Edit]()
        held = self.held[name] = []
        notes = self.notes[name] = []
        for item in _found(normaliser, self.text):
            if isinstance(item, Note):
                notes.append(item)
            elif not isinstance(item, Edit):
                raise KaznormError(f"find() gave {item!r}", where=name, remedy="give Edit or Note")
            elif not all(isinstance(side, str) for side in (item.old, item.new)):
                raise EditError(f"find() gave {item!r}", where=name, remedy="give strings for old and new")
            elif not _LEAST <= item.confidence <= _MOST:
                cause = f"an edit at {item.start} has the confidence {item.confidence}"
                raise EditError(cause, where=name, remedy="give a number from 0 to 1")
            elif item.old != item.new:
                (edits if item.confidence >= normaliser.min_confidence else held).append(item)
        return edits

    def free(self, normaliser: Normaliser, edits: list[Edit]) -> list[Edit]:
        """The edits that touch nothing protected, and no block that is to stay as it was."""
        if edits and self.protected:
            if self.spans[0] is not self.text:
                self.spans = self.text, protect.spans(self.protected, self.text)
            edits = protect.outside(edits, self.spans[1])
        if edits and self.frozen and normaliser.name not in WHOLE:
            alignment = Alignment(self.changes)
            spans = [alignment.to_text(*span) for span in self.frozen]
            if spans[-1][1] == len(self.text):
                spans[-1] = spans[-1][0], len(self.text) + 1
            edits = protect.outside(edits, spans, closed=True)
        return edits

    def report(self) -> Report:
        alignment = Alignment(self.changes)
        held = [(n.name, edit) for n in self.normalisers for edit in self.free(n, self.held[n.name])]
        suggestions = [self.suggestion(rule, edit, alignment) for rule, edit in held]
        suggestions = sorted((s for s in suggestions if s.before != s.after), key=lambda s: (s.start, s.end))
        seen = [note for n in self.normalisers for note in self.notes[n.name]]
        notes = [Note(*alignment.to_source(start, end), message) for start, end, message in seen]
        notes += [Note(start, end, _UNSETTLED) for start, end in self.frozen]
        passes = tuple(self.passes)
        return Report(self.source, self.text, self.changes, tuple(suggestions), tuple(sorted(notes)), passes)

    def suggestion(self, rule: str, edit: Edit, alignment: Alignment) -> Change:
        """A held-back edit as a change of the source; where it meets a change, both together."""
        end = edit.start + len(edit.old)
        lo, hi = alignment.widened(edit.start, end)
        start, stop = alignment.to_source(edit.start, end)
        after = self.text[lo : edit.start] + edit.new + self.text[end:hi]
        before = self.source[start:stop]
        return Change(rule, (rule,), start, stop, before, after, edit.confidence, edit.reason)
