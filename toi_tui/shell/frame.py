"""The frame of every screen: two lines on top, one at the bottom."""

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from toi_tui.locale import _, current
from toi_tui.model import statically
from toi_tui.shell.commands.command import Command
from toi_tui.widgets.looks import DrawnWidget, Look
from toi_tui.widgets.text import clip, pad, wrap


@statically.frozen
class Tab:
    """A step as the line on top shows it."""

    id: str
    key: str
    title: str
    mark: str = ""
    current: bool = False


def _whole(tab: Tab) -> str:
    return f" {tab.key} {tab.title}{tab.mark} "


def _named(tab: Tab) -> str:
    return f" {tab.key} {tab.title} "


def _clipped(letters: int) -> Callable[[Tab], str]:
    return lambda tab: _whole(tab) if tab.current else f" {tab.key} {clip(tab.title, letters, '')}"


_LAYOUTS: Final[tuple[Callable[[Tab], str], ...]] = (
    _whole,
    lambda tab: _whole(tab) if tab.current else _named(tab),
    *map(_clipped, range(12, 2, -1)),
    lambda tab: _whole(tab) if tab.current else f" {tab.key} ",
    lambda tab: _named(tab) if tab.current else f" {tab.key}",
)
"""How the tabs are written, from the fullest to the shortest."""

_TITLE, _LEAST_TITLE = 14, 10
"""So much of the title is left beside what is going on now, and so much at the very least."""
_BESIDE_TROUBLE: Final = 16
"""So much of the first line is left beside bad news."""


