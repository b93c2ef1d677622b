"""Two people's changes of one session as one: a merge of three states, item by item and field by field.

Each side's additions, deletions, moves and changed fields are taken over. What both changed is not guessed at: ours
stands, and an item of ``conflicts.items`` has both until somebody settles it. Where both sides have found that
already, the same one stands on both from then on.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from toi_tui.editing.conflicts import CONFLICTS, conflict, conflict_id
from toi_tui.editing.sequence import merged_order
from toi_tui.editing.telling_apart import Renamed, agreed_name, named_apart, told_apart
from toi_tui.editing.three_way import Three, merged_row
from toi_tui.model import statically
from toi_tui.model.disputed import written
from toi_tui.model.item import Item, Row, alike, lists_of
from toi_tui.model.names import called
from toi_tui.model.parts.conflicts import Conflict
from toi_tui.model.session import LISTS, PARTS, Session

Key = tuple[object, str]
"""The key of an item while it may change lists: the type of its list, and its id."""

Spot = tuple[str, Item]
"""The list that an item stands in, and the item."""


@statically.frozen
class Merged:
    """The outcome of a merge of two people's changes.

    Attributes:
        session: with the changes of both.
        conflicts: the ids of the conflicts that this merge found; it is clean when there are none.
        renamed: items whose number or letter was taken.
    """

    session: Session
    conflicts: tuple[str, ...]
    renamed: tuple[Renamed, ...]


def merge(base: Session, ours: Session, theirs: Session) -> Merged:
    """Merge what became of a session in two places; `base` is what both began with.

    Without a common beginning, take `toi_tui.editing.ancestor.common` for one.
    """
    theirs = told_apart(base, ours, theirs)
    merging = _Merging(base, ours, theirs)
    session, renamed = named_apart(base, ours, theirs, merging.session())
    new = {id: row for id, row in merging.conflicts.items() if id not in session.conflicts.items}
    if new:
        items = {**session.conflicts.items, **new}
        session = replace(session, conflicts=replace(session.conflicts, items=items))
    return Merged(session, tuple(merging.conflicts), renamed)


class _Merging:
    """One merge, and the conflicts that it found so far."""

    def __init__(self, base: Session, ours: Session, theirs: Session) -> None:
        self._base, self._ours, self._theirs = base, ours, theirs
        self.conflicts: dict[str, Conflict] = {}

    def session(self) -> Session:
        rows = self._rows()
        parts: dict[str, Any] = {}
        for name, of in PARTS.items():
            lists = {key: self._list(f"{name}.{key}", rows[f"{name}.{key}"]) for key in lists_of(of)}
            own = self._fields(name, "", self._base.part(name), self._ours.part(name), self._theirs.part(name))
            parts[name] = replace(own, **lists)
        unknown = self._fields("", "", self._base.part(""), self._ours.part(""), self._theirs.part(""))
        return replace(self._ours, **parts, extra=unknown.extra)

    def _rows(self) -> Mapping[str, Mapping[str, Item]]:
        """The items of every list, in no order yet."""
        sides = (self._base, self._ours, self._theirs)
        twins = set().union(*map(_twins, sides))
        base, ours, theirs = (_spots(side, twins) for side in sides)
        rows: dict[str, dict[str, Item]] = {path: {} for path in LISTS}
        for key in {**ours, **theirs}:
            found = self._item(base.get(key), ours.get(key), theirs.get(key), key[1])
            if found is not None:
                path, row = found
                rows[path][key[1]] = row
        return rows

    def _list(self, path: str, rows: Mapping[str, Item]) -> Mapping[str, Item]:
        base, ours, theirs = (side.items(path) for side in (self._base, self._ours, self._theirs))
        merged = {id: rows[id] for id in merged_order(base, ours, theirs, rows)}
        same = list(merged) == list(ours) and all(merged[id] is ours[id] for id in merged)
        return ours if same else merged

    def _item(self, base: Spot | None, ours: Spot | None, theirs: Spot | None, id: str) -> Spot | None:
        """An item as it becomes, None when it goes; at least one side has it."""
        if ours is None or theirs is None:
            return self._alone(base, ours, theirs, id)
        path = self._path(base, ours, theirs, id)
        before = base[1] if base else type(ours[1])()
        return path, self._fields(path, id, before, ours[1], theirs[1])

    def _alone(self, base: Spot | None, ours: Spot | None, theirs: Spot | None, id: str) -> Spot | None:
        """An item that only one side has: it was added there, or deleted on the other side."""
        left = ours or theirs
        if base is None or left is None:
            return left
        if left[0] == base[0] and alike(left[1], base[1]):
            return None
        values = [called(spot[1]) if spot else None for spot in (base, ours, theirs)]
        what = "deleted-there" if ours else "deleted-here"
        self._record(conflict(what, left[0], id, values=values, private=_private(left[1], base[1])))
        return left

    def _path(self, base: Spot | None, ours: Spot, theirs: Spot, id: str) -> str:
        """The list of an item: the one that a side has put it into, ours when both have."""
        before = base[0] if base else ""
        if before == ours[0]:
            return theirs[0]
        if theirs[0] not in (before, ours[0]):
            values = (before, ours[0], theirs[0])
            found = conflict("moved", ours[0], id, values=values, private=_private(ours[1], theirs[1]))
            return str(self._standing(found, values))
        return ours[0]

    def _fields(self, path: str, id: str, base: Row, ours: Row, theirs: Row) -> Row:
        def dispute(field: str, values: Three) -> Any:
            name = agreed_name(path, field, *values[1:])
            if name is not None:
                return name
            found = conflict("edited", path, id, field, values=values, private=_private(ours, theirs))
            return self._standing(found, values)

        if alike(base, theirs):
            return ours
        if alike(base, ours) and not lists_of(type(ours)):
            return theirs
        if isinstance(ours, Conflict) and isinstance(theirs, Conflict):
            return min(ours, theirs, key=lambda row: (row.ours, row.theirs))
        return merged_row(base, ours, theirs, dispute)

    def _standing(self, found: Conflict, values: Three) -> Any:
        """Record a conflict, and return what stands: ours, but the same on either side where both know of it."""
        self._record(found)
        known = all(conflict_id(found) in side.conflicts.items for side in (self._ours, self._theirs))
        return min(values[1:], key=written) if known else values[1]

    def _record(self, found: Conflict) -> None:
        if found.list != CONFLICTS:  # two people who settle one conflict make no other of it
            self.conflicts[conflict_id(found)] = found


def _private(*rows: Any) -> bool:
    return any(getattr(row, "private", False) for row in rows)


def _twins(session: Session) -> set[Key]:
    """The items whose id stands in several lists of one type: they are known by their list alone."""
    seen: set[Key] = set()
    twins: set[Key] = set()
    for path, rows in session.lists():
        for id in rows:
            key = (LISTS[path], id)
            (twins if key in seen else seen).add(key)
    return twins


def _spots(session: Session, twins: set[Key]) -> dict[Key, Spot]:
    return {
        (path if (LISTS[path], id) in twins else LISTS[path], id): (path, row)
        for path, rows in session.lists()
        for id, row in rows.items()
    }
