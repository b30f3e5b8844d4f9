"""Folders that hold a run are its own: nothing else writes there."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

from kaznorm.batch.state import JOURNAL, MANIFEST
from kaznorm.errors import OptionError

_PLAN = re.compile(rb'\{\s*"plan":\s*\{')


def keep_out(paths: Iterable[Path], own: Path | None = None) -> None:
    """`OptionError` where any of the files would be written into a folder that holds a run, or results of one.

    `own` is the folder of the run that writes them, which `State.begin` looks after.
    """
    for folder in {path.parent: None for path in paths}:
        inner = folder.absolute()
        for above in (inner, *inner.parents):
            if own is not None and above == own.absolute():
                continue
            if (what := _run_in(above)) and (above == inner or _has_results(above, inner)):
                where = str(folder if above == inner else above)
                raise OptionError(f"{what} is in here already", where=where, remedy="write to another folder")


def _has_results(above: Path, folder: Path) -> bool:
    """Whether a run has results in a folder below its own."""
    mark = f'"result": {json.dumps(folder.relative_to(above).as_posix() + "/")[:-1]}'.encode()
    return any(mark in path.read_bytes() for path in (above / MANIFEST, above / JOURNAL) if path.is_file())


def _run_in(folder: Path) -> str:
    if (folder / JOURNAL).exists():
        return "an unfinished run"
    try:
        with (folder / MANIFEST).open("rb") as file:
            head = file.read(100)
    except OSError:
        return ""
    return "a finished run" if _PLAN.match(head) else ""  # others call their files so, too
