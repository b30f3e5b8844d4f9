"""Two words beside a hyphen, as the model knows them: what they are together, and each by itself."""

import re
from functools import lru_cache, partial

from kaznorm.alphabet import FOLD, VOWELS
from kaznorm.lm.broken import FORM, PIECE
from kaznorm.lm.gap import KEPT_HYPHEN, NEVER, Gap
from kaznorm.lm.linear import hyphen_features
from kaznorm.lm.links import AQ, BOUND, COMBINING, known_compound
from kaznorm.lm.model import INFINITE, Model
from kaznorm.lm.wholes import is_solid
from kaznorm.numerals.suffixes import analyses
from kaznorm.tokens import fold, folded_set, unshadow

_INSIDE = Gap(none=5.0, space=NEVER, hyphen=0.0)
_SHORT = 5
"""The form of a known word has more letters."""
_LONG_PART = 5
"""Behind a first part of so many letters, a frequent word of as many is the second of a compound: `телерадио-хабар`."""
_USUAL, _CERTAIN_NAME = 5.25, 1.2
"""The second half of a compound, and of a name, costs less than this, where a dash may be meant as well."""
_RARE = 17.0
"""Words that cost more are no evidence against a hyphen between the words that they consist of."""
_SURE = 8.0
"""How much better a listed word must be than its halves, by counts alone, that it was surely broken."""
_ENDINGS = folded_set(frozenset("да де та те дан ден тан тен нан нен ға ге қа ке на не ды ді ты ті ны ні".split()))
"""Case endings, of which some are words as well."""
_SELDOM_ALONE = 6.0
"""So much less such a second half costs behind the first, in nats."""
_REMEMBERED = 1 << 13
"""So many verdicts on two words are remembered."""
_NOUN = fold("нан")
"""An ending that is a noun as well."""
_CALLS = folded_set(frozenset("ай ау мыс міс".split()))
"""Particles with a hyphen before them, as in `ойпырым-ай`."""
WAS = folded_set(frozenset("ды ді ты ті".split()))
"""What `еді` becomes behind a participle: `өлген-ді`."""
_ARTICLE = re.compile(fold(r"у?ә([жзлнрстш])\1") + rb"\Z")
"""The Arabic article before the letter that it takes on: `әс-сәләм`."""
SHORT_BEFORE_AQ = 3
_CASE = re.compile(fold("(?:[аы]нан|[еі]нен|[дт]ан|[дт]ен|[мбп]ен)") + rb"\Z")
_NUMERALS = folded_set(
    frozenset(
        "бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан жүз мың"
        " миллион жарым".split()
    )
)
PARTICIPLE = fold("н")
"""What a participle ends in before such a one."""
_NEGATED = re.compile(rb".{2,}" + fold("[мбп][ае]й"))
_CAPITAL = re.compile(rb"[A-Z\xc0-\xe9]")
_VOWELS = fold(VOWELS)
_ADJECTIVE = re.compile(
    b"(?:[%b](?:%b|%b)|%b[%b]|[^%b][%b][%b]|[^%b]%b)\\Z"
    % (*map(fold, ("лдт", "ық", "ік", "л", "ыі")), _VOWELS, fold("дт"), fold("ыі"), _VOWELS, fold("и"))
)


@lru_cache(maxsize=_REMEMBERED)
def judged_inside(model: Model, before: bytes, after: bytes) -> Gap:
    """A hyphen without white space: one that a line end left behind, where a side is no word and the whole is."""
    left, right = before.translate(FOLD), after.translate(FOLD)
    if min(len(left), len(right)) < 2 or _CAPITAL.search(before, 1):
        return KEPT_HYPHEN
    if model.are_joined(left, right):
        return KEPT_HYPHEN
    if (
        right in _CALLS
        or _ARTICLE.match(left + right[:1])
        or (right in WAS and left.endswith(PARTICIPLE))
        or are_alike(left, right)
    ):
        return KEPT_HYPHEN
    if left in COMBINING and is_word(model, right):
        return KEPT_HYPHEN
    whole, known = left + right, left + right in model.words
    form = known and before[0] == left[0] and model.ending_cost(left, right) < INFINITE
    if not (known or model.has_stem(whole, len(left) + 1)):
        return KEPT_HYPHEN
    rare = model.word_cost(whole) > _RARE and all(map(partial(is_met, model), (left, right)))
    if not form and (rare or max(model.word_cost(left), model.word_cost(right)) < PIECE):
        return KEPT_HYPHEN
    if min(len(left), len(right)) >= _LONG_PART and is_solid(model, right):
        return KEPT_HYPHEN
    short = len(left) < 4 and analyses(unshadow(after))  # `өз-нің`, short for өзен
    return KEPT_HYPHEN if short else _INSIDE


