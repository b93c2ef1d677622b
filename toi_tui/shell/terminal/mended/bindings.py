"""From the command tables to Textual's bindings."""

from collections.abc import Iterable

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

from toi_tui.shell.commands.command import Command


def bind(node: DOMNode, commands: Iterable[Command], *, by_id: bool = False) -> None:
    """Give a screen or the app the keys that its commands have now: `BINDINGS` of a class are those of its import.

    With `by_id` each key comes as ``run`` with the id of its command, for who asks first whether it can be run.
    """
    node._bindings = _bindings(commands, by_id=by_id)  # noqa: SLF001 - there is no other way in


def bind_more(node: DOMNode, commands: Iterable[Command]) -> None:
    """Give a screen of Textual's these keys besides its own."""
    node._bindings = BindingsMap.merge([node._bindings, _bindings(commands, by_id=False)])  # noqa: SLF001


def _bindings(commands: Iterable[Command], *, by_id: bool) -> BindingsMap:
    return BindingsMap(
        [
            Binding(
                each.keys,
                f"run('{each.id}')" if by_id else each.action,
                each.label,
                show=False,
                id=each.id,
                priority=each.above_fields,
            )
            for each in commands
            if each.keys
        ]
    )
