"""Files out: where each result goes, written aside and put in place whole, with backups and reports."""

import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO

from kaznorm.edits import Change
from kaznorm.errors import OptionError
from kaznorm.readers import BOM, STDIN, Document, FileError
from kaznorm.report import Report


def targets(paths: Sequence[str], inputs: Sequence[str], output: str | None) -> dict[str, Path]:
    """Where each result goes. `output` is a folder, unless there is one file and it has a suffix.

    One input without `output` goes nowhere: it is for standard output. Several are an `OptionError`.

    >>> [path.as_posix() for path in targets(["scans", "-"], ["scans/page.txt", "-"], "restored").values()]
    ['restored/page.txt', 'restored/stdin.txt']
    """
    one = len(paths) == 1 and (paths[0] == STDIN or not Path(paths[0]).is_dir())
    if output is None:
        if not one:
            raise OptionError("there are several results", remedy="name a folder for them with -o")
        return {}
    path = Path(output)
    if one and path.suffix and not path.is_dir() and not output.endswith(("/", os.sep)):
        return {inputs[0]: path}
    return {name: path / ("stdin.txt" if name == STDIN else Path(name).name) for name in inputs}


def check_targets(results: Mapping[str, Path], others: Iterable[str], inputs: Iterable[str]) -> None:
    """`OptionError` where an input would be written over, or two things would be written to one file.

    `others` are the files that are written beside the results, such as a report.
    """
    sources = {_identity(Path(name)) for name in inputs if name != STDIN}
    taken: dict[object, str] = {}
    for name, path in chain(results.items(), ((other, Path(other)) for other in others)):
        key = _identity(path)
        if key in sources:
            raise OptionError(
                f"{path} is an input and would be overwritten", remedy="write elsewhere, or use --in-place"
            )
        if key in taken:
            cause = f"{taken[key]} and {name} would be written to one file, {path}"
            raise OptionError(cause, remedy="keep them apart")
        taken[key] = name


def _identity(path: Path) -> object:
    """What two paths to one file have in common."""
    try:
        found = path.stat()
    except OSError:
        return path.absolute()
    return found.st_dev, found.st_ino


def encode(document: Document, text: str, encoding: str = "utf-8") -> bytes:
    """The bytes of a text that came of a document, with the byte order mark that the document had."""
    return ((BOM if document.bom else "") + text).encode(encoding)


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. `FileError` where that can't be done."""
    with named(path), aside(path) as file:
        file.write(data)


def make_folders(paths: Iterable[Path]) -> None:
    """Make the folders that the files are written to. `FileError` where that can't be done."""
    for folder in {path.parent: None for path in paths}:
        with named(folder):
            folder.mkdir(parents=True, exist_ok=True)


@contextmanager
def aside(path: Path) -> Iterator[BinaryIO]:
    """A file to write, put in the place of `path` once all is written, and dropped where that fails.

    A link is followed; what is no regular file (a pipe, a device) is written directly.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        with path.open("wb") as direct:
            yield direct
        return
    part = path.with_name(f".kaznorm-{secrets.token_hex(6)}.part")
    try:
        with part.open("xb") as file:
            yield file
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Turn what goes wrong in writing `path` into a `FileError` that names it."""
    try:
        yield
    except OSError as error:
        raise FileError(
            f"can't be written: {error.strerror or error}",
            where=str(path),
            remedy="name a place that you may write to",
        ) from None


def back_up(path: Path) -> Path:
    """Copy a file to the first of `.bak`, `.bak1`, `.bak2` … that doesn't exist, and say which."""
    with named(path):
        for number in count():
            backup = path.with_name(f"{path.name}.bak{number or ''}")
            try:
                backup.open("xb").close()
            except FileExistsError:
                continue
            shutil.copy2(path, backup)
            break
    return backup


@dataclass(frozen=True)
class Outlet:
    """Where a run writes: the result of each input, and what is told of it beside."""

    results: Mapping[str, Path]
    in_place: bool = False
    suggestions: bool = False
    report: BinaryIO | None = None
    removed: BinaryIO | None = None

    def put(self, document: Document, report: Report, *, rewrite: bool = False) -> None:
        """Write all that a document has led to; in place only what changes, or with `rewrite` all."""
        result = self.results.get(document.name)
        if result and (rewrite or not self.in_place or report.text != document.text):
            if self.in_place:
                back_up(result)
            write(result, encode(document, report.text))
        if self.report:
            rows = [(change, True) for change in report.edits]
            rows += [(change, False) for change in report.suggestions if self.suggestions]
            self.report.writelines(_line(document, result, change, applied=done) for change, done in rows)
        if self.removed:
            self.removed.writelines(_removed(document, report.edits))


def _line(document: Document, result: Path | None, change: Change, *, applied: bool) -> bytes:
    """An edit as a line of JSON."""
    row = {"file": document.name, "result": result and str(result), "applied": applied, **change._asdict()}
    return _utf8(json.dumps(row, ensure_ascii=False))


def _removed(document: Document, changes: Iterable[Change]) -> Iterator[bytes]:
    """The lines that `chrome` removed, each behind its file and number."""
    for change in changes:
        if "chrome" not in change.rules:
            continue
        first = document.text.count("\n", 0, change.start) + 1
        for number, line in enumerate(change.before.split("\n"), first):
            if line.strip():
                yield _utf8(f"{document.name}:{number}: {line.rstrip()}")


def _utf8(line: str) -> bytes:
    """A line of UTF-8. What of a file's name is no Unicode becomes an escape, which JSON reads back."""
    return line.encode(errors="backslashreplace") + b"\n"
