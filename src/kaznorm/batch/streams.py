"""Bytes in and out: compressed or not, by lines of bounded length, and never more than was packed into them."""

import gzip
import io
import os
import secrets
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Self, cast

from kaznorm.errors import OptionError
from kaznorm.readers import STDIN, FileError, unreadable
from kaznorm.writers import is_device

PACKED = (".gz", ".zst")
FREE, RATIO = 64 << 20, 250  # bytes that any file may unpack to, and how many times its size beyond that
MAGIC = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd")  # of gzip and of zstd
BUFFER = 1 << 18
PIECE = 1 << 10  # bytes of zstd that are unpacked at a time: of nothing but zeros they make 32 MB
WINDOW = 1 << 27  # bytes of memory that a zstd file may ask for
LEVEL = {".gz": 6, ".zst": 3}


def missing(package: str, extra: str, name: str) -> OptionError:
    """The error for an extra that isn't installed."""
    remedy = f'in the folder of kaznorm\'s source, run: python -m pip install ".[{extra}]"'
    return OptionError(f"{package} is not installed", where=name, remedy=remedy)


def packing(name: str) -> str:
    """The suffix that says how a file is compressed, or nothing.

    >>> packing("corpus.jsonl.gz"), packing("corpus.jsonl")
    ('.gz', '')
    """
    suffix = Path(name).suffix.lower()
    return suffix if suffix in PACKED else ""


class Source:
    """An input as one stream of unpacked bytes; `read_so_far` counts its bytes as they are stored.

    `FileError` where it can't be opened, is damaged, or unpacks to far more than text does.
    """

    def __init__(self, name: str, start: int = 0) -> None:
        self.name, self.packed, self.read_so_far = name, packing(name), 0
        self._file: BinaryIO = sys.stdin.buffer if name == STDIN else _opened(name)
        if start and not self.packed:
            self._file.seek(start)
            self.read_so_far = start
        self._bytes = io.BufferedReader(_Counted(self), BUFFER)
        self.stream: BinaryIO = self._bytes
        if self.packed:
            self.stream = io.BufferedReader(_Unpacked(self, _unpacking(name, self._bytes)), BUFFER)
            _skip(self.stream, start)
        elif not start:
            self._check()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.name != STDIN:
            self._file.close()

    def _check(self) -> None:
        """`FileError` where bytes that should be plain are packed."""
        if self._bytes.peek(4).startswith(MAGIC):
            piped = self.name == STDIN
            remedy = "unpack it first: zcat FILE | kaznorm clean -" if piped else "unpack it, or name it .gz or .zst"
            where = "standard input" if piped else self.name
            self.__exit__()
            raise FileError("this is compressed", where=where, remedy=remedy)

    def take(self, size: int) -> bytes:
        """Bytes as they are stored."""
        data = getattr(self._file, "read1", self._file.read)(size)
        self.read_so_far += len(data)
        return data


