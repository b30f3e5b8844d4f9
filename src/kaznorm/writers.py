"""Files out: where each result goes, written aside and put in place whole, with backups and reports."""

import errno
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, count
from pathlib import Path
from typing import Any, BinaryIO

from kaznorm.edits import Change
from kaznorm.errors import OptionError
from kaznorm.readers import BOM, STDIN, Document, FileError
from kaznorm.report import Report

_FULL = {getattr(errno, name, None) for name in ("ENOSPC", "EDQUOT", "EFBIG")}
APART = "keep them apart, or name them by a quoted pattern, 'corpus/**/*', which keeps their folders"


class StopError(FileError):
    """What ends a run over files: a full disk, or a report that can't be written."""


def targets(paths: Sequence[str], inputs: Mapping[str, str], output: str | None) -> dict[str, Path]:
    """Where each result goes, as its name says. `output` is a folder, unless there is one input and it names a file.

    One input without `output` goes nowhere: it is for standard output. Several are an `OptionError`.

    >>> inputs = {"scans/page.txt": "page.txt", "-": "-"}
    >>> [path.as_posix() for path in targets(["scans", "-"], inputs, "restored").values()]
    ['restored/page.txt', 'restored/stdin.txt']
    """
    one = len(paths) == 1 and (paths[0] == STDIN or not Path(paths[0]).is_dir())
    if output is None:
        if not one:
            raise OptionError("there are several results", remedy="name a folder for them with -o")
        return {}
    if one and (file := as_file(output)):
        return dict.fromkeys(inputs, file)
    return {name: Path(output, "stdin.txt" if name == STDIN else result) for name, result in inputs.items()}


def as_file(output: str) -> Path | None:
    """The file that an output names, or None where it names a folder: what has no suffix, and is no device."""
    path = Path(output)
    if is_device(path):
        return path
    return path if path.suffix and not path.is_dir() and not output.endswith(("/", os.sep)) else None


def is_device(path: Path) -> bool:
    """Whether this is written to as it is: a device or a pipe."""
    return path.exists() and not path.is_file() and not path.is_dir()


def check_targets(
    results: Mapping[str, Path], others: Iterable[str], inputs: Iterable[str], *, remedy: str = "write elsewhere"
) -> None:
    """`OptionError` where an input would be written over, or two things would be written to one file.

    `others` are the files that are written beside the results, such as a report.
    """
    sources = {_identity(Path(name)) for name in inputs if name != STDIN}
    taken: dict[object, str] = {}
    for name, path in chain(results.items(), ((other, Path(other)) for other in others)):
        key = _identity(path)
        if key in sources:
            raise OptionError(f"{path} is an input and would be overwritten", remedy=remedy)
        if key in taken:
            cause = f"{taken[key]} and {name} would be written to one file, {path}"
            raise OptionError(cause, remedy=APART if {name, taken[key]} <= results.keys() else "keep them apart")
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
    if encoding in ("utf-16", "utf-32"):
        encoding += "-le"  # Python would add a mark
    return ((BOM if document.bom else "") + text).encode(encoding)


def checksum(document: Document, text: str) -> str:
    """16 hexadecimal digits of the SHA-256 of a result in UTF-8, by which a report knows it again."""
    data = ((BOM if document.bom else "") + text).encode(errors="surrogatepass")
    return sha256(data).hexdigest()[:16]


def write(path: Path, data: bytes, *, follow: bool = False) -> None:
    """Write a file whole or not at all. `FileError` where that can't be done.

    A link is replaced, unless it is to be followed; what is no regular file (a pipe, a device) is written directly.
    """
    place = path.resolve() if follow else path
    with named(path):
        if is_device(place):
            with place.open("wb") as file:
                file.write(data)
            return
        part = place.with_name(f".kaznorm-{secrets.token_hex(6)}.part")
        try:
            with part.open("xb") as file:
                file.write(data)
            if place.is_file() and not place.is_symlink():
                shutil.copymode(place, part)
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)


def keep_inside(folder: Path, path: Path) -> None:
    """`FileError` where a link on the way from a folder of results to one of them would lead out of it."""
    for between in path.parents:
        if between == folder or not between.is_relative_to(folder):
            return
        if between.is_symlink():
            remedy = "remove it, or name another folder with -o"
            raise FileError("this is a link, which results don't follow", where=str(between), remedy=remedy)


