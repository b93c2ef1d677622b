"""A cell of a board on the screen: its cards as lines of some width, and the part of them that is in view."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, groupby
from typing import Final, NamedTuple

from textual.geometry import Region

from toi_tui.widgets.board_cells import BoardCell, Card, indent_of
from toi_tui.widgets.text import REMEMBERED, clip, wrap
from toi_tui.widgets.window import Window

BRIEF: Final = 2
"""How many lines of a card are shown in a column that makes room for the wide one."""

_MOST_FLOWS = 4


class CardLine(NamedTuple):
    """One line of a cell as laid out: the number of its card (-1: the hint), and its text."""

    card: int
    text: str
    first: bool


class Flow(NamedTuple):
    """A cell's cards in some width: the lines of each (those of the hint alone where there are none)."""

    texts: tuple[tuple[str, ...], ...]
    starts: Sequence[int]
    """The line that each begins at, and how many lines there are."""


@dataclass(slots=True)
class Area:
    """A cell on the screen: its region with the heading, its lines, and the window onto them below the heading."""

    cell: BoardCell
    column: int
    row: int
    window: Window = field(default_factory=Window)
    region: Region = field(default_factory=Region)
    _flows: dict[tuple[int, int, str], Flow] = field(default_factory=dict)
    _flow: Flow = Flow((), (0,))

    def measure(self, width: int, language: str, most: int = 0) -> int:
        """Lay the cards out in a width, each on at most so many lines (0: all); the lines with the heading."""
        key = (width, most, language)
        found = self._flows.get(key)
        if found is None:
            if len(self._flows) >= _MOST_FLOWS:
                self._flows.clear()
            found = self._flows[key] = _laid_out(self.cell, width, language, most)
        self._flow = found
        return 1 + max(found.starts[-1], 1)

    def put(self, region: Region) -> None:
        """Stand in a region, no further scrolled than needed."""
        self.region = region
        self.window = Window(self._flow.starts, max(region.height - 1, 0), self.window.top)
        if region:
            self.scroll(0)

    def scroll(self, lines: int) -> None:
        """Scroll as far as there is something to see."""
        self.window = self.window.scrolled(lines)

    def bring_into_view(self, card: int) -> bool:
        """Scroll until a card is in view; true when that was needed."""
        before, self.window = self.window, self.window.showing(*self.extent(card))
        return self.window.top != before.top

    def line(self, number: int) -> CardLine | None:
        """A line; None below the last."""
        if not 0 <= number < self.window.length:
            return None
        card = self.window.row_at(number)
        at = number - self.window.starts[card]
        return CardLine(card if self.cell.cards else -1, self._flow.texts[card][at], bool(self.cell.cards) and at == 0)

    @property
    def heading_region(self) -> Region:
        """Where the heading stands."""
        return self.region.shrink((0, 0, self.window.view, 0))

    def region_of(self, card: int) -> Region:
        """Where a card stands, as far as it is in view."""
        if card >= max(len(self.cell.cards), 1):
            return Region()
        x, y, width, _height = self.region
        seen = self.window.seen(*self.extent(card))
        return Region(x, y + 1 + seen.start, width, len(seen)) if seen else Region()

    def differences(self, old: "Area") -> Iterator[Region]:
        """The parts of the region to repaint where `old` stood in the same one."""
        new_cell, old_cell = self.cell, old.cell
        headings = [(cell.heading, cell.aside, cell.here, cell.short, cell.name) for cell in (new_cell, old_cell)]
        if headings[0] != headings[1] or self.window.more != old.window.more:
            yield self.heading_region
        x, y, width, _height = self.region
        differs = (new != before for new, before in zip(self.visible(), old.visible(), strict=True))
        for different, lines in groupby(enumerate(differs, y + 1), lambda line: line[1]):
            if different:
                stretch = [line for line, _different in lines]
                yield Region(x, stretch[0], width, len(stretch))

    def visible(self) -> Iterator[tuple[str, bool, Card | None] | None]:
        """The lines in view, as they show: the text, whether the mark stands before it, and the card."""
        cards = self.cell.cards
        for number in range(self.window.top, self.window.top + self.window.view):
            line = self.line(number)
            yield line and (line.text, line.first, cards[line.card] if line.card >= 0 else None)

    def extent(self, card: int) -> tuple[int, int]:
        """The first line of a card and the one behind its last; those of the hint where there are no cards."""
        if not self.cell.cards or card >= len(self.window.starts) - 1:
            return 0, max(self.window.length, 1)
        return self.window.extent(card)

    def card_at(self, line: int) -> int:
        """The card that a line belongs to, the nearest one beyond the ends."""
        return self.window.row_at(line)


def _laid_out(cell: BoardCell, width: int, language: str, most: int) -> Flow:
    if cell.cards:
        texts = tuple([_lines(card, width, language, most) for card in cell.cards])
    elif cell.hint:
        texts = (wrap(cell.hint, max(width - 1, 2), language)[: most or None],)
    else:
        return Flow((), (0,))
    return Flow(texts, (0, *accumulate(map(len, texts))))


def _lines(card: Card, width: int, language: str, most: int) -> tuple[str, ...]:
    """The lines of a card."""
    lay = _laid if len(card.text) <= REMEMBERED else _laid.__wrapped__
    return lay(card, width, language, most)


@lru_cache(maxsize=8192)
def _laid(card: Card, width: int, language: str, most: int) -> tuple[str, ...]:
    room = max(width - indent_of(card) - 1, 2)
    texts = wrap(f"{card.text} {card.tail}" if card.tail else card.text, room, language)
    if most and len(texts) > most:
        texts = (*texts[: most - 1], clip(texts[most - 1].rstrip("-") + "…", room))
    return texts
