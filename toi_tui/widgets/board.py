"""A board: a grid of cells, each a list of cards. SWOT has two by two, the week five columns of four rows.

The whole board is one widget with one cursor. Columns that do not all fit are drawn as with a fisheye: the one with
the cursor is wide. In a narrow room only one column (`narrow="column"`) or one cell (`narrow="cell"`) is drawn, with
the others' names and counts on top.
"""

from collections.abc import Iterator
from typing import Final, Literal

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.strip import Strip

from toi_tui.widgets.board_layout import BRIEF, Area, Card, Cell, Grid, Line, column_widths, indent_of, shared
from toi_tui.widgets.panel import Direction, Panel, Spot
from toi_tui.widgets.text import clip, pad

__all__ = ["Board", "Card", "Cell", "Grid"]

NARROW: Final = 60
_LEAST_OTHERS = 8  # cells that a column needs beside the wide one
_FAVOUR = 2  # how much more of the height the row with the cursor gets when there is not enough


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
        self._areas: dict[str, Area] = {}
        self._grid: Grid = ()
        self._here = ""
        self._card = 0
        self._zoomed = False
        self._laid_for: tuple[object, ...] | None = None

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
                    area = Area(cell, column, row, area.top if area else 0)
                area.column, area.row = column, row
                self._areas[cell.key] = area
        self._grid = grid
        self._laid_for = None
        if self._here not in self._areas:
            self._here = next(iter(self._areas), "")
        stood = self._here
        if not (kept.key and self.select(kept.key)):
            self._card = max(0, min(self._card, len(self._cell.cards) - 1)) if self._areas else 0
        self._repaint(old, {stood, self._here})

    def _repaint(self, old: dict[str, Area], touched: set[str]) -> None:
        """Repaint what differs: a card that moves on a large board must not cost the whole board."""
        self._ensure_layout()
        new = self._areas
        if old.keys() != new.keys() or any(old[key].region != area.region for key, area in new.items()):
            self.refresh()
            return
        for key, area in new.items():
            if area.region and (area is not old[key] or key in touched):
                self.refresh(area.region if key in touched else area.difference(old[key]))

    def zoom(self, zoomed: bool | None = None) -> bool:
        """Show only the cell (or the column) with the cursor, or all again; by itself, the other of the two."""
        self._zoomed = not self._zoomed if zoomed is None else zoomed
        self._laid_for = None
        self.refresh()
        return self._zoomed

    @property
    def zoomed(self) -> bool:
        """Whether only one cell or column is shown."""
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
        if spot.key or spot.group != self._here:
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

    def _go_vertically(self, area: Area, step: int) -> bool:
        card = self._card + step
        if 0 <= card < len(area.cell.cards):
            self._stand(self._here, card)
            return True
        other = self._beside(area, 0, step)
        if other is None:
            return False
        self._stand(other.cell.key, 0 if step > 0 else max(len(other.cell.cards) - 1, 0))
        return True

    def _go_sideways(self, area: Area, step: int) -> bool:
        other = self._beside(area, step, 0)
        if other is None:
            return False
        self._stand(other.cell.key, other.card_at(other.top + area.extent(self._card)[0] - area.top))
        return True

    def _beside(self, area: Area, columns: int, rows: int) -> Area | None:
        row, column = area.row + rows, area.column + columns
        if 0 <= row < len(self._grid) and 0 <= column < len(self._grid[row]):
            return self._areas[self._grid[row][column].key]
        return None

    def _paged(self, area: Area, step: int) -> int:
        return area.card_at(area.extent(self._card)[0] + step * max(area.view - 1, 1))

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
        if self._ensure_layout():
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

    def _bring_into_view(self, area: Area) -> bool:
        if not area.view:
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
    def _by_column(self) -> bool:
        return self._narrow == "column"

    @property
    def _alone(self) -> bool:
        others = len(self._grid[0]) - 1 if self._grid else 0
        return self._zoomed or self.size.width < max(NARROW, self._wide_column + others * _LEAST_OTHERS)

    def _ensure_layout(self) -> bool:
        """Lay the cells out for this size and cursor; true when that changed where they are."""
        width, height = self.size
        if not self._areas:
            return False
        here = self._areas[self._here]
        focus = here.cell.key if self._alone and not self._by_column else (here.row if self._by_column else 0)
        key = (width, height, self._alone, here.column if self._alone else self._fisheye_column(), focus)
        if key == self._laid_for:
            return False
        before = [] if self._laid_for is None else [area.region for area in self._areas.values()]
        self._laid_for = key
        self._lay(width, height)
        self._bring_into_view(here)
        return before != [area.region for area in self._areas.values()]

    def _fisheye_column(self) -> int:
        columns = len(self._grid[0])
        return self._areas[self._here].column if self.size.width // columns < self._wide_column else -1

    def _lay(self, width: int, height: int) -> None:
        here = self._areas[self._here]
        if not self._alone:
            columns = len(self._grid[0])
            widths = column_widths(width, columns, self._fisheye_column(), self._wide_column)
            self._lay_rows([[self._areas[cell.key] for cell in row] for row in self._grid], widths, 0, height)
            return
        for area in self._areas.values():
            area.put(Region())
        rows = [[self._areas[row[here.column].key]] for row in self._grid] if self._by_column else [[here]]
        self._lay_rows(rows, [width], 1, height - 1)

    def _lay_rows(self, rows: list[list[Area]], widths: list[int], y: int, height: int) -> None:
        """Give each row the height that it needs, less when that is too much for all."""
        fisheye = self._fisheye_column() if len(widths) > 1 else -1
        needs = []
        for row in rows:
            brief = [fisheye >= 0 and number != fisheye for number in range(len(row))]
            each = zip(row, widths, brief, strict=True)
            needs.append(max(area.measure(width, self.language, BRIEF if short else 0) for area, width, short in each))
        here = self._areas[self._here].row
        weights = [_FAVOUR if self._by_column and row[0].row == here else 1 for row in rows]
        for row, tall in zip(rows, shared(needs, height, weights), strict=True):
            x = 0
            for area, width in zip(row, widths, strict=True):
                area.put(Region(x, y, width, tall))
                x += width + 1
            y += tall

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

    def _areas_at(self, y: int) -> list[Area]:
        found = [area for area in self._areas.values() if area.region.y <= y < area.region.bottom]
        return sorted(found, key=lambda area: area.region.x)

    def _named(self) -> list[Cell]:
        """The cells whose names stand on top when only one of them, or one column, is shown."""
        return list(self._grid[0]) if self._by_column else [cell for row in self._grid for cell in row]

    def _names(self, width: int) -> Iterator[Segment]:
        """The names of all cells or columns in one line, shortened until they fit."""
        cells = self._named()
        here = self._areas[self._here]
        share = max(width // len(cells) - 1, 1)
        long = all(cell_len(cell.title) <= share for cell in cells)
        for number, cell in enumerate(cells):
            current = number == here.column if self._by_column else cell.key == self._here
            name = cell.name or (cell.title if long or not cell.short else cell.short)
            if not self._by_column:
                name = f"{clip(cell.title, max(share - 4, 1))} {len(cell.cards)}"
            yield Segment(pad(name, share), self.cursor_look() if current else self.look("title"))
            yield Segment(" ", self.look(""))

    def _draw(self, area: Area, y: int) -> list[Segment]:
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

    def _empty_look(self, area: Area, y: int) -> Style:
        if self._target is not None and self._target == Spot(area.cell.key):
            return self.look("target")
        return self.cursor_look() if area.cell.key == self._here and not area.cell.cards and y == 1 else self.look("")

    def _card_line(self, area: Area, card: Card, line: Line) -> list[Segment]:
        width, indent = area.region.width, indent_of(card)
        spot = Spot(area.cell.key, card.key)
        base = self.look(card.look)
        chosen = area.cell.key == self._here and line.card == self._card
        if self._target == spot:
            base = self.look("target")
        elif chosen:
            base = self.cursor_look()
        mark_style = base if chosen or self._target == spot or card.look else self.look("mark")
        mark = pad(card.mark if line.first else "", indent)
        segments = [Segment(mark, mark_style)] if mark else []
        return [*segments, Segment(pad(line.text, max(width - indent, 0)), base)]

    def _heading(self, area: Area) -> list[Segment]:
        width, cell = area.region.width, area.cell
        here = cell.key == self._here
        more = ("▲" if area.top else "") + ("▼" if len(area.lines) - area.top > area.view else "")
        below_first = self._by_column and area.row > 0
        room = max(width - cell_len(more), 1)
        left_out = below_first and cell_len(cell.heading) > room  # the row's name stands in the wide column
        title = "" if left_out else clip(f"{cell.heading} ", room, "")
        rest = max(width - cell_len(title) - cell_len(more), 0)
        aside = next((f" {each}" for each in cell.aside if cell_len(each) + 2 <= rest), "")
        bar = ("━" if here else "─") * max(rest - cell_len(aside), 0)
        style = self.look("title-here" if here or cell.here else "dim" if below_first else "title")
        line = style if here else self.look("line")
        aside_style = style if here else self.look("dim")
        return [Segment(title, style), Segment(bar, line), Segment(aside, aside_style), Segment(more, line)]

    # Places

    def region_of(self, spot: Spot) -> Region | None:
        """Where the text of a card stands; without a card, the heading of its cell."""
        self._ensure_layout()
        area = self._areas.get(spot.group)
        if area is None or not area.region:
            return None
        if not spot.key:
            return Region(area.region.x, area.region.y, area.region.width, 1)
        number = next((n for n, card in enumerate(area.cell.cards) if card.key == spot.key), -1)
        if number < 0:
            return None
        start, length = area.extent(number)
        indent = indent_of(area.cell.cards[number])
        y = area.region.y + 1 + start - area.top
        return Region(area.region.x + indent, y, area.region.width - indent, length).intersection(area.region)

    def spot_at(self, at: Offset) -> Spot | None:
        """What stands at a place of the board."""
        for area in self._areas.values():
            if area.region.contains_point(at):
                return Spot(area.cell.key, self._card_at(area, area.top + at.y - area.region.y - 1))
        if self._alone and at.y == 0 and self._grid:
            return self._name_at(at.x)
        return None

    def _card_at(self, area: Area, line: int) -> str:
        """The card that a line belongs to, empty for none; what is dragged below all cards goes behind the last."""
        cards, on_heading = area.cell.cards, line < area.top
        if on_heading or not cards or (line >= len(area.lines) and self._dragging is None):
            return ""
        return cards[area.card_at(line)].key

    def _name_at(self, x: int) -> Spot | None:
        cells = self._named()
        number = x // max(self.size.width // len(cells), 1)
        return Spot(cells[number].key) if number < len(cells) else None

    def scroll_by(self, lines: int, at: Offset) -> None:
        """Scroll the cell under the mouse."""
        for area in self._areas.values():
            if area.region.contains_point(at):
                area.scroll(lines)
                self.refresh(area.region)


def _last(area: Area) -> str:
    return area.cell.cards[-1].key if area.cell.cards else ""
