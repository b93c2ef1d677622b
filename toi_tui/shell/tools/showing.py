"""Changes on their way to the panels, and what is done when one of them cannot be shown."""

from collections.abc import Callable
from typing import Protocol

from toi_tui.editing.history import Change
from toi_tui.locale import _
from toi_tui.shell.bench import Bench
from toi_tui.shell.tools.drafting import Drafting


class Shown(Bench, Protocol):
    """A screen that shows changes."""

    drafting: Drafting

    @property
    def is_mounted(self) -> bool:
        """Whether its panels are there."""

    @property
    def is_current(self) -> bool:
        """Whether it is the one that is seen."""

    def fill(self, change: Change | None) -> None:
        """Put the session's values into the panels."""

    def refresh_frame(self) -> None:
        """Show the frame as it is now."""

    def call_later(self, callback: Callable[[], object]) -> bool:
        """Do something once what is going on is done."""


class Showing:
    """Changes come in here; what is not on the screen is brought up to date when it is shown.

    Attributes:
        is_stale: whether something changed that the panels do not show yet.

    """

    def __init__(self, screen: Shown) -> None:
        self._screen = screen
        self.is_stale = False

    def hear(self, change: Change) -> None:
        """Show a change of the document, now or when the step is shown again."""
        if self._screen.is_mounted and self._screen.is_current:
            self.follow(change)
        else:
            self.is_stale = True

    def follow(self, change: Change) -> None:
        """Show a change. One that cannot be shown is in the session all the same, and whoever made it goes on."""
        try:
            self._show(change)
        except Exception as fault:
            self.is_stale = True
            if not self._screen.desk.bears(fault):
                raise
            self._screen.call_later(self._mend)

    def _show(self, change: Change) -> None:
        """Bring the panels up to date, and an open editor with them; what it drafts itself they show after a rest."""
        drafting = self._screen.drafting
        shown = drafting.take(change)
        if shown is not None:
            self._screen.fill(shown)
            self._screen.refresh_frame()
            drafting.follow(shown)

    def catch_up(self) -> None:
        """Show what changed while another step was shown; at once, where an item of it is to be gone to."""
        if self.is_stale and self._screen.is_mounted:
            self._screen.fill(None)
            self.is_stale = False

    def relabel(self) -> None:
        """Show everything in the language that is in use now; at once, or when this step is shown again."""
        if not (self._screen.is_mounted and self._screen.is_current):
            self.is_stale = True
            return
        self._screen.foot.say("")
        self._screen.fill(None)
        self.is_stale = False
        self._screen.refresh_frame()

    # Faults

    def recover(self) -> None:
        """Show what the session has after a fault, which may have stopped anything halfway."""
        self.is_stale = True  # until it is filled, now or when it is shown again
        self._screen.drafting.resume()
        try:
            self.relabel()
        finally:
            self._screen.drafting.recover()

    def _mend(self) -> None:
        """Make whole what a change that could not be shown has left."""
        try:
            self.recover()
        except Exception as fault:
            if not self._screen.desk.bears(fault):
                raise
        self.tell_of_fault()

    def tell_of_fault(self, told: str = "") -> None:
        """Say it where it is seen, also while something is typed; of words that are in their field alone say that."""
        self.tell(self._screen.drafting.held() or told or fault_said())

    def tell(self, said: str) -> None:
        """Say something where it is seen."""
        if self._screen.foot.is_waiting:
            self._screen.foot.wait_for(said)
        else:
            self._screen.say(said)


def fault_said() -> str:
    """The words for a fault that has cost nothing."""
    return _("A fault in the program; nothing is lost, just go on.")
