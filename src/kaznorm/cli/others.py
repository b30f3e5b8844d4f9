"""What there is beside `kaznorm clean`: undo, explain, lint, and a list of what there is."""

import inspect
import sys
from pathlib import Path
from typing import Any

import click

from kaznorm import catalog
from kaznorm.batch.guard import keep_out
from kaznorm.batch.inputs import found as inputs_in
from kaznorm.choices import ENCODING, choosing, opened, pipeline_of, setting
from kaznorm.cli.group import main
from kaznorm.console import FAILED, WOULD_CHANGE, cell, place, put, say, show, told
from kaznorm.edits import Change, undo as undone
from kaznorm.errors import EditError, KaznormError, OptionError
from kaznorm.readers import AUTO, STDIN, Document, FileError, find_reported, read
from kaznorm.render import visible
from kaznorm.writers import check_targets, checksum, encode, make_folders, write


@main.command()
@click.argument("result")
@click.option("--report", required=True, metavar="FILE", help="The report that clean wrote with --report.")
@click.option("-o", "--output", metavar="PATH", help="Where to write the source; else to standard output.")
@ENCODING
def undo(result: str, report: str, output: str | None, encoding: str) -> None:
    """Give a source back, byte for byte, from the result of clean and the report."""
    if encoding == AUTO:
        raise OptionError("undo can't tell what a source was written in", remedy="name its encoding")
    document = read(result, remedy="give the result as it was written, which is UTF-8")
    found = find_reported(report, result)
    if found and found.encoding and encoding in ("utf-8", found.encoding[: -len("-le")]):
        encoding = found.encoding
    if not found:
        say(f"{result}: {report} holds no edits of it, so it is its own source")
    elif found.checksum and found.checksum != checksum(document, document.text):
        raise FileError(
            f"this isn't the text that {report} is about: it was changed since",
            where=result,
            remedy="give the result as it was written",
        )
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
    keep_out([path])
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
    for name in inputs_in(paths or (STDIN,)):
        try:
            document = read(name, encoding)
            report = pipeline.explain(document.text)
        except KaznormError as error:
            failed += 1
            say(told(name, error))
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
