"""`numbers`: one written form for digits: groups, decimals, ranges, per cent signs, magnitudes, suffixes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from kaznorm.alphabet import EN_DASH, NBSP
from kaznorm.edits import Edit
from kaznorm.figures import compiled, figures, harmless, is_settled, number_start
from kaznorm.language import foreign
from kaznorm.lm import load
from kaznorm.marks import Gap, edits_of
from kaznorm.normaliser import Normaliser, option
from kaznorm.numerals.dates import MONTHS, read_date
from kaznorm.numerals.quantities import quantity_at
from kaznorm.numerals.units import SPACE, read_unit
from kaznorm.tokens import Scan, places, scan, shadow

_ORDINALS = "ші|шы|нші|ншы|інші|ыншы|сыншы"
_CASES = "[ғқ]а|[гк]е|[дтн][ыі]|[дт][ае]|[дтн][ае]н|[дтн][ыі]ң|[бпм]ен|[дт][ае]й|[дт]а[ғқ]ы|[дт]е[гк]і|[дт]ық|[дт]ік"
_POSSESSED = "с?[ыі](?:н|н[ае]|н[дт][ае]|н[ае]н|ның|нің|мен)?|еу|[еа]уі"
_SUFFIX = f"(?:{_CASES}|{_POSSESSED}|(?:{_ORDINALS})(?:{_CASES})?)(?![^\\W\\d_]|-)"
_LAST_DIGIT = compiled(
    "0(?!0)(?=[ _]%|[_'’]0|[ _][-–—−][ _]?0|[-—−][ _]?0|–[ _]0|\\.0|,000,000"
    f"|(?:{_ORDINALS})(?![a-zа-я])|[ _]-[а-я]|[ _]?(?:млн|млрд|трлн)\\.|(?:мың|млн|млрд|трлн))"
)
_GROUP = compiled("0(?= 000(?!0))")
_PER_CENT = compiled("%(?=[а-я]|[ _][-–—][ _]?[а-я]|[–—][ _]?[а-я]|-[ _][а-я])")
_YEAR_OR_DAY = compiled(f"0(?=[ _-](?:жыл|{'|'.join(MONTHS)}))")
_GROUPED = re.compile(
    rf"[1-9]\d{{0,2}}(?:(?:{SPACE}\d{{3}}(?!\d))+|(?:['’]\d{{3}}(?!\d))+|(?:\.\d{{3}}(?!\d)){{2,}}|(?:,\d{{3}}(?!\d)){{2,}})"
    r"(?![.,'’]?\d|[^\W\d_])|[1-9]\d{0,2}(?:" + SPACE + r"\d{3}(?!\d))+(?=,\d+(?![.,]?\d))"
)
_JOINT = re.compile(rf"({SPACE}?)([-–—−])({SPACE}?)(?=\d)")
_THIRD = re.compile(rf"{SPACE}?[-–—−]{SPACE}?\d")
_BEFORE = re.compile(rf"[\d\w%]{SPACE}?[-–—−]{SPACE}?\Z|[\"«(]\d[^\"»]*\Z")
_NOUN = re.compile(rf"{SPACE}[а-яәғқңөұүһі]{{3,}}")
_POINT = re.compile(r"(?:0\.\d{1,4}|[1-9]\d*\.\d{1,2})(?![.,:/-]?\d)")
_POINT_IN_RANGE = re.compile(r"(?:0\.\d{1,4}|[1-9]\d*\.\d{1,2})(?=[-–—](?:0\.\d{1,4}|\d+(?:[.,]\d{1,2})?)(?![.,:/-]?\d))")
_MAGNITUDE = re.compile(rf"(?P<space>{SPACE}?)(?P<name>мың|млн|млрд|трлн)(?P<dot>\.?)", re.IGNORECASE)
_AFTER_DOT = re.compile(rf"(?P<glued>[^\W\d_])|{SPACE}(?=[^\W\d_])|[-,;:)\]»]")
_SPACED_SUFFIX = re.compile(rf"{SPACE}(?=-{_SUFFIX})")
_JOINED_SUFFIX = re.compile(rf"(?P<joint>{SPACE}?[-–—]{SPACE}?|)(?P<suffix>{_SUFFIX})")
_NUMERIC = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d")
_FARTHEST = 10
"""The ends of a range with spaces around its dash don't lie farther apart than this many times."""


