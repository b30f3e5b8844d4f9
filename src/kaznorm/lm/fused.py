"""Whether a word that is not in the list may be several that ran together."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from math import exp

from kaznorm.alphabet import FOLD
from kaznorm.lm import load
from kaznorm.lm.candidates import GAP_WEIGHT
from kaznorm.lm.endings import STEM, stem_class
from kaznorm.lm.gap import KEPT_HYPHEN, NEVER, Gap
from kaznorm.lm.linear import compound_features, gap_features
from kaznorm.lm.links import AQ, BOUND, COMBINING, HARD, TAILS
from kaznorm.lm.model import INFINITE, UNKNOWN, WORD_STEP, Model
from kaznorm.lm.names import ends_name, is_family, is_name, is_title
from kaznorm.lm.segment import decode
from kaznorm.lm.window import Judge
from kaznorm.tokens import WORD, Scan, fold, shadow

SHORTEST = 5
LONGEST = 120
LONGEST_WORD = 24
"""Hardly a word that is not known has more letters."""
FUSED = Gap(space=7.0, hyphen=6.0)
FUSED_AMONG_DASHES = Gap(space=11.0, hyphen=2.5)
"""Who left the dashes of line ends inside words lost hyphens there rather than spaces."""
NAME, NAME_HYPHEN = 6.0, 4.0
"""A capitalised word that is not known is mostly a name: what this adds to the cost of a space or hyphen in it."""
FREQUENT = 8.0
"""What a short word before a capital costs at the most, a dearer one may be the short form of a name; and what a
capitalised word costs at the most that is the first part of none."""
FREQUENT_SECOND = 10.5
"""What a short last word costs at the most."""
COMPOUND = -0.75
"""How much more often words that are not listed are compounds than fused, in nats, all else nought."""
BY_ENDINGS, BY_COST, BY_LENGTH, LONG_PART = 0.6, 0.3, 0.35, 9
"""How much the endings count, how rare the parts are, and how long they are, up to so many letters."""
OFTEN = 2.0
"""How much that changes, in nats, in a text in which words surely run together."""
APART = -1.5
"""What hardly is a compound has less odds than this."""
COMBINED = 0.5
"""How likely what begins or ends like a compound, or is built like a name, is none, at the most."""
CRUMBS = 2
"""Where one of so many words is short and not frequent, it is some other word that was divided."""
NAMED = 0.4
"""How much likelier words that never meet are a compound where they begin with a capital, in nats."""
SHORT, AS_LIKELY, MEETING = 6, 1.0, 1.3
"""Words of so few letters in all, or that cost together hardly less than one that is spelled like them, are rather one,
but where the second is so much likelier behind the first than elsewhere."""
PAIRED = 0.25
"""How much it counts that two words like to stand together."""
FORM = 22.0
"""What costs less as the form of a known word is one: one or two of a thousand fused words cost so little."""
BY_COUNTS, WITH_GAPS, AS_NAME = -1.0, -4.0, -7.0
"""How much more known words may cost than the word that they make, by counts, and less what the gaps say for them; the
same where that looks like a name."""
A_LETTER = 5.0
"""What a letter of an unknown word hardly ever costs."""
STRETCHED = re.compile(rb"(.)\1\1", re.DOTALL)
"""Writing for a sound that is drawn out, as in `жоооқ`."""
_BOUND = tuple(sorted(BOUND))
_EITHER = fold("веб")
"""A first part with a hyphen or without: `вебсайт` lives beside `веб-сайт`."""
CAPITAL_INSIDE = re.compile(rb"[\x80-\xa9][\xc0-\xe9]|[\xc0-\xe9]{2}[\x80-\xa9]")
"""A capital behind a small letter, or a small letter behind capitals."""
_HUMP = re.compile(rb"[\x80-\xa9][\xc0-\xe9]")
LONGEST_KEYWORD = 10
_CODE_BEHIND = re.compile(r"[(;\[{]| ?(?:[-+*/:]?=)")
_CODE_BEFORE = re.compile(
    r"(?<![^\W_])(?:class|def|return|function|func|fn|var|let|const|int|new|import|public|private|enum|struct) \Z"
)
_LINE_BEFORE, _LINE_BEHIND = re.compile(r"(?:\A|\n\r?\n)[ \t]*\Z"), re.compile(r"[ \t\r]*(?:\n\r?\n|\n?\Z)")
"""What stands beside an identifier; a blank line, too, as a line of running text may hold words that ran together."""
_THINKABLE = Gap(space=4.0, hyphen=2.0)


@lru_cache(maxsize=1 << 15)
def thinkable(word: bytes, capital_inside: bool = False, name: bool = False) -> bool:
    """Whether a boundary inside a word is worth a look in its sentence; `name` if it looks like one. Remembered."""
    model = load.model()
    if capital_inside or holds_compound(model, word):
        return len(decode(model, word, [_THINKABLE] * len(word))) > 1
    form = model.inflected_cost(word)
    if len(word) > LONGEST_WORD and form == INFINITE:
        return True
    return form >= FORM and _may_be_known_ones(model, word, form, AS_NAME if name else WITH_GAPS)


def holds_compound(model: Model, word: bytes) -> bool:
    """Whether a word may be a known compound, or end in the particle `ақ`, but for its hyphen."""
    if word.startswith(_EITHER):
        return False
    if word.endswith(AQ) or word.startswith(_BOUND):
        return True
    halves, size = model.halves, len(word)
    hardened = [(place, HARD[word[place]]) for place in range(4, size - 1) if word[place] in HARD]
    for cut in [cut for cut in range(1, size) if word[:cut] in halves]:
        seconds = [second for end in (*range(cut + 3, size), size) if (second := word[cut:end]) in halves]
        seconds += [second for place, hard in hardened if (second := word[cut:place] + hard) in halves]
        if any(_are_compound(model, word[:cut], second) for second in seconds):
            return True
    return False


def _are_compound(model: Model, first: bytes, second: bytes) -> bool:
    """Whether two words were seen joined by a hyphen, in any order."""
    return model.are_joined(first, second) or (min(len(first), len(second)) > 3 and model.are_joined(second, first))


def _may_be_known_ones(model: Model, word: bytes, form: float, with_gaps: float) -> bool:
    """Whether a word that costs so much as a form may be two known ones or more, with endings or without."""
    size, listed, endings = len(word), model.words.get, model.endings
    most = min(form, UNKNOWN + A_LETTER * size) + BY_COUNTS
    best, back = [0.0] + [INFINITE] * size, [0] * (size + 1)
    for start in range(size - 1):
        base = best[start]
        if base > most or start == 1:
            continue
        stems: list[tuple[int, float, bytes]] = []
        for end in range(start + 2, size + (start > 0)):
            packed = listed(word[start:end])
            if packed is not None:
                cost = base + packed * WORD_STEP
                if end - start > 2:
                    stems.append((end, cost, stem_class(word[start:end])))
            else:
                cost = INFINITE
                for cut, stem, kind in stems:
                    if stem + STEM < best[end] and (ending := word[cut:end]) in endings:
                        cost = min(cost, stem + model.class_ending_cost(kind, ending))
            if cost < best[end]:
                best[end], back[end] = cost, start
    total, gap = best[size], back[size]
    if total > most:
        return False
    with_all = total
    while gap:
        with_all -= GAP_WEIGHT * model.gaps.logit(gap_features(word, gap))
        gap = back[gap]
    if with_all >= most - BY_COUNTS + with_gaps:
        return False
    whole = min(form, UNKNOWN + model.spelling(word))
    return total <= whole + BY_COUNTS and with_all < whole + with_gaps


def is_suspect(model: Model, key: bytes, written: bytes) -> bool:
    """Whether a word, in lower case and as it is written, may be fused."""
    if key in model.words or not SHORTEST <= len(key) <= LONGEST:
        return False
    mixed, name = False, False
    if written != key:
        mixed, name = CAPITAL_INSIDE.search(written) is not None, is_name(written)
        if is_family(written):
            return False
    return thinkable(key, mixed, name) and not STRETCHED.search(key)


def suspects(model: Model, keys: Iterable[bytes], written: bytes, lexicon: frozenset[bytes]) -> set[bytes]:
    """Those of words in lower case that may be fused; `written` is where they stand as they are written."""
    unknown = [key for key in set(keys).difference(model.words, lexicon) if SHORTEST <= len(key) <= LONGEST]
    if not unknown:
        return set()
    mixed, names, families = _capitalised(written, frozenset(unknown))
    return {
        key
        for key in set(unknown) - families
        if thinkable(key, key in mixed, key in names) or (lexicon and _holds_one_of(lexicon, key))
        if not STRETCHED.search(key)
    }


def _capitalised(written: bytes, keys: frozenset[bytes]) -> tuple[set[bytes], set[bytes], set[bytes]]:
    """Those of words in lower case that are written with capitals inside, that always look like names, that are names
    of families or fathers."""
    words = [word for word in WORD.findall(written) if word.translate(FOLD) in keys]
    names = set(keys).difference(word.translate(FOLD) for word in words if not is_name(word))
    families = {word.translate(FOLD) for word in words if is_family(word)}
    return {word.translate(FOLD) for word in words if CAPITAL_INSIDE.search(word)}, names, families


def _holds_one_of(lexicon: frozenset[bytes], word: bytes) -> bool:
    return any(word[:cut] in lexicon or word[cut:] in lexicon for cut in range(2, len(word) - 1))


@lru_cache(maxsize=1)
def suspects_of(model: Model, seen: Scan, lexicon: frozenset[bytes]) -> set[bytes]:
    """The same of a text; the last one's are remembered."""
    return suspects(model, seen.keys, seen.shadow, lexicon)


