"""Reads words of mixed script: which word is meant, and how sure that is."""

from collections.abc import Iterator
from functools import cached_property

from kaznorm import codes, digits, twins
from kaznorm.alphabet import CAPITALS, KAZAKH_ONLY
from kaznorm.digits import Read
from kaznorm.exchange import DOUBTFUL, UNSURE, Exchange
from kaznorm.language import foreign
from kaznorm.lazily import lazily
from kaznorm.series import Series
from kaznorm.twins import Reading, cyrillic, latin, script
from kaznorm.vocabulary import COMMON, Vocabulary

MUCH = 3.0
"""So much more frequent is a word than one of the other script that only it is meant."""
_SIGNS = "|¥\N{COMBINING VERTICAL LINE BELOW}"
_LETTERS = lazily(rf"¥?[^\W\d_](?:[^\W\d_]|¥(?=[^\W\d_])|{_SIGNS[2]})*")
_MOVE = lazily("(?:Кр|[КФЛС])[a-h1-8]?[xх]?[a-h][1-8]")
"""A move of chess: Cyrillic letters for the pieces, Latin ones for the squares."""
_INITIALS = lazily(r"(?<![\w.@/-])(?:[^\W\d_]{1,2}\.-?){1,3}\Z")
_GOES_ON = lazily(r"[@/:_.\\](?=[\w/\\])")
"""An address or the name of a file goes on."""
_SMALL = {char: lazily(f"(?<=[а-яәғқңөұүһі]){char}(?=[а-яәғқңөұүһі])") for char in "IF"}
_ENDING = "[а-яёәғқңөұүһі]"
_CAPITALS_AND_ENDING = lazily(rf"(?:[A-Z]|[IVXХІ]){{2,}}{_ENDING}+")
_NUMERAL_BEHIND = lazily(f"(?<={_ENDING})[IVXІХ]+\\Z")
_CENTURY = lazily("([ХІ]{2,5})(?:ғғ?[.]|ғасыр)")
_WORD_AND_ENDING = lazily(rf"[A-Za-z]{{3,}}{_ENDING}{{1,2}}")
_LATIN_AND_ENDING = lazily("[A-Za-z]{2,}[асеоуіх]")
_LATIN_PART = lazily(f"-[A-Za-z]*[{twins.ONLY_LATIN}][A-Za-z]*(?!\\w)")
_INDEXED = lazily(f"[{CAPITALS}]+i")
_QUANTITY, _SIGN = lazily(f"[A-Z]{_ENDING}{{1,2}}|{_ENDING}[fvFV]"), lazily(r"[^\S\n]?[=≈<>≤≥·×÷+−*/^²³]")
_SIGN_BEFORE = lazily(r"[=≈<>≤≥·×÷+−*/^][^\S\n]?\Z")
"""A symbol of physics with what it is of, as Kazakh books have it (`Fа = ρgV`), and the sign of its formula."""
_NAME_BEHIND = lazily(f"({_ENDING}{{3,}})[A-Z]{{1,3}}")
_WESTERN = lazily("[\u00c0-\u00ff]")
"""Letters of CP1252 where those of CP1251 are."""
_PERCENT, _CONVERSIONS = lazily(r"%[\d$.+-]*\Z"), frozenset("cdefginopsuxX")
"""What begins, and what ends the place that a programme puts a value in: `%02d`."""
_GLUED_BEFORE = lazily("[асоуіАСОУІ][A-Z][a-z]")

_P = {
    b"c": rb"\x80-\xa9\xc0-\xe9",
    b"old": rb"\xaa-\xaf\xbc-\xbf",
    b"odd": rb"A-Za-z0-9|\xaa-\xaf\xbc-\xbf\xfe\xff",
}
_ODD = lazily(
    rb"[%(odd)b](?<![%(odd)b].)(?:(?<=[%(c)b].)|(?<=[%(old)b])|[%(odd)b]*+(?:(?=[%(c)b])|(?<=[%(old)b]))"
    rb"|(?<=[036])[aceiopxyhk]{2,}+(?![A-Za-z0-9]))" % _P
)
"""What is no Cyrillic letter beside one that is; a letter of old fonts; a digit before Latin twins."""


def spots(coded: bytes) -> list[int]:
    """Where something in a shadow may be of another script than the letters beside it, or than it should be."""
    odd = [match.start() for match in _ODD.finditer(coded)]
    return sorted([*odd, *twins.numeral_spots(coded), *digits.spots(coded), *codes.spots(coded)])


def inside(character: str) -> bool:
    """Whether a character may stand inside a word of mixed script."""
    return character.isalpha() or character in _SIGNS or character in "0123456789"


