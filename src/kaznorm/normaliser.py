"""The base class of normalisers, and `option()`, with which their options are declared.

>>> from collections.abc import Iterator
>>> @dataclass(frozen=True)
... class Quiet(Normaliser):
...     '''Lowers its voice: `!!!` becomes `!`.'''
...     name: ClassVar[str] = "quiet"
...     keep: int = option(1, "how many marks stay", low=1)
...
...     def find(self, text: str) -> Iterator[Edit]:
...         for match in re.finditer("!{2,}", text):
...             if len(match[0]) > self.keep:
...                 yield Edit(match.start(), match[0], "!" * self.keep)
>>> list(Quiet().find("Сәлем!!!"))
[Edit(start=5, old='!!!', new='!', confidence=1.0, reason='')]
>>> Quiet(keep=0)
Traceback (most recent call last):
...
kaznorm.errors.OptionError: quiet.keep: 0 is not allowed; give a number of at least 1
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from typing import Any, ClassVar, NamedTuple

from kaznorm.edits import Edit, Note
from kaznorm.errors import OptionError, unknown

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_KINDS: dict[type, str] = {
    bool: "True or False",
    int: "a whole number",
    float: "a number",
    str: "a string",
    tuple: "a list of strings",
    frozenset: "a list of strings",
}


class Option(NamedTuple):
    """An option as `Normaliser.options()` lists it."""

    name: str
    default: Any
    help: str = ""
    choices: tuple[Any, ...] | None = None
    low: float | None = None
    high: float | None = None

    @property
    def allowed(self) -> str:
        """What the option takes, in words.

        >>> Option("lines", "keep", choices=("keep", "unwrap")).allowed
        "one of 'keep', 'unwrap'"
        """
        if self.choices is not None:
            return "one of " + ", ".join(map(repr, self.choices))
        if self.low is not None and self.high is not None:
            return f"a number from {self.low} to {self.high}"
        if self.low is not None:
            return f"a number of at least {self.low}"
        if self.high is not None:
            return f"a number of at most {self.high}"
        return _KINDS.get(type(self.default), "any value")

    def convert(self, value: object) -> Any:
        """The value in the type of the default: 1 for a number is 1.0, a list for a tuple is a tuple."""
        if isinstance(self.default, (tuple, frozenset)) and isinstance(value, (list, tuple, set, frozenset)):
            return type(self.default)(value)
        if isinstance(self.default, float) and type(value) is int:
            return float(value)
        return value

    def accepts(self, value: Any) -> bool:
        """Whether a converted value is allowed."""
        if self.default is not None and not isinstance(value, type(self.default)):
            return False
        if isinstance(value, bool) and not isinstance(self.default, (bool, type(None))):
            return False
        if isinstance(value, (tuple, frozenset)) and not all(isinstance(part, str) for part in value):
            return False
        if self.choices is not None and value not in self.choices:
            return False
        if self.low is not None and not value >= self.low:
            return False
        return self.high is None or bool(value <= self.high)


def option(
    default: Any,
    help: str,  # noqa: A002
    *,
    choices: Iterable[Any] | None = None,
    low: float | None = None,
    high: float | None = None,
) -> Any:
    """A field of a normaliser that users may set, by name.

    `choices` lists the values allowed; `low` and `high` bound a number, both included. A value of another
    type than the default's is refused when the normaliser is made.
    """
    limits = {"help": help, "choices": None if choices is None else tuple(choices), "low": low, "high": high}
    return field(default=default, metadata=limits, kw_only=True)


class _ByName(type):
    """Makes the error for options that a normaliser doesn't have one of kaznorm's."""

    def __call__(cls, *given: Any, **options: Any) -> Any:
        try:
            return super().__call__(*given, **options)
        except TypeError:
            known = [declared.name for declared in cls.options()]  # type: ignore[attr-defined]
            for name in options:
                if name not in known:
                    raise unknown("option", name, known, where=cls.name) from None  # type: ignore[attr-defined]
            if given:
                where = cls.name  # type: ignore[attr-defined]
                raise OptionError("options go by name", where=where, remedy=f"write {known[0]}=…") from None
            raise


@dataclass(frozen=True)
class Normaliser(metaclass=_ByName):
    """Proposes edits to a text; the pipeline decides and applies.

    A subclass is a frozen dataclass with a `name` and `find`; its other fields, made with `option()`, are its
    options. `find` reads nothing but the text and the options: the same text always gets the same edits. Where a look
    that costs far less can tell that it finds nothing, `concerns` says so, and `find` isn't called.
    """

    name: ClassVar[str] = ""
    min_confidence: float = option(0.0, "edits less sure than this are only suggested", low=0, high=1)

    def concerns(self, text: str) -> bool:  # noqa: ARG002
        """Whether `find` may find anything in a text; `False` only where it surely finds neither edit nor note."""
        return True

    def find(self, text: str) -> Iterable[Edit | Note]:
        """Edits and notes, sorted and disjoint, at their places in `text`; an edit covers whole words."""
        raise NotImplementedError(f"{type(self).__name__} has no find()")

    @classmethod
    def options(cls) -> tuple[Option, ...]:
        """Every option: name, default, help, choices, low and high.

        >>> Normaliser.options()[0].name
        'min_confidence'
        """
        return tuple(_as_option(declared) for declared in fields(cls) if declared.init)

    def changed_options(self) -> dict[str, Any]:
        """The options that differ from their defaults."""
        values = {o.name: (getattr(self, o.name), o.default) for o in self.options()}
        return {name: value for name, (value, default) in values.items() if value != default}

    def __init_subclass__(cls, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        if not _NAME.fullmatch(str(cls.name)):
            raise OptionError(
                f"{cls.__name__} has no usable name: {cls.name!r}",
                remedy="give it one in small Latin letters: name: ClassVar[str] = 'my_rule'",
            )

    def __post_init__(self) -> None:
        forgotten = [key for key, value in vars(type(self)).items() if isinstance(value, Field)]
        if forgotten:
            name = type(self).__name__
            raise OptionError(f"{name} has options but is no dataclass", remedy="put @dataclass(frozen=True) above it")
        for declared in self.options():
            given = getattr(self, declared.name)
            value = declared.convert(given)
            if not declared.accepts(value):
                where = f"{self.name}.{declared.name}"
                raise OptionError(f"{given!r} is not allowed", where=where, remedy=f"give {declared.allowed}")
            object.__setattr__(self, declared.name, value)


def _as_option(declared: "Field[Any]") -> Option:
    default = declared.default_factory() if declared.default_factory is not MISSING else declared.default
    if default is MISSING:
        default = None
    limits = {key: value for key, value in declared.metadata.items() if key in Option._fields}
    return Option(declared.name, default, **limits)


def with_options(normaliser: Normaliser, options: Mapping[str, Any]) -> Normaliser:
    """The normaliser with some options set anew; an unknown option is an `UnknownNameError`.

    >>> with_options(Normaliser(), {"min_confidence": 1})
    Normaliser(min_confidence=1.0)
    """
    known = [declared.name for declared in normaliser.options()]
    for name in options:
        if name not in known:
            raise unknown("option", name, known, where=normaliser.name)
    return replace(normaliser, **options)
