"""The model file: named sections behind a version and a checksum, and the hashed table stored in them.

A file is `KZNM`, a two-byte version, a six-byte fingerprint and the CRC-32 of the rest, then a JSON header with the
length of each section, then the sections. Numbers are little-endian. Nothing in it can run code.
"""

import hashlib
import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, compress, islice
from zlib import crc32

from kaznorm.errors import ModelError

MAGIC = b"KZNM"
VERSION = 1
Section = bytes | memoryview
SKIP = 255
PREFIX = len(MAGIC) + 2 + 6 + 4


def pack(sections: Mapping[str, bytes]) -> bytes:
    """The bytes of a model file that holds these sections, in this order."""
    header = json.dumps({name: len(section) for name, section in sections.items()}).encode()
    body = len(header).to_bytes(4, "little") + header + b"".join(sections.values())
    name = hashlib.sha256(body).digest()[:6]
    return MAGIC + VERSION.to_bytes(2, "little") + name + crc32(body).to_bytes(4, "little") + body


def unpack(data: bytes) -> dict[str, memoryview]:
    """The sections of a model file. `ModelError` where it is none, of another version, or damaged.

    >>> {name: bytes(section) for name, section in unpack(pack({"words": b"abc"})).items()}
    {'words': b'abc'}
    """
    if data[:4] != MAGIC or len(data) < PREFIX:
        raise ModelError("not a kaznorm model file", remedy="reinstall kaznorm, or rebuild the model")
    version = int.from_bytes(data[4:6], "little")
    if version != VERSION:
        raise ModelError(
            f"the model file has version {version}, this kaznorm reads version {VERSION}",
            remedy="reinstall kaznorm, or rebuild the model with this version",
        )
    body = memoryview(data)[PREFIX:]
    if crc32(body) != int.from_bytes(data[12:PREFIX], "little"):
        raise ModelError("the model file is damaged: its checksum differs", remedy="reinstall kaznorm")
    start = 4 + int.from_bytes(body[:4], "little")
    sections = {}
    for name, length in json.loads(bytes(body[4:start])).items():
        sections[name] = body[start : start + length]
        start += length
    return sections


def fingerprint(data: bytes) -> str:
    """A short name for the content of a model file."""
    return data[6:12].hex()


def numbers(typecode: str, section: Section) -> "array[int]":
    """An array from its little-endian bytes."""
    values = array(typecode, bytes(section))
    if sys.byteorder == "big":
        values.byteswap()
    return values


def pack_places(places: Iterable[int]) -> bytes:
    """Rising numbers as the steps between them; 255 stands for as many numbers that are not among them.

    >>> list(pack_places([0, 3, 300]))
    [1, 3, 255, 42]
    """
    steps, last = bytearray(), -1
    for place in places:
        more, step = divmod(place - last, SKIP)
        steps += bytes([SKIP]) * more + bytes([step])
        last = place
    return bytes(steps)


def unpack_places(section: Section) -> Iterator[int]:
    """The numbers that `pack_places` packed.

    >>> list(unpack_places(pack_places([0, 3, 254, 509, 764])))
    [0, 3, 254, 509, 764]
    """
    return compress(islice(accumulate(section, initial=-1), 1, None), map(SKIP.__ne__, section))


class Table:
    """Small numbers under byte-string keys, four bytes an entry, read where they lie.

    A key is known by the 32 bits of its CRC, of which the upper 16 name a bucket, and by the sum of its bytes:
    one in 100 million of the keys that were never put in is taken for one that was.

    >>> table = Table(Table.pack({b"ab": 7, b"cd": 9}))
    >>> table.get(b"a", b"b"), table.get(b"cd"), table.get(b"c", b"e")
    (7, 9, -1)
    """

    __slots__ = ("_lows", "_starts", "_sums", "_values")

    def __init__(self, section: Section) -> None:
        self._starts = array("I", accumulate(numbers("H", section[: 2 << 16]), initial=0))
        entries = self._starts[-1]
        lows, sums = (2 << 16) + 2 * entries, (2 << 16) + 3 * entries
        self._lows = numbers("H", section[2 << 16 : lows])
        self._sums = section[lows:sums]
        self._values = section[sums:]

    @staticmethod
    def pack(entries: Mapping[bytes, int]) -> bytes:
        """The bytes of a table; of keys with the same CRC the first in byte order stays."""
        hashed: dict[int, bytes] = {}
        for key in sorted(entries):
            hashed.setdefault(crc32(key), key)
        order = sorted(hashed)
        return (
            _buckets(order)
            + _little(array("H", (h & 0xFFFF for h in order)))
            + bytes(sum(hashed[h]) & 0xFF for h in order)
            + bytes(entries[hashed[h]] for h in order)
        )

    def get(self, left: bytes, right: bytes = b"") -> int:
        """The number under the key `left + right`, -1 where there is none."""
        crc = crc32(right, crc32(left))
        bucket = crc >> 16
        low = crc & 0xFFFF
        lows = self._lows
        end = self._starts[bucket + 1]
        index = bisect_left(lows, low, self._starts[bucket], end)
        if index < end and lows[index] == low and self._sums[index] == (sum(left) + sum(right)) & 0xFF:
            return self._values[index]
        return -1

    def __len__(self) -> int:
        return len(self._lows)


def _buckets(hashes: Iterable[int]) -> bytes:
    counts = array("H", bytes(2 << 16))
    for value in hashes:
        counts[value >> 16] += 1
    return _little(counts)


def _little(values: "array[int]") -> bytes:
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()
