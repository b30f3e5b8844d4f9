"""CSV and TSV. All but the text is handed on as it is written, quotes included."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, ClassVar

from kaznorm.batch.records import META, Format, Position, Record, RecordError, decoded, meta_of, too_long
from kaznorm.batch.streams import Line, Source, lines
from kaznorm.errors import OptionError
from kaznorm.report import Report

DELIMITERS = ",;\t|"
METAS = ("edits", "removed", "warnings", "confidence")
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


@dataclass(frozen=True)
class Csv(Format):
    """Rows under a head that names the fields. Comma, semicolon, tab or bar: whichever finds the field in the head."""

    columns: tuple[str, ...] = ()
    first: str = ""
    delimiter: str = ","

    kind: ClassVar[str] = "csv"
    fields: ClassVar[bool] = True

    def begin(self, source: Source) -> "Csv":
        """The format, with the head of the file. `OptionError` where it lacks the field."""
        line = next(lines(source.stream, self.limit), None)
        if line is None:
            return self
        try:
            written = decoded(line.data or b"")
        except RecordError as error:
            raise OptionError(error.cause, where=f"{source.name}, line 1", remedy="save it as UTF-8") from None
        for delimiter in DELIMITERS:
            columns = tuple(_cells(written.removeprefix(MARK), delimiter, self.limit) or ())
            if self.field in columns:
                break
        else:
            raise OptionError(
                f"there is no field {self.field!r} in the head: {written.strip()[:200]}",
                where=f"{source.name}, line 1",
                remedy="name the field with --field",
            )
        if columns.count(self.field) > 1:
            cause, remedy = f"there are two fields {self.field!r} in the head", "give each its own name"
            raise OptionError(cause, where=f"{source.name}, line 1", remedy=remedy)
        added = [self.to] if self.to != self.field else []
        added += [f"{META}_{name}" for name in METAS] if self.meta else []
        if twice := [name for name in added if name in columns]:
            raise OptionError(
                f"there is a field {twice[0]!r} already", where=f"{source.name}, line 1", remedy="choose another --to"
            )
        return replace(self, columns=columns, first=written, delimiter=delimiter)

    def head(self) -> bytes:
        """The head, with the fields that are added."""
        added = [self.to] if self.to != self.field else []
        added += [f"{META}_{name}" for name in METAS] if self.meta else []
        return self._longer(self.first, list(map(self._quoted, added))).encode() if self.columns else b""

    def body(self) -> Position:
        """After the head."""
        return Position(len(self.first.encode()), 2) if self.columns else Position()

    def records(self, source: Source, start: Position) -> Iterator[Record]:
        """The rows after the head, which may take several lines each."""
        width = len(self.columns) if self.delimiter == "\t" else 0
        found = lines(source.stream, self.limit, start.line, start.offset)
        for line, more in _rows(found, self.delimiter, self.limit, width):
            size, height = line.size + sum(one.size for one in more), 1 + len(more)
            if size > self.limit:
                yield too_long(line.number, line.offset, size, self.limit, height)
                continue
            data = b"".join(one.data or b"" for one in (line, *more))
            plain = not data.strip(b"\r\n")
            yield Record(data, line.number, line.offset, size, plain=plain, height=height)

    def text(self, record: Record) -> tuple[str, Any]:
        """The cell with the text, and the row."""
        written = decoded(record.data)
        cells = _cells(written, self.delimiter, self.limit)
        quoted = cells is not None
        if cells is None and self.delimiter == "\t" and record.height == 1 and "\r" not in written.rstrip("\r\n"):
            cells = written.rstrip("\r\n").split("\t")  # quotes are letters like others here
        if cells is None:
            raise RecordError("a quote is not closed, or stands where none may")
        if len(cells) != len(self.columns):
            raise RecordError(f"the row has {len(cells)} fields, and the head {len(self.columns)}")
        return cells[self.columns.index(self.field)], (written, quoted)

    def render(self, parsed: Any, report: Report) -> bytes:
        """The row, with new text in its cell or in one at the end, quoted as the cell was."""
        written, quoted = parsed
        begin, end = _spans(written, self.delimiter, quoted=quoted)[self.columns.index(self.field)]
        added: list[str] = []
        if self.to != self.field or report.text != report.source:
            cell = self._like(written[begin:end], report.text, quoted=quoted)
            if self.to != self.field:
                added.append(cell)
            else:
                written = written[:begin] + cell + written[end:]
        if self.meta:
            found = {**meta_of(report)}
            found["warnings"] = "; ".join(found["warnings"])
            added += [self._quoted("" if found[name] is None else str(found[name])) for name in METAS]
        return self._longer(written, added).encode()

    def _like(self, cell: str, value: str, *, quoted: bool) -> str:
        """A value as a cell that is written as another is."""
        if quoted and cell.startswith('"'):
            return self._quoted(value, always=True)
        if not any(mark in value for mark in (self.delimiter, "\n", "\r")) and not (quoted and value.startswith('"')):
            return value
        if quoted:
            return self._quoted(value)
        raise RecordError("the result has a tab or a line end, and quotes mean nothing in this row")

    def _longer(self, written: str, added: list[str]) -> str:
        body = written.rstrip("\r\n") if added else written
        cells = "".join(self.delimiter + cell for cell in added)
        return body + cells + written[len(body) :]

    def _quoted(self, value: str, *, always: bool = False) -> str:
        if not always and not any(mark in value for mark in (self.delimiter, '"', "\n", "\r")):
            return value
        return '"' + value.replace('"', '""') + '"'


@dataclass(frozen=True)
class Tsv(Csv):
    """The same with tabs."""

    kind: ClassVar[str] = "tsv"


def _rows(found: Iterator[Line], delimiter: str, limit: int, width: int = 0) -> Iterator[tuple[Line, list[Line]]]:
    """Lines that belong together: those between which a quote is open. What exceeds the limit ends there.

    Where fields are parted by tabs, a quote may be a letter like any other: one that is open never takes in a line that
    has the `width` of a row by itself, unless that closes it and the first line had no such width.
    """
    line = next(found, None)
    while line:
        after, more = None, list[Line]()
        size, within = line.size, _within(line.data or b"", delimiter)
        while within and size <= limit and (following := next(found, None)):
            within = _within(following.data or b"", delimiter, within=True)
            if _is_row(following, width) and (within or _is_row(line, width)):
                after = following
                break
            size += following.size
            more.append(following if size <= limit else following._replace(data=None))
        yield line, more
        line = after or next(found, None)


def _is_row(line: Line, width: int) -> bool:
    return width > 1 and line.data is not None and line.data.count(b"\t") == width - 1


def _within(data: bytes, delimiter: str, *, within: bool = False) -> bool:
    """Whether a quote is open at the end of a line.

    >>> _within(b'a,"b\\n', ","), _within(b'a"b,"c"\\n', ","), _within(b'c"\\n', ",", within=True)
    (True, False, False)
    """
    if b'"' not in data:
        return within
    closing, loose = _marks(delimiter)
    at = 0
    while True:
        if not within and data[at : at + 1] == b'"':
            within, at = True, at + 1
        if within:
            found = closing.match(data, at)
            if not found:
                return True
            within, at = False, found.end()
        rest = loose.match(data, at)
        at = rest.end() if rest else at
        if data[at : at + 1] != delimiter.encode():
            return False
        at += 1


@cache
def _marks(delimiter: str) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    loose = rb"[^%b\r\n]*+" % re.escape(delimiter.encode())
    return re.compile(rb'(?:[^"]++|"")*+"'), re.compile(loose)


def _cells(written: str, delimiter: str, limit: int) -> list[str] | None:
    """The cells of a row; None where the quotes are wrong."""
    csv.field_size_limit(max(limit, csv.field_size_limit()))
    try:
        [cells] = csv.reader([written], delimiter=delimiter, strict=True)
    except (csv.Error, ValueError):
        return None
    return cells if len(cells) == len(_spans(written, delimiter)) else None


@cache
def _cell(delimiter: str, *, quoted: bool) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(rf'(?:"(?:[^"]++|"")*+"|[^{mark}\r\n]*+)' if quoted else rf"[^{mark}\r\n]*+")


def _spans(written: str, delimiter: str, *, quoted: bool = True) -> list[tuple[int, int]]:
    """Where the cells of a row stand, with their quotes.

    >>> _spans('1,"a, b",c', ",")
    [(0, 1), (2, 8), (9, 10)]
    """
    pattern, at, spans = _cell(delimiter, quoted=quoted), 0, []
    while found := pattern.match(written, at):
        spans.append(found.span())
        at = found.end()
        if written[at : at + 1] != delimiter:
            break
        at += 1
    return spans
