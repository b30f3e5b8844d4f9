"""Digits that are no quantities: telephone numbers, codes, versions, scores, numbers of documents and their sections.

>>> for text in ("+7 (701) 123-45-67", "№ 598", "12-баптың 3-тармағы", "950101300123", "1.2.3", "COVID-19", "3:1"):
...     assert code_end(text, re.search("[0-9]", text).start()), text
>>> code_end("5 адам", 0) is None
True
"""

import re

from kaznorm.alphabet import CAPITALS
from kaznorm.lazily import lazily
from kaznorm.numerals.amounts import after_space
from kaznorm.numerals.dates import MONTHS, read_date
from kaznorm.numerals.digits import is_fraction, pair_at
from kaznorm.numerals.labelled import account_end, is_postal, standard_end
from kaznorm.numerals.patterns import ORDINAL, SPACE as S
from kaznorm.numerals.ranges import in_a_row, is_side, is_upper_end, signed_span
from kaznorm.numerals.units import read_unit
from kaznorm.numerals.years import read_year

_WEB = lazily(r"://|www\.|\w@\w|\.(?:kz|ru|com|org|net|html?|php|pdf|docx?|jpe?g|png)\b", re.IGNORECASE)
_LONGEST_ADDRESS = 100
_PHONE = lazily(
    rf"\+\d[\d()\s\N{{NO-BREAK SPACE}}-]{{8,20}}\d"
    rf"|(?<![\d-])8{S}?[-(]?{S}?7\d{{2,4}}{S}?\)?[\d\s\N{{NO-BREAK SPACE}}-]{{5,12}}\d(?!\d)"
    rf"|(?<![\d-])[78]{S}\d{{3}}{S}\d{{3}}{S}\d\d{S}\d\d(?!\d)"
    rf"|(?<![\d-])8{S}\(\d{{3,5}}\){S}?[\d\s-]{{5,10}}\d"
    r"|\(\d{3,5}\)[ -]?\d{2,3}[- ]\d{2}[- ]?\d{2}(?!\d)"
    r"|(?<![\d-])\d{2,3}-\d{2}-\d{2,4}(?![\d-])"
    r"|(?<!\d)[78]7\d{9}(?!\d)"
)
_VERSION = lazily(
    r"\d+(?:\.\d+){3,}"
    r"|(?!\d{1,3}(?:\.\d{3})+(?!\d))\d+(?:\.\d+){2}(?!\d)|\d+(?:-\d+){2,}|\d+(?: [-–—] \d+){2,}"
    r"|\d+(?::\d+){3,}|\d+(?:/\d+){2,}"
)
_DOCUMENT_NOUNS = (
    "бап|бабы|бабын|бб?\\.|тарма[қғ]|тармақша|абзац|тарау|параграф|қосымша|сурет|кесте|пункт|статья|ескертпе|сызба|"
    "тараш|слайд|формула|ереже|жарғы|бұйры[қғ]|қаулы|форма|нысан(?=ы)|дәріс|сабақ|тапсырма|мысал|жаттығу|сұра[қғ]"
)
_REFERENCE = lazily(
    rf"\d+(?:[-–—]\d+)?(?:[-–]\d*-?\w{{1,3}})?(?:{S}?-{S}?(?:{_DOCUMENT_NOUNS})"
    rf"|{S}?\N{{EN DASH}}{S}?(?:ба[пб]|тарма[қғ])"
    rf"|-?{ORDINAL}{S}(?:бап|баб|тарма[қғ]|абзац|тарау|бөлігі|бөлім|қосымша)"
    rf"|{S}(?:бап|бабы|тармақ(?!тан)|тармағ|тармақша|абзац)(?!шар))",
    re.IGNORECASE,
)
_LISTED = lazily(rf"\d+(?:-\d+)?(?:,{S}\d+(?:-\d+)?){{0,9}}(?:,{S}|{S}(?:және|мен|бен|пен|немесе){S})(?=\d)")
_SCORE = lazily(
    rf"\d+:\d+(?!\d)|\d{{1,2}}{S}?[-–—]{S}?\d{{1,2}}(?={S}(?:есеп|есеб|болып))|(?<=есебі )\d{{1,2}}[-–]\d{{1,2}}"
)
_RESULT = lazily(rf"(?P<a>\d{{1,2}})[-–](?P<b>\d{{1,2}})(?={S}?(?:[.,](?!\d)|[;:!?)»])|-(?![дтн][ае]н)[^\W\d_]|\Z)")
_LABEL = lazily(
    r"\d{1,3}(?:\.\d{1,3})*(?:-\d{1,2})?(?:\)|\.)(?=[\s*]|\Z|[^\W\d_])|\d{1,3}-\d{1,2}\.(?=\s)"
    rf"|\d{{1,3}}(?:\.\d{{1,3}})+(?:[{CAPITALS}](?=[ \t]))?(?=\s+[A-Z{CAPITALS}])"
)
_INNER_LABEL = lazily(r"\d{1,2}(?:-\d{1,2})?\s?\)(?=\s?[^\W\d_«]|[,;])")
_NAME = lazily(rf"(?: [A-Z{CAPITALS}]{{1,3}})?[\"»”](?![^\W\d_])")
_NUMBERED_LINE = lazily(rf"[»\"”]?-?{S}?(?:нөмір|номер)")
_OWN_BRACKETS = lazily(r"\d{1,2}\)(?=\s?[^\W_]|[.,;]|\Z)")
_GOALS = lazily(rf"\d+:\d+(?={S}?-?[^\W\d_]*{S}?(?:есеп|есеб))")
_SCORED = lazily(r"\d+:\d+(?![\d:-])")
_SCORE_BEFORE = lazily(rf"(?<!\w)(?:есеп|есебі|ұпай(?:{S}саны)?|нәтиже(?:сі)?)(?:{S}?[–—:-])?{S}\Z", re.IGNORECASE)
_MAP_SCALE = lazily(rf"1:\d{{1,3}}(?:{S}\d{{3}})+(?!\d)")
_MONTH_BEFORE = lazily(rf"(?:{'|'.join(MONTHS)})(?:[нтд]ен|[нтд]ан)?[-–]\Z", re.IGNORECASE)
_AFTER_WORD = lazily(rf"(?:\d+,\d|\d[\d {S[1:-1]}]*{S}?(?:%|млн|млрд|трлн|мың))")
_DIGITS = lazily(r"\d+")
_TOKEN = lazily(r"[^\W_]+(?:[-‑–][^\W_]+)*")
_NUMERO = lazily(
    rf"(?:№|#|\bN[oº°]?\.?|§§?){S}?\Z|[№§]{S}?\d[\d/-]*(?:,{S}\d+){{0,9}}(?:,{S}|{S}(?:және|мен){S}|{S}?[-–—]{S}?)\Z"
)
_BLOCK = lazily(
    r"(?<!\w)(?:(?:UTC|GMT) ?[+-]|ИИН|ЖСН|БСН|БИН|СТН|РНН|ЖСК|ИИК|БСК|БИК|КНП|КБЕ|ОКПО|ОКЭД|ЭҚЖЖ|КАТО|код|шифр"
    r"|УДК|ББК|ISBN|ISSN|ISMN|ORCID|DOI|ГОСТ(?: Р)?|ӘОЖ|ӘӨЖ|[МХҒ]?ҒТА[МХ]?Р|М?РНТИ|КБК"
    r"|телефоны?|тел\.?|факс|ұялы|нөмірі|номері)\W{0,3}\Z",
    re.IGNORECASE,
)
_NO_BLOCK = lazily(rf"-{ORDINAL}|,\d|{S}?%")
_PARTS = lazily(rf"\d{{2,3}}(?:{S}\d{{2,3}}){{2,4}}(?!\d)|\d+(?:{S}?[/-]{S}?\d+|{S}\d{{3,4}}(?!\d))*")
_FOOTNOTE = lazily(r"\d+(?:[-–,]\s?\d+)*\]")
_DOCUMENT = lazily(r"\d+(?:[-/.]\d+)*(?:[-/][^\W\d_IVXLC]{0,2}?[IVXLC]*(?!\w))?")
_IN_A_NAME = lazily(r"[\"«“„][^\"«»“”„]{0,30}[^\W\d_](?:[ -]| [-–] )\Z")
_LATIN = lazily(rf"(?<![A-Za-z])(?![IVXLC]+[»\"”]?{S}(?:[-–]{S})?\Z)[A-Za-z][A-Za-z0-9-]+[»\"”]?{S}(?:[-–]{S})?\Z")
_LETTER = lazily(rf"(?<![\w.-])[A-Z{CAPITALS}](?:{S}|(?<=[\"«“].){S}?[-–]{S}?)\Z")
_MODEL_NEXT = lazily(
    rf"(?:-\d{{3}}(?!\d)|(?<=\d{{3}})-\d(?!\d))?(?:{S}?[.,;:!?)»\"”]|{S}?\Z|{S}[A-Z][A-Za-z]*(?![^\W\d_])|{S}[^\W\d_]+(?:[сc]?[ыі])(?:н|н[аеы]н?|нің|ның|нд[ае]|мен)?(?![^\W\d_])"
    rf"|{S}(?:үшін|туралы|арқылы|сияқты|секілді|бойынша|және|мен|де|да|те|та)(?!\w))"
)
_CLOSING = ('"', "»", "”")
_LONGEST_NAME = 24
_NEVER_BEFORE = frozenset("_#@&=^\\%")


