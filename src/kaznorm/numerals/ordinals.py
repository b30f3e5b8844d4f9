"""Days, years and centuries said aloud: when a number is an ordinal without saying so, and what `ж.` stands for.

>>> with_year_word(Seen("1991 ж. туған"), Said(0, 4, "бір мың тоғыз жүз тоқсан бірінші")).words
'бір мың тоғыз жүз тоқсан бірінші жылы'
"""

import re

from kaznorm.alphabet import LOWER, UPPER
from kaznorm.numerals.abbreviations import ends_sentence
from kaznorm.numerals.dates import MONTHS, month_before
from kaznorm.numerals.endings import Ending
from kaznorm.numerals.labelled import is_named
from kaznorm.numerals.measure import with_suffix
from kaznorm.numerals.nouns import counts
from kaznorm.numerals.patterns import SPACE as S
from kaznorm.numerals.readings import Figure, joined
from kaznorm.numerals.said import Said, Seen
from kaznorm.numerals.spell import spell
from kaznorm.numerals.suffixes import read
from kaznorm.numerals.years import is_before_era, read_year

HYPHENED = re.compile(rf"[-\N{{NON-BREAKING HYPHEN}}]([{LOWER}{UPPER}]+)(?!\w)")
_LOANS = "(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)[ьі]|(?:август|март)(?!а)"
_MONTHS = f"(?:{'|'.join((*MONTHS, 'қыркүйег'))}|{_LOANS})"
_MONTH_NEXT = re.compile(rf"(?:{S}|-){_MONTHS}", re.IGNORECASE)
_DAY_NEXT = re.compile(rf"{S}(?:[0-9]{{1,2}}(?:-[0-9]+)?(?:{S}|-))?{_MONTHS}", re.IGNORECASE)
_DAYS_NEXT = re.compile(
    rf"(?:(?:,{S}?|{S}(?:және|мен|бен|пен){S})[0-9]{{1,2}}(?:{S}?[-–—]{S}?[0-9]{{1,2}})?){{1,8}}(?:{S}|-){_MONTHS}",
    re.IGNORECASE,
)
_LONGEST_MONTH, _NEAR = 31, 16
_YEAR_BELOW = re.compile(rf"(?:{S}?\n){{1,3}}{S}?жыл(?:ы|ғы|дар|дың|дан|ға)")
_SINCE = re.compile(rf"{S}(?:бастап|бері|кейін|соң|бұрын)(?!\w)")
_TILL = re.compile(rf"{S}(?:(?:дейін|шейін)(?:гі)?|қарай)(?!\w)")
_YEARS_CUT = re.compile(rf"{S}?(?:жж|ж\.{S}?ж)\.")
_COUNTED_BY = rf"(?={S}(?:бұрын|бойы|ішінде|өткен|(?P<more>астам|аса|артық|кейін|соң)|(?P<near>жуық))(?!\w))"
_YEARS_AGO, _AGO = re.compile(rf"{S}?ж\.{_COUNTED_BY}"), re.compile(_COUNTED_BY)
_MILLENNIUM_NEXT = re.compile(rf"{S}мыңжылды[қғ]")
_CENTURY_BEFORE = re.compile(rf"(?:ғ\.|ғасыр[^\W\d_]{{0,5}}){S}\Z")
_YEAR_NEXT = re.compile(rf"{S}?-?{S}?(?:жыл|жж?\.|ж\b|г\.)")
_CUT = re.compile(
    rf"(?:{S}|-)?(жж|ж\.{S}?ж(?=\.)|ж|ғғ|ғ\.{S}?ғ(?=\.)|ғ|гг|г)(?!\w)(\.?+)(?!(?<=\.)[^\W\d_]{{1,2}}\.)(?:-([{LOWER}]+)(?!\w))?"
)
_BORN = re.compile(rf"{S}?ж\.{S}?т\.(?=[);,]|{S}?\Z)")
_TIMED = ("year", "century", "date")
_FULL = {"ж": "жыл", "г": "жыл", "жж": "жылдар", "гг": "жылдар", "ғ": "ғасыр", "ғғ": "ғасырлар"}
_WITHIN = {"жыл": "жылы", "жылдар": "жылдары", "ғасыр": "ғасырда", "ғасырлар": "ғасырларда"}
_PART_NEXT = re.compile(rf"{S}(?:соң|бас(?:ы|та)|орта|аяғ|алғаш|екінші|бірінші|жарт|ширег|[IVХІX]+(?!\w)|[0-9])")
_WORD_NEXT = re.compile(rf"(?:{S}|(?<=\.))[«“„\"]?[{LOWER}{UPPER}]")
_TO_RANKS = rf"{S}[-–—]{S}(?=(?:орын|дәреже|сынып|курс|санат|разряд)[дт][ае]р)"
"""The dash before what a list numbers: `1, 2, 3 – орындар`."""
_LISTED = re.compile(
    rf"(?:,{S}?[0-9]{{1,6}}|{S}(?:және|мен|бен|пен|немесе){S}[0-9]{{1,6}}){{1,20}}"
    rf"(?:-([{LOWER}]{{3,}})|{S}(?:ғасыр|жылы|жылдар)|{S}?(?:жж|ж\.{S}?ж|ғғ|ғ\.{S}?ғ)\.|(?={_TO_RANKS}))"
)
_HANGING = re.compile(
    rf"-(?:,{S}?[0-9]{{1,6}}-){{0,9}}(?:,{S}?|{S}(?:және|мен|бен|пен|немесе){S})[0-9]{{1,6}}-([{LOWER}]{{3,}})"
)
"""What follows `1` in `1-, 2- және 3-топтар`."""
_OF_CLASS = re.compile(rf"(-|)(?:{S}?)[«\"“]?[{UPPER}][»\"”]?{S}?-?{S}?(?:сын[ыі][пб]|класс)")
_HIGHEST_CLASS = 12
_RANKS_NEXT = re.compile(_TO_RANKS)
_LIST_BEFORE = re.compile(rf"[0-9](?:,{S}?|{S}(?:және|мен|бен|пен|немесе){S})\Z")


