"""A matrix of squares with short chips in them: the risk matrix. Below it a tray for what has no place in it yet.

Every square shows its level by number, name and kind of border; colour only says it once more. A square is drawn as
high as the room allows: with a full border, with its upper edge alone, or on a single line.
"""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Region
from textual.strip import Strip

from toi_tui.model.frozen import dataclass
from toi_tui.widgets.looks import LEVEL_LOOKS, Look
from toi_tui.widgets.panel import Direction, Panel, Spot
from toi_tui.widgets.text import clip, pad, wrap

TALLEST: Final = 7  # lines of a square; more would only be empty
_STEPS: Final = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}


class Border(NamedTuple):
    """The characters of a border."""

    top_left: str
    top: str
    top_right: str
    left: str
    right: str
    bottom_left: str
    bottom: str
    bottom_right: str


BORDERS: Final = (
    Border(*"        "),
    Border(*"╭┄╮┆┆╰┄╯"),
    Border(*"┌─┐││└─┘"),
    Border(*"┏━┓┃┃┗━┛"),
    Border(*"╔═╗║║╚═╝"),
    Border(*"▛▀▜▌▐▙▄▟"),
)
"""By level, 1–5; 0 is the tray."""


@dataclass(frozen=True, slots=True)
class Chip:
    """What stands in a square: a short name. A ghost shows where something will be; the cursor passes it by."""

    key: str
    text: str
    ghost: bool = False


@dataclass(frozen=True, slots=True)
class Square:
    """A square of the matrix, or the tray (level 0)."""

    key: str
    level: int
    name: str
    chips: tuple[Chip, ...] = ()

    @property
    def solid(self) -> tuple[Chip, ...]:
        """The chips that the cursor walks."""
        return tuple(chip for chip in self.chips if not chip.ghost)

    @property
    def heading(self) -> str:
        """Its level by number and name; the tray's name with its count."""
        return f"{self.level} {self.name}" if self.level else f"{self.name} ({len(self.solid)})"


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole matrix: names of rows (the top one first) and columns, squares row by row, and the tray."""

    corner: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    squares: tuple[tuple[Square, ...], ...]
    tray: Square


class _Placed(NamedTuple):
    """A chip on the screen, relative to the first line of its square's inside."""

    chip: Chip
    x: int
    y: int


def height_for(rows: int, room: int) -> int:
    """How high a matrix of so many rows stands best in a room: three lines a row, or two, or one."""
    return next((height for each in (3, 2) if (height := rows * each + 2) <= room), rows + 2)


