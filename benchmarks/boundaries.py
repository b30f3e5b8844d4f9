"""Word boundaries restored in held-out text, beside other segmenters with the same words.

kaznorm (preset repair) finds the damage in the whole sentence. The others are told where the damage is, get
the letters and marks of that place alone, and marks are spaced for them.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate, pairwise
from time import perf_counter
from typing import NamedTuple

import rivals
from kit import Data, data, flat, heading, publish, row

from kaznorm import Pipeline

TEXTS = ("dev/news", "dev/encyclopaedia", "dev/translated_news")
KERNED = ["ке", "ау", "ат", "рт", "рд", "кт", "то", "су", "ге", "бл", "жи", "ту", "уа", "та", "га", "го"]
WORD = re.compile("[А-Яа-яЁёӘәІіҢңҒғҮүҰұҚқӨөҺһ]+")
RUN_WORD = re.compile(f"{WORD.pattern}[,.]?")
Restore = Callable[[str, str, str], str]  # what stands before, the damaged place, what stands after
Figures = Iterator[str]


class Case(NamedTuple):
    """A damaged place in a sentence, the place as it was, and the whole sentence."""

    before: str
    damaged: str
    after: str
    sound: str
    sentence: str


def main() -> None:
    given = data(__doc__)
    repair = Pipeline.preset("repair")
    systems: dict[str, Restore] = {"kaznorm": lambda *parts: repair("".join(parts))}
    for name, split in rivals.load(given).items():
        systems[name] = partial(_told_where, split)
    lines = heading("measure", *systems)

    def add(title: str, cases: list[Case]) -> None:
        lines.append(row(f"{title}, n={len(cases)}", *exact(given, systems, cases, repair)))

    for source in TEXTS:
        add(f"runs of 2–8 words exact, {source}", list(runs(given, source)))
    lines += sentences(given, systems)
    pairs = list(fused(given))
    add("fused pairs split right, dev/news", pairs)
    add("the same, both of 3 letters and more", [p for p in pairs if min(map(len, p.sound.split())) > 2])
    publish("boundaries", __doc__, [*lines, "", *broken(given, repair)])


def _told_where(split: rivals.Split, before: str, damaged: str, after: str) -> str:
    return before + rivals.respaced(split, damaged) + after


def spaced(words: list[str], rnd: random.Random) -> str:
    """Letters apart, but for half of the pairs that kerning keeps together."""
    chunks = []
    for word in words:
        at = 0
        while at < len(word):
            size = 2 if word[at : at + 2].lower() in KERNED and rnd.random() < 0.5 else 1
            chunks.append(word[at : at + size])
            at += size
    return " ".join(chunks)


def runs(given: Data, source: str) -> Iterator[Case]:
    """A run in each sentence of a sample."""
    rnd = random.Random(7)
    for sentence in given.text(source, 400, 3):
        words = sentence.split()
        if len(words) < 6:
            continue
        size = rnd.randint(2, min(8, len(words) - 2))
        start = rnd.randint(0, len(words) - size)
        chosen = words[start : start + size]
        if all(map(RUN_WORD.fullmatch, chosen)):
            before = "".join(f"{word} " for word in words[:start])
            after = "".join(f" {word}" for word in words[start + size :])
            yield Case(before, spaced(chosen, rnd), after, " ".join(chosen), sentence)


def fused(given: Data) -> Iterator[Case]:
    """Two adjacent words of each sentence of a sample run together."""
    rnd = random.Random(7)
    for sentence in given.text("dev/news", 1500, 3):
        words = sentence.split(" ")
        sound = [i for i in range(len(words) - 1) if all(map(WORD.fullmatch, words[i : i + 2]))]
        if sound:
            at = rnd.choice(sound)
            before = "".join(f"{word} " for word in words[:at])
            after = "".join(f" {word}" for word in words[at + 2 :])
            yield Case(before, words[at] + words[at + 1], after, " ".join(words[at : at + 2]), sentence)


def broken(given: Data, repair: Pipeline) -> Figures:
    """Words of documents of six lines broken by chance, as by uneven kerning: those that are whole again."""
    texts = [line for name in TEXTS for line in given.text(name, 1200, 9) if repair(line) == line]
    yield from heading("gaps between letters widened", "words broken", "back", "others", "joined or broken")
    for share, documents in ((0.01, 200), (0.04, 100), (0.1, 60)):
        rnd = random.Random(9)
        rnd.shuffle(texts)
        tally: Counter[tuple[bool, bool]] = Counter()
        for start in range(0, 6 * documents, 6):
            lines = texts[start : start + 6]
            damaged = [[_widened(word, share, rnd) for word in line.split()] for line in lines]
            out = repair("\n".join(map(" ".join, damaged))).split("\n")
            for line, words, restored in zip(lines, damaged, out, strict=True):
                for word, found, whole in zip(line.split(), words, _are_whole(line, restored), strict=True):
                    tally[found != word, whole] += 1
                    if found != word and not whole:
                        given.show(found, word)
        hurt, sound = (tally[is_hurt, True] + tally[is_hurt, False] for is_hurt in (True, False))
        back = f"{tally[True, True] / hurt:.3f}"
        yield row(f"{share:.0%}, n={documents}", f"{hurt:,}", back, f"{sound:,}", tally[False, False])


def _widened(word: str, share: float, rnd: random.Random) -> str:
    return word[0] + "".join(" " * (rnd.random() < share) + letter for letter in word[1:])


def _are_whole(line: str, restored: str) -> Iterator[bool]:
    """Of each word of a line, whether it stands alone and whole in what was restored."""
    letters = flat(line).replace(" ", "") == flat(restored).replace(" ", "")
    edges = set(accumulate(map(len, restored.split()), initial=0)) if letters else set()
    for start, end in pairwise(accumulate(map(len, line.split()), initial=0)):
        yield edges.intersection(range(start, end + 1)) == {start, end}


def exact(given: Data, systems: dict[str, Restore], cases: list[Case], repair: Pipeline) -> Figures:
    """The share of sentences that each system restores, with nothing else changed."""
    either = [{flat(case.sentence), flat(repair(case.sentence))} for case in cases]
    for name, restore in systems.items():
        right = 0
        for case, golds in zip(cases, either, strict=True):
            out = flat(restore(case.before, case.damaged, case.after))
            right += out in golds
            if name == "kaznorm" and out not in golds:
                given.show(case.damaged, case.sound, out)
        yield f"{right / len(cases):.3f}"


def sentences(given: Data, systems: dict[str, Restore]) -> Figures:
    """F1 of boundaries, sentences exact, and letters a second, on sentences with every letter apart."""
    drawn = given.text("dev/news", 300, 5)
    sample = [s for s in drawn if len(s.split()) > 2 and not re.search("[A-Za-z0-9]", s)]
    letters = sum(len(re.sub(r"\s", "", sentence)) for sentence in sample)
    figures = defaultdict(list)
    for name, restore in systems.items():
        right = found = true = same = 0
        start = perf_counter()
        restored = [restore("", " ".join(c for c in sentence if c != " "), "") for sentence in sample]
        seconds = perf_counter() - start
        for sentence, out in zip(sample, map(flat, restored), strict=True):
            gold = flat(sentence)
            if out.replace(" ", "") != gold.replace(" ", ""):
                true += len(gold.split())
                continue
            ends, sound = boundaries(out), boundaries(gold)
            right, found, true = right + len(ends & sound), found + len(ends), true + len(sound)
            same += ends == sound
            if name == "kaznorm" and ends != sound:
                given.show(gold, out)
        figures["F1 of boundaries"].append(f"{2 * right / max(1, found + true):.4f}")
        figures["exact"].append(f"{same / len(sample):.3f}")
        figures["letters a second"].append(f"{letters / seconds:,.0f}")
    for measure, values in figures.items():
        yield row(f"whole sentences apart, {measure}, n={len(sample)}", *values)


def boundaries(text: str) -> set[int]:
    """Where words end, counted in letters."""
    ends, at = set(), 0
    for word in text.split():
        at += len(word)
        ends.add(at)
    return ends


if __name__ == "__main__":
    main()
