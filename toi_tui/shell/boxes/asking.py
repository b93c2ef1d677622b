"""A question with rows: what the box to choose one in and the box to tick some in have in common."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from textual import events
from textual.app import ComposeResult

from toi_tui.shell.boxes.box import Box
from toi_tui.widgets.sheet import Group, Row, Sheet
from toi_tui.widgets.spot import Direction

Answer = TypeVar("Answer")

NONE: Final = "(none)"
"""The key of the row that stands for none of the others; no item has it."""


def plain(choices: Mapping[str, str]) -> Group:
    """Choices that need no heading: keys and what they are called. The empty key stands for none of the others."""
    return Group("choices", "", tuple(Row(key or NONE, name) for key, name in choices.items()))


class Asking(Box[Answer]):
    """A box with a sheet of rows, in groups. What extends it says what Enter and a click do."""

    DEFAULT_CSS = """
    Asking Sheet { height: auto; max-height: 100%; background: $surface; }
    """

    def __init__(self, title: str, groups: Sequence[Group], language: str) -> None:
        super().__init__()
        self._title, self.groups, self._language = title, tuple(groups), language

    def heading(self) -> str:
        """The question."""
        return self._title

    def inside(self) -> ComposeResult:
        """The rows."""
        yield Sheet(id="asked", language=self._language)

    def on_mount(self) -> None:
        """Show the rows."""
        self.begin()
        self.sheet.focus()

    def begin(self) -> None:
        """Show the rows as they are at first."""
        self.sheet.show(self.groups)

    @property
    def sheet(self) -> Sheet:
        """The rows."""
        return self.query_one("#asked", Sheet)

    @property
    def rows(self) -> list[Row]:
        """The rows that the cursor can stand on."""
        return [row for group in self.groups for row in group.rows if row.key]

    def action_go(self, direction: Direction) -> None:
        """Move the cursor."""
        self.sheet.go(direction)

    def action_take(self) -> None:
        """Answer."""
        raise NotImplementedError

    def on_click(self, event: events.Click) -> None:
        """Do what a click on a row does; the second click of two does nothing more, nor does one beside the rows.

        The box hears of clicks all over the screen, and a sheet asks only for the line.
        """
        at, region = event.screen_offset, self.sheet.region
        spot = self.sheet.spot_at(at - region.offset) if region.contains_point(at) else None
        if spot is not None and spot.key and event.chain == 1:
            self.sheet.select_spot(spot)
            self.clicked()

    def clicked(self) -> None:
        """Act on the row that was clicked, where the cursor stands now."""
        raise NotImplementedError
