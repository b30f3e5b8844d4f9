"""`chrome`: the furniture of the page that a text was taken from, and paragraphs that stand there twice."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise, takewhile
from typing import ClassVar

from kaznorm.edits import Edit
from kaznorm.normaliser import Normaliser, option
from kaznorm.page import WEAK, Verdict
from kaznorm.page.broken import broken
from kaznorm.page.counters import counters, numbers
from kaznorm.page.inside import inside, menus
from kaznorm.page.lines import judge, suspects
from kaznorm.page.pairs import attachments, fields, headlines, rates
from kaznorm.page.repeats import repeats
from kaznorm.page.running import kazakh, prose, site_name, speaks_of
from kaznorm.page.titles import may_repeat, titles
from kaznorm.page.words import may_be_title, may_lead, names_rules

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"

Verdicts = dict[int, Verdict]

_SURE = 0.7
_BESIDE_OTHERS = frozenset({"contact", "field", "reading", "weather", "currencies", "number", "figures"})
"""Reasons that speak of what a text may tell as well."""
_AT_AN_EDGE = frozenset({"weather", "currencies", "number"})
_LIKE_A_READING = re.compile(r".{2,30}\s[+−–-]?\d[\d.,]*\s?(?:°.{0,2})?")
_LIST_ITEM = re.compile(r"\s*(?:[*•·▪–—-]\s*)?(?:[а-яәғқңөұүһі]|.*;\s*$)")
_FIRST = re.compile(r"\s*(?:1|I|І)(?:\.1)?[.)]\s")
_NUMBERED = re.compile(r"\s*(?:[*•·▪–—-]|\d{1,2}[.)])\s")
_WIDGET = 2
"""So many lines of weather, rates or page numbers by themselves are of a page, and more are a list of the text's."""
_ASKS, _STATES = re.compile(r"[?:\d]"), re.compile(r"[:\d]")
_MATTER = re.compile(r"---\s*")
"""The line before and after what a page of Markdown says of itself."""
_NEAR, _LAST = Verdict("near labels", 0.85), Verdict("last line", 0.75)
_FOREIGN, _SITE, _MENU = Verdict("foreign label", 0.8), Verdict("site name", 0.8), Verdict("menu", 0.8)


@dataclass(frozen=True)
class Chrome(Normaliser):
    """Removes lines of site furniture (labels, counters, image lines, notices) and paragraphs seen before.

    A line goes whole, with its line end; what separates the lines around it stays. Labels are known by their
    letters alone, so damage hides none. What may be a heading as well (`Спорт`, `Байланыс`) goes only among other
    labels, at the end, or in another language than the text. Telephones, addresses in networks, facts with a value
    (`Рейтинг: 8,5`), times and page numbers in a row, rates and the weather go only beside other furniture, the last
    two and `« 1 2 3 »` also at the edge of the page. Before all running text, bare counters go beside labels that count
    or a date with its time, and the second copy of a title right above the text. Scores, sums,
    timetables, titles, bylines, datelines, headings, items and what leads them, sentences in several lines, dialogue,
    verse, refrains and columns stay. The only line of a text is never furniture, nor is all of a text.

    >>> text = "Жиын өтті\\n\\nПОДЕЛИТЬСЯ\\n\\nЖиынға облыс әкімі қатысып, сөз сөйледі.\\n\\nР е к л а м а"
    >>> [(edit.old, edit.reason) for edit in Chrome().find(text)]
    [('ПОДЕЛИТЬСЯ\\n\\n', 'label'), ('\\n\\nР е к л а м а', 'label')]
    """

    name: ClassVar[str] = "chrome"
    min_confidence: float = option(0.7, "edits less sure than this are held back, as suggestions", low=0, high=1)
    repeated: bool = option(True, "whether long paragraphs that stood there before go, too")

    def concerns(self, text: str) -> bool:
        """Whether there are lines: the only one of a text stays."""
        return "\n" in text or "\r" in text

    def find(self, text: str) -> Iterator[Edit]:
        """One edit for each line that goes."""
        raw = text.removeprefix(BYTE_ORDER_MARK).split("\n" if "\n" in text else "\r")
        if len(raw) < 2:
            return
        lines = list(map(str.rstrip, raw))
        written = [number for number, line in enumerate(lines) if line]
        again = repeats(lines) if self.repeated else {}
        copies = {number: Verdict("seen before", sure) for number, sure in again.items()}
        found = copies | _furniture(lines, {n: v for n, v in copies.items() if v.confidence >= _SURE}, written)
        gone = {number for number, verdict in found.items() if verdict.confidence >= self.min_confidence}
        if found and not gone.issuperset(written):
            yield from _edits(text, raw, written, found, gone)


