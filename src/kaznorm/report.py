"""What a pipeline did to a text, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from kaznorm.alignment import Alignment
from kaznorm.edits import Change, Edit, Note, undo
from kaznorm.errors import InputError
from kaznorm.render import html


class Pass(NamedTuple):
    """One run of one normaliser that changed something; its edits are in the text that it was given."""

    rule: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Report:
    """The outcome of `explain`.

    `edits` lead from `source` to `text`: sorted, disjoint, `source[e.start:e.end] == e.before`. `suggestions`
    were held back for want of confidence; they and `warnings` stand at places of the source as well.
    """

    source: str
    text: str
    edits: tuple[Change, ...] = ()
    suggestions: tuple[Change, ...] = ()
    warnings: tuple[Note, ...] = ()
    passes: tuple[Pass, ...] = ()

    @cached_property
    def _alignment(self) -> Alignment:
        return Alignment(self.edits)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` comes from in the source; what was changed counts as a whole.

        `InputError` for a span that isn't in the text.

        >>> change = Change("hyphens", ("hyphens",), 0, 7, "ки- ген", "киген")
        >>> report = Report("ки- ген сөз", "киген сөз", (change,))
        >>> report.source_span(6, 9), report.source_span(0, 2)
        ((8, 11), (0, 7))
        """
        if not (hasattr(start, "__index__") and hasattr(end, "__index__") and 0 <= start <= end <= len(self.text)):
            raise InputError(
                f"there is no span {start} to {end}", remedy=f"the text has the offsets 0 to {len(self.text)}"
            )
        return self._alignment.to_source(start, end)

    def undo(self) -> str:
        """The source, found from the text and the edits alone."""
        return undo(self.text, self.edits)

    def to_dict(self) -> dict[str, Any]:
        """All of it in lists, dicts, strings and numbers, for JSON."""
        return {
            "source": self.source,
            "text": self.text,
            "edits": _plain(self.edits),
            "suggestions": _plain(self.suggestions),
            "warnings": _plain(self.warnings),
            "passes": [{"rule": done.rule, "edits": _plain(done.edits)} for done in self.passes],
        }

    def to_html(self) -> str:
        """A page that stands alone: the source with its edits, and why; then suggestions and warnings."""
        return html(self.source, self.edits, self.suggestions, self.warnings)


def _plain(rows: Sequence[Change | Edit | Note]) -> list[dict[str, Any]]:
    return [
        {key: list(value) if isinstance(value, tuple) else value for key, value in row._asdict().items()}
        for row in rows
    ]
