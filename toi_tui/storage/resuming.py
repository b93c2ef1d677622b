"""Opening a session where it was left: with its history, and with what the last program did not get into the file.

Usually it all got there, and nothing is read but the end of the journal.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from toi_tui.editing.delta import Delta
from toi_tui.editing.history import History
from toi_tui.model.frozen import dataclass
from toi_tui.storage import atomic, logs
from toi_tui.storage.journal import Journal
from toi_tui.storage.past import history_of
from toi_tui.storage.session_file import SessionFile

LARGE: Final = 4 * 1024 * 1024
"""From this size on, in bytes, a journal is begun anew when its session is opened."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """A session as it was left.

    Attributes:
        journal: goes on with what was kept.
        earlier: gives the history from before; none when there is none.
        lacking: what the file lacks, as the delta that leads there from what it says; empty when nothing.
        changes: how many changes that is.
    """

    journal: Journal
    earlier: Callable[[], History]
    lacking: Delta = Delta()
    changes: int = 0


def bring_back(path: Path) -> None:
    """Make a session's file again that was gone while a program had it open, and that was left so.

    Raises:
        OSError: it cannot be made.
    """
    for log in reversed(logs.left_behind(path)):
        if not path.exists() and not log.is_whole:
            with suppress(FileNotFoundError):  # a journal without what it begins with
                atomic.create(path, log.base())
        log.close()


def resume(file: SessionFile) -> Resumed:
    """Go on with a session that was just opened from its file."""
    begin = partial(Journal, file.path, file.session.session.id, file.data, system=file.system)
    left = logs.left_behind(file.path, file.system)
    if not left:
        return Resumed(begin(), History)
    if not all(log.is_whole for log in left):
        from toi_tui.storage.recovery import recover  # a start after a good end does without

        found = recover(file, left)
        earlier: Callable[[], History] = lambda: found.history  # noqa: E731
        return Resumed(begin(earlier=earlier, old=left), earlier, found.lacking, found.changes)
    latest = left.pop()
    earlier = partial(history_of, latest, latest.size, file.session.session.id)
    saving = latest.saving
    if saving is None or saving.digest != logs.digest(file.data) or latest.size > LARGE:
        return Resumed(begin(earlier=earlier, old=[*left, latest]), earlier)
    for log in left:
        log.remove()
    return Resumed(begin(log=latest, changes=saving.total, earlier=earlier), earlier)
