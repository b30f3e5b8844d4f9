"""How the work grows: 1, 10 and 100 MB of documents of 2.6 kB, one document of 20 MB, and two processes.

Documents are lines of held-out and training text in a new order each time, so no document is met twice, though beyond
some 12 MB lines come back; the long document has no line twice. One process is measured in process time, two by the
clock, which takes an idle machine.
`python benchmarks/scaling.py -v` shows each measure when it is done.
"""

import os
import random
import time
from collections.abc import Iterable, Iterator
from itertools import islice

from kit import Data, data, heading, publish, row
from throughput import SIZE, Act, load

from kaznorm import Pipeline

TEXTS = (
    "dev/news", "dev/translated_news", "dev/encyclopaedia", "train/kaznerd_valid", "train/kaznu_gov_lowercase",
    "train/fairy_tales", "train/books_pd", "train/law_adilet_military",
)  # fmt: skip
MORE_TEXTS = (
    "train/proverbs_maqal_matel", "train/wikipedia_adam_sample", "train/kazqad_questions", "train/common_voice_sc",
    "train/apertium_kaz_texts", "train/tatoeba", "train/abai_wikisource", "train/l10n_mozilla_apps",
    "train/l10n_libreoffice", "train/mozilla_www_l10n", "dev/constitution", "ru/kz_gov_sites",
)  # fmt: skip
MEGABYTES = (1, 10, 100)
LONG = 20
MOST_LONG, LEAST_TWO = 1.3, 1.8


def main() -> None:
    given = data(__doc__)
    texts = endless(given)
    clean = Pipeline.preset("clean")
    rivals = load()
    clean(next(texts))
    lines = heading("documents, MB", "kaznorm, MB/s", *(f"{name}, MB/s" for name in rivals), "kaznorm : ftfy")
    for size in MEGABYTES:
        part = list(taken(texts, size))
        paces = {name: size / spent(act, part[: len(part) // max(1, size // 10)]) for name, act in rivals.items()}
        paces = {name: pace / max(1, size // 10) for name, pace in paces.items()}
        pace = size / spent(clean, part)
        cells = (f"{rival:.2f}" for rival in paces.values())
        lines.append(row(size, f"{pace:.2f}", *cells, f"{pace / paces['ftfy']:.2f}"))
        given.show(lines[-1])
    lines += ["", *long_document(given, clean), "", *two_processes(given, texts, clean)]
    publish("scaling", __doc__, lines)


def endless(given: Data) -> Iterator[str]:
    """Documents without end, each of other lines than those shortly before it."""
    lines = [line for name in TEXTS for line in given.text(name)]
    rnd = random.Random(1)
    while True:
        rnd.shuffle(lines)
        yield from documents(lines)


def documents(lines: Iterable[str]) -> Iterator[str]:
    """The lines as documents; the last ones are left."""
    parts: list[str] = []
    size = 0
    for line in lines:
        parts.append(line)
        size += len(line) + 1
        if size >= SIZE:
            yield "\n".join(parts)
            parts, size = [], 0


def taken(texts: Iterator[str], megabytes: float) -> Iterator[str]:
    """So much of the documents to come."""
    left = megabytes * 1e6
    while left > 0:
        text = next(texts)
        left -= len(text.encode())
        yield text


def spent(act: Act, texts: Iterable[str]) -> float:
    """Seconds of process time."""
    start = time.process_time()
    for text in texts:
        act(text)
    return time.process_time() - start


def long_document(given: Data, clean: Pipeline) -> list[str]:
    """One document of 20 MB against the same lines in small ones, when all words are known."""
    texts = list(dict.fromkeys(line for name in (*TEXTS, *MORE_TEXTS) for line in given.text(name)))
    random.Random(2).shuffle(texts)
    parts = list(taken(documents(texts), LONG))
    spent(clean, parts)
    whole = "\n".join(parts)
    small, long = map(min, zip(*((spent(clean, parts), spent(clean, [whole])) for _ in range(2)), strict=True))
    lines = heading(f"{LONG} MB", "s", "times", "at most")
    lines.append(row("documents of 2.6 kB", f"{small:.1f}", "1", ""))
    lines.append(row("one", f"{long:.1f}", f"{long / small:.2f}", MOST_LONG))
    given.show(lines[-1])
    return lines


def two_processes(given: Data, texts: Iterator[str], clean: Pipeline) -> list[str]:
    """Fresh documents by one process and by two."""
    lines = heading("jobs", "MB/s", "times", "at least", "share of the first process in the work")
    paces = {}
    for jobs in (1, 2):
        part = list(taken(texts, 10))
        start, own, before = time.perf_counter(), time.process_time(), children()
        for _ in islice(clean.many(part, jobs=jobs), len(part)):
            pass
        paces[jobs] = 10 / (time.perf_counter() - start)
        own, others = time.process_time() - own, children() - before
        cells = (f"{paces[jobs] / paces[1]:.2f}", LEAST_TWO if jobs > 1 else "", f"{own / (own + others):.0%}")
        lines.append(row(jobs, f"{paces[jobs]:.2f}", *cells))
        given.show(lines[-1])
    return lines


def children() -> float:
    """Seconds of processor time of processes that have ended."""
    found = os.times()
    return found.children_user + found.children_system


if __name__ == "__main__":
    main()
