"""Rows with columns that are written in place: Tab goes on to the next column, Enter to the next row."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any, Final

from toi_tui.editing.document import Edit
from toi_tui.editing.items import MoveItem, SetFields
from toi_tui.locale import N_, _
from toi_tui.model import statically
from toi_tui.model.kinds import EMPTY
from toi_tui.shell.editing_screen import EditingScreen
from toi_tui.shell.tools.target import Place, Target
from toi_tui.widgets.panel import Spot
from toi_tui.widgets.register import Register

_GOES_ON: Final = ("tab", "enter")


@statically.frozen
class Columns:
    """How the rows of a list are written.

    Attributes:
        list: the list.
        begins: the columns that a row can begin with; the last of them that says something is what the row is called.
        written: the columns that are written, in the order that Tab goes through.
        choices: the columns that hold one of a few words, and those words in their order.
        also: other columns that can be written, later on; Tab goes through them too.
        ends: the columns of a date that may be said as a week, a month or the like too: its last day is meant.
    """

    list: str
    begins: tuple[str, ...]
    written: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: EMPTY)
    also: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    def __contains__(self, column: str) -> bool:
        return column in (*self.written, *self.also, *self.choices)


class ColumnsScreen(EditingScreen):
    """Registers of rows. A step says of each of its lists which columns it has, and which register shows it."""

    _capturing = ""  # the row that is being written for the first time

    # To be said by the steps

    def columns_at(self, spot: Spot) -> Columns | None:
        """How the rows at a spot are written; None where there are none."""
        raise NotImplementedError

    def register_of(self, columns: Columns) -> Register:
        """The register that shows a list."""
        raise NotImplementedError

    def new_values(self, columns: Columns) -> Mapping[str, Any]:  # noqa: ARG002 - for the steps to say
        """What a new row begins with."""
        return {}

    # What a spot means

    def target(self, spot: Spot) -> Target | None:
        """The row, by its main text."""
        columns = self.columns_at(spot)
        return Target(columns.list, spot.key, self._main(columns, spot.key)) if columns and spot.key else None

    def _main(self, columns: Columns, id: str) -> str:
        row = self.desk.session.items(columns.list).get(id)
        return next((each for each in reversed(columns.begins) if getattr(row, each, "")), columns.begins[0])

    def place(self, spot: Spot) -> Place | None:
        """Behind the row at the cursor."""
        columns = self.columns_at(spot)
        if columns is None:
            return None
        begin = spot.group if spot.group in columns.begins else columns.begins[0]
        return Place(columns.list, spot.key or None, self.new_values(columns), begin)

    def destination(self, spot: Spot, onto: Spot) -> Edit | None:
        """Another place in its list."""
        columns = self.columns_at(spot)
        if columns is None or columns is not self.columns_at(onto):
            return None
        return MoveItem(columns.list, spot.key, columns.list, onto.key)

    def written(self, target: Target, text: str) -> Edit | str:
        """The day by which something is due may be said as a week or a month: its last day."""
        columns = self._columns_of(target)
        if columns is not None and target.field in columns.ends:
            from toi_tui.model.spans import read_span  # nothing is written before the first paint

            span = read_span(text, self.since)
            if span is not None and span.due is not None:
                return SetFields(target.list, target.id, {target.field: span.due})
        return super().written(target, text)

    # Writing

    def action_new(self) -> None:
        """Begin a row; it is written in its register."""
        columns, place = self.columns_at(self.panel.spot), self.place(self.panel.spot)
        if columns is None or place is None:
            super().action_new()
        else:
            self._begin_with(columns, place, columns.begins[0])

    def _begin_with(self, columns: Columns, place: Place, column: str) -> None:
        self._stand_in(columns, column)
        self.begin(replace(place, field=column))

    def begin(self, place: Place) -> None:
        """Begin an item at a place; what follows in its row belongs to it."""
        super().begin(place)
        self._capturing = self._target.id if self._target else ""

    def action_edit(self) -> None:
        """Write the cell with the cursor, or take its next choice."""
        spot = self.panel.spot
        columns = self.columns_at(spot)
        if columns is None:
            super().action_edit()
        elif not spot.key:
            self.action_new()
        elif spot.group in columns.choices:
            self.choose_next(columns, spot)
        else:
            column = spot.group if spot.group in columns else self._main(columns, spot.key)
            self._capturing = ""
            self._write(columns, spot.key, column)

    def _stand_in(self, columns: Columns, column: str) -> None:
        register = self.register_of(columns)
        if self.panel is not register:
            self.show_panel(register)
        register.stand_in(column)

    def _write(self, columns: Columns, id: str, column: str) -> None:
        self._stand_in(columns, column)
        self.register_of(columns).select(id)
        named = columns.begins == (column,)  # the only column that says what the row is
        self.edit(Target(columns.list, id, column, optional=not named))

    def prompt(self, target: Target) -> str:
        """Say where Tab and Enter go on to."""
        if target.lines or self._columns_of(target) is None:
            return super().prompt(target)
        if target.id == self._capturing or self._fresh:
            return _("Tab next column · Enter next row · Esc done")
        return _("Tab next column · Enter or Esc done")

    def _columns_of(self, target: Target) -> Columns | None:
        columns = self.columns_at(Spot(target.field, target.id))
        return columns if columns is not None and columns.list == target.list else None

    def after_kept(self, target: Target, key: str) -> bool:
        """Tab goes on to the next column, Enter to the next row while rows are being captured."""
        columns = self._columns_of(target)
        if columns is None or target.lines or target.field not in columns:
            return super().after_kept(target, key)
        order = columns.written if target.field in columns.written else columns.also
        following = order[order.index(target.field) + 1 :]
        if key == "tab" and following:
            self._write(columns, target.id, following[0])
        elif target.id == self._capturing:
            self.action_new()
        elif key == "tab":
            self.register_of(columns).go("right")
        return True

    def after_tab(self, *, fresh: bool, kept: bool) -> None:
        """Tab in a new row whose first column stays empty begins the row with the next."""
        spot = self.panel.spot
        columns, place = self.columns_at(spot), self.place(spot)
        if columns is None or place is None or kept or not fresh:
            return
        at = columns.begins.index(place.field) + 1
        if at < len(columns.begins):
            self._begin_with(columns, place, columns.begins[at])

    def return_to(self, target: Target) -> None:
        """A cell has its column."""
        columns = self._columns_of(target)
        if columns is None or target.lines:
            super().return_to(target)
        else:
            self.reveal(target.id)
            self._write(columns, target.id, target.field)

    # Choices

    def choose_next(self, columns: Columns, spot: Spot) -> None:
        """Take the next word of a choice."""
        row = self.desk.session.items(columns.list).get(spot.key)
        words = columns.choices[spot.group]
        if row is not None:
            now = words.index(getattr(row, spot.group))
            value = words[(now + 1) % len(words)]
            self.do(SetFields(columns.list, spot.key, {spot.group: value}, label=N_("choosing")))
