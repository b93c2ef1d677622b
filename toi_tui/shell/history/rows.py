"""The history as rows, the latest first: what was done, under its days, and the copies that were kept of the file.

Each row but a heading stands for a moment, the one right after what it says: the session can be seen as it was then.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from toi_tui.editing.chronicle import Chronicle
from toi_tui.editing.delta import Delta
from toi_tui.editing.history import Change
from toi_tui.model import statically

if TYPE_CHECKING:
    from toi_tui.storage.state.backups import Copy

Fate = Literal["", "undone", "passed"]
"""The fate of an edit: it stands; it was undone and can be redone; it was undone and then passed by."""


@statically.frozen
class OneDay:
    """The heading of what was done on a day; None where it is not known when."""

    day: date | None


@statically.frozen
class Moment:
    """The session as it was after one of the changes.

    Attributes:
        count: how many changes there had been by then.
        at: when the last of them was made.
        change: the last of them; None for how it was before all that are remembered.
        fate: what became of it.
    """

    count: int
    at: datetime | None
    change: Change | None = None
    fate: Fate = ""


@statically.frozen
class Saved:
    """A copy that was kept of the file.

    Attributes:
        count: how many changes there had been by then.
        at: when it was kept, by the clock on the wall.
        copy: the copy.
    """

    count: int
    at: datetime
    copy: "Copy"


Row = OneDay | Moment | Saved


def rows_of(chronicle: Chronicle, copies: Iterable["Copy"] = ()) -> list[Row]:
    """The rows of all that is remembered, and of these copies of the file, the latest first."""
    return [*_under_days(_by_time(_moments(chronicle), copies))]


def others_since(changes: Iterable[Change]) -> int:
    """How much of these changes is others' doing."""
    return sum(len(change.delta.changes) for change in changes if change.kind == "merge")


def _moments(chronicle: Chronicle) -> Iterator[Moment]:
    changes, count, fates = chronicle.changes, chronicle.count, _Fates()
    for number, change in enumerate(reversed(changes)):
        fate = fates.of(change)
        if change.delta:  # else it is as it was before
            yield Moment(count - number, change.at, change, fate)
    if changes:
        yield Moment(count - len(changes), changes[0].at)


def _by_time(moments: Iterable[Moment], copies: Iterable["Copy"]) -> Iterator[Moment | Saved]:
    """The moments keep their order, whatever the clock said; a copy comes in where the first older one is."""
    waiting = [(copy.when.astimezone().replace(tzinfo=None), copy) for copy in copies]
    waiting.sort(key=lambda each: each[0])
    count = 0
    for moment in moments:
        count = moment.count
        while waiting and moment.at is not None and waiting[-1][0] >= moment.at:
            yield Saved(count, *waiting.pop())
        yield moment
    for at, copy in reversed(waiting):
        yield Saved(count, at, copy)


def _under_days(rows: Iterable[Moment | Saved]) -> Iterator[Row]:
    day: date | None = date.max  # which no row is of
    for row in rows:
        if (here := row.at.date() if row.at else None) != day:
            day = here
            yield OneDay(day)
        yield row


class _Fates:
    """The fate of each change, asked from the latest back: an undo took the nearest edit before it."""

    def __init__(self) -> None:
        self._undone: list[Fate] = []
        """The fates of the edits that undos took, which come next."""
        self._fate: Fate = "undone"
        self._redone = self._over = 0
        """So many undos did not stay; over so many changes something goes back."""
        self._tail = Delta()

    def of(self, change: Change) -> Fate:
        """The fate of the change before the last one that was asked for."""
        if self._over:
            self._over -= 1
            return "passed" if change.kind == "edit" else ""
        match change.kind:
            case "edit":
                self._fate = "passed"  # what was undone before an edit can be redone no more
                return self._of_edit(change)
            case "undo" if self._redone:
                self._redone -= 1
            case "undo":
                self._undone.append(self._fate if change.delta else "")  # what others have overtaken stays
            case "redo":
                self._redone += 1
            case "cancel":
                self._fate = "passed"
                self._undone.append("passed")
            case "back":
                self._over = change.steps
        return ""

    def _of_edit(self, change: Change) -> Fate:
        whole = change.delta.then(self._tail) if self._tail else change.delta
        self._tail = whole if change.goes_on else Delta()
        if not (whole or change.goes_on) or not self._undone:  # what was emptied again was no step to undo
            return ""
        return self._undone[-1] if change.goes_on else self._undone.pop()
