"""What every format has: records and chunks of them, what becomes of each, and what can be wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, Protocol

from kaznorm.batch.beside import NOTHING, Tell, Told, tell
from kaznorm.batch.streams import ByteSink, Line, Source, lines
from kaznorm.errors import KaznormError
from kaznorm.pipeline import Pipeline
from kaznorm.readers import FileError
from kaznorm.report import Report

CHUNK_BYTES, CHUNK_RECORDS = 1 << 17, 512  # what travels to a worker together
META = "kaznorm"
BOM = b"\xef\xbb\xbf"


class RecordError(Exception):
    """What is wrong with one record; `at` is the offset in it, in bytes."""

    def __init__(self, cause: str, at: int | None = None) -> None:
        super().__init__(cause)
        self.cause, self.at = cause, at


class Record(NamedTuple):
    """A record as it stands in its file. `cause` says why it can't be read; `plain` is what goes through as it is."""

    data: bytes
    line: int
    offset: int
    size: int
    cause: str = ""
    plain: bool = False
    height: int = 1  # lines


class Reject(NamedTuple):
    """A record that was left out: where it stands and why, in bytes (unpacked); `fault` is where it goes wrong."""

    line: int
    offset: int | None
    size: int | None
    cause: str
    fault: int | None = None


class Position(NamedTuple):
    """How far an input is done: the next byte (unpacked), and the next line; in Parquet both are rows."""

    offset: int = 0
    line: int = 1


class Chunk(NamedTuple):
    """Some records on their way: `items` go to a worker, `carry` waits here, `end` is where the next begins."""

    items: list[Any]
    end: Position
    size: int
    carry: Any = None


@dataclass
class Done:
    """What a worker made of a chunk."""

    data: Any
    documents: int = 0
    changed: int = 0
    edits: int = 0
    characters: int = 0
    rejects: list[Reject] = field(default_factory=list)
    told: Told = field(default_factory=lambda: Told([], []))


class Sink(Protocol):
    """Where a shard goes."""

    def add(self, data: Any) -> None:
        """Write what became of a chunk."""

    def close(self) -> None:
        """Write what is left."""


