"""`passages`: its cases, what holds for every text, the table; the guard that rests on it."""

import time
from itertools import pairwise

import pytest
from cases import load
from hypothesis import HealthCheck, given, settings
from strategies import texts

from kaznorm import InputError, Passage, Pipeline, passages
from kaznorm.evidence import ALSO_KAZAKH
from kaznorm.hopes import may_leave
from kaznorm.language import ANOTHER, COSTS, GUARDED, RUSSIAN as IN_RUSSIAN, _stretches, foreign, foreign_lines
from kaznorm.languages import languages
from kaznorm.lm import load as lm
from kaznorm.scripts import readings
from kaznorm.tokens import fold, scan

KAZAKH = "Бүгін жиын өтті, оған жүз адам қатысты."
RUSSIAN = "Сегодня прошло заседание, которое посетили сто человек."
few = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize(("text", "expected"), load("passages"))
def test_cases(text, expected):
    assert " ".join(f"{passage.language}-{passage.script}" for passage in passages(text)) == expected


@few
@given(texts)
def test_passages_tile_the_text(text):
    found = passages(text)
    assert "".join(text[p.start : p.end] for p in found) == text
    assert all(p.start < p.end for p in found)
    assert all(a.end == b.start and a[:2] != b[:2] for a, b in pairwise(found))
    assert found == passages(text)


def test_no_text_has_no_passages():
    assert passages("") == []
    assert passages(" ") == [Passage("und", "Zyyy", 0, 1)]


@pytest.mark.parametrize("value", [None, b"abc", 5])
def test_a_text_is_a_str(value):
    with pytest.raises(InputError):
        passages(value)


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", " ", "\n  "])
def test_where_one_language_ends_and_the_other_begins(gap):
    text = gap.join([KAZAKH, RUSSIAN, KAZAKH])
    second = len(KAZAKH + gap)
    third = second + len(RUSSIAN + gap)
    assert passages(text) == [
        Passage("kk", "Cyrl", 0, second),
        Passage("ru", "Cyrl", second, third),
        Passage("kk", "Cyrl", third, len(text)),
    ]


def test_an_opening_mark_goes_with_what_it_opens():
    text = "Ол (мы не знаем, что будет завтра) деп жауап берді."
    assert [text[p.start : p.end] for p in passages(text)] == [
        "Ол ",
        "(мы не знаем, что будет завтра) ",
        "деп жауап берді.",
    ]


def test_many_lines_are_one_passage():
    assert [p[:2] for p in passages("\n".join([KAZAKH] * 300))] == [("kk", "Cyrl")]


def guarded(text, word):
    start = text.index(word)
    return foreign(lm.model(), scan(text), start, start + len(word))


@pytest.mark.parametrize("before", ["", KAZAKH + "\n", (KAZAKH + "\n") * 40, (KAZAKH + " ") * 90])
def test_the_guard_knows_where_it_is(before):
    text = f"{before}{RUSSIAN}\n{KAZAKH} Соңы."
    assert guarded(text, "которое")
    assert not guarded(text, "Соңы")


def test_the_guard_leaves_alone_what_may_be_russian():
    assert guarded("и правдуговорили", "правдуговорили")
    assert not guarded("Александр Пушкин туралы", "Пушкин")


@few
@given(texts)
def test_where_no_passage_may_be_there_is_none(text):
    seen = scan(text)
    if not may_leave(lm.model(), seen, COSTS, GUARDED):
        found = _stretches(lm.model(), seen, 0, len(text), GUARDED)
        assert not [row for row in found if row[1] and row[0] in (IN_RUSSIAN, ANOTHER)]


def test_lines_are_foreign_where_their_places_are():
    text = f"{KAZAKH}\n{RUSSIAN}\n{KAZAKH}"
    lines = [(0, len(KAZAKH)), (len(KAZAKH) + 1, len(KAZAKH) + 1 + len(RUSSIAN))]
    assert foreign_lines(lm.model(), scan(text), lines) == {lines[1]}
    assert may_leave(lm.model(), scan(text), COSTS, GUARDED)
    assert not may_leave(lm.model(), scan(KAZAKH), COSTS, GUARDED)


PIECES = [("ка – бинеті", "ка"), ("ре – спублика", "спублика"), ("Се-минар", "минар")]


@pytest.mark.parametrize(("text", "piece"), PIECES)
def test_pieces_of_a_word_alone_are_not_foreign(text, piece):
    assert not guarded(text, piece)


def test_a_foreign_clause_stays_as_it_is():
    text = "Ол «Мы не знаем, чтобудет завтра с этой страной» деді. Көлемі 5 млрд теңгеніқұрайды."
    assert Pipeline.preset("repair")(text) == text.replace("теңгеніқұрайды", "теңгені құрайды")


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("qazaq", "қазақ"),
        ("jýrnalıst", "журналист"),
        ("shańyraq", "шаңырақ"),
        ("dünie", "дүние"),
        ("\u0674تىل", "тіл"),
        ("جۇمىس", "жұмыс"),
    ],
)
def test_other_alphabets_of_kazakh_are_read(word, read):
    assert read in readings(word)


@pytest.mark.parametrize("word", ["", "straße", "5", "слово", "日本"])
def test_what_is_no_such_spelling_is_not_read(word):
    assert readings(word) <= {word}


@pytest.mark.parametrize("unit", ["а", "сөз ", "word ", "які ", "«", "Сөз. ", "мы не знаем\n", "ѣ", "\u06d5 "])
def test_hostile_text_takes_no_longer_than_its_length(unit):
    """Far from a benchmark: what is quadratic takes minutes."""
    started = time.process_time()
    passages(unit * (100_000 // len(unit)))
    assert time.process_time() - started < 10


def test_the_table_is_sound():
    rows = languages()
    assert len({(row.code, row.script) for row in rows}) == len(rows)
    assert all(row.words for row in rows)
    for row in rows:
        assert not row.has & row.lacks, row.code
        assert all(word == word.lower() for word in row.words), row.code
        assert len(row.signs) <= 20
        if row.script == "Cyrl" and row.code != "ru":
            assert row.signs or row.has, row.code


def test_little_words_are_of_one_language():
    """Of those that Kazakh has too, which say nothing, there are few."""
    [russian] = [row.words for row in languages() if row.code == "ru"]
    others = [row for row in languages() if row.script == "Cyrl" and row.code != "ru"]
    for row in others:
        assert not row.words & russian, row.code
        frequent = [word for word in row.words if lm.model().word_cost(fold(word)) < ALSO_KAZAKH]
        assert frequent == [], row.code
