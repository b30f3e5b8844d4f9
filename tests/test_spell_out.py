"""`spell_out`: its cases, what an edit covers, its tables, and its place in the preset `speech`."""

import re
import time
from decimal import Decimal
from itertools import pairwise

import pytest
from cases import load
from hypothesis import HealthCheck, given, settings, strategies as st

from kaznorm import Edit, Pipeline, SpellOut, attach, clean, spell
from kaznorm.numerals import abbreviations
from kaznorm.numerals.aloud import aloud
from kaznorm.numerals.endings import CASES, Ending, inflect
from kaznorm.numerals.measure import say_unit
from kaznorm.numerals.unit_table import table

PIPELINE = Pipeline([SpellOut()])
SPEECH = Pipeline.preset("speech")
PARTS = [
    *"0159.,-–%№§$₸½+−/:() ", "12", "2022", "21.10.2020", "17:37", "XX", "IV", "І", "ғ.", "ж.", "жж.", " жылы", "-інің",
    "-ші", "-бап", "-ге", "млн", " млрд.", " км", "м²", " км/сағ", "°C", " наурызда", "т.б.", "б.з.б.", " және ", "\n",
    "\N{NO-BREAK SPACE}", "a", "сөз ", "мың", "-ақ", "\ud800", "²", "٣", " жыл", "Б", "\N{MINUS SIGN}", "x",
]  # fmt: skip
texts = st.lists(st.sampled_from(PARTS), max_size=12).map("".join)
few = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize(("given", "expected"), load("spell_out"))
def test_cases(given, expected):
    assert PIPELINE(given) == expected
    assert PIPELINE(expected) == expected


@few
@given(texts)
def test_edits_are_sound_and_what_is_spoken_stays(text):
    edits = list(SpellOut().find(text))
    assert all(a.start + len(a.old) <= b.start for a, b in pairwise(edits))
    assert all(e.old != e.new and text.startswith(e.old, e.start) for e in edits)
    once = PIPELINE.explain(text)
    assert not once.warnings
    assert not list(SpellOut().find(once.text))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts)
def test_what_is_spoken_settles(text):
    once = SPEECH(text)
    assert not SPEECH.explain(once).edits


@settings(deadline=None)
@given(
    st.integers(0, 10**9),
    st.sampled_from(CASES),
    st.sampled_from([None, "3"]),
    st.sampled_from(["cardinal", "ordinal"]),
)
def test_suffixes_move_to_the_last_word(n, case, person, form):
    suffix = attach(n, case, form=form, possessive=person)
    written = f"{n}-{suffix}" if suffix else f"{n}"
    assert PIPELINE(written) == spell(n, form, case, possessive=person)


@settings(deadline=None)
@given(st.decimals(0, 10**6, places=3).filter(lambda n: n % 1), st.sampled_from(CASES[1:]))
def test_decimals_too(n, case):
    written = f"{n:f}".rstrip("0")
    said = spell(Decimal(written), case=case)
    assert PIPELINE(f"{written.replace('.', ',')}-{attach(Decimal(written), case)}") in (said, with_half(written, case))


def with_half(written, case):
    """The other reading of x,5, in which some suffixes are the same."""
    whole, _, part = written.partition(".")
    return f"{spell(int(whole))} {inflect('жарым', Ending(case=case))}" if part == "5" else ""


def test_an_edit_covers_the_written_words_and_says_what_they_are():
    assert list(SpellOut().find("Жалпы (31,5%-ды), 12-бап т.б.")) == [
        Edit(6, "(31,5%-ды),", "(отыз бір бүтін оннан бес пайызды),", 1.0, "per cent"),
        Edit(18, "12-бап", "он екінші бап", 1.0, "ordinal"),
        Edit(25, "т.б.", "тағы басқа.", 1.0, "abbreviation"),
    ]


def test_speech_reads_what_clean_writes():
    assert clean("Ауданы 38,0 кв.км , халқы 25—30% өсті.", "speech") == (
        "Ауданы отыз сегіз бүтін оннан нөл шаршы километр, халқы жиырма бес – отыз пайыз өсті."
    )


def test_abbreviations_are_a_table():
    rows = abbreviations.table()
    lines = abbreviations.PATH.read_text(encoding="utf-8").split("\n")[1:]
    assert len(rows) == len([line for line in lines if line])
    for short, words, follows in rows.values():
        assert short == short.lower()
        assert re.fullmatch("[а-яәғқңөұүһі -]+", words)
        assert follows in ("sentence", "word")
        assert not re.search(r"\d", words)
        assert abbreviations.at(short, 0).words.rstrip(".") == words


def test_every_unit_is_said():
    for row in table():
        if row.words:
            words = ("текше метр", *row.words)
            assert say_unit(row.code, "")[1] in words[:2]
            for suffix in ("дан", "ның", "і"):
                assert say_unit(row.code, suffix)[1].startswith(tuple(word.rstrip("ь")[:-1] for word in words))
    assert say_unit("no such unit", "") == ("", "")


def test_work_is_linear():
    for hostile in (
        "1 ",
        "1-",
        "1,",
        "1.",
        "1:",
        "1/",
        "X ",
        "№",
        "$",
        "ж.",
        "т.б.",
        "1-ші",
        "5 км/",
        "(1) ",
        "9",
        "111 ",
        "111'",
        "II, ",
    ):
        times = []
        for size in (1_000, 4_000):
            start = time.process_time()
            list(aloud(hostile * size + "111K"))
            times.append(time.process_time() - start)
        assert times[1] < 12 * times[0] + 0.3, hostile
