"""Where everything of a grid stands: the widths of its columns, the heights of its rows, the lines of its cells."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len

from toi_tui.model import statically
from toi_tui.widgets.text import clip, one_line, wrap

TALLEST_HEADING: Final = 2
_TALLEST: Final = 6  # lines of a row without the cursor, where not all fit
_ROOMY: Final = 160  # cells from which on no column needs to be wider than its share
_LABEL: Final = 14  # cells of a column's name where one row is shown at a time


@statically.frozen
class GridColumn:
    """A column: its name, the least width it needs, and which share of the room left over it takes.

    `heading` says that the heading is an item itself: the cursor can stand on it, and the column may be out of view
    when there are many; all others are always drawn. The cursor passes a column that is no `stop`.
    """

    key: str
    title: str
    width: int
    stretch: int = 0
    stop: bool = True
    heading: bool = False


@statically.frozen
class GridCell:
    """A cell: a mark in front (`lead`), a text, and a remark below it (`tail`); `look` is the text's."""

    text: str = ""
    lead: str = ""
    tail: str = ""
    look: str = ""


@statically.frozen
class GridRow:
    """A row: a cell for each column."""

    key: str
    cells: tuple[GridCell, ...]


Words = tuple[tuple[str, str], ...]
"""A line of a cell: texts, each with its look."""


@statically.frozen
class CellLine:
    """A line of a cell where it stands: the number of its column, its place and its words."""

    column: int
    x: int
    width: int
    words: Words


RowLine = tuple[CellLine, ...]


def widths(columns: Sequence[GridColumn], width: int, here: int, first: int) -> dict[int, int]:
    """The widths of the columns that are drawn, by number; where room is short `here`, a heading column, gets more.

    `first` is the first heading column that is drawn when they do not all fit; it moves so that `here` is among them.
    """
    pinned = [number for number, column in enumerate(columns) if not column.heading]
    items = [number for number, column in enumerate(columns) if column.heading]
    room = width - sum(columns[number].width + 1 for number in pinned) + 1
    fitting = _window(columns, items, room, here, first)
    drawn = sorted((*pinned, *fitting))
    rest = max(width - sum(columns[number].width for number in drawn) - len(drawn) + 1, 0)
    widened = here if width < _ROOMY and columns[here].heading else -1
    shares = {number: columns[number].stretch * (2 if number == widened else 1) for number in drawn}
    total = sum(shares.values()) or 1
    return {number: columns[number].width + rest * shares[number] // total for number in drawn}


def _window(columns: Sequence[GridColumn], items: list[int], room: int, here: int, first: int) -> list[int]:
    """As many heading columns as fit, from `first` on or so that `here` is the last of them."""
    if sum(columns[number].width + 1 for number in items) <= room or not items:
        return items
    count = max(room // (max(columns[number].width for number in items) + 1), 1)
    at = items.index(first) if first in items else 0
    if here in items:
        at = max(min(at, items.index(here)), items.index(here) - count + 1)
    at = max(0, min(at, len(items) - count))
    return items[at : at + count]


def heights(full: Sequence[int], here: int, view: int) -> tuple[list[int], bool]:
    """The heights of rows that need so many lines each, and whether a line is drawn between them.

    All as high as they need where that fits; else the one with the cursor is, and the others share what is left over.
    """
    if sum(full) + len(full) - 1 <= view:
        return [height + 1 for height in full], True
    if sum(full) <= view:
        return list(full), False
    found = [1] * len(full)
    if here < len(full):
        found[here] = min(full[here], view)
    for cap in range(2, _TALLEST + 1):
        for row, height in enumerate(full):
            if found[row] < min(height, cap) and sum(found) < view:
                found[row] += 1
    return found, False


def cell_lines(cell: GridCell, width: int, language: str) -> list[Words]:
    """All lines of a cell."""
    said = " ".join(part for part in (cell.lead, cell.text) if part)
    lines: list[Words] = [((line, cell.look),) for line in wrap(said, width, language)] if said else []
    if cell.lead and lines:
        ((start, look),) = lines[0]
        lines[0] = ((start[: len(cell.lead) + 1], "mark"), (start[len(cell.lead) + 1 :], look))
    if cell.tail:
        lines += [((line, "dim"),) for line in wrap(cell.tail, width, language)]
    return lines or [(("", ""),)]


def cut(lines: list[Words], height: int, width: int) -> list[Words]:
    """The first lines of a cell; the last one tells when there is more."""
    if len(lines) <= height:
        return lines
    *words, (last, look) = lines[height - 1]
    used = sum(cell_len(text) for text, _look in words)
    return [*lines[: height - 1], (*words, (clip(last, max(width - used - 1, 0), "") + "…", look))]


def row_lines(row: GridRow, drawn: dict[int, int], height: int, language: str) -> list[RowLine]:
    """The lines of a row, as many as its height."""
    columns: list[list[CellLine]] = []
    x = 0
    for number, width in drawn.items():
        lines = cut(cell_lines(row.cells[number], width, language), height, width)
        lines += [(("", ""),)] * (height - len(lines))
        columns.append([CellLine(number, x, width, words) for words in lines])
        x += width + 1
    return [tuple(pieces) for pieces in zip(*columns, strict=True)]


def full_height(row: GridRow, drawn: dict[int, int], language: str) -> int:
    """How many lines a row needs."""
    return max(len(cell_lines(row.cells[number], width, language)) for number, width in drawn.items())


def heading_lines(columns: Sequence[GridColumn], drawn: dict[int, int], language: str) -> list[RowLine]:
    """The headings above their columns, in at most two lines."""
    titles = GridRow("", tuple(GridCell(column.title) for column in columns))
    height = min(full_height(titles, drawn, language), TALLEST_HEADING)
    return row_lines(titles, drawn, height, language)


def page_lines(columns: Sequence[GridColumn], row: GridRow | None, width: int, language: str) -> list[RowLine]:
    """One row alone, a column below the other with its name in front; without a row the headings that are items."""
    return [line for number in range(len(columns)) for line in _entry(columns, number, row, width, language)]


def _entry(
    columns: Sequence[GridColumn], number: int, row: GridRow | None, width: int, language: str
) -> Iterator[RowLine]:
    column = columns[number]
    if row is None:
        if column.heading:
            for line in wrap(column.title, width, language):
                yield (CellLine(number, 0, width, ((line, ""),)),)
        return
    if number == 0:
        for words in cell_lines(row.cells[0], width, language):
            yield (CellLine(0, 0, width, words),)
        return
    if row.cells[number] == GridCell() and not column.stop:
        return
    name = clip(one_line(column.title), _LABEL - 1, ".")
    for words in cell_lines(row.cells[number], width - _LABEL, language):
        yield (CellLine(-1, 0, _LABEL - 1, ((name, "title"),)), CellLine(number, _LABEL, width - _LABEL, words))
        name = ""
