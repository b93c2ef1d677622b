"""Panels whose rows scroll as a whole, through a window onto them below lines that stay."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.geometry import Offset, Region

from toi_tui.widgets.panel import Panel
from toi_tui.widgets.text import wrap
from toi_tui.widgets.window import Window


class ScrolledPanel(Panel):
    """A panel with rows that scroll: `starts` are the lines that they begin at, with where the last one ends."""

    head: int = 0
    """The lines above the rows, which stay."""

    def __init__(self, *, id: str | None = None, language: str = "fi") -> None:
        super().__init__(id=id, language=language)
        self.starts: Sequence[int] = (0,)
        self.top = 0

    @property
    def window(self) -> Window:
        """The window onto the rows in this size."""
        return Window(self.starts, max(self.size.height - self.head, 0), self.top)

    def turn_to(self, window: Window) -> bool:
        """Scroll, and leave the painting to who asks; false when the same lines are on top as before."""
        before, self.top = self.top, window.top
        return self.top != before

    def scroll_by(self, lines: int, _at: Offset) -> None:
        """Scroll, and leave the cursor where it is."""
        if self.turn_to(self.window.scrolled(lines)):
            self.refresh()

    def region_of_row(self, row: int) -> Region | None:
        """Where a row is drawn, as far as it is in view; None when it is not."""
        window = self.window
        if row >= len(window.starts) - 1:
            return None
        seen = window.seen(*window.extent(row))
        return Region(0, self.head + seen.start, self.size.width, len(seen)) if seen else None

    def more_at(self, y: int) -> str:
        """The arrow at the end of a line of the widget: on the first and the last line of rows, where they go on."""
        window = self.window
        if y == self.head and window.more_above:
            return "▲"
        return "▼" if y == self.size.height - 1 and window.more_below else ""

    def hinted(self, hint: str, line: int, *, here: bool = True) -> list[Segment]:
        """A line of what stands where there are no rows; the cursor is on the first when it is `here`."""
        said = wrap(hint, max(self.size.width - 2, 2), self.language)
        look = self.cursor_look() if here and line == 0 else self.look("dim")
        return [Segment(f" {said[line]}", look)] if line < len(said) else []
