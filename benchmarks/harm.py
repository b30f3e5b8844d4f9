"""Words changed in clean held-out text by preset repair, per 100,000; by others, words that they split.

Held-out text has some real damage of its own: `-v` shows a sample of what was changed, to be read. The others
are given the words one by one, from a sample of 300 lines.
"""

import random
import re
from difflib import SequenceMatcher

import rivals
from kit import Data, data, heading, publish, row

from kaznorm import Pipeline

TEXTS = ("dev/news", "dev/encyclopaedia", "dev/translated_news", "dev/constitution", "ru/ud_pud")


def main() -> None:
    given = data(__doc__)
    repair = Pipeline.preset("repair")
    others = rivals.load(given)
    lines = heading("text", "words", "kaznorm", "lines back byte for byte", *others)
    seen: list[tuple[str, ...]] = []
    for name in TEXTS:
        sound = given.text(name)
        words = sum(len(line.split()) for line in sound)
        restored = [(line, repair(line)) for line in sound]
        changes = [(name, *change) for line, out in restored for change in changed(line, out)]
        share = sum(int(change[-1]) for change in changes) / words
        same = sum(line == out for line, out in restored) / len(sound)
        split = (f"{broken(given, name, other) * 1e5:,.0f}" for other in others.values())
        lines.append(row(name, f"{words:,}", f"{share * 1e5:.1f}", f"{same:.4f}", *split))
        seen += changes
    for change in random.Random(2).sample(seen, min(80, len(seen))):
        given.show(*change[:-1])
    publish("harm", __doc__, lines)


def changed(line: str, out: str) -> list[tuple[str, str, str]]:
    """Each change with two words around it, before and after, and how many words it touches."""
    a, b = line.split(), out.split()
    if a == b:
        return []
    return [
        (" ".join(a[max(0, i - 2) : j + 2]), " ".join(b[max(0, k - 2) : m + 2]), str(max(j - i, m - k)))
        for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        if tag != "equal"
    ]


def broken(given: Data, name: str, split: rivals.Split) -> float:
    """The share of words in a sample that a segmenter takes for several."""
    words = [word for line in given.text(name, 300, 5) for word in re.findall(r"[^\W\d_]+", line.lower())]
    verdicts = {word: len(split(word)) > 1 for word in set(words)}
    return sum(verdicts[word] for word in words) / len(words)


if __name__ == "__main__":
    main()
