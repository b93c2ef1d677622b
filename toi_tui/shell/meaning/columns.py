"""Rows with columns that are written in place: Tab goes on to the next column, Enter to the next row."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

from toi_tui.editing.document import Edit
from toi_tui.editing.items import MoveItem, SetFields
from toi_tui.locale import N_, _
from toi_tui.model import statically
from toi_tui.model.kinds import EMPTY
from toi_tui.shell.meaning.meaning import Meaning
from toi_tui.shell.target import Leaving, Place, Target
from toi_tui.widgets.spot import Direction, Spot


@statically.frozen
class Columns:
    """How the rows of a list are written.

    Attributes:
        list: the list.
        panel: the id of the register that shows it.
        begins: the columns that a row can begin with; the last of them that says something is what the row is called.
        written: the columns that are written, in the order that Tab goes through.
        choices: the columns that hold one of a few words, and those words in their order.
        also: other columns that can be written, later on; Tab goes through them too.
        ends: the columns of a date that may be said as a week, a month or the like too: its last day is meant.
    """

    list: str
    panel: str
    begins: tuple[str, ...]
    written: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: EMPTY)
    also: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    def __contains__(self, column: str) -> bool:
        return column in (*self.written, *self.also, *self.choices)


class ColumnsMeaning(Meaning):
    """Rows of registers. A step says of each of its lists which columns it has."""

    # To be said by the steps

    def columns_at(self, spot: Spot) -> Columns | None:
        """How the rows at a spot are written; None where there are none."""
        raise NotImplementedError

    def new_values(self, columns: Columns, spot: Spot) -> Mapping[str, Any]:  # noqa: ARG002 - for the steps to say
        """The values that a new row begins with."""
        return {}

    # Spots

    def target(self, spot: Spot) -> Target | None:
        """The row, by its main text."""
        columns = self.columns_at(spot)
        return Target(columns.list, spot.key, self.main(columns, spot.key)) if columns and spot.key else None

    def main(self, columns: Columns, id: str) -> str:
        """The column that says what a row is called."""
        row = self.session.items(columns.list).get(id)
        return next((each for each in reversed(columns.begins) if getattr(row, each, "")), columns.begins[0])

    def place(self, spot: Spot) -> Place | str:
        """Behind the row at the cursor; written in its register."""
        columns = self.columns_at(spot)
        if columns is None:
            return _("No row can begin here.")
        begin = spot.group if spot.group in columns.begins else columns.begins[0]
        return Place(columns.list, spot.key or None, self.new_values(columns, spot), begin, panel=columns.panel)

    def begins(self, spot: Spot) -> Place | Target | str:
        """A row, written from its first column on."""
        place, columns = self.place(spot), self.columns_at(spot)
        return replace(place, field=columns.begins[0]) if columns and isinstance(place, Place) else place

    def edits(self, spot: Spot) -> Target | Place | str:
        """The cell with the cursor."""
        columns = self.columns_at(spot)
        if columns is None or not spot.key:
            return super().edits(spot)
        return self.cell(columns, spot.key, spot.group if spot.group in columns else self.main(columns, spot.key))

    def cell(self, columns: Columns, id: str, column: str) -> Target:
        """A cell of a row; only what the row is called by must say something."""
        return Target(columns.list, id, column, optional=columns.begins != (column,))

    def panel_of(self, target: Target) -> str:
        """The register, for a cell."""
        columns = self.columns_of(target)
        return columns.panel if columns is not None and not target.lines else ""

    def columns_of(self, target: Target) -> Columns | None:
        """The columns that a target is one of."""
        columns = self.columns_at(Spot(target.field, target.id))
        return columns if columns is not None and columns.list == target.list and target.field in columns else None

    def destination(self, spot: Spot, onto: Spot) -> Edit | str:
        """Another place in its list."""
        columns = self.columns_at(spot)
        if columns is None or columns is not self.columns_at(onto):
            return ""
        return MoveItem(columns.list, spot.key, columns.list, onto.key)

    # Writing

    def written(self, target: Target, text: str) -> Edit | str:
        """The day by which something is due may be said as a week or a month: its last day."""
        columns = self.columns_of(target)
        if columns is not None and target.field in columns.ends:
            from toi_tui.model.spans import read_span  # nothing is written before the first paint

            span = read_span(text, self.since)
            if span is not None and span.due is not None:
                return SetFields(target.list, target.id, {target.field: span.due})
        return super().written(target, text)

    def prompt(self, target: Target, *, fresh: bool, begun: bool) -> str:
        """Where Tab and Enter go on to."""
        if target.lines or self.columns_of(target) is None:
            return super().prompt(target, fresh=fresh, begun=begun)
        if begun:
            return _("Tab next column · Enter next row · Esc done")
        return _("Tab next column · Enter or Esc done")

    def after(self, left: Leaving) -> Target | Place | Direction | None:
        """With Tab the next column, with Enter the next row while rows are being captured."""
        target = left.target
        columns = self.columns_of(target)
        if columns is None or target.lines:
            return super().after(left)
        if not left.has_text and not target.optional:
            return self._with_next_beginning(columns, left) if left.key == "tab" and left.fresh else None
        order = columns.written if target.field in columns.written else columns.also
        following = order[order.index(target.field) + 1 :]
        if left.key == "tab" and following:
            return self.cell(columns, target.id, following[0])
        if left.begun:
            begins = self.begins(left.spot)
            return None if isinstance(begins, str) else begins
        return "right" if left.key == "tab" else None

    def _with_next_beginning(self, columns: Columns, left: Leaving) -> Place | None:
        """A row that is begun with the next column, as the first one stays empty."""
        at = columns.begins.index(left.target.field) + 1
        place = self.place(left.spot)
        if at < len(columns.begins) and isinstance(place, Place):
            return replace(place, field=columns.begins[at])
        return None

    # Choices

    def next_word(self, columns: Columns, spot: Spot) -> Edit | None:
        """The edit that takes the next word of a choice; None where there is no row."""
        row = self.session.items(columns.list).get(spot.key)
        if row is None:
            return None
        words = columns.choices[spot.group]
        value = words[(words.index(getattr(row, spot.group)) + 1) % len(words)]
        return SetFields(columns.list, spot.key, {spot.group: value}, label=N_("choosing"))
