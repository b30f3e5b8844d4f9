"""The head of a page, before all running text: a title that stands there twice, the path to the page that names it."""

from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from kaznorm.lazily import lazily
from kaznorm.page import Verdict
from kaznorm.page.counters import HEAD, is_date
from kaznorm.page.running import CLOSING, prose

_TITLE, _NEAR_TEXT, _TWICE = range(12, 200), 6, 2
"""So many letters a title has, among so many lines it stands near running text, and so often without a path."""
_SPOKEN = lazily(r"[-–—]\s|\w+(?: \w+)?:\s")
"""What dialogue begins with: a dash, the name of who speaks."""
_RULE = lazily(r"[/»›\s]+")
_CURRENCIES = frozenset({"USD", "EUR", "RUB", "CNY"})
_PATH, _AGAIN, _MARKS = Verdict("path", 0.85), Verdict("title again", 0.85), Verdict("icons", 0.8)


def titles(lines: Sequence[str], sure: Container[int], written: Sequence[int]) -> Iterator[tuple[int, Verdict]]:
    """The copies of a title that follow it at once, and the path to a page that names the title below it.

    A title stands twice and before all else but dates, and running text follows, or what tells of its page: in verse,
    songs, dialogue, tables and slides lines repeat, too.

    >>> lines = ["Ауылда той өтті", "Ауылда той өтті", "Ауылда үлкен той өтіп, оған жүзден астам қонақ келді."]
    >>> [number for number, _ in titles(lines, {}, range(3))], [*titles(lines[:2], {}, range(2))]
    ([1], [])
    """
    stay = [number for number in written[: 4 * HEAD] if number not in sure]
    if len(stay) > 1 and stay[0] == written[0] and _RULE.fullmatch(lines[stay[0]].strip()):
        yield stay[0], _MARKS
        stay = stay[1:]
    rows = [(same, list(run)) for same, run in groupby(stay, lambda number: _title(lines[number]))]
    for place, (same, run) in enumerate(rows[:_NEAR_TEXT]):
        if prose(same) and (len(run) == 1 or same[-1] in CLOSING):
            return
        if same == "None" and len(run) > 1:
            yield from ((number, _MARKS) for number in run)
        if same == "None" or _is_data(same):
            continue
        led = [number for number in run if lines[number].strip()[0] in "»›"]
        plain = [number for number in run if number not in led] or run
        if 1 < len(run) <= len(led) + _TWICE and _may_be_title(same) and _leads([row for row, _ in rows[place + 1 :]]):
            yield from ((number, _PATH) for number in led if len(led) < len(run))
            yield from ((number, _AGAIN) for number in plain[1:])
        return


def _is_data(line: str) -> bool:
    """Whether a line is a date, or nothing but numbers."""
    return is_date(line) or not any(map(str.isalpha, line))


def _may_be_title(line: str) -> bool:
    return len(line) in _TITLE and " " in line and line[-1] not in ",;:?!" and not _SPOKEN.match(line)


def _leads(rows: Sequence[str]) -> bool:
    """Whether running text follows, with nothing but dates and numbers before it."""
    return prose(next((row for row in rows[:_NEAR_TEXT] if not _is_data(row)), ""))


def _title(line: str) -> str:
    """A line without the marks of a path before it, its white space as one space each."""
    return " ".join(line.split()).lstrip("»› ")


def may_repeat(lines: Sequence[str], suspects: Sequence[int]) -> bool:
    """Whether the first suspects are a path, a currency or a line twice in a row. Fast: most texts begin otherwise.

    >>> may_repeat(["Той өтті", "", "Той өтті"], [0, 2]), may_repeat(["Той өтті", "Тақырып"], [0, 1])
    (True, False)
    """
    before = ""
    for number in suspects[:HEAD]:
        line = lines[number].strip()
        if line and (line == before or line[0] in "»›/" or line[-4:-1] in _CURRENCIES):
            return True
        before = line
    return False
