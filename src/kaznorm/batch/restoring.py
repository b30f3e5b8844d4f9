"""What a worker does with a chunk, and what is done where one dies."""

from dataclasses import dataclass
from typing import Any

from kaznorm.batch.records import Done, Format
from kaznorm.pipeline import Pipeline
from kaznorm.workers import one_by_one

_LOST = object()
Payload = tuple[Format, list[Any]]


@dataclass(frozen=True)
class Restoring:
    """What a worker does with a chunk."""

    pipeline: Pipeline

    def __call__(self, payload: Payload) -> Done:
        kind, items = payload
        return kind.work(self.pipeline, items)

    def rescue(self, payload: Payload) -> Done:
        """A chunk that was in flight when a process died: at once, and if that dies, document by document."""
        kind, items = payload
        [done] = one_by_one(self, [payload], lambda _: Done(_LOST))
        if done.data is not _LOST:
            return done
        single = [(kind, [item]) for item in items]
        parts = list(one_by_one(self, single, lambda one: kind.died(one[1][0])))
        whole = Done(kind.join(parts))
        for part in parts:
            add(whole, part)
            whole.told.edits.extend(part.told.edits)
            whole.told.removed.extend(part.told.removed)
        return whole


def add(total: Done, part: Done) -> None:
    """Add counts and rejects."""
    total.documents += part.documents
    total.changed += part.changed
    total.edits += part.edits
    total.characters += part.characters
    total.rejects += part.rejects
