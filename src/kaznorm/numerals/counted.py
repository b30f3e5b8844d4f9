"""Numbers and ranges said aloud, with the suffix, the noun, the magnitude, the unit or the currency behind them.

>>> counted(Seen("10-15 млн теңге"), 0, 0).words, counted(Seen("12-баптың"), 0, 0)
('он-он бес миллион', Said(start=0, end=3, words='он екінші ', reason='ordinal'))
"""

import re

from kaznorm.alphabet import LOWER, UPPER, VOWELS
from kaznorm.numerals import abbreviations
from kaznorm.numerals.abbreviations import ends_sentence
from kaznorm.numerals.amounts import SIGNED, after_space
from kaznorm.numerals.endings import Ending
from kaznorm.numerals.labelled import is_numbered
from kaznorm.numerals.measure import say_unit, with_suffix
from kaznorm.numerals.nouns import counts, is_taken
from kaznorm.numerals.ordinals import (
    HYPHENED,
    are_ordinals,
    counted_years,
    indexed,
    names_year,
    ordinals,
    ranked,
    with_year_word,
)
from kaznorm.numerals.patterns import SPACE as S
from kaznorm.numerals.readings import Figure, figure, groups, joined, torn_figure
from kaznorm.numerals.said import Said, Seen
from kaznorm.numerals.signs import led, signed
from kaznorm.numerals.spell import spell
from kaznorm.numerals.suffixes import Suffix, read
from kaznorm.numerals.units import Unit, read_unit

CURRENCIES = {"$": "доллар", "€": "еуро", "£": "фунт стерлинг", "₸": "теңге", "₽": "рубль", "¥": "юань", "₺": "лира"}
_LETTERS = f"{LOWER}{UPPER}"
_DASH = re.compile(rf"({S}?)[-–—\N{{NON-BREAKING HYPHEN}}]({S}?)(?=[0-9])")
_ROW = re.compile(r"[0-9]+(?:[-–—\N{NON-BREAKING HYPHEN}][0-9]+)+")
_GLUED = re.compile(rf"[{_LETTERS}]+|[A-Za-z]+")
_GLUED_SUFFIX = re.compile(rf"([{LOWER}]{{2,}})(?!\w)")
_MAGNITUDE = re.compile(
    rf"{S}?(?P<name>млн|млрд|трлн)(?![{_LETTERS}])(?:\.(?=-|{S}?[{LOWER}0-9{''.join(CURRENCIES)}]))?"
    rf"(?:-(?P<suffix>[{_LETTERS}]+))?",
    re.IGNORECASE,
)
_MAGNITUDES = {"млн": "миллион", "млрд": "миллиард", "трлн": "триллион"}
_SPELLED = re.compile(rf"{S}(мың|миллион|миллиард|триллион)(?![{_LETTERS}-])", re.IGNORECASE)
_PER_CENT = re.compile(rf"{S}?%(?:{S}?-([{_LETTERS}]{{1,12}})(?!\w))?")
_CUT_SUFFIX = re.compile(rf"\.-([{_LETTERS}]+)(?!\w)")
_APART = re.compile(rf"{S}([ыі]?нш[ыі]|ш[ыі]|сыншы)(?!\w)")
_OF_A_LAW = re.compile("ба[пб]|тарма[қғ]|абзац", re.IGNORECASE)
_TIMES = re.compile(rf"(?:[xхXХ×]|{S}[xх×]{S})(?=[0-9])")
_HALF = re.compile(rf"{S}?([½¼¾])")
_HALVES = {"½": "жарым", "¼": "бүтін төрттен бір", "¾": "бүтін төрттен үш"}
_CUT_WORDS = ("т.", "с.", "л.", "В.")
"""Symbols that stand for other words before a point: `20 т.` are volumes, `212 с.` pages, `14 л.` leaves."""
_WHOLE = re.compile(r"(?<![\d.,])\d{1,4}\Z")
_WON = ("бір", "екі", "үш")
"""Places of which the first three are rather won than seats."""
_LONGEST = 6
_NOUN = re.compile(rf"\w*[{VOWELS}]\w|\w+[{VOWELS}]|\w{{3}}")
"""Letters behind a hyphen that may be a word: not `а`, `нқ`."""
_NAME_BEFORE = re.compile(r"[^\W\d_]-\Z")


