"""Days, years and centuries said aloud: when a number is an ordinal without saying so, and what `ж.` stands for.

>>> with_year_word(Seen("1991 ж. туған"), Said(0, 4, "бір мың тоғыз жүз тоқсан бірінші")).words
'бір мың тоғыз жүз тоқсан бірінші жылы'
"""

import re

from kaznorm.alphabet import LOWER, UPPER
from kaznorm.numerals.abbreviations import ends_sentence
from kaznorm.numerals.dates import MONTHS, month_before
from kaznorm.numerals.endings import Ending
from kaznorm.numerals.measure import with_suffix
from kaznorm.numerals.patterns import SPACE as S
from kaznorm.numerals.readings import Figure, joined
from kaznorm.numerals.said import Said, Seen
from kaznorm.numerals.suffixes import read
from kaznorm.numerals.years import read_year

HYPHENED = re.compile(rf"[-\N{{NON-BREAKING HYPHEN}}]([{LOWER}{UPPER}]+)(?!\w)")
_LOANS = "(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)[ьі]|август(?!а)"
_MONTHS = f"(?:{'|'.join((*MONTHS, 'қыркүйег'))}|{_LOANS})"
_MONTH_NEXT = re.compile(rf"(?:{S}|-){_MONTHS}", re.IGNORECASE)
_DAY_NEXT = re.compile(rf"{S}(?:[0-9]{{1,2}}(?:-[0-9]+)?(?:{S}|-))?{_MONTHS}", re.IGNORECASE)
_YEAR_NEXT = re.compile(rf"{S}?-?{S}?(?:жыл|ж\.|ж\b|г\.)")
_CUT = re.compile(rf"{S}?(жж|ж|ғғ|ғ|гг|г)(?!\w)(\.?+)(?!(?<=\.)[^\W\d_]{{1,2}}\.)(?:-([{LOWER}]+)(?!\w))?")
_FULL = {"ж": "жыл", "г": "жыл", "жж": "жылдар", "гг": "жылдар", "ғ": "ғасыр", "ғғ": "ғасырлар"}
_WITHIN = {"жыл": "жылы", "жылдар": "жылдары", "ғасыр": "ғасырда", "ғасырлар": "ғасырларда"}
_PART_NEXT = re.compile(rf"{S}(?:соң|бас(?:ы|та)|орта|аяғ|алғаш|екінші|бірінші|жарт|ширег|[IVХІX0-9])")
_WORD_NEXT = re.compile(rf"(?:{S}|(?<=\.))[«“„\"]?[{LOWER}{UPPER}]")


def are_ordinals(seen: Seen, numbers: list[Figure]) -> bool:
    """Whether a number, or both of a range, are days, years or centuries."""
    first, last = numbers[0], numbers[-1]
    if not (first.ordinal and last.ordinal):
        return False
    if _MONTH_NEXT.match(seen.text, last.end) and len(last.digits) < len("100"):
        return True
    quantity = seen.around(first.start)
    if quantity is None:  # `индекс 2003 жылы` looks like a code
        year = read_year(seen.text, first.start) if first.digits.isdecimal() else None
        return year is not None and year.kind == "year" and year.end > last.end
    if quantity.kind not in ("year", "century", "date") or quantity.end < last.end:
        return False
    inflected = seen.text[last.end : quantity.end] == f"-{quantity.suffix}"
    if inflected and (quantity.kind == "year" or month_before(seen.text, first.start)):  # 2019-да, мамырдың 9-ында
        return False
    return quantity.kind == "date" or quantity.end > last.end


def ordinals(numbers: list[Figure]) -> str:
    """A number, or a range, as ordinals."""
    words = [number.ordinal for number in numbers]
    return words[0] if len(words) == 1 else joined(*words)


def with_year_word(seen: Seen, said: Said, number: Figure | None = None) -> Said:
    """An ordinal with what `ж.` and `ғ.` behind it stand for, with its suffix, or with жыл where that goes unsaid."""
    text, quantity = seen.text, seen.around(said.start)
    found = _CUT.match(text, said.end)
    if found and found[3]:
        return said._replace(end=found.end(), words=f"{said.words} {with_suffix((_FULL[found[1]],), found[3])}")
    if found and (found[2] or quantity):
        dot = "." if found[2] and ends_sentence(text, found.end(), by_capital=False) else ""
        word = _year_word(text, found)
        return said._replace(end=found.end(), words=f"{said.words} {word}{dot}").apart(text)
    if suffix := HYPHENED.match(text, said.end):
        ending = read(suffix[1].lower(), said.words.rpartition(" ")[2])
        if ending is None:
            return said._replace(end=suffix.start() + 1, words=f"{said.words} ")
        again = ending.ending == Ending("ordinal")
        return said._replace(end=suffix.end(), words=said.words if again else with_suffix((said.words,), suffix[1]))
    ends_date = quantity and quantity.kind == "date" and quantity.start < said.start
    if number and len(number.digits) == len("2022") and ends_date and not _YEAR_NEXT.match(text, said.end):
        return said._replace(words=f"{said.words} жыл")
    return said.apart(text)


def _year_word(text: str, found: "re.Match[str]") -> str:
    """What `ж.` stands for before what follows: жылғы 1 наурыз, жылдың соңында, жылы туған."""
    word = _FULL[found[1]]
    if _DAY_NEXT.match(text, found.end()):
        return f"{word}ғы" if word == "жыл" else word
    if _PART_NEXT.match(text, found.end()):
        return with_suffix((word,), "дың")
    return _WITHIN[word] if _WORD_NEXT.match(text, found.end()) else word


def cut_after(text: str, end: int) -> tuple[int, str] | None:
    """The end of a `ж.` that repeats what a date has said, and the full stop that stays of it."""
    found = _CUT.match(text, end)
    if found is None or not found[2] or found[3]:
        return None
    return found.end(), "." if ends_sentence(text, found.end(), by_capital=False) else ""


def names_year(text: str, end: int) -> bool:
    """Whether жыл follows."""
    return _YEAR_NEXT.match(text, end) is not None
