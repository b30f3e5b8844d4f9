"""The accuracy gate: preset repair on a small fixed sample, the floors a little below what was measured.

The sample is the golds of the seeds and `sentences.txt`, written for this test. What benchmarks/ measures
takes data that can't be shipped; this guards the same, coarsely, wherever the tests run.
"""

import random
import re
from functools import cache
from pathlib import Path

import pytest
from damage import KINDS, damage
from gaps import Text, judge

from kaznorm import Pipeline

HERE = Path(__file__).parent
REPAIR = Pipeline.preset("repair")
SENTENCES = (HERE / "sentences.txt").read_text(encoding="utf-8")
GOLDS = [path.read_text(encoding="utf-8") for path in sorted(HERE.glob("golds/seed_*.txt"))]
SAMPLE = [(SENTENCES, 6), *((gold, 1) for gold in GOLDS)]
"""Texts, and how often each is damaged."""

FLOORS = {
    "spaced run": 0.94,
    "spaced run, wide word gaps": 0.88,
    "spaced run from inside a word": 0.92,
    "spaced run with marks": 0.84,
    "word broken once": 0.88,
    "word broken twice": 0.96,
    "word in syllables": 0.88,
    "hyphen, line end": 0.98,
    "hyphen, space": 0.98,
    "dash between spaces": 0.98,
    "soft hyphen, line end": 0.98,
    "dash, line end": 0.98,
    "compound at a line end": 0.96,
    "compound with a dash": 0.82,
    "lost hyphen": 0.86,
    "fused words": 0.9,
    "no space after a mark": 0.98,
    "space before a mark": 0.98,
    "odd spaces": 0.94,
}
SENTENCES_EXACT = 0.76


@cache
def text_and_base(text: str) -> tuple[Text, Text]:
    return Text.of(text), Text.of(REPAIR(text))


def test_every_kind_of_damage_has_a_floor():
    assert set(FLOORS) == set(KINDS)


@pytest.mark.parametrize(("kind", "floor"), FLOORS.items())
def test_damage_comes_back(kind, floor):
    places = back = 0
    lost = []
    for source, times in SAMPLE:
        text, base = text_and_base(source)
        assert base.letters == text.letters
        for variant in range(times):
            damages = damage(text, [kind], random.Random(f"{kind} {variant}"), every=12)
            verdict = judge(text, damages, base, REPAIR(text.damaged(damages)))
            places += len(damages)
            back += verdict.back - len(verdict.elsewhere)
            lost += [*verdict.failed, *(f"elsewhere: {line}" for line in verdict.elsewhere)]
    assert places >= 60, "nothing to check"
    assert back >= floor * places, f"{back / places:.3f} of {places}\n" + "\n".join(lost)


def test_sentences_with_every_letter_apart():
    sound = SENTENCES.splitlines()
    assert len(sound) >= 40
    apart = [" ".join(re.sub(r"\s", "", sentence)) for sentence in sound]
    wrong = [(out, s) for s, out in zip(sound, map(REPAIR, apart), strict=True) if out != REPAIR(s)]
    assert 1 - len(wrong) / len(sound) >= SENTENCES_EXACT, wrong


def test_sound_text_stays():
    changed = [edit for source, _ in SAMPLE for edit in REPAIR.explain(source).edits]
    assert len(SAMPLE) == 6
    assert not changed
