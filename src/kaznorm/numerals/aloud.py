"""What is said for the numbers, units, signs and abbreviations of a text, with their suffixes on the last word.

>>> [said.words for said in aloud("31,5%-ды, 817-інің, 2022 жылғы 1 наурызда, 38,0 км²-ге, XXXIII съезд т.б.")]
... # doctest: +NORMALIZE_WHITESPACE
['отыз бір бүтін оннан бес пайызды', 'сегіз жүз он жетісінің', 'екі мың жиырма екінші', 'бірінші',
 'отыз сегіз бүтін оннан нөл шаршы километрге', 'отыз үшінші', 'тағы басқа.']
"""

import re
from collections.abc import Iterator

from kaznorm.numerals import abbreviations
from kaznorm.numerals.amounts import after_space
from kaznorm.numerals.codes import code_end, is_labelled
from kaznorm.numerals.counted import CURRENCIES, counted, per_cent, suffixed, with_unit
from kaznorm.numerals.digits import roman
from kaznorm.numerals.endings import Ending, inflect
from kaznorm.numerals.measure import say_unit, with_suffix
from kaznorm.numerals.numbered import numbered
from kaznorm.numerals.ordinals import HYPHENED, cut_after, governed, names_year, with_year_word
from kaznorm.numerals.patterns import SPACE as S
from kaznorm.numerals.ranges import signed_span
from kaznorm.numerals.readings import clock, date, dotted, groups, is_one_row, joined, row_end
from kaznorm.numerals.said import Said, Seen
from kaznorm.numerals.schedule import are_hours, is_listed, might_be_time
from kaznorm.numerals.signs import with_signs
from kaznorm.numerals.spell import spell
from kaznorm.numerals.unit_table import lookup
from kaznorm.numerals.units import read_unit
from kaznorm.numerals.unsaid import unsaid
from kaznorm.numerals.whole import whole

_ROMAN_LETTERS = "IVXLCDMХІМС"
# Where something may begin; each pattern begins with one character, so that the search for it is fast.
_STARTS = [
    re.compile(pattern)
    for pattern in (
        "[0-9]+",
        "[½¼¾№§%]",
        rf"[{''.join(CURRENCIES)}](?={S}?[0-9])",
        rf"[{_ROMAN_LETTERS}]+(?!\w)",
        r"[МмТт](?:лн|лрд|рлн)(?!\w)",
    )
]
_DOT = re.compile(r"\.")
_LAST_WORD = re.compile(r"(?<![\w.-])[^\W\d_]{1,6}\Z")
_ROMAN = re.compile(f"[{_ROMAN_LETTERS}]+")
_ROMAN_NEXT = re.compile(rf"{S}?[-–—]{S}?([{_ROMAN_LETTERS}]+)(?!\w)")
_ERA_BEHIND = re.compile(
    rf"(?:[0-9]{{1,4}}|[IVXХІ]{{1,7}})(?:{S}?[-–—]{S}?(?:[0-9]{{1,4}}|[IVXХІ]{{1,7}}))?{S}?(?:жж?|ғғ?)\.{S}б\.{S}?[зд]\.{S}?[бд]\."
)
_LONGEST_CUT = 8  # letters of an abbreviation and what stands before
_HOURS = re.compile(rf"([01]?[0-9]|2[0-4])(\.|:{S})([0-5][0-9])(?!\d|[.,]\d)")
_NEAR = 80
_CURRENCY_BEFORE = re.compile(rf"(?<![A-Za-z])([A-Z]{{3}}){S}\Z")
_LATIN = re.compile(r"[A-Za-z][#/+&]?\Z")
_RUSSIAN_MONTH = "(?:(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр|ма)я|(?:март|август)а)"
_RUSSIAN_NEXT = re.compile(rf"[0-9]+{S}(?:{_RUSSIAN_MONTH}|год(?:а|у|ах|ов)?)(?!\w)", re.IGNORECASE)
_RUSSIAN_BEFORE = re.compile(rf"(?<!\w){_RUSSIAN_MONTH}{S}\Z", re.IGNORECASE)
_MINUS = re.compile(r"(?:\A|[\s(])[-\N{MINUS SIGN}]\Z")
_COUNTED = re.compile(rf"{S}?[^\W\d_]")
_TIMES_APART = re.compile(rf"[0-9]{{1,2}}\.[0-5][0-9]{S}?[-–—]{S}?[0-9]{{1,2}}\.[0-5][0-9]")
_LONGEST_MONTH = 10
_TIMES = re.compile("[0-9]x")
_PHONE = re.compile(r"[\d\s()+-]{9,}\Z")
_GROUPS_NEXT = re.compile(rf"(?<=[0-9])(?:{S}[0-9]{{3}}(?!\d))+")
_CODE = re.compile(r"[\d\s()-]+")
_SMALL = {"½": "жарты", "¼": "ширек", "¾": "төрттен үш"}
_NAMES = {"№": "нөмір", "§": "параграф"}


