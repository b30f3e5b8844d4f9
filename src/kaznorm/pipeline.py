"""Pipelines: normalisers in a row, and the two functions that most people need."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Any

from kaznorm import catalog, config, protect as protection, workers
from kaznorm.errors import InputError, OptionError, as_text, unknown
from kaznorm.normaliser import Normaliser, with_options
from kaznorm.report import Report
from kaznorm.rounds import settle

BATCH = 16  # texts that travel to a worker together


def clean(text: str, preset: str = "clean", *, skip: Iterable[str] = (), only: Iterable[str] = ()) -> str:
    """The text, restored.

    `preset` is "repair" (never drops a word or restyles), "clean", "ocr" or "speech"; `skip` leaves
    normalisers out, `only` takes just these. `InputError` for what is no `str`, `UnknownNameError` for a
    wrong name.

    >>> clean("Бұл  сөз", only=["layout"])
    'Бұл сөз'
    """
    return _pipeline(_preset(preset), _names(skip, "skip"), _names(only, "only"))(text)


def explain(text: str, preset: str = "clean", *, skip: Iterable[str] = (), only: Iterable[str] = ()) -> Report:
    """What `clean` does to the text, change by change, with what it was unsure of and what it noticed.

    >>> explain("Бұл  сөз", only=["layout"]).edits[0].before
    '  '
    """
    return _pipeline(_preset(preset), _names(skip, "skip"), _names(only, "only")).explain(text)


def _preset(name: Any) -> str:
    if isinstance(name, str):
        return name
    raise unknown("preset", name, catalog.PRESETS)


def _names(names: Any, where: str) -> tuple[str, ...]:
    if isinstance(names, tuple) and not names:
        return ()
    row = (names,) if isinstance(names, str) else _each(names, where, 'give names: ["chrome"]')
    if all(isinstance(name, str) for name in row):
        return row
    raise OptionError(f"{names!r} is no list of names", where=where, remedy='give names: ["chrome"]')


def _each(values: Any, where: str, remedy: str) -> tuple[Any, ...]:
    try:
        values = iter(values)
    except TypeError:
        raise OptionError(f"{values!r} is no list", where=where, remedy=remedy) from None
    return tuple(values)


@lru_cache(maxsize=64)
def _pipeline(preset: str, skip: tuple[str, ...], only: tuple[str, ...]) -> "Pipeline":
    return Pipeline.select(preset, skip=skip, only=only)


@dataclass(frozen=True, init=False, repr=False)
class Pipeline:
    """Normalisers in the order in which they run. Calling it restores a text.

    `protect` lists words and phrases that no edit may touch, or patterns of the `regex` library, compiled or
    as "re:…"; `lexicon` lists words to be taken for right. A pipeline never changes, equals another with the
    same values, can be pickled, and may be shared between threads.

    >>> pipeline = Pipeline.preset("repair").without("words")
    >>> "words" in pipeline.names
    False
    """

    normalisers: tuple[Normaliser, ...]
    protect: tuple[str, ...] = field(default=(), kw_only=True)
    lexicon: frozenset[str] = field(default=frozenset(), kw_only=True)

    def __init__(
        self, normalisers: Iterable[Normaliser], *, protect: Iterable[Any] = (), lexicon: Iterable[str] = ()
    ) -> None:
        words = _words(lexicon)
        given = _each(normalisers, "Pipeline", "give normalisers: [Spacing()]")
        row = tuple(_knowing(_checked(normaliser), words) for normaliser in given)
        names = [normaliser.name for normaliser in row]
        if twice := sorted(name for name in names if names.count(name) > 1):
            cause = f"more than one normaliser is named {twice[0]!r}"
            raise OptionError(cause, where="Pipeline", remedy="give each its own name")
        object.__setattr__(self, "normalisers", row)
        object.__setattr__(self, "protect", protection.normalise(_listed(protect, "protect")))
        object.__setattr__(self, "lexicon", words)

    @classmethod
    def select(
        cls,
        preset: str = "clean",
        *,
        skip: Iterable[str] = (),
        only: Iterable[str] = (),
        protect: Iterable[Any] = (),
        lexicon: Iterable[str] = (),
    ) -> "Pipeline":
        """The normalisers of a preset less those in `skip`; or those in `only`, whatever the preset."""
        names = catalog.select(_preset(preset), skip=_names(skip, "skip"), only=_names(only, "only"))
        return cls((catalog.load(name)() for name in names), protect=protect, lexicon=lexicon)

    @classmethod
    def preset(cls, name: str, *, protect: Iterable[Any] = (), lexicon: Iterable[str] = ()) -> "Pipeline":
        """A preset: "repair", "clean", "ocr" or "speech"."""
        return cls.select(name, protect=protect, lexicon=lexicon)

    @classmethod
    def from_config(cls, source: config.Source, over: Mapping[str, Any] | None = None) -> "Pipeline":
        """The pipeline that a kaznorm.toml, or a mapping of its shape, describes.

        Settings in `over` come before those of the source; its `protect` and `lexicon` are added.
        `ConfigError`, with file and line, for wrong names and values.

        >>> Pipeline.from_config({"only": ["layout"], "protect": ["AMANAT"]})
        Pipeline(layout, protect=1, lexicon=0)
        """
        settings = config.read(source, over)
        return cls(settings.normalisers, protect=settings.protect, lexicon=settings.lexicon)

    def to_config(self) -> dict[str, Any]:
        """What `from_config` makes this pipeline of. `ConfigError` for normalisers of one's own."""
        return config.describe(self.normalisers, self.protect, self.lexicon)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its normalisers."""
        return tuple(normaliser.name for normaliser in self.normalisers)

    def without(self, *names: str) -> "Pipeline":
        """This pipeline less some normalisers. A known name that it lacks changes nothing."""
        for name in names:
            if name not in self.names:
                catalog.check(name)
        return self._with_row(normaliser for normaliser in self.normalisers if normaliser.name not in names)

    def with_(self, normaliser: Normaliser, after: str | None = None) -> "Pipeline":
        """This pipeline with a normaliser in place of the one of its name, or where the usual order has it.

        `after` names the one that it shall follow; without that, one of your own comes last.
        """
        name = _checked(normaliser).name
        if after is None and name in self.names:
            return self._with_row(normaliser if other.name == name else other for other in self.normalisers)
        row = [other for other in self.normalisers if other.name != name]
        row.insert(_place(name, after, [other.name for other in row]), normaliser)
        return self._with_row(row)

    def _with_row(self, row: Iterable[Normaliser]) -> "Pipeline":
        return Pipeline(row, protect=self.protect, lexicon=self.lexicon)

    def __call__(self, text: str) -> str:
        """The text, restored: `explain(text).text`."""
        return self.explain(text).text

    def explain(self, text: str) -> Report:
        """What becomes of the text, and why. `InputError` for what is no `str`."""
        return settle(self.normalisers, as_text(text), self.protect)

    def many(self, texts: Iterable[str], *, jobs: int = 1) -> Iterator[str]:
        """Each text, restored: lazily, in order, in bounded memory, over so many processes."""
        return workers.ordered_map(self, _texts(texts), jobs=jobs, batch=BATCH)

    def explain_many(self, texts: Iterable[str], *, jobs: int = 1) -> Iterator[Report]:
        """The report of each text, as `many` gives the texts."""
        return workers.ordered_map(self.explain, _texts(texts), jobs=jobs, batch=BATCH)

    @cached_property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that change with kaznorm's version, its model, and everything set here."""
        from kaznorm import __version__  # noqa: PLC0415
        from kaznorm.lm.load import fingerprint as model  # noqa: PLC0415  (the model loads when needed)

        row = [(n.name, [(o.name, getattr(n, o.name)) for o in n.options()]) for n in self.normalisers]
        everything = [__version__, model(), row, self.protect, self.lexicon]
        return sha256(json.dumps(everything, default=_plain).encode()).hexdigest()[:16]

    def __repr__(self) -> str:
        return f"Pipeline({', '.join(self.names)}, protect={len(self.protect)}, lexicon={len(self.lexicon)})"


