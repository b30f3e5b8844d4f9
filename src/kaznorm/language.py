"""Which language each passage of a text is in: stretches, not documents."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import add, lt
from typing import NamedTuple

from kaznorm.errors import InputError
from kaznorm.evidence import OWN, STATES, Word, words
from kaznorm.hopes import in_kazakh, may_leave
from kaznorm.languages import named
from kaznorm.lazily import lazily
from kaznorm.lm import load
from kaznorm.lm.model import Model
from kaznorm.tokens import Scan, scan

State = tuple[str, str]
"""A language and a script."""
KAZAKH, RUSSIAN, ANOTHER = [(language, "Cyrl") for language in STATES["Cyrl"]]
SURE = 5.0
"""So much likelier must a language be than the others of its script to be named, in nats."""
GUARDED, DOUBTED = 3.0, 0.3
"""The same for text that is to be left alone, and where only what surely is damage would be restored in it."""
FEWEST = 3
"""Fewer words are no passage within a line."""
BLOCK, LONGEST = 600, 2400
"""Lines of so many characters together are judged at once where just one place is asked for, in characters."""
COSTS = {"line": 3.0, "mark": 4.5, "comma": 8.0, "space": 9.0}
"""What it costs to pass from one language to another: at a line end, at a strong mark, a comma, elsewhere."""
RARE = 15.0
"""What it costs more to pass between Russian and a language like it within a line."""
_LINE_END = lazily(r"(?>\r\n|\r|\n|\f)\s*")
_SENTENCE_END = lazily(r"[.!?…][»”\"')\]]{0,3}\s+")
_MARK = lazily(r"[.!?…:;«»“”„\"()\[\]—–|]")
_OPENING = lazily(r"\s+(?=[«“„\"(\[])")
_SPACE_BEFORE = lazily(r"\s+(?=\S*\Z)")


class Passage(NamedTuple):
    """`text[start:end]` is in this language (BCP 47, "und" where that is unsure) and script (ISO 15924)."""

    language: str
    script: str
    start: int
    end: int


def passages(text: str) -> list[Passage]:
    """The passages of a text, in their order: each begins where the one before it ends, from 0 to the text's end.

    Kazakh (`kk`, in `Cyrl`, `Latn` or `Arab`), Russian (`ru`) and English (`en`) are told apart, and other languages
    in Cyrillic letters where their own letters and little words name them (`uk`, `ky`, `tt` …). Whatever else stands
    there, or could be of several languages, is `und`: a lone `Реклама`, a row of names. Names, single foreign words
    and titles belong to the sentence around them; a foreign clause in it is a passage of its own. White space, digits
    and marks go with the words before, an opening quotation mark and what begins a line with those after it.

    Nothing is refused but what is no `str` (`InputError`). A text without letters is one passage, `und` and `Zyyy`;
    an empty one has none.

    >>> text = "Ол «Мы не знаем, что будет завтра» деп жауап берді."
    >>> [(p.language, text[p.start : p.end]) for p in passages(text)]
    [('kk', 'Ол '), ('ru', '«Мы не знаем, что будет завтра» '), ('kk', 'деп жауап берді.')]
    >>> [(p.language, p.script) for p in passages("Дина Шарипханова Корреспондент")]
    [('und', 'Cyrl')]
    """
    if not isinstance(text, str):
        raise InputError(f"a text is a str, not {type(text).__name__}", remedy="decode bytes first")
    if not text:
        return []
    seen = scan(text)
    found = [_named(text, *stretch) for stretch in _stretches(load.model(), seen, 0, len(text), SURE)]
    joined: list[Passage] = []
    for passage in found or [Passage("und", "Zyyy", 0, len(text))]:
        if joined and joined[-1][:2] == passage[:2]:
            joined[-1] = joined[-1]._replace(end=passage.end)
        else:
            joined.append(passage)
    return joined


def foreign(model: Model, seen: Scan, start: int, end: int, least: float = GUARDED) -> bool:
    """Whether a stretch of Cyrillic text stands in a passage of another language than Kazakh.

    Names, quoted titles and single words don't make a passage. What is less sure, in nats, isn't foreign.
    """
    if in_kazakh(model, seen, start, end, 2 * COSTS["space"]):
        return False
    return _is_foreign(_blocks(model, seen, least), start, end)


def foreign_lines(model: Model, seen: Scan, lines: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of many lines that are foreign."""
    blocks = _blocks(model, seen, GUARDED)
    return {line for line in lines if _is_foreign(blocks, *line)}


def _is_foreign(blocks: "_Blocks", start: int, end: int) -> bool:
    return any(blocks.state_at(place) in (RUSSIAN, ANOTHER) for place in (start, max(start, end - 1)))


class _Blocks:
    """The passages of a text, found block by block where they are asked for."""

    def __init__(self, model: Model, seen: Scan, least: float) -> None:
        self.model, self.text, self.least = model, seen.text, least
        self.starts = list(_block_starts(seen.text))

    def state_at(self, place: int) -> State:
        """The language and script at a place; Kazakh where that is unsure."""
        number = bisect_right(self.starts, place) - 1
        first, last = [*self.starts[number : number + 2], len(self.text)][:2]
        starts, states = _states_of(self.model, self.text[first:last], self.least)
        return states[max(0, bisect_right(starts, place - first) - 1)] if states else KAZAKH


@lru_cache(maxsize=64)
def _states_of(model: Model, block: str, least: float) -> tuple[list[int], list[State]]:
    """Where the passages of a block begin, and their states; remembered from one round over a text to the next."""
    seen = Scan(block)
    if not may_leave(model, seen, COSTS, least):
        return [], []
    rows = list(_stretches(model, seen, 0, len(block), least))
    return [row[2] for row in rows], [row[0] if row[1] else KAZAKH for row in rows]


