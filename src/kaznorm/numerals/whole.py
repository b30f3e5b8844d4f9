"""What is said for words as a whole: one of which a part can't be read stays as it is written.

>>> text = "20±2 °C, 51°10'00, 5 адам"
>>> [said.words for said in whole(text, [Said(0, 2, "жиырма"), Said(14, 16, "нөл"), Said(19, 20, "бес")])]
['бес']
"""

import re
from collections.abc import Iterable, Iterator

from kaznorm.numerals.patterns import SPACE as S
from kaznorm.numerals.said import Said

_SPACE = re.compile(r"\s")
_NUMBER_NEXT = re.compile(r"\s?[0-9]")
_NUMERAL = re.compile(r"[0-9⁰¹²³⁴⁵⁶⁷⁸⁹½¼¾]|(?<=\.)[IVX]+(?=\.)")
_SIGNS = frozenset("/*=^±√×÷°º′″'~\\")
_GLUED_DASH = re.compile(rf"(?<=[^\W\d_])[-–—]{S}\Z")
_GLUED_MARK = re.compile(r"(?:(?<=[^\W\d_])[.,:!?»]|(?<=[0-9])[,;])\Z")
_JOINTS = frozenset((".", ":"))
_MINUS = re.compile(r"(?:\A|(?<=[(«\"]))[-–\N{MINUS SIGN}+±]\Z")
_SIGN_BEFORE = re.compile(r"[\w)][/*=^√×÷°º′″'~\\]\Z|[/±^√]\Z|[A-Za-z]\(\Z")
_UNREAD = re.compile(r"(?!-ақ(?!\w))[-\N{NON-BREAKING HYPHEN}][^\W\d_]")


def whole(text: str, found: Iterable[Said]) -> Iterator[Said]:
    """What is said, without what stands in words of which digits, a sign or an ending would stay as written.

    `№` belongs to the number behind it.
    """
    words: list[Said] = []
    end = 0
    for one in found:
        said, end = _parted(text, one, end), one.end
        if words and _SPACE.search(text, words[-1].end + (words[-1].reason == "sign"), said.start):
            yield from words if _is_whole(text, words) else ()
            words = []
        words.append(said)
    if words and _is_whole(text, words):
        yield from words


def _parted(text: str, said: Said, done: int) -> Said:
    """With what must stand before words where digits needed none: a space behind a mark, spaces around a dash."""
    if _GLUED_DASH.search(text, max(done, said.start - 3), said.start):
        return said._replace(start=said.start - 2, words=f" – {said.words}")
    if _GLUED_MARK.search(text, max(done, said.start - 1), said.start):
        return said._replace(words=f" {said.words}")
    return said


def _is_whole(text: str, words: list[Said]) -> bool:
    """Whether nothing stays of what is said without white space between."""
    first, last = words[0].start, words[-1].end
    while first and not text[first - 1].isspace():
        first -= 1
    space = _SPACE.search(text, last)
    ends = [first, *(said.end for said in words)]
    starts = [*(said.start for said in words), space.start() if space else len(text)]
    before, *rest = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    if words[-1].reason == "sign" and _NUMBER_NEXT.match(text, last):
        return False
    if before == "." and words[0].reason == "number":  # .5
        return False
    if _NUMERAL.search(before) or _MINUS.search(before) or _SIGN_BEFORE.search(before):
        return False
    if any(piece in _JOINTS or piece[-1:] in _SIGNS for piece in rest[:-1]):
        return False
    if any(_NUMERAL.search(piece) or piece[:1] in _SIGNS for piece in rest):
        return False
    return not any(text[said.end - 1].isdecimal() and _UNREAD.match(text, said.end) for said in words)
