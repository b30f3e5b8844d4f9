"""Look-alikes: which character may stand for which letter, and words read in one script.

The table is `data/lookalikes.tsv`. Its column `alike` says how far a character gives itself away: one of the kind
`same` can't be told from the letter, `near` can, `legacy` comes from the fonts of old documents, `digit` is no
letter at all. Roman numerals in Cyrillic letters have rules of their own: `ХХІІ` is one by itself, `Х` in its place.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import NamedTuple
from unicodedata import name

from kaznorm.lazily import lazily
from kaznorm.lm.model import Model
from kaznorm.tokens import LETTER, Scan, fold, places, shadow

PATH = Path(__file__).parent / "data" / "lookalikes.tsv"
ALIKE = ("same", "near", "legacy", "digit")
"""From what the eye can't tell to what it can."""
CHOICES = 5
"""A word is read in every way if no more of its letters than this may stand for several."""
ONLY_CYRILLIC = "бвгғджзийкқлмнңөптұфцчшщъыьэюяБГҒДЖЗИЙЛҚҢӨПҰФЦЧШЩЪЫЬЭЮЯ"
ONLY_LATIN = "bdfgjklmnqrstuvwzDFGJLNQRSUVWZ"
"""Letters that can't be taken for one of the other script."""
NUMERAL_LETTERS = str.maketrans("ХІМСУҮѴӀl1", "XIMCVVVIII")
"""What stands for the letters of numerals."""
_NUMERAL = lazily(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_PLAIN = lazily("[ХІXVI]{2,}")
_WITH_U = lazily("[ХІXVIУҮѴ]{4,}|[ХІXVIҮѴ]{3,}")
_SMALL = lazily("[ХІУҮѴӀXVIl1]*[ХX][ХІУҮѴӀXVIl1]*|[ХІУҮѴӀXVI]+|[ХІУҮѴӀМСXVILCDM]{4,}")
_NUMBERED = (
    "ғасыр|ғғ?\\b|тоқсан|том(?!ат)|бөлі[мг]|тарау|кезең|съез|құрылтай|форум|конгресс|конференц|жарт[ыс]|дәреже|"
    "дүние[ -]?жүз|пленум|сесси|шақыр[ыу]л|чемпионат|олимпи|спартакиад|кітап|кітаб|мыңжылд|мемлекеттік дум|"
    "век|вв?\\.|квартал|полугод|степен|съезд|тысячелет|категор|созыв"
)
_GROUPED = f"{_NUMBERED}|топ|тоб|санат|сынып|класс|курс|тур(?!и)|кезек|бап|групп|этап"
_HEAD = lazily(rf"(?:[^\S\n]{{1,2}}|-)(?:{_NUMBERED})", re.IGNORECASE)
_HEAD_OF_FIRST = lazily(rf"(?:[^\S\n]{{1,2}}|-)(?:{_GROUPED})", re.IGNORECASE)
_JOINED_AFTER = lazily(r"(?:[^\S\n]?[-–—][^\S\n]?|, |,? (?:және|мен|и|пен) )([ХІXVIҮУ]{2,})\b")
_JOINED_BEFORE = lazily(r"(?<!\w)([ХІXVIҮУ]{2,})(?:[^\S\n]?[-–—][^\S\n]?|, |,? (?:және|мен|и|пен) )\Z")
_CENTURY = lazily(r"[^\S\n]?(?:ғғ?\.|ғасыр)")
_ORDINAL = lazily(r"-(?:і?нші|ші)")
_CASE = lazily(r"-(?:[дн]ің?|ге|де|ден|мен)\b")
_WORD_BEFORE = lazily(r"([^\W\d_]{3,})[^\S\n]\Z")
_WORD_AFTER = lazily(r"[^\S\n]([^\W\d_]{3,})")
_OF_LETTERS = lazily("(?:әріп|әрп|әрб|дыбыс|таңба|белгі|символ|жалғау|қосымша|шылау|букв|звук)", re.IGNORECASE)
_AROUND_LETTERS = lazily(r"(?<!\w)[^\W\d_][,;]?[^\S\n]\Z"), lazily(r"[,;]?[^\S\n][^\W\d_]\b")
_PLACEHOLDERS = lazily(r"(?<!\w)[ХX]{1,4}[\s.]\Z"), lazily(r"[\s.][ХX]{1,4}\b")
_BESIDE = frozenset(
    {b""}
    | {bytes((code,)) for code in range(256) if not re.match(rb"[%b]" % LETTER, bytes((code,)))}
    | {shadow(letter) for letter in "ХІУҮѴӀМСXVILCDMl"}
)


_BEHIND_FIVE = frozenset({b" ", b".", b")", b"-", b"\n", b""})
"""What stands behind a letter for V alone."""


class Twin(NamedTuple):
    """What a character may stand for: letters of each script, the likeliest first."""

    cyrillic: tuple[str, ...]
    latin: tuple[str, ...]
    alike: str


class Reading(NamedTuple):
    """A word in one script: the ways to write it, the kind of its most unlike exchange, how many there are."""

    words: tuple[str, ...]
    alike: str
    exchanged: int


@lru_cache(maxsize=1)
def table() -> dict[str, Twin]:
    """What each character may stand for.

    >>> table()["y"]
    Twin(cyrillic=('у', 'ү'), latin=(), alike='same')
    """
    rows = (line.split("\t") for line in PATH.read_text(encoding="utf-8").split("\n")[1:] if line)
    return {row[1]: Twin(_letters(row[2]), _letters(row[3]), row[4]) for row in rows}


def _letters(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split(" "))


@lru_cache(maxsize=4096)
def script(character: str) -> str:
    """The script of a letter: "C", "L", or "" for any other and for what is no letter.

    >>> script("ҡ"), script("é"), script("ж"), script("λ"), script("5")
    ('C', 'L', 'C', '', '')
    """
    if not character.isalpha():
        return ""
    return {"CYRILLIC": "C", "LATIN": "L"}.get(name(character, "").split(" ")[0], "")


@lru_cache(maxsize=20_000)
def cyrillic(word: str, opens: bool = False) -> Reading | None:
    """A word read as Cyrillic, `None` where a letter has no Cyrillic twin. `opens` says that a sentence begins.

    >>> cyrillic("cубъeктi").words, cyrillic("KIM").words, cyrillic("6ip").words, cyrillic("Google")
    (('субъекті',), ('КІМ',), ('бір',), None)
    """
    composed = word.replace("\N{LATIN SMALL LETTER KRA}\N{COMBINING VERTICAL LINE BELOW}", "қ")
    sure = [c for c in composed if c.isalpha() and c not in "lb"]
    capitals = len(sure) > 1 and all(map(str.isupper, sure))
    ways: list[tuple[str, ...]] = []
    kinds = {0}
    for index, character in enumerate(composed):
        twin = table().get(character)
        if twin is None or not twin.cyrillic:
            if script(character) != "C":
                return None
            ways.append((character,))
            continue
        ways.append(_in_case(twin.cyrillic, _is_capital(character, index, capitals, opens)))
        kinds.add(ALIKE.index(twin.alike))
    if sum(len(way) > 1 for way in ways) > CHOICES:
        ways = [way[:1] for way in ways]
    exchanged = sum(way != (character,) for way, character in zip(ways, composed, strict=True))
    kinds |= {ALIKE.index("near")} if composed != word else set()
    return Reading(tuple(map("".join, product(*ways))), ALIKE[max(kinds)], exchanged + len(word) - len(composed))


def _is_capital(character: str, index: int, capitals: bool, opens: bool) -> bool:
    """Whether a capital belongs at a place of a word."""
    if capitals or index:
        return capitals
    return character.isupper() or (opens and character in "l013|¥")


def _in_case(letters: tuple[str, ...], capital: bool) -> tuple[str, ...]:
    return tuple(letter for letter in letters if letter.isupper() == capital) or letters


@lru_cache(maxsize=20_000)
def latin(word: str) -> Reading | None:
    """A word read as Latin, `None` where a letter has no Latin twin.

    >>> latin("Gооgle").words, latin("Қala")
    (('Google',), None)
    """
    letters, kinds = "", {0}
    for character in word:
        if script(character) == "L":
            letters += character
            continue
        twin = table().get(character)
        if twin is None or not twin.latin:
            return None
        letters += twin.latin[0]
        kinds.add(ALIKE.index(twin.alike))
    exchanged = sum(a != b for a, b in zip(letters, word, strict=True))
    return Reading((letters,), ALIKE[max(kinds)], exchanged)


def numeral_spots(coded: bytes) -> Iterator[int]:
    """Where a Cyrillic letter in a shadow may belong to a numeral."""
    for letter in "ІХ":
        for at in places(coded, shadow(letter)):
            if coded[max(0, at - 1) : at] in _BESIDE and coded[at + 1 : at + 2] in _BESIDE:
                yield at
    for letter in "ҮУ":
        for at in places(coded, shadow(letter)):
            if coded[at + 1 : at + 2] in _BEHIND_FIVE and coded[max(0, at - 1) : at] in _BESIDE:
                yield at


def numeral(word: str) -> str:
    """A numeral in Latin letters, empty where it is none.

    >>> numeral("ХХІІ"), numeral("ХҮІІІ"), numeral("ІІМ"), numeral("ХХХХ")
    ('XXII', 'XVIII', '', '')
    """
    letters = word.translate(NUMERAL_LETTERS)
    return letters if letters and _NUMERAL.fullmatch(letters) else ""


def numeral_certainty(model: Model, seen: Scan, start: int, end: int) -> float:
    """How sure it is that a word in the letters of numerals is one, 0 where it may well be another thing.

    `ХХІІ` is one wherever it stands; a single letter, `ХХХ`, `ХУ` and `Х1Х` only before what is counted in numerals
    (a century, a quarter, a volume) or beside another numeral; `І` also between two words of a sentence.
    """
    text, word = seen.text, seen.text[start:end]
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if len(word) > 1 and _SMALL.fullmatch(word) and _HEAD_OF_FIRST.match(after):
        return 0.97
    if _beside_numeral(before, after):
        return 0.96 if _SMALL.fullmatch(word) else 0.0
    if set(word) <= {"Х", "X"} and (_PLACEHOLDERS[0].search(before) or _PLACEHOLDERS[1].match(after)):
        return 0.0
    if _PLAIN.fullmatch(word):
        return 0.0 if word.translate(NUMERAL_LETTERS) == "XXX" else 0.97
    if _WITH_U.fullmatch(word):
        return 0.94
    if word == "Х":
        return 0.97 if _HEAD.match(after) else 0.0
    return _first(model, before, after) if word == "І" else 0.0


def _beside_numeral(before: str, after: str) -> bool:
    """Whether a hyphen, a dash or an "and" joins it to a numeral of several letters."""
    beside = _JOINED_BEFORE.search(before), _JOINED_AFTER.match(after)
    return any(found and numeral(found[1]) for found in beside)


def _among_letters(before: str, after: str) -> bool:
    """Whether a lone letter stands beside it: part of a word with its letters apart, or of a list of letters."""
    return bool(_AROUND_LETTERS[0].search(before) or _AROUND_LETTERS[1].match(after))


def _first(model: Model, before: str, after: str) -> float:
    """How sure it is that a lone `І` is the numeral."""
    if _CENTURY.match(after):
        return 0.97
    if _among_letters(before, after):
        return 0.0
    if _HEAD_OF_FIRST.match(after):
        return 0.97
    if _ORDINAL.match(after):
        return 0.93
    left, right = _WORD_BEFORE.search(before), _WORD_AFTER.match(after)
    if left and left[1].istitle() and fold(left[1]) not in model.common and _CASE.match(after):
        return 0.93
    if not left or not right or _OF_LETTERS.match(left[1]) or _OF_LETTERS.match(right[1]):
        return 0.0
    known = fold(left[1]) in model.words and fold(right[1]) in model.words
    return 0.93 if known else 0.0