def make_folders(paths: Iterable[Path]) -> None:
    """Make the folders that the files are written to. `FileError` where that can't be done."""
    for folder in {path.parent: None for path in paths}:
        with named(folder):
            if folder.exists() and not folder.is_dir():
                remedy = "name a folder with -o, or a file by a suffix, as in out.txt"
                raise FileError("can't be written: this is no folder", where=str(folder), remedy=remedy)
            folder.mkdir(parents=True, exist_ok=True)


class Told:
    """A file that is written beside results, and grows by a document at a time: what was told stays, whatever comes."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self.path, self.file = path, file

    def end(self) -> int | None:
        """How long it is; None for a pipe or a device, which can't be cut."""
        return self.file.tell() if self.path.is_file() else None

    def add(self, lines: Iterable[bytes]) -> None:
        """Write some lines, all or none. `StopError` where that can't be done: results need what is told of them."""
        end = self.end()
        try:
            with named(self.path):
                left = memoryview(b"".join(lines))
                while left:
                    left = left[self.file.write(left) :]
        except FileError as error:
            self.cut(end)
            raise StopError(error.cause, where=error.where, remedy=error.remedy) from None
        except BaseException:
            self.cut(end)
            raise

    def cut(self, end: int | None) -> None:
        """Take back what was added since."""
        if end is not None:
            self.file.seek(end)
            self.file.truncate()


@contextmanager
def telling(path: Path) -> Iterator[Told]:
    """A file for what is told, begun anew."""
    with named(path):
        file = path.open("wb", buffering=0)
    with closing(file):
        yield Told(path, file)


@contextmanager
def to_stdout() -> Iterator[None]:
    """Name standard output in what goes wrong there; that its reader has gone is for the console."""
    try:
        yield
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            error.filename = error.filename or "standard output"
        raise


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Turn what goes wrong in writing `path` into a `FileError` that names it."""
    try:
        yield
    except OSError as error:
        cause = f"can't be written: {error.strerror or error}"
        if error.errno in _FULL:
            remedy = "make room, and repeat the command (over records, with --resume)"
            raise StopError(cause, where=str(path), remedy=remedy) from None
        raise FileError(cause, where=str(path), remedy="name a place that you may write to") from None


def back_up(path: Path) -> Path:
    """Copy a file to the first of `.bak`, `.bak1`, `.bak2` … that doesn't exist, and say which."""
    with named(path):
        for number in count():
            backup = path.with_name(f"{path.name}.bak{number or ''}")
            try:
                backup.open("xb").close()
            except FileExistsError:
                continue
            try:
                shutil.copy2(path, backup)
            except BaseException:
                backup.unlink()
                raise
            break
    return backup


@dataclass(frozen=True)
class Outlet:
    """Where a run writes: the result of each input, and what is told of it beside."""

    results: Mapping[str, Path]
    in_place: bool = False
    suggestions: bool = False
    report: Told | None = None
    removed: Told | None = None

    def put(self, document: Document, report: Report, *, rewrite: bool = False) -> None:
        """Write all that a document has led to; in place only what changes, or with `rewrite` all.

        What is told comes first, and is taken back where the result can't be written: no result is without it.
        """
        result = self.results.get(document.name)
        told = [(one, one.end()) for one in (self.report, self.removed) if one]
        try:
            self._tell(document, report, result)
            if result and (rewrite or not self.in_place or report.text != document.text):
                backup = back_up(result) if self.in_place else None
                try:
                    write(result, encode(document, report.text), follow=self.in_place)
                except Exception:
                    if backup:
                        backup.unlink()
                    raise
        except Exception:
            for one, end in told:
                one.cut(end)
            raise

    def _tell(self, document: Document, report: Report, result: Path | None) -> None:
        if self.report:
            rows = [(change, True) for change in report.edits]
            rows += [(change, False) for change in report.suggestions if self.suggestions]
            about = {"file": document.name, "result": result and str(result)}
            about["checksum"] = checksum(document, report.text)
            if document.encoding != "utf-8":
                about["encoding"] = document.encoding
            self.report.add(_line(about, change, applied=done) for change, done in rows)
        if self.removed:
            self.removed.add(_removed(document, report.edits))


def _line(about: Mapping[str, Any], change: Change, *, applied: bool) -> bytes:
    """An edit as a line of JSON."""
    return _utf8(json.dumps({**about, "applied": applied, **change._asdict()}, ensure_ascii=False))


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