def _furniture(lines: Sequence[str], copies: Verdicts, written: Sequence[int]) -> Verdicts:
    """The verdicts on the lines, neighbours heard. Without any running text, only labels and forms count."""
    promising = suspects(lines)
    if not promising:
        return {}
    judged = {number: verdict for number in promising if (verdict := judge(lines[number]))}
    judged |= fields(lines, promising)
    bare = [number for number in numbers(lines, promising) if number not in judged]
    if of_text := set(broken(lines, {*judged, *bare}, written)):
        judged = {number: verdict for number, verdict in judged.items() if number not in of_text}
        bare = [number for number in bare if number not in of_text]
    if not judged and not bare and not may_repeat(lines, promising):
        return {}
    found = _labels(lines, judged, copies, written) if judged else {}
    return found | _head(lines, found, bare, written)


def _head(lines: Sequence[str], found: Verdicts, bare: Sequence[int], written: Sequence[int]) -> Verdicts:
    """What stands at the head of a page, and headlines below labels: what only its place makes furniture."""
    sure = {number for number, verdict in found.items() if verdict.confidence >= _SURE}
    heard = {**dict(headlines(lines, found, sure, written)), **dict(attachments(lines, sure, written))} if sure else {}
    if bare:
        heard |= counters(lines, bare, sure, written)
    heard |= rates(lines, written)
    heard |= titles(lines, sure | heard.keys(), written)
    return {number: verdict for number, verdict in heard.items() if number not in sure}


def _labels(lines: Sequence[str], judged: Verdicts, copies: Verdicts, written: Sequence[int]) -> Verdicts:
    kept = {*_matter(lines, written), *_leads(lines, judged, written), *_heads(lines, judged, written)}
    judged = {number: verdict for number, verdict in judged.items() if number not in kept}
    places = {number: place for place, number in enumerate(written) if number in judged}
    judged = {n: v for n, v in judged.items() if not inside(lines, n, places[n], written, judged)}
    if judged and _titled(lines, judged, written):
        del judged[written[0]]
    if not judged:
        return {}
    judged = copies | judged
    running = [number for number in written if number not in judged and prose(lines[number])]
    text = [lines[number] for number in running]
    if not text:
        plain = {n: v for n, v in judged.items() if v.confidence >= _SURE and v.reason != "page words"}
        return plain | _tail(judged, plain, written)
    if kazakh(text):
        judged = {n: _FOREIGN if v.reason == "foreign" else v for n, v in judged.items()}
    judged = _accompanied(lines, judged, written)
    found = _in_company(judged, written)
    if sites := dict.fromkeys(_site_names(lines, written, found), _SITE):
        found = _in_company(judged | sites, written)
    sure = {number for number, verdict in found.items() if verdict.confidence >= _SURE}
    return found | {number: _MENU for number in menus(lines, sure, running, written) if number not in sure}


def _tail(judged: Verdicts, sure: Verdicts, written: Sequence[int]) -> Verdicts:
    """What may be a heading, but stands with two labels at the end of a poem or a table."""
    tail = [*takewhile(judged.__contains__, reversed(written))]
    return {n: _NEAR for n in tail if n not in sure} if sum(n in sure for n in tail) > 1 else {}


def _matter(lines: Sequence[str], written: Sequence[int]) -> Sequence[int]:
    """The lines in which a page of Markdown says its title, date and tags, between two rules at its head."""
    if not written or not _MATTER.fullmatch(lines[written[0]]):
        return ()
    end = next((place for place, n in enumerate(written[1:40], 1) if _MATTER.fullmatch(lines[n])), 0)
    return written[:end]


def _leads(lines: Sequence[str], judged: Verdicts, written: Sequence[int]) -> Iterator[int]:
    """Labels with a colon that the items of a list follow: `Біз ұсынамыз:`."""
    for number, below in pairwise(written):
        if number not in judged or below in judged or lines[number][-1] != ":":
            continue
        asked = judged[number].reason == "page words"
        told = prose(lines[below]) or lines[below].lstrip()[0].isdigit()
        items = _LIST_ITEM.match(lines[below]) or (asked and _NUMBERED.match(lines[below]))
        if items or (told and may_lead(lines[number])):
            yield number


def _heads(lines: Sequence[str], judged: Verdicts, written: Sequence[int]) -> Iterator[int]:
    """Labels that the next line goes on with: rules above the first of them, what is explained at once."""
    for number, below in pairwise(written):
        if number in judged and below not in judged:
            rules = _FIRST.match(lines[below]) and names_rules(lines[number])
            if rules or speaks_of(lines[below], lines[number]):
                yield number


