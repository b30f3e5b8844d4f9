"""Reads words of mixed script: which word is meant, and how sure that is."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kaznorm import twins
from kaznorm.alphabet import BACK_VOWELS, FRONT_VOWELS, KAZAKH_ONLY
from kaznorm.edits import Span
from kaznorm.language import foreign
from kaznorm.lm.model import EDGE, Model
from kaznorm.tokens import LETTER, WORD, Scan, fold, shadow
from kaznorm.twins import Reading, cyrillic, latin, script

NEAR = 60
"""So many characters on either side are looked at for the neighbours."""
COMMON = 12.0
"""A word that costs less than this is frequent enough to be found in digits, or in letters of another script alone."""
LEARNED = 5.0
"""The cost of a word of the user's lexicon."""
MUCH = 3.0
"""So much more frequent is a word than one of the other script that only it is meant."""
STRANGE = 2.4
"""Letters of an unknown word may cost this much each, or it is none."""
RUSSIAN = 3.0
"""An unknown word that is likelier Russian than Kazakh by so many nats is none the less a word."""
RARER_WAY = 5.0
"""What it costs to read y as ү in a text that has ү."""
NUMBER_AND_WORD = 2.5
"""How much dearer than the word with the digit read as a letter the rest after a number may be, and stay."""
WHOLLY = 0.9
"""From this share of its occurrences on, a letter counts as exchanged throughout a text."""
AROUND = 1000
"""So near to a word whose letters were exchanged another may owe itself to the same cause."""
SURE, DOUBTFUL, UNSURE = 0.9, 0.8, 0.5
_P = {
    b"c": rb"\x80-\xa9\xc0-\xe9",
    b"old": rb"\xaa-\xaf\xbc-\xbf",
    b"twin": rb"aceiopxyhABCEHIKMOPTXY\xaa-\xaf\xbc-\xbf",
    b"l": LETTER,
}
_TWINS_ALONE = re.compile(rb"(?<![%(l)b0-9_.])(?:[%(twin)b]{2,}+|(?<=[0-9%%]-)[%(twin)b])(?![%(l)b0-9_])" % _P)
_ONE_ALPHABET = re.compile(rb"[a-z]+|[\x80-\xa9]+")
_ONLY_CYRILLIC = re.compile(rb"[%b]" % shadow(twins.ONLY_CYRILLIC))
_ONLY_LATIN = re.compile(rb"[%b]" % shadow(twins.ONLY_LATIN))
_BEFORE = re.compile(rb"([%(l)b]+)[ \xea]{1,2}\Z" % _P)
_SENTENCE = re.compile(r"(?:\A|\n[^\S\n]*|[.!?…][»”\"]?\s)[«“\"(–—-]?\s?\Z")
_SIGNS = "|¥\N{COMBINING VERTICAL LINE BELOW}"
_LETTERS = re.compile(rf"¥?[^\W\d_](?:[^\W\d_]|{_SIGNS[2]})*")
_DIGITS_INSIDE = re.compile(r"(?=.*[0136|])(?=.*[^\W\d_].*[^\W\d_])(?:[0136|]?[^\W\d_])+")
_ZEROS_INSIDE = re.compile("(?=.*О(?:О|[0-9]))[1-9][0-9ОO]{2,}")
_SUFFIX = re.compile(  # of a number
    "[нтд]?[ыі]ң?|н?[ыі]?н?ш[ыі]|с[ыі](?:н[ыіае]?|н?[дт][ае]н?)?"
    "|[ғгқк][ае]|[дтн][ае]н?|[мбп]ен|[ае]у[ыі]?|н[дт][ае]й|[дт][ае]ғ[ыі]"
)
_ENDING = "[а-яёәғқңөұүһі]"
_CAPITALS_AND_ENDING = re.compile(rf"(?:[A-Z]|[IVXХІ]){{2,}}{_ENDING}+")
_WORD_AND_ENDING = re.compile(rf"[A-Za-z]{{3,}}{_ENDING}{{1,2}}")
_LATIN_AND_ENDING = re.compile("[A-Za-z]{2,}[асеоуіх]")
_GLUED_BEFORE = re.compile("[асоуіАСОУІ][A-Z][a-z]")


class Exchange(NamedTuple):
    """A word and what it should be."""

    start: int
    old: str
    new: str
    confidence: float
    reason: str


def inside(character: str) -> bool:
    """Whether a character may stand inside a word of mixed script."""
    return character.isalpha() or character in _SIGNS or character in "0123456789"


