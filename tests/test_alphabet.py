"""The tables of letters and codes: complete, without doubles, of one script."""

import unicodedata

import pytest

from kaznorm import alphabet
from kaznorm.alphabet import DECODING, FOLD, FOREIGN, KAZAKH_ONLY, LOWER, RUSSIAN_STAND_INS, UPPER

TABLES = {name: value for name, value in vars(alphabet).items() if name.isupper() and isinstance(value, str)}


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"RUSSIAN_STAND_INS"}))
def test_nothing_stands_twice(name):
    assert len(set(TABLES[name])) == len(TABLES[name])


@pytest.mark.parametrize("name", ["LOWER", "UPPER", "KAZAKH_ONLY", "RUSSIAN_STAND_INS", "VOWELS"])
def test_letters_are_cyrillic(name):
    assert all(unicodedata.name(letter).startswith("CYRILLIC") for letter in TABLES[name])


def test_both_cases_are_in_one_order():
    assert len(LOWER) == 42
    assert LOWER.upper() == UPPER
    assert UPPER.lower() == LOWER


def test_the_nine_letters_that_only_kazakh_has():
    assert KAZAKH_ONLY[:9] == "әғқңөұүіһ"
    assert KAZAKH_ONLY[9:] == KAZAKH_ONLY[:9].upper()
    assert set(KAZAKH_ONLY) < set(LOWER + UPPER)
    assert len(RUSSIAN_STAND_INS) == len(KAZAKH_ONLY)
    assert not set(RUSSIAN_STAND_INS) & set(KAZAKH_ONLY)


def test_vowels_are_parted_by_harmony():
    assert set(alphabet.BACK_VOWELS).isdisjoint(alphabet.FRONT_VOWELS)
    assert set(alphabet.VOWELS) < set(LOWER)


def test_every_code_has_one_character():
    assert len(DECODING) == len(set(DECODING)) == 256
    assert DECODING[:128].isascii() or set(DECODING[:0x20]) >= {"\t", "\n", "\r", "\0"}
    assert DECODING[0x20:0x7F] == "".join(map(chr, range(0x20, 0x7F)))


def test_letters_have_the_codes_that_patterns_rely_on():
    assert DECODING[0x80:0xAA] == LOWER
    assert DECODING[0xC0:0xEA] == UPPER
    assert DECODING[0xAA : 0xAA + len(FOREIGN)] == FOREIGN
    assert all(c.isalpha() for c in FOREIGN)
    letters = {code for code, c in enumerate(DECODING) if unicodedata.category(c)[0] == "L"}
    assert letters == {*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0x80, 0xAA + len(FOREIGN)), *range(0xC0, 0xEA)}


def test_folding_lowers_letters_and_nothing_else():
    for code, character in enumerate(DECODING):
        lowered = DECODING[FOLD[code]]
        assert lowered == (character.lower() if character not in FOREIGN else character)


def test_marks_and_spaces_have_no_letters():
    rest = alphabet.MARKS + alphabet.SPACES + alphabet.INVISIBLE + alphabet.SIGNS
    assert not any(c.isalpha() for c in rest)
    assert all(c in DECODING for c in rest)
