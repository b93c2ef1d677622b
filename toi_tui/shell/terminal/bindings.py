"""From the command tables to Textual's bindings."""

from collections.abc import Iterable

from textual.binding import Binding, BindingsMap, BindingType
from textual.dom import DOMNode

from toi_tui.shell.commands.command import Command


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The bindings of a screen or of the app: one per command that has keys; a prefix key waits for its digit."""
    return [
        Binding(each.keys, _action(each), each.label, show=False, id=each.id, priority=each.above_fields)
        for each in commands
        if each.keys
    ]


def bind(node: DOMNode, commands: Iterable[Command]) -> None:
    """Give a screen or the app the keys that its commands have now: `BINDINGS` of a class are those of its import."""
    node._bindings = BindingsMap(bindings(commands))  # noqa: SLF001 - there is no other way in


def _action(command: Command) -> str:
    return f"wait_for_digit('{command.id}')" if command.digits else command.action
