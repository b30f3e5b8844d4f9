"""How numbers are written: what in one isn't in the one form that `numbers` gives them, as gaps to close.

Each rule looks at the place behind the last digit of a number, and proposes; whether the number is one that may
change at all is not asked here.

>>> [rule.__name__ for rule in rules("25 — 30 %"[2])]
['per_cent', 'dash', 'reference', 'suffix', 'magnitude']
>>> [gap.new for gap in dash(Place("25 — 30 %", 0, 2))]
['–']
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kaznorm.alphabet import EN_DASH
from kaznorm.lazily import lazily
from kaznorm.marks import Gap
from kaznorm.numerals.dates import read_date
from kaznorm.numerals.figured import quantity_at
from kaznorm.numerals.patterns import ENDING, SPACE
from kaznorm.numerals.units import read_unit

ORDINALS = "ші|шы|нші|ншы|інші|ыншы|сыншы"
_CASES = "[ғқ]а|[гк]е|[дтн][ыі]|[дт][ае]|[дтн][ае]н|[дтн][ыі]ң|[бпм]ен|[дт][ае]й|[дт]а[ғқ]ы|[дт]е[гк]і|[дт]ық|[дт]ік"
_POSSESSED = "с?[ыі](?:н|н[ае]|н[дт][ае]|н[ае]н|ның|нің|мен)?|еу|[еа]уі"
_SUFFIX = f"(?:{_CASES}|{_POSSESSED}|(?:{ORDINALS})(?:{_CASES})?)(?![^\\W\\d_]|-)"
REFERENCE = "hyphen of a reference"
_WORDS = ("да", "де", "та", "те", "мен", "бен", "пен")
"""Suffixes that are words as well: behind a per cent sign and no hyphen they may be those."""
_ONE_SPACE = lazily(SPACE)
_SPACED_PER_CENT = lazily(rf"{SPACE}%(?!{SPACE}?[\d(a-zA-Z])")
_JOINED_SUFFIX = lazily(rf"(?P<joint>{SPACE}?[-–—]{SPACE}?|)(?P<suffix>{_SUFFIX})")
_SPACED_SUFFIX = lazily(rf"{SPACE}(?=-{_SUFFIX})")
_GLUED_ORDINAL = lazily(rf"(?:{ORDINALS})(?![^\W\d_])")
_GROUPED = lazily(
    rf"[1-9]\d{{0,2}}"
    rf"(?:(?:{SPACE}\d{{3}}(?!\d)){{1,12}}|(?:['’]\d{{3}}(?!\d)){{1,12}}"
    r"|(?:\.\d{3}(?!\d)){2,12}|(?:,\d{3}(?!\d)){2,12})"
    rf"(?![.,'’]?\d|[^\W\d_])|[1-9]\d{{0,2}}(?:{SPACE}\d{{3}}(?!\d)){{1,12}}(?=,\d+(?![.,]?\d))"
)
_JOINT = lazily(rf"(?P<left>{SPACE}?)(?P<dash>[-–—−])(?P<right>{SPACE}?)(?=\d)")
_THIRD = lazily(rf"[\d.,]+{SPACE}?[-–—−]{SPACE}?\d")
_NOT_FIRST = lazily(rf"[\d\w%]{SPACE}?[-–—−]{SPACE}?\Z|(?:\A|[\s(])[-–−]\Z|[\"«(]\d[^\"»]*\Z")
_BEHIND_DASH = lazily(rf"[^\W\d_»)]{{2}}[»)]?{SPACE}[-–—]{SPACE}\Z")
"""The dash of a sentence, which `Екпіні – 15-20 м/с` has: spaces around it, and none around that of the range."""
_MAY_BE_FROST = lazily(rf"{SPACE}[-–—]{SPACE}\Z")
_LOOK_BACK = 12
_NOUN = lazily(rf"{SPACE}[а-яәғқңөұүһі]{{3,}}")
_UNCOUNTED = ("number", "ordinal", "fraction", "collective")
_FARTHEST = 10
"""The ends of a range with spaces around its dash don't lie farther apart than this many times."""
_DECIMAL = rf"(?:0\.\d{{1,4}}|[1-9]\d{{0,2}}(?:{SPACE}\d{{3}}){{1,12}}\.\d{{1,2}}|[1-9]\d*\.\d{{1,2}})"
_POINT = lazily(rf"{_DECIMAL}(?:(?![.,:/-]?\d)|(?=[-–—](?:0\.\d{{1,4}}|\d+(?:[.,]\d{{1,2}})?)(?![.,:/-]?\d)))")
_TO_UPPER_END = lazily(r"(?:[-–—]\d+(?:[.,]\d+)?)*")
_LAW = "ба[пб]|тарма[қғ]ша|тарма[қғ]"
_PARTS = "бөлі[мгк]|тарау|қосымша|сыны[пб]|бет"
_REFERENCE = lazily(
    rf"(?P<left>{SPACE}?)(?P<dash>[-–])(?P<right>{SPACE}?)(?:(?P<law>{_LAW})|(?P<part>{_PARTS}))(?:{ENDING})(?![^\W\d_]|-)"
)
_ROOMS_TOO = ("сынып", "сыныб", "бет")
_OTHER_ITEM = lazily(rf"\d{SPACE}?[-–]{SPACE}(?!{_LAW}|{_PARTS}|{ORDINALS})[^\W\d_]")
_FIRST_IN_LINE = lazily(r"(?:\A|\n)[ \t]{0,8}\Z")
_NEAR = 60
_TORN_END = lazily(r"\d \d(?!\d\d)")
_NAMED = lazily("мың|млн|млрд|трлн|миллион|миллиард|триллион")
_MAGNITUDE = lazily(rf"(?P<space>{SPACE}?)(?P<name>мың|млн|млрд|трлн)(?P<dot>\.?)", re.IGNORECASE)
_BEHIND_DOT = lazily(rf"(?P<glued>[^\W\d_])|{SPACE}(?P<apart>[^\W\d_])|[-,;:)\]»]")
_MORE = lazily(rf"{SPACE}\d")
_ENDS = lazily(_SUFFIX)
_LETTER = lazily(r"[^\W\d_]")