def _titled(lines: Sequence[str], judged: Verdicts, written: Sequence[int]) -> bool:
    """Whether the first line may be the title of what follows: of a bill of fare, not of a page."""
    first = written[0]
    if len(written) < 2 or written[1] in judged or first not in judged:
        return False
    title = lines[first].strip()
    return names_rules(title) or (judged[first].reason == "label" and may_be_title(title))


def _accompanied(lines: Sequence[str], judged: Verdicts, written: Sequence[int]) -> Verdicts:
    """Less telephones, numbers, rates and the weather without furniture beside them, and at no edge of the page.

    A contact goes by its neighbours alone, and so does a line beside one of its kind that stays. A last line that
    asks or tells something is no label.
    """
    last = written[-1]
    alone = last in judged and judged[last].confidence < _SURE and judged.keys().isdisjoint(written[-2:-1])
    tells = alone and (_ASKS if judged[last].confidence == WEAK else _STATES).search(lines[last])
    lone = {last} if tells else set()
    heard: Verdicts = {}
    rows = [(is_judged, list(group)) for is_judged, group in groupby(written, judged.__contains__)]
    for index, (is_judged, run) in enumerate(rows):
        timid = [n for n in run if is_judged and judged[n].confidence == WEAK and judged[n].reason in _BESIDE_OTHERS]
        if not timid:
            continue
        outside = rows[index - 1][1][-1:] * (index > 0) + [row[0] for _, row in rows[index + 1 : index + 2]]
        edge = index in (0, len(rows) - 1) and all(judged[n].reason in _AT_AN_EDGE for n in timid)
        edge = edge and len(run) <= _WIDGET
        edge = edge and not any(_LIKE_A_READING.fullmatch(lines[n].strip()) for n in outside)
        if edge or any(judged[n].confidence >= _SURE for n in run):
            heard |= dict.fromkeys(timid, _NEAR)
        else:
            lone.update(timid)
    return {n: v for n, v in judged.items() if n not in lone} | heard


def _in_company(judged: Verdicts, written: Sequence[int]) -> Verdicts:
    """What is more than weak by itself, or by the company that it keeps."""
    found = {n: v for n, v in judged.items() if v.confidence > WEAK}
    for is_judged, group in groupby(written, judged.__contains__):
        if is_judged:
            run = list(group)
            found.update(_heard(judged, run, run[0] == written[0], run[-1] == written[-1]))
    return found


def _heard(judged: Verdicts, run: Sequence[int], first: bool, last: bool) -> Iterator[tuple[int, Verdict]]:
    """The verdicts on lines that are not sure, by the company that they keep in their row.

    The last label before a text may be its heading: it stays, unless it is a rubric.
    """
    sure = sum(judged[number].confidence >= _SURE for number in run)
    for number in run:
        verdict = judged[number]
        if verdict.confidence >= _SURE:
            continue
        heads = number == run[-1] and not last and verdict.reason == "heading"
        if last:
            yield number, _NEAR if len(run) > 1 else _LAST
        elif not heads and (len(run) > 3 or (sure and (first or len(run) > 2))):
            yield number, _NEAR


def _site_names(lines: Sequence[str], written: Sequence[int], found: Verdicts) -> Iterator[int]:
    """Lines that name a site, between lines that go."""
    gone = {None} | {number for number, verdict in found.items() if verdict.confidence >= _SURE}
    for before, number, after in zip([None, *written], written, [*written[1:], None], strict=False):
        if number not in gone and before in gone and after in gone and site_name(lines[number]):
            yield number


def _edits(
    text: str, raw: Sequence[str], written: Sequence[int], found: Mapping[int, Verdict], gone: set[int]
) -> Iterator[Edit]:
    """The edits, which leave as much space between the lines that stay as stood there; `raw` are all lines as they are.

    A line takes its line end, and the blank lines after it if there is one before it. What ends the text takes the
    line ends before it instead, so that the last one stays as it was.
    """
    mark = len(text) - len(text.removeprefix(BYTE_ORDER_MARK))
    starts = list(accumulate((len(line) + 1 for line in raw), initial=mark))
    ends = [start + len(line.rstrip("\r")) for start, line in zip(starts, raw, strict=False)]
    last = max(number for number in written if number not in gone)
    apart = True  # whether a blank line, or nothing, stands before
    for before, number, after in zip([0, *written], written, [*written[1:], len(raw)], strict=False):
        start, stop = starts[number], starts[number + 1]
        if number == last:
            stop = ends[number]
        elif number > last:
            start, stop = ends[before], ends[number]
        elif apart and number in gone:
            stop = starts[after]
        if number in found:
            yield Edit(start, text[start:stop], "", found[number].confidence, found[number].reason)
        if number not in gone or not apart:
            apart = after > number + 1
