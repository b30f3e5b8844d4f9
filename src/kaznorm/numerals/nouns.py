"""Nouns behind a number and a hyphen: whether it counts them, or is their own.

>>> [counts(noun) for noun in ("бөлмелі", "биттік", "жылдығы", "дәрежелі", "баптың")]
[True, True, True, False, False]
"""

import re

from kaznorm.numerals.units import read_unit

_HAVING = re.compile(r"(\w+?)л[ыі]\Z")
_FURNISHED = re.compile(r"(?:қабат|дөңгелек|тіл|бұрыш|өлшем|жұлдыз|есік|қыр|аяқ|қол|құлақ)[дт][ыі]\Z")
"""What is had in numbers, where the ending is hardly the accusative."""
_LASTING = re.compile(r"(\w+?)[лдт](?:(?:ық|ік)(?:[тп]\w{1,4})?|(?:ығ[ыа]|іг[іе])\w*)\Z")
_COUNTING = re.compile(
    r"(?:тең|шақты|дүркін|есе\w{0,4}|жасар\w*|жас(?:та|тағы|тан|қа|ын\w{0,4})|(?:пайыз|процент)\w{0,4})\Z"
)
_TAKEN = re.compile(r"[^.!?\n]{0,60}?(?:иелен|жеңіп|ал(?:ды|ған|ып|у|са|а)|бөліс|еншіле|қанағат|қанжығала|місе|бер)")
"""What makes `2-орынды` a place that is taken; otherwise it may have two seats."""
_RANKS = frozenset("дәреже деңгей санат сорт класс сынып разряд топ кезек тип түр буын қатар".split())
_COUNTED = frozenset(
    "мың миллион бит байт бет орын қабат бөлме адам кісі балл пайыз том есе жақ палата нүкте ядро панель".split()
)


def counts(noun: str) -> bool:
    """Whether a word behind a hyphen is made of what is counted: `2-бөлмелі`, `64-биттік`, but not `2-дәрежелі`."""
    if _COUNTING.match(noun) or _FURNISHED.match(noun):
        return True
    if found := _HAVING.match(noun):
        return found[1] not in _RANKS
    found = _LASTING.match(noun)
    if found is None:
        return False
    unit = read_unit(found[1], 0)
    return found[1] in _COUNTED or bool(unit and unit.end == len(found[1]))


def is_taken(text: str, end: int) -> bool:
    """Whether a place is taken behind a word: `2-орынды иеленді`."""
    return _TAKEN.match(text, end) is not None
