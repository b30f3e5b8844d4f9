"""Numbers in words where they stand in a text: which words they may begin with, and what is left alone."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from kaznorm.numerals.parse import Reading, read
from kaznorm.numerals.patterns import FILLER, WHOLE_THINGS
from kaznorm.numerals.words import HOMOGRAPHS, SCALES, VALUES, WHOLE

FIRST_LETTERS = (
    "бір|екі|еке|үш|төрт|бес|алты|алтау|жеті|жетеу|сегіз|тоғыз|он|жиырма|отыз|қырық|қырқ|елу|алпыс|жетпіс|сексен|тоқсан|жүз|мың|"
    "милли|трилли|жарты|ширек|нөл|минус"
)
_WORDS = re.compile(rf"[^\W\d_]+(?:[ \N{{NO-BREAK SPACE}}]{FILLER}[^\W\d_]+){{0,23}}")
_WORD = re.compile(r"(?<!\()[^\W\d_]++(?!\))")
_NO_NUMBER = frozenset("үшін үшінде бесік алтын жетім онша мыңдап жүзіп жүзу бірі бірін бірінің біріне бірінен".split())
_TRIBES = re.compile(r"(?:кіші|орта|ұлы|бет|күн) \Z", re.IGNORECASE)
_COUNTED = re.compile(rf"{WHOLE_THINGS}|\sесе")
"""What is counted by hundreds, where `жүз` might also be a face, or one of the three hordes."""
_THREE_HUNDREDS = 300
_OF_KAZAKHS = re.compile(r"\bқазақ(?:тың|тар|тардың)? \Z", re.IGNORECASE)
_QUARTER = re.compile(
    r"(?:-|\d|нші|ншы|шы|\b[IVХІX]{1,3}|\b(?:осы|бұл|өткен|келесі|соңғы|алғашқы|биылғы|әр|әрбір|бірнеше)) ?\Z",
    re.IGNORECASE,
)
_OF_QUARTER = re.compile("тоқсан(?:да|дағы|дың|ның|ды|ы|ын|ының|ында|ындағы)")
_ABOUT = re.compile(r"\s(?:астам|аса(?:тын|ды)?|асқан|асып|асты|жуық|тарта|таяу|жақын|көп|артық)(?![^\W\d_])")
_PART = re.compile(r"\sбөлі[гк]")
_SURELY_BELOW = 9
_OTHER_POSSESSED = (1, 3, 5, 7)
"""бірі is "one of them", үші an end, бесін a prayer, жетісі a wake."""


_STEMS = (*VALUES, *SCALES, "жүз", "қырқ", "жарты", "жарым", "ек", "жет", "алт")


class Spoken(NamedTuple):
    """A number in words: `weak` where it is hardly one unless something is measured by it, `inflected` with a case."""

    value: Decimal
    end: int
    form: str
    suffix: str
    weak: bool
    inflected: bool = False


def read_spoken(text: str, at: int) -> Spoken | None:
    """The number in words that begins at a place; None for other words and for those that only look like numbers."""
    row = _WORDS.match(text, at)
    if row is None:
        return None
    places = [word.span() for word in _WORD.finditer(row[0])]
    words = [row[0][start:end] for start, end in places]
    found = read(words)
    if found and found.form == "relational" and found.end > 1 and words[found.end - 1].lower().startswith("бірлі"):
        found = read(words[: found.end - 1])  # мың бірлік: a thousand units
    if found and found.value == _THREE_HUNDREDS and found.end == 2 and _OF_KAZAKHS.search(text, max(0, at - 16), at):
        found = read(words[:1])  # the three hordes
    if found and found.form == "fraction" and not _is_part(text, at + places[found.end - 1][1], words, found):
        found = read(words[: _parted(words)])
    if found is None or found.form in ("relational", "multitude", "distributive") or found.plural:
        return None
    used, last = words[: found.end], words[found.end - 1].lower()
    end = at + places[found.end - 1][1]
    if _is_other(text, at, end, used, last, found):
        return None
    value = found.value
    number = Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else Decimal(value)
    bare = found.form == "cardinal" and found.case == "nominative" and found.possessive is None
    suffix = "" if bare else _suffix(last)
    return Spoken(number, end, found.form, suffix, _is_weak(text, end, used, found), found.case != "nominative")


def _is_part(text: str, end: int, words: list[str], found: Reading) -> bool:
    """Whether what reads as a fraction is one: `сексеннен алпыс шақырымға` is from eighty down to sixty."""
    if WHOLE in map(str.lower, words[: found.end]) or found.possessive or _PART.match(text, end):
        return True
    below = read(words[: _parted(words)])
    return below is not None and below.value <= _SURELY_BELOW and found.case == "nominative"


def _parted(words: list[str]) -> int:
    """How many of the words are the first number, up to its ending."""
    firsts = ((n, read(words[:n])) for n in range(1, len(words) + 1))
    return next((n for n, first in firsts if first and first.case != "nominative"), 0)


def _is_weak(text: str, end: int, used: list[str], found: Reading) -> bool:
    """Whether a number is a word that is more often none: `бір`, `жарты`; `жүз` before what isn't counted by it."""
    last = used[-1].lower()
    if len(used) > 1 or found.form != "cardinal" or (last == "жүз" and _COUNTED.match(text, end)):
        return False
    return found.value in (0, 1) or last in ("жарты", "ширек", "жүз", "тоқсан")


def _suffix(word: str) -> str:
    """The ending of a number's last word, as written."""
    stem = max((stem for stem in _STEMS if word.startswith(stem)), key=len, default="")
    return word[len(stem) :]


def _is_other(text: str, at: int, end: int, used: list[str], last: str, found: Reading) -> bool:
    """Whether what reads as a number is another word, or means no certain one."""
    if last in _NO_NUMBER and len(used) == 1:
        return True
    if last.startswith("біреу") or (last.startswith("жарт") and found.possessive):
        return True
    if found.possessive not in (None, "3"):
        return True
    if len(used) > 1:
        return False
    if last in ("жүзден", "жүзге") and _ABOUT.match(text, end):
        return False
    if last in HOMOGRAPHS and last not in ("бір", "он", "жүз", "жарты", "ширек"):
        return True
    if last == "жүз" or last.startswith("жүзд"):
        return bool(_TRIBES.search(text, max(0, at - 6), at)) or last != "жүз"
    if _OF_QUARTER.fullmatch(last) or (last.startswith("тоқсан") and _QUARTER.search(text, max(0, at - 12), at)):
        return True
    if found.form == "cardinal" and found.possessive == "3" and found.value in _OTHER_POSSESSED:
        return True
    return found.value == 1 and found.form == "cardinal" and found.case != "nominative"
