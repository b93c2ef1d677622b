"""A matrix of squares with short chips in them: the risk matrix. Below it a tray for what has no place in it yet."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Offset, Region
from textual.strip import Strip

from toi_tui.widgets.looks import LEVEL_LOOKS, Look
from toi_tui.widgets.matrix_chart import Chart, Square
from toi_tui.widgets.matrix_drawing import Inks, Lines, drawn
from toi_tui.widgets.matrix_layout import NAMES, MatrixLayout, Tile, flow
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.spot import Direction, Spot

_STEPS: Final = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}


class Matrix(Panel):
    """A risk matrix. Its spots: the square's key as the group, the chip's key."""

    LOOKS: ClassVar[Mapping[str, Look]] = {**Panel.LOOKS, **LEVEL_LOOKS}

    def __init__(self, *, id: str | None = None, language: str = "fi") -> None:
        super().__init__(id=id, language=language)
        self._chart: Chart | None = None
        self._row = self._column = self._chip = 0
        self._layout_made: MatrixLayout | None = None
        self._drawn_for: object = None
        self._drawn: dict[tuple[int, int], tuple[object, Lines]] = {}

    def show(self, chart: Chart) -> None:
        """Show this matrix; the cursor stays on its chip wherever that is now, or else on its square."""
        spot, begun = self.spot, self._chart is not None
        self._chart = chart
        if not (spot.key and self._find(spot.key)) and not (begun and self._find(spot.group)):
            self._row, self._column, self._chip = len(chart.rows), 0, 0
        self._chip = max(0, min(self._chip, len(self._here.solid) - 1))
        self._layout_made = None
        self.refresh()

    # The cursor

    @property
    def _here(self) -> Square:
        return self._square(self._row, self._column)

    def _square(self, row: int, column: int) -> Square:
        chart = self._chart
        if chart is None:
            return Square("", 0, "")
        return chart.squares[row][column] if row < len(chart.rows) else chart.tray

    def _places(self) -> Iterator[tuple[int, int, Square]]:
        """Every square with its row and column, the tray last, in the cursor's column."""
        if self._chart is not None:
            for row, squares in enumerate(self._chart.squares):
                for column, square in enumerate(squares):
                    yield row, column, square
            yield len(self._chart.rows), self._column, self._chart.tray

    @property
    def spot(self) -> Spot:
        """Where the cursor stands."""
        chips = self._here.solid
        return Spot(self._here.key, chips[self._chip].key if self._chip < len(chips) else "")

    def select(self, key: str) -> bool:
        """Put the cursor on a chip, or on a square by its key."""
        before = self.spot
        found = self._find(key)
        if found:
            self._follow(before)
        return found

    def select_spot(self, spot: Spot) -> None:
        """Put the cursor on a spot, where it is here."""
        self.select(spot.key or spot.group)

    def _find(self, key: str) -> bool:
        for row, column, square in self._places():
            keys = [chip.key for chip in square.solid]
            if key in keys or key == square.key:
                self._row, self._column = row, column
                self._chip = keys.index(key) if key in keys else 0
                return True
        return False

    def go(self, direction: Direction) -> bool:
        """Move the cursor: from square to square, sideways over every chip on the way; by pages from chip to chip."""
        if self._chart is None:
            return False
        if direction in _STEPS:
            return self._go_beside(*_STEPS[direction])
        keys = [chip.key for _row, _column, square in self._places() for chip in square.solid]
        if not keys:
            return False
        if direction in {"home", "end"}:
            return self.select(keys[0 if direction == "home" else -1])
        at = keys.index(self.spot.key) if self.spot.key in keys else 0
        return self.select(keys[(at + (-1 if direction == "page-up" else 1)) % len(keys)])

    def _go_beside(self, rows: int, columns: int) -> bool:
        before = self.spot
        if columns and 0 <= self._chip + columns < len(self._here.solid):
            self._chip += columns
        else:
            place = self._beside(rows, columns)
            if place is None:
                return False
            self._row, self._column = place
            self._chip = max(len(self._here.solid) - 1, 0) if columns < 0 else 0
        self._follow(before)
        return True

    def _beside(self, rows: int, columns: int) -> tuple[int, int] | None:
        chart = self._chart
        if chart is None:
            return None
        row, column = self._row + rows, self._column + columns
        in_tray = self._row == len(chart.rows)
        if not 0 <= row <= len(chart.rows) or not 0 <= column < len(chart.columns) or (in_tray and columns):
            return None
        return row, column

    def neighbour(self, direction: Direction) -> Spot | None:
        """The square beside; out of the tray goes up, into it nothing goes by a step too many."""
        place = self._beside(*_STEPS[direction]) if direction in _STEPS else None
        if place is None or self._chart is None or place[0] == len(self._chart.rows):
            return None
        return Spot(self._square(*place).key)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every chip's key and name."""
        return ((chip.key, chip.text) for _row, _column, square in self._places() for chip in square.solid)

    def _follow(self, before: Spot) -> None:
        if self.spot != before:
            self.refresh_cursor()
            self.post_message(self.Moved(self, self.spot))

    def refresh_cursor(self) -> None:
        """Paint what looks different with the cursor where, and as, it is now."""
        regions = self._draw()
        if regions:
            self.refresh(*regions)

    # Layout

    @property
    def _laid(self) -> MatrixLayout | None:
        """The chart laid out for this room."""
        size = self.size
        if self._chart is not None and (self._layout_made is None or self._layout_made.size != size):
            self._layout_made = MatrixLayout(self._chart, size)
            self._drawn.clear()
            self._drawn_for = None
        return self._layout_made

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of the matrix."""
        laid = self._laid
        width = laid.size.width if laid is not None else self.size.width
        if laid is None or not width:
            return self.blank(width)
        self._draw()
        segments = [part for tile in laid.across(y) for part in self._drawn[tile[:2]][1][y - tile.region.y]]
        return Strip(segments).adjust_cell_length(width, self.look(""))

    def _draw(self) -> list[Region]:
        """Draw the tiles that look different from how they were drawn last; the lines of the screen that do."""
        spot, plain, cursor = self.spot, self.look(""), self.cursor_look()
        state = (spot, self.target, plain, cursor)
        if self._laid is None or self._drawn_for == state:
            return []
        self._drawn_for = state
        dim, mark = self.look("dim"), self.look("mark")
        regions: list[Region] = []
        for tile in self._laid.tiles:
            key = spot.key if tile.square and any(chip.key == spot.key for chip in tile.square.chips) else ""
            regions += self._draw_tile(tile, Inks(self._own_look(tile), plain, dim, mark, cursor), key)
        return regions

    def _draw_tile(self, tile: Tile, inks: Inks, cursor: str) -> Iterator[Region]:
        made_of, before = self._drawn.get(tile[:2], (None, ()))
        if made_of == (inks, cursor):
            return
        lines = drawn(tile, inks, cursor, self.language)
        self._drawn[tile[:2]] = (inks, cursor), lines
        x, y, width, _height = tile.region
        for number, line in enumerate(lines):
            if number >= len(before) or line != before[number]:
                yield Region(x, y + number, width, 1)

    def _own_look(self, tile: Tile) -> Style:
        square = tile.square
        if square is None:
            if tile.row == tile.column:
                return self.look("dim")
            here = tile.column == self._column if tile.row == NAMES else tile.row == self._row
            return self.look("title-here" if here else "title")
        if self.target is not None and self.target.group == square.key:
            return self.look("target")
        if square is self._here and not square.solid:
            return self.cursor_look()
        return self.look(f"level-{square.level}")

    # Places

    def region_of(self, spot: Spot) -> Region | None:
        """Where the square of a spot has its chips."""
        squares = self._laid.squares() if self._laid is not None else ()
        return next((tile.inside for tile, square in squares if square.key == spot.group), None)

    def spot_at(self, at: Offset) -> Spot | None:
        """The spot at a place of the matrix; None where none is."""
        tile = self._laid.at(at) if self._laid is not None else None
        if tile is None or tile.square is None:
            return None
        inside = tile.inside
        for each in flow(tile.square, inside, self.spot.key)[0]:
            if at.y - inside.y == each.y and 0 <= at.x - inside.x - each.x < cell_len(each.chip.text):
                return Spot(tile.square.key, "" if each.chip.ghost else each.chip.key)
        return Spot(tile.square.key)

    def scroll_by(self, lines: int, at: Offset) -> None:
        """All of a matrix is always in view."""
