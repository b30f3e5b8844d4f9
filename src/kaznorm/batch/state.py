"""What a run has done so far, on disk: a journal that it can be taken up from, and in the end the manifest."""

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from kaznorm.batch.anew import without
from kaznorm.batch.records import Position
from kaznorm.batch.streams import aside
from kaznorm.errors import OptionError
from kaznorm.readers import FileError, unreadable
from kaznorm.writers import keep_inside, named

MANIFEST, JOURNAL, REJECTS = "manifest.json", ".kaznorm-run.jsonl", "rejects.jsonl"
COUNTS = ("documents", "changed", "edits", "characters", "rejected")


class State:
    """The journal of a run in a folder: its plan, the inputs that are begun, and the shards that are done.

    `begin` takes it up with `resume`. `OptionError` where a run is there already, or was of another plan.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.inputs: dict[str, dict[str, Any]] = {}
        self.shards: list[dict[str, Any]] = []
        self.failed: dict[str, str] = {}
        self._ends: dict[str, list[list[int]]] = {}
        self.plan: dict[str, Any] = {}
        self._journal: Any = None

    def begin(self, plan: Mapping[str, Any], *, resume: bool) -> None:
        """Start a run, or take one up."""
        journal, manifest = self.folder / JOURNAL, self.folder / MANIFEST
        before = manifest if manifest.exists() else journal
        if not before.exists():
            if (self.folder / REJECTS).exists():
                cause = f"{self.folder / REJECTS} is of another run"
                raise OptionError(cause, remedy="remove it, or name another folder with -o")
            self._start(plan, os.O_EXCL)
            return
        if not resume:
            what = "a finished run" if before == manifest else "an unfinished run"
            remedy = "add --resume, or name another folder with -o"
            raise OptionError(f"{what} is in here already", where=str(self.folder), remedy=remedy)
        self._read(before)
        if not self.plan:  # killed before it had begun
            self._start(plan)
            return
        self._same(plan)
        anew = [name for name, known in self.inputs.items() if "failed" in known and _is_other(name, known)]
        for name in self.inputs:
            if name not in anew:
                self._unchanged(name)
        self._results_are_there(anew)
        if before == manifest and self.failed:
            self._reopen()
            before = journal
        if before == journal:
            self._open(0)
            if anew:
                self._forget(anew)
            self._cut_rejects()
            for part in self.folder.rglob(".kaznorm-*.part"):  # of a run that was killed
                part.unlink(missing_ok=True)

    def _start(self, plan: Mapping[str, Any], more: int = 0) -> None:
        self._open(more)
        self.note("plan", dict(plan))

    def _open(self, more: int) -> None:
        """The journal, for this run alone."""
        path = self.folder / JOURNAL
        with named(path):
            self._journal = os.fdopen(os.open(path, _flags(more), 0o644), "ab")
        try:
            import fcntl  # noqa: PLC0415  (not everywhere)

            fcntl.lockf(self._journal, fcntl.LOCK_EX | fcntl.LOCK_NB)  # workers don't inherit it
        except ImportError:
            return
        except OSError:
            cause = "another run is writing into this folder"
            raise OptionError(cause, where=str(self.folder), remedy="wait for its end") from None

    def _reopen(self) -> None:
        """Make a journal of the manifest again, for inputs that have failed to be tried once more."""
        self._rewrite()
        (self.folder / MANIFEST).unlink()

    def _rewrite(self) -> None:
        rows: list[tuple[str, Any]] = [("plan", self.plan), *(("input", row) for row in self.inputs.values())]
        rows += [("shard", row) for row in self.shards]
        path = self.folder / JOURNAL
        with named(path), aside(path) as part:
            part.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

    def _forget(self, names: Collection[str]) -> None:
        """Take back what was done of inputs that failed and are others now."""
        shards = without(names, self.shards, self.folder, REJECTS, self.plan.get("beside", {}))
        for name in names:
            del self.inputs[name]
        self.shards, self._ends = [], {}
        for shard in shards:
            self._take("shard", shard)
        self._rewrite()
        self._journal.close()
        self._open(0)

    def _read(self, path: Path) -> None:
        try:
            data = path.read_bytes()
            if path.name == MANIFEST:
                found = json.loads(data)
                self.plan, self.inputs, self.failed = found["plan"], found["inputs"], found["failed"]
                for shard in found["shards"]:
                    self._take("shard", shard)
                (self.folder / JOURNAL).unlink(missing_ok=True)
                return
            whole = data.rfind(b"\n") + 1  # what follows was cut short by the end of the run
            for line in data[:whole].split(b"\n")[:-1]:
                self._take(*json.loads(line))
            if whole < len(data):
                os.truncate(path, whole)
        except (OSError, ValueError, KeyError, TypeError) as error:
            cause = f"this can't be read: {error}"
            raise FileError(cause, where=str(path), remedy="remove it, and begin anew") from None

    def _take(self, kind: str, row: dict[str, Any]) -> None:
        if kind == "plan":
            self.plan = row
        elif kind == "input":
            self.inputs.setdefault(row["name"], {}).update(row)
        else:
            self.shards.append(row)
            self._ends.setdefault(row["input"], []).append(row["end"])
            if "failed" in row:
                self.inputs[row["input"]] |= {"done": True, "failed": row["failed"]}

    def _same(self, plan: Mapping[str, Any]) -> None:
        wanted = json.loads(json.dumps(plan))
        lists = [[name for name, _ in found.get("inputs", ())] for found in (self.plan, wanted)]
        for more, less, what in ((*lists, "was there"), (*lists[::-1], "was not there")):
            if other := sorted(set(more) - set(less)):
                cause = f"the inputs are others than when this run began: {_short(other[0])} {what}"
                raise OptionError(cause, where=str(self.folder), remedy="repeat the command with the same inputs")
        for key in wanted:
            if self.plan.get(key) != wanted[key]:
                cause = f"{key} was {_short(self.plan.get(key))} when this run began, and is {_short(wanted[key])}"
                remedy = "repeat the command as it was, or name another folder with -o"
                raise OptionError(cause, where=str(self.folder), remedy=remedy)

    def _unchanged(self, name: str) -> None:
        known, found = self.inputs[name], identity(name)
        if (known["size"], known["modified"]) == (found["size"], found["modified"]):
            return
        if known["size"] != found["size"] or known["sha256"] != checksum(name):
            raise OptionError(
                "this input has changed since the run began",
                where=name,
                remedy="put it back, or name another folder with -o",
            )

    def _results_are_there(self, anew: Collection[str]) -> None:
        for shard in self.shards:
            if shard["result"] is None or shard["input"] in anew:
                continue
            path = self.folder / shard["result"]
            known = shard["bytes"], shard["sha256"]
            if path.is_symlink() or not path.is_file() or (path.stat().st_size, checksum(path)) != known:
                cause = "this result is missing or was changed since the run was broken off"
                raise OptionError(cause, where=str(path), remedy="put it back, or begin anew in another folder")

    def place(self, result: str) -> Path:
        """Where a result goes, its folder made. `FileError` where a link would lead out of the folder of results."""
        path = self.folder / result
        keep_inside(self.folder, path)
        with named(path.parent):
            path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _cut_rejects(self) -> None:
        path, size = self.folder / REJECTS, self.shards[-1]["rejects_end"] if self.shards else 0
        if path.exists() and path.stat().st_size > size:
            os.truncate(path, size)
        if path.exists() and not size:
            path.unlink()

    def note(self, kind: str, row: Mapping[str, Any]) -> None:
        """Put something down for good."""
        self._take(kind, dict(row))
        with named(self.folder / JOURNAL):
            self._journal.write(json.dumps([kind, row]).encode() + b"\n")
            self._journal.flush()
            os.fsync(self._journal.fileno())

    def reject(self, rows: Iterable[Mapping[str, Any]]) -> int:
        """Add to the rejects, and say how long their file is then."""
        path, lines = self.folder / REJECTS, [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
        if lines:
            with named(path), os.fdopen(os.open(path, _flags(0), 0o644), "ab") as file:
                file.write("".join(lines).encode(errors="backslashreplace"))
                file.flush()
                os.fsync(file.fileno())
        return path.stat().st_size if path.exists() else 0

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do."""
        return self._journal is None

    def beside(self) -> dict[str, tuple[int, str]]:
        """How long the files beside the results were when the last whole shard was done, and their checksums."""
        found: dict[str, tuple[int, str]] = self.shards[-1].get("beside", {}) if self.shards else {}
        return found

    def done_of(self, name: str) -> tuple[int, Position]:
        """How many shards of an input are done, and where the next begins."""
        ends = self._ends.get(name, [])
        return len(ends), Position(*ends[-1]) if ends else Position()

    def totals(self) -> dict[str, int]:
        """The counts of all shards."""
        return {key: sum(shard[key] for shard in self.shards) for key in COUNTS}

    def finish(self) -> None:
        """Write the manifest in the place of the journal."""
        if not self._journal:
            return
        manifest: dict[str, Any] = {"plan": self.plan, "totals": self.totals(), "failed": self.failed}
        manifest |= {"inputs": self.inputs, "shards": self.shards}
        path = self.folder / MANIFEST
        with named(path), aside(path) as part:
            part.write_text(json.dumps(manifest, ensure_ascii=True, indent=1) + "\n", encoding="utf-8")
        self.close()
        (self.folder / JOURNAL).unlink()

    def close(self) -> None:
        """Leave the journal for another time."""
        if self._journal:
            self._journal.close()


def _is_other(name: str, known: Mapping[str, Any]) -> bool:
    """Whether an input is another file than it was, as far as its size and the time tell."""
    found = identity(name)
    return (known["size"], known["modified"]) != (found["size"], found["modified"])


def plan_in(folder: Path) -> dict[str, Any]:
    """The plan of the run that a folder holds, or nothing."""
    try:
        if (folder / MANIFEST).exists():
            found = json.loads((folder / MANIFEST).read_bytes())["plan"]
        else:
            with (folder / JOURNAL).open("rb") as file:
                found = json.loads(file.readline())[1]
        return dict(found)
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return {}  # of something else; `State` says what is wrong with its own


def identity(name: str) -> dict[str, Any]:
    """The size of an input, and when it was modified."""
    try:
        found = Path(name).stat()
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from None
    return {"size": found.st_size, "modified": found.st_mtime_ns}


def checksum(name: str | Path) -> str:
    """The SHA-256 of a file."""
    try:
        with open(name, "rb") as file:  # noqa: PTH123
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise unreadable(str(name), error) from None


def _flags(more: int) -> int:
    return os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | more


def _short(value: Any) -> str:
    found = json.dumps(value, ensure_ascii=False)
    return found if len(found) <= 120 else f"{found[:117]}…"
