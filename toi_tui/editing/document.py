"""A session being edited, with its history: the one way for a change."""

from collections import deque
from collections.abc import Callable
from typing import Final, Literal, Protocol

from toi_tui.editing.delta import Delta, Draft, apply
from toi_tui.model.frozen import dataclass
from toi_tui.model.session import Session

STEPS_KEPT: Final = 5000


class Edit(Protocol):
    """A named, pure change: `label` names it for undo (an English msgid), `run` carries it out on a draft.

    Ids, dates and times come in with the edit; it asks no clock and rolls no dice.
    """

    @property
    def label(self) -> str:
        """What undo says it took back: an English text of the catalogue."""

    def run(self, draft: Draft) -> None:
        """Change the draft."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One step of the history. `run` names the run of typing that it is still part of, if any."""

    label: str
    delta: Delta
    run: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What the document reports after an edit, undo or redo: the delta, and what it was called."""

    kind: Literal["edit", "undo", "redo"]
    label: str
    delta: Delta


Listener = Callable[[Change], None]


class Document:
    """A session being edited. Every change of every screen goes through `do`, and can be undone and redone."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._done: deque[Entry] = deque(maxlen=STEPS_KEPT)
        self._undone: list[Entry] = []
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell this listener of every change; the returned function ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def do(self, edit: Edit, run: str | None = None) -> Change | None:
        """Carry out an edit; None when it changes nothing.

        Edits with the same `run` in a row are one step of the history, until `close_run`.

        Raises:
            MisfitError: a value that its field cannot hold; nothing has changed.
        """
        draft = Draft(self.session)
        edit.run(draft)
        session, delta = draft.finish()
        if not delta:
            return None
        self._undone.clear()
        self._remember(Entry(edit.label, delta, run))
        return self._report(session, Change("edit", edit.label, delta))

    def undo(self) -> Change | None:
        """Take back the last step; None when there is none."""
        while self._done:
            entry = self._done.pop()
            session, delta = apply(self.session, entry.delta.reversed())
            if delta:  # a step that others have overtaken has nothing left to take back
                self._undone.append(Entry(entry.label, delta.reversed()))
                return self._report(session, Change("undo", entry.label, delta))
        return None

    def redo(self) -> Change | None:
        """Bring the last undone step back; None when there is none."""
        while self._undone:
            entry = self._undone.pop()
            session, delta = apply(self.session, entry.delta)
            if delta:
                self._done.append(Entry(entry.label, delta))
                return self._report(session, Change("redo", entry.label, delta))
        return None

    def close_run(self) -> None:
        """End a run of typing: what comes next is a step of its own."""
        if self._done and self._done[-1].run is not None:
            last = self._done.pop()
            self._done.append(Entry(last.label, last.delta))

    def cancel_run(self, run: str) -> Change | None:
        """Take a run back as if it had never been; None when it has changed nothing."""
        if not self._done or self._done[-1].run != run:
            return None
        change = self.undo()
        self._undone.clear()
        return change

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to bring back."""
        return bool(self._undone)

    def _remember(self, entry: Entry) -> None:
        last = self._done[-1] if self._done else None
        if entry.run is None or last is None or last.run != entry.run:
            self.close_run()
            self._done.append(entry)
            return
        self._done.pop()
        joined = last.delta.then(entry.delta)
        if joined:  # a new item that was emptied again leaves no trace
            self._done.append(Entry(last.label, joined, entry.run))

    def _report(self, session: Session, change: Change) -> Change:
        self.session = session
        for listener in tuple(self._listeners):
            listener(change)
        return change
