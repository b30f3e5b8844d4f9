"""The language model: what a word costs after another one, what an unknown word costs, which language it is of.

Words are bytes: the lower-cased shadow (`kaznorm.tokens.fold`). Costs are negative natural logarithms of
probabilities. A mark is a word of one byte, a number is `b"0"`, the start and end of a text are `b"\\n"`.
"""

from collections.abc import Container
from functools import cached_property
from itertools import compress
from math import exp, log

from kaznorm.lm.codec import Table, unpack, unpack_places
from kaznorm.lm.endings import LONGEST_ENDING, STEM, ending_costs, stem_class
from kaznorm.lm.grams import Grams
from kaznorm.lm.linear import GapLinear, Linear
from kaznorm.lm.memo import Memo
from kaznorm.tokens import fold

EDGE = b"\n"
ORDER = 6
"""How many letters, with the word's ends, the costs of unknown words look at."""
STEP = 1 / 16
"""The unit of the one-byte costs, in nats."""
WORD_STEP = 1 / 10
UNKNOWN = 2.3
"""The cost of being no word of the list, to which the cost of its letters is added."""
STEM_AFTER, SHORTEST_FORM = 3.0, 5
"""What a form of more letters than this costs, besides its ending, after a word that its stem was seen after."""
LISTED = 1.75
"""The cost of being a word of the list that was never counted, to which the cost of its letters is added."""
INFINITE = 1e9
PARTICLES = {
    fold(form): fold(forms[0]) for forms in (("мен", "бен", "пен"), ("да", "де", "та", "те"), ("не",)) for form in forms
}
"""Words of their own that look like endings, with the first of their forms."""
COMMON, NAME = 1, 2
"""Words that are written small within a sentence, and words that are not."""
LONGEST = 64
"""So long a beginning of a word is looked for among the listed ones."""
MEMO = 20_000
"""How many costs are remembered before all are forgotten."""


class Left:
    """A word as the left neighbour of another, with what it costs to go on from it (remembered)."""

    __slots__ = ("class_key", "extras", "hyphen_key", "key", "known", "left_over", "paired", "pairs", "stems", "word")

    def __init__(self, word: bytes, known: bool, paired: bool, left_over: float, word_class: bytes) -> None:
        self.word = word
        self.known, self.paired = known, paired
        self.left_over = left_over
        self.key = word + b" "
        self.hyphen_key = word + b"-"
        self.class_key = word_class + b"~"
        self.pairs: dict[bytes, float] = {}
        self.extras: dict[bytes, float] = {}
        self.stems: dict[bytes, float] = {}


