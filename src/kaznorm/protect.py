"""What the user wants left alone: words, phrases and patterns, found in a text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from kaznorm.edits import Edit, Span
from kaznorm.errors import OptionError, ProtectTimeoutError

PATTERN = "re:"  # what marks a string as a pattern of the `regex` library
TIMEOUT = 5.0  # seconds for one pattern on one text

_WORD = re.compile(r"\w+")
_INSIDE = re.compile(r"\w\w")


def normalise(protect: Iterable[Any]) -> tuple[str, ...]:
    """What a user gave as `protect`: each once, sorted, compiled patterns as strings.

    `OptionError` for anything else, and for patterns with faults.

    >>> import re
    >>> normalise(["AMANAT", re.compile("jas otan", re.I), "AMANAT"])
    ('AMANAT', 're:(?i)jas otan')
    """
    if isinstance(protect, str):
        raise OptionError("a string is no list of words", where="protect", remedy=f"give [{protect!r}]")
    wanted = tuple(sorted({_as_string(item) for item in protect} - {""}))
    _patterns(wanted)
    return wanted


def _as_string(item: Any) -> str:
    if isinstance(item, str):
        return item
    pattern, flags = getattr(item, "pattern", None), getattr(item, "flags", 0)
    if not isinstance(pattern, str):
        raise OptionError(f"{item!r} is not allowed", where="protect", remedy="give strings or compiled patterns")
    letters = "".join(letter for letter, bit in (("i", 2), ("m", 8), ("s", 16), ("x", 64)) if flags & bit)
    return PATTERN + (f"(?{letters})" if letters else "") + pattern


@lru_cache(maxsize=16)
def _patterns(protect: tuple[str, ...]) -> tuple[Any, ...]:
    """The patterns; `regex` is loaded only where there are some."""
    wanted = [item.removeprefix(PATTERN) for item in protect if item.startswith(PATTERN)]
    if not wanted:
        return ()
    import regex  # noqa: PLC0415

    found = []
    for pattern in wanted:
        try:
            found.append(regex.compile(pattern))
        except regex.error as error:
            cause = f"the pattern {pattern!r} is wrong: {error}"
            raise OptionError(cause, where="protect", remedy="see the regex library for its syntax") from error
    return tuple(found)


@lru_cache(maxsize=16)
def _phrases(protect: tuple[str, ...]) -> tuple[dict[str, list[tuple[str, int]]], list[str]]:
    """Phrases by their first word, with its place in them; and those without a word."""
    by_word: dict[str, list[tuple[str, int]]] = {}
    wordless = []
    for phrase in protect:
        if phrase.startswith(PATTERN):
            continue
        if first := _WORD.search(phrase):
            by_word.setdefault(first[0], []).append((phrase, first.start()))
        else:
            wordless.append(phrase)
    return by_word, wordless


def _phrase_spans(protect: tuple[str, ...], text: str) -> Iterator[Span]:
    """Phrases, where they begin and end as words do."""
    by_word, wordless = _phrases(protect)
    for word in _WORD.finditer(text) if by_word else ():
        for phrase, offset in by_word.get(word[0], ()):
            start = word.start() - offset
            end = start + len(phrase)
            if start >= 0 and text.startswith(phrase, start) and not _INSIDE.fullmatch(text[end - 1 : end + 1]):
                yield start, end
    for phrase in wordless:
        yield from (found.span() for found in re.finditer(re.escape(phrase), text))


def spans(protect: tuple[str, ...], text: str) -> list[Span]:
    """Where the protected stands in a text, sorted and merged.

    `ProtectTimeoutError` for a pattern that takes longer than `TIMEOUT`.

    >>> spans(("қала", "re:[A-Z]+"), "қала қалада AMANAT")
    [(0, 4), (12, 18)]
    """
    found = list(_phrase_spans(protect, text))
    for pattern in _patterns(protect):
        try:
            found += [m.span() for m in pattern.finditer(text, overlapped=True, timeout=TIMEOUT) if m[0]]
        except TimeoutError as error:
            raise ProtectTimeoutError(
                f"the pattern {pattern.pattern!r} took more than {TIMEOUT:g} seconds on a text",
                where="protect",
                remedy="write it without nested repetition",
            ) from error
    return merged(found)


def merged(found: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap or touch as one.

    >>> merged([(4, 6), (0, 2), (1, 3)])
    [(0, 3), (4, 6)]
    """
    row: list[Span] = []
    for start, end in sorted(found):
        if row and start <= row[-1][1]:
            row[-1] = row[-1][0], max(row[-1][1], end)
        else:
            row.append((start, end))
    return row


def outside(edits: Iterable[Edit], protected: Sequence[Span], *, closed: bool = False) -> list[Edit]:
    """The edits that touch none of the spans. An insertion touches a span only where it stands inside.

    With `closed` spans, one at their start touches them as well.

    >>> [edit.start for edit in outside([Edit(0, "а", "б"), Edit(4, "", "в"), Edit(5, "г", "")], [(4, 6)])]
    [0, 4]
    """
    free = []
    at = 0
    for edit in edits:
        end = edit.start + max(len(edit.old), closed)
        while at < len(protected) and protected[at][1] <= edit.start:
            at += 1
        if at == len(protected) or not protected[at][0] < end:
            free.append(edit)
    return free
