"""The file that a session lives in: opened, saved as often as it changes, and never written over what others wrote."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, Self

from toi_tui.locale import _
from toi_tui.model import statically
from toi_tui.model.session import Session
from toi_tui.storage import codec
from toi_tui.storage.disk import atomic
from toi_tui.storage.disk.atomic import Stamp
from toi_tui.storage.disk.refusals import retold
from toi_tui.storage.disk.system import REAL, System
from toi_tui.storage.format.problems import BrokenFile, NewerFile
from toi_tui.storage.format.writers import FileWriter, Writers
from toi_tui.storage.weaving.layout import FileLayout

if TYPE_CHECKING:
    from toi_tui.editing.merge import Merged
    from toi_tui.storage.others.states import State, States

BACKUP_EVERY: Final = timedelta(minutes=6)
"""How often the state before a save is kept: as often as the thinning of backups would let it stay."""

LOCK_SECONDS: Final = 2.0
"""How long another program that is writing the file is waited for."""

_PAUSE = 0.02


class ChangedError(Exception):
    """Somebody else has changed the file since it was read or written here: nothing was written."""


@statically.frozen
class SaveResult:
    """The result of a save. `recreated`: the file had vanished and was written again, as it was asked for."""

    outcome: Literal["unchanged", "saved", "recreated"]
    path: Path


class SessionFile:
    """A session's file. One thread at a time may save.

    Attributes:
        path: where it lies.
        session: as it was read or last written, here or by others whose changes were taken in.
        read_only: whether a later version wrote it, so that it can only be looked at.
    """

    def __init__(self, path: Path, layout: FileLayout, *, read_only: bool = False, system: System = REAL) -> None:
        self.path, self.session, self.read_only = path, layout.session, read_only
        self._layout, self._system = layout, system
        self._kept: datetime | None = None
        self._seen: Stamp = ()
        self._strange: Stamp = ()
        self._unsure: FileLayout | None = None
        """The layout that may have been written although the disk said that it failed."""
        self._writers = layout.writers
        """Whose states are in what is saved from now on."""
        self._state = 0
        """The last state that a save had here, whatever became of it."""
        self._opened = layout.writers.numbers, layout.session

    @classmethod
    def open(cls, path: Path, *, system: System = REAL) -> Self:
        """Open a session file; a later version's is read-only.

        Raises:
            BrokenFile: it cannot be read as a session.
            OSError: it is missing, a folder, not to be read, ...; `strerror` says it to the user.
        """
        data = _read(path, system)
        try:
            return cls(path, codec.read(data).layout, system=system)
        except NewerFile:
            return cls(path, codec.read(data, newer_ok=True).layout, read_only=True, system=system)

    @classmethod
    def create(cls, path: Path, session: Session, *, system: System = REAL) -> Self:
        """Make a new file of a session.

        Raises:
            OSError: it cannot be made; FileExistsError when there is something of this name.
        """
        data, layout = codec.write(session)
        _create(path, data, system)
        return cls(path, layout, system=system)

    @property
    def system(self) -> System:
        """The disk that it lies on."""
        return self._system

    @property
    def writers(self) -> Writers:
        """Whose states are in what was read or last written."""
        return self._layout.writers

    @property
    def data(self) -> bytes:
        """The bytes of the file as it was read or last written."""
        return self._layout.data

    def save(
        self,
        session: Session,
        now: datetime,
        *,
        writer: FileWriter | None = None,
        recreate: bool = False,
        announce: Callable[[bytes, int], None] = lambda _data, _state: None,
    ) -> SaveResult:
        """Write the session if it changed, as the next state of the `writer`, and keep the file before now and then.

        `announce` is told what is about to be written, and which state of the writer that is. A file that has vanished
        is written again only when `recreate` says so.

        Raises:
            ChangedError: somebody else has changed the file; see `look` and `rebase`.
            OSError: it cannot be written, and the file is as it was; `strerror` says it to the user.
            ValueError: the file is read-only.
        """
        if self.read_only:
            raise ValueError("a later version's file is not written")
        data, layout = codec.write(session, self._layout)
        if data != self._layout.data:
            layout = codec.sign(layout, self._signed(writer, now))
            data = layout.data
        with _alone(self.path.parent, self._system):
            there = self._there(recreate=recreate)
            if there not in (None, self._layout.data, data):
                raise ChangedError
            announce(data, layout.writers.numbers.get(writer.name, 0) if writer else 0)
            if there != data:
                if there is not None:
                    self._keep(there, now)
                self._unsure = layout
                self._replace(data)
            self._take(layout)
        outcome: Literal["unchanged", "saved", "recreated"] = "unchanged" if there == data else "saved"
        return SaveResult("recreated" if there is None else outcome, self.path)

    def save_with_others(self, session: Session, now: datetime) -> Session:
        """Write the session; what others have changed meanwhile is merged with it. Returns what was written.

        Raises:
            BrokenFile: others have left something there that is no session.
            OSError: it cannot be written; `strerror` says it to the user.
        """
        while True:
            try:
                self.save(session, now)
            except ChangedError:
                layout = codec.read(_read(self.path, self._system)).layout
                session = self.merged(session, layout).session
                self.rebase(layout)
            else:
                return session

    def join(self, theirs: Writers) -> None:
        """Know that the states of these writers are in what is saved from now on."""
        self._writers = self._writers.joined(theirs)

    def look(self) -> FileLayout | None:
        """The layout that somebody else has put there; None while the file is as it was read or last written.

        It is believed when it was there the last time as well: some programs write a file piece by piece.

        Raises:
            OSError: it is gone, or cannot be read any more, as a session or at all; `strerror` says it to the user.
        """
        stamp = self._stamp()
        if stamp and stamp == self._seen:
            return None
        data = self._there()
        if data == self._layout.data:
            self._seen = stamp
            return None
        if stamp != self._strange:
            self._strange = stamp
            return None
        return self._understood(data or b"")

    def merged(self, ours: Session, theirs: FileLayout) -> "Merged":
        """Ours with what theirs made of what both began with; where that is not known, nothing of either goes."""
        from toi_tui.editing.ancestor import common, with_common  # needed only where others write, too
        from toi_tui.editing.merge import merge

        base = self.base(theirs)
        found = common(ours, theirs.session) if base is None else with_common(base, ours, theirs.session)
        return merge(found, ours, theirs.session)

    def base(self, theirs: FileLayout) -> Session | None:
        """The session that theirs began with, by the writers that it names; None when that is not known."""
        from toi_tui.storage.others.earlier import earlier  # needed only where others write, too

        if self.is_put_back(theirs):
            return theirs.session
        return self._states.base(self._state_of(theirs)) or earlier(self.path, theirs)

    def is_put_back(self, theirs: FileLayout) -> bool:
        """Whether the file is as it was once and is no more: somebody has put it back, and changed nothing."""
        return self._states.is_earlier(self._state_of(theirs))

    def rebase(self, theirs: FileLayout) -> None:
        """Go on from what somebody else has put there: it is merged with ours by now, and may be replaced."""
        self._layout, self.session = replace(theirs, former=self._layout.former), theirs.session
        self._states.remember(self._state_of(theirs))
        self._writers = theirs.writers.joined(self._writers)

    def forget_the_past(self) -> None:
        """Know nothing more of what the file held before it was written last: something of that was erased for good."""
        self._layout = codec.read(self._layout.data).layout
        self.session = self._layout.session
        self._opened = self._layout.writers.numbers, self.session
        self.__dict__.pop("_states", None)

    def save_copy(self, path: Path, session: Session) -> None:
        """Write a copy of the session, comments and all, to a new file.

        Raises:
            OSError: it cannot be made; FileExistsError when there is something of this name.
        """
        _create(path, codec.write(session, self._layout)[0], self._system)

    def _take(self, layout: FileLayout) -> None:
        """Know that this was written."""
        self._layout, self.session, self._seen, self._unsure = layout, layout.session, self._stamp(), None
        self._states.remember(self._state_of(layout))
        self._writers = layout.writers.joined(self._writers)

    def _signed(self, writer: FileWriter | None, now: datetime) -> Writers:
        """Whose states are in what is about to be written, a new one of the writer's among them."""
        writers = self._layout.writers.joined(self._writers)
        if writer is None:
            return writers
        self._state = max(self._state, writer.state, writers.numbers.get(writer.name, 0)) + 1
        return writers.with_state(writer.name, self._state, now)

    @cached_property
    def _states(self) -> "States":
        """The states that the file has had since it was opened."""
        from toi_tui.storage.others.states import State, States  # needed only where something is written

        return States(State(*self._opened, self._system.now()))

    def _state_of(self, layout: FileLayout) -> "State":
        from toi_tui.storage.others.states import State

        return State(layout.writers.numbers, layout.session, self._system.now())

    def _stamp(self) -> Stamp:
        try:
            return atomic.stamp(self.path, system=self._system)
        except OSError:
            return ()

    def _there(self, *, recreate: bool = False) -> bytes | None:
        """The bytes that stand there; None when none do, which is an error unless they are to be written again."""
        try:
            there = _read(self.path, self._system)
        except FileNotFoundError as error:
            if recreate:
                return None
            if not self.path.parent.is_dir():
                raise _said(error, _("its folder is gone")) from None
            raise _said(error, _("the file is gone (Ctrl+S writes it again)")) from None
        if self._unsure is not None and there == self._unsure.data:
            self._take(self._unsure)
        return there

    def _understood(self, data: bytes) -> FileLayout:
        """The layout of what others have left there, which must be this session."""
        from toi_tui.editing.sharing import shared  # needed only where others write, too

        try:
            layout = codec.read(data).layout
        except NewerFile:
            raise _strange(self.path, _("a newer version of this program wrote the file")) from None
        except BrokenFile as broken:
            problem = broken.problems[0]
            where = _("line {line}").format(line=problem.place[0]) if problem.place else _("as a whole")
            said = _("somebody left the file so that it cannot be read ({where})").format(where=where)
            raise _strange(self.path, said) from None
        if layout.session.identity.id != self.session.identity.id:
            raise _strange(self.path, _("another session stands in its file now"))
        return replace(layout, session=shared(layout.session, self.session))

    def _replace(self, data: bytes) -> None:
        try:
            atomic.replace(self.path, data, system=self._system)
        except OSError as error:
            raise retold(error) from error

    def _keep(self, data: bytes, now: datetime) -> None:
        if self._kept is None or abs(now - self._kept) >= BACKUP_EVERY:
            from toi_tui.storage.state import backups  # nothing is written before the first picture

            with suppress(OSError):  # a full state folder is no reason not to save
                backups.keep(self.path, data, now)
            self._kept = now


@contextmanager
def _alone(folder: Path, system: System) -> Iterator[None]:
    """Hold the folder against other programs that save there; one that does not let go in time is not waited for."""
    try:
        file = system.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders; and what is wrong with this one is found out by the save itself
        yield
        return
    try:
        end = system.now() + LOCK_SECONDS
        while not system.lock(file) and system.now() < end:
            system.sleep(_PAUSE)
        yield
    finally:
        system.close(file)


def _said(error: OSError, text: str) -> OSError:
    return type(error)(error.errno, text, error.filename)


def _strange(path: Path, text: str) -> OSError:
    return OSError(errno.EINVAL, text, str(path))


def _read(path: Path, system: System) -> bytes:
    try:
        return atomic.read(path, system=system)
    except OSError as error:
        raise retold(error) from error


def _create(path: Path, data: bytes, system: System) -> None:
    try:
        atomic.create(path, data, system=system)
    except OSError as error:
        raise retold(error) from error
