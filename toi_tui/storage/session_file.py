"""The file that a session lives in: opened, saved as often as it changes, and never written over what others wrote."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Literal, Self

from toi_tui.model.frozen import dataclass
from toi_tui.model.session import Session
from toi_tui.storage import atomic, backups, codec
from toi_tui.storage.layout import Layout
from toi_tui.storage.problems import NewerFile
from toi_tui.storage.refusals import retold
from toi_tui.storage.system import REAL, System

BACKUP_EVERY: Final = timedelta(hours=1) / backups.RECENT
"""How often the state before a save is kept: as often as the thinning would let it stay."""

_LONGEST_STEM = 180  # bytes: room for the mark of a conflict within 255


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save.

    `conflict`: somebody else had changed the file; ours lies beside it at `path`, and is worked on from now on.
    `recreated`: the file had vanished and was written again, since its text would be lost otherwise.
    """

    outcome: Literal["unchanged", "saved", "recreated", "conflict"]
    path: Path


class SessionFile:
    """A session's file. One thread at a time may save.

    Attributes:
        path: where it lies; another one after a conflict.
        session: as it was read or last written.
        read_only: whether a later version wrote it, so that it can only be looked at.
    """

    def __init__(self, path: Path, layout: Layout, *, read_only: bool = False, system: System = REAL) -> None:
        self.path, self.session, self.read_only = path, layout.session, read_only
        self._layout, self._system = layout, system
        self._kept: datetime | None = None

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

    def save(self, session: Session, now: datetime) -> Saved:
        """Write the session if it changed, and keep the file as it was before now and then.

        Raises:
            OSError: it cannot be written, and the file is as it was; `strerror` says it to the user.
            ValueError: the file is read-only.
        """
        if self.read_only:
            raise ValueError("a later version's file is not written")
        data, layout = codec.write(session, self._layout)
        if data == self._layout.data:
            self.session = session
            return Saved("unchanged", self.path)
        outcome = self._write(data, now)
        self._layout, self.session = layout, session
        return Saved(outcome, self.path)

    def save_copy(self, path: Path, session: Session) -> None:
        """Write a copy of the session, comments and all, to a new file.

        Raises:
            OSError: it cannot be made; FileExistsError when there is something of this name.
        """
        _create(path, codec.write(session, self._layout)[0], self._system)

    def _write(self, data: bytes, now: datetime) -> Literal["saved", "recreated", "conflict"]:
        try:
            there = _read(self.path, self._system)
        except FileNotFoundError:
            self._replace(data)
            return "recreated"
        if there not in (self._layout.data, data):
            self._write_beside(data, now)
            return "conflict"
        if there != data:
            self._keep(there, now)
            self._replace(data)
        return "saved"

    def _replace(self, data: bytes) -> None:
        try:
            atomic.replace(self.path, data, system=self._system)
        except OSError as error:
            raise retold(error) from error

    def _write_beside(self, data: bytes, now: datetime) -> None:
        stem = self.path.stem.encode(errors="surrogateescape")[:_LONGEST_STEM].decode(errors="ignore")
        name = f"{stem}.conflict-{now:%Y%m%d-%H%M%S}"
        for number in range(1, 100):
            path = self.path.with_name(f"{name}{f'-{number}' if number > 1 else ''}.toml")
            with suppress(FileExistsError):
                _create(path, data, self._system)
                self.path, self._kept = path, None
                return
        raise FileExistsError(name)

    def _keep(self, data: bytes, now: datetime) -> None:
        if self._kept is None or abs(now - self._kept) >= BACKUP_EVERY:
            with suppress(OSError):  # a full state folder is no reason not to save
                backups.keep(self.path, data, now)
            self._kept = now


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
