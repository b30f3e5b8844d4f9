"""Units and currencies as they stand in a text: what follows a number read as one of the table's.

Squares and cubes are read in all their spellings, and one unit per another.

>>> [read_unit(text, 0).code for text in ("км²", "кв. км", "шаршы метрге", "м3", "текше метр", "тонна/га", "кВт/сағ")]
['km2', 'km2', 'm2', 'm3', 'm3', 't/har', 'kW.h']
>>> read_unit("теңгеден", 0)
Unit(code='KZT', kind='money', start=0, end=8, suffix='ден', symbol=False, factor='1')
>>> read_unit("адам", 0) is None
True
"""

import re
from typing import NamedTuple

from kaznorm.lazily import lazily
from kaznorm.numerals.patterns import ENDING, SPACE
from kaznorm.numerals.unit_table import LENGTHS, TIMES, lookup, phrases, sign

_ENDING = lazily(ENDING)
_SUFFIX = lazily(rf"{SPACE}?[-\N{{NON-BREAKING HYPHEN}}]({ENDING})(?!\w)")
_WORD = lazily(r"[^\W\d_²³½¼¾]+")
NORTH = rf"[CСcс]\.?{SPACE}?(?:[ЕеШш]\.|[ЕеШш](?![^\W\d_])|ендік|ендіг|бойлы[қғ]|широт)"
"""What isn't Celsius behind a degree sign: `43° с. е.`, the latitude."""
_SIGN = lazily(rf"[°º]{SPACE}?(?!{NORTH})[CСFcс](?![^\W\d_])|[оo˚⁰][CС](?!\w)|[CС]°|[%‰٪°℃℉Ω]|[$€₽₸£¥₴₺₹₩](?!\d)")
_FORMULA = lazily(r"(?<!\d)(?<!\d )\$[^$\nа-яәғқңөұүһі]*\Z", re.IGNORECASE)  # `$x_1=-2$`
_CELSIUS = tuple("CСcс°")
POWER_BEFORE = re.compile(
    rf"(?:(?P<cube>куб(?:тық)?|текше)|(?P<square>кв|шаршы|шарш|квадрат|ш(?=\.)))(?:\.{SPACE}?|{SPACE})", re.IGNORECASE
)
POWER_AFTER = re.compile(
    rf"\^?(?:[2²]|(?P<three>[3³]))(?!\d|[^\W\d_])|\.?{SPACE}?(?P<cut>кв(?:адрат)?|(?P<cube>куб))(?![^\W_])\.?"
)
_MERCURY = lazily(rf"{SPACE}(?:сын(?:ап)?\.?{SPACE}?бағ(?:ан\w*)?\.?|рт\.?{SPACE}?ст\.?)")
_PER = lazily(rf"\.?{SPACE}?/{SPACE}?|\.(?=сағ(?!\w))")
_PER_HOUR = lazily(r"(?:[hч]|час)(?!\w)")
_PER_UNKNOWN = lazily(rf"\.?{SPACE}?/{SPACE}?(?:\d|[^\W\d_])|[·⋅∙][^\W\d_]")
"""What makes a unit a part of another one that the table lacks: `мг/лот`, `м²/адам`, `кВ·А`."""
_PER_POWER = lazily(r"(?P<per>[^\W\d_²³]{1,4})\^?(?:[2²]|(?P<cube>[3³]))(?!\w)")
_HOURS = lazily(rf"[-·*⋅.]|{SPACE}")
_NATION = lazily(
    rf"(?P<name>АҚШ|америка(?:ндық|лық)?|ресей|қытай|жапон|канада|австралия|гонконг|сингапур|еуропа|түрік|өзбек|"
    rf"қырғыз|үнді|швейцария|конго|британ(?:ия|дық)?){SPACE}(?=долл|рубл|юан|иен|йен|лира|сум|сўм|сом|рупи|франк|фунт)",
    re.IGNORECASE,
)
_OTHER_DOLLARS = {"канада": "CAD", "австралия": "AUD", "гонконг": "HKD", "сингапур": "SGD", "конго": "CDF"}
_NO_SYMBOL = lazily(
    r"[\])]?\. ?[бсд]\.|\.[^\W\d_]\.|-[^\W\d_]*[A-ZА-ЯҒҚҢӨҰҮІ]|"
    + SPACE
    + "(?:сын[ыі][пб]|класс|то[бп]|әріп|нұсқа|бөлмес|кабинет|пәтері|аудитория)"
)
"""What shows that a lone letter is no symbol: `т.б.`, `5 В сыныбы`."""
_ANGLE = lazily("бұры[шл]|ендік|ендіг|бойлы[қғ]|еңіс|айнал|сызыл|сызығ|көлбеу|меридиан", re.IGNORECASE)
_NUMBER_BEFORE = lazily(r"[\d\s.,–—-]+\Z")
_AGED = lazily(
    rf"жас(?=\){{0,1}}{SPACE}?[.,;:!?)»–—]|\Z"
    rf"|{SPACE}(?:аралы[қғ]|арас|шама|ерекшел|толды|толған|толады|болған|болды|болса|құра|өмір|асқан|толмаған))"
)
"""`жас` as years of age; elsewhere it is "young" or "tears". Before a mark only behind digits."""
_SURELY_AGED = lazily(rf"{SPACE}[^\W\d_]")
_NO_DIGITS = lazily(r"\D*"), re.compile(r"\D*\Z")
_AROUND, _SENTENCE = 40, 300
_OF_THE_SUN = lazily(rf"{SPACE}(?:панел|батаре|электр|сәуле|энерг|жүйес|тұтыл|коллектор)", re.IGNORECASE)


