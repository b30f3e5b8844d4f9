"""Endings by their sounds, on words and behind hyphens; the table of the documentation; agreement with real text."""

import os
import re
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from kaznorm import InputError, UnknownNameError, attach, spell
from kaznorm.numerals.attach import WORDS, spoken, spoken_digits, spoken_unit
from kaznorm.numerals.endings import CASES, PERSONS, RELATIONS, STEMS, Ending, inflect
from kaznorm.numerals.hyphened import hyphened
from kaznorm.numerals.suffixes import after, analyses, read, written
from kaznorm.numerals.words import DIGITS

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("KAZNORM_DATA", ROOT.parent / "shared"))
ROW = re.compile(r"^\| ([^|]*\d[^|]*)" + r" \| ([^|]+)" * 8 + r" \|$", re.MULTILINE)
COLUMNS = ("accusative", "genitive", "dative", "locative", "ablative", "instrumental")
NUMBERS = {"мың": 1000, "миллион": 10**6, "миллиард": 10**9, "триллион": 10**12}


def table():
    """The rows of the table in docs/numbers.md: the numbers, then the suffix in each column."""
    page = (ROOT / "docs" / "numbers.md").read_text(encoding="utf-8")
    for row in ROW.finditer(page):
        numbers, *suffixes = (cell.strip() for cell in row.groups())
        yield [NUMBERS[n] if n in NUMBERS else int(n) for n in numbers.split(", ")], suffixes


class TestTable:
    def test_it_has_every_number_word(self):
        listed = [n for numbers, _ in table() for n in numbers]
        assert sorted(listed) == [*range(10), *range(10, 101, 10), 1000, 10**6, 10**9, 10**12]

    def test_it_says_what_attach_says(self):
        for numbers, suffixes in table():
            for n in numbers:
                found = [attach(n, case) for case in COLUMNS]
                found += [attach(n, possessive="3"), attach(n, form="ordinal")]
                assert found == suffixes, n


class TestAttach:
    @pytest.mark.parametrize("what", ["", "5-", "!", "бр", "№5", "хх1", "\ud800", "1.2.3"])
    def test_what_can_not_be_read(self, what):
        with pytest.raises(InputError):
            attach(what, "dative")

    def test_wrong_names_and_forms(self):
        with pytest.raises(UnknownNameError, match="did you mean 'dative'"):
            attach(5, "dativ")
        with pytest.raises(UnknownNameError, match="unknown form"):
            attach(5, form="year")
        with pytest.raises(InputError, match="8 has no collective"):
            attach(8, form="collective")

    @pytest.mark.parametrize(
        ("what", "case", "suffix"),
        [
            (817, "genitive", "нің"),
            (0, "dative", "ге"),
            (-6, "dative", "ға"),
            (2020, "locative", "да"),
            (Decimal("31.5"), "accusative", "ті"),
            (Fraction(2, 3), "accusative", "ні"),
            ("1 200", "ablative", "ден"),
            ("1\u00a0000", "ablative", "нан"),
            ("2,25", "dative", "ке"),
            ("%", "dative", "ға"),
            ("км", "dative", "ге"),
            ("км²", "genitive", "дің"),
            ("кг", "ablative", "нан"),
            ("сағ", "locative", "та"),
            ("млрд", "ablative", "тан"),
            ("₸", "accusative", "ні"),
            ("теңге", "genitive", "нің"),
            ("АҚШ", "dative", "қа"),
            ("ТМД", "dative", "ға"),
            ("БҰҰ", "genitive", "ның"),
            ("ЖШС", "genitive", "нің"),
            ("БАҚ", "genitive", "тың"),
            ("КСРО", "locative", "да"),
            ("ЮНЕСКО", "instrumental", "мен"),
            ("МАГАТЭ", "dative", "ге"),
            ("USB", "dative", "ге"),
            ("XXI", "dative", "ге"),
        ],
    )
    def test_by_the_word_that_is_spoken(self, what, case, suffix):
        assert attach(what, case) == suffix

    @pytest.mark.parametrize(
        ("n", "options", "suffix"),
        [
            (5, {"form": "ordinal"}, "ші"),
            (20, {"form": "ordinal", "case": "dative"}, "шыға"),
            (5, {"form": "collective", "possessive": "3"}, "еуі"),
            (6, {"form": "collective"}, "ау"),
            (100, {"form": "relational"}, "дік"),
            (1000, {"form": "multitude"}, "даған"),
            (20, {"possessive": "3", "case": "locative"}, "сында"),
            (40, {"possessive": "3", "case": "genitive"}, "ының"),
            (5, {"plural": True, "case": "dative"}, "терге"),
            (100, {"case": "similative"}, "дей"),
            (2, {"case": "attributive"}, "дегі"),
            (3, {"possessive": 1}, "ім"),
        ],
    )
    def test_stacked_endings(self, n, options, suffix):
        assert attach(n, **options) == suffix

    def test_readings_that_are_live(self):
        assert spoken(1500) == ("жүз", "мың")
        assert spoken(500) == ("жүз",)
        assert [spoken(Decimal(n))[0] for n in ("38", "38.0", "12.5", "12.50")] == ["сегіз", "нөл", "бес", "елу"]
        assert spoken_digits("1,5") == ("бес", "жарым")
        assert spoken_digits("20,000") == ("нөл", "жиырма", "мың")
        assert spoken_unit("км/сағ")[0] == "километр"
        assert spoken_unit("бала") == ()
        assert {"қа", "ақ"} <= set(spoken("АҚ"))

    @settings(deadline=None)
    @given(st.integers(0, 10**12), st.sampled_from(CASES[1:]), st.sampled_from([None, *PERSONS]), st.booleans())
    def test_digits_and_words_agree(self, n, case, person, plural):
        words = spell(n, case=case, possessive=person, plural=plural)
        suffix = attach(n, case, possessive=person, plural=plural)
        assert words.endswith(suffix)
        assert any(e.case == case for e in analyses(suffix))