class Place(NamedTuple):
    """A number in a text: where it begins and where its last digit ends, and what shall part its groups."""

    text: str
    start: int
    end: int
    space: str = " "


Rule = Callable[[Place], Iterator[Gap]]


def rules(follows: str) -> tuple[Rule, ...]:
    """The rules that may apply where this character follows the digits."""
    return _RULES.get(follows, _OTHERS)


def per_cent(at: Place) -> Iterator[Gap]:
    """`42 %`, but not the operator in `8 % 3`."""
    if _SPACED_PER_CENT.match(at.text, at.end):
        yield Gap(at.end, at.end + 1, "", 0.99, "space before %")


def suffix_of_per_cent(text: str, at: int) -> Iterator[Gap]:
    """`42%ы`, `42% -ы`, given the place behind the sign; a suffix that may be a word stays."""
    found = _JOINED_SUFFIX.match(text, at)
    if found and found["joint"] != "-" and found["suffix"] not in _WORDS:
        yield Gap(at, found.start("suffix"), "-", 0.97, "hyphen before a suffix")


def groups(at: Place) -> Iterator[Gap]:
    """`1.250.000`, `1'250`, odd spaces between groups."""
    found = _GROUPED.match(at.text, at.start)
    for place in range(at.start, found.end() if found else at.start):
        sign = at.text[place]
        is_decimal_comma = sign == "," and found is not None and place >= found.end()
        if not sign.isdecimal() and sign != at.space and not is_decimal_comma:
            yield Gap(place, place + 1, at.space, 0.98, "groups of digits")


def dash(at: Place) -> Iterator[Gap]:
    """`25—30%`, `1941 - 1945 жж.`; a hyphen between bare numbers stays, and what may be a score or a name."""
    joint = _JOINT.match(at.text, at.end)
    if joint is None or joint[0] == EN_DASH or _is_not_first(at, tight=joint[0] == joint["dash"]):
        return
    if _TORN_END.match(at.text, joint.end()):
        return
    quantity = quantity_at(at.text, at.start)
    if quantity is None or not isinstance(quantity.value, tuple) or quantity.end <= joint.end():
        return
    if _THIRD.match(at.text, joint.end()):
        return
    counted = quantity.kind == "number" and joint["dash"] != "-" and _NOUN.match(at.text, quantity.end)
    if quantity.kind in _UNCOUNTED and not counted:
        return
    if quantity.kind == "temperature" and _MAY_BE_FROST.search(at.text, max(0, at.start - 4), at.start):
        return
    low, high = quantity.value
    spaced = joint["left"] or joint["right"]
    if spaced and not isinstance(low, str) and not isinstance(high, str) and abs(high) > _FARTHEST * abs(low):
        return
    yield Gap(joint.start(), joint.end(), EN_DASH, 0.95, "dash of a range")


