"""Many documents in a file: a run of the batch engine, told on standard error."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kaznorm import __version__
from kaznorm.batch.beside import Beside, Tell, check
from kaznorm.batch.guard import keep_out
from kaznorm.batch.inputs import FORMATS, Input, inputs_of, kind_of, no_fields
from kaznorm.batch.records import Format
from kaznorm.batch.run import SHARD, Run
from kaznorm.batch.state import JOURNAL, MANIFEST, REJECTS, State
from kaznorm.choices import MB
from kaznorm.cli.progress import Progress
from kaznorm.cli.texts import JSON, is_json
from kaznorm.console import FAILED, say, stopping
from kaznorm.errors import OptionError, unknown
from kaznorm.pipeline import Pipeline
from kaznorm.readers import STDIN
from kaznorm.writers import as_file, check_targets, make_folders


class Wanted(NamedTuple):
    """The options of such a run."""

    lines: bool = False
    blocks: bool = False
    kind: str | None = None
    field: str | None = None
    to: str | None = None
    meta: bool = False
    resume: bool = False
    strict: bool = False
    max_document: int | None = None
    shard_size: int | None = None
    log_json: bool = False
    report: str | None = None
    suggestions: bool = False
    removed: str | None = None

    @property
    def beside(self) -> dict[str, Path]:
        """The files that are written beside the results."""
        found = {"edits": self.report, "removed": self.removed}
        return {kind: Path(name) for kind, name in found.items() if name is not None}

    @property
    def limit(self) -> int:
        """The bytes that a document may have."""
        return self.max_document * MB if self.max_document else Format.limit

    def format(self) -> Format:
        """The options that a format has."""
        field = self.field or "text"
        tell = Tell(self.report is not None, self.suggestions, self.removed is not None)
        return Format(field, self.to or field, self.meta, self.limit, tell)

    def inputs(self, names: Mapping[str, str]) -> list[Input]:
        """The inputs with their formats; `names` holds those of their results, too."""
        if self.suggestions and self.report is None:
            raise OptionError("suggestions for records go into a report", remedy="add --report FILE")
        if self.lines + self.blocks + bool(self.kind) > 1:
            raise OptionError("--lines, --blocks and --format exclude each other", remedy="choose one")
        if self.kind and self.kind not in FORMATS:
            raise unknown("format", self.kind, FORMATS)
        texts = "lines" if self.lines else "blocks" if self.blocks else "text"
        made = inputs_of(names, self.format(), kind=self.kind, texts=texts, results=names)
        if (self.field or self.to) and (bare := [one.name for one in made if not one.format.fields]):
            raise no_fields(bare[0], "--field" if self.field else "--to")
        if self.lines + self.blocks and all(kind_of(name) for name in names):
            raise OptionError(
                "none of the inputs is a text", remedy="leave out --lines and --blocks, or add --format lines"
            )
        return made


def clean_corpus(
    pipeline: Pipeline,
    wanted: Wanted,
    paths: Sequence[str],
    results: Mapping[str, str],
    output: str | None,
    *,
    jobs: int,
    quiet: bool,
) -> int:
    """Restore the documents in these files; the exit code."""
    inputs, names = wanted.inputs(results), list(results)
    one = len(names) == 1 and (paths[0] == STDIN or not Path(paths[0]).is_dir())
    if output is None and len(names) > 1:
        raise OptionError("there are several results", remedy="name a folder for them with -o")
    target = as_file(output) if one and output else None
    if wanted.resume and (output is None or target):
        raise OptionError("--resume needs a folder of results", remedy="name it with -o")
    if wanted.resume and STDIN in names:
        raise OptionError("standard input can't be read again", remedy="leave out --resume, or name files")
    shard = (wanted.shard_size or 0) * MB or SHARD
    told = output is None or target is not None  # rejects have no file of their own
    progress = Progress(names, quiet=quiet, log_json=wanted.log_json, rejects=told, again=wanted.resume)
    run = Run(pipeline, inputs, progress, target=target, jobs=jobs, strict=wanted.strict, shard_bytes=shard)
    if target:
        if (other := kind_of(target.name)) not in (None, inputs[0].format.kind):
            cause = f"{names[0]} is {inputs[0].format.kind}, and would be written into a file that is named as {other}"
            raise OptionError(cause, where=str(target), remedy="choose a name that fits, or a folder")
        check_targets({names[0]: target}, map(str, wanted.beside.values()), names)
        keep_out([target, *wanted.beside.values()])
        check(wanted.beside.values())
        make_folders([target])
    elif output is not None:
        run.state = _state(Path(output), pipeline, wanted, inputs, shard)
    else:
        check_targets({}, map(str, wanted.beside.values()), names)
        keep_out(wanted.beside.values())
        check(wanted.beside.values())
    if wanted.beside and not (run.state and run.state.finished):
        run.beside = Beside(wanted.beside, run.state.beside() if run.state else {})
    for name in () if quiet else (one.name for one in inputs if one.format.kind == "text" and is_json(one.name)):
        say(f"{name}: {JSON}")
    word = "the same command with --resume goes on from here" if run.state else "the result is not whole"
    with progress, stopping(lambda: word):
        run.go()
    return _told(run, progress, quiet=quiet)


def _state(folder: Path, pipeline: Pipeline, wanted: Wanted, inputs: Sequence[Input], shard: int) -> State:
    results = {one.name: folder / one.result for one in inputs}
    own = {name: folder / name for name in (MANIFEST, JOURNAL, REJECTS)}
    check_targets(results | own, map(str, wanted.beside.values()), results)
    for path in wanted.beside.values():
        inside = _inside(path, folder)
        if inside and any(one.is_shard(inside) for one in inputs):
            raise OptionError(f"{path} may become a result", remedy="name another file")
    keep_out([*results.values(), *wanted.beside.values()], folder)
    make_folders([folder / "any"])
    check(wanted.beside.values())
    options = wanted.format()
    state = State(folder)
    plan = {
        "kaznorm": __version__,
        "inputs": [[one.name, one.format.kind] for one in inputs],
        "results": [one.result for one in inputs],
        "settings": pipeline.to_config(),
        "fingerprint": pipeline.fingerprint,
        "field": options.field,
        "to": options.to,
        "meta": options.meta,
        "max-document": options.limit,
        "shard-size": shard,
        "beside": {kind: str(path) for kind, path in wanted.beside.items()},
        "suggestions": wanted.suggestions,
    }
    state.begin(plan, resume=wanted.resume)
    return state


def _inside(path: Path, folder: Path) -> str:
    """A path below a folder, or nothing."""
    inner = path.absolute()
    return inner.relative_to(folder.absolute()).as_posix() if inner.is_relative_to(folder.absolute()) else ""


def _told(run: Run, progress: Progress, *, quiet: bool) -> int:
    """Say what came of a run."""
    total = run.state.totals() if run.state else {**vars(run.total), "rejected": len(run.total.rejects)}
    rejected = total["rejected"]
    if not quiet:
        counts = {key: total[key] for key in ("documents", "changed", "edits", "rejected")}
        progress.event("done", **counts, failed=len(run.failed))
    if rejected and run.state and not progress.log_json:
        were = "record was" if rejected == 1 else "records were"
        say(f"{rejected} {were} rejected; {run.state.folder / REJECTS} says which and why")
    return FAILED if rejected or run.failed else 0
