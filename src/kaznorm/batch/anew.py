"""Inputs that couldn't be read to their end, and are others now: what was told of them is taken back."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kaznorm.batch.streams import aside
from kaznorm.writers import named

Row = dict[str, Any]


def without(
    names: Iterable[str], shards: list[Row], folder: Path, rejects: str, beside: Mapping[str, str]
) -> list[Row]:
    """The shards of other inputs; results, rejects and what was told beside of these inputs are gone.

    The last shard that stays says how long the rejects, and the files beside, are now. Doing it again, after a run
    that was killed meanwhile, does no harm.
    """
    gone = set(names)
    kept = [dict(shard) for shard in shards if shard["input"] not in gone]
    for shard in shards:
        if shard["input"] in gone and shard["result"] is not None:
            (folder / shard["result"]).unlink(missing_ok=True)
    ends = shards[-1].get("beside", {}) if shards else {}
    sizes = {kind: _cleared(Path(path), gone, *ends[kind]) for kind, path in beside.items() if kind in ends}
    size, _ = _cleared(folder / rejects, gone, shards[-1]["rejects_end"] if shards else 0, "")
    if kept:
        kept[-1]["rejects_end"] = size
        if ends:
            kept[-1]["beside"] = sizes
    return kept


def _cleared(path: Path, gone: set[str], end: int, checksum: str) -> tuple[int, str]:
    """Leave out the lines about some inputs, and what lies behind the end; the new end and checksum.

    A file that isn't what was told, as its checksum says, stays, for the run to refuse it.
    """
    begins = tuple(begin for name in gone for begin in _beginnings(name))
    if not path.is_file() or (checksum and path.stat().st_size >= end and _sum(path, end) != checksum):
        return end, checksum
    total, size = hashlib.sha256(), 0
    with named(path), aside(path) as part, part.open("xb") as file:
        for line in _lines(path, end):
            if not line.startswith(begins):
                total.update(line)
                size += file.write(line)
    return size, total.hexdigest()


def _beginnings(name: str) -> Iterator[bytes]:
    """How lines about an input begin: of JSON, and of removed text."""
    yield json.dumps({"file": name}, ensure_ascii=False)[:-1].encode(errors="backslashreplace") + b", "
    yield f"{name}:".encode(errors="backslashreplace")


def _lines(path: Path, end: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        for line in file:
            end -= len(line)
            if end < 0:
                return
            yield line


def _sum(path: Path, end: int) -> str:
    total = hashlib.sha256()
    for line in _lines(path, end):
        total.update(line)
    return total.hexdigest()
