"""Numbers that are names by the label before them: of documents, houses, and standards, `ҚР СТ 1926-2009`.

>>> standard_end("ҚР СТ ISO 9001-2016", 10), standard_end("СТ РК 1.5-2019", 6), standard_end("2001-2005 жж.", 0)
(19, 14, None)
"""

from kaznorm.lazily import lazily
from kaznorm.numerals.patterns import NUMERO, SPACE, STREET

BODIES = (
    "ГОСТ МЕМСТ ОСТ РСТ СТ СТП СНиП СНИП ҚНжЕ ҚНЖЕ СанПиН СанЕжН ЕСЖ ЕЖ СП СН ҚН ВСН МСН МСП МСҚН ISO ИСО IEC МЭК EN "
    "МЖМБС МЖБС ГОСО ASTM DIN ТУ ТШ РД РДС ТР ТС"
).split()
"""What names a standard, a building code or a technical regulation."""
_OF_WHOM = "ҚР РК Р СЭВ ТС EN ISO ИСО IEC МЭК ASTM TS TR ҰМ".split()
_LABEL = lazily(
    rf"(?<![\w-])(?:(?:ҚР|РК) )?(?:{'|'.join(BODIES)})(?:[ /](?:{'|'.join(_OF_WHOM)})){{0,3}} ?(?:№ ?|- ?)?\Z"
)
_NUMBER = lazily(
    r"\d{1,6}(?:[./]\d{1,5}){0,5}(?:-\d{1,5}){0,2}[-–—](?:(?:19|20)\d\d|\d\d)(?!\d|[.,]\d)|\d{3}/20\d\d(?!\d)"
)
_NUMBERED = lazily(rf"{NUMERO}\Z")
_NAMED = lazily(rf"(?:{NUMERO}|{STREET},?{SPACE}?)\Z")
_ACCOUNT = lazily(rf"(?<=[A-Z]{{2}})\d\d(?:{SPACE}[0-9A-Z]{{4}}){{2,8}}(?:{SPACE}[0-9A-Z]{{1,4}})?(?!\w)")
_CARD = lazily(rf"(?<![\d-])[3-69]\d{{3}}(?:{SPACE}\d{{4}}){{3}}(?!{SPACE}?\d)")
_PERSON = lazily(rf"\d(?:{SPACE}?\d){{11}}(?!\d)")
_POSTAL, _INDEX = lazily(rf"\d{{3}}{SPACE}?\d{{3}}(?![.,]?\d|{SPACE}?%)"), lazily(r"(?i:индексі?)\W{1,3}\Z")
_OF_PERSON = lazily(r"(?:[ЖБ]СН|[ИБ]ИН)\W{1,3}\Z")
_COLUMNS = lazily(
    rf"(?<![\d.,])(?:[1-9]\d\d(?:{SPACE}000){{1,3}}{SPACE}){{1,20}}[1-9]\d\d(?:{SPACE}000){{1,3}}(?!{SPACE}?[.,]?\d)"
    rf"|(?<![\d.,])\d{{1,3}}(?:{SPACE}\d{{3}}){{2,9}}{SPACE}\d{{1,2}}(?:{SPACE}\d{{3}}){{2,9}},\d+(?!\d)"
)
"""Grouped numbers side by side, of which nobody knows where one ends: `125 000 130 000`."""
_NEAR, _LONGEST = 24, 36


def is_numbered(text: str, at: int) -> bool:
    """Whether `№` stands before a place."""
    return _NUMBERED.search(text, max(0, at - _NEAR), at) is not None


def is_named(text: str, at: int) -> bool:
    """Whether `№` or a street stands before a place: in `№ 16, 220-құжат` the 16 begins no list."""
    return _NAMED.search(text, max(0, at - _NEAR), at) is not None


def account_end(text: str, at: int) -> int | None:
    """Where an account, a card, a person's number or a row of grouped numbers ends that begins at a place.

    >>> account_end("KZ12 6010 1310 0123", 2), account_end("ЖСН 850 101 300 123", 4), account_end("125 000 130 000", 0)
    (19, 19, 15)
    """
    found = _ACCOUNT.match(text, at) or _CARD.match(text, at) or _COLUMNS.match(text, at)
    if found is None and _OF_PERSON.search(text, max(0, at - _NEAR), at):
        found = _PERSON.match(text, at)
    return found.end() if found else _postal_end(text, at)


def is_postal(text: str, at: int) -> bool:
    """Whether a postal code begins at a place: `индекс 050000`, not `индексі 102,5%`."""
    return _postal_end(text, at) is not None


def _postal_end(text: str, at: int) -> int | None:
    found = _POSTAL.match(text, at) if _INDEX.search(text, max(0, at - _NEAR), at) else None
    return found.end() if found else None


def standard_end(text: str, at: int) -> int | None:
    """Where the number of a standard ends that begins at a place; None where no label of one stands before it.

    The last part is the year of its adoption, and no end of a range.
    """
    found = _NUMBER.match(text, at)
    return found.end() if found and _LABEL.search(text, max(0, at - _LONGEST), at) else None
