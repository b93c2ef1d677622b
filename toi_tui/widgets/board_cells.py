"""The values that a board shows: cards in cells, cells in a grid."""

from rich.cells import cell_len

from toi_tui.model import statically


@statically.frozen
class Card:
    """A card: its text, a mark in front, a few characters at its end (a weight), and a look (``done``, ``dim``)."""

    key: str
    text: str
    mark: str = ""
    tail: str = ""
    look: str = ""


@statically.frozen
class BoardCell:
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
    def counted(self) -> str:
        """The number of its cards as the heading shows it, empty where it does not."""
        return f" ({len(self.cards)})" if self.count else ""

    @property
    def heading(self) -> str:
        """Its name with the number of its cards."""
        return self.title + self.counted


BoardCells = tuple[tuple[BoardCell, ...], ...]


def indent_of(card: Card) -> int:
    """How far in a card's text stands: behind its mark."""
    return cell_len(card.mark) + 1 if card.mark else 0
