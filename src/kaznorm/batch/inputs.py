"""What a run reads, in which format, and under which names it writes; nothing leaves the folder of results."""

import glob
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType

from kaznorm.batch.jsonl import Jsonl
from kaznorm.batch.parquet import Parquet, arrow
from kaznorm.batch.plain import Blocks, Lines, Whole
from kaznorm.batch.records import Format
from kaznorm.batch.state import JOURNAL, MANIFEST, REJECTS, plan_in
from kaznorm.batch.streams import check_extras, packing
from kaznorm.batch.tables import Csv, Tsv
from kaznorm.errors import OptionError
from kaznorm.readers import STDIN, expand, is_input
from kaznorm.writers import APART, is_device

FORMATS: dict[str, type[Format]] = {made.kind: made for made in (Whole, Lines, Blocks, Jsonl, Csv, Tsv, Parquet)}
SUFFIXES = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".parquet": "parquet",
    ".pq": "parquet",
}  # fmt: skip
LARGER = {".gz": 8, ".zst": 8, ".parquet": 4, ".pq": 4}  # how many times their size such files unpack to, about
NONE: Mapping[str, str] = MappingProxyType({})
_NUMBERED = re.compile(r"-\d{5,}$")


@dataclass(frozen=True)
class Input:
    """A file to read, and the name that its result has in the folder of results, with the folders between."""

    name: str
    format: Format
    result: str

    def shard(self, number: int, *, numbered: bool) -> str:
        """The name of a shard.

        >>> Input("in/a.jsonl.gz", Format(), "a.jsonl.gz").shard(3, numbered=True)
        'a-00003.jsonl.gz'
        """
        if not numbered:
            return self.result
        stem, suffix = split(self.result)
        return f"{stem}-{number:05}{suffix}"

    def is_shard(self, name: str) -> bool:
        """Whether a name is, or may be, that of one of its shards.

        >>> Input("in/a.jsonl", Format(), "a.jsonl").is_shard("a-00003.jsonl")
        True
        """
        stem, suffix = split(self.result)
        return bool(re.fullmatch(rf"{re.escape(stem)}(?:-\d+)?{re.escape(suffix)}", name, re.IGNORECASE))

    def is_large(self, size: int, shard: int) -> bool:
        """Whether a file of so many bytes is written as several shards."""
        if self.format.whole or self.name == STDIN:
            return False
        return size * LARGER.get(Path(self.name).suffix.lower(), 1) > shard


def split(name: str) -> tuple[str, str]:
    """A file's name, with its folders, and its suffixes of format and packing.

    >>> split("x/a.b.jsonl.gz"), split("a")
    (('x/a.b', '.jsonl.gz'), ('a', ''))
    """
    bare = name[: len(name) - len(packing(name))]
    stem = bare[: len(bare) - len(Path(bare).suffix)]
    return stem, name[len(stem) :]


def kind_of(name: str) -> str | None:
    """The format that a name tells, or None for a text.

    >>> kind_of("a.jsonl.gz"), kind_of("a.txt")
    ('jsonl', None)
    """
    bare = name[: len(name) - len(packing(name))]
    return SUFFIXES.get(Path(bare).suffix.lower())


def found(paths: Iterable[str], output: str | None = None) -> dict[str, str]:
    """The files that paths, folders and patterns name, each with the name of its result.

    That keeps the folders below the one with which a pattern begins. What a run in the folder `output` has written is
    none of its inputs. A pattern that finds nothing, and a folder without files, is an `OptionError`.
    """
    results: dict[str, str] = {}
    own = _own(Path(output)) if output else None
    for path in paths:
        pattern = path != STDIN and glob.has_magic(path) and not Path(path).exists()
        some = _matches(path) if pattern else expand([path])
        if own and (pattern or Path(path).is_dir()):
            some = (name for name in some if not own(name))
        named = {name: _below(name, path) if pattern else Path(name).name for name in some}
        if not named:
            cause = f"{path} finds nothing" if pattern else f"{path}: there is no file in here"
            raise OptionError(cause, remedy="name files, folders or a pattern that finds some")
        plain = ((_plain(name), result) for name, result in named.items())
        results |= {name: result for name, result in plain if name not in results}
    return results


