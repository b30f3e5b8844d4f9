"""Roman numerals as quantities: ordinals, and centuries."""

import re
from decimal import Decimal

from kaznorm.alphabet import CAPITALS
from kaznorm.lazily import lazily
from kaznorm.numerals.amounts import Amount, made, negative
from kaznorm.numerals.digits import roman
from kaznorm.numerals.patterns import DASH, ENDING, ORDINAL, SPACE
from kaznorm.numerals.quantity import Quantity
from kaznorm.numerals.years import CENTURY, is_before_era

LETTERS = "IVXLCDMХІМС"
"""The letters of Roman numerals, and those of Cyrillic that are taken for them."""
_DASH = lazily(DASH)
_NUMERAL = lazily(rf"[{LETTERS}]+(?!\w)")
_CENTURY = lazily(
    rf"{SPACE}?-?(?:(?i:ғасыр(?P<suffix>{ENDING}))(?!\w)|(?:ғғ?|ғас)(?:\.|(?=[-‑])|(?!\w))(?:[-‑](?P<cut>{ENDING}|ң)(?!\w))?)"
)
_MILLENNIUM = lazily(rf"(?:{SPACE}|-)мыңжылды")
_NUMBERED = lazily(
    rf"(?:{SPACE}|-)(?:ғасыр|тоқсан|том(?!ат)|бөлі[мг]|тарау|кезең|съез|құрылтай|форум|конгресс|конференц|дәреже|"
    "дүние[ -]?жүз|пленум|сесси|шақыр[ыу]л|чемпионат|олимпи|спартакиад|кітап|кітаб|топ|тоб|санат|сынып|класс|курс|тур|"
    "кезек|бап|этап|жарт)",
    re.IGNORECASE,
)
_OTHERS = lazily(rf"(?:(?:,{SPACE}?|{SPACE}(?:және|мен|бен|пен|немесе){SPACE})[{LETTERS}]{{1,9}}(?!\w)){{0,9}}")
_NAME = f"([{CAPITALS}][а-яәғқңөұүһі]{{2,}})"
_NAME_BEFORE, _NAME_BEHIND = lazily(rf"{_NAME}{SPACE}\Z"), lazily(rf"{SPACE}{_NAME}")
_OF_MANY = lazily(
    "Ал(?:ександр|ьфонс)|Ар(?:таксеркс|кадий)|Бенедикт|Вильгельм|Ге(?:нрих|орг)|Григорий|Густав|Ел[ие]завета|Екатерина|Иван|"
    "Иоанн|Ка(?:рл|зимир)|Константин|Климент|Лев|Леопольд|Людовик|Мехме[дт]|Мурад|Николай|Оттон|Осман|Павел|П[её]тр|Пий|"
    "Пто(?:ле|ло)мей|Рамзес|Рамсес|Селим|Сигизмунд|Сүлеймен|Тутмос|Урбан|Фердинанд|Филипп|Фридрих|Франц|Христиан|Эдуард|"
    "Юстиниан|Яков"
)
"""Names that several rulers bore."""
_LONGEST_NAME = 30
_ENDING = lazily(rf"-(?:(?P<ordinal>{ORDINAL}{ENDING})|(?P<suffix>[ғг]?{ENDING}))(?!\w)")
_ABBREVIATIONS = frozenset("CD DVD DC MC CC CV MD CM MM CL LC DM MIX LCD XL МС СМ СС ІС МІ ММ".split())
_LONE = lazily(rf"[LCDMСМ]|(?<=[0-9][-–])Х|(?<=[нс]ш[ыі]{SPACE})Х")
"""Letters that are rather those of classes and models, if no century is theirs: `1-С сынып`, `он бірінші Х сынып`."""
_SURE = frozenset("IVXХІ")


def roman_at(text: str, at: int, word: str) -> Quantity | None:
    """The Roman numeral that a word at a place is: `XXXIII`, `XV—XVIII ғасырлар`, `Людовик I`.

    One letter only before a noun that is numbered, or behind a name; others than I, V, X only before such a noun.
    """
    first, end = roman(word), at + len(word)
    beside = text[at - 1 : at] in tuple("№.&") or text[end : end + 1] in tuple("&+")
    lone = len(word) == 1 and _LONE.match(text, at) and not _CENTURY.match(text, end)
    if first is None or beside or lone or word in _ABBREVIATIONS:
        return None
    old = is_before_era(text, at)
    value: Amount = Decimal(first)
    dash = _DASH.match(text, end)
    other = _NUMERAL.match(text, dash.end()) if dash else None
    last = roman(other[0]) if other else None
    if other and (upper := _CENTURY.match(text, other.end())):
        old = is_before_era(text, at, upper.end())
    if other and last and (last > first or old):
        value, end = (Decimal(first), Decimal(last)), other.end()
    if century := _CENTURY.match(text, end):
        value = negative(value) if old or is_before_era(text, at, century.end()) else value
        return made(text, value, CENTURY, "century", at, century.end(), century["suffix"] or century["cut"] or "")
    if old and _MILLENNIUM.match(text, end):
        value = negative(value)
    ending = _ENDING.match(text, end)
    others = _OTHERS.match(text, end)
    if not _NUMBERED.match(text, others.end() if others else end):
        if len(word) == 1 and isinstance(value, Decimal):
            if not (ending and ending["ordinal"]) and not _names_a_ruler(text, at, end):
                return None
        elif not _SURE.issuperset(word):
            return None
    suffix = (ending["ordinal"] or ending["suffix"]) if ending else ""
    return made(text, value, "", "ordinal", at, ending.end() if ending and suffix else end, suffix)


def _names_a_ruler(text: str, at: int, end: int) -> bool:
    """Whether the name of a ruler stands beside one letter: any name before I, of V and X one that has so many."""
    before = _NAME_BEFORE.search(text, max(0, at - _LONGEST_NAME), at)
    if before and (text[at] == "I" or _OF_MANY.match(before[1])):
        return text[at] in "IVX"
    behind = _NAME_BEHIND.match(text, end) if text[at] in "IVX" else None
    return behind is not None and _OF_MANY.match(behind[1]) is not None
