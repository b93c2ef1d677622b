"""A step of the workshop: a folder, a command table and a screen. Free of Textual, so the command line can read it."""

from collections.abc import Callable

from toi_tui.model import statically
from toi_tui.model.session import Session
from toi_tui.shell.commands.command import Command

Progress = tuple[int, int]


@statically.frozen
class Step:
    """A workshop step.

    Attributes:
        id: its name, also of its folder and of its guide in the method.
        key: the digit that switches to it.
        title: what it is called (an English msgid).
        lists: the lists and parts of the session that it shows; undo goes there.
        commands: what the user can do on it.
        screen: where its screen is, ``module:class``; imported when first shown.
        progress: how far it is: so many of so many; (0, 0) where nothing is to be counted. It looks only at the parts
            of `lists`.

    """

    id: str
    key: str
    title: str
    lists: tuple[str, ...]
    commands: tuple[Command, ...]
    screen: str
    progress: Callable[[Session], Progress]

    @property
    def foremost_first(self) -> tuple[Command, ...]:
        """Its commands, those of the footer first and in their order there."""
        return tuple(sorted(self.commands, key=lambda command: (not command.footer, command.footer)))
