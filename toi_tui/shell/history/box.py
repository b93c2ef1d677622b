"""The history: what was done and when, the session as it was at any time, and the way back to it."""

from collections.abc import Sequence
from typing import Final

from textual.app import ComposeResult

from toi_tui.editing.history import Change
from toi_tui.locale import _
from toi_tui.shell.boxes.box import Box
from toi_tui.shell.commands import in_boxes
from toi_tui.shell.desk import Desk
from toi_tui.shell.history.looking_back import LookingBack
from toi_tui.shell.history.rows import OneDay, Row, rows_of
from toi_tui.shell.history.words import HistoryWords, Words
from toi_tui.widgets.find_bar import FindBar
from toi_tui.widgets.long_list import ListLine, LongList
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.spot import Direction
from toi_tui.widgets.text import pad

_STEP: Final = 17
"""Cells of a step's title."""


class HistoryScreen(Box[str]):
    """All that was done, the latest first. Enter shows the session as it was then; what it answers is to be said."""

    KEYS = in_boxes.HISTORY
    DEFAULT_CSS = """
    HistoryScreen > Vertical {
        width: 100%; max-width: 100%; height: 100%; max-height: 100%; padding: 0; background: $background;
    }
    HistoryScreen FindBar { margin: 0; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._language = desk, desk.session.identity.language
        self._copies = desk.copies()
        self._looking_back = LookingBack(desk, self, self._say)
        self._rows: list[Row] = []
        self._said = ""
        self._stop_listening = desk.document.listen(self._changed)

    def heading(self) -> str:
        """The text of the upper border."""
        return _("History")

    def keys(self) -> Sequence[str]:
        """The keys in words, or something that is to be said."""
        if self._said:
            return (self._said,)
        return _("Enter shows it · / finds · Esc closes"), _("Enter shows it · Esc closes")

    def inside(self) -> ComposeResult:
        """The list."""
        yield LongList(id="rows", language=self._language)

    def on_mount(self) -> None:
        """Show all that is remembered."""
        self._list = self.query_one("#rows", LongList)
        self._fill()
        self._list.focus()

    def on_unmount(self) -> None:
        """A screen that is gone is told nothing more."""
        self._stop_listening()

    def _changed(self, _change: Change) -> None:
        self.call_later(self._fill)  # the chronicle is told last of all

    def _fill(self) -> None:
        """Show the rows; the cursor stays where it is."""
        here = self._here
        self._rows = rows_of(self._desk.document.chronicle, self._copies)
        self._words = words = HistoryWords(self._rows, self._desk.session, self._desk.home_of)
        nothing = _("All that you do will stand here, with its time and its words, and the way back to it.")
        self._list.show(len(self._rows), self._line, words.searched, nothing)
        if here in self._rows:
            self._list.select(str(self._rows.index(here)))

    def _line(self, number: int) -> ListLine:
        return _line(self._words.of(number), is_heading=isinstance(self._rows[number], OneDay))

    @property
    def _here(self) -> Row | None:
        """The row that the cursor is on."""
        key = self._list.spot.key
        return self._rows[int(key)] if key else None

    # Moving and finding

    def action_go(self, direction: Direction) -> None:
        """Move the cursor."""
        self._list.go(direction)

    def action_find(self) -> None:
        """Find in the rows."""
        if not self.query(FindBar):
            bar = FindBar()
            self.frame.mount(bar)
            bar.focus()

    def on_find_bar_wanted(self, message: FindBar.Wanted) -> None:
        """Go to the first hit, or the next one."""
        hits = self._list.matching(message.text)
        if hits:
            at = message.number % len(hits)
            self._list.select(hits[at])
            self._say(_("Hit {n} of {total}").format(n=at + 1, total=len(hits)))
        else:
            self._say(_("No hits for “{text}”.").format(text=message.text) if message.text else "")

    def on_find_bar_closed(self, message: FindBar.Closed) -> None:
        """Stay where the hit is."""
        message.bar.remove()
        self._say("")
        self._list.focus()

    def _say(self, text: str) -> None:
        """Say something below the rows; the keys when there is nothing to be said."""
        self._said = text
        self.say_keys()

    # Looking and going back

    async def on_panel_opened(self, _message: Panel.Opened) -> None:
        """A double click looks."""
        await self.action_look()

    async def action_look(self) -> None:
        """Show the session as it was at the row of the cursor; a second Enter goes back to it."""
        row = self._here
        if row is not None and not isinstance(row, OneDay):
            await self._looking_back.look(row, self._words.of(int(self._list.spot.key)))


def _line(words: Words, *, is_heading: bool) -> ListLine:
    if is_heading:
        return ListLine(words.what, is_heading=True)
    digit, title = (words.step.key, _(words.step.title)) if words.step else ("", "")
    return ListLine(
        words.what,
        lead=f" {words.time:>5}  {digit:1} {pad(title, _STEP)} ",
        tail=words.fate,
        brief=(f"{words.time:>5} {digit:1} ", _("undone") if words.is_past else words.fate),
        look="dim" if words.is_past else "",
    )
