"""What the words of a text may have been before their letters were lost or confused."""

from collections.abc import Callable
from functools import lru_cache

from kaznorm.lm.channel import FAR, LOST, TYPED, Channel, channel, index
from kaznorm.lm.lattice import Option, Readings
from kaznorm.lm.model import Model

TRIED = 7
"""So many readings of a letter are tried in unknown words, the likeliest."""
BEAM, ORDER = 8, 4
"""So many beginnings of an unknown word are followed up, by the costs of so many letters."""
KEPT = 4
"""So many readings of a word are looked at with their neighbours."""
SLACK = 9.0
"""How much worse than the best a reading may be."""
GARBLED = 12.0
"""What words seem to cost too much where more of their letters slipped than a reading accounts for."""
KNOWN = 9.0
"""What a word of the user's lexicon costs."""


class Restorer(Readings):
    """The readings of words without their Kazakh letters. Keyboards don't drop or add letters, `noisy` OCR
    does.
    """

    def __init__(self, model: Model, *, noisy: bool) -> None:
        super().__init__(model)
        self.noisy = noisy
        self.channel: Channel = channel(LOST if noisy else TYPED)
        self.tried: dict[int, list[tuple[bytes, float]]] = {}

    def _options(self, word: bytes) -> list[Option]:
        """The likeliest words that may have been read as this one, the likeliest first."""
        like = index(self.model).like(word)
        words = dict.fromkeys(w for w in like if self.noisy or len(w) == len(word))
        if not words:
            words = dict.fromkeys(self.spelled(word))
        words[word] = None
        costs = ((w, self.channel.cost(w, word)) for w in words)
        found = [Option(w, self.model.word_cost(w), cost) for w, cost in costs if cost < FAR or w == word]
        found.sort(key=_total)
        return [option for option in found[:KEPT] if _total(option) < _total(found[0]) + SLACK]

    def spelled(self, word: bytes) -> list[bytes]:
        """What a word that isn't in the list may have been, letter by letter."""
        gram = self.model.gram_cost
        beam: list[tuple[float, bytes]] = [(0.0, b"^")]
        for code in word:
            readings = self._tried(code)
            grown = []
            for cost, start in beam:
                last = start[1 - ORDER :]
                grown += [(cost + extra + gram(last + letter), start + letter) for letter, extra in readings]
            grown.sort()
            beam = grown[:BEAM]
        return [start[1:] for _, start in beam[:KEPT]]

    def _tried(self, code: int) -> list[tuple[bytes, float]]:
        readings = self.tried.get(code)
        if readings is None:
            known = sorted(self.channel.readings.get(code, ()), key=lambda reading: reading[1])
            known = [reading for reading in known if reading[1] < FAR][:TRIED]
            readings = self.tried[code] = known or [(bytes([code]), 0.0)]
        return readings


def _total(option: Option) -> float:
    return option.cost + option.channel


@lru_cache(maxsize=2)
def restorer(model: Model, *, noisy: bool) -> Restorer:
    """The restorer of a model."""
    return Restorer(model, noisy=noisy)


def restored_cost(model: Model) -> Callable[[bytes], float]:
    """What words cost, where they may have lost letters and slipped besides."""
    reader = restorer(model, noisy=True)
    return lambda word: _total(reader.options(word)[0]) - GARBLED