class Matrix(Panel):
    """A risk matrix. Its spots: the square's key as the group, the chip's key."""

    LOOKS: ClassVar[Mapping[str, Look]] = {**Panel.LOOKS, **LEVEL_LOOKS}

    def __init__(self, *, id: str | None = None, language: str = "fi") -> None:
        super().__init__(id=id, language=language)
        self._chart: Chart | None = None
        self._row = self._column = self._chip = 0

    def show(self, chart: Chart) -> None:
        """Show this matrix; the cursor stays on its chip wherever that is now, or else on its square."""
        kept, begun = self.spot, self._chart is not None
        self._chart = chart
        if not (kept.key and self._find(kept.key)) and not (begun and self._find(kept.group)):
            self._row, self._column, self._chip = len(chart.rows), 0, 0
        self._chip = max(0, min(self._chip, len(self._here.solid) - 1))
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

    def _select_spot(self, spot: Spot) -> None:
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
        now = self.spot
        if now == before:
            return
        for row, column, square in self._places():
            touched = {chip.key for chip in square.chips} & ({before.key, now.key} - {""})
            if touched or square.key in {before.group, now.group}:
                self.refresh(self._region(row, column))
        self.post_message(self.Moved(self, now))

    def refresh_cursor(self) -> None:
        """Paint the square under the cursor."""
        self.refresh(self._region(self._row, self._column))

    # Layout

    @property
    def _margin(self) -> int:
        return max(4, min(self.size.width // 5, 20))

    @property
    def _tall(self) -> int:
        rows = len(self._chart.rows) if self._chart else 1
        return max(1, min((self.size.height - 2) // rows, TALLEST))

    def _region(self, row: int, column: int) -> Region:
        """Where a square is drawn, with its border."""
        chart = self._chart
        if chart is None:
            return Region()
        y = 1 + row * self._tall
        if row == len(chart.rows):
            return Region(0, y, self.size.width, max(min(self.size.height - y, TALLEST), 1))
        room = self.size.width - self._margin
        left, right = (self._margin + room * each // len(chart.columns) for each in (column, column + 1))
        return Region(left, y, right - left, self._tall)

    def _inside(self, square: Square, region: Region) -> Region:
        """Where the chips of a square stand."""
        if not square.level or region.height == 1:
            lead = min(cell_len(square.heading) + 2 if not square.level else 3, region.width - 1)
            return Region(region.x + lead, region.y, max(region.width - lead, 1), region.height)
        below = 1 if region.height > 2 else 0
        return Region(region.x + 1, region.y + 1, max(region.width - 2, 1), region.height - 1 - below)

    def _flow(self, square: Square, inside: Region) -> tuple[list[_Placed], int]:
        """The chips laid out, the one under the cursor among them, and how many found no room."""
        placed = _laid_out(square.chips, inside)
        if square is self._here and self.spot.key:
            keys = [chip.key for chip in square.chips if not chip.ghost]
            if keys.index(self.spot.key) >= sum(not each.chip.ghost for each in placed):
                placed = _laid_out(square.solid[self._chip :], inside)
        return placed, len(square.chips) - len(placed)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of the matrix."""
        width, chart = self.size.width, self._chart
        if chart is None or not width:
            return self.blank(width)
        segments = self._names(chart) if y == 0 else self._line(chart, y)
        return Strip(segments).adjust_cell_length(width, self.look(""))

    def _names(self, chart: Chart) -> list[Segment]:
        segments = [Segment(pad(chart.corner, self._margin), self.look("dim"))]
        for column, name in enumerate(chart.columns):
            style = self.look("title-here" if column == self._column else "title")
            width = self._region(0, column).width
            segments.append(Segment(pad(" " + clip(name, width - 2, "."), width), style))
        return segments

    def _line(self, chart: Chart, y: int) -> list[Segment]:
        row, line = divmod(y - 1, self._tall)
        if row >= len(chart.rows):
            return self._tray_line(chart.tray, y - 1 - len(chart.rows) * self._tall)
        said = wrap(chart.rows[row], max(self._margin - 1, 1), self.language) if self._tall > 1 else (chart.rows[row],)
        style = self.look("title-here" if row == self._row else "title")
        segments = [Segment(pad(said[line] if line < len(said) else "", self._margin - 1) + " ", style)]
        for column, square in enumerate(chart.squares[row]):
            segments += self._square_line(square, self._region(row, column), line)
        return segments

    def _look_of(self, square: Square) -> Style:
        if self._target is not None and self._target.group == square.key:
            return self.look("target")
        if square is self._here and not square.solid:
            return self.cursor_look()
        return self.look(f"level-{square.level}")

    def _square_line(self, square: Square, region: Region, line: int) -> list[Segment]:
        border, style = BORDERS[square.level], self._look_of(square)
        room = max(region.width - 2, 0)
        if region.height == 1:
            lead = pad(f"{border.left}{square.level} ", min(3, region.width - 1))
            return [Segment(lead, style), *self._chips(square, region, 0)]
        if line == 0:
            name = clip(square.heading, room, ".")
            edge = border.top * (room - cell_len(name))
            return [Segment(border.top_left + name + edge + border.top_right, style)]
        if line == region.height - 1 and region.height > 2:
            return [Segment(border.bottom_left + border.bottom * room + border.bottom_right, style)]
        return [Segment(border.left, style), *self._chips(square, region, line - 1), Segment(border.right, style)]

    def _tray_line(self, tray: Square, line: int) -> list[Segment]:
        region = self._region(len(self._chart.rows) if self._chart else 0, 0)
        if line >= region.height:
            return []
        lead = self._inside(tray, region).x
        heading = pad(tray.heading, lead) if line == 0 else " " * lead
        return [Segment(heading, self._look_of(tray)), *self._chips(tray, region, line)]

    def _chips(self, square: Square, region: Region, line: int) -> list[Segment]:
        """One line of a square's inside."""
        inside = self._inside(square, region)
        placed, left_out = self._flow(square, inside)
        segments: list[Segment] = []
        x = 0
        for each in (each for each in placed if each.y == line):
            look = self._chip_look(each.chip)
            segments += [Segment(" " * (each.x - x), self.look("")), Segment(each.chip.text, look)]
            x = each.x + cell_len(each.chip.text)
        rest = f"+{left_out}" if left_out and line == inside.height - 1 else ""
        return [*segments, Segment(clip(rest, inside.width - x, "").rjust(inside.width - x), self.look("dim"))]

    def _chip_look(self, chip: Chip) -> Style:
        mine = chip.key == self.spot.key
        if chip.ghost:
            return self.look("mark" if mine else "dim")
        return self.cursor_look() if mine else self.look("")

    # Places

    def region_of(self, spot: Spot) -> Region | None:
        """Where the square of a spot has its chips."""
        for row, column, square in self._places():
            if square.key == spot.group:
                return self._inside(square, self._region(row, column))
        return None

    def spot_at(self, at: Offset) -> Spot | None:
        """What stands at a place of the matrix."""
        for row, column, square in self._places():
            region = self._region(row, column)
            if region.contains_point(at):
                inside = self._inside(square, region)
                for each in self._flow(square, inside)[0]:
                    if at.y - inside.y == each.y and 0 <= at.x - inside.x - each.x < cell_len(each.chip.text):
                        return Spot(square.key, "" if each.chip.ghost else each.chip.key)
                return Spot(square.key)
        return None

    def scroll_by(self, lines: int, at: Offset) -> None:
        """All of a matrix is always in view."""


def _laid_out(chips: tuple[Chip, ...], inside: Region) -> list[_Placed]:
    """As many chips as find room, from the left, line by line; the last line keeps room for the count of the rest."""
    placed: list[_Placed] = []
    x = y = 0
    for number, chip in enumerate(chips):
        width = cell_len(chip.text)
        kept_free = 3 if y == inside.height - 1 and number < len(chips) - 1 else 0
        if x and x + width + kept_free > inside.width:
            x, y = 0, y + 1
        if y >= inside.height or width > inside.width:
            return placed
        placed.append(_Placed(chip, x, y))
        x += width + 1
    return placed