_NO_RATE = ("duration", "percent")
_CLOCK_NEXT = lazily(rf"{SPACE}\d{{1,2}}[:.][0-5]\d(?!\d)")


class Unit(NamedTuple):
    """A unit as it stands in a text; `symbol` says whether it is written as one, not as a word.

    `factor` is what the value is multiplied by: 0.01 for тиын, which is money in no currency's own unit.
    """

    code: str
    kind: str
    start: int
    end: int
    suffix: str = ""
    symbol: bool = False
    factor: str = "1"


def read_unit(text: str, at: int) -> Unit | None:
    """The unit that begins at a place, with its suffix; None where none does, or a product that the table lacks."""
    nation = _NATION.match(text, at)
    unit = _one(text, nation.end() if nation else at)
    if unit is None:
        return None
    if nation:
        code = _OTHER_DOLLARS.get(nation["name"].lower(), unit.code)
        return unit._replace(start=at, code=code) if unit.kind == "money" else None
    if unit.suffix:
        return unit
    unit = _per(text, unit)
    if unit.kind in ("rate", "energy") and not unit.suffix:
        unit = _per(text, unit)
    if text.startswith("\N{SUPERSCRIPT MINUS}", unit.end):
        return None
    unknown = _PER_UNKNOWN.match(text, unit.end) if unit.kind not in _NO_RATE and not unit.suffix else None
    if unknown and unit.kind == "data" and unknown[0][-1].isdecimal():  # 16 ГБ/512 ГБ
        return _suffixed(text, unit)
    if unknown and ("/" not in unknown[0] or "/" in unit.code or _one(text, unknown.end() - 1) is None):
        return None
    return _suffixed(text, unit)


def symbol_end(text: str, unit: Unit) -> int:
    """Where a unit ends without its suffix and the hyphen before that."""
    end = unit.end - len(unit.suffix)
    return end - 1 if unit.suffix and text[end - 1] in "-\N{NON-BREAKING HYPHEN}" else end


def _one(text: str, at: int) -> Unit | None:
    """A unit without what it is per."""
    if (found := _SIGN.match(text, at)) and not (found[0] == "$" and _FORMULA.search(text, max(0, at - _SENTENCE), at)):
        if found[0][-1] in _CELSIUS and len(found[0]) > 1:
            return Unit("Cel", "temperature", at, found.end(), symbol=True)
        row = sign("°F" if found[0][-1] == "F" else found[0])
        return Unit(row.code, row.kind, at, found.end(), symbol=True)
    if power := POWER_BEFORE.match(text, at):
        raised = _named(text, power.end())
        if raised and raised.code in LENGTHS:
            return _raised(raised, bool(power["cube"]))._replace(start=at)
    unit = _named(text, at)
    if unit and unit.code in LENGTHS and not unit.suffix and (after := POWER_AFTER.match(text, unit.end)):
        return _raised(unit, bool(after["three"] or after["cube"]))._replace(end=after.end())
    return unit


def _raised(unit: Unit, cube: bool) -> Unit:
    return unit._replace(code=unit.code + "23"[cube], kind="volume" if cube else "area")


def _named(text: str, start: int) -> Unit | None:
    """The word or phrase at a place as a unit, in the first power."""
    word = _WORD.match(text, start)
    if word is None:
        return None
    for phrase, row in phrases():
        tail = _WORD.match(text, start + len(phrase)) if text.startswith(phrase, start) else None
        if text.startswith(phrase, start) and (tail is None or _ENDING.fullmatch(tail[0])):
            suffix = tail[0] if tail else ""
            return Unit(row.code, row.kind, start, start + len(phrase) + len(suffix), suffix)
    if word[0] == "жас":
        return _age(text, start)
    found, end = lookup(word[0]), word.end()
    if found is None or _is_something_else(text, start, end, found.row.code, found.suffix, found.symbol):
        return None
    if found.row.code == "mm" and (mercury := _MERCURY.match(text, end)):
        return Unit("mm[Hg]", "pressure", start, mercury.end(), symbol=True)
    if found.row.code == "Cel" and _is_angle(text, start, end):
        return Unit("deg", "angle", start, end, found.suffix)
    return Unit(found.row.code, found.row.kind, start, end, found.suffix, found.symbol, found.factor)


