"""The costs of sequences of letters, as a tree that is searched where it lies."""

from array import array
from collections.abc import Mapping
from itertools import accumulate

from kaznorm.lm.codec import Section


class Grams:
    """The cost of a letter after the letters before it, and of falling back to fewer of these.

    The tree is stored level by level: of each node its letter, its cost, the cost of falling back from it, and how
    many nodes are below it.

    >>> grams = Grams(Grams.pack({b"a": (9, 1), b"ab": (5, 0)}))
    >>> grams.cost(b"ab"), grams.cost(b"b"), grams.fallback(b"a"), grams.fallback(b"b")
    (5, -1, 1, 0)
    """

    __slots__ = ("_levels",)

    def __init__(self, section: Section) -> None:
        self._levels: list[tuple[bytes, Section, Section, array[int]]] = []
        place, nodes = 4, int.from_bytes(section[:4], "little")
        while nodes:
            letters, costs, backs, below = (section[place + i * nodes : place + (i + 1) * nodes] for i in range(4))
            starts = array("I", accumulate(below, initial=0))
            self._levels.append((bytes(letters), costs, backs, starts))
            place, nodes = place + 4 * nodes, starts[-1]

    @staticmethod
    def pack(entries: Mapping[bytes, tuple[int, int]]) -> bytes:
        """The section for costs by sequence; what a sequence begins with must be there too."""
        keys = sorted(entries, key=lambda key: (len(key), key))
        below = dict.fromkeys(keys, 0)
        for key in keys:
            if len(key) > 1:
                below[key[:-1]] += 1
        packed = bytearray(sum(len(key) == 1 for key in keys).to_bytes(4, "little"))
        for size in range(1, len(keys[-1]) + 1):
            level = [key for key in keys if len(key) == size]
            packed += bytes(key[-1] for key in level)
            packed += bytes(entries[key][0] for key in level)
            packed += bytes(entries[key][1] for key in level)
            packed += bytes(below[key] for key in level)
        return bytes(packed)

    def cost(self, gram: bytes) -> int:
        """The cost of the last letter after the others, -1 where they were not kept."""
        index = self._find(gram)
        return -1 if index < 0 else self._levels[len(gram) - 1][1][index]

    def fallback(self, gram: bytes) -> int:
        """What it costs that what follows these letters was not kept, to which its cost after fewer is added."""
        index = self._find(gram)
        return 0 if index < 0 else self._levels[len(gram) - 1][2][index]

    def _find(self, gram: bytes) -> int:
        start, end = 0, len(self._levels[0][0])
        index = -1
        for letter, (letters, _, _, starts) in zip(gram, self._levels, strict=False):
            index = letters.find(letter, start, end)
            if index < 0:
                return -1
            start, end = starts[index], starts[index + 1]
        return index
