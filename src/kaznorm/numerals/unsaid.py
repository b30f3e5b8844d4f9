"""Digits whose reading isn't certain, so that they are left as they are written.

>>> [unsaid(text, at) for text, at in (("В12 дәрумені", 1), ("3·10⁸ м", 0), ("5/9 қ.", 0), ("5 адам", 0))]
[3, 5, 3, None]
"""

import re

from kaznorm.alphabet import CAPITALS
from kaznorm.numerals.amounts import after_space
from kaznorm.numerals.dates import MONTHS
from kaznorm.numerals.digits import POWER_OF_TEN
from kaznorm.numerals.ordinals import counts_years
from kaznorm.numerals.patterns import SPACE as S, STREET
from kaznorm.numerals.ranges import signed_span
from kaznorm.numerals.signs import with_signs
from kaznorm.numerals.units import NORTH, read_unit
from kaznorm.numerals.years import is_before_era

_DIGITS = re.compile(
    rf"[0-9]{{1,40}}(?:[.,/][0-9]{{1,40}}){{0,9}}(?:{S}?[-–—]{S}?[0-9]{{1,40}}(?:[.,][0-9]{{1,40}}){{0,9}})?"
)
_BEHIND_LETTERS = re.compile(r"(?<![0-9][xхXХ])(?<=[^\W\d_])(?:[0-9][0-9.,]{0,24})?\Z")
_LONGEST = 26
_RAISED = re.compile(r"[0-9]{1,40}(?:[.,][0-9]{1,40}){0,9}(?!⁰[CС](?!\w))[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]")
_MARKED = re.compile("[0-9]\N{VARIATION SELECTOR-16}?\N{COMBINING ENCLOSING KEYCAP}|[0-9]{1,4}_+")
_LONE_SYMBOL = re.compile(r"[0-9]+(?:[.,][0-9]+)?-[гтсцлм](?!\w)")
_OF_A_HOUSE = re.compile(
    rf"[0-9]{{1,3}}/[0-9]{{1,3}}(?=,?{S}(?:[^\W\d_]{{1,3}}\.|(?:қабат|үй|пәтер|корпус|бөлме|кабинет|ауысым)))"
)
_HOUSE = re.compile(r"[0-9]{1,3}/[0-9]{1,3}")
_STREET = re.compile(rf"{STREET},?{S}?\Z")
_NEAR = 24
_CODE = re.compile(
    rf"[0-9]{{1,15}}(?:[{CAPITALS}](?![\w-])(?<![0-9]{{3}}.)"  # 4К, 7Б
    rf"|(?<=[0-9]{{5}})-[{CAPITALS}]{{2,}}"  # 12345678-ЗЦП1
    rf"|\.[0-9]{{1,9}}(?:[{CAPITALS}]|/[A-Za-z]|-(?:бап|тармақ)тар)"  # 81.2Қаз, 10.1038/s41586, 8.11-баптар
    r"|/[0-9]{1,9}-[0-9]+|-[0-9]{1,9}/[0-9]+)"  # 2024/03-125
    r"|[0-9]{0,14}[0-9][A-WYZА-ФЦ-ЯӘҒҚҢӨҰҮҺІ]{1,2}[0-9]"  # 6В04211
    r"|[0-9]{3}[KК](?![\w-])"  # 613К
    r"|[0-9]{4}-[0-9]{3}[0-9XХ](?<=ISSN.{10})"
)
_MIXED_CODE = re.compile(
    r"(?![0-9]{1,2}/[0-9]{1,2}/[0-9]{4})(?=[0-9]{1,9}(?:[.-][0-9]{1,9}){0,6}/)(?=[0-9/]{1,20}[.-][0-9])"
    r"[0-9]{1,9}(?:[./-][0-9]{1,9}){2,8}"
    r"|[0-9]{3}-[0-9]{1,4}(?:[.-][0-9]{1,4}){0,6}\.[0-9]{1,4}\.[0-9]{1,4}(?:[.-][0-9]{1,4}){0,6}"
)
"""Codes of documents with several kinds of joints: `042-14.1.20.01-2013`, `7.18.3/25`."""
_BOOK = re.compile(r"[0-9]{1,5}(?:[- ][0-9]{1,7}){1,4}[XХ]?")
_BOOK_BEFORE = re.compile(r"ISBN(?:-1[03])?:? ?\Z")
_UNSURE_GROUP = re.compile(r"[1-9][0-9]{0,2}([.,])([0-9]{3})(?![.,]?[0-9])")
_MIXED_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+,[0-9]{1,2}(?![.,]?[0-9])")  # 22,781,7
_BEHIND_CURRENCY = re.compile(rf"[$€£₸₽¥₺]{S}?\Z")
_WORD_NEXT = re.compile(rf"{S}?[^\W\d_]")
_NOUN_NEXT = re.compile(
    rf"{S}(?!есе|мың|ми|млн|млрд|трлн|және|мен|бен|пен|немесе|[а-я]{{2,3}}(?!\w))[а-яәғқңөұүһі]{{3}}"
)
_TIMED = "-->"
_LONGEST_LINE = 120
_SIGNS = "=+·⋅*^<>≤≥≠≈"
_N = "[0-9]{1,15}(?:[.,/][0-9]{1,15}){0,2}"
_IN_A_FORMULA = re.compile(
    rf"{_N}(?:[-–—−:×]{_N}){{0,3}}(?:[{_SIGNS}√′″]|['’](?!\w)|{S}?°(?!{S}?(?!{NORTH})[CСcсFК]))|[0-9]{{1,15}}(?:{S}[-–—−:×+·*]{S}[0-9]{{1,15}}){{1,3}}(?={S}=)|{_N}(?={S}={S}[0-9])"
)
_BEHIND_SIGN = re.compile(rf"[√′″°]\Z|(?:[0-9)\]]|(?<![\w</\"])[^\W\d_])[{_SIGNS}]\(?\Z|[0-9][⁰-⁹¹²³]?{S}={S}\Z")
_DAY = "(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH = "(?:0[1-9]|1[0-2])"
_DAYS = re.compile(
    rf"{_DAY}\.{_MONTH}(?:\.?[-–—]|\.{S}[-–—]{S}){_DAY}\.{_MONTH}(?:\.[0-9]{{4}})?(?![\w%])"
    rf"|{_DAY}-{_MONTH}-[12][0-9]{{3}}(?![\w-])"
    rf"|{_DAY}[-–—]{_DAY}\.{_MONTH}\.(?:[0-9]{{4}}|[0-9]{{2}})(?![\w%])"
)
_FEW_YEARS = re.compile(rf"[0-9]{{1,2}}(?:{S}?[-–]{S}?[0-9]{{1,2}})?{S}?ж\.(?!{S}?[жшт])")
_NAMED_YEARS = re.compile(rf"(?:ғ\.|ғасыр\w{{0,9}}){S}\Z|[-–—.]{S}?\Z")
_TIME_OR_MONTH = re.compile(
    rf"[0-9]{{1,2}}\.[0-5][0-9](?={S}сағат[тқ])|(?:0?[1-9]|1[0-2])\.(?:19|20)[0-9]{{2}}(?={S}?(?:ж|г)(?!\w)|{S}жыл)"
    rf"|[0-9]{{1,2}}[.,][0-9]{{1,2}}(?={S}(?:{'|'.join(MONTHS)}))"
)
_MODEL = re.compile(rf"[0-9]{{1,5}}[A-Z{CAPITALS}]{{1,3}}(?!\w)")
_MODEL_BEFORE = re.compile(r"[^\W\d_]-\Z")
_LOPSIDED = re.compile(rf"{_N}{S}[-–]{_N}")  # 5 -10%: a range, or frost
_AS_WRITTEN = (
    POWER_OF_TEN,
    _RAISED,
    _MARKED,
    _IN_A_FORMULA,
    _MIXED_CODE,
    _CODE,
    _MIXED_GROUPS,
    _LOPSIDED,
    _TIME_OR_MONTH,
)


