"""The errors of kaznorm: each says where, what happened, and what to do about it."""

from collections.abc import Iterable
from typing import Any


class KaznormError(Exception):
    """The base of every error that kaznorm raises on purpose.

    `cause` is what happened, `where` the place (a file and line, an offset, a rule), `remedy` what to do.

    >>> print(KaznormError("no such preset", where="kaznorm.toml, line 3", remedy="write 'clean'"))
    kaznorm.toml, line 3: no such preset; write 'clean'
    """

    # `cause` is the only positional argument: all that pickle hands back when an error crosses processes.
    def __init__(self, cause: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(cause)
        self.cause = cause
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f"; {self.remedy}" if self.remedy else ""
        return f"{place}{self.cause}{advice}"


class InputError(KaznormError, TypeError, ValueError):
    """What was handed in can't be worked on: no `str`, or a span outside the text."""


class UnknownNameError(KaznormError, LookupError):
    """A name that kaznorm doesn't know, or knows but hasn't built yet."""


class OptionError(KaznormError, ValueError):
    """An option has a value that it can't take, or a normaliser is put together wrongly."""


class ConfigError(KaznormError, ValueError):
    """A configuration says something that kaznorm can't follow; `where` holds the file and the line."""


class EditError(KaznormError, ValueError):
    """Edits that are not sorted, or that overlap."""


class StaleEditError(EditError):
    """The text doesn't hold what an edit says it replaces."""


class ProtectTimeoutError(KaznormError, TimeoutError):
    """A `protect` pattern took too long on a text."""


class ModelError(KaznormError):
    """The language model's file is missing, damaged, or of another version."""


def as_text(text: Any) -> str:
    """The text as a plain `str`; `InputError` for what is none. What derives from `str` is taken by its characters.

    >>> as_text(b"abc")
    Traceback (most recent call last):
    ...
    kaznorm.errors.InputError: a text is a str, not bytes; decode it first: data.decode()
    """
    if type(text) is str:
        return text
    if isinstance(text, str):
        return str.__str__(text)
    remedy = "decode it first: data.decode()" if isinstance(text, (bytes, bytearray)) else "give one text"
    raise InputError(f"a text is a str, not {type(text).__name__}", remedy=remedy)


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The name that was probably meant, or None.

    >>> nearest("spacin", ["spacing", "words"])
    'spacing'
    """
    from difflib import get_close_matches  # noqa: PLC0415  (only who errs pays for it)

    by_folded = {known.casefold(): known for known in names}
    found = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.5)
    return by_folded[found[0]] if found else None


def unknown(kind: str, name: object, names: Iterable[str], *, where: str = "") -> UnknownNameError:
    """The error for a name that is none of `names`; the remedy is the nearest of them, or all.

    >>> print(unknown("preset", "cleen", ["repair", "clean"]))
    unknown preset 'cleen'; did you mean 'clean'? (known: repair, clean)
    """
    known = list(names)
    guess = nearest(str(name), known)
    remedy = (f"did you mean {guess!r}? " if guess else "") + f"(known: {', '.join(known)})"
    return UnknownNameError(f"unknown {kind} {name!r}", where=where, remedy=remedy)
