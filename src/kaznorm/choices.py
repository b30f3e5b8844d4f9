"""The options that say what is done to a text, and the pipeline that they ask for."""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from kaznorm import catalog, protect
from kaznorm.console import say
from kaznorm.errors import OptionError
from kaznorm.pipeline import Pipeline
from kaznorm.readers import AUTO, Document, FileError, check_encoding, entries, read

CONFIG = "kaznorm.toml"

Command = TypeVar("Command", bound=Callable[..., Any])


def _split(_: click.Context, __: click.Parameter, values: Sequence[str]) -> list[str]:
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


ENCODING = click.option(
    "--encoding",
    default="utf-8",
    metavar="NAME",
    callback=lambda _, __, name: check_encoding(name),
    help="What the source is written in, where not UTF-8; auto finds it out.",
)
_SETTING = (
    click.option("--set", "settings", multiple=True, metavar="NAME.OPTION=VALUE", help="Set an option."),
    click.option("--protect", multiple=True, metavar="FILE", help="Never touch what this file lists."),
    click.option("--lexicon", multiple=True, metavar="FILE", help="Know the words that this file lists."),
    click.option("--config", metavar="FILE", help=f"Settings; else {CONFIG} in this folder, if any."),
    ENCODING,
    click.option("-q", "--quiet", is_flag=True, help="Nothing but errors on standard error."),
)

_CHOOSING = (
    click.option("--preset", metavar="NAME", help=f"{', '.join(catalog.PRESETS)}; clean unless said."),
    click.option("--only", multiple=True, callback=_split, metavar="NAMES", help="Only these normalisers."),
    click.option("--skip", multiple=True, callback=_split, metavar="NAMES", help="Not these normalisers."),
    *_SETTING,
)

MB = 1 << 20
_BATCHING = (
    click.option("--lines", is_flag=True, help="Every line of a text is a document."),
    click.option("--blocks", is_flag=True, help="Every block of lines, up to a blank one, is a document."),
    click.option("--format", "kind", metavar="NAME", help="text, lines, blocks, jsonl, csv, tsv or parquet."),
    click.option("--field", metavar="NAME", help="The field of a record that holds its text; text unless said."),
    click.option("--to", metavar="NAME", help="A new field for the result; else it takes the place of the text."),
    click.option("--meta", is_flag=True, help="Add what was done to each record, in fields of kaznorm."),
    click.option("--jobs", type=click.IntRange(1), default=1, metavar="N", help="Work in so many processes."),
    click.option("--resume", is_flag=True, help="Go on where a run into this folder was broken off."),
    click.option("--strict", is_flag=True, help="Stop at the first record that can't be read."),
    click.option(
        "--max-document", type=click.IntRange(1, 1024), metavar="MB", help="Reject what is longer; 32 unless said."
    ),
    click.option(
        "--shard-size", type=click.IntRange(1), metavar="MB", help="Cut results after so much; 64 unless said."
    ),
    click.option("--log-json", is_flag=True, help="Tell what happens on standard error, in lines of JSON."),
)


def batching(command: Command) -> Command:
    """The options of runs over many documents."""
    return _with(command, _BATCHING)


def choosing(command: Command) -> Command:
    """The options that say what is done to a text."""
    return _with(command, _CHOOSING)


def setting(command: Command) -> Command:
    """Those of them that don't choose normalisers."""
    return _with(command, _SETTING)


def _with(command: Command, options: Sequence[Callable[[Command], Command]]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def opened(name: str, encoding: str, *, quiet: bool) -> Document:
    """The document in a file; the encoding that was found for `auto` is said, where it isn't UTF-8."""
    document = read(name, encoding)
    if encoding == AUTO and document.encoding != "utf-8" and not quiet:
        say(f"{name}: read as {document.encoding}")
    return document


def pipeline_of(*, quiet: bool, config: str | None, settings: Sequence[str], **wanted: Any) -> Pipeline:
    """The pipeline that the options, laid over a configuration, ask for."""
    if config is None and Path(CONFIG).is_file():
        config = CONFIG
        if not quiet:
            say(f"settings from {CONFIG}")
    over: dict[str, Any] = {key: wanted[key] for key in ("preset", "only", "skip") if wanted[key]}
    if "preset" in over:
        over.setdefault("only", [])
    for key, paths in (("protect", wanted["protect"]), ("lexicon", wanted["lexicon"])):
        if paths:
            over[key] = [entry for path in paths for entry in _entries(path)]
    for setting in settings:
        name, dot, rest = setting.partition(".")
        option, equals, value = rest.partition("=")
        if not (dot and equals):
            raise OptionError(f"--set {setting} sets nothing", remedy="write --set spacing.min_confidence=0.9")
        over.setdefault(name.strip(), {})[option.strip()] = _value(value.strip())
    return Pipeline.from_config(config or {}, over)


def _entries(path: str) -> Iterator[str]:
    """The entries of a list; the error of a wrong pattern says where it stands."""
    try:
        found = list(entries(path))
    except FileError as error:  # the command is wrong, not an input
        raise OptionError(error.cause, where=error.where, remedy=error.remedy) from None
    for number, entry in found:
        try:
            protect.normalise([entry])
        except OptionError as error:
            raise OptionError(error.cause, where=f"{path}, line {number}", remedy=error.remedy) from None
        yield entry


def _value(written: str) -> Any:
    """A value as TOML has it, or else the string itself.

    >>> _value("0.9"), _value("unwrap")
    (0.9, 'unwrap')
    """
    try:
        return tomllib.loads(f"value = {written}")["value"]
    except tomllib.TOMLDecodeError:
        return written
