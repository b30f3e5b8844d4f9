"""Hostile text: the work grows as its length does. Lines of code that run are counted: nothing else disturbs that."""

import sys
from pathlib import Path

import pytest

from kaznorm import Pipeline
from kaznorm.lm import load
from kaznorm.lm.gap import Gap
from kaznorm.lm.long import BLOCK, decode_long
from kaznorm.lm.segment import decode
from kaznorm.tokens import fold, scan

FOLDER = Path(__file__).parent.parent / "benchmarks"
sys.path.append(str(FOLDER))
hostile = pytest.importorskip("hostile", reason=f"there is no {FOLDER}")
CLEAN = Pipeline.preset("clean")
SHORT, FEW = 1_000, 20_000
CHOSEN = [
    "letters of a word, spaced", "words spaced out, wide gaps between", "a letter a line", "a word in pieces",
    "two words in pieces", "words run together, spaced", "line-break hyphens of words", "hyphens inside words",
    "guillemets", "marks with spaces", "ranges with signs", "suffixes on digits", "Roman numerals", "mixed script",
    "question marks for letters", "mojibake twice", "surrogates within words", "combining marks",
    "invisible characters", "cells", "lines with numbers", "labels, of two kinds",
]  # fmt: skip


def lines_run(text):
    """How many lines of code run for a text."""
    count = 0

    def local(_frame, event, _):
        nonlocal count
        count += event == "line"
        return local

    before = sys.gettrace()
    sys.settrace(lambda *_: local)
    try:
        CLEAN(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("name", CHOSEN)
def test_work_is_linear(name):
    pattern = hostile.PATTERNS[name]
    texts = [pattern * (times * SHORT // len(pattern)) for times in (2, 4)]
    for text in texts:
        CLEAN(text + " ")  # what is remembered of words is so for both
    short, long = map(lines_run, texts)
    assert long < 2.2 * short + FEW, (short, long)


def test_all_patterns_come_to_an_end_and_stay():
    for name, pattern in hostile.PATTERNS.items():
        once = CLEAN((pattern * 400)[:400])
        assert CLEAN(once) == once, name


@pytest.mark.parametrize("unit", ["а ", "ә - ", "х а ", "аб-\n", "О о "])
def test_few_letters_again_and_again_are_no_words(unit):
    text = (unit * 300).strip() + "\n"
    assert CLEAN.without("layout", "punctuation")(text) == text


PROSE = (
    "ауыл мектебі бүгін ашылды оған облыс әкімі мен мәслихат депутаттары қатысып өңірдің мәселелерін талқылады "
    "содан кейін олар жаңа кітапхананы аралап көріп оқушылармен кездесті және болашақ туралы әңгімелесті "
)


def read(decoder, letters):
    words = decoder(load.model(), letters, [Gap()] * len(letters))
    assert [0, *(word.end for word in words)] == [*(word.start for word in words), len(letters)]
    return [letters[word.start : word.end] for word in words]


@pytest.mark.parametrize("times", [1, 7, 30])
def test_long_windows_are_read_as_at_once(times):
    letters = fold(PROSE.replace(" ", "")) * times
    assert read(decode_long, letters) == read(decode, letters)


def test_long_windows_keep_what_links_words():
    letters = fold(PROSE.replace(" ", "")) * 12
    gaps = [Gap()] * len(letters)
    words = decode(load.model(), letters, gaps)
    for word in words[::3]:
        gaps[word.start] = Gap(none=20.0, space=20.0, hyphen=0.0)
    long = decode_long(load.model(), letters, gaps)
    assert [word[:3] for word in long] == [word[:3] for word in decode(load.model(), letters, gaps)]


def test_no_more_letters_than_a_block_are_decoded_at_once(monkeypatch):
    sizes = []

    def counted(model, letters, *rest):
        sizes.append(len(letters))
        return decode(model, letters, *rest)

    monkeypatch.setattr("kaznorm.lm.long.decode", counted)
    letters = fold("хабаршы") * 2_000
    assert decode_long(load.model(), letters, [Gap()] * len(letters))
    assert max(sizes) == BLOCK
    assert sum(sizes) < 1.3 * len(letters)


def test_a_window_without_a_reading_has_none_in_blocks():
    assert decode_long(load.model(), scan("а" * 5_000).folded, [Gap(space=1e9)] * 5_000) == []
