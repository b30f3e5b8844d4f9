"""Files that are one text each: what is done with them, and shown of them."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from kaznorm.batch.records import DIED, Format
from kaznorm.console import clear, place, put, say, show, stopping, told
from kaznorm.pipeline import Pipeline
from kaznorm.readers import AUTO, STDIN, Document, read
from kaznorm.render import terminal, visible
from kaznorm.report import Report
from kaznorm.workers import one_by_one, ordered_map
from kaznorm.writers import Outlet, StopError, encode

JSON = "this looks like JSON, and is cleaned as plain text; for an object in each line, add --format jsonl"


def is_json(name: str) -> bool:
    """Whether a name says so; JSON Lines has other names."""
    return name.lower().endswith(".json")


def _begins_with_record(text: str) -> bool:
    if not text.startswith("{"):
        return False
    try:
        return isinstance(json.loads(text.partition("\n")[0]), dict)
    except (ValueError, RecursionError):
        return False


@dataclass(frozen=True)
class Explaining:
    """What is done with an input, in whichever process: its document and report, or a line that says what is wrong."""

    pipeline: Pipeline
    encoding: str
    limit: int

    def __call__(self, name: str) -> tuple[Document, Report] | str:
        try:
            document = read(name, self.encoding, limit=self.limit)
            return document, self.pipeline.explain(document.text)
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001  (one text that fails must not cost the others)
            return told(name, error)

    def rescue(self, name: str) -> tuple[Document, Report] | str:
        """An input that was in flight when a process died."""
        [found] = one_by_one(self, [name], lambda name: f"{name}: {DIED}")
        return found


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
    jobs: int = 1
    limit: int = Format.limit
    failed: int = 0
    changed: int = 0
    done: int = 0

    def run(self, inputs: Sequence[str]) -> None:
        """Clean every input; one that fails costs a line, and the rest goes on."""
        progress = sys.stderr.isatty() and len(inputs) > 1 and not self.quiet
        function = Explaining(self.pipeline, self.encoding, self.limit)
        jobs = 1 if STDIN in inputs else self.jobs  # worker processes have no standard input
        results = ordered_map(function, inputs, jobs=jobs, rescue=function.rescue)
        with closing(results), stopping(lambda: f"{self.done} of {len(inputs)} inputs are done"):  # type: ignore[type-var]
            self._each(inputs, results, progress=progress)

    def _each(self, inputs: Sequence[str], results: Iterator[Any], *, progress: bool) -> None:
        for number, name in enumerate(inputs, 1):
            if progress:
                put(visible(f"{number}/{len(inputs)} {name}").encode(errors="replace"), sys.stderr)
            found = next(results)
            try:
                self.put(name, found, heading=len(inputs) > 1)
            except (OSError, StopError):
                raise
            except Exception as error:  # noqa: BLE001  (one text that fails must not cost the others)
                self.fail(told(name, error))
            self.done = number
            if progress:
                put(clear().encode(), sys.stderr)

    def fail(self, line: str) -> None:
        """Say that an input has failed."""
        self.failed += 1
        say(line)

    def put(self, name: str, found: "tuple[Document, Report] | str", *, heading: bool) -> None:
        """Write and print what became of an input."""
        if isinstance(found, str):
            self.fail(found)
            return
        document, report = found
        if self.encoding == AUTO and document.encoding != "utf-8" and not self.quiet:
            say(f"{name}: read as {document.encoding}")
        if not self.quiet and (is_json(name) or _begins_with_record(document.text)):
            say(f"{name}: {JSON}")
        self.outlet.put(document, report, rewrite=document.encoding != "utf-8")
        self.show(document, report, heading=heading)

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
