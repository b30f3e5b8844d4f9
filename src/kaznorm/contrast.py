"""Right and wrong side by side: `«мектеп ке» емес, «мектепке»` shows both, and neither is a fault of the text."""

import re
from collections.abc import Iterable, Iterator

from kaznorm.edits import Edit
from kaznorm.lazily import lazily

NEAR = 60
"""So near a word, in its line, the text may show what it would become."""
_CORE = lazily(r"[^\W\d_].*[^\W\d_]")
_TELLS = lazily(r"(?<!\w)(?:(?:дұрыс|бұрыс|қате)с?[ыі]?(?: ?[:–—]| жаз)|\w\) ?\Z|емес, )")
"""What tells which is right, or stands before one of several answers."""


def without_shown(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits but those that make what the text shows beside it as right.

    >>> text = "«мектеп ке» емес, «мектепке» деп жаз"
    >>> list(without_shown(text, [Edit(0, "«мектеп ке»", "«мектепке»")]))
    []
    """
    for edit in edits:
        if not _is_shown(text, edit):
            yield edit


def _is_shown(text: str, edit: Edit) -> bool:
    new = _CORE.search(edit.new)
    if not new:
        return False
    end = edit.start + len(edit.old)
    before = text[max(0, edit.start - NEAR) : edit.start].rpartition("\n")[2]
    behind = text[end : end + NEAR].partition("\n")[0]
    if not (_TELLS.search(before) or _TELLS.search(behind)):
        return False
    word = re.compile(rf"(?<!\w){re.escape(new[0])}(?!\w)", re.IGNORECASE)
    return bool(word.search(before) or word.search(behind))
