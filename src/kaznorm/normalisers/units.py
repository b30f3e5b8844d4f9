"""`units`: one written form for each unit and currency."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from kaznorm.alphabet import CAPITALS, NBSP
from kaznorm.edits import Edit
from kaznorm.figures import compiled, figures, harmless, is_settled, number_start
from kaznorm.glance import DIGIT, glance
from kaznorm.lazily import lazily
from kaznorm.marks import Gap, edits_of
from kaznorm.normaliser import Normaliser, option
from kaznorm.numerals.figured import quantity_at
from kaznorm.numerals.patterns import SPACE
from kaznorm.numerals.unit_table import is_symbol
from kaznorm.numerals.units import POWER_AFTER, POWER_BEFORE, Unit, read_unit, symbol_end
from kaznorm.tokens import Scan, scan

_LAST_DIGIT = compiled(
    "0(?!0)(?=[ _]?(?:(?:мың|млн|млрд|трлн)\\.?[ _]?)?(?:"
    "[кК](?:в|уб)[. _]|ш\\.|ш м|(?:шаршы|текше)[ _][ксмд]?м(?![а-я])|[ксмд]?м(?:\\^?0|[. _]{0,2}(?:кв|куб))"
    "|[а-я]{1,4}/[ксмд]?м(?:\\^?0)|[кК]?[вВ]т(?:.{1,3})[сС]ағ|[оo][СC](?![a-zа-я])|[˚⁰][СC]|°[ _]?[cсС]|°[ _][C]|[ _]°"
    "|[а-яА-Я]{1,5}(?: /|/ )|[а-яА-Я]{2,4}\\.(?:[а-я,;:)»-]|[ _][а-я])(?<!ж\\..)(?<!ж\\...))"
    "|[а-яА-Я]{1,4}(?![а-я])|_[а-яА-Я]{1,4}(?![а-я])|[ _]°[CСс]|[$€₸₽])"
)
_EVERY_DIGIT = compiled("0(?!0)")
_MAGNITUDE = lazily(rf"{SPACE}?(?:мың|млн|млрд|трлн)\.?(?=[^\W\d_]|{SPACE}){SPACE}?", re.IGNORECASE)
_SPACE = lazily(SPACE)
_ENERGY = lazily(rf"[кК][Вв]т{SPACE}?[-–/.·*⋅•]{SPACE}?[Сс]ағ|кВт{SPACE}сағ(?![^\W\d_])")
_DEGREES = lazily(rf"[°º]{SPACE}?[CСcс]|[оo˚⁰][CС]")
_LENGTH = lazily("[ксмд]?м")
_SLASH = lazily(rf"{SPACE}?/{SPACE}?|\.(?=сағ)")
_SMALL = f"[^\\W\\d_A-Z{CAPITALS}]"
_AFTER_DOT = lazily(rf"\.(?:(?=[,;:)»]|-[^\W\d_]|{SPACE}{_SMALL})|(?P<glued>)(?={_SMALL}[^\W\d_]))")
_CURRENCY_END = lazily(r"(?![\w$€₸₽]|[-–—]\d)")
_GLUED_ALONE = frozenset({"m", "m2", "m3"})
"""Symbols of one letter that may stand right behind their number; `5г` or `5а` may be a class."""
_CUT = ("долл", "руб")
"""Words cut short keep their point."""
_OPERATORS = "$%"


@dataclass(frozen=True)
class Units(Normaliser):
    """Writes each unit one way, as Kazakh does: `38,0 кв.км` becomes `38,0 км²`, `30гб` `30 гб`.

    Squares and cubes of symbols get their power (`куб м`, `м3`), a symbol one space before it and no point behind
    it, degrees Celsius neither (`25 °С`, with a Cyrillic letter, and `25оС` become `25°C`), kilowatt-hours
    (`5 кВт/сағ`) a hyphen. Only what a number stands before is touched. No value changes, and no unit becomes
    another. Units spelled out, latitudes (`43° с. е.`), Latin symbols, a point that may end a sentence, a lone letter
    behind a number (`5г`) or before a point (`212 с., ил.`), code, tables and passages in Russian stay.

    >>> [edit.new for edit in Units().find("38,0 кв.км, 1,5 куб км, 20 мин. сайын, 30гб, 16 °С-қа")]
    ['км²,', 'км³,', 'мин', '30 гб,', '16°C-қа']
    """

    name: ClassVar[str] = "units"
    min_confidence: float = option(0.9, "edits less sure than this are only suggested", low=0, high=1)
    space: str = option(
        "space", "what parts a number from its unit: 'nbsp' keeps them on one line", choices=("space", "nbsp")
    )
    tenge: str = option("keep", "'word' writes `тг` and `₸` as `теңге`", choices=("keep", "word"))

    def concerns(self, text: str) -> bool:
        """Whether there are digits."""
        return glance(text).has(DIGIT)

    def find(self, text: str) -> Iterator[Edit]:
        """One edit for each written unit that changes, with its number where they were not parted."""
        seen = scan(text)
        codes = figures(seen)
        if b"0" not in codes:
            return
        gaps: list[Gap] = []
        pattern = _LAST_DIGIT if (self.space, self.tenge) == ("space", "keep") else _EVERY_DIGIT
        for match in pattern.finditer(codes):
            found = self._gaps(text, match.end())
            if found and found[0].start >= (gaps[-1].end if gaps else 0) and not self._stays(seen, match.end() - 1):
                gaps += found
        if gaps:
            yield from edits_of(text, harmless(text, gaps))

    def _stays(self, seen: Scan, last: int) -> bool:
        start = number_start(seen.text, last)
        return seen.text[max(0, start - 1) : start] in tuple(_OPERATORS) or is_settled(seen, start, last + 1)

    def _gaps(self, text: str, end: int) -> list[Gap]:
        """What changes between the end of a number's digits and the end of its unit."""
        magnitude = _MAGNITUDE.match(text, end)
        gap = None if magnitude else _SPACE.match(text, end)
        at = magnitude.end() if magnitude else gap.end() if gap else end
        unit = read_unit(text, at)
        if unit is None or not _is_symbol(text, unit) or text[unit.end : unit.end + 1].isalnum():
            return []
        body = symbol_end(text, unit)
        old = text[unit.start : body]
        new, reason = _written(old)
        if self.tenge == "word" and old in ("тг", "₸"):
            new, reason, body = f"теңге{unit.suffix}", "word of a currency", unit.end
        gaps = [] if magnitude else list(self._space(text, end, unit))
        if new != old:
            gaps.append(Gap(unit.start, body, new, 0.95, reason))
        if not unit.suffix:
            gaps += _point(text, unit.end, old)
        return gaps if gaps and _counts(text, end, unit) else []

    def _space(self, text: str, end: int, unit: Unit) -> Iterator[Gap]:
        """The space before a unit: one, or none before degrees."""
        if unit.kind in ("angle", "percent") or text[unit.start] in "%‰":
            return
        here, is_degree = text[end : unit.start], unit.code == "Cel" and unit.symbol
        right = "" if is_degree else NBSP if self.space == "nbsp" else " "
        lone = symbol_end(text, unit) - unit.start == 1 and unit.code not in _GLUED_ALONE and unit.kind != "money"
        if here != right and (here or not lone):
            yield Gap(end, unit.start, right, 0.95, "space before degrees" if is_degree else "space before a unit")