def are_ordinals(seen: Seen, numbers: list[Figure]) -> bool:
    """Whether a number, or both of a range, are days, years or centuries."""
    first, last = numbers[0], numbers[-1]
    if not (first.ordinal and last.ordinal) or counted_years(seen.text, last):
        return False
    if _MONTH_NEXT.match(seen.text, last.end) and len(last.digits) < len("100"):
        return True
    if _YEARS_CUT.match(seen.text, last.end) and len(last.digits) >= len("131"):
        return True
    if is_before_era(seen.text, first.start) and _MILLENNIUM_NEXT.match(seen.text, last.end):
        return True
    if _is_day_of_list(seen.text, last) or _is_year_below(seen.text, numbers):
        return True
    quantity = seen.around(first.start)
    if quantity is None:  # `индекс 2003 жылы` looks like a code
        year = read_year(seen.text, first.start) if first.digits.isdecimal() else None
        return year is not None and year.kind == "year" and year.end > last.end
    if quantity.kind not in _TIMED or quantity.end < last.end:
        return False
    suffix = HYPHENED.match(seen.text, last.end)
    inflected = suffix and read(suffix[1].lower(), last.readings[0].rpartition(" ")[2])
    if inflected and (quantity.kind == "year" or month_before(seen.text, first.start)):  # 2019-да, мамырдың 9-ында
        return False
    return quantity.kind == "date" or quantity.end > last.end


def counted_years(text: str, last: Figure) -> tuple[int, str] | None:
    """The end of a `ж.` by which years are counted, not named, and its word: `5 ж. бұрын`, `10 ж. астам`."""
    found = _YEARS_AGO.match(text, last.end) if len(last.digits) < len("1000") else None
    return (found.end(), "жылдан" if found["more"] else "жылға" if found["near"] else "жыл") if found else None


def counts_years(text: str, end: int) -> bool:
    """Whether the `ж.` before a place counts years."""
    return _AGO.match(text, end) is not None


def _is_day_of_list(text: str, last: Figure) -> bool:
    """Whether days of a month follow a number, each later than the one before: `8, 21-23 наурыз`."""
    found = _DAYS_NEXT.match(text, last.end)
    if found is None or not last.digits.isdecimal():
        return False
    days = [int(last.digits), *map(int, re.findall("[0-9]+", found[0]))]
    return days == sorted(set(days)) and days[0] > 0 and days[-1] <= _LONGEST_MONTH


def _is_year_below(text: str, numbers: list[Figure]) -> bool:
    """Whether the word for years stands in the next line: `2019-2021⏎жылдарға`."""
    years = [number.digits for number in numbers]
    return all(year.isdecimal() and len(year) == len("2019") and year[0] in "12" for year in years) and bool(
        _YEAR_BELOW.match(text, numbers[-1].end)
    )


def indexed(first: str, last: str) -> str:
    """`115-2`, the second of those put in behind the 115th, and `5-7`, from the fifth to the seventh.

    >>> indexed("115", "2"), indexed("5", "7")
    ('жүз он бес – екінші', 'бесінші-жетінші')
    """
    before = spell(int(first)) if int(first) >= int(last) else spell(int(first), "ordinal")
    return joined(before, spell(int(last), "ordinal"))


