"""The system calls of reading and saving, in one place, so that a test can make any of them fail or be the last."""

import os
import time
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)  # without it Windows changes line ends on the way


class System:
    """The calls as they are; each raises OSError as the system does. A test derives its own."""

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        """Open a file or folder and return its descriptor."""
        return os.open(path, flags | _BINARY, mode)

    def write(self, file: int, data: memoryview) -> int:
        """Write some of the data, at least one byte, and return how many."""
        return os.write(file, data)

    def read(self, file: int, size: int) -> bytes:
        """Read up to this many bytes; none at the end."""
        return os.read(file, size)

    def fsync(self, file: int) -> None:
        """Wait until what was written lies on the disk."""
        os.fsync(file)

    def lock(self, file: int) -> bool:
        """Hold an open file or folder while it stays open, and no longer than this process lives.

        False when another process holds it. Where nothing can be locked (Windows, some network disks) it is held.
        """
        try:
            import fcntl  # Windows has none
        except ImportError:
            return True
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True

    def close(self, file: int) -> None:
        """Close the descriptor."""
        os.close(file)

    def fstat(self, file: int) -> os.stat_result:
        """The facts of an open file."""
        return os.fstat(file)

    def fchmod(self, file: int, mode: int) -> None:
        """Set an open file's mode, where the platform has modes."""
        if hasattr(os, "fchmod"):
            os.fchmod(file, mode)

    def fchown(self, file: int, owner: int, group: int) -> None:
        """Set an open file's owner and group (-1 leaves one as it is), where the platform has them."""
        if hasattr(os, "fchown"):
            os.fchown(file, owner, group)

    def stat(self, path: Path) -> os.stat_result:
        """The facts of the file at the end of the links."""
        return path.stat()

    def lstat(self, path: Path) -> os.stat_result:
        """The facts of what stands under this very name, a link not followed."""
        return path.lstat()

    def may_write(self, path: Path) -> bool:
        """Whether this user may write to the file."""
        return os.access(path, os.W_OK)

    def names(self, folder: Path) -> list[str]:
        """The names in a folder."""
        return os.listdir(folder)  # noqa: PTH208 - a Path for every name would cost more than the listing

    def replace(self, source: Path, target: Path) -> None:
        """Rename, over the target if there is one."""
        source.replace(target)

    def link(self, source: Path, target: Path) -> None:
        """Give the source a second name, which must not be taken."""
        target.hardlink_to(source)

    def unlink(self, path: Path) -> None:
        """Remove this name."""
        path.unlink()

    def now(self) -> float:
        """Seconds on the clock that files are stamped with."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


REAL = System()
