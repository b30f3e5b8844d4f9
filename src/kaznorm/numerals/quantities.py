"""`kaznorm.find_quantities`: every number expression of a text, in digits or words, as a value with its unit.

Module by module: `digits` reads numbers, `units` what they count, `dates` dates and years, `codes` what is no
quantity, `approx` the words around, `parse` numbers in words.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, localcontext
from typing import NamedTuple

from kaznorm.numerals.approx import approximation
from kaznorm.numerals.codes import code_end
from kaznorm.numerals.dates import CENTURY, DASH, MONTHS, ORDINAL, Date, read_date, read_year
from kaznorm.numerals.digits import Digits, read_digits, roman
from kaznorm.numerals.quantity import Quantity, Value, case_of
from kaznorm.numerals.spoken import FIRST_LETTERS, Spoken, read_spoken
from kaznorm.numerals.units import ENDING, SPACE as S, Unit, currency, read_unit

_CURRENCY = "$€£₸₽¥₴₺₹"
_ROMAN_LETTERS = "IVXLCDMХІМС"
_START = re.compile(
    rf"[0-9½¼¾]|[{re.escape(_CURRENCY)}](?={S}?\d)|(?<![\w-])[{_ROMAN_LETTERS}]+(?!\w)|(?<![\w-])(?:{FIRST_LETTERS})",
    re.IGNORECASE,
)
_DASH = re.compile(DASH)
_DOTS = re.compile(rf"{S}?(?:…|\.\.\.){S}?")
_MINUS = re.compile(rf"(?:(?<![\w)])(?P<sign>\N{{MINUS SIGN}})|(?:(?<=\s)|(?<=\()|\A)(?P<dash>[-–])|(?P<word>минус){S})\Z", re.IGNORECASE)
_SIGNED = frozenset({"temperature", "percent", "level"})
_SUFFIX = re.compile(
    rf"(?:(?P<joint>{S}?[-\N{{NON-BREAKING HYPHEN}}]{S}?(?![^\W\d_]*{S}?-)|)(?P<ordinal>{ORDINAL}(?:{ENDING}))"
    rf"|[-\N{{NON-BREAKING HYPHEN}}](?P<suffix>{ENDING}|(?P<collective>[еа]?у(?:{ENDING}))))(?![^\W\d_]|-\w)"
)
_NOUN = re.compile(rf"[-\N{{NON-BREAKING HYPHEN}}](?=[^\W\d_]{{2}})(?!(?:{'|'.join(MONTHS)})[^\W\d_]*|[^\W\d_]*[A-ZА-ЯӘҒҚҢӨҰҮҺІ])")
_PARTICLE = re.compile("-ақ(?![^\\W\\d_])")
_SPACED_DECIMAL = re.compile(r"(?P<whole>\d{1,3}), (?P<part>\d{1,2})(?!\d|[.,]\d)")
_TO_ORDINAL = re.compile(rf"{DASH}(?=\d+-{ORDINAL})")
_FRACTION = re.compile(r"(?P<a>\d{1,3})/(?P<b>\d{1,3})(?![\w/])")
_SCHOOL_YEAR = re.compile(rf"(?P<a>[12]\d{{3}})/(?P<b>[12]\d{{3}}|\d\d)(?!\d|/)")
_PLUS = re.compile(r"[-+×xх*]\Z")
_NUMBERED_NOUNS = (
    "ғасыр|тоқсан|том(?!ат)|бөлі[мг]|тарау|кезең|съез|құрылтай|форум|конгресс|конференц|дәреже|дүние[ -]?жүз|пленум|"
    "сесси|шақыр[ыу]л|чемпионат|олимпи|спартакиад|кітап|кітаб|топ|тоб|санат|сынып|класс|курс|тур|кезек|бап|этап|жарт"
)
_NUMBERED = re.compile(rf"(?:{S}|-)(?:{_NUMBERED_NOUNS})", re.IGNORECASE)
_RULER = re.compile(r"[А-ЯӘҒҚҢӨҰҮҺІ][а-яәғқңөұүһі]{2,}[ \N{NO-BREAK SPACE}]\Z")
_NOT_ROMAN = frozenset({"CD", "DVD", "DC", "MC", "CC", "CV", "MD", "CM", "MM", "CL", "LC", "DM", "MIX", "LCD", "XL", "МС", "СМ", "СС", "ІС", "МІ", "ММ"})
_ROMAN_ENDING = re.compile(rf"-(?P<ordinal>{ORDINAL}{ENDING})(?!\w)|-(?P<suffix>[ғг]?{ENDING})(?!\w)")
_TILL = re.compile(rf"{S}(?:[^\W\d_]+{S})?(?:дейін|шейін)(?!\w)")
_BETWEEN = re.compile(rf"(?:{S}бастап)?,?{S}")
_MONTH_NOUN = re.compile(rf"{S}(?P<month>{'|'.join(MONTHS)})(?P<suffix>{ENDING})(?![^\W\d_])", re.IGNORECASE)
_OUT_OF = re.compile(rf"(?P<whole>\d{{1,6}})-(?:[дтн][ае]н){S}(?P<part>\d{{1,6}})-(?P<suffix>с?[ыі](?:н|н[ае]|н[дт][ае]|нің|ның)?)(?!\w)")
_PRECISION = 80


def find_quantities(text: str) -> list[Quantity]:
    """Every number expression of a text: numbers, measures, money, percent, ranges, ordinals, dates, times.

    Telephone numbers, codes, versions, scores, and the numbers of documents, of their sections and of list items
    are none. Nor are `бір` where nothing is measured by it, and words that are hardly ever numbers (`жүзінде`).
    Expressions are disjoint and in order. Never raises. See `Quantity` for what each holds.

    >>> [(q.text, str(q.value), q.unit, q.kind) for q in find_quantities("Бюджет – 2 трлн 342,4 млрд теңге, 31,5%-ы.")]
    [('2 трлн 342,4 млрд теңге', '2342400000000', 'KZT', 'money'), ('31,5%-ы', '31.5', '%', 'percent')]
    >>> [(q.value, q.unit, q.approx) for q in find_quantities("5—6 адам, шамамен 1 мыңнан аса гектар")]
    [((Decimal('5'), Decimal('6')), '', ''), (Decimal('1000'), 'har', 'about')]
    >>> find_quantities("2022 жылғы 1 наурызда")[0].value, find_quantities("12-баптың 3-тармағы")
    ('2022-03-01', [])
    """
    return list(_merged(text, expressions(text)))


def expressions(text: str) -> Iterator[Quantity]:
    """The number expressions one by one: `25 м-ден 200 м-ге дейін` is two here, and one range above."""
    at = 0
    while found := _START.search(text, at):
        start = found.start()
        if text[start].isdecimal() or text[start] in "½¼¾":
            code = code_end(text, start)
            quantity = None if code else quantity_at(text, start)
            number = None if code or quantity else read_digits(text, start)
            at = code or (quantity.end if quantity else number.end if number else start + 1)
        elif text[start] in _CURRENCY:
            quantity = _at_currency(text, start)
            at = quantity.end if quantity else start + 1
        else:
            quantity = _at_roman(text, found) if found[0].isupper() and roman(found[0]) else None
            quantity = quantity or _at_word(text, start)
            at = quantity.end if quantity else _after_word(text, start)
        if quantity:
            yield quantity


_WORD_END = re.compile(r"[^\W\d_]+")


def _after_word(text: str, start: int) -> int:
    word = _WORD_END.match(text, start)
    return word.end() if word else start + 1


def _made(
    text: str, value: Value, unit: str, kind: str, start: int, end: int, suffix: str = "", approx: str = ""
) -> Quantity:
    approx = approx or approximation(text, start, end, suffix)
    return Quantity(value, unit, kind, approx, suffix, case_of(suffix), start, end, text[start:end])


def _dated(text: str, start: int, date: Date) -> Quantity:
    unit = {"year": "a", "duration": "a", "century": CENTURY}.get(date.kind, "")
    return _made(text, date.value, unit, date.kind, start, date.end, date.suffix)


def quantity_at(text: str, at: int) -> Quantity | None:
    """The expression whose first digit stands at a place, which `code_end` has found to be none of a code."""
    if date := read_date(text, at) or _year(text, at):
        return _dated(text, at, date)
    if fraction := _fraction(text, at) or _out_of(text, at):
        return fraction
    first = _spaced_decimal(text, at) or read_digits(text, at)
    if first is None:
        return None
    return _counted(text, at, first, _second(text, first))


def _spaced_decimal(text: str, at: int) -> Digits | None:
    """`4, 1 миллион`: a decimal whose comma got a space, where what follows is never counted in a list of numbers."""
    found = _SPACED_DECIMAL.match(text, at)
    if found is None or text[max(0, at - 2) : at].strip(" ").endswith(","):
        return None
    part = read_digits(text, found.start("part"))
    if part is None or part.suffix == "ші":
        return None
    value = Decimal(f"{found['whole']}.{found['part']}")
    if part.magnitude and part.value % int(found["part"] or 1) == 0 and text[found.end("part") : part.end].strip():
        power = part.value / int(found["part"]) if int(found["part"]) else None
        return part._replace(value=value * power, start=at) if power else None
    unit = read_unit(text, _gap(text, found.end()))
    return Digits(value, at, found.end(), plain=False) if unit and unit.kind == "percent" else None


def _year(text: str, at: int) -> Date | None:
    if found := _SCHOOL_YEAR.match(text, at):
        first, last = found["a"], found["b"]
        last = last if len(last) > 2 else first[:2] + last
        if int(last) == int(first) + 1:
            return Date("year", (Decimal(first), Decimal(last)), found.end(), "")
    return read_year(text, at)


def _fraction(text: str, at: int) -> Quantity | None:
    found = _FRACTION.match(text, at)
    if found is None or not 0 < int(found["a"]) < int(found["b"]):
        return None
    suffix = _SUFFIX.match(text, found.end())
    end = suffix.end() if suffix and suffix["suffix"] else found.end()
    value = Decimal(found["a"]) / Decimal(found["b"])
    unit = read_unit(text, _gap(text, end))
    if unit and end == found.end():
        return _made(text, value, unit.code, unit.kind, at, unit.end, unit.suffix)
    return _made(text, value, "", "fraction", at, end, (suffix["suffix"] if suffix else "") or "")


def _out_of(text: str, at: int) -> Quantity | None:
    """`3-тен 1-і`: one of three."""
    found = _OUT_OF.match(text, at)
    if found is None or not 0 < int(found["part"]) < int(found["whole"]):
        return None
    return _made(text, Decimal(found["part"]) / Decimal(found["whole"]), "", "fraction", at, found.end(), found["suffix"])


class _Second(NamedTuple):
    digits: Digits
    dashed: bool


def _second(text: str, first: Digits) -> Digits | None:
    """The upper end of a range."""
    if first.suffix:
        return None
    joint = _DASH.match(text, first.end) or _DOTS.match(text, first.end)
    unit = None
    if joint is None and (unit := read_unit(text, _gap(text, first.end))) and not unit.suffix:
        joint = _DASH.match(text, unit.end)
    if joint is None:
        return None
    spaces = [c for c in (joint[0][:1], joint[0][-1:]) if c.isspace()]
    second = read_digits(text, joint.end())
    if second is None or (len(spaces) == 1 and "-" in joint[0] and not unit):
        return None
    if unit:
        other = read_unit(text, _gap(text, second.end))
        return second if other and other.code == unit.code and first.value < second.value else None
    if second.magnitude and not first.magnitude:
        return second
    return second if first.value < second.value else None


def _gap(text: str, at: int) -> int:
    space = re.compile(S).match(text, at)
    return space.end() if space else at


def _scaled(first: Digits, second: Digits) -> Decimal:
    """`2—3 млн` is two to three millions."""
    if not second.magnitude or first.magnitude:
        return first.value
    plain = second.value
    power = 15
    while power and plain < Decimal(1).scaleb(power):
        power -= 3
    return first.value * Decimal(10**power)


def _counted(text: str, at: int, first: Digits, second: Digits | None) -> Quantity | None:
    """A number, or a range, with its suffix, unit, or the noun that it numbers."""
    last = second or first
    if first.plain and not second and _is_code_like(text, first):
        return None
    value: Value = first.value if second is None else (_scaled(first, second), second.value)
    if isinstance(value, tuple) and value[0] >= value[1]:
        value = (first.value, last.value)
    if last.suffix:
        unit = read_unit(text, _gap(text, last.end))
        if unit and not last.suffix.startswith(("д", "т")):
            return _measured(text, at, value, unit, first)
        approx = approximation(text, at, last.end, last.suffix)
        if unit and approx:
            return _measured(text, at, value, unit, first, approx)
        return _made(text, value, "", "number", at, last.end, last.suffix)
    if ending := _SUFFIX.match(text, last.end):
        return _suffixed(text, at, value, first, last, ending)
    if particle := _PARTICLE.match(text, last.end):
        unit = read_unit(text, _gap(text, particle.end()))
        if unit and not unit.symbol:
            return _measured(text, at, value, unit, first)
        return _made(text, value, "", "number", at, particle.end(), "ақ")
    if _NOUN.match(text, last.end) and last.plain:
        unit = read_unit(text, last.end + 1)
        if unit and not unit.symbol and unit.code not in ("%",) and re.match("[лдт][ыі]", unit.suffix):
            return _measured(text, at, value, unit, first)
        return _made(text, value, "", "ordinal", at, last.end)
    if text[last.end : last.end + 1].isalpha() or text[last.end : last.end + 1] == "_":
        unit = read_unit(text, last.end)
        if unit is None or (len(unit.code) == 1 and unit.end - last.end == 1 and unit.code not in ("m", "%")):
            return None
        return _measured(text, at, value, unit, first)
    unit = read_unit(text, _gap(text, last.end))
    if unit:
        return _measured(text, at, value, unit, first)
    return _made(text, _signed(text, at, value, ""), "", "number", at, last.end)


def _suffixed(
    text: str, at: int, value: Value, first: Digits, last: Digits, ending: "re.Match[str]"
) -> Quantity | None:
    if ordinal := ending["ordinal"]:
        if last is first and (joint := _TO_ORDINAL.match(text, ending.end())) and ordinal in ("ші", "шы", "інші", "ыншы", "нші", "ншы", "сыншы"):
            other = read_digits(text, joint.end())
            tail = _SUFFIX.match(text, other.end) if other else None
            if other and tail and tail["ordinal"] and other.value > first.value:
                return _made(text, (first.value, other.value), "", "ordinal", at, tail.end(), tail["ordinal"])
        return _made(text, value, "", "ordinal", at, ending.end(), ordinal)
    suffix = ending["suffix"] or ""
    if not suffix:
        return _made(text, value, "", "number", at, last.end)
    kind = "collective" if ending["collective"] else "number"
    if approximation(text, at, ending.end(), suffix) == "about" and suffix[1:] in ("ай", "ей"):
        unit = read_unit(text, _gap(text, ending.end()))
        if unit:
            return _measured(text, at, value, unit, first, "about")
    return _made(text, value, "", kind, at, ending.end(), suffix)


def _is_code_like(text: str, number: Digits) -> bool:
    """Digits with a letter right behind them that no unit explains: `5г сынып`, `2D`, `3х4`."""
    follows = text[number.end : number.end + 2]
    return bool(re.match(r"[A-ZА-ЯӘҒҚҢӨҰҮҺІ](?![^\W\d_])", follows)) and read_unit(text, number.end) is None


def _measured(text: str, at: int, value: Value, unit: Unit, first: Digits, approx: str = "") -> Quantity | None:
    if unit.code == "L" and text[unit.end : unit.end + 1] == "." and re.match(r"\.[^\W\d_]", text[unit.end :]):
        return _made(text, value, "", "number", at, first.end)
    kind, code = unit.kind, unit.code
    if unit.factor != "1":
        value = _times(value, Decimal(unit.factor))
    if kind == "money" and not first.magnitude and re.fullmatch(r"\d{1,3}[.,]\d{3}", text[first.start : first.end]):
        value = _times(value, Decimal(1000))
    value = _signed(text, at, value, kind)
    start = _sign_start(text, at, kind)
    return _made(text, value, code, kind, start, unit.end, unit.suffix, approx)


def _times(value: Value, factor: Decimal) -> Value:
    with localcontext(prec=_PRECISION):
        if isinstance(value, Decimal):
            return value * factor
        return (value[0] * factor, value[1] * factor) if isinstance(value[0], Decimal) else value  # type: ignore[operator, return-value]


def _signed(text: str, at: int, value: Value, kind: str) -> Value:
    if _sign_start(text, at, kind) == at:
        return value
    if isinstance(value, Decimal):
        return -value
    return value


def _sign_start(text: str, at: int, kind: str) -> int:
    """Where a minus before the number begins; a hyphen or dash is one only before degrees and per cents."""
    found = _MINUS.search(text, max(0, at - 8), at)
    if found is None or (found["dash"] and kind not in _SIGNED):
        return at
    return found.start()


def _at_currency(text: str, at: int) -> Quantity | None:
    """`$5 млн`, `€ 300`."""
    start = _gap(text, at + 1)
    number = read_digits(text, start)
    code = currency(text[at])
    if number is None or code is None:
        return None
    second = _second(text, number)
    last = second or number
    value: Value = (_scaled(number, second), second.value) if second else number.value
    if not number.magnitude and re.fullmatch(r"\d{1,3}[.,]\d{3}", text[number.start : number.end]):
        value = _times(value, Decimal(1000))
    end, suffix = last.end, last.suffix
    if not suffix and (ending := _SUFFIX.match(text, end)) and ending["suffix"]:
        end, suffix = ending.end(), ending["suffix"]
    return _made(text, value, code, "money", at, end, suffix)


def _at_roman(text: str, found: "re.Match[str]") -> Quantity | None:
    """`XXXIII`, `XV—XVIII ғасырлар`, `Людовик I`; one letter only before or after a noun that is numbered."""
    word, at, end = found[0], found.start(), found.end()
    value: Value | None = None
    first = roman(word)
    if first is None or word in _NOT_ROMAN or text[at - 1 : at] in ("№", ".", "&") or text[end : end + 1] in ("&", "+"):
        return None
    dash = _DASH.match(text, end)
    other = re.compile(rf"[{_ROMAN_LETTERS}]+(?!\w)").match(text, dash.end()) if dash else None
    last = roman(other[0]) if other else None
    value = Decimal(first)
    era = _before_era(text, at, value) != value
    if other and last and (last > first or era):
        value, end = (Decimal(first), Decimal(last)), other.end()
    century = re.compile(rf"{S}?-?(?:ғасыр({ENDING})(?!\w)|(?:ғғ?|ғас)\.)").match(text, end)
    if century:
        suffix = century[1] or ""
        return _made(text, _before_era(text, at, value), CENTURY, "century", at, century.end(), suffix)
    numbered = _NUMBERED.match(text, end)
    ending = _ROMAN_ENDING.match(text, end)
    lone = len(word) == 1 and not isinstance(value, tuple)
    if lone and not numbered and not (ending and ending["ordinal"]) and not (_RULER.search(text, max(0, at - 30), at) and word in "IVX"):
        return None
    if not lone and not numbered and not (set(word) <= set("IVXХІ")) :
        return None
    if ending and (ending["ordinal"] or ending["suffix"]):
        suffix = ending["ordinal"] or ending["suffix"]
        return _made(text, value, "", "ordinal", at, ending.end(), suffix)
    return _made(text, value, "", "ordinal", at, end)


def _before_era(text: str, at: int, value: Value) -> Value:
    date = re.compile(r"б\.?\s?[зд]\.?\s?[бд]\.?\s{1,2}\Z", re.IGNORECASE).search(text, max(0, at - 12), at)
    if not date:
        return value
    return -value if isinstance(value, Decimal) else tuple(sorted((-value[0], -value[1])))  # type: ignore[operator, return-value]


def _at_word(text: str, at: int) -> Quantity | None:
    """A number in words, alone or as a range (`екі-үш`), with its unit."""
    first = read_spoken(text, at)
    if first is None:
        return None
    second = None
    joint = re.compile(rf"-|{S}[–—]{S}").match(text, first.end)
    if first.form == "cardinal" and not first.suffix and joint:
        second = read_spoken(text, joint.end())
        second = second if second and second.value > first.value and second.form == "cardinal" else None
    last = second or first
    value: Value = (first.value, second.value) if second else first.value
    if last.form == "ordinal":
        return _ordinal(text, at, last)
    unit = read_unit(text, _gap(text, last.end)) if last.form in ("cardinal", "fraction") else None
    if unit and unit.symbol and unit.kind != "percent" and len(unit.code) == 1 and unit.end - last.end <= 2:
        unit = None
    if last.weak and (unit is None or (unit.kind == "duration" and unit.suffix in ("ы", "і"))):
        return None
    if last.value == 1 and unit and unit.code == "d" and unit.suffix != "де" and unit.suffix:
        return None
    if unit and (not last.suffix or unit.kind == "percent" or approximation(text, at, last.end, last.suffix)):
        approx = "about" if joint and second and joint[0] == "-" else approximation(text, at, last.end, last.suffix) if last.suffix else ""
        if unit.factor != "1":
            value = _times(value, Decimal(unit.factor))
        return _made(text, value, unit.code, unit.kind, at, unit.end, unit.suffix, approx)
    kind = {"fraction": "fraction", "collective": "collective"}.get(last.form, "number")
    return _made(text, value, "", kind, at, last.end, last.suffix, "about" if joint and second and joint[0] == "-" else "")


def _ordinal(text: str, at: int, last: Spoken) -> Quantity:
    """An ordinal in words; before `жылы` a year, before `ғасыр` a century."""
    month = _MONTH_NOUN.match(text, last.end)
    if month and not last.suffix_after and 1 <= last.value <= 31:
        day = f"--{MONTHS.index(month['month'].lower()) + 1:02}-{int(last.value):02}"
        return _made(text, day, "", "date", at, month.end(), month["suffix"])
    noun = re.compile(rf"{S}(?:(?P<year>жыл)|(?P<century>ғасыр))(?P<suffix>{ENDING})(?!\w)").match(text, last.end)
    if noun and not last.suffix_after and (noun["century"] or last.value > 999):
        kind, unit = ("year", "a") if noun["year"] else ("century", CENTURY)
        value = _before_era(text, at, last.value)
        return _made(text, value, unit, kind, at, noun.end(), noun["suffix"])
    return _made(text, last.value, "", "ordinal", at, last.end, last.suffix)


def _merged(text: str, found: Iterator[Quantity]) -> Iterator[Quantity]:
    """`25—30 м-ден 200 м-ге дейін` as one range."""
    held: Quantity | None = None
    for quantity in found:
        if held is not None:
            one = _till(text, held, quantity)
            if one:
                held = one
                continue
            yield held
        held = quantity
    if held is not None:
        yield held


def _till(text: str, first: Quantity, last: Quantity) -> Quantity | None:
    """From the first to the last, where their cases and `дейін` say so and they count the same."""
    joint = _BETWEEN.fullmatch(text, first.end, last.start)
    if joint is None or first.case != "ablative" or last.case != "dative" or not _TILL.match(text, last.end):
        return None
    same = first.unit == last.unit or not first.unit
    low = first.value[0] if isinstance(first.value, tuple) else first.value
    high = last.value[1] if isinstance(last.value, tuple) else last.value
    if not same or isinstance(low, str) or isinstance(high, str) or low >= high:
        return None
    approx = first.approx or last.approx
    text_of = text[first.start : last.end]
    return Quantity((low, high), last.unit, last.kind, approx, last.suffix, last.case, first.start, last.end, text_of)