class Head(DrawnWidget):
    """Line 1: title, day and task now, saved state. Line 2: the steps by digit."""

    LOOKS: ClassVar[Mapping[str, Look]] = {
        "title": Look("primary", bold=True),
        "now": Look("secondary"),
        "trouble": Look("background", "error", bold=True),
        "here": Look("background", "primary", bold=True),
        "key": Look("accent", bold=True),
    }
    DEFAULT_CSS = """
    Head { height: 2; background: $panel; color: $foreground; }
    """

    class Chosen(Message):
        """A step was clicked."""

        def __init__(self, step: str) -> None:
            super().__init__()
            self.step = step

    title, saved, trouble = "", "", False
    now: tuple[str, ...] = ()
    tabs: tuple[Tab, ...] = ()

    def show(self, *, title: str, now: tuple[str, ...], saved: str, trouble: bool, tabs: tuple[Tab, ...]) -> None:
        """Show these values; `now` in as many words as there is room for, the fullest form first."""
        values = (title, now, saved, trouble, tabs)
        if values != (self.title, self.now, self.saved, self.trouble, self.tabs):
            self.title, self.now, self.saved, self.trouble, self.tabs = values
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one of the two lines."""
        width = self.size.width
        segments = self._first(width) if y == 0 else self._second(width)
        return Strip(segments).adjust_cell_length(width, self.look(""))

    def _first(self, width: int) -> list[Segment]:
        room = width - _BESIDE_TROUBLE if self.trouble else width // 2
        saved = clip(self.saved, max(room, 1))
        rest = width - cell_len(saved) - 2
        now = self._now(rest)
        now = f"  {now}" if now else ""
        title = pad(" " + self.title, rest - cell_len(now))
        return [
            Segment(title, self.look("title")),
            Segment(now + " ", self.look("now")),
            Segment(saved + " ", self.look("trouble" if self.trouble else "")),
        ]

    def _now(self, width: int) -> str:
        """The present moment, in the fullest form that leaves enough of the title; the shortest may leave less."""
        fitting = (form for form in self.now if width - cell_len(form) >= _TITLE)
        shortest = (form for form in self.now[-1:] if width - cell_len(form) >= _LEAST_TITLE)
        return next(fitting, next(shortest, ""))

    def _spans(self, width: int) -> list[tuple[Tab, str]]:
        """The tabs with their texts, the fullest that fit: the others lose their marks first, then their ends."""
        layouts = [list(map(layout, self.tabs)) for layout in _LAYOUTS]
        texts = next((texts for texts in layouts if sum(map(cell_len, texts)) <= width), layouts[-1])
        return list(zip(self.tabs, texts, strict=True))

    def _second(self, width: int) -> list[Segment]:
        segments: list[Segment] = []
        for tab, text in self._spans(width):
            if tab.current:
                segments.append(Segment(text, self.look("here")))
            else:
                segments += [Segment(text[:2], self.look("key")), Segment(text[2:], self.look(""))]
        return segments

    def on_click(self, event: events.Click) -> None:
        """Go to the step under the mouse."""
        if event.y != 1:
            return
        x = 0
        for tab, text in self._spans(self.size.width):
            x += cell_len(text)
            if event.x < x:
                self.post_message(self.Chosen(tab.id))
                return


_MOST_LINES: Final = 3
"""So many lines at the bottom are given to a message."""

_CLOSER: Final = ((1, False), (0, False), (0, True))
"""How the commands of the footer are written, from the roomiest: the blanks between them, and whether in brief."""


class Foot(DrawnWidget):
    """The few keys that matter here; for a while a message instead. Never cut off silently: help is always there."""

    LOOKS: ClassVar[Mapping[str, Look]] = {
        "key": Look("accent", bold=True),
        "message": Look("background", "secondary", bold=True),
        "pending": Look("background", "accent", bold=True),
        "back": Look("text-muted"),
    }
    DEFAULT_CSS = """
    Foot { dock: bottom; layer: foot; height: 1; background: $panel; color: $foreground; }
    """

    class Pressed(Message):
        """A command of the footer was clicked."""

        def __init__(self, command: Command) -> None:
            super().__init__()
            self.command = command

    _commands: tuple[Command, ...] = ()
    _always: tuple[Command, ...] = ()
    _said: tuple[str, ...] = ()
    _not_now: frozenset[str] = frozenset()
    _message, _pending = "", ""

    def show(
        self, commands: Sequence[Command], always: Sequence[Command], not_now: frozenset[str] = frozenset()
    ) -> None:
        """Show these commands, those of `always` at the end and before all others when room is short.

        Those whose ids are `not_now` stand back: they keep their place, and cannot be run where the cursor stands.
        """
        self._commands = tuple(sorted((c for c in commands if c.footer), key=lambda c: c.footer))
        self._always = tuple(always)
        said = tuple(f"{c.shown_key} {_(c.label)}" for c in (*self._commands, *self._always))
        if (said, not_now) != (self._said, self._not_now):
            self._said, self._not_now = said, not_now
            self.refresh()

    def say(self, message: str) -> None:
        """Show a message; empty for the keys again."""
        if message != self._message:
            self._message = message
            self._make_room()

    def wait_for(self, text: str) -> None:
        """Show what a key that was begun waits for; empty when it waits no more."""
        if text != self._pending:
            self._pending = text
            if text:
                self._message = ""  # what it answered is over
            self._make_room()

    def on_resize(self) -> None:
        """A message may need other lines in another width."""
        self._make_room()

    def _make_room(self) -> None:
        """As many lines as the message takes, over what is above: nothing else on the screen moves."""
        lines = len(self._lines(self.size.width)) if self.size.width else 1
        if lines != (self.size.height or 1):
            self.styles.height = lines
        self.refresh()

    def _lines(self, width: int) -> tuple[str, ...]:
        """The message in lines; what needs more than a few is cut."""
        lines = wrap(self.message, max(width - 2, 1), current())
        return (*lines[: _MOST_LINES - 1], " ".join(lines[_MOST_LINES - 1 :])) if len(lines) > _MOST_LINES else lines

    def room_within(self, message: str) -> int:
        """How many cells a text within a message may take to be seen whole, wherever the lines of it break."""
        width = self.size.width - 2
        return max(_MOST_LINES * width - cell_len(message) - width // 2, 1)

    @property
    def is_waiting(self) -> bool:
        """Whether it shows what is waited for: a message would not be seen."""
        return bool(self._pending)

    @property
    def message(self) -> str:
        """The words it shows now: what is waited for, else the message."""
        return self._pending or self._message

    def fitting(self, width: int) -> list[Command]:
        """The commands that fit into a width, whole; help and what is always there first."""
        return [command for command, _text in self._texts(width)]

    def _texts(self, width: int) -> list[tuple[Command, str]]:
        """The commands with what is written behind their keys: closer together, and then in brief, where more fit."""
        return max((self._fitting(width, *how) for how in _CLOSER), key=len)

    def _fitting(self, width: int, gap: int, brief: bool) -> list[tuple[Command, str]]:
        always, texts = ([(each, _said(each, gap, brief)) for each in part] for part in (self._always, self._commands))
        room = width - sum(_room(command, text) for command, text in always)
        ends = accumulate(_room(command, text) for command, text in texts)
        return [*(text for text, end in zip(texts, ends, strict=True) if end <= room), *always]

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        if self.message and width:
            style = self.look("pending" if self._pending else "message")
            said = dict(enumerate(self._lines(width))).get(y, "")
            return Strip([Segment(pad(" " + said, width), style)], width)
        if y or not width or not self.screen.is_active:  # else a box takes the keys, and says which
            return Strip.blank(width, self.look(""))
        segments: list[Segment] = []
        for command, text in self._texts(width):
            key, label = ("back", "back") if command.id in self._not_now else ("key", "")
            segments += [Segment(f" {command.shown_key} ", self.look(key)), Segment(text, self.look(label))]
        return Strip(segments).adjust_cell_length(width, self.look(""))

    def on_click(self, event: events.Click) -> None:
        """Run the command under the mouse; none is there while a message stands in its place."""
        if self.message:
            return
        x = 0
        for command, text in self._texts(self.size.width):
            x += _room(command, text)
            if event.x < x:
                self.post_message(self.Pressed(command))
                return


def _said(command: Command, gap: int, brief: bool) -> str:
    return _(command.brief if brief and command.brief else command.label) + " " * gap


def _room(command: Command, text: str) -> int:
    return cell_len(command.shown_key) + cell_len(text) + 2