def counted(seen: Seen, at: int, start: int, currency: str = "") -> Said | None:
    """What is said for the number at a place, `start` being where its currency sign stands."""
    first = _upper(seen.text, at)
    if first is None:
        return None
    joint = _DASH.match(seen.text, first.end)
    if joint and joint[1] and _NAME_BEFORE.search(seen.text, max(0, at - 2), at):  # АИ-92 – 200 теңге
        joint = None
    second = _upper(seen.text, joint.end()) if joint and len(joint[1]) == len(joint[2]) else None
    if second and _is_short_year(seen.text, first, second):
        second = second._replace(ordinal=spell(int(second.digits), "ordinal"))
    if second and (row := _ROW.match(seen.text, at)) and row.end() > second.end:
        return _row(seen.text, start, row)
    if second is None and first.ordinal and (half := _HALF.match(seen.text, first.end)):
        words = f"{first.readings[0]} {_HALVES[half[1]]}"
        first = first._replace(end=half.end(), readings=(words,), ordinal="")
    said = _tailed(seen, start, [first, second] if second else [first], currency)
    if said is None or said.start != start:
        return said
    said = led(seen.text, said)
    if said.start != start:
        return said
    quantity = seen.around(start)
    return signed(seen.text, said, hyphen_too=quantity is not None and quantity.start == start - 1)


def _is_short_year(text: str, first: Figure, last: Figure) -> bool:
    """Whether the upper end of years begins with a zero: `2001-05 жж.`."""
    long = len(first.digits) == len("2001") and len(last.digits) == len("05") and last.digits[0] == "0"
    return long and names_year(text, last.end)


def _upper(text: str, at: int) -> Figure | None:
    return torn_figure(text, at) or figure(text, at)


def _row(text: str, start: int, row: "re.Match[str]") -> Said:
    """More than two numbers with hyphens between: of a code, or of articles, as in `9-115-2-баптарына`."""
    *before, last = re.split("[^0-9]", row[0])
    number, noun = int(last[-_LONGEST:]), HYPHENED.match(text, row.end())
    if noun is None or read(noun[1].lower(), spell(number).rpartition(" ")[2]):
        return suffixed(text, Said(start, row.end(), groups(row[0]), "code"))
    words = " – ".join([*map(groups, before), spell(number, "ordinal")])
    return Said(start, noun.start(1), f"{words} ", "ordinal")


def suffixed(text: str, said: Said) -> Said:
    """With the suffix behind a hyphen, or right behind, if there is one."""
    found = HYPHENED.match(text, said.end) or _GLUED_SUFFIX.match(text, said.end)
    if found and read(found[1].lower(), said.words.rpartition(" ")[2]):
        return said._replace(end=found.end(), words=with_suffix((said.words,), found[1]))
    return said.apart(text)


def _tailed(seen: Seen, start: int, numbers: list[Figure], currency: str) -> Said | None:
    text, last = seen.text, numbers[-1]
    if are_ordinals(seen, numbers):
        return with_year_word(seen, Said(start, last.end, ordinals(numbers), "ordinal"), last)
    if years := counted_years(text, last):
        return Said(start, years[0], f"{_readings(numbers)[0]} {years[1]}")
    if rank := ranked(text, start, numbers):
        return rank
    if found := HYPHENED.match(text, last.end):
        return _hyphened(seen, start, numbers, found, currency)
    if (times := _TIMES.match(text, last.end)) and len(numbers) == 1:
        return Said(start, times.end(), f"{last.readings[0]} көбейту ")
    glued = _GLUED.match(text, last.end)
    ending = _suffix(last, glued[0]) if glued else None
    if (apart := _APART.match(text, last.end)) and last.ordinal and not currency:
        return with_year_word(seen, Said(start, apart.end(), _with_ending(numbers, apart[1]), "ordinal"))
    if glued and _is_ordinal_suffix(ending) and last.ordinal:
        return Said(start, glued.end(), _with_ending(numbers, glued[0]), "ordinal")
    if glued and ending and len(glued[0]) > 1 and glued[0].islower():
        return Said(start, glued.end(), _with_ending(numbers, glued[0]))
    alone = glued and (glued[0].isascii() or (len(glued[0]) == 1 and glued[0].islower()))
    if alone and not read_unit(text, last.end):  # 4K, 5а
        return None
    if magnitude := _MAGNITUDE.match(text, last.end):
        return _great(text, start, numbers, magnitude, currency)
    if (word := _SPELLED.match(text, last.end)) and (unit := _with_word(text, start, numbers, word, currency)):
        return unit
    return with_unit(text, start, last.end, _readings(numbers), currency)


