"""Marks between words that are no marks: specks that OCR saw, and marks that it took for others.

Whether a text has any is judged by all its marks together, with the letters that slipped: in sound text each stands.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from math import exp, log
from typing import NamedTuple

from kaznorm.confused import is_page
from kaznorm.exchange import Exchange
from kaznorm.language import foreign
from kaznorm.lines import in_columns
from kaznorm.lm.model import INFINITE, Model
from kaznorm.tokens import ABBREVIATIONS, Scan

Spans = list[tuple[int, int]]
CHANNEL: dict[str, dict[str, float]] = {
    " ": {
        "-": 1.2, ". ": 1.6, ": ": 2.0, ".": 2.2, ":": 2.6, ' "': 2.7, " .": 3.7, "; ": 4.0, " - ": 6.0, " : ": 4.2,
        " . ": 4.2, " :": 4.2, '"': 4.5, '" ': 4.5, "..": 5.0, "-:": 5.0, " -": 4.5, "- ": 4.5, ".-": 5.0,
    },
    ". ": {": ": 0.5, "; ": 1.7, ".": 1.5, ":": 3.0, ", ": 2.5, ".. ": 2.0, "..": 2.5, ".: ": 3.0, ";": 3.5},
    ", ": {"; ": 0.3, ". ": 2.2, ",": 3.0, ";": 3.2, ": ": 3.0, ",. ": 3.0, "., ": 3.0},
    ": ": {":": 1.0, ":. ": 2.5},
}  # fmt: skip
"""What stood between two words, what was read for it, and what that costs where something else was read at all."""
RATES = ((0.0001, 0.0), (0.01, 4.0), (0.03, 4.0), (0.07, 4.5))
"""How often a gap between words is misread, and what it costs to believe so of a text, in nats."""
SMALL_BEHIND_STOP, CAPITAL_WITHIN, NAME_WITHIN = 4.0, 5.0, 0.5
"""What it costs that a sentence begins small, and that a word, or a name, is capitalised within one."""
COMPOUND = 3.0
"""What a hyphen costs at least between words that were not seen joined by one."""
SHORT = 3
"""Words up to so many letters may be cut short, and end in a dot."""
WORTH, ENOUGH = 2.0, 0.05
"""Odds that are looked at, and how likely a text with any misread gaps must be."""
STRAY = 6.0
"""How much a stray mark at a line end speaks for more of them."""
_K = {b"c": rb"\x80-\xa9\xc0-\xe9", b"k": rb"\x80-\xa9"}
_GAP = re.compile(rb"(?<=[%(c)b])(?:\.(?=[%(k)b])|\. (?=[%(k)b])|[:;][.]? ?|[.,]{2} ?|\.: | [.:] ?)(?=[%(c)b])" % _K)
_LINE_END = re.compile(rb"(?<=[%(c)b])[.:;](?=\r?\n[%(k)b])" % _K)
_ENDED = re.compile(rb"[.:;!?)\]0-9]\r?\n(?=[%(k)b])" % _K)
_UNENDED = re.compile(rb"[%(c)b,\-]\r?\n(?=[%(k)b])" % _K)
_ENTRY = re.compile(rb"\r?\n[%(k)b]+(?:- |,? ?[\xec-\xee(\[]| [%(k)b]{2,5}\.(?![\r\n]))" % _K)
"""A headword with what follows one: its gloss, its origin, its part of speech."""
_LABEL = re.compile(rb"(?:[;)\]\xec-\xee]|[0-9]\.)[ \xea]?\Z")
"""Before a word that is a sentence by itself, or rather a label."""
_HEADING = re.compile(rb"(?:\A|\n|[.!?;] |\n- )[A-Z0-9\xc0-\xe9][^\s.,:;!?]*(?: [^\s.,:;!?]+){0,2}\Z")
"""Up to three words at the beginning of a line or sentence, of which what follows speaks."""
_ITEM = re.compile(rb"\r?\n?[%(c)b]{1,2}\)" % _K)
_HYPHEN = re.compile(rb"(?<=[%(c)b])(?:-:?| - | -|- )(?=[%(k)b])" % _K)
_QUOTE = re.compile(rb"(?<=[%(c)b])(?: [\"\xf3\xf4]|[\"\xf3\xf4] ?)(?=[%(c)b])" % _K)
_BREAK = re.compile(rb"\r?\n")
DASHES = 2
"""Where more hyphens stand between spaces, these are what is read for dashes."""
CUT = 5
"""So many letters has a label at most that says what part of speech a stem is."""
LIST = 20
"""Where one word in so many is followed by a semicolon, a text lists something."""
_WORD_BEFORE = re.compile(rb"[%(c)b]+\Z" % _K)
_WORD_BEHIND = re.compile(rb"[%(c)b]+" % _K)
_UPPER = frozenset(range(0xC0, 0xEA))
_STYLE = re.compile(r"[;:] | - ")
"""What writers do, too."""
_QUOTES = re.compile(r"[\"“”]")
_GUILLEMET = "«"


class Gap(NamedTuple):
    """A gap between two words: where it is, what stood there, and the odds that it was misread."""

    start: int
    end: int
    true: str
    odds: float
    tells: bool  # whether it speaks for further ones


def specks(model: Model, seen: Scan, slips: Sequence[float], lines: int) -> Iterator[Exchange]:
    """The gaps of a text that were misread. `slips` are the odds that words have slipped letters; so many `lines` end
    in stray marks."""
    if not is_page(seen):
        return
    count = len(seen.keys)
    patterns = (_GAP, _HYPHEN) if lists_small(seen) else (_GAP, _LINE_END, _HYPHEN)
    found = [gap for pattern in patterns for gap in _gaps(model, seen, pattern)]
    if seen.shadow.count(b";") * LIST > count:
        found = [gap for gap in found if seen.text[gap.start] != ";"]
    if seen.shadow.count(b" - ") > DASHES:
        found = [gap for gap in found if seen.text[gap.start : gap.end].strip(" ") != "-" or gap.end - gap.start < 3]
    found += _quotes(model, seen)
    evidence = [gap.odds for gap in found if gap.tells] + [*slips] + [STRAY] * lines
    shares = _shares(evidence, count)
    if shares[0] > 1 - ENOUGH:
        return
    for gap in sorted(found):
        sure = sum(share * _posterior(rate, gap.odds) for (rate, _), share in zip(RATES, shares, strict=True))
        if sure > 0.05:
            yield _exchange(seen, gap, sure)


def lists_small(seen: Scan) -> bool:
    """Whether most lines with a small first letter follow a line that ended: headwords, items, columns side by side."""
    return len(_ENDED.findall(seen.shadow)) > len(_UNENDED.findall(seen.shadow))


def _gaps(model: Model, seen: Scan, pattern: "re.Pattern[bytes]") -> Iterator[Gap]:
    for match in pattern.finditer(seen.shadow):
        gap = _judged(model, seen, *match.span())
        if gap is not None:
            yield gap


def _quotes(model: Model, seen: Scan) -> Iterator[Gap]:
    """Straight and curly quotation marks without a partner, or where the text has angled ones."""
    for match in _QUOTE.finditer(seen.shadow):
        first = seen.text.rfind("\n\n", 0, match.start()) + 1
        last = seen.text.find("\n\n", match.end())
        block = seen.text[first : last if last >= 0 else len(seen.text)]
        if _GUILLEMET in block or len(_QUOTES.findall(block)) == 1:
            gap = _judged(model, seen, *match.span())
            if gap is not None:
                yield gap


def _judged(model: Model, seen: Scan, start: int, end: int) -> Gap | None:
    """What most likely stood in a gap, if it isn't what stands there."""
    if seen.touches(start, end) or foreign(model, seen, start, end) or _ITEM.match(seen.shadow, end):
        return None
    line_end = _BREAK.match(seen.shadow, end)
    if line_end and (_ENTRY.match(seen.shadow, end) or in_columns(seen.text, start, line_end.end())):
        return None
    after = line_end.end() if line_end else end
    before = _WORD_BEFORE.search(seen.shadow, max(0, start - 40), start)
    behind = _WORD_BEHIND.match(seen.shadow, after)
    if before is None or behind is None:
        return None
    left, right = (seen.folded[slice(*match.span())] for match in (before, behind))
    read = seen.text[start:end].replace("“", '"').replace("”", '"') + " " * (after > end)
    stated = not line_end and read in (": ", " - ")
    if stated and _HEADING.search(seen.shadow, max(0, before.start() - 60), start):
        return None
    if "-" in read and _is_meant(model, seen, before.start(), left, right, behind.end()):
        return None
    if read.startswith(".") and (_is_short(model, left) or _is_label(seen, before.start(), left)):
        return None
    capital = seen.shadow[after] in _UPPER and not (len(right) > 1 and seen.shadow[after + 1] in _UPPER)
    price = _pricer(model, left, right, capital=capital)
    as_read = price(read)
    ways = [(price(true) + reads[read], true) for true, reads in CHANNEL.items() if read in reads]
    cost, true = min(ways, default=(INFINITE, ""))
    tells = left in model.words and not _STYLE.match(read) and not line_end
    true = true.rstrip() if line_end else true
    return Gap(start, end, true, as_read - cost, tells) if as_read - cost > -WORTH * 2 else None


