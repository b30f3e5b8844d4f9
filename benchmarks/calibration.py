"""Confidence beside what came true: boundaries restored in damaged held-out text by preset repair.

An edit of `spacing`, `hyphens` or `words` (most are of one word) is right if every gap and hyphen in it and on both
sides of it is as it was before the damage, so one wrong boundary makes the edits on both sides of it wrong. What
repair does to the undamaged sentence as well isn't counted; damage left alone is no edit. The calibration error is the
expected one, of ten bins of equal width. Real extractions are set beside their golds; these have the same 21
paragraphs in many layouts, so their errors repeat.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from boundaries import RUN_WORD, spaced
from kit import Data, data, flat, heading, mean, publish, row

from kaznorm import Pipeline

RULES = {"spacing", "hyphens", "words"}
LETTERS = "[а-яёәіңғүұқөһ]"
SURE = 0.95
BINS = 10
_GAP = re.compile("[\\s\\-\N{SOFT HYPHEN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}]")
Damage: TypeAlias = Callable[[list[str], random.Random], list[str] | None]
Gap: TypeAlias = tuple[bool, bool]


class Pair(NamedTuple):
    """A damaged text, how it should be, and what repair does to the undamaged one: before, after."""

    noisy: str
    gold: str
    elsewhere: set[tuple[str, str]]


class Judged(NamedTuple):
    """The confidence of an edit, and whether it was right."""

    confidence: float
    right: bool


def main() -> None:
    given = data(__doc__)
    repair = Pipeline.preset("repair")
    kinds = {title: list(judged(given, repair, pairs)) for title, pairs in damaged(given, repair)}
    lines = heading("damage", "edits", "calibration error", f"of confidence ≥ {SURE}", "of them right")
    lines += [row(title, *figures(edits)) for title, edits in kinds.items()]
    everything = [edit for edits in kinds.values() for edit in edits]
    lines += [row("all", *figures(everything)), "", *heading("confidence", "edits", "mean confidence", "right")]
    publish("calibration", __doc__, [*lines, *bins(everything)])


def damaged(given: Data, repair: Pipeline) -> Iterator[tuple[str, Iterable[Pair]]]:
    """The kinds of damage: pairs of damaged text and gold."""
    rnd = random.Random(7)
    news = "dev/news"
    for source in (news, "dev/encyclopaedia", "dev/translated_news"):
        yield f"spaced runs, {source}", sentences(given, repair, source, run, rnd)
    yield "PDF extractions", extractions(given)
    yield f"two words fused, {news}", sentences(given, repair, news, fused, rnd)
    yield f"a word broken at a line end, {news}", sentences(given, repair, news, hyphenated, rnd)
    yield f"a word broken once by a space, {news}", sentences(given, repair, news, broken, rnd)


def sentences(given: Data, repair: Pipeline, source: str, damage: Damage, rnd: random.Random) -> Iterator[Pair]:
    """Sentences of a sample with one damaged place, where they have a place for it."""
    for sentence in given.text(source, 900, 3):
        words = damage(sentence.split(), rnd)
        if words:
            report = repair.explain(sentence)
            yield Pair(" ".join(words), report.text, {(edit.before, edit.after) for edit in report.edits})


def extractions(given: Data) -> Iterator[Pair]:
    """Those with all letters in order."""
    for pair in given.pairs("pdf_pairs"):
        if _GAP.sub("", flat(pair["noisy_raw"])) == _GAP.sub("", flat(pair["gold"])):
            yield Pair(pair["noisy_raw"], pair["gold"], set())


def run(words: list[str], rnd: random.Random) -> list[str] | None:
    """Two to eight words with their letters apart."""
    if len(words) < 6:
        return None
    size = rnd.randint(2, min(8, len(words) - 2))
    start = rnd.randint(0, len(words) - size)
    chosen = words[start : start + size]
    if not all(map(RUN_WORD.fullmatch, chosen)):
        return None
    return [*words[:start], spaced(chosen, rnd), *words[start + size :]]


def fused(words: list[str], rnd: random.Random) -> list[str] | None:
    """Two neighbours of three letters and more written as one."""
    first, second = f"{LETTERS}{{3,}}", f"{LETTERS}{{3,}}[,.]?"
    places = [i for i in range(len(words) - 1) if _fits(first, words[i]) and _fits(second, words[i + 1])]
    if not places:
        return None
    at = rnd.choice(places)
    return [*words[:at], words[at] + words[at + 1], *words[at + 2 :]]


def hyphenated(words: list[str], rnd: random.Random) -> list[str] | None:
    """A word divided by a hyphen or a dash, with or without the line end."""
    return _cut(words, rnd, 6, 2, ("-\n", "- ", " – "))


def broken(words: list[str], rnd: random.Random) -> list[str] | None:
    """A word divided by a space."""
    return _cut(words, rnd, 5, 1, (" ",))


def _cut(words: list[str], rnd: random.Random, least: int, edge: int, marks: tuple[str, ...]) -> list[str] | None:
    places = [i for i, word in enumerate(words) if _fits(f"{LETTERS}{{{least},}}", word)]
    if not places:
        return None
    at = rnd.choice(places)
    middle = rnd.randint(edge, len(words[at]) - edge)
    return [*words[:at], words[at][:middle] + rnd.choice(marks) + words[at][middle:], *words[at + 1 :]]


def _fits(pattern: str, word: str) -> bool:
    return bool(re.fullmatch(pattern, word))


def judged(given: Data, repair: Pipeline, pairs: Iterable[Pair]) -> Iterator[Judged]:
    """The edits of boundaries, but in no text whose letters changed as well: gaps can't be set side by side there."""
    for pair in pairs:
        report = repair.explain(pair.noisy)
        true, found = gaps(pair.gold), gaps(report.text)
        if len(true) != len(found):
            continue
        letters = [0, *accumulate(not _GAP.fullmatch(character) for character in report.text)]
        shift = 0
        for edit in report.edits:
            start = edit.start + shift
            shift += len(edit.after) - len(edit.before)
            if RULES.isdisjoint(edit.rules) or (edit.before, edit.after) in pair.elsewhere:
                continue
            here = slice(letters[start], letters[start + len(edit.after)] + 1)
            if true[here] != found[here]:
                given.show(f"{edit.confidence:.3f}", edit.before, edit.after, pair.gold)
            yield Judged(edit.confidence, true[here] == found[here])


