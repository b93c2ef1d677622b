"""Where the squares of a matrix and the names of its rows and columns stand, and the chips in a square.

A square is as high as the room allows: with a full border, with its upper edge alone, or on a single line.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Final, NamedTuple

from rich.cells import cell_len
from textual.geometry import Offset, Region, Size

from toi_tui.widgets.matrix_chart import Chart, Chip, Square

TALLEST: Final = 7  # lines of a square; more would only be empty
NAMES: Final = -1
"""The row where the columns' names stand, and the column where the rows' do."""


class Tile(NamedTuple):
    """A tile of the matrix: a square, the tray in the row below the last, or a name."""

    row: int
    column: int
    region: Region
    square: Square | None
    text: str = ""

    @property
    def inside(self) -> Region:
        """Where the chips stand."""
        region, square = self.region, self.square
        if square is None:
            return Region()
        if not square.level or region.height == 1:
            lead = min(cell_len(square.heading) + 2 if not square.level else 3, region.width - 1)
            return Region(region.x + lead, region.y, max(region.width - lead, 1), region.height)
        below = 1 if region.height > 2 else 0
        return Region(region.x + 1, region.y + 1, max(region.width - 2, 1), region.height - 1 - below)


class MatrixLayout:
    """A chart in a room."""

    def __init__(self, chart: Chart, size: Size) -> None:
        self.chart, self.size = chart, size

    @cached_property
    def tiles(self) -> tuple[Tile, ...]:
        """Every tile, line by line; the tray is the last."""
        return tuple(self._laid())

    @cached_property
    def _lines(self) -> list[list[Tile]]:
        lines: list[list[Tile]] = [[] for _ in range(self.size.height)]
        for tile in self.tiles:
            for y in tile.region.line_range:
                if y < self.size.height:
                    lines[y].append(tile)
        return lines

    def across(self, y: int) -> list[Tile]:
        """The tiles that a line goes through, from the left."""
        return self._lines[y] if y < len(self._lines) else []

    def at(self, offset: Offset) -> Tile | None:
        """The tile at a point."""
        return next((tile for tile in self.across(offset.y) if tile.region.contains_point(offset)), None)

    def squares(self) -> Iterator[tuple[Tile, Square]]:
        """The squares with their tiles, the tray last."""
        return ((tile, tile.square) for tile in self.tiles if tile.square is not None)

    def _laid(self) -> Iterator[Tile]:
        chart, size = self.chart, self.size
        margin, count = max(4, min(size.width // 5, 20)), len(chart.columns)
        margin -= (size.width - margin) % count == count - 1  # then the squares are alike, and the first not the least
        tall = max(1, min((size.height - 2) // len(chart.rows), TALLEST))
        room = size.width - margin
        edges = [margin + room * each // count for each in range(count + 1)]
        spans = [(edges[column], edges[column + 1] - edges[column]) for column in range(count)]
        yield Tile(NAMES, NAMES, Region(0, 0, margin, 1), None, chart.corner)
        for column, (x, width) in enumerate(spans):
            yield Tile(NAMES, column, Region(x, 0, width, 1), None, chart.columns[column])
        for row, squares in enumerate(chart.squares):
            y = 1 + row * tall
            yield Tile(row, NAMES, Region(0, y, margin, tall), None, chart.rows[row])
            for column, (x, width) in enumerate(spans):
                yield Tile(row, column, Region(x, y, width, tall), squares[column])
        y = 1 + len(chart.rows) * tall
        yield Tile(len(chart.rows), 0, Region(0, y, size.width, max(min(size.height - y, TALLEST), 1)), chart.tray)


class Placed(NamedTuple):
    """A chip on the screen, relative to the first line of its square's inside."""

    chip: Chip
    x: int
    y: int


def flow(square: Square, inside: Region, cursor: str) -> tuple[list[Placed], int]:
    """The chips laid out, the one with the cursor among them where it is here, and how many found no room."""
    placed = _laid_out(square.chips, inside)
    keys = [chip.key for chip in square.solid]
    at = keys.index(cursor) if cursor in keys else -1
    if at >= sum(not each.chip.ghost for each in placed):
        placed = _laid_out(square.solid[at:], inside)
    return placed, len(square.chips) - len(placed)


def _laid_out(chips: tuple[Chip, ...], inside: Region) -> list[Placed]:
    """As many chips as find room, from the left, line by line; the last line keeps room for the count of the rest."""
    placed: list[Placed] = []
    x = y = 0
    for number, chip in enumerate(chips):
        width = cell_len(chip.text)
        for_count = 3 if y == inside.height - 1 and number < len(chips) - 1 else 0
        if x and x + width + for_count > inside.width:
            x, y = 0, y + 1
        if y >= inside.height or width > inside.width:
            return placed
        placed.append(Placed(chip, x, y))
        x += width + 1
    return placed


def height_for(rows: int, room: int) -> int:
    """How high a matrix of so many rows stands best in a room: three lines a row, or two, or one."""
    return next((height for each in (3, 2) if (height := rows * each + 2) <= room), rows + 2)
