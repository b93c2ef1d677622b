"""A sheet: a page of rows under headings. Fields, ticks, list items and plain text, wrapped, with one cursor.

The cursor stands only on rows with a key, and in a group that is empty but can be added to. Fields of a group have
their labels in one column; where that leaves too little room the value stands below its label.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.strip import Strip

from toi_tui.widgets.scrolled import ScrolledPanel
from toi_tui.widgets.sheet_layout import Group, Page, PageLine, Row
from toi_tui.widgets.spot import Direction, Spot
from toi_tui.widgets.text import clip

__all__ = ["LABEL", "Group", "Row", "Sheet"]

LABEL: Final = "label"
"""As the group of a spot: where the label of a row stands, not its text."""
ENDLESS: Final = 10_000
"""Cells of a page whose width is not known yet: its cursor wants rows, but nobody sees how they are wrapped."""


class Sheet(ScrolledPanel):
    """A page of rows, as one widget."""

    def __init__(self, *, id: str | None = None, language: str = "fi") -> None:
        super().__init__(id=id, language=language)
        self._groups: tuple[Group, ...] = ()
        self._page = Page((), ENDLESS, language)
        self._at = 0
        self._width = -1

    # Values in

    def show(self, groups: Sequence[Group]) -> None:
        """Show these groups; the cursor stays on its row, or as near as can be."""
        groups = tuple(groups)
        if groups == self._groups:
            return
        spot = self.spot
        within = self._page.in_group(spot.group).index(self._at) if self._page.stops else 0
        self._groups = groups
        self._lay_out(self.size.width)
        found, there = self._page.number_of(spot), self._page.in_group(spot.group)
        if found is None:
            found = there[min(within, len(there) - 1)] if there else max(0, min(self._at, len(self._page.stops) - 1))
        self._at = found
        self._bring_into_view()
        self.refresh()

    # The cursor

    @property
    def spot(self) -> Spot:
        """Where the cursor stands."""
        return self._page.stops[self._at].spot if self._page.stops else Spot("")

    def go(self, direction: Direction) -> bool:
        """Move the cursor up and down; beyond the last row the page scrolls on, to the text that stands there."""
        match direction:
            case "up" | "down":
                step = -1 if direction == "up" else 1
                if 0 <= self._at + step < len(self._page.stops):
                    self._stand(self._at + step)
                    return True
                return self._scroll(step)
            case "home":
                self._stand(0)
            case "end":
                self._stand(len(self._page.stops) - 1)
            case "page-up" | "page-down":
                self._turn_a_page(-1 if direction == "page-up" else 1)
            case _:
                return False
        return True

    def select(self, key: str) -> bool:
        """Put the cursor on the row of this key, or into the group of this key."""
        for number, stop in enumerate(self._page.stops):
            if stop.spot.key == key or (not stop.spot.key and stop.spot.group == key):
                self._stand(number)
                return True
        return False

    def select_spot(self, spot: Spot) -> None:
        """Put the cursor on a spot, where it is here."""
        number = self._page.number_of(spot)
        if number is not None:
            self._stand(number)

    def _stand(self, number: int) -> None:
        if not 0 <= number < len(self._page.stops):
            return
        before, self._at = self._at, number
        if self._bring_into_view() or self._page.stops[before].spot.group != self.spot.group:
            self.refresh()
        else:
            self._refresh_stop(before)
            self._refresh_stop(number)
        if before != number:
            self.post_message(self.Moved(self, self.spot))

    def _turn_a_page(self, step: int) -> None:
        """Put the cursor a page further, or scroll where no row is that far."""
        if not self._page.stops:
            self._scroll(step * self.size.height)
            return
        wanted = self._page.stops[self._at].start + step * self.window.page
        near = self._page.nearest(wanted)
        if near == self._at:
            self._scroll(step * self.window.page)
        self._stand(near)

    def neighbour(self, direction: Direction) -> Spot | None:
        """Where a row goes that is moved one step, within its group."""
        spot = self.spot
        rows = [stop.spot.key for stop in self._page.stops if stop.spot.group == spot.group]
        if spot.key not in rows:
            return None
        at = rows.index(spot.key)
        if direction == "up" and at > 0:
            return Spot(spot.group, rows[at - 2] if at > 1 else "")
        if direction == "down" and at < len(rows) - 1:
            return Spot(spot.group, rows[at + 1])
        return None

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every row's key and text."""
        return (
            (row.key, " ".join(part for part in (row.label, row.text, row.tail) if part))
            for group in self._groups
            for row in group.rows
            if row.key
        )

    # Layout

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the cursor in view."""
        self._ensure_layout()
        if self._bring_into_view():
            self.refresh()

    def height_at(self, width: int) -> int:
        """How many lines all of it takes in a width."""
        if width != self._width:
            self._lay_out(width)
        return len(self._page.lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As high as all of the page, where the style leaves the height to it."""
        return self.height_at(width)

    def _ensure_layout(self) -> None:
        """Lay out for this width; a paint can come before the word that the size has changed."""
        if self.size.width != self._width:
            self._lay_out(self.size.width)
            self._bring_into_view()

    def _lay_out(self, width: int) -> None:
        self._width = width
        self._page = Page(self._groups, width or ENDLESS, self.language)
        self.starts = range(len(self._page.lines) + 1)
        self.turn_to(self.window.scrolled(0))

    def _bring_into_view(self) -> bool:
        """Scroll to the cursor, with its heading when it is the first of its group; true when that scrolled."""
        if not self._page.stops:
            return False
        stop, first = self._page.stops[self._at], self._page.first_line(self._at)
        end = stop.start + stop.length
        return self.turn_to(self.window.showing(first, end).showing(stop.start, end))

    def _scroll(self, lines: int) -> bool:
        turned = self.turn_to(self.window.scrolled(lines))
        if turned:
            self.refresh()
        return turned

    def refresh_cursor(self) -> None:
        """Paint the row under the cursor, and the heading over it, which says where the keys go."""
        if self._page.stops:
            self._refresh_stop(self._at)
            self._refresh_lines(self._page.heading_over(self._page.stops[self._at]), 1)

    def on_descendant_blur(self) -> None:
        """The editor was left, perhaps for another panel."""
        self.refresh_cursor()

    def _refresh_stop(self, number: int) -> None:
        self._refresh_lines(self._page.stops[number].start, self._page.stops[number].length)

    def _refresh_lines(self, first: int, count: int) -> None:
        seen = self.window.seen(first, first + count)
        if seen:
            self.refresh(Region(0, seen.start, self.size.width, len(seen)))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of the page, at the edges with a mark where it goes on."""
        self._ensure_layout()
        width = self.size.width
        strip = self._drawn(self.top + y, width)
        more = self.more_at(y)
        return Strip([*strip.crop(0, width - 1), Segment(more, self.look("mark"))]) if more else strip

    def _drawn(self, at: int, width: int) -> Strip:
        if at >= len(self._page.lines) or not width:
            return self.blank(width)
        if at in self._page.headings:
            return self._heading(at, width - 1).adjust_cell_length(width, self.look(""))
        line = self._page.lines[at]
        base = self._look_of(line)
        lead_look = base if base is not None else self.look("title" if line.labelled else "mark")
        text_look = base if base is not None else self.look(line.look)
        tail_look = base if base is not None else self.look("dim")
        segments = [Segment(line.lead, lead_look), Segment(line.text, text_look), Segment(line.tail, tail_look)]
        return Strip(segments).adjust_cell_length(width, base if base is not None else self.look(""))

    def _look_of(self, line: PageLine) -> Style | None:
        """The one look of all of a line under the cursor, or under what is dragged."""
        if line.stop < 0:
            return None
        if self.target is not None and self._page.stops[line.stop].spot == self.target:
            return self.look("target")
        return self.cursor_look() if line.stop == self._at else None

    def _heading(self, at: int, width: int) -> Strip:
        group = self._groups[self._page.lines[at].group]
        here = self.has_focus_within and bool(self._page.stops) and self.spot.group == group.key
        tail = group.tail
        title = clip(group.title, max(width - cell_len(tail) - 3, 1))
        bar = ("━" if here else "─") * max(width - cell_len(title) - cell_len(tail) - (2 if tail else 1), 0)
        style = self.look("title-here" if here else "title")
        segments = [
            Segment(title + " ", style),
            Segment(bar, style if here else self.look("line")),
            Segment(f" {tail}" if tail else "", style),
        ]
        return Strip(segments).adjust_cell_length(width, self.look(""))

    # Places

    def region_of(self, spot: Spot) -> Region | None:
        """Where the text of a row stands, without its label; with `LABEL` as the group where its label stands."""
        self._ensure_layout()
        if spot.group == LABEL:
            stop = next((each for each in self._page.stops if each.spot.key == spot.key), None)
            x, y = (stop.label_x, stop.start) if stop else (0, 0)
        else:
            stop = next((each for each in self._page.stops if each.spot == spot), None)
            x, y = (stop.text_x, stop.text_at) if stop else (0, 0)
        if stop is None:
            return None
        length = stop.start + stop.length - y if spot.group != LABEL else max(stop.text_at - y, 1)
        region = Region(x, y - self.top, self.size.width - x, length)
        return region.intersection(Region(0, 0, *self.size)) or None

    def spot_at(self, at: Offset) -> Spot | None:
        """The spot at a place of the page; None where none is."""
        number = self.top + at.y
        if not 0 <= number < len(self._page.lines) or self._page.lines[number].stop < 0:
            return None
        return self._page.stops[self._page.lines[number].stop].spot