class Reader:
    """Reads the words of one text."""

    def __init__(self, model: Model, seen: Scan, lexicon: frozenset[bytes]) -> None:
        self.model = model
        self.seen = seen
        self.lexicon = lexicon
        self.rarer = RARER_WAY if "ү" in seen.text else 0.0
        self.counts: dict[str, int] = {}
        model.forget()

    def read(self, start: int, end: int) -> Iterator[Exchange]:
        """What should change in a stretch of letters and digits."""
        if self.seen.touches(start, end):
            return
        whole = self.numeral(start, end) or self.with_digits(start, end)
        if whole:
            yield whole
            return
        if foreign(self.model, self.seen, start, end):
            return
        for part in _LETTERS.finditer(self.seen.text, start, end):
            found = self.one_script(part[0], *part.span())
            if found:
                yield Exchange(part.start(), part[0], *found)

    def numeral(self, start: int, end: int) -> Exchange | None:
        """A Roman numeral goes Latin."""
        word = self.seen.text[start:end]
        new = twins.numeral(word)
        if not new or new == word:
            return None
        confidence = twins.numeral_certainty(self.model, self.seen, start, end)
        return Exchange(start, word, new, confidence, "Roman numeral") if confidence else None

    def with_digits(self, start: int, end: int) -> Exchange | None:
        """Digits become letters where they alone keep a frequent word from being one, and О in a number a zero."""
        word = self.seen.text[start:end]
        if _ZEROS_INSIDE.fullmatch(word):
            return Exchange(start, word, re.sub("[ОO]", "0", word), 0.95, "letters in a number")
        if not _DIGITS_INSIDE.fullmatch(word) or word.isupper():
            return None
        read = cyrillic(word, self.opens(start))
        if read is None:
            return None
        new, cost = self.best(read, start)
        latin_beside = "L" in self.beside(start, end) and not _ONLY_CYRILLIC.search(self.seen.shadow, start, end)
        if cost > COMMON or latin_beside or (word[0].isdigit() and self.is_number(word[0], new[1:], cost)):
            return None
        return Exchange(start, word, new, 0.97, "digit in a word")

    def is_number(self, digit: str, rest: str, cost: float) -> bool:
        """Whether a digit and the rest are rather a number with its suffix, or a number and a word."""
        other_vowels = FRONT_VOWELS if digit == "6" else BACK_VOWELS
        if _SUFFIX.fullmatch(rest) and not any(c in other_vowels for c in rest):
            return True
        key = fold(rest)
        after_number = self.model.after(self.model.left(b"0"), key, self.model.word_cost(key))
        return self.known(rest) and after_number < cost + NUMBER_AND_WORD

    def one_script(self, word: str, start: int, end: int) -> tuple[str, float, str] | None:
        """A word of two scripts in one, how sure that is, and why; `None` where it may stay."""
        as_cyrillic, as_latin = cyrillic(word, self.opens(start)), latin(word)
        if len(word) < 2 or any(read and not read.exchanged for read in (as_cyrillic, as_latin)):
            return None
        other = as_latin.words[0] if as_latin and as_latin.alike == "same" else ""
        new, cost = self.best(as_cyrillic, start) if as_cyrillic else ("", 0.0)
        if as_cyrillic and not other:
            confidence = self.in_cyrillic(word, new, as_cyrillic.alike, start, end)
            return (new, confidence, "Cyrillic word") if confidence else None
        if as_cyrillic and (as_cyrillic.alike == "same" or self.known(new)):
            return self.in_either(new, cost, other, start, end)
        return (other, self.in_latin(word, as_latin, start, end), "Latin word") if as_latin and other else None

    def in_cyrillic(self, word: str, new: str, alike: str, start: int, end: int) -> float:
        """How sure it is that a word, which can't be Latin, is this Cyrillic one."""
        if self.known(new):
            return 0.99
        if _CAPITALS_AND_ENDING.match(word):
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
        if _GLUED_BEFORE.match(word):
            return UNSURE
        beside = self.beside(start, end)
        if self.known(read.words[0]) or beside == "LL":
            return 0.98
        mostly_cyrillic = read.exchanged * 2 > len(word) and "L" not in beside
        return UNSURE if mostly_cyrillic or _LATIN_AND_ENDING.fullmatch(word) else 0.96

    def in_either(self, new: str, cost: float, other: str, start: int, end: int) -> tuple[str, float, str] | None:
        """A word that may be of either script: the only one in which it is known."""
        known = self.known(new) and (len(new) > 2 or cost < COMMON)
        if self.known(other) and not (known and not new.isupper() and cost + MUCH < self.cost(other)):
            return None if known else (other, 0.97, "Latin word")
        beside = self.beside(start, end)
        if known and beside != "LL":
            return new, 0.97, "Cyrillic word"
        return (other, 0.93, "Latin word") if beside == "LL" else None

    def twins_alone(self, found: list[Exchange], old: list[Span]) -> Iterator[Exchange]:
        """Words of Latin twins alone (`apa`): with letters of old fonts, or near other exchanges, their vouchers."""
        sure = [exchange for exchange in found if exchange.confidence >= SURE and exchange.reason == "Cyrillic word"]
        exchanged = Counter(_cases(b) for f in sure for a, b in zip(f.old, f.new, strict=False) if a != b)
        near = [(f.start - AROUND, f.start + AROUND) for f in sure]
        taken = {exchange.start for exchange in found}
        done = 0
        for window in sorted([*near, *old]):
            for match in _TWINS_ALONE.finditer(self.seen.shadow, max(window[0], done), window[1]):
                start, end = match.span()
                new, confidence = self.twin_alone(start, end, exchanged, len(sure))
                if confidence and start not in taken:
                    yield Exchange(start, self.seen.text[start:end], new, confidence, "Cyrillic word")
            done = max(done, window[1])

    def twin_alone(self, start: int, end: int, exchanged: Counter[str], words: int) -> tuple[str, float]:
        """A word of Latin twins in Cyrillic letters, and how sure that is."""
        word = self.seen.text[start:end]
        read, beside = cyrillic(word, self.opens(start)), self.beside(start, end)
        if not read or "L" in beside or "C" not in beside:
            return word, 0.0
        new, cost = self.best(read, start)
        if self.seen.text[max(0, start - 2) : start].strip("0123456789%") == "-":
            return new, 0.95 if _SUFFIX.fullmatch(new) else 0.0
        if twins.numeral(word.upper()) or self.seen.touches(start, end):
            return new, 0.0
        shares = [self.share(_cases(letter), exchanged) for letter in new]
        known, known_latin = self.known(new), self.known(word)
        if min(shares) >= WHOLLY or not word.isascii():
            sound = len(word) > 3 and not known_latin and self.sounds(new)
            return new, 0.97 if known and (cost < COMMON or not known_latin) else 0.92 if sound else 0.0
        believed = min(shares) > 0 and words > 1 and beside == "CC" and not word.isupper()
        return new, 0.93 if believed and known and cost < COMMON and not known_latin else 0.0

    def share(self, letter: str, exchanged: Counter[str]) -> float:
        """The share of a letter's occurrences in the text that its twin took."""
        if letter not in self.counts:
            self.counts[letter] = sum(map(self.seen.text.count, letter))
        total = exchanged[letter] + self.counts[letter]
        return exchanged[letter] / total if total else 1.0

    def known(self, word: str) -> bool:
        """Whether the model or the user knows a word, in the letters of one alphabet."""
        key = fold(word)
        return key in self.lexicon or (key in self.model.words and bool(_ONE_ALPHABET.fullmatch(key)))

    def sounds(self, word: str) -> bool:
        """Whether a word that nobody knows is spelled like Kazakh or Russian ones."""
        key = fold(word)
        return self.model.spelling(key) < STRANGE * (len(key) + 1) or self.model.russian(key) > RUSSIAN

    def best(self, read: Reading, start: int) -> tuple[str, float]:
        """The likeliest way to write a word after the word before it, and its cost regardless of that."""
        costs = {word: self.cost(word) for word in read.words}
        if len(costs) > 1:
            left = self.model.left(self.before(start))
            after = {word: self.model.after(left, fold(word), costs[word]) for word in costs}
            word = min(costs, key=lambda word: after[word] + self.rarer * word.count("ү"))
            return word, costs[word]
        return costs.popitem()

    def cost(self, word: str) -> float:
        key = fold(word)
        return LEARNED if key in self.lexicon else self.model.word_cost(key)

    def before(self, start: int) -> bytes:
        """The word before a place, or the edge of a text."""
        found = _BEFORE.search(self.seen.folded, max(0, start - NEAR), start)
        return found[1] if found else EDGE

    def opens(self, start: int) -> bool:
        """Whether a sentence begins here."""
        return bool(_SENTENCE.search(self.seen.text, max(0, start - 6), start))

    def beside(self, start: int, end: int) -> str:
        """The scripts of the words before and after within the line: "C", "L", nothing where there is none."""
        coded = self.seen.shadow
        before = WORD.findall(coded[max(0, start - NEAR) : start].rpartition(b"\n")[2])[-1:]
        after = WORD.findall(coded[end : end + NEAR].partition(b"\n")[0])[:1]
        return "".join(map(_script, (*before, *after)))


def _cases(letter: str) -> str:
    """A letter in both cases, alone where its small form (т, м, к) has no twin."""
    both = letter.lower() + letter.upper()
    return letter if letter in "ТМКВН" or letter.lower() == letter.upper() else both


def _script(word: bytes) -> str:
    """The script of a word, as far as letters without twins tell; Latin twins alone tell nothing."""
    if _ONLY_CYRILLIC.search(word):
        return "C"
    if _ONLY_LATIN.search(word):
        return "L"
    return "C" if word[0] > 0x7F else ""


def strange(old: str, new: str) -> set[str]:
    """The characters exchanged that the eye can tell from the letters."""
    return {c for c in {*old} - {*new} if c in twins.table() and twins.table()[c].alike != "same"}
