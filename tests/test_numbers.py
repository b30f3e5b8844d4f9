"""`numbers`: its cases and options, and that no value changes."""

import pytest
from cases import load
from hypothesis import given, settings
from numerals.expressions import expressions, kept

from kaznorm import Numbers, Pipeline
from kaznorm.figures import figures
from kaznorm.normalisers.numbers import _disjoint
from kaznorm.numerals.labelled import BODIES, standard_end
from kaznorm.tokens import scan

PIPELINE = Pipeline([Numbers()])


@pytest.mark.parametrize(("given", "expected"), load("numbers"))
def test_cases(given, expected):
    assert PIPELINE(given) == expected
    assert PIPELINE(expected) == expected


@settings(max_examples=400, deadline=None)
@given(expressions)
def test_no_value_and_no_digit_changes(text):
    after = PIPELINE(text)
    assert kept(after) == kept(text)
    assert [c for c in after if c.isdecimal()] == [c for c in text if c.isdecimal()]


def test_numbers_of_standards_are_no_ranges():
    assert len(set(BODIES)) == len(BODIES)
    for body in BODIES:
        assert not list(Numbers().find(f"Өнім {body} 1926-2009 талабына сай, 2001–2009 жылдары"))
        assert standard_end(f"{body} 1926-2009", len(body) + 1)
    assert standard_end("жылы 1926-2009 болды", 5) is None


def test_an_edit_covers_the_written_number():
    assert [(e.start, e.old, e.new, e.reason) for e in Numbers().find("Ол (25 — 30 %) №5")] == [
        (3, "(25 — 30 %)", "(25–30%)", "dash of a range, space before %"),
        (15, "№5", "№ 5", "no space after №"),
    ]


@pytest.mark.parametrize(
    ("options", "before", "after"),
    [
        ({"space": "nbsp"}, "1 250 000 адам 16\u00a0741", "1\u00a0250\u00a0000 адам 16\u00a0741"),
        ({"dates": "dots"}, "2022-03-01 күні 1/3/2022", "01.03.2022 күні 01.03.2022"),
        ({"dates": "iso"}, "21.10.2020 күні 1.2.3", "2020-10-21 күні 1.2.3"),
        ({"ordinals": "hyphen"}, "2018 жылы 8 наурызда 5 жыл бойы", "2018-жылы 8-наурызда 5 жыл бойы"),
        ({"ordinals": "space"}, "2018-жылы 8-наурызда 5-сынып", "2018 жылы 8 наурызда 5-сынып"),
    ],
)
def test_options(options, before, after):
    pipeline = Pipeline([Numbers(**options)])
    assert pipeline(before) == after
    assert pipeline(after) == after


def test_gaps_that_meet_count_once():
    text = "25 — 30 %, 1.250.000"
    gaps = sorted(set(Numbers()._gaps(scan(text), figures(scan(text)))))
    assert _disjoint(gaps + gaps[-1:]) == _disjoint(gaps)


def test_work_is_linear():
    for piece in ("1—2 ", "1 %", "1.250.", "5 млн.", "№1", "1\u00a0000", "25 — 30 м ", "1%ы"):
        assert len(list(Numbers().find(piece * 5_000))) < 20_000
