"""Counters at the head of a page, beside labels or a date: so often read, so many remarks."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from kaznorm.lazily import lazily
from kaznorm.page import Verdict
from kaznorm.page.forms import MONEY
from kaznorm.page.labels import CLOCK, DAY, known
from kaznorm.page.lines import judge
from kaznorm.page.running import kazakh, prose

HEAD, _RUN = 14, 3
"""So many lines are the head of a page at most, and so many counters stand together."""
_FEW, _MANY = 10, 100
_ZEROS_TOLD, _PAIR = 3, 2
"""So many zeros in one line are counters by themselves; so many lines of a zero and a large number on a page with other
furniture."""
_COUNT = lazily(r"(?:[•*·-]\s+)?(\d{1,3}(?:[ \N{NO-BREAK SPACE}]\d{3})+|\d{1,7})(?:[.,]\d)?\s?[kкKК]?(?: рет)?")
_ZEROS = lazily(r"(?:0\s+)+\d{1,7}|\d{1,7}(?:\s+\d{1,7})*?(?:\s+0)+|(?:0\s+)+0")
_WEEKDAY = r"(?:(?:дүй|сей|сәр|бей|жек)?сенбі|жұма|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)"
_DATE = rf"(?:[•*·–-]\s+)?(?:{_WEEKDAY}\s?,?\s+)?(?:{DAY})(?: ?ж\b\.?| ?г\b\.?| года| жыл\w{{0,3}})?{CLOCK}"
_DATELINE = lazily(_DATE, re.IGNORECASE)
_COUNTED_DATE = lazily(
    rf"(?:[A-Za-z][\w.]{{2,20}}\s)?{_DATE}[\s|/•👁]{{1,9}}\d{{1,7}}(?: рет(?: оқылды| қаралды| көрілді)?)?"
    rf"|\S+(?: \S+)? \d+ \d+ пікір {_DATE}",
    re.IGNORECASE,
)
_DIGIT = lazily(r"\d")
_TIMED = lazily(r"\d:\d\d|\d{4}|пікір")
RATES = lazily(r"\$?\s?[2-9]\d\d\.\d\d?\s+€?\s?[2-9]\d\d\.\d\d?\s+₽?\s?\d\.\d\d?")
_NAMED = lazily(r"нөмір|код|индекс|телефон|саны\b|баға|теңге|№|[:?]$", re.IGNORECASE)
_TIME = lazily(r"\d:\d\d")
_RUSSIAN = lazily(
    r"\d\d? (?:янв|фев|мар|апр|ма[йя]|ию[нл]|авг|сен|окт|ноя|дек)|воскресенье|вторник|среда", re.IGNORECASE
)
_PAGED = lazily(
    r"[«‹<←\s]*(?:келесі|алға|артқа|алдыңғы|след|пред|впер[её]д|назад|next|prev)|[^\w]+$"
    r"|#\d{4,6}$|(?:өлшемі|размер)\s?\d|(?:бет|страница)\s?\d+/\d+$|источник$|pdf ",
    re.IGNORECASE,
)
"""What leads to other pages, or tells of a file that is shown page by page."""
_PAGE_NUMBERS = lazily(r"1(?:\s+\d{1,3}){1,60}")
_ENDS = frozenset("0123456789kкKКтды \t\r\N{NO-BREAK SPACE}")
"""What a count ends in: a digit, a thousand, times, read."""
_KINDS = frozenset({"share", "comment", "counter", "date", "vote", "print"})
_REASONS = frozenset({"counter", "icons", "labels", "path", "date field", "pages"})
"""The labels and other furniture that numbers stand beside."""
_COUNTER = Verdict("counter", 0.8)
_DATED = Verdict("counter", 0.6)
"""A date goes with its count, or both stay."""
_RATE, _PAGER = Verdict("currencies", 0.8), Verdict("pages", 0.85)


def is_date(line: str) -> bool:
    """Whether a line is a date, maybe with its weekday and time.

    >>> is_date("• 26.09.2021"), is_date("Бейсенбі, 09 Тамыз 2018 12:33"), is_date("6268")
    (True, True, False)
    """
    return _DIGIT.search(line) is not None and _DATELINE.fullmatch(line.strip()) is not None


def numbers(lines: Sequence[str], suspects: Sequence[int]) -> list[int]:
    """The suspects that hold nothing but counts, dates and rates. Fast: few lines end like that."""
    ends = [(number, lines[number].strip()) for number in suspects if lines[number][-1] in _ENDS]
    return [number for number, line in ends if _is_count(line) or _is_row(line)]


def _is_count(line: str) -> bool:
    return bool(_COUNT.fullmatch(line) or _ZEROS.fullmatch(line))


def _is_row(line: str) -> bool:
    """Whether a line is a date with a count, exchange rates, or the numbers of pages."""
    if RATES.fullmatch(line) or _in_order(line):
        return True
    return bool(_COUNTED_DATE.fullmatch(line) and not _DATELINE.fullmatch(line) and _TIMED.search(line))


def _in_order(line: str) -> bool:
    """Whether a line counts from 1 on.

    >>> _in_order("1   2   3   4"), _in_order("1 2 4"), _in_order("1")
    (True, False, False)
    """
    found = _PAGE_NUMBERS.fullmatch(line)
    return bool(found) and all(int(word) == place for place, word in enumerate(line.split(), 1))


def counters(
    lines: Sequence[str], found: Sequence[int], sure: Collection[int], written: Sequence[int]
) -> Iterator[tuple[int, Verdict]]:
    """The lines of bare numbers at the head of a page that count readers and remarks; page numbers beside a pager.

    Numbers have a label beside them, a date with its time, or below them one in another language than the text; below
    a mere date there is a zero and a large number, and three zeros stand in one line. All others are a score, an issue,
    an age.

    >>> lines = ["Той туралы", "29.06.2021", "6268", "0", "Ауылда үлкен той өтіп, оған жүзден астам қонақ келді."]
    >>> [number for number, _ in counters(lines, [2, 3], {}, range(5))]
    [2, 3]
    >>> list(counters(["Бесінші бөлім", "45", lines[-1]], [1], {}, range(3)))
    []
    """
    place = {number: at for at, number in enumerate(written)}
    for number in found:
        beside = written[max(0, place[number] - 1) : place[number] + 2]
        if _in_order(lines[number].strip()) and any(_is_pager(lines[other]) for other in beside if other in sure):
            yield number, _PAGER
    head = list(takewhile(lambda number: not prose(lines[number]) or number in sure, written[:HEAD]))
    text = written[len(head)] if len(head) < len(written) and len(head) < HEAD else -1
    bare = {number for number in found if _is_count(lines[number].strip())}
    rows = {n for n in found if n in head and n not in bare and not _in_order(lines[n].strip())}
    for number in rows if len(rows) == 1 else ():
        near = written[max(0, place[number] - 1) : place[number] + 2]
        if not RATES.fullmatch(lines[number].strip()):
            yield number, _DATED
        elif MONEY.search(lines[number]) or any(other in sure for other in near):
            yield number, _RATE
    stay = [number for number in (*head, *([text] * (text >= 0))) if number not in rows]
    before, here = -1, 0
    for is_bare, group in groupby(stay, bare.__contains__):
        run = list(group)
        here += len(run)
        after = next((number for number in stay[here:] if number not in sure), -1)
        below = stay[here] if here < len(stay) else -1
        near = _Near(before, below, after, text, len(bare))
        if is_bare and len(run) <= _RUN and after >= 0 and _are_counters(lines, run, near, sure):
            yield from ((number, _COUNTER) for number in run)
        before = run[-1]


class _Near(NamedTuple):
    """The lines before and below a run of numbers, the first below that stays, the first of the running text (-1:
    none), and how many lines of numbers there are."""

    before: int
    below: int
    after: int
    text: int
    numbers: int


def _are_counters(lines: Sequence[str], run: Sequence[int], near: _Near, sure: Collection[int]) -> bool:
    """Whether numbers in a row are counters: beside furniture, or by what the date and they themselves tell."""
    values = [value for number in run for value in _values(lines[number])]
    below = lines[near.after].strip()
    text = lines[near.text] if near.text >= 0 else ""
    if below[0].islower() or below[0].isdigit() or below[0] in "%°":
        return near.before < 0 and len(run) == 1 and values[0] >= _MANY and _is_stamp(below, text)
    above = lines[near.before].strip() if near.before >= 0 else ""
    if near.before in sure and (_is_counted(above) or (0 in values and len(values) > 1)):
        return len(values) > 1 or values[0] == 0 or values[0] >= _FEW
    if 0 in values and near.below in sure and _is_counted(lines[near.below]):
        return True
    if is_date(above):
        large = max(values) >= _MANY
        return large and ((0 in values and len(values) > 1) or (len(values) == 1 and bool(_TIME.search(above))))
    if not above or not text or _NAMED.search(above) or near.numbers > len(run):
        return False
    if len(run) == len(values) == _PAIR:
        return not values[0] and values[1] >= _MANY and bool(sure)
    return len(run) == 1 and len(values) >= _ZEROS_TOLD and not any(values)


def _is_counted(line: str) -> bool:
    """Whether a label may have a number beside it that says how often: `Бөлісу`, `Пікірлер`.

    >>> _is_counted("Бөлісу"), _is_counted("Жарнама")
    (True, False)
    """
    label, verdict = known(line.strip()), judge(line)
    return (label is not None and label.kind in _KINDS) or (verdict is not None and verdict.reason in _REASONS)


def _is_stamp(line: str, text: str) -> bool:
    """Whether a line is a date as sites put it: with its time of day, or in Russian above a text in Kazakh."""
    return is_date(line) and bool(_TIME.search(line) or (_RUSSIAN.search(line) and kazakh([text])))


def _is_pager(line: str) -> bool:
    """Whether a label leads to other pages: `Келесі`, `бет 1/3`."""
    label = known(line.strip())
    return _PAGED.match(line) is not None or (label is not None and label.kind == "pager")


def _values(line: str) -> list[int]:
    """The numbers of a line."""
    found = _COUNT.fullmatch(line.strip())
    return [int("".join(filter(str.isdecimal, found[1])))] if found else [*map(int, line.split())]
