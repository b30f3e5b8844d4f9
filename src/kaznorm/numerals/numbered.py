"""Numbers that name documents, their parts, standards and sections, and fractions, said aloud.

>>> for text, at in (("№ 2/335 қаулысы", 2), ("1), 2) және 3) тармақшалары", 0), ("ҚР СТ 1.5-2019", 6), ("3/4", 0)):
...     print(numbered(text, at).words)
екі бөлшек үш жүз отыз бес
бірінші
бір нүкте бес – екі мың он тоғыз
төрттен үш
"""

import re

from kaznorm.alphabet import LOWER
from kaznorm.numerals.counted import suffixed, with_unit
from kaznorm.numerals.digits import is_fraction, pair_at, roman
from kaznorm.numerals.labelled import is_numbered, standard_end
from kaznorm.numerals.measure import with_suffix
from kaznorm.numerals.nouns import counts
from kaznorm.numerals.ordinals import HYPHENED, indexed
from kaznorm.numerals.patterns import SPACE as S
from kaznorm.numerals.readings import POINT, dotted, groups, joined
from kaznorm.numerals.said import Said
from kaznorm.numerals.spell import spell
from kaznorm.numerals.suffixes import read
from kaznorm.numerals.units import read_unit
from kaznorm.numerals.words import WHOLE

_ROMAN = "(?:[IVX]|[IVXLC]{2,})"
_ACT = re.compile(rf"([0-9]{{1,5}})-({_ROMAN})(?![\w-])")
_DOCUMENT = re.compile(rf"([0-9]{{1,5}}(?:/[0-9]{{1,5}}){{1,3}})(?:-({_ROMAN}))?(?![\w/]|-[0-9])")
_ACTS = re.compile(rf"{S}(?:бірлескен{S})?(?:қаулы|шешім|бұйры[қғ]|хаттама|өкім)")
_OF_A_WHOLE = re.compile(rf"(?P<a>[0-9]{{1,3}})(?:/(?P<b>1000)(?![\w/])|{S}/{S}(?P<below>[0-9]{{1,3}})(?={S}бөлі[гк]))")
_SCHOOL_YEAR = re.compile(r"([12][0-9]{3})/((?:[12][0-9])?[0-9]{2})(?![\w/])")
_INDEX = "[0-9]{1,3}(?:[-–][0-9]{1,3})?"
_CLAUSE = re.compile(
    rf"(?<!\()({_INDEX})\)(?=(?:(?:,|{S}?[-–—]|{S}(?:және|мен|бен|пен|немесе|не)){S}?{_INDEX}\)){{0,20}}"
    rf"{S}?-?{S}?(?:тармақша|тармағ|тармақ(?!тал)|абзац))"
)
_MEASURED = frozenset("есе балл пайыз процент".split())
_TO_NOUN = re.compile(rf"{S}?-{S}?(?=[^\W\d_])")
_SECTION = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,3})+)(?![0-9]|[.,][0-9])")
_SECTION_NOUN = re.compile(rf"{S}(?:тарма[қғ]|абзац|ба[пб](?:т|ы)|тармақша|кіші{S}?бөлім)")
_SECTION_LINE = re.compile(r"^[ \t]{0,12}([0-9]{1,4})\.([0-9]{1,3})(?![0-9]|[.,][0-9])", re.MULTILINE)
_LINE = re.compile(r"(?:\A|\n)[ \t]{0,12}\Z")
_LINE_NEXT = re.compile(rf"{S}(?!мың|ми|млн|млрд|трлн|{'|'.join(sorted(_MEASURED))})[{LOWER}]{{3}}")
_LONGEST_INDENT, _THOUSAND = 14, 1000
_PARTS, _SECTIONS, _FAR = 20, 20, 2000
"""What is parted has no more parts, nor an act more sections; others are looked for in so many characters."""


def numbered(text: str, at: int) -> Said | None:
    """What is said for the number of an act (`211-VIII`, `№ 2/335`), of its parts (`1) тармақша`), of a standard or a
    section (`1.2-мақсат`), for a fraction or a school year; None for all else."""
    act = _ACT.match(text, at)
    if act and (last := roman(act[2])):
        return Said(at, act.end(), f"{spell(int(act[1]))}-{spell(last)}", "number of an act")
    if clause := _CLAUSE.match(text, at):
        return _clause(text, at, clause)
    if end := standard_end(text, at):
        return Said(at, end, " – ".join(map(_pointed, re.split("[-–—/]", text[at:end]))), "code")
    return _fraction(text, at) or _section(text, at)


