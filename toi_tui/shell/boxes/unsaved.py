"""The one question the program asks at its end: when a session could not be saved."""

from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from toi_tui.locale import _
from toi_tui.shell.terminal.bindings import IN_BOXES

Answer = Literal["stay", "copy", "leave"]


class UnsavedScreen(ModalScreen[Answer], inherit_bindings=False):
    """Stay, save a copy elsewhere, or leave without."""

    DEFAULT_CSS = """
    UnsavedScreen { align: center middle; }
    UnsavedScreen Vertical {
        width: 90%; max-width: 72; height: auto; background: $surface; border: round $error; padding: 0 1;
        border-title-color: $error;
    }
    UnsavedScreen Static { color: $foreground; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "answer('stay')", "stay", show=False),
        Binding("c", "answer('copy')", "save a copy", show=False),
        Binding("l", "answer('leave')", "leave without saving", show=False),
        *IN_BOXES,
    ]

    def __init__(self, reason: str, copy: str, *, kept: bool) -> None:
        super().__init__()
        self._reason, self._copy, self._kept = reason, copy, kept

    def compose(self) -> ComposeResult:
        """What is wrong, and the three answers."""
        with Vertical() as box:
            box.border_title = Content(_("Not saved"))
            yield Static(Content(self._text()), markup=False)

    def _text(self) -> str:
        leave = (
            _("l      leave; the next start brings back what is not saved")
            if self._kept
            else _("l      leave, and lose what is not saved")
        )
        lines = (
            self._reason,
            "",
            _("Enter  stay; saving is tried again by itself"),
            _("c      save a copy: {path}").format(path=self._copy),
            leave,
        )
        return "\n".join(lines)

    def action_answer(self, answer: Answer) -> None:
        """Close with this answer."""
        self.dismiss(answer)
