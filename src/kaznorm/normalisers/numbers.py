"""`numbers`: one written form for digits: groups, decimals, ranges, per cent signs, magnitudes, suffixes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from kaznorm.alphabet import NBSP
from kaznorm.edits import Edit
from kaznorm.figures import compiled, figures, harmless, is_elsewhere, is_settled, is_torn, number_start
from kaznorm.glance import DIGIT, glance
from kaznorm.lazily import lazily
from kaznorm.marks import Gap, edits_of
from kaznorm.normaliser import Normaliser, option
from kaznorm.numerals.dates import MONTHS, read_date
from kaznorm.numerals.figured import quantity_at
from kaznorm.numerals.written import ORDINALS, REFERENCE, Place, groups, reference, rules, suffix_of_per_cent
from kaznorm.tokens import Scan, places, scan, shadow

_LAST_DIGIT = compiled(
    "0(?!0)(?=[ _]%|[_'’]0|[ _][-–—−][ _]?0|[-—−][ _]?0|–[ _]0|\\.0|,000,000"
    "|[ _]?[-–][ _](?:ба[пб]|тарма|бөлі[мгк]|тарау|қосым|сыны|бет)|[ _]?–(?:ба[пб]|тарма)"
    f"|(?:{ORDINALS})(?![a-zа-я])|[ _]-[а-я]|[ _]?(?:млн|млрд|трлн)\\.|[ _]?мың\\.[а-я]|(?:мың|млн|млрд|трлн))"
)
_GROUP = compiled("0(?= 000(?!0))")
_PER_CENT = compiled("%(?=[а-я]|[ _][-–—][ _]?[а-я]|[–—][ _]?[а-я]|-[ _][а-я])")
_YEAR_OR_DAY = compiled(f"0(?=[ _-](?:жыл|{'|'.join(MONTHS)}))")
_NUMERO = shadow("№")
_NUMERIC = lazily(r"\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Numbers(Normaliser):
    """Writes digits one way, as Kazakh does: `25 — 30 %` becomes `25–30%`, `1.250.000` becomes `1 250 000`.

    Groups that are there are parted by one space, decimals by a comma where something is measured; a range takes an
    en dash, `%` no space, a suffix and a part of a law a hyphen (`42 %-ы`, `2025нші`, `12 - бап`), `млн`, `млрд`,
    `трлн` no point, `№` spaces around it. No value changes. Groups are never invented. Telephones, codes, standards,
    versions, scores, dates, hyphens between numbers that nothing is counted by, single digits that stand apart
    (`1 5 %`), code, tables and passages in Russian stay.

    >>> text = "1\u00a0250 адам, 25 — 30 %, 42 %-ы, 2,5 млрд.теңге, 1941-1945 жылдары, №598"
    >>> [edit.new for edit in Numbers().find(text)]
    ['1 250', '25–30%,', '42%-ы,', 'млрд теңге,', '1941–1945', '№ 598']
    """

    name: ClassVar[str] = "numbers"
    min_confidence: float = option(0.9, "edits less sure than this are only suggested", low=0, high=1)
    space: str = option("space", "what parts groups of digits: 'nbsp' holds them together", choices=("space", "nbsp"))
    dates: str = option(
        "keep", "how dates in digits are written: 'dots' 01.03.2022, 'iso' 2022-03-01", choices=("keep", "dots", "iso")
    )
    ordinals: str = option(
        "keep",
        "between a year or day and its noun: 'hyphen' (2022-жыл) or 'space' (2022 жыл)",
        choices=("keep", "hyphen", "space"),
    )

    def concerns(self, text: str) -> bool:
        """Whether there are digits."""
        return glance(text).has(DIGIT)

    def find(self, text: str) -> Iterator[Edit]:
        """One edit for each written number that changes."""
        seen = scan(text)
        codes = figures(seen)
        if b"0" not in codes:
            return
        gaps = {gap[:2]: gap for gap in self._gaps(seen, codes)}
        if not gaps:
            return
        found = _disjoint([gaps[place] for place in sorted(gaps)])
        references = [gap for gap in found if gap.reason == REFERENCE]  # what is numbered is an ordinal only then
        others = harmless(text, [gap for gap in found if gap.reason != REFERENCE])
        yield from edits_of(text, sorted(references + others))

    def _gaps(self, seen: Scan, codes: bytes) -> Iterator[Gap]:
        text, space = seen.text, NBSP if self.space == "nbsp" else " "
        for match in _LAST_DIGIT.finditer(codes):
            at = Place(text, number_start(text, match.start()), match.end(), space)
            found = [gap for rule in rules(text[at.end]) for gap in rule(at)]
            if found and not is_settled(seen, at.start, at.end):
                yield from found
            elif (joint := list(reference(at))) and not is_torn(text, at.start, at.end):
                yield from () if is_elsewhere(seen, at.start, at.end) else joint
        if b"%" in codes:
            yield from _per_cents(seen, codes)
        for place in places(codes, _NUMERO):
            yield from _around_numero(seen, place)
        if self.space == "nbsp":
            yield from _held_together(seen, codes)
        if self.dates != "keep":
            yield from _dates(seen, self.dates)
        if self.ordinals != "keep":
            yield from _ordinals(text, codes, "-" if self.ordinals == "hyphen" else " ")


def _disjoint(gaps: list[Gap]) -> list[Gap]:
    kept: list[Gap] = []
    for gap in gaps:
        if not kept or (gap.start >= kept[-1].end and gap[:2] != kept[-1][:2]):
            kept.append(gap)
    return kept


def _around_numero(seen: Scan, at: int) -> Iterator[Gap]:
    """The spaces around `№` before a number."""
    text = seen.text
    glued, word_before = text[at + 1 : at + 2].isdecimal(), text[at - 1 : at].isalpha()
    if not (glued or (word_before and text[at + 1 : at + 3].strip().isdecimal())) or is_elsewhere(seen, at, at + 1):
        return
    if word_before:
        yield Gap(at, at, " ", 0.97, "no space before №")
    if glued:
        yield Gap(at + 1, at + 1, " ", 0.99, "no space after №")


def _per_cents(seen: Scan, codes: bytes) -> Iterator[Gap]:
    """The suffixes of per cent signs that have a number before them."""
    for match in _PER_CENT.finditer(codes):
        last = match.start() - 1 - (codes[match.start() - 1 : match.start()] in (b" ", b"_"))
        found = list(suffix_of_per_cent(seen.text, match.end())) if codes[max(0, last) : last + 1] == b"0" else []
        if found and not is_settled(seen, number_start(seen.text, last), last + 1):
            yield from found


def _held_together(seen: Scan, codes: bytes) -> Iterator[Gap]:
    """The plain spaces between groups of digits."""
    for match in _GROUP.finditer(codes):
        start = number_start(seen.text, match.start())
        found = list(groups(Place(seen.text, start, match.end(), NBSP)))
        if found and not is_settled(seen, start, match.end()):
            yield from found


def _dates(seen: Scan, form: str) -> Iterator[Gap]:
    """The dates in digits that are in another form."""
    for found in _NUMERIC.finditer(seen.text):
        date = read_date(seen.text, found.start())
        if date is None or not isinstance(date.value, str) or is_settled(seen, *found.span()):
            continue
        year, month, day = date.value[:10].split("-")
        new = f"{day}.{month}.{year}" if form == "dots" else date.value[:10]
        if new != found[0]:
            yield Gap(*found.span(), new, 0.95, "form of a date")


def _ordinals(text: str, codes: bytes, joint: str) -> Iterator[Gap]:
    """What stands between a year or day and its noun."""
    for match in _YEAR_OR_DAY.finditer(codes):
        quantity = quantity_at(text, number_start(text, match.start()))
        if quantity and quantity.kind in ("year", "date") and text[match.end()] != joint:
            yield Gap(match.end(), match.end() + 1, joint, 0.95, "hyphen of an ordinal")
