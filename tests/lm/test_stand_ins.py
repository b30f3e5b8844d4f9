"""Words in which another letter stands for a Kazakh one: what may be listed by mistake, what a word evidently is."""

import pytest

from kaznorm.lm import load
from kaznorm.lm.stand_ins import STAND_INS, evident, slips
from kaznorm.tokens import fold


def likeliest(word):
    return evident(load.model())[fold(word)]


def test_what_is_far_rarer_than_the_word_of_which_it_may_be_a_slip():
    costs = {"қарай": 60, "карай": 120, "көп": 70, "кеп": 100, "тал": 90, "тәл": 200, "бала": 60}
    found = slips({fold(word): cost for word, cost in costs.items()})
    assert list(found) == [fold("карай")]


def test_the_shipped_model_knows_such_words():
    words = load.model().slips
    assert {fold(word) for word in ("қазақтын", "жүмыс", "халык")} <= words < load.model().words.keys()
    assert not {fold(word) for word in ("қазақтың", "түр", "тұр", "кеме", "карта")} & words


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("тагайындалды", "тағайындалды"),
        ("мөселелері", "мәселелері"),
        ("киыншылықка", "қиыншылыққа"),
        ("тамаиіа", "тамаша"),
        ("карай", "қарай"),
        ("кейіңгі", "кейінгі"),
        ("қазірғі", "қазіргі"),
        ("қашьш", "қашып"),
    ],
)
def test_what_a_word_evidently_is(word, other):
    assert likeliest(word) == fold(other)


@pytest.mark.parametrize("word", ["қарай", "кітап", "бақырауық", "рнк", "карп", "Kazakh", "к" * 60, ""])
def test_what_is_not_evident(word):
    assert likeliest(word) == b""


def test_each_letter_stands_for_letters_of_kazakh():
    assert all(len(letter) == 1 for letters in STAND_INS.values() for letter in letters)
    assert all(bytes([code]) not in letters for code, letters in STAND_INS.items())