@lru_cache(maxsize=2)
def _blocks(model: Model, seen: Scan, least: float) -> _Blocks:
    return _Blocks(model, seen, least)


def _block_starts(text: str) -> Iterator[int]:
    """Where blocks begin: behind line ends, in very long lines behind a space."""
    at = 0
    while at < len(text):
        yield at
        end = text.find("\n", at + BLOCK, at + LONGEST)
        if end < 0 and at + LONGEST < len(text):
            end = text.find(" ", at + LONGEST)
        at = end + 1 if end >= 0 else len(text)


Stretch = tuple[State, bool, int, int]


def _stretches(model: Model, seen: Scan, first: int, last: int, least: float) -> Iterator[Stretch]:
    """State, whether it is sure, start and end of the passages between two places."""
    row = list(words(model, seen, first, last))
    if not row:
        return
    states = _states(row)
    runs = _merged(list(_runs(seen.text, row, states, _likeliest(seen.text, row, states), least)))
    start = first
    for number, (state, sure, _, after) in enumerate(runs):
        end = last if number + 1 == len(runs) else _cut(seen.text, row[after - 1].end, row[after].start)
        yield state, sure, start, end
        start = end


def _likeliest(text: str, row: list[Word], states: list[State]) -> list[State]:
    """The likeliest state of each word: what the words say, less what it costs to pass from one to another."""
    russian, another = (states.index(state) if state in states else -1 for state in (RUSSIAN, ANOTHER))
    alone = {script for _, script in states} if len({script for _, script in states}) == 1 else set()
    totals, stays = [0.0] * len(states), [False] * len(states)
    ways: list[tuple[int, list[bool]]] = []
    before = row[0].start
    for word in row:
        most = max(totals)
        best, cost = totals.index(most), _cost(text, before, word.start)
        if min(totals) >= most - cost:
            ways.append((best, stays))
        else:
            passing = [most - cost] * len(states)
            if best in (russian, another) and cost > COSTS["line"]:
                passing[russian] -= RARE
                passing[another] -= RARE
            ways.append((best, list(map(lt, totals, passing))))
            totals = list(map(max, totals, passing))
        if word.script in alone:
            totals = list(map(add, totals, word.scores))
        else:
            own = iter(word.scores)
            said = [next(own) if script == word.script else -word.guest for _, script in states]
            totals = [total + score for total, score in zip(totals, said, strict=True)]
        before = word.end
    at = max(range(len(states)), key=totals.__getitem__)
    found = []
    for best, jumps in reversed(ways):
        found.append(states[at])
        at = best if jumps[at] else at
    return found[::-1]


def _states(row: list[Word]) -> list[State]:
    """The languages that may be meant; none is like Russian where no letter or word is its own."""
    used = dict.fromkeys(word.script for word in row)
    states = [(language, script) for script in used for language in STATES.get(script, ("und",))]
    if ANOTHER in states and not any(word.script == "Cyrl" and OWN <= word.scores[2] > word.scores[1] for word in row):
        states.remove(ANOTHER)
    return states


def _cost(text: str, end: int, start: int) -> float:
    gap = text[end:start]
    if gap in {" ", "", "-"}:
        return COSTS["space"]
    if "\n" in gap or "\r" in gap:
        return COSTS["line"]
    if _MARK.search(gap):
        return COSTS["mark"]
    return COSTS["comma" if "," in gap else "space"]


Run = tuple[State, bool, int, int]


def _runs(text: str, row: list[Word], states: list[State], found: list[State], least: float) -> Iterator[Run]:
    """Words of one state in a row, and whether they are a passage and no other of their script is about as likely."""
    used = {script: sum(state[1] == script for state in states) for _, script in states}
    start = 0
    for state, same in groupby(found):
        end = start + len(list(same))
        own = [word.scores[: used[word.script]] for word in row[start:end] if word.script == state[1]]
        totals = sorted(map(sum, zip(*own, strict=True)), reverse=True)
        few = len(own) < FEWEST and any(
            states[0][1] == states[1][1] and not _LINE_END.search(text, row[at - 1].end, row[at].start)
            for at, states in ((start, found[start - 1 : start + 1]), (end, found[end - 1 : end + 1]))
            if len(states) == 2
        )
        yield state, not few and (len(totals) == 1 or totals[0] - totals[1] >= least), start, end
        start = end


def _merged(runs: list[Run]) -> list[Run]:
    """Unsure runs go to a neighbour of their script, but where their language surely goes on behind it."""
    known = {number: run[0] for number, run in enumerate(runs) if run[1]}
    merged: list[Run] = []
    for number, (state, _, start, end) in enumerate(runs):
        sure = state in (known.get(number - 2), known.get(number), known.get(number + 2))
        if merged and merged[-1][0][1] == state[1] and not (sure and merged[-1][1]):
            before, sure_before, first, _ = merged.pop()
            merged.append((state if sure and not sure_before else before, sure or sure_before, first, end))
        else:
            merged.append((state, sure, start, end))
    return merged


def _cut(text: str, end: int, start: int) -> int:
    """Where one passage ends and the next begins, between two words."""
    gap = text[end:start]
    found = _LINE_END.search(gap) or _SENTENCE_END.search(gap) or _OPENING.search(gap) or _SPACE_BEFORE.search(gap)
    if found:
        return end + found.end()
    return start - len(gap) + len(gap.rstrip('«“„"([—–-')) if gap else start


def _named(text: str, state: State, sure: bool, start: int, end: int) -> Passage:
    """The passage with the name of its language, if letters and words make that certain."""
    language, script = state
    if not sure:
        language = "und"
    elif state == ANOTHER:
        language = named(text[start:end])
    return Passage(language, script, start, end)
