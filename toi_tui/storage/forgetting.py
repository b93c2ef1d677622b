"""Forgetting a session: all that the program has kept of it in its own folders. The session's file is not touched."""

from pathlib import Path

from toi_tui.storage import backups, glances, logs, recent


def forget(path: Path) -> None:
    """Remove the journals and backups of the session at `path`, how it looked, and what lists remember of it.

    The file itself may be gone.

    Raises:
        BlockingIOError: a program has the session open, and would keep it again.
        OSError: something cannot be removed.
    """
    logs.forget(path)
    backups.forget(path)
    recent.forget(path)
    glances.forget(path)
