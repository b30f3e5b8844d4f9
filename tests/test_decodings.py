"""The tables of wrong decodings are what codecs and documents say, both ways; encodings of bytes are found."""

import codecs
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from strategies import WORDS

from kaznorm.alphabet import KAZAKH_ONLY, LOWER, UPPER
from kaznorm.decodings import cyrillic, tables, utf8, western
from kaznorm.decodings.detect import CANDIDATES, detect
from kaznorm.decodings.entities import ENTITY
from kaznorm.decodings.fill import HOLES
from kaznorm.decodings.tables import AMBIGUOUS, CYRILLIC, FONT, KZ1048, PT154, WESTERN, lost, misread
from kaznorm.tokens import scan

GOLDS = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("golds/*.txt"))]
LETTERS = set(KAZAKH_ONLY) - set("іІ")  # CP1251 has these two
TABLES = {"KZ-1048": KZ1048, "PT154": PT154, "font": FONT}
# What stands in documents, written down apart from the codecs.
ATTESTED = {
    "KZ-1048": "ЈӘ ЄҒ ЌҚ ЅҢ ҐӨ ЎҰ ЇҮ ЋҺ јә єғ ќқ ѕң ґө ўұ їү ћһ",
    "PT154": "ЄӘ ЃҒ ЌҚ ЊҢ ¤Ө ¦Ұ ‡Ү ЋҺ єә ѓғ ќқ њң µө ±ұ ‰ү ћһ",
    "font": "ҥү ҤҮ ӛө ӚӨ ҧұ ҦҰ ҽә ҼӘ ҿө ҾӨ",
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_what_is_attested(name):
    assert {f"{seen}{meant}" for seen, meant in TABLES[name].items()} == set(ATTESTED[name].split())


@pytest.mark.parametrize("name", TABLES)
def test_a_table_leads_one_way_and_back(name):
    table = TABLES[name]
    assert name == "font" or len(set(table.values())) == len(table)  # two fonts have letters of their own for ө
    assert not table.keys() & set(LOWER + UPPER)
    assert set(table.values()) <= LETTERS
    assert all(unicodedata.normalize("NFC", seen) == seen for seen in table)
    for seen, meant in table.items():
        assert not seen.isalpha() or seen == "µ" or seen.isupper() == meant.isupper(), seen


@pytest.mark.parametrize("name", ["KZ-1048", "PT154"])
def test_a_table_has_every_letter_of_kazakh_alone(name):
    assert set(TABLES[name].values()) == LETTERS


@pytest.mark.parametrize(("written", "table"), [("kz1048", KZ1048), ("ptcp154", PT154)])
def test_codecs_agree_both_ways(written, table):
    assert misread(written) == table
    for seen, meant in table.items():
        assert meant.encode(written) == bytes((CYRILLIC[seen],))
        assert seen.encode("cp1251").decode(written) == meant


def test_the_letter_that_means_two():
    assert {(seen, KZ1048[seen], PT154[seen]) for seen in AMBIGUOUS} == {("є", "ғ", "ә"), ("Є", "Ғ", "Ә")}


@pytest.mark.parametrize(("table", "encodings"), [(WESTERN, ("latin-1", "cp1252")), (CYRILLIC, ("cp1251",))])
def test_bytes_lead_both_ways(table, encodings):
    assert set(table.values()) == set(range(0x80, 0x100))
    for char, byte in table.items():
        assert len(char) == 1
        found = {codecs.decode(bytes((byte,)), name, "ignore") or chr(byte) for name in encodings}
        assert char in found
    twice = {"latin-1": 0, "cp1252": 27, "cp1251": 0}  # CP1252 has 27 characters where Latin-1 has controls
    assert len(table) == 128 + sum(twice[name] for name in encodings)


def test_what_is_lost_has_no_character():
    assert lost("cp1251", "utf-8", b"\xd3") == "Ә"
    assert lost("cp1252", "utf-8", b"\xd0") == "ЁАН"
    assert lost("cp1252", "ptcp154") == "ҒҚқ"
    assert lost("latin-1", "utf-8", b"\xd0") == ""


def test_signs_of_damage_have_suspicious_codes():
    """What the normaliser looks for first is in every damaged text, so none is passed over."""
    from kaznorm.normalisers.encoding import _PLAIN

    for char in (*KZ1048, *PT154, *FONT):
        assert scan(char).shadow.translate(None, _PLAIN) or not char.isalpha(), char
    for char in "ÀàÐÑÒÓâ":
        assert scan(char).shadow.translate(None, _PLAIN), char


@pytest.mark.parametrize("gold", range(len(GOLDS)))
@pytest.mark.parametrize("read", ["cp1251", "cp1252", "latin-1"])
def test_no_text_that_was_utf8_lacks_the_signs_of_it(gold, read):
    for line in GOLDS[gold].split("\n"):
        text = "".join(codecs.decode(bytes((b,)), read, "ignore") or chr(b) for b in line.encode())
        letters = sum(char.isalpha() for char in line)
        assert letters < 4 or utf8._SIGN.search(text)
        assert letters < 4 or scan(text).shadow.translate(None, b"") != scan(line).shadow


def test_patterns_look_for_all_of_the_tables():
    assert all(cyrillic.ODD.fullmatch(char) for table in TABLES.values() for char in table)
    assert all(western._ONE.fullmatch(char) for char in WESTERN)
    assert all(ENTITY.fullmatch(entity) for entity in ("&#1179;", "&#x49b;", "&#X49B;", "&nbsp;", "&frac12;"))
    assert set(HOLES) == {"?", tables.REPLACEMENT}


UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize("encoding", [*UNICODE, "kz1048", "ptcp154"])
def test_encodings_of_kazakh_are_found(encoding):
    for gold in GOLDS:
        data = gold.encode(encoding, "ignore")
        found = detect(data)
        assert found is not None
        assert data.decode(found).lstrip("\ufeff") == data.decode(encoding)


@pytest.mark.parametrize("encoding", CANDIDATES)
def test_encodings_of_russian_are_found(encoding):
    text = "Сегодня утром в столице состоялось заседание правительства, на котором обсудили новый закон о языках."
    found = detect(text.encode(encoding))
    assert found is not None
    assert text.encode(encoding).decode(found) == text


@pytest.mark.parametrize(
    "data",
    [
        "Grüße aus München, schöne Bücher".encode("latin-1"),
        "Україна її мови і людей".encode("cp1251"),
        "Zażółć gęślą jaźń".encode("cp1250"),
        bytes(range(256)),
        b"\x98\x99\xff\xfe\xfd",
        "Сәлем, әлем".encode() + b"\x98\xff",
    ],
)
def test_what_fits_nowhere_is_none(data):
    assert detect(data) is None


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), min_size=4, max_size=30), encoding=st.sampled_from(["kz1048", "ptcp154"]))
def test_words_in_bytes_are_read_or_refused(words, encoding):
    text = " ".join(words)
    found = detect(text.encode(encoding))
    assert found is None or text.encode(encoding).decode(found) == text


@given(data=st.binary(max_size=200))
def test_any_bytes_have_an_encoding_or_none(data):
    found = detect(data)
    assert found is None or isinstance(data.decode(found, "replace"), str)