@dataclass(frozen=True)
class Numbers(Normaliser):
    """Writes digits one way, as Kazakh does: `25 — 30 %` becomes `25–30%`, `1.250.000` becomes `1 250 000`.

    Groups that are there are parted by one space, decimals by a comma where something is measured; a range takes
    an en dash, `%` no space, a suffix a hyphen (`42 %-ы`, `2025нші`), `млн`, `млрд`, `трлн` no point, `№` a space.
    No value changes. Groups are never invented. Telephones, codes, versions, scores, dates, citations of laws,
    hyphens between numbers that nothing is counted by, code, tables and passages in Russian stay.

    >>> text = "1\u00a0250 адам, 25 — 30 %, 42 %-ы, 2,5 млрд.теңге, 1941-1945 жылдары, №598"
    >>> [edit.new for edit in Numbers().find(text)]
    ['1 250', '25–30%,', '42%-ы,', 'млрд теңге,', '1941–1945', '№ 598']
    """

    name: ClassVar[str] = "numbers"
    min_confidence: float = option(0.9, "edits less sure than this are only suggested", low=0, high=1)
    space: str = option("space", "what parts groups of digits: 'nbsp' keeps them on one line", choices=("space", "nbsp"))
    dates: str = option(
        "keep", "how dates in digits are written: 'dots' 01.03.2022, 'iso' 2022-03-01", choices=("keep", "dots", "iso")
    )
    ordinals: str = option(
        "keep", "between a year or day and its noun: 'hyphen' (2022-жыл) or 'space' (2022 жыл)",
        choices=("keep", "hyphen", "space"),
    )

    def find(self, text: str) -> Iterator[Edit]:
        """One edit for each written number that changes."""
        seen = scan(text)
        gaps = sorted(set(self._gaps(seen)))
        if gaps:
            yield from edits_of(text, harmless(text, _disjoint(gaps)))

    def _gaps(self, seen: Scan) -> Iterator[Gap]:
        codes, text = figures(seen), seen.text
        if b"0" not in codes:
            return
        for match in _LAST_DIGIT.finditer(codes):
            start = number_start(text, match.start())
            rules = _RULES.get(text[match.end()], _OTHERS)
            found = [gap for rule in rules for gap in rule(text, start, match.end(), self.space)]
            if found and not is_settled(seen, start, match.end()):
                yield from found
        for match in _PER_CENT.finditer(codes) if b"%" in codes else ():
            if found := list(_suffix_of_per_cent(text, match.end())):
                start = number_start(text, max(0, match.start() - 1 - (text[match.start() - 1] in f" {NBSP}")))
                if text[start].isdecimal() and not is_settled(seen, start, match.start()):
                    yield from found
        for at in places(codes, _NUMERO):
            if not text[at + 1 : at + 2].isdecimal() or (seen.holds_code and seen.touches(at, at + 1)):
                continue
            if not foreign(load.model(), seen, at, at + 1):
                yield Gap(at + 1, at + 1, " ", 0.99, "no space after №")
        yield from self._options(seen, codes)

    def _options(self, seen: Scan, codes: bytes) -> Iterator[Gap]:
        """What only options ask for."""
        text = seen.text
        if self.space == "nbsp":
            for match in _GROUP.finditer(codes):
                start = number_start(text, match.start())
                if (found := list(_groups(text, start, match.end(), NBSP))) and not is_settled(seen, start, match.end()):
                    yield from found
        if self.dates != "keep":
            for date in _NUMERIC.finditer(text):
                if not is_settled(seen, *date.span()):
                    yield from _date(text, date.start(), self.dates)
        if self.ordinals != "keep":
            new = "-" if self.ordinals == "hyphen" else " "
            for match in _YEAR_OR_DAY.finditer(codes):
                quantity = quantity_at(text, number_start(text, match.start()))
                if quantity and quantity.kind in ("year", "date") and text[match.end()] != new:
                    yield Gap(match.end(), match.end() + 1, new, 0.95, "hyphen of an ordinal")


_NUMERO = shadow("№")


def _disjoint(gaps: list[Gap]) -> list[Gap]:
    kept: list[Gap] = []
    for gap in gaps:
        if not kept or (gap.start >= kept[-1].end and gap[:2] != kept[-1][:2]):
            kept.append(gap)
    return kept


def _per_cent(text: str, start: int, end: int, space: str) -> Iterator[Gap]:
    """`42 %`, but not the operator in `8 % 3`."""
    if re.compile(rf"{SPACE}%(?!{SPACE}?[\d(a-zA-Z])").match(text, end):
        yield Gap(end, end + 1, "", 0.99, "space before %")


def _suffix_of_per_cent(text: str, at: int) -> Iterator[Gap]:
    """`42%ы`, `42% -ы`; a suffix without its hyphen only if it can be no word."""
    found = _JOINED_SUFFIX.match(text, at)
    if found is None or found["joint"] == "-" or found["suffix"] in ("да", "де", "та", "те", "мен", "бен", "пен"):
        return
    yield Gap(at, found.start("suffix"), "-", 0.97, "hyphen before a suffix")


def _groups(text: str, start: int, end: int, space: str) -> Iterator[Gap]:
    """`1.250.000`, `1'250`, odd spaces between groups."""
    new = NBSP if space in ("nbsp", NBSP) else " "
    found = _GROUPED.match(text, start)
    for at in range(start, found.end() if found else start):
        if not text[at].isdecimal() and text[at] != new:
            yield Gap(at, at + 1, new, 0.98, "groups of digits")