def aloud(text: str) -> Iterator[Said]:
    """Stretches and their words, in order and disjoint. Words between them stay as they are.

    The number of an act, `211-VIII`, is read as two. Left alone: digits beside Latin letters (`H2O`, `4K`), equations,
    digits that aren't ASCII's, and words of which a part can't be read.
    """
    return whole(text, _parts(text))


def _parts(text: str) -> Iterator[Said]:
    """What is said for each part of a text, whatever stands beside it."""
    seen = Seen(text)
    done = 0
    for start in _starts(text):
        if start < done:
            continue
        if era := _ERA_BEHIND.match(text, start):
            done = era.end()
            continue
        at = _number_at(text, start)
        kept = unsaid(text, at) if text[at].isdecimal() else None
        if kept and not _power(text, at):
            groups_next = _GROUPS_NEXT.match(text, kept)
            done = groups_next.end() if groups_next else kept
            continue
        said = _said(seen, start)
        if said and said.reason in ("number", "code") and (kept := _unsure(text, start, said)):
            done = kept
        elif said is None:
            done = row_end(text, at)
        elif said.start >= done:
            yield said
            done = said.end


def _number_at(text: str, start: int) -> int:
    """Where the number stands of which a currency sign does."""
    return start if text[start] not in CURRENCIES else start + 1 + (not text[start + 1].isdecimal())


def _unsure(text: str, start: int, said: Said) -> int | None:
    """The end of what may be a time of day, two times, or degrees below zero: `8.00-8.45`, `Абай -8`."""
    if _TIMES_APART.fullmatch(text, start, said.end):
        return said.end
    if said.start == start and _MINUS.search(text, max(0, start - 2), start) and not _COUNTED.match(text, said.end):
        return said.end
    return might_be_time(text, start)


def _starts(text: str) -> list[int]:
    """The places where something may begin that isn't said as it is written."""
    found = {match.start() for pattern in _STARTS for match in pattern.finditer(text)}
    for dot in _DOT.finditer(text):
        word = _LAST_WORD.search(text[max(0, dot.start() - _LONGEST_CUT) : dot.start()])
        if word and word[0].lower() in abbreviations.first_words():
            found.add(dot.start() - len(word[0]))
    return sorted(found)


def _said(seen: Seen, start: int) -> Said | None:
    """What is said for what begins at a place."""
    first = seen.text[start]
    if first.isdecimal():
        return _digits(seen, start)
    if first in _SMALL:
        if HYPHENED.match(seen.text, start + 1):
            return suffixed(seen.text, Said(start, start + 1, _SMALL[first]))
        return with_unit(seen.text, start, start + 1, (_SMALL[first],), "")
    if first in CURRENCIES:
        if seen.text[start - 1 : start].isalpha():  # A$50
            return None
        return counted(seen, _number_at(seen.text, start), start, CURRENCIES[first])
    if first == "%":
        return per_cent(seen.text, start)
    if first in _NAMES:
        behind_word = seen.text[start - 1 : start].isalnum() or seen.text[start - 1 : start] == "_"
        end, name = start + 1, _NAMES[first]
        if seen.text.startswith(first, end):
            end, name = end + 1, inflect(name, Ending(plural=True))
        return Said(start, end, " " * behind_word + name, "sign").apart(seen.text)
    if start and (seen.text[start - 1].isalnum() or seen.text[start - 1] in "_.-"):
        return None
    if abbreviation := abbreviations.at(seen.text, start):
        return Said(*abbreviation, "abbreviation")
    return _roman(seen, start)


def _roman(seen: Seen, start: int) -> Said | None:
    """`XXXIII съезд`, `XIX-XX ғасырларда`: what `find_quantities` takes for a numeral."""
    quantity, found = seen.around(start), _ROMAN.match(seen.text, start)
    if quantity is None or found is None or quantity.start != start:
        return None
    n = roman(found[0])
    if not n:
        return None
    end, words = found.end(), spell(n, "ordinal")
    if (last := _ROMAN_NEXT.match(seen.text, end)) and (m := roman(last[1])):
        end, words = last.end(), joined(words, spell(m, "ordinal"))
    return with_year_word(seen, Said(start, end, words, "Roman numeral"))


