"""What was done to a session, step by step: what can be taken back, and what was taken back and can be brought back.

It follows from the changes alone, without the session: whoever takes the same changes has the same history, the
document while it is edited and the journal after a restart.
"""

from collections import deque
from collections.abc import Iterable
from typing import Final, Literal

from toi_tui.editing.delta import Delta
from toi_tui.model.frozen import dataclass

STEPS_KEPT: Final = 5000


@dataclass(frozen=True, slots=True)
class Change:
    """What the document reports of an edit, undo, redo or merge: the delta, and what it was called.

    Attributes:
        kind: ``cancel`` takes the last step back as if it had never been; ``merge`` takes in what others changed,
            which is no step of this history.
        label: what the step is called, an English text of the catalogue; empty for a merge.
        delta: what changes.
        goes_on: whether an edit belongs to the step before it, as in a run of typing.
        steps: how many steps an undo or redo has gone; those before the last had nothing left to do.
    """

    kind: Literal["edit", "undo", "redo", "cancel", "merge"]
    label: str
    delta: Delta
    goes_on: bool = False
    steps: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One step of the history."""

    label: str
    delta: Delta


class History:
    """The steps that can be taken back, the latest last, and those that can be brought back, the next one last."""

    def __init__(self, done: Iterable[Entry] = (), undone: Iterable[Entry] = ()) -> None:
        self.done: deque[Entry] = deque(done, maxlen=STEPS_KEPT)
        self.undone: list[Entry] = list(undone)
        self.has_edits = False
        """Whether an edit was taken: what had been undone before it can be brought back no more."""

    @property
    def last(self) -> Entry | None:
        """The step that would be taken back first."""
        return self.done[-1] if self.done else None

    def take(self, change: Change) -> None:
        """Remember a change."""
        match change.kind:
            case "edit":
                self._edit(change)
            case "undo":
                _drop(self.done, change.steps)
                self.undone.append(Entry(change.label, change.delta.reversed()))
            case "redo":
                _drop(self.undone, change.steps)
                self.done.append(Entry(change.label, change.delta))
            case "cancel":
                _drop(self.done, change.steps)
                self.undone.clear()

    def begin_with(self, earlier: "History") -> None:
        """Put what was done earlier before what is remembered here."""
        self.done = deque((*earlier.done, *self.done), maxlen=STEPS_KEPT)
        if not self.has_edits:
            self.undone[:0] = earlier.undone

    def _edit(self, change: Change) -> None:
        self.has_edits = True
        self.undone.clear()
        entry = Entry(change.label, change.delta)
        if change.goes_on and self.done:
            last = self.done.pop()
            entry = Entry(last.label, last.delta.then(change.delta))
        if entry.delta:  # a new item that was emptied again leaves no trace
            self.done.append(entry)


def _drop(entries: deque[Entry] | list[Entry], number: int) -> None:
    for _ in range(min(number, len(entries))):
        entries.pop()
