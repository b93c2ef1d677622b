"""The remains of a session whose file is gone, cannot be read or was put back: in its journals and its backups."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Literal

from toi_tui.locale import _, dates, ngettext
from toi_tui.model import statically
from toi_tui.storage import codec
from toi_tui.storage.disk import atomic, beside
from toi_tui.storage.disk.places import is_same
from toi_tui.storage.format.problems import BrokenFile
from toi_tui.storage.journal import leftovers, logs
from toi_tui.storage.journal.logs import Log
from toi_tui.storage.journal.records import Beginning
from toi_tui.storage.state import backups


@statically.frozen
class Remnant:
    """One state of a session that can be brought back.

    Attributes:
        kind: what keeps it.
        about: where the session's file lay.
        when: when it was kept, in UTC.
        read: gives the bytes of a session file; OSError or BrokenFile when they cannot be made any more.
        changes: how many changes a journal has that its file did not have at the end.
    """

    kind: Literal["journal", "backup"]
    about: Path
    when: datetime
    read: Callable[[], bytes]
    changes: int = 0

    def text(self) -> str:
        """When it was kept, and by what, in the language of the screen."""
        when = self.when.astimezone()
        return f"{dates.full(when)} {dates.clock(when)}  {self._kind()}"

    def _kind(self) -> str:
        if self.kind == "backup":
            return _("backup")
        if not self.changes:
            return _("journal")
        said = ngettext(
            "journal, with {n} change that was not in the file",
            "journal, with {n} changes that were not in the file",
            self.changes,
        )
        return said.format(n=self.changes)


def remains(path: Path) -> list[Remnant]:
    """The remains of the session at a path, the newest first; also those under other paths that it has had.

    A journal of the file itself knows more than any backup, whatever the clock said then.
    """
    session = id_at(path)
    found = [(log, begun) for log in leftovers.all_of(path, session) if (begun := log.beginning) is not None]
    known = {begun.session for _log, begun in found} | {session}
    others = {Path(begun.path) for _log, begun in found if not is_same(Path(begun.path), path)}
    here = [_of_journal(log, Path(begun.path)) for log, begun in found if _is_first(log, begun, path)]
    more = [_of_journal(log, Path(begun.path)) for log, begun in found if not _is_first(log, begun, path)]
    more += _of_backups(path)
    for other in others:
        more += [each for each in _of_backups(other) if _id_of(each) in known]
    return [*sorted(here, key=_when, reverse=True), *sorted(more, key=_when, reverse=True)]


def of_lost(path: Path) -> list[Remnant]:
    """The remains of the session at a path where no session can be read; none when one can be."""
    try:
        codec.read(atomic.read(path), newer_ok=True)
    except (FileNotFoundError, BrokenFile):
        return remains(path)
    except OSError:
        pass
    return []


def bring_back(path: Path, remnant: Remnant, now: datetime) -> Path | None:
    """Make a session's file again; what stood there is kept beside it. Returns where, None when nothing did.

    Who chooses a backup wants it as it is: what journals have is laid aside.

    Raises:
        OSError: it cannot be made, and nothing has changed.
        BrokenFile: what was kept cannot be read.
    """
    aside = _put(path, remnant.read(), f"{path.stem}.unreadable-{now:%Y%m%d-%H%M%S}{path.suffix}")
    if remnant.kind == "backup":
        for log in leftovers.all_of(path):
            begun = log.beginning
            held = Log.take(log.path) if begun is not None and _is_first(log, begun, path) else None
            if held is not None:
                held.lay_aside()
    return aside


def _put(path: Path, data: bytes, name: str) -> Path | None:
    """Write a file; what stands there is kept under this name first, and where that is is returned."""
    try:
        there = atomic.read(path)
    except FileNotFoundError:
        atomic.create(path, data)
        return None
    aside = beside.keep(path, name, there) if there else None
    atomic.replace(path, data)
    return aside


def _is_first(log: Log, begun: Beginning, path: Path) -> bool:
    return log.path.suffix == logs.ENDING and is_same(Path(begun.path), path)


def _when(remnant: Remnant) -> datetime:
    return remnant.when


def _of_journal(log: Log, about: Path) -> Remnant:
    from toi_tui.storage.journal.recovery import last_file, unsaved  # only who asks needs to know what merges

    return Remnant("journal", about, log.when, partial(last_file, log), unsaved(log))


def _of_backups(path: Path) -> Iterator[Remnant]:
    for copy in backups.copies(path):
        yield Remnant("backup", path, copy.when, partial(atomic.read, copy.path))


def _id_of(remnant: Remnant) -> str:
    with suppress(OSError, BrokenFile):
        return codec.read(remnant.read(), newer_ok=True).session.identity.id
    return ""


def id_at(path: Path) -> str:
    """The id of the session at a path; empty when none can be read there."""
    with suppress(OSError, BrokenFile):
        return codec.read(atomic.read(path), newer_ok=True).session.identity.id
    return ""
