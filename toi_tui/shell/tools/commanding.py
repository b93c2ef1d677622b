"""Commands carried out: by key, footer, palette or mouse they come here, and are refused here in words."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Protocol

from textual.actions import parse

from toi_tui.shell.bench import Bench
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.everywhere import APP
from toi_tui.shell.linking.links import Links
from toi_tui.shell.tools.finding import Search
from toi_tui.shell.tools.items import Items
from toi_tui.shell.tools.moving import Moving
from toi_tui.shell.tools.waiting import AwaitedDigit
from toi_tui.shell.tools.writing import Writing


class Toolbox(Bench, Protocol):
    """A screen with its tools, which carry out commands."""

    writing: Writing
    waiting: AwaitedDigit
    moving: Moving
    items: Items
    finding: Search
    linking: Links
    own_tools: tuple[object, ...]

    def commands(self) -> tuple[Command, ...]:
        """The commands of the panel in focus."""

    def run_action(self, action: str) -> Awaitable[object]:
        """Carry out an action of the program."""


class Commanding:
    """Runs commands. What they do is an ``action_`` of the step's own screen, or else of one of its tools."""

    def __init__(self, screen: Toolbox) -> None:
        self._screen = screen

    def of(self, key: str) -> Command | None:
        """The command of this step, or of every step, that a key belongs to."""
        return next((each for each in (*self._screen.STEP.commands, *APP) if each.has_key(key)), None)

    def meant(self, command: Command) -> Command:
        """A command as the panel in focus has it, which may be under another condition and with other digits."""
        return next((each for each in self._screen.commands() if each.id == command.id), command)

    async def press(self, command: Command) -> None:
        """Do what the key of a command does, for whoever comes without one."""
        if command.is_of_step:
            self.run(command)
        else:
            await self._screen.run_action(command.action)

    def run(self, command: Command) -> None:
        """Run a command of the step as it is meant here, or say why not; a prefix key waits for its digit."""
        command = self.meant(command)
        if self._is_refused(command):
            return
        if command.digits:
            self._screen.waiting.begin(command)
        else:
            self.perform(command)

    def _is_refused(self, command: Command) -> bool:
        """Whether a command cannot be run now where the cursor stands; why is said."""
        why = command.why_not(self._screen.here)
        if why and command.digits:
            self._screen.was_rebuffed = True
            self._screen.waiting.refuse(why)
        elif why:
            self._screen.say(why)
        return bool(why)

    def perform(self, command: Command, *values: object) -> None:
        """Carry out a command that can be run; of a prefix key `values` are its digit."""
        doer = self.doer(command)
        if doer is not None:
            doer(*parse(command.action)[2], *values)

    def take_digit(self, command: Command, digit: int) -> None:
        """Carry out a prefix key with its digit, or say why not: the cursor may stand elsewhere by now."""
        if why := command.why_not(self._screen.here):
            self._screen.say(why)
        else:
            self.perform(command, digit)

    def doer(self, command: Command) -> Callable[..., None] | None:
        """The method that carries out a command."""
        name = f"action_{parse(command.action)[1]}"
        found = (getattr(doer, name, None) for doer in self._doers())
        return next(filter(None, found), None)

    def _doers(self) -> Iterator[object]:
        screen = self._screen
        yield from (screen, *screen.own_tools, screen.writing, screen.arranging, screen.moving, screen.items)
        yield from (screen.finding, screen.linking)
