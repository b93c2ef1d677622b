"""A session as it was once, to read: a second Enter goes back to it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from toi_tui.locale import _
from toi_tui.shell.history.as_it_was import MarkedText
from toi_tui.shell.terminal.bindings import GOING_IN_BOXES, IN_BOXES
from toi_tui.widgets.long_text import LongText
from toi_tui.widgets.panel import Direction


class EarlierScreen(ModalScreen[bool], inherit_bindings=False):
    """What was written then, from where the change of that moment stands; whether to go back to it."""

    DEFAULT_CSS = """
    EarlierScreen Vertical {
        background: $background; border: round $primary;
        border-title-color: $primary; border-subtitle-color: $text-muted;
    }
    EarlierScreen Static { height: auto; max-height: 4; padding: 0 1; background: $panel; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "close", show=False),
        *IN_BOXES,
        *GOING_IN_BOXES,
        Binding("space", "go('page-down')", "page down", show=False),
        Binding("enter", "go_back", "go back", show=False),
    ]

    def __init__(self, about: str, text: MarkedText, *, language: str, read_only: bool) -> None:
        super().__init__()
        self._about, self._text, self._language, self._read_only = about, text, language, read_only

    def compose(self) -> ComposeResult:
        """Which moment it is, and the text."""
        with Vertical() as box:
            box.border_title = Content(_("As it was"))
            box.border_subtitle = Content(
                _("Esc or q closes") if self._read_only else _("Enter goes back to it · Esc closes")
            )
            yield Static(Content(self._about), markup=False)
            yield LongText(self._text.lines, self._text.marked, self._text.at, language=self._language)

    def action_go(self, direction: Direction) -> None:
        """Scroll."""
        self.query_one(LongText).go(direction)

    def action_go_back(self) -> None:
        """Go back to it; where nothing may be changed, only look."""
        if not self._read_only:
            self.dismiss(True)