def code_end(text: str, at: int) -> int | None:
    """Where a number that is no quantity ends, given the place of its first digit; None for quantities."""
    end = _phone(text, at) or account_end(text, at) or _before(text, at)
    if end or read_date(text, at):
        return end
    return _shape(text, at) or _label(text, at) or _reference(text, at)


def _before(text: str, at: int) -> int | None:
    """What stands before the digits: letters, №, an address."""
    digits = _DIGITS.match(text, at)
    if digits is None:
        return None
    end = digits.end()
    last, before = text[at - 1 : at], text[max(0, at - 2) : at - 1]
    if (
        (last.isalpha() and not is_side(text, at))
        or (last in _NEVER_BEFORE and last + before != "==")
        or (last in ("*", "~") and before.isalnum())
    ):
        return _rest(text, at)
    if last in ("-", "\N{NON-BREAKING HYPHEN}", "–") and before and (before.isalnum() or before in '»")'):
        return None if _goes_on(text, at, before) else _rest(text, at)
    if last in tuple("(+=") and (before.isdigit() if last == "+" else before.isalnum() and end - at <= len("20")):
        return end  # f(2), 1+2, but a name may have its years in brackets
    if last == "/" and before and not before.isspace():
        return _rest(text, at)
    if last in (".", ":", ",") and before.isdigit():
        return None if last == "," and in_a_row(text, at) else end
    if last == "[" and _FOOTNOTE.match(text, at):
        return end
    if ratio := _ratio(text, at):
        return ratio
    window = text[max(0, at - 40) : at]
    if _NUMERO.search(window) and (number := _DOCUMENT.match(text, at)):
        return number.end()
    if is_labelled(text, at) and not _NO_BLOCK.match(text, end) and (number := _PARTS.match(text, at)):
        return number.end()
    if standard := standard_end(text, at):
        return standard
    if names_model(text, at, end) and not (read_date(text, at) or read_year(text, at)):
        return end
    if (name := _NAME.match(text, end)) and _IN_A_NAME.search(text, max(0, at - 34), at):
        return name.end()
    return _address(text, at)