def _point(text: str, at: int, symbol: str) -> Iterator[Gap]:
    """The point behind a symbol, where it can't end a sentence.

    A lone letter keeps its own: `212 с.` are pages, `20 т.` volumes.
    """
    if len(symbol) == 1 or not symbol[-1:].isalpha() or symbol in _CUT:
        return
    if dot := _AFTER_DOT.match(text, at):
        yield Gap(at, at + 1, "" if dot["glued"] is None else " ", 0.93, "point after a unit")


def _is_symbol(text: str, unit: Unit) -> bool:
    """Whether all of a unit is written in symbols, and none of them in Latin letters."""
    words = re.findall(r"[A-Za-z]{2,}|[a-zA-ZµΩ](?!\w)", text[unit.start : unit.end])
    return unit.symbol and (not words or words in (["C"], ["c"]))


def _counts(text: str, end: int, unit: Unit) -> bool:
    """Whether the unit is what is counted by the number that ends here, and it by no other."""
    start = number_start(text, end - 1)
    if unit.kind == "money" and text[unit.start] in "$€₸₽" and not _CURRENCY_END.match(text, unit.end):
        return False
    quantity = quantity_at(text, start)
    return quantity is not None and quantity.unit == unit.code and quantity.end >= unit.end


def _written(old: str) -> tuple[str, str]:
    """A unit in its one form, and what was done to it."""
    if _DEGREES.fullmatch(old):
        return "°C", "degrees"
    if _ENERGY.fullmatch(old):
        return "кВт-сағ", "kilowatt-hours"
    parts = _SLASH.split(old)
    if len(parts) > 1 and not all(is_symbol(part.rstrip("23²³^")) for part in parts):
        return old, ""
    return "/".join(map(_raised, parts)), "power of a unit" if len(parts) == 1 else "units per units"


def _raised(part: str) -> str:
    """`кв.км`, `м2` as `км²`, `м²`; what is no power stays."""
    if before := POWER_BEFORE.match(part):
        symbol = part[before.end() :]
        return symbol + ("³" if before["cube"] else "²") if _LENGTH.fullmatch(symbol) else part
    length = _LENGTH.match(part)
    after = POWER_AFTER.fullmatch(part, length.end()) if length else None
    if length is None or after is None:
        return part
    return length[0] + ("³" if after["three"] or after["cube"] else "²")
