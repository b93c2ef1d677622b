"""A box that comes by itself, maybe while somebody types: what is typed then is not meant for it."""

from typing import ClassVar

from textual import events
from textual.screen import ScreenResultType
from textual.timer import Timer

from toi_tui.shell.boxes.box import Box
from toi_tui.shell.typing_run import PAUSE, QUIET


class UnaskedScreen(Box[ScreenResultType]):
    """A box in which a letter answers only where it stands alone."""

    MOVES: ClassVar[frozenset[str]] = frozenset("jk")
    """Letters that scroll."""

    def __init__(self) -> None:
        super().__init__()
        self._typed_at = 0.0
        self._answering: Timer | None = None

    def on_key(self, event: events.Key) -> None:
        """Take no letter of a text for an answer, neither its first nor those behind it."""
        if self._answering is not None:
            self._answering.stop()
        if event.is_printable and event.character not in self.MOVES:
            if event.time - self._typed_at < PAUSE:
                event.stop()
            self._typed_at = event.time

    def action_answer_alone(self, answer: ScreenResultType) -> None:
        """Close with this answer unless more is typed."""
        self._answering = self.set_timer(QUIET, lambda: self.action_answer(answer))

    def action_answer(self, answer: ScreenResultType) -> None:
        """Close with this answer."""
        self.dismiss(answer)
