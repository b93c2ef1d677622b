"""How the tiles of a matrix look. A level is said by number, name and border; colour only says it once more."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from toi_tui.widgets.matrix_chart import Chip, Square
from toi_tui.widgets.matrix_layout import NAMES, Tile, flow
from toi_tui.widgets.text import clip, pad, wrap


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


class Inks(NamedTuple):
    """The styles of one tile: its own, and those of what stands in it."""

    own: Style
    plain: Style
    dim: Style
    mark: Style
    cursor: Style


Lines = tuple[tuple[Segment, ...], ...]


def drawn(tile: Tile, inks: Inks, cursor: str, language: str) -> Lines:
    """The lines of a tile, each as wide as its region; `cursor` is the key of the item with the cursor."""
    square = tile.square
    if square is None:
        lines = _name(tile, language)
        inked = ((line, inks.own if line.strip() else inks.plain) for line in lines)  # a blank one shows no look
        return tuple((Segment(line, style),) for line, style in inked)
    chips = _chips(square, tile, inks, cursor)
    return tuple(_framed(square, tile, inks.own, chips))


def _name(tile: Tile, language: str) -> Iterator[str]:
    width, height = tile.region.size
    if tile.row == NAMES:
        yield pad(tile.text, width) if tile.column == NAMES else pad(" " + clip(tile.text, width - 2, "."), width)
        return
    said = wrap(tile.text, max(width - 1, 1), language) if height > 1 else (tile.text,)
    for line in range(height):
        yield pad(said[line] if line < len(said) else "", width - 1) + " "


def _framed(square: Square, tile: Tile, style: Style, chips: list[list[Segment]]) -> Iterator[tuple[Segment, ...]]:
    width, height = tile.region.size
    border, room = BORDERS[square.level], max(width - 2, 0)
    if not square.level:
        lead = tile.inside.x - tile.region.x
        for number, line in enumerate(chips):
            yield Segment(" " * lead if number else pad(square.heading, lead), style), *line
    elif height == 1:
        yield Segment(pad(f"{border.left}{square.level} ", min(3, width - 1)), style), *chips[0]
    else:
        name = clip(square.heading, room, ".")
        edge = border.top * (room - cell_len(name))
        yield (Segment(border.top_left + name + edge + border.top_right, style),)
        for line in chips:
            yield Segment(border.left, style), *line, Segment(border.right, style)
        if height > 2:
            yield (Segment(border.bottom_left + border.bottom * room + border.bottom_right, style),)


def _chips(square: Square, tile: Tile, inks: Inks, cursor: str) -> list[list[Segment]]:
    """The lines of a square's inside."""
    inside = tile.inside
    placed, left_out = flow(square, inside, cursor)
    lines: list[list[Segment]] = []
    for y in range(inside.height):
        segments: list[Segment] = []
        x = 0
        for each in (each for each in placed if each.y == y):
            segments += [
                Segment(" " * (each.x - x), inks.plain),
                Segment(each.chip.text, _ink(each.chip, inks, cursor)),
            ]
            x = each.x + cell_len(each.chip.text)
        rest = f"+{left_out}" if left_out and y == inside.height - 1 else ""
        lines.append([*segments, Segment(clip(rest, inside.width - x, "").rjust(inside.width - x), inks.dim)])
    return lines


def _ink(chip: Chip, inks: Inks, cursor: str) -> Style:
    mine = chip.key == cursor
    if chip.ghost:
        return inks.mark if mine else inks.dim
    return inks.cursor if mine else inks.plain