def gaps(text: str) -> list[Gap]:
    """What stands before each letter or mark: a hyphen, white space."""
    found: list[Gap] = []
    gap = ""
    for character in text:
        if _GAP.fullmatch(character):
            gap += character
            continue
        found.append((bool(gap.strip()), any(map(str.isspace, gap))))
        gap = ""
    return found


def figures(edits: list[Judged]) -> Iterator[str]:
    """How many, the calibration error, how many sure ones, the share of these that is right."""
    sure = [edit.right for edit in edits if edit.confidence >= SURE]
    error = sum(abs(sum(e.right for e in each) - sum(e.confidence for e in each)) for each in binned(edits))
    yield f"{len(edits):,}"
    yield f"{error / max(1, len(edits)):.4f}"
    yield f"{len(sure):,}"
    yield f"{sum(sure) / max(1, len(sure)):.4f}"


def binned(edits: list[Judged]) -> list[list[Judged]]:
    """The edits by confidence, in bins of equal width."""
    found: list[list[Judged]] = [[] for _ in range(BINS)]
    for edit in edits:
        found[min(BINS - 1, int(edit.confidence * BINS))].append(edit)
    return found


def bins(edits: list[Judged]) -> Iterator[str]:
    """A row for each bin that holds any."""
    for number, each in enumerate(binned(edits)):
        if each:
            claimed, true = mean(edit.confidence for edit in each), mean(edit.right for edit in each)
            width = f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}"
            yield row(width, f"{len(each):,}", f"{claimed:.3f}", f"{true:.3f}")


if __name__ == "__main__":
    main()
