"""The suffix that a number, a unit or an acronym takes, by the word as it is spoken: `kaznorm.attach`.

>>> attach(817, "genitive"), attach(6, "dative"), attach("АҚШ", "dative"), attach("%", "accusative")
('нің', 'ға', 'қа', 'ды')
>>> attach(5, form="ordinal"), attach("км", "ablative"), attach("31,5", "locative")
('ші', 'ден', 'те')
"""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache

from kaznorm.alphabet import UPPER
from kaznorm.errors import InputError, unknown
from kaznorm.numerals.digits import roman
from kaznorm.numerals.endings import STEMS
from kaznorm.numerals.spell import Number, ending_of, spell
from kaznorm.numerals.suffixes import written
from kaznorm.numerals.unit_table import table
from kaznorm.numerals.words import SCALES, VARIANTS

PERCENT = ("пайыз", "процент")
_SIGNS = {"%": PERCENT, "‰": ("промилле",), "№": ("нөмір",), "§": ("параграф",), "°": ("градус",)}
_NAMES = dict(
    pair.split(":")
    for pair in """
    Б:бы В:вы Г:гы Ғ:ғы Д:ды Ж:жы З:зы Й:й К:ке Қ:қа Л:эл М:эм Н:эн Ң:ың П:пы Р:эр С:се Т:ты Ф:фы Х:ха Һ:һа
    Ц:це Ч:че Ш:ша Щ:ща И:и У:еу
    A:эй B:би C:си D:ди E:и F:эф G:джи H:эйч I:ай J:джей K:кей L:эл M:эм N:эн O:оу P:пи Q:кью R:ар S:эс T:ти U:ю
    V:ви W:даблью X:икс Y:уай Z:зет
    """.split()
)
"""How the last letter of an acronym is mostly spoken, by the suffixes that writers put there."""
WORDS = {
    name: name.lower()
    for name in """
    АҚШ НАТО ЮНЕСКО ЮНИСЕФ ЮНКТАД МАГАТЭ ОПЕК НАСА ФИФА УЕФА ФИБА ВАДА АСЕАН БРИКС ТҮРКСОЙ ИНТЕРПОЛ ИКАО ИКОМОС
    """.split()
}
"""Acronyms that are always read as a word."""
_KNOWN = WORDS | {"ҚР": "қыр", "ҚХР": "қыр"}
_OPEN = "АӘЕЁОӨҰҮЫІЭЮЯ"
_VOWELS = f"{_OPEN}ИУ"
_SYLLABLES = re.compile(rf"[^{_VOWELS}]?[{_VOWELS}](?:[^{_VOWELS}]{{1,2}}[{_VOWELS}])*[^{_VOWELS}]?")
_ACRONYM = re.compile(f"[{UPPER}]{{2,}}|[A-Z]{{2,}}")
_NUMBER = re.compile(r"([-−]?)(\d{1,3}(?:[ \N{NO-BREAK SPACE}]\d{3})+|\d+)(?:[.,](\d+))?")
_LONGEST = 30  # digits that are looked at, the last ones
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def attach(
    what: Number | str,
    case: str = "nominative",
    *,
    form: str = "cardinal",
    possessive: str | int | None = None,
    plural: bool = False,
) -> str:
    """The suffix that `what` takes, without its hyphen: `f"{n}-{attach(n, 'genitive')}"`.

    `what` is a number (int, Decimal, Fraction, or digits: `"31,5"`, `"1 200"`), a Roman numeral (an ordinal), a unit
    or a sign (`"км"`, `"%"`, `"млн"`), an acronym (`"ТМД"`), or a word. The usual reading decides: `%` is пайыз, and
    acronyms go by the name of their last letter, or as a word where they can be read as one; `spoken` has the
    other readings that are live. `form` is "cardinal", "ordinal" (-ші), "collective" (-еу), "relational" (-лық),
    "multitude" (-даған) or "distributive" (-лап); `case`, `possessive` and `plural` are those of `spell`.

    `InputError` for what can't be read, `UnknownNameError` for wrong names.

    >>> attach(20, "locative", possessive="3"), attach("ЖШС", "genitive"), attach("XXI", "dative")
    ('сында', 'нің', 'ге')
    """
    if form not in STEMS:
        raise unknown("form", form, STEMS)
    ending = ending_of(form, plural, possessive, case)
    if form == "collective" and not isinstance(what, str):
        spell(what, form)  # refuses what has none
    return written(spoken(what)[0], ending)[0]


