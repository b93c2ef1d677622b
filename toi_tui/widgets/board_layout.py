"""Where the cells of a board stand in its room: columns and rows share it.

Columns that do not all fit are laid out as with a fisheye: the one with the cursor is wide. In a narrow room only one
column, or one cell, has a place.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from textual.geometry import Offset, Region, Size

from toi_tui.widgets.board_area import BRIEF, Area
from toi_tui.widgets.board_cells import BoardCell, BoardCells
from toi_tui.widgets.window import Window

NARROW: Final = 60
LEAST_COLUMN: Final = 10
_LEAST_OTHERS = 8  # cells that a column needs beside the wide one
_FAVOUR = 2  # how much more of the height the row with the cursor gets when there is not enough


class BoardLayout:
    """The areas of a grid's cells. With `by_column` a whole column is what stands alone, else one cell is.

    A zoom where a column stands alone already shows one cell of it.
    """

    def __init__(self, *, by_column: bool, wide_column: int, language: str) -> None:
        self.by_column, self.language = by_column, language
        self.grid: BoardCells = ()
        self.areas: dict[str, Area] = {}
        self.zoomed = self.alone = False
        """Whether only one is shown: because that is asked for, or anyway."""
        self._wide_column = wide_column
        self._fisheye = -1  # the wide column
        self._whole_column = by_column  # where one stands alone, rather than one cell of it
        self._laid_for: tuple[object, ...] | None = None
        self._regions: dict[str, Region] = {}
        self._rows: dict[int, list[Area]] = {}

    def take(self, grid: BoardCells) -> dict[str, Area]:
        """Take these cells in, and give back the areas until now; those of cells that did not change stay."""
        old, self.areas, self.grid = self.areas, {}, grid
        for row, cells in enumerate(grid):
            for column, cell in enumerate(cells):
                area = old.get(cell.key)
                if area is None or area.cell != cell:
                    area = Area(cell, column, row, Window(top=area.window.top) if area else Window())
                area.column, area.row = column, row
                self.areas[cell.key] = area
        self._laid_for = None
        return old

    def lay(self, size: Size, here: str, card: int) -> bool:
        """Lay the cells out for this room and the card with the cursor; true when that changed where anything is."""
        if not self.areas or not size:
            return False
        area = self.areas[here]
        columns = len(self.grid[0])
        narrow = size.width < max(NARROW, self._wide_column + (columns - 1) * _LEAST_OTHERS)
        self.alone = self.zoomed or narrow
        self._whole_column = self.by_column and not (self.zoomed and narrow)
        self._fisheye = area.column if not self.alone and size.width // columns < self._wide_column else -1
        favoured = area.row if self.by_column else here if self.alone else ""
        key = (size, self.alone, area.column if self.alone else self._fisheye, favoured, self._whole_column)
        if key == self._laid_for:
            return False
        self._laid_for = key
        self._rows.clear()
        self._lay(size, area)
        scrolled = area.bring_into_view(card)
        before, self._regions = self._regions, {each.cell.key: each.region for each in self.areas.values()}
        return scrolled or before != self._regions

    def _lay(self, size: Size, here: Area) -> None:
        if not self.alone:
            widths = column_widths(size.width, len(self.grid[0]), self._fisheye, self._wide_column)
            rows = [[self.areas[cell.key] for cell in row] for row in self.grid]
            self._lay_rows(rows, widths, Region(0, 0, *size), here.row)
            return
        for area in self.areas.values():
            area.put(Region())
        rows = [[self.areas[row[here.column].key]] for row in self.grid] if self._whole_column else [[here]]
        self._lay_rows(rows, [size.width], Region(0, 1, size.width, size.height - 1), here.row)

    def _lay_rows(self, rows: list[list[Area]], widths: list[int], room: Region, here: int) -> None:
        """Give each row the height that it needs, less when that is too much for all; `here` is the cursor's row."""
        needs = [max(self._needs(row, widths)) for row in rows]
        weights = [_FAVOUR if self.by_column and row[0].row == here else 1 for row in rows]
        y = room.y
        for row, tall in zip(rows, shared(needs, room.height, weights), strict=True):
            x = 0
            for area, width in zip(row, widths, strict=True):
                area.put(Region(x, y, width, tall))
                x += width + 1
            y += tall

    def _needs(self, row: list[Area], widths: list[int]) -> Iterator[int]:
        for number, (area, width) in enumerate(zip(row, widths, strict=True)):
            yield area.measure(width, self.language, BRIEF if self._fisheye not in {-1, number} else 0)

    def across(self, y: int) -> list[Area]:
        """The areas that a line of the screen goes through, from the left."""
        found = self._rows.get(y)
        if found is None:
            crossed = [area for area in self.areas.values() if area.region.y <= y < area.region.bottom]
            found = self._rows[y] = sorted(crossed, key=lambda area: area.region.x)
        return found

    def at(self, place: Offset) -> Area | None:
        """The area at a place."""
        return next((area for area in self.across(place.y) if area.region.contains_point(place)), None)

    def beside(self, area: Area, columns: int, rows: int) -> Area | None:
        """The area so many columns and rows further; None where the grid ends."""
        row, column = area.row + rows, area.column + columns
        if 0 <= row < len(self.grid) and 0 <= column < len(self.grid[row]):
            return self.areas[self.grid[row][column].key]
        return None

    @property
    def named(self) -> Sequence[BoardCell]:
        """The cells whose names stand on top when only one of them, or one column, is shown."""
        return self.grid[0] if self.by_column else [cell for row in self.grid for cell in row]


def column_widths(width: int, columns: int, focus: int, wide: int) -> list[int]:
    """The widths of columns with one space between them; `focus` is the wide one, -1 when all are alike."""
    room = width - (columns - 1)
    if focus < 0:
        edges = [room * number // columns for number in range(columns + 1)]
        return [max(end - start, 1) for start, end in pairwise(edges)]
    others = max(LEAST_COLUMN, width // (columns + 1)) - 1
    others = max(min(others, (room - wide) // (columns - 1)), 1)
    widths = [others] * columns
    widths[focus] = max(room - others * (columns - 1), 1)
    return widths


def shared(needs: Sequence[int], height: int, weights: Sequence[int]) -> list[int]:
    """Share a height among rows that need so many lines.

    When there is enough, what is left over goes evenly to two rows, and to the last of more. When there is not, a row
    that needs less than its share leaves the rest to the others, by their weights.
    """
    spare = height - sum(needs)
    if spare >= 0:
        half = height // 2
        if len(needs) == 2 and needs[0] <= half and needs[1] <= height - half:
            return [half, height - half]
        return [*needs[:-1], needs[-1] + spare]
    heights = [0] * len(needs)
    waiting = list(range(len(needs)))
    room = height
    while waiting:
        total = sum(weights[row] for row in waiting)
        content = [row for row in waiting if needs[row] * total <= room * weights[row]]
        if not content:
            break
        for row in content:
            heights[row] = needs[row]
            room -= needs[row]
            waiting.remove(row)
    waiting.sort(key=lambda row: -weights[row])
    while waiting:
        total, row = sum(weights[each] for each in waiting), waiting.pop(0)
        heights[row] = max(room * weights[row] // total, min(2, room), 0)
        room -= heights[row]
    return heights
