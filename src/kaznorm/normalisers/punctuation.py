"""`punctuation`: the spaces around marks, brackets, quotes and dashes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from kaznorm.alphabet import FOLD
from kaznorm.dashes import around_dash, dash_after
from kaznorm.edits import Edit
from kaznorm.glance import MARK, glance
from kaznorm.marks import (
    LETTERS,
    PARTNERS,
    Gap,
    Line,
    edits_of,
    is_all_capitals,
    is_capital,
    is_latin,
    is_suffix,
    kinds,
    opens_apart,
    suspects,
)
from kaznorm.normaliser import Normaliser, option
from kaznorm.partial import are_whole
from kaznorm.tokens import ABBREVIATIONS, scan, shadow, unshadow

_TWO_LETTERS = frozenset(map(shadow, ("ба", "бе", "ма", "ме", "па", "пе", "да", "де", "та", "те", "ол")))
_NAMESPACES = frozenset(map(shadow, ("санат", "файл", "сурет", "үлгі", "категория", "анықтама", "портал")))
_SITES = frozenset(map(shadow, ("ru", "kz", "com", "net", "org", "ру", "кз")))
_SET_PHRASE = re.compile(r"(?<![\w.])(?:т\.[бт]|т\.с\.с|б\.з\.[бд]|б\.д\.д)\.\Z")
_YEAR = re.compile(r"[12]\d{3}(?:[-–][12]\d{3})?\s?ж(?:ж?\.|ыл)")
_WHOLE = re.compile(r"(?<!\d )(?<!\d[.,:;-] )(?<! [.,:;-] )(?<![\d.,:/-])\d{1,3}\Z")
_TENTHS = re.compile(r"\d ?(?:%|(?:мың|млн|млрд|трлн|миллион|миллиард|есе|пайыз)(?!\w))")
_STATED = re.compile("..(?:[аеи]д[ыі]|[^аеи][дт][ыі]|[ғқгк][ае]н|емес|екен)$")
"""What a sentence may end with: `тартылады`, `келген`."""
_STATE = re.compile(r"[IVІ]{1,4}|\s*")
"""The state of oxidation, or nothing, in brackets."""
_LABEL = re.compile(r"(?:^|(?<=[\s:;,.(]))(?:\d{1,2}|\w)\Z", re.MULTILINE)


@dataclass(frozen=True)
class Punctuation(Normaliser):
    """Sets the spaces around marks: none before a comma, one after it, none inside brackets and quotes.

    Only spaces come and go. Addresses, numbers, times, initials, abbreviations, code, emoticons, suffixes
    (`«Барыс»-тың`, `файл(дар)`), Latin text, the dash that opens a dialogue and the kind of dash stay.
    Straight quotes are read only where all of a line's pair up.

    >>> [edit.new for edit in Punctuation().find("Ол , « Jas Otan » құрайды.AMANAT (бір топ )")]
    ['Ол,', '«Jas', 'Otan»', 'құрайды. AMANAT', 'топ)']
    """

    name: ClassVar[str] = "punctuation"
    min_confidence: float = option(0.9, "edits less sure than this are held back, as suggestions", low=0, high=1)

    def concerns(self, text: str) -> bool:
        """Whether a mark may lack its space or have one too many."""
        return glance(text).has(MARK)

    def find(self, text: str) -> Iterator[Edit]:
        """One edit for the words on both sides of a space that comes or goes."""
        scanned = scan(text)
        seen = kinds(scanned)
        line = Line(scanned, seen, 0, 0)
        gaps: dict[tuple[int, int], Gap] = {}
        for at in suspects(seen):
            if at >= line.end:
                line = Line(scanned, seen, line.end, at)
            for rule in _RULES[seen[at]]:
                gaps |= {gap[:2]: gap for gap in rule(line, at) if not line.is_untouched(gap)}
        yield from edits_of(text, [gaps[place] for place in sorted(gaps)])


def _space_before(line: Line, at: int) -> Iterator[Gap]:
    """`төрағасы , облыстық`, `ақтау »`, `(бір топ )`; in French and Russian style `Иә !` stays."""
    kinds, mark = line.kinds, line.text[at]
    before, follows = kinds[at - 2], kinds[at + 1]
    if kinds[at - 1] != " " or before not in 'aA0)%"' + ",." * (mark in PARTNERS) or line.text.startswith("![", at):
        return
    sure = 0.0
    if mark in PARTNERS:
        partner = line.partners.get(at, at)
        if partner < at and kinds[partner + 1] == " " and not _is_spaced(line, partner):
            return  # both sides or none
        if partner < at and "a" in kinds[max(partner, at - 60) : at].lower():
            sure = 0.99
        elif mark == ")" and follows in " aA" and _LABEL.search(line.window(at - 1, 4)):
            sure = 0.93
        elif mark == "»" and follows in ",.":
            sure = 0.92
    elif mark in ",." and before == "0" == kinds[at + 2 : at + 3] and follows == " ":
        yield from _between_digits(line, at)
    elif mark in ",.":
        right, next_ = line.after(at + 1), line.after(at + 2)
        if mark == "." and is_latin(line.before(at - 1)) and is_latin(next_) and not is_capital(next_):
            return  # `www . example . org`
        if mark == "." and follows == " " and next_ and not is_capital(next_) and _goes_on(line.before(at - 1)):
            return  # `бала . бақша`, of which the point was a hyphen
        alone = follows in ' \n")' + "~-(" * (mark == ",") and not re.match(r" ?[,.]", kinds[at + 1 : at + 3])
        if alone or (not is_latin(right) and (right if mark == "," else is_capital(right))):
            sure = 0.98
    elif mark != "…" and line.is_kazakh and follows in ' \n"(' + ",)" * (mark in "!?"):
        sure = 0.0 if before == "0" or is_latin(line.before(at - 1)) else 0.95
    if sure and not line.scanned.touches(at, at + 1):
        yield Gap(at - 1, at, "", sure, "space before a mark")


def _goes_on(left: bytes) -> bool:
    """Whether a word is no short form, behind which a sentence goes on."""
    return len(left) > 3 and left.translate(FOLD) not in ABBREVIATIONS


def _between_digits(line: Line, at: int) -> Iterator[Gap]:
    """`1965 , 1971 жылы`; `25 , 5 %` is put right as a whole, other single digits may be pieces of numbers."""
    if line.scanned.touches(at, at + 1):
        return
    whole, more = line.window(at - 1), line.kinds[at + 3 : at + 4]
    if line.text[at] == "," and _WHOLE.search(whole) and _TENTHS.match(line.text, at + 2):
        yield Gap(at - 1, at, "", 0.93, "space before a mark")
        yield Gap(at + 1, at + 2, "", 0.93, "space inside a number")
    elif whole[-2:].isdecimal() and more == "0":
        yield Gap(at - 1, at, "", 0.98, "space before a mark")


def _space_after(line: Line, at: int) -> Iterator[Gap]:
    """`нығайту.Өйткені`, `интенсивті,яғни`, `әсерлі!керемет`, `«Хан Кене»трагедиясы`, `1)көлденең`, `көшті.1947 ж.`."""
    kinds, right = line.kinds, line.after(at + 1)
    first = at
    while kinds[first - 1] in ",." and at - first < 5:
        first -= 1
    spaced = first == at and kinds[at] != ")" and kinds[at - 1] == " "
    marks, left = line.text[first : at + 1], line.before(first - spaced)
    if is_latin(left) and (is_latin(right) or not is_capital(right)):
        return
    if not right:
        note = ")" in kinds[at + 2 : at + 4]  # `келді,1) сосын`
        is_number = marks == "," and kinds[at + 1] == "0" and len(left) > 2 and not spaced and not note
        is_year = marks == "." and len(left) > 2 and _YEAR.match(line.text, at + 1) is not None
        is_year = is_year and not is_capital(left[1:]) and left.translate(FOLD) not in ABBREVIATIONS
        sure = 0.92 if (is_number and not line.separators) or is_year else 0.0
    elif marks[-1] in PARTNERS:
        sure = _after_closing(line, at, right)
    elif "…" in marks or ".." in marks:
        least = min(len(left), len(right))
        sure = 0.0 if least < 2 else 0.95 if is_capital(right) else 0.9 if least > 2 and are_whole(left, right) else 0.0
    elif marks[-1] == ".":
        sure = _after_dot(line, first, left, right)
    else:
        sure = _after_mark(line, first, marks[-1], left, right)
    if sure:
        yield Gap(at + 1, at + 1, " ", sure, "no space after a mark")


def _after_mark(line: Line, at: int, mark: str, left: bytes, right: bytes) -> float:
    before = line.kinds[at - 1]
    if mark in line.separators or len(left) == len(right) == 1 or (mark != "," and before == " "):
        return 0.0
    if mark == ":" and (len(left) < 3 or len(right) < 2 or left.translate(FOLD) in _NAMESPACES):
        return 0.0
    if mark == ";" and re.search(r"&#?\w+\Z", line.window(at, 10)):
        return 0.0
    if before == "0":
        number = re.search(r"(?<!\w)\d+(?:[.,]\d+)?\Z", line.window(at))
        return 0.95 if mark in ",;" and number and len(right) > 1 else 0.0
    if not left and before not in ' )%"':
        return 0.0
    if mark == "?" and not is_capital(right):  # `за?гладить` lost a soft hyphen
        return 0.8
    return 0.98 if len(left) > 1 < len(right) else 0.93


def _after_dot(line: Line, at: int, left: bytes, right: bytes) -> float:
    if not left:
        number = re.search(r"(?<![\w.,№-])\d{1,4}\Z", line.window(at))
        if not is_capital(right):
            return 0.0
        known = number and len(right) > 2 and not is_all_capitals(right)
        return 0.97 if line.kinds[at - 1] in ')%"' else 0.93 if known else 0.0
    if len(left) == 1:
        return 0.95 if len(right) > 1 and not is_suffix(right) and _SET_PHRASE.search(line.window(at + 1)) else 0.0
    small = left.translate(FOLD)
    if line.is_kazakh and not is_capital(right) and _STATED.search(unshadow(small)):
        return 0.9 if are_whole(left, right) else 0.0
    if not is_capital(right) or small in ABBREVIATIONS or right.translate(FOLD) in _SITES:
        return 0.0
    named = len(right) == 1 and is_capital(left[-1:]) and not is_all_capitals(left)  # `ПрезидентіН.Назарбаев`
    if named or (len(left) == 2 and small not in _TWO_LETTERS):
        return 0.0
    if line.kinds[at - len(left) - 1] in '("' and line.kinds[at + 1 + len(right)] in ')"':  # «Яндекс.Метрика»
        return 0.0
    return 0.98 if len(left) > 3 else 0.85 if is_all_capitals(right) and is_capital(left) else 0.95


def _after_closing(line: Line, at: int, right: bytes) -> float:
    """`«ұлық»бар` and `1)көлденең`, but neither `«Барыс»тың` nor `файл(дар)ды`."""
    partner = line.partners.get(at)
    if len(right) < 2 or line.text[at] == "]":
        return 0.0
    if partner is None:
        return 0.93 if line.text[at] == ")" and _LABEL.search(line.window(at, 4)) else 0.0
    glued = line.kinds[partner - 1] in LETTERS and not any(_before_opening(line, partner))
    return 0.0 if glued or at - partner < 3 or is_suffix(right) else 0.95


def _after_opening(line: Line, at: int) -> Iterator[Gap]:
    """`« Jas Otan»`, `Д.« Отан »`, `( живопись )`."""
    if _is_spaced(line, at):
        sure = 0.99 if line.partners.get(at, at) > at + 2 else 0.92 if line.text[at] == "«" else 0.0
        if sure:
            yield Gap(at + 1, at + 2, "", sure, "space after what opens")


def _is_spaced(line: Line, at: int) -> bool:
    """Whether the space behind what opens doesn't belong there."""
    kinds, quote = line.kinds, line.text[at] == "«" and line.partners.get(at, at) > at
    before = ' \n("~-' + ",.)0%" * quote + LETTERS * opens_apart(line, at)
    return kinds[at + 1] == " " and kinds[at + 2] in 'aA0"(' and kinds[at - 1] in before


