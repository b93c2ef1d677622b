"""Saving by itself: one thread that writes the latest session a moment after it changed, and tells how it went.

It also looks now and then what others have done to the file. While what they changed is not taken in, nothing is
written.
"""

import time
from collections.abc import Callable
from datetime import datetime
from threading import Condition, Thread
from typing import Final, Literal

from toi_tui.locale import _
from toi_tui.locale.dates import clock
from toi_tui.model import statically
from toi_tui.model.session import Session
from toi_tui.storage.disk.refusals import told
from toi_tui.storage.journal.journal import Journal
from toi_tui.storage.session_file import ChangedError, SaveResult, SessionFile
from toi_tui.storage.weaving.layout import FileLayout


@statically.frozen
class SavingPace:
    """How long autosave waits, in seconds."""

    quiet: float = 0.6
    """After a change, for another one; the journal has it meanwhile."""
    longest: float = 1.0
    """From the first change that is not saved, whatever comes."""
    retry: float = 3.0
    """After a failure."""
    look: float = 0.7
    """Between two looks at the file."""


PACE: Final = SavingPace()


@statically.frozen
class Report:
    """How saving goes: a session waits, or was saved, or cannot be saved for now."""

    state: Literal["unsaved", "saved", "failing"]
    at: datetime
    reason: str = ""
    """Why it fails, in the language of the screen."""
    result: SaveResult | None = None
    """The save that it is about; None when there was none."""

    @property
    def trouble(self) -> bool:
        """Whether the user should look: saving fails, or the file was made again."""
        return self.state == "failing" or (self.result is not None and self.result.outcome == "recreated")

    def text(self) -> str:
        """The report in the language of the screen, for the frame."""
        if self.state == "failing":
            return _("Not saved: {reason}").format(reason=self.reason)
        if self.state == "unsaved":
            return _("Saving…")
        if self.result is not None and self.result.outcome == "recreated":
            return _("The file was gone and is saved again")
        return _("Saved {time}").format(time=clock(self.at))


@statically.frozen
class Wish:
    """A session to be saved, and the number of changes it has, for the journal."""

    session: Session
    changes: int = 0


