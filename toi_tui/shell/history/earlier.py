"""A session as it was once, to read: a second Enter goes back to it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from toi_tui.locale import _
from toi_tui.shell.boxes.box import Box
from toi_tui.shell.commands import in_boxes
from toi_tui.shell.history.as_it_was import MarkedText
from toi_tui.widgets.long_text import LongText
from toi_tui.widgets.spot import Direction


class EarlierScreen(Box[bool]):
    """The texts of that time, from where the change of that moment stands; whether to go back to it."""

    KEYS = in_boxes.EARLIER
    DEFAULT_CSS = """
    EarlierScreen > Vertical {
        width: 100%; max-width: 100%; height: 100%; max-height: 100%; padding: 0; background: $background;
    }
    EarlierScreen Static { max-height: 4; padding: 0 1; background: $panel; }
    """

    def __init__(self, about: str, text: MarkedText, *, language: str, read_only: bool) -> None:
        super().__init__()
        self._about, self._text, self._language, self._read_only = about, text, language, read_only

    def heading(self) -> str:
        """The text of the upper border."""
        return _("As it was")

    def keys(self) -> Sequence[str]:
        """The keys in words."""
        return (_("Esc or q closes") if self._read_only else _("Enter goes back to it · Esc closes"),)

    def inside(self) -> ComposeResult:
        """Which moment it is, and the text."""
        yield Static(Content(self._about), markup=False)
        yield LongText(self._text.lines, self._text.marked, self._text.at, language=self._language)

    def action_go(self, direction: Direction) -> None:
        """Scroll."""
        self.query_one(LongText).go(direction)

    def action_go_back(self) -> None:
        """Go back to it; where nothing may be changed, only look."""
        if not self._read_only:
            self.dismiss(True)
