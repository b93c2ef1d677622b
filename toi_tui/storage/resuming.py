"""Opening a session where it was left: with its history, and with what the last program did not get into the file.

Usually it all got there, and nothing is read but the end of the journal.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from toi_tui.editing.chronicle import Chronicle
from toi_tui.editing.delta import Delta
from toi_tui.model.frozen import dataclass
from toi_tui.storage.places import journal_roots
from toi_tui.storage.session_file import SessionFile

if TYPE_CHECKING:
    from toi_tui.storage.journal import Journal
    from toi_tui.storage.logs import Log

LARGE: Final = 4 * 1024 * 1024
"""From this size on, in bytes, a journal is begun anew when its session is opened."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """A session as it was left.

    Attributes:
        journal: begins the journal, or goes on with what was kept; to be called once.
        earlier: gives what was done before.
        lacking: what the file lacks, as the delta that leads there from what it says; empty when nothing.
        changes: how many changes that is.
    """

    journal: "Callable[[], Journal]"
    earlier: Callable[[], Chronicle]
    lacking: Delta = Delta()
    changes: int = 0


def bring_back(path: Path) -> None:
    """Make a session's file again that was gone while a program had it open, and that was left so.

    Raises:
        OSError: it cannot be made.
    """
    from toi_tui.storage import atomic, logs

    for log in reversed(logs.left_behind(path)):
        if not path.exists() and not log.is_whole:
            with suppress(FileNotFoundError):  # a journal without what it begins with
                atomic.create(path, log.base())
        log.close()


def resume(file: SessionFile) -> Resumed:
    """Go on with a session that was just opened from its file."""
    begin = partial(_begin, file, file.data)
    if not any(root.is_dir() for root in journal_roots()):
        return Resumed(begin, Chronicle)
    from toi_tui.storage import logs  # what a first start does without

    left = logs.left_behind(file.path, file.system)
    if not left:
        return Resumed(begin, Chronicle)
    if not all(log.is_whole for log in left):
        from toi_tui.storage.recovery import recover  # a start after a good end does without

        found = recover(file, left)
        earlier: Callable[[], Chronicle] = lambda: found.chronicle  # noqa: E731
        return Resumed(partial(begin, earlier=earlier, old=left), earlier, found.lacking, found.changes)
    latest = left.pop()
    earlier = partial(_chronicle, latest, latest.size, file.session.session.id)
    saving = latest.saving
    if saving is None or saving.digest != logs.digest(file.data) or latest.size > LARGE:
        return Resumed(partial(begin, earlier=earlier, old=[*left, latest]), earlier)
    for log in left:
        log.remove()
    return Resumed(partial(begin, log=latest, changes=saving.total, earlier=earlier), earlier)


def _begin(file: SessionFile, data: bytes, **how: Any) -> "Journal":
    from toi_tui.storage.journal import Journal  # nothing is written before the first picture

    return Journal(file.path, file.session.session.id, data, system=file.system, **how)


def _chronicle(log: "Log", size: int, session: str) -> Chronicle:
    from toi_tui.storage.past import chronicle_of  # read when somebody undoes what was done before

    return chronicle_of(log, size, session)
