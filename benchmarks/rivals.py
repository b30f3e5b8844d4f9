"""Word segmenters of others, given the words that kaznorm's model was counted from."""

import gzip
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.metadata import version
from itertools import pairwise

import wordninja
import wordsegment
from kit import Data
from symspellpy import SymSpell

Split = Callable[[str], list[str]]
_LETTERS = re.compile(r"[^\W\d_]+")


def load(data: Data) -> dict[str, Split]:
    """By name and version, what splits a lower-case string of letters into words."""
    words, pairs = _counts(data)
    splitters = {
        "symspellpy": _symspell(words),
        "wordninja": _ninja(words),
        "wordsegment": _segment(words, pairs),
    }
    return {f"{name} {version(name)}": split for name, split in splitters.items()}


def respaced(split: Split, text: str) -> str:
    """A text as a segmenter restores it from its letters and marks alone, with marks spaced by rule."""
    letters = re.sub(r"\s", "", text)
    spaced = _LETTERS.sub(lambda run: " ".join(_cased(split(run[0].lower()), run[0])), letters)
    spaced = re.sub(r"([,.!?:;»)…]+)(?=[\w«(])", r"\1 ", spaced)
    spaced = re.sub(r"(?<=[\w,])(?=[«(])", " ", spaced)
    return re.sub(r"([–—]|(?<=[,»])-)", r" \1 ", spaced)


def _cased(words: list[str], letters: str) -> Iterator[str]:
    """The words with the letters as they were; all in one where a rival changed letters."""
    if "".join(words) != letters.lower():
        yield letters
        return
    ends = [0]
    for word in words:
        ends.append(ends[-1] + len(word))
    yield from (letters[a:b] for a, b in pairwise(ends))


def _counts(data: Data) -> tuple[Counter[str], Counter[str]]:
    words, pairs = Counter(dict(data.table("words"))), Counter(dict(data.table("bigrams")))
    for path in sorted((data.folder / "corpus" / "train").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").lower().split("\n"):
            found = _LETTERS.findall(line)
            words.update(found)
            pairs.update(f"{a} {b}" for a, b in pairwise(found))
    return words, pairs


def _symspell(words: Counter[str]) -> Split:
    speller = SymSpell(max_dictionary_edit_distance=0)
    for word, count in words.items():
        speller.create_dictionary_entry(word, count)
    return lambda text: speller.word_segmentation(text, max_edit_distance=0).corrected_string.split()


def _ninja(words: Counter[str]) -> Split:
    with tempfile.NamedTemporaryFile(suffix=".gz") as file:
        file.write(gzip.compress("\n".join(word for word, _ in words.most_common()).encode()))
        file.flush()
        model = wordninja.LanguageModel(file.name)
    return lambda text: list(model._split(text))  # split() knows Latin letters alone


def _segment(words: Counter[str], pairs: Counter[str]) -> Split:
    segmenter = type("Kazakh", (wordsegment.Segmenter,), {"ALPHABET": frozenset("".join(words))})()
    segmenter.unigrams, segmenter.bigrams = words, pairs
    segmenter.total, segmenter.limit = float(words.total()), 24
    return segmenter.segment
