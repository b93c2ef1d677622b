"""Opening a session where it was left: with its history, and with what the last program did not get into the file.

Usually it all got there, and nothing is read but the end of the journal.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toi_tui.editing.chronicle import Chronicle
from toi_tui.editing.delta import Delta
from toi_tui.editing.history import Change
from toi_tui.model import statically
from toi_tui.model.session import Session
from toi_tui.storage.disk.places import is_same, journal_roots
from toi_tui.storage.session_file import SessionFile

if TYPE_CHECKING:
    from toi_tui.storage.journal.journal import Journal
    from toi_tui.storage.journal.logs import Log
    from toi_tui.storage.journal.recovery import Recovered


class Offer:
    """Changes that journals have and a file lacks, which somebody may have put back on purpose: to be taken or left."""

    def __init__(self, file: SessionFile, left: Iterable["Log"]) -> None:
        self._file, self.logs = file, tuple(left)

    @cached_property
    def lacking(self) -> Delta:
        """The delta from what the file says to what the journals have; empty when the file lacks nothing."""
        from toi_tui.storage.journal.recovery import all_it_has  # a start without an offer does without

        return all_it_has(self._file, self.logs)

    def leave(self) -> None:
        """Lay the journals aside: no start asks about them again."""
        for log in self.logs:
            log.lay_aside()

    def close(self) -> None:
        """Let go of the journals: the next start asks again."""
        for log in self.logs:
            log.close()


@statically.frozen
class Resumed:
    """A session as it was left.

    Attributes:
        session: with what the file lacks.
        journal: begins the journal, or goes on with what was kept; to be called once.
        earlier: gives what was done before; its last change has led to the session.
        unsaved: what the file and the journal lack, which has led there from what the file says.
        changes: how many changes that is, as they were made.
        offer: what is not brought back unasked; None when there is nothing.
    """

    session: Session
    journal: "Callable[[], Journal]"
    earlier: Callable[[], Chronicle]
    unsaved: tuple[Change, ...] = ()
    changes: int = 0
    offer: Offer | None = None


def resume(file: SessionFile) -> Resumed:
    """Go on with a session that was just opened from its file."""
    begin = partial(_begin, file, file.data)
    nothing = Resumed(file.session, begin, Chronicle)
    if not any(root.is_dir() for root in journal_roots()):
        return nothing
    from toi_tui.storage.journal import leftovers  # what a first start does without

    left = leftovers.left_behind(file.session.identity.id, file.path, file.system)
    if not left:
        return nothing
    if len(left) == 1 and (resumed := _as_it_ended(file, left[0])) is not None:
        return resumed
    return _after_some_end(file, left)


def _as_it_ended(file: SessionFile, log: "Log") -> Resumed | None:
    """The session of a file that is as the only journal left it at a good end; None otherwise."""
    from toi_tui.storage.journal import logs

    saving = log.saving
    if saving is None or not log.is_whole or saving.digest != logs.digest(file.data) or not _is_here(file, log):
        return None
    earlier = _recalled(partial(_chronicle, log, log.size))
    return Resumed(
        file.session, partial(_begin, file, file.data, log=log, changes=saving.total, earlier=earlier), earlier
    )


def _after_some_end(file: SessionFile, left: "list[Log]") -> Resumed:
    """The session with what its journals have of it, or with the offer of that."""
    from toi_tui.storage.journal.recovery import standing  # a start after a good end does without

    stand = {log: standing(file, log) for log in left}
    ours = [log for log in left if stand[log] == "left" or (stand[log] == "strange" and _is_here(file, log))]
    asked = [log for log in left if log not in ours and not (log.is_whole and not _is_here(file, log))]
    for log in left:
        if log not in ours and log not in asked:
            log.close()  # of a file that is gone, and had everything
    put_back = [log for log in asked if stand[log] == "put back" and _is_here(file, log)]
    known = [log for log in ours if stand[log] == "left"] or ours or put_back
    lacking = [log for log in ours if not log.is_whole]
    found = _found(file, known, lacking, is_as_left=bool(lacking) and stand[lacking[0]] == "left")
    journal = partial(_begin, file, file.data, earlier=found.earlier, old=ours)
    whole = _recalled(lambda: Chronicle((*found.earlier().changes, *found.unsaved)))
    offer = Offer(file, asked) if asked else None
    return Resumed(found.session, journal, whole, found.unsaved, found.changes, offer)


def _found(file: SessionFile, known: "list[Log]", lacking: "list[Log]", *, is_as_left: bool) -> "Recovered":
    from toi_tui.storage.journal import recovery

    if not known:
        return recovery.Recovered(file.session, Chronicle)
    if len(lacking) == 1 and is_as_left:
        found = recovery.gone_on(file, lacking[0])
    else:
        found = recovery.recover(file, lacking, known[-1])
    return replace(found, earlier=_recalled(found.earlier))


def _is_here(file: SessionFile, log: "Log") -> bool:
    beginning = log.beginning
    return beginning is not None and is_same(Path(beginning.path), file.path)


def _recalled(read: Callable[[], Chronicle]) -> Callable[[], Chronicle]:
    from toi_tui.storage.journal.past import Recalled  # needed where there is a past

    return Recalled(read)


def _begin(file: SessionFile, data: bytes, **how: Any) -> "Journal":
    from toi_tui.storage.journal.journal import Journal  # nothing is written before the first picture

    return Journal(file.path, file.session.identity.id, data, system=file.system, **how)


def _chronicle(log: "Log", size: int) -> Chronicle:
    from toi_tui.storage.journal.past import chronicle_of  # read when somebody undoes what was done before

    return chronicle_of(log, size)
