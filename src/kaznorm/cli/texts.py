"""Files that are one text each: what is done with them, and shown of them."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from kaznorm.choices import opened
from kaznorm.console import clear, place, put, say, show, told
from kaznorm.pipeline import Pipeline
from kaznorm.readers import Document
from kaznorm.render import terminal, visible
from kaznorm.report import Report
from kaznorm.writers import Outlet, encode


@dataclass
class Cleaning:
    """A run over inputs: what it does with each, and how many have failed or changed."""

    pipeline: Pipeline
    outlet: Outlet
    encoding: str
    check: bool
    diff: bool
    suggestions: bool
    quiet: bool
    failed: int = 0
    changed: int = 0

    def run(self, inputs: Sequence[str]) -> None:
        """Clean every input; one that fails costs a line, and the rest goes on."""
        progress = sys.stderr.isatty() and len(inputs) > 1 and not self.quiet
        for number, name in enumerate(inputs, 1):
            if progress:
                put(visible(f"{number}/{len(inputs)} {name}").encode(errors="replace"), sys.stderr)
            try:
                document = opened(name, self.encoding, quiet=self.quiet)
                report = self.pipeline.explain(document.text)
                self.outlet.put(document, report, rewrite=document.encoding != "utf-8")
                self.show(document, report, heading=len(inputs) > 1)
            except OSError:
                raise
            except Exception as error:  # noqa: BLE001  (one text that fails must not cost the others)
                self.failed += 1
                say(told(name, error))
            if progress:
                put(clear().encode(), sys.stderr)

    def show(self, document: Document, report: Report, *, heading: bool) -> None:
        """Print what is asked for, of one document."""
        changed = report.text != document.text
        self.changed += changed
        if self.check and changed and not self.diff:
            show(document.name)
        if self.diff and changed:
            colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
            if heading:
                show(f"--- {document.name}")
            for line in terminal(document.text, report.edits, colour=colour):
                show(line)
        if not (self.check or self.diff or self.outlet.results):
            put(encode(document, report.text))
        if self.suggestions and not self.outlet.report:
            for held in report.suggestions:
                why = f"{held.confidence:.2f} {held.reason}".rstrip()
                say(f"{place(document, held.start)}: {held.rule}: {held.before!r} → {held.after!r}? ({why})")
        if not self.quiet:
            for note in report.warnings:
                say(f"{place(document, note.start)}: {note.message}")
