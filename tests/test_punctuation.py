"""`punctuation`: its cases, what it does to letters (nothing), what each edit covers."""

import pytest
from cases import load
from hypothesis import given, settings, strategies as st

from kaznorm import Edit, Pipeline
from kaznorm.edits import apply
from kaznorm.marks import Line, is_suffix, kinds
from kaznorm.normalisers.punctuation import Punctuation
from kaznorm.tokens import fold, scan

PIPELINE = Pipeline([Punctuation()])


@pytest.mark.parametrize(("given", "expected"), load("punctuation"))
def test_cases(given, expected):
    assert PIPELINE(given) == expected
    assert PIPELINE(expected) == expected


PARTS = [*'а Қ сөз Оның node 5 2020 . , ; : ! ? … ... « » ( ) " – — - % т.б. http://a.kz'.split(), " ", " ", "\n"]
texts = st.lists(st.sampled_from(PARTS)).map("".join)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_only_spaces_come_and_go_and_once_is_enough(text):
    edits = list(Punctuation(min_confidence=0).find(text))
    after = apply(text, edits)
    assert after.replace(" ", "") == text.replace(" ", "")
    assert after.count("\n") == text.count("\n")
    assert not list(Punctuation().find(apply(after, Punctuation().find(after))))


def test_an_edit_covers_the_words_beside_the_space():
    assert list(Punctuation().find("мен төрағасы , облыстық құрайды.AMANAT (бір топ ) ,деді")) == [
        Edit(4, "төрағасы ,", "төрағасы,", 0.98, "space before a mark"),
        Edit(24, "құрайды.AMANAT", "құрайды. AMANAT", 0.98, "no space after a mark"),
        Edit(44, "топ ) ,деді", "топ), деді", 0.93, "space before a mark, no space after a mark"),
    ]


def test_what_is_less_sure_is_held_back():
    report = PIPELINE.explain("бозғылт –сары")
    assert not report.edits
    assert [(s.before, s.after) for s in report.suggestions] == [("–сары", "– сары")]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('"а" "б"', {0: "open", 2: "close", 4: "open", 6: "close"}),
        ('(" а "),', {1: "open", 5: "close"}),
        ('ол "а', {}),
        ('5" және 6"', {}),
        ('а" және "б', {}),
        ('" - деді. "', {}),
        ('" а " б " в, " - деді', {}),
        ('"бірі: "екі" деді"', {}),
    ],
)
def test_straight_quotes_are_read_only_where_they_are_clear(text, quotes):
    assert Line(scan(text), kinds(scan(text)), 0, 0).quotes == quotes


@pytest.mark.parametrize("word", "ның тің ға ке да де лар дері лардағы сындағы мен ын тық шы".split())
def test_suffixes(word):
    assert is_suffix(fold(word))


@pytest.mark.parametrize("word", "деген деп бар трагедиясы кітабының атауы атты жазуына ғана нан".split())
def test_no_suffixes(word):
    assert is_suffix(fold(word)) is (word == "нан")


def test_work_is_linear():
    for piece in ("а,", ' " ', "( а", ") ", "а(", ",а,а\n", "—а ", "т.б.а "):
        assert len(list(Punctuation(min_confidence=0).find(piece * 20_000))) < 60_000
