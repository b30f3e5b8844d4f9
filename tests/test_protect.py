"""What is protected: what it refuses, then where it is found."""

import re
import time

import pytest

from kaznorm import Edit, OptionError, ProtectTimeoutError, protect
from kaznorm.protect import normalise, outside, spans


class TestRefused:
    @pytest.mark.parametrize("wrong", ["сөз", [3], [b"a"], [re.compile(b"a")], [None]])
    def test_what_is_no_list_of_strings(self, wrong):
        with pytest.raises(OptionError, match="protect"):
            normalise(wrong)

    def test_a_pattern_with_a_fault(self):
        with pytest.raises(OptionError, match=r"the pattern '\(' is wrong"):
            normalise(["re:("])

    def test_a_pattern_without_end(self, monkeypatch):
        monkeypatch.setattr(protect, "TIMEOUT", 0.05)
        began = time.monotonic()
        with pytest.raises(ProtectTimeoutError, match="nested repetition"):
            spans(normalise(["re:(?:а|а)+(?:а|а)+(?:а|а)+б(?<=в)"]), "а" * 5000)
        assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("wanted", "text", "expected"),
    [
        (["қала"], "қалада", []),
        (["қала"], "Қала", []),
        (["қала"], "бұл қала, қала", ["қала", "қала"]),
        (["қала"], "қала-да", ["қала"]),
        (["Ақ жол", "жол кодекс"], "Ақ жол кодекс", ["Ақ жол кодекс"]),
        (["Ақ жол"], "Ақ жолы Ақ", []),
        (["№5", "—"], "а№5 — №55", ["№5", "—"]),
        (["-қала"], "ауыл-қала", ["-қала"]),
        (["т.б."], "т.б. қат.б.", ["т.б."]),
        (["re:[A-Z]+"], "AMANAT бол", ["AMANAT"]),
        ([re.compile("jas otan", re.IGNORECASE)], "Jas Otan", ["Jas Otan"]),
        (["re:x*"], "а", []),
        (["сөз"], "\ud800сөз \udfff", ["сөз"]),
        ([""], "а", []),
    ],
)
def test_where_it_stands(wanted, text, expected):
    assert [text[a:b] for a, b in spans(normalise(wanted), text)] == expected


def test_many_words_are_looked_up_not_searched():
    words = normalise(f"сөз{i}" for i in range(20_000))
    text = "сөз1 басқа " * 20_000
    began = time.process_time()
    assert len(spans(words, text)) == 20_000
    assert time.process_time() - began < 2


def test_edits_outside():
    edits = [
        Edit(0, "аб", "б"),
        Edit(2, "", "в"),
        Edit(3, "", "в"),
        Edit(3, "в", ""),
        Edit(4, "", "г"),
        Edit(4, "г", ""),
    ]
    assert outside(edits, [(2, 4)]) == [edits[0], edits[1], edits[4], edits[5]]
    assert outside(edits, [(2, 4)], closed=True) == [edits[0], edits[4], edits[5]]
    assert outside(edits, []) == edits
