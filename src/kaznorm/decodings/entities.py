"""HTML entities that were left in plain text: `&#1179;ала`, `сөз &mdash; сөз`."""

import re
from collections.abc import Iterator

from kaznorm.decodings.stretches import stretches
from kaznorm.edits import Edit
from kaznorm.lazily import lazily
from kaznorm.tokens import scan

CONFIDENCE = 0.98
ENTITY = lazily(r"&(?:#(?:\d{2,7}|[xX][0-9a-fA-F]{2,6})|[A-Za-z][A-Za-z0-9]{1,10});")
_TAG = lazily(r"</?[A-Za-z][^<>\n]{0,200}>")
_ABOUT = lazily(r"html|entit(?:y|ies)", re.IGNORECASE)
_ALONE = lazily(rf"[«“\"'‘(]{ENTITY.pattern}[»”\"'’),.]*|&#\w+;")
_ADDRESS = lazily(r"://|www\.|[?&]\w+=")
_AMPERSANDS = lazily(r"&(?:(?:amp|#38|#[xX]26);)+(?=#?\w)")
"""The mark of an entity that was escaped again, perhaps several times: `&amp;amp;laquo;`."""
_UNSEEN = "\N{NO-BREAK SPACE}\N{SOFT HYPHEN}\N{EN SPACE}\N{EM SPACE}\N{THIN SPACE}"
_ANGLE = "&(?:lt|gt|#6[02]|#[xX]3[cCeE]);"
_LESS = lazily(rf"{_ANGLE}(?![\s\d=]|\Z)|(?<=[^\W\d]){_ANGLE}|(?<=[/\"']){_ANGLE}")


def find(text: str) -> list[Edit]:
    """An edit for each word that holds an entity, none in texts with tags or code, and in lines about HTML.

    Left alone: addresses, `&lt;` and `&gt;` but for comparisons, what no entity is called, and an entity in quotes
    or a number alone where no word holds any.

    >>> [(e.old, e.new) for e in find("&#1178;аза&#x49b;стан, Johnson &amp; Johnson, &foo; &lt;br&gt;")]
    [('&#1178;аза&#x49b;стан,', 'Қазақстан,'), ('&amp;', '&')]
    """
    if "&" not in text or not ENTITY.search(text) or _TAG.search(text) or scan(text).holds_code:
        return []
    edits = list(_edits(text))
    inside = any(not _ALONE.fullmatch(edit.old) for edit in edits)
    return [edit for edit in edits if inside or not _ALONE.fullmatch(edit.old) or edit.new.isspace()]


def _edits(text: str) -> Iterator[Edit]:
    about: tuple[int, bool] = -1, False
    for start, end in stretches(text, (found.span() for found in ENTITY.finditer(text))):
        if start >= about[0]:
            stop = (text.find("\n", start) + 1 or len(text) + 1) - 1
            about = stop, bool(_ABOUT.search(text, text.rfind("\n", 0, start) + 1, stop))
        old = text[start:end]
        new = old if about[1] or _ADDRESS.search(old) else _decoded(old)
        if new != old:
            yield Edit(start, old, new, CONFIDENCE, "HTML entity")


def _decoded(word: str) -> str:
    plain = _AMPERSANDS.sub("&", word)
    return plain if _LESS.search(plain) else ENTITY.sub(lambda entity: _character(entity[0]), plain)


def _character(entity: str) -> str:
    """The character, or the entity itself where there is none, or one that is hardly ever escaped or unseen."""
    from html import unescape  # noqa: PLC0415  (its table of names is large)

    found = unescape(entity)
    if len(found) != 1 or (found.isascii() and found not in "&<>\"'"):
        return entity
    return found if found.isprintable() or found in _UNSEEN else entity
