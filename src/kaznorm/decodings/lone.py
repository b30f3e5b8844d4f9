"""Words that are too few to tell how a text was decoded, in a sound one: `ќазақ` that stands alone."""

from collections.abc import Iterable

from kaznorm.edits import Edit, Span, apply
from kaznorm.language import foreign
from kaznorm.lazily import lazily
from kaznorm.lm.model import WORD_STEP, Model
from kaznorm.tokens import Scan, fold, scan

SURE = 0.93
FEW = 3
"""More words than this, however often each stands there, prove something by themselves, or nothing."""
SHORTEST, FREQUENT = 4, 11.5
"""So many letters has such a word at least, and it costs no more."""
RATHER = -4.0
"""A neighbour whose odds of Russian are less than this is Kazakh."""
NEAR = 40
SHARED = frozenset("ўЎ")
"""Letters of languages that have words like those of Kazakh: `қўл` is Uzbek."""
_BEFORE = lazily(rb"([\x80-\xa9]{3,})[ \xea](?:[\-\xeb\xec] )?\Z")
_AFTER = lazily(rb"[ \xea](?:[\-\xeb\xec] )?([\x80-\xa9]{3,})")


def are_damaged(text: str, words: Iterable[tuple[Span, str]], model: Model) -> bool:
    """Whether words, given with what they would become, are frequent ones of Kazakh, each somewhere right beside one.

    Refuses all where one isn't, where they are many, short ones, names, letters of Uzbek, passages in other languages.

    >>> from kaznorm.lm.load import model
    >>> are_damaged("Бұл ќала үлкен", [((4, 8), "қала")], model()), are_damaged("«ќала»", [((1, 5), "қала")], model())
    (True, False)
    """
    few: set[str] = set()
    edits: list[Edit] = []
    for (start, end), new in words:
        few.add(new.lower())
        if len(few) > FEW or not _is_frequent(model, text[start:end], new):
            return False
        edits.append(Edit(start, text[start:end], new))
    seen, mended = scan(text), Scan(apply(text, edits))
    spans = {(edit.start, edit.start + len(edit.old)): edit.new.lower() for edit in edits}
    beside = {word for span, word in spans.items() if _is_beside_kazakh(model, mended, span)}
    if not few or beside != few or not any(_is_beside_kazakh(model, seen, span) for span in spans):
        return False
    return not any(foreign(model, seen, *span) for span in spans)


def _is_frequent(model: Model, old: str, new: str) -> bool:
    cost = model.words.get(fold(new), 255) * WORD_STEP
    return len(new) >= SHORTEST and cost < FREQUENT and SHARED.isdisjoint(old)


def _is_beside_kazakh(model: Model, seen: Scan, span: Span) -> bool:
    """Whether a neighbour is a listed word, and no Russian one."""
    before, after = _BEFORE.search(seen.folded, max(0, span[0] - NEAR), span[0]), _AFTER.match(seen.folded, span[1])
    words = [found[1] for found in (before, after) if found]
    return any(word in model.words and model.russian(word) < RATHER for word in words)
