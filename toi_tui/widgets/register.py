"""A register: rows with columns, and a cursor that stands on a cell.

In a narrow room only the most important columns are drawn; the one with the cursor is always among them, so that
every cell can be reached and seen. Rows are as high as their texts as far as the lines go, from the top; the others
take one line.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.strip import Strip

from toi_tui.model import statically
from toi_tui.widgets.looks import LEVEL_LOOKS, Look
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.scrolled import ScrolledPanel
from toi_tui.widgets.spot import Direction, Spot
from toi_tui.widgets.text import clip, one_line, pad, wrap

TALLEST: Final = 3  # lines of a row


@statically.frozen
class RegisterColumn:
    """A column: its name, the least width it needs, and which part of the room left over it takes.

    The smaller `rank` is, the longer it stays when the room gets narrow. The cursor passes one that is no `stop`.
    """

    key: str
    title: str
    width: int
    rank: int
    stretch: int = 0
    stop: bool = True


@statically.frozen
class RegisterCell:
    """A cell: its text, and its look by name."""

    text: str = ""
    look: str = ""


@statically.frozen
class RegisterRow:
    """A row: a cell for each column, and the marks in front."""

    key: str
    cells: tuple[RegisterCell, ...]
    mark: str = ""


class Register(ScrolledPanel):
    """Rows with columns. Its spots: the column's key as the group, the row's key."""

    LOOKS: ClassVar[Mapping[str, Look]] = {
        **Panel.LOOKS,
        **LEVEL_LOOKS,
        "level-0": Look(),
        "row": Look("foreground", "panel"),
    }

    head = 1

    def __init__(self, *, start: str, id: str | None = None, language: str = "fi", marks: int = 2) -> None:
        super().__init__(id=id, language=language)
        self._column = start
        self._marks = marks
        self._columns: tuple[RegisterColumn, ...] = ()
        self._rows: tuple[RegisterRow, ...] = ()
        self._hint = ""
        self._row = 0
        self._widths: dict[int, int] = {}
        self._laid_for: tuple[int, int, str] | None = None

    def show(self, columns: tuple[RegisterColumn, ...], rows: tuple[RegisterRow, ...], hint: str) -> None:
        """Show these rows; `hint` stands there while there are none. The cursor stays on its row."""
        key = self.spot.key
        self._columns, self._rows, self._hint = columns, rows, hint
        keys = [row.key for row in rows]
        self._row = keys.index(key) if key in keys else max(0, min(self._row, len(rows) - 1))
        self._laid_for = None
        self._lay()
        self.refresh()

    # The cursor

    @property
    def spot(self) -> Spot:
        """Where the cursor stands."""
        return Spot(self._column, self._rows[self._row].key if self._row < len(self._rows) else "")

    def select(self, key: str) -> bool:
        """Put the cursor on a row, in the column where it is."""
        found = next((number for number, row in enumerate(self._rows) if row.key == key), -1)
        if found >= 0:
            self._stand(found, self._column)
        return found >= 0

    def stand_in(self, column: str) -> None:
        """Put the cursor into a column, in the row where it is."""
        if any(each.key == column for each in self._columns):
            self._stand(self._row, column)

    def select_spot(self, spot: Spot) -> None:
        """Put the cursor on a spot, where it is here."""
        if self._columns[self._number(spot.group)].stop:
            self._column = spot.group
            self._lay()
        self.select(spot.key)
        self.refresh()

    def go(self, direction: Direction) -> bool:
        """Move the cursor: up and down through the rows, left and right through the columns."""
        before = self.spot
        last = len(self._rows) - 1
        match direction:
            case "left" | "right":
                self._stand(self._row, self._beside(-1 if direction == "left" else 1))
            case "up" | "down":
                step = -1 if direction == "up" else 1
                self._stand(max(0, min(self._row + step, last)), self._column)
            case "home" | "end":
                self._stand(0 if direction == "home" else max(last, 0), self._column)
            case _:
                step = -1 if direction == "page-up" else 1
                self._stand(self.window.a_page_from(self._row, step), self._column)
        return self.spot != before

    def _beside(self, step: int) -> str:
        stops = [column.key for column in self._columns if column.stop]
        at = stops.index(self._column) + step
        return stops[max(0, min(at, len(stops) - 1))]

    def _number(self, column: str) -> int:
        return next(number for number, each in enumerate(self._columns) if each.key == column)

    def _stand(self, row: int, column: str) -> None:
        before, old = self.spot, self._row
        self._row, self._column = row, column
        if self.spot == before:
            return
        if self._lay() or self.turn_to(self.window.showing_row(row)):
            self.refresh()
        else:
            regions = [self.region_of_row(old), self.region_of_row(row)]
            if before.group != column:
                regions += [self._heading_of(each) for each in (before.group, column)]
            if old == row:
                regions[:2] = [self.region_of(Spot(each, self.spot.key)) for each in (before.group, column)]
            self.refresh(*filter(None, regions))
        self.post_message(self.Moved(self, self.spot))

    def refresh_cursor(self) -> None:
        """Paint the row under the cursor, or the hint that stands there while there is none."""
        region = self.region_of_row(self._row) if self._rows else self.size.region
        if region:
            self.refresh(region)

    def neighbour(self, direction: Direction) -> Spot | None:
        """Where the row goes that is moved one step up or down."""
        step = {"up": -2, "down": 1}.get(direction)
        if step is None or not self._rows:
            return None
        at = self._row + step
        if at < -1 or at >= len(self._rows):
            return None
        return Spot(self._column, self._rows[at].key if at >= 0 else "")

    def texts(self) -> Iterable[tuple[str, str]]:
        """Every row's key and all its texts."""
        return ((row.key, " ".join(cell.text for cell in row.cells)) for row in self._rows)

    # Layout

    def on_resize(self, _event: events.Resize) -> None:
        """Lay out anew."""
        self._lay()

    def _lay(self) -> bool:
        """Lay out for this size, these rows and this column; false when that is done already."""
        width, height = self.size
        if not self._columns or self._laid_for == (width, height, self._column):
            return False
        known, self._laid_for = self._laid_for, (width, height, self._column)
        widths = self._shared(self._chosen(width), width)
        if known is not None and known[:2] == (width, height) and widths == self._widths:
            return False  # another column, but all of them are where they were
        self._widths = widths
        self.starts = (0, *accumulate(self._heights()))
        self.turn_to(self.window.showing_row(self._row))
        return True

    def _chosen(self, width: int) -> list[int]:
        """The numbers of the columns that are drawn: the cursor's, then by rank as long as there is room."""
        room = width - self._marks - 1
        chosen: list[int] = []
        by_rank = sorted(range(len(self._columns)), key=lambda number: self._columns[number].rank)
        here = self._number(self._column)
        for number in dict.fromkeys((by_rank[0], here, *by_rank)):
            room -= self._columns[number].width + 1
            if room < -1 and len(chosen) > 1:
                break
            chosen.append(number)
        return sorted(chosen)

    def _shared(self, chosen: list[int], width: int) -> dict[int, int]:
        """The widths of the drawn columns; what is left over goes to those that stretch."""
        room = width - self._marks - 1 - sum(self._columns[number].width + 1 for number in chosen) + 1
        shares = sum(self._columns[number].stretch for number in chosen) or 1
        return {
            number: max(self._columns[number].width + room * self._columns[number].stretch // shares, 1)
            for number in chosen
        }

    def _heights(self) -> Iterator[int]:
        """The lines of the rows: what is left when each has one goes to those that need more, from the top."""
        spare = max(self.window.view - len(self._rows), 0)
        for row in self._rows:
            height = 1 + min(self._height(row) - 1, spare) if spare else 1
            spare -= height - 1
            yield height

    def _height(self, row: RegisterRow) -> int:
        return min(max((len(self._wrapped(row, number)) for number in self._widths), default=1), TALLEST)

    def _wrapped(self, row: RegisterRow, number: int) -> tuple[str, ...]:
        if not self._columns[number].stretch:
            return (one_line(row.cells[number].text),)
        return wrap(row.cells[number].text, self._widths[number], self.language)

    def _lines(self, row: RegisterRow, number: int, height: int) -> tuple[str, ...]:
        """The lines of a cell in a row so high; the last one tells when there is more."""
        if height == 1:
            return (one_line(row.cells[number].text),)
        lines = self._wrapped(row, number)
        return lines if len(lines) <= height else (*lines[: height - 1], " ".join(lines[height - 1 :]))

    def _heading_of(self, column: str) -> Region | None:
        """Where a column's name is drawn; None when it is not."""
        number = self._number(column)
        return Region(self._edge(number), 0, self._widths[number] + 1, 1) if number in self._widths else None

    def _edge(self, number: int) -> int:
        """Where a drawn column begins."""
        return self._marks + 1 + sum(width + 1 for each, width in self._widths.items() if each < number)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of the register."""
        width = self.size.width
        if not self._columns or not width:
            return self.blank(width)
        self._lay()
        window, line = self.window, self.top + y - self.head
        if y < self.head:
            segments = self._heading()
        elif line < window.length:
            segments = self._row_line(window.row_at(line), line)
        else:
            segments = [] if self._rows else self.hinted(self._hint, y - self.head)
        return Strip(segments).adjust_cell_length(width, self.look(""))

    def _heading(self) -> list[Segment]:
        segments = [Segment(pad(self.window.more, self._marks + 1), self.look("line"))]
        for number, width in self._widths.items():
            column = self._columns[number]
            style = self.look("title-here" if column.key == self._column else "title")
            segments.append(Segment(pad(clip(column.title, width, "."), width) + " ", style))
        return segments

    def _row_line(self, number: int, line: int) -> list[Segment]:
        row, (first, end) = self._rows[number], self.window.extent(number)
        here = number == self._row
        base = self._base(row, here=here)
        mark = row.mark if line == first else ""
        style = base if here else self.look("warning")
        segments = [Segment(pad(mark, self._marks), style), Segment(" ", base)]
        for each, width in self._widths.items():
            lines = self._lines(row, each, end - first)
            text = lines[line - first] if line - first < len(lines) else ""
            segments.append(Segment(pad(text, width), self._look_of(row, each, here=here)))
            segments.append(Segment(" ", base))
        return segments

    def _base(self, row: RegisterRow, *, here: bool) -> Style:
        if self.target is not None and self.target.key == row.key:
            return self.look("target")
        return self.look("row") if here else self.look("")

    def _look_of(self, row: RegisterRow, number: int, *, here: bool) -> Style:
        base = self._base(row, here=here)
        if here and self._columns[number].key == self._column:
            return self.cursor_look()
        look = row.cells[number].look
        if not look or base is self.look("target"):
            return base
        style = self.look(look)
        return style + Style(bgcolor=base.bgcolor) if here else style

    # Places

    def region_of(self, spot: Spot) -> Region | None:
        """Where the text of a cell stands."""
        self._lay()
        row = next((number for number, each in enumerate(self._rows) if each.key == spot.key), -1)
        number = self._number(spot.group)
        region = self.region_of_row(row) if row >= 0 else None
        if region is None or number not in self._widths:
            return None
        return Region(self._edge(number), region.y, self._widths[number], region.height)

    def spot_at(self, at: Offset) -> Spot | None:
        """The spot at a place: the heading is in front of the first row, below the rows is the last one."""
        if not self._columns:
            return None
        drawn = [number for number in self._widths if self._edge(number) <= at.x]
        column = self._columns[drawn[-1]].key if drawn else self._column
        row = self.window.row_at(self.top + at.y - self.head)
        return Spot(column, self._rows[row].key if at.y and self._rows else "")
