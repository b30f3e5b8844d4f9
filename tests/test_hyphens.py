"""`hyphens`: its cases, what it does to letters (nothing), what each edit covers, its options."""

import re
import time

import pytest
from cases import load
from hypothesis import HealthCheck, given, settings
from strategies import texts

from kaznorm import Edit, Hyphens, OptionError, Pipeline

PIPELINE = Pipeline([Hyphens()])
BOUNDARIES = Pipeline.select(only=["spacing", "hyphens", "words"])
CASES = load("hyphens")


@pytest.mark.parametrize(("given", "expected"), CASES)
def test_cases(given, expected):
    assert PIPELINE(given) == expected
    assert PIPELINE(expected) == expected


def test_what_is_right_stays_with_spacing_and_words_too():
    right = [case.values[1] for case in CASES if not case.marks]
    assert len(right) > 120
    assert [text for text in right if BOUNDARIES(text) != text] == []


@pytest.mark.parametrize(
    "mark", ["-\n", "\u2010\n", "\u00ad\n", "\u00ad\u2010\n", "\u00ac\n", "\u00ac ", " \u2010 ", "– ", "–\n"]
)
def test_all_hyphens_are_read_alike(mark):
    for left, right in (("жағдайы на", "шар болды"), ("көп ке", "луі мүмкін"), ("картасын са", "тып алды")):
        assert BOUNDARIES(f"Оның {left}{mark}{right}.").split() == f"Оның {left}{right}.".split()


def edits_of_cases():
    for case in CASES:
        text = case.values[0]
        for edit in Hyphens().find(text):
            yield text[: edit.start], edit, text[edit.start + len(edit.old) :]


def test_an_edit_is_of_one_word_and_says_why():
    edits = [edit for _, edit, _ in edits_of_cases()]
    assert len(edits) > 120
    assert {edit.reason for edit in edits} == {"line-break hyphen", "page-end hyphen", "particle", "lost hyphen"}
    assert all(0 < edit.confidence <= 1 for edit in edits)
    whole = [edit for edit in edits if edit.reason != "page-end hyphen"]  # those carry what stood between two pages
    assert [edit for edit in whole if len(edit.new.split()) > 1 and "–" not in edit.new] == []


def test_an_edit_covers_whole_words():
    cut = [
        edit
        for before, edit, after in edits_of_cases()
        if (before and not before[-1].isspace()) or (after and not edit.old[-1].isspace() and not after[0].isspace())
    ]
    assert cut == []


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("Ол ки-\nген сөз", [(3, "ки-\nген ", "киген\n")]),
        ("Ауданның кәсіпкер – лері жиналды", [(9, "кәсіпкер – лері", "кәсіпкерлері")]),
        ("Біз салтдәстүрді сақтаймыз", [(4, "салтдәстүрді", "салт-дәстүрді")]),
        ("Көше- де қар, театр- да ән", [(0, "Көше- де", "Көшеде"), (14, "театр- да", "театрда")]),
    ],
)
def test_an_edit_is_the_shortest_stretch_that_changes(text, edits):
    assert [(edit.start, edit.old, edit.new) for edit in Hyphens().find(text)] == edits


def test_a_paragraph_end_is_crossed_only_by_a_broken_word():
    assert PIPELINE("Бұл сөйлем-\n\nдердің мағынасы") == "Бұл сөйлемдердің\nмағынасы"
    for text in ("Бұл – қала\n\n– дала", "Ол келді -\n\nмен кеттім", "– Жоқ.\n\n– Бар."):
        assert PIPELINE(text) == text


def test_what_is_less_sure_is_held_back():
    text = "Ол қайтақайта айтты, ұсыныс – тарын жазды."
    bold, shy = (Pipeline([Hyphens(min_confidence=sure)]).explain(text) for sure in (0, 1))
    assert shy.text == text or len(shy.edits) < len(bold.edits)
    assert {(s.start, s.after) for s in shy.suggestions} | {(e.start, e.after) for e in shy.edits} == {
        (e.start, e.after) for e in bold.edits
    }
    assert bold.text == "Ол қайта-қайта айтты, ұсыныстарын жазды."


def test_a_word_of_the_lexicon_has_lost_no_hyphen():
    text = "Ол туыстуғанын, салтдәстүрді айтты."
    assert PIPELINE(text) != text
    assert Pipeline([Hyphens()], lexicon=["салтдәстүрді", "туыстуғанын"])(text) == text


@pytest.mark.parametrize("value", [-0.1, 1.1, "0.5", None])
def test_a_confidence_is_from_0_to_1(value):
    with pytest.raises(OptionError, match=r"hyphens\.min_confidence"):
        Hyphens(min_confidence=value)


def letters(text):
    return re.sub(r"[\s\-\u00ad\u00ac\u2010-\u2015\u2212]", "", text)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts)
def test_only_hyphens_and_the_spaces_beside_them_come_and_go(text):
    for edit in Hyphens(min_confidence=0).find(text):
        assert isinstance(edit, Edit)
        assert letters(edit.old) == letters(edit.new)
        assert len(edit.new.split()) <= len(edit.old.split())


@pytest.mark.parametrize("unit", ["а - ", "аб-", "ау-\n", "сөз – ", "сөзсөз ", "а\u00ad\n", "- ", "ақ\n\n"])
def test_hostile_text_takes_no_longer_than_its_length(unit):
    """Far from a benchmark: what is quadratic takes minutes."""
    started = time.process_time()
    list(Hyphens().find(unit * (6000 // len(unit))))
    assert time.process_time() - started < 6


def test_nor_does_one_endless_word():
    started = time.process_time()
    list(Hyphens().find("QUJD" * 3000))
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("text", ["Оның Премьер-\nм инис тр", "досты қ арым-\nқ атынас"])
def test_nothing_is_mended_with_a_piece_of_a_broken_word_alone(text):
    assert PIPELINE(text) == text
