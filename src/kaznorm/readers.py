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
ENCODINGS = "name the right encoding with --encoding: kz1048, ptcp154, cp1251, utf-16"
_WIDE = {
    "utf-16": ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")),
    "utf-32": ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")),
}
_MOSTLY = 10  # so many letters of UTF-8 for each that is none, and the text was meant to be UTF-8
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
        known = {found.replace("_", "-") for found in aliases.values() if not found.endswith(("_codec", "rot_13"))}
        guess = nearest(name, sorted(known))
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


def read(name: str, encoding: str = "utf-8", *, limit: int | None = None, remedy: str = ENCODINGS) -> Document:
    """The document in a file, or in standard input for `-`. `FileError` where it can't be read as text.

    `auto` finds the encoding out, as far as the words tell. Of UTF-16 and UTF-32 the byte order is told, which is that
    of the mark, or little endian. `limit` is in bytes; `remedy` is what helps where the encoding is another.
    """
    data = _bytes(name, limit)
    for signature, kind, help_ in _SIGNATURES if encoding in ("utf-8", AUTO) else ():
        if data.startswith(signature) and not (encoding == AUTO and kind == "UTF-16"):
            raise FileError(f"this file is {kind}", where=name, remedy=help_)
    if encoding == AUTO:
        encoding = _detected(name, data)
    if encoding in _WIDE:
        encoding = next((found for mark, found in _WIDE[encoding] if data.startswith(mark)), f"{encoding}-le")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(name, data, error.start, encoding, remedy) from None
    nul = text.find("\0")
    if nul >= 0:
        offset, line = len(text[:nul].encode(encoding)), text.count("\n", 0, nul) + 1
        raise FileError(
            f"this file is binary: a NUL at offset {offset} (line {line})",
            where=name,
            remedy="give a text file, or name its encoding with --encoding",
        )
    return Document(name, text.removeprefix(BOM), text.startswith(BOM), encoding)


def _undecodable(name: str, data: bytes, at: int, encoding: str, remedy: str) -> FileError:
    line = data.count(b"\n", 0, at) + 1
    cause = f"byte 0x{data[at]:02x} at offset {at} (line {line}) is not {encoding.upper()}"
    return FileError(cause, where=name, remedy=remedy)


def _detected(name: str, data: bytes) -> str:
    from kaznorm.decodings.detect import detect  # noqa: PLC0415  (needs the model)

    found = detect(data)
    if found:
        return found
    try:
        data.decode()
    except UnicodeDecodeError as error:
        text = data.decode(errors="replace")
        if sum(not letter.isascii() for letter in text) > _MOSTLY * text.count("\ufffd"):
            remedy = "mend this byte, or name the encoding with --encoding"
            raise _undecodable(name, data, error.start, "utf-8", remedy) from None
    raise FileError(
        "no encoding makes Kazakh or Russian words of these bytes",
        where=name,
        remedy="name the encoding with --encoding, if this is text",
    )


def _bytes(name: str, limit: int | None) -> bytes:
    size = -1 if limit is None else limit + 1
    try:
        if name == STDIN:
            data = sys.stdin.buffer.read(size)
        else:
            with Path(name).open("rb") as file:
                data = file.read(size)
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from None
    if limit is not None and len(data) > limit:
        cause = f"this is more than --max-document allows ({limit} bytes)"
        raise FileError(cause, where=name, remedy="raise that, or add --lines if every line is a document")
    return data


def entries(path: str) -> Iterator[tuple[int, str]]:
    """The entries of a list, one a line, with the line's number. Lines that begin with # are comments."""
    for number, line in enumerate(read(path, remedy="save the list as UTF-8").text.split("\n"), 1):
        entry = line.strip()
        if entry and not entry.startswith("#"):
            yield number, entry


class Reported(NamedTuple):
    """The edits that a report holds for one file; `target` is its result, or the file if none was written.

    `checksum` is that of the result; reports of older versions have none. `encoding` is the source's, if not UTF-8.
    """

    target: str
    written: bool
    changes: list[Change]
    checksum: str = ""
    encoding: str = ""


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
    for number, line in enumerate(read(report, remedy="give a file that --report wrote").text.split("\n"), 1):
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
        one = by_target.setdefault(
            target, Reported(target, written, [], row.get("checksum", ""), row.get("encoding", ""))
        )
        if applied:
            one.changes.append(change)
    return by_target.values()
