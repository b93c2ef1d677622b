"""Warming up: what the first picture does without is made ready behind it, before anybody asks for it."""

from collections.abc import Callable, Iterable
from importlib import import_module
from threading import Thread
from typing import Final

from toi_tui.shell.commands.step import Step
from toi_tui.shell.step_screen import class_of

MODULES: Final = (
    "toi_tui.editing.three_way",
    "toi_tui.widgets.editor",
    "toi_tui.shell.linking.carrying_over",
    "toi_tui.shell.boxes.find_all",
    "toi_tui.widgets.find_bar",
    "toi_tui.shell.boxes.help",
    "toi_tui.shell.history.box",
    "toi_tui.shell.boxes.choosing",
    "toi_tui.storage.weaving.weaving",
)
"""Imported at the first use, or here."""


def warm(steps: Iterable[Step], read_method: Callable[[], object]) -> None:
    """Import the editor, the help and the screens, and read the method, in a thread that nobody waits for."""

    def work() -> None:
        for module in MODULES:
            import_module(module)
        for step in steps:
            class_of(step)
        read_method()

    Thread(target=work, name="warming", daemon=True).start()
