"""Normalisers of three lines, for the tests of what is around normalisers."""

import re
from dataclasses import dataclass
from typing import ClassVar

from kaznorm import Edit, Normaliser, Note, option


@dataclass(frozen=True)
class Double(Normaliser):
    """Takes one of two equal letters away: `аа` becomes `а`, `ааа` becomes `аа` in each round."""

    name: ClassVar[str] = "double"
    letters: str = option("абвг", "which letters may not be doubled")
    confidence: float = option(0.9, "how sure it is", low=0, high=1)

    def find(self, text):
        for found in re.finditer(rf"([{self.letters}])\1+", text):
            yield Edit(found.start(), found[0], found[0][1:], self.confidence, "doubled")


@dataclass(frozen=True)
class Flip(Normaliser):
    """Never content: `x` becomes `y`, `y` becomes `x`."""

    name: ClassVar[str] = "flip"

    def find(self, text):
        for found in re.finditer("[xy]", text):
            yield Edit(found.start(), found[0], "y" if found[0] == "x" else "x")


@dataclass(frozen=True)
class Swap(Normaliser):
    """Exchanges one string for another."""

    name: ClassVar[str] = "swap"
    old: str = option("?", "what goes")
    new: str = option("!", "what comes")
    confidence: float = option(1.0, "how sure it is")

    def find(self, text):
        for found in re.finditer(re.escape(self.old), text):
            yield Edit(found.start(), found[0], self.new, self.confidence)


@dataclass(frozen=True)
class Other(Swap):
    """A second one that swaps."""

    name: ClassVar[str] = "other"


@dataclass(frozen=True)
class Chrome(Swap):
    """Bears the name of one that decides a document as a whole."""

    name: ClassVar[str] = "chrome"


@dataclass(frozen=True)
class Watch(Normaliser):
    """Sees `#`, and leaves it."""

    name: ClassVar[str] = "watch"

    def find(self, text):
        for found in re.finditer("#", text):
            yield Note(found.start(), found.end(), "a hash")


@dataclass(frozen=True)
class Known(Normaliser):
    """Capitalises what is in the lexicon."""

    name: ClassVar[str] = "known"
    lexicon: frozenset[str] = frozenset()

    def find(self, text):
        for found in re.finditer(r"\w+", text):
            if found[0] in self.lexicon:
                yield Edit(found.start(), found[0], found[0].capitalize())


@dataclass(frozen=True)
class Broken(Normaliser):
    """Gives what `gives` says, whatever it is."""

    name: ClassVar[str] = "broken"
    gives: object = None

    def find(self, text):
        yield from self.gives
