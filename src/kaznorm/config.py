r"""Settings from kaznorm.toml, or from a mapping of the same shape; they name things, and run nothing.

preset = "clean"
skip = ["chrome"]
protect = ["AMANAT", 're:\d+ж']
lexicon = ["палтформа"]

[spacing]
min_confidence = 0.9
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, TypeGuard, TypeVar

from kaznorm import catalog
from kaznorm.errors import ConfigError, KaznormError, unknown
from kaznorm.normaliser import Normaliser, with_options
from kaznorm.protect import normalise

Source: TypeAlias = str | PathLike[str] | Mapping[str, Any]
Made = TypeVar("Made")

_LISTS = ("skip", "only", "protect", "lexicon")
_ADDED = ("protect", "lexicon")  # settings laid over a file add to these, and replace the others


class Settings(NamedTuple):
    """What a configuration asks for."""

    normalisers: tuple[Normaliser, ...]
    protect: tuple[str, ...]
    lexicon: frozenset[str]


def read(source: Source, over: Mapping[str, Any] | None = None) -> Settings:
    """The settings in a file or mapping, with those of `over` laid on top.

    Every error is a `ConfigError` with the file and the line.

    >>> read({"only": ["spacing"], "spacng": {}})
    Traceback (most recent call last):
    ...
    kaznorm.errors.ConfigError: spacng: unknown setting 'spacng'; did you mean 'spacing'? ...
    """
    return _Reading(source, over or {}).settings()


class _Reading:
    """A configuration being read: its values, and where each stands."""

    def __init__(self, source: Any, over: Any) -> None:
        self.file, self.toml = "", ""
        if isinstance(source, Mapping):
            values = source
        elif not isinstance(source, (str, PathLike)):
            cause = f"a configuration is a path or a mapping, not {type(source).__name__}"
            raise ConfigError(cause, remedy='give "kaznorm.toml" or {"preset": "repair"}')
        else:
            self.file = str(source)
            values = self.load(Path(source))
        if not isinstance(over, Mapping):
            raise ConfigError(f"{over!r} is no mapping", where="over", remedy='give {"preset": "repair"}')
        self.over = over
        self.values = _laid_over(values, over)

    def load(self, path: Path) -> dict[str, Any]:
        import tomllib  # noqa: PLC0415  (only who has a file pays for it)

        try:
            self.toml = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
            return tomllib.loads(self.toml)
        except OSError as error:
            cause = error.strerror or str(error)
            raise ConfigError(cause, where=self.file, remedy="name a kaznorm.toml that can be read") from error
        except UnicodeDecodeError as error:
            raise ConfigError(f"not UTF-8: {error}", where=self.file, remedy="save it as UTF-8") from error
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"line (\d+)", str(error))
            number = line[1] if line else len(self.toml.rstrip("\n").split("\n"))
            where = f"{self.file}, line {number}"
            raise ConfigError(str(error), where=where, remedy="mend the TOML") from error
        except ValueError as error:  # a NUL in the path
            raise ConfigError(str(error), where=repr(self.file), remedy="name a kaznorm.toml") from error

    def settings(self) -> Settings:
        for key in self.values:
            if key != "preset" and key not in _LISTS:
                self.at((key,), self.check, key)
        preset = self.at(("preset",), self.string, self.values.get("preset", "clean"))
        lists = {key: self.at((key,), self.strings, self.values.get(key, ())) for key in _LISTS}
        for key in ("skip", "only"):
            self.at((key,), catalog.select, "clean", **{key: lists[key]})
        names = self.at(("preset",), catalog.select, preset, skip=lists["skip"], only=lists["only"])
        made = {name: self.at(("only",), catalog.load, name)() for name in names}
        for name in catalog.ORDER:
            for option, value in self.values.get(name, {}).items():
                chosen = made.get(name) or self.at((name,), catalog.load, name)()
                changed = self.at((name, option), with_options, chosen, {option: value})
                if name in made:
                    made[name] = changed
        protect = self.at(("protect",), normalise, lists["protect"])
        return Settings(tuple(made.values()), protect, frozenset(lists["lexicon"]))

    def at(self, key: tuple[str, ...], make: Callable[..., Made], *given: Any, **named: Any) -> Made:
        """What `make` gives; its errors become those of the place where the key stands."""
        try:
            return make(*given, **named)
        except KaznormError as error:
            raise ConfigError(error.cause, where=self.place(key), remedy=error.remedy) from error

    def place(self, key: tuple[str, ...]) -> str:
        """The file, the line and the key; the key alone for what isn't from a file."""
        laid_over = key[0] in self.over and (len(key) == 1 or key[1] in self.over[key[0]])
        line = line_of(self.toml, key)
        if laid_over or not line:
            return ".".join(map(str, key))
        return f"{self.file}, line {line} ({'.'.join(map(str, key))})"

    def check(self, key: str) -> None:
        if key not in catalog.ORDER:
            raise unknown("setting", key, ["preset", *_LISTS, *catalog.ORDER])
        if not isinstance(self.values[key], Mapping):
            raise ConfigError(f"{self.values[key]!r} is not allowed", remedy=f"write its options under [{key}]")

    def string(self, value: Any) -> str:
        if not isinstance(value, str):
            raise ConfigError(f"{value!r} is not allowed", remedy="give a string")
        return value

    def strings(self, value: Any) -> list[str]:
        if not _is_list(value):
            raise ConfigError(f"{value!r} is not allowed", remedy='give a list of strings: ["…"]')
        return [self.string(part) for part in value]