def unsaid(text: str, at: int) -> int | None:
    """The end of digits that stay, given the first one's place; None for those that are read.

    These are names (`В12`, `А3`), blanks (`201_`), powers, formulas (`2+2=4`, `18+`), angles (`43°15′`), keycaps,
    ranges with signs that nothing is measured by, ranges of days (`15.06-20.06`), numbers of houses and flats
    (`5/9 қ.`) and of books, `20-т.`, which may be a volume, and `102,328 адам`, which may be thousands.
    """
    before = text[max(0, at - _LONGEST) : at]
    behind_letters = (before[-1:].isalpha() or before[-1:] in (".", ",")) and _BEHIND_LETTERS.search(before)
    if behind_letters and (own := _DIGITS.match(text, at)):
        return own.end()
    for pattern in _AS_WRITTEN:
        if found := pattern.match(text, at):
            return found.end()
    if _MODEL_BEFORE.search(before) and (found := _MODEL.match(text, at)):  # Су-30СМ
        return found.end()
    if (found := _BOOK.match(text, at)) and _BOOK_BEFORE.search(text, max(0, at - _NEAR), at):
        return found.end()
    if (found := _UNSURE_GROUP.match(text, at)) and _may_be_group(text, at, found):
        return found.end()
    if cue := _cue(text, at):
        return cue
    if _BEHIND_SIGN.search(before) and (own := _DIGITS.match(text, at)):
        return own.end()
    if found := _DAYS.match(text, at):
        unit = read_unit(text, after_space(text, found.end()))
        if unit is None or unit.kind == "duration":
            return found.end()
    if (found := _FEW_YEARS.match(text, at)) and not _names_years(text, at, found.end()):
        return found.end()
    if found := _LONE_SYMBOL.match(text, at):
        return found.end()
    if (signs := signed_span(text, at)) and with_signs(text, signs) is None:
        return signs.end
    return _house_end(text, at)