class Reader(Vocabulary):
    """Reads the words of one text."""

    def read(self, start: int, end: int) -> Iterator[Exchange]:
        """What should change in a stretch of letters and digits."""
        text = self.seen.text
        if certainty := self.series.certainty(start, end):
            yield Exchange(start, text[start:end], twins.numeral(text[start:end]), certainty, "Roman numeral")
            return
        if self.seen.touches(start, end) and not self.is_free(start, end):
            return
        if _MOVE.fullmatch(text, start, end):
            return
        whole = codes.read(text, start, end) or self.numeral(start, end)
        whole = whole or digits.number(text, start, end) or digits.word(self, start, end)
        whole = whole or digits.half(self, start, end)
        if whole:
            yield Exchange(start, text[start:end], *whole)
            return
        if foreign(self.model, self.seen, start, end):
            return
        for part in _LETTERS.finditer(text, start, end):
            if text[part.start()] in _CONVERSIONS and _PERCENT.search(text, max(0, part.start() - 8), part.start()):
                continue
            found = self.one_script(part[0], *part.span())
            if found:
                yield Exchange(part.start(), part[0], *found)

    @cached_property
    def series(self) -> Series:
        """The numerals of this text."""
        return Series(self.seen.text)

    @cached_property
    def small(self) -> frozenset[str]:
        """The capitals that stand for small letters in this text, so that one at the beginning of a word may, too."""
        found = {char: len(pattern.findall(self.seen.text)) > 1 for char, pattern in _SMALL.items()}
        return frozenset(char for char, often in found.items() if often)

    def is_free(self, start: int, end: int) -> bool:
        """Whether a word stands behind initials or a hash sign: elsewhere left alone, here no less a word."""
        text = self.seen.text
        if text[max(0, start - 1) : start] == "#":
            return True
        if not text[start].isupper() or end - start < 3 or text[start:end].isupper():
            return False
        return not _GOES_ON.match(text, end) and bool(_INITIALS.search(text, max(0, start - 12), start))

    def numeral(self, start: int, end: int) -> Read | None:
        """A Roman numeral goes Latin."""
        word = self.seen.text[start:end]
        if fused := _CENTURY.match(self.seen.text, start, end + 1):
            return Read(twins.numeral(fused[1]) + word[len(fused[1]) :], 0.95, "Roman numeral")
        new = twins.numeral(word)
        if not new or new == word:
            return None
        confidence = twins.numeral_certainty(self.model, self.seen, start, end)
        return Read(new, confidence, "Roman numeral") if confidence else None

    def one_script(self, word: str, start: int, end: int) -> tuple[str, float, str] | None:
        """A word of two scripts in one, how sure that is, and why; `None` where it may stay."""
        as_cyrillic, as_latin = cyrillic(word, self.opens(start)), latin(word)
        if len(word) < 2 or any(read and not read.exchanged for read in (as_cyrillic, as_latin)):
            return None
        if self.is_of_two(word, as_cyrillic, end):
            return None
        other = as_latin.words[0] if as_latin and as_latin.alike == "same" else ""
        new, cost = self.best(as_cyrillic, start) if as_cyrillic else ("", 0.0)
        if word[0] in self.small and not self.opens(start) and not word.isupper():
            new = new[:1].lower() + new[1:]
        if as_cyrillic and not other:
            confidence = self.in_cyrillic(word, new, as_cyrillic.alike, start, end)
            return (new, confidence, "Cyrillic word") if confidence else None
        if as_cyrillic and (as_cyrillic.alike == "same" or self.known(new)):
            return self.in_either(new, cost, other, start, end)
        return (other, self.in_latin(word, as_latin, start, end), "Latin word") if as_latin and other else None

    def is_of_two(self, word: str, read: Reading | None, end: int) -> bool:
        """Whether a word and what another script adds to it are rather two: an index (`ЛККi`, `Fа =`), a name
        (`орындыT5`)."""
        if _QUANTITY.fullmatch(word):
            in_formula = _SIGN.match(self.seen.text, end) or _SIGN_BEFORE.search(self.seen.text, 0, end - len(word))
            return bool(in_formula) or not (read and any(map(self.known, read.words)))
        if _INDEXED.fullmatch(word):
            return len(word) == 2 or not (read and any(map(self.known, read.words)))
        fused = _NAME_BEHIND.fullmatch(word)
        if not fused or (read and any(map(self.known, read.words))):
            return False
        return self.seen.text[end : end + 1].isdigit() or self.known(fused[1])

    def in_cyrillic(self, word: str, new: str, alike: str, start: int, end: int) -> float:
        """How sure it is that a word, which can't be Latin, is this Cyrillic one."""
        if self.known(new):
            return 0.99
        if _CAPITALS_AND_ENDING.match(word) or _NUMERAL_BEHIND.search(word):
            return 0.0
        sound, beside = self.sounds(new), self.beside(start, end)
        if not {*new}.isdisjoint(KAZAKH_ONLY) and foreign(self.model, self.seen, start, end):
            return UNSURE
        if alike != "same":
            phonetic = all(script(c) == "L" and not c.isascii() for c in strange(word, new))
            return UNSURE if not sound else 0.93 if phonetic else DOUBTFUL
        if _WORD_AND_ENDING.fullmatch(word) or ("L" in beside and "C" not in beside):
            return 0.93 if sound else UNSURE
        return 0.96

    def in_latin(self, word: str, read: Reading, start: int, end: int) -> float:
        """How sure it is that a word, which can't be Cyrillic, is this Latin one."""
        if _GLUED_BEFORE.match(word) or len(_WESTERN.findall(word)) > 1:
            return UNSURE
        beside = self.beside(start, end)
        if self.known(read.words[0]) or beside == "LL":
            return 0.98
        mostly_cyrillic = read.exchanged * 2 > len(word) and "L" not in beside
        return UNSURE if mostly_cyrillic or _LATIN_AND_ENDING.fullmatch(word) else 0.96

    def in_either(self, new: str, cost: float, other: str, start: int, end: int) -> tuple[str, float, str] | None:
        """A word that may be of either script: the only one in which it is known, or that of what a hyphen joins."""
        if _LATIN_PART.match(self.seen.text, end):
            return other, 0.95, "Latin word"
        known = self.known(new) and (len(new) > 2 or cost < COMMON)
        if self.known(other) and not (known and not new.isupper() and cost + MUCH < self.cost(other)):
            return None if known else (other, 0.97, "Latin word")
        beside = self.beside(start, end)
        if known and beside != "LL":
            return new, 0.97, "Cyrillic word"
        return (other, 0.93, "Latin word") if beside == "LL" else None


def strange(old: str, new: str) -> set[str]:
    """The characters exchanged that the eye can tell from the letters."""
    return {c for c in {*old} - {*new} if c in twins.table() and twins.table()[c].alike != "same"}
