"""The files of a session's journals: one for each program that works on it, held by that program while it lives.

Beside each lies the session file that its changes start from, byte for byte, so that a journal needs nobody else's
file to be read again.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice, takewhile
from pathlib import Path
from typing import Final, Self

from toi_tui.editing.history import Change
from toi_tui.storage.disk import atomic
from toi_tui.storage.disk.places import private
from toi_tui.storage.disk.system import REAL, System
from toi_tui.storage.journal import holding, records
from toi_tui.storage.journal.records import Beginning, Record, Saving

ENDING: Final = ".journal"
ASIDE: Final = ".aside"
"""The ending of a journal that no start asks about any more; `toi recover` knows it."""

_BASE, _UNBORN = ".base", ".new"
_TAIL = 4096
_SAVING: Final = b'{"sav'
"""The beginning of the line of a save."""

_TYPED = b'{"typed"'
_BEGUN = (b'{"journal"', b'{"past"')
_MAKE = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND
_GO_ON = os.O_RDWR | os.O_APPEND


def digest(data: bytes) -> str:
    """The digest that tells the bytes of one session file from any other's."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


class Log:
    """The file of a journal, held by this process.

    Attributes:
        path: where it lies.
        is_damaged: whether it was found that what stands behind some line of it cannot be read.
    """

    def __init__(self, path: Path, file: int, system: System) -> None:
        self.path, self._file, self._system = path, file, system
        self.is_damaged = False

    @classmethod
    def create(cls, folder: Path, base: bytes, first: bytes, *, lasting: bool = True, system: System = REAL) -> Self:
        """Begin a journal in a folder, which is made if it is missing.

        It is on the disk by then, with what it starts from, unless it need not be `lasting`: see `settle`.

        Raises:
            OSError: it cannot be made.
        """
        private(folder)
        path = folder / f"{os.urandom(6).hex()}{ENDING}"
        atomic.create(path.with_suffix(_BASE), base, lasting=False, system=system)
        log = cls(path.with_suffix(_UNBORN), system.open(path.with_suffix(_UNBORN), _MAKE), system)
        try:
            system.lock(log._file)
            holding.hold(path, system)
            log.append(first, lasting=False)
            system.replace(log.path, path)  # held and with its beginning as soon as others can see it
            log.path = path
            if lasting:
                log.settle()
        except OSError:
            log.remove()
            raise
        return log

    @classmethod
    def take(cls, path: Path, *, system: System = REAL) -> Self | None:
        """Hold a journal that nobody holds any more; None when somebody does. OSError when it cannot be opened."""
        file = system.open(path, _GO_ON)
        if system.lock(file) and not holding.is_held(path, system):
            holding.hold(path, system)
            return cls(path, file, system)
        system.close(file)
        return None

    @classmethod
    def seen(cls, path: Path, *, system: System = REAL) -> Self:
        """A journal to be read only, whoever holds it."""
        return cls(path, -1, system)

    def append(self, lines: bytes, *, lasting: bool = True) -> None:
        """Write lines, and wait until they are on the disk unless they need not be; OSError when they cannot be."""
        atomic.write_all(self._file, lines, self._system)
        if lasting:
            self._system.fsync(self._file)

    def settle(self) -> None:
        """Wait until all of it is on the disk, what it starts from and its name too; OSError when that fails."""
        base = self._system.open(self.path.with_suffix(_BASE), os.O_RDONLY)
        try:
            self._system.fsync(base)
        finally:
            self._system.close(base)
        self._system.fsync(self._file)
        atomic.settle(self.path.parent, self._system)

    @property
    def size(self) -> int:
        """In bytes."""
        return self._system.fstat(self._file).st_size

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

    @property
    def beginning(self) -> Beginning | None:
        """Its first record, which says what it is about; None when that cannot be read, or another version wrote it."""
        with suppress(OSError):
            first = next(self.lines(), b"")
            found = records.record_of(first) if first.endswith(b"\n") else None
            return found if isinstance(found, Beginning) else None
        return None

    def lines(self, start: int = 0, size: int | None = None) -> Iterator[bytes]:
        """Its lines from there on, those of the first `size` bytes only; OSError when it cannot be read."""
        with self.path.open("rb") as file:
            left = self._system.fstat(file.fileno()).st_size if size is None else size
            file.seek(start)
            left -= start
            while left > 0 and (line := file.readline(left)):
                left -= len(line)
                yield line

    def records(self, size: int | None = None) -> Iterator[Record]:
        """The records in its first bytes, as far as they can be read; OSError when they cannot."""
        yield from self._read(self.lines(size=size))

    def changes_behind(self, count: int) -> Iterator[Change]:
        """The changes behind the first so many, the rest unread; OSError when it cannot be read."""
        start = self._start_of(count)
        if start is None:
            return
        read = self._read(self.lines(start[0]), begins=False)
        yield from islice((each for each in read if isinstance(each, Change)), start[1], None)

    def _read(self, lines: Iterator[bytes], *, begins: bool = True) -> Iterator[Record]:
        if not (yield from records.records(lines, begins=begins)):
            self.is_damaged = True

    def _start_of(self, count: int) -> tuple[int, int] | None:
        """Where to read from to know the change behind so many, and how many changes come before it there."""
        at, whole, offset = 0, (0, 0), 0
        for line in self.lines():
            if not line.startswith((*_BEGUN, _SAVING)):
                if not line.startswith(_TYPED):
                    whole = (offset, at)
                if at == count:
                    return whole[0], count - whole[1]
                at += 1
            offset += len(line)
        return None

    def savings(self) -> Iterator[Saving]:
        """When the file was written, without reading the rest; OSError when it cannot be read."""
        for line in self.lines():
            found = records.record_of(line) if line.startswith(_SAVING) else None
            if isinstance(found, Saving):
                yield found

    @property
    def begun(self) -> int:
        """How many bytes of it tell what was done before it was begun."""
        with suppress(OSError):
            return sum(map(len, takewhile(lambda line: line.startswith(_BEGUN), self.lines())))
        return 0

    @property
    def when(self) -> datetime:
        """When it was written last, in UTC."""
        return datetime.fromtimestamp(self.path.stat().st_mtime, UTC)

    @property
    def base_path(self) -> Path:
        """Where the session file lies that its changes start from."""
        return self.path.with_suffix(_BASE)

    def base(self) -> bytes:
        """The session file that its changes start from; OSError when it cannot be read."""
        return atomic.read(self.base_path, system=self._system)

    def beat(self) -> None:
        """Give a sign of life; FileNotFoundError when somebody took it for left behind."""
        holding.beat(self.path)

    def close(self) -> None:
        """Let go of it; once more does nothing, since the number of its file may be another's by then."""
        file, self._file = self._file, -1
        if file >= 0:
            holding.let_go(self.path.with_suffix(ENDING), self._system)
            with suppress(OSError):
                self._system.close(file)

    def remove(self) -> None:
        """Let go of it and remove it, as far as that can be done."""
        self.close()
        for path in (self.path, self.path.with_suffix(_BASE)):
            with suppress(OSError):
                self._system.unlink(path)

    def lay_aside(self) -> None:
        """Let go of it and keep it for who asks for it, as far as that can be noted."""
        self.close()
        aside = self.path.with_suffix(ASIDE)
        with suppress(OSError):
            self._system.replace(self.path, aside)
            self.path = aside
