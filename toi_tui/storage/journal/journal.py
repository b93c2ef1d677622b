"""The journal: every change of a session on the disk a moment after it was made, whatever the session's file does.

Changes are written behind one another, so that one costs the same in a large session as in a small one; a thread
waits for the disk, and what comes meanwhile goes along with the next. The session's file is written now and then, and
the journal says when, so that after a crash what the file lacks is known.

It does not grow for ever: now and then it is begun anew with what is remembered of all that was done.
"""

import os
import random
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Condition, Thread
from typing import Final

from toi_tui.editing.chronicle import Chronicle
from toi_tui.editing.history import Change
from toi_tui.model.ids import make_id
from toi_tui.storage.disk.places import journal_folders
from toi_tui.storage.disk.refusals import told
from toi_tui.storage.disk.system import REAL, System
from toi_tui.storage.format.writers import FileWriter
from toi_tui.storage.journal import logs
from toi_tui.storage.journal.account import Account, Lines
from toi_tui.storage.journal.holding import BEAT
from toi_tui.storage.journal.logs import Log
from toi_tui.storage.journal.past import newest, states_until
from toi_tui.storage.journal.records import Beginning, Record, Saving

RETRY: Final = 3.0
"""Seconds between tries when no folder takes the journal."""

NAME_LENGTH: Final = 8
"""Letters and digits of a writer's name."""

LARGE: Final = 4 * 1024 * 1024
"""From this size on, in bytes, and twice what it began with, a journal is begun anew."""


