"""What a journal tells of the time before: all that was done, and the history that follows from it."""

from collections.abc import Callable
from contextlib import suppress
from threading import Lock

from toi_tui.editing.chronicle import Chronicle
from toi_tui.editing.history import Change
from toi_tui.storage.logs import Log
from toi_tui.storage.records import Past


def chronicle_of(log: Log, size: int | None = None, changes: int | None = None) -> Chronicle:
    """All that was done by the first bytes of a journal, or by its first so many changes, as far as it can be read."""
    chronicle, left = Chronicle(), changes
    with suppress(OSError):
        for record in log.records(size):
            match record:
                case Past(change):
                    chronicle.take(change)
                case Change() if left == 0:
                    break
                case Change():
                    chronicle.take(record)
                    left = left - 1 if left is not None else None
    return chronicle


class Recalled:
    """What was done earlier, read once, by whoever asks first: the journal that it stands in may go meanwhile."""

    def __init__(self, read: Callable[[], Chronicle]) -> None:
        self._read, self._lock = read, Lock()
        self._found: Chronicle | None = None

    def __call__(self) -> Chronicle:
        """Read it, or give what was read."""
        with self._lock:
            if self._found is None:
                self._found = self._read()
            return self._found