def _range(text: str, start: int, end: int, space: str) -> Iterator[Gap]:
    """`25—30%`, `1941 - 1945 жж.`; a hyphen only where something is counted."""
    joint = _JOINT.match(text, end)
    if joint is None or joint[0] == EN_DASH or _BEFORE.search(text, max(0, start - 12), start):
        return
    quantity = quantity_at(text, start)
    if quantity is None or not isinstance(quantity.value, tuple) or quantity.end <= joint.end():
        return
    if _crosses(text, joint.end(), quantity.end):
        return
    low, high = quantity.value
    spaced = bool(joint[1] or joint[3])
    if quantity.kind in ("number", "ordinal", "fraction", "collective"):
        counted = joint[2] != "-" and _NOUN.match(text, quantity.end) and quantity.kind == "number"
        if not counted:
            return
    if spaced and not isinstance(low, str) and not isinstance(high, str) and abs(high) > _FARTHEST * abs(low):
        return
    yield Gap(joint.start(), joint.end(), EN_DASH, 0.95, "dash of a range")


def _crosses(text: str, start: int, end: int) -> bool:
    """Whether a third number follows the second one, as in the name of a programme: `5 – 20 – 25`."""
    number = re.compile(r"[\d.,]+").match(text, start)
    return number is not None and _THIRD.match(text, number.end()) is not None


def _decimal(text: str, start: int, end: int, space: str) -> Iterator[Gap]:
    """`59.7%`, `2.5 млн`: a point that can be no date's, time's or section's."""
    found = _POINT.match(text, start) or _POINT_IN_RANGE.match(text, start)
    if found is None or text[end : end + 1] != ".":
        return
    at = found.end()
    while joint := re.compile(r"[-–—]\d+(?:[.,]\d+)?").match(text, at):
        at = joint.end()
    gap = re.compile(SPACE).match(text, at)
    at = gap.end() if gap else at
    unit = read_unit(text, at)
    if re.compile("(?:мың|млн|млрд|трлн|миллион|миллиард|триллион)").match(text, at) or (
        unit and unit.kind not in ("duration", "angle") and (len(text[unit.start : unit.end]) > 1 or not unit.suffix)
    ):
        if not read_date(text, start):
            yield Gap(end, end + 1, ",", 0.95, "decimal comma")


def _suffix(text: str, start: int, end: int, space: str) -> Iterator[Gap]:
    """`2025нші`, `1500 -ге`."""
    if re.compile(f"(?:{_ORDINALS})(?![^\\W\\d_])").match(text, end):
        yield Gap(end, end, "-", 0.97, "hyphen before a suffix")
    elif _SPACED_SUFFIX.match(text, end):
        yield Gap(end, end + 1, "", 0.95, "space before a suffix")


def _magnitude(text: str, start: int, end: int, space: str) -> Iterator[Gap]:
    """`2,5 млн.тонна`, `5млн`; a point that may end a sentence stays."""
    found = _MAGNITUDE.match(text, end)
    if found is None:
        return
    name_end = found.end("name")
    if not found["dot"]:
        whole = re.compile(r"(?![^\W\d_])").match(text, name_end)
        if not found["space"] and whole:
            yield Gap(end, end, " ", 0.97, "no space after a number")
        return
    after = _AFTER_DOT.match(text, found.end())
    word = text[after.end() : after.end() + 1] if after and after[0].isspace() else ""
    if after is None or (word.isupper() and not read_unit(text, after.end())):
        return
    if after["glued"] and after["glued"].isupper() and not read_unit(text, found.end()):
        return
    if not found["space"]:
        yield Gap(end, end, " ", 0.97, "no space after a number")
    yield Gap(name_end, found.end(), " " if after["glued"] else "", 0.95, "point after a magnitude")


def _date(text: str, start: int, form: str) -> Iterator[Gap]:
    date = read_date(text, start)
    found = _NUMERIC.match(text, start)
    if date is None or found is None or not isinstance(date.value, str):
        return
    year, month, day = date.value[:10].split("-")
    new = f"{day}.{month}.{year}" if form == "dots" else date.value[:10]
    if new != found[0]:
        yield Gap(start, found.end(), new, 0.95, "form of a date")


_RULES = {
    **dict.fromkeys("-–—−", (_range,)),
    **dict.fromkeys(",'’", (_groups,)),
    ".": (_groups, _decimal),
    **dict.fromkeys("инсшы", (_suffix,)),
    " ": (_per_cent, _range, _suffix, _magnitude),
}
"""The rules by what follows the digits."""
_OTHERS = (_per_cent, _groups, _range, _suffix, _magnitude)
