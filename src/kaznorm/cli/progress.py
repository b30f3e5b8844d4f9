"""How a run goes on, on standard error: a bar on a terminal, or lines of JSON."""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import click

from kaznorm.batch.records import Done
from kaznorm.console import clear, put, say
from kaznorm.readers import STDIN

EVERY = 5.0  # seconds between lines of progress in JSON


def many(number: int, thing: str) -> str:
    """How many of a thing.

    >>> many(1, "edit"), many(2, "edit")
    ('1 edit', '2 edits')
    """
    return f"{number} {thing}{'s' * (number != 1)}"


class Progress:
    """Tells what happens. Rejects and failures are told even if quiet."""

    def __init__(
        self, names: Sequence[str], *, quiet: bool, log_json: bool, rejects: bool = True, again: bool = False
    ) -> None:
        self.again = again  # a run that is taken up
        self.quiet, self.log_json, self.rejects = quiet, log_json, rejects
        self.stored = dict.fromkeys(names, 0)
        self.sum = self.documents = self.bytes = 0
        self.began = self.last = time.monotonic()
        self.length = sum(Path(name).stat().st_size for name in names if name != STDIN and Path(name).is_file())
        self.bar: Any = None
        if sys.stderr.isatty() and not quiet and not log_json and self.length:
            self.bar = click.progressbar(
                length=self.length,
                file=sys.stderr,
                show_pos=False,
                item_show_func=lambda _: f"{self._rate()}, {self.documents} documents",
            )

    def __enter__(self) -> Self:
        if self.bar:
            self.bar.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        if self.bar:
            self.bar.__exit__(*error)

    def step(self, name: str, stored: int, done: Done, size: int) -> None:
        """A chunk is done."""
        more = max(0, stored - self.stored.get(name, 0))
        self.stored[name] = self.stored.get(name, 0) + more
        self.sum, self.documents, self.bytes = self.sum + more, self.documents + done.documents, self.bytes + size
        if self.bar:
            self.bar.update(more, name)
        elif self.log_json and not self.quiet and time.monotonic() - self.last >= EVERY:
            self.last = time.monotonic()
            self.event(
                "progress", documents=self.documents, bytes=self.bytes, seconds=self._seconds(), left=self._left()
            )

    def event(self, kind: str, **row: Any) -> None:
        """Something that is told in a line."""
        if self.log_json:
            if not self.quiet or kind in ("failed", "reject"):
                line = json.dumps({"event": kind, **row}, ensure_ascii=False)
                put(f"{line}\n".encode(errors="backslashreplace"), sys.stderr)
        elif kind == "failed":
            say(row["cause"])
        elif kind == "reject" and self.rejects:
            at = row["offset"] if row["fault"] is None else row["fault"]
            place = f" (offset {at})" if at is not None else ""
            say(f"{row['file']}, line {row['line']}{place}: {row['cause']}")
        elif kind == "done":
            changed = f"{row['changed']} changed by {many(row['edits'], 'edit')}"
            counts = f"{many(row['documents'], 'document')}, {changed}"
            failed = f"{many(row['failed'], 'input')} failed" if row["failed"] else ""
            rate = self._rate() if self.bytes else "there was nothing left to do" if self.again and not failed else ""
            put(f"{clear()}{'; '.join(filter(None, (counts, rate, failed)))}\n".encode(), sys.stderr)

    def _rate(self) -> str:
        return f"{self.bytes / 1e6 / max(self._seconds(), 0.01):.1f} MB/s"

    def _seconds(self) -> float:
        return round(time.monotonic() - self.began, 2)

    def _left(self) -> float | None:
        """Seconds until the end, as far as the files' sizes tell."""
        return round(self._seconds() * (self.length - self.sum) / self.sum, 1) if self.sum and self.length else None
