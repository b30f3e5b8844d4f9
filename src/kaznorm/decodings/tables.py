"""Characters and the bytes and letters they stand for. All but the old fonts is computed from Python's own codecs."""

import codecs
from collections.abc import Mapping
from types import MappingProxyType

from kaznorm.alphabet import KAZAKH_ONLY, LOWER, UPPER

HIGH = bytes(range(0x80, 0x100))
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
NAMES = {"kz1048": "KZ-1048", "ptcp154": "PT154", "cp1251": "CP1251"}
"""The one-byte encodings of Kazakh and Russian, under Python's names and their own."""


def _as_read(encoding: str) -> str:
    """What each byte from 0x80 on becomes; a byte without a character stands for itself, as browsers have it."""
    return "".join(codecs.decode(HIGH[i : i + 1], encoding, "ignore") or chr(0x80 + i) for i in range(128))


def misread(written: str, read: str = "cp1251") -> Mapping[str, str]:
    """The letters of Kazakh alone that a wrong decoding exchanges: what stands there now, and the letter.

    >>> misread("kz1048")["Ќ"], misread("kz1048")["є"], misread("ptcp154")["є"]
    ('Қ', 'ғ', 'ә')
    """
    pairs = zip(_as_read(read), _as_read(written), strict=True)
    return MappingProxyType({seen: meant for seen, meant in pairs if seen != meant and meant in KAZAKH_ONLY})


KZ1048, PT154 = misread("kz1048"), misread("ptcp154")
MU: Mapping[str, str] = MappingProxyType({"\N{GREEK SMALL LETTER MU}": PT154["\N{MICRO SIGN}"]})
"""What the compatible forms of Unicode make of the sign that PT154 leaves for a letter."""
FONT: Mapping[str, str] = MappingProxyType(
    {
        "\N{CYRILLIC SMALL LIGATURE EN GHE}": "ү",
        "\N{CYRILLIC CAPITAL LIGATURE EN GHE}": "Ү",
        "\N{CYRILLIC SMALL LETTER SCHWA WITH DIAERESIS}": "ө",
        "\N{CYRILLIC CAPITAL LETTER SCHWA WITH DIAERESIS}": "Ө",
        "\N{CYRILLIC SMALL LETTER ABKHASIAN CHE WITH DESCENDER}": "ө",
        "\N{CYRILLIC CAPITAL LETTER ABKHASIAN CHE WITH DESCENDER}": "Ө",
        "\N{CYRILLIC SMALL LETTER ABKHASIAN CHE}": "ә",
        "\N{CYRILLIC CAPITAL LETTER ABKHASIAN CHE}": "Ә",
        "\N{CYRILLIC SMALL LETTER PE WITH MIDDLE HOOK}": "ұ",
        "\N{CYRILLIC CAPITAL LETTER PE WITH MIDDLE HOOK}": "Ұ",
    }
)
"""Fonts of old documents, which draw Kazakh letters where Unicode has letters of Yakut, Khanty and Abkhaz."""
AMBIGUOUS = frozenset(seen for seen in KZ1048.keys() & PT154.keys() if KZ1048[seen] != PT154[seen])
"""What means one letter in KZ-1048 and another in PT154."""

WESTERN: Mapping[str, int] = MappingProxyType(
    {char: byte for name in ("latin-1", "cp1252") for byte, char in enumerate(_as_read(name), 0x80)}
)
"""Characters of Latin-1 and of CP1252, and their bytes; the two never disagree."""
CYRILLIC: Mapping[str, int] = MappingProxyType({char: byte for byte, char in enumerate(_as_read("cp1251"), 0x80)})
"""Characters of CP1251, and their bytes."""


def lost(read: str, written: str, lead: bytes = b"") -> str:
    """The letters whose (second) byte has no character in a table, so that it is lost: `И` for UTF-8 in CP1251.

    >>> lost("cp1251", "utf-8", bytes([0xD0])), lost("cp1252", "utf-8", bytes([0xD1])), lost("cp1252", "kz1048")
    ('И', 'сэя', 'Ққ')
    """
    holes = (HIGH[i : i + 1] for i in range(128) if not codecs.decode(HIGH[i : i + 1], read, "ignore"))
    letters = (codecs.decode(lead + hole, written, "ignore") for hole in holes)
    return "".join(letter for letter in letters if letter and letter in LOWER + UPPER)
