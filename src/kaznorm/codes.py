"""Names of products, models and formulas, which have look-alike rules of their own.

A lone Cyrillic letter before a hyphen and a Latin word is Latin: `е-gov`. So is a model's letter behind a Latin name
(`BMW Х5`), and a chemical formula of both scripts (`СO2` with one Cyrillic letter). All that is of one script stays
as it is: `°C` and `°С`, `СО2`, `А4`, `µm`, `¥500`; so do model names without a Latin word before them.
"""

from collections.abc import Iterator

from kaznorm.digits import Read
from kaznorm.lazily import lazily
from kaznorm.tokens import shadow
from kaznorm.twins import latin, script

_WORD_AFTER = lazily(rb"-(?=[A-Za-z]{2})")
_LONE = lazily(rb"(?<![\w\x80-\xe9\xfe.-])[%b]" % shadow("аеосхіАВЕІКМНОРСТХ"))
_BEFORE_WORD = lazily(r"-[A-Za-z]+[a-z](?![\w]|-[^\W\d_A-Za-z])")
_NAME = lazily(r"(?<![\w-])[A-Za-z]*[bdfgjklmnqrstuvwzDFGJLNQRSUVWZ][A-Za-z]*[ -]\Z")
_MODEL = lazily("[АВЕКМНОРСТХA-Z]{1,2}[0-9]{1,3}[a-z]?|Х[СТЕМ]?")
_ELEMENTS = (
    "H|He|Li|Be|B|C|N|O|F|Ne|Na|Mg|Al|Si|P|S|Cl|Ar|K|Ca|Sc|Ti|V|Cr|Mn|Fe|Co|Ni|Cu|Zn|Ga|Ge|As|Se|Br|Kr|Rb|Sr|Y|Zr|"
    "Nb|Mo|Ag|Cd|In|Sn|Sb|Te|I|Xe|Cs|Ba|La|W|Pt|Au|Hg|Tl|Pb|Bi|Ra|Th|U|Pu"
)
_FORMULA = lazily(f"(?=.*[0-9])(?:(?:{_ELEMENTS})[0-9]{{0,2}}){{2,}}|pH")


def spots(coded: bytes) -> Iterator[int]:
    """Where a lone Cyrillic letter stands before a hyphen and a Latin word."""
    before = (match.start() - 1 for match in _WORD_AFTER.finditer(coded))
    return (at for at in before if at >= 0 and _LONE.match(coded, at))


def read(text: str, start: int, end: int) -> Read | None:
    """A prefix, model or formula in Latin letters; `None` for all else.

    >>> read("е-gov", 0, 1)
    Read(new='e', confidence=0.95, reason='Latin name')
    >>> read("BMW Х5", 4, 6).new, read("СO2", 0, 3).new, read("СО2", 0, 3)
    ('X5', 'CO2', None)
    """
    word = text[start:end]
    if all(script(char) != "C" for char in word):
        return None
    plain = latin("".join(char for char in word if char.isalpha()))
    if plain is None or plain.alike != "same":
        return None
    letters = iter(plain.words[0])
    new = "".join(next(letters) if char.isalpha() else char for char in word)
    if len(word) == 1 and _BEFORE_WORD.match(text, end):
        return Read(new, 0.95, "Latin name")
    if _MODEL.fullmatch(word) and _NAME.search(text, max(0, start - 20), start):
        return Read(new, 0.95, "Latin name")
    mixed = any(script(char) == "L" for char in word)
    return Read(new, 0.93, "formula") if mixed and _FORMULA.fullmatch(new) else None