def is_meant(seen: Scan, start: int, end: int) -> bool:
    """Whether a word is meant as it stands: alone in quotation marks, as names are, or an identifier of a program."""
    text = seen.text
    if start > 0 and end < len(text) and text[start - 1] in '«“„"' and text[end] in '»”“"':
        return True
    inner = len(_HUMP.findall(seen.shadow, start, end))
    if not inner:
        return False
    if _CODE_BEHIND.match(text, end) or _CODE_BEFORE.search(text, max(0, start - LONGEST_KEYWORD), start):
        return True
    alone = _LINE_BEFORE.search(text, max(0, start - 9), start) and _LINE_BEHIND.match(text, end)
    return bool(alone) and (text[start].islower() or inner > 1)


def judge(capitalised: bool, dashed: bool = False, spaces_only: bool = False) -> Judge:
    """How the gaps inside one written word are judged."""
    inside = FUSED_AMONG_DASHES if dashed else FUSED
    if capitalised:
        inside = inside._replace(space=inside.space + NAME, hyphen=inside.hyphen + NAME_HYPHEN)
    if spaces_only:
        inside = inside._replace(hyphen=NEVER)
    return lambda gap, _place: KEPT_HYPHEN if gap else inside


def no_compound(model: Model, words: str, often: bool = False) -> float:
    """The probability that words written as one are not a compound, by their endings and by how they pair.

    A compound has no capital inside, but names of companies may; more than two words are none. `often` says that
    words run together in this text.
    """
    parts = words.split()
    capitalised = (fold(a) for a, b in pairwise(parts) if b[0].isupper() and not a.islower() and not a.isupper())
    if any(len(word) < 4 and model.word_cost(word) > FREQUENT for word in capitalised):
        return 0.0
    inside = [(fold(a), fold(b)) for a, b in pairwise(parts) if not b[0].isupper() or a.isupper()]
    if any(first in COMBINING for first, _ in inside):
        return COMBINED
    if len(inside) != 1:
        crumbs = sum(len(part) < 4 and model.word_cost(fold(part)) > FREQUENT for part in parts)
        return COMBINED if inside and crumbs * CRUMBS >= len(parts) else 1.0
    first, second = inside[0]
    if second in TAILS and model.pair_cost(model.left(first), second) is None:
        return COMBINED
    if is_title(shadow(parts[0])) and model.word_cost(first) > FREQUENT and ends_name(model, second):
        return COMBINED
    if not often and (_is_doubtful(model, first, second) or _is_like_one(model, first, second)):
        return 0.0
    named = NAMED if is_title(shadow(parts[0])) and model.pair_cost(model.left(first), second) is None else 0.0
    return 1 / (1 + exp(COMPOUND + named - often * OFTEN + _compound_odds(model, first, second)))


