"""Makers of damage: sound Kazakh, damaged as PDF extraction, OCR and site templates damage it.

>>> text = Text.of("Жаңа іс-шара басталды.")
>>> text.damaged([KINDS["lost hyphen"](text, 1, random.Random(5))])
'Жаңа ісшара басталды.'
"""

import random
import re
from collections.abc import Callable, Collection, Iterator
from itertools import cycle, pairwise

from gaps import Place, Text

NBSP, SOFT_HYPHEN, EN_DASH = "\N{NO-BREAK SPACE}", "\N{SOFT HYPHEN}", "\N{EN DASH}"
DASHED = f" {EN_DASH} "
KERNED = frozenset("ке ау ат жи ге су бл рт рд кт то ту уа та га го".split())
"""Pairs that kerning keeps together in half of all cases."""
PARTICLES = frozenset("мен бен пен да де та те".split())
"""Run together with the word before, they give another sound word."""
LITTLE = PARTICLES | frozenset("ма ме ба бе па пе ақ бір екі еш ең өз сол осы бұл ал әр оң".split())
"""A word cut beside one of these reads as two sound ones."""
_KAZAKH = "А-Яа-яЁёӘәІіҢңҒғҮүҰұҚқӨөҺһ"
_WORD = re.compile(f"[{_KAZAKH}]+")
_PLAIN = re.compile(f"[{_KAZAKH}]+[,.]?")
_RICH = re.compile(f"«?(?:[{_KAZAKH}]+(?:-[{_KAZAKH}]+)*|[A-Za-z]+|[0-9]{{1,3}})»?[,.]?")
_NUCLEUS = re.compile("(?:(?<![аәеёиоөуүұыіэюя])у|[аәеёиоөүұыіэюя])", re.IGNORECASE)

Maker = Callable[[Text, int, random.Random], Place | None]


def run(pattern: re.Pattern[str], wide: bool = False, inside: bool = False) -> Maker:
    """Two to eight words whose letters stand apart, but for some kerned pairs.

    `wide`: words are set apart by several spaces or NBSP. `inside`: the run begins in the midst of a word.
    """

    def make(text: Text, index: int, rnd: random.Random) -> Place | None:
        spans = text.words[index : index + rnd.randint(2, 8)]
        between = {text.gaps[start] for start, _ in spans[1:]}
        rich = pattern is _RICH
        if len(spans) < 2 or not between <= ({" ", DASHED} if rich else {" "}):
            return None
        words = [text.word(*span) for span in spans]
        numbers = sum(any(map(str.isdigit, word)) for word in words)
        if numbers > 1 or not all(pattern.fullmatch(word) for word in words):
            return None
        if rich and all(_PLAIN.fullmatch(word) for word in words) and between == {" "}:
            return None
        (first, _), (_, last) = spans[0], spans[-1]
        new = dict(_apart(text, first, last, rnd))
        for start, _ in spans[1:]:
            new[start] = rnd.choice(["  ", "   ", " " * 8, NBSP, NBSP + " "]) if wide else text.gaps[start]
        if inside:
            head = rnd.choice([3, 4, 5, 6])
            if len(words[0]) < head + 2 or not _WORD.fullmatch(words[0]) or words[0][head:] in PARTICLES:
                return None
            new.update(dict.fromkeys(range(first + 1, first + head), ""))
            new[first + head] = rnd.choice([" ", " ", DASHED])
        return Place("", first, last, new, {})

    return make


def _apart(text: Text, first: int, last: int, rnd: random.Random) -> Iterator[tuple[int, str]]:
    kerned = False
    for at in range(first + 1, last):
        pair = text.letters[at - 1 : at + 1].lower()
        kerned = not kerned and not text.gaps[at] and pair in KERNED and rnd.random() < 0.5
        yield at, "" if kerned else DASHED if text.gaps[at].strip() else " "


def cut(times: int) -> Maker:
    """A word broken into pieces, of which some are no words: `баға лаудың`, `ке зде суде`."""

    def make(text: Text, index: int, rnd: random.Random) -> Place | None:
        start, end = text.words[index]
        letters = _WORD.fullmatch(text.word(start, end).rstrip(".,:;!?»"))
        if not letters or len(letters[0]) < 5:
            return None
        cuts = sorted(rnd.sample(range(1, len(letters[0])), times))
        pieces = [letters[0][a:b].lower() for a, b in pairwise([0, *cuts, len(letters[0])])]
        if LITTLE & set(pieces):
            return None
        return Place("", start, end, {start + at: " " for at in cuts}, {})

    return make


def syllables(word: str) -> list[int]:
    """Where a word may be broken: before the last consonant that precedes a vowel.

    >>> syllables("партиясы"), syllables("ауылдық"), syllables("халықтың")
    ([3, 5, 6], [1, 4], [2, 5])
    """
    nuclei = [match.start() for match in _NUCLEUS.finditer(word)]
    return [b if b == a + 1 else b - 1 for a, b in pairwise(nuclei)]


def in_syllables(text: Text, index: int, _rnd: random.Random) -> Place | None:
    """Soft hyphens that became spaces, never beside a lone letter: `Шың ғыс хан нан`."""
    start, end = text.words[index]
    word = text.word(start, end)
    found = [0, *syllables(word), len(word)]
    cuts = [b for a, b, c in zip(found, found[1:], found[2:], strict=False) if min(b - a, c - b) > 1]
    if not _WORD.fullmatch(word) or len(cuts) < 2:
        return None
    return Place("", start, end, {start + at: " " for at in cuts}, {})


