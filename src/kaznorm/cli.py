"""The command `kaznorm`: restore, check, lint, undo, explain, and list what there is."""

import inspect
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from kaznorm import __version__, catalog
from kaznorm.choices import ENCODING, choosing, opened, pipeline_of, setting
from kaznorm.console import FAILED, WOULD_CHANGE, Commands, cell, clear, place, put, say, show
from kaznorm.edits import Change, undo as undone
from kaznorm.errors import EditError, KaznormError, OptionError
from kaznorm.pipeline import Pipeline
from kaznorm.readers import AUTO, STDIN, Document, FileError, expand, find_reported, read
from kaznorm.render import terminal, visible
from kaznorm.report import Report
from kaznorm.writers import Outlet, aside, check_targets, encode, make_folders, targets, write

log = logging.getLogger("kaznorm")


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from kaznorm.lm.load import fingerprint  # noqa: PLC0415  (reads the model)

        show(f"kaznorm {__version__}, model {fingerprint()}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Say which this is.",
)
def main() -> None:
    """Restores damaged Kazakh text."""


@dataclass
class _Cleaning:
    """A run over inputs: what it does with each, and how many have failed or changed."""

    pipeline: Pipeline
    outlet: Outlet
    encoding: str
    check: bool
    diff: bool
    suggestions: bool
    quiet: bool
    failed: int = 0
    changed: int = 0

    def run(self, inputs: Sequence[str]) -> None:
        """Clean every input; one that fails costs a line, and the rest goes on."""
        progress = sys.stderr.isatty() and len(inputs) > 1 and not self.quiet
        for number, name in enumerate(inputs, 1):
            if progress:
                put(visible(f"{number}/{len(inputs)} {name}").encode(errors="replace"), sys.stderr)
            try:
                document = opened(name, self.encoding, quiet=self.quiet)
                report = self.pipeline.explain(document.text)
                self.outlet.put(document, report, rewrite=document.encoding != "utf-8")
                self.show(document, report, heading=len(inputs) > 1)
            except OSError:
                raise
            except Exception as error:  # noqa: BLE001  (one text that fails must not cost the others)
                self.failed += 1
                say(_told(name, error))
            if progress:
                put(clear().encode(), sys.stderr)

    def show(self, document: Document, report: Report, *, heading: bool) -> None:
        """Print what is asked for, of one document."""
        changed = report.text != document.text
        self.changed += changed
        if self.check and changed and not self.diff:
            show(document.name)
        if self.diff and changed:
            colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
            if heading:
                show(f"--- {document.name}")
            for line in terminal(document.text, report.edits, colour=colour):
                show(line)
        if not (self.check or self.diff or self.outlet.results):
            put(encode(document, report.text))
        if self.suggestions and not self.outlet.report:
            for held in report.suggestions:
                why = f"{held.confidence:.2f} {held.reason}".rstrip()
                say(f"{place(document, held.start)}: {held.rule}: {held.before!r} → {held.after!r}? ({why})")
        if not self.quiet:
            for note in report.warnings:
                say(f"{place(document, note.start)}: {note.message}")


def _told(name: str, error: Exception) -> str:
    """An error as one line that names the input."""
    if isinstance(error, KaznormError):
        return str(error) if isinstance(error, FileError) else f"{name}: {error}"
    log.debug("%s", name, exc_info=error)
    return f"{name}: {type(error).__name__}: {error}; this is a fault of kaznorm, please report it"


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH ...]")
@click.option("-o", "--output", metavar="PATH", help="Where to write: a file for one file, else a folder.")
@click.option("--in-place", is_flag=True, help="Write over what changes, and keep a backup (.bak).")
@click.option("--check", is_flag=True, help="Write nothing; list what would change; exit with 1 if any.")
@click.option("--diff", is_flag=True, help="Show the lines that change, word by word.")
@click.option("--report", metavar="FILE", help="Write every edit as a line of JSON.")
@click.option("--suggestions", is_flag=True, help="Show, or report, what was held back as too unsure.")
@click.option("--removed", metavar="FILE", help="Write the lines that chrome removed.")
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
    **wanted: Any,
) -> None:
    """Restore files, folders (the files directly in them), or - for standard input.

    One input without -o goes to standard output. Exits with 3 if some inputs failed; the others are done.
    """
    if not paths and sys.stdin.isatty():
        raise OptionError("there is nothing to clean", remedy="name a file, a folder or -")
    if sum((output is not None, in_place, check)) > 1:
        raise OptionError("-o, --in-place and --check exclude each other", remedy="choose one")
    paths = paths or (STDIN,)
    inputs = list(dict.fromkeys(expand(paths)))
    if in_place and STDIN in inputs:
        raise OptionError("standard input has no place to write to", remedy="leave out --in-place")
    pipeline = pipeline_of(quiet=quiet, **wanted)
    if in_place:
        results = {name: Path(name) for name in inputs}
    else:
        results = {} if output is None and (check or diff) else targets(paths, inputs, output)
    beside = [path for path in (report, removed) if path is not None]
    check_targets({} if in_place else results, beside, inputs)
    make_folders([*results.values(), *map(Path, beside)])
    if not inputs:
        say(f"{', '.join(paths)}: there is no file in here")
    with ExitStack() as stack:
        opened = {path: stack.enter_context(aside(Path(path))) for path in beside}
        outlet = Outlet(results, in_place, suggestions, opened.get(report or ""), opened.get(removed or ""))
        cleaning = _Cleaning(pipeline, outlet, encoding, check, diff, suggestions, quiet)
        cleaning.run(inputs)
    ctx.exit(FAILED if cleaning.failed else WOULD_CHANGE if check and cleaning.changed else 0)


