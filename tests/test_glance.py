"""The glance at a text: what it says holds for whatever stands around a word, and is remembered."""

import pytest

from kaznorm import glance
from kaznorm.glance import (
    BROKEN,
    COMPOUND,
    DASH,
    DIGIT,
    FUSED,
    GLUED,
    HYPHEN,
    LETTER_ALONE,
    LONE,
    MARK,
    SCRIPTS,
    STRANGE,
    Glance,
)
from kaznorm.tokens import fold

NOTHING = frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "Облыстық мәслихаттың депутаты кеше ауылға келді, деді ол.",
        "«Жас Отан» жастары (барлығы) жиналды!\nЕртең тағы жиналады.",
        "",
        " \n ",
    ],
)
def test_sound_text_concerns_nobody(text):
    seen = Glance(text)
    assert not seen.has(STRANGE | SCRIPTS | LONE | HYPHEN | FUSED | GLUED | MARK | DIGIT)
    assert seen.pieces(NOTHING) == []


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("Ќазаќстан халќы", STRANGE),
        ("сөз\u00ad ол", STRANGE),
        ("не?ге", STRANGE),
        ("баспасөзiнiң", SCRIPTS),
        ("ХІХ ғасыр", SCRIPTS),
        ("ж и ы н", LONE),
        ("сауда-саттық", HYPHEN),
        ("ол – бала", HYPHEN),
        ("сен ақ", HYPHEN),
        ("теңгеніқұрайды", FUSED),
        ("2018жылғы", GLUED),
        ("келді.Оның", MARK),
        ("келді , деді", MARK),
        ("бозғылт –сары", MARK),
        ("5 бала", DIGIT),
        ("ол – бала", DASH),
        ("депу-таты келді", BROKEN),
        ("депута- ты", BROKEN),
        ("депута -ты", BROKEN),
        ("2019- ыншы", BROKEN),
        ("депу\u00adтат", BROKEN),
        ("сен ақ", BROKEN),
        ("қарымқатынасты", COMPOUND),
        ("Ж, и", LETTER_ALONE),
    ],
)
def test_traits(text, trait):
    assert Glance(text).has(trait)


def test_a_token_has_its_traits_whatever_was_looked_at_with_it():
    alone = [Glance(token).traits for token in ("–сары", "бала", "«", ",")]
    together = Glance("бала –сары « , бала").traits
    assert together == alone[0] | alone[1] | alone[2] | alone[3]


@pytest.mark.parametrize("text", ["а\u2028б", "бала\x0bкелді", "бала\u2003келді"])
def test_of_odd_white_space_nothing_is_promised(text):
    assert Glance(text).has(MARK)
    assert Glance(text).pieces(NOTHING) is None


@pytest.mark.parametrize(
    "text",
    ["сауда-саттық", "ол – бала", "ол — бала", "– Ол келді,\n– деді ол.", "Жас (ол) – бала", "250-12-34", "COVID-19"],
)
def test_sound_hyphens_and_dashes_break_nothing(text):
    assert not Glance(text).holds_break


@pytest.mark.parametrize(
    "text", ["депута – ты", "ол – ⏎бала", "2008 - інші", "ата – бабаларының", "депу-таты", "ки-⏎ген"]
)
def test_a_dash_may_break_a_word(text):
    assert Glance(text.replace("⏎", "\n")).holds_break


def test_a_letter_alone_may_be_a_piece_near_a_hyphen():
    assert Glance("Кел е - кел е").holds_dashed
    assert not Glance("С " + "және " * 20 + "сауда-саттық").holds_dashed


def test_what_was_forgotten_is_looked_at_again(monkeypatch):
    monkeypatch.setattr(glance, "REMEMBERED", 3)
    monkeypatch.setattr(glance, "_memo", [({}, {})])
    texts = ["Ол 5 рет келді.", "Бұл – сауда-саттық.", "Ол теңгеніқұрайды", "ж и ы н", "Ол 5 рет келді."]
    traits = [Glance(text).traits for text in texts * 2]
    assert traits == [glance.Glance(text).traits for text in texts] * 2
    assert sum(map(len, glance._memo[0])) < 20


def test_pieces():
    assert Glance("Олар сайлау алды келді").pieces(NOTHING) == []
    assert Glance("Олар сайлауа лды келді").pieces(NOTHING) == [(1, 2)]
    assert Glance("Олар сайлауа Лды келді").pieces(NOTHING) == []
    assert Glance("Олар турникеттер мен қақпаларды көрді").pieces(NOTHING) == []


def test_pieces_may_make_a_word_of_the_lexicon():
    assert Glance("Ол зырғы мбаң еді").pieces(NOTHING) == []
    assert Glance("Ол зырғы мбаң еді").pieces(frozenset({fold("зырғымбаң")})) == [(1, 2)]
