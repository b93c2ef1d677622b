"""Looking at a session as it was at a row of the history, and going back to it."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, TypeVar

from textual.screen import ModalScreen

from toi_tui.editing.chronicle import as_it_was
from toi_tui.editing.delta import Delta
from toi_tui.editing.difference import diff
from toi_tui.editing.going_back import GoBackTo
from toi_tui.editing.history import Change
from toi_tui.locale import _
from toi_tui.model.session import Session
from toi_tui.shell.desk import Desk
from toi_tui.shell.history.as_it_was import MarkedText, told
from toi_tui.shell.history.earlier import EarlierScreen
from toi_tui.shell.history.rows import Moment, Saved, others_since
from toi_tui.shell.history.words import Words, said_of, said_of_going
from toi_tui.storage.disk import refusals
from toi_tui.storage.format.problems import BrokenFile

WORD_AFTER: Final = 1.0
"""Seconds after which it is said that something takes its time."""

Done = TypeVar("Done")


class LookingBack:
    """Shows what the session of a desk was like at some moment, over a screen; that one ends when it is gone back to.

    `say` says something on that screen, and the usual when the text is empty. What takes time is worked out in a
    thread: the screen lives on, and keys wait for their turn.
    """

    def __init__(self, desk: Desk, screen: ModalScreen[str], say: Callable[[str], None]) -> None:
        self._desk, self._screen, self._say = desk, screen, say

    async def look(self, row: Moment | Saved, words: Words) -> None:
        """Show the session as it was at a row, which says these words."""
        document, language = self._desk.document, self._desk.session.identity.language
        since = document.chronicle.since(row.count)
        about = said_of(row, words, since)
        try:
            then, text = await self._worked_out(partial(_looked_up, row, document.kept, since))
        except (OSError, BrokenFile) as error:
            self._say(_("This copy cannot be read: {reason}").format(reason=_reason(error)))
            return
        if then.identity.id != self._desk.session.identity.id:
            self._say(_("This is a copy of another session, which lay here before."))
            return

        async def answered(goes: bool | None) -> None:
            if goes:
                await self._go_back_to(row, then)

        shown = EarlierScreen(about, text, language=language, read_only=self._desk.read_only)
        self._screen.app.push_screen(shown, answered)

    async def _go_back_to(self, row: Moment | Saved, then: Session) -> None:
        """Make the session what it was then, in one step."""
        document, now = self._desk.document, None
        while now is not document.session:  # others may come in meanwhile
            now = document.session
            delta = await self._worked_out(partial(diff, now, then))
        others = others_since(document.chronicle.since(row.count))
        is_other = document.do(GoBackTo(delta)) is not None
        self._screen.dismiss(said_of_going(row, others) if is_other else _("It is so already."))

    async def _worked_out(self, work: Callable[[], Done]) -> Done:
        """The result of some work; it is said when that takes long."""
        said = asyncio.get_running_loop().call_later(WORD_AFTER, self._say, _("One moment…"))
        try:
            return await asyncio.to_thread(work)
        finally:
            said.cancel()
            self._say("")


def _looked_up(row: Moment | Saved, now: Session, since: Sequence[Change]) -> tuple[Session, MarkedText]:
    """The session as it was at a row, and told."""
    if isinstance(row, Saved):
        then = row.copy.read()
        return then, told(then)
    then = as_it_was(now, since)
    return then, told(then, row.change.delta if row.change else Delta())


def _reason(error: OSError | BrokenFile) -> str:
    return refusals.told(error) if isinstance(error, OSError) else str(error.problems[0])
