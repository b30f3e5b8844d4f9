"""What the words of a text may have been before their letters were lost or confused."""

from collections.abc import Callable
from functools import lru_cache
from math import inf

from kaznorm.lm.channel import FAR, LOST, TYPED, Channel, Index, OneLetter, channel, index
from kaznorm.lm.confused import word_cost
from kaznorm.lm.grams import ALPHABET
from kaznorm.lm.lattice import Option, Readings
from kaznorm.lm.model import STEP, WORD_STEP, Model
from kaznorm.tokens import fold

TRIED = 4
"""So many readings of a letter are tried in unknown words, the likeliest."""
BEAM, ORDER, BEHIND = 4, 4, 4.5 / STEP
"""So many beginnings of an unknown word are followed up, by the costs of so many letters, but none so far behind."""
KEPT, SPELLED = 4, 3
"""So many readings of a word are looked at with their neighbours, and so many of one that is spelled."""
SLACK = 4.0
"""How much worse than the best a reading may be: neighbours hardly ever tell for one that is worse."""
GARBLED = 12.0
"""What words seem to cost too much where more of their letters slipped than a reading accounts for."""
FAR_FETCHED, WELL_FORMED = 26.0, 20.0
"""Unlisted forms of words that cost more are no readings; where none costs less than the second, with its slips, words
are spelled letter by letter, too."""
KNOWN = 9.0
"""What a word of the user's lexicon costs."""
_A, _ROUND = fold("ә"), fold("ое")


class Restorer(Readings):
    """The readings of words without their Kazakh letters, or without a `letter`. Keyboards don't drop or add letters,
    `noisy` OCR does.
    """

    def __init__(self, model: Model, *, noisy: bool, letter: bytes = b"") -> None:
        super().__init__(model)
        self.noisy = noisy
        self.channel: Channel | OneLetter = OneLetter(letter) if letter else channel(LOST if noisy else TYPED)
        self.index: Index = index(model)
        self.tried: dict[int, list[tuple[int, float, bytes]]] = {}

    def _options(self, word: bytes) -> list[Option]:
        """The likeliest words that may have been read as this one, the likeliest first."""
        model = self.model
        like, listed = self.index.like(word), model.words
        like = [*like, *self._rounded(word)] if self.noisy else [w for w in like if len(w) == len(word)]
        known = sorted([(listed[w] * WORD_STEP, w) for w in like]) if like else self._forms(word)
        ways = self._weighed(word, known)
        if not ways or (not like and ways[0][0] > WELL_FORMED):
            spelled = [(word_cost(model, w), w) for w in self.spelled(word)]
            others = {w for _, w in spelled}
            ways = sorted([way for way in ways if way[2] not in others] + self._weighed(word, spelled))
        if word not in listed and all(w != word for _, _, w in ways):
            ways += self._weighed(word, [(word_cost(model, word), word)])
            ways.sort()
        return [Option(w, total - spent, spent) for total, spent, w in ways[:KEPT] if total < ways[0][0] + SLACK]

    def _rounded(self, word: bytes) -> list[bytes]:
        """The listed words of which OCR read an ә as о or е: `жоне`."""
        ways = [word[:at] + _A + word[at + 1 :] for at, code in enumerate(word) if code in _ROUND]
        return [other for other in ways if other in self.model.words]

    def _weighed(self, word: bytes, ways: list[tuple[float, bytes]]) -> list[tuple[float, float, bytes]]:
        """What other words cost with what it costs that they were read as this one, and that alone, the likeliest
        first; those that cost little themselves are asked for first."""
        found: list[tuple[float, float, bytes]] = []
        limit, channel_cost = inf, self.channel.cost
        for cost, other in ways:
            if cost < limit:
                spent = channel_cost(other, word)
                if spent < FAR or other == word:
                    found.append((cost + spent, spent, other))
                    limit = min(limit, cost + spent + SLACK)
        found.sort()
        return found

    def _forms(self, word: bytes) -> list[tuple[float, bytes]]:
        """The forms of listed words that a word may have been."""
        found = self.index.forms_like(word, FAR_FETCHED)
        return sorted(way for way in found if self.noisy or len(way[1]) == len(word))

    def spelled(self, word: bytes) -> list[bytes]:
        """What a word that isn't in the list may have been, letter by letter; nothing where marks stand in it."""
        row_of = self.model.gram_row
        beam: list[tuple[float, bytes]] = [(0.0, b"^")]
        for code in word:
            readings = self._tried(code)
            if not readings:
                return [word]
            grown: list[tuple[float, bytes]] = []
            limit = inf
            for cost, start in beam:
                row = row_of(start[1 - ORDER :])
                for letter, extra, coded in readings:
                    total = cost + extra
                    if total > limit:
                        break
                    total += row[letter]
                    if total <= limit:
                        grown.append((total, start + coded))
                        if total + BEHIND < limit:
                            limit = total + BEHIND
            grown.sort()
            beam = grown[:BEAM]
        return [start[1:] for cost, start in beam[:SPELLED] if cost < beam[0][0] + SLACK / STEP]

    def _tried(self, code: int) -> list[tuple[int, float, bytes]]:
        """What a letter may have been: its place in the alphabet, what that costs in units of `STEP`, itself."""
        readings = self.tried.get(code)
        if readings is None:
            known = sorted(self.channel.readings.get(code, ()), key=lambda reading: reading[1])
            known = [(letter, cost) for letter, cost in known if cost < FAR and letter in ALPHABET]
            if not known and code in ALPHABET:
                known = [(code, 0.0)]
            readings = [(ALPHABET.index(letter), cost / STEP, bytes((letter,))) for letter, cost in known[:TRIED]]
            self.tried[code] = readings
        return readings


def _total(option: Option) -> float:
    return option.cost + option.channel


@lru_cache(maxsize=4)
def restorer(model: Model, *, noisy: bool, letter: bytes = b"") -> Restorer:
    """The restorer of a model."""
    return Restorer(model, noisy=noisy, letter=letter)


def restored_cost(model: Model) -> Callable[[bytes], float]:
    """What words cost, where they may have lost letters and slipped besides."""
    reader = restorer(model, noisy=True)
    return lambda word: _total(reader.options(word)[0]) - GARBLED
