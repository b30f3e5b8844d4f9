"""What a line of a page is, judged by itself: a label, a counter, an image line, a notice, or text."""

import re
from collections.abc import Sequence
from itertools import compress, count
from operator import itemgetter

from kaznorm.alphabet import CAPITALS
from kaznorm.lazily import lazily
from kaznorm.page import WEAK, Verdict
from kaznorm.page.fields import TELEPHONE, called, stated
from kaznorm.page.forms import ICON, formed
from kaznorm.page.labels import Label, enumerated, familiar, fragments, known, labels, roles, skeleton
from kaznorm.page.running import CLOSING, SHORT
from kaznorm.page.words import HALF_QUOTED, QUOTED, notice, worded

LONG = 250  # characters of a notice
_MANY = 40  # words of a row of labels, letters of one of them

_ODD = lazily(f'[^\\s\u0400-\u052f.,!?;«»“”"()–—-]|[а-яі][{CAPITALS}]|^Опубликовано в ')
_CYRILLIC = lazily("[\u0400-\u052f]")
_BAR = lazily(r"\s*(?:[»›→>|•·]+|&raquo;| / | \\ )\s*")
_BULLET = lazily(r"\s*(?:[*•·▪►▸»›\-–—+]|>+)\s+")
_MARKED = lazily(r"^\[.*\]$|[^\W\d]\d|\(\s*\d[\d\s]*\)$|:\s*\d[\d\s]*$")
_SPACED = lazily(r"(?:\S\s+){4,}\S")
_PAGES = lazily(r"\d\s+\d")
_TAGGED = lazily(
    r"(?:тег(?:тер|и)|тэг(?:тер|и)|метки|tags?|tagged|категори[яи]|санат(?:ы|тар)?|рубрика(?:сы)?|айдары?|category"
    r"|filed under)\s*:.{1,160}",
    re.IGNORECASE,
)
_IMPRINT = lazily(r"(?:меншік иесі|құрылтайшы(?:сы|лары)?|собственник|учредитель)\s*:.{1,100}", re.IGNORECASE)
_LEADS = lazily(
    "осы тақырып|тақырып бойынша|осы айдар|по теме|оқыңыз|келесі|алдыңғы|след|пред|next|prev", re.IGNORECASE
)
_FEW_TIMES = lazily(r"\d\d? рет")
_SEVERAL_COUNTS = lazily(r"(?:\D{2,20}\s\d{1,6}\s+){2,9}\D{2,20}\s\d{1,6}")
_AFTER_COUNT = lazily(r"(?<=\d)\s+(?=\D)")
_TIME_FIRST = lazily(r"\d\d?[.:]\d\d\s")
_ASKING = frozenset({"ңыз", "ңіз"})


class _Endings(dict[str, bool]):
    """Whether a line with these last characters is worth a look. Remembers, for this is what clean text costs."""

    def __missing__(self, end: str) -> bool:
        promising = end[-1:] not in ".,;" or end[:-1] in fragments("end") or end[-4:-1] in _ASKING
        promising = promising or end[-2:-1] in ("b", "B", "б", "Б", ".") or end[-3:-1] in (" ж", " г")
        if len(self) < 50_000:
            self[end] = promising
        return promising


_ENDINGS = _Endings({"": False})
_last_seven = itemgetter(slice(-7, None))


def suspects(lines: Sequence[str]) -> list[int]:
    """The numbers of lines worth judging: short ones without a final mark, and those that end like a notice.

    >>> suspects(["Жарнама", "Ол келді.", "Сайтқа сілтеме міндетті.", "Бізге жазылыңыз.", "Ол кім?", ""])
    [0, 2, 3, 4]
    """
    promising = map(_ENDINGS.__getitem__, map(_last_seven, lines))
    return [number for number in compress(count(), promising) if _worth(lines[number])]


def _worth(line: str) -> bool:
    if len(line) < 40 or len(line) > LONG:
        return len(line) < 40
    return line[-1] not in CLOSING or _hinted(line)


def _hinted(line: str) -> bool:
    return any(hint in line for hint in fragments("inside"))


def judge(line: str) -> Verdict | None:
    """What furniture a line is, or None: text, or nothing that could be told without its neighbours.

    Items with a number of their own, lines of dialogue, and lines that end in a comma or a semicolon are text.

    >>> judge("Р е к л а м а"), judge("Навигацияға өту Іздеуге өту"), judge("Қаралды: 1 234")[0]
    (Verdict(reason='label', confidence=0.95), Verdict(reason='labels', confidence=0.93), 'counter')
    >>> judge("Жаңғыру жолына қадам басты") is judge("Гүлжан ӘМІРОВА") is judge("31 қаңтар, 15:55") is None
    True
    """
    line = line.strip()
    if not line or line[-1] in ",;" or line.startswith(("– ", "— ", "-- ")):
        return None
    if len(line) > SHORT:
        return notice(line) if len(line) <= LONG and _hinted(line) else None
    if label := known(line):
        return _label(line, label)
    odd = _ODD.search(line)
    if odd and (verdict := formed(line)):
        return verdict
    if not (familiar(line) or (odd and len(line) < 50) or ":" in line or _SPACED.fullmatch(line)):
        return None
    verdict = _several(line) or _headed(line) or notice(line) or worded(line)
    return Verdict("contact", WEAK) if called(line, verdict) else verdict