def _hyphened(seen: Seen, start: int, numbers: list[Figure], found: "re.Match[str]", currency: str) -> Said | None:
    """A suffix, or the noun that is numbered: `12-баптың`; `2-бөлмелі` is two-roomed. Two letters are no noun."""
    text = seen.text
    suffix, last, words = found[1], numbers[-1], _readings(numbers)[0]
    if suffix.lower() == "ақ":
        return Said(start, last.end, words)
    if ending := _suffix(last, suffix):
        said = with_suffix((f"{words} {currency}",), suffix) if currency else _with_ending(numbers, suffix)
        spoken = Said(start, found.end(), said)
        return with_year_word(seen, spoken) if ending.ending == Ending("ordinal") else spoken
    unit = read_unit(text, found.start(1))
    if unit and unit.symbol and 1 < unit.end - unit.start <= len(suffix):
        return with_unit(text, start, last.end, (words,), currency, unit)
    if suffix.islower() and not _NOUN.match(suffix) and not abbreviations.at(text, found.start(1)):
        return None
    if suffix.lower() == "орынды" and words not in _WON and not is_taken(text, found.end()):
        return None
    if last.ordinal and suffix.isupper() and len(suffix) > 1 and is_numbered(text, start):
        return Said(start, found.start(1), f"{words} ")
    if last.ordinal and len(numbers) > 1 and _OF_A_LAW.match(suffix):
        return Said(start, found.start(1), f"{indexed(numbers[0].digits, last.digits)} ", "ordinal")
    if last.ordinal and not counts(suffix.lower()):
        return Said(start, found.start(1), f"{ordinals(numbers)} ", "ordinal")
    return Said(start, found.start(1), f"{words} ")


def _great(text: str, start: int, numbers: list[Figure], found: "re.Match[str]", currency: str) -> Said:
    """`5 млн`, `1,5 млрд-тан`, `$5 млн`."""
    suffix = found["suffix"] or ""
    words = f"{_readings(numbers)[0]} {_MAGNITUDES[found['name'].lower()]}"
    if suffix and not read(suffix.lower(), words.rpartition(" ")[2]):
        return Said(start, found.start("suffix"), f"{words} ")
    if currency:
        return Said(start, found.end(), with_suffix((f"{words} {currency}",), suffix), "money")
    if suffix:
        return Said(start, found.end(), with_suffix((words,), suffix))
    return with_unit(text, start, found.end(), (words,), "").apart(text)


def _with_word(text: str, start: int, numbers: list[Figure], word: "re.Match[str]", currency: str) -> Said | None:
    """`90,3 мың га`, `$5 миллион`: a magnitude that is a word, where a symbol belongs to it."""
    said = with_unit(text, start, word.end(), (f"{_readings(numbers)[0]} {word[1]}",), currency)
    return said if currency or said.end > word.end() else None


def with_unit(
    text: str, start: int, end: int, readings: tuple[str, ...], currency: str, unit: Unit | None = None
) -> Said:
    """A number with its sign before it and its unit behind it; units that are words stay where they are."""
    if currency:
        return Said(start, end, f"{readings[0]} {currency}", "money")
    if cent := _PER_CENT.match(text, end):
        words = f"{readings[0]} {say_unit('%', cent[1] or '')[1]}"
        return signed(text, Said(start, cent.end(), words, "per cent"), hyphen_too=True)
    unit = unit or read_unit(text, after_space(text, end))
    below_zero = unit is not None and unit.kind in SIGNED
    bare = signed(text, Said(start, end, readings[0]).apart(text), hyphen_too=below_zero)
    if unit and text[unit.start : unit.end + 1] in _CUT_WORDS and _WHOLE.search(text, max(0, end - _LONGEST), end):
        return bare
    if unit is None or not (unit.symbol or re.search("[/·*]", text[unit.start : unit.end])):
        return bare
    cut = None if unit.suffix else _CUT_SUFFIX.match(text, unit.end)
    before, word = say_unit(unit.code, cut[1] if cut else unit.suffix)
    if not word:
        return bare
    if unit.kind == "money" and " " in (written := text[unit.start : unit.end]):  # АҚШ долл.
        word = f"{written.rpartition(' ')[0]} {word}"
    stop = cut.end() if cut else unit.end
    if text[stop : stop + 1] == "." and not ends_sentence(text, stop + 1, by_capital=True):
        stop += 1
    said = Said(start, stop, " ".join(filter(None, (before, readings[0], word))), "unit").apart(text)
    return signed(text, said, hyphen_too=below_zero)


def per_cent(text: str, at: int) -> Said | None:
    """A sign that no number stands before."""
    found = _PER_CENT.match(text, at)
    if found is None:
        return None
    space = " " if text[at - 1 : at].isalnum() else ""
    return Said(at, found.end(), space + say_unit("%", found[1] or "")[1], "per cent").apart(text)


def _readings(numbers: list[Figure]) -> tuple[str, ...]:
    first, last = numbers[0].readings[0], numbers[-1]
    return last.readings if len(numbers) == 1 else tuple(joined(first, words) for words in last.readings)


def _suffix(number: Figure, suffix: str) -> Suffix | None:
    return read(suffix.lower(), number.readings[0].rpartition(" ")[2])


def _is_ordinal_suffix(found: Suffix | None) -> bool:
    return found is not None and found.ending.form == "ordinal"


def _with_ending(numbers: list[Figure], suffix: str) -> str:
    last = with_suffix(numbers[-1].readings, suffix)
    if len(numbers) == 1:
        return last
    both = _is_ordinal_suffix(_suffix(numbers[-1], suffix)) and numbers[0].ordinal
    return joined(both or numbers[0].readings[0], last)
