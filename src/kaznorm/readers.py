"""Files in: which there are, the text in their bytes, and why some can't be read."""

import codecs
import json
import re
import sys
from collections.abc import Iterable, Iterator
from encodings.aliases import aliases
from pathlib import Path
from typing import NamedTuple

from kaznorm.edits import Change
from kaznorm.errors import KaznormError, OptionError, nearest

STDIN = "-"
AUTO = "auto"
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_BACKUP = re.compile(r"\.bak\d*$")
_SIGNATURES = (
    (b"%PDF-", "a PDF", "extract its text first"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save it as plain text"),
    (b"\x1f\x8b", "compressed", "decompress it first"),
    (b"\xff\xfe", "UTF-16", "add --encoding utf-16"),
    (b"\xfe\xff", "UTF-16", "add --encoding utf-16"),
)


class FileError(KaznormError):
    """A file that can't be read or written."""


class Document(NamedTuple):
    """A text, the name of its file and its encoding. A byte order mark is kept apart; line ends stay in the text."""

    name: str
    text: str
    bom: bool = False
    encoding: str = "utf-8"


def check_encoding(name: str) -> str:
    """The encoding under Python's name for it, or `auto`; `OptionError` where it is none for text.

    >>> check_encoding("UTF8"), check_encoding("kz1048"), check_encoding("utf-8-sig")
    ('utf-8', 'kz1048', 'utf-8')
    """
    if name == AUTO:
        return name
    try:
        bytes(4).decode(name, "replace")  # raises for what is no encoding of text, such as hex
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        guess = nearest(name, sorted({known.replace("_", "-") for known in aliases.values()}))
        remedy = f"did you mean {guess!r}?" if guess else "kz1048, ptcp154 and cp1251 are usual for Kazakh"
        raise OptionError(f"unknown encoding {name!r}", remedy=remedy) from None
    return "utf-8" if found == "utf-8-sig" else found


def expand(paths: Iterable[str]) -> Iterator[str]:
    """The inputs that the paths name; a folder stands for the files directly in it.

    Hidden files and the backups that `--in-place` leaves are passed over; a link that leads nowhere is not.
    """
    for path in paths:
        if path == STDIN or not Path(path).is_dir():
            yield path
            continue
        try:
            entries = sorted(Path(path).iterdir())
        except OSError:  # `read` says why
            yield path
            continue
        for entry in entries:
            if is_input(entry) and not entry.name.startswith(".") and not _BACKUP.search(entry.name):
                yield str(entry)


def is_input(path: Path) -> bool:
    """Whether this is a file, or something of which only `read` can say why it is none, such as a broken link."""
    try:
        return path.is_file() or (path.is_symlink() and not path.exists())
    except OSError:
        return True


def unreadable(name: str, error: Exception) -> FileError:
    """The error for a file that can't be opened."""
    if isinstance(error, FileNotFoundError):
        if Path(name).is_symlink():
            return FileError("this link leads to no file", where=name, remedy="mend or remove it")
        return FileError("there is no such file", where=name, remedy="check the path")
    cause = getattr(error, "strerror", None) or str(error)
    return FileError(f"can't be read: {cause}", where=name, remedy="name a file that you may read")


def read(name: str, encoding: str = "utf-8") -> Document:
    """The document in a file, or in standard input for `-`. `FileError` where it can't be read as text.

    `auto` finds the encoding out, as far as the words tell.
    """
    data = _bytes(name)
    for signature, kind, remedy in _SIGNATURES if encoding in ("utf-8", AUTO) else ():
        if data.startswith(signature) and not (encoding == AUTO and kind == "UTF-16"):
            raise FileError(f"this file is {kind}", where=name, remedy=remedy)
    if encoding == AUTO:
        encoding = _detected(name, data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        found, line = data[error.start], data.count(b"\n", 0, error.start) + 1
        raise FileError(
            f"byte 0x{found:02x} at offset {error.start} (line {line}) is not {encoding.upper()}",
            where=name,
            remedy="name the right encoding with --encoding: kz1048, ptcp154, cp1251, utf-16",
        ) from None
    nul = text.find("\0")
    if nul >= 0:
        offset, line = len(text[:nul].encode(encoding)), text.count("\n", 0, nul) + 1
        raise FileError(
            f"this file is binary: a NUL at offset {offset} (line {line})",
            where=name,
            remedy="give a text file, or name its encoding with --encoding",
        )
    return Document(name, text.removeprefix(BOM), text.startswith(BOM), encoding)


def _detected(name: str, data: bytes) -> str:
    from kaznorm.decodings.detect import detect  # noqa: PLC0415  (needs the model)

    found = detect(data)
    if not found:
        raise FileError(
            "no encoding makes Kazakh or Russian words of these bytes",
            where=name,
            remedy="name the encoding with --encoding, if this is text",
        )
    return found


def _bytes(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from None


def entries(path: str) -> Iterator[tuple[int, str]]:
    """The entries of a list, one a line, with the line's number. Lines that begin with # are comments."""
    for number, line in enumerate(read(path).text.split("\n"), 1):
        entry = line.strip()
        if entry and not entry.startswith("#"):
            yield number, entry


class Reported(NamedTuple):
    """The edits that a report holds for one file; `target` is its result, or the file if none was written.

    `checksum` is that of the result; reports of older versions have none.
    """

    target: str
    written: bool
    changes: list[Change]
    checksum: str = ""


def find_reported(report: str, result: str) -> Reported | None:
    """What a report holds for the file that `result` is, by its path, else by its name.

    What is told of one text that went to standard output fits any result. None: nothing was changed in it.
    """
    found = list(_reported(report))
    same = [one for one in found if Path(one.target).absolute() == Path(result).absolute()]
    same = same or [one for one in found if Path(one.target).name == Path(result).name]
    if not same and len(found) == 1 and (result == STDIN or not found[0].written):
        same = found
    if len(same) > 1:
        raise FileError(
            f"it names several files that {result} may be: {', '.join(one.target for one in same)}",
            where=report,
            remedy="give the result under the path that it was written to",
        )
    return same[0] if same else None


def _reported(report: str) -> Iterable[Reported]:
    by_target: dict[str, Reported] = {}
    for number, line in enumerate(read(report).text.split("\n"), 1):
        if not line:
            continue
        try:
            row = json.loads(line)
            if "line" in row:
                cause = f"this is an edit of a record, the one of line {row['line']}"
                raise FileError(cause, where=f"{report}, line {number}", remedy="undo takes results that are one text")
            target, written, applied = row["result"] or row["file"], bool(row["result"]), row["applied"]
            change = Change(
                row["rule"], tuple(row["rules"]), row["start"], row["end"], row["before"], row["after"],
                row["confidence"], row["reason"],
            )  # fmt: skip
        except (ValueError, KeyError, TypeError):
            raise FileError(
                "this is no edit", where=f"{report}, line {number}", remedy="give a file that --report wrote"
            ) from None
        one = by_target.setdefault(target, Reported(target, written, [], row.get("checksum", "")))
        if applied:
            one.changes.append(change)
    return by_target.values()
