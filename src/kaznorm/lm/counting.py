"""Counts words and pairs in running text and tables. Never imported at run time."""

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from kaznorm.alphabet import FOLD
from kaznorm.lm.model import EDGE, PARTICLES
from kaznorm.tokens import KAZAKH, LETTER, fold, shadow

HELD_OUT = "ud_pud"
FUSED_AT_MOST = 30
APART = 20
HYPHENATED = 5
LISTED_COUNT = 3
_TOKEN = re.compile(rb"([%b]+)|([0-9]+)|([^\s0-9%b])|(\s+)" % (LETTER, LETTER))
_WITHIN = re.compile(rb"[%b]|[0,]" % LETTER)
_HYPHENS = frozenset({b"-", b"\xef", b"\xf0"})


class Counts:
    """What is counted: words, words that no hyphen joins to the one before, pairs of neighbours, hyphen pairs."""

    def __init__(self) -> None:
        self.words: Counter[bytes] = Counter()
        self.free: Counter[bytes] = Counter()
        self.pairs: Counter[tuple[bytes, bytes]] = Counter()
        self.hyphens: Counter[tuple[bytes, bytes]] = Counter()
        self.text_words: Counter[bytes] = Counter()
        self.text_pairs: Counter[tuple[bytes, bytes]] = Counter()

    def add_text(self, lines: Iterable[str]) -> None:
        """Counts running text."""
        for line in lines:
            left = EDGE
            for token, hyphenated in tokens(fold(line)):
                self.words[token] += 1
                self.free[token] += not hyphenated
                (self.hyphens if hyphenated else self.pairs)[left, token] += 1
                left = token
            self.words[EDGE] += 1
            self.pairs[left, EDGE] += 1

    def add_tables(self, words: Iterable[tuple[str, int]], pairs: Iterable[tuple[str, int]]) -> None:
        """Adds counts of text that is not at hand. What was counted of text is remembered apart."""
        self.text_words, self.text_pairs = self.words.copy(), self.pairs.copy()
        for word, count in words:
            parts = [part for part in fold(word).split(b"-") if part]
            self.free[parts[0]] += count
            for part in parts:
                self.words[part] += count
            for pair in pairwise(parts):
                self.hyphens[pair] += count
        for words_of_pair, count in pairs:
            left, right = words_of_pair.split(" ")
            self.pairs[fold(left).split(b"-")[-1], fold(right).split(b"-")[0]] += count

    def drop_fused(self, listed: Counter[bytes]) -> None:
        """Forgets words that are two that ran together somewhere, or lost their hyphen; those only listed too.

        They are rare, while their parts are far more often met apart. Words with particles are left, since
        `мен` is an ending as well.
        """
        for word in [w for w in self.words | listed if self.words[w] <= FUSED_AT_MOST and KAZAKH.match(w)]:
            splits = [(word[:cut], word[cut:]) for cut in range(2, len(word) - 1)]
            apart = max((self.pairs[pair] for pair in splits if pair[1] not in PARTICLES), default=0)
            hyphenated = max((self.hyphens[pair] for pair in splits), default=0)
            count = self.words[word] or LISTED_COUNT
            if apart >= APART * count or hyphenated >= HYPHENATED * count:
                for counter in (self.words, self.free, listed):
                    del counter[word]


def tokens(folded: bytes) -> Iterator[tuple[bytes, bool]]:
    """The words, numbers (as `b"0"`) and marks of a line, each with whether a hyphen joins it to the last."""
    found = [(m.group() if m.lastindex != 2 else b"0", m.lastindex) for m in _TOKEN.finditer(folded)]
    for index, (token, kind) in enumerate(found):
        if kind == 4:
            continue
        before = [k for _, k in found[max(0, index - 1) : index]]
        after = [k for _, k in found[index + 1 : index + 2]]
        if token in _HYPHENS and before == [1] and after == [1]:
            continue
        joined = kind == 1 and index > 1 and found[index - 1][0] in _HYPHENS and found[index - 2][1] == 1
        yield token, joined


def read_lines(folder: Path, pattern: str) -> Iterator[str]:
    """The lines of the files of a folder, held-out files left out."""
    for path in sorted(folder.glob(pattern)):
        if path.stem != HELD_OUT:
            yield from path.read_text(encoding="utf-8").split("\n")


def count_cases(lines: Iterable[str], lists: Path) -> Counter[tuple[bytes, bool]]:
    """How often words are written small (False) and capitalised (True) within sentences, and in the lists."""
    cases: Counter[tuple[bytes, bool]] = Counter()
    for line in lines:
        row = [token for token, _ in tokens(shadow(line))]
        for before, token in pairwise(row):
            if _WITHIN.match(before) and KAZAKH.match(token):
                _count_case(cases, token)
    for path in _lists(lists):
        for word in _listed(path):
            _count_case(cases, shadow(word))
    return cases


def _count_case(cases: Counter[tuple[bytes, bool]], word: bytes) -> None:
    folded = word.translate(FOLD)
    if word[1:] == folded[1:]:
        cases[folded, word[:1] != folded[:1]] += 1


def read_table(path: Path) -> Iterator[tuple[str, int]]:
    """The rows of a count table."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in file:
            key, count = row.rstrip("\n").split("\t")
            yield key, int(count)


def read_lemmas(path: Path) -> set[bytes]:
    """The words of a list of lemmas."""
    return {fold(row.split("\t")[0]) for row in path.read_text(encoding="utf-8").split("\n")}


def read_lists(folder: Path) -> Counter[bytes]:
    """The words of the lists, with the number of lists that hold each. Words in capitals only are left out."""
    listed: Counter[bytes] = Counter()
    for path in _lists(folder):
        words = (w for w in _listed(path) if not w.isupper())
        listed.update({part for w in words for part in fold(w).split(b"-") if KAZAKH.match(part)})
    return listed


def _lists(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.tsv")) if not path.stem.startswith("ocr_")]


def _listed(path: Path) -> Iterator[str]:
    rows = path.read_text(encoding="utf-8").split("\n")
    return (row.split("\t")[0] for row in rows if not row.startswith("#"))
