"""A run: chunks from the inputs to workers and back, in order, into shards that are written whole or not at all."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from kaznorm.batch.beside import Beside
from kaznorm.batch.inputs import Input
from kaznorm.batch.records import Chunk, Done, Format, Position, Reject, Sink
from kaznorm.batch.restoring import Payload, Restoring, add
from kaznorm.batch.state import COUNTS, State, checksum, identity
from kaznorm.batch.streams import Source, aside
from kaznorm.errors import KaznormError, OptionError
from kaznorm.pipeline import Pipeline
from kaznorm.readers import STDIN, FileError
from kaznorm.workers import ordered_map
from kaznorm.writers import is_device, named, to_stdout

SHARD = 64 << 20  # bytes of a source that become one shard


class Listener(Protocol):
    """Who is told how a run goes on."""

    def step(self, name: str, stored: int, done: Done, size: int) -> None:
        """A chunk is done; `stored` bytes of the file are read, `size` bytes of it unpacked were in the chunk."""

    def event(self, kind: str, **row: Any) -> None:
        """An input is begun, a shard or an input done, a record rejected, an input failed."""


class _Begin(NamedTuple):
    input: Input
    format: Format
    numbered: bool
    shard: int
    start: Position


class _Step(NamedTuple):
    chunk: Chunk
    stored: int


class _End(NamedTuple):
    input: Input
    error: FileError | None = None


@dataclass
class Shard:
    """A shard that is being written."""

    path: Path | None
    name: str
    stack: ExitStack
    sink: Sink
    total: Done = field(default_factory=lambda: Done(None))
    size: int = 0
    failed: str = ""
    empty: bool = True  # none of its records could be restored


@dataclass
class Run:
    """A run over inputs. `state` keeps it resumable; without that, `target` is a file, or None for standard output."""

    pipeline: Pipeline
    inputs: Sequence[Input]
    listener: Listener
    state: State | None = None
    target: Path | None = None
    jobs: int = 1
    strict: bool = False
    shard_bytes: int = SHARD
    beside: Beside | None = None
    failed: dict[str, str] = field(default_factory=dict)
    total: Done = field(default_factory=lambda: Done(None))
    _events: deque[_Begin | _Step | _End] = field(default_factory=deque)
    _now: _Begin | None = None
    _shard: Shard | None = None
    _at: Position = field(default_factory=Position)

    def go(self) -> None:
        """Restore all that isn't done. `KaznormError` at the first reject of a strict run."""
        function = Restoring(self.pipeline)
        results = ordered_map(function, self._payloads(), jobs=self.jobs, rescue=function.rescue)
        try:
            with closing(results):  # type: ignore[type-var]
                for done in results:
                    self._handle(done)
            self._handle(None)
        finally:
            if self._shard:
                self._drop()
            if self.beside:
                self.beside.drop()
        if self.state:
            self.state.failed = self.failed
            self.state.finish()

    def _payloads(self) -> Iterator[Payload]:
        """The chunks of all inputs; what isn't for workers waits its turn in `_events`."""
        for one in self.inputs:
            try:
                yield from self._chunks(one)
            except (FileError, OptionError) as error:
                if error.where != one.name and not error.where.startswith(one.name):
                    raise
                self._events.append(_End(one, FileError(error.cause, where=error.where, remedy=error.remedy)))

    def _chunks(self, one: Input) -> Iterator[Payload]:
        done, start = self.state.done_of(one.name) if self.state else (0, Position())
        known = self.state.inputs.get(one.name) if self.state else None
        if known and known.get("done"):
            self.failed |= {one.name: known["failed"]} if "failed" in known else {}
            return
        before = identity(one.name) if one.name != STDIN else {"size": 0, "modified": 0}
        head = Source(one.name)
        with head:
            kind = one.format.begin(head)
            if self.state and not known:
                self.state.note("input", {"name": one.name, **before, "sha256": _sum(one.name)})
            numbered = self.state is not None and one.is_large(before["size"], self.shard_bytes)
            if done and not numbered:
                self._events.append(_End(one))
                return
            start = max(start, kind.body())
            self._events.append(_Begin(one, kind, numbered, done, start))
            with (
                head if one.name == STDIN else Source(one.name, start.offset if kind.kind != "parquet" else 0) as source
            ):
                light = kind.light()
                for chunk in kind.chunks(source, start):
                    self._events.append(_Step(chunk._replace(items=[]), source.read_so_far))
                    yield light, chunk.items
        changed = one.name != STDIN and identity(one.name) != before
        error = (
            FileError("this input changed while it was read", where=one.name, remedy="run again") if changed else None
        )
        self._events.append(_End(one, error))

    def _handle(self, done: Done | None) -> None:
        """Go through what has happened up to the chunk that is done, or to the end."""
        while self._events:
            event = self._events.popleft()
            if isinstance(event, _Begin):
                self._now, self._at = event, event.start
                self.listener.event("begin", file=event.input.name)
            elif isinstance(event, _End):
                self._end(event)
            elif done is not None:
                self._take(event, done)
                return

    def _take(self, event: _Step, done: Done) -> None:
        now, chunk = self._now, event.chunk
        assert now is not None  # noqa: S101  (a chunk comes after its beginning)
        if done.rejects and self.strict:
            raise _told(now.input.name, done.rejects[0])
        shard = self._shard = self._shard or self._open(now)
        with _named(shard.path):
            shard.sink.add(done.data if chunk.carry is None else (chunk.carry, done.data))
        if self.beside:
            self.beside.add(now.input.name, str(shard.path) if shard.path else None, done.told)
        shard.size += chunk.size
        shard.empty &= not now.format.holds(done.data)
        add(shard.total, done)
        add(self.total, done)
        self._at = chunk.end
        for reject in done.rejects:
            self.listener.event("reject", **_row(now.input.name, reject))
        self.listener.step(now.input.name, event.stored, done, chunk.size)
        if now.numbered and shard.size >= self.shard_bytes:
            self._commit(now)

    def _end(self, event: _End) -> None:
        now, error = self._now, event.error
        began = now is not None and now.input == event.input
        if began and now is not None:
            if error is not None:
                shard = self._shard = self._shard or self._open(now)
                cause = f"the rest of the file was not read: {error.cause}"
                reject = Reject(self._at.line, self._at.offset, None, cause)
                shard.total.rejects.append(reject)
                self.total.rejects.append(reject)
                shard.failed = str(error)
            if self._shard or now.shard == 0:
                self._shard = self._shard or self._open(now)
                self._commit(now)
        if error is not None:
            self.failed[event.input.name] = str(error)
            self.listener.event("failed", file=event.input.name, cause=str(error))
            if self.strict:
                raise error
        elif self.state:
            self.state.note("input", {"name": event.input.name, "done": True})
        self._now = None

    def _open(self, now: _Begin) -> Shard:
        stack = ExitStack()
        name = now.input.shard(now.shard, numbered=now.numbered)
        path = self.state.place(name) if self.state else self.target
        try:
            direct = path is None or (self.state is None and is_device(path))
            part = path if direct or path is None else stack.enter_context(aside(path))
            with _named(path):
                sink = now.format.sink(part, (path.name if path else STDIN))
        except BaseException:
            stack.close()
            raise
        return Shard(path, name, stack, sink)

    def _commit(self, now: _Begin) -> None:
        """Put the shard in its place, then its rejects, then a line in the journal."""
        shard = self._shard
        assert shard is not None  # noqa: S101
        nothing = shard.empty and bool(shard.total.rejects)
        if nothing:  # an empty file would look like work that is done
            self._drop()
        else:
            with _named(shard.path):
                shard.sink.close()
                shard.stack.close()
        self._shard = None
        row: dict[str, Any] = {"input": now.input.name, "result": None if nothing else shard.name}
        row["end"] = list(self._at)
        row |= {key: getattr(shard.total, key) for key in COUNTS[:-1]}
        row["rejected"] = len(shard.total.rejects)
        if shard.failed:
            row["failed"] = shard.failed
        if self.beside:
            row["beside"] = self.beside.commit()
        if self.state and shard.path:
            if not nothing:
                row["bytes"], row["sha256"] = shard.path.stat().st_size, checksum(shard.path)
            row["rejects_end"] = self.state.reject(_row(now.input.name, one) for one in shard.total.rejects)
            self.state.note("shard", row)
        self.listener.event("shard", **row)
        self._now = now._replace(shard=now.shard + 1)

    def _drop(self) -> None:
        """Leave nothing of a shard that isn't whole."""
        shard, self._shard = self._shard, None
        if shard:
            with suppress(Exception):  # what it was dropped for is told
                shard.sink.close()
            shard.stack.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)


def _named(path: Path | None) -> AbstractContextManager[None]:
    return named(path) if path else to_stdout()


def _sum(name: str) -> str:
    return checksum(name) if name != STDIN else ""


def _row(name: str, reject: Reject) -> Mapping[str, Any]:
    return {"file": name, **reject._asdict()}


def _told(name: str, reject: Reject) -> KaznormError:
    at = reject.offset if reject.fault is None else reject.fault
    place = "" if at is None else f" (offset {at})"
    where = f"{name}, line {reject.line}{place}"
    return FileError(reject.cause, where=where, remedy="mend it, or leave out --strict")
