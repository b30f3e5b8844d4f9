"""The costs of sequences of letters, as a tree that is searched where it lies."""

from array import array
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate

from kaznorm.lm.codec import Section
from kaznorm.lm.memo import Memo

NO_GRAM = 64
"""The cost of a letter that no word has."""
MEMO, KEPT = 20_000, 3
"""How many contexts are remembered, of so many letters at most, before all are forgotten."""

ALPHABET = range(0x80, 0xAA)
_ABSENT = 0, 0, 0
_NONE = bytes([NO_GRAM]) * len(ALPHABET)


@lru_cache(maxsize=256)
def _more(back: int) -> bytes:
    """A table that adds to costs."""
    return bytes(min(255, cost + back) for cost in range(256))


class Grams:
    """The cost of a letter after the letters before it, and of falling back to fewer of these.

    The tree is stored level by level: of each node its letter, its cost, the cost of falling back from it, and how
    many nodes are below it.

    >>> grams = Grams(Grams.pack({b"a": (9, 1), b"ab": (5, 0)}))
    >>> grams.cost(b"ab"), grams.cost(b"aa"), grams.cost(b"b")
    (5, 10, 64)
    """

    __slots__ = ("_contexts", "_levels", "_rows")

    def __init__(self, section: Section) -> None:
        self._rows = Memo(self._row, MEMO)
        self._contexts: dict[bytes, tuple[int, int, int]] = {}
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
        """The cost of the last letter after the others, or after so few of them that it was seen."""
        letter = gram[-1]
        total = 0
        for first in range(len(gram)):
            context = gram[first:-1]
            start, end, back = self._contexts.get(context) or self._context(context)
            letters, costs, _, _ = self._levels[len(context)]
            index = letters.find(letter, start, end)
            if index >= 0:
                return total + costs[index]
            total += back
        return total + NO_GRAM

    def spelling(self, marked: bytes, order: int) -> tuple[int, int, int]:
        """The cost of each letter but the first after up to `order` - 1 before it, all together; where the last of the
        sequences that were never seen begins, and where the first of them ends.

        What wasn't seen after the letters before one isn't looked for again with the next one. So sequences that hold
        another one don't count.

        >>> grams = Grams(Grams.pack({b"a": (9, 1), b"ab": (5, 0), b"b": (3, 2), b"ba": (1, 0)}))
        >>> grams.spelling(b"aba", 3), grams.spelling(b"aab", 3), grams.spelling(b"aacb", 3)
        ((6, -1, 3), (15, 0, 1), (78, 2, 1))
        """
        known, levels = self._contexts, self._levels
        order = min(order, len(levels))
        total, context = 0, b""
        begins, ends = -1, len(marked)
        start, end, back = self._context(context)
        for at, letter in enumerate(marked):
            letters, costs, backs, starts = levels[len(context)]
            index = letters.find(letter, start, end)
            if index < 0:
                while context:
                    total += back
                    context = context[1:]
                    start, end, back = known.get(context) or self._context(context)
                    letters, costs, backs, starts = levels[len(context)]
                    index = letters.find(letter, start, end)
                    if index >= 0:
                        break
                begins, ends = at - len(context) - (index >= 0), min(ends, at)
            if at:
                total += costs[index] if index >= 0 else NO_GRAM
            if index < 0:
                continue
            context = marked[at - len(context) : at + 1]
            if len(context) < order:
                start, end, back = starts[index], starts[index + 1], backs[index]
            else:
                context = context[1:]
                start, end, back = known.get(context) or self._context(context)
        return total, begins, ends

    def after(self, context: bytes) -> bytes:
        r"""The letters that were seen after a context.

        >>> Grams(Grams.pack({b"a": (9, 1), b"b": (4, 0), b"ab": (5, 0)})).after(b"a")
        b'b'
        """
        start, end, _ = self._contexts.get(context) or self._context(context)
        return self._levels[len(context)][0][start:end]

    def row(self, context: bytes) -> bytes:
        r"""The costs of the letters of `ALPHABET` after a context, in their order, and 255 for more.

        >>> list(Grams(Grams.pack({b"a": (9, 1), b"\x81": (4, 0), b"a\x82": (5, 0)})).row(b"a")[:3])
        [65, 5, 5]
        """
        return self._rows[context]

    def _row(self, context: bytes) -> bytes:
        start, end, back = self._contexts.get(context) or self._context(context)
        less = self.row(context[1:]) if context else _NONE
        costs = bytearray(less.translate(_more(back)) if back else less)
        letters, own, _, _ = self._levels[len(context)]
        first, behind = ALPHABET.start, ALPHABET.stop
        while start < end and letters[start] < first:
            start += 1
        while start < end and letters[end - 1] >= behind:
            end -= 1
        for letter, cost in zip(letters[start:end], own[start:end], strict=True):
            costs[letter - first] = cost
        return bytes(costs)

    def _context(self, context: bytes) -> tuple[int, int, int]:
        """Where the letters after a context lie, and the cost of falling back from it."""
        if not context:
            return 0, len(self._levels[0][0]), 0
        head, levels = context[:KEPT], self._levels
        found = self._contexts.get(head)
        if found is None:
            start, end, _ = self._context(head[:-1])
            letters, _, backs, starts = levels[len(head) - 1]
            index = letters.find(head[-1], start, end)
            if len(self._contexts) > MEMO:
                self._contexts.clear()
            found = (starts[index], starts[index + 1], backs[index]) if index >= 0 else _ABSENT
            self._contexts[head] = found
        for depth in range(KEPT, len(context)):
            letters, _, backs, starts = levels[depth]
            index = letters.find(context[depth], found[0], found[1])
            if index < 0:
                return _ABSENT
            found = starts[index], starts[index + 1], backs[index]
        return found
