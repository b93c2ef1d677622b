"""The history: what can be taken back and brought back, step by step.

It follows from the changes alone, without the session: whoever takes the same changes has the same history, the
document while it is edited and the journal after a restart.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from toi_tui.editing.delta import Delta
from toi_tui.model import statically

ChangeKind = Literal["edit", "undo", "redo", "cancel", "back", "merge"]


@statically.frozen
class Change:
    """A report of the document on an edit, undo, redo or merge: the delta, and what it was called.

    Attributes:
        kind: ``cancel`` takes the last step back as if it had never been; ``back`` takes all back that was done since
            some moment, in the history too; ``merge`` takes in what others changed, which is no step of this history.
        label: what the step is called, an English text of the catalogue; empty for a merge.
        delta: what changes; empty where others have overtaken all that was to be taken back or brought back.
        goes_on: whether an edit belongs to the step before it, as in a run of typing.
        steps: how many changes a ``back`` reaches over, merges among them.
        at: when it was done, by the clock on the wall; None where nobody said.
    """

    kind: ChangeKind
    label: str
    delta: Delta
    goes_on: bool = False
    steps: int = 1
    at: datetime | None = None


@statically.frozen
class Entry:
    """One step of the history."""

    label: str
    delta: Delta


@statically.frozen
class Stack:
    """Steps that lie upon each other; putting one on top leaves the stack below as it was, for who still holds it."""

    top: Entry
    below: "Stack | None"


Pile = Stack | None


@statically.frozen
class History:
    """The steps that can be taken back and those that can be brought back; a change leads from one to the next.

    Attributes:
        done: what can be taken back, the latest on top.
        undone: what can be brought back, the next one on top.
        has_edits: whether an edit was taken: what had been undone before it can be brought back no more.
    """

    done: Pile = None
    undone: Pile = None
    has_edits: bool = False

    def after(self, change: Change) -> "History":
        """The history once this has been done as well; what ``back`` reaches over is for the chronicle to know."""
        match change.kind:
            case "edit":
                return History(self._with_edit(change), None, has_edits=True)
            case "undo" if self.done is not None:
                back = Entry(change.label, change.delta.reversed()) if change.delta else self.done.top
                return History(self.done.below, Stack(back, self.undone), self.has_edits)
            case "redo" if self.undone is not None:
                again = Entry(change.label, change.delta) if change.delta else self.undone.top
                return History(Stack(again, self.done), self.undone.below, self.has_edits)
            case "cancel":
                return History(self.done.below if self.done else None, None, self.has_edits)
        return self

    def behind(self, earlier: "History") -> "History":
        """This history with what was done earlier below it."""
        done = _stacked(earlier.done, self.done)
        undone = self.undone if self.has_edits else _stacked(earlier.undone, self.undone)
        return History(done, undone, self.has_edits or earlier.has_edits)

    def _with_edit(self, change: Change) -> Pile:
        if change.goes_on and self.done is not None:
            last, below = self.done.top, self.done.below
            entry = Entry(last.label, last.delta.then(change.delta))
        else:
            entry, below = Entry(change.label, change.delta), self.done
        return Stack(entry, below) if entry.delta else below  # a new item that was emptied again leaves no trace


def from_the_top(pile: Pile) -> Iterator[Entry]:
    """The steps of a pile from the top."""
    while pile is not None:
        yield pile.top
        pile = pile.below


def _stacked(below: Pile, above: Pile) -> Pile:
    for entry in reversed([*from_the_top(above)]):
        below = Stack(entry, below)
    return below
