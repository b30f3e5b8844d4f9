"""Feeds the readers and the whole pipeline with damaged files, for as many minutes as are asked for.

`python benchmarks/fuzz.py [MINUTES] [SEED]`. Each round makes a file of a format, damages its bytes, and requires that
records and rejects make up the file, that nothing but a reject comes of what is wrong, and that cleaning what was
cleaned changes nothing. The first round that fails is printed with its seed, and its file is kept. A few
seeds are tests (`tests/test_fuzz.py`).
"""

import gzip
import io
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kaznorm import Pipeline
from kaznorm.batch.inputs import FORMATS
from kaznorm.batch.streams import Line, Source, lines
from kaznorm.errors import KaznormError

WORDS = "Жи ы н т ө р а ғ а с ы , п а р т и я н ы ң|депу – ты|баспасөзiң|25—30%|38,0 кв.км| |\ufeff|\u00ad|ќала|« Jas »"
BITS = [b'"', b"\\", b"\0", b"\xff", b"\xed\xa0\x80", b"\n", b"\r", b",", b"{", b"[" * 50, b"\\ud800", b"\t", b"1e999"]
KINDS = ("jsonl", "csv", "tsv", "lines", "blocks", "text")


def sound(kind: str, chance: random.Random) -> bytes:
    """A file of a format, before it is damaged."""
    texts = [
        " ".join(chance.choices(WORDS.split("|"), k=chance.randrange(1, 8))) for _ in range(chance.randrange(1, 9))
    ]
    if kind == "jsonl":
        rows = [json.dumps({"id": 1.5, "text": text}, ensure_ascii=chance.random() < 0.5) for text in texts]
        return "\n".join(rows).encode()
    if kind in ("csv", "tsv"):
        mark = "," if kind == "csv" else "\t"
        rows = [f"text{mark}id", *('"' + text.replace('"', '""') + f'"{mark}1' for text in texts)]
        return "\r\n".join(rows).encode()
    return ("\n\n" if kind == "blocks" else "\n").join(texts).encode()


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some taken out and others put in; a head stays whole half of the time."""
    for _ in range(chance.randrange(6)):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(BITS) + data[at + chance.randrange(4) :]
    return data


def check(path: Path, kind: str, pipeline: Pipeline) -> None:
    """The laws that hold for any file."""
    options = FORMATS[kind](limit=4_096)
    try:
        with Source(str(path)) as source:
            made = options.begin(source)
        body = made.body()
        with Source(str(path), body.offset) as source:
            chunks = list(made.chunks(source, body))
    except KaznormError:
        return
    records = [record for chunk in chunks for record in chunk.items]
    at, line = body
    for record in records:
        assert (record.offset, record.line) == (at, line)
        at, line = at + record.size, line + record.height
    done = made.work(pipeline, records)
    assert done.documents + len(done.rejects) == sum(not record.plain for record in records)
    assert not [reject for reject in done.rejects if "fault of kaznorm" in reject.cause]
    if kind != "jsonl" or path.suffix == ".gz":
        return
    again = [made.record(found) for found in streamed(done.data)]
    second = made.work(pipeline, [record for record in again if record.data.strip()])
    assert not second.changed
    assert not second.rejects


def streamed(data: bytes) -> Iterator[Line]:
    """The lines of some bytes."""

    return lines(io.BytesIO(data), 1 << 20)


def attempt(seed: int, kind: str, folder: Path, pipeline: Pipeline) -> None:
    """Make the file of a seed, which stays in the folder, and check it."""
    chance = random.Random(f"{seed} {kind}")
    data = damaged(sound(kind, chance), chance)
    packed = chance.random() < 0.2
    path = folder / ("fuzz.gz" if packed else "fuzz")
    path.write_bytes(damaged(gzip.compress(data), chance) if packed else data)
    check(path, kind, pipeline)


def main(minutes: float, seed: int) -> None:
    """Fuzz until the time is over."""
    pipeline, until, rounds = Pipeline.preset("clean"), time.monotonic() + minutes * 60, 0
    folder = Path(tempfile.mkdtemp())
    while time.monotonic() < until:
        kind = KINDS[(seed + rounds) % len(KINDS)]
        try:
            attempt(seed + rounds, kind, folder, pipeline)
        except Exception:
            print(f"seed {seed + rounds}, {kind}, in {folder}")
            raise
        rounds += 1
    print(f"{rounds} files, seeds {seed} to {seed + rounds - 1}: no law was broken")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 2.0, int(sys.argv[2]) if len(sys.argv) > 2 else 0)
