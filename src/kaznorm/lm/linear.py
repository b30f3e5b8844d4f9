"""Hashed linear classifiers, and what they look at.

Four questions are asked in this way: does a word end at this gap (`gap_features`), does a hyphen or a space stand
between these two words (`hyphen_features`), are they one word or two (`compound_features`), is this particle a word
of its own (`kaznorm.lm.particles`)? A feature is an index into an array of weights.
"""

import math
from array import array
from collections.abc import Iterable
from itertools import accumulate
from zlib import crc32

from kaznorm.alphabet import BACK_VOWELS, FRONT_VOWELS, VOWELS
from kaznorm.lm.codec import Section
from kaznorm.tokens import shadow

BITS = 21
MASK = (1 << BITS) - 1
STEP = 1 / 16
NEAR = 7
"""How many letters are looked at on either side of a gap."""
_SIZES = range(1, NEAR + 1)
_CROSS = tuple((a, b) for a in range(4) for b in range(4) if a + b + 2 <= NEAR)
_FAR = _SIZES[4:]
_ZEROS = [bytes(size) for size in range(1, 5)]
_GAP_ZERO = 128 * (2 * NEAR + len(_CROSS))
REMEMBERED = 30_000
"""How many sides of gaps are remembered before all are forgotten."""
_BACK, _FRONT, _VOWELS = (frozenset(shadow(letters)) for letters in (BACK_VOWELS, FRONT_VOWELS, VOWELS))
SIDES = bytes((code in _BACK) + 2 * (code in _FRONT) for code in range(256))
NO_SIDE = bytes(code for code in range(256) if not SIDES[code])
"""For `bytes.translate`: the sides of the vowels that have one, and what has none."""


def gap_features(letters: bytes, gap: int) -> list[int]:
    """The letters around the gap before `letters[gap]`."""
    right = [letters[gap : gap + size] for size in _SIZES]
    lefts = [crc32(letters[max(0, gap - size) : gap]) for size in _SIZES]
    barred = [crc32(b"|", left) for left in lefts[:4]]
    indexes = lefts + [crc32(text, 1) for text in right] + [crc32(right[b], barred[a]) for a, b in _CROSS]
    return [index & MASK for index in indexes]


def hyphen_features(left: bytes, right: bytes) -> list[int]:
    """Endings and beginnings of two words, whether they alliterate or rhyme, their vowels and lengths."""
    shape = _shape(left) + _shape(right)
    alike = b"1" if left[:1] == right[:1] else b"0"
    texts = [b"", shape, shape[::2], left[:1] + b"=" + right[:1], b"a" + alike]
    texts += [b"A" + shape[::2] if left[:2] == right[:2] else b"B", b"L" + left, b"R" + right]
    texts += [b"p" + right[:size] for size in range(1, 5)]
    texts += _endings(left, right)
    return [crc32(text, 2) & MASK for text in texts]


def compound_features(left: bytes, right: bytes) -> list[int]:
    """Endings of two words and their lengths: inflected words make no compounds."""
    shape = _shape(left) + _shape(right)
    texts = [b"", shape[:2], shape[2:], shape[::2], *_endings(left, right)]
    return [crc32(text, 4) & MASK for text in texts]


def _shape(word: bytes) -> bytes:
    return bytes([min(9, sum(letter in _VOWELS for letter in word)), harmony(word)])


def _endings(left: bytes, right: bytes) -> list[bytes]:
    texts = [b"l" + left[-size:] for size in range(1, 5)]
    texts += [b"r" + right[-size:] for size in range(1, 5)]
    return texts + [left[-a:] + b"x" + right[-b:] for a, b in ((1, 1), (2, 2), (3, 3), (1, 3), (3, 1))]


def harmony(word: bytes) -> int:
    """Whether the last vowel that has a side is a back (1) or a front one (2); 0 where there is none."""
    sides = word.translate(SIDES, NO_SIDE)
    return sides[-1] if sides else 0


class Linear:
    """The weights at work."""

    def __init__(self, section: Section) -> None:
        half = len(section) // 2
        weights = bytearray(b"\x80") * (1 << BITS)
        for place, weight in zip(accumulate(section[:half]), section[half:], strict=True):
            weights[place] = weight
        self._weights = bytes(weights)

    def logit(self, indexes: list[int]) -> float:
        """The logarithm of the odds that the answer is yes."""
        weights = self._weights
        return (sum([weights[index] for index in indexes]) - 128 * len(indexes)) * STEP


