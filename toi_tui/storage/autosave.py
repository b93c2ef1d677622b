"""Saving by itself: one thread that writes the latest session a moment after it changed, and tells how it went."""

import time
from collections.abc import Callable
from datetime import datetime
from threading import Condition, Thread
from typing import Final, Literal

from toi_tui.locale import _
from toi_tui.locale.dates import clock
from toi_tui.model.frozen import dataclass
from toi_tui.model.session import Session
from toi_tui.storage.refusals import told
from toi_tui.storage.session_file import Saved, SessionFile


@dataclass(frozen=True, slots=True)
class Pace:
    """How long autosave waits, in seconds."""

    quiet: float = 0.3
    """After a change, for another one."""
    longest: float = 1.0
    """From the first change that is not saved, whatever comes."""
    retry: float = 3.0
    """After a failure."""


PACE: Final = Pace()


@dataclass(frozen=True, slots=True)
class Report:
    """How saving goes: a session waits, or was saved, or cannot be saved for now."""

    state: Literal["unsaved", "saved", "failing"]
    at: datetime
    reason: str = ""
    """Why it fails, in the language of the screen."""
    result: Saved | None = None
    """What was saved."""

    @property
    def trouble(self) -> bool:
        """Whether the user should look: saving fails, or somebody else changed or removed the file."""
        return self.state == "failing" or (self.result is not None and self.result.outcome in ("conflict", "recreated"))

    def text(self) -> str:
        """The report in the language of the screen, for the frame."""
        if self.state == "failing":
            return _("Not saved: {reason}").format(reason=self.reason)
        if self.state == "unsaved":
            return _("Saving…")
        if self.result is not None and self.result.outcome == "conflict":
            return _("Somebody changed the file: yours is now {name}").format(name=self.result.path.name)
        if self.result is not None and self.result.outcome == "recreated":
            return _("The file was gone and is saved again")
        return _("Saved {time}").format(time=clock(self.at))


class Autosave:
    """Saves a session file from a thread of its own, which sleeps while there is nothing to save.

    `report` is called in that thread. It must not wait for the thread that calls `flush` or `close`, but post.
    """

    def __init__(
        self,
        file: SessionFile,
        report: Callable[[Report], None],
        *,
        pace: Pace = PACE,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._file, self._report, self._pace, self._now = file, report, pace, now
        self._changed = Condition()
        self._thread: Thread | None = None
        self._wish: Session | None = None
        self._first = self._last = 0.0
        self._retry_at = 0.0
        """When to try again after a failure; 0 while saving works."""
        self._writing = self._hurry = self._closed = False
        self._tries = 0

    def wish(self, session: Session) -> None:
        """Have this session saved soon; the latest wish is the one that counts."""
        with self._changed:
            self._last = time.monotonic()
            if self._wish is None:
                self._first = self._last
            self._wish = session
            self._start()
            self._changed.notify_all()

    def flush(self, timeout: float = 10.0) -> bool:
        """Save at once what is not saved yet and wait for it; whether all is on the disk.

        After a failure it does not wait for another try.
        """
        with self._changed:
            last = self._tries + self._writing
            self._hurry = True
            self._changed.notify_all()
            self._changed.wait_for(
                lambda: self._clean or self._closed or (self._failing and self._tries > last), timeout
            )
            self._hurry = False
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

    def _start(self) -> None:
        if self._thread is None:
            # A daemon: a disk that hangs must not keep the program from ending.
            self._thread = Thread(target=self._run, name="autosave", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while self._wished():
            if not self._failing:
                self._report(Report("unsaved", self._now()))
            session = self._due()
            if session is not None:
                self._save(session)

    def _wished(self) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._wish is not None or self._closed)
            return not self._closed

    def _due(self) -> Session | None:
        """The session to save, when its time has come; None at the end."""
        with self._changed:
            while not self._closed and (seconds := self._seconds_left()) > 0:
                self._changed.wait(seconds)
            if self._closed:
                return None
            session, self._wish = self._wish, None
            self._writing, self._hurry = True, False
            return session

    def _seconds_left(self) -> float:
        due = min(self._last + self._pace.quiet, self._first + self._pace.longest)
        return 0 if self._hurry else max(due, self._retry_at) - time.monotonic()

    def _save(self, session: Session) -> None:
        try:
            result = self._file.save(session, self._now())
        except OSError as error:
            self._failed(session, told(error))
        except Exception as error:  # noqa: BLE001 - a thread that dies unheard would save nothing from then on
            self._failed(session, type(error).__name__)  # its text might quote what somebody wrote
        else:
            self._end(Report("saved", self._now(), result=result), retry_at=0)

    def _failed(self, session: Session, reason: str) -> None:
        with self._changed:
            if self._wish is None:
                self._wish = session
        self._end(Report("failing", self._now(), reason), retry_at=time.monotonic() + self._pace.retry)

    def _end(self, report: Report, *, retry_at: float) -> None:
        with self._changed:
            self._retry_at = retry_at
        self._report(report)
        with self._changed:
            self._writing = False
            self._tries += 1
            self._changed.notify_all()
