"""Which unlisted words are worth a look in their sentence."""

import pytest

from kaznorm.lm import load
from kaznorm.lm.fused import holds_compound, suspects, thinkable
from kaznorm.tokens import fold, shadow


def suspected(text, lexicon=frozenset()):
    return suspects(load.model(), map(fold, text.split()), shadow(text), lexicon)


@pytest.mark.parametrize(
    "word",
    ["теңгеніқұрайды", "ауылтұрғындары", "жиынөтті", "қолжеткізді", "сөзініңмәніменмазмұнытуралы", "қарымқатынас"],
)
def test_words_that_ran_together(word):
    assert thinkable(fold(word))


@pytest.mark.parametrize(
    "word", ["мектептеріміздегілердің", "бағдарламалауымыздан", "құрылтайшыларымызға", "нұрмағамбетұлының", "қауырт"]
)
def test_forms_and_names_are_not(word):
    assert not thinkable(fold(word))


def test_a_known_compound_without_its_hyphen():
    assert holds_compound(load.model(), fold("қарымқатынасты"))
    assert holds_compound(load.model(), fold("сондайақ"))
    assert not holds_compound(load.model(), fold("мектепте"))


def test_a_capital_inside_is_a_reason_to_look():
    assert suspected("бүгінСемғалиев") == {fold("бүгінсемғалиев")}


def test_listed_words_and_drawn_out_sounds_are_none():
    assert not suspected("мектеп жоооқжоқ")


def test_parts_may_be_of_the_lexicon():
    word = "зәрпікқызметкерлердің"
    assert suspected(word, frozenset({fold("зәрпік")})) == {fold(word)}