def _texts(texts: Any) -> Iterator[str]:
    if isinstance(texts, (str, bytes)):
        raise InputError("this is one text, and no list of texts", remedy="give [text], or call the pipeline with it")
    try:
        return iter(texts)
    except TypeError:
        raise InputError(f"{type(texts).__name__} holds no texts", remedy="give a list of texts") from None


def _listed(values: Any, where: str) -> Iterable[Any]:
    return values if isinstance(values, str) else _each(values, where, 'give strings: ["сөз"]')


def _words(lexicon: Any) -> frozenset[str]:
    words = _listed(lexicon, "lexicon")
    if isinstance(words, str) or not all(isinstance(word, str) for word in words):
        raise OptionError("not a list of words", where="lexicon", remedy='give strings: ["сөз"]')
    return frozenset(words)


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else repr(value)


def _checked(normaliser: Any) -> Normaliser:
    if isinstance(normaliser, Normaliser):
        return normaliser
    remedy = f"write {normaliser.__name__}()" if isinstance(normaliser, type) else "give normalisers"
    raise OptionError(f"{normaliser!r} is no normaliser", where="Pipeline", remedy=remedy)


def _knowing(normaliser: Normaliser, lexicon: frozenset[str]) -> Normaliser:
    """The normaliser, which also knows these words, if it ever asks."""
    known = getattr(normaliser, "lexicon", None)
    if known is None or lexicon <= known:
        return normaliser
    return with_options(normaliser, {"lexicon": known | lexicon})


def _place(name: str, after: str | None, names: list[str]) -> int:
    if after is not None:
        if after not in names:
            raise unknown("normaliser", after, names, where="after")
        return names.index(after) + 1
    if name not in catalog.ORDER:
        return len(names)
    later = catalog.ORDER[catalog.ORDER.index(name) + 1 :]
    return next((index for index, other in enumerate(names) if other in later), len(names))
