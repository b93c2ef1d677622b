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

from toi_tui.model.frozen import dataclass
from toi_tui.widgets.panel import Direction, Spot
from toi_tui.widgets.scrolled import ScrolledPanel
from toi_tui.widgets.text import clip, pad, wrap

LEAST_VALUE: Final = 18
"""Cells below which a value goes under its label; so it does where labels take more than half of the width."""
LABEL: Final = "label"
"""As the group of a spot: where the label of a row stands, not its text."""
ENDLESS: Final = 10_000
"""Cells of a page whose width is not known yet: its cursor wants rows, but nobody sees how they are wrapped."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a field (`label` and text), a tick or list item (`mark` in front), or plain text (no key).

    A label gets a colon, unless it asks a question.
    `tail` stands behind the text, `hint` where there is no text; `look` is one of the panel's (``done``, ``warning``).
    """

    key: str = ""
    text: str = ""
    label: str = ""
    mark: str = ""
    tail: str = ""
    hint: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading; `tail` stands behind the heading (a count), `hint` where there are no rows yet."""

    key: str
    title: str
    rows: tuple[Row, ...] = ()
    tail: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line as laid out; `stop` is the number of the stop in its group, -1 where the cursor does not stand."""

    group: int
    stop: int
    lead: str = ""
    text: str = ""
    tail: str = ""
    look: str = ""
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class _Stop:
    """A place where the cursor can stand: its lines, where its text begins in them, and where its label does."""

    spot: Spot
    start: int
    length: int
    text_at: int
    text_x: int
    label_x: int = 0


