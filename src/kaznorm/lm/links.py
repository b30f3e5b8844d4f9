"""What a word costs after another one, by what stands between them."""

from functools import lru_cache

from kaznorm.alphabet import VOWELS
from kaznorm.lm.endings import LONGEST_ENDING
from kaznorm.lm.gap import DASH, SPACE
from kaznorm.lm.linear import hyphen_features
from kaznorm.lm.model import INFINITE, LONGEST, Left, Model
from kaznorm.tokens import fold, folded_set

UNSEEN_COMPOUND = 14.0
"""What a hyphen costs at the most between words that were never seen joined by one."""
LEAST_UNSEEN, NEW_COMPOUND = 4.0, 3.0
UNSEEN_ENDING = 1.0
UNSEEN_LETTER = 0.5
"""What a known compound costs with another ending, and each letter of that ending."""
TURNED = 1.5
"""What a known compound costs more with its parts the other way round."""
BOUND = folded_set(frozenset("вице экс веб обер унтер лейб штабс пресс конференц санкт нью қарым қарама".split()))
"""First parts that are no words of their own and always take a hyphen."""
COMBINING = folded_set(
    frozenset(
        "авиа авто агро анти астро аудио аэро био вело видео гео гидро евро зоо изо интер кардио квази кибер кино контр"
        " космо крипто лже макро мега медиа мета метео микро мини моно мото мульти нано нейро нео онко орто палео пара"
        " пиро поли пост про прото псевдо психо радио ретро сейсмо социо стерео супер теле термо техно транс турбо"
        " ультра фито фото хроно экзо эко экстра электро эндо этно".split()
    )
)
"""First parts of international words, that are written as one or with a hyphen: `медиаресурс`, `эко-туризм`."""
TAILS = folded_set(
    frozenset("су қыз ауыз аяқ бас жапырақ көз құйрық құлақ қанат гүл сақал тамыр тіс тұмсық шөп".split())
)
"""Nouns that are endings of verbs as well (`білгенсу`, `одақтасқыз`), or that names of plants, animals and features
end in: `теңгежапырақ`, `ементұмсық`."""
BOUND_GAIN, LEAST_BOUND, LONGEST_BOUND, SHORTEST_BOUND = 4.0, 3.0, 15.0, 4
"""How much less a word costs behind such a part than alone, what it costs at least, and what it may cost alone; and how
many letters it has at least."""
DOUBLED = 3.0
AQ_COST = 3.0
REMEMBERED = 4096
"""Of so many pairs of words."""
HARD = {fold(soft)[0]: fold(hard) for soft, hard in ("ғқ", "гк", "бп")}
"""What the last letter of a word becomes before a vowel, with what it was."""
_VOWELS = fold(VOWELS)
_DASH = fold("\N{EN DASH}")
AQ = fold("ақ")
"""The particle that always takes a hyphen."""


def link_cost(model: Model, left: Left, word: bytes, link: int, cost: float) -> float:
    """What `word`, which alone costs `cost`, costs after `left` with this link between them."""
    if link == SPACE:
        return model.after(left, word, cost)
    if link == DASH:
        return model.after(left, _DASH, model.word_cost(_DASH)) + model.after(model.left(_DASH), word, cost)
    return _hyphen_cost(model, left, word, cost)


def known_compound(model: Model, left: Left, word: bytes) -> tuple[float, int] | None:
    """The cost of the longest beginning of `-word` that was seen after `left`, and how many letters it leaves out.

    Where none was, of that seen before it: pair words are turned round. Any word may stand behind a bound first part.
    """
    if not left.paired and left.word not in BOUND:
        return None
    least, most = len(word) - LONGEST_ENDING, min(len(word), LONGEST)
    for size in range(len(word), max(least, min(len(word), 3)) - 1, -1):
        seen = model.hyphenated(left, word[:size])
        if seen is not None and _may_end(model, word, size):
            return seen, len(word) - size
    for size in range(most - 1, 3, -1):  # `дәрі-дәрмегі`, of дәрі-дәрмек
        hard = HARD.get(word[size - 1])
        if hard and word[size] in _VOWELS and model.hyphenated(left, word[: size - 1] + hard) is not None:
            return model.hyphenated(left, word[: size - 1] + hard) or 0.0, len(word) - size
    if left.word in BOUND and len(word) >= SHORTEST_BOUND and model.word_cost(word) < LONGEST_BOUND:
        return max(LEAST_BOUND, model.word_cost(word) - BOUND_GAIN), 0
    for size in range(len(word), max(least, 4) - 1, -1) if len(left.word) > 3 else ():
        seen = model.hyphenated(model.left(word[:size]), left.word) if word[:size] in model.words else None
        if seen is not None and _may_end(model, word, size):
            return seen + TURNED, len(word) - size
    return None


def _may_end(model: Model, word: bytes, size: int) -> bool:
    return size == len(word) or model.ending_cost(word[:size], word[size:]) < INFINITE


def _hyphen_cost(model: Model, left: Left, word: bytes, cost: float) -> float:
    """What `-word` costs after `left`: a known compound, the particle, a doubled word, or a new compound."""
    seen = known_compound(model, left, word)
    if seen is not None:
        known, rest = seen
        return known + (UNSEEN_ENDING + UNSEEN_LETTER * rest if rest else 0.0)
    if word == AQ:
        return AQ_COST
    if word == left.word:
        return DOUBLED
    return model.after(left, word, cost) + _new_compound(model, left.word, word)


@lru_cache(maxsize=REMEMBERED)
def _new_compound(model: Model, left: bytes, word: bytes) -> float:
    """What a hyphen costs between words that were never seen joined by one."""
    odds = model.links.logit(hyphen_features(left, word))
    return max(LEAST_UNSEEN, min(UNSEEN_COMPOUND, NEW_COMPOUND - odds))
