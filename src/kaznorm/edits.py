"""Edits, and apply, compose, undo; and regap, for who joins and splits words."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from kaznorm.errors import EditError, StaleEditError

Span: TypeAlias = tuple[int, int]
Pair: TypeAlias = tuple[Span, Span]


class Edit(NamedTuple):
    """A proposal: at `start`, where `old` stands, `new` is right, with this probability."""

    start: int
    old: str
    new: str
    confidence: float = 1.0
    reason: str = ""


class Note(NamedTuple):
    """Something seen and left alone."""

    start: int
    end: int
    message: str


class Change(NamedTuple):
    """What became of `source[start:end]`, after all passes that took part in it.

    `rules` names them in order; `rule`, `confidence` and `reason` are those of the least certain.
    """

    rule: str
    rules: tuple[str, ...]
    start: int
    end: int
    before: str
    after: str
    confidence: float = 1.0
    reason: str = ""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made.

    `EditError` where they overlap or aren't sorted, `StaleEditError` where `old` isn't what stands there.

    >>> apply("ки- ген сөз", [Edit(0, "ки- ген", "киген")])
    'киген сөз'
    """
    parts: list[str] = []
    at = 0
    for edit in edits:
        if edit.start < at:
            raise EditError(f"the edit at {edit.start} begins before the last one ends, at {at}")
        if not text.startswith(edit.old, edit.start):
            found = text[edit.start : edit.start + len(edit.old)]
            raise StaleEditError(f"an edit expects {edit.old!r} at {edit.start}, where {found!r} stands")
        parts += text[at : edit.start], edit.new
        at = edit.start + len(edit.old)
    return "".join((*parts, text[at:])) if parts else text


def undo(text: str, changes: Iterable[Change]) -> str:
    """The source, from the text that the changes led to.

    >>> undo("киген сөз", [Change("hyphens", ("hyphens",), 0, 7, "ки- ген", "киген")])
    'ки- ген сөз'
    """
    backwards: list[Edit] = []
    shift = 0
    for change in changes:
        backwards.append(Edit(change.start + shift, change.after, change.before))
        shift += len(change.after) - len(change.before)
    return apply(text, backwards)


class _Piece(NamedTuple):
    """A change or an edit, where it stands in the text between them: after the changes, before the edits."""

    start: int
    end: int
    text: str
    change: Change | None
    edit: Edit | None


def compose(changes: Sequence[Change], edits: Sequence[Edit], rule: str) -> tuple[Change, ...]:
    """What `changes` did to the source, and then `edits` of `rule` to the outcome, as one row of changes.

    Those that overlap become one, and so do a deletion and an insertion at the same place. What is restored
    to what it was vanishes. Linear in both.

    >>> first = compose((), [Edit(4, "ки- ген", "киген", 0.9)], "hyphens")
    >>> compose(first, [Edit(0, "бір киген", "бір-киген")], "spacing")[0][:6]
    ('hyphens', ('hyphens', 'spacing'), 0, 11, 'бір ки- ген', 'бір-киген')
    """
    composed: list[Change] = []
    shift = 0  # from the text between to the source
    for group in _groups(changes, edits):
        change = _merge(group, group[0].start + shift, rule)
        shift += sum(len(p.change.before) - len(p.change.after) for p in group if p.change)
        if change.before != change.after:
            composed.append(change)
    return tuple(composed)


def _groups(changes: Sequence[Change], edits: Sequence[Edit]) -> Iterator[list[_Piece]]:
    group: list[_Piece] = []
    reach = -1
    for piece in _in_order(changes, edits):
        here = group and piece.start == reach == piece.end == group[-1].start
        if group and not (piece.start < reach or (here and (piece.edit is None) != (group[-1].edit is None))):
            yield group
            group = []
        group.append(piece)
        reach = max(reach, piece.end)
    if group:
        yield group


def _in_order(changes: Sequence[Change], edits: Sequence[Edit]) -> Iterator[_Piece]:
    """Changes and edits in one row; at the same place, what has no extent stands before what has."""
    pending = (_Piece(e.start, e.start + len(e.old), e.old, None, e) for e in edits)
    edit = next(pending, None)
    shift = 0
    for change in changes:
        start = change.start + shift
        piece = _Piece(start, start + len(change.after), change.after, change, None)
        while edit is not None and edit[:2] < piece[:2]:
            yield edit
            edit = next(pending, None)
        yield piece
        shift += len(change.after) - len(change.before)
    if edit is not None:
        yield edit
    yield from pending


def _merge(group: list[_Piece], start: int, rule: str) -> Change:
    """One change for pieces that hang together and begin at `start` in the source."""
    first = group[0]
    if len(group) == 1 and first.change is not None:
        return first.change
    if len(group) == 1 and first.edit is not None:
        _, old, new, confidence, reason = first.edit
        return Change(rule, (rule,), start, start + len(old), old, new, confidence, reason)
    between, lo = "", first.start
    for piece in group:
        between += piece.text[lo + len(between) - piece.start :] if piece.end > lo + len(between) else ""
    undone = [Edit(p.start - lo, c.after, c.before) for p in group if (c := p.change)]
    done = [e._replace(start=p.start - lo) for p in group if (e := p.edit)]
    before, after = apply(between, undone), apply(between, done)
    sure = [(c.confidence, c.rule, c.reason) for p in group if (c := p.change)]
    sure += [(e.confidence, rule, e.reason) for e in done]
    confidence, name, reason = min(sure, key=lambda part: part[0])
    rules = [taken for p in group if (c := p.change) for taken in c.rules]
    taken_part = tuple(dict.fromkeys([*rules, rule]))
    return Change(name, taken_part, start, start + len(before), before, after, confidence, reason)