class Model:
    """Counts turned into costs. Built from a file's bytes; `kaznorm.lm.load.model` gives the shipped one."""

    def __init__(self, data: bytes) -> None:
        sections = unpack(data)
        self.words: dict[bytes, int] = dict(zip(bytes(sections["words"]).split(b"\n"), sections["costs"], strict=True))
        self._cases = bytes(sections["cases"])
        self._pairs = Table(sections["pairs"])
        self._chars = Grams(sections["chars"])
        self._russian = Table(sections["russian"])
        self._classes = frozenset(bytes(sections["classes"]).split(b"\t"))
        self._sections = sections
        endings = bytes(sections["endings"]).splitlines()
        self._ending_costs = ending_costs(endings, [cost * STEP + STEM for cost in sections["ending_costs"]])
        self.endings = frozenset(key[2:] for key in self._ending_costs)
        self._grams: dict[bytes, float] = {}
        self._gram_odds = Memo(self._odds_of_gram, MEMO)
        self._odds = Memo(self._odds_of, MEMO // 2)
        self._spellings = Memo(self._spelled, MEMO // 2)
        self._inflected = Memo(self._as_inflected, MEMO // 2)
        self._lefts: dict[bytes, Left] = {}
        self._ratios: dict[bytes, float] = {}
        self._remembered = 0

    @cached_property
    def names(self) -> frozenset[bytes]:
        """Words that are written with a capital."""
        return self._written(NAME)

    @cached_property
    def common(self) -> frozenset[bytes]:
        """Words that are written small."""
        return self._written(COMMON)

    def _written(self, case: int) -> frozenset[bytes]:
        return frozenset(compress(self.words, self._cases.translate(bytes(code == case for code in range(256)))))

    @cached_property
    def halves(self) -> frozenset[bytes]:
        """Words that were seen joined to another one by a hyphen."""
        return self._at("halves")

    @cached_property
    def slips(self) -> frozenset[bytes]:
        """Words that may be listed because others slipped."""
        return self._at("slips")

    def _at(self, section: str) -> frozenset[bytes]:
        words = list(self.words)
        return frozenset(words[place] for place in unpack_places(self._sections[section]))

    @cached_property
    def gaps(self) -> GapLinear:
        """Whether a word ends at a gap."""
        return GapLinear(self._sections["gaps"])

    @cached_property
    def links(self) -> Linear:
        """What stands between two words, or whether they are one."""
        return Linear(self._sections["links"])

    @cached_property
    def particles(self) -> Linear:
        """Whether a particle is a word of its own."""
        return Linear(self._sections["particles"])

    def word_cost(self, word: bytes) -> float:
        """The cost of a word regardless of its neighbours."""
        packed = self.words.get(word)
        if packed is not None:
            return packed * WORD_STEP
        return min(UNKNOWN + self.spelling(word), self.inflected_cost(word))

    def counted_cost(self, word: bytes) -> float:
        """The cost of a word by its count alone, `INFINITE` where it was not counted."""
        packed = self.words.get(word)
        if packed is None:
            return INFINITE
        whole, by_letters = exp(-packed * WORD_STEP), exp(-LISTED - self.spelling(word))
        return -log(whole - by_letters) if whole - by_letters > WORD_STEP * whole else INFINITE

    def inflected_cost(self, word: bytes) -> float:
        """The cost of a word as a listed one with an ending, `INFINITE` where it can't be that."""
        return self._inflected[word]

    def _as_inflected(self, word: bytes) -> float:
        endings, best = self.endings, INFINITE
        for size in range(max(3, len(word) - LONGEST_ENDING), min(len(word), LONGEST)):
            packed = self.words.get(word[:size]) if word[size:] in endings else None
            if packed is not None and packed * WORD_STEP + STEM < best:
                best = min(best, packed * WORD_STEP + self.ending_cost(word[:size], word[size:]))
        return best

    def has_stem(self, word: bytes, shortest: int = 3) -> bool:
        """Whether a word is the form of a listed one of at least so many letters."""
        for cut in range(max(shortest, len(word) - LONGEST_ENDING), len(word)):
            if word[cut:] not in self.endings or word[:cut] not in self.words:
                continue
            if self.ending_cost(word[:cut], word[cut:]) < INFINITE:
                return True
        return False

    def left(self, word: bytes) -> Left:
        """The word as a left neighbour."""
        left = self._lefts.get(word)
        if left is None:
            known = word in self.words or word == EDGE
            left_over = max(0, self._pairs.get(word, b" ")) * STEP if known else 0.0
            left = self._lefts[word] = Left(word, known, word in self.halves, left_over, self.class_of(word))
        return left

    def forget(self) -> None:
        """Drops remembered costs where they have become many. Not to be called while a `Left` is in use."""
        if self._remembered > 2 * MEMO:
            self._lefts.clear()
            self._ratios.clear()
            self._remembered = 0
        if len(self._grams) > 3 * MEMO:
            self._grams.clear()

    def after(self, left: Left, word: bytes, cost: float) -> float:
        """The cost of a word after another, with white space or a mark between; `cost` is `word_cost(word)`."""
        total = left.pairs.get(word)
        if total is not None:
            return total
        extra = left.extras.get(word)
        if extra is None:
            self._remembered += 1
            found = self._pairs.get(left.key, word) if left.known and (word in self.words or word == EDGE) else -1
            if found >= 0:
                left.pairs[word] = found * STEP
                return found * STEP
            extra = left.extras[word] = left.left_over + self._ratio(left.class_key, self.class_of(word))
        if left.known and cost > 10 and len(word) > SHORTEST_FORM:
            by_stem = left.stems.get(word)
            if by_stem is None:
                by_stem = left.stems[word] = self._stem_after(left, word)
            return min(by_stem, cost + extra)
        return cost + extra

    def _stem_after(self, left: Left, word: bytes) -> float:
        """The cost of a word as the form of another that was seen after the same left neighbour."""
        best = INFINITE
        for size in range(len(word) - 1, max(4, len(word) - 9), -1):
            found = self._pairs.get(left.key, word[:size]) if word[:size] in self.words else -1
            if found >= 0:
                best = min(best, found * STEP + self.ending_cost(word[:size], word[size:]) - STEM + STEM_AFTER)
        return best

    def pair_cost(self, left: Left, word: bytes) -> float | None:
        """The cost of a word after another, `None` where the two were not counted together."""
        found = self._pairs.get(left.key, word) if left.known else -1
        return found * STEP if found >= 0 else None

    def used(self, word: bytes, particle: bytes) -> tuple[float, float]:
        """What a word and a particle cost as one word and apart, by counts of other text; `INFINITE` if not counted."""
        joined, apart = self._pairs.get(word + particle, b"+"), self._pairs.get(word + b"+", particle)
        return joined * WORD_STEP if joined >= 0 else INFINITE, apart * WORD_STEP if apart >= 0 else INFINITE

    def hyphenated(self, left: Left, word: bytes) -> float | None:
        """The cost of `-word` after another, `None` where the two were never seen joined by a hyphen."""
        found = self._pairs.get(left.hyphen_key, word) if left.paired else -1
        return found * STEP if found >= 0 else None

    def are_joined(self, left: bytes, right: bytes) -> bool:
        """Whether two words were seen joined by a hyphen."""
        return left in self.halves and self._pairs.get(left + b"-", right) >= 0

    def class_of(self, word: bytes) -> bytes:
        """A frequent word is a class of its own, another one goes by its last three letters."""
        return word_class(word, self._classes)

    def _ratio(self, left_key: bytes, right: bytes) -> float:
        """How much less likely the classes meet than chance has it; negative where they attract."""
        key = left_key + right
        ratio = self._ratios.get(key)
        if ratio is None:
            found = self._pairs.get(key)
            ratio = self._ratios[key] = (found - 128) * STEP if found >= 0 else 0.0
        return ratio

    def ending_cost(self, stem: bytes, ending: bytes) -> float:
        """What an ending costs after a stem; `INFINITE` where it was never seen after the like of it."""
        return self.class_ending_cost(stem_class(stem), ending)

    def class_ending_cost(self, stem: bytes, ending: bytes) -> float:
        """What an ending costs after stems of a class (see `stem_class`)."""
        return self._ending_costs.get(stem + ending, INFINITE)

    def gram_cost(self, gram: bytes) -> float:
        """The cost of the last byte of up to `ORDER` after the ones before it; `^` and `$` are a word's ends."""
        cost = self._grams.get(gram)
        if cost is None:
            cost = self._grams[gram] = self._chars.cost(gram) * STEP
        return cost

    def gram_row(self, context: bytes) -> bytes:
        """The costs of the letters of the alphabet after others, in units of `STEP`."""
        return self._chars.row(context)

    def spelling(self, word: bytes) -> float:
        """The cost of a word's letters, from the first to its end.

        Words that look like Kazakh ones cost less than chance strings of the same length.
        """
        return self._spellings[word][0]

    def letters_after(self, beginning: bytes) -> bytes:
        """The letters, or `$` for the end, that words of the list may have after a beginning, and hardly others."""
        return self._chars.after((b"^" + beginning)[1 - ORDER :])

    def fault(self, word: bytes) -> tuple[int, int]:
        """Where the last of the sequences of letters begins that no word of the list has, and where the first of them
        ends: to be of the list, the word must be another at the one or behind and at the other or before. The word's
        own ends are letters of them, too.
        """
        return self._spellings[word][1:]

    def _spelled(self, word: bytes) -> tuple[float, int, int]:
        cost, begins, ends = self._chars.spelling(b"^" + word + b"$", ORDER)
        return cost * STEP, begins - 1, ends - 1

    def russian(self, word: bytes) -> float:
        """How much likelier the word is Russian than Kazakh, in nats; unknown letters count nothing."""
        return self._odds[word]

    def _odds_of(self, word: bytes) -> float:
        marked = b"^" + word + b"$"
        grams = [marked[start : start + 4] for start in range(len(marked) - 3)]
        return sum(map(self._gram_odds.__getitem__, grams)) * STEP

    def _odds_of_gram(self, gram: bytes) -> int:
        found = self._russian.get(gram)
        return found - 128 if found >= 0 else 0


def word_class(word: bytes, frequent: Container[bytes]) -> bytes:
    """The class of a word: itself where it is frequent, else its last three letters."""
    return word if word in frequent else b"~" + word[-3:]


def byte(cost: float, step: float = STEP, zero: int = 0) -> int:
    """A cost as one byte."""
    return min(255, max(0, round(cost / step) + zero))
