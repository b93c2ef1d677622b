"""A window onto what stands below each other and scrolls: which of its lines are in view. It draws nothing."""

from bisect import bisect_right
from collections.abc import Sequence

from toi_tui.model import statically


@statically.frozen
class Window:
    """The lines from `top` on, as many as `view`, of rows that begin at `starts`; the last of these is where all end.

    A value: whoever scrolls gets another one. Its top is in range, and no gap at the end, once it was turned to
    something; where the rows or the view have changed since, it may not be until then.
    """

    starts: Sequence[int] = (0,)
    view: int = 0
    top: int = 0

    @property
    def length(self) -> int:
        """The lines of all rows."""
        return self.starts[-1]

    @property
    def page(self) -> int:
        """The lines that a page key goes: a view, with one line of the page before."""
        return max(self.view - 1, 1)

    # Where it is turned to

    def at(self, top: int) -> "Window":
        """The window with this line on top, or the nearest one that leaves no gap at the end."""
        return Window(self.starts, self.view, max(0, min(top, self.length - self.view)))

    def scrolled(self, lines: int) -> "Window":
        """The window so many lines further on, back for negative ones, as far as there is something to see."""
        return self.at(self.top + lines)

    def showing(self, start: int, end: int, ahead: int = 0) -> "Window":
        """The window turned no further than needed to have the lines `start` to `end` in view; `end` is behind them.

        Where they are too many they are shown from `start` on. What does turn leaves `ahead` more lines in view, so
        that going on turns seldom. Where there is no view nothing can be in it, and the window stays.
        """
        if not self.view:
            return self
        if start < self.top:
            return self.at(start - ahead)
        if end > self.top + self.view:
            return self.at(min(end - self.view + ahead, start))
        return self.at(self.top)

    def showing_row(self, row: int) -> "Window":
        """The window with a row in view; as it is, without a gap, where there is no such row."""
        start, end = self.extent(row) if row < len(self.starts) - 1 else (self.top, self.top)
        return self.showing(start, end)

    # What is where

    def extent(self, row: int) -> tuple[int, int]:
        """The line that a row begins at, and the one behind its end."""
        return self.starts[row], self.starts[row + 1]

    def row_at(self, line: int) -> int:
        """The row that a line belongs to, the nearest one beyond the ends; 0 where there is none."""
        return max(0, min(bisect_right(self.starts, line), len(self.starts) - 1) - 1)

    def a_page_from(self, row: int, step: int) -> int:
        """The row a page after (1) a row or before it (-1)."""
        return self.row_at(self.starts[row] + step * self.page)

    def seen(self, start: int, end: int) -> range:
        """The lines of the view, counted from 0, in which the lines `start` to `end` are; empty out of view."""
        return range(max(start - self.top, 0), min(end - self.top, self.view))

    @property
    def more_above(self) -> bool:
        """Whether there are lines above those in view."""
        return self.top > 0

    @property
    def more_below(self) -> bool:
        """Whether there are lines below those in view."""
        return self.length > self.top + self.view

    @property
    def more(self) -> str:
        """Arrows that say where there is more than is in view."""
        return ("▲" if self.more_above else "") + ("▼" if self.more_below else "")
