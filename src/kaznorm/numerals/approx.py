"""Words that say that a number isn't exact: `шамамен`, `жуық`, `астам`, `кемінде` and the like.

>>> approximation("Шамамен 100", 8, 11, ""), approximation("100-ден астам", 0, 7, "ден")
('about', 'over')
>>> approximation("100 адамға жуық", 0, 3, ""), approximation("100 адам", 0, 3, "")
('about', '')
"""

import re

from kaznorm.lazily import lazily
from kaznorm.numerals.patterns import SPACE as S

_BEFORE = (
    ("about", "шамамен|шамалап|жуықтап|жуықтағанда|жобамен|орта есеппен|орташа есеппен|болжаммен|әйтеуір|~|≈"),
    ("least", "кемінде|кем дегенде|ең кемі|ең аз дегенде|ең азы|ең төменгі|≥"),
    ("most", "ең көбі|ең көп дегенде|көп дегенде|асса|әрі кетсе|ең жоғарғы|≤"),
    ("over", "&gt;|>"),
    ("under", "&lt;|<"),
)
_LEADS = [(name, lazily(rf"(?<!\w)(?:{words}){S}{{0,2}}\Z", re.IGNORECASE)) for name, words in _BEFORE]
_OVER = r"астам|аса|асты|асады|асатын|асқан|асып|асқ\w*|ас(?:па|ыр)\w*|артық|артады|артты|артқан|көп|көбірек|жоғары"
_AFTER_ABLATIVE = lazily(
    rf"{S}(?:(?P<most>(?:аспа|артық емес|көп емес|аспай)\w*)|(?P<least>кем емес|кем болма|төмен емес)"
    rf"|(?P<under>кем(?!ін)|аз(?!ам)|төмен)(?!\w)|(?P<over>(?:{_OVER})(?!\w)))",
    re.IGNORECASE,
)
_AFTER_DATIVE = lazily(rf"{S}(?:жуық|жуықта\w*|жақын|жақында\w*|таяу|тарта|таман|таяп)(?!\w)", re.IGNORECASE)
_AFTER_PLAIN = lazily(
    rf"{S}(?:шамасын|шақты|шамалы|шамасы|шақтылы|қаралы|мөлшерін|(?:[^\W\d_]+{S})?(?:шамасында|шақты|шамалас)(?!\w))",
    re.IGNORECASE,
)
_NOUN = rf"(?:{S}[^\W\d_]+){{0,2}}?{S}[^\W\d_]+"
_NOUN_ABLATIVE = lazily(rf"{_NOUN}(?<=[дтн][ае]н)(?={S}(?:{_OVER}|кем|аз)(?!\w))", re.IGNORECASE)
_NOUN_DATIVE = lazily(rf"{_NOUN}(?<=[ғқнгк][ае])(?={S}(?:жуық|жақын|тарта|таяу|таман)(?!\w))", re.IGNORECASE)
_LIKE = lazily("[дт][ае]й|[лд][ае]й")
_REACH = 24


def approximation(text: str, start: int, end: int, suffix: str) -> str:
    """What the words around a number at `start:end`, and its suffix, say of it: "" where it is exact."""
    suffix = suffix.lower()
    lead = text[max(0, start - _REACH) : start]
    for name, words in _LEADS:
        if words.search(lead):
            return name
    if _LIKE.match(suffix):
        return "about"
    at, ablative, dative = end, suffix.endswith(("ан", "ен")), suffix.endswith(("а", "е"))
    if not suffix:
        if _AFTER_PLAIN.match(text, end):
            return "about"
        if noun := _NOUN_ABLATIVE.match(text, end):
            at, ablative = noun.end(), True
        elif noun := _NOUN_DATIVE.match(text, end):
            at, dative = noun.end(), True
    if ablative and (found := _AFTER_ABLATIVE.match(text, at)):
        return str(found.lastgroup)
    return "about" if dative and _AFTER_DATIVE.match(text, at) else ""
