"""A list of very many lines, of which only those that are drawn are asked for.

Each takes one line of the screen. The cursor passes headings over.
"""

from collections.abc import Callable, Iterator
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region
from textual.strip import Strip

from toi_tui.model import statically
from toi_tui.widgets.scrolled import ScrolledPanel
from toi_tui.widgets.spot import Direction, Spot
from toi_tui.widgets.text import one_line, pad, wrap

ROOMY: Final = 70
"""From this width on what stands around a line is written out."""


@statically.frozen
class ListLine:
    """A line: its text, and what stands in front of it and behind, or `brief` where room is short; a panel's look."""

    text: str
    lead: str = ""
    tail: str = ""
    brief: tuple[str, str] = ("", "")
    look: str = ""
    is_heading: bool = False


class LongList(ScrolledPanel):
    """A list of lines; the key of a spot is the number of its line."""

    def __init__(self, *, id: str | None = None, language: str = "fi") -> None:
        super().__init__(id=id, language=language)
        self._count = self._at = 0
        self._line: Callable[[int], ListLine] = lambda number: ListLine(str(number))
        self._text: Callable[[int], str] = str
        self._hint = ""

    def show(self, count: int, line: Callable[[int], ListLine], text: Callable[[int], str], hint: str = "") -> None:
        """Show so many lines, each as `line` makes it; a heading has lines of its own. `text` is what one is found by.

        The cursor begins at the first; `hint` stands there while there are none.
        """
        self._count, self._line, self._text, self._hint = count, line, text, hint
        self.starts, self.top = range(count + 1), 0
        self._at = self._beside_heading(0, 1) if count else 0
        self.refresh()

    # The cursor

    @property
    def spot(self) -> Spot:
        """Where the cursor stands."""
        return Spot("", str(self._at) if self._count else "")

    def go(self, direction: Direction) -> bool:
        """Move the cursor."""
        page = self.window.page
        steps = {"up": -1, "down": 1, "page-up": -page, "page-down": page, "home": -self._count, "end": self._count}
        before, step = self._at, steps.get(direction, 0)
        if step and self._count:
            self._stand(self._beside_heading(max(0, min(self._at + step, self._count - 1)), 1 if step > 0 else -1))
        return self._at != before

    def select(self, key: str) -> bool:
        """Put the cursor on the line of this number."""
        found = key.isdecimal() and int(key) < self._count
        if found:
            self._stand(int(key))
        return found

    def select_spot(self, spot: Spot) -> None:
        """Put the cursor on the line of a spot, or beside the heading that stands there."""
        if spot.key:
            self._stand(self._beside_heading(int(spot.key), 1))

    def _beside_heading(self, number: int, step: int) -> int:
        """A line that is no heading: none is the last, and none follows another."""
        return number + (step if number else 1) if self._line(number).is_heading else number

    def _stand(self, number: int) -> None:
        before, self._at = self._at, number
        if before == number:
            return
        if self._bring_into_view():
            self.refresh()
        else:
            self.refresh(*filter(None, map(self.region_of_row, (before, number))))
        self.post_message(self.Moved(self, self.spot))

    def _bring_into_view(self) -> bool:
        """Have the cursor's line in view, with the heading right above it."""
        first = self._at - 1 if self._at and self._line(self._at - 1).is_heading else self._at
        return self.turn_to(self.window.showing(first, self._at + 1).showing_row(self._at))

    def neighbour(self, direction: Direction) -> Spot | None:  # noqa: ARG002 - a panel's
        """Nothing is moved here."""
        return None

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every line's number and what it is found by."""
        return ((str(number), text) for number in range(self._count) if (text := self._text(number)))

    # Drawing

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the cursor in view."""
        if self._count and self._bring_into_view():
            self.refresh()

    def refresh_cursor(self) -> None:
        """Paint the line under the cursor."""
        if region := self.region_of_row(self._at):
            self.refresh(region)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, number = self.size.width, self.top + y
        if not self._count:
            hint = dict(enumerate(wrap(self._hint, max(width - 1, 1), self.language))).get(y, "")
            return Strip([Segment(f" {hint}", self.look("dim"))]).adjust_cell_length(width, self.look(""))
        if number >= self._count:
            return self.blank(width)
        line = self._line(number)
        if line.is_heading:
            bar = "─" * (width - cell_len(line.text) - 1)
            segments = [Segment(f"{line.text} ", self.look("title")), Segment(bar, self.look("line"))]
        else:
            segments = [*self._segments(line, width, here=number == self._at)]
        return Strip(segments).adjust_cell_length(width, self.look(""))

    def _segments(self, line: ListLine, width: int, *, here: bool) -> Iterator[Segment]:
        lead, tail = (line.lead, line.tail) if width >= ROOMY else line.brief
        tail = f" {tail}" if tail else ""
        text = pad(one_line(line.text), max(width - cell_len(lead) - cell_len(tail), 0))
        for part, look in ((lead, "dim"), (text, line.look), (tail, "mark")):
            yield Segment(part, self.cursor_look() if here else self.look(look))

    # Places

    def region_of(self, spot: Spot) -> Region | None:
        """Where a line stands."""
        return self.region_of_row(int(spot.key)) if spot.key else None

    def spot_at(self, at: Offset) -> Spot | None:
        """The spot at a place; None where none is."""
        number = self.top + at.y
        return Spot("", str(number)) if 0 <= number < self._count else None
