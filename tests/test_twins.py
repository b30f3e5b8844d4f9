"""The table of look-alikes: true to Unicode, without doubles, of the right scripts, the same both ways."""

import unicodedata

import pytest

from kaznorm import twins
from kaznorm.alphabet import LOWER, UPPER
from kaznorm.twins import ALIKE, PATH, cyrillic, latin, numeral, script, table

HEAD, *ROWS = [line.split("\t") for line in PATH.read_text(encoding="utf-8").split("\n")[:-1]]
TWINS = table()
SAME = {character: twin for character, twin in TWINS.items() if twin.alike == "same"}

# What the letters of Kazakh are known to be mistaken for.
ATTESTED = {
    "а": "a", "с": "c", "е": "e", "і": "iIl1|\u0131\u0269\u03b9\u04cf", "о": "o0", "р": "p", "х": "x",
    "у": "y", "һ": "h", "к": "k", "г": "r",
    "ә": "\u0259\u01dd", "ө": "\u0275\u0473\u03b8\u04db", "ғ": "\u024dF", "ң": "\u04ca",
    "ү": "y\u028f\u0263\u03b3\u04a5",
    "ұ": "\u024f¥", "ё": "\u00eb", "з": "3", "б": "6", "ь": "b",
    "Ә": "\u018f", "Ө": "\u019f\u0472\u0398\u03f4", "Ғ": "F", "Қ": "\u2c69", "Ң": "\u04c9\u2c67", "Ү": "Y\u03a5\u04a4",
    "Ұ": "\u024e¥", "Ё": "\u00cb", "І": "I|\u0196\u04c0", "О": "0", "З": "3", "Ь": "b",
    "қ": ("\u0138\u0329",),
    "А": "A", "В": "B", "С": "C", "Е": "E", "Н": "H", "К": "K", "М": "M", "Р": "P", "Т": "T", "Х": "X", "У": "Y",
}  # fmt: skip


def test_its_head_and_its_shape():
    assert HEAD == ["code", "character", "Cyrillic", "Latin", "alike", "name"]
    assert all(len(row) == 6 and all(cell.strip() == cell != "" for cell in row) for row in ROWS)


def test_nothing_stands_twice():
    assert len({row[1] for row in ROWS}) == len(ROWS) == len(TWINS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_names_its_character(row):
    code, character, *_, name = row
    assert code == " ".join(f"U+{ord(c):04X}" for c in character)
    assert name.split(";")[0] == " + ".join(map(unicodedata.name, character))
    assert unicodedata.normalize("NFC", character) == character


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_stands_for_letters_of_the_right_script(row):
    twin = TWINS[row[1]]
    assert twin.cyrillic or twin.latin
    assert set(twin.cyrillic) <= set(LOWER + UPPER)
    assert all(script(letter) == "L" for letter in twin.latin)
    assert row[1] not in twin.cyrillic + twin.latin
    assert twin.alike in ALIKE


def test_letters_that_cannot_be_told_apart_lead_both_ways():
    for character, twin in SAME.items():
        for letter in twin.cyrillic[:1] if script(character) == "L" and character.isascii() else ():
            assert character in TWINS[letter].latin, (character, letter)
        for letter in twin.latin:
            assert letter not in TWINS or character in TWINS[letter].cyrillic or script(letter) == "L"


def test_the_case_stays_but_where_a_character_has_none():
    for character, twin in TWINS.items():
        cases = {letter.isupper() for letter in twin.cyrillic + twin.latin}
        assert cases == {character.isupper()} or set("IlbF01236|¥ƖӀӏ") & set(character), character


@pytest.mark.parametrize("letter", ATTESTED)
def test_what_is_attested_is_there(letter):
    assert all(letter in TWINS[character].cyrillic for character in ATTESTED[letter])


def test_letters_without_twins_have_none():
    cyrillic_twins = {c for c, twin in TWINS.items() if twin.latin and script(c) == "C"}
    latin_twins = {c for c, twin in SAME.items() if twin.cyrillic and c.isascii()}
    assert set(twins.ONLY_LATIN) | latin_twins == set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert not set(twins.ONLY_LATIN) & latin_twins
    assert set(LOWER + UPPER) - set(twins.ONLY_CYRILLIC) <= cyrillic_twins | set("әӘүҺ")
    assert set(twins.ONLY_CYRILLIC) & cyrillic_twins == {"к"}


@pytest.mark.parametrize("word", ["сор", "СОТ", "Хор", "аһа", "ірі"])
def test_a_word_of_twins_goes_there_and_back(word):
    read = latin(word)
    assert read is not None
    back = cyrillic(read.words[0])
    assert back is not None
    assert word in back.words
    assert read.exchanged == back.exchanged == len(word)


def test_numerals_are_what_the_romans_wrote():
    ones = ["", *"I II III IV V VI VII VIII IX".split()]
    tens = ["", *"X XX XXX XL L LX LXX LXXX XC".split()]
    for number in range(1, 100):
        roman = tens[number // 10] + ones[number % 10]
        assert numeral(roman) == numeral(roman.replace("X", "Х").replace("I", "І")) == roman
    assert not any(map(numeral, ["", "ІІМ", "ХХХХ", "IIII", "VX", "ІХІ", "ІІД", "іі"]))