def _goes_on(text: str, at: int, before: str) -> bool:
    """Whether a number behind a word and a dash is one by itself, or ends a range: `10кг-15кг`, `2 мамыр-3 шілде`."""
    if (_AFTER_WORD.match(text, at) and before.islower()) or _MONTH_BEFORE.search(text, max(0, at - 20), at):
        return True
    return is_upper_end(text, at)


def _ratio(text: str, at: int) -> int | None:
    """The end of a score by the words around, `3:1 есебімен`, `есеп 20:15`, or of a scale, `1:25 000`."""
    found = _GOALS.match(text, at) or _MAP_SCALE.match(text, at)
    if found is None and _SCORE_BEFORE.search(text, max(0, at - _LONGEST_NAME), at):
        found = _SCORED.match(text, at)
    return found.end() if found else None


def is_labelled(text: str, at: int) -> bool:
    """Whether a label of codes stands before a place: `ЖСН`, `тел.`, `пошта индексі`."""
    return _BLOCK.search(text, max(0, at - 40), at) is not None or is_postal(text, at)


def names_model(text: str, start: int, end: int) -> bool:
    """Whether a number is part of a name in Latin letters, or behind one letter: `Boeing 737 ұшағы`, `A 320`.

    That is so where a noun with the possessive follows, or a mark: in `Chelsea 3 ұпай алды` points are counted.
    """
    before = text[max(0, start - _LONGEST_NAME) : start]
    if text[end : end + 1] in _CLOSING and _IN_A_NAME.search(text, max(0, start - 34), start):
        return True
    if not (_LATIN.search(before) or _LETTER.search(before)) or read_unit(text, end + 1):
        return False
    return _MODEL_NEXT.match(text, end) is not None


