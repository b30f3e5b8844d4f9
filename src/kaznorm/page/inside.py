"""Lines that are what stands around them is: of a paragraph in lines, a list of words, a table; of a menu."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import groupby

from kaznorm.page import Verdict
from kaznorm.page.labels import known
from kaznorm.page.running import prose

NEAR, FEWEST = 3, 4
"""So many lines before and behind one tell whether it is of a list of words, and at least so many together."""
_ITEMS = 12
LABELS, SHARE, LONGEST = 3, 4, 60
"""At least so many items of a menu are labels, and one of so many; none is longer, in characters."""
_BROKEN = re.compile(r"[^\W\d_]{3}-$")
_HALF_LINE = 40
_GOES_ON = ",:-–—"
_MARKS = "*•·▪►▸»›-–—+ "
_BULLET = re.compile(r"\s*[*•·▪►▸»›\-–—+]\s+\S")
_INDENTED = re.compile(r"(?:\t| {2,})\S")


def inside(
    lines: Sequence[str], number: int, place: int, written: Sequence[int], judged: Mapping[int, Verdict]
) -> bool:
    """Whether a line, `place` among those `written`, is of a sentence, a title, a list or a table around it.

    Its neighbours must be none of the `judged` lines, and a sentence has no blank lines.

    >>> lines, sure = ["Кеше біз бәріміз", "толығырақ", "айтып бердік."], {1: Verdict("label", 0.95)}
    >>> inside(lines, 1, 1, [0, 1, 2], sure), inside(["Мақала", "Толығырақ", "Келесі"], 1, 1, [0, 1, 2], sure)
    (True, False)
    """
    line = lines[number].strip()
    beside = (at if 0 <= at < len(lines) and at not in judged else -1 for at in (number - 1, number + 1))
    above, below = (lines[at].strip() if at >= 0 else "" for at in beside)
    worded = judged[number].reason == "page words"
    if judged[number].reason == "figures" and _is_row(lines, place, written, judged):
        return True
    if (worded or _BROKEN.search(line)) and _runs_on(lines, written[place + 1 : place + 2], judged):
        return True
    small = below[:1].islower() and (line[0].islower() or line[0].isdigit())
    ends = place + 1 == len(written) and line[0].islower() and len(above) > _HALF_LINE
    if above and (small or ends) and _goes_on(above):
        return True
    if "\t" in line and line.count("\t") > 1 and line.count("\t") in (above.count("\t"), below.count("\t")):
        return True
    if worded and line.isupper() and _in_capitals(lines, place, written, judged):
        return True
    return _is_listed(lines, line, place, written, judged) or _is_option(lines, place, written, judged)


def _runs_on(lines: Sequence[str], following: Sequence[int], judged: Container[int]) -> bool:
    """Whether the next line that is written goes on with the sentence, be it after a blank line."""
    return any(number not in judged and lines[number].lstrip()[0].islower() for number in following)


def _in_capitals(lines: Sequence[str], place: int, written: Sequence[int], judged: Mapping[int, Verdict]) -> bool:
    """Whether a line in capitals has another one above or below that is no label: both are of a title."""
    beside = (*written[max(0, place - 1) : place], *written[place + 1 : place + 2])
    titles = (number for number in beside if number not in judged or judged[number].reason == "page words")
    return any(lines[number].isupper() and len(lines[number].split()) > 1 for number in titles)


def _is_option(lines: Sequence[str], place: int, written: Sequence[int], judged: Container[int]) -> bool:
    """Whether a line is of a list below a question, or one without other labels: `• Файл аты`, `• Файл өлшемі`."""
    mark = lines[written[place]].strip()[0]
    if not _BULLET.match(lines[written[place]]):
        return False
    first = last = place
    while first and place - first < _ITEMS and lines[written[first - 1]].strip()[0] == mark:
        first -= 1
    while last + 1 < len(written) and last - place < _ITEMS and lines[written[last + 1]].strip()[0] == mark:
        last += 1
    items = written[first : last + 1]
    if first and written[first - 1] not in judged and lines[written[first - 1]].rstrip()[-1] in "?:":
        return True
    return len(items) > 2 and sum(number in judged for number in items) == 1


def _is_row(lines: Sequence[str], place: int, written: Sequence[int], judged: Mapping[int, Verdict]) -> bool:
    """Whether figures are of a table: below a title, or times of day beside text on either side."""
    first = last = place
    while first and place - first < _ITEMS and _are_figures(judged.get(written[first - 1])):
        first -= 1
    while last + 1 < len(written) and last - place < _ITEMS and _are_figures(judged.get(written[last + 1])):
        last += 1
    beside = written[max(0, first - 1) : first], written[last + 1 : last + 2]
    above, below = ([number for number in numbers if number not in judged] for numbers in beside)
    line = lines[written[place]]
    times = ":" in line and "/" not in line
    return any(not prose(lines[number]) for number in above) or (times and bool(above + below))


def _are_figures(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.reason == "figures"


def _goes_on(line: str) -> bool:
    """Whether a line ends within a sentence."""
    return line[-1].isalpha() or line[-1] in _GOES_ON


def _is_listed(lines: Sequence[str], line: str, place: int, written: Sequence[int], judged: Container[int]) -> bool:
    """Whether the lines around a word are words, too, and hardly any of them labels."""
    if not line.isalpha():
        return False
    around = [*written[max(0, place - NEAR) : place], *written[place + 1 : place + 1 + NEAR]]
    if len(around) < FEWEST or 3 * sum(number in judged for number in around) > len(around):
        return False
    rows = (lines[number].split() for number in around)
    return all(len(words) < 3 and all(map(str.isalpha, words)) for words in rows)


def menus(lines: Sequence[str], sure: Container[int], prose: Container[int], written: Sequence[int]) -> Iterator[int]:
    """The items of menus: of lists before all running text or behind it, of whose short items many are labels.

    >>> lines = ["• Басты бет", "• Ізденіс", "• Іздеу", "• Жүйеге кіру", "Жиын өтті", "Ол ауылда көшет отырғызды."]
    >>> list(menus(lines, {0, 2, 3}, {5}, range(6))), list(menus(lines, {0, 2}, {5}, range(6)))
    ([0, 1, 2, 3], [])
    """
    places = [number for number in written if number in prose]
    for is_item, group in groupby(written, lambda number: _is_item(lines[number])):
        items = list(group)
        labels = sum(number in sure for number in items)
        amid = places and places[0] < items[0] < places[-1]
        many = (labels >= LABELS and SHARE * labels >= len(items)) or (labels > 1 and _are_rubrics(lines, items))
        if is_item and many and not amid and _BULLET.match(lines[items[0]]):
            yield from items


def _is_item(line: str) -> bool:
    """Whether a line is a short item of a list, or goes on with one."""
    if len(line) > LONGEST or line.rstrip()[-1:] in tuple(".,;"):
        return False
    return bool(_BULLET.match(line) or _INDENTED.match(line))


def _are_rubrics(lines: Sequence[str], items: Sequence[int]) -> bool:
    """Whether most items, and four of them, are labels or may be."""
    met = sum(known(lines[number].strip().lstrip(_MARKS)) is not None for number in items)
    return met > LABELS and 2 * met > len(items)