class TestEndings:
    @pytest.mark.parametrize("word", ["бір", "алты", "тоғыз", "он", "қырық", "елу", "алпыс", "сексен", "мың"])
    def test_harmony(self, word):
        wrong = "[әөүіе]" if re.search("[аоұы]", word) else "[аоұы]"
        for form, case, person, plural in product(STEMS, CASES + RELATIONS, (None, *PERSONS), (False, True)):
            if case in ("instrumental", "predicative"):  # these have front vowels only
                continue
            inflected = inflect(word, Ending(form, plural, person, case))
            assert not re.search(wrong, inflected), inflected

    @pytest.mark.parametrize("word", ["бір", "екі", "алты", "тоғыз", "он", "қырық", "жиырма", "алпыс", "мың"])
    @pytest.mark.parametrize("form", ["cardinal", "ordinal", "collective", "relational"])
    def test_what_is_written_is_read_back(self, form, word):
        if form == "collective" and word not in DIGITS[1:8]:
            pytest.skip("1 to 7 have one")
        for case, person, plural in product(CASES + RELATIONS, (None, *PERSONS), (False, True)):
            ending = Ending(form, plural, person, case)
            for suffix in filter(None, written(word, ending)):
                assert read(suffix, word).fits, (ending, suffix)

    @pytest.mark.parametrize(
        ("suffix", "word", "expected", "fits"),
        [
            ("нің", "жеті", "нің", True),
            ("інің", "жеті", "сінің", False),
            ("інші", "бес", "ші", True),
            ("нші", "бес", "ші", True),
            ("сыншы", "жиырма", "шы", True),
            ("ншы", "жиырма", "шы", True),
            ("шы", "жүз", "ші", False),
            ("уі", "бес", "еуі", True),
            ("ында", "жиырма", "сында", False),
            ("ГЕ", "бес", "ке", False),
            ("дайы", "жүз", None, None),
            ("жылдары", "жүз", None, None),
            ("ң", "бес", None, None),
            ("", "бес", None, None),
            ("\ud800", "бес", None, None),
        ],
    )
    def test_suffixes_behind_a_hyphen(self, suffix, word, expected, fits):
        found = read(suffix, word)
        assert (found and found.expected, found and found.fits) == (expected, fits)

    @pytest.mark.parametrize(
        ("word", "dative"),
        [("секунд", "секундқа"), ("минут", "минутқа"), ("рубль", "рубльге"), ("литр", "литрге"), ("юань", "юаньге"),
         ("процент", "процентке"), ("градус", "градусқа"), ("евро", "евроға"), ("бесеу", "бесеуге")],
    )  # fmt: skip
    def test_loans(self, word, dative):
        assert inflect(word, Ending(case="dative")) == dative


def test_known_acronyms_are_a_table():
    assert all(re.fullmatch("[А-ЯӘҒҚҢӨҰҮҺІ]{3,9}", name) and word == name.lower() for name, word in WORDS.items())


@pytest.mark.skipif(not SHARED.is_dir(), reason="no running text beside the checkout")
@pytest.mark.parametrize("part", ["train", "dev"])
def test_real_text_agrees(part):
    seen = Counter()
    for path in sorted((SHARED / "corpus" / part).glob("*.txt")):
        for found in hyphened(path.read_text(encoding="utf-8")):
            seen[found.suffix.fits] += 1
    assert seen[True] > 500
    assert seen[True] / seen.total() >= 0.99


@pytest.mark.parametrize("word", ["қар", "бел", "қаз", "ер", "жел", "көз", "таң", "мұз", "қап", "бір", "жүз", "тоғыз"])
def test_every_suffix_of_a_word_is_known_by_itself(word):
    for form, plural, possessive, case in product(("cardinal", "ordinal"), (False, True), (None, "3"), CASES):
        ending = Ending(form, plural, possessive, case)
        if suffix := after(word, inflect(word, ending)):
            assert ending in analyses(suffix)
