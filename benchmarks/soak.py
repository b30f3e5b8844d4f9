"""A corpus through `kaznorm clean --jobs 2`, killed midway with `kill -9` and resumed: pace, memory, and what is lost.

Documents of 2.6 kB are lines of held-out and training text in a new order each time, as in `scaling.py`, in files of
JSONL. `--megabytes` says how many; 1,000 unless said. Memory is the resident set of the first process and of the larger
of its workers, the highest in each tenth of the time. Needs /proc.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from kit import Data, heading, parser, publish, row
from scaling import endless, taken

FILE = 250
"""Megabytes of a file."""
EVERY = 0.5
"""Seconds between looks at the memory."""


class Look(NamedTuple):
    """Seconds since the beginning, and megabytes of the first process and of the larger of its workers."""

    at: float
    first: float
    worker: float


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--megabytes", type=int, default=1000)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--preset", default="clean")
    options.add_argument("--keep", action="store_true", help="publish nothing")
    asked = options.parse_args()
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        documents = write(Data(asked.folder.absolute(), asked.verbose), asked.megabytes)
        size = sum(path.stat().st_size for path in Path("in").iterdir()) / 1e6
        shard = max(1, min(64, asked.megabytes // 16))
        command = [sys.executable, "-m", "kaznorm", "clean", "in", "-o", "out", "-q", "--preset", asked.preset]
        command += ["--jobs", str(asked.jobs), "--shard-size", str(shard)]
        start = time.monotonic()
        looks, code = watched(command, start, until=max(1, int(size / shard / 2)))
        killed = time.monotonic() - start
        done = len(shards())
        more, code = watched([*command, "--resume"], start)
        seconds = time.monotonic() - start
        check(documents, code)
        lines = heading("corpus, MB", "documents", "jobs", "seconds", "MB/s", "killed after", "shards then", "shards")
        cells = (f"{size:,.0f}", f"{documents:,}", asked.jobs, f"{seconds:,.0f}", f"{size / seconds:.2f}")
        lines.append(row(*cells, f"{killed:,.0f} s", done, len(shards())))
        lines += ["", *memory([*looks, *more], seconds)]
        lines += ["", f"All {documents:,} documents came out once, in order, none rejected. Preset {asked.preset}."]
    print("\n".join(lines))
    if not asked.keep:
        publish("soak", __doc__, lines)


def write(given: Data, megabytes: int) -> int:
    """Write the corpus; how many documents it has."""
    Path("in").mkdir()
    texts, number = endless(given), 0
    for start in range(0, megabytes, FILE):
        with Path(f"in/{start // FILE:03}.jsonl").open("w", encoding="utf-8") as file:
            for text in taken(texts, min(FILE, megabytes - start)):
                file.write(json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n")
                number += 1
    return number


def shards() -> list[Path]:
    """The results that are whole, in order."""
    return sorted(Path("out").glob("[0-9]*.jsonl"))


def watched(command: list[str], start: float, until: int = 0) -> tuple[list[Look], int]:
    """Run a command and look at its memory; kill it, if asked, once so many shards are there. Its exit code."""
    looks: list[Look] = []
    process = subprocess.Popen(command)
    while process.poll() is None:
        workers = [resident(worker) for worker in children(process.pid)]
        looks.append(Look(time.monotonic() - start, resident(process.pid), max(workers, default=0.0)))
        if until and len(shards()) >= until:
            process.send_signal(signal.SIGKILL)
            process.wait()
        time.sleep(EVERY)
    if until and process.returncode != -signal.SIGKILL:
        sys.exit(f"it ended before it was killed, with {process.returncode}")
    return looks, process.returncode


def children(process: int) -> list[int]:
    """The processes that one has started."""
    try:
        return [int(found) for found in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def resident(process: int) -> float:
    """Megabytes that a process holds in memory."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1e3 for line in status.split("\n") if line.startswith("VmRSS")), 0.0)


def check(documents: int, code: int) -> None:
    """Exit where a document is lost, doubled, out of order or rejected."""
    numbers = (json.loads(line)["id"] for path in shards() for line in lines_of(path))
    wrong = next((place for place, number in enumerate(numbers) if place != number), None)
    totals = json.loads(Path("out/manifest.json").read_text(encoding="utf-8"))["totals"]
    if code or wrong is not None or totals["documents"] != documents or totals["rejected"]:
        sys.exit(f"exit code {code}, {totals}, first wrong document {wrong}, of {documents}")


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a result."""
    with path.open(encoding="utf-8") as file:
        yield from file


def memory(looks: list[Look], seconds: float) -> list[str]:
    """The highest of each tenth of the time."""
    lines = heading("time, %", "first process, MB", "a worker, MB")
    for tenth in range(10):
        some = [look for look in looks if tenth <= look.at / seconds * 10 < tenth + 1]
        highest = [max((getattr(look, name) for look in some), default=0.0) for name in ("first", "worker")]
        lines.append(row(f"{tenth * 10}–{tenth * 10 + 10}", *(f"{value:.0f}" for value in highest)))
    return lines


if __name__ == "__main__":
    main()