def _own(folder: Path) -> Callable[[str], bool]:
    """Whether the run in a folder, if there is one, has written a file: a result, or what is told beside."""
    plan = plan_in(folder)
    inputs = {name for name, _ in plan.get("inputs", ())}
    beside = {Path(path).absolute() for path in plan.get("beside", {}).values()}

    def own(name: str) -> bool:
        path = Path(name).absolute()
        inside = bool(plan) and path.is_relative_to(folder.absolute())
        return _plain(name) not in inputs and (inside or path in beside)

    return own


def _plain(name: str) -> str:
    """One name for a path however it is written, so that a run knows its inputs again.

    >>> _plain("./a.jsonl"), _plain("in//a.jsonl"), _plain("./-")
    ('a.jsonl', 'in/a.jsonl', './-')
    """
    found = Path(name).as_posix() if "\\" not in name else name
    return name if found == STDIN else found


def _matches(pattern: str) -> Iterator[str]:
    in_loop = cache(_in_loop)
    for match in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207  (a pattern may be absolute)
        if is_input(Path(match)) and not in_loop(Path(match).parent):
            yield match


def _in_loop(folder: Path) -> bool:
    """Whether a link on the way to a folder leads back to where that way has been."""
    links = [path for path in (folder, *folder.parents) if path.is_symlink()]
    return any(link.parent.resolve().is_relative_to(link.resolve()) for link in links)


def _below(name: str, pattern: str) -> str:
    """A file's path below the folder with which a pattern begins.

    >>> _below("corpus/x/p0.parquet", "corpus/**/*.parquet"), _below("corpus/x/../../a", "corpus/*/../../a")
    ('x/p0.parquet', 'a')
    """
    fixed = sum(1 for _ in takewhile(lambda part: not glob.has_magic(part), Path(pattern).parts))
    parts = Path(name).parts[fixed:]
    return Path(name).name if ".." in parts else "/".join(parts)


def are_records(names: Iterable[str]) -> bool:
    """Whether any of the files holds many documents."""
    return any(kind_of(name) for name in names)


def inputs_of(
    names: Iterable[str], options: Format, *, kind: str | None, texts: str, results: Mapping[str, str] = NONE
) -> list[Input]:
    """The inputs with their formats: `kind` for all, or what each name tells, and `texts` for the others.

    `results` are the names of their results, where not those of the files. `OptionError` for results that would
    clash, and where an extra is missing.
    """
    made = []
    for name in names:
        own = kind or kind_of(name) or texts
        format_ = FORMATS[own](options.field, options.to, options.meta, options.limit, options.tell)
        if options.meta and not format_.fields:
            raise no_fields(name, "--meta")
        check_extras(name)
        if name != STDIN and is_device(Path(name)):
            cause = "this is a pipe or a device, and records are read from files or standard input"
            raise OptionError(cause, where=name, remedy=f"write: … | kaznorm clean - --format {own}")
        if own == "parquet":
            arrow(name)
        made.append(Input(name, format_, _result(name, own, results)))
    _check_names(made)
    return made


def no_fields(name: str, option: str) -> OptionError:
    """The error for a text in a run whose options are for fields."""
    remedy = f"leave out {option}, or name the records alone: a pattern such as 'corpus/*.jsonl', or --format"
    return OptionError(f"{name} is a text and has no fields for {option}", remedy=remedy)


def _result(name: str, kind: str, results: Mapping[str, str]) -> str:
    if name == STDIN:
        return f"stdin.{kind if FORMATS[kind].fields else 'txt'}"
    return results.get(name, Path(name).name)


def _check_names(inputs: Iterable[Input]) -> None:
    """Two results of one name, also where case isn't told apart; and those of the run itself."""
    taken = {name.casefold(): "the run itself" for name in (MANIFEST, JOURNAL, REJECTS)}
    for one in inputs:
        stem, suffix = split(one.result)
        keys = {one.result.casefold(), (_NUMBERED.sub("", stem) + "-#" + suffix).casefold()}
        for key in keys:
            if key in taken and (key == one.result.casefold() or _NUMBERED.search(stem)):
                cause = f"{taken[key]} and {one.name} would be written to one file, {one.result}"
                raise OptionError(cause, remedy=APART)
        taken[one.result.casefold()] = one.name
        if not _NUMBERED.search(stem):
            taken[f"{stem}-#{suffix}".casefold()] = one.name
