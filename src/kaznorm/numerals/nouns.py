"""Nouns behind a number and a hyphen: whether it counts them, or is their own.

>>> [counts(noun) for noun in ("бөлмелі", "биттік", "жылдығы", "дәрежелі", "баптың")]
[True, True, True, False, False]
"""

from kaznorm.lazily import lazily
from kaznorm.numerals.unit_table import lookup

_HAVING = lazily(r"(\w+?)л[ыі]\Z")
_FURNISHED = lazily(r"(?:қабат|дөңгелек|тіл|бұрыш|өлшем|жұлдыз|есік|қыр|жақ|жолақ|ярус|аяқ|қол|құлақ)[дт][ыі]\Z")
"""What is had in numbers, where the ending is hardly the accusative."""
_LASTING = lazily(r"(\w+?)[лдт](?:(?:ық|ік)(?:[тп]\w{1,4})?|(?:ығ[ыа]|іг[іе])\w*)\Z")
_COUNTING = lazily(
    r"(?:тең|шақты|дүркін|есе\w{0,4}|жасар\w*|жас(?:та|тағы|тан|қа|ын\w{0,4})|(?:пайыз|процент|балл|ұпай)\w{0,4}"
    r"|мың|млн|млрд|трлн|миллион|миллиард|триллион)\Z"
)
_TAKEN = lazily(r"[^.!?\n]{0,60}?(?:иелен|жеңіп|ал(?:ды|ған|ып|у|са|а)|бөліс|еншіле|қанағат|қанжығала|місе|бер)")
"""What makes `2-орынды` a place that is taken; otherwise it may have two seats."""
_RANKS = frozenset("дәреже деңгей санат сорт класс сынып разряд топ кезек тип түр буын қатар".split())
_COUNTED = frozenset(
    "мың миллион бит байт бет орын қабат бөлме адам кісі бал балл пайыз том есе жақ палата нүкте ядро панель".split()
)


def counts(noun: str) -> bool:
    """Whether a word behind a hyphen is made of what is counted: `2-бөлмелі`, `64-биттік`, but not `2-дәрежелі`."""
    if _COUNTING.match(noun) or _FURNISHED.match(noun):
        return True
    if found := _HAVING.match(noun):
        return found[1] not in _RANKS
    found = _LASTING.match(noun)
    entry = lookup(found[1] if found else noun)
    if found is None:  # 500-теңге, but 7-күн is the seventh day
        return entry is not None and not entry.symbol and not entry.suffix and entry.row.kind != "duration"
    return found[1] in _COUNTED or (entry is not None and not entry.suffix)


def is_taken(text: str, end: int) -> bool:
    """Whether a place is taken behind a word: `2-орынды иеленді`."""
    return _TAKEN.match(text, end) is not None