def _clause(text: str, at: int, found: "re.Match[str]") -> Said:
    """`1) тармақшасына`, and each of `1), 2) және 3) тармақшалары`."""
    numbers = re.split("[-–]", found[1])
    words = indexed(*numbers) if len(numbers) > 1 else spell(int(numbers[0]), "ordinal")
    joint = _TO_NOUN.match(text, found.end())
    return Said(at, joint.end(), f"{words} ", "ordinal") if joint else Said(at, found.end(), words, "ordinal")


def _fraction(text: str, at: int) -> Said | None:
    is_document = is_numbered(text, at)
    document = _DOCUMENT.match(text, at)
    of_act = document and max(map(int, document[1].split("/"))) > _PARTS and _ACTS.match(text, document.end())
    if document and (is_document or of_act):
        words = " бөлшек ".join(spell(int(part)) for part in document[1].split("/"))
        last = roman(document[2]) if document[2] else None
        return suffixed(text, Said(at, document.end(), f"{words}-{spell(last)}" if last else words, "number of an act"))
    if parts := _parts(text, at):
        return parts
    years = _SCHOOL_YEAR.match(text, at)
    first = int(years[1]) if years else 0
    if years and years[2] in (str(first + 1), str(first + 1)[2:]):
        words = joined(spell(first, "ordinal"), spell(first + 1, "ordinal"))
        return suffixed(text, Said(at, years.end(), words, "year"))
    return None


def _parts(text: str, at: int) -> Said | None:
    """`2/3`, `1 1/2 ай`, `5/3`; None for what may be two numbers: `220/380 В`, `24/25 маусым`, `7/8 тамыз`."""
    found = _OF_A_WHOLE.match(text, at) or pair_at(text, at)
    if found is None:
        return None
    above, below, whole = int(found["a"]), int(found["b"] or found["below"]), found.groupdict().get("whole")
    words = f"{spell(above)} бөлшек {spell(below)}"
    if 0 < above < below:
        if found.re is not _OF_A_WHOLE and not is_fraction(text, found):
            return None
        words = f"{with_suffix(('мың' if below == _THOUSAND else spell(below),), 'нан')} {spell(above)}"
        words = f"{spell(int(whole))} {WHOLE} {words}" if whole else words
    elif whole:
        return None
    if HYPHENED.match(text, found.end()):
        return suffixed(text, Said(at, found.end(), words, "fraction"))
    return with_unit(text, at, found.end(), (words,), "")


def _section(text: str, at: int) -> Said | None:
    """`262.1 тармағында`, `1.2-мақсат`, and a line's `1.1 құқықтық`, where nothing is measured."""
    found = _SECTION.match(text, at)
    if found is None or "0" in found[1].split(".") or not dotted(text, at):
        return None
    before, _, last = found[1].rpartition(".")
    words = f"{_pointed(before)} {POINT} {spell(int(last), 'ordinal')}"
    noun = HYPHENED.match(text, found.end())
    if noun and _is_numbered_noun(text, noun, int(last)):
        return Said(at, noun.start(1), f"{words} ", "ordinal")
    if _SECTION_NOUN.match(text, found.end()):
        return Said(at, found.end(), words, "ordinal")
    first_in_line = _LINE.search(text, max(0, at - _LONGEST_INDENT), at)
    if first_in_line and _LINE_NEXT.match(text, found.end()) and _is_section(text, found):
        return Said(at, found.end(), _pointed(found[1]), "code")
    return None


def _is_section(text: str, found: "re.Match[str]") -> bool:
    """Whether a number at the beginning of a line is one of a section, as no decimal, time or date is, or as it goes on
    from the line of another."""
    if read_unit(text, found.end() + 1):
        return False
    *before, last = found[1].split(".")
    if len(before) > 1 or (last[0] != "0" and last != "5" and max(int(before[0]), int(last)) <= _SECTIONS):
        return True
    beside = str(int(last) - 1), str(int(last) + 1)
    others = _SECTION_LINE.finditer(text, max(0, found.start() - _FAR), found.end() + _FAR)
    return any(other[1] == before[0] and other[2] in beside for other in others)


def _is_numbered_noun(text: str, noun: "re.Match[str]", last: int) -> bool:
    """Whether what stands behind a hyphen is a noun: no suffix, nothing that is measured or counted."""
    word = noun[1].lower()
    if word in _MEASURED or counts(word) or read(word, spell(last).rpartition(" ")[2]):
        return False
    unit = read_unit(text, noun.start(1))
    return not (unit and unit.end - unit.start <= len(word))


def _pointed(digits: str) -> str:
    return f" {POINT} ".join(groups(part) if part[0] == "0" else spell(int(part)) for part in digits.split("."))
