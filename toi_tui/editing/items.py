"""Edits that every list knows: add, set, remove, move. The parts' own modules build theirs of these."""

from collections.abc import Mapping
from typing import Any

from toi_tui.editing.delta import FIRST, Draft
from toi_tui.locale import N_
from toi_tui.model import statically
from toi_tui.model.item import Fields


@statically.frozen
class AddItem:
    """Add an item to a list behind `after` (`FIRST`: in front; None: at the end)."""

    list: str
    id: str
    values: Fields
    after: str | None = None
    label: str = N_("adding")

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        draft.add(self.list, self.id, self.values, self.after)


@statically.frozen
class AddItems:
    """Add several items in a row: the lines of a paste."""

    list: str
    items: Mapping[str, Fields]
    after: str | None = None
    label: str = N_("adding several items")

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        after = self.after
        for id, values in self.items.items():
            draft.add(self.list, id, values, after)
            after = id


@statically.frozen
class SetFields:
    """Give fields of an item, or of a part's own table (`id` empty), new values; None puts the default back."""

    list: str
    id: str
    values: Mapping[str, Any]
    label: str = N_("editing")

    def run(self, draft: Draft) -> None:
        """Change the draft; an item that is gone meanwhile stays gone."""
        if not self.id or self.id in draft.items(self.list):
            draft.set(self.list, self.id, **self.values)


@statically.frozen
class RemoveItems:
    """Remove items of a list."""

    list: str
    ids: tuple[str, ...]
    label: str = N_("deleting")

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        for id in self.ids:
            if id in draft.items(self.list):
                draft.remove(self.list, id)


@statically.frozen
class MoveItem:
    """Move an item behind `after` (`FIRST`: in front; None: at the end), within its list or into another.

    `values` change on the way: the day of a card, say. Its id stays.
    """

    list: str
    id: str
    to: str
    after: str | None
    values: Mapping[str, Any] | None = None
    label: str = N_("moving")

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        if self.id not in draft.items(self.list):
            return
        if self.to == self.list:
            others = [id for id in draft.order(self.list) if id != self.id]
            draft.move(self.list, self.id, self.after if self.after is not None else (others[-1] if others else FIRST))
            if self.values:
                draft.set(self.list, self.id, **self.values)
            return
        draft.relocate(self.list, self.id, self.to, self.after)
        if self.values:
            draft.set(self.to, self.id, **self.values)
