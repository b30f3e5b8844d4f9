"""Words with a hyphen or dash between them: one that a line end or a template left, their own, or a dash."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from kaznorm.alphabet import EM_DASH, EN_DASH, FOLD, NOT_SIGN, SOFT_HYPHEN, VOWELS
from kaznorm.lines import COLUMN, in_columns
from kaznorm.lm.broken import FORM, PIECE
from kaznorm.lm.divided import divided_in_a_row, is_drawn_out, is_listed, is_shown
from kaznorm.lm.gap import KEPT_DASH, KEPT_HYPHEN, NEVER, WHOLE, Gap
from kaznorm.lm.links import BOUND, COMBINING, known_compound
from kaznorm.lm.model import INFINITE, Model
from kaznorm.lm.pieces import is_about_language, is_term
from kaznorm.lm.wholes import is_solid
from kaznorm.lm.window import Judge
from kaznorm.numerals.suffixes import analyses
from kaznorm.tokens import DASHES, KAZAKH, LETTER, Scan, fold, folded_set, shadow, unshadow

Window = tuple[int, int, Judge, str]
"""A stretch of text, how its gaps are judged, and why it is read."""
SOFT = Gap(space=NEVER, hyphen=9.0)
LINE_END = Gap(none=0.3, space=NEVER, hyphen=1.5, dash=8.0)
DASH_AT_LINE_END = Gap(none=5.0, space=NEVER, hyphen=NEVER, dash=0.0)
BLANK_LINE = Gap(none=3.0, space=NEVER, hyphen=4.0, dash=1.0)
HALF_SPACED = Gap(none=0.7, space=NEVER, hyphen=1.0, dash=5.0)
HALF_SPACED_DASH = Gap(none=3.0, space=NEVER, hyphen=4.0, dash=0.0)
SPACED = Gap(none=5.0, space=NEVER, hyphen=5.0, dash=0.0)
INSIDE = Gap(none=5.0, space=NEVER, hyphen=0.0)
SHORT = 5
"""The form of a known word has more letters."""
LONG_PART = 5
"""Behind a first part of so many letters, a frequent word of as many is the second of a compound: `телерадио-хабар`."""
USUAL, CERTAIN_NAME = 5.25, 1.2
"""The second half of a compound, and of a name, costs less than this, where a dash may be meant as well."""
LABEL = 5
"""So many letters has the short form of a part of speech: `айт- ет.`."""
SURE = 8.0
"""How much better a listed word must be than its halves, by counts alone, that it was surely broken."""
UNLIKELY = 6.0
ENDINGS = folded_set(frozenset("да де та те дан ден тан тен нан нен ға ге қа ке на не ды ді ты ті ны ні".split()))
"""Case endings, of which some are words as well."""
REMEMBERED = 1 << 13
"""So many verdicts on two words are remembered."""
NOUN = fold("нан")
"""An ending that is a noun as well."""
CALLS = folded_set(frozenset("ай ау мыс міс".split()))
"""Particles with a hyphen before them, as in `ойпырым-ай`."""
WAS = folded_set(frozenset("ды ді ты ті".split()))
"""What `еді` becomes behind a participle: `өлген-ді`."""
_PARTICIPLE = fold("н")
LONGEST_CHAIN = 2_000
"""What goes on with hyphens and dashes for more characters than this is no text."""
NEAR = 12
"""So far before a stem with a hyphen a text may say that it is one."""
ATTRIBUTES = folded_set(frozenset("арт бизнес генерал инженер интернет медиа онлайн поп премьер рок топ шоу".split()))
"""Borrowed words that stand alone as well, and before another noun mostly take a hyphen."""
UNSEEN = -2.0
"""How much more a hyphen behind these costs than others where hyphens often became dashes."""
NUMERALS = folded_set(
    frozenset(
        "бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан жүз мың"
        " миллион жарым".split()
    )
)
_P = {b"l": LETTER, b"b": rb" \t\xea", b"h": DASHES}
_CHAIN = re.compile(
    rb"[%(l)b]++(?:[%(b)b]*+[%(h)b]++[%(b)b]*+(?:\r?\n[%(b)b]*+){0,2}[%(l)b]++)++" % _P
)
_MARK = re.compile(rb"[%(h)b]+" % _P)
_ONE = re.compile(rb"[%(l)b]+" % _P)
_PARTS = re.compile(rb"[%(l)b]+|[%(h)b]+|[^%(l)b%(h)b]+" % _P)
_EN, _EM, _SOFT = shadow(EN_DASH)[0], shadow(EM_DASH)[0], frozenset(shadow(SOFT_HYPHEN + NOT_SIGN))
_LETTERS, _BLANKS = (frozenset(re.findall(rb"[%b]" % _P[kind], bytes(range(256)))) for kind in (b"l", b"b"))
_CAPITAL = re.compile(rb"[A-Z\xc0-\xe9]")
_VOWELS = fold(VOWELS)


def chains(model: Model, seen: Scan, often: bool = False) -> Iterator[Window]:
    """Words with a hyphen or dash between them that may not belong there; `often` says that many do not."""
    found = list(_chained(seen.folded))
    divided = divided_in_a_row(model, seen, found)
    for match in found:
        if match.end() - match.start() > LONGEST_CHAIN or match.start() in divided:
            continue
        parts = list(_ONE.finditer(seen.folded, *match.span()))
        if not all(KAZAKH.match(part[0]) for part in parts) or is_drawn_out(seen, parts):
            continue
        judged = {b.start(): _judged(model, seen, a, b, often) for a, b in pairwise(parts)}
        doubtful = any(gap not in (KEPT_HYPHEN, KEPT_DASH) for gap in judged.values())
        if doubtful and not is_shown(model, seen, *match.span()):
            yield match.start(), match.end(), _judge_of(judged), "line-break hyphen"


def may_be_broken(model: Model, written: bytes) -> bool:
    """Whether what stands between spaces, given as a shadow, has a hyphen that may not belong there.

    One at its beginning or end may; a lone one is for `may_be_inside`.
    """
    parts = [b"", *_PARTS.findall(written), b""]
    for left, mark, right in zip(parts, parts[1:], parts[2:], strict=False):
        if not _MARK.match(mark):
            continue
        beside = [part for part in (left, right) if _ONE.match(part)]
        if not _SOFT.isdisjoint(mark) or (beside and not (left and right)) or (left[-1:].isdigit() and not right):
            return True
        kazakh = len(beside) == 2 and all(KAZAKH.match(part.translate(FOLD)) for part in beside)
        if kazakh and not {_EN, _EM}.intersection(mark) and _judged_inside(model, left, right) is not KEPT_HYPHEN:
            return True
    return False


def may_be_inside(model: Model, left: bytes, mark: bytes, right: bytes) -> bool:
    """Whether a mark between spaces, given as shadows with the words beside it, may be inside a word or a compound."""
    if not _SOFT.isdisjoint(mark):
        return True
    before, after = left.translate(FOLD), right.translate(FOLD)
    if _EM in mark or not (KAZAKH.match(before) and KAZAKH.match(after)):
        return False
    return _may_weld(model, before, after, False) or seen_joined(model, before, after, right[0] == after[0], False)


def _chained(folded: bytes) -> Iterator[re.Match[bytes]]:
    """The chains of a text, looked for where marks stand."""
    done = 0
    for mark in _MARK.finditer(folded):
        if mark.start() < done:
            continue
        end = mark.start()
        while end > done and folded[end - 1 : end] in _BLANKS:
            end -= 1
        start = end
        while start > done and folded[start - 1 : start] in _LETTERS:
            start -= 1
        if start == end or folded[max(0, start - 1) : start] in _LETTERS:
            continue
        if match := _CHAIN.match(folded, start):
            done = match.end()
            yield match


def _judge_of(judged: dict[int, Gap]) -> Judge:
    return lambda gap, place: judged[place] if gap else WHOLE


def _judged(model: Model, seen: Scan, left: re.Match[bytes], right: re.Match[bytes], often: bool) -> Gap:
    """What the readings of a gap with a hyphen or dash cost, by how it is written and the words around."""
    gap = seen.text[left.end() : right.start()]
    if SOFT_HYPHEN in gap or NOT_SIGN in gap:
        return SOFT
    before, after = gap[0].isspace(), gap[-1].isspace()
    dash = EM_DASH in gap or EN_DASH in gap
    joint = left[0], right[0], seen.shadow[right.start()] == seen.folded[right.start()], often
    if "\n" in gap:
        head = _CAPITAL.match(seen.shadow, right.start()) and not _CAPITAL.match(seen.shadow, left.start())
        head = (head and not seen_joined(model, *joint)) or (EM_DASH in gap and before)
        if head or in_columns(seen.text, left.end(), right.start()):
            return KEPT_DASH if dash else KEPT_HYPHEN
        at_end = BLANK_LINE if gap.count("\n") > 1 else DASH_AT_LINE_END if before else LINE_END
        compound = at_end is DASH_AT_LINE_END and not dash and seen_joined(model, *joint)
        return at_end._replace(hyphen=0.0) if compound else at_end
    if len(gap) > COLUMN and after and not before and gap.strip() == "-":
        return KEPT_HYPHEN
    if not before and not after:
        around = seen.shadow[max(0, left.start() - 1) : left.start()] + seen.shadow[right.end() : right.end() + 1]
        if dash or (around == b"--" and max(len(left[0]), len(right[0])) < 4):  # `Санта-Крус-де-ла-Сьерра`
            return KEPT_DASH if dash else KEPT_HYPHEN
        return _judged_inside(model, *(seen.shadow[slice(*part.span())] for part in (left, right)))
    if after and not before and _is_stem(model, seen, left, right, often):
        return KEPT_DASH if dash else KEPT_HYPHEN
    letter = before and after and min(len(left[0]), len(right[0])) == 1
    doubtful = not letter and _may_weld(model, left[0], right[0], often)
    joined = EM_DASH not in gap and seen_joined(model, *joint)
    none = 0.0 if doubtful and EM_DASH not in gap else NEVER
    hyphen = 0.0 if joined else UNSEEN if often and _is_attribute(seen, left, right) else NEVER
    evidence = SPACED if before and after else HALF_SPACED_DASH if dash else HALF_SPACED
    if evidence is HALF_SPACED and doubtful:
        return HALF_SPACED
    if evidence is HALF_SPACED:
        lacks_space = before and not joined and not _are_alike(left[0], right[0])  # `Мал -тұщы`
        return KEPT_DASH if lacks_space else HALF_SPACED._replace(none=UNLIKELY)
    if min(none, hyphen) == NEVER or (evidence is SPACED and none == NEVER and _is_listed(model, seen, left, right)):
        return KEPT_DASH
    return evidence._replace(none=evidence.none + none, hyphen=evidence.hyphen + hyphen)


@lru_cache(maxsize=REMEMBERED)
def _judged_inside(model: Model, before: bytes, after: bytes) -> Gap:
    """A hyphen without white space: one that a line end left behind, where a side is no word and the whole is."""
    left, right = before.translate(FOLD), after.translate(FOLD)
    if min(len(left), len(right)) < 2 or _CAPITAL.search(before, 1):
        return KEPT_HYPHEN
    if model.are_joined(left, right):
        return KEPT_HYPHEN
    if right in CALLS or (right in WAS and left.endswith(_PARTICIPLE)) or _are_alike(left, right):
        return KEPT_HYPHEN
    if left in COMBINING and _is_word(model, right):
        return KEPT_HYPHEN
    whole, known = left + right, left + right in model.words
    form = known and before[0] == left[0] and model.ending_cost(left, right) < INFINITE
    if not (known or model.has_stem(whole, len(left) + 1)):
        return KEPT_HYPHEN
    if not form and max(model.word_cost(left), model.word_cost(right)) < PIECE:
        return KEPT_HYPHEN
    if min(len(left), len(right)) >= LONG_PART and is_solid(model, right):
        return KEPT_HYPHEN
    short = len(left) < 4 and analyses(unshadow(after))  # `өз-нің`, short for өзен
    return KEPT_HYPHEN if short else INSIDE


def _is_word(model: Model, word: bytes) -> bool:
    """Whether a word is a usual one, or a longer one's form."""
    usual = word in model.words and model.word_cost(word) < PIECE
    return usual or (len(word) > SHORT and model.inflected_cost(word) < FORM)


