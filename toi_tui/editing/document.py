"""A session being edited, with its history: the one way for a change."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from typing import Literal, Protocol

from toi_tui.editing.chronicle import Chronicle, standing, taken_back
from toi_tui.editing.delta import Delta, Draft, apply
from toi_tui.editing.history import Change, Entry, History
from toi_tui.locale import N_
from toi_tui.model import statically
from toi_tui.model.item import Item, make
from toi_tui.model.session import LISTS, Session


class Edit(Protocol):
    """A named, pure change: `label` names it for undo (an English msgid), `run` does it on a draft.

    Ids, dates and times come in with the edit; it asks no clock and rolls no dice.
    """

    @property
    def label(self) -> str:
        """The name of the edit, by which undo says what it took back: an English text of the catalogue."""

    def run(self, draft: Draft) -> None:
        """Change the draft."""


Listener = Callable[[Change], object]


@statically.frozen
class Mark:
    """A moment of a document that can be gone back to.

    Attributes:
        history: what could be undone and redone.
        count: how many changes there had been.
        is_recalled: whether those from before the session was opened are among them.
    """

    history: History
    count: int
    is_recalled: bool


class Document:
    """A session being edited. Every change of every screen goes through `do`, and can be undone and redone.

    `earlier` gives what was done before the session was opened; it is asked for when somebody undoes or redoes. `now`
    is the clock that changes are dated by.

    What has only been begun, an item without a text yet, is on the screen and nowhere else: the journal and the file
    are told of it when it has become something.
    """

    def __init__(
        self,
        session: Session,
        earlier: Callable[[], Chronicle] | None = None,
        now: Callable[[], datetime | None] = lambda: None,
    ) -> None:
        self.session = session
        self._history = History()
        """With what has only been begun; what has been kept is in the chronicle."""
        self._chronicle = Chronicle()
        self._earlier, self._now = earlier, now
        self._recalled: Chronicle | None = None
        self._run: tuple[str, Entry] | None = None
        """The run of typing that the last step is still part of, and that step."""
        self._begun: Change | None = None
        self._listeners: list[Listener] = []
        self._listeners_to_kept: list[Listener] = []

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell this listener of every change; the returned function ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def listen_to_kept(self, listener: Listener) -> None:
        """Tell this listener of every change that is to be kept; `kept` is the session then."""
        self._listeners_to_kept.append(listener)

    @property
    def kept(self) -> Session:
        """The session without what has only been begun."""
        return apply(self.session, self._begun.delta.reversed())[0] if self._begun else self.session

    @property
    def chronicle(self) -> Chronicle:
        """All that was done, before the session was opened too; its last change has led to `kept`."""
        self._recall()
        return self._chronicle

    def do(self, edit: Edit, run: str | None = None, *, begins: bool = False) -> Change | None:
        """Do an edit; None when it changes nothing.

        Edits with the same `run` in a row are one step of the history, until `close_run`. One that `begins` something
        waits for the next of its run: then both are one, or nothing.

        Raises:
            MisfitError: a value that its field cannot hold; nothing has changed.
        """
        draft = Draft(self.session)
        edit.run(draft)
        session, delta = draft.finish()
        if not delta:
            return None
        change = self._dated(Change("edit", edit.label, delta, goes_on=run is not None and self._stands(run)))
        self._history = self._history.after(change)
        done = self._history.done
        self._run = (run, done.top) if run is not None and done else None
        return self._report(session, change, begins=begins)

    def undo(self) -> Change | None:
        """Take back the last step; None when there is none.

        Where others have overtaken all of it their values stay, and the change is empty.
        """
        return self._take_back("undo")

    def redo(self) -> Change | None:
        """Bring the last undone step back; None when there is none. As with `undo`, it may be empty."""
        self._recall()
        if self._history.undone is None:
            return None
        entry = self._history.undone.top
        session, delta = apply(self.session, entry.delta)
        return self._turn(session, Change("redo", entry.label, delta))

    def take_in(self, delta: Delta) -> Change | None:
        """Take in what others changed: no step of the history; None when it changes nothing."""
        session, done = apply(self.session, delta)
        return self._report(session, self._dated(Change("merge", "", done))) if done else None

    def close_run(self) -> None:
        """End a run of typing: what comes next is a step of its own."""
        self._run = None

    def cancel_run(self, run: str) -> Change | None:
        """Take a run back as if it had never been; None when it has changed nothing."""
        return self._take_back("cancel") if self._stands(run) else None

    def mark(self) -> Mark:
        """The document at this moment, to `go_back` to; the run of typing ends with it."""
        self.close_run()
        return Mark(self._history, self._chronicle.count, self._recalled is not None)

    def go_back(self, mark: Mark) -> Change | None:
        """Take back all that was done since a mark, what others changed apart; None when nothing was.

        What can be undone and redone is what could be then. The chronicle keeps what was done since.
        """
        if self._begun is not None:
            begun, self._begun = self._begun, None
            self._keep(begun)
        mark = self._with_earlier(mark)
        since = self._chronicle.since(mark.count)
        self._history = mark.history
        self.close_run()
        if not since:
            return None
        session, delta = apply(self.session, taken_back(standing(since)))
        label = N_("typing with no field open")
        return self._report(session, self._dated(Change("back", label, delta, steps=len(since))))

    def erase(self, ids: Collection[str]) -> None:
        """Erase items for good, from the session and from all that was done to it: nothing brings them back.

        Those who keep the changes are not told: what they keep has to be made anew. Nothing may be only begun.
        """
        from toi_tui.editing.erasing import erased, without  # no first picture needs it

        self._recall()
        session, gone = without(self.session, ids)
        self._chronicle = Chronicle(erased(self._chronicle.changes, ids))
        self._history = self._chronicle.history
        self.close_run()
        self._tell(session, self._dated(Change("merge", "", gone)))

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        self._recall()
        return self._history.done is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to bring back."""
        self._recall()
        return self._history.undone is not None

    def deleted(self, id: str) -> tuple[str, Item] | None:
        """The list that an item was deleted from, and what it was then; None when that is not remembered."""
        for event in reversed(self.chronicle.changes):
            for change in reversed(event.delta.changes):
                if change.id == id and change.after is None and change.before is not None:
                    said = {key: value for key, value in change.before.items() if value is not None}
                    return change.list, make(LISTS[change.list], said)
        return None

    def _take_back(self, kind: Literal["undo", "cancel"]) -> Change | None:
        self._recall()
        if self._history.done is None:
            return None
        entry = self._history.done.top
        session, delta = apply(self.session, entry.delta.reversed())
        return self._turn(session, Change(kind, entry.label, delta))

    def _turn(self, session: Session, change: Change) -> Change:
        """Report a step through the history."""
        self._history = self._history.after(change)
        return self._report(session, self._dated(change))

    def _dated(self, change: Change) -> Change:
        return replace(change, at=self._now())

    def _stands(self, run: str) -> bool:
        """Whether the last step is part of this run, which is not closed."""
        done = self._history.done
        return self._run is not None and self._run[0] == run and done is not None and done.top is self._run[1]

    def _recall(self) -> None:
        if self._earlier is not None:
            recall, self._earlier = self._earlier, None
            self._recalled = recall()
            self._history = self._history.behind(self._recalled.history)
            self._chronicle.begin_with(self._recalled)

    def _with_earlier(self, mark: Mark) -> Mark:
        """A mark as it would be had the time before the session was opened been recalled by then."""
        if mark.is_recalled or self._recalled is None:
            return mark
        count = mark.count + len(self._recalled.changes)
        return Mark(mark.history.behind(self._recalled.history), count, is_recalled=True)

    def _tell(self, session: Session, change: Change) -> None:
        self.session = session
        for listener in tuple(self._listeners):
            listener(change)

    def _report(self, session: Session, change: Change, *, begins: bool = False) -> Change:
        try:
            self._tell(session, change)
        finally:  # a screen that cannot show a change must not hold it back from the disk
            for lasting in self._lasting(change, begins=begins):
                self._keep(lasting)
        return change

    def _keep(self, change: Change) -> None:
        self._chronicle.take(change)
        for listener in self._listeners_to_kept:
            listener(change)

    def _lasting(self, change: Change, *, begins: bool) -> tuple[Change, ...]:
        """The changes that are to be kept by now, this one or what was begun before it included."""
        begun = self._begun
        if change.kind == "merge":
            return (change,)
        self._begun = change if begins else None
        if begun is None:
            return () if begins else (change,)
        if begins or not (change.goes_on or change.kind in ("undo", "cancel")):
            return (begun,) if begins else (begun, change)
        joined = begun.delta.then(change.delta)
        if not joined:
            return ()
        return (Change("edit", begun.label, joined, at=begun.at),) if change.goes_on else (begun, change)
