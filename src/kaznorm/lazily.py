"""Patterns that are compiled when they are first used: most texts need few of them, and compiling takes time.

>>> word = lazily(r"\\w+")
>>> word.findall("бір екі")
['бір', 'екі']
"""

import re
from typing import Any, AnyStr, cast

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split")


class _Lazy:
    """Stands in for a pattern until it is used; from then on its methods are the pattern's."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazily(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile(pattern, flags)`, put off."""
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))
