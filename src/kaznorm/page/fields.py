"""Labels that a text may state as well: how often a line is sung, a rating, a total, a telephone, words of code."""

import re

from kaznorm.lazily import lazily
from kaznorm.page import Verdict
from kaznorm.page.labels import WORD, Label, roles

TELEPHONE = lazily(
    r"(?<![\w-])(?:(?:\+|8|7|\()(?=\d* ?[-( ]|\d{10})[ (-]{0,2}\d(?:[ ()-]{0,3}\d){6,}"
    r"|\d{2,3}-\d\d-\d\d(?![\d-]))"
)
_SUNG = lazily(r"[1-9] рет:?|\(\d+ рет\)", re.IGNORECASE)
_TOTAL = lazily(r":\s*\d")
_OF_CODE = frozenset({"n/a", "none", "view", "link", "protected", "others", "transcript"})
_CALLED = frozenset({"label", "page words"})


def stated(line: str, label: Label) -> bool:
    """Whether a label may be a fact of the text, by its value.

    >>> stated("Барлығы: 345", Label("section", "kk")), stated("Пікірлер: 345", Label("comment", "kk"))
    (True, False)
    >>> stated("(2 рет)", Label("counter", "kk")), stated("433 рет", Label("counter", "kk"))
    (True, False)
    """
    if line.lstrip("•* ").lower() in _OF_CODE:
        return True
    if not any(map(str.isdecimal, line)):
        return False
    if label.weak:
        return bool(_TOTAL.search(line))
    return bool(_SUNG.fullmatch(line)) or any("fact" in roles(word) for word in WORD.findall(line))


def called(line: str, verdict: Verdict | None) -> bool:
    """Whether a line gives a telephone, which may be what the text is about, and no more of a page than a request."""
    if verdict is None or not TELEPHONE.search(line):
        return False
    asks = verdict.reason == "promotion" and not any(roles(word) & {"ours", "tidings"} for word in WORD.findall(line))
    return asks or verdict.reason in _CALLED
