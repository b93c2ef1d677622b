"""Choosing some of a few things from a list."""

from collections.abc import Collection, Mapping
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import ModalScreen

from toi_tui.locale import _
from toi_tui.shell.terminal.bindings import GOING_IN_BOXES, IN_BOXES
from toi_tui.widgets.panel import Direction, Panel
from toi_tui.widgets.sheet import Group, Row, Sheet

_FRAME: Final = 3  # lines of the border and the heading


class PickScreen(ModalScreen[tuple[str, ...]], inherit_bindings=False):
    """A list over the screen: Space marks, Enter or Esc is done. What is marked is kept."""

    DEFAULT_CSS = """
    PickScreen { align: center middle; }
    PickScreen Container {
        width: 90%; max-width: 72; max-height: 90%; background: $background; border: round $primary; padding: 0 1;
        border-subtitle-color: $text-muted;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,x", "done", "done", show=False),
        Binding("space", "mark", "mark", show=False),
        Binding("enter", "take", "take", show=False),
        *IN_BOXES,
        *GOING_IN_BOXES,
    ]

    def __init__(self, title: str, choices: Mapping[str, str], chosen: Collection[str]) -> None:
        super().__init__()
        self._title, self._choices, self._chosen = title, choices, set(chosen)
        self._unmarked = not chosen
        """Whether there was never a mark. Only then Enter marks: who looks at marks and leaves by it changes none."""

    def compose(self) -> ComposeResult:
        """The list in its frame."""
        self.sheet = Sheet()
        with Container() as frame:
            frame.styles.height = len(self._choices) + _FRAME
            frame.border_subtitle = Content(_("Space marks · Enter or Esc done"))
            yield self.sheet

    def on_mount(self) -> None:
        """Show what is marked so far; what is asked about stays in sight behind it."""
        self.styles.background = "transparent"
        self._show()
        self.sheet.focus()

    def _show(self) -> None:
        rows = tuple(Row(key, text, mark=self._mark_of(key)) for key, text in self._choices.items())
        self.sheet.show([Group("choices", self._title, rows)])

    def _mark_of(self, key: str) -> str:
        return "☑" if key in self._chosen else "☐"

    def action_go(self, direction: Direction) -> None:
        """Move the cursor."""
        self.sheet.go(direction)

    def action_mark(self) -> None:
        """Mark what the cursor stands on, or take its mark away."""
        self._chosen ^= {self.sheet.spot.key}
        self._unmarked = False
        self._show()

    def on_panel_opened(self, _message: Panel.Opened) -> None:
        """A double click marks."""
        self.action_mark()

    def action_take(self) -> None:
        """Be done; where there was never a mark, the row with the cursor is what was meant."""
        if self._unmarked:
            self._chosen |= {self.sheet.spot.key}
        self.action_done()

    def action_done(self) -> None:
        """Hand over what is marked, in the order of the list."""
        self.dismiss(tuple(key for key in self._choices if key in self._chosen))