class Sheet(ScrolledPanel):
    """A page of rows, as one widget."""

    def __init__(self, *, id: str | None = None, language: str = "fi") -> None:
        super().__init__(id=id, language=language)
        self._groups: tuple[Group, ...] = ()
        self._lines: list[_Line] = []
        self._stops: list[_Stop] = []
        self._headings: list[int] = []
        self._at = 0
        self._width = -1

    # Values in

    def show(self, groups: Sequence[Group]) -> None:
        """Show these groups; the cursor stays on its row, or as near as can be."""
        groups = tuple(groups)
        if groups == self._groups:
            return
        kept = self.spot
        within = self._in_group(kept.group).index(self._at) if self._stops else 0
        self._groups = groups
        self._lay_out(self.size.width)
        found, there = self._number(kept), self._in_group(kept.group)
        if found is None:
            found = there[min(within, len(there) - 1)] if there else max(0, min(self._at, len(self._stops) - 1))
        self._at = found
        self._bring_into_view()
        self.refresh()

    # The cursor

    @property
    def spot(self) -> Spot:
        """Where the cursor stands."""
        return self._stops[self._at].spot if self._stops else Spot("")

    def go(self, direction: Direction) -> bool:
        """Move the cursor up and down; beyond the last row the page scrolls on, to the text that stands there."""
        match direction:
            case "up" | "down":
                step = -1 if direction == "up" else 1
                if 0 <= self._at + step < len(self._stops):
                    self._stand(self._at + step)
                    return True
                return self._scroll(step)
            case "home":
                self._stand(0)
            case "end":
                self._stand(len(self._stops) - 1)
            case "page-up" | "page-down":
                self._page(-1 if direction == "page-up" else 1)
            case _:
                return False
        return True

    def select(self, key: str) -> bool:
        """Put the cursor on the row of this key, or into the group of this key."""
        for number, stop in enumerate(self._stops):
            if stop.spot.key == key or (not stop.spot.key and stop.spot.group == key):
                self._stand(number)
                return True
        return False

    def select_spot(self, spot: Spot) -> None:
        """Put the cursor on a spot, where it is here."""
        number = self._number(spot)
        if number is not None:
            self._stand(number)

    def _in_group(self, group: str) -> list[int]:
        return [number for number, stop in enumerate(self._stops) if stop.spot.group == group]

    def _number(self, spot: Spot) -> int | None:
        return next((number for number, stop in enumerate(self._stops) if stop.spot == spot), None)

    def _stand(self, number: int) -> None:
        if not 0 <= number < len(self._stops):
            return
        before, self._at = self._at, number
        if self._bring_into_view() or self._stops[before].spot.group != self.spot.group:
            self.refresh()
        else:
            self._refresh_stop(before)
            self._refresh_stop(number)
        if before != number:
            self.post_message(self.Moved(self, self.spot))

    def _page(self, step: int) -> None:
        """Put the cursor a page further, or scroll where no row is that far."""
        if not self._stops:
            self._scroll(step * self.size.height)
            return
        wanted = self._stops[self._at].start + step * self.window.page
        near = min(range(len(self._stops)), key=lambda number: abs(self._stops[number].start - wanted))
        if near == self._at:
            self._scroll(step * self.window.page)
        self._stand(near)

    def neighbour(self, direction: Direction) -> Spot | None:
        """Where a row goes that is carried one step, within its group."""
        spot = self.spot
        rows = [stop.spot.key for stop in self._stops if stop.spot.group == spot.group]
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
        return len(self._lines)

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
        width = width or ENDLESS
        self._lines, self._stops, self._headings = [], [], []
        for number, group in enumerate(self._groups):
            if number:
                self._lines.append(_Line(number, -1))
            self._headings.append(len(self._lines))
            self._lines.append(_Line(number, -1, text=group.title))
            if not group.rows and group.hint:
                self._lay_empty(number, group, width)
            room = _Room.of(group, width)
            for row in group.rows:
                self._lay_row(number, row, room)
        self.starts = range(len(self._lines) + 1)
        self.turn_to(self.window.scrolled(0))

    def _lay_empty(self, number: int, group: Group, width: int) -> None:
        lines = wrap(group.hint, max(width - 2, 2), self.language)
        self._stops.append(_Stop(Spot(group.key), len(self._lines), len(lines), len(self._lines), 1))
        stop = len(self._stops) - 1
        self._lines += [_Line(number, stop, " ", line, look="dim") for line in lines]

    def _lay_row(self, number: int, row: Row, room: "_Room") -> None:
        start = len(self._lines)
        stop = len(self._stops) if row.key else -1
        mark = pad(row.mark, room.mark) if room.mark else ""
        label = _label(row)
        below = bool(label) and room.below
        indent = room.mark + (0 if not label else 2 if below else room.label)
        lead = mark + (pad(label, room.label) if label and not below else "")
        if below:
            for line in wrap(label, max(room.width - room.mark - 1, 2), self.language):
                self._lines.append(_Line(number, stop, mark + line, labelled=True))
                mark = " " * room.mark
            lead = " " * indent
        text_at = len(self._lines)
        for text, tail in _with_tail(row, max(room.width - indent - 1, 2), self.language):
            look = row.look if row.text or not row.hint else "dim"
            self._lines.append(_Line(number, stop, lead, text, tail, look, labelled=bool(label)))
            lead = " " * indent
        if row.key:
            spot = Spot(self._groups[number].key, row.key)
            self._stops.append(_Stop(spot, start, len(self._lines) - start, text_at, indent, room.mark))

    def _bring_into_view(self) -> bool:
        """Scroll to the cursor, with its heading when it is the first of its group; true when that scrolled."""
        if not self._stops:
            return False
        stop, first = self._stops[self._at], 0 if self._at == 0 else self._first_line(self._at)
        end = stop.start + stop.length
        return self.turn_to(self.window.showing(first, end).showing(stop.start, end))

    def _first_line(self, number: int) -> int:
        """The line that a row begins at for the eye: its group's heading, when nothing stands between."""
        stop, before = self._stops[number], self._stops[number - 1]
        if stop.spot.group == before.spot.group:
            return stop.start
        return self._heading_over(stop)

    def _heading_over(self, stop: _Stop) -> int:
        """The line of the heading of a row's group."""
        return max(line for line in self._headings if line < stop.start)

    def _scroll(self, lines: int) -> bool:
        turned = self.turn_to(self.window.scrolled(lines))
        if turned:
            self.refresh()
        return turned

    def refresh_cursor(self) -> None:
        """Paint the row under the cursor, and the heading over it, which says where the keys go."""
        if self._stops:
            self._refresh_stop(self._at)
            self._refresh_lines(self._heading_over(self._stops[self._at]), 1)

    def on_descendant_blur(self) -> None:
        """The editor was left, perhaps for another panel."""
        self.refresh_cursor()

    def _refresh_stop(self, number: int) -> None:
        self._refresh_lines(self._stops[number].start, self._stops[number].length)

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
        if at >= len(self._lines) or not width:
            return self.blank(width)
        if at in self._headings:
            return self._heading(at, width - 1).adjust_cell_length(width, self.look(""))
        line = self._lines[at]
        base = self._look_of(line)
        lead_look = base if base is not None else self.look("title" if line.labelled else "mark")
        text_look = base if base is not None else self.look(line.look)
        tail_look = base if base is not None else self.look("dim")
        segments = [Segment(line.lead, lead_look), Segment(line.text, text_look), Segment(line.tail, tail_look)]
        return Strip(segments).adjust_cell_length(width, base if base is not None else self.look(""))

    def _look_of(self, line: _Line) -> Style | None:
        """The one look of all of a line under the cursor, or under what is dragged."""
        if line.stop < 0:
            return None
        if self.target is not None and self._stops[line.stop].spot == self.target:
            return self.look("target")
        return self.cursor_look() if line.stop == self._at else None

    def _heading(self, at: int, width: int) -> Strip:
        group = self._groups[self._lines[at].group]
        here = self.has_focus_within and bool(self._stops) and self.spot.group == group.key
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
            stop = next((each for each in self._stops if each.spot.key == spot.key), None)
            x, y = (stop.label_x, stop.start) if stop else (0, 0)
        else:
            stop = next((each for each in self._stops if each.spot == spot), None)
            x, y = (stop.text_x, stop.text_at) if stop else (0, 0)
        if stop is None:
            return None
        length = stop.start + stop.length - y if spot.group != LABEL else max(stop.text_at - y, 1)
        region = Region(x, y - self.top, self.size.width - x, length)
        return region.intersection(Region(0, 0, *self.size)) or None

    def spot_at(self, at: Offset) -> Spot | None:
        """What stands at a place of the page."""
        number = self.top + at.y
        if not 0 <= number < len(self._lines) or self._lines[number].stop < 0:
            return None
        return self._stops[self._lines[number].stop].spot


@dataclass(frozen=True, slots=True)
class _Room:
    """How the width of a group is shared: marks, labels, texts; `below` puts values under their labels."""

    width: int
    mark: int
    label: int
    below: bool

    @classmethod
    def of(cls, group: Group, width: int) -> "_Room":
        mark = max((cell_len(row.mark) + 1 for row in group.rows if row.mark), default=0)
        label = max((cell_len(_label(row)) + 1 for row in group.rows if row.label), default=0)
        return cls(width, mark, label, width - mark - label < LEAST_VALUE or label > width // 2)


def _label(row: Row) -> str:
    return f"{row.label}:" if row.label and not row.label.endswith("?") else row.label


def _with_tail(row: Row, width: int, language: str) -> Iterator[tuple[str, str]]:
    """The lines of a row's text, the tail behind the last one or on a line of its own."""
    *lines, last = wrap(row.text or row.hint, width, language)
    for line in lines:
        yield line, ""
    if not row.tail:
        yield last, ""
    elif cell_len(last) + 2 + cell_len(row.tail) <= width:
        yield last, f"  {row.tail}"
    else:
        if last:
            yield last, ""
        for line in wrap(row.tail, width, language):
            yield "", line
