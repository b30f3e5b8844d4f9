"""`words`: its cases, that it only inserts spaces, what each edit covers, its options."""

import time

import pytest
from cases import load
from hypothesis import HealthCheck, given, settings
from strategies import texts

from kaznorm import Edit, OptionError, Pipeline, Words
from kaznorm.edits import apply

PIPELINE = Pipeline([Words()])
BOUNDARIES = Pipeline.select(only=["spacing", "hyphens", "words"])
CASES = load("words")


@pytest.mark.parametrize(("given", "expected"), CASES)
def test_cases(given, expected):
    assert PIPELINE(given) == expected
    assert PIPELINE(expected) == expected


def test_what_is_right_stays_with_spacing_and_hyphens_too():
    right = [case.values[1] for case in CASES if not case.marks]
    assert len(right) > 120
    assert [text for text in right if BOUNDARIES(text) != text] == []


def test_an_edit_covers_what_was_written_as_one_word_and_says_why():
    edits = [(case.values[0], edit) for case in CASES for edit in Words().find(case.values[0])]
    assert len(edits) > 120
    assert {edit.reason for _, edit in edits} == {"fused words", "beside a number"}
    for text, edit in edits:
        end = edit.start + len(edit.old)
        assert edit.old == edit.new.replace(" ", "") == text[edit.start : end]
        assert len(edit.new.split()) > 1
        assert not text[: edit.start] or text[edit.start - 1].isspace()
        assert not text[end:] or text[end].isspace()


def test_the_marks_beside_belong_to_the_word():
    text = "Кеше «кең қаланыңтұрғындары», (2021жылы) айтты."
    assert [(e.start, e.old, e.new) for e in Words().find(text)] == [
        (10, "қаланыңтұрғындары»,", "қаланың тұрғындары»,"),
        (30, "(2021жылы)", "(2021 жылы)"),
    ]


def test_a_word_fused_twice_is_one_edit():
    found = list(Words().find("Оқушыларғаарналғанкітаптар көп."))
    assert [(e.old, e.new) for e in found] == [("Оқушыларғаарналғанкітаптар", "Оқушыларға арналған кітаптар")]


def test_what_is_less_sure_is_held_back():
    text = "Қызметкерлердіңжалақысы өсті, Сотшешімін шығарды."
    bold, shy = (Pipeline([Words(min_confidence=sure)]).explain(text) for sure in (0, 1))
    assert bold.text == "Қызметкерлердің жалақысы өсті, Сот шешімін шығарды."
    assert {(s.start, s.after) for s in shy.suggestions} | {(e.start, e.after) for e in shy.edits} == {
        (e.start, e.after) for e in bold.edits
    }
    assert shy.suggestions
    assert all(s.confidence < 1 for s in shy.suggestions)


def test_a_word_of_the_lexicon_is_one_word():
    text = "Қызметкерлердіңжалақысы өсті."
    assert PIPELINE(text) != text
    assert Pipeline([Words()], lexicon=["қызметкерлердіңжалақысы"])(text) == text


def test_words_of_the_lexicon_may_be_parts():
    text = "Кеше зәрпікқызметкерлердің жиыны өтті."
    assert Pipeline([Words(min_confidence=0)], lexicon=["зәрпік"])(text) == "Кеше зәрпік қызметкерлердің жиыны өтті."


@pytest.mark.parametrize("value", [-0.1, 1.1, "0.5", None])
def test_a_confidence_is_from_0_to_1(value):
    with pytest.raises(OptionError, match=r"words\.min_confidence"):
        Words(min_confidence=value)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts)
def test_only_spaces_are_inserted(text):
    edits = list(Words(min_confidence=0).find(text))
    assert all(isinstance(edit, Edit) and edit.new.replace(" ", "") == edit.old.replace(" ", "") for edit in edits)
    assert "".join(apply(text, edits).split(" ")) == "".join(text.split(" "))


@pytest.mark.parametrize("unit", ["а", "ауылмектебі", "5а", "сөз-", "мендебен ", "2021жылы ", "Ауыл", "ғы "])
def test_hostile_text_takes_no_longer_than_its_length(unit):
    """Far from a benchmark: what is quadratic takes minutes."""
    started = time.process_time()
    list(Words().find(unit * (6000 // len(unit))))
    assert time.process_time() - started < 6
