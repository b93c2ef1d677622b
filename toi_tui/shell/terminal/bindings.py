"""From the command tables to Textual's bindings."""

import re
from collections.abc import Iterable
from itertools import chain
from typing import Final

from textual.binding import Binding, BindingsMap, BindingType
from textual.dom import DOMNode

from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.everywhere import HELP, HOME, QUIT, SAVE

_FUNCTION_KEY: Final = re.compile(r"f\d+")

GOING_IN_BOXES: Final[tuple[BindingType, ...]] = (
    Binding("down,j", "go('down')", "down", show=False),
    Binding("up,k", "go('up')", "up", show=False),
    Binding("pagedown", "go('page-down')", "page down", show=False),
    Binding("pageup", "go('page-up')", "page up", show=False),
    Binding("home", "go('home')", "first", show=False),
    Binding("end", "go('end')", "last", show=False),
)
"""What moves in a box where letters mean nothing else."""


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The bindings of a screen or of the app: one per command that has keys; a prefix key waits for its digit."""
    return [Binding(each.keys, _action(each), each.label, show=False, id=each.id) for each in commands if each.keys]


def bind(node: DOMNode, commands: Iterable[Command]) -> None:
    """Give a screen or the app the keys that its commands have now: `BINDINGS` of a class are those of its import."""
    node._bindings = BindingsMap(bindings(commands))  # noqa: SLF001 - there is no other way in


def _action(command: Command) -> str:
    return f"wait_for_digit('{command.id}')" if command.digits else command.action


def _through_boxes(command: Command) -> list[BindingType]:
    """A command's bindings in a box, which takes letters for itself."""
    keys = [key for key in command.keys.split(",") if key.startswith("ctrl+") or _FUNCTION_KEY.fullmatch(key)]
    return [Binding(",".join(keys), command.action, command.label, show=False)] if keys else []


IN_BOXES: Final[tuple[BindingType, ...]] = tuple(chain.from_iterable(map(_through_boxes, (HELP, SAVE, HOME, QUIT))))
"""What goes through every box, which takes all other keys; a key that the box itself has must stand before."""
