"""The bench: all that a tool may ask of the screen it is used on."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual.app import App
from textual.message import Message
from textual.timer import Timer

from toi_tui.editing.document import Edit
from toi_tui.editing.history import Change
from toi_tui.shell.arrangement.arranging import Arranging
from toi_tui.shell.commands.step import Step
from toi_tui.shell.desk import Desk
from toi_tui.shell.frame import Foot
from toi_tui.shell.meaning.here import Here
from toi_tui.shell.meaning.meaning import Meaning
from toi_tui.widgets.panel import Panel

if TYPE_CHECKING:
    from toi_tui.widgets.find_bar import FindBar


class Bench(Protocol):
    """The screen as its tools see it: the desk, what spots mean, the panel that acts, and ways to say something."""

    STEP: ClassVar[Step]
    desk: Desk
    arranging: Arranging
    foot: Foot
    was_rebuffed: bool
    """Whether a key was answered in words, or did nothing that it should."""

    @property
    def meaning(self) -> Meaning:
        """The meaning of the panels' spots."""

    @property
    def app(self) -> App[object]:
        """The program, which shows boxes and has the clipboard."""

    @property
    def panel(self) -> Panel:
        """The panel that acts."""

    @property
    def here(self) -> Here:
        """Where the cursor stands, and what that means."""

    def say(self, message: str) -> None:
        """Say something at the bottom for a while."""

    def do(self, edit: Edit, run: str | None = None, *, begins: bool = False) -> Change | None:
        """Carry out an edit."""

    def let_go(self) -> None:
        """Wait for nothing any more: something else begins."""

    def go_to(self, step: str, item: str = "") -> None:
        """Go to another step, and an item there."""

    def mark_way_back(self) -> None:
        """Let the way back lead to here, before the cursor jumps."""

    def search_with(self, bar: "FindBar | None") -> None:
        """Show the line that is searched with, or none."""

    def leave_for(self, place: tuple[str, str]) -> None:
        """Go to an item of a step; there is a way back to here."""

    def reveal(self, item: str) -> None:
        """Put the cursor on an item."""

    def post_message(self, message: Message) -> bool:
        """Tell the program something."""

    def set_timer(self, delay: float, callback: Callable[[], object]) -> Timer:
        """Do something in so many seconds."""

    def call_after_refresh(self, callback: Callable[[], object]) -> bool:
        """Do something once the screen is painted."""