def line_break(*forms: str) -> Maker:
    """A word broken at a line end; where the line end is still there it follows the word made whole."""

    def make(text: Text, index: int, rnd: random.Random) -> Place | None:
        start, end = text.words[index]
        word = text.word(start, end).rstrip(".,:;!?»")
        cuts = [at for at in syllables(word) if 2 <= at <= len(word) - 2]
        if not cuts or not _WORD.fullmatch(word):
            return None
        return _broken_at(text, start, end, start + rnd.choice(cuts), rnd.choice(forms))

    return make


def _broken_at(text: Text, start: int, end: int, at: int, form: str) -> Place | None:
    """A word with `form` in one of its gaps; what there is of a line end shall stand after the word."""
    if "\n" not in form:
        return Place("", start, end, {at: form}, {})
    return Place("", start, end, {at: form}, {end: "\n"}) if text.gaps[end] == " " else None


def compound(*forms: str) -> Maker:
    """A compound whose hyphen is lost, became a dash, or stands at a line end."""

    def make(text: Text, index: int, rnd: random.Random) -> Place | None:
        start, end = text.words[index]
        word = text.word(start, end).rstrip(".,:;!?»")
        parts = word.split("-")
        if len(parts) < 2 or not all(_WORD.fullmatch(part) for part in parts):
            return None
        at = rnd.choice([at for at in range(start + 1, end) if text.gaps[at]])
        particle = "" in forms and text.word(at, end).rstrip(",") == "ақ"
        return _broken_at(text, start, end, at, rnd.choice((" ", "") if particle else forms))

    return make


def fused(text: Text, index: int, _rnd: random.Random) -> Place | None:
    """Two words whose space is lost: `теңгеніқұрайды`."""
    if index + 1 == len(text.words) or text.gaps[text.words[index][1]] != " ":
        return None
    (first, middle), (_, last) = text.words[index : index + 2]
    halves = text.word(first, middle), text.word(middle, last).rstrip(".,:;!?»")
    if halves[1] in PARTICLES or not all(len(half) > 2 and _WORD.fullmatch(half) for half in halves):
        return None
    return Place("", first, last, {middle: ""}, {})


def unspaced_mark(text: Text, index: int, _rnd: random.Random) -> Place | None:
    """No space after a mark: `құрайды.AMANAT`."""
    start, end = text.words[index]
    marked = re.fullmatch(f"«?[{_KAZAKH}]{{3,}}[,.:;!?»]", text.word(start, end))
    if not marked or text.gaps[end] != " " or not text.letters[end].isalpha():
        return None
    return Place("", end, end, {end: ""}, {})


def space_at_mark(text: Text, index: int, _rnd: random.Random) -> Place | None:
    """A space before a mark, or inside quotes: `төрағасы , облыстық`, `« Jas Otan »`."""
    start, end = text.words[index]
    marked = re.fullmatch(f"(«?)[{_KAZAKH}]+[,.;:!?»]", text.word(start, end))
    if not marked:
        return None
    opening = [start + 1] if marked[1] else []
    return Place("", start, end, dict.fromkeys([*opening, end - 1], " "), {})


def odd_space(text: Text, index: int, rnd: random.Random) -> Place | None:
    """Several spaces or NBSP between two words."""
    _, end = text.words[index]
    if text.gaps[end] != " " or not text.letters[end - 1].isalpha() or not text.letters[end].isalpha():
        return None
    return Place("", end, end, {end: rnd.choice(["  ", "    ", NBSP, NBSP + " "])}, {})


KINDS: dict[str, Maker] = {
    "spaced run": run(_PLAIN),
    "spaced run, wide word gaps": run(_PLAIN, wide=True),
    "spaced run from inside a word": run(_PLAIN, inside=True),
    "spaced run with marks": run(_RICH),
    "word broken once": cut(1),
    "word broken twice": cut(2),
    "word in syllables": in_syllables,
    "hyphen, line end": line_break("-\n"),
    "hyphen, space": line_break("- "),
    "dash between spaces": line_break(DASHED),
    "soft hyphen, line end": line_break(SOFT_HYPHEN + "\n"),
    "dash, line end": line_break(EN_DASH + "\n", f" {EN_DASH}\n"),
    "compound at a line end": compound("-\n", "- "),
    "compound with a dash": compound(DASHED),
    "lost hyphen": compound(""),
    "fused words": fused,
    "no space after a mark": unspaced_mark,
    "space before a mark": space_at_mark,
    "odd spaces": odd_space,
}
MIXED = "mixed"


def damage(text: Text, kinds: Collection[str], rnd: random.Random, every: int = 25) -> list[Place]:
    """Places of these kinds in turn, about one in so many words, three sound words apart at least."""
    free = [True] * len(text.words)
    orders = {kind: iter(rnd.sample(range(len(free)), len(free))) for kind in kinds}
    places: list[Place] = []
    for kind in cycle(rnd.sample(list(kinds), len(kinds))):
        if not orders or len(places) * every >= len(free):
            return sorted(places, key=lambda place: place.first)
        for index in orders.get(kind, ()):
            place = KINDS[kind](text, index, rnd) if free[index] else None
            if place is None:
                continue
            last = index
            while last + 1 < len(free) and text.words[last + 1][0] <= place.last:
                last += 1
            around = slice(max(0, index - 3), last + 4)
            if all(free[around]):
                free[around] = [False] * len(free[around])
                places.append(place._replace(kind=kind))
                break
        else:
            orders.pop(kind, None)
    return places