class Journal:
    """The journal of a session that is worked on. Nothing is written before the first change.

    Attributes:
        trouble: why changes are not kept at the moment, in the language of the screen; empty when they are.
        writer: what it is called in the files that are written from it, and the last state that it knows of.
    """

    def __init__(
        self,
        path: Path,
        session: str,
        base: bytes,
        *,
        log: Log | None = None,
        changes: int = 0,
        earlier: Callable[[], Chronicle] = Chronicle,
        old: Iterable[Log] = (),
        system: System = REAL,
    ) -> None:
        """Begin with the session of the file `path`, which holds `base`.

        A `log` with so many `changes` is gone on with. A new one begins with what was done `earlier`, and takes
        the place of the `old` ones, which go when it is on the disk.
        """
        self.trouble = ""
        self._path, self._session = path, session
        self._log, self._earlier, self._old, self._system = log, earlier, [*old], system
        self.writer = self._gone_on_with(log)
        self._account = Account(base, changes, is_begun=log is not None)
        self._lines = Lines()
        self._begun: int | None = None
        """How large the log was when it was begun; None where that is to be found out."""
        self._leans = self._owes = False
        """Whether nothing waits for the disk, since the file is about to have it all; and whether something did not."""
        self._renews = False
        """Whether it is to be begun anew."""
        self._beaten = 0.0
        """When the last sign of life was given."""
        self._changed = Condition()
        self._thread: Thread | None = None
        self._closed = False
        if log is not None:
            self._start()

    @property
    def changes(self) -> int:
        """How many changes there have been, those of a journal that is gone on with among them."""
        return self._account.changes

    @property
    def has_all(self) -> bool:
        """Whether the session could be made again from the journal; not before the first change."""
        return self._log is not None or self._account.lacks

    def append(self, change: Change) -> int:
        """Have a change written soon; returns the number of changes by now."""
        with self._changed:
            self._account.done(change)
            self._go_on()
            return self._account.changes

    def saving(self, data: bytes, changes: int, state: int = 0, timeout: float = 5.0) -> None:
        """The file is about to hold `data`, which has the first so many changes in it.

        Waits until that is written, and those changes on the disk; unless they lean on the file. `state` is the number
        of that state of this writer's.
        """
        with self._changed:
            self.writer = replace(self.writer, state=max(self.writer.state, state))
            if not self._account.announced(data, changes, state):
                return  # nothing was done yet
            self._go_on()
            account, asked = self._account, self._account.asked
            self._changed.wait_for(lambda: account.written >= asked or bool(self.trouble) or self._closed, timeout)

    def saved(self) -> None:
        """The file holds what was announced last."""
        with self._changed:
            if self._account.saved():
                self._go_on()

    def lean_on_file(self) -> None:
        """Let nothing wait for the disk: the program leaves, and the file is about to have it all."""
        with self._changed:
            self._leans = True

    def stand_alone(self) -> None:
        """Wait for the disk as usual, also for what leaned on the file."""
        with self._changed:
            self._leans = False
            self._changed.notify_all()

    def flush(self, timeout: float = 5.0) -> bool:
        """Wait until all changes are on the disk; whether they are."""
        self.stand_alone()
        return self._waited(timeout)

    def _waited(self, timeout: float) -> bool:
        """Wait until all changes are written, and on the disk unless they lean on the file; whether they are."""
        with self._changed:
            asked = self._account.asked
            self._changed.wait_for(lambda: self._has_kept(asked) or bool(self.trouble) or self._closed, timeout)
            return self._has_kept(asked)

    def _has_kept(self, asked: int) -> bool:
        return self._account.written >= asked and (self._leans or not self._owes)

    def close(self, timeout: float = 5.0, *, saved: bool = True) -> bool:
        """Let go of the journal when all of it is written, and end the thread; whether it was.

        When the file was not `saved`, all is on the disk by then, and the next start is told to bring back all that
        the file lacks, even the file itself.
        """
        with self._changed:
            if not saved and self.has_all:
                self._account.left(self.writer.state)
                self._go_on()
            self._leans = saved
        kept = self._waited(timeout)
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread is not None and kept:
            self._thread.join(timeout)
        for log in (self._log, *self._old):
            if log is not None:
                log.close()
        return kept

    def _gone_on_with(self, log: Log | None) -> FileWriter:
        """The writer of the log that is gone on with, or of the latest one whose place is taken; else a new one."""
        for earlier in [log] if log else [old for old in self._old[-1:] if old.is_whole]:
            beginning, saving = earlier.beginning, earlier.saving
            if beginning and beginning.session == self._session and beginning.writer:
                return FileWriter(beginning.writer, saving.state if saving else 0)
        return FileWriter(make_id(random.SystemRandom().choice, length=NAME_LENGTH))

    @property
    def path(self) -> Path | None:
        """Where it lies; None before the first change."""
        return self._log.path if self._log is not None else None

    def begin_anew(self, past: Iterable[Change], timeout: float = 5.0) -> bool:
        """Go on from the file as it was saved last, with nothing before it but these changes; whether that is done.

        What was there of the time before goes.
        """
        with self._changed:
            self._account.forget(past)
            self._earlier, self._renews = Chronicle, True
            self._go_on()
            self._changed.wait_for(lambda: not self._renews or bool(self.trouble) or self._closed, timeout)
            return not self._renews

    def take_over(self, left: Iterable[Log]) -> None:
        """Take over from these: all that they hold has become a change by now, and they go when it is on the disk."""
        with self._changed:
            self._old.extend(left)

    def _go_on(self) -> None:
        """Have the thread look at what there is to do."""
        self._start()
        self._changed.notify_all()

    def _start(self) -> None:
        if self._thread is None:
            # A daemon: a disk that hangs must not keep the program from ending.
            self._thread = Thread(target=self._run, name="journal", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while self._wait():
            try:
                self._beat()
                written = self._write()
            except OSError as error:
                self._failed(told(error))
            except Exception as error:  # noqa: BLE001 - a thread that dies unheard would keep nothing from then on
                self._failed(type(error).__name__)
            else:
                with self._changed:
                    self._account.wrote(written)
                    self.trouble = ""
                    self._changed.notify_all()

    def _wait(self) -> bool:
        """Wait for something to write, or for a sign of life to be due; false at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._has_work or self._closed, BEAT)
            return not self._closed

    @property
    def _has_work(self) -> bool:
        return not self._account.is_written or self._log is None or self._renews or (self._owes and not self._leans)

    def _beat(self) -> None:
        """Show now and then that the log is held; let go of one that was taken for left behind."""
        now = time.monotonic()
        if self._log is not None and now - self._beaten >= BEAT:
            self._beaten = now
            try:
                self._log.beat()
            except FileNotFoundError:
                self._log.close()
                self._log = None
            except OSError:
                pass  # where no sign can be given the lock has to do, and what waits is to be written all the same

    def _failed(self, reason: str) -> None:
        with self._changed:
            self.trouble = reason
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._closed, RETRY)

    def _write(self) -> int:
        """Write what waits, and return how much that was; without a log all begins with a new one."""
        with self._changed:
            log, waiting, old, leans = self._log, self._account.waiting, tuple(self._old), self._leans
            renews = self._renews
        if log is None or renews:
            written = self._begin_instead(log)
            self._renews = self._renews and not renews
            return written
        try:
            self._add(log, waiting, leans=leans)
        except OSError:
            log.close()  # its end may be cut off; and a disk that refused once says of the same later that it is there
            return self._begin_instead(log)
        if not self._owes:
            self._remove(old)
        if waiting and self._is_large(log):
            self._begin_smaller(log)
        return len(waiting)

    def _add(self, log: Log, records: Sequence[Record], *, leans: bool) -> None:
        """Write records behind the others, and wait for the disk; a save that is told goes there with what follows."""
        needed = any(not isinstance(each, Saving) or not each.digest for each in records)
        if records:
            log.append(self._lines.of(records), lasting=needed and not leans)
            self._lines = self._lines.behind(records)
        self._owes |= needed and leans
        if self._owes and not leans:
            log.settle()
            self._owes = False

    def _is_large(self, log: Log) -> bool:
        if log.size <= LARGE:
            return False
        if self._begun is None:
            self._begun = log.begun
        return log.size > 2 * self._begun

    def _begin_smaller(self, log: Log) -> None:
        """Begin a smaller log; as long as that does not succeed the large one is gone on with."""
        self._old.append(log)
        try:
            self._begin()
        except Exception:  # noqa: BLE001 - what waits is in the large one by now, and must not be written once more
            self._old.remove(log)

    def _begin_instead(self, log: Log | None) -> int:
        """Begin a log in the place of this one, which goes when that is done."""
        if log is not None:
            self._old.append(log)
            self._log = None
        return self._begin()

    def _begin(self) -> int:
        """Begin a log with all that the file lacks, in the first folder that takes it."""
        self._recall()
        with self._changed:
            fresh, old = self._account.fresh(), tuple(self._old)
            lasting = bool(old) or not self._leans  # an old one holds what was done before
        lines, now, path = Lines(fresh.skipped), logs.digest(fresh.base), os.path.realpath(self._path)
        first = lines.of([Beginning(self._session, now, path, self.writer.name)]) + newest(fresh.past)
        states = states_until(fresh.saved or Saving(now, 0, 0), old) if old or fresh.saved else ()
        records = [*states, *fresh.records]
        log = self._create(fresh.base, first + lines.of(records), lasting=lasting)
        self._owes = not lasting
        self._log, self._lines, self._begun = log, lines.behind(records), len(first)
        self._remove(old)
        return fresh.waiting

    def _recall(self) -> None:
        """Put what was done earlier before what has been done here."""
        earlier = self._earlier
        past = Chronicle(earlier().changes)
        with self._changed:
            if self._earlier is not earlier:
                return  # what was done before is to be forgotten by now
            self._account.recalled(past)
            self._earlier = Chronicle

    def _remove(self, old: Iterable[Log]) -> None:
        for log in old:
            if log.is_damaged:
                log.lay_aside()
            else:
                log.remove()
            self._old.remove(log)

    def _create(self, base: bytes, first: bytes, *, lasting: bool) -> Log:
        *others, last = journal_folders(self._session, self._path)
        for folder in others:
            with suppress(OSError):
                return Log.create(folder, base, first, lasting=lasting, system=self._system)
        return Log.create(last, base, first, lasting=lasting, system=self._system)
