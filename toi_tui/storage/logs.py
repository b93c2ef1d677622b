"""The files of a session's journals: one for each program that works on it, held by that program while it lives.

Beside each lies the session file that its changes start from, byte for byte, so that a journal needs nobody else's
file to be read again.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, Self

from toi_tui.storage import atomic, records
from toi_tui.storage.places import journal_folders, private
from toi_tui.storage.records import Beginning, Record, Saving
from toi_tui.storage.system import REAL, System

LIMIT: Final = 256 * 1024 * 1024
"""Largest journal that is read, in bytes."""

_ENDING, _BASE, _UNBORN = ".journal", ".base", ".new"
_TAIL = 4096
_MAKE = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND
_GO_ON = os.O_RDWR | os.O_APPEND


def digest(data: bytes) -> str:
    """What tells the bytes of one session file from any other's."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


class Log:
    """The file of a journal, held by this process.

    Attributes:
        path: where it lies.
    """

    def __init__(self, path: Path, file: int, system: System) -> None:
        self.path, self._file, self._system = path, file, system

    @classmethod
    def create(cls, folder: Path, base: bytes, first: bytes, *, system: System = REAL) -> Self:
        """Begin a journal in a folder, which is made if it is missing; what it starts from is on the disk by then.

        Raises:
            OSError: it cannot be made.
        """
        private(folder)
        path = folder / f"{os.urandom(6).hex()}{_ENDING}"
        atomic.create(path.with_suffix(_BASE), base, system=system)
        log = cls(path.with_suffix(_UNBORN), system.open(path.with_suffix(_UNBORN), _MAKE), system)
        try:
            system.lock(log._file)
            log.append(first)
            system.replace(log.path, path)  # held and with its beginning as soon as others can see it
            log.path = path
            atomic.settle(folder, system)
        except OSError:
            log.remove()
            raise
        return log

    @classmethod
    def take(cls, path: Path, *, system: System = REAL) -> Self | None:
        """Hold a journal that nobody holds any more; None when somebody does. OSError when it cannot be opened."""
        file = system.open(path, _GO_ON)
        if system.lock(file):
            return cls(path, file, system)
        system.close(file)
        return None

    def append(self, lines: bytes) -> None:
        """Write lines, and wait until they are on the disk; OSError when they cannot be."""
        atomic.write_all(self._file, lines, self._system)
        self._system.fsync(self._file)

    @property
    def size(self) -> int:
        """In bytes."""
        return self._system.fstat(self._file).st_size

    @property
    def beginning(self) -> Beginning | None:
        """What it begins with, found without reading the whole; None when that cannot be read."""
        with suppress(OSError):
            os.lseek(self._file, 0, os.SEEK_SET)
            line, end, _rest = self._system.read(self._file, _TAIL).partition(b"\n")
            found = records.record_of(line) if end else None
            return found if isinstance(found, Beginning) else None
        return None

    @property
    def saving(self) -> Saving | None:
        """The save that it ends with; None when it ends with anything else. It is found without reading the whole."""
        last = self._last()
        return last if isinstance(last, Saving) else None

    @property
    def is_whole(self) -> bool:
        """Whether the file had every change when the program ended."""
        saving = self.saving
        return saving is not None and saving.is_all

    def _last(self) -> Record | None:
        with suppress(OSError):
            os.lseek(self._file, max(0, self.size - _TAIL), os.SEEK_SET)
            lines = self._system.read(self._file, _TAIL).split(b"\n")
            if len(lines) > 2 and lines[-1] == b"":
                return records.record_of(lines[-2])
        return None

    def records(self, size: int = LIMIT) -> Iterator[Record]:
        """What it holds in its first bytes, as far as it can be read; OSError when it cannot."""
        return records.records(atomic.read(self.path, LIMIT, system=self._system)[:size])

    def base(self) -> bytes:
        """The session file that its changes start from; OSError when it cannot be read."""
        return atomic.read(self.path.with_suffix(_BASE), system=self._system)

    def close(self) -> None:
        """Let go of it; once more does nothing, since the number of its file may be another's by then."""
        file, self._file = self._file, -1
        if file >= 0:
            with suppress(OSError):
                self._system.close(file)

    def remove(self) -> None:
        """Let go of it and remove it, as far as that can be done."""
        self.close()
        for path in (self.path, self.path.with_suffix(_BASE)):
            with suppress(OSError):
                self._system.unlink(path)


def left_behind(session: Path, system: System = REAL) -> list[Log]:
    """The journals of a session that no program holds, the oldest first; each is held now."""
    found: list[tuple[float, Log]] = []
    for folder in journal_folders(session):
        with suppress(OSError):
            for path in folder.glob(f"*{_ENDING}"):
                with suppress(OSError):
                    log = Log.take(path, system=system)
                    if log is not None:
                        found.append((path.stat().st_mtime, log))
    return [log for _when, log in sorted(found, key=lambda each: each[0])]


def forget(session: Path) -> None:
    """Remove the journals of a session; OSError when some cannot be, BlockingIOError when a program is at work."""
    for folder in journal_folders(session):
        if folder.is_dir():
            for path in folder.glob(f"*{_ENDING}"):
                log = Log.take(path)
                if log is None:
                    raise BlockingIOError(str(path))
                log.close()
            for path in folder.iterdir():
                path.unlink()
            folder.rmdir()
