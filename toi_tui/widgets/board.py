"""A board: a grid of cells, each a list of cards. SWOT has two by two, the week five columns of four rows.

The whole board is one widget with one cursor. Columns that do not all fit are drawn as with a fisheye: the one with
the cursor is wide. In a narrow room only one column (`narrow="column"`) or one cell (`narrow="cell"`) is drawn, with
the others' names and counts on top.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.strip import Strip

from toi_tui.widgets.panel import Direction, Panel, Spot
from toi_tui.widgets.text import clip, pad, wrap

LEAST_COLUMN = 10
NARROW = 60


@dataclass(frozen=True, slots=True)
class Card:
    """A card: its text, a mark in front, a few characters at its end (a weight), and a look (``done``, ``dim``)."""

    key: str
    text: str
    mark: str = ""
    tail: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the grid: its name, its cards, and what stands there while it is empty."""

    key: str
    title: str
    cards: tuple[Card, ...] = ()
    hint: str = ""
    here: bool = False
    count: bool = True

    @property
    def heading(self) -> str:
        """Its name with the number of its cards."""
        return f"{self.title} ({len(self.cards)})" if self.count else self.title


Grid = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a cell as laid out: which card, and its text."""

    card: int
    text: str
    first: bool


@dataclass(slots=True)
class _Area:
    """A cell on the screen: its region with the heading, its lines, and how far it is scrolled."""

    cell: Cell
    column: int
    row: int
    region: Region = field(default_factory=Region)
    lines: list[_Line] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    top: int = 0
    width: int = 0

    @property
    def view(self) -> int:
        """How many lines fit below the heading."""
        return max(self.region.height - 1, 0)

    def lay(self, region: Region, language: str) -> None:
        """Lay the cards out in a region; nothing to do when neither the width nor the cards have changed."""
        if self.width != region.width or not self.starts:
            self.width = region.width
            self.lines, self.starts = _laid_out(self.cell, region.width, language)
        self.region = region
        self.top = max(0, min(self.top, len(self.lines) - self.view))

    def extent(self, card: int) -> tuple[int, int]:
        """The first line of a card and how many it has."""
        if not self.cell.cards:
            return 0, max(len(self.lines), 1)
        end = self.starts[card + 1] if card + 1 < len(self.starts) else len(self.lines)
        return self.starts[card], end - self.starts[card]


def _laid_out(cell: Cell, width: int, language: str) -> tuple[list[_Line], list[int]]:
    lines: list[_Line] = []
    starts: list[int] = []
    for number, card in enumerate(cell.cards):
        starts.append(len(lines))
        room = max(width - len(card.mark) - (1 if card.mark else 0) - 1, 2)
        text = f"{card.text}\u00a0{card.tail}" if card.tail else card.text  # the tail never stands alone on a line
        for at, line in enumerate(wrap(text, room, language)):
            lines.append(_Line(number, line, at == 0))
    if not cell.cards:
        lines = (
            [_Line(-1, line, first=False) for line in wrap(cell.hint, max(width - 1, 2), language)] if cell.hint else []
        )
        starts = [0]
    return lines, starts


class Board(Panel):
    """A grid of cells with cards, as one widget."""

    def __init__(
        self,
        *,
        id: str | None = None,
        narrow: Literal["column", "cell"] = "cell",
        wide_column: int = 22,
        language: str = "fi",
    ) -> None:
        super().__init__(id=id, language=language)
        self._narrow = narrow
        self._wide_column = wide_column
        self._areas: dict[str, _Area] = {}
        self._grid: Grid = ()
        self._here = ""
        self._card = 0
        self._zoomed = False
        self._laid_for: tuple[int, int, int | str, bool] | None = None

    # Values in

    def show(self, grid: Grid) -> None:
        """Show these cells; the cursor stays on its card, or as near as can be."""
        kept = self.spot
        old = self._areas
        self._areas = {}
        for row, cells in enumerate(grid):
            for column, cell in enumerate(cells):
                area = old.get(cell.key)
                if area is None or area.cell != cell:
                    top = area.top if area else 0
                    area = _Area(cell, column, row, top=top)
                area.column, area.row = column, row
                self._areas[cell.key] = area
        self._grid = grid
        self._laid_for = None
        if self._here not in self._areas:
            self._here = next(iter(self._areas), "")
        if not (kept.key and self.select(kept.key)):
            self._card = max(0, min(self._card, len(self._cell.cards) - 1)) if self._areas else 0
        self.refresh()

    def zoom(self, zoomed: bool | None = None) -> bool:
        """Show only the cell with the cursor, or all again; without an answer, the other of the two."""
        self._zoomed = not self._zoomed if zoomed is None else zoomed
        self._laid_for = None
        self.refresh()
        return self._zoomed

    @property
    def zoomed(self) -> bool:
        """Whether only one cell is shown."""
        return self._zoomed

    # The cursor

    @property
    def _cell(self) -> Cell:
        return self._areas[self._here].cell

    @property
    def spot(self) -> Spot:
        """Where the cursor stands."""
        if self._here not in self._areas:
            return Spot("")
        cards = self._cell.cards
        return Spot(self._here, cards[self._card].key if self._card < len(cards) else "")

    def select(self, key: str) -> bool:
        """Put the cursor on a card, or on a cell by its key."""
        for area in self._areas.values():
            for number, card in enumerate(area.cell.cards):
                if card.key == key:
                    self._stand(area.cell.key, number)
                    return True
        if key in self._areas:
            self._stand(key, 0)
            return True
        return False

    def _select_spot(self, spot: Spot) -> None:
        self.select(spot.key or spot.group)

    def _stand(self, cell: str, card: int) -> None:
        before, old = self._here, self._card
        self._here, self._card = cell, card
        self._follow_cursor(before, old)
        if (before, old) != (cell, card):
            self.post_message(self.Moved(self, self.spot))

    def go(self, direction: Direction) -> bool:
        """Move the cursor: up and down through a column, left and right to the neighbouring cell."""
        if not self._areas:
            return False
        area = self._areas[self._here]
        last = len(area.cell.cards) - 1
        match direction:
            case "up" | "down":
                return self._go_vertically(area, -1 if direction == "up" else 1)
            case "left" | "right":
                return self._go_sideways(area, -1 if direction == "left" else 1)
            case "home":
                self._stand(self._here, 0)
            case "end":
                self._stand(self._here, max(last, 0))
            case _:
                self._stand(self._here, self._paged(area, -1 if direction == "page-up" else 1))
        return True

    def _go_vertically(self, area: _Area, step: int) -> bool:
        card = self._card + step
        if 0 <= card < len(area.cell.cards):
            self._stand(self._here, card)
            return True
        other = self._beside(area, 0, step)
        if other is None:
            return False
        self._stand(other.cell.key, 0 if step > 0 else max(len(other.cell.cards) - 1, 0))
        return True

    def _go_sideways(self, area: _Area, step: int) -> bool:
        other = self._beside(area, step, 0)
        if other is None:
            return False
        line = area.extent(self._card)[0] - area.top if area.starts else 0
        self._stand(other.cell.key, self._card_at_line(other, line))
        return True

    def _beside(self, area: _Area, columns: int, rows: int) -> _Area | None:
        row, column = area.row + rows, area.column + columns
        if 0 <= row < len(self._grid) and 0 <= column < len(self._grid[row]):
            return self._areas[self._grid[row][column].key]
        return None

    def _card_at_line(self, area: _Area, line: int) -> int:
        wanted = area.top + line
        if not area.cell.cards:
            return 0
        if not area.lines:
            return min(self._card, len(area.cell.cards) - 1)
        return max(area.lines[max(0, min(wanted, len(area.lines) - 1))].card, 0)

    def _paged(self, area: _Area, step: int) -> int:
        line = area.extent(self._card)[0] + step * max(area.view - 1, 1)
        return self._card_at_line(area, max(0, min(line, len(area.lines) - 1)) - area.top)

    def neighbour(self, direction: Direction) -> Spot | None:
        """Where the card goes that is carried one step: within its cell, then on into the next one."""
        area = self._areas[self._here]
        others = [card.key for card in area.cell.cards]
        at = self._card
        match direction:
            case "up" if at > 0:
                return Spot(self._here, others[at - 2] if at > 1 else "")
            case "down" if at < len(others) - 1:
                return Spot(self._here, others[at + 1])
            case "up" | "down":
                other = self._beside(area, 0, -1 if direction == "up" else 1)
                return None if other is None else Spot(other.cell.key, _last(other) if direction == "up" else "")
            case "left" | "right":
                other = self._beside(area, -1 if direction == "left" else 1, 0)
                if other is None:
                    return None
                cards = other.cell.cards
                return Spot(other.cell.key, cards[min(at, len(cards)) - 1].key if cards and at else "")
            case _:
                return None

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every card's key and text, cell by cell."""
        return ((card.key, card.text) for row in self._grid for cell in row for card in cell.cards)

    # Layout

    def on_resize(self, _event: events.Resize) -> None:
        """Lay out anew."""
        self._laid_for = None
        if self._areas:
            self._bring_into_view(self._areas[self._here])

    def _follow_cursor(self, before: str, old: int) -> None:
        relaid = self._ensure_layout()
        area = self._areas[self._here]
        scrolled = self._bring_into_view(area)
        if relaid:
            self.refresh()
            return
        self._refresh_card(before, old)
        if before != self._here:
            self._refresh_heading(before)
            self._refresh_heading(self._here)
        if scrolled:
            self.refresh(area.region)
        else:
            self._refresh_card(self._here, self._card)

    def _bring_into_view(self, area: _Area) -> bool:
        if not area.starts or not area.view:
            return False
        start, length = area.extent(self._card)
        top = area.top
        if start < top:
            top = start
        elif start + length > top + area.view:
            top = min(start, start + length - area.view)
        changed = top != area.top
        area.top = top
        return changed

    def _refresh_card(self, cell: str, card: int) -> None:
        area = self._areas.get(cell)
        if area is None or not area.region or card >= max(len(area.cell.cards), 1):
            return
        start, length = area.extent(card)
        y = area.region.y + 1 + start - area.top
        self.refresh(Region(area.region.x, y, area.region.width, length).intersection(area.region))

    def _refresh_heading(self, cell: str) -> None:
        area = self._areas.get(cell)
        if area is not None:
            self.refresh(Region(area.region.x, area.region.y, area.region.width, 1))

    @property
    def _alone(self) -> bool:
        return self._zoomed or self.size.width < NARROW

    def _ensure_layout(self) -> bool:
        """Lay the cells out for this size and cursor; true when that changed where they are."""
        width, height = self.size
        if not self._areas:
            return False
        focus = self._here if self._alone else self._fisheye_column()
        key = (width, height, focus, self._alone)
        if key == self._laid_for:
            return False
        self._laid_for = key
        for area in self._areas.values():
            area.region = Region()
        if self._alone:
            self._lay_alone(width, height)
        else:
            self._lay_grid(width, height)
        self._bring_into_view(self._areas[self._here])
        return True

    def _fisheye_column(self) -> int:
        columns = len(self._grid[0])
        return self._areas[self._here].column if self.size.width // columns < self._wide_column else -1

    def _lay_alone(self, width: int, height: int) -> None:
        here = self._areas[self._here]
        if self._narrow == "cell" or self._zoomed:
            here.lay(Region(0, 1, width, max(height - 1, 0)), self.language)
            return
        shown = [self._areas[row[here.column].key] for row in self._grid]
        self._lay_column(shown, 0, width, 1, height - 1)

    def _lay_grid(self, width: int, height: int) -> None:
        columns = len(self._grid[0])
        edges = self._edges(width, columns)
        heights = self._heights([[self._areas[c.key] for c in row] for row in self._grid], edges, height)
        y = 0
        for row, tall in zip(self._grid, heights, strict=True):
            for column, cell in enumerate(row):
                x, end = edges[column], edges[column + 1]
                gap = 1 if column < columns - 1 else 0
                self._areas[cell.key].lay(Region(x, y, max(end - x - gap, 1), tall), self.language)
            y += tall

    def _lay_column(self, areas: list[_Area], x: int, width: int, y: int, height: int) -> None:
        for area, tall in zip(areas, self._heights([[area] for area in areas], [0, width], height), strict=True):
            area.lay(Region(x, y, width, tall), self.language)
            y += tall

    def _edges(self, width: int, columns: int) -> list[int]:
        focus = self._fisheye_column()
        if focus < 0:
            return [width * number // columns for number in range(columns + 1)]
        wide = max(self._wide_column, width - (columns - 1) * max(LEAST_COLUMN, width // (columns + 1)))
        rest = width - wide
        widths = [wide if number == focus else 0 for number in range(columns)]
        others = [number for number in range(columns) if number != focus]
        for at, number in enumerate(others):
            widths[number] = rest * (at + 1) // len(others) - rest * at // len(others)
        return [sum(widths[:number]) for number in range(columns + 1)]

    def _heights(self, rows: list[list[_Area]], edges: list[int], height: int) -> list[int]:
        """Share the height: each row what its fullest cell needs, less for all when that is too much."""
        needs = []
        for row in rows:
            for area in row:
                area.lay(
                    Region(
                        0,
                        0,
                        max(
                            edges[area.column + 1 if len(edges) > 2 else 1]
                            - edges[area.column if len(edges) > 2 else 0]
                            - 1,
                            1,
                        ),
                        1,
                    ),
                    self.language,
                )
            needs.append(1 + max(len(area.lines) or 1 for area in row))
        return _shared(needs, height, even=len(rows) == 2)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of the board."""
        width = self.size.width
        if not self._areas or not width:
            return self.blank(width)
        self._ensure_layout()
        if self._alone and y == 0:
            return Strip(list(self._names(width)), width).adjust_cell_length(width, self.look(""))
        segments: list[Segment] = []
        x = 0
        for area in self._areas_at(y):
            if area.region.x > x:
                segments.append(Segment("│".rjust(area.region.x - x), self.look("line")))
            segments += self._draw(area, y - area.region.y)
            x = area.region.right
        return Strip(segments).adjust_cell_length(width, self.look(""))

    def _areas_at(self, y: int) -> list[_Area]:
        found = [area for area in self._areas.values() if area.region.y <= y < area.region.bottom]
        return sorted(found, key=lambda area: area.region.x)

    def _names(self, width: int) -> Iterator[Segment]:
        """The names of all cells or columns in one line, shortened until they fit."""
        column = self._narrow == "column" and not self._zoomed
        cells = list(self._grid[0]) if column else [cell for row in self._grid for cell in row]
        here = self._areas[self._here]
        share = max(width // len(cells) - 1, 1)
        for number, cell in enumerate(cells):
            current = number == here.column if column else cell.key == self._here
            name = cell.title if column else f"{clip(cell.title, max(share - 4, 1))} {len(cell.cards)}"
            yield Segment(pad(name, share), self.cursor_look() if current else self.look("title"))
            yield Segment(" ", self.look(""))

    def _draw(self, area: _Area, y: int) -> list[Segment]:
        width = area.region.width
        if y == 0:
            return self._heading(area)
        at = area.top + y - 1
        if at >= len(area.lines):
            return [Segment(" " * width, self._empty_look(area, y))]
        line = area.lines[at]
        if line.card < 0:
            style = self._empty_look(area, 1)
            return [Segment(pad(" " + line.text, width), style if area.cell.key == self._here else self.look("dim"))]
        return self._card_line(area, area.cell.cards[line.card], line)

    def _empty_look(self, area: _Area, y: int) -> Style:
        if self._target is not None and self._target == Spot(area.cell.key):
            return self.look("target")
        return self.cursor_look() if area.cell.key == self._here and not area.cell.cards and y == 1 else self.look("")

    def _card_line(self, area: _Area, card: Card, line: _Line) -> list[Segment]:
        width = area.region.width
        spot = Spot(area.cell.key, card.key)
        base = self.look(card.look)
        chosen = area.cell.key == self._here and line.card == self._card
        if self._target == spot:
            base = self.look("target")
        elif chosen:
            base = self.cursor_look()
        mark = card.mark if line.first else " " * len(card.mark)
        gap = " " if card.mark else ""
        mark_style = base if chosen or self._target == spot or card.look else self.look("mark")
        segments = [Segment(mark + gap, mark_style)] if mark or gap else []
        return [*segments, Segment(pad(line.text, max(width - len(mark) - len(gap), 0)), base)]

    def _heading(self, area: _Area) -> list[Segment]:
        width = area.region.width
        here = area.cell.key == self._here
        style = self.look("title-here" if here or area.cell.here else "title")
        above, below = area.top, max(len(area.lines) - area.top - area.view, 0)
        more = ("▲" if above else "") + ("▼" if below else "")
        title = clip(area.cell.heading, max(width - len(more) - 2, 1))
        bar = "━" if here else "─"
        rest = width - len(more) - 1 - _cells(title)
        return [Segment(title + " ", style), Segment(bar * max(rest, 0) + more, style if here else self.look("line"))]

    # Places

    def region_of(self, spot: Spot) -> Region | None:
        """Where the text of a card stands."""
        self._ensure_layout()
        area = self._areas.get(spot.group)
        if area is None:
            return None
        number = next((n for n, card in enumerate(area.cell.cards) if card.key == spot.key), -1)
        if number < 0:
            return None
        start, length = area.extent(number)
        indent = len(area.cell.cards[number].mark) + (1 if area.cell.cards[number].mark else 0)
        y = area.region.y + 1 + start - area.top
        region = Region(area.region.x + indent, y, area.region.width - indent, length)
        return region.intersection(area.region)

    def spot_at(self, at: Offset) -> Spot | None:
        """What stands at a place of the board."""
        for area in self._areas.values():
            if area.region.contains_point(at):
                line = area.top + at.y - area.region.y - 1
                if at.y > area.region.y and line < len(area.lines) and area.lines[line].card >= 0:
                    return Spot(area.cell.key, area.cell.cards[area.lines[line].card].key)
                return Spot(area.cell.key)
        if self._alone and at.y == 0 and self._grid:
            return self._name_at(at.x)
        return None

    def _name_at(self, x: int) -> Spot | None:
        column = self._narrow == "column" and not self._zoomed
        cells = list(self._grid[0]) if column else [cell for row in self._grid for cell in row]
        number = x // max(self.size.width // len(cells), 1)
        return Spot(cells[number].key) if number < len(cells) else None

    def scroll_by(self, lines: int, at: Offset) -> None:
        """Scroll the cell under the mouse."""
        for area in self._areas.values():
            if area.region.contains_point(at):
                area.top = max(0, min(area.top + lines, len(area.lines) - area.view))
                self.refresh(area.region)


def _last(area: _Area) -> str:
    return area.cell.cards[-1].key if area.cell.cards else ""


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _shared(needs: list[int], height: int, *, even: bool) -> list[int]:
    """Heights for rows that need so many lines; what is left over goes to the last, or evenly."""
    total = sum(needs)
    if total > height:
        heights = [max(2, need * height // total) for need in needs]
        heights[heights.index(max(heights))] += height - sum(heights)
        return [max(each, 0) for each in heights]
    if even:
        half = [height // 2, height - height // 2]
        if all(need <= room for need, room in zip(needs, half, strict=True)):
            return half
    return [*needs[:-1], needs[-1] + height - total]
