"""Units and currencies: the table `data/units.tsv`, and what follows a number read as one of them.

A row gives the unit (UCUM, or ISO 4217 for money), its kind, its symbols, and its words, which take Kazakh endings.
Squares and cubes are read in all their spellings, and one unit per another.

>>> [read_unit(text, 0).code for text in ("км²", "кв. км", "шаршы метрге", "м3", "текше метр", "тонна/га", "кВт/сағ")]
['km2', 'km2', 'm2', 'm3', 'm3', 't/har', 'kW.h']
>>> read_unit("теңгеден", 0)
Unit(code='KZT', kind='money', start=0, end=8, suffix='ден', symbol=False, factor='1')
>>> read_unit("адам", 0) is None
True
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

PATH = Path(__file__).parents[1] / "data" / "units.tsv"


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


class Row(NamedTuple):
    """A row of the table."""

    code: str
    kind: str
    symbols: tuple[str, ...]
    words: tuple[str, ...]


@cache
def table() -> tuple[Row, ...]:
    """The table, read once."""
    lines = PATH.read_text(encoding="utf-8").split("\n")[1:]
    rows = (line.split("\t") for line in lines if line)
    return tuple(Row(code, kind, _several(symbols), _several(words)) for code, kind, symbols, words in rows)


def _several(field: str) -> tuple[str, ...]:
    return () if field == "-" else tuple(part.replace("_", " ") for part in field.split())


@cache
def _symbols() -> dict[str, Row]:
    found = {symbol: row for row in table() for symbol in row.symbols}
    found |= {s.upper(): row for s, row in found.items() if len(s) > 1 and s.upper() not in found}
    small = {s.lower(): row for s, row in found.items() if len(s) > 2 and not s.isascii() and s.lower() not in found}
    return small | found


@cache
def _words() -> dict[str, Row]:
    return {word: row for row in table() for word in row.words}


_CASE = "[ндт][ыі]ң|[ғқ]а|[гк]е|[ндт][ыі]|[дт][ае]|[дтн][ае]н|[мбп]ен"
_AFTER_THIRD = "нің|ның|н[ае]н?|нд[ае]|н|мен"
ENDING = (
    "(?:[дт][ае]й)?(?:[лдт]ы(?:қ|ғ(?=[ыа]))|[лдт]і(?:к|г(?=[іе])))?(?:[лдт][ае]р)?"
    f"(?:с?[ыі](?:{_AFTER_THIRD})?|[ыі]?[мң](?:[ыі]з)?(?:{_CASE})?|{_CASE})?(?:ғы|қы|гі|кі)?"
    f"(?:[лдт][ае]р)?(?:{_CASE})?"
)
_ENDING = re.compile(ENDING)
SPACE = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]"
DASH = rf"{SPACE}?[-–—\N{{NON-BREAKING HYPHEN}}]{SPACE}?"
ORDINAL = "(?:[ыі]?нш[ыі]|ш[ыі]|сыншы)"
_SUFFIX = re.compile(rf"{SPACE}?[-\N{{NON-BREAKING HYPHEN}}]({ENDING})(?!\w)")
_WORD = re.compile(r"[^\W\d_²³½¼¾]+")
_SIGN = re.compile(
    "[°º][ \N{NO-BREAK SPACE}]?[CСFcс](?![^\\W\\d_])|[CС]°|[%‰٪°℃℉Ω]|[$€₽₸£¥₴₺₹₩](?!\\d)"
)
POWER_BEFORE = re.compile(
    rf"(?:(?P<cube>куб(?:тық)?|текше)|(?P<square>кв|шаршы|шарш|квадрат|ш(?=\.)))(?:\.{SPACE}?|{SPACE})", re.IGNORECASE
)
POWER_AFTER = re.compile(rf"\^?(?:(?P<two>[2²])|(?P<three>[3³]))(?!\d)|\.?{SPACE}?(?:(?P<kv>кв(?:адрат)?)|(?P<kub>куб))\b\.?")
_AGE = re.compile("жас(?:ар|қа|та(?:ғы)?|тан|ты|тық|ын(?:да(?:ғы)?|ан)|ына)")
_ANGLE = re.compile("бұры[шл]|ендік|ендіг|бойлы[қғ]|еңіс|айнал|сызыл|сызығ|көлбеу|меридиан", re.IGNORECASE)
_OF_THE_SUN = re.compile(rf"{SPACE}(?:панел|батаре|электр|сәуле|энерг|жүйес|тұтыл|коллектор)", re.IGNORECASE)
_AROUND = 40
_MERCURY = re.compile(rf"{SPACE}(?:сын(?:ап)?\.?{SPACE}?бағ(?:ан\w*)?\.?|рт\.?{SPACE}?ст\.?)")
_PER = re.compile(rf"{SPACE}?/{SPACE}?")
_TIMES = re.compile("[-·*⋅.]")
_SHOWN_WORDS = ("теңіз милясы", "теңіз милі", "астрономиялық бірлік", "жарық жыл", "ат күші")
_CURRENCY_OF = re.compile(
    rf"(?:АҚШ|америка(?:ндық|лық)?|ресей|қытай|жапон|канада|австралия|гонконг|сингапур|еуропа|түрік|өзбек|қырғыз|"
    rf"үнді|швейцария|британ(?:ия|дық)?){SPACE}(?=долл|рубл|юан|иен|йен|лира|сум|сўм|сом|рупи|франк|фунт)",
    re.IGNORECASE,
)
_OTHER_DOLLARS = {"канада": "CAD", "австралия": "AUD", "гонконг": "HKD", "сингапур": "SGD"}
_TWINS = str.maketrans("acekmopxyhABCEHKMOPTX", "асекморхуһАВСЕНКМОРТХ")
_LENGTHS = frozenset({"m", "km", "dm", "cm", "mm", "um", "nm", "[in_i]", "[ft_i]", "[mi_i]"})
_TIME_UNITS = frozenset({"s", "ms", "min", "h", "d", "mo", "a", "wk"})
_NO_SYMBOL_AFTER = re.compile(r"[\])]?\. ?[бсд]\.|\.[^\W\d_]\.|-[^\W\d_]*[A-ZА-ЯҒҚҢӨҰҮІ]")
_CLASS_AFTER = re.compile(rf"{SPACE}(?:сынып|сыныб|класс|тоб|топ|әріп|нұсқа)")


def read_unit(text: str, at: int) -> Unit | None:
    """The unit that begins at a place, with its suffix; None where none does."""
    nation = _CURRENCY_OF.match(text, at)
    unit = _one(text, nation.end() if nation else at)
    if unit is None:
        return None
    if nation:
        code = _OTHER_DOLLARS.get(text[at : nation.end() - 1].lower(), unit.code)
        return unit._replace(start=at, code=code) if unit.kind == "money" else None
    if unit.suffix:
        return unit
    return _suffixed(text, _per(text, unit))


def _one(text: str, at: int) -> Unit | None:
    """A unit without what it is per."""
    if sign := _SIGN.match(text, at):
        return _sign(sign)
    power = POWER_BEFORE.match(text, at)
    start = power.end() if power else at
    word = _WORD.match(text, start) or _WORD.match(text, at)
    if word is None:
        return None
    start = word.start()
    unit = _named(text, word[0], start)
    if power and not (unit and unit.code in _LENGTHS):
        word = _WORD.match(text, at)
        unit = _named(text, word[0], at) if word else None
    if unit is None:
        return None
    if unit.code == "mm" and (mercury := _MERCURY.match(text, unit.end)):
        return Unit("mm[Hg]", "pressure", start, mercury.end(), "", True)
    if power and unit.start == start and start > at:
        return _raised(unit, "3" if power["cube"] else "2")._replace(start=at)
    if unit.code in _LENGTHS and not unit.suffix and (after := POWER_AFTER.match(text, unit.end)):
        if after["kv"] or after["kub"] or not text[after.end() : after.end() + 1].isalnum():
            cube = after["three"] or after["kub"]
            return _raised(unit, "3" if cube else "2")._replace(end=after.end())
    return unit


def currency(sign: str) -> str | None:
    """The currency that a sign stands for.

    >>> currency("₸"), currency("%")
    ('KZT', None)
    """
    row = _symbols().get(sign)
    return row.code if row and row.kind == "money" else None


def _sign(sign: "re.Match[str]") -> Unit:
    text = sign[0]
    if text[-1] in "CСcс" or text in ("C°", "С°"):
        return Unit("Cel", "temperature", sign.start(), sign.end(), symbol=True)
    row = _symbols()["°F" if text[-1] == "F" else text]
    return Unit(row.code, row.kind, sign.start(), sign.end(), symbol=True)


def _raised(unit: Unit, power: str) -> Unit:
    return unit._replace(code=unit.code + power, kind="volume" if power == "3" else "area")


@lru_cache(maxsize=1 << 12)
def _lookup(word: str) -> tuple[Row | None, str, bool, str]:
    """The row that a word is of, its ending, whether it is a symbol, and its factor."""
    symbols, words = _symbols(), _words()
    plain = word if word.isascii() or word in symbols else word.translate(_TWINS)
    if plain in symbols:
        return symbols[plain], "", True, "1"
    small = plain.lower()
    if len(small) > 1 and small in symbols and not plain.isascii():
        return symbols[small], "", True, "1"
    if small.startswith("жас") and _AGE.fullmatch(small):
        return words["жыл"], small[3:], False, "1"
    for end in range(min(len(small), 14), 1, -1):
        stem, rest = small[:end], small[end:]
        if (stem in words or stem == "тиын") and _ENDING.fullmatch(rest):
            if stem == "тиын":
                return words["теңге"], rest, False, "0.01"
            return words[stem], rest, False, "1"
    return None, "", False, "1"


def is_symbol(word: str) -> bool:
    """Whether a word is a symbol of a unit: `км`, `сағ`, `кВт`, not `метр`."""
    return _lookup(word)[2]


def _named(text: str, word: str, start: int) -> Unit | None:
    end = start + len(word)
    for phrase in _SHOWN_WORDS:
        if text.startswith(phrase, start):
            tail = _WORD.match(text, start + len(phrase))
            if tail and not _ENDING.fullmatch(tail[0]):
                return None
            row = _words()[phrase]
            suffix = tail[0] if tail else ""
            return Unit(row.code, row.kind, start, start + len(phrase) + len(suffix), suffix)
    row, suffix, symbol, factor = _lookup(word)
    if row is None:
        return None
    if symbol and len(word) == 1 and (_NO_SYMBOL_AFTER.match(text, end) or _CLASS_AFTER.match(text, end)):
        return None
    if suffix == "лық" and row.code == "mo" and text.startswith(" есептік", end):
        return None  # айлық есептік көрсеткіш, what fines are counted by
    if row.code == "d" and not suffix and _OF_THE_SUN.match(text, end):
        return None
    if len(word) == 1 and word.isascii() and text[start - 1 : start].isdigit():
        return None
    if row.code == "Cel" and _is_angle(text, start, end):
        return Unit("deg", "angle", start, end, suffix)
    if word == "ч" or (text[end : end + 1].isdigit() and row.code not in _LENGTHS):
        return None
    return Unit(row.code, row.kind, start, end, suffix, symbol, factor)


def _is_angle(text: str, start: int, end: int) -> bool:
    """Whether the words around degrees, up to other digits, speak of angles or of places on the globe."""
    before = re.sub(r"[\d\s.,–—-]+\Z", "", text[max(0, start - _AROUND) : start])
    before = before[re.search(r"[^\d]*\Z", before).start() :]  # type: ignore[union-attr]  # it matches anything
    after = re.match(r"\D*", text[end : end + _AROUND])
    return bool(_ANGLE.search(before) or (after and _ANGLE.search(after[0])))


def _per(text: str, unit: Unit) -> Unit:
    """A unit per another: `км/сағ`, `тонна/га`; and kilowatt-hours, however they are joined."""
    joint = _PER.match(text, unit.end)
    if joint is None and unit.kind == "power":
        joint = _TIMES.match(text, unit.end) or re.compile(SPACE).match(text, unit.end)
        hour = _one(text, joint.end()) if joint else None
        if hour and hour.code == "h" and (hour.symbol or not unit.symbol):
            return unit._replace(code=f"{unit.code}.h", kind="energy", end=hour.end, suffix=hour.suffix)
        return unit
    other = _one(text, joint.end()) if joint else None
    if other is None or unit.kind == "percent":
        return unit
    if unit.kind == "power" and other.code == "h":
        return unit._replace(code=f"{unit.code}.h", kind="energy", end=other.end, suffix=other.suffix)
    if unit.code in _LENGTHS and other.code in _TIME_UNITS:
        kind = "speed"
    elif unit.kind == "data":
        kind = "data"
    else:
        kind = "rate"
    return unit._replace(code=f"{unit.code}/{other.code}", kind=kind, end=other.end, suffix=other.suffix)


def _suffixed(text: str, unit: Unit) -> Unit:
    """The unit with the suffix that follows its symbol behind a hyphen, or a per cent sign with none."""
    if unit.suffix:
        return unit
    found = _SUFFIX.match(text, unit.end)
    if found and found[1]:
        return unit._replace(end=found.end(), suffix=found[1])
    return unit
