"""Forgetting a session: all that the program has kept of it in its own folders. The session's file is not touched."""

from pathlib import Path

from toi_tui.storage.disk.places import is_same
from toi_tui.storage.journal import leftovers
from toi_tui.storage.kept.remains import id_at
from toi_tui.storage.state import backups, glances, recent


def forget(path: Path) -> None:
    """Remove the journals and backups of the session at `path`, how it looked, and what lists remember of it.

    The file itself may be gone. What is kept under paths that it has had, and where it lies no more, goes as well.

    Raises:
        BlockingIOError: a program has the session open, and would keep it again.
        OSError: something cannot be removed.
    """
    session = id_at(path)
    others = [Path(begun.path) for log in leftovers.all_of(path, session) if (begun := log.beginning) is not None]
    leftovers.forget(path, session)
    for each in (path, *(other for other in others if not is_same(other, path) and not other.exists())):
        backups.forget(each)
        recent.forget(each)
        glances.forget(each)
