"""What a journal tells of the time before: all that was done, and the history that follows from it."""

from contextlib import suppress

from toi_tui.editing.chronicle import Chronicle
from toi_tui.editing.history import Change
from toi_tui.model.frozen import dataclass
from toi_tui.storage import logs
from toi_tui.storage.logs import Log
from toi_tui.storage.records import Beginning, Past, Record, Saving


@dataclass(frozen=True, slots=True)
class Kept:
    """What a journal holds: where it began, what was done before it, its changes, and when the file was written."""

    beginning: Beginning
    past: tuple[Past, ...]
    changes: tuple[Change, ...]
    savings: tuple[Saving, ...]

    @property
    def chronicle(self) -> Chronicle:
        """All that was done, its own changes included."""
        return Chronicle((*(each.change for each in self.past), *self.changes))


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


def chronicle_of(log: Log, size: int, session: str) -> Chronicle:
    """All that was done by the first bytes of a journal; nothing when it is another session's."""
    kept = read(log, size)
    return kept.chronicle if kept and kept.beginning.session == session else Chronicle()
