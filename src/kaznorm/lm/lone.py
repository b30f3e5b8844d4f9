"""Lone letters that stand for themselves: sounds that a text names, variables, Russian words."""

import re

from kaznorm.alphabet import LOWER, VOWELS
from kaznorm.edits import Span
from kaznorm.lm.model import PARTICLES, Model
from kaznorm.tokens import DASHES, LETTER, Scan, fold, folded_set

SOON = 25
"""A text that speaks of language says so within so many letters."""
AROUND = 60
"""So near a letter its line names another, with an ending: `Ң-нің орнына н қолданылады`."""
BETTER, BEFORE, NEVER_ALONE = -1.0, -2.0, -4.0
"""How much likelier the word that a letter makes with another must be than the other alone: mostly, where a consonant
stands before the other, and of letters that are short for nothing."""
SURELY = 2.5
"""How much more a dash beside it, or that it is a word itself before another, asks for."""
WORD_COST = 14.0
"""A word that costs less may stand alone."""
SOUNDS = frozenset(map(fold, "аеоәиуя"))
"""Letters that are words: interjections, and Russian conjunctions and pronouns."""
_ABOUT_LANGUAGE = re.compile(
    fold("әріп(?!тес)|әрп|дыбыс|дауысты|дауыссыз|жұрнақ|жалғау|жалған[абу]|түбір|(?<!ж)етісті|әліпби|алфавит")
    + fold("|фонема")
)
_RUSSIAN = folded_set(frozenset("авикосуя"))
"""Letters that are Russian words."""
_RUSSIAN_BEHIND = folded_set(
    frozenset(
        "ты мы вы он она они кто что как не на там тут где вот нам вам нас вас мне тебе меня тебя ему ним ней".split()
    )
)
"""Russian words that stand behind them, also where both make a Kazakh word: `А ты?`"""
_P = {b"l": LETTER, b"h": DASHES, b"b": rb" \xea", b"and": fold("[мбп]ен|және|не|немесе")}
_P |= {
    b"said": fold("де[пмг]|деген|дейді|дейтін|емес|(?:жазыл|айтыл|естіл|оқыл|қолданыл|белгілен)"),
    b"w": rb"\x80-\xa9",
}
_BEHIND = re.compile(
    rb"[%(b)b]?(?:[,.;:)!?]|[%(b)b][%(h)b][%(b)b]|[=<>+])|(?:,|[%(b)b](?:%(and)b))[%(b)b][%(l)b](?![%(l)b\-])"
    rb"|[%(b)b](?:%(said)b)[%(w)b]*(?![%(l)b])" % _P
)
"""What stands behind a letter that stands for itself: a mark, a sign, another such letter, a word that tells so."""
_BEFORE = re.compile(rb"(?:[=<>+]|(?<![%(l)b\-])[%(l)b](?:,|[%(b)b](?:%(and)b)))[%(b)b]\Z" % _P)
_AND = re.compile(rb"(?<![%(l)b])[%(l)b][%(b)b](?:%(and)b)[%(b)b][%(l)b](?![%(l)b])" % _P)
_NAMED = re.compile(rb"(?<![%(l)b\-])[%(l)b]-([%(l)b]{2,4})(?![%(l)b\-])" % _P)
_LONE = re.compile(rb"(?<![^ \xea])(?:([%(l)b]+) )?([%(l)b])(?= ([%(l)b]+))(?![%(l)b\-])" % _P)
_ROW = re.compile(r"(?:[^\W\d_]|[^\S\n])+")
_GLIDE = fold("у")
_VOWELS = fold(VOWELS).translate(None, _GLIDE)
_CONSONANTS = fold(LOWER).translate(None, _VOWELS + _GLIDE)
LEAST_SOUNDS = 3
"""Of more vowels than that `у` may be one."""
_NEVER_ALONE = fold(VOWELS + "ғңқ")
"""Letters that are short for nothing: vowels, and consonants that few words begin with, or that fonts often lack."""


def is_about_language(seen: Scan, start: int, end: int) -> bool:
    """Whether a stretch, or what follows soon in its line, speaks of letters, sounds, stems or endings."""
    behind = seen.folded[end : end + SOON].partition(b"\n")[0]
    return _ABOUT_LANGUAGE.search(seen.folded[start:end] + behind) is not None