class Autosave:
    """Saves a session file from a thread of its own, which sleeps between a look at the file and the next.

    `report` and `found` are called in that thread. They must not wait for the thread that calls `flush` or `close`, but
    post. `found` is told that others have changed the file: `foreign` says what it holds now, until it is answered by
    `take_in`.

    Attributes:
        foreign: what others have left in the file; None when that is known, or taken in.
    """

    def __init__(
        self,
        file: SessionFile,
        report: Callable[[Report], None],
        *,
        journal: Journal | None = None,
        found: Callable[[], None] = lambda: None,
        pace: SavingPace = PACE,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._file, self._report, self._found, self._pace, self._now = file, report, found, pace, now
        self._journal = journal
        self.foreign: FileLayout | None = None
        self._changed = Condition()
        self._thread: Thread | None = None
        self._wish: Wish | None = None
        self._last = Wish(file.session, journal.changes if journal else 0)
        self._first = self._latest = 0.0
        self._retry_at = 0.0
        """When to try again after a failure; 0 while saving works."""
        self._look_at = 0.0
        self._writing = self._hurry = self._recreate = self._closed = False
        self._tries = 0

    def start(self) -> None:
        """Begin to look at the file."""
        with self._changed:
            if self._thread is None and not self._closed:
                self._look_at = time.monotonic() + self._pace.look
                # A daemon: a disk that hangs must not keep the program from ending.
                self._thread = Thread(target=self._run, name="autosave", daemon=True)
                self._thread.start()

    def wish(self, session: Session, changes: int = 0) -> None:
        """Have this session saved soon; the latest wish is the one that counts."""
        self.start()
        with self._changed:
            self._wish_for(Wish(session, changes))

    def take_in(self, theirs: FileLayout, session: Session, changes: int = 0) -> None:
        """Know that what others left in the file has been merged into this session, which may take its place now."""
        with self._changed:
            self._file.rebase(theirs)
            self.foreign = None
            self._retry_at = 0.0
            self._wish_for(Wish(session, changes))

    def flush(self, timeout: float = 10.0, *, recreate: bool = False) -> bool:
        """Save at once what is not saved yet and wait for it; whether all is on the disk.

        After a failure it does not wait for another try, nor for what others changed to be taken in: see `foreign`. A
        file that is gone is written again when `recreate` says so.
        """
        with self._changed:
            last = self._tries + self._writing
            self._hurry, self._recreate = True, recreate
            self._changed.notify_all()
            self._changed.wait_for(
                lambda: (
                    self._clean or self._closed or self.foreign is not None or (self._failing and self._tries > last)
                ),
                timeout,
            )
            self._hurry = self._recreate = False
            return self._clean

    def close(self, timeout: float = 10.0) -> bool:
        """As `flush`; then the thread ends, and takes no wish any more."""
        saved = self.flush(timeout)
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread is not None and saved:
            self._thread.join(timeout)
        return saved

    @property
    def _clean(self) -> bool:
        return self._wish is None and not self._writing

    @property
    def _failing(self) -> bool:
        return self._retry_at > 0

    def _wish_for(self, wish: Wish) -> None:
        self._latest = time.monotonic()
        if self._wish is None:
            self._first = self._latest
        self._wish = self._last = wish
        self._changed.notify_all()

    def _run(self) -> None:
        told = False
        while (due := self._next(told=told)) is not None:
            match due:
                case Wish():
                    self._save(due)
                    told = False
                case "look":
                    self._look()
                case "tell":
                    self._report(Report("unsaved", self._now()))
                    told = True

    def _next(self, *, told: bool) -> Wish | Literal["look", "tell"] | None:
        """The next thing to do, when its time has come; None at the end."""
        with self._changed:
            while not self._closed:
                if self._wish is not None and not told and not self._failing:
                    return "tell"
                save, look = self._seconds_to_save(), self._seconds_to_look()
                if save is not None and save <= 0:
                    return self._begun()
                if look is not None and look <= 0:
                    return "look"
                self._changed.wait(min((each for each in (save, look) if each is not None), default=None))
            return None

    def _seconds_to_save(self) -> float | None:
        """How long a wish can wait; None when there is none, or when others' changes come first."""
        if self._wish is None or self.foreign is not None:
            return None
        due = min(self._latest + self._pace.quiet, self._first + self._pace.longest)
        return 0 if self._hurry else max(due, self._retry_at) - time.monotonic()

    def _seconds_to_look(self) -> float | None:
        """How long a look at the file can wait; None while a save that is tried again sees the same."""
        return None if self._failing else self._look_at - time.monotonic()

    def _begun(self) -> Wish | None:
        wish, self._wish = self._wish, None
        self._writing, self._hurry = True, False
        return wish

    def _save(self, wish: Wish) -> None:
        journal = self._journal

        def announce(data: bytes, state: int) -> None:
            if journal is not None:
                journal.saving(data, wish.changes, state)

        writer = journal.writer if journal is not None else None
        try:
            result = self._file.save(
                wish.session, self._now(), writer=writer, recreate=self._recreate, announce=announce
            )
        except ChangedError:
            self._put_back(wish)
            self._look()
        except OSError as error:
            self._failed(wish, told(error))
        except Exception as error:  # noqa: BLE001 - a thread that dies unheard would save nothing from then on
            self._failed(wish, type(error).__name__)  # its text might quote what somebody wrote
        else:
            if journal is not None:
                journal.saved()
            self._end(Report("saved", self._now(), result=result), retry_at=0)

    def _look(self) -> None:
        """See what others have done to the file, unless what they did before is still to be taken in."""
        with self._changed:
            self._look_at = time.monotonic() + self._pace.look
            if self.foreign is not None:
                return
        try:
            foreign = self._file.look()
        except OSError as error:
            with self._changed:
                self._writing = True
            self._failed(self._last, told(error))
            return
        if foreign is not None:
            with self._changed:
                self.foreign = foreign
                self._changed.notify_all()
            self._found()

    def _put_back(self, wish: Wish) -> None:
        """Have a session wait for another time, when none has come since."""
        with self._changed:
            if self._wish is None:
                self._wish = wish
            self._writing = False
            self._first = self._latest = time.monotonic()

    def _failed(self, wish: Wish, reason: str) -> None:
        with self._changed:
            if self._wish is None:
                self._wish = wish
        self._end(Report("failing", self._now(), reason), retry_at=time.monotonic() + self._pace.retry)

    def _end(self, report: Report, *, retry_at: float) -> None:
        with self._changed:
            self._retry_at = retry_at
        self._report(report)
        with self._changed:
            self._writing = False
            self._tries += 1
            self._changed.notify_all()
