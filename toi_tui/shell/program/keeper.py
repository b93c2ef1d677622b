"""Keeping a session on the disk while it is worked on, and on the screen what others do to it there.

Every change goes into the journal at once and into the file a moment later; what others leave in the file is merged
into the session.
"""

import asyncio
import gc
from collections.abc import Callable, Collection
from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from toi_tui.editing.chronicle import Chronicle
from toi_tui.editing.delta import Delta
from toi_tui.editing.document import Document
from toi_tui.editing.history import Change
from toi_tui.locale import N_
from toi_tui.model import statically
from toi_tui.model.session import Session
from toi_tui.storage.journal.resuming import resume
from toi_tui.storage.session_file import SessionFile
from toi_tui.storage.weaving.layout import FileLayout

if TYPE_CHECKING:
    from toi_tui.storage.autosave import Autosave, Report
    from toi_tui.storage.journal.journal import Journal

TRIES: Final = 5
"""How often a merge begins anew because somebody typed meanwhile, until it makes the typing wait."""


@statically.frozen
class Taken:
    """Changes taken in from others: how many changes, and how many conflicts they make with ours.

    `put_back` when they changed nothing, and put the file back to what it was once.
    """

    changes: int
    conflicts: int
    put_back: bool = False


class Keeper:
    """Keeps a session that was opened from its file.

    Attributes:
        document: the session being edited.
        brought_back: how many changes of a program that did not come to its end were brought back.
        offer: what journals have that is not brought back unasked; None when there is nothing, or it was answered.
    """

    def __init__(
        self,
        file: SessionFile,
        report: "Callable[[Report], None]",
        found: Callable[[], None],
        taken: Callable[[Taken], None],
        now: Callable[[], datetime],
    ) -> None:
        """Open the document.

        `report` and `found` are told by a thread, as `Autosave` says; `taken` what comes in from others, just before
        it does.
        """
        resumed = resume(file)
        self._file, self._begin_journal = file, resumed.journal
        self._report, self._found, self._taken, self._now = report, found, taken, now
        self.document = Document(resumed.session, partial(_recalled, resumed.earlier), now)
        self.brought_back, self.offer = resumed.changes, resumed.offer
        self._unsaved = resumed.unsaved
        self._adopted = 0
        """How often something of others was taken in; by whoever was first, while somebody saves as well."""
        self.document.listen_to_kept(self._changed)

    @cached_property
    def _journal(self) -> "Journal":
        journal = self._begin_journal()
        for change in self._unsaved:
            journal.append(change)
        return journal

    @cached_property
    def _autosave(self) -> "Autosave":
        from toi_tui.storage.autosave import Autosave  # nothing is written before the first picture

        autosave = Autosave(self._file, self._report, journal=self._journal, found=self._found, now=self._now)
        if self._unsaved:
            autosave.wish(self.document.kept, self._journal.changes)
        return autosave

    def start(self) -> None:
        """Begin to look what others do to the file."""
        self._autosave.start()

    def take_offered(self) -> None:
        """Bring back what is offered, as one step that can be undone."""
        from toi_tui.editing.going_back import GoBackTo  # needed only where there is something to offer

        offer, self.offer = self.offer, None
        if offer is not None:
            self.document.do(GoBackTo(offer.lacking, N_("bringing back")))
            self._journal.take_over(offer.logs)

    def leave_offered(self) -> None:
        """Leave the file as it is, and ask about that no more; the journals stay for who asks for them."""
        offer, self.offer = self.offer, None
        if offer is not None:
            offer.leave()

    @property
    def trouble(self) -> str:
        """Why changes are not kept in the journal at the moment; empty when they are."""
        return self._journal.trouble

    def _changed(self, change: Change) -> None:
        changes = self._journal.append(change)
        self._autosave.wish(self.document.kept, changes)

    def save(self, put_down: Callable[[], None], *, recreate: bool = False) -> bool:
        """Save at once, what others changed merged in; whether all is on the disk.

        `put_down` puts what is typed in an open editor into the session.
        """
        for _ in range(TRIES):
            if self._autosave.flush(recreate=recreate):
                return True
            if self._autosave.foreign is None:
                return False
            put_down()
            self._adopt(self._autosave.foreign, *self._merged(self.document.session, self._autosave.foreign))
        return False

    async def save_meanwhile(self, put_down: Callable[[], None], *, recreate: bool = False) -> bool:
        """As `save`, without making anybody wait for the disk."""
        for _ in range(TRIES):
            before = self._adopted
            if await asyncio.to_thread(self._autosave.flush, recreate=recreate):
                return True
            if not await self.take_in(put_down) and self._adopted == before:
                return False
        return False

    async def take_in(self, put_down: Callable[[], None]) -> bool:
        """Merge what others left in the file into the session; whether there was anything of theirs."""
        theirs = self._autosave.foreign
        if theirs is None:
            return False
        for _ in range(TRIES):
            put_down()
            ours = self.document.session
            merged = await asyncio.to_thread(self._merged, ours, theirs)
            put_down()
            if theirs is not self._autosave.foreign:
                return False  # somebody waited for it to be saved, and it was taken in then
            if self.document.session is ours:
                self._adopt(theirs, *merged)
                return True
        self._adopt(theirs, *self._merged(self.document.session, theirs))
        return True

    async def erase(self, ids: Collection[str], put_down: Callable[[], None]) -> bool:
        """Erase items for good, from the session and from all that is kept of it; false when it cannot be saved now.

        Raises:
            BlockingIOError: another program has the session open.
            OSError: something of what is kept cannot be written.
        """
        from toi_tui.storage.journal import logs  # people ask for it once in a while
        from toi_tui.storage.kept import erasing

        if not await self.save_meanwhile(put_down):
            return False
        if self._journal.path is None and not await self._begin_anew():
            return False  # it still holds the journals whose place it takes
        path, session, ours = self._file.path, self._file.session.identity.id, self._journal.path
        await asyncio.to_thread(erasing.require_alone, path, session, ours)
        before = logs.digest(self._file.data)
        self.document.erase(ids)
        self._autosave.wish(self.document.kept, self._journal.changes)
        if not (await self.save_meanwhile(put_down) and await self._begin_anew()):
            return False
        self._file.forget_the_past()
        became = {before: logs.digest(self._file.data)}
        await asyncio.to_thread(erasing.erase_kept, path, session, ids, became, self._journal.path)
        return True

    async def _begin_anew(self) -> bool:
        """Begin the journal anew with all that was done, which is in the file by now; whether that is done."""
        return await asyncio.to_thread(self._journal.begin_anew, tuple(self.document.chronicle.changes))

    def begin_to_leave(self) -> None:
        """Let nothing wait for the disk twice: what the file is about to have need not get there in the journal too."""
        self._journal.lean_on_file()

    def stay(self) -> None:
        """Take back that somebody was about to leave."""
        self._journal.stand_alone()

    def close(self, put_down: Callable[[], None]) -> bool:
        """Save and let go of everything; whether all is on the disk, in the file or at least in the journal."""
        saved = self.save(put_down)
        self._autosave.close(10.0 if saved else 0.0)  # a disk that hangs was waited for already
        journalled = self._journal.close(saved=saved) and self._journal.has_all
        if self.offer is not None:
            self.offer.close()
        return saved or journalled

    async def is_journalled(self) -> bool:
        """Whether the journal has every change, so that the next start brings back what the file lacks."""
        return self._journal.has_all and await asyncio.to_thread(self._journal.flush)

    def _merged(self, ours: Session, theirs: FileLayout) -> tuple[Delta, int]:
        """The changes in ours when theirs is merged into it, and the number of conflicts."""
        from toi_tui.editing.difference import diff  # needed only where others write, too

        merged = self._file.merged(ours, theirs)
        return diff(ours, merged.session), len(merged.conflicts)

    def _adopt(self, theirs: FileLayout, delta: Delta, conflicts: int) -> None:
        self._adopted += 1
        put_back = self._file.is_put_back(theirs)
        if delta or put_back:
            self._taken(Taken(len(delta.changes), conflicts, put_back))
        self.document.take_in(delta)
        self._autosave.take_in(theirs, self.document.kept, self._journal.changes)


def _recalled(read: Callable[[], Chronicle]) -> Chronicle:
    """The history of earlier. It stays, and looking through it again and again for garbage would be felt."""
    earlier = read()
    gc.freeze()
    return earlier