def are_sounds(seen: Scan, start: int, end: int) -> bool:
    """Whether the letters of a stretch are named as such: only vowels or only consonants between its marks and line
    ends."""
    rows = [fold("".join(row.split())) for row in _ROW.findall(seen.text, start, end)]
    return all(map(are_of_one_kind, rows if max(map(len, rows)) > 1 else [b"".join(rows)]))


def are_of_one_kind(letters: bytes) -> bool:
    """Whether letters are all vowels or all consonants; `у` is either, but not among few vowels: `а у а`."""
    rest = letters.translate(None, _GLIDE if len(letters) > LEAST_SOUNDS else b"")
    return not rest.translate(None, _VOWELS) or not rest.translate(None, _CONSONANTS + _GLIDE)


def is_term(word: bytes) -> bool:
    """Whether a word is one for letters, sounds, stems or endings."""
    return _ABOUT_LANGUAGE.match(word) is not None


def stands_alone(model: Model, seen: Scan, first: Span, second: Span) -> bool:
    """Whether of two words, of which one is a letter at least, the letter is rather none of the other's."""
    one, other = seen.folded[slice(*first)], seen.folded[slice(*second)]
    if one in SOUNDS | _RUSSIAN and (other in _RUSSIAN or other in _RUSSIAN_BEHIND):
        return True
    letter, word = (first, other) if len(one) == 1 else (second, one)
    if model.word_cost(word) < WORD_COST and is_named(model, seen, *letter):
        return True
    return are_of_one_kind(one + other) if len(one + other) == 2 else not is_better(model, one, other)


def are_named(seen: Scan, start: int, end: int) -> bool:
    """Whether two lone letters in a stretch are named together: `и мен е`."""
    return _AND.search(seen.folded, start, end) is not None


def is_better(model: Model, one: bytes, other: bytes, dashed: bool = False) -> bool:
    """Whether the word that a letter and another word make is likelier than the other alone."""
    letter, word = (one, other) if len(one) == 1 else (other, one)
    better = BEFORE if letter is one else BETTER
    if letter in SOUNDS and (dashed or letter is one):
        better = BETTER + SURELY
    elif letter in _NEVER_ALONE and letter not in SOUNDS and word not in PARTICLES:
        better = NEVER_ALONE
    elif dashed:
        better += SURELY
    return model.word_cost(one + other) + better <= model.word_cost(word)


def is_named(model: Model, seen: Scan, start: int, end: int) -> bool:
    """Whether what stands around a letter tells that it stands for itself."""
    if _BEHIND.match(seen.folded, end) or _BEFORE.search(seen.folded, max(0, start - 12), start):
        return True
    line = _line_around(seen, start, end)
    return _ABOUT_LANGUAGE.search(line) is not None or _names(model, line) or _has_others(model, line)


def _has_others(model: Model, line: bytes) -> bool:
    """Whether a letter in a line makes no better word with those beside: `Егер н жұп болса, онда м тақ`."""
    for before, letter, behind in _LONE.findall(line):
        pairs = [pair for pair in ((before, letter), (letter, behind)) if all(pair)]
        if pairs and not any(is_better(model, *pair) for pair in pairs):
            return True
    return False


def names_letters(model: Model, seen: Scan, start: int, end: int) -> bool:
    """Whether a letter with an ending stands near in the line of a stretch: `Ң-нің орнына н`."""
    return _names(model, _line_around(seen, start, end))


def _line_around(seen: Scan, start: int, end: int) -> bytes:
    """What stands near a stretch in its line, and it."""
    text = seen.folded
    first = max(text.rfind(b"\n", max(0, start - AROUND), start) + 1, start - AROUND)
    last = max(end, text.rfind(b" ", end, end + AROUND)) if len(text) > end + AROUND else len(text)
    if first == start - AROUND:
        first = text.find(b" ", first, start) + 1 or start
    return text[first:last].partition(b"\n")[0]


def _names(model: Model, line: bytes) -> bool:
    """Whether a letter has an ending somewhere."""
    return any(named[1] in model.endings for named in _NAMED.finditer(line))
