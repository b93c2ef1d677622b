"""Small questions over the screen: which of these, and which ones of these."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Final, TypeVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from toi_tui.locale import _
from toi_tui.shell.terminal.bindings import IN_BOXES
from toi_tui.widgets.panel import Direction, Panel
from toi_tui.widgets.sheet import Group, Row, Sheet

Answer = TypeVar("Answer")

_SPARED: Final = 2  # cells within the frame that its line keeps around a text

_GOING: Final[list[BindingType]] = [
    Binding("escape", "dismiss", "cancel", show=False),
    *IN_BOXES,
    Binding("down", "go('down')", "down", show=False),
    Binding("up", "go('up')", "up", show=False),
    Binding("pagedown", "go('page-down')", "page down", show=False),
    Binding("pageup", "go('page-up')", "page up", show=False),
    Binding("home", "go('home')", "first", show=False),
    Binding("end", "go('end')", "last", show=False),
    Binding("enter", "take", "take", show=False),
]


class Asking(ModalScreen[Answer], inherit_bindings=False):
    """A box with a sheet of rows. What extends it says what Enter takes."""

    DEFAULT_CSS = """
    Asking { align: center middle; }
    Asking Vertical {
        width: 90%; min-width: 40; max-width: 84; height: auto; max-height: 90%; background: $surface;
        border: round $primary; padding: 0 1; border-title-color: $primary; border-subtitle-color: $text-muted;
    }
    Asking Sheet { height: auto; max-height: 100%; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = _GOING

    def __init__(self, title: str, groups: Sequence[Group], language: str) -> None:
        super().__init__()
        self._title, self._groups, self._language = title, tuple(groups), language

    def subtitle(self, width: int) -> str:
        """What the keys do, in so many cells."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical() as box:
            box.border_title = Content(self._title)
            yield Sheet(id="asked", language=self._language)

    def on_mount(self) -> None:
        """Show the rows; what is asked about stays in sight behind them."""
        self.styles.background = "transparent"
        self.begin()
        self.sheet.focus()

    def on_resize(self) -> None:
        """Say the keys as the box has room for them."""
        self.call_after_refresh(self.say_keys)

    def say_keys(self) -> None:
        """Say what the keys do, below the box."""
        box = self.query_one(Vertical)
        box.border_subtitle = Content(self.subtitle(box.size.width - _SPARED))

    def begin(self) -> None:
        """Show the rows as they are at first."""
        self.sheet.show(self._groups)

    @property
    def sheet(self) -> Sheet:
        """The rows."""
        return self.query_one("#asked", Sheet)

    def action_go(self, direction: Direction) -> None:
        """Move the cursor."""
        self.sheet.go(direction)

    def action_take(self) -> None:
        """Answer."""
        raise NotImplementedError

    def on_panel_opened(self, _message: Panel.Opened) -> None:
        """A double click answers."""
        self.action_take()


class ChooseScreen(Asking[str]):
    """Which of these: Enter, the digit in front, or the first letter where only one row begins with it."""

    def __init__(self, title: str, groups: Sequence[Group], language: str) -> None:
        numbered, number = [], 0
        for group in groups:
            rows = []
            for row in group.rows:
                number += bool(row.key)
                rows.append(replace(row, mark=str(number) if row.key and number <= 9 else " "))
            numbered.append(replace(group, rows=tuple(rows)))
        super().__init__(title, numbered, language)

    def subtitle(self, width: int) -> str:  # noqa: ARG002 - it is short
        """What the keys do."""
        return _("Enter takes it · Esc cancels")

    def action_take(self) -> None:
        """Take the row with the cursor."""
        if self.sheet.spot.key:
            self.dismiss(self.sheet.spot.key)

    def on_key(self, event: events.Key) -> None:
        """A digit takes its row; a letter goes to the next row that it begins, and takes it when it is the only one."""
        said = event.character or ""
        if not said.isalnum():
            return
        event.stop()
        rows = [row for group in self._groups for row in group.rows]
        if said.isdigit():
            found = [row for row in rows if row.mark == said]
        else:
            found = [row for row in rows if row.key and row.text.casefold().startswith(said.casefold())]
        if len(found) == 1:
            self.dismiss(found[0].key)
        elif found:
            keys = [row.key for row in found]
            here = keys.index(self.sheet.spot.key) if self.sheet.spot.key in keys else -1
            self.sheet.select(keys[(here + 1) % len(keys)])


class TickScreen(Asking[tuple[str, ...]]):
    """Which ones of these: Space ticks, Enter takes all that are ticked, or the one at the cursor when none is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,x", "tick", "tick", show=False),
        Binding("a", "tick_group", "tick all", show=False),
        Binding("j", "go('down')", "down", show=False),
        Binding("k", "go('up')", "up", show=False),
        Binding("q", "dismiss", "cancel", show=False),
    ]

    def __init__(self, title: str, groups: Sequence[Group], language: str) -> None:
        super().__init__(title, groups, language)
        self._ticked: set[str] = set()

    def subtitle(self, width: int) -> str:
        """What the keys do, and how many are ticked where there is room for that."""
        said = _("Space ticks ({n}) · Enter carries · Esc cancels · a all of a list").format(n=len(self._ticked))
        return said if cell_len(said) <= width else _("Space ticks · a list · Enter · Esc")

    def begin(self) -> None:
        """Show the rows with their boxes."""
        self.sheet.show([replace(group, rows=tuple(map(self._boxed, group.rows))) for group in self._groups])

    def _boxed(self, row: Row) -> Row:
        return replace(row, mark=("☑" if row.key in self._ticked else "☐")) if row.key else row

    def action_tick(self) -> None:
        """Tick the row with the cursor, or take the tick back, and go on to the next."""
        self._ticked ^= {self.sheet.spot.key}
        self._show_ticks()
        self.sheet.go("down")

    def action_tick_group(self) -> None:
        """Tick all rows of the list with the cursor; again to take the ticks back."""
        group = next(each for each in self._groups if each.key == self.sheet.spot.group)
        keys = {row.key for row in group.rows if row.key}
        self._ticked = self._ticked - keys if keys <= self._ticked else self._ticked | keys
        self._show_ticks()

    def _show_ticks(self) -> None:
        self.begin()
        self.say_keys()

    def action_take(self) -> None:
        """Take what is ticked, in the order of the list."""
        rows = [row.key for group in self._groups for row in group.rows if row.key in self._ticked]
        self.dismiss(tuple(rows) or (self.sheet.spot.key,))
