"""`lookalikes`: its cases, what an edit covers, what the words of a text tell of one another, the way back."""

import random
from time import process_time

import pytest
from cases import load
from hypothesis import given, settings, strategies as st
from strategies import WORDS

from kaznorm import Edit, Pipeline
from kaznorm.normalisers.lookalikes import Lookalikes

PIPELINE = Pipeline([Lookalikes()])
TWINS = str.maketrans("асеоріхуһАВСЕНІКМОРТХУ", "aceopixyhABCEHIKMOPTXY")
STRANGE = str.maketrans("әөӘӨғұ", "əɵƏƟɍɏ")

LONG = [word for word in WORDS if len(word) > 3 and "-" not in word]
HOSTILE = ["aб", "aбв, ", "yyyyyyyбyyyy ", "6", "ə", "|а", "ХХ-", "І ", "aca мaма ", "Қaлa-", "ӊа"]
HOSTILE += ["І.ІІ\n", "І. а\nІІ. б\n", "МФ Х МФ ХІ ", "б.з.І ", "Ү тарау ", "І, ", "ЛККi "]


@pytest.mark.parametrize(("text", "expected"), load("lookalikes"))
def test_cases(text, expected):
    assert PIPELINE(text) == expected
    assert PIPELINE(expected) == expected


def test_an_edit_covers_its_word_and_says_why():
    assert list(Lookalikes().find("(Қaлa), Gооgle ХІХ ғасырда 6ip-бiрiне")) == [
        Edit(0, "(Қaлa),", "(Қала),", 0.99, "Cyrillic word"),
        Edit(8, "Gооgle", "Google", 0.98, "Latin word"),
        Edit(15, "ХІХ", "XIX", 0.97, "Roman numeral"),
        Edit(27, "6ip-бiрiне", "бір-біріне", 0.97, "digit in a word, Cyrillic word"),
    ]


def test_what_is_unsure_waits():
    [edit] = Lookalikes().find("телефон Lisе алды")
    assert edit.confidence < Lookalikes().min_confidence
    assert PIPELINE("телефон Lisе алды") == "телефон Lisе алды"
    assert Pipeline([Lookalikes(min_confidence=0.5)])("телефон Lisе алды") == "телефон Lise алды"


def test_what_is_unsure_does_not_hold_back_its_neighbour():
    assert PIPELINE("Lisе/қaлa") == "Lisе/қала"


def test_words_of_the_lexicon_are_known():
    assert PIPELINE("Ша6дырқан мырза") == "Ша6дырқан мырза"
    assert Pipeline([Lookalikes()], lexicon=["Шабдырқан"])("Ша6дырқан мырза") == "Шабдырқан мырза"


def test_a_strange_letter_needs_vouchers_in_unknown_words():
    assert PIPELINE("Тоӊқара келді.") == "Тоӊқара келді."
    assert PIPELINE("Жаӊа ауылдыӊ Тоӊқара келді.") == "Жаңа ауылдың Тоңқара келді."


def test_latin_twins_alone_are_told_by_the_rest_of_the_text():
    assert PIPELINE("Олар apa мен aca жайлы айтты.") == "Олар apa мен aca жайлы айтты."
    swapped = "Бaлa aнacынa қapaды, aл apa гүлгe қoнды."
    assert PIPELINE(swapped) == "Бала анасына қарады, ал ара гүлге қонды."


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LONG), min_size=1, max_size=8), st.randoms())
def test_letters_that_were_exchanged_come_back(words, rnd):
    text = " ".join(words)
    damaged = "".join(c.translate(TWINS) if rnd.random() < 0.4 else c for c in text)
    restored = PIPELINE(damaged).split(" ")
    for word, was, now in zip(words, damaged.split(" "), restored, strict=True):
        assert now in (word, was)
        assert now == word or not set(was) & set("бвгғджзийкқлмнңөптұүфцчшщъыьэюя")


@pytest.mark.parametrize("strange", [False, True])
def test_a_text_with_every_twin_exchanged_comes_back(strange):
    rnd = random.Random(7)
    words = [rnd.choice(WORDS) for _ in range(600)]
    damaged = " ".join(words).translate(TWINS)
    restored = PIPELINE(damaged.translate(STRANGE) if strange else damaged).split(" ")
    wrong = [pair for pair in zip(words, restored, strict=True) if pair[0] != pair[1]]
    assert len(wrong) <= 0.005 * len(words), wrong


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_takes_linear_time(unit):
    def seconds(size):
        text = unit * (size // len(unit))
        began = process_time()
        list(Lookalikes().find(text))
        return process_time() - began

    small, large = (min(seconds(size) for _ in range(4)) for size in (5_000, 40_000))
    assert large < 24 * max(small, 0.01)