class GapLinear(Linear):
    """The classifier of gaps, for all gaps of a row of letters at once: the logits of `gap_features`, faster.

    A CRC is linear, so that of what stands on both sides is one number for each side, combined by exclusive or.
    What depends on the three letters of one side alone is remembered.
    """

    def __init__(self, section: Section) -> None:
        super().__init__(section)
        self._lefts: dict[bytes, tuple[int, ...]] = {}
        self._rights: dict[bytes, tuple[int, ...]] = {}

    def logits(self, letters: bytes) -> list[float]:
        """The logits at the gaps before all letters but the first."""
        w, n, lefts, rights = self._weights, len(letters), self._lefts, self._rights
        if len(lefts) + len(rights) > REMEMBERED:
            lefts.clear()
            rights.clear()
        found: list[float] = []
        for gap in range(1, n):
            key = letters[gap - 3 : gap] if gap > 3 else letters[:gap]
            a1, a2, a3, a4, b1, b2, b3, b4, c1, c2, c3, c4, near = lefts.get(key) or self._left(key)
            if gap > n - 4:  # the longest on the right is as long as what is left there
                a2, b2, c2 = (a2, b2, c2) if gap < n - 1 else (a1, b1, c1)
                a3, b3, c3 = (a3, b3, c3) if gap < n - 2 else (a2, b2, c2)
                a4, b4, c4 = a3, b3, c3
            key = letters[gap : gap + 3]
            r1, r2, r3, total = rights.get(key) or self._right(key)
            right, left = letters[gap : gap + 4], crc32(letters[gap - 4 : gap] if gap > 4 else letters[:gap])
            r4 = crc32(right) & MASK
            barred = crc32(b"|", left)
            total += near + w[a1 ^ r1] + w[a2 ^ r2] + w[a3 ^ r3] + w[a4 ^ r4] + w[b1 ^ r1] + w[b2 ^ r2] + w[b3 ^ r3]
            total += w[b4 ^ r4] + w[c1 ^ r1] + w[c2 ^ r2] + w[c3 ^ r3] + w[c4 ^ r4]
            total += w[crc32(right[:1], barred) & MASK] + w[crc32(right[:2], barred) & MASK]
            total += w[crc32(right[:3], barred) & MASK] + w[left & MASK] + w[crc32(right, 1) & MASK]
            for size in _FAR:
                total += w[crc32(letters[gap - size : gap] if gap > size else letters[:gap]) & MASK]
                total += w[crc32(letters[gap : gap + size], 1) & MASK]
            found.append((total - _GAP_ZERO) * STEP)
        return found

    def _left(self, key: bytes) -> tuple[int, ...]:
        """What the letters before a gap give: their side of each pair, and the sum of their own weights."""
        lefts = [crc32(key[-size:]) for size in range(1, 4)]
        barred = [crc32(b"|", left) for left in lefts]
        pairs = [(crc32(zeros, left) ^ crc32(zeros)) & MASK for left in barred for zeros in _ZEROS]
        found = self._lefts[key] = (*pairs, sum(self._weights[left & MASK] for left in lefts))
        return found

    def _right(self, key: bytes) -> tuple[int, ...]:
        """The same of the letters behind one."""
        rights = [key[:size] for size in range(1, 4)]
        own = sum(self._weights[crc32(right, 1) & MASK] for right in rights)
        found = self._rights[key] = (*(crc32(right) & MASK for right in rights), own)
        return found


class Learner:
    """Learns weights from examples by FTRL-proximal (McMahan et al. 2013); most weights stay zero."""

    def __init__(self, rate: float = 0.1) -> None:
        self.rate = rate
        self.weights, self.sums, self.roots = (array("d", bytes(8 << BITS)) for _ in range(3))

    def learn(self, examples: Iterable[tuple[list[int], bool]], sparsity: float) -> None:
        """One pass; the greater `sparsity`, the fewer weights are not zero."""
        weights, sums, roots, rate = self.weights, self.sums, self.roots, self.rate
        for indexes, answer in examples:
            logit = sum([weights[index] for index in indexes])
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, logit)))) - answer
            if -0.02 < error < 0.02:
                continue
            for index in indexes:
                old = roots[index]
                root = roots[index] = math.sqrt(old * old + error * error)
                total = sums[index] = sums[index] + error - (root - old) / rate * weights[index]
                if total > sparsity:
                    weights[index] = (sparsity - total) * rate / (1 + root)
                elif total < -sparsity:
                    weights[index] = (-sparsity - total) * rate / (1 + root)
                else:
                    weights[index] = 0.0

    def pack(self, least: float = 1.5 * STEP) -> bytes:
        """The section for the weights, those smaller than `least` left out."""
        steps, values = bytearray(), bytearray()
        place = 0
        for index, weight in enumerate(self.weights):
            if abs(weight) < least:
                continue
            while index - place > 255:
                place += 255
                steps.append(255)
                values.append(128)
            steps.append(index - place)
            values.append(max(0, min(255, round(weight / STEP) + 128)))
            place = index
        return bytes(steps + values)