@main.command()
@click.argument("result")
@click.option("--report", required=True, metavar="FILE", help="The report that clean wrote with --report.")
@click.option("-o", "--output", metavar="PATH", help="Where to write the source; else to standard output.")
@ENCODING
def undo(result: str, report: str, output: str | None, encoding: str) -> None:
    """Give a source back, byte for byte, from the result of clean and the report."""
    if encoding == AUTO:
        raise OptionError("undo can't tell what a source was written in", remedy="name its encoding")
    document = read(result)
    found = find_reported(report, result)
    if not found:
        say(f"{result}: {report} holds no edits of it, so it is its own source")
    try:
        source = undone(document.text, found.changes if found else ())
        data = encode(document, source, encoding)
    except EditError as error:
        raise FileError(
            f"this isn't the text that {report} is about: {error.cause}",
            where=result,
            remedy="give the result as it was written",
        ) from None
    except UnicodeEncodeError as error:
        raise FileError(
            f"{error.object[error.start]!r} is not in {encoding}",
            where=result,
            remedy="name the encoding that the source had",
        ) from None
    if output is None:
        put(data)
        return
    path = Path(output) / Path(result).name if Path(output).is_dir() else Path(output)
    check_targets({result: path}, [], [result, report])
    make_folders([path])
    write(path, data)


@main.command()
@click.argument("path", default=STDIN)
@choosing
def explain(path: str, encoding: str, quiet: bool, **wanted: Any) -> None:
    """Show the edits of one text as a table: where, which rule, from what, to what, how sure and why."""
    pipeline = pipeline_of(quiet=quiet, **wanted)
    document = opened(path, encoding, quiet=quiet)
    report = pipeline.explain(document.text)
    for title, changes in (("edits", report.edits), ("held back", report.suggestions)):
        show(f"{len(changes)} {title}")
        rows = [_row(document, change) for change in changes]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            show("  ".join(map(str.ljust, ("", *row), (0, *widths))).rstrip())
    for note in report.warnings:
        show(f"{place(document, note.start)}: {visible(note.message)}")


def _row(document: Document, change: Change) -> tuple[str, ...]:
    where = place(document, change.start).removeprefix(f"{document.name}:")
    sure = f"{change.confidence:.2f}"
    return where, "+".join(change.rules), cell(change.before), cell(change.after), sure, visible(change.reason)


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH ...]")
@setting
@click.pass_context
def lint(ctx: click.Context, /, paths: tuple[str, ...], encoding: str, quiet: bool, **wanted: Any) -> None:
    """List endings on digits that break harmony, as file:line:column; exit with 1 if there are any.

    Nothing is written. To have them mended: clean --only suffixes --set suffixes.min_confidence=0.
    """
    if not paths and sys.stdin.isatty():
        raise OptionError("there is nothing to read", remedy="name a file, a folder or -")
    pipeline = pipeline_of(quiet=quiet, preset=None, only=["suffixes"], skip=[], **wanted)
    found = failed = 0
    for name in dict.fromkeys(expand(paths or (STDIN,))):
        try:
            document = read(name, encoding)
            report = pipeline.explain(document.text)
        except KaznormError as error:
            failed += 1
            say(_told(name, error))
            continue
        for change in sorted((*report.edits, *report.suggestions), key=lambda change: change.start):
            found += 1
            show(f"{place(document, change.start)}: {cell(change.before)} → {cell(change.after)} ({change.reason})")
    ctx.exit(FAILED if failed else WOULD_CHANGE if found else 0)


@main.command()
@click.argument("names", nargs=-1, metavar="[NAME ...]")
def normalisers(names: tuple[str, ...]) -> None:
    """Say what each normaliser does and refuses, which presets hold it, and what can be set."""
    for name in names or [name for name in catalog.ORDER if name in catalog.BUILT]:
        made = catalog.load(name)
        presets = [preset for preset in catalog.PRESETS if name in catalog.PRESETS[preset]]
        show(f"{name}  ({', '.join(presets) or 'in no preset'})")
        about = (inspect.getdoc(made) or "").partition("\n\n>>>")[0]
        for line in about.split("\n"):
            show(f"    {line}".rstrip())
        for option in filter(lambda option: option.help, made.options()):
            show(f"    --set {name}.{option.name}={option.default}  {option.help}; {option.allowed}")
        show("")
