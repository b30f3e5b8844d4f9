"""Parquet by row groups, through pyarrow. All other columns, nulls and nested types are handed on as they are."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

from kaznorm.batch.beside import tell
from kaznorm.batch.records import (
    DIED,
    META,
    Chunk,
    Done,
    Format,
    Position,
    RecordError,
    Reject,
    Sink,
    count,
    fault_of,
    meta_of,
    restored,
)
from kaznorm.batch.streams import Source, missing
from kaznorm.errors import OptionError
from kaznorm.readers import STDIN, FileError

ROWS, BATCH = 256, 1 << 20  # rows, and bytes or letters, that are read together, about
GROUP = 16 << 20  # bytes of a row group that is written
FOREIGN = (b"huggingface", b"pandas")  # what other tools noted of the columns, wrong once some are added


def arrow(name: str) -> Any:
    """pyarrow with its Parquet, or an `OptionError` that says how to get it."""
    try:
        import pyarrow as pa  # noqa: PLC0415  (an extra)
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError:
        raise missing("pyarrow", "parquet", name) from None
    return pa


@dataclass(frozen=True)
class Parquet(Format):
    """A column of strings; nulls stay nulls. `schema` and `compression` are those of the file."""

    schema: Any = None
    compression: str = "snappy"

    kind: ClassVar[str] = "parquet"
    fields: ClassVar[bool] = True

    def begin(self, source: Source) -> "Parquet":
        """The format, with the schema of the file. `OptionError` where it lacks the column."""
        if source.name == STDIN:
            raise OptionError("Parquet can't come from standard input", remedy="name the file")
        file = _file(source.name)
        schema = file.schema_arrow
        if schema.names.count(self.field) != 1:
            cause = f"there is no column {self.field!r}; there are {', '.join(schema.names)[:200]}"
            raise OptionError(cause, where=source.name, remedy="name the column with --field")
        if not _is_text(schema.field(self.field).type):
            cause = f"column {self.field!r} is {schema.field(self.field).type}"
            raise OptionError(cause, where=source.name, remedy="name a column of strings with --field")
        groups = file.metadata.num_row_groups
        packed = file.metadata.row_group(0).column(0).compression if groups and schema.names else "SNAPPY"
        compression = "none" if packed == "UNCOMPRESSED" else packed.lower()
        found = replace(self, schema=schema, compression=compression)
        if twice := [column for column in found.columns() if column[0] in schema.names]:
            cause = f"there is a column {twice[0][0]!r} already"
            raise OptionError(cause, where=source.name, remedy="choose another --to")
        return found

    def light(self) -> "Parquet":
        """What a worker needs of it."""
        return replace(self, schema=None)

    def columns(self) -> list[tuple[str, Any]]:
        """The columns that are added, with their types."""
        pa = arrow("")
        added = [(self.to, self.schema.field(self.field).type)] if self.to != self.field else []
        if self.meta:
            kinds = {"edits": pa.int64(), "removed": pa.float64(), "warnings": pa.list_(pa.string())}
            kinds["confidence"] = pa.float64()
            added += [(f"{META}_{name}", kind) for name, kind in kinds.items()]
        return added

    def chunks(self, source: Source, start: Position) -> Iterator[Chunk]:
        """The rows, cut within row groups; the text goes to workers, the rest waits here."""
        file = _file(source.name)
        done = 0
        for group in range(file.metadata.num_row_groups):
            rows = file.metadata.row_group(group).num_rows
            if done + rows <= start.offset:
                done += rows
                continue
            for batch in _batches(file, group, source.name):
                begin, done = done, done + batch.num_rows
                known = max(0, min(batch.num_rows, start.offset - begin))
                yield from self._cut(batch.slice(known), begin + known)

    def _cut(self, batch: Any, begin: int) -> Iterator[Chunk]:
        """The rows from a number on in chunks, none of which holds much more text than travels together."""
        column = batch.column(batch.schema.get_field_index(self.field))
        items: list[tuple[int, Any]] = []
        first = size = 0
        for at, scalar in enumerate(column, 1):
            items.append((begin + at, _value(scalar)))
            size += len(items[-1][1] or "")
            if size >= BATCH or at == batch.num_rows:
                part = batch.slice(first, at - first)
                yield Chunk(items, Position(begin + at, begin + at + 1), part.nbytes, part)
                items, first, size = [], at, 0

    def work(self, pipeline: Any, items: list[Any]) -> Done:
        """Restore the texts of a chunk: one row each, None for those that are rejected."""
        done = Done(None)
        rows: list[tuple[Any, ...] | None] = []
        for row, value in items:
            try:
                rows.append(self._row(pipeline, row, value, done))
            except RecordError as error:
                done.rejects.append(Reject(row, None, None, error.cause))
                rows.append(None)
        done.data = rows
        return done

    def _row(self, pipeline: Any, row: int, value: Any, done: Done) -> tuple[Any, ...]:
        if value is None:
            return (None,) * (5 if self.meta else 1)
        if not isinstance(value, str):
            raise RecordError(f"{self.field!r} is not UTF-8")
        if (size := len(value.encode())) > self.limit:
            raise RecordError(f"{size} bytes are more than --max-document allows ({self.limit})")
        report = restored(pipeline, value)
        try:
            report.text.encode()
        except UnicodeEncodeError as error:
            raise RecordError(fault_of(error)) from None
        count(done, report)
        tell(done.told, self.tell, report, row, inner=False)
        if not self.meta:
            return (report.text,)
        meta = meta_of(report)
        return report.text, meta["edits"], meta["removed"], meta["warnings"], meta["confidence"]

    def died(self, item: Any) -> Done:
        """What stands for a row at which a worker process died."""
        return Done([None], rejects=[Reject(item[0], None, None, DIED)])

    def join(self, parts: list[Done]) -> Any:
        """The rows of chunks that were restored one at a time."""
        return [row for part in parts for row in part.data]

    def holds(self, data: Any) -> bool:
        """Whether any row of a chunk is left to write."""
        return any(row is not None for row in data)

    def sink(self, path: Path | None, name: str) -> Sink:  # noqa: ARG002  (others pack by it)
        """A file; standard output takes no Parquet."""
        if path is None:
            raise OptionError("Parquet can't go to standard output", remedy="name a folder with -o")
        return _ParquetSink(self, path)


class _ParquetSink:
    """A file that is written by row groups."""

    def __init__(self, kind: Parquet, path: Path) -> None:
        self.pa, self.kind = arrow(str(path)), kind
        schema = kind.schema
        for name, type_ in kind.columns():
            schema = schema.append(self.pa.field(name, type_))
        if kind.columns() and schema.metadata:
            kept = {key: value for key, value in schema.metadata.items() if key not in FOREIGN}
            schema = schema.with_metadata(kept or None)
        self.schema = schema
        self.writer = self.pa.parquet.ParquetWriter(path, schema, compression=kind.compression)
        self.waiting: list[Any] = []

    def add(self, data: Any) -> None:
        """Take the rows that a chunk held, with what became of their texts."""
        batch, rows = data
        kept = [number for number, row in enumerate(rows) if row is not None]
        if len(kept) < len(rows):
            batch = batch.take(self.pa.array(kept, self.pa.int64()))
        columns = list(batch.columns)
        made = [list(column) for column in zip(*(rows[number] for number in kept), strict=True)]
        made = made or [[] for _ in range(5 if self.kind.meta else 1)]
        text = self.schema.field(self.kind.field)
        fresh = _array(self.pa, made[0], text.type)
        if self.kind.to == self.kind.field:
            columns[self.schema.get_field_index(self.kind.field)] = fresh
            made = made[1:]
        added = self.kind.columns()
        columns += [_array(self.pa, values, type_) for values, (_, type_) in zip(made, added, strict=True)]
        self.waiting.append(self.pa.RecordBatch.from_arrays(columns, schema=self.schema))
        if sum(one.nbytes for one in self.waiting) >= GROUP:
            self._flush()

    def _flush(self) -> None:
        if self.waiting:
            self.writer.write_table(self.pa.Table.from_batches(self.waiting, self.schema))
        self.waiting = []

    def close(self) -> None:
        """Write what waits, and the end of the file."""
        self._flush()
        self.writer.close()


def _file(name: str) -> Any:
    pa = arrow(name)
    try:
        return pa.parquet.ParquetFile(name, pre_buffer=False, buffer_size=BATCH)
    except (pa.ArrowException, OSError) as error:
        cause = str(error).split("\n", 1)[0]
        raise FileError(f"this is no Parquet that can be read: {cause}", where=name, remedy="make it afresh") from None


def _batches(file: Any, group: int, name: str) -> Iterator[Any]:
    pa = arrow(name)
    about = file.metadata.row_group(group)
    rows = max(1, min(ROWS, BATCH * about.num_rows // max(1, about.total_byte_size)))
    try:
        yield from file.iter_batches(batch_size=rows, row_groups=[group])
    except (pa.ArrowException, OSError) as error:
        cause = str(error).split("\n", 1)[0]
        raise FileError(f"the file is damaged: {cause}", where=name, remedy="fetch it again") from None


def _is_text(type_: Any) -> bool:
    inner = getattr(type_, "value_type", type_) if str(type_).startswith("dictionary") else type_
    return str(inner) in ("string", "large_string", "string_view")


def _value(scalar: Any) -> Any:
    """A text, None for null, or bytes for what is no UTF-8."""
    try:
        return scalar.as_py()
    except UnicodeDecodeError:
        return b""


def _array(pa: Any, values: list[Any], type_: Any) -> Any:
    if str(type_).startswith("dictionary"):
        return pa.array(values, type_.value_type).dictionary_encode().cast(type_)
    return pa.array(values, type_)
