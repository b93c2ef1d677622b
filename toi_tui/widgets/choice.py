"""A field that holds one of a few words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from toi_tui.widgets.text import pad


class ChoiceField(Widget, can_focus=True):
    """One line with a word; Space, left and right change it, Enter takes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("enter", "enter", show=False),
    ]
    DEFAULT_CSS = """
    ChoiceField { height: 1; background: $surface; color: $foreground; }
    ChoiceField:focus { background: $block-cursor-background; color: $block-cursor-foreground; }
    """

    @dataclass
    class Said(Message):
        """Either message: something was done in the field."""

        choice: "ChoiceField"

        @property
        def control(self) -> "ChoiceField":
            """The field that it comes from."""
            return self.choice

    class Turned(Said):
        """Another word is chosen."""

    class Entered(Said):
        """The word is entered."""

    def __init__(self, words: Mapping[str, str], value: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = dict(words)
        self.value = value if value in self._words else next(iter(self._words), "")

    def show(self, words: Mapping[str, str]) -> None:
        """Offer these words; what is chosen stays chosen where it can."""
        self._words = dict(words)
        if self.value not in self._words:
            self.value = next(iter(self._words), "")
        self.refresh()

    def action_turn(self, step: int) -> None:
        """Choose the next word."""
        keys = list(self._words)
        if len(keys) > 1:
            self.value = keys[(keys.index(self.value) + step) % len(keys)]
            self.refresh()
            self.post_message(self.Turned(self))

    def action_enter(self) -> None:
        """Enter the word."""
        self.post_message(self.Entered(self))

    def on_click(self, _event: events.Click) -> None:
        """Choose the next word."""
        self.action_turn(1)

    def render_line(self, y: int) -> Strip:
        """Draw the word between arrows that say that there are more."""
        width = self.size.width
        if y or not width:
            return Strip.blank(width, self.rich_style)
        word = self._words.get(self.value, "")
        text = f"‹ {word} ›" if len(self._words) > 1 else f"  {word}"
        return Strip([Segment(pad(text, width), self.rich_style)], width)