def _age(text: str, start: int) -> Unit | None:
    """Years of age: `18 бен 25 жас аралығында`, `(65 жас)`; but `2 жас жігіт` are young."""
    if not _AGED.match(text, start):
        return None
    end = start + len("жас")
    counted = text[max(0, start - 2) : start].strip()[-1:].isdecimal()
    return Unit("a", "duration", start, end) if counted or _SURELY_AGED.match(text, end) else None


def _is_something_else(text: str, start: int, end: int, code: str, suffix: str, symbol: bool) -> bool:
    """Whether the words and characters around show that a unit's name is none here."""
    if code == "mo" and suffix == "лық" and text.startswith(" есеп", end):
        return True  # айлық есептік көрсеткіш, what fines are counted by
    if code == "d" and not suffix and _OF_THE_SUN.match(text, end):
        return True
    if code == "a" and not suffix and text.startswith(" құс", end):
        return True  # жыл құстары, birds of passage
    if code == "h" and not suffix and _CLOCK_NEXT.match(text, end):
        return True  # рейс 852 сағат 18:45-те
    if text[end : end + 1].isdigit() and code not in LENGTHS:
        return True
    if end - start > 1 or not symbol:
        return False
    if text.startswith(")", end) and not _is_open(text, start):  # А) 2 В) 3
        return True
    return (text[start].isascii() and text[start - 1 : start].isdigit()) or _NO_SYMBOL.match(text, end) is not None


def _is_open(text: str, at: int) -> bool:
    """Whether a bracket is open at a place."""
    first = max(0, at - _SENTENCE)
    return text.rfind("(", first, at) > text.rfind(")", first, at)


def _is_angle(text: str, start: int, end: int) -> bool:
    """Whether the words around degrees, up to other digits, speak of angles or of places on the globe."""
    before = _NUMBER_BEFORE.sub("", text[max(0, start - _AROUND) : start])
    apart = _NO_DIGITS[1].search(before)
    after = _NO_DIGITS[0].match(text, end, end + _AROUND)
    return bool((apart and _ANGLE.search(apart[0])) or (after and _ANGLE.search(after[0])))


def _per(text: str, unit: Unit) -> Unit:
    """A unit per another: `км/сағ`, `тонна/га`; and kilowatt-hours, however they are joined."""
    joint = _PER.match(text, unit.end)
    hours = _HOURS.match(text, unit.end) if joint is None and unit.kind == "power" else None
    other = _one(text, (joint or hours).end()) if joint or hours else None  # type: ignore[union-attr]  # one of them is
    if joint and other is None and unit.code in LENGTHS and (hour := _PER_HOUR.match(text, joint.end())):
        return unit._replace(code=f"{unit.code}/h", kind="speed", end=hour.end())
    if joint and other and other.kind == "power":
        other = _per(text, other)
    if joint and other is None and (power := _PER_POWER.match(text, joint.end())):
        return _per_power(unit, power)
    if other is None or unit.kind == "percent":
        return unit
    if unit.kind == "power" and other.code == "h" and (joint or other.symbol or not unit.symbol):
        return unit._replace(code=f"{unit.code}.h", kind="energy", end=other.end, suffix=other.suffix)
    if joint and "/" not in joint[0] and (unit.code not in LENGTHS or not unit.symbol):
        return unit
    if joint is None or (unit.code in LENGTHS and other.code in LENGTHS):  # 100 ярд/метр: either
        return unit
    kind = "speed" if unit.code in LENGTHS and other.code in TIMES else "data" if unit.kind == "data" else "rate"
    return unit._replace(code=f"{unit.code}/{other.code}", kind=kind, end=other.end, suffix=other.suffix)


def _per_power(unit: Unit, power: "re.Match[str]") -> Unit:
    """`м/с²`, with the power of the time."""
    found = lookup(power["per"])
    if found is None or not found.symbol or found.row.code not in TIMES:
        return unit
    return unit._replace(code=f"{unit.code}/{found.row.code}{'23'[bool(power['cube'])]}", kind="rate", end=power.end())


def _suffixed(text: str, unit: Unit) -> Unit:
    """The unit with the suffix that follows its symbol behind a hyphen."""
    found = None if unit.suffix else _SUFFIX.match(text, unit.end)
    return unit._replace(end=found.end(), suffix=found[1]) if found and found[1] else unit
