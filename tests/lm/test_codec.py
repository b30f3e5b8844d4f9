"""The model file: what it refuses; that what goes in comes out."""

import random

import pytest
from hypothesis import given, settings, strategies as st

from kaznorm.errors import ModelError
from kaznorm.lm.codec import (
    MAGIC,
    PREFIX,
    VERSION,
    Table,
    fingerprint,
    numbers,
    pack,
    pack_places,
    unpack,
    unpack_places,
)

FILE = pack({"words": b"abc", "empty": b"", "costs": bytes(range(40))})
HEAD = [*range(6), *range(12, PREFIX)]
"""The bytes before the checked ones, but for the name, which nothing rests on."""


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"kznm" + FILE[4:], b"\n" + FILE])
def test_another_file_is_none(data):
    with pytest.raises(ModelError, match="not a kaznorm model file") as error:
        unpack(data)
    assert "rebuild" in error.value.remedy


def test_another_version_is_named():
    other = VERSION + 1
    with pytest.raises(ModelError, match=f"version {other}, this kaznorm reads version {VERSION}") as error:
        unpack(MAGIC + other.to_bytes(2, "little") + FILE[6:])
    assert "rebuild" in error.value.remedy


@pytest.mark.parametrize("place", [*HEAD, *range(PREFIX, len(FILE))])
def test_a_damaged_byte_is_found(place):
    damaged = bytearray(FILE)
    damaged[place] ^= 0x40
    with pytest.raises(ModelError) as error:
        unpack(bytes(damaged))
    assert error.value.remedy


@pytest.mark.parametrize("length", [*range(5), *range(13, len(FILE))])
def test_a_file_cut_short_is_found(length):
    with pytest.raises(ModelError):
        unpack(FILE[:length])


@pytest.mark.parametrize("length", range(5, 13))
def test_a_file_cut_short_before_its_checksum_is_found(length):
    with pytest.raises(ModelError):
        unpack(FILE[:length])


@given(st.dictionaries(st.text(st.characters(max_codepoint=0x7E, min_codepoint=0x21), max_size=8), st.binary()))
def test_sections_come_back(sections):
    found = unpack(pack(sections))
    assert {name: bytes(section) for name, section in found.items()} == sections
    assert list(found) == list(sections)


def test_the_name_is_of_the_content():
    assert fingerprint(FILE) == fingerprint(pack({name: bytes(s) for name, s in unpack(FILE).items()}))
    assert fingerprint(FILE) != fingerprint(pack({"words": b"abd"}))
    assert len(fingerprint(FILE)) == 12


def test_numbers_are_little_endian():
    assert list(numbers("H", b"\x01\x00\x00\x01")) == [1, 256]


keys = st.binary(min_size=1, max_size=12)


@settings(max_examples=30)
@given(st.dictionaries(keys, st.integers(0, 255), max_size=60), st.sets(keys, max_size=60), st.data())
def test_a_table_knows_what_was_put_in_and_nothing_else(entries, others, data):
    table = Table(Table.pack(entries))
    assert len(table) == len(entries)
    for key, value in entries.items():
        cut = data.draw(st.integers(0, len(key)))
        assert table.get(key) == table.get(key[:cut], key[cut:]) == value
    assert all(table.get(key) == -1 for key in others - entries.keys())


def test_a_table_depends_on_no_order():
    entries = [(bytes([a, b]), a) for a in range(40) for b in range(40)]
    shuffled = random.Random(3).sample(entries, len(entries))
    assert Table.pack(dict(entries)) == Table.pack(dict(shuffled))


def test_of_two_keys_with_one_checksum_the_first_stays():
    table = Table(Table.pack({b"plumless": 1, b"buckeroo": 2, b"other": 3}))
    assert (table.get(b"buckeroo"), table.get(b"plumless"), table.get(b"other")) == (2, -1, 3)


@given(st.sets(st.integers(0, 3000)))
def test_places_come_back(places):
    assert list(unpack_places(pack_places(sorted(places)))) == sorted(places)
