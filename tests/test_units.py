"""`units`: its cases and options, and that no value changes."""

import pytest
from cases import load
from hypothesis import given, settings
from numerals.expressions import expressions, kept

from kaznorm import Numbers, Pipeline, Units
from kaznorm.normalisers.layout import Layout
from kaznorm.normalisers.punctuation import Punctuation

PIPELINE = Pipeline([Units()])
TOGETHER = Pipeline([Layout(), Punctuation(), Numbers(), Units()])


@pytest.mark.parametrize(("given", "expected"), load("units"))
def test_cases(given, expected):
    assert PIPELINE(given) == expected
    assert PIPELINE(expected) == expected


@settings(max_examples=400, deadline=None)
@given(expressions)
def test_no_value_changes(text):
    assert kept(PIPELINE(text)) == kept(text)


@settings(max_examples=400, deadline=None)
@given(expressions)
def test_all_that_write_around_numbers_agree(text):
    once = TOGETHER(text)
    assert TOGETHER(once) == once


@pytest.mark.parametrize(
    ("options", "before", "after"),
    [
        ({"space": "nbsp"}, "5 км, 30гб, 25 °С, 5 %", "5\u00a0км, 30\u00a0гб, 25°C, 5 %"),
        ({"tenge": "word"}, "500 тг-ге 500₸ 2 млн тг 5 теңге", "500 теңгеге 500 теңге 2 млн теңге 5 теңге"),
    ],
)
def test_options(options, before, after):
    pipeline = Pipeline([Units(**options)])
    assert pipeline(before) == after
    assert pipeline(after) == after


def test_work_is_linear():
    for piece in ("5м2 ", "5 кв.", "5 кВт/", "25 °С", "5 мин. а", "5$", "5 м / "):
        assert len(list(Units().find(piece * 5_000))) < 10_000
