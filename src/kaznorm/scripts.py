"""The scripts of words, and how a Latin or Arabic spelling of Kazakh reads in Cyrillic letters.

The readings are there to be looked up; they are never written. Latin alphabets of 2017, 2018, 2019 and 2021, which
differ, are read alike; where a letter stands for several, all are tried, up to a limit.

>>> sorted(readings("jäne")), "қазақ" in readings("qazaq"), "ел" in readings("ەل")
(['және'], True, True)
"""

import unicodedata
from functools import lru_cache
from itertools import islice, product

MOST = 24
"""So many readings of one word at most."""
_SCRIPTS = {
    "CYRILLIC": "Cyrl", "LATIN": "Latn", "FULLWIDTH": "Latn", "ARABIC": "Arab", "GREEK": "Grek", "HEBREW": "Hebr",
    "ARMENIAN": "Armn", "GEORGIAN": "Geor", "DEVANAGARI": "Deva", "CJK": "Hani", "HIRAGANA": "Hira", "KATAKANA": "Kana",
    "HANGUL": "Hang", "THAI": "Thai", "MONGOLIAN": "Mong", "TIBETAN": "Tibt", "OLD": "Orkh",
}  # fmt: skip
_PAIRS = {"sh": "ш", "ch": "ч", "ts": "ц", "ya": "я", "yu": "ю", "gh": "ғ"}
_LATIN = {
    **dict(zip("abvgdejzklmnopqrstfhx", "абвгдежзклмнопқрстфһх", strict=True)),
    "ä": "ә", "á": "ә", "ǎ": "ә", "ğ": "ғ", "ǵ": "ғ", "ñ": "ң", "ń": "ң", "ŋ": "ң", "ö": "ө", "ó": "ө", "ō": "ө",
    "ü": "ү", "ú": "ү", "ū": "ұ", "ŭ": "ұ", "ş": "ш", "ș": "ш", "ç": "ч", "c": "ц", "w": "у", "ý": "у", "ï": "и",
    "í": "и", "u": "ұу", "i": "іий", "ı": "ыйиі", "y": "ыйу",
}  # fmt: skip
_ARABIC = {
    **dict(zip("بۆگعدجزكقلمنڭپرستۋفحھچشە", "бвгғджзкқлмнңпрстуфхһчше", strict=True)),
    "ي": "ий", "ئ": "", "ٴ": "", "\N{ARABIC LETTER HAMZA}": "",
}  # fmt: skip
_BACK = dict(zip("اوۇى", "аоұы", strict=True))
_FRONT = dict(zip("اوۇى", "әөүі", strict=True))


@lru_cache(maxsize=4096)
def of(letter: str) -> str:
    """The ISO 15924 code of the script of a letter, "Zyyy" where it is of none that is known here.

    >>> of("ә"), of("q"), of("ە"), of("5")
    ('Cyrl', 'Latn', 'Arab', 'Zyyy')
    """
    name = unicodedata.name(letter, "").partition(" ")[0].partition("-")[0]
    return _SCRIPTS.get(name, "Zyyy") if letter.isalpha() else "Zyyy"


def readings(word: str) -> frozenset[str]:
    """How a word in small Latin or Arabic letters may read as Kazakh in Cyrillic ones; none where it can't."""
    if not word.isascii() and any(of(letter) == "Arab" for letter in word):
        return frozenset(_read_arabic(word))
    for pair, letter in _PAIRS.items():
        word = word.replace(pair, letter)
    options = [_LATIN.get(letter, letter if of(letter) == "Cyrl" else "") for letter in word]
    return frozenset(map("".join, islice(product(*options), MOST))) if all(options) else frozenset()


def _read_arabic(word: str) -> list[str]:
    """The vowels of an Arabic spelling are all back or all front ones."""
    found = list[str]()
    for vowels in (_BACK, _FRONT):
        table = {**_ARABIC, **vowels}
        if all(letter in table for letter in word):
            options = [table[letter] or ("",) for letter in word]
            found += map("".join, islice(product(*options), MOST))
    return found