class _Counted(io.RawIOBase):
    def __init__(self, source: Source) -> None:
        self.source = source

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.source.take(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Unpacked(io.RawIOBase):
    """What a compressed stream unpacks to, as long as that is in proportion to it."""

    def __init__(self, source: Source, stream: Any) -> None:
        self.source, self.inner, self.out = source, stream, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self.inner.read1(len(buffer))  # so that what comes before damage is kept
        except (OSError, EOFError, zlib.error) as error:
            raise damaged(self.source.name, error) from None
        except Exception as error:
            if type(error).__name__ != "ZstdError":
                raise
            raise damaged(self.source.name, error) from None
        self.out += len(data)
        if self.out > max(FREE, RATIO * self.source.read_so_far):
            raise FileError(
                f"unpacks to more than {RATIO} times its size",
                where=self.source.name,
                remedy="unpack it yourself, if it is no decompression bomb",
            )
        buffer[: len(data)] = data
        return len(data)


def damaged(name: str, error: Exception) -> FileError:
    """The error for a compressed file that can't be unpacked to its end."""
    cause = str(error) or type(error).__name__
    return FileError(f"the file is damaged: {cause}", where=name, remedy="fetch it again")


def _opened(name: str) -> BinaryIO:
    try:
        return open(name, "rb", buffering=0)  # noqa: PTH123  (the Source closes it)
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from None


def _unpacking(name: str, stream: BinaryIO) -> Any:
    if packing(name) == ".gz":
        return gzip.GzipFile(fileobj=stream, mode="rb")
    return _Zstd(_zstandard(name).ZstdDecompressor(max_window_size=WINDOW), stream)


class _Zstd:
    """The frames of a zstd stream, one behind the other. `EOFError` where the last is cut short."""

    def __init__(self, unpacker: Any, stream: BinaryIO) -> None:
        self.unpacker, self.stream = unpacker, stream
        self.frame: Any = None
        self.packed = self.ready = b""

    def read1(self, size: int) -> bytes:
        """Some bytes; none at the end."""
        while not self.ready:
            self.packed = self.packed or self.stream.read(PIECE)
            if not self.packed:
                if self.frame:
                    raise EOFError("it ends before its time")
                break
            self.frame = self.frame or self.unpacker.decompressobj()
            self.ready, self.packed = self.frame.decompress(self.packed), b""
            if self.frame.eof:
                self.packed, self.frame = self.frame.unused_data, None
        data, self.ready = self.ready[:size], self.ready[size:]
        return data


def _zstandard(name: str) -> Any:
    try:
        import zstandard  # noqa: PLC0415  (an extra)
    except ImportError:
        raise missing("zstandard", "zstd", name) from None
    return zstandard


def check_extras(name: str) -> None:
    """`OptionError` where a file needs an extra that isn't installed."""
    if packing(name) == ".zst":
        _zstandard(name)


def _skip(stream: BinaryIO, size: int) -> None:
    while size > 0 and (data := stream.read(min(size, BUFFER))):
        size -= len(data)


class Line(NamedTuple):
    """A line with its end, where it stands, and its size; `data` is None where that is above the limit."""

    data: bytes | None
    number: int
    offset: int
    size: int


def lines(stream: BinaryIO, limit: int, number: int = 1, offset: int = 0) -> Iterator[Line]:
    r"""The lines of a stream, which end with \n. Of a line longer than `limit` bytes only its size is kept."""
    while data := stream.readline(limit + 1):
        size = len(data)
        if size > limit:
            while not data.endswith(b"\n") and (data := stream.readline(BUFFER)):
                size += len(data)
            yield Line(None, number, offset, size)
        else:
            yield Line(data, number, offset, size)
        number, offset = number + 1, offset + size


@contextmanager
def aside(path: Path) -> Iterator[Path]:
    """A path to write to, put in the place of `path` at the end and dropped where that fails.

    A link that stands at `path` is replaced and never followed.
    """
    part = path.with_name(f".kaznorm-{secrets.token_hex(6)}.part")
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


class ByteSink:
    """A result that bytes are added to, packed as its name says. The same bytes always give the same file."""

    def __init__(self, path: Path | None, name: str) -> None:
        self.file: BinaryIO = sys.stdout.buffer if path is None else path.open("wb" if is_device(path) else "xb")
        self.stream, self.own = self.file, path is not None
        if packing(name) == ".gz":
            self.stream = cast(
                "BinaryIO", gzip.GzipFile("", "wb", compresslevel=LEVEL[".gz"], fileobj=self.file, mtime=0)
            )
        elif packing(name) == ".zst":
            packer = _zstandard(name).ZstdCompressor(level=LEVEL[".zst"])
            self.stream = packer.stream_writer(self.file, closefd=False)

    def add(self, data: bytes) -> None:
        """Write some bytes."""
        self.stream.write(data)

    def close(self) -> None:
        """Write what is left."""
        if self.stream is not self.file:
            self.stream.close()
        if self.own:
            self.file.close()
        else:
            self.file.flush()
