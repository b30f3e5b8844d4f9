"""`find_quantities` beside labels, and what `numbers` and `units` cost and change.

A quantity is right if its value, unit and kind are. The labels are `tests/golds/quantities.tsv`: all but `dev` were
measured when they were labelled, and only then worked with; both looks are shown. Of the data folder, the real cases of
numbers (value and unit; they give no kind). Then, on held-out text as it is and once it has been standardised: edits,
and the time of `numbers` and `units` in hundredths of what ftfy.fix_text takes in the same process.
"""

import sys
import time
from collections.abc import Callable
from typing import Any

import ftfy
from kit import ROOT, Data, data, heading, publish, row

from kaznorm import Numbers, Pipeline, Quantity, Units, find_quantities
from kaznorm.figures import figures
from kaznorm.tokens import scan

sys.path.insert(0, str(ROOT / "tests"))
from numerals.scoring import PARTS, labelled, score

FIRST_LOOK = {
    "held": ".93/.96",
    "fresh": ".85/.90",
    "last": ".93/.95",
    "fifth": ".93/.94",
    "sixth": ".96/.95",
    "seventh": ".96/.98",
    "eighth": ".94/.97",
    "ninth": ".98/.98",
    "tenth": ".96/.97",
}
"""Precision and recall when a part was labelled, before its misses were looked at."""
UNITS = {"year": "a", "century": "100.a", "KZT": "KZT", "GB": "GBy"}
"""The names of units in the real cases that aren't UCUM's."""
TEXTS = ("dev/news", "dev/encyclopaedia", "dev/translated_news", "dev/constitution", "ru/ud_pud")
LINES = 40
PASSES = 5


def main() -> None:
    held = data(__doc__)
    lines = heading("labels", "expressions", "quantities", "precision", "recall", "at first look")
    for part in PARTS:
        result, wrong = score(part)
        for text, wanted, found in wrong:
            held.show(text, wanted, found)
        cells = f"{result.precision:.3f}", f"{result.recall:.3f}", FIRST_LOOK.get(part, "")
        lines.append(row(part, len(labelled(part)), result.wanted, *cells))
    cases = list(held.cases("number"))
    right = sum(is_right(case, held) for case in cases)
    lines += ["", f"Real cases of numbers: {right} of {len(cases)} right.", ""]
    lines += heading("text", "edits of numbers", "of units", "cost, standardised", "as it is", "find_quantities, MB/s")
    lines += [row(name, *costs(held, name)) for name in TEXTS]
    publish("quantities", __doc__, lines)


def is_right(case: dict[str, Any], held: Data) -> bool:
    """Whether just what the case says is found in it."""
    wanted, found = case["parse"], find_quantities(case["input"])
    good = len(found) == 1 and agrees(found[0], wanted)
    if not good:
        held.show(case["input"], wanted, found)
    return good


def agrees(quantity: Quantity, wanted: dict[str, Any]) -> bool:
    """Whether a quantity has the value and unit wanted."""
    if "date" in wanted:
        return quantity.value == wanted["date"]
    value = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
    unit = wanted.get("unit", "")
    same = [float(part) for part in value] == [float(part) for part in wanted.get("range", [wanted.get("value")])]
    return same and quantity.unit == UNITS.get(unit, unit)


def costs(held: Data, name: str) -> tuple[object, ...]:
    """A row of the second table."""
    lines = held.text(name)
    texts = ["\n".join(lines[at : at + LINES]) for at in range(0, len(lines), LINES)]
    numbers, units = Pipeline([Numbers()]), Pipeline([Units()])
    changed = [sum(len(pipeline.explain(text).edits) for text in texts) for pipeline in (numbers, units)]
    settled = [units(numbers(text)) for text in texts]
    by_ftfy = best(lambda: [ftfy.fix_text(text) for text in settled])
    speed = sum(len(text.encode()) for text in texts) / 1e6 / best(lambda: [find_quantities(text) for text in texts])
    shares = [f"{100 * best_of_finding(some) / by_ftfy:.2f}%" for some in (settled, texts)]
    return *changed, *shares, f"{speed:.1f}"


def best_of_finding(texts: list[str]) -> float:
    """The time of both normalisers; the scan that all share is made before."""
    normalisers, total = (Numbers(), Units()), 0.0
    for text in texts:
        passes = []
        for _ in range(PASSES):
            scan(text).shadow  # noqa: B018
            figures.cache_clear()
            start = time.perf_counter()
            for normaliser in normalisers:
                list(normaliser.find(text))
            passes.append(time.perf_counter() - start)
        total += min(passes)
    return total


def best(work: Callable[[], object]) -> float:
    """The shortest time of a few."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
