"""`encoding`: text that was decoded with the wrong table."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from kaznorm.alignment import Alignment
from kaznorm.alphabet import DECODING, FOREIGN, OTHER, OTHER_LETTER
from kaznorm.decodings import cyrillic, entities, lost, utf8, western
from kaznorm.edits import Change, Edit, Note, apply, compose
from kaznorm.glance import STRANGE, glance
from kaznorm.lm import load
from kaznorm.normaliser import Normaliser, option
from kaznorm.tokens import LETTER, scan

_SUSPICIOUS = frozenset((OTHER, OTHER_LETTER, *(DECODING.index(char) for char in FOREIGN + "±")))
_PLAIN = bytes(code for code in range(256) if code not in _SUSPICIOUS)
_HOLE, _TILDE = (re.compile(rb"%b(?=[%b])" % (mark, LETTER)) for mark in (rb"\?", b"~"))
_GONE = b"???"

Step = Callable[[str], Sequence[Edit | Note]]
_LETTERS: tuple[Step, ...] = (
    lambda text: western.find(text, load.model()),
    lambda text: utf8.find(text, load.model()),
    lambda text: cyrillic.find(text, load.model()),
    western.unexplained,
)


@dataclass(frozen=True)
class Encoding(Normaliser):
    """Undoes wrong decodings of a document as a whole: `Ќазаќстан` becomes `Қазақстан`.

    Knows KZ-1048 and PT154 that were read as CP1251; these and CP1251 that were read as Latin-1 or CP1252; UTF-8 that
    was read as one of the three, up to three times; fonts of old documents; HTML entities; `?`, `~` and U+FFFD for
    letters. All words of a document are exchanged by one table, or none: where they become Kazakh (or Russian) ones. A
    quotation in sound text is restored, too, if it is long enough to be certain, and so is a frequent word right beside
    Kazakh ones. Refuses other languages that have these letters, a short word alone, lost letters that may be several,
    entities beside tags and in code. What is beyond repair gets a note.

    >>> [(e.old, e.new) for e in Encoding().find("Ќазаќстан Республикасыныѕ халќы")]
    [('Ќазаќстан', 'Қазақстан'), ('Республикасыныѕ', 'Республикасының'), ('халќы', 'халқы')]
    """

    name: ClassVar[str] = "encoding"
    min_confidence: float = option(0.9, "edits less sure than this are only suggested", low=0, high=1)

    def concerns(self, text: str) -> bool:
        """Whether a character stands there that sound text has not."""
        return glance(text).has(STRANGE)

    def find(self, text: str) -> Iterator[Edit | Note]:
        """An edit for each word, or each line for UTF-8, that changes; notes for what can't be mended."""
        steps = list(_steps(text))
        changes: tuple[Change, ...] = ()
        held: list[Edit] = []
        notes: list[Note] = []
        for step in steps:
            found = step(text)
            edits = [item for item in found if isinstance(item, Edit)]
            sure = [edit for edit in edits if edit.confidence >= self.min_confidence]
            alignment = Alignment(changes)
            if not changes:
                held += [edit for edit in edits if edit.confidence < self.min_confidence]
            notes += [
                Note(*alignment.to_source(item.start, item.end), item.message)
                for item in found
                if isinstance(item, Note)
            ]
            if sure:
                changes = compose(changes, sure, self.name)
                text = apply(text, sure)
        yield from _in_order(changes, held, notes)


def _steps(text: str) -> Iterator[Step]:
    """What is worth looking for in a text; sound ones mostly have nothing."""
    coded = scan(text).shadow
    if b"&" in coded:
        yield entities.find
    if coded.translate(None, _PLAIN) or b"&" in coded:
        yield from _LETTERS
    if _HOLE.search(coded) or _TILDE.search(coded) or _GONE in coded or "\N{REPLACEMENT CHARACTER}" in text:
        yield lambda text: lost.find(text, load.model())


def _in_order(changes: Sequence[Change], held: Sequence[Edit], notes: Sequence[Note]) -> Iterator[Edit | Note]:
    """All of it in the order of the text, without what is held back where something changes."""
    edits = [Edit(c.start, c.before, c.after, c.confidence, c.reason) for c in changes]
    end = 0
    for edit in sorted([*edits, *held], key=lambda edit: (edit.start, -edit.confidence)):
        if edit.start >= end:
            yield edit
            end = edit.start + len(edit.old)
    yield from notes
