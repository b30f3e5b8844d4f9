"""Hyphens and dashes beside white space that belong where they are: of endings, particles and stems, of acronyms."""

import re
from bisect import bisect_left

from kaznorm.alphabet import EM_DASH, EN_DASH, VOWELS
from kaznorm.joints import PARTICIPLE, WAS, is_met, is_word, may_weld, seen_joined, takes_aq
from kaznorm.lm.gap import KEPT_DASH, KEPT_HYPHEN, NEVER, Gap
from kaznorm.lm.links import AQ
from kaznorm.lm.lone import is_about_language, is_term
from kaznorm.lm.model import PARTICLES, Model
from kaznorm.numerals.unit_table import is_symbol
from kaznorm.tokens import Scan, fold

OWN = Gap(none=NEVER, space=NEVER, hyphen=0.5)
"""What has a hyphen, whatever stands around it."""
ACRONYM = 4
"""So many letters has an acronym at the most."""
LABEL = 5
"""So many letters has the short form of a part of speech: `айт- ет.`."""
NEAR = 12
"""So far before a stem or an ending a text may say that it is one."""
_ROW = re.compile(r"[,;/] ?[-–—]")
"""Behind an ending where others follow."""
_VOWEL = re.compile(rb"[%b]" % fold(VOWELS))
_BEHIND_NUMBER = re.compile(rb"[0-9][ \xea]?\Z")
_BEFORE_ENDING = re.compile(rb"(?:\A|[^A-Za-z\x80-\xe9])-\Z")
_INFINITIVE = fold("у")
_ENDS = re.compile(r"[.!?…]|\Z")


def own_mark(model: Model, seen: Scan, left: re.Match[bytes], right: re.Match[bytes], often: bool) -> Gap | None:
    """The hyphen of an ending, a particle or a stem, of a letter or an acronym; the dash that stands right behind one,
    or right before a particle; none where no white space is beside the mark."""
    gap = seen.text[left.end() : right.start()]
    before, after = gap[0].isspace(), gap[-1].isspace()
    if "\n" in gap:
        bare = "-" in gap or not (before or EM_DASH in gap)
        return OWN if bare and _keeps_its_own(model, seen, left, right) else None
    dash = not {EN_DASH, EM_DASH}.isdisjoint(gap)
    glued = after and not before
    if glued and _is_stem(model, seen, left, right, often):
        return KEPT_DASH if dash else KEPT_HYPHEN
    if before and not after and _are_endings(model, seen, left, right):
        return KEPT_DASH
    if (before or after) and right[0] in WAS and left[0].endswith(PARTICIPLE) and _ENDS.match(seen.text, right.end()):
        return OWN
    if right[0] == AQ and (glued or ((before or after) and takes_aq(model, left[0]))):
        return OWN
    if before and not after and dash and right[0] in PARTICLES:  # `мәні –мен келдім`
        return KEPT_DASH
    if before and (not after or _ROW.match(seen.text, right.end())) and _is_quoted(model, seen, left, right):
        return KEPT_DASH
    if not glued:
        return None
    short = _is_acronym(seen, left) and not (_is_acronym(seen, right) and _in_capitals(seen, left))
    if right[0] in model.endings and EM_DASH not in gap and (short or _is_cut(seen, left)):
        return OWN
    return KEPT_DASH if short or len(left[0]) == 1 else None  # `ҚР- Қазақстан Республикасы`


def _is_acronym(seen: Scan, word: re.Match[bytes]) -> bool:
    """Whether a word stands all in capitals."""
    return word.end() - word.start() > 1 and seen.text[slice(*word.span())].isupper()


def _in_capitals(seen: Scan, word: re.Match[bytes]) -> bool:
    """Whether a word in capitals, or the one before it or the two behind it, is too long for an acronym."""
    place = bisect_left(seen.words, word.span())
    near = seen.words[max(0, place - 1) : place + 3]
    return any(b - a > ACRONYM and seen.text[a:b].isupper() for a, b in near)


def _keeps_its_own(model: Model, seen: Scan, left: re.Match[bytes], right: re.Match[bytes]) -> bool:
    """Whether a letter or an acronym has a hyphen of its own at a line end: `Т-⏎лимфоциттер`, `БАҚ-⏎тар`, `х-⏎тің`,
    or what is no half of a word: `15 млн-⏎нан`."""
    if _is_cut(seen, left) or (len(left[0]) == 1 and right[0] in model.endings):
        return True
    return seen.text[slice(*left.span())].isupper() and seen.shadow[right.start()] == right[0][0]


def _is_cut(seen: Scan, word: re.Match[bytes]) -> bool:
    """Whether a word is a short form without a vowel, or a unit behind a number: `ст-на`, `5 га-дан`."""
    if not _VOWEL.search(word[0]):
        return len(word[0]) > 1
    counted = _BEHIND_NUMBER.search(seen.shadow, max(0, word.start() - 2), word.start())
    return counted is not None and is_symbol(seen.text[slice(*word.span())])


def _is_stem(model: Model, seen: Scan, left: re.Match[bytes], right: re.Match[bytes], often: bool) -> bool:
    """Whether a word has a hyphen as stems have it where a text speaks of them: `жаз- етістігі`, `айт- ет.`, and before
    its own infinitive or forms: `кел- келу`, `кел- кел-ді`."""
    if right[0] == left[0] and seen.shadow[right.end() : right.end() + 1] == b"-":
        return True
    if right[0] in (left[0] + _INFINITIVE, left[0][:-1] + _INFINITIVE):
        return True
    if len(right[0]) <= LABEL and seen.shadow[right.end() : right.end() + 1] == b".":
        return not (may_weld(model, left[0], right[0], often) or seen_joined(model, left[0], right[0], True, often))
    words = is_term(right[0]) or is_word(model, right[0])
    return words and is_word(model, left[0]) and is_about_language(seen, max(0, left.start() - NEAR), right.end())


def _are_endings(model: Model, seen: Scan, left: re.Match[bytes], right: re.Match[bytes]) -> bool:
    """Whether both words are endings with a hyphen before them: `-лар -ға`."""
    both = left[0] in model.endings and right[0] in model.endings
    return both and _BEFORE_ENDING.search(seen.shadow, max(0, left.start() - 2), left.start()) is not None


def _is_quoted(model: Model, seen: Scan, left: re.Match[bytes], right: re.Match[bytes]) -> bool:
    """Whether what has a hyphen before it is an ending that the text speaks of: `көптік жалғау –лар`."""
    near = max(0, left.start() - NEAR), right.end()
    return right[0] in model.endings and is_met(model, left[0]) and is_about_language(seen, *near)
