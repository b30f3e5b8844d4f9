"""The normalisers by name, in their order, and the presets. Nothing is imported before it is used."""

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, cast

from kaznorm.errors import UnknownNameError, unknown

if TYPE_CHECKING:
    from kaznorm.normaliser import Normaliser

# Each line may rely on those above it; what breaks otherwise stands behind it.
ORDER = (
    "encoding",  # Ќазаќстан: its letters aren't Kazakh yet, so nothing below could read it
    "characters",  # и + U+0306: the words below are looked up composed, as й
    "chrome",  # Р е к л а м а goes as a line; joined or unwrapped it would look like a sentence
    "lookalikes",  # 6ip: no known word before its letters are of one script
    "spacing",  # прайме – р и з ге: one run, of which `hyphens` would see only the dash
    "hyphens",  # жүргі- зіп: halves that `words` would take for words
    "words",  # м е р з і м і  а я қ т а л у ы н а: the two spaces still say where the word ends
    "layout",  # so runs of spaces and NBSP fall only here
    "letters",  # жүмыс: asks whether a whole word is known
    "punctuation",  # құрайды.AMANAT: after the words on both sides are what they will be
    "numbers",  # 15 нақты: after 1 5 has been joined
    "units",  # 38,0 кв.км: after the number has its form
    "spell_out",  # 25–30%: reads what `numbers` and `units` wrote
    "suffixes",  # 5-ші: judges what is left
)

# Those that exist: `spell_out` is the class SpellOut in kaznorm.normalisers.spell_out.
BUILT = frozenset(
    {
        "encoding",
        "characters",
        "chrome",
        "lookalikes",
        "spacing",
        "hyphens",
        "words",
        "layout",
        "letters",
        "punctuation",
        "numbers",
        "spell_out",
        "units",
        "suffixes",
    }
)

_REPAIR = ("encoding", "characters", "lookalikes", "spacing", "hyphens", "words", "layout", "punctuation")
_CLEAN = (*_REPAIR, "chrome", "numbers", "units")
PRESETS = {"repair": _REPAIR, "clean": _CLEAN, "ocr": (*_CLEAN, "letters"), "speech": (*_CLEAN, "spell_out")}


def class_name(name: str) -> str:
    """The class of a normaliser.

    >>> class_name("spell_out")
    'SpellOut'
    """
    return name.title().replace("_", "")


def check(name: str) -> str:
    """The name, if it is one of `ORDER`; else an `UnknownNameError` with the nearest right one."""
    if name not in ORDER:
        raise unknown("normaliser", name, ORDER)
    return name


def load(name: str) -> "type[Normaliser]":
    """The class of a normaliser, imported now. `UnknownNameError` where there is none, or none yet."""
    if check(name) not in BUILT:
        built = ", ".join(known for known in ORDER if known in BUILT)
        raise UnknownNameError(f"{name!r} is not built yet", remedy=f"use one of: {built}")
    module = import_module(f"kaznorm.normalisers.{name}")
    return cast("type[Normaliser]", getattr(module, class_name(name)))


def select(preset: str, *, skip: Iterable[str] = (), only: Iterable[str] = ()) -> tuple[str, ...]:
    """The names in `only`, or else those of the preset that exist, less those in `skip`; in their order.

    >>> select("repair", skip=["encoding", "punctuation"])[-1]
    'layout'
    >>> select("clean", only=["words", "spacing"])
    ('spacing', 'words')
    """
    if preset not in PRESETS:
        raise unknown("preset", preset, PRESETS)
    left_out = {check(name) for name in skip}
    wanted = {check(name) for name in only} or BUILT & set(PRESETS[preset])
    return tuple(name for name in ORDER if name in wanted and name not in left_out)
