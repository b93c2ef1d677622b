"""An app that offers to write down what was typed while no field was open."""

from typing import Final

from textual import events

from toi_tui.shell.commands.everywhere import MOVING, QUIT, SAVE
from toi_tui.shell.program.keeping_app import KeepingApp
from toi_tui.shell.step_screen import StepScreen
from toi_tui.widgets.text import one_line

_GOING_ON: Final = frozenset(each.id for each in (*MOVING, SAVE, QUIT))
"""The commands that act while a text is offered: those that choose where it goes, and those that keep it."""


class OfferingApp(KeepingApp, inherit_bindings=False):
    """The offer stands at the bottom. Characters go on with the text, Enter writes it down, Esc forgets it.

    A click, another step and the end write it down too, as they keep what is typed in a field.
    """

    _offered = ""

    @property
    def is_offering(self) -> bool:
        """Whether there is a text that waits to be written down."""
        return bool(self._offered)

    def offer(self, text: str) -> None:
        """Offer to write down this text; an empty one ends the offer."""
        self._offered = text
        self.show_offer()

    def show_offer(self) -> None:
        """Say what is offered, and where it would stand."""
        if isinstance(self.screen, StepScreen):
            self.screen.pasting.show_offer(self._offered)

    def write_down_offered(self) -> None:
        """Write down what is offered, where the cursor stands."""
        text = self._offered
        self.offer("")
        if text and isinstance(self.screen, StepScreen):
            self.screen.pasting.write_down(text)

    def finish_screen(self) -> None:
        """Let nothing stay half done on the screen."""
        if self.is_offering:
            self.write_down_offered()
        super().finish_screen()

    def offer_takes(self, event: events.Event) -> bool:
        """Whether the offer takes this input, so that nobody else gets it."""
        match event:
            case events.Key():
                return self._takes_key(event)
            case events.Paste():
                self.offer(self._offered + one_line(event.text))
                return True
            case events.MouseDown():
                self.write_down_offered()
        return False

    def _takes_key(self, key: events.Key) -> bool:
        if key.is_printable and key.character:
            self.offer(self._offered + key.character)
        elif key.key == "backspace":
            self.offer(self._offered[:-1])
        elif key.key == "escape":
            self.offer("")
        elif key.key == "enter":
            self.write_down_offered()
        else:
            command = self.screen.commanding.of(key.key) if isinstance(self.screen, StepScreen) else None
            return command is None or command.id not in _GOING_ON
        return True
