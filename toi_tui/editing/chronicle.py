"""Everything that was done to a session in its order: edits, what was taken back and passed by, and others' changes.

The session as it was at any time follows from it, and so does what can be taken back now.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from toi_tui.editing.delta import ItemChange, apply
from toi_tui.editing.history import Change, History
from toi_tui.model.session import Session

STEPS_KEPT: Final = 10_000
"""How many changes are remembered; a run of typing is one."""


class Chronicle:
    """The changes of a session, the latest last, and the history that follows from them.

    Attributes:
        changes: those that are remembered; a run of typing is one of them, as long as nothing comes between.
        history: what can be taken back and brought back after the last of them.
        count: how many there have been, those that are remembered no more among them.
    """

    def __init__(self, changes: Iterable[Change] = ()) -> None:
        self.changes: deque[Change] = deque(maxlen=STEPS_KEPT)
        self.history = History()
        self.count = 0
        self._before: deque[History] = deque(maxlen=STEPS_KEPT)
        """The history before each change, for a ``back`` that reaches over it."""
        for change in changes:
            self.take(change)

    def take(self, change: Change) -> None:
        """Remember one more change."""
        before = self.history
        self.history = self._reached_over(change.steps) if change.kind == "back" else before.after(change)
        last = self.changes[-1] if self.changes else None
        if last is not None and change.goes_on and last.kind == "edit":
            self.changes[-1] = replace(last, delta=last.delta.then(change.delta))
            return
        self.changes.append(change)
        self._before.append(before)
        self.count += 1

    def begin_with(self, earlier: "Chronicle") -> None:
        """Put what was done earlier before what is remembered here."""
        later = self.changes
        self.changes, self._before = earlier.changes.copy(), earlier._before.copy()  # noqa: SLF001 - its like
        self.history, self.count = earlier.history, len(earlier.changes)
        for change in later:
            self.take(change)

    def since(self, count: int) -> tuple[Change, ...]:
        """The changes behind the first so many, as far as they are remembered."""
        wanted = min(self.count - count, len(self.changes))
        return tuple(self.changes[at] for at in range(-wanted, 0))

    def _reached_over(self, steps: int) -> History:
        """The history before so many of the last changes; from where it is remembered no more, what is left of it."""
        if not steps or not self._before:
            return self.history
        return self._before[-min(steps, len(self._before))]


def standing(changes: Iterable[Change]) -> list[Change]:
    """Those of these changes that were made here and that no ``back`` among them has reached over."""
    mine: list[Change | None] = []
    for change in changes:
        if change.kind == "back":
            mine[-change.steps :] = [None] * min(change.steps, len(mine))
        mine.append(change if change.kind not in {"back", "merge"} else None)
    return [change for change in mine if change is not None]


def taken_back(changes: Sequence[Change]) -> Iterator[ItemChange]:
    """The delta that takes these changes back, the last one first."""
    return (each for change in reversed(changes) for each in change.delta.reversed())


def as_it_was(session: Session, later: Sequence[Change]) -> Session:
    """The session before all these changes, which have led to it."""
    return apply(session, taken_back(later))[0]