_MARKS = (
    r"\-\N{SOFT HYPHEN}\N{NOT SIGN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}"
    r"\N{HORIZONTAL BAR}\N{MINUS SIGN}"
)
_LETTER = re.compile(rf"[^\s{_MARKS}]")
_SPACE = re.compile(r"\s+")
_WRITTEN_BEFORE, _WRITTEN_AFTER = re.compile(r"\S*\Z"), re.compile(r"\S*")
_REACH = 200


def regap(
    start: int, old: str, new: str, confidence: float | Callable[[Span], float] = 1.0, reason: str = ""
) -> Iterator[Edit]:
    """The edits that lead from `old`, which stands at `start`, to `new`, in the grain of words.

    Both are cut where white space stands between the same letters in both (a letter is all but white space,
    hyphens and dashes). What stayed the same is dropped; white space that alone differs is an edit of its
    own. `confidence` is a number, or gives one for a span of `new`. `EditError` where letters were lost or
    gained; they may be exchanged.

    >>> [(e.start, e.old, e.new) for e in regap(7, "ж и ы н  т ө р і", "жиын төрі")]
    [(7, 'ж и ы н', 'жиын'), (14, '  ', ' '), (16, 'т ө р і', 'төрі')]
    """
    for (a, b), (c, d) in _changed(old, new):
        sure = confidence((c, d)) if callable(confidence) else confidence
        yield Edit(start + a, old[a:b], new[c:d], sure, reason)


def regap_in(
    text: str, start: int, end: int, new: str, confidence: float | Callable[[Span], float] = 1.0, reason: str = ""
) -> Iterator[Edit]:
    """As `regap`, for a stretch of a text that may begin and end inside what white space bounds.

    >>> [(e.start, e.old, e.new) for e in regap_in("«сөй леді».", 1, 9, "сөйледі")]
    [(0, '«сөй леді».', '«сөйледі».')]
    """
    head = _WRITTEN_BEFORE.search(text, max(0, start - _REACH), start)
    tail = _WRITTEN_AFTER.match(text, end, end + _REACH)
    before, after = (head[0] if head else ""), (tail[0] if tail else "")
    shift = len(before)
    sure = (lambda span: confidence((span[0] - shift, span[1] - shift))) if callable(confidence) else confidence
    yield from regap(start - shift, before + text[start:end] + after, before + new + after, sure, reason)


def _changed(old: str, new: str) -> list[Pair]:
    """What differs; where a line end moved from one piece to the next, the two stand or fall together."""
    changed: list[Pair] = []
    gained_before = 0
    for (a, b), (c, d) in _pieces(old, new):
        if old[a:b] == new[c:d]:
            continue
        gained = _ends_line(new[c:d]) - _ends_line(old[a:b])
        if gained and gained == -gained_before and changed[-1][0][1] == a and changed[-1][1][1] == c:
            changed[-1] = (changed[-1][0][0], b), (changed[-1][1][0], d)
        else:
            changed.append(((a, b), (c, d)))
        gained_before = gained
    return changed


def _ends_line(piece: str) -> bool:
    return "\n" in piece or "\f" in piece


def _pieces(old: str, new: str) -> Iterator[Pair]:
    """Old and new, cut in the same places: in turn words and white space."""
    i = j = 0
    for (a, b), (c, d) in _cuts(old, new):
        yield (i, a), (j, c)
        yield (a, b), (c, d)
        i, j = b, d


def _cuts(old: str, new: str) -> Iterator[Pair]:
    """White space at the same place in old and new; the outermost comes first and last, and may be empty."""
    letters = [m.start() for m in _LETTER.finditer(old)], [m.start() for m in _LETTER.finditer(new)]
    if len(letters[0]) != len(letters[1]):
        raise EditError(f"{new!r} has other letters than {old!r}")
    i, j = len(old) - len(old.lstrip()), len(new) - len(new.lstrip())
    yield (0, i), (0, j)
    ends = max(i, len(old.rstrip())), max(j, len(new.rstrip()))
    for stop, new_stop in (*zip(*letters, strict=True), ends):
        if i < stop and j < new_stop:
            gaps = [m.span() for m in _SPACE.finditer(old, i, stop)]
            new_gaps = [m.span() for m in _SPACE.finditer(new, j, new_stop)]
            same = len(gaps) == len(new_gaps)
            yield from zip(gaps if same else gaps[:1], new_gaps, strict=same)
        i, j = stop + 1, new_stop + 1
    yield (ends[0], len(old)), (ends[1], len(new))
