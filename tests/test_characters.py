"""`characters`: its cases, its notes, what each edit covers."""

from time import process_time

import pytest
from cases import load

from kaznorm import Edit, Note, Pipeline
from kaznorm.normalisers.characters import Characters

PIPELINE = Pipeline([Characters()])


@pytest.mark.parametrize(("given", "expected"), load("characters"))
def test_cases(given, expected):
    assert PIPELINE(given) == expected
    assert PIPELINE(expected) == expected


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("сөз 😀 ²", []),
        ("жо\ufffd\ufffdда", [(2, 4, "replacement character")]),
        ("\ue000\ue000\ue001", [(0, 2, "U+E000"), (2, 3, "U+E001")]),
        ("а\ud800 \U000effff", [(1, 2, "half of a surrogate pair"), (3, 4, "unassigned")]),
    ],
)
def test_what_cannot_be_mended_is_noted(text, notes):
    found = list(Characters().find(text))
    assert [(note.start, note.end) for note in found] == [(start, end) for start, end, _ in notes]
    assert all(isinstance(note, Note) for note in found)
    assert all(part in note.message for note, (_, _, part) in zip(found, notes, strict=True))


def test_an_edit_covers_its_word_and_says_why():
    assert list(Characters().find("бұл Ал\u200bма\u00adты ﬁle и\u0306од \u200b сөз\x81")) == [
        Edit(4, "Ал\u200bма\u00adты", "Алматы", 1.0, "invisible character, soft hyphen"),
        Edit(13, "ﬁle", "file", 1.0, "ligature"),
        Edit(17, "и\u0306од", "йод", 1.0, "composed letter"),
        Edit(22, "\u200b", "", 1.0, "invisible character"),
        Edit(24, "сөз\x81", "сөз", 0.95, "control character"),
    ]


def test_a_note_waits_until_its_word_is_mended():
    text = "\ufffdАл\u200bматы"
    assert [type(item) for item in Characters().find(text)] == [Edit]
    assert len(PIPELINE.explain(text).warnings) == 1


def test_far_too_many_marks_stay_in_their_order():
    text = "а" + "\u0301\u0323" * 50_000
    assert PIPELINE(text) == text


def test_words_are_parted_by_every_kind_of_white_space():
    text = "é\u2028é\u200b\x0c\u200bé\u2003\ue000\x0b"
    assert PIPELINE(text) == text.replace("\u200b", "")
    assert [edit.old for edit in Characters().find(text) if isinstance(edit, Edit)] == ["é\u200b", "\u200bé"]


@pytest.mark.parametrize("unit", ["сө\N{SOFT HYPHEN}", "аб\0в", "а\0", "и\N{COMBINING BREVE}"])
def test_hostile_text_takes_linear_time(unit):
    def seconds(size):
        text = unit * (size // len(unit))
        began = process_time()
        list(Characters().find(text))
        return process_time() - began

    small, large = (min(seconds(size) for _ in range(3)) for size in (10_000, 80_000))
    assert large < 24 * max(small, 0.01)
