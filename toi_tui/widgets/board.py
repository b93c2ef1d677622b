"""A board: a grid of cells, each a list of cards. SWOT has two by two, the week five columns of four rows.

The whole board is one widget with one cursor. Columns that do not all fit are drawn as with a fisheye: the one with
the cursor is wide. In a narrow room only one column (`narrow="column"`) or one cell (`narrow="cell"`) is drawn, with
the others' names and counts on top.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import ClassVar, Literal

from textual import events
from textual.geometry import Offset, Region
from textual.strip import Strip

from toi_tui.widgets.board_area import Area
from toi_tui.widgets.board_cells import BoardCell, BoardCells, Card, indent_of
from toi_tui.widgets.board_drawing import Pen, line_of, names
from toi_tui.widgets.board_layout import BoardLayout
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.spot import Direction, Spot

__all__ = ["Board", "BoardCell", "BoardCells", "Card"]


class Board(Panel):
    """A grid of cells with cards, as one widget."""

    has_parts: ClassVar[bool] = True

    def __init__(
        self,
        *,
        id: str | None = None,
        narrow: Literal["column", "cell"] = "cell",
        wide_column: int = 22,
        language: str = "fi",
    ) -> None:
        super().__init__(id=id, language=language)
        self._board = BoardLayout(by_column=narrow == "column", wide_column=wide_column, language=language)
        self._here = ""
        self._card = 0

    # Values in

    def show(self, grid: BoardCells) -> None:
        """Show these cells; the cursor stays on its card, or as near as can be."""
        spot, stood = self.spot, self._areas.get(self._here)
        cursor = stood.region_of(self._card) if stood else Region()
        before = {stood.cell.key: replace(stood)} if stood else {}  # it may be scrolled
        before = self._board.take(grid) | before
        if self._here not in self._areas:
            self._here = next(iter(self._areas), "")
        if not (spot.key and self.select(spot.key)):
            self._card = max(0, min(self._card, len(self._cell.cards) - 1)) if self._areas else 0
        if self._ensure_layout():
            self.refresh()
        else:
            self._repaint(before, spot.group, cursor)

    def _repaint(self, before: Mapping[str, Area], stood: str, cursor: Region) -> None:
        """Repaint what differs: a card that moves on a large board must not cost the whole board.

        The cursor was in the cell `stood`, on the lines of `cursor`.
        """
        regions = {cursor}
        if self._board.alone:
            regions.add(Region(0, 0, self.size.width, 1))  # the names, with their counts
        for key, area in self._areas.items():
            old = before.get(key)
            if old is not None and old is not area and old.region == area.region:
                regions.update(area.differences(old))
        if self._here in self._areas:
            regions.add(self._areas[self._here].region_of(self._card))
        if self._here != stood:
            regions.update(self._areas[key].heading_region for key in (stood, self._here) if key in self._areas)
        self._refresh_some(regions)

    def _refresh_some(self, regions: Iterable[Region]) -> None:
        shown = [region for region in regions if region]
        if shown:
            self.refresh(*shown)

    def zoom(self, zoomed: bool | None = None) -> bool:
        """Show only the cell (or the column) with the cursor, or all again; by itself, the other of the two."""
        self._board.zoomed = not self.zoomed if zoomed is None else zoomed
        self._ensure_layout()
        self.refresh()
        return self.zoomed

    @property
    def zoomed(self) -> bool:
        """Whether only one cell or column is shown."""
        return self._board.zoomed

    # The cursor

    @property
    def _areas(self) -> dict[str, Area]:
        return self._board.areas

    @property
    def _cell(self) -> BoardCell:
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

    def select_spot(self, spot: Spot) -> None:
        """Put the cursor on a spot, where it is here."""
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
                step = -1 if direction == "page-up" else 1
                self._stand(self._here, area.window.a_page_from(self._card, step))
        return True

    def _go_vertically(self, area: Area, step: int) -> bool:
        card = self._card + step
        if 0 <= card < len(area.cell.cards):
            self._stand(self._here, card)
            return True
        other = self._board.beside(area, 0, step)
        if other is None:
            return False
        self._stand(other.cell.key, 0 if step > 0 else max(len(other.cell.cards) - 1, 0))
        return True

    def _go_sideways(self, area: Area, step: int) -> bool:
        other = self._board.beside(area, step, 0)
        if other is None:
            return False
        self._stand(other.cell.key, other.card_at(other.window.top + area.extent(self._card)[0] - area.window.top))
        return True

    def neighbour(self, direction: Direction) -> Spot | None:
        """Where the card goes that is moved one step: within its cell, then on into the next one."""
        area = self._areas[self._here]
        others = [card.key for card in area.cell.cards]
        at = self._card
        match direction:
            case "up" if at > 0:
                return Spot(self._here, others[at - 2] if at > 1 else "")
            case "down" if at < len(others) - 1:
                return Spot(self._here, others[at + 1])
            case "up" | "down":
                other = self._board.beside(area, 0, -1 if direction == "up" else 1)
                return None if other is None else Spot(other.cell.key, _last(other) if direction == "up" else "")
            case "left" | "right":
                other = self._board.beside(area, -1 if direction == "left" else 1, 0)
                if other is None:
                    return None
                cards = other.cell.cards
                return Spot(other.cell.key, cards[min(at, len(cards)) - 1].key if cards and at else "")
            case _:
                return None

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every card's key and text, cell by cell."""
        return ((card.key, card.text) for area in self._areas.values() for card in area.cell.cards)

    # In view

    def on_resize(self, _event: events.Resize) -> None:
        """Lay out anew."""
        if self._ensure_layout():
            self._areas[self._here].bring_into_view(self._card)

    def refresh_cursor(self) -> None:
        """Paint the card under the cursor, and the names on top where one of them stands for it."""
        if self._here in self._areas:
            on_top = Region(0, 0, self.size.width, 1) if self._board.alone else Region()
            self._refresh_some((self._areas[self._here].region_of(self._card), on_top))

    def _ensure_layout(self) -> bool:
        return self._board.lay(self.size, self._here, self._card)

    def _follow_cursor(self, before: str, old: int) -> None:
        if self._ensure_layout():
            self.refresh()
            return
        area, left = self._areas[self._here], self._areas.get(before)
        scrolled = area.bring_into_view(self._card)
        regions = {area.region if scrolled else area.region_of(self._card)}
        if left is not None:
            regions.add(left.region_of(old))
        if left is not None and left is not area:
            regions |= {left.heading_region, area.heading_region}
        self._refresh_some(regions)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of the board."""
        size = self.size
        if not self._areas or not size.width:
            return self.blank(size.width)
        self._board.lay(size, self._here, self._card)
        pen = Pen(self.look, self.cursor_look(), self._here, self._card, self.target)
        on_top = self._board.alone and y == 0
        segments = list(names(self._board, size.width, pen)) if on_top else line_of(self._board, y, pen)
        return Strip(segments).adjust_cell_length(size.width, self.look(""))

    # Places

    def region_of(self, spot: Spot) -> Region | None:
        """Where the text of a card stands; without a card, the heading of its cell."""
        self._ensure_layout()
        area = self._areas.get(spot.group)
        if area is None or not area.region:
            return None
        if not spot.key:
            return area.heading_region
        number = next((n for n, card in enumerate(area.cell.cards) if card.key == spot.key), -1)
        return area.region_of(number).shrink((0, 0, 0, indent_of(area.cell.cards[number]))) if number >= 0 else None

    def spot_at(self, at: Offset) -> Spot | None:
        """The spot at a place of the board; None where none is."""
        area = self._board.at(at)
        if area is not None:
            return Spot(area.cell.key, self._card_at(area, area.window.top + at.y - area.region.y - 1))
        if self._board.alone and at.y == 0 and self._areas:
            return self._name_at(at.x)
        return None

    def _card_at(self, area: Area, line: int) -> str:
        """The card that a line belongs to, empty for none; what is dragged below all cards goes behind the last."""
        cards, on_heading = area.cell.cards, line < area.window.top
        if on_heading or not cards or (line >= area.window.length and self.dragging is None):
            return ""
        return cards[area.card_at(line)].key

    def _name_at(self, x: int) -> Spot | None:
        cells = self._board.named
        number = x // max(self.size.width // len(cells), 1)
        return Spot(cells[number].key) if number < len(cells) else None

    def scroll_by(self, lines: int, at: Offset) -> None:
        """Scroll the cell under the mouse."""
        area = self._board.at(at)
        if area is not None:
            area.scroll(lines)
            self.refresh(area.region)


def _last(area: Area) -> str:
    return area.cell.cards[-1].key if area.cell.cards else ""
