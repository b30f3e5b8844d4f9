"""What is told of records beside their results: every edit, and the lines that chrome removed.

Workers write the lines, without what they don't know: file and result. The files grow by a shard when that is whole,
and on resumption are cut back to what belongs to whole shards.
"""

import errno
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import IO, Any, NamedTuple

from kaznorm.edits import Change
from kaznorm.errors import OptionError
from kaznorm.report import Report
from kaznorm.writers import named


class Tell(NamedTuple):
    """What is asked for."""

    edits: bool = False
    suggestions: bool = False
    removed: bool = False


NOTHING = Tell()


class Told(NamedTuple):
    """Of some records: lines of JSON without their beginning, and numbers of lines with what stood there."""

    edits: list[str]
    removed: list[str]


def tell(told: Told, wanted: Tell, report: Report, line: int, *, inner: bool) -> None:
    """Add what is told of a record that begins at a line; `inner` says that lines of its text are lines of the file."""
    if wanted.edits:
        told.edits.extend(_row(line, change, applied=True) for change in report.edits)
    if wanted.edits and wanted.suggestions:
        told.edits.extend(_row(line, change, applied=False) for change in report.suggestions)
    if wanted.removed:
        told.removed.extend(f"{number}: {gone}" for number, gone in _removed(report, line, inner=inner))


def _row(line: int, change: Change, *, applied: bool) -> str:
    return json.dumps({"line": line, "applied": applied, **change._asdict()}, ensure_ascii=False)[1:]


def _removed(report: Report, line: int, *, inner: bool) -> Iterator[tuple[int, str]]:
    for change in report.edits:
        if "chrome" not in change.rules:
            continue
        first = line + report.source.count("\n", 0, change.start)
        for number, gone in enumerate(change.before.split("\n"), first):
            if gone.strip():
                yield (number if inner else line), gone.rstrip()


def check(paths: Iterable[Path]) -> None:
    """`FileError` where such files can't be written; nothing but their folders is made."""
    for path in paths:
        with named(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if not os.access(path if path.exists() else path.parent, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


class Beside:
    """The files, by what they hold: `edits` or `removed`.

    `ends` are the sizes at which the last whole shard ended, and the checksums of what stood there.
    """

    def __init__(self, paths: Mapping[str, Path], ends: Mapping[str, tuple[int, str]]) -> None:
        self.paths = paths
        self.parts: dict[str, IO[bytes]] = {}
        self.sums = {kind: hashlib.sha256() for kind in paths}
        for kind, path in paths.items():
            with named(path):
                self._cut(path, self.sums[kind], *ends.get(kind, (0, "")))

    def add(self, name: str, result: str | None, told: Told) -> None:
        """Take what is told of records of a file."""
        begin = json.dumps({"file": name, "result": result}, ensure_ascii=False)[:-1]
        if "edits" in self.paths:
            self._write("edits", (f"{begin}, {row}\n" for row in told.edits))
        if "removed" in self.paths:
            self._write("removed", (f"{name}:{row}\n" for row in told.removed))

    def _write(self, kind: str, lines: Iterable[str]) -> None:
        with _in_temporary():
            if kind not in self.parts:
                self.parts[kind] = tempfile.TemporaryFile()  # noqa: SIM115  (`commit` or `drop` closes it)
            self.parts[kind].write("".join(lines).encode(errors="backslashreplace"))

    def commit(self) -> dict[str, tuple[int, str]]:
        """Add what belongs to a shard that is whole; how long the files are then, and their checksums."""
        for kind, part in self.parts.items():
            path = self.paths[kind]
            with _in_temporary():
                part.seek(0)
            with named(path), path.open("ab") as file:
                while data := part.read(1 << 20):
                    file.write(data)
                    self.sums[kind].update(data)
                file.flush()
                if path.is_file():
                    os.fsync(file.fileno())
        self.drop()
        files = {kind: path for kind, path in self.paths.items() if path.is_file()}
        return {kind: (path.stat().st_size, self.sums[kind].hexdigest()) for kind, path in files.items()}

    def drop(self) -> None:
        """Forget what belongs to a shard that isn't whole."""
        for part in self.parts.values():
            with suppress(OSError):  # of what was not written yet
                part.close()
        self.parts = {}

    @staticmethod
    def _cut(path: Path, total: Any, size: int, checksum: str) -> None:
        """Begin a file anew, or cut it back to what it held, which `total` takes in."""
        if path.exists() and not path.is_file():
            return
        if size:
            with suppress(FileNotFoundError), path.open("rb") as file:
                for at in range(0, size, 1 << 20):
                    total.update(file.read(min(1 << 20, size - at)))
            if total.hexdigest() != checksum:
                cause = "this file is missing or was changed since the run was broken off"
                raise OptionError(cause, where=str(path), remedy="put it back, or begin anew in another folder")
        path.touch()
        os.truncate(path, size)


def _in_temporary() -> AbstractContextManager[None]:
    """Name the folder of temporary files in what goes wrong there."""
    return named(Path(tempfile.gettempdir()))
