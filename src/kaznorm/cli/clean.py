"""`kaznorm clean`."""

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from kaznorm.batch.guard import keep_out
from kaznorm.batch.inputs import are_records, found, kind_of
from kaznorm.choices import batching, choosing, pipeline_of
from kaznorm.cli.corpus import Wanted, clean_corpus
from kaznorm.cli.group import main
from kaznorm.cli.texts import Cleaning
from kaznorm.console import FAILED, WOULD_CHANGE
from kaznorm.errors import OptionError
from kaznorm.readers import STDIN
from kaznorm.writers import Outlet, check_targets, keep_inside, make_folders, targets, telling


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH ...]")
@click.option("-o", "--output", metavar="PATH", help="Where to write: a file for one file, else a folder.")
@click.option("--in-place", is_flag=True, help="Write over what changes, and keep a backup (.bak).")
@click.option("--check", is_flag=True, help="Write nothing; list what would change; exit with 1 if any.")
@click.option("--diff", is_flag=True, help="Show the lines that change, word by word.")
@click.option("--report", metavar="FILE", help="Write every edit as a line of JSON.")
@click.option("--suggestions", is_flag=True, help="Show, or report, what was held back as too unsure.")
@click.option("--removed", metavar="FILE", help="Write the lines that chrome removed.")
@batching
@choosing
@click.pass_context
def clean(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    output: str | None,
    in_place: bool,
    check: bool,
    diff: bool,
    report: str | None,
    suggestions: bool,
    removed: str | None,
    encoding: str,
    quiet: bool,
    jobs: int,
    **wanted: Any,
) -> None:
    """Restore files, folders (the files directly in them), or - for standard input.

    One input without -o goes to standard output. JSONL, CSV, TSV and Parquet are read record by record, also
    packed as .gz or .zst; so are texts with --lines or --blocks. Exits with 3 if some inputs or records failed;
    the others are done.
    """
    if not paths and sys.stdin.isatty():
        raise OptionError("there is nothing to clean", remedy="name a file, a folder or -")
    if sum((output is not None, in_place, check)) > 1:
        raise OptionError("-o, --in-place and --check exclude each other", remedy="choose one")
    if STDIN in (report, removed):
        raise OptionError("--report and --removed go to files", remedy="name one instead of -")
    paths = paths or (STDIN,)
    results_of = found(paths, output)
    inputs = list(results_of)
    if len(inputs) > len(paths) and not any(Path(path).is_dir() for path in paths):
        paths = tuple(inputs)  # of a pattern
    batch = Wanted(**{name: wanted.pop(name) for name in Wanted._fields if name in wanted})
    if batch._replace(max_document=None) != Wanted() or are_records(inputs):
        batch = batch._replace(report=report, suggestions=suggestions, removed=removed)
        asked = {"--in-place": in_place, "--check": check, "--diff": diff, "--encoding": encoding != "utf-8"}
        if given := [name for name in asked if asked[name]]:
            raise _for_texts(given[0], inputs)
        pipeline = pipeline_of(quiet=quiet, **wanted)
        ctx.exit(clean_corpus(pipeline, batch, paths, results_of, output, jobs=jobs, quiet=quiet))
    if in_place and STDIN in inputs:
        raise OptionError("standard input has no place to write to", remedy="leave out --in-place")
    pipeline = pipeline_of(quiet=quiet, **wanted)
    if in_place:
        results = {name: Path(name) for name in inputs}
    else:
        results = {} if output is None and (check or diff) else targets(paths, results_of, output)
    beside = [path for path in (report, removed) if path is not None]
    check_targets({} if in_place else results, beside, inputs, remedy="write elsewhere, or use --in-place")
    keep_out([*results.values(), *map(Path, beside), *([Path(output, "any")] if output else [])])
    for result in results.values():
        keep_inside(Path(output or ""), result)
    make_folders([*results.values(), *map(Path, beside)])
    with ExitStack() as stack:
        opened = {path: stack.enter_context(telling(Path(path))) for path in beside}
        outlet = Outlet(results, in_place, suggestions, opened.get(report or ""), opened.get(removed or ""))
        cleaning = Cleaning(pipeline, outlet, encoding, check, diff, suggestions, quiet, jobs, batch.limit)
        cleaning.run(inputs)
    ctx.exit(FAILED if cleaning.failed else WOULD_CHANGE if check and cleaning.changed else 0)


def _for_texts(option: str, inputs: Sequence[str]) -> OptionError:
    """The error for an option that runs over records don't have: what of them makes this one, and what to do."""
    records = [name for name in inputs if kind_of(name)]
    if not records:
        cause = f"{option} doesn't go with options for many documents, such as --lines or --meta"
        return OptionError(cause, remedy=f"leave out {option}, or those")
    cause = f"{option} is for files that are one text each, and {records[0]} holds records"
    if len(records) == len(inputs):
        return OptionError(cause, remedy=f"leave out {option}; records are read as UTF-8, and written to -o")
    return OptionError(cause, remedy="name the texts alone, as files or by a pattern such as 'scans/*.txt'")
