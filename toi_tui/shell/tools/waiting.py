"""Keys that wait for a digit, and refusals of them: their digit must not go to another step instead."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from rich.cells import cell_len
from textual import events

from toi_tui.locale import _, current
from toi_tui.shell.bench import Bench
from toi_tui.shell.commands.command import Command
from toi_tui.widgets.text import clip, one_line, wrap

_CHOICES: Final = "{choices}"
_BETWEEN, _LEAST, _EDGES = 3, 4, 2
"""Cells between two names, their digit among them; those that a name has at least, so that three letters can be told
from other three; those at the edges of the foot."""


class AwaitedDigit:
    """A prefix key that was begun: the next key is its digit."""

    def __init__(self, bench: Bench, perform: Callable[[Command, int], None]) -> None:
        """`perform` carries out a command with its digit."""
        self._bench, self._perform = bench, perform
        self._command: Command | None = None
        self._refusal = ""

    @property
    def is_on(self) -> bool:
        """Whether a digit is waited for, or a refused one."""
        return self._command is not None or bool(self._refusal)

    def begin(self, command: Command) -> None:
        """Begin a prefix key."""
        self._command = command
        said, names = command.prompt(self._bench.here)
        self._bench.foot.wait_for(_laid_out(said, tuple(map(one_line, names)), self._bench.foot.size.width))

    def refuse(self, why: str) -> None:
        """Say why a prefix key has nothing to act on here."""
        self._refusal = why
        self._bench.foot.wait_for(why)

    def let_go(self) -> None:
        """Wait no more."""
        if self.is_on:
            self._command, self._refusal = None, ""
            self._bench.foot.wait_for("")

    def takes(self, key: events.Key) -> bool:
        """Whether it is the key that is waited for, so that nobody else gets it."""
        digit = key.character if key.character and key.character.isascii() and key.character.isdigit() else ""
        if self._refusal:
            why = self._refusal
            self.let_go()
            self._bench.say(why)
            return bool(digit)
        if self._command is None:
            return False
        command = self._command
        self.let_go()
        self._end(command, digit)
        return True

    def _end(self, command: Command, digit: str) -> None:
        least, most = command.digits or (0, 9)
        if not digit:
            self._bench.was_rebuffed = True
            return
        number = int(digit) or (10 if most == 10 else 0)
        if least <= number <= most:
            self._perform(command, number)
        else:
            said = _("{key} takes {least}–{most}.")
            self._bench.say(said.format(key=command.shown_key, least=least, most=most))


def _laid_out(said: str, names: tuple[str, ...], width: int) -> str:
    """A sentence with the names of the digits in it: in one line, else in two, whole where they have room."""
    if not names:
        return said
    line, rest = width - _EDGES, cell_len(said.replace(_CHOICES, ""))
    ways = ((lines, way) for lines in (1, 2) for way in _ways(names, lines * line - rest))
    texts = ((lines, said.replace(_CHOICES, way)) for lines, way in ways)
    shortest = said.replace(_CHOICES, _numbered([_short(name, _LEAST) for name in names], " "))
    return next((text for lines, text in texts if len(wrap(text, line, current())) <= lines), shortest)


def _ways(names: Sequence[str], room: int) -> Iterator[str]:
    """The names whole, and cut to a room of so many cells where that still tells them apart."""
    yield from (_numbered(names, gap) for gap in ("  ", " "))
    cut = [_short(name, max((room + 1) // len(names) - _BETWEEN, _LEAST)) for name in names]
    if len(set(cut)) == len(set(names)):
        yield _numbered(cut, " ")


def _numbered(names: Sequence[str], gap: str) -> str:
    return gap.join(f"{number} {name}" for number, name in enumerate(names, 1))


def _short(name: str, most: int) -> str:
    """The name, or its beginning with a point behind a letter of it, in at most that many cells."""
    return name if cell_len(name) <= most else clip(name, most - 1, "").rstrip(" ,.;:-–(/") + "."