def _is_meant(model: Model, seen: Scan, start: int, left: bytes, right: bytes, end: int) -> bool:
    """Whether a hyphen may be the text's own: between syllables, behind a stem with a label, in what is said twice."""
    divided = seen.shadow[start - 1 : start] == b"-" or seen.shadow[end : end + 1] == b"-"
    short = min(len(left), len(right)) < 2 or left == right or left + right in model.words
    return divided or short or (len(right) <= CUT and seen.shadow[end : end + 1] == b".")


def _is_short(model: Model, word: bytes) -> bool:
    """Whether a point may be that of a word cut short."""
    return len(word) <= SHORT or word in ABBREVIATIONS or word not in model.words


def _is_label(seen: Scan, start: int, word: bytes) -> bool:
    """Whether a word begins an entry or a meaning of one: `2. көне. тұқым`."""
    return len(word) <= CUT and _LABEL.search(seen.shadow, max(0, start - 3), start) is not None


def _pricer(model: Model, left: bytes, right: bytes, *, capital: bool) -> Callable[[str], float]:
    """What a gap between two words costs."""
    name = right in model.names
    small = NAME_WITHIN if name else CAPITAL_WITHIN if right in model.common else CAPITAL_WITHIN / 2
    within = small if capital else 0.0
    stopped = 0.0 if capital else SMALL_BEHIND_STOP

    def after(word: bytes, other: bytes) -> float:
        return model.after(model.left(word), other, model.word_cost(other))

    def price(gap: str) -> float:
        mark = gap.strip().encode("ascii", "replace")
        if not mark:
            return after(left, right) + within
        if mark == b"-" and gap == "-":
            joined = model.hyphenated(model.left(left), right)
            whole = left + b"-" + right
            if joined is not None or whole in model.words:
                return min(joined if joined is not None else INFINITE, after(left, right) - COMPOUND)
            return after(left, right) + COMPOUND
        mark = mark[:1]
        return after(left, mark) + after(mark, right) + (stopped if mark == b"." else within)

    return price