def _are_alike(left: bytes, right: bytes) -> bool:
    """Whether one word echoes the other: `сөйте-сөйте`, `бірі-біріне`, `жаң-жұң`, `нан-пан`."""
    if len(left) > 2 and (right.startswith(left) or left[1:] == right[1:]):
        return True
    sounds = zip(left, right, strict=False)
    return len(left) == len(right) and all(a == b or (a in _VOWELS and b in _VOWELS) for a, b in sounds)


@lru_cache(maxsize=REMEMBERED)
def _may_weld(model: Model, left: bytes, right: bytes, often: bool) -> bool:
    """Whether two pieces make a word far likelier than the two, or one is none and the whole may be.

    A short ending behind a dash is none of a sentence's words either.
    """
    apart = model.word_cost(left), model.word_cost(right)
    if right == NOUN and apart[0] < PIECE and not often:
        return False
    if left + right in model.words:
        if sum(apart) - model.word_cost(left + right) > (0.0 if often else SURE):
            return True
        if right in ENDINGS and model.ending_cost(left, right) < INFINITE:
            return True
    if max(apart) < PIECE or (_is_word(model, left) and _is_word(model, right)):
        return False
    return left + right in model.words or model.inflected_cost(left + right) < INFINITE


def seen_joined(model: Model, left: bytes, right: bytes, small: bool, often: bool) -> bool:
    """Whether the words are a known compound; of names and numbers a dash makes pairs as well."""
    if left in NUMERALS and right in NUMERALS:
        return False
    known = known_compound(model, model.left(left), right)
    if left in BOUND and known is not None:
        return True
    return known is not None and ((often and small) or known[0] < (USUAL if small else CERTAIN_NAME))


