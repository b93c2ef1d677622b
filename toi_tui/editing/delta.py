"""Deltas: what changes, item by item. One delta serves history, journal, redraw, save and merge.

`Draft.put` is the only code that changes a session. A delta is applied *to the session as it is now*: a field where
something newer stands leaves it, so that taking back my edit takes back mine alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from toi_tui.editing.order import Order
from toi_tui.model import statically
from toi_tui.model.item import Fields, Item, Table, alike, defaults_of, kinds_of, make, revise, value_of, values_of
from toi_tui.model.sameness import same
from toi_tui.model.session import LISTS, Session

if TYPE_CHECKING:
    from toi_tui.editing.three_way import Three

FIRST = ""  # the place of an item that no other stands before


@statically.frozen
class ItemChange:
    """A change of one item, or of a part's own fields (then `list` is the part and `id` is empty).

    The part without a name is the session's own: the tables that this version does not know.

    `before` and `after` hold the fields that differ: all of them for an item that comes or goes, when the other side
    is None. A field without a value is None. `place` is the id of the item that it stands behind, `FIRST` when none;
    None where the item does not stand, or does not move. `list_before` is the list it comes from, when it changes
    lists: one change, so that what others do to the item meanwhile goes with it.
    """

    list: str
    id: str
    before: Fields | None
    after: Fields | None
    place_before: str | None = None
    place_after: str | None = None
    list_before: str | None = None

    def reversed(self) -> "ItemChange":
        """The change that takes this one back."""
        back = ItemChange(self.list, self.id, self.after, self.before, self.place_after, self.place_before)
        return replace(back, list=self.list_before, list_before=self.list) if self.list_before else back

    @property
    def moves(self) -> bool:
        """Whether an item that stays gets another place."""
        return self.before is not None and self.after is not None and self.place_after is not None


@statically.frozen
class Delta:
    """Changes in their order; each stands on the session that those before it have left."""

    changes: tuple[ItemChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)

    def __iter__(self) -> Iterator[ItemChange]:
        return iter(self.changes)

    @property
    def lists(self) -> frozenset[str]:
        """The lists and parts that it touches."""
        return frozenset(path for each in self.changes for path in (each.list, each.list_before) if path)

    def reversed(self) -> "Delta":
        """The delta that takes this one back."""
        return Delta(tuple(change.reversed() for change in reversed(self.changes)))

    def then(self, later: "Delta") -> "Delta":
        """Both as one. A field that is typed into again and again becomes one change."""
        joined = list(self.changes)
        for change in later:
            merged = _join(joined[-1], change) if joined else None
            if merged is None:
                joined.append(change)
            else:
                joined[-1:] = merged
        return Delta(tuple(joined))


def _join(first: ItemChange, second: ItemChange) -> list[ItemChange] | None:
    """Two changes of one item in a row as one, or as none when they cancel out; None when they stay two."""
    if (first.list, first.id) != (second.list, second.id) or first.moves or second.moves:
        return None
    if first.after is None or second.before is None:
        return None
    if first.before is None and second.after is None:
        return []
    if first.before is None:
        said = {key: value for key, value in {**first.after, **(second.after or {})}.items() if value is not None}
        return [replace(first, after=values_of(make(LISTS[first.list], said)))]
    if second.after is None:
        return None
    before, after = {**second.before, **first.before}, {**first.after, **second.after}
    changed = [key for key in before if not same(before[key], after[key])]
    if not changed:
        return []
    return [replace(first, before={key: before[key] for key in changed}, after={key: after[key] for key in changed})]


class Draft:
    """A session being changed: edits call `add`, `set`, `remove` and `move`; it remembers the delta."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._values: dict[str, dict[str, Item]] = {}
        self._order: dict[str, Order] = {}
        self._parts: dict[str, Table] = {}
        self._changes: list[ItemChange] = []

    def items(self, path: str) -> dict[str, Item]:
        """The items of a list as they are now; not to be changed, and in no order after a move."""
        if path not in self._values:
            self._values[path] = dict(self._session.items(path))
        return self._values[path]

    def order(self, path: str) -> list[str]:
        """The ids of a list in their order as it is now."""
        return self._order[path].ids() if path in self._order else list(self.items(path))

    def rows(self, path: str) -> Mapping[str, Item]:
        """The items of a list as they are now, in their order; the session's own as long as none has changed."""
        if path not in self._values:
            return self._session.items(path)
        return self._sorted(path) if path in self._order else dict(self._values[path])

    def part(self, name: str) -> Table:
        """A part with its own fields as they are now."""
        return self._parts.get(name) or self._session.part(name)

    def add(self, path: str, id: str, values: Fields, after: str | None = None) -> None:
        """Add an item behind `after` (FIRST: in front; None: at the end)."""
        place = after if after is not None else (self._ordered(path).last or FIRST)
        self.put(ItemChange(path, id, None, values_of(make(LISTS[path], values)), None, place))

    def set(self, path: str, id: str, /, **values: Any) -> None:
        """Give fields of an item, or of a part (`id` empty), new values; None puts the default back."""
        row = self.items(path)[id] if id else self.part(path)
        wanted = revise(row, values)
        changed = [key for key in values if not same(value_of(row, key), value_of(wanted, key))]
        if changed:
            before = {key: value_of(row, key) for key in changed}
            self.put(ItemChange(path, id, before, {key: value_of(wanted, key) for key in changed}))

    def remove(self, path: str, id: str) -> None:
        """Remove an item."""
        self.put(ItemChange(path, id, values_of(self.items(path)[id]), None, self._place(path, id), None))

    def move(self, path: str, id: str, after: str) -> None:
        """Put an item behind another one of its list, `FIRST` in front of all."""
        place = self._place(path, id)
        if after not in (place, id):
            self.put(ItemChange(path, id, {}, {}, place, after))

    def relocate(self, path: str, id: str, to: str, after: str | None) -> None:
        """Put an item of one list into another, behind `after` (FIRST: in front; None: at the end); its id stays."""
        place = after if after is not None else (self._ordered(to).last or FIRST)
        self.put(ItemChange(to, id, {}, {}, self._place(path, id), place, path))

    def put(self, change: ItemChange) -> None:
        """Make one change, as far as nothing newer stands in its way, and remember it."""
        done = self._made(change)
        if done is not None:
            self._changes.append(done)

    def finish(self) -> tuple[Session, Delta]:
        """The session as it is now, and what has changed on the way."""
        touched = Delta(tuple(self._changes)).lists
        unknown = {"extra": self._parts[""].extra} if "" in self._parts else {}
        parts = {name: part for name, part in self._parts.items() if name in touched}
        for path in touched & self._values.keys():
            part, _, name = path.partition(".")
            rows = self._values[path]
            ordered = self._sorted(path) if path in self._order else rows
            parts[part] = replace(parts.get(part) or self._session.part(part), **{name: ordered})
        session = replace(self._session, **parts, **unknown) if parts or unknown else self._session  # type: ignore[arg-type]
        return session, Delta(tuple(self._changes))

    def _made(self, change: ItemChange) -> ItemChange | None:
        if not change.id:
            return self._revise(change, self.part(change.list))
        if change.list_before is not None and change.id in self.items(change.list_before):
            return self._relocate(change, change.list_before)
        row = self.items(change.list).get(change.id)
        if change.before is None:
            return self._insert(change) if row is None else self._revise(replace(change, before={}), row)
        if row is None:
            return None  # somebody removed it meanwhile
        if change.after is None:
            return self._delete(change, row)
        return self._revise(change, row)

    def _insert(self, change: ItemChange) -> ItemChange:
        row = make(LISTS[change.list], change.after or {})
        self._stand(change.list, change.id, change.place_after or FIRST)
        self.items(change.list)[change.id] = row
        return change

    def _delete(self, change: ItemChange, row: Item) -> ItemChange | None:
        if not alike(row, make(LISTS[change.list], change.before or {})):
            return None  # it holds something newer than what is to be removed
        place = self._place(change.list, change.id)
        self._ordered(change.list).remove(change.id)
        del self.items(change.list)[change.id]
        return replace(change, place_before=place)

    def _relocate(self, change: ItemChange, source: str) -> ItemChange | None:
        if change.id in self.items(change.list):
            return None  # an item of the same id stands there, and would be lost
        row = self.items(source)[change.id]
        place = self._place(source, change.id)
        moved = make(LISTS[change.list], values_of(row))
        self._ordered(source).remove(change.id)
        del self.items(source)[change.id]
        self._stand(change.list, change.id, change.place_after or FIRST)
        self.items(change.list)[change.id] = moved
        return replace(change, before={}, after={}, place_before=place)

    def _revise(self, change: ItemChange, row: Table) -> ItemChange | None:
        now, then = _revised(row, change.before or {}, change.after or {})
        if then:
            self._hold(change, revise(row, then))
        if change.moves:
            place = self._place(change.list, change.id)
            self._ordered(change.list).remove(change.id)
            self._stand(change.list, change.id, change.place_after or FIRST)
            change = replace(change, place_before=place)
        if not then and not change.moves:
            return None
        return replace(change, before=now, after=then)

    def _hold(self, change: ItemChange, row: Table) -> None:
        if not change.id:
            self._parts[change.list] = row
        elif isinstance(row, Item):
            self.items(change.list)[change.id] = row

    def _ordered(self, path: str) -> Order:
        if path not in self._order:
            self._order[path] = Order(self.items(path))
        return self._order[path]

    def _sorted(self, path: str) -> dict[str, Item]:
        ids = self._order[path].ids()
        return dict(zip(ids, map(self._values[path].__getitem__, ids), strict=True))

    def _place(self, path: str, id: str) -> str:
        return self._ordered(path).before(id) or FIRST

    def _stand(self, path: str, id: str, after: str) -> None:
        """Put an id into the order behind another; behind one that is gone, at the end."""
        order = self._ordered(path)
        order.insert(id, None if after == FIRST else after if after in order else order.last)


def _revised(row: Table, before: Fields, after: Fields) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields of a row that a change reaches, as they are now and then; of a table or a list what stands in it.

    By the same rules as a merge: what others put in or took out meanwhile stays, and so does a field that they changed.
    """
    from toi_tui.editing.three_way import merged_value  # no first picture needs it

    known, defaults = kinds_of(type(row)), defaults_of(type(row))
    now, then = {}, {}
    for key, wanted in after.items():
        held = value_of(row, key)
        values = before.get(key, held), held, defaults.get(key) if wanted is None else wanted
        value = merged_value(known.get(key), key, values, _let_stand)
        if not same(value, held):
            now[key], then[key] = held, value
    return now, then


def _let_stand(_field: str, values: "Three") -> Any:
    """Where both changed the same, what stands now stays."""
    return values[1]


def apply(session: Session, delta: Iterable[ItemChange]) -> tuple[Session, Delta]:
    """The session after a delta, and the part of the delta that took effect."""
    draft = Draft(session)
    for change in delta:
        draft.put(change)
    return draft.finish()