def _label(line: str, label: Label) -> Verdict | None:
    """A label. One that may be a heading needs neighbours, or an arrow, brackets or a count beside it.

    Where somebody is to be reached, and what a currency is worth, may be what a text tells: that needs neighbours, too.
    """
    ends = line.endswith(".") and not line.endswith(("..", "b.", "б."))
    if (ends and (label.weak or len(line) < 16)) or (label.weak and _BULLET.match(line)):
        return None
    if enumerated(line) or QUOTED.fullmatch(line) or _TIME_FIRST.match(line) or HALF_QUOTED.search(line):
        return None
    if label.kind != "counter" and TELEPHONE.search(line):
        return Verdict("contact", WEAK)
    if label.kind == "widget" and any(map(str.isdecimal, line)):
        return Verdict("reading", WEAK)
    if stated(line, label) or _FEW_TIMES.fullmatch(line):
        return Verdict("field", WEAK)
    if label.weak and not ICON.search(line) and not _MARKED.search(line):
        native = label.language.startswith("kk") and _CYRILLIC.search(line)
        return Verdict(label.kind if native else "foreign", WEAK)
    return Verdict("counter" if label.kind == "counter" else "label", 0.95)


def _several(line: str) -> Verdict | None:
    """Labels in a row, each begun with a capital if the line is. Rubrics alone must be four, or three between bars."""
    if "," in line or enumerated(line) or (line.endswith(".") and not line.endswith("..")):
        return None
    if _BAR.search(line) and (row := _row(_BAR.split(line))):
        return row
    if _SEVERAL_COUNTS.fullmatch(line) and (row := _row(_AFTER_COUNT.split(line))):
        return row
    words: list[tuple[str, str]] = []
    vocabulary, spaced = labels().words, _SPACED.fullmatch(line)
    for word in line.split()[:_MANY]:
        key = skeleton(word)
        if not spaced and key not in vocabulary and not key.isdigit() and key:
            return None
        words += [(key, word)] if key and not key.isdigit() else []
    if len(words) == 1:
        label = known(words[0][1]) if _PAGES.search(line) else None
        return Verdict("pages", 0.88) if label and label.kind in ("navigation", "pager") else None
    sure, number = _cover([(key, "А") for key, _ in words] if spaced else words)
    return Verdict("labels", 0.93) if (sure and number > 1) or number > 3 else None


def _cover(words: Sequence[tuple[str, str]]) -> tuple[int, int]:
    """How many sure labels, and labels at all, make up a row of words; 0 if there is a word that belongs to none."""
    best: list[tuple[int, int] | None] = [(0, 0)] + [None] * len(words)
    plain = labels().plain
    for start, (_, word) in enumerate(words):
        before = best[start]
        if before is None or (start and word[0].islower() and words[0][1][0].isupper()):
            continue
        key = ""
        for end in range(start, len(words)):
            key += words[end][0]
            if len(key) > _MANY:
                break
            if label := plain.get(key):
                found = before[0] + (not label.weak), before[1] + 1
                best[end + 1] = max(best[end + 1] or found, found)
    return best[-1] or (0, 0)


def _row(parts: Sequence[str]) -> Verdict | None:
    """Labels, dates and numbers between bars: `234 қаралым • 3 жыл бұрын`."""
    met = [known(part) for part in parts if not skeleton(part).isdigit()]
    if len(parts) < 2 or not met or None in met:
        return None
    sure = any(label is not None and not label.weak for label in met)
    return Verdict("labels", 0.93) if sure or len(met) > 2 else None


def _headed(line: str) -> Verdict | None:
    """What begins with a label: a path through the site, a list of tags, the title of another article."""
    first, *others = _BAR.split(line, maxsplit=1)
    label = known(first) if others else None
    if label and label.kind == "navigation" and line[-1] not in ".»" and others[0][:1] not in tuple(".,;:!?"):
        return Verdict("path", 0.88)
    first, colon, rest = line.partition(":")
    if not colon or not rest:
        return None
    if _TAGGED.fullmatch(line) and line[-1] != ".":
        return Verdict("label", 0.8)
    if _IMPRINT.fullmatch(line):
        return Verdict("field", WEAK)
    label = known(first)
    if label and "network" in roles(first):
        return Verdict("contact", WEAK)
    if label and (label.kind in ("related", "share", "subscribe", "ads") or _LEADS.match(first)):
        return Verdict("label", 0.85)
    return None