@dataclass(frozen=True)
class Format:
    """A format of records in lines of UTF-8; each of the others says what a record is, and how to write one."""

    field: str = "text"
    to: str = "text"
    meta: bool = False
    limit: int = 32 << 20  # bytes of a record
    tell: Tell = NOTHING

    kind: ClassVar[str] = ""
    fields: ClassVar[bool] = False
    whole: ClassVar[bool] = False  # one record a file

    def begin(self, source: Source) -> "Format":  # noqa: ARG002  (for those that override it)
        """The format, knowing what the head of a file says."""
        return self

    def light(self) -> "Format":
        """What a worker needs of it."""
        return self

    def body(self) -> Position:
        """Where the first record begins."""
        return Position()

    def head(self) -> bytes:
        """What stands at the beginning of every shard."""
        return b""

    def records(self, source: Source, start: Position) -> Iterator[Record]:
        """The records from a place on. One that is too long, or can't be read, comes with its cause."""
        for line in lines(source.stream, self.limit, start.line, start.offset):
            yield self.record(line)

    def record(self, line: Line) -> Record:
        """The record in a line."""
        if line.data is None:
            return too_long(line.number, line.offset, line.size, self.limit)
        return Record(line.data, line.number, line.offset, line.size)

    def chunks(self, source: Source, start: Position) -> Iterator[Chunk]:
        """The records in chunks. They are cut at places that depend on the file alone."""
        items: list[Record] = []
        size, end = 0, start
        error: FileError | None = None
        try:
            for record in self.records(source, start):
                items.append(record)
                size += record.size
                end = Position(record.offset + record.size, record.line + record.height)
                if size >= CHUNK_BYTES or len(items) >= CHUNK_RECORDS:
                    yield Chunk(items, end, size)
                    items, size = [], 0
        except FileError as damage:  # what came before it is sound
            error = damage
        if items:
            yield Chunk(items, end, size)
        if error is not None:
            raise error

    def text(self, record: Record) -> tuple[str, Any]:
        """The text of a record, and what `render` needs. `RecordError` where there is none."""
        raise NotImplementedError

    def render(self, parsed: Any, report: Report) -> bytes:
        """The record with its text restored; every byte that isn't the text stays."""
        raise NotImplementedError

    def work(self, pipeline: Pipeline, items: list[Any]) -> Done:
        """Restore a chunk. A record that fails becomes a reject, and the rest goes on."""
        done, parts = Done(b""), []
        for record in items:
            if record.plain:
                parts.append(record.data)
                continue
            try:
                if record.cause:
                    raise RecordError(record.cause)
                text, parsed = self.text(record)
                report = restored(pipeline, text)
                parts.append(self.render(parsed, report))
            except RecordError as error:
                fault = record.offset + error.at if error.at is not None else None
                lines = f" (in {record.height} lines)" if record.height > 1 else ""
                done.rejects.append(Reject(record.line, record.offset, record.size, error.cause + lines, fault))
                continue
            except Exception as error:  # noqa: BLE001  (one document that fails must not cost the others)
                done.rejects.append(Reject(record.line, record.offset, record.size, fault_of(error)))
                continue
            count(done, report)
            tell(done.told, self.tell, report, record.line, inner=not self.fields)
        done.data = b"".join(parts)
        return done

    def died(self, item: Any) -> Done:
        """What stands for a document at which a worker process died."""
        return Done(b"", rejects=[Reject(item.line, item.offset, item.size, DIED)])

    def join(self, parts: list[Done]) -> Any:
        """The data of chunks that were restored one document at a time."""
        return b"".join(part.data for part in parts)

    def holds(self, data: Any) -> bool:
        """Whether anything of a chunk is left to write."""
        return bool(data)

    def sink(self, path: Path | None, name: str) -> Sink:
        """Where a shard is written: a file, or standard output."""
        sink = ByteSink(path, name)
        sink.add(self.head())
        return sink


DIED = "the worker process ended at this document; memory may have run out"


def too_long(line: int, offset: int, size: int, limit: int, height: int = 1) -> Record:
    """The record that stands for one which isn't read at all."""
    cause = f"{size} bytes are more than --max-document allows ({limit})"
    return Record(b"", line, offset, size, cause, height=height)


def restored(pipeline: Pipeline, text: str) -> Report:
    """The report of a text; whatever goes wrong is a `RecordError`."""
    try:
        return pipeline.explain(text)
    except KaznormError as error:
        raise RecordError(str(error)) from error
    except Exception as error:  # one document that fails must not cost the others
        raise RecordError(fault_of(error)) from error


def fault_of(error: Exception) -> str:
    """What is told of an error that nobody has foreseen."""
    return f"{type(error).__name__}: {error}; this is a fault of kaznorm, please report it"


def count(done: Done, report: Report) -> None:
    """Add a document to what is counted."""
    done.documents += 1
    done.changed += report.text != report.source
    done.edits += len(report.edits)
    done.characters += len(report.source)


def decoded(data: bytes, remedy: str = "save the file as UTF-8") -> str:
    """UTF-8, or a `RecordError` at the byte that isn't."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise RecordError(f"byte 0x{data[error.start]:02x} is not UTF-8; {remedy}", error.start) from None


def meta_of(report: Report) -> Mapping[str, Any]:
    """What `--meta` tells: numbers of edits, the share of characters removed, warnings, least confidence."""
    rules: dict[str, int] = {}
    removed = 0
    for edit in report.edits:
        rules[edit.rule] = rules.get(edit.rule, 0) + 1
        removed += max(0, len(edit.before) - len(edit.after)) if "chrome" in edit.rules else 0
    return {
        "edits": len(report.edits),
        "rules": rules,
        "removed": round(removed / len(report.source), 4) if report.source else 0.0,
        "warnings": [note.message for note in report.warnings],
        "confidence": min((edit.confidence for edit in report.edits), default=None),
    }
