"""What is said for the numbers, units, signs and abbreviations of a text, with their suffixes on the last word.

>>> [said.words for said in aloud("31,5%-ды, 817-інің, 2022 жылғы 1 наурызда, 38,0 км²-ге, XXXIII съезд т.б.")]
... # doctest: +NORMALIZE_WHITESPACE
['отыз бір бүтін оннан бес пайызды', 'сегіз жүз он жетісінің', 'екі мың жиырма екінші', 'бірінші',
 'отыз сегіз бүтін оннан нөл шаршы километрге', 'отыз үшінші', 'тағы басқа.']
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from kaznorm.alphabet import LOWER, UPPER
from kaznorm.numerals import abbreviations
from kaznorm.numerals.codes import code_end
from kaznorm.numerals.dates import MONTHS
from kaznorm.numerals.digits import roman
from kaznorm.numerals.readings import Figure, clock, date, dotted, figure, groups, joined
from kaznorm.numerals.measure import say_unit, with_suffix
from kaznorm.numerals.quantities import find_quantities
from kaznorm.numerals.quantity import Quantity
from kaznorm.numerals.spell import spell
from kaznorm.numerals.suffixes import read
from kaznorm.numerals.units import SPACE as S, Unit, read_unit

_L = f"{LOWER}{UPPER}"
_CURRENCY = {"$": "доллар", "€": "еуро", "£": "стерлинг", "₸": "теңге", "₽": "рубль", "¥": "юань", "₺": "лира"}
_SIGNS = "".join(_CURRENCY)
_START = re.compile(
    rf"\d|[½¼¾]|[{_SIGNS}](?={S}?\d)|[№§]|(?<![\w-])[IVXLCDMХІМС]+(?!\w)|(?<![\w.])(?:{abbreviations.pattern()})(?!\w)",
    re.IGNORECASE,
)
_DASH = re.compile(rf"({S}?)[-–—\N{{NON-BREAKING HYPHEN}}]({S}?)(?=\d)")
_HYPHENED = re.compile(rf"[-\N{{NON-BREAKING HYPHEN}}]([{_L}]+)(?!\w)")
_GLUED = re.compile(rf"[{_L}]+")
_MAGNITUDE = re.compile(rf"{S}?(млн|млрд|трлн)(\.(?=-|{S}?[{LOWER}\d{_SIGNS}]))?(?![{_L}])(?:-([{_L}]+))?", re.IGNORECASE)
_MAGNITUDES = {"млн": "миллион", "млрд": "миллиард", "трлн": "триллион"}
_PER_CENT = re.compile(rf"{S}?%(?:{S}?-([{_L}]{{1,12}})(?!\w))?")
_MONTH = re.compile(rf"(?:{S}|-)(?:{'|'.join(MONTHS)}|қыркүйег)", re.IGNORECASE)
_CUT = re.compile(rf"{S}?(жж|ж|ғғ|ғ|гг|г)\b(\.?)")
_CUT_WORDS = {"ж": "жыл", "г": "жыл", "жж": "жылдар", "гг": "жылдар", "ғ": "ғасыр", "ғғ": "ғасырлар"}
_CUT_WITHIN = {"ж": "жылы", "г": "жылы", "жж": "жылдары", "гг": "жылдары", "ғ": "ғасырда", "ғғ": "ғасырларда"}
_YEAR_NEXT = re.compile(rf"{S}?-?{S}?(?:жыл|ж\.|ж\b|г\.)")
_DAY_NEXT = re.compile(rf"{S}\d{{1,2}}(?:-\d+)?(?:{S}|-)(?:{'|'.join(MONTHS)})|{S}(?:{'|'.join(MONTHS)})", re.IGNORECASE)
_LISTED = re.compile(rf"(?:,{S}?\d+|{S}(?:және|мен|бен|пен|немесе){S}\d+)+-([{LOWER}]{{3,}})")
_QUALITY = re.compile(r"(?:л[ыі]|[лдт][ыі]қ|[лдт][ыі]к)\Z")
_FRACTION = re.compile(r"(\d{1,3})/(\d{1,3})(?![\w/])")
_SIGN_WORDS = {"+": "плюс ", "\N{MINUS SIGN}": "минус ", "-": "минус ", "±": "плюс-минус "}
_VULGAR = {"½": "жарты", "¼": "ширек", "¾": "төрттен үш"}
_ROMAN = re.compile(r"[IVXLCDMХІМС]+")
_ROMANS = re.compile(rf"{S}?[-–—]{S}?([IVXLCDMХІМС]+)(?!\w)")
_PHONE_SHAPE = re.compile(r"[\d\s()+-]{9,}\Z")


class Said(NamedTuple):
    """What is said for a stretch of a text."""

    start: int
    end: int
    words: str
    reason: str = "number"


def aloud(text: str) -> Iterator[Said]:
    """Stretches and their words, in order and disjoint. Words between them stay as they are.

    Left alone: digits in words with Latin letters (`COVID-19`, `H2O`), and `бір`, which is a word already.
    """
    reader = _Reader(text)
    at = 0
    while found := _START.search(text, at):
        said = reader.at(found)
        if said is not None and said.start >= at:
            yield said
        at = max(said.end if said else _past(text, found), at + 1)


def _past(text: str, found: "re.Match[str]") -> int:
    """The end of a word that is left alone."""
    end = found.end()
    while end < len(text) and text[end].isdigit():
        end += 1
    return end


class _Reader:
    """A text, and the quantities in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.quantities = find_quantities(text)
        self.starts = [quantity.start for quantity in self.quantities]

    def around(self, at: int) -> Quantity | None:
        """The quantity that a place is part of."""
        index = bisect_right(self.starts, at) - 1
        quantity = self.quantities[index] if index >= 0 else None
        return quantity if quantity and at < quantity.end else None

    def at(self, found: "re.Match[str]") -> Said | None:
        """What is said for what begins where the pattern was found."""
        text, start = self.text, found.start()
        first = text[start]
        if first.isdecimal():
            return self._digits(start) if first.isascii() else None
        if first in _VULGAR:
            return Said(start, start + 1, _VULGAR[first])
        if first in _CURRENCY:
            return self._money(start, _CURRENCY[first])
        if first in "№§":
            return self._sign(start, "нөмір" if first == "№" else "параграф")
        if abbreviation := abbreviations.at(text, start):
            return Said(*abbreviation, "abbreviation")
        return self._roman(start)

    def _sign(self, start: int, word: str) -> Said:
        end = start + 1
        space = "" if self.text[end : end + 1] in ("", " ", "\n") else " "
        return Said(start, end, word + space, "sign")

    def _money(self, start: int, word: str) -> Said | None:
        at = start + 1 + (not self.text[start + 1].isdecimal())
        return self._counted(at, start, word)

    def _roman(self, start: int) -> Said | None:
        """`XXXIII съезд`, `XIX-XX ғасырларда`: what `find_quantities` takes for a numeral."""
        quantity = self.around(start)
        found = _ROMAN.match(self.text, start)
        if quantity is None or found is None or quantity.start != start or found[0] != found[0].upper():
            return None
        n = roman(found[0])
        if not n:
            return None
        end, words = found.end(), spell(n, "ordinal")
        if (last := _ROMANS.match(self.text, end)) and (m := roman(last[1])):
            end, words = last.end(), joined(words, spell(m, "ordinal"))
        if suffix := _HYPHENED.match(self.text, end):
            ending = read(suffix[1].lower(), words.rpartition(" ")[2])
            if ending is None:
                return Said(start, suffix.start() + 1, f"{words} ", "Roman numeral")
            words = words if ending.ending.form == "ordinal" else with_suffix((words,), suffix[1])
            end = suffix.end()
        return self._with_cut(Said(start, end, words, "Roman numeral"))

    def _digits(self, start: int) -> Said | None:
        text = self.text
        before = text[start - 1 : start]
        if before.isalpha() and before.isascii():
            return None
        whole = date(text, start)
        if whole or (whole := clock(text, start)):
            return self._suffixed(start, *whole, "date" if "/" in text[start : whole[0]] else "time")
        code = code_end(text, start)
        if code and _PHONE_SHAPE.match(text[start:code]):
            return self._phone(start, code)
        if (points := dotted(text, start)) and (code or text[start : points[0]].count(".") > 1):
            return self._suffixed(start, *points, "number")
        if fraction := _FRACTION.match(text, start):
            return self._fraction(start, fraction)
        return self._counted(start, start)

    def _suffixed(self, start: int, end: int, words: str, reason: str) -> Said:
        found = _HYPHENED.match(self.text, end)
        if found and read(found[1].lower(), words.rpartition(" ")[2]):
            return Said(start, found.end(), with_suffix((words,), found[1]), reason)
        return self._apart(Said(start, end, words, reason))

    def _phone(self, start: int, end: int) -> Said:
        first = start
        while first and self.text[first - 1] in "+(" and start - first < 2:
            first -= 1
        plus = "плюс " if "+" in self.text[first:start] else ""
        return self._suffixed(first, end, plus + groups(self.text[start:end]), "telephone or code")

    def _fraction(self, start: int, found: "re.Match[str]") -> Said:
        above, below = int(found[1]), int(found[2])
        if 0 < above < below:
            words = f"{with_suffix((spell(below),), 'нан')} {spell(above)}"
        else:
            words = f"{spell(above)} бөлшек {spell(below)}"
        return self._with_unit(start, found.end(), (words,), "")

    def _counted(self, at: int, start: int, currency: str = "") -> Said | None:
        """A number or a range, with what follows it."""
        first = figure(self.text, at)
        if first is None:
            return None
        numbers = [first]
        joint = _DASH.match(self.text, first.end)
        if joint and len(joint[1]) == len(joint[2]) and (second := figure(self.text, joint.end())):
            if (more := _DASH.match(self.text, second.end)) and not more[1]:
                row = re.compile(r"\d+(?:[-–]\d+)+").match(self.text, at)
                return self._suffixed(start, row.end(), groups(row[0]), "code") if row else None
            numbers.append(second)
        elif joint is None and self.text[first.end : first.end + 1] in tuple("½¼¾") and first.ordinal:
            half = self.text[first.end] == "½"
            words = f"{first.readings[0]} {'жарым' if half else 'бүтін ' + _VULGAR[self.text[first.end]]}"
            numbers = [first._replace(end=first.end + 1, readings=(words,), ordinal="")]
        return self._tailed(start, numbers, currency)

    def _tailed(self, start: int, numbers: list[Figure], currency: str) -> Said | None:
        text, end = self.text, numbers[-1].end
        if self._is_ordinal(numbers):
            return self._with_cut(Said(start, end, _ordinals(numbers), "ordinal"), numbers[-1])
        if found := _HYPHENED.match(text, end):
            return self._hyphened(start, numbers, found, currency)
        glued = _GLUED.match(text, end)
        if glued and (ending := read(glued[0].lower(), numbers[-1].readings[0].rpartition(" ")[2])):
            if ending.ending.form == "ordinal" and numbers[-1].ordinal:
                return Said(start, glued.end(), _with_ending(numbers, glued[0]), "ordinal")
        if listed := _LISTED.match(text, end):
            if not read(listed[1].lower(), "бір") and len(numbers) == 1 and numbers[0].ordinal:
                return Said(start, end, _ordinals(numbers), "ordinal")
        readings = _ranged(numbers)
        magnitude = _MAGNITUDE.match(text, end)
        if magnitude is None:
            return self._with_unit(start, end, readings, currency)
        words, suffix = f"{readings[0]} {_MAGNITUDES[magnitude[1].lower()]}", magnitude[3] or ""
        if suffix and not read(suffix.lower(), words.rpartition(" ")[2]):
            return Said(start, magnitude.start(3) - 1, words + " ")
        end = magnitude.end()
        if suffix and not currency:
            return Said(start, end, with_suffix((words,), suffix))
        if currency:
            return Said(start, end, with_suffix((f"{words} {currency}",), suffix), "money")
        return self._with_unit(start, end, (words,), "", dotted=bool(magnitude[2]))

    def _is_ordinal(self, numbers: list[Figure]) -> bool:
        """Whether a number is a day, a year or a century."""
        first, last = numbers[0], numbers[-1]
        if not (first.ordinal and last.ordinal):
            return False
        if _MONTH.match(self.text, last.end) and len(last.digits) < 3:
            return True
        quantity = self.around(first.start)
        if quantity is None or quantity.kind not in ("year", "century", "date") or quantity.end < last.end:
            return False
        if quantity.kind == "date":
            return True
        return quantity.end > last.end and not quantity.text[last.end - quantity.start :].startswith("/")

    def _with_cut(self, said: Said, year: Figure | None = None) -> Said:
        """With what `ж.` and `ғ.` stand for behind an ordinal, and жыл behind a year that ends a date."""
        text = self.text
        quantity = self.around(said.start)
        found = _CUT.match(text, said.end)
        if found and (found[2] or quantity):
            if _DAY_NEXT.match(text, found.end()):
                word = "жылғы"
            else:
                within = re.compile(rf"{S}[{LOWER}]").match(text, found.end())
                word = (_CUT_WITHIN if within else _CUT_WORDS)[found[1]]
            dot = "." if found[2] and abbreviations.ends_sentence(text, found.end(), False) else ""
            return Said(said.start, found.end(), f"{said.words} {word}{dot}", said.reason)
        if suffix := _HYPHENED.match(text, said.end):
            if ending := read(suffix[1].lower(), said.words.rpartition(" ")[2]):
                words = said.words if ending.ending == ("ordinal", False, None, "nominative") else ""
                words = words or with_suffix((said.words,), suffix[1])
                return Said(said.start, suffix.end(), words, said.reason)
            return Said(said.start, suffix.start() + 1, f"{said.words} ", said.reason)
        if year and len(year.digits) == 4 and quantity and quantity.kind == "date" and quantity.start < said.start:
            if not _YEAR_NEXT.match(text, said.end):
                return Said(said.start, said.end, f"{said.words} жыл", said.reason)
        return self._apart(said)

    def _hyphened(self, start: int, numbers: list[Figure], found: "re.Match[str]", currency: str) -> Said | None:
        """A suffix, or the noun of an ordinal: `12-баптың`, but `2-бөлмелі` is two-roomed."""
        suffix, end = found[1], found.end()
        last = numbers[-1]
        if suffix.lower() == "ақ":
            return Said(start, last.end, _ranged(numbers)[0])
        if read(suffix.lower(), last.readings[0].rpartition(" ")[2]):
            words = _with_ending(numbers, suffix)
            if currency:
                words = with_suffix((f"{_ranged(numbers)[0]} {currency}",), suffix)
            return Said(start, end, words)
        if (unit := read_unit(self.text, found.start(1))) and unit.symbol and unit.end <= end:
            return self._with_unit(start, last.end, _ranged(numbers), currency, unit=unit)
        if last.ordinal and not _QUALITY.search(suffix):
            return Said(start, found.start(1), f"{_ordinals(numbers)} ", "ordinal")
        return Said(start, found.start(1), f"{_ranged(numbers)[0]} ")

    def _with_unit(
        self, start: int, end: int, readings: tuple[str, ...], currency: str, *, dotted: bool = False, unit: Unit | None = None
    ) -> Said:
        """A number with the symbol of its unit, its sign before it."""
        text = self.text
        if currency:
            return Said(start, end, f"{readings[0]} {currency}", "money")
        if cent := _PER_CENT.match(text, end):
            words = f"{readings[0]} {say_unit('%', cent[1] or '')[1]}"
            return self._signed(Said(start, cent.end(), words, "per cent"), True)
        space = re.compile(S).match(text, end)
        unit = unit or read_unit(text, space.end() if space else end)
        if unit is None or not (unit.symbol or re.search("[/·*]", text[unit.start : unit.end])):
            return self._signed(self._apart(Said(start, end, readings[0])), False)
        before, word = say_unit(unit.code, unit.suffix)
        if not word:
            return self._signed(self._apart(Said(start, end, readings[0])), False)
        words = " ".join(filter(None, (before, readings[0], word)))
        stop = unit.end
        if text[stop : stop + 1] == "." and not abbreviations.ends_sentence(text, stop + 1, True):
            stop += 1
        return self._signed(self._apart(Said(start, stop, words, "unit")), unit.kind == "temperature")

    def _signed(self, said: Said, hyphen_too: bool) -> Said:
        """With the sign before a number; a hyphen is one only before degrees and per cent."""
        sign = self.text[said.start - 1 : said.start]
        if sign not in _SIGN_WORDS or (sign == "-" and not hyphen_too):
            return said
        if said.start > 1 and not (self.text[said.start - 2].isspace() or self.text[said.start - 2] == "("):
            return said
        return Said(said.start - 1, said.end, _SIGN_WORDS[sign] + said.words, said.reason)

    def _apart(self, said: Said) -> Said:
        """With a space before letters that stood right behind the digits."""
        follows = self.text[said.end : said.end + 1]
        return said._replace(words=f"{said.words} ") if follows.isalnum() else said


def _ranged(numbers: list[Figure]) -> tuple[str, ...]:
    if len(numbers) == 1:
        return numbers[0].readings
    return tuple(joined(numbers[0].readings[0], last) for last in numbers[1].readings)


def _ordinals(numbers: list[Figure]) -> str:
    words = [number.ordinal for number in numbers]
    return words[0] if len(words) == 1 else joined(*words)


def _with_ending(numbers: list[Figure], suffix: str) -> str:
    last = with_suffix(numbers[-1].readings, suffix)
    if len(numbers) == 1:
        return last
    found = read(suffix.lower(), numbers[-1].readings[0].rpartition(" ")[2])
    both = found is not None and found.ending.form == "ordinal" and numbers[0].ordinal
    return joined(numbers[0].ordinal if both else numbers[0].readings[0], last)
