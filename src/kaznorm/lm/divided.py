"""Words that a text divides at hyphens on purpose: by syllables, by stem and endings, slowly spoken, drawn out."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kaznorm.lm.links import known_compound
from kaznorm.lm.model import Model
from kaznorm.tokens import DASHES, LETTER, Scan

SYLLABLE = 4
"""So many letters may the parts of a word have that is said slowly: `Жа-ғы-лар!`."""
REACH = 200
"""So far before and behind a word its line tells whether it is divided on purpose."""
NEAR = 30
"""So near to its parts a text shows the word itself: `бала – ба-ла`."""
ENDINGS = 2
"""So many endings alone in a line, and it speaks of endings: `-лау, -леу (сұр-лау)`."""
LEAST, OF, HALF, AROUND = 3, 5, 2, 80
"""So many divided words, at least one of so many so far around a word, and all are meant so: of fewer where they are
short, or in more parts than two, as line ends leave them seldom."""
TELLING, SHORT = 2, 6
"""Of these there are so many; short is a word with so many letters and its hyphen."""
FORMS = 3
"""So many endings behind one stem around it, and a text shows its forms."""
PAIRS = 3
"""So many pairs of words with dashes near one, and it is of a list."""
LINES = 3
"""So many lines above and below a headword others are looked for."""
_P = {b"l": LETTER}
_BARE = re.compile(rb"[%(l)b]++(?:-[%(l)b]++)++\Z" % _P)
_CHUNK = re.compile(rb"[%(l)b]+(?:-[%(l)b]+)*" % _P)
_ENDING = re.compile(rb"(?<![^ \xea\t\n(/])-[%(l)b]{1,6}(?=[,;/):\n]| \(|\Z)" % _P)
_DASHED = rb"([%(l)b]+) [%(h)b] ([%(l)b]+)" % (_P | {b"h": DASHES})
_HEADWORD = re.compile(_DASHED)
_PAIR = re.compile(rb"(?<![^ \n])%b(?=[,;](?: |\n)|\.?(?:\n|\Z))" % _DASHED)
_PAIR_BEFORE = re.compile(rb"(?<![%b\-] )(?<![%b\-])%b[;,] \Z" % (LETTER, LETTER, _DASHED))
_PAIR_BEHIND = re.compile(rb"[;,] %b(?=[;,.\n]|\Z)" % _DASHED)
_FORM = re.compile(rb"(?<![%(l)b\-])([%(l)b]+)((?:(?:[ \n]?-|-[ \n]| - )[%(l)b]+)+)" % _P)
_SIGN_BEFORE = re.compile(r"[=<>+→←↔/] ?\Z")
_SIGN_BEHIND = re.compile(r" ?[=<>+→←↔]")


def divided_in_a_row(model: Model, seen: Scan, found: Sequence[re.Match[bytes]]) -> set[int]:
    """Where words begin that a hyphen divides as it does the next: `ба-ла, қа-ла`, `сұр-лау, көк-лау` are meant so, no
    line is so short."""
    places: set[int] = set()
    for one, next_ in pairwise(found):
        if not (_BARE.match(one[0]) and _BARE.match(next_[0])):
            continue
        if seen.folded[one.end() : next_.start()].strip(b" ,;\xea"):
            continue
        known = all(_is_form(model, match[0]) for match in (one, next_))
        if known or one[0].rpartition(b"-")[2] == next_[0].rpartition(b"-")[2]:
            places |= {one.start(), next_.start()}
    return places


def _is_form(model: Model, divided: bytes) -> bool:
    """Whether a divided word is listed, or a listed stem with an ending."""
    stem, _, ending = divided.rpartition(b"-")
    return divided.replace(b"-", b"") in model.words or (stem in model.words and ending in model.endings)


def is_drawn_out(seen: Scan, parts: list[re.Match[bytes]]) -> bool:
    """Whether a word is said slowly, or a sound drawn out: `Жа-ғы-лар`, `Ах-е - е`."""
    if len(parts) < 3:
        return False
    if any(a[0] == b[0] and len(a[0]) == 1 for a, b in pairwise(parts)):
        return True
    bare = all(seen.shadow[a.end() : b.start()] == b"-" for a, b in pairwise(parts))
    return bare and all(len(part[0]) <= SYLLABLE for part in parts)


def is_shown(model: Model, seen: Scan, start: int, end: int) -> bool:
    """Whether a text shows the parts of a word: among endings, or beside the word itself, a sign or other such words.

    >>> from kaznorm.lm import load
    >>> from kaznorm.tokens import scan
    >>> texts = ["-лау, -леу: сұр-лау", "бала – ба-ла", "жұмыс-шы > жұмышшы", "ол сұр-лау тартты"]
    >>> [is_shown(load.model(), scan(t), t.index("-", 6) - 3, t.index("-", 6) + 4) for t in texts[::3]]
    [True, False]
    """
    written = seen.folded[start:end]
    if b"\n" in written:
        return _takes_endings(model, seen, start, end)
    first = max(0, start - REACH)
    first = max(first, seen.folded.rfind(b"\n", first, start) + 1)
    last = seen.folded.find(b"\n", end, end + REACH)
    line = seen.folded[first : last if last >= 0 else end + REACH]
    if len(_ENDING.findall(line)) >= ENDINGS:
        return True
    if is_among_divided(model, seen, start, end):
        return True
    divided = [chunk for chunk in _CHUNK.findall(written) if b"-" in chunk]
    if not divided:
        return False
    beside = set(_CHUNK.findall(seen.folded[max(first, start - NEAR) : end + NEAR]))
    if any(chunk.replace(b"-", b"") in beside for chunk in divided):
        return True
    before = seen.text[max(0, start - 2) : start]
    return bool(_SIGN_BEFORE.search(before) or _SIGN_BEHIND.match(seen.text, end))


def is_listed(model: Model, seen: Scan, start: int, end: int) -> bool:
    """Whether words with a dash between them are one of several such: headwords with glosses, pairs of opposites.

    >>> from kaznorm.lm import load
    >>> from kaznorm.tokens import scan
    >>> texts = ["ағайын – туыс\\nатақ – құрмет", "арзан – қымбат; алыс – жақын", "ол алыс – жақын демеді"]
    >>> spans = [(0, 13), (16, 28), (3, 15)]
    >>> [is_listed(load.model(), scan(text), *span) for text, span in zip(texts, spans, strict=True)]
    [True, True, False]
    """
    text = seen.folded
    if not start or text[start - 1 : start] == b"\n":
        above, below = text[max(0, start - REACH) : start], text[end : end + REACH]
        lines = [*above.split(b"\n")[-LINES - 1 :], *below.split(b"\n")[1 : LINES + 1]]
        if any(_HEADWORD.match(line) for line in lines):
            return True
    if len(_PAIR.findall(text[max(0, start - REACH) : end + REACH])) >= PAIRS:
        return True
    pairs = _PAIR_BEFORE.search(text, max(0, start - NEAR), start), _PAIR_BEHIND.match(text, end)
    return any(pair and known_compound(model, model.left(pair[1]), pair[2]) is None for pair in pairs)


def is_among_divided(model: Model, seen: Scan, start: int, end: int) -> bool:
    """Whether the words around a stretch are divided by syllables or so that their parts are no words, or one stem
    takes several endings."""
    around = seen.folded[max(0, start - AROUND) : end + AROUND]
    chunks = _CHUNK.findall(around)
    divided = [chunk for chunk in chunks if b"-" in chunk and _is_divided(model, chunk)]
    telling = sum(chunk.count(b"-") > 1 or len(chunk) <= SHORT for chunk in divided)
    if len(divided) >= LEAST and len(divided) * (OF if telling >= TELLING else HALF) >= len(chunks):
        return True
    return _takes_endings(model, seen, start, end)


def _takes_endings(model: Model, seen: Scan, start: int, end: int) -> bool:
    """Whether a stem in a stretch takes several endings around it, be it at line ends."""
    around = seen.folded[max(0, start - AROUND) : end + AROUND]
    forms: dict[bytes, set[bytes]] = {}
    here = set[bytes]()
    shift = max(0, start - AROUND)
    for form in _FORM.finditer(around):
        forms.setdefault(form[1], set()).add(form[2].translate(None, b" \n"))
        if form.start() + shift < end and start < form.end() + shift:
            here.add(form[1])
    return any(len(forms[stem]) >= FORMS or _in_a_row(model, stem, forms[stem]) for stem in here)


def _in_a_row(model: Model, stem: bytes, forms: set[bytes]) -> bool:
    """Whether several of what stands behind a stem ends in a bare hyphen and an ending: `оқушы-мын, оқушы-мыз`."""
    endings = {form.rpartition(b"-")[2] for form in forms if b"- " not in form[-3:] and b" -" not in form[-8:]}
    left = model.left(stem)
    return sum(ending in model.endings and known_compound(model, left, ending) is None for ending in endings) > 1


def _is_divided(model: Model, written: bytes) -> bool:
    parts = written.split(b"-")
    return len(parts) > 2 or parts[0] + parts[1] in model.words or any(part not in model.words for part in parts)
