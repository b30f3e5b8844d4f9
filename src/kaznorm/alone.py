"""Words of Latin twins alone (`apa`, `C.`): what the exchanges around them tell."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kaznorm import digits, twins
from kaznorm.alphabet import CAPITALS
from kaznorm.edits import Span
from kaznorm.exchange import SURE, Exchange
from kaznorm.lazily import lazily
from kaznorm.tokens import LETTER
from kaznorm.twins import cyrillic
from kaznorm.vocabulary import COMMON, Vocabulary

WHOLLY = 0.9
"""From this share of its occurrences on, a letter counts as exchanged throughout a text."""
AROUND = 1000
"""So near to a word whose letters were exchanged another may owe itself to the same cause."""
MANY = 12
"""So many words with exchanged letters, and each letter wholly exchanged, make even lone letters Cyrillic."""
_COMMON_LETTERS = "аеоіс"
_P = {b"twin": rb"aceiopxyhABCEHIKMOPTXY\xaa-\xaf\xbc-\xbf", b"l": LETTER}
_WORDS = lazily(rb"(?<![%(l)b0-9_.])(?:[%(twin)b]{2,}+|(?<=[0-9%%]-)[%(twin)b])(?![%(l)b0-9_])" % _P)
_CAPITAL = f"[A-Z{CAPITALS}]"
_LONE = lazily(
    rf"(?<![^\W_])[ABCEHKMOPTX](?=\.(?:\s?{_CAPITAL}\.)?[\s-]?{_CAPITAL}[^\W\d_]|\.\s?{_CAPITAL}\.)"
    rf"|(?<=[^\W\d_]\.)[ABCEHKMOPTX](?=\.[\s,)-])|(?<![\w.'’-])[aeoc](?![\w.'’-])"
)
"""Initials, and small letters alone."""
_FORMULA = lazily("[a-z][A-Z]")


class Alone:
    """Finds words and letters of Latin twins alone that belong to a text with exchanged letters."""

    def __init__(self, words: Vocabulary, found: Iterable[Exchange]) -> None:
        self.words = words
        self.text = words.seen.text
        self.taken = {exchange.start for exchange in found}
        self.sure = [f for f in found if f.confidence >= SURE and f.reason == "Cyrillic word"]
        self.exchanged = Counter(_cases(b) for f in self.sure for a, b in zip(f.old, f.new, strict=False) if a != b)
        self.counts: dict[str, int] = {}

    def find(self, old: Sequence[Span]) -> Iterator[Exchange]:
        """Words near other exchanges, and near letters of `old` fonts; letters where all are exchanged."""
        windows = [(exchange.start - AROUND, exchange.start + AROUND) for exchange in self.sure]
        done = 0
        for start, end in sorted([*windows, *old]):
            for match in _WORDS.finditer(self.words.seen.shadow, max(start, done), end):
                new, confidence = self.word(*match.span())
                if confidence and match.start() not in self.taken:
                    yield Exchange(match.start(), self.text[slice(*match.span())], new, confidence, "Cyrillic word")
            done = max(done, end)
        if len(self.sure) >= MANY and all(self.share(_cases(letter)) >= WHOLLY for letter in _COMMON_LETTERS):
            yield from self.letters()

    def word(self, start: int, end: int) -> tuple[str, float]:
        """A word of Latin twins in Cyrillic letters, and how sure that is."""
        words, word = self.words, self.text[start:end]
        read, beside = cyrillic(word, words.opens(start)), words.beside(start, end)
        if not read or "L" in beside or "C" not in beside or _FORMULA.search(word):
            return word, 0.0
        new, cost = words.best(read, start)
        if self.text[max(0, start - 2) : start].strip("0123456789%") == "-":
            return new, 0.95 if digits.SUFFIX.fullmatch(new) else 0.0
        if twins.numeral(word.upper()) or words.seen.touches(start, end):
            return new, 0.0
        shares = [self.share(_cases(letter)) for letter in new]
        known, known_latin = words.known(new), words.known(word)
        if min(shares) >= WHOLLY or not word.isascii():
            sound = len(word) > 3 and not known_latin and words.sounds(new)
            return new, 0.97 if known and (cost < COMMON or not known_latin) else 0.92 if sound else 0.0
        believed = min(shares) > 0 and len(self.sure) > 1 and beside == "CC" and not word.isupper()
        return new, 0.93 if believed and known and cost < COMMON and not known_latin else 0.0

    def letters(self) -> Iterator[Exchange]:
        """Lone letters and initials among Cyrillic words."""
        for match in _LONE.finditer(self.text):
            read = cyrillic(match[0], match[0].isupper())
            if read and match.start() not in self.taken and "L" not in self.words.beside(*match.span()):
                yield Exchange(match.start(), match[0], read.words[0], 0.95, "Cyrillic word")

    def share(self, letter: str) -> float:
        """The share of a letter's occurrences in the text that its twin took."""
        if letter not in self.counts:
            self.counts[letter] = sum(map(self.text.count, letter))
        total = self.exchanged[letter] + self.counts[letter]
        return self.exchanged[letter] / total if total else 1.0


def _cases(letter: str) -> str:
    """A letter in both cases, alone where its small form (т, м, к) has no twin."""
    both = letter.lower() + letter.upper()
    return letter if letter in "ТМКВН" or letter.lower() == letter.upper() else both
