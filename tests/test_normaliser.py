"""The base class: what it refuses, then options."""

from dataclasses import FrozenInstanceError, dataclass
from typing import ClassVar

import pytest
from toys import Double, Known, Swap

from kaznorm import Normaliser, OptionError, UnknownNameError, option
from kaznorm.normaliser import Option, with_options


class TestRefused:
    @pytest.mark.parametrize("bad", ["", "Two Words", "9", None])
    def test_a_class_without_a_usable_name(self, bad):
        with pytest.raises(OptionError, match="usable name"):
            type("Nameless", (Normaliser,), {"name": bad})

    def test_options_without_a_dataclass(self):
        class Forgetful(Normaliser):
            name: ClassVar[str] = "forgetful"
            size: int = option(1, "a size")

        with pytest.raises(OptionError, match="dataclass"):
            Forgetful()

    @pytest.mark.parametrize("value", [-0.1, 1.1, float("nan"), "0.5", None, True])
    def test_a_confidence_that_is_none(self, value):
        with pytest.raises(OptionError, match=r"double.min_confidence.*from 0 to 1"):
            Double(min_confidence=value)

    def test_a_value_of_another_type(self):
        with pytest.raises(OptionError, match=r"swap.old: 3 is not allowed; give a string"):
            Swap(old=3)

    def test_a_lexicon_of_numbers(self):
        with pytest.raises(OptionError, match="a list of strings"):
            Known(lexicon=[1])

    def test_a_wrong_choice(self):
        @dataclass(frozen=True)
        class Lines(Normaliser):
            name: ClassVar[str] = "lines"
            lines: str = option("keep", "what becomes of lines", choices=("keep", "unwrap"))

        assert Lines(lines="unwrap").lines == "unwrap"
        with pytest.raises(OptionError, match="one of 'keep', 'unwrap'"):
            Lines(lines="drop")

    def test_an_unknown_option(self):
        with pytest.raises(UnknownNameError, match=r"did you mean 'letters'"):
            with_options(Double(), {"leters": "а"})

    def test_an_unknown_option_where_it_is_made(self):
        with pytest.raises(UnknownNameError, match=r"^double: unknown option 'leters'; did you mean 'letters'"):
            Double(leters="а")
        with pytest.raises(OptionError, match=r"^double: options go by name"):
            Double("а")

    def test_a_change(self):
        with pytest.raises(FrozenInstanceError):
            Double().letters = "д"


def test_options_are_listed():
    assert Double.options() == (
        Option("min_confidence", 0.0, "edits less sure than this are only suggested", None, 0, 1),
        Option("letters", "абвг", "which letters may not be doubled"),
        Option("confidence", 0.9, "how sure it is", None, 0, 1),
    )
    assert [o.name for o in Known.options()] == ["min_confidence", "lexicon"]


def test_numbers_and_lists_take_the_type_of_the_default():
    assert Double(min_confidence=1) == Double(min_confidence=1.0)
    assert repr(Double(min_confidence=1).min_confidence) == "1.0"
    assert Known(lexicon=["а", "б"]).lexicon == frozenset("аб")


def test_equality_is_by_class_and_value():
    assert Swap() == Swap()
    assert hash(Swap()) == hash(Swap())
    assert Swap() != Swap(old="а")
    assert Double(letters="а").changed_options() == {"letters": "а"}


def test_a_normaliser_without_find():
    class Idle(Normaliser):
        name: ClassVar[str] = "idle"

    with pytest.raises(NotImplementedError, match="Idle"):
        Idle().find("")
