"""Paragraphs that a text holds twice: a lead before and after the share buttons, a teaser, a print version."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile

from kaznorm.lazily import lazily
from kaznorm.page.labels import enumerated, letters
from kaznorm.page.lines import judge

_LONG, _PARAGRAPH, _HEAD = 80, 200, 40  # characters
_FAR = 5  # paragraphs
REMEMBERED = 32
"""So many lines are remembered: the first of many that begin alike is asked of again and again."""
_FINAL = frozenset('.!?…:»”"')
_NOT_DIGITS = lazily(r"\D+")
_NUMERALS = lazily(
    r"\d[\d., ]*|%|\b(?!(?:бірге|бірде|онда)\b)"
    r"(?:нөл|бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жиырма|отыз|қырық|елу|алпыс|жетпіс|сексен|тоқсан|жүз|мың"
    r"|миллион|миллиард|бүтін|пайыз[ыд]?)"
    r"(?:[іы]?нш[іы](?:с[іы]н?)?)?"
    r"(?:[нтд][ыі]ң?|[қкғг][ае]|[дт][ае]н?|н[ае]н|[бпм]ен|[дл][ае][ғг][ае]н|[дл][ыі][қк])?\b\s*",
    re.IGNORECASE,
)
"""Digits, and numerals with their endings, but for those that are other words as well."""
_LAW = lazily(r"\b(?:тарма[қғ]|бап|баб|абзац|қосымша|стать|пункт)", re.IGNORECASE)


def repeats(lines: Sequence[str]) -> dict[int, float]:
    """The numbers of long lines that stood in the text before, with how sure it is that one copy is too many.

    The first copy stays; of a paragraph and its beginning cut short with `…`, the whole one. Verse, law and tables
    repeat themselves: items with a number, lines without a final mark, and what differs in a digit or a word are not
    the same, nor is an answer to two questions, nor a question with two answers; what stands there three times, names
    an article, or is short and comes back from afar is less sure.

    >>> lead = "Жиынға облыс әкімі, мәслихат депутаттары мен кәсіпкерлер қатысып, өңірдің мәселелерін талқылады."
    >>> repeats([lead, "Жарнама", lead.replace("талқылады", "тал қылады"), "Сөз.", "Сөз."])
    {2: 0.95}
    """
    long = [number for number, line in enumerate(lines) if len(line) >= _LONG]
    heads = [lines[number][:_HEAD] for number in long]
    if len(set(heads)) == len(long):
        return {}
    again = Counter(heads)
    first: dict[str, int] = {}
    copy_of: dict[int, int] = {}
    for number, head in zip(long, heads, strict=True):
        before = first.setdefault(head, number) if again[head] > 1 else number
        if before == number or not _same(lines[before], lines[number]) or _length(lines[before]) < _LONG:
            continue
        if not _answers(lines, number) and not _is_answered(lines, before, number):
            copy_of[number] = before
    return dict(_extra(lines, long, copy_of))


def _answers(lines: Sequence[str], number: int) -> bool:
    """Whether a question stands above, to which a line may be the answer as it was to another one."""
    above = next((line for line in reversed(lines[max(0, number - 3) : number]) if line.strip()), "")
    return above.rstrip().endswith("?") and judge(above) is None


def _is_answered(lines: Sequence[str], before: int, number: int) -> bool:
    """Whether a line is a question, and what follows it there is not what follows it here."""
    if not lines[number].rstrip().endswith("?"):
        return False
    one, other = (
        next((line.strip() for line in lines[at + 1 : at + 4] if line.strip()), "") for at in (before, number)
    )
    return one != other


def _extra(lines: Sequence[str], long: Sequence[int], copy_of: Mapping[int, int]) -> Iterator[tuple[int, float]]:
    """The copies that are too many. How far apart two stand is counted in paragraphs that stay."""
    times = Counter(copy_of.values())
    rank: dict[int, int] = {}
    stay = 0
    for number in long:
        stay += 1
        rank[number] = stay
        if number not in copy_of:
            continue
        before = copy_of[number]
        far = stay - rank[before] > _FAR and _length(lines[before]) < _PARAGRAPH
        sure = not far and times[before] == 1 and not _LAW.search(lines[before])
        stay -= sure
        extra = before if _cut(lines[before]) and not _cut(lines[number]) else number
        yield extra, 0.95 if sure else 0.6


@lru_cache(maxsize=REMEMBERED)
def _length(line: str) -> int:
    """The length of a line without its numbers, which stays as it is when they are written in words.

    A number is a whole word, maybe with its endings, not all that begins like one: `бірақ`, `онда`, `алтын`.

    >>> _length("Ауылда 2150 адам тұрады"), _length("Ауылда екі мың бір жүз елу адам тұрады")
    (18, 18)
    >>> _length("бірақ оның алтын үшін екіншісін алды"), _length("онда мыңдаған жүз елуден екінші")
    (26, 5)
    """
    return len(_NUMERALS.sub("", line))


_letters = lru_cache(maxsize=REMEMBERED)(letters)


def _cut(line: str) -> bool:
    return line.rstrip().endswith(("...", "…"))


def _same(one: str, other: str) -> bool:
    """Whether two lines say the same, but for white space, marks, and a slip in one letter of one long word."""
    if _cut(one) != _cut(other):
        short, long = sorted((_letters(one), _letters(other)), key=len)
        return long.startswith(short)
    if any(abs(one.count(vowel) - other.count(vowel)) > 2 for vowel in "аеы"):
        return False
    if enumerated(other) or other.rstrip()[-1:] not in _FINAL or _NOT_DIGITS.sub("", one) != _NOT_DIGITS.sub("", other):
        return False
    return _letters(one) == _letters(other) or _slip(one.split(), other.split())


def _slip(one: Sequence[str], other: Sequence[str]) -> bool:
    different = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if len(one) != len(other) or len(different) != 1:
        return False
    a, b = sorted(different[0], key=len)
    head = _common(a, b)
    return len(a) >= 5 and head > 0 and len(b) - head - _common(a[head:][::-1], b[head:][::-1]) <= 1


def _common(a: str, b: str) -> int:
    """How many characters two words begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