def is_met(model: Model, word: bytes) -> bool:
    """Whether a word is listed, or the form of one."""
    return word in model.words or model.inflected_cost(word) < INFINITE


def is_word(model: Model, word: bytes) -> bool:
    """Whether a word is a usual one, or a longer one's form."""
    usual = word in model.words and model.word_cost(word) < PIECE
    return usual or (len(word) > _SHORT and model.inflected_cost(word) < FORM)


def are_alike(left: bytes, right: bytes) -> bool:
    """Whether one word echoes the other: `сөйте-сөйте`, `бірі-біріне`, `жаң-жұң`, `нан-пан`."""
    if len(left) > 2 and (right.startswith(left) or left[1:] == right[1:]):
        return True
    sounds = zip(left, right, strict=False)
    return len(left) == len(right) and all(a == b or (a in _VOWELS and b in _VOWELS) for a, b in sounds)


@lru_cache(maxsize=_REMEMBERED)
def may_weld(model: Model, left: bytes, right: bytes, often: bool) -> bool:
    """Whether two pieces make a word far likelier than the two, or one is none and the whole may be.

    A short ending behind a dash is none of a sentence's words either.
    """
    apart = model.word_cost(left), model.word_cost(right)
    if right == _NOUN and apart[0] < PIECE and not often:
        return False
    if left + right in model.words:
        if sum(apart) - model.word_cost(left + right) > (0.0 if often else _SURE):
            return True
        if right in _ENDINGS and model.ending_cost(left, right) < INFINITE:
            return True
    if max(apart) < PIECE or (is_word(model, left) and is_word(model, right)):
        return False
    return left + right in model.words or model.inflected_cost(left + right) < INFINITE


def seen_joined(model: Model, left: bytes, right: bytes, small: bool, often: bool) -> bool:
    """Whether the words are a known compound; of names and numbers a dash makes pairs as well."""
    if left in _NUMERALS and right in _NUMERALS:
        return False
    known = known_compound(model, model.left(left), right)
    if left in BOUND and known is not None:
        return True
    return known is not None and ((often and small) or known[0] < (_USUAL if small else _CERTAIN_NAME))


def takes_aq(model: Model, left: bytes) -> bool:
    """Whether a dash before `ақ` is the hyphen of the particle: behind words often seen with it, behind `шаршамай`."""
    return model.are_joined(left, AQ) or _NEGATED.fullmatch(left) is not None


def has_lost_aq(model: Model, left: bytes) -> bool:
    """Whether what looks like a word and the particle `ақ` is no noun as `солақ`, `тозғанақ`: behind words often seen
    with it, but short ones, behind a vowel or a case ending (`қарсаңындаақ`, `басынанақ`)."""
    if len(left) > SHORT_BEFORE_AQ and (model.are_joined(left, AQ) or left[-1] in _VOWELS):
        return True
    return _CASE.search(left) is not None and is_met(model, left)


def evidently_joined(model: Model, left: bytes, right: bytes) -> bool:
    """Whether the words are a usual compound of which the second hardly stands alone: `бала-шаға`, no `ғылым-білім`."""
    known = known_compound(model, model.left(left), right)
    return known is not None and known[0] < _USUAL and model.word_cost(right) - known[0] > _SELDOM_ALONE


def are_adjectives(left: bytes, right: bytes) -> bool:
    """Whether two words are made of others to tell what something is like: `сулы-батпақты`, `саяси-әкімшілік`."""
    return min(len(left), len(right)) >= _SHORT - 1 and bool(_ADJECTIVE.search(left) and _ADJECTIVE.search(right))


def odds(model: Model, left: bytes, right: bytes) -> float:
    """The odds that a hyphen parts two words that were never seen with one, in nats."""
    return model.links.logit(hyphen_features(left, right))