def spoken(what: Number | str) -> tuple[str, ...]:
    """The last word of what is said for a number, a unit or an acronym: all readings that are live, the usual first.

    >>> spoken(1500), spoken("%"), spoken("2,5"), spoken("НАТО")
    (('жүз', 'мың'), ('пайыз', 'процент'), ('бес', 'жарым'), ('нато',))
    """
    if not isinstance(what, str):
        return _number(what)
    return spoken_digits(what) if _NUMBER.fullmatch(what) else _name(what)


@lru_cache(maxsize=4096)
def spoken_digits(written: str) -> tuple[str, ...]:
    """The same for digits as they are written: groups by a space, a decimal comma or point."""
    found = _NUMBER.fullmatch(written)
    if found is None:
        raise InputError(f"{written!r} is no number", remedy="give digits")
    whole = re.sub(r"\D", "", found[2])
    if not found[3]:
        return _number(int(whole[-_LONGEST:]))
    part = found[3][-_LONGEST:]
    readings = _number(Decimal(f"{whole[-_LONGEST:]}.{part}"))
    return readings if len(part) != 3 else (*readings, *_number(int(whole[-_LONGEST:] + part)))  # 20,000 for 20 000


def _number(n: Number) -> tuple[str, ...]:
    usual = spell(n).rpartition(" ")[2]
    if isinstance(n, Decimal) and n != int(n):
        return (usual, "жарым") if n % 1 == Decimal("0.5") else (usual,)
    if isinstance(n, Fraction) and n.denominator > 1:
        return (usual,)
    whole = abs(int(n))
    readings = [usual]
    if isinstance(n, Decimal) and usual != spell(whole).rpartition(" ")[2]:
        readings.append(spell(whole).rpartition(" ")[2])
    for scale, name in ((1000, "мың"), (10**6, "миллион"), (10**9, "миллиард")):
        if whole % scale == scale // 2 and whole > scale // 2:  # 1500: бір жарым мың
            readings.append(name)
    return tuple(readings)


@lru_cache(maxsize=4096)
def _name(name: str) -> tuple[str, ...]:
    if unit := spoken_unit(name):
        return unit
    if _ACRONYM.fullmatch(name):
        value = roman(name) if name.isascii() else None
        return (spell(value, "ordinal").rpartition(" ")[2],) if value else _acronym(name)
    if _WORD.fullmatch(name) and any(letter.lower() in "аәеёиоөуұүыіэюяaeiou" for letter in name):
        return (name.lower(),)
    raise InputError(f"{name!r} can't be read aloud", remedy="give a number, a unit, an acronym or a word")


def spoken_unit(name: str) -> tuple[str, ...]:
    """The same for a sign, a magnitude or the symbol of a unit; empty for all else.

    >>> spoken_unit("км²"), spoken_unit("км/сағ"), spoken_unit("трлн"), spoken_unit("бала")
    (('километр', 'шақырым'), ('километр', 'шақырым', 'сағат'), ('триллион',), ())
    """
    if name in _SIGNS:
        return _SIGNS[name]
    if VARIANTS.get(small := name.lower().removesuffix("."), small) in SCALES:
        return (VARIANTS.get(small, small),)
    whole, _, per = name.partition("/")
    joint = _units().get(re.split("[·⋅*-]", whole.rstrip("²³23^"))[-1], ()) or _units().get(name, ())
    return (*joint, *_units().get(per, ())) if joint else ()


def _acronym(name: str) -> tuple[str, ...]:
    """Letter by letter, or as a word: МАГАТЭ, БАҚ; what ends in a consonant letter may be either."""
    last, word = name[-1], name.lower()
    if name.isascii():
        return _NAMES[last], *(() if _NAMES[last] == word else (word,))
    if last in _OPEN or name in WORDS:
        return (word,)
    small = last.lower()
    usual = _KNOWN.get(name) or (word if len(name) > 2 and _SYLLABLES.fullmatch(name) else _NAMES.get(last, word))
    others = (_NAMES.get(last, word), f"{small}ы", f"{small}е", f"ы{small}", f"э{small}", word)
    return tuple(dict.fromkeys((usual, *others)))


@cache
def _units() -> dict[str, tuple[str, ...]]:
    """The spoken words of each symbol of the table."""
    return {
        symbol: tuple(dict.fromkeys(word.rpartition(" ")[2] for word in row.words))
        for row in table()
        for symbol in row.symbols
    }
