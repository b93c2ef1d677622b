"""The line that is searched with, at the bottom of a screen."""

from dataclasses import dataclass

from textual import events, on
from textual.message import Message
from textual.widgets import Input

from toi_tui.locale import _
from toi_tui.widgets.one_line import OneLine


class FindBar(OneLine):
    """A search line: every letter goes to the first hit, Enter to the next, Esc ends."""

    DEFAULT_CSS = """
    FindBar { height: 1; margin-bottom: 1; border: none; padding: 0 1; background: $surface; }
    FindBar:focus { border: none; }
    """

    @dataclass
    class Wanted(Message):
        """A text is looked for; `number` counts the hits already gone past."""

        bar: "FindBar"
        text: str
        number: int

    @dataclass
    class Closed(Message):
        """The search has ended."""

        bar: "FindBar"

    def __init__(self) -> None:
        super().__init__(placeholder=_("Find: type, Enter goes to the next, Esc ends"))
        self._number = 0

    @on(Input.Changed)
    def _look_again(self, event: Input.Changed) -> None:
        event.stop()
        self._number = 0
        self.post_message(self.Wanted(self, self.value, 0))

    @on(Input.Submitted)
    def _look_further(self, event: Input.Submitted) -> None:
        event.stop()
        self._number += 1
        self.post_message(self.Wanted(self, self.value, self._number))

    def on_key(self, event: events.Key) -> None:
        """Esc ends the search; all other keys are those of a field."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.post_message(self.Closed(self))
