"""Whether words may be in a passage of another language than Kazakh, told cheaply: by the most that each says for one.

Most text has no such passage, and what tells languages apart exactly (`kaznorm.language`) weighs each word of a block
for each of them.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice

from kaznorm.evidence import Judge, judge
from kaznorm.lm.memo import Memo
from kaznorm.lm.model import INFINITE, Model
from kaznorm.tokens import Scan

FAR = 40
"""So many words away a passage isn't looked for word by word."""
REMEMBERED = 1 << 16
"""So many words are remembered before all are forgotten."""
ONE_OF, ONE_OF_NOISY = 20, 10
"""Where one of so many words can be none of Kazakh, all may be of another language; and where letters are lost."""
PLAIN = -3.0
"""Words that are on average less likely Russian than Kazakh by so many nats are plainly Kazakh."""
_STRANGE_LETTER = re.compile(rb"[\xaa-\xbf\xfe]")
_OTHER_LETTER = re.compile(rb"[A-Za-z\xaa-\xbf\xfe]")


def in_kazakh(model: Model, seen: Scan, start: int, end: int, most: float) -> bool:
    """Whether a stretch is in no passage of Russian or the like, as its words and those around it alone tell.

    `False` where that isn't plain. The words on either side are heard as far as a passage may reach, which crosses
    nothing that says more than `most` against it; after `FAR` words that isn't plain.
    """
    hopes = _hopes(model)
    first, last = bisect_left(seen.words, (start + 1,)), bisect_left(seen.words, (end,))
    if first and seen.words[first - 1][1] > start:
        first -= 1
    if last - first > FAR:
        return False
    total = sum(hopes.of(seen, seen.words, number) for number in range(first, last))
    for side in (range(first - 1, -1, -1), range(last, len(seen.words))):
        said = best = 0.0
        for number in side[:FAR]:
            said += hopes.of(seen, seen.words, number)
            best = max(best, said)
            if total + best > 0:
                return False
            if said < best - most:
                break
        else:
            if len(side) > FAR:
                return False
        total += best
    return total <= 0


def may_leave(model: Model, seen: Scan, costs: Mapping[str, float], least: float) -> bool:
    """Whether a text may have a passage of Russian or the like at all.

    One whose words say `least` for it, and more than it costs to pass to it and from it (`costs`), which costs nothing
    at the ends of the text.
    """
    if _OTHER_LETTER.search(seen.shadow):
        return True
    hopes, spans = _hopes(model), seen.words
    said = [hopes.of(seen, spans, number) for number in range(len(spans))]
    line, mark, space = (costs[gap] for gap in ("line", "mark", "space"))
    whole, part = 0.0, -INFINITE  # a passage from the start of the text on, from elsewhere
    for (_, end), (start, _), word in zip(spans, islice(spans, 1, None), said, strict=False):
        gap = seen.shadow[end:start]
        cost = space if gap == b" " else line if b"\n" in gap or b"\r" in gap else mark
        whole += word
        part += word
        if max(whole, part) > cost:
            return True
        part = max(part, -cost)
    return bool(said) and (part + said[-1] > 0 or whole + said[-1] >= least)


def is_plain(model: Model, seen: Scan) -> bool:
    """Whether nothing in a text that lacks Kazakh letters speaks for another language: no letters of one, no little
    words but Russian ones among words that are plainly Kazakh, and on the whole its words are far likelier Kazakh than
    Russian."""
    said, keys = judge(model), {key for key in seen.keys if len(key) > 1}
    if not said.others.isdisjoint(keys):
        return False
    if _STRANGE_LETTER.search(seen.shadow) or said.signs.search(seen.folded):
        return False
    if sum(map(model.russian, keys)) >= PLAIN * len(keys):
        return False
    little = said.russian.intersection(keys)
    return not little or all(_is_among_plain(model, seen, n) for n, key in enumerate(seen.keys) if key in little)


def _is_among_plain(model: Model, seen: Scan, number: int) -> bool:
    """Whether the two words on each side of one are together plainly Kazakh, and none is plainly Russian."""
    sides = seen.keys[max(0, number - 2) : number], seen.keys[number + 1 : number + 3]
    said = [[*map(model.russian, side)] for side in sides]
    return all(len(side) == 2 and sum(side) < 2 * PLAIN and max(side) < -PLAIN for side in said)


def is_odd(model: Model, seen: Scan, one_of: int = ONE_OF) -> bool:
    """Whether many words of a text look like Kyrgyz, Nogai, Karakalpak or the like, which spell others as Kazakh does:
    by letters in a row that Kazakh hasn't."""
    said = judge(model)
    return sum(map(said.is_odd, seen.keys)) * one_of > len(seen.keys)


class _Hopes(Memo[bytes, float]):
    """The most that a word, as it is written, may say for another Cyrillic language than Kazakh; remembered."""

    def __init__(self, judge: Judge) -> None:
        super().__init__(judge.most, REMEMBERED)
        self.judge = judge

    def of(self, seen: Scan, spans: list[tuple[int, int]], number: int) -> float:
        """The same of one of the words of a text; one in another script says nothing for a Cyrillic language."""
        start, end = spans[number]
        if end - start < 3 and not self.judge.stands_alone(seen, spans, number):
            return 0.0
        return self[seen.shadow[start:end]]


@lru_cache(maxsize=1)
def _hopes(model: Model) -> _Hopes:
    return _Hopes(judge(model))