def _names_years(text: str, at: int, end: int) -> bool:
    """Whether few years before `ж.` are of an era or a century, or counted, `5 ж. бұрын`; `3 ж.` may be an age."""
    named = _NAMED_YEARS.search(text, max(0, at - _NEAR), at)
    return named is not None or counts_years(text, end) or is_before_era(text, at)


def _house_end(text: str, at: int) -> int | None:
    """The end of the number of a house and a flat, or of a floor: `5/9 қ.`, `Абай көшесі, 12/4`."""
    if found := _OF_A_HOUSE.match(text, at):
        return None if read_unit(text, after_space(text, found.end())) else found.end()
    found = _HOUSE.match(text, at)
    return found.end() if found and _STREET.search(text, max(0, at - _NEAR), at) else None


def _may_be_group(text: str, at: int, found: "re.Match[str]") -> bool:
    """Whether three digits behind a mark may be thousands as well as parts: `102,328 адам`, `12.500 теңге`, `3,000 т`.

    Three zeros are thousands of money and of what is counted.
    """
    unit = read_unit(text, after_space(text, found.end()))
    money = unit.kind == "money" if unit else _BEHIND_CURRENCY.search(text, max(0, at - 2), at) is not None
    counted = money or (unit is None and _NOUN_NEXT.match(text, found.end()) is not None)
    if found[2] != "000":
        return counted
    counted = counted or (unit is not None and unit.kind == "duration")
    return not counted and (found[1] == "." or unit is not None or _WORD_NEXT.match(text, found.end()) is not None)


def _cue(text: str, at: int) -> int | None:
    """The end of the line of a subtitle's times, or of the line with its number above."""
    start = text.rfind("\n", max(0, at - _LONGEST_LINE), at) + 1
    stop = text.find("\n", at, at + _LONGEST_LINE)
    stop = min(len(text), at + _LONGEST_LINE) if stop < 0 else stop
    if _TIMED in text[start:stop]:
        return stop
    if not text[start:stop].strip().isdecimal():
        return None
    return stop if _TIMED in text[stop + 1 : stop + 1 + _LONGEST_LINE].partition("\n")[0] else None
