"""The tick box: some of several rows are ticked, and taken together."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from toi_tui.locale import _
from toi_tui.shell.boxes.asking import Asking
from toi_tui.shell.commands import in_boxes
from toi_tui.widgets.sheet import Group, Row


class TickScreen(Asking[tuple[str, ...]]):
    """Which ones of these: the keys of the rows that are ticked when Enter takes them, in the order of the list.

    Enter where nothing was ever ticked takes the row with the cursor: it is what was meant. With `ticked` a set is
    edited that holds these so far, and Esc keeps what is ticked as it keeps what is written; without, something is to
    happen to what is ticked, and Esc cancels it: the answer is None.
    """

    KEYS = in_boxes.TICK_SOME

    def __init__(
        self, title: str, groups: Sequence[Group], language: str, ticked: Collection[str] | None = None
    ) -> None:
        super().__init__(title, groups, language)
        self._edits = ticked is not None
        self._ticked = set(ticked or ())
        self._untouched = not ticked

    def keys(self) -> Sequence[str]:
        """The keys in words, and how many are ticked where there is room for that."""
        count = len(self._ticked)
        if self._edits:
            said = _("Space ticks ({n}) · Enter or Esc keeps · a all of a list").format(n=count)
            return said, _("Space ticks · Enter or Esc keeps")
        said = _("Space ticks ({n}) · Enter carries · Esc cancels · a all of a list").format(n=count)
        return said, _("Space ticks · a list · Enter · Esc")

    def begin(self) -> None:
        """Show the rows with their boxes."""
        self.sheet.show([replace(group, rows=tuple(map(self._boxed, group.rows))) for group in self.groups])

    def _boxed(self, row: Row) -> Row:
        return replace(row, mark=("☑" if row.key in self._ticked else "☐")) if row.key else row

    def action_tick(self) -> None:
        """Tick the row with the cursor, or take the tick back, and go on to the next."""
        self.clicked()
        self.sheet.go("down")

    def clicked(self) -> None:
        """Tick the row, or take the tick back."""
        self._change(self._ticked ^ {self.sheet.spot.key})

    def action_tick_list(self) -> None:
        """Tick all rows of the list with the cursor; again to take the ticks back."""
        group = next(each for each in self.groups if each.key == self.sheet.spot.group)
        keys = {row.key for row in group.rows if row.key}
        self._change(self._ticked - keys if keys <= self._ticked else self._ticked | keys)

    def _change(self, ticked: set[str]) -> None:
        self._ticked, self._untouched = ticked, False
        self.begin()
        self.say_keys()

    def action_take(self) -> None:
        """Take what is ticked; where nothing was ever ticked, the row with the cursor."""
        if self._untouched:
            self._ticked = {self.sheet.spot.key}
        self.dismiss(self._taken)

    def action_close(self) -> None:
        """Keep what is ticked where a set is edited; else cancel."""
        self.dismiss(self._taken if self._edits else None)

    @property
    def _taken(self) -> tuple[str, ...]:
        return tuple(row.key for row in self.rows if row.key in self._ticked)
