"""What a journal tells of the time before: its changes, and the history that follows from them."""

from contextlib import suppress

from toi_tui.editing.history import Change, History
from toi_tui.model.frozen import dataclass
from toi_tui.storage import logs
from toi_tui.storage.logs import Log
from toi_tui.storage.records import Beginning, Past, Record, Saving


@dataclass(frozen=True, slots=True)
class Kept:
    """What a journal holds: where it began, the history before it, its changes, and when the file was written."""

    beginning: Beginning
    past: tuple[Past, ...]
    changes: tuple[Change, ...]
    savings: tuple[Saving, ...]

    @property
    def history(self) -> History:
        """The history, its changes included."""
        done = [each.entry for each in self.past if not each.undone]
        undone = [each.entry for each in self.past if each.undone]
        history = History(done, undone)
        for change in self.changes:
            history.take(change)
        return history


def read(log: Log, size: int = logs.LIMIT) -> Kept | None:
    """What a journal holds in its first bytes; None when not even its beginning can be read."""
    found: list[Record] = []
    with suppress(OSError):
        found = [*log.records(size)]
    if not found or not isinstance(found[0], Beginning):
        return None
    return Kept(
        found[0],
        tuple(each for each in found if isinstance(each, Past)),
        tuple(each for each in found if isinstance(each, Change)),
        tuple(each for each in found if isinstance(each, Saving)),
    )


def history_of(log: Log, size: int, session: str) -> History:
    """The history in the first bytes of a journal; none when it is another session's."""
    kept = read(log, size)
    return kept.history if kept and kept.beginning.session == session else History()