def _address(text: str, at: int) -> int | None:
    """The end of an address of the web or of mail, or of a file's name, in which a place stands."""
    start, stop = at, at
    while start > max(0, at - _LONGEST_ADDRESS) and not text[start - 1].isspace():
        start -= 1
    while stop < min(len(text), at + _LONGEST_ADDRESS) and not text[stop].isspace():
        stop += 1
    return stop if _WEB.search(text, start, stop) else None


def _rest(text: str, at: int) -> int:
    """The end of the token in which a place stands."""
    token = _TOKEN.match(text, at)
    return token.end() if token else at + 1


def _phone(text: str, at: int) -> int | None:
    start = at - 1 if at and text[at - 1] in "+(" else at
    phone = _PHONE.match(text, start) or _PHONE.match(text, at)
    return phone.end() if phone else None


def _shape(text: str, at: int) -> int | None:
    """Versions, scores, codes by their length or a leading zero."""
    signed = signed_span(text, at)
    if signed and not read_unit(text, after_space(text, signed.end)):
        return signed.end
    if version := _VERSION.match(text, at):
        return version.end()
    if score := _SCORE.match(text, at):
        return score.end()
    pair = pair_at(text, at)
    if pair and pair["whole"] is None and not is_fraction(text, pair) and not read_year(text, at):
        return pair.end()
    result = _RESULT.match(text, at)
    if result and int(result["a"]) >= int(result["b"]):  # 7-2, won
        return result.end()
    digits = _DIGITS.match(text, at)
    if digits is None:
        return None
    if _NUMBERED_LINE.match(text, digits.end()):
        return digits.end()
    size = digits.end() - at
    if size > 11 and re.compile(rf"{S}?[^\W\d_]{{3}}").match(text, digits.end()) and read_unit(text, digits.end() + 1):
        return None
    if size > 1 and text[at] == "0" and not re.compile(rf"-|{S}?%").match(text, digits.end()):
        return digits.end()
    if size >= 12 and not re.compile(rf"{S}?[^\W\d_]{{2}}").match(text, digits.end()):
        return digits.end()
    return digits.end() if size == 12 or size > 18 else None


def _label(text: str, at: int) -> int | None:
    """The numbers of items at line starts, and `1)` anywhere."""
    line = text.rfind("\n", 0, at) + 1
    if not text[line:at].strip(" \t#*•>–-") and (label := _LABEL.match(text, at)):
        return label.end()
    if text[at - 1 : at] == "(" and at and (own := _OWN_BRACKETS.match(text, at)):
        return own.end()
    inner = _INNER_LABEL.match(text, at) if text[at - 1 : at] in ("", " ", "(", ";", ":", "\n") else None
    line = max(line, at - 200)
    if inner and text.count("(", line, at) <= text.count(")", line, at):
        return inner.end()
    return None


def _reference(text: str, at: int) -> int | None:
    """`12-баптың`, `3 және 4-тармақтар`, `1-сурет`."""
    listed = _LISTED.match(text, at)
    found = _REFERENCE.match(text, listed.end() if listed else at)
    if found is None:
        return None
    digits = _DIGITS.match(text, at)
    return digits.end() if listed and digits else found.end()