def _shares(evidence: list[float], count: int) -> list[float]:
    """How probable each of the rates is."""
    costs = []
    for rate, prior in RATES:
        said = sum(log(1 - rate + rate * exp(min(odds, 30.0))) for odds in evidence)
        costs.append(prior - said - max(0, count - len(evidence)) * log(1 - rate))
    least = min(costs)
    weights = [exp(least - cost) for cost in costs]
    return [weight / sum(weights) for weight in weights]


def _posterior(rate: float, odds: float) -> float:
    misread = rate * exp(min(odds, 30.0))
    return misread / (1 - rate + misread)


def _exchange(seen: Scan, gap: Gap, sure: float) -> Exchange:
    """The gap with a letter beside it, so that it isn't white space alone, and no more than that changes."""
    start, end, true = gap.start - 1, gap.end + 1, gap.true
    if seen.text[gap.end] in "\r\n":
        end = gap.end
    elif seen.text[gap.end - 1].isspace() and true.endswith(" "):
        end, true = gap.end - 1, true[:-1]
    elif seen.text[gap.start].isspace() and true.startswith(" "):
        start, true = gap.start + 1, true[1:]
    old = seen.text[start:end]
    before = old[0] if start < gap.start else ""
    behind = old[-1] if end > gap.end else ""
    return Exchange(start, old, before + true + behind, sure, "stray mark")
