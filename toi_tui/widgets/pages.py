"""A line that names the pages of a screen, of which one is shown: the one that is here stands out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from toi_tui.widgets.looks import DrawnWidget, Look
from toi_tui.widgets.text import clip, pad

_LEAST_TAIL: Final = 16  # cells below which the words behind the pages say nothing any more


class Pages(DrawnWidget):
    """The names of pages, and behind them a few words on the one that is here; a click chooses a page."""

    LOOKS: ClassVar[Mapping[str, Look]] = {
        "page": Look("secondary"),
        "here": Look("primary", bold=True, underline=True),
        "tail": Look("text-muted"),
    }
    DEFAULT_CSS = """
    Pages { height: 1; background: $background; color: $foreground; }
    """

    @dataclass
    class Chosen(Message):
        """A page was clicked."""

        pages: "Pages"
        key: str

        @property
        def control(self) -> "Pages":
            """The line that it comes from."""
            return self.pages

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pages: Mapping[str, str] = {}
        self._here = self._tail = ""

    def show(self, pages: Mapping[str, str], here: str, tail: str = "") -> None:
        """Show these pages by key; the words of `tail` stand behind them."""
        if (pages, here, tail) != (self._pages, self._here, self._tail):
            self._pages, self._here, self._tail = pages, here, tail
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        if y or not width:
            return Strip.blank(width, self.look(""))
        segments = [Segment(" ", self.look(""))]
        for key, text in self._shown(width).items():
            segments += [
                Segment(text, self.look("here" if key == self._here else "page")),
                Segment("  ", self.look("")),
            ]
        room = width - sum(cell_len(segment.text) for segment in segments)
        segments.append(Segment(pad(self._tail if room >= _LEAST_TAIL else "", max(room, 0)), self.look("tail")))
        return Strip(segments).adjust_cell_length(width, self.look(""))

    def _shown(self, width: int) -> dict[str, str]:
        """The pages that fit: where not all do, only the one that is here keeps its name."""
        if sum(cell_len(text) + 2 for text in self._pages.values()) < width:
            return dict(self._pages)
        room = width - 2 - 4 * len(self._pages)
        return {key: clip(text, max(room, 2)) if key == self._here else "··" for key, text in self._pages.items()}

    def on_click(self, event: events.Click) -> None:
        """Choose the page under the mouse."""
        x = 1
        for key, text in self._shown(self.size.width).items():
            if x <= event.x < x + cell_len(text):
                self.post_message(self.Chosen(self, key))
            x += cell_len(text) + 2
