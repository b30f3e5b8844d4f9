"""Which unlisted words are worth a look in their sentence."""

import pytest

from kaznorm.lm import load
from kaznorm.lm.fused import holds_compound, is_suspect, suspects, thinkable
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


def test_a_name_is_thought_to_be_several_words_only_where_that_is_likelier():
    assert thinkable(fold("сарытас"))
    assert not thinkable(fold("сарытас"), name=True)
    assert thinkable(fold("теңгеніқұрайды"), name=True)


@pytest.mark.parametrize("word", ["теңгеніқұрайды", "Теңгеніқұрайды", "ТЕҢГЕНІҚҰРАЙДЫ", "сарытас", "Сарытас", "жоооқ"])
def test_a_word_alone_is_as_suspect_as_in_a_text(word):
    model, key, written = load.model(), fold(word), shadow(word)
    assert is_suspect(model, key, written) == (suspects(model, [key], written, frozenset()) == {key})
