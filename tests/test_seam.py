"""The seam test: each seed's gold, damaged afresh, comes back, and nothing else changes.

By default two variants of each gold for each kind of damage; all of it, 200 variants of each gold:

    KAZNORM_VARIANTS=200 python -m pytest tests/test_seam.py
"""

import os
import random
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from damage import KINDS, MIXED, damage
from gaps import Text, judge

from kaznorm import Pipeline

ALL_KINDS = (*KINDS, MIXED)
VARIANTS = int(os.environ.get("KAZNORM_VARIANTS", 2 * len(ALL_KINDS)))
PIPELINE = Pipeline.preset("clean").without("numbers", "units")
SEEDS = sorted((Path(__file__).parent / "golds").glob("seed_*.txt"))
MUST = 0.98
FAILING: dict[str, str] = {
    "spaced run": "0.964 back",
    "spaced run, wide word gaps": "0.990 back",
    "spaced run from inside a word": "0.966 back",
    "spaced run with marks": "0.925 back",
    "word broken once": "0.985 back",
    "word broken twice": "0.984 back",
    "word in syllables": "0.990 back",
    "hyphen, space": "0.995 back",
    "dash between spaces": "0.986 back",
    "compound at a line end": "0.946 back",
    "compound with a dash": "0.920 back",
    "lost hyphen": "0.898 back",
    "fused words": "0.983 back",
    "mixed": "0.974 back",
}
"""What comes back of all 200 variants; where it is .98 or more, one seed has less, or something else changes."""


@dataclass
class Tally:
    """What came back of the damage to one gold."""

    places: int = 0
    back: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    elsewhere: Counter[str] = field(default_factory=Counter)

    @property
    def good(self) -> bool:
        return self.back >= MUST * self.places and not self.elsewhere

    def __str__(self) -> str:
        lost = [f"  {count}× {line}" for line, count in self.failed.most_common(12)]
        lost += [f"  {count}× elsewhere: {line}" for line, count in self.elsewhere.most_common(12)]
        summary = f"{self.back} of {self.places} back, {self.elsewhere.total()} changes elsewhere"
        return "\n".join([summary, *lost])


def either(text: str) -> str:
    """The one place of the golds with two right readings, in one of them."""
    return text.replace("әлеуметтік экономикалық", "әлеуметтік-экономикалық")


@cache
def gold_and_base(path: Path) -> tuple[Text, Text]:
    gold = either(path.read_text(encoding="utf-8"))
    return Text.of(gold), Text.of(either(PIPELINE(gold)))


def tally(path: Path, kind: str) -> Tally:
    gold, base = gold_and_base(path)
    assert base.letters == gold.letters, "the undamaged gold loses letters"
    result = Tally()
    for variant in range(ALL_KINDS.index(kind), VARIANTS, len(ALL_KINDS)):
        rnd = random.Random(f"{path.stem} {kind} {variant}")
        places = damage(gold, list(KINDS) if kind == MIXED else [kind], rnd)
        verdict = judge(gold, places, base, either(PIPELINE(gold.damaged(places))))
        result.places += len(places)
        result.back += verdict.back
        result.failed.update(verdict.failed)
        result.elsewhere.update(verdict.elsewhere)
    return result


def failing(kind: str) -> pytest.MarkDecorator:
    """Strict where all variants run: of a few, all may come back by luck."""
    return pytest.mark.xfail(raises=AssertionError, strict=VARIANTS >= 200, reason=FAILING[kind])


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=[failing(kind)] if kind in FAILING else []) for kind in ALL_KINDS]
)
def test_damage_comes_back_and_nothing_else_changes(kind):
    tallies = {path.stem: tally(path, kind) for path in SEEDS}
    assert len(tallies) == 5
    assert all(result.places for result in tallies.values()), "nothing to check"
    bad = [f"{seed}: {result}" for seed, result in tallies.items() if not result.good]
    everything = sum(result.back for result in tallies.values()) / sum(t.places for t in tallies.values())
    if VARIANTS < 200 and everything >= MUST and not any(result.elsewhere for result in tallies.values()):
        return  # of a few, one seed may have less by chance
    assert not bad, f"{kind}: {everything:.3f} of damaged places back\n" + "\n".join(bad)


def test_failing_kinds_are_kinds():
    assert set(FAILING) <= set(ALL_KINDS)