def _digits(seen: Seen, start: int) -> Said | None:
    text, before = seen.text, seen.text[start - 1 : start]
    if power := _power(text, start):
        return power
    if _RUSSIAN_NEXT.match(text, start) or _RUSSIAN_BEFORE.search(text[max(0, start - _LONGEST_MONTH) : start]):
        return None
    latin = _LATIN.search(text, max(0, start - 2), start) and not _TIMES.search(text, max(0, start - 2), start)
    if latin or before == "=":
        return None
    if (signs := signed_span(text, start)) and (said := with_signs(text, signs)):
        return said
    if found := date(text, start):
        return _date(text, start, *found)
    if time := clock(text, start) or _hours(seen, start):
        return suffixed(text, Said(start, *time, "time"))
    if named := numbered(text, start):
        return named
    code = _code_end(text, start)
    if code and _is_labelled(text, start, code):
        return _phone(text, start, code)
    if is_one_row(text, start):
        return None
    if code and _PHONE.match(text[start:code]):
        return _phone(text, start, code)
    points = dotted(text, start)
    if points and (text.count(".", start, points[0]) > 1 or (code and not _is_rate(text, start))):
        return suffixed(text, Said(start, *points, "code"))
    return counted(seen, start, start)


def _is_rate(text: str, start: int) -> bool:
    """Whether the code of a currency stands before a number: `USD / KZT 444.32`."""
    before = _CURRENCY_BEFORE.search(text, max(0, start - _LONGEST_CUT), start)
    currency = lookup(before[1]) if before else None
    return currency is not None and currency.row.kind == "money"


def _code_end(text: str, start: int) -> int | None:
    """Where a code ends, looked for in the neighbourhood: a token may be endless."""
    first = max(0, start - _NEAR)
    end = code_end(text[first : start + _NEAR], start - first)
    return first + end if end else None


def _is_labelled(text: str, start: int, end: int) -> bool:
    """Whether many digits are a code by the label before them: `тел. 2501234`, `пошта индексі 160012`."""
    many = _CODE.fullmatch(text, start, end) and sum(map(str.isdecimal, text[start:end])) > len("2025")
    return bool(many) and is_labelled(text, start) and read_unit(text, after_space(text, end)) is None


def _power(text: str, at: int) -> Said | None:
    """`км2`, whose digit is part of a unit."""
    if not text[at - 1 : at].isalpha():
        return None
    word = _LAST_WORD.search(text, max(0, at - _LONGEST_CUT), at)
    unit = read_unit(text, word.start()) if word else None
    if unit is None or unit.end != at + 1 + len(unit.suffix) + bool(unit.suffix):
        return None
    return Said(unit.start, unit.end, " ".join(filter(None, say_unit(unit.code, unit.suffix))), "unit")


def _date(text: str, start: int, end: int, words: str) -> Said:
    if cut := cut_after(text, end):
        return Said(start, cut[0], with_suffix((words,), governed(text, cut[0])) + cut[1], "date")
    if names_year(text, end) and (again := date(text, start, year_last=True)):
        return Said(start, *again, "date")
    said = suffixed(text, Said(start, end, words, "date"))
    return said._replace(words=with_suffix((words,), governed(text, end))) if said.end == end else said


def _hours(seen: Seen, start: int) -> tuple[int, str] | None:
    """`16.00-де`, `19: 00-де`, where that is a time of day."""
    found = _HOURS.match(seen.text, start)
    if found is None:
        return None
    if is_listed(seen.text, start) or (found[2] == "." and are_hours(seen.text, start)):
        return found.end(), groups(found[0])
    quantity = seen.around(start)
    timed = quantity is not None and quantity.kind == "time"
    if not timed and not (found[2] == "." and found[3].endswith("0") and HYPHENED.match(seen.text, found.end())):
        return None
    return found.end(), groups(found[0])


def _phone(text: str, start: int, end: int) -> Said:
    first = start
    while first and text[first - 1] in "+(" and start - first < len("+("):
        first -= 1
    plus = "плюс " if "+" in text[first:start] else ""
    return suffixed(text, Said(first, end, plus + groups(text[start:end]), "telephone or code"))
