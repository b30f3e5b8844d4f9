"""`spacing`: its cases, what it does to letters (nothing), what each edit covers, its options."""

import re
import time

import pytest
from cases import load
from hypothesis import HealthCheck, given, settings
from strategies import texts

from kaznorm import Edit, OptionError, Pipeline, Spacing

PIPELINE = Pipeline([Spacing()])
BOUNDARIES = Pipeline.select(only=["spacing", "hyphens", "words"])
CASES = load("spacing")


@pytest.mark.parametrize(("given", "expected"), CASES)
def test_cases(given, expected):
    assert PIPELINE(given) == expected
    assert PIPELINE(expected) == expected


def test_what_is_right_stays_with_hyphens_and_words_too():
    right = [case.values[1] for case in CASES if not case.marks]
    assert len(right) > 120
    assert [text for text in right if BOUNDARIES(text) != text] == []


def edits_of_cases():
    for case in CASES:
        text = case.values[0]
        for edit in Spacing().find(text):
            yield text[: edit.start], edit, text[edit.start + len(edit.old) :]


def test_an_edit_is_of_one_word_and_says_why():
    edits = [edit for _, edit, _ in edits_of_cases()]
    assert len(edits) > 150
    assert {edit.reason for edit in edits} == {"spaced letters", "broken word"}
    assert all(0 < edit.confidence <= 1 for edit in edits)
    assert [edit for edit in edits if len(edit.new.split()) > 1 and "–" not in edit.new] == []


def test_an_edit_covers_whole_words():
    words = [(before, edit, after) for before, edit, after in edits_of_cases() if edit.old.strip()]
    cut = [
        edit
        for before, edit, after in words
        if (before and not before[-1].isspace()) or (after and not edit.old[-1].isspace() and not after[0].isspace())
    ]
    assert cut == []


def test_a_run_gives_an_edit_for_each_word():
    text = "Кеше к і т а п х а н а  а ш ы л д ы, ал м е к теп ескі."
    assert [edit[:3] for edit in Spacing().find(text)] == [
        Edit(5, "к і т а п х а н а", "кітапхана")[:3],
        Edit(24, "а ш ы л д ы,", "ашылды,")[:3],
        Edit(40, "м е к теп", "мектеп")[:3],
    ]


def test_a_line_end_inside_a_word_follows_it():
    assert PIPELINE("м е к \nт е п т і ң ауласы") == "мектептің\nауласы"
    assert PIPELINE("м е к \r\nт е п т і ң ауласы") == "мектептің\r\nауласы"


def test_what_is_less_sure_is_held_back():
    least, text = min((edit.confidence, before + edit.old + after) for before, edit, after in edits_of_cases())
    assert 0.05 <= least < 1
    kept, held = (Pipeline([Spacing(min_confidence=sure)]).explain(text) for sure in (least, least + 0.001))
    assert least in [edit.confidence for edit in kept.passes[0].edits]
    assert pytest.approx(least) in [suggestion.confidence for suggestion in held.suggestions]
    assert held.text != kept.text


def test_pieces_have_a_confidence_of_their_own():
    given = [case.values[0] for case in CASES]
    bold, usual, never = (
        [edit for text in given for edit in Spacing(piece_confidence=sure).find(text)] for sure in (0.0, 0.9, 1.0)
    )
    assert len(bold) > len(usual) > len(never)
    assert all(e.confidence >= 0.9 for e in usual if e.reason == "broken word" and e.old.count(" ") == 1)
    runs = [[e for e in edits if e.reason == "spaced letters"] for edits in (bold, usual, never)]
    assert runs[0] == runs[1] == runs[2]


@pytest.mark.parametrize("option", ["min_confidence", "piece_confidence"])
@pytest.mark.parametrize("value", [-0.1, 1.1, "0.5", None])
def test_a_confidence_is_from_0_to_1(option, value):
    with pytest.raises(OptionError, match=rf"spacing\.{option}"):
        Spacing(**{option: value})


def test_words_of_the_lexicon_are_known():
    text = "Бұл баға лаудың ісі."
    assert PIPELINE(text) == "Бұл бағалаудың ісі."
    assert Pipeline([Spacing()], lexicon=["лаудың"])(text) == text
    run = "Бізге қ о р ғ ы л м а н т е х н и к а керек."
    assert Pipeline([Spacing()], lexicon=["қорғылман"])(run) == "Бізге қорғылман техника керек."


def test_latin_letters_of_a_run_are_read_as_what_they_look_like():
    assert Pipeline([Spacing()])("К y н м е н келді") == "Кyн мен келді"
    assert Pipeline.preset("repair")("Ж и ы н т ө p а ғ a с ы, К y н м е н келді") == "Жиын төрағасы, Күн мен келді"


def letters(text):
    return re.sub(r"[\s\-\u00ad\u00ac\u2010-\u2015\u2212]", "", text)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts)
def test_only_spaces_and_hyphens_come_and_go(text):
    for edit in Spacing(piece_confidence=0).find(text):
        assert letters(edit.old) == letters(edit.new)
        assert edit.old.count("\n") >= edit.new.count("\n")


@pytest.mark.parametrize("unit", ["а ", "қ\u00a0", "м е к т е п ", "кө мекке ", "ә\n", "а - ", "б.", "1 а "])
def test_hostile_text_takes_no_longer_than_its_length(unit):
    """Far from a benchmark: what is quadratic takes minutes."""
    started = time.process_time()
    list(Spacing().find(unit * (6000 // len(unit))))
    assert time.process_time() - started < 6
