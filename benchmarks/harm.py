"""Words changed in clean held-out text by preset repair, per 100,000; by others, words that they split.

Held-out text has real damage of its own, so each edit was read and labelled by eye in `harm_labels.tsv`:
mended (a fault of the text, set right), variant (both forms are found in good Kazakh), wrong (right text harmed,
or a fault changed into another). Edits without a label are new since then, to be read: `-v` shows them, and the
wrong ones. The others are given the words one by one, from a sample of 300 lines.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import rivals
from kit import Data, data, heading, publish, row

from kaznorm import Pipeline, Report

TEXTS = ("dev/news", "dev/encyclopaedia", "dev/translated_news", "dev/constitution", "ru/ud_pud")
LABELS = Path(__file__).parent / "harm_labels.tsv"
COLUMNS = ["text", "before", "after", "label", "reason"]
VERDICTS = ("mended", "variant", "wrong")
UNREAD = "unlabelled"

Key = tuple[str, str, str]


def main() -> None:
    given = data(__doc__)
    labels = read_labels()
    repair = Pipeline.preset("repair")
    others = rivals.load(given)
    lines = heading("text", "words", "kaznorm", "lines back byte for byte", *others)
    words: Counter[str] = Counter()
    edits: list[tuple[str, Key]] = []
    for name in TEXTS:
        reports = [repair.explain(line) for line in given.text(name)]
        words[name] = sum(len(report.source.split()) for report in reports)
        if not words[name]:
            sys.exit(f"nothing to check: {name} has no words")
        share = sum(changed(report) for report in reports) / words[name]
        same = sum(report.source == report.text for report in reports) / len(reports)
        split = (f"{broken(given, name, other) * 1e5:,.0f}" for other in others.values())
        lines.append(row(name, f"{words[name]:,}", f"{share * 1e5:.1f}", f"{same:.4f}", *split))
        edits += ((edit.rule, (name, edit.before, edit.after)) for report in reports for edit in report.edits)
    if not any(key in labels for _, key in edits):
        sys.exit(f"nothing to check: none of {len(edits)} edits has a label in {LABELS.name}")
    for rule, key in edits:
        if labels.get(key, UNREAD) in {UNREAD, "wrong"}:
            given.show(labels.get(key, UNREAD), rule, *key)
    publish("harm", __doc__, [*lines, "", *judged(edits, labels, words)])


def read_labels() -> dict[Key, str]:
    """What became of each edit that was read, by text, before and after; no such table ends the run."""
    try:
        first, *rows = (line.split("\t") for line in LABELS.read_text(encoding="utf-8").splitlines())
    except (OSError, ValueError) as error:
        sys.exit(f"nothing to check: no labels, {error}")
    for number, cells in enumerate(rows, 2):
        if len(cells) != len(COLUMNS) or cells[0] not in TEXTS or cells[3] not in VERDICTS or not cells[4]:
            sys.exit(f"{LABELS.name}:{number} should hold {', '.join(COLUMNS)}, with a label of {VERDICTS}: {cells}")
    labels = {(text, before, after): label for text, before, after, label, _ in rows}
    if first != COLUMNS or not labels or len(labels) < len(rows):
        sys.exit(f"{LABELS.name} should begin with {COLUMNS} and hold edits, each once")
    return labels


def judged(edits: list[tuple[str, Key]], labels: dict[Key, str], words: Counter[str]) -> Iterator[str]:
    """The table of labels by text and rule, and what is no longer done."""
    found = [(key[0], rule, labels.get(key, UNREAD)) for rule, key in edits]
    yield from heading("edits", "all", "mended", "variants", "wrong", UNREAD, "wrong per 100,000 words")
    for text in TEXTS:
        here = [(rule, label) for name, rule, label in found if name == text]
        yield verdicts(text, Counter(label for _, label in here), words[text])
        for rule in sorted({rule for rule, _ in here}):
            yield verdicts(f"{text}: {rule}", Counter(label for its, label in here if its == rule), words[text])
    for rule in sorted({rule for _, rule, _ in found}):
        yield verdicts(f"all: {rule}", Counter(label for _, its, label in found if its == rule), words.total())
    yield verdicts("all", Counter(label for *_, label in found), words.total())
    gone = Counter(labels[key] for key in labels.keys() - {key for _, key in edits})
    yield ""
    yield f"Labelled and no longer made: {', '.join(f'{gone[label]} {label}' for label in VERDICTS)}."


def verdicts(name: str, count: Counter[str], words: int) -> str:
    """A row of the table."""
    cells = (count[label] for label in (*VERDICTS, UNREAD))
    return row(name, count.total(), *cells, f"{count['wrong'] / words * 1e5:.1f}")


def changed(report: Report) -> int:
    """How many words of a line are not as they were."""
    a, b = report.source.split(), report.text.split()
    if a == b:
        return 0
    spans = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return sum(max(j - i, m - k) for tag, i, j, k, m in spans if tag != "equal")


def broken(given: Data, name: str, split: rivals.Split) -> float:
    """The share of words in a sample that a segmenter takes for several."""
    words = [word for line in given.text(name, 300, 5) for word in re.findall(r"[^\W\d_]+", line.lower())]
    fused = {word: len(split(word)) > 1 for word in set(words)}
    return sum(fused[word] for word in words) / len(words)


if __name__ == "__main__":
    main()