def _is_stem(
    model: Model, seen: Scan, left: re.Match[bytes], right: re.Match[bytes], often: bool
) -> bool:
    """Whether a word has a hyphen as stems have it where a text speaks of them: `жаз- етістігі`, `айт- ет.`."""
    if len(right[0]) <= LABEL and seen.shadow[right.end() : right.end() + 1] == b".":
        return not (_may_weld(model, left[0], right[0], often) or seen_joined(model, left[0], right[0], True, often))
    words = is_term(right[0]) or _is_word(model, right[0])
    return words and _is_word(model, left[0]) and is_about_language(seen, max(0, left.start() - NEAR), right.end())


def _is_listed(model: Model, seen: Scan, left: re.Match[bytes], right: re.Match[bytes]) -> bool:
    """Whether the words are a headword and its gloss, or a pair in a list of such, and none that echo one another."""
    return is_listed(model, seen, left.start(), right.end()) and not _are_alike(left[0], right[0])


def _is_attribute(seen: Scan, left: re.Match[bytes], right: re.Match[bytes]) -> bool:
    """Whether the first word is one that mostly takes a hyphen, and both are written small."""
    small = all(seen.shadow[part.start()] == seen.folded[part.start()] for part in (left, right))
    return small and left[0] in ATTRIBUTES
