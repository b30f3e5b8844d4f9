"""Text without fields: a file, a line or a block between blank lines is a document."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from kaznorm.batch.records import Format, Position, Record, RecordError, decoded, too_long
from kaznorm.batch.streams import Source, lines
from kaznorm.report import Report

MARKS = "\N{ZERO WIDTH NO-BREAK SPACE}"


@dataclass(frozen=True)
class Lines(Format):
    r"""Every line is a document; blank ones, and line ends, stay as they are.

    >>> Lines().text(Record(b"a b\r\n", 1, 0, 5))
    ('a b', ('', '\r\n'))
    """

    kind: ClassVar[str] = "lines"
    remedy: ClassVar[str] = "save the file as UTF-8"

    def text(self, record: Record) -> tuple[str, Any]:
        """The line without its end and a byte order mark."""
        written = decoded(record.data, self.remedy)
        at = written.find("\0")
        if at >= 0:
            cause = f"a NUL: this is binary, or of another encoding; {self.remedy}"
            raise RecordError(cause, len(written[:at].encode()))
        mark = MARKS if record.offset == 0 and written.startswith(MARKS) else ""
        body = written.removeprefix(mark).rstrip("\r\n")
        return body, (mark, written[len(mark) + len(body) :])

    def render(self, parsed: Any, report: Report) -> bytes:
        """The line, with what it began and ended with."""
        mark, end = parsed
        return f"{mark}{report.text}{end}".encode()


@dataclass(frozen=True)
class Blocks(Lines):
    """Lines up to a blank one are a document; blank lines stay as they are."""

    kind: ClassVar[str] = "blocks"

    def records(self, source: Source, start: Position) -> Iterator[Record]:
        """Blocks, and the blank lines between them, in turn."""
        some: list[bytes] = []
        first, offset, size, height = start.line, start.offset, 0, 0
        for line in lines(source.stream, self.limit, start.line, start.offset):
            blank = line.data is not None and not line.data.strip()
            if blank and size:
                yield self._block(some, first, offset, size, height)
                some, size = [], 0
            if blank:
                yield Record(line.data or b"", line.number, line.offset, line.size, plain=True)
                continue
            if not size:
                first, offset, some, height = line.number, line.offset, [], 0
            size, height = size + line.size, height + 1
            if size > self.limit:
                some = []
            elif line.data is not None:
                some.append(line.data)
        if size:
            yield self._block(some, first, offset, size, height)

    def _block(self, some: list[bytes], line: int, offset: int, size: int, height: int) -> Record:
        if size > self.limit:
            return too_long(line, offset, size, self.limit, height)
        return Record(b"".join(some), line, offset, size, height=height)


@dataclass(frozen=True)
class Whole(Lines):
    """A file is a document."""

    kind: ClassVar[str] = "text"
    remedy: ClassVar[str] = "clean it in a run of its own, with --encoding auto"
    whole: ClassVar[bool] = True

    def records(self, source: Source, start: Position) -> Iterator[Record]:
        """The one record."""
        data = source.stream.read(self.limit + 1)
        size = len(data)
        if size > self.limit:
            while more := source.stream.read(1 << 20):
                size += len(more)
            yield too_long(1, 0, size, self.limit)
        elif start.offset == 0:
            yield Record(data, 1, 0, size)

    def text(self, record: Record) -> tuple[str, Any]:
        """The text without a byte order mark."""
        if record.data.startswith(b"%PDF-"):
            raise RecordError("this file is a PDF; extract its text first")
        _, (mark, _) = super().text(record)
        return decoded(record.data).removeprefix(mark), (mark, "")