def _laid_over(values: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    laid = dict(values)
    for key, value in over.items():
        under = laid.get(key)
        if isinstance(under, Mapping) and isinstance(value, Mapping):
            laid[key] = {**under, **value}
        elif key in _ADDED and _is_list(under) and _is_list(value):
            laid[key] = [*under, *value]
        else:
            laid[key] = value
    return laid


def _is_list(value: Any) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable) and not isinstance(value, (str, Mapping))


def line_of(toml: str, key: tuple[str, ...]) -> int | None:
    """The line in which a key, or else the table around it, is set.

    >>> line_of('preset = "clean"\\n[spacing]\\nmin_confidence = 2\\n', ("spacing", "min_confidence"))
    3
    """
    table: tuple[str, ...] = ()
    nearest = None
    for number, line in enumerate(toml.split("\n"), 1):
        if header := re.match(r"\s*\[+([^\[\]]+)\]", line):
            table = tuple(part.strip(" \t\"'") for part in header[1].split("."))
            found = table
        elif name := re.match(r"\s*([\w.\-\"' \t]+?)\s*=", line):
            found = (*table, *(part.strip(" \t\"'") for part in name[1].split(".")))
        else:
            continue
        if found == key:
            return number
        if found == key[:1] and nearest is None:
            nearest = number
    return nearest


def describe(normalisers: Sequence[Normaliser], protect: Sequence[str], lexicon: frozenset[str]) -> dict[str, Any]:
    """The configuration that `read` makes the same settings of, in the shape of kaznorm.toml.

    `ConfigError` for normalisers of one's own, and for another order than the usual.
    """
    names = [normaliser.name for normaliser in normalisers]
    for normaliser in normalisers:
        if normaliser.name not in catalog.BUILT or type(normaliser) is not catalog.load(normaliser.name):
            raise ConfigError(f"{normaliser!r} is not kaznorm's own", remedy="make this Pipeline in Python")
    if names != [name for name in catalog.ORDER if name in names]:
        raise ConfigError(f"{', '.join(names)} is not the usual order", remedy="make this Pipeline in Python")
    config: dict[str, Any] = _selection(names)
    lists = {"protect": list(protect), "lexicon": sorted(lexicon)}
    config |= {key: value for key, value in lists.items() if value}
    for normaliser in normalisers:
        options = normaliser.changed_options()
        if options.get("lexicon") == lexicon:
            del options["lexicon"]
        if options:
            config[normaliser.name] = {key: _plain(value) for key, value in options.items()}
    return config


def _selection(names: list[str]) -> dict[str, Any]:
    """The preset that comes nearest, and what to skip; or the names themselves."""
    extra = {preset: set(catalog.select(preset)) - set(names) for preset in catalog.PRESETS}
    fitting = [preset for preset in catalog.PRESETS if set(names) <= set(catalog.select(preset))]
    if not names or not fitting:
        return {"only": names} if names else {"preset": "repair", "skip": list(catalog.select("repair"))}
    preset = min(fitting, key=lambda preset: len(extra[preset]))
    skip = [name for name in catalog.ORDER if name in extra[preset]]
    if len(skip) > len(names):
        return {"only": names}
    return {"preset": preset, "skip": skip} if skip else {"preset": preset}


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return list(value) if isinstance(value, tuple) else value
