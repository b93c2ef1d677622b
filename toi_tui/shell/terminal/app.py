"""The app that every screen stands on: both gates closed, faults outlived, every end polite."""

from collections.abc import Sequence
from typing import Any

from textual import events
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from toi_tui.model.text import clean
from toi_tui.shell.terminal.ends import run_to_the_end
from toi_tui.shell.terminal.faults import GoesOn
from toi_tui.shell.terminal.order import OrderedKeys
from toi_tui.shell.terminal.output import ControlsVisible, harden


class GuardedApp(OrderedKeys, GoesOn):
    """Keys in order, pastes cleaned, nothing obeyed by the terminal that anybody typed, saved before every end."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        harden()
        super().__init__(*args, **kwargs)
        self._last_look = ControlsVisible()

    def get_driver_class(self) -> type[Driver]:
        """Our reader of the terminal where there is one: on Linux and macOS."""
        chosen = super().get_driver_class()
        if chosen.__module__ != "textual.drivers.linux_driver":  # Windows, or one that the environment asks for
            return chosen
        from toi_tui.shell.terminal.driver import GuardedDriver  # needs termios, which Windows has not

        return GuardedDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters (NO_COLOR is one), then the last look at what goes to the terminal."""
        return [*super().get_line_filters(), self._last_look]

    @property
    def all_screens(self) -> tuple[Screen[Any], ...]:
        """Every screen of every mode, also those that are not shown."""
        return tuple(screen for stack in self._screen_stacks.values() for screen in stack)

    @property
    def is_going_on(self) -> bool:
        """Whether it runs and no end of it has begun."""
        return not self._exit and self.is_running

    async def on_event(self, event: events.Event) -> None:
        """Clean a paste before anybody sees it."""
        if isinstance(event, events.Paste) and not event.is_forwarded:
            event.text = clean(event.text)
        await super().on_event(event)


def run_guarded(app: GuardedApp) -> int:
    """Run the app in this terminal and return the exit code: its own, 1 after a fault, 128 + n after signal n."""
    app.goes_on = True
    return run_to_the_end(app)
