"""How a board looks: the lines of its cells, their headings, and the names on top where only one is shown."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from toi_tui.widgets.board_area import Area, CardLine
from toi_tui.widgets.board_cells import BoardCell, indent_of
from toi_tui.widgets.board_layout import BoardLayout
from toi_tui.widgets.spot import Spot
from toi_tui.widgets.text import clip, pad


class Pen(NamedTuple):
    """The pen that a board is drawn with: its looks, the cursor, and where something dragged would go."""

    look: Callable[[str], Style]
    cursor: Style
    here: str
    """The cell with the cursor."""
    card: int
    target: Spot | None


def line_of(layout: BoardLayout, y: int, pen: Pen) -> list[Segment]:
    """A line through all areas that it crosses."""
    segments: list[Segment] = []
    x = 0
    for area in layout.across(y):
        if area.region.x > x:
            segments.append(Segment("│".rjust(area.region.x - x), pen.look("line")))
        line = y - area.region.y
        segments += _inside(area, line - 1, pen) if line else _heading(area, pen, by_column=layout.by_column)
        x = area.region.right
    return segments


def names(layout: BoardLayout, width: int, pen: Pen) -> Iterator[Segment]:
    """The names of all cells or columns in one line, shortened until they fit."""
    cells, by_column = layout.named, layout.by_column
    share = max(width // len(cells) - 1, 1)
    long = all(cell_len(cell.title) <= share for cell in cells)
    for number, cell in enumerate(cells):
        current = number == layout.areas[pen.here].column if by_column else cell.key == pen.here
        name = cell.name or (cell.title if long or not cell.short else cell.short)
        if not by_column:
            name = f"{clip(cell.title, max(share - 4, 1))} {len(cell.cards)}"
        yield Segment(pad(name, share), pen.cursor if current else pen.look("title"))
        yield Segment(" ", pen.look(""))


def _inside(area: Area, line: int, pen: Pen) -> Sequence[Segment]:
    """A line below the heading."""
    width, key = area.region.width, area.cell.key
    found = area.line(area.window.top + line)
    if found is not None and found.card >= 0:
        return _card_line(area, found, pen)
    style = pen.look("")
    if pen.target is not None and pen.target == Spot(key):
        style = pen.look("target")
    elif key == pen.here and not area.cell.cards and (line == 0 or found):
        style = pen.cursor
    if found is None:
        return (Segment(" " * width, style),)
    return (Segment(pad(" " + found.text, width), style if key == pen.here else pen.look("dim")),)


def _card_line(area: Area, line: CardLine, pen: Pen) -> Sequence[Segment]:
    card = area.cell.cards[line.card]
    base = pen.look(card.look)
    chosen = area.cell.key == pen.here and line.card == pen.card
    aimed_at = pen.target is not None and pen.target == Spot(area.cell.key, card.key)
    if aimed_at:
        base = pen.look("target")
    elif chosen:
        base = pen.cursor
    mark_style = base if chosen or aimed_at or card.look else pen.look("mark")
    mark = Segment(card.mark if line.first else "", mark_style)
    return _drawn(mark, indent_of(card), Segment(line.text, base), area.region.width)


@lru_cache(maxsize=2048)
def _drawn(mark: Segment, indent: int, text: Segment, width: int) -> Sequence[Segment]:
    """A line of a card in a width; kept, since a card that moves on is drawn as it was, elsewhere."""
    shown = Segment(pad(text.text, max(width - indent, 0)), text.style)
    return (Segment(pad(mark.text, indent), mark.style), shown) if indent else (shown,)


def _heading(area: Area, pen: Pen, *, by_column: bool) -> list[Segment]:
    width, cell = area.region.width, area.cell
    here = cell.key == pen.here
    more = area.window.more
    below_first = by_column and area.row > 0
    room = max(width - cell_len(more), 1)
    left_out = below_first and cell_len(cell.heading) > room  # the row's name stands in the wide column
    title = "" if left_out else _named(cell, room)
    rest = max(width - cell_len(title) - cell_len(more), 0)
    aside = next((f" {each}" for each in cell.aside if cell_len(each) + 2 <= rest), "")
    bar = ("━" if here else "─") * max(rest - cell_len(aside), 0)
    style = pen.look("title-here" if here or cell.here else "dim" if below_first else "title")
    line = style if here else pen.look("line")
    aside_style = style if here else pen.look("dim")
    return [Segment(title, style), Segment(bar, line), Segment(aside, aside_style), Segment(more, line)]


def _named(cell: BoardCell, room: int) -> str:
    """The heading of a cell: a long name is clipped, the number of its cards is not."""
    if cell_len(cell.heading) <= room or not cell.count:
        return clip(f"{cell.heading} ", room, "")
    return clip(cell.title, max(room - cell_len(cell.counted), 1)) + cell.counted
