"""A grid: rows of items seen from columns that are items themselves, with a cursor that stands on a cell or a heading.

The row with the cursor is opened to all of its text, and the item's column with the cursor is wider than others. Where
the room is too narrow for columns one row is shown at a time, its cells below each other; the arrows go as it looks.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.strip import Strip

from toi_tui.widgets import grid_layout as layout
from toi_tui.widgets.grid_layout import Column, Line, Piece, Row
from toi_tui.widgets.looks import Look
from toi_tui.widgets.panel import Direction, Panel, Spot
from toi_tui.widgets.text import wrap

HEADINGS: Final = "headings"
"""The group of the spots on headings."""
NARROW: Final = 60
"""Below this width one row is shown at a time."""
_ON_HEADINGS: Final = -1
_TURNED: Final[Mapping[Direction, Direction]] = {"up": "left", "down": "right", "left": "up", "right": "down"}


class Grid(Panel):
    """Rows and columns. Its spots: the column's key as the group and the row's key; `HEADINGS` and a column's key."""

    LOOKS: ClassVar[Mapping[str, Look]] = {**Panel.LOOKS, "row": Look("foreground", "panel")}

    def __init__(self, *, id: str | None = None, language: str = "fi") -> None:
        super().__init__(id=id, language=language)
        self._columns: tuple[Column, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._hint = self._headings_title = ""
        self._row = self._column = self._top = self._first = 0
        self._laid_for: tuple[int, ...] = ()
        self._widths: dict[int, int] = {}
        self._heights: list[int] = []
        self._starts: Sequence[int] = (0,)
        self._ruled = False
        self._head: list[Line] = []
        self._lines: dict[int, list[Line]] = {}

    def show(self, columns: tuple[Column, ...], rows: tuple[Row, ...], hint: str, headings: str = "") -> None:
        """Show these rows; `hint` stands there while there are none. The cursor stays where it is as far as it can.

        `headings` names the headings where they are a page of their own.
        """
        kept = self.spot
        self._columns, self._rows, self._hint, self._headings_title = columns, rows, hint, headings
        self._row = _ON_HEADINGS if kept.group == HEADINGS else max(0, min(self._row, len(rows) - 1))
        self._column = max(0, min(self._column, len(columns) - 1))
        self._restore(kept)
        self._laid_for = ()
        self._lay()
        self.refresh()

    def _restore(self, kept: Spot) -> None:
        """Stand on what was stood on, wherever it is now."""
        named = kept.key if kept.group == HEADINGS else kept.group
        self._column = next((n for n, column in enumerate(self._columns) if column.key == named), self._column)
        if kept.group == HEADINGS:
            stops = self._stops()
            self._column = min(stops, key=lambda number: abs(number - self._column), default=0)
            self._row = _ON_HEADINGS if stops else 0
        else:
            self._row = next((n for n, row in enumerate(self._rows) if row.key == kept.key), self._row)

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
        number = next(number for number, each in enumerate(self._columns) if each.key == column)
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
        view = self._view
        return max(sum(1 for height in accumulate(self._heights) if height <= view), 1) if not self.narrow else 1

    def _stand(self, row: int, column: int) -> None:
        before = (self._row, self._column)
        if (row, column) == before:
            return
        self._row, self._column = row, column
        drawn = (self._widths, self._heights, self._top)
        self._lay()
        elsewhere = self.narrow or (self._widths, self._heights, self._top) != drawn
        if elsewhere or _ON_HEADINGS in (row, before[0]) or column != before[1]:
            self.refresh()
        else:
            self._refresh_row(before[0])
            self._refresh_row(row)
        self.post_message(self.Moved(self, self.spot))

    def _refresh_row(self, row: int) -> None:
        if row < len(self._starts) - 1:
            height = self._starts[row + 1] - self._starts[row]
            self.refresh(Region(0, len(self._head) + self._starts[row] - self._top, self.size.width, height))

    def neighbour(self, direction: Direction) -> Spot | None:
        """Where a row or a heading goes that is carried one step."""
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

    @property
    def _view(self) -> int:
        return max(self.size.height - len(self._head), 0)

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
        self._bring_into_view()

    def _lay_page(self) -> None:
        width = self.size.width
        row = self._rows[self._row] if 0 <= self._row < len(self._rows) else None
        shown = self._row == _ON_HEADINGS or row is not None
        lines = layout.page_lines(self._columns, row, width, self.language) if shown else []
        self._head = [(Piece(-1, 0, width, ((self._position(), "title-here"),)),)]
        self._lines, self._starts, self._ruled = {self._row: lines}, (0, len(lines)), False
        self._heights = [len(lines)]

    def _position(self) -> str:
        title = self._headings_title if self._row == _ON_HEADINGS else self._columns[0].title
        number = f"{self._row + 1}/{len(self._rows)}" if 0 <= self._row < len(self._rows) else "–"
        return f"‹ {number} › {title}"

    def _lay_table(self) -> None:
        width, language = self.size.width, self.language
        self._widths = layout.widths(self._columns, width, self._column, self._first)
        self._first = next((number for number in self._widths if self._columns[number].heading), 0)
        self._head = layout.heading_lines(self._columns, self._widths, language)
        full = [1] * len(self._rows)
        if len(full) < self._view:
            full = [layout.full_height(row, self._widths, language) for row in self._rows]
        elif 0 <= self._row < len(full):
            full[self._row] = layout.full_height(self._rows[self._row], self._widths, language)
        self._heights, self._ruled = layout.heights(full, self._row, self._view) if full else ([], False)
        self._starts = (0, *accumulate(self._heights))

    def _lines_of(self, row: int) -> list[Line]:
        if row not in self._lines:
            height = self._heights[row] - self._ruled
            self._lines[row] = layout.row_lines(self._rows[row], self._widths, height, self.language)
        return self._lines[row]

    def _bring_into_view(self) -> None:
        end = self._starts[-1]
        if self.narrow:
            mine = [n for n, line in enumerate(self._lines[self._row]) if any(p.column == self._column for p in line)]
            start, stop = (mine[0], mine[-1] + 1) if mine else (0, 0)
            start, stop = 0 if self._column == 0 else start, end if self._column == self._stops()[-1] else stop
        elif 0 <= self._row < len(self._heights):
            start, stop = self._starts[self._row], self._starts[self._row + 1]
        else:
            start = stop = 0
        top = min(max(self._top, stop - self._view), start)
        self._top = max(0, min(top, end - self._view))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        if not self._columns or not width:
            return self.blank(width)
        self._lay()
        if y < len(self._head):
            strip = self._strip(self._head[y], _ON_HEADINGS)
        else:
            strip = self._body(self._top + y - len(self._head))
        more = self._more(y)
        strip = strip.adjust_cell_length(width, self.look(""))
        return Strip([*strip.crop(0, width - 1), Segment(more, self.look("mark"))]) if more else strip

    def _more(self, y: int) -> str:
        """A mark where the rows go on beyond the edge."""
        if y == len(self._head) and self._top:
            return "▲"
        return "▼" if y == self.size.height - 1 and self._starts[-1] > self._top + self._view else ""

    def _body(self, at: int) -> Strip:
        if not self._rows and not (self.narrow and self._row == _ON_HEADINGS):
            said = wrap(self._hint, max(self.size.width - 2, 2), self.language)
            look = self.cursor_look() if at == 0 and self._row != _ON_HEADINGS else self.look("dim")
            return Strip([Segment(" " + said[at], look)] if at < len(said) else [])
        if at >= self._starts[-1]:
            return Strip([])
        if self.narrow:
            return self._strip(self._lines[self._row][at], self._row)
        row = bisect_right(self._starts, at) - 1
        lines = self._lines_of(row)
        if at - self._starts[row] == len(lines):
            return self._rule()
        return self._strip(lines[at - self._starts[row]], row)

    def _rule(self) -> Strip:
        said = "┼".join("─" * width for width in self._widths.values())
        return Strip([Segment(said, self.look("line"))])

    def _strip(self, line: Line, row: int) -> Strip:
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

    def _base(self, piece: Piece, row: int) -> Style:
        """The look of a whole piece: under the cursor, under what is dragged, in the row of the cursor, or plain."""
        if piece.column >= 0 and (row, piece.column) == (self._row, self._column):
            return self.cursor_look()
        if self._target is not None and self._is_target(piece, row):
            return self.look("target")
        return self.look("row") if row == self._row and not self.narrow else self.look("")

    def _is_target(self, piece: Piece, row: int) -> bool:
        if self._target is None or piece.column < 0:
            return False
        if row == _ON_HEADINGS:
            return self._target == Spot(HEADINGS, self._columns[piece.column].key)
        return row < len(self._rows) and self._rows[row].key == self._target.key

    def _worded(self, piece: Piece, row: int, base: Style, look: str) -> Style:
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
        view = Region(0, 0 if on_headings and not self.narrow else len(self._head), self.size.width, self.size.height)
        region = Region(piece.x, top, piece.width, bottom - top + 1).intersection(view)
        return region.intersection(Region(0, 0, *self.size)) or None

    def _placed(self, row: int) -> Iterable[tuple[int, Line]]:
        """The lines of a row with where they are drawn."""
        if row == _ON_HEADINGS and not self.narrow:
            return enumerate(self._head)
        start = len(self._head) - self._top + (0 if self.narrow else self._starts[row])
        return enumerate(self._lines[row] if self.narrow else self._lines_of(row), start)

    def spot_at(self, at: Offset) -> Spot | None:
        """What stands at a place; below the rows is the last one."""
        if not self._columns:
            return None
        self._lay()
        if self.narrow:
            return self._spot_on_page(at)
        number = max((number for number, x in self._edges() if x <= at.x), default=0)
        column = self._columns[number]
        if at.y < len(self._head):
            return Spot(HEADINGS, column.key) if column.heading else Spot(column.key)
        row = min(bisect_right(self._starts, self._top + at.y - len(self._head)) - 1, len(self._rows) - 1)
        return Spot(column.key, self._rows[row].key if self._rows else "")

    def _edges(self) -> Iterable[tuple[int, int]]:
        x = 0
        for number, width in self._widths.items():
            yield number, x
            x += width + 1

    def _spot_on_page(self, at: Offset) -> Spot | None:
        lines = self._lines[self._row]
        line = self._top + at.y - len(self._head)
        if not 0 <= line < len(lines) or at.y < len(self._head):
            return self.spot if not lines else None
        column = self._columns[lines[line][-1].column].key
        return Spot(HEADINGS, column) if self._row == _ON_HEADINGS else Spot(column, self.spot.key)

    def scroll_by(self, lines: int, _at: Offset) -> None:
        """Scroll the rows."""
        self._top = max(0, min(self._top + lines, self._starts[-1] - self._view))
        self.refresh()
