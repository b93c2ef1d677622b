"""Choosing some of a few things from a list."""

from collections.abc import Collection, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import SelectionList
from textual.widgets.selection_list import Selection

from toi_tui.locale import _


class PickScreen(ModalScreen[tuple[str, ...]], inherit_bindings=False):
    """A list over the screen: Space or Enter marks, Esc is done. What is marked is kept."""

    DEFAULT_CSS = """
    PickScreen { align: center middle; }
    PickScreen SelectionList {
        width: 90%; max-width: 72; height: auto; max-height: 90%; background: $surface; border: round $primary;
        padding: 0 1; border-title-color: $primary; border-subtitle-color: $text-muted;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,x", "done", "done", show=False),
        Binding("ctrl+q", "app.leave", "quit", show=False),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("up,k", "move(-1)", "up", show=False),
    ]

    def __init__(self, title: str, choices: Mapping[str, str], chosen: Collection[str]) -> None:
        super().__init__()
        self._title, self._choices, self._chosen = title, choices, chosen

    def compose(self) -> ComposeResult:
        """The list."""
        rows = (Selection(Content(text), key, key in self._chosen) for key, text in self._choices.items())
        found = SelectionList[str](*rows)
        found.border_title = Content(self._title)
        found.border_subtitle = Content(_("Space marks · Esc done"))
        yield found

    def action_move(self, step: int) -> None:
        """Go up or down."""
        found = self.query_one(SelectionList)
        found.action_cursor_down() if step > 0 else found.action_cursor_up()

    def action_done(self) -> None:
        """Hand over what is marked, in the order of the list."""
        marked = set(self.query_one(SelectionList).selected)
        self.dismiss(tuple(key for key in self._choices if key in marked))
