"""A model of a few sentences, built with the project's own trainer, and what to ask it with."""

from collections import Counter
from functools import lru_cache

from kaznorm.lm import train
from kaznorm.lm.counting import Counts
from kaznorm.lm.gap import DASH, HYPHEN, Gap
from kaznorm.lm.model import Model
from kaznorm.lm.segment import decode
from kaznorm.tokens import fold, shadow

LINES = [
    "Ауыл мектебі бүгін ашылды.",
    "Қала мектебі бүгін ашылды.",
    "Ауыл мектебі кеше жабылды.",
    "Бүгін ата-анам келді, кеше ата-анам кетті.",
    "Қала мен ауыл – біздің еліміз.",
]
WORDS = [("ата-ана", 5), ("кітап", 30), ("кітаптың", 4), ("мектеп", 30), ("мектептің", 4), ("қап", 30), ("қаптың", 4)]
WORDS += [("сап", 30), ("саптың", 4), ("топ", 30), ("топтың", 4), ("шап", 30)]
PAIRS = [("бүгін келді", 40)]
CASES = Counter({(fold("ауыл"), False): 9, (fold("қала"), True): 9})
RUSSIAN = ["школа открыта", "который", "здравствуйте, это новая школа"]


def bytes_of_toy():
    """A model file of the lines above: the same every time."""
    counts = Counts()
    counts.add_text(LINES * 3)
    counts.add_tables(WORDS, PAIRS)
    russian = Counter(map(fold, " ".join(RUSSIAN).replace(",", "").split()))
    listed = Counter({fold("шырша"): 2, fold("кеме"): 1})
    return train.build(counts, LINES, listed, CASES, {fold("ауыл")}, russian)


@lru_cache(maxsize=1)
def toy():
    return Model(bytes_of_toy())


MARKS = {HYPHEN: "-", DASH: " – "}
OPEN = Gap()


def read(letters, gap=OPEN, *, model=None, places=(), **options):
    """The letters as the decoder reads them; `gap` everywhere, but for those in `places`."""
    gaps = [dict(places).get(place, gap) for place in range(len(letters))]
    words = decode(model or toy(), shadow(letters), gaps, **options)
    return "".join(MARKS.get(w.link, " ") * (w.start > 0) + letters[w.start : w.end] for w in words)
