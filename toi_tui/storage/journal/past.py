"""The time before a journal was begun: all that was done, the states of the file, and the history that follows."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import accumulate, takewhile
from threading import Lock
from typing import Final

from toi_tui.editing.chronicle import Chronicle
from toi_tui.editing.history import Change
from toi_tui.storage.journal.logs import Log
from toi_tui.storage.journal.records import Past, Saving, line_of

PAST: Final = 8 * 1024 * 1024
"""Most that a journal begins with of what is in the file, in bytes."""

STATES: Final = 500
"""How many of the states that the file has had a new journal still knows by their digests."""


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


def newest(changes: Iterable[Change]) -> bytes:
    """The lines of changes that are in the file, as many of the newest as a journal has room for."""
    lines = [line_of(Past(change)) for change in reversed([*changes])]
    sizes = accumulate(map(len, lines))
    kept = sum(1 for _size in takewhile(lambda size: size <= PAST, sizes))
    return b"".join(reversed(lines[:kept]))


def states_until(now: Saving, old: Iterable[Log]) -> list[Saving]:
    """The states that the file has had by old journals, and that of now: by them a file that was put back is known."""
    known: dict[str, Saving] = {}
    for log in old:
        with suppress(OSError):
            begun = log.beginning
            known |= {begun.digest: Saving(begun.digest, 0, 0)} if begun else {}
            known |= {each.digest: each for each in log.savings() if each.done}
    last = known.pop(now.digest, now)
    return [replace(each, changes=0, total=0, done=True) for each in [*[*known.values()][-STATES:], last]]


class Recalled:
    """All that was done earlier, read once, by whoever asks first: the journal that it stands in may go meanwhile."""

    def __init__(self, read: Callable[[], Chronicle]) -> None:
        self._read, self._lock = read, Lock()
        self._found: Chronicle | None = None

    def __call__(self) -> Chronicle:
        """Read it, or give what was read."""
        with self._lock:
            if self._found is None:
                self._found = self._read()
            return self._found