def ordinals(numbers: list[Figure]) -> str:
    """A number, or a range, as ordinals."""
    words = [number.ordinal for number in numbers]
    return words[0] if len(words) == 1 else joined(*words)


def ranked(text: str, start: int, numbers: list[Figure]) -> Said | None:
    """Numbers of classes before their letter, `10 «А» сынып`, and in lists: `1-, 2-топтар`, `1, 2 – орындар`."""
    last, words = numbers[-1], ordinals(numbers)
    if not last.ordinal:
        return None
    letter = _OF_CLASS.match(text, last.end) if last.digits.isdecimal() and int(last.digits) <= _HIGHEST_CLASS else None
    if letter:
        apart = " " if letter[1] or not text[last.end].isspace() else ""
        return Said(start, letter.end(1), words + apart, "ordinal")
    if hanging := _HANGING.match(text, last.end):
        cardinals = [number.readings[0] for number in numbers]
        cardinal = cardinals[0] if len(numbers) == 1 else joined(*cardinals)
        return Said(start, last.end + 1, cardinal if counts(hanging[1]) else words, "ordinal")
    if (dash := _RANKS_NEXT.match(text, last.end)) and _LIST_BEFORE.search(text, max(0, start - 8), start):
        return Said(start, dash.end(), f"{words} ", "ordinal")
    listed = None if is_named(text, start) else _LISTED.match(text, last.end)
    if (
        listed
        and len(numbers) == 1
        and not (listed[1] and read(listed[1].lower(), last.readings[0].rpartition(" ")[2]))
    ):
        return Said(start, last.end, words, "ordinal")
    return None


def with_year_word(seen: Seen, said: Said, number: Figure | None = None) -> Said:
    """An ordinal with what `ж.` and `ғ.` behind it stand for, with its suffix, or with жыл where that goes unsaid."""
    text, quantity = seen.text, seen.around(said.start)
    suffix = HYPHENED.match(text, said.end)
    ending = read(suffix[1].lower(), said.words.rpartition(" ")[2]) if suffix else None
    if suffix and ending and ending.ending == Ending("ordinal"):  # 30-шы жж.
        return with_year_word(seen, said._replace(end=suffix.end()), number)
    found = _CUT.match(text, said.end)
    if born := _BORN.match(text, said.end):
        return said._replace(end=born.end(), words=f"{said.words} жылы туған")
    if found and found[3]:
        return said._replace(end=found.end(), words=f"{said.words} {with_suffix((_full(found[1]),), found[3])}")
    if found and (found[2] or (quantity and quantity.kind in _TIMED)):
        dot = "." if found[2] and ends_sentence(text, found.end(), by_capital=False) else ""
        word = _year_word(text, found)
        if word == "жылдар" and _CENTURY_BEFORE.search(text, max(0, said.start - _NEAR), said.start):
            word = _WITHIN[word]
        return said._replace(end=found.end(), words=f"{said.words} {word}{dot}").apart(text)
    if suffix and ending is None:
        return said._replace(end=suffix.start() + 1, words=f"{said.words} ")
    if suffix:
        return said._replace(end=suffix.end(), words=with_suffix((said.words,), suffix[1]))
    ends_date = quantity and quantity.kind == "date" and quantity.start < said.start
    if number and len(number.digits) == len("2022") and ends_date and not _YEAR_NEXT.match(text, said.end):
        return said._replace(words=f"{said.words} жыл")
    return said.apart(text)


def _full(cut: str) -> str:
    return _FULL[re.sub(r"\W", "", cut)]


def _year_word(text: str, found: "re.Match[str]") -> str:
    """What `ж.` stands for before what follows: жылғы 1 наурыз, жылдың соңында, жылы туған."""
    word = _full(found[1])
    if case := governed(text, found.end()):
        return with_suffix((word,), case)
    if _DAY_NEXT.match(text, found.end()):
        return f"{word}ғы" if word == "жыл" else word
    if _PART_NEXT.match(text, found.end()):
        return with_suffix((word,), "дың")
    return _WITHIN[word] if _WORD_NEXT.match(text, found.end()) else word


def governed(text: str, end: int) -> str:
    """The suffix that the word behind a place asks for: `бастап` -дан, `дейін` -ға; "" for others."""
    return "дан" if _SINCE.match(text, end) else "ға" if _TILL.match(text, end) else ""


def cut_after(text: str, end: int) -> tuple[int, str] | None:
    """The end of a `ж.` that repeats what a date has said, and the full stop that stays of it."""
    found = _CUT.match(text, end)
    if found is None or not found[2] or found[3]:
        return None
    return found.end(), "." if ends_sentence(text, found.end(), by_capital=False) else ""


def names_year(text: str, end: int) -> bool:
    """Whether жыл follows."""
    return _YEAR_NEXT.match(text, end) is not None
