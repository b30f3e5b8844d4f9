"""Restores damaged Kazakh text. `kaznorm.clean(text)` is all that most people need."""

from importlib import import_module
from typing import TYPE_CHECKING

from kaznorm.catalog import BUILT, class_name

if TYPE_CHECKING:
    from kaznorm.edits import Change as Change, Edit as Edit, Note as Note
    from kaznorm.errors import (
        ConfigError as ConfigError,
        EditError as EditError,
        InputError as InputError,
        KaznormError as KaznormError,
        ModelError as ModelError,
        OptionError as OptionError,
        ProtectTimeoutError as ProtectTimeoutError,
        StaleEditError as StaleEditError,
        UnknownNameError as UnknownNameError,
    )
    from kaznorm.language import Passage as Passage, passages as passages
    from kaznorm.normaliser import Normaliser as Normaliser, option as option
    from kaznorm.normalisers.characters import Characters as Characters
    from kaznorm.normalisers.chrome import Chrome as Chrome
    from kaznorm.normalisers.encoding import Encoding as Encoding
    from kaznorm.normalisers.hyphens import Hyphens as Hyphens
    from kaznorm.normalisers.layout import Layout as Layout
    from kaznorm.normalisers.letters import Letters as Letters
    from kaznorm.normalisers.lookalikes import Lookalikes as Lookalikes
    from kaznorm.normalisers.numbers import Numbers as Numbers
    from kaznorm.normalisers.punctuation import Punctuation as Punctuation
    from kaznorm.normalisers.spacing import Spacing as Spacing
    from kaznorm.normalisers.spell_out import SpellOut as SpellOut
    from kaznorm.normalisers.suffixes import Suffixes as Suffixes
    from kaznorm.normalisers.units import Units as Units
    from kaznorm.normalisers.words import Words as Words
    from kaznorm.numerals.attach import attach as attach
    from kaznorm.numerals.parse import parse_number as parse_number
    from kaznorm.numerals.quantities import find_quantities as find_quantities
    from kaznorm.numerals.quantity import Quantity as Quantity
    from kaznorm.numerals.spell import spell as spell
    from kaznorm.pipeline import Pipeline as Pipeline, clean as clean, explain as explain
    from kaznorm.report import Report as Report

__version__ = "0.1.0"

# Every public name, and the module that it is loaded from when it is first asked for.
_HOME = {
    "clean": "pipeline",
    "explain": "pipeline",
    "passages": "language",
    "Passage": "language",
    "spell": "numerals.spell",
    "parse_number": "numerals.parse",
    "attach": "numerals.attach",
    "find_quantities": "numerals.quantities",
    "Quantity": "numerals.quantity",
    "Pipeline": "pipeline",
    "Report": "report",
    "Edit": "edits",
    "Note": "edits",
    "Change": "edits",
    "Normaliser": "normaliser",
    "option": "normaliser",
    "KaznormError": "errors",
    "InputError": "errors",
    "UnknownNameError": "errors",
    "OptionError": "errors",
    "ConfigError": "errors",
    "EditError": "errors",
    "StaleEditError": "errors",
    "ProtectTimeoutError": "errors",
    "ModelError": "errors",
} | {class_name(name): f"normalisers.{name}" for name in sorted(BUILT)}

__all__ = list(_HOME)


def __getattr__(name: str) -> object:
    if name not in _HOME:
        from kaznorm.errors import nearest

        guess = None if name.startswith("_") else nearest(name, _HOME)
        advice = f"; did you mean {guess!r}?" if guess else ""
        raise AttributeError(f"module 'kaznorm' has no attribute {name!r}{advice}")
    found = getattr(import_module(f"kaznorm.{_HOME[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
