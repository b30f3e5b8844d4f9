"""Lines that make one label between them: a field above its value, a headline above its date."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from kaznorm.lazily import lazily
from kaznorm.page import Verdict
from kaznorm.page.counters import RATES, is_date
from kaznorm.page.forms import MONEY
from kaznorm.page.labels import known, letters
from kaznorm.page.lines import judge
from kaznorm.page.running import prose

_VALUE = lazily(r"[\d.,:/\s-]{1,20}(?:\s?(?:[kmgкмг][bб]|байт))?", re.IGNORECASE)
_COUNT = lazily(r"\d[\d ]{0,9}(?: рет| мин)?")
_CURRENCY = lazily(r"(?:[•*]\s+)?(?:USD|EUR|RUB|CNY)\s*:")
_RATE = lazily(r"\d{1,3}[.,]\d{1,4}")
_OLD = lazily(r"(?<!\d)1(?:[0-8]\d\d|9[0-8]\d)(?!\d)")
"""A year before there were sites."""
_FIELD_ENDS = frozenset(":0123456789тн")
_SHORT, _HEADLINE = 24, 160  # characters
_HEAD, _NAMES = 20, 4
_CURRENCIES = Verdict("currencies", 0.8)
_OTHERS, _NAME = letters("Байланысты"), letters("Название")
_FILE = Verdict("file line", 0.8)
_PAIRS = 2
"""A list of headlines has at least so many, and so do rates."""


def fields(lines: Sequence[str], suspects: Sequence[int]) -> Iterator[tuple[int, Verdict]]:
    """Labels whose value stands in the next line, or a count whose label does: both lines, judged as one.

    >>> dict(fields(["Скачиваний:", "58", "942 рет", "көрсетілді"], range(4)))[3]
    Verdict(reason='counter', confidence=0.95)
    >>> list(fields(["Барлығы:", "345"], range(2)))
    []
    """
    end = -1
    for number, below in pairwise(suspects):
        if below - number > 2 or lines[number].rstrip()[-1:] not in _FIELD_ENDS:
            continue
        if any(line.strip() for line in lines[number + 1 : below]):
            continue
        line, value = lines[number].strip(), lines[below].strip()
        is_field = line[-1:] == ":" and _VALUE.fullmatch(value)
        is_count = len(value) < _SHORT and value[:1].islower() and _COUNT.fullmatch(line) and _tells(value)
        verdict = judge(f"{line} {value}") if is_field or is_count else None
        if verdict and verdict.confidence >= 0.85 and (number - 1 == end or not _is_form(lines, number)):
            yield number, verdict
            yield below, verdict
            end = below


def _tells(value: str) -> bool:
    """Whether a line says what was done so often: `көрсетілді`."""
    return value.endswith(("ді", "ды", "лған", "лген", "лым", "тров"))


def _is_form(lines: Sequence[str], number: int) -> bool:
    """Whether other fields with their values stand above a line: all are facts, or none."""
    return number > 1 and lines[number - 2].rstrip()[-1:] == ":" and judge(lines[number - 2]) is None


def rates(lines: Sequence[str], written: Sequence[int]) -> Iterator[tuple[int, Verdict]]:
    """The rates at the head of a page: each currency above its value, or dollar, euro and rouble in three lines.

    Three lines of numbers must have the sign of a currency, or nothing but one in the line above or below.

    >>> [number for number, _ in rates(["USD:", "473.2", "EUR:", "512.8", "Той өтті"], range(5))]
    [0, 1, 2, 3]
    """
    head = written[:_HEAD]
    for place in range(len(head) - 2):
        row = " ".join(lines[number].strip() for number in head[place : place + 3])
        beside = (*head[max(0, place - 1) : place], *head[place + 3 : place + 4])
        if RATES.fullmatch(row) and (MONEY.search(row) or any(_is_money(lines[number]) for number in beside)):
            yield from ((number, _CURRENCIES) for number in head[place : place + 3])
    end = 0
    while end + 1 < len(written) and _CURRENCY.fullmatch(lines[written[end]].strip()):
        if not _RATE.fullmatch(lines[written[end + 1]].strip()):
            break
        end += 2
    if end >= 2 * _PAIRS:
        yield from ((number, _CURRENCIES) for number in written[:end])


def _is_money(line: str) -> bool:
    """Whether a line names currencies and nothing else."""
    rest, currencies = MONEY.subn("", line)
    return currencies > 0 and not letters(rest)


def headlines(
    lines: Sequence[str], found: Mapping[int, Verdict], sure: Container[int], written: Sequence[int]
) -> Iterator[tuple[int, Verdict]]:
    """The headlines below `Тағы оқыңыз`, each with its date, to the end of the page or the next label.

    What follows them at the end, and people with the dates of their lives, stay.

    >>> lines = ["Тағы оқыңыз", "Той өтті", "08.12.2025, 17:35", "Жол салынды", "08.12.2025, 16:00"]
    >>> [number for number, _ in headlines(lines, {0: Verdict("label", 0.95)}, {0}, range(5))]
    [1, 2, 3, 4]
    """
    for place, number in enumerate(written):
        if number not in sure or number not in found or found[number].reason != "label":
            continue
        if not any(is_date(lines[other]) for other in written[place + 2 : place + 4]):
            continue
        label = known(lines[number].strip())
        if label and label.kind == "related":
            yield from ((other, Verdict("headline", 0.8)) for other in _listed(lines, sure, written, place + 1))


def _listed(lines: Sequence[str], sure: Container[int], written: Sequence[int], first: int) -> Sequence[int]:
    """The lines from the `first` written one on that are headlines with their dates, if nothing else follows but one
    line, which stays."""
    start = end = first + (first < len(written) and known(lines[written[first]].strip()) is not None)
    while end + 1 < len(written) and _is_headline(lines[written[end]]) and is_date(lines[written[end + 1]]):
        end += 2
    if end - start < 2 * _PAIRS or any(_OLD.search(lines[number]) for number in written[start + 1 : end : 2]):
        return ()
    left = len(written) - end
    ended = not left or written[end] in sure or (left == 1 and _is_headline(lines[written[end]]))
    return written[first:end] if ended else ()


def _is_headline(line: str) -> bool:
    return len(line) <= _HEADLINE and line.rstrip()[-1:] not in tuple(".,;:") and not is_date(line)


def attachments(lines: Sequence[str], sure: Container[int], written: Sequence[int]) -> Iterator[tuple[int, Verdict]]:
    """What a site that shares files says of one: `Байланысты:` and the names of others, `Название` and the title again.

    >>> lines = ["Той туралы", "#1563", "Байланысты:", "1 той (2)", "Той туралы", "Ауылда той өтті"]
    >>> [number for number, _ in attachments(lines, {1}, range(6))]
    [2, 3]
    """
    head = written[:_HEAD]
    for place, number in enumerate(head):
        line = lines[number].strip()
        if line[-1:] == ":" and place and head[place - 1] in sure and letters(line) == _OTHERS:
            names = head[place + 1 : place + 2 + _NAMES]
            known_as = {lines[other].strip() for other in head[:place]}
            end = next((at for at, other in enumerate(names) if lines[other].strip() in known_as), 1)
            yield from ((other, _FILE) for other in (number, *names[:end]) if not prose(lines[other]))
        elif place and letters(line) == _NAME + letters(lines[head[place - 1]]):
            yield number, _FILE
