"""Reading and replacing files so that each is whole at every moment, whatever fails and whenever the power goes.

The new bytes go to a temporary file in the target's own folder, reach the disk, take over the old file's mode,
owner and group, and only then its name. A symbolic link stays a link and the file it names is replaced. Of a file
with several hard links only the name that was saved gets the new text, the others keep the old one: writing into
the shared file in place could leave it half written, and a whole file matters more.
"""

import errno
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from toi_tui.locale import _
from toi_tui.storage.disk.system import REAL, System

LIMIT = 64 * 1024 * 1024
"""Largest file that is read, in bytes."""

STALE = 3600.0
"""Age in seconds from which a temporary file counts as left behind by a save that was killed."""

PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 0.9)
"""Waits in seconds between the tries to rename, 2.48 in all: so long may a virus scanner or sync client look."""

_BUSY = (errno.EACCES, errno.EBUSY, errno.EPERM)
_NO_RIGHTS_HERE = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS)
_NO_FOLDER_SYNC = (errno.EINVAL, errno.EACCES, errno.EPERM, errno.ENOTSUP, errno.ENOSYS)
_NO_LINKS_HERE = (*_BUSY, errno.ENOTSUP, errno.ENOSYS)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_LOOK = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)


def replace(path: Path, data: bytes, *, lasting: bool = True, system: System = REAL) -> None:
    """Make these bytes the content of the file; a new file gets mode 0600 under any umask.

    When this returns the bytes are on the disk; what need not be `lasting` waits for no disk, and may be gone after a
    power cut. On OSError the file is the old one or, when only the last sync of
    its folder failed, the new one. A file that the user may not write to is refused, although a rename could
    replace it; so are a folder, a pipe and a device.
    """
    target = Path(os.path.realpath(path))
    old = _present(target, system)
    _sweep(target, system)
    with _written(target, data, old, system, lasting=lasting) as temporary:
        _rename(temporary, target, system)
    if lasting:
        settle(target.parent, system)


def create(path: Path, data: bytes, *, lasting: bool = True, system: System = REAL) -> None:
    """Make a new file of mode 0600 with these bytes; FileExistsError when the name is taken, even by a dead link.

    As `replace` it waits for the disk unless the file need not be `lasting`.
    """
    target = Path(os.path.realpath(path.parent)) / path.name
    _require_free(target, system)
    _sweep(target, system)
    with _written(target, data, None, system, lasting=lasting) as temporary:
        try:
            system.link(temporary, target)
        except OSError as error:
            if error.errno not in _NO_LINKS_HERE:
                raise
            _require_free(target, system)
            _rename(temporary, target, system)
    if lasting:
        settle(target.parent, system)


def read(path: Path, limit: int = LIMIT, *, system: System = REAL) -> bytes:
    """The bytes of an ordinary file; never waits for a pipe. OSError says what else it is, or that it is too big."""
    file = system.open(path, _LOOK)
    try:
        found = system.fstat(file)
        _require_ordinary(found, path)
        data = bytearray()
        while len(data) <= limit and (more := system.read(file, min(max(found.st_size - len(data), 0), limit) + 1)):
            data += more
    finally:
        system.close(file)
    if len(data) > limit:
        raise OSError(errno.EFBIG, _("The file is larger than {size} MB").format(size=limit >> 20), str(path))
    return bytes(data)


Stamp = tuple[int, ...]
"""By what a file that changes can be told from what it was: its times, its size and its number on the disk."""


def stamp(path: Path, *, system: System = REAL) -> Stamp:
    """The stamp that a file has now, the time of its modification first; OSError when it is gone."""
    return stamp_of(system.stat(path))


def stamp_of(found: os.stat_result) -> Stamp:
    """The stamp of a file that was found to be so."""
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _present(target: Path, system: System) -> os.stat_result | None:
    try:
        old = system.stat(target)
    except FileNotFoundError:
        return None
    _require_ordinary(old, target)
    if not system.may_write(target):
        raise PermissionError(errno.EACCES, _("The file is read-only"), str(target))
    return old


def _require_ordinary(found: os.stat_result, path: Path) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, _("This is a folder, not a file"), str(path))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, _("This is a pipe or a device, not a file"), str(path))


def _require_free(target: Path, system: System) -> None:
    try:
        system.lstat(target)
    except FileNotFoundError:
        return
    raise FileExistsError(errno.EEXIST, _("There is already something of this name"), str(target))


def _mark(target: Path) -> str:
    """The beginning of the temporary files' names: short, since the target's own name may fill all 255 bytes."""
    return f".toi-{zlib.crc32(os.fsencode(target.name)):08x}-"


def _sweep(target: Path, system: System) -> None:
    """Remove what killed saves of this file left behind; a young one may be another program's, at work."""
    mark = _mark(target)
    with suppress(OSError):
        for name in system.names(target.parent):
            if name.startswith(mark):
                temporary = target.with_name(name)
                if system.now() - system.lstat(temporary).st_mtime > STALE:
                    system.unlink(temporary)


@contextmanager
def _written(target: Path, data: bytes, old: os.stat_result | None, system: System, *, lasting: bool) -> Iterator[Path]:
    """A temporary file beside the target with the data on the disk; gone in the end unless it was renamed."""
    temporary = target.with_name(f"{_mark(target)}{os.urandom(4).hex()}.tmp")
    file = system.open(temporary, _CREATE)
    try:
        try:
            write_all(file, data, system)
            _take_rights(file, old, system)
            if lasting:
                system.fsync(file)
        finally:
            system.close(file)
        yield temporary
    finally:
        with suppress(OSError):
            system.unlink(temporary)


def write_all(file: int, data: bytes, system: System) -> None:
    """Write all of the data to an open file, in as many goes as it takes."""
    rest = memoryview(data)
    while rest:
        count = system.write(file, rest)
        if not count:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[count:]


def _take_rights(file: int, old: os.stat_result | None, system: System) -> None:
    mode = 0o600
    if old is not None:
        mode = stat.S_IMODE(old.st_mode) & 0o777
        if not _take_owner(file, old, system):
            # What the old group might do is no business of ours: it gets what everybody has.
            mode = mode & ~0o070 | (mode & 0o007) << 3
    with _tolerating(_NO_RIGHTS_HERE):
        system.fchmod(file, mode)


def _take_owner(file: int, old: os.stat_result, system: System) -> bool:
    """Whether the file has the old one's group; its owner is kept where the system allows it."""
    made = system.fstat(file)
    if (made.st_uid, made.st_gid) == (old.st_uid, old.st_gid):
        return True
    for owner in (old.st_uid, -1):
        with suppress(OSError):
            system.fchown(file, owner, old.st_gid)
            return True
    return made.st_gid == old.st_gid


def _rename(temporary: Path, target: Path, system: System) -> None:
    # The folder takes new files, or there would be no temporary one: a refusal is somebody looking at the target.
    for pause in PAUSES:
        with _tolerating(_BUSY):
            system.replace(temporary, target)
            return
        system.sleep(pause)
    system.replace(temporary, target)


def settle(folder: Path, system: System = REAL) -> None:
    """Wait until the folder's list of names is on the disk, where folders can be synced."""
    if os.name == "nt":
        return
    with _tolerating(_NO_FOLDER_SYNC):
        file = system.open(folder, _FOLDER)
        try:
            system.fsync(file)
        finally:
            system.close(file)


@contextmanager
def _tolerating(codes: tuple[int, ...]) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in codes:
            raise
