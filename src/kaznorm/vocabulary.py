"""What a text and the model tell of a word: whether it is known, what it costs, which words stand beside it."""

import re

from kaznorm import twins
from kaznorm.lm.model import EDGE, Model
from kaznorm.tokens import LETTER, WORD, Scan, fold, shadow
from kaznorm.twins import Reading

NEAR = 60
"""So many characters on either side are looked at for the neighbours."""
COMMON = 12.0
"""A word that costs less than this is frequent enough to be found in digits, or in letters of another script alone."""
LEARNED = 5.0
"""The cost of a word of the user's lexicon."""
STRANGE = 2.4
"""Letters of an unknown word may cost this much each, or it is none."""
RUSSIAN = 3.0
"""An unknown word that is likelier Russian than Kazakh by so many nats is none the less a word."""
RARER_WAY = 5.0
"""What it costs to read y as ү in a text that has ү."""
_ONE_ALPHABET = re.compile(rb"[a-z]+|[\x80-\xa9]+")
ONLY_CYRILLIC = re.compile(rb"[%b]" % shadow(twins.ONLY_CYRILLIC))
ONLY_LATIN = re.compile(rb"[%b]" % shadow(twins.ONLY_LATIN))
_BEFORE = re.compile(rb"([%b]+)[ \xea]{1,2}\Z" % LETTER)
_SENTENCE = re.compile(r"(?:\A|\n[^\S\n]*|[.!?…][»”\"]?\s)[«“\"(–—-]?\s?\Z")


class Vocabulary:
    """The words of one text, as the model, the user's lexicon and the text know them."""

    def __init__(self, model: Model, seen: Scan, lexicon: frozenset[bytes]) -> None:
        self.model = model
        self.seen = seen
        self.lexicon = lexicon
        self.rarer = RARER_WAY if "ү" in seen.text else 0.0
        model.forget()

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


def _script(word: bytes) -> str:
    """The script of a word, as far as letters without twins tell; Latin twins alone tell nothing."""
    if ONLY_CYRILLIC.search(word):
        return "C"
    if ONLY_LATIN.search(word):
        return "L"
    return "C" if word[0] > 0x7F else ""
