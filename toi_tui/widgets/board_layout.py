"""What a board shows, and where: cards in cells, cells in a grid, columns and rows sharing the room."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from rich.cells import cell_len
from textual.geometry import Region

from toi_tui.model import frozen
from toi_tui.widgets.text import clip, wrap

LEAST_COLUMN: Final = 10
BRIEF: Final = 2
"""How many lines of a card are shown in a column that makes room for the wide one."""

_LAYOUTS_KEPT = 4


@frozen.dataclass(frozen=True, slots=True)
class Card:
    """A card: its text, a mark in front, a few characters at its end (a weight), and a look (``done``, ``dim``)."""

    key: str
    text: str
    mark: str = ""
    tail: str = ""
    look: str = ""


@frozen.dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the grid.

    Attributes:
        key: its name for the program.
        title: its name for people.
        cards: what it holds.
        hint: what stands there while it is empty.
        here: whether it is marked out, as today is.
        count: whether the number of cards is shown.
        aside: what stands at the end of the heading: the first of these that fits.
        short: its name where there is hardly any room; empty for its title.
        name: what it is called in the line of names on top, clipped there; empty for its title or its short name.

    """

    key: str
    title: str
    cards: tuple[Card, ...] = ()
    hint: str = ""
    here: bool = False
    count: bool = True
    aside: tuple[str, ...] = ()
    short: str = ""
    name: str = ""

    @property
    def heading(self) -> str:
        """Its name with the number of its cards."""
        return f"{self.title} ({len(self.cards)})" if self.count else self.title


Grid = tuple[tuple[Cell, ...], ...]


@frozen.dataclass(frozen=True, slots=True)
class Line:
    """One line of a cell as laid out: the number of its card (-1: the hint), and its text."""

    card: int
    text: str
    first: bool


@frozen.dataclass(frozen=True, slots=True)
class Layout:
    """A cell's lines in some width, and the line that each card begins at."""

    lines: tuple[Line, ...]
    starts: tuple[int, ...]


@dataclass(slots=True)
class Area:
    """A cell on the screen: its region with the heading, its lines, and how far it is scrolled."""

    cell: Cell
    column: int
    row: int
    top: int = 0
    region: Region = field(default_factory=Region)
    _layouts: dict[tuple[int, int, str], Layout] = field(default_factory=dict)
    _layout: Layout = field(default_factory=lambda: Layout((), (0,)))

    @property
    def view(self) -> int:
        """How many lines fit below the heading."""
        return max(self.region.height - 1, 0)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines as laid out."""
        return self._layout.lines

    def measure(self, width: int, language: str, most: int = 0) -> int:
        """Lay the cards out in a width, each on at most so many lines (0: all); the lines with the heading."""
        key = (width, most, language)
        found = self._layouts.get(key)
        if found is None:
            if len(self._layouts) >= _LAYOUTS_KEPT:
                self._layouts.clear()
            found = self._layouts[key] = _laid_out(self.cell, width, language, most)
        self._layout = found
        return 1 + max(len(found.lines), 1)

    def put(self, region: Region) -> None:
        """Stand in a region, no further scrolled than needed."""
        self.region = region
        if region:
            self.scroll(0)

    def scroll(self, lines: int) -> None:
        """Scroll as far as there is something to see."""
        self.top = max(0, min(self.top + lines, len(self.lines) - self.view))

    def difference(self, old: "Area") -> Region:
        """The part of the region to repaint where `old` stood in the same one: all from the first line that differs."""
        rows = zip(self.visible(), old.visible(), strict=False)
        same = next((number for number, (new, before) in enumerate(rows) if new != before), self.view)
        same = min(same, len(self.visible()), len(old.visible()))
        headings = [(cell.heading, cell.aside, cell.here, cell.short, cell.name) for cell in (self.cell, old.cell)]
        return self.region if headings[0] != headings[1] else self.region.shrink((1 + same, 0, 0, 0))

    def visible(self) -> list[tuple[str, Card | None]]:
        """The lines that show, with their cards."""
        lines = self.lines[self.top : self.top + self.view]
        return [(line.text, self.cell.cards[line.card] if line.card >= 0 else None) for line in lines]

    def extent(self, card: int) -> tuple[int, int]:
        """The first line of a card and how many it has."""
        starts, end = self._layout.starts, len(self.lines)
        if not self.cell.cards or card >= len(starts):
            return 0, max(end, 1)
        return starts[card], (starts[card + 1] if card + 1 < len(starts) else end) - starts[card]

    def card_at(self, line: int) -> int:
        """The card that a line belongs to, the nearest one beyond the ends."""
        lines = self.lines
        return max(lines[max(0, min(line, len(lines) - 1))].card, 0) if lines else 0


def _laid_out(cell: Cell, width: int, language: str, most: int) -> Layout:
    if not cell.cards:
        texts = wrap(cell.hint, max(width - 1, 2), language)[: most or None] if cell.hint else ()
        return Layout(tuple(Line(-1, text, first=False) for text in texts), (0,))
    lines: list[Line] = []
    starts: list[int] = []
    for number, card in enumerate(cell.cards):
        starts.append(len(lines))
        room = max(width - indent_of(card) - 1, 2)
        texts = wrap(f"{card.text} {card.tail}" if card.tail else card.text, room, language)
        if most and len(texts) > most:
            texts = (*texts[: most - 1], clip(texts[most - 1].rstrip("-") + "…", room))
        lines += [Line(number, text, at == 0) for at, text in enumerate(texts)]
    return Layout(tuple(lines), tuple(starts))


def indent_of(card: Card) -> int:
    """How far in a card's text stands: behind its mark."""
    return cell_len(card.mark) + 1 if card.mark else 0


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