def _before_opening(line: Line, at: int) -> Iterator[Gap]:
    """`алабы(өзендері: Ертіс, Есіл)`, `болған«Тірек»`, but neither `файл(дар)`, `f(x)`, `темір(III)` nor `ҚР(б)`."""
    left, close = line.before(at), line.partners.get(at)
    if close is None or len(left) < 3 or is_latin(left) or is_all_capitals(left) or line.text[at] not in "(«":
        return
    inside = line.text[at + 1 : min(close, at + 60)]
    says = " " in inside or inside[:1].isupper() or re.search(r"\d{4}|\w{5}", inside)
    if _STATE.fullmatch(inside):
        return
    if says and (inside[0] != " " or opens_apart(line, at)) and not is_suffix(line.after(at + 1)):
        yield Gap(at, at, " ", 0.95 if line.text[at] == "«" else 0.92, "no space before what opens")


def _quote_after_mark(line: Line, at: int) -> Iterator[Gap]:
    """`Кон,«Қорытынды жаңалықтар»`, `жері—«Қаламгер»`."""
    kinds, dashed = line.kinds, line.text[at - 1] == "—"
    if line.text[at] != "«" or kinds[at + 1] not in LETTERS or not (dashed or kinds[at - 1] == ","):
        return
    if len(line.before(at - 1)) < 2 and kinds[at - 2] not in '") ':
        return
    yield Gap(at, at, " ", 0.93, "no space before what opens")
    if dashed and kinds[at - 2] not in " \n":
        yield Gap(at - 1, at - 1, " ", 0.93, "no space before a dash")


