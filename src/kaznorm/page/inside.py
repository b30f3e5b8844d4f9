"""Lines like furniture that belong to what stands around them: a paragraph in lines, a list of words, a table."""

from collections.abc import Container, Sequence

NEAR, FEWEST = 3, 4
"""So many lines before and behind one tell whether it is of a list of words, and at least so many together."""
_GOES_ON = ",:-–—"


def inside(lines: Sequence[str], number: int, place: int, written: Sequence[int], judged: Container[int]) -> bool:
    """Whether a line, `place` among those `written`, is of a sentence, a list of words or a table around it.

    Its neighbours must be none of the `judged` lines, and a sentence has no blank lines.

    >>> lines = ["Кеше біз бәріміз", "толығырақ", "айтып бердік."]
    >>> inside(lines, 1, 1, [0, 1, 2], {1}), inside(["Мақала", "Толығырақ", "Келесі"], 1, 1, [0, 1, 2], {1})
    (True, False)
    """
    line = lines[number].strip()
    beside = (at if 0 <= at < len(lines) and at not in judged else -1 for at in (number - 1, number + 1))
    above, below = (lines[at].strip() if at >= 0 else "" for at in beside)
    small = below[:1].islower() and (line[0].islower() or line[0].isdigit())
    if above and small and _goes_on(above):
        return True
    if "\t" in line and line.count("\t") > 1 and line.count("\t") in (above.count("\t"), below.count("\t")):
        return True
    return _is_listed(lines, line, place, written, judged)


def _goes_on(line: str) -> bool:
    """Whether a line ends within a sentence."""
    return line[-1].isalpha() or line[-1] in _GOES_ON


def _is_listed(
    lines: Sequence[str], line: str, place: int, written: Sequence[int], judged: Container[int]
) -> bool:
    """Whether the lines around a word are words, too, and hardly any of them labels."""
    if not line.isalpha():
        return False
    around = [*written[max(0, place - NEAR) : place], *written[place + 1 : place + 1 + NEAR]]
    if len(around) < FEWEST or 3 * sum(number in judged for number in around) > len(around):
        return False
    rows = (lines[number].split() for number in around)
    return all(len(words) < 3 and all(map(str.isalpha, words)) for words in rows)
