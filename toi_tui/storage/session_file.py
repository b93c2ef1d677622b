"""The file that a session lives in: opened, saved as often as it changes, and never written over what others wrote."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Literal, Self

from toi_tui.locale import _
from toi_tui.model.frozen import dataclass
from toi_tui.model.session import Session
from toi_tui.storage import atomic, codec
from toi_tui.storage.atomic import Stamp
from toi_tui.storage.layout import Layout
from toi_tui.storage.problems import BrokenFile, NewerFile
from toi_tui.storage.refusals import retold
from toi_tui.storage.system import REAL, System

BACKUP_EVERY: Final = timedelta(minutes=6)
"""How often the state before a save is kept: as often as the thinning of backups would let it stay."""

LOCK_SECONDS: Final = 2.0
"""How long another program that is writing the file is waited for."""

STATES: Final = 20
"""How many states that were written here are kept, to find out which of them somebody else has seen."""

_PAUSE = 0.02


class ChangedError(Exception):
    """Somebody else has changed the file since it was read or written here: nothing was written."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save. `recreated`: the file had vanished and was written again, as it was asked for."""

    outcome: Literal["unchanged", "saved", "recreated"]
    path: Path


class SessionFile:
    """A session's file. One thread at a time may save.

    Attributes:
        path: where it lies.
        session: as it was read or last written, here or by others whose changes were taken in.
        read_only: whether a later version wrote it, so that it can only be looked at.
    """

    def __init__(self, path: Path, layout: Layout, *, read_only: bool = False, system: System = REAL) -> None:
        self.path, self.session, self.read_only = path, layout.session, read_only
        self._layout, self._system = layout, system
        self._kept: datetime | None = None
        self._seen: Stamp = ()
        self._strange: Stamp = ()
        self._unsure: Layout | None = None
        """What may have been written although the disk said that it failed."""
        self._known = [layout.session]
        """What others have left there last, and what was written here since."""

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
    def data(self) -> bytes:
        """The bytes of the file as it was read or last written."""
        return self._layout.data

    def save(
        self,
        session: Session,
        now: datetime,
        *,
        recreate: bool = False,
        announce: Callable[[bytes], None] = lambda _data: None,
    ) -> Saved:
        """Write the session if it changed, and keep the file as it was before now and then.

        `announce` is told what is about to be written. A file that has vanished is written again only when `recreate`
        says so.

        Raises:
            ChangedError: somebody else has changed the file; see `look` and `rebase`.
            OSError: it cannot be written, and the file is as it was; `strerror` says it to the user.
            ValueError: the file is read-only.
        """
        if self.read_only:
            raise ValueError("a later version's file is not written")
        data, layout = codec.write(session, self._layout)
        with _alone(self.path.parent, self._system):
            there = self._there(recreate=recreate)
            if there not in (None, self._layout.data, data):
                raise ChangedError
            announce(data)
            if there != data:
                if there is not None:
                    self._keep(there, now)
                self._unsure = layout
                self._replace(data)
            self._take(layout)
        outcome: Literal["unchanged", "saved", "recreated"] = "unchanged" if there == data else "saved"
        return Saved("recreated" if there is None else outcome, self.path)

    def save_with_others(self, session: Session, now: datetime) -> Session:
        """Write the session; what others have changed meanwhile is merged with it. Returns what was written.

        Raises:
            BrokenFile: others have left something there that is no session.
            OSError: it cannot be written; `strerror` says it to the user.
        """
        from toi_tui.editing.merge import merge  # needed only where two write at once

        while True:
            try:
                self.save(session, now)
            except ChangedError:
                layout = codec.read(_read(self.path, self._system)).layout
                session = merge(self.session, session, layout.session).session
                self.rebase(layout)
            else:
                return session

    def look(self) -> Layout | None:
        """What somebody else has put there; None while the file is as it was read or last written.

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

    def common_with(self, theirs: Layout) -> Session:
        """What ours and theirs began with.

        A program of ours has taken in what stood there before it wrote. Anybody else may not have seen what was
        written here meanwhile, and lacks it without having deleted it.
        """
        from toi_tui.editing.ancestor import nearest  # needed only where others write, too
        from toi_tui.storage import leftovers

        if leftovers.is_ours(self.session.session.id, self.path, theirs.data):
            return self.session
        return nearest(theirs.session, self._known)

    def rebase(self, theirs: Layout) -> None:
        """Go on from what somebody else has put there: it is merged with ours by now, and may be replaced."""
        self._layout = replace(theirs, former=self._layout.former)
        self.session, self._known = theirs.session, [theirs.session]

    def save_copy(self, path: Path, session: Session) -> None:
        """Write a copy of the session, comments and all, to a new file.

        Raises:
            OSError: it cannot be made; FileExistsError when there is something of this name.
        """
        _create(path, codec.write(session, self._layout)[0], self._system)

    def _take(self, layout: Layout) -> None:
        """Know that this was written."""
        self._layout, self.session, self._seen, self._unsure = layout, layout.session, self._stamp(), None
        self._known[1:] = [*self._known[1:], layout.session][-STATES:]

    def _stamp(self) -> Stamp:
        try:
            return atomic.stamp(self.path, system=self._system)
        except OSError:
            return ()

    def _there(self, *, recreate: bool = False) -> bytes | None:
        """What stands there; None when nothing does, which is an error unless it is to be written again."""
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

    def _understood(self, data: bytes) -> Layout:
        """What others have left there, which must be this session."""
        try:
            layout = codec.read(data).layout
        except NewerFile:
            raise _strange(self.path, _("a newer version of this program wrote the file")) from None
        except BrokenFile as broken:
            problem = broken.problems[0]
            where = _("line {line}").format(line=problem.place[0]) if problem.place else _("as a whole")
            said = _("somebody left the file so that it cannot be read ({where})").format(where=where)
            raise _strange(self.path, said) from None
        if layout.session.session.id != self.session.session.id:
            raise _strange(self.path, _("another session stands in its file now"))
        return layout

    def _replace(self, data: bytes) -> None:
        try:
            atomic.replace(self.path, data, system=self._system)
        except OSError as error:
            raise retold(error) from error

    def _keep(self, data: bytes, now: datetime) -> None:
        if self._kept is None or abs(now - self._kept) >= BACKUP_EVERY:
            from toi_tui.storage import backups  # nothing is written before the first picture

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