def _straight_quote(line: Line, at: int) -> Iterator[Gap]:
    """`" Jas Otan "`, `«сөз"Тірек"`, `айтты:"Келші"`, where all straight quotes of the line pair up."""
    kinds, role, left, right = line.kinds, line.quotes.get(at), line.before(at), line.after(at + 1)
    if role == "open" and kinds[at + 1] == " ":
        yield Gap(at + 1, at + 2, "", 0.93, "space inside quotes")
    left = line.before(at - 1) if role == "open" and line.text[at - 1] == ":" else left
    if role == "open" and len(left) > 1 and not is_latin(left):
        yield Gap(at, at, " ", 0.93, "no space before what opens")
    if role == "close" and kinds[at - 1] == " ":
        yield Gap(at - 1, at, "", 0.93, "space inside quotes")
    if role == "close" and len(right) > 1 and not is_suffix(right) and not is_latin(right):
        yield Gap(at + 1, at + 1, " ", 0.93, "no space after a mark")


_RULES = {
    ",": (_space_before, _space_after, dash_after),
    ".": (_space_before, _space_after, dash_after),
    ")": (_space_before, _space_after, dash_after),
    "(": (_after_opening, _before_opening, _quote_after_mark),
    "~": (around_dash,),
    '"': (_straight_quote, dash_after),
}