def is_apart(model: Model, left: bytes, right: bytes) -> bool:
    """Whether two words that were written as one are hardly a compound."""
    return _compound_odds(model, left, right) < APART


def _is_doubtful(model: Model, left: bytes, right: bytes) -> bool:
    """Whether a part is no word that was ever counted nor a form of one, or the last is short and not frequent."""
    if len(right) < 4 and model.word_cost(right) > FREQUENT_SECOND:
        return True
    return any(model.counted_cost(part) == INFINITE == model.inflected_cost(part) for part in (left, right))


def _is_like_one(model: Model, left: bytes, right: bytes) -> bool:
    """Whether two words that hardly meet are together about as likely a word that no list has, or a short one."""
    apart, whole = model.word_cost(left) + model.word_cost(right), left + right
    met = model.pair_cost(model.left(left), right)
    if met is not None and met + MEETING < model.word_cost(right):
        return False
    return len(whole) <= SHORT or min(model.spelling(whole), model.inflected_cost(whole)) < apart + AS_LIKELY


def _compound_odds(model: Model, left: bytes, right: bytes) -> float:
    """The logarithm of the odds that two words make a compound: rare and short parts do, and what seldom meets."""
    first, second = model.word_cost(left), model.word_cost(right)
    attraction = model.after(model.left(left), right, second) - second
    letters = min(len(left), LONG_PART) + min(len(right), LONG_PART)
    by_endings = model.links.logit(compound_features(left, right))
    return BY_ENDINGS * by_endings + BY_COST * (first + second) - BY_LENGTH * letters + PAIRED * attraction
