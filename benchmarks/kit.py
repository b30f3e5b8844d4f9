"""Shared by the benchmarks: the held-out data, word error, and results.md.

Each script is run as `python benchmarks/NAME.py [FOLDER] [-v]`. FOLDER holds the data (`corpus/`, `cases/`,
`counts/`), which can't be shipped; without it the environment variable KAZNORM_DATA names it, else it is
the folder `shared` beside this repository.
"""

import argparse
import gzip
import json
import os
import platform
import random
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import kaznorm

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).parent / "results.md"
SECTIONS = (
    "seeds",
    "boundaries",
    "calibration",
    "what was tried",
    "pdf",
    "paragraphs",
    "passages",
    "letters",
    "harm",
    "chrome",
    "spelling",
    "quantities",
    "throughput",
    "scaling",
    "soak",
    "hostile",
)
TITLE = "# Results\n\nEach of these sections is written by its script, the others by hand.\n"
_STYLE = str.maketrans(
    {"“": '"', "”": '"', "«": '"', "»": '"', "„": '"', "–": "-", "—": "-", "\u2011": "-", "\u00a0": " "}
)


@dataclass(frozen=True)
class Data:
    """The data folder, and whether to show what went wrong."""

    folder: Path
    verbose: bool

    def text(self, name: str, size: int | None = None, seed: int = 1) -> list[str]:
        """The lines of a held-out text, or a sample of them."""
        lines = [line for line in self._read(f"corpus/{name}.txt").split("\n") if line]
        return random.Random(seed).sample(lines, size) if size and size < len(lines) else lines

    def cases(self, kind: str) -> Iterator[dict[str, Any]]:
        """The real cases of a kind."""
        rows = map(json.loads, self._read("cases/real_cases.jsonl").splitlines())
        return (row for row in rows if row["kind"] == kind)

    def pairs(self, name: str) -> Iterator[dict[str, Any]]:
        """Damaged pages with their golds."""
        return map(json.loads, self._read(f"cases/{name}.jsonl.gz").splitlines())

    def table(self, name: str) -> Iterator[tuple[str, int]]:
        """Counts of words or word pairs."""
        rows = (line.split("\t") for line in self._read(f"counts/{name}.tsv.gz").splitlines())
        return ((key, int(count)) for key, count in rows)

    def _read(self, name: str) -> str:
        path = self.folder / name
        try:
            content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        except OSError as error:
            sys.exit(f"no data: {error}. Name the folder: {sys.argv[0]} FOLDER, or KAZNORM_DATA=FOLDER.")
        return content.decode()

    def show(self, *parts: object) -> None:
        """Something that went wrong, for who asks."""
        if self.verbose:
            print(*parts, sep=" | ")


def parser(description: str | None) -> argparse.ArgumentParser:
    """What a command line may ask for."""
    options = argparse.ArgumentParser(description=description)
    default = Path(os.environ.get("KAZNORM_DATA", ROOT.parent / "shared")).absolute()
    options.add_argument("folder", nargs="?", type=Path, default=default, help=f"the data; now {default}")
    options.add_argument("-v", "--verbose", action="store_true", help="show what went wrong")
    return options


def data(description: str | None) -> Data:
    """What the command line asks for."""
    arguments = parser(description).parse_args()
    return Data(arguments.folder, arguments.verbose)


def flat(text: str) -> str:
    """Quotes and dashes alike, white space as one space: style is no error here."""
    return re.sub(r"\s+", " ", text.translate(_STYLE)).strip()


def distance(a: Sequence[str], b: Sequence[str]) -> int:
    """Insertions, deletions and exchanges that lead from one to the other."""
    before = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (x != y)))
        before = row
    return before[-1]


def word_error(pairs: Iterable[tuple[str, str]]) -> float:
    """Wrong words of all the first texts, by the words of the second."""
    errors = words = 0
    for found, gold in pairs:
        reference = flat(gold).split()
        errors += distance(flat(found).split(), reference)
        words += len(reference)
    return errors / words


def publish(name: str, about: str | None, lines: Iterable[str]) -> None:
    """Prints a section of results.md and writes it there; the other sections stay."""
    head = [f"`python benchmarks/{name}.py` · {_machine()}", "", *(about or "").strip().split("\n"), ""]
    section = "\n".join([*head, *lines])
    print(section)
    old = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    sections = dict(part.split("\n\n", 1) for part in re.split(r"^## ", old, flags=re.MULTILINE)[1:])
    sections[name] = section
    order = sorted(sections, key=lambda key: SECTIONS.index(key) if key in SECTIONS else len(SECTIONS))
    parts = [f"## {key}\n\n{sections[key].strip()}\n" for key in order]
    RESULTS.write_text("\n".join([TITLE, *parts]), encoding="utf-8")


def mean(values: Iterable[float]) -> float:
    """The arithmetic mean."""
    row = list(values)
    return sum(row) / len(row)


def row(*cells: object) -> str:
    """A row of a table."""
    return f"| {' | '.join(map(str, cells))} |"


def heading(*cells: str) -> list[str]:
    """The first rows of a table."""
    return [row(*cells), row("---", *["---:"] * (len(cells) - 1))]


def _machine() -> str:
    try:
        found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    except OSError:
        found = None
    processor = found[1] if found else platform.processor() or platform.machine()
    version = f"{kaznorm.__version__}, repair {kaznorm.Pipeline.preset('repair').fingerprint}"
    return f"kaznorm {version} · Python {platform.python_version()}, {processor}"
