"""A grid: rows of items seen from columns that are items themselves, with a cursor that stands on a cell or a heading.

The row with the cursor is opened to all of its text, and the item's column with the cursor is wider than others. Where
the room is too narrow for columns one row is shown at a time, its cells below each other; the arrows go as it looks.
"""

from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.strip import Strip

from toi_tui.widgets import grid_layout as layout
from toi_tui.widgets.grid_layout import CellLine, GridColumn, GridRow, RowLine
from toi_tui.widgets.looks import Look
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.scrolled import ScrolledPanel
from toi_tui.widgets.spot import Direction, Spot

HEADINGS: Final = "headings"
"""The group of the spots on headings."""
NARROW: Final = 60
"""Below this width one row is shown at a time."""
_ON_HEADINGS: Final = -1
_TURNED: Final[Mapping[Direction, Direction]] = {"up": "left", "down": "right", "left": "up", "right": "down"}


class Grid(ScrolledPanel):
    """Rows and columns. Its spots: the column's key as the group and the row's key; `HEADINGS` and a column's key."""

    LOOKS: ClassVar[Mapping[str, Look]] = {**Panel.LOOKS, "row": Look("foreground", "panel")}

    def __init__(self, *, id: str | None = None, language: str = "fi") -> None:
        super().__init__(id=id, language=language)
        self._columns: tuple[GridColumn, ...] = ()
        self._rows: tuple[GridRow, ...] = ()
        self._hint = self._headings_title = ""
        self._row = self._column = self._first = 0
        self._laid_for: tuple[int, ...] = ()
        self._widths: dict[int, int] = {}
        self._heights: list[int] = []
        self._ruled = False
        self._headings: list[RowLine] = []
        self._lines: dict[int, list[RowLine]] = {}

    def show(self, columns: tuple[GridColumn, ...], rows: tuple[GridRow, ...], hint: str, headings: str = "") -> None:
        """Show these rows; `hint` stands there while there are none. The cursor stays where it is as far as it can.

        `headings` names the headings where they are a page of their own.
        """
        spot = self.spot
        self._columns, self._rows, self._hint, self._headings_title = columns, rows, hint, headings
        self._row = _ON_HEADINGS if spot.group == HEADINGS else max(0, min(self._row, len(rows) - 1))
        self._column = max(0, min(self._column, len(columns) - 1))
        self._restore(spot)
        self._laid_for = ()
        self._lay()
        self.refresh()

    def _restore(self, spot: Spot) -> None:
        """Stand on what was stood on, wherever it is now."""
        named = spot.key if spot.group == HEADINGS else spot.group
        self._column = next((n for n, column in enumerate(self._columns) if column.key == named), self._column)
        if spot.group == HEADINGS:
            stops = self._stops()
            self._column = min(stops, key=lambda number: abs(number - self._column), default=0)
            self._row = _ON_HEADINGS if stops else 0
        else:
            self._row = next((n for n, row in enumerate(self._rows) if row.key == spot.key), self._row)

    # The cursor

    @property
    def spot(self) -> Spot:
        """Where the cursor stands."""
        if not self._columns:
            return Spot("")
        column = self._columns[self._column].key
        if self._row == _ON_HEADINGS:
            return Spot(HEADINGS, column)
        return Spot(column, self._rows[self._row].key if self._row < len(self._rows) else "")

    def select(self, key: str) -> bool:
        """Put the cursor on a row, in the column where it is, or on the heading of a column."""
        for number, row in enumerate(self._rows):
            if row.key == key:
                self._stand(number, self._column)
                return True
        for number, column in enumerate(self._columns):
            if column.heading and column.key == key:
                self._stand(_ON_HEADINGS, number)
                return True
        return False

    def stand_in(self, column: str) -> None:
        """Put the cursor into a column, in the row where it is; into the first row from a heading."""
        for number, each in enumerate(self._columns):
            if each.key == column:
                self._stand(max(self._row, 0), number)

    def select_spot(self, spot: Spot) -> None:
        """Put the cursor on a spot, where it is here."""
        if spot.group == HEADINGS:
            self.select(spot.key)
            return
        column = next((number for number, each in enumerate(self._columns) if each.key == spot.group), None)
        if column is None:
            return
        row = next((number for number, each in enumerate(self._rows) if each.key == spot.key), 0)
        self._stand(row, column if self._columns[column].stop else self._column)

    def go(self, direction: Direction) -> bool:
        """Move the cursor as it looks: across columns and rows, or down a page and from one page to the next."""
        if not self._columns:
            return False
        before, last = self.spot, max(len(self._rows) - 1, 0)
        match direction:
            case "home" | "end":
                self._stand(0 if direction == "home" else last, self._column)
            case "page-up" | "page-down":
                step = -self._leap if direction == "page-up" else self._leap
                self._stand(max(0, min(self._row + step, last)), self._column)
            case _:
                self._go_one(_TURNED[direction] if self.narrow else direction)
        return self.spot != before

    def _go_one(self, direction: Direction) -> None:
        step = -1 if direction in ("up", "left") else 1
        if direction in ("left", "right"):
            stops = self._stops()
            at = stops.index(self._column) + step if self._column in stops else 0
            self._stand(self._row, stops[max(0, min(at, len(stops) - 1))] if stops else self._column)
            return
        row = min(self._row + step, max(len(self._rows) - 1, 0))
        if row <= _ON_HEADINGS:
            self._to_headings()
        else:
            self._stand(row, self._column)

    def _to_headings(self) -> None:
        """Onto the heading of this column; where all headings are a page, onto the first when this column has none."""
        items = [number for number, column in enumerate(self._columns) if column.heading]
        if self._column in items:
            self._stand(_ON_HEADINGS, self._column)
        elif items and self.narrow:
            self._stand(_ON_HEADINGS, items[0])

    def _stops(self) -> list[int]:
        """The columns in which the cursor can stand in its row."""
        on_headings = self._row == _ON_HEADINGS
        return [n for n, column in enumerate(self._columns) if (column.heading if on_headings else column.stop)]

    @property
    def _leap(self) -> int:
        """How many rows a page has."""
        view = self.window.view
        return max(sum(1 for height in accumulate(self._heights) if height <= view), 1) if not self.narrow else 1

    def _stand(self, row: int, column: int) -> None:
        before = (self._row, self._column)
        if (row, column) == before:
            return
        self._row, self._column = row, column
        drawn = (self._widths, self._heights, self.top)
        self._lay()
        elsewhere = self.narrow or (self._widths, self._heights, self.top) != drawn
        if elsewhere or _ON_HEADINGS in (row, before[0]) or column != before[1]:
            self.refresh()
        else:
            self.refresh(*filter(None, map(self.region_of_row, (before[0], row))))
        self.post_message(self.Moved(self, self.spot))

    def neighbour(self, direction: Direction) -> Spot | None:
        """Where a row or a heading goes that is moved one step."""
        turned = _TURNED.get(direction, direction) if self.narrow else direction
        if self._row == _ON_HEADINGS:
            keys = [column.key for column in self._columns if column.heading]
            at, steps = keys.index(self.spot.key), {"left": -2, "right": 1}
            group = HEADINGS
        else:
            keys = [row.key for row in self._rows]
            at, steps = self._row, {"up": -2, "down": 1}
            group = self.spot.group
        if turned not in steps or not keys:
            return None
        behind = at + steps[turned]
        return Spot(group, keys[behind] if behind >= 0 else "") if -1 <= behind < len(keys) else None

    def texts(self) -> Iterable[tuple[str, str]]:
        """Every row's key and all its texts, then every heading's."""
        rows = ((row.key, " ".join(f"{cell.lead} {cell.text} {cell.tail}" for cell in row.cells)) for row in self._rows)
        return (*rows, *((column.key, column.title) for column in self._columns if column.heading))

    # Layout

    @property
    def narrow(self) -> bool:
        """Whether one row is shown at a time."""
        return self.size.width < NARROW

    def on_resize(self, _event: events.Resize) -> None:
        """Lay out anew."""
        self._lay()

    def _lay(self) -> None:
        """Lay out for this size, these rows and this cursor."""
        laid_for = (*self.size, self._row, self._column)
        if not self._columns or not self.size or laid_for == self._laid_for:
            return
        self._laid_for = laid_for
        self._lines = {}
        if self.narrow:
            self._lay_page()
        else:
            self._lay_table()
        self.turn_to(self.window.showing(*self._under_cursor()))

    def _lay_page(self) -> None:
        width = self.size.width
        row = self._rows[self._row] if 0 <= self._row < len(self._rows) else None
        shown = self._row == _ON_HEADINGS or row is not None
        lines = layout.page_lines(self._columns, row, width, self.language) if shown else []
        self._put_on_top([(CellLine(-1, 0, width, ((self._position(), "title-here"),)),)])
        self._lines, self.starts, self._ruled = {self._row: lines}, (0, len(lines)), False
        self._heights = [len(lines)]

    def _put_on_top(self, headings: list[RowLine]) -> None:
        self._headings, self.head = headings, len(headings)

    def _position(self) -> str:
        title = self._headings_title if self._row == _ON_HEADINGS else self._columns[0].title
        number = f"{self._row + 1}/{len(self._rows)}" if 0 <= self._row < len(self._rows) else "–"
        return f"‹ {number} › {title}"

    def _lay_table(self) -> None:
        width, language = self.size.width, self.language
        self._widths = layout.widths(self._columns, width, self._column, self._first)
        self._first = next((number for number in self._widths if self._columns[number].heading), 0)
        self._put_on_top(layout.heading_lines(self._columns, self._widths, language))
        full, view = [1] * len(self._rows), self.window.view
        if len(full) < view:
            full = [layout.full_height(row, self._widths, language) for row in self._rows]
        elif 0 <= self._row < len(full):
            full[self._row] = layout.full_height(self._rows[self._row], self._widths, language)
        self._heights, self._ruled = layout.heights(full, self._row, view) if full else ([], False)
        self.starts = (0, *accumulate(self._heights))

    def _lines_of(self, row: int) -> list[RowLine]:
        if row not in self._lines:
            height = self._heights[row] - self._ruled
            self._lines[row] = layout.row_lines(self._rows[row], self._widths, height, self.language)
        return self._lines[row]

    def _under_cursor(self) -> tuple[int, int]:
        """The lines that the cursor stands on; on a page those at its ends too, when they are what is next to it."""
        if not self.narrow:
            return self.window.extent(self._row) if 0 <= self._row < len(self._heights) else (0, 0)
        mine = [n for n, line in enumerate(self._lines[self._row]) if any(p.column == self._column for p in line)]
        start, end = (mine[0], mine[-1] + 1) if mine else (0, 0)
        at_end = self._column == self._stops()[-1]
        return 0 if self._column == 0 else start, self.window.length if at_end else end

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        if not self._columns or not width:
            return self.blank(width)
        self._lay()
        strip = self._strip(self._headings[y], _ON_HEADINGS) if y < self.head else self._body(self.top + y - self.head)
        more = self.more_at(y)
        strip = strip.adjust_cell_length(width, self.look(""))
        return Strip([*strip.crop(0, width - 1), Segment(more, self.look("mark"))]) if more else strip

    def _body(self, at: int) -> Strip:
        if not self._rows and not (self.narrow and self._row == _ON_HEADINGS):
            return Strip(self.hinted(self._hint, at, here=self._row != _ON_HEADINGS))
        if at >= self.window.length:
            return Strip([])
        if self.narrow:
            return self._strip(self._lines[self._row][at], self._row)
        row = self.window.row_at(at)
        lines, line = self._lines_of(row), at - self.starts[row]
        return self._rule() if line == len(lines) else self._strip(lines[line], row)

    def _rule(self) -> Strip:
        said = "┼".join("─" * width for width in self._widths.values())
        return Strip([Segment(said, self.look("line"))])

    def _strip(self, line: RowLine, row: int) -> Strip:
        segments: list[Segment] = []
        between = Segment(" " if self.narrow else "│", self._between(row))
        for piece in line:
            base = self._base(piece, row)
            used = 0
            for text, look in piece.words:
                used += cell_len(text)
                segments.append(Segment(text, self._worded(piece, row, base, look)))
            segments.append(Segment(" " * (piece.width - used), base))
            if piece is not line[-1]:
                segments.append(between)
        return Strip(segments)

    def _between(self, row: int) -> Style:
        background = self.look("row") if row == self._row and not self.narrow else self.look("")
        return self.look("line") + Style(bgcolor=background.bgcolor)

    def _base(self, piece: CellLine, row: int) -> Style:
        """The look of a whole piece: under the cursor, under what is dragged, in the row of the cursor, or plain."""
        if piece.column >= 0 and (row, piece.column) == (self._row, self._column):
            return self.cursor_look()
        if self.target is not None and self._is_target(piece, row):
            return self.look("target")
        return self.look("row") if row == self._row and not self.narrow else self.look("")

    def _is_target(self, piece: CellLine, row: int) -> bool:
        if self.target is None or piece.column < 0:
            return False
        if row == _ON_HEADINGS:
            return self.target == Spot(HEADINGS, self._columns[piece.column].key)
        return row < len(self._rows) and self._rows[row].key == self.target.key

    def _worded(self, piece: CellLine, row: int, base: Style, look: str) -> Style:
        if base is self.look("target") or (row, piece.column) == (self._row, self._column):
            return base
        if row == _ON_HEADINGS and not look:
            look = "title-here" if piece.column == self._column else "title"
        if not look:
            return base
        style = self.look(look)
        return style if base is self.look("") else style + Style(bgcolor=base.bgcolor)

    # Places

    def region_of(self, spot: Spot) -> Region | None:
        """Where the text of a cell or a heading stands."""
        self._lay()
        on_headings = spot.group == HEADINGS
        named = spot.key if on_headings else spot.group
        column = next((number for number, each in enumerate(self._columns) if each.key == named), -1)
        row = next((n for n, each in enumerate(self._rows) if each.key == spot.key), None)
        row = _ON_HEADINGS if on_headings else row
        if row is None or (self.narrow and row != self._row):
            return None
        pieces = [(y, piece) for y, line in self._placed(row) for piece in line if piece.column == column]
        if not pieces:
            return None
        (top, piece), (bottom, _last) = pieces[0], pieces[-1]
        view = Region(0, 0 if on_headings and not self.narrow else self.head, self.size.width, self.size.height)
        region = Region(piece.x, top, piece.width, bottom - top + 1).intersection(view)
        return region.intersection(Region(0, 0, *self.size)) or None

    def _placed(self, row: int) -> Iterable[tuple[int, RowLine]]:
        """The lines of a row with where they are drawn."""
        if row == _ON_HEADINGS and not self.narrow:
            return enumerate(self._headings)
        start = self.head - self.top + (0 if self.narrow else self.starts[row])
        return enumerate(self._lines[row] if self.narrow else self._lines_of(row), start)

    def spot_at(self, at: Offset) -> Spot | None:
        """The spot at a place; below the rows it is that of the last one."""
        if not self._columns:
            return None
        self._lay()
        if self.narrow:
            return self._spot_on_page(at)
        number = max((number for number, x in self._edges() if x <= at.x), default=0)
        column = self._columns[number]
        if at.y < self.head:
            return Spot(HEADINGS, column.key) if column.heading else Spot(column.key)
        row = self.window.row_at(self.top + at.y - self.head)
        return Spot(column.key, self._rows[row].key if self._rows else "")

    def _edges(self) -> Iterable[tuple[int, int]]:
        x = 0
        for number, width in self._widths.items():
            yield number, x
            x += width + 1

    def _spot_on_page(self, at: Offset) -> Spot | None:
        lines = self._lines[self._row]
        line = self.top + at.y - self.head
        if not 0 <= line < len(lines) or at.y < self.head:
            return self.spot if not lines else None
        column = self._columns[lines[line][-1].column].key
        return Spot(HEADINGS, column) if self._row == _ON_HEADINGS else Spot(column, self.spot.key)