def _is_not_first(at: Place, tight: bool) -> bool:
    """Whether a number may be the second of two that a dash stands between, or part of a name."""
    look_back = max(0, at.start - _LOOK_BACK)
    if tight and _BEHIND_DASH.search(at.text, look_back, at.start):
        return False
    return _NOT_FIRST.search(at.text, look_back, at.start) is not None


def decimal(at: Place) -> Iterator[Gap]:
    """`59.7%`, `2.5 млн`: a point that can be no date's, time's or section's."""
    found = _POINT.match(at.text, at.start)
    if found is None or at.text[at.end] != "." or read_date(at.text, at.start):
        return
    upper = _TO_UPPER_END.match(at.text, found.end())
    place = upper.end() if upper else found.end()
    space = _ONE_SPACE.match(at.text, place)
    place = space.end() if space else place
    unit = read_unit(at.text, place)
    measured = unit and unit.kind not in ("duration", "angle") and (unit.end - unit.start > 1 or not unit.suffix)
    if measured or _NAMED.match(at.text, place):
        yield Gap(at.end, at.end + 1, ",", 0.95, "decimal comma")


def suffix(at: Place) -> Iterator[Gap]:
    """`2025нші`, `1500 -ге`."""
    if _GLUED_ORDINAL.match(at.text, at.end):
        yield Gap(at.end, at.end, "-", 0.97, "hyphen before a suffix")
    elif _SPACED_SUFFIX.match(at.text, at.end):
        yield Gap(at.end, at.end + 1, "", 0.95, "space before a suffix")


def reference(at: Place) -> Iterator[Gap]:
    """`12 - бап`, `1- тармағының`, `3 – тармақшасы`; not what may be the dash of a sentence, or of a list of things."""
    found = _REFERENCE.match(at.text, at.end)
    if found is None or not (found["left"] or found["right"] or found["dash"] != "-"):
        return
    spaced = found["left"] and found["right"]
    if not found["law"] and (found["dash"] != "-" or (spaced and _may_be_item(at, found["part"]))):
        return
    yield Gap(at.end, found.end("right"), "-", 0.95, REFERENCE)


def _may_be_item(at: Place, noun: str) -> bool:
    """Whether a number may be that of a thing in a list: `1 - сынып, 2 - асхана`."""
    if noun in _ROOMS_TOO and _FIRST_IN_LINE.search(at.text, max(0, at.start - _LOOK_BACK), at.start):
        return True
    return any(
        _OTHER_ITEM.search(piece)
        for piece in (at.text[max(0, at.start - _NEAR) : at.start], at.text[at.end + 3 : at.end + _NEAR])
    )


def magnitude(at: Place) -> Iterator[Gap]:
    """`2,5 млн.тонна`, `5млн`; a point that may end a sentence stays."""
    found = _MAGNITUDE.match(at.text, at.end)
    if found is None:
        return
    name_end = found.end("name")
    if not found["dot"]:
        if not found["space"] and not _LETTER.match(at.text, name_end):
            yield Gap(at.end, at.end, " ", 0.97, "no space after a number")
        return
    behind = _BEHIND_DOT.match(at.text, found.end())
    if behind is None:
        if found["name"].lower() != "мың" and _goes_on(at, found.end()):
            yield Gap(name_end, found.end(), "", 0.95, "point after a magnitude")
        return
    letter = behind["glued"] or behind["apart"] or ""
    if found["name"].lower() == "мың" and not behind["glued"]:  # a word that may end a sentence
        return
    if letter and not letter.isalpha():  # the mark of a footnote: `400 млн.²`
        return
    if letter.isupper() and not read_unit(at.text, behind.end() - 1):
        return
    if not found["space"]:
        yield Gap(at.end, at.end, " ", 0.97, "no space after a number")
    joint = "-" if _ENDS.match(at.text, found.end()) else " " if behind["glued"] else ""
    yield Gap(name_end, found.end(), joint, 0.95, "point after a magnitude")


def _goes_on(at: Place, dot_end: int) -> bool:
    """Whether a point stands inside one amount: `544 млн. 253 мың теңге`."""
    quantity = quantity_at(at.text, at.start) if _MORE.match(at.text, dot_end) else None
    return quantity is not None and quantity.kind == "money" and quantity.end > dot_end + 1


_RULES: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys("-–", (dash, reference)),
    **dict.fromkeys("—−", (dash,)),
    **dict.fromkeys(",'’", (groups,)),
    ".": (groups, decimal),
    **dict.fromkeys("инсшы", (suffix,)),
    " ": (per_cent, dash, reference, suffix, magnitude),
}
_OTHERS: tuple[Rule, ...] = (per_cent, groups, dash, reference, suffix, magnitude)
