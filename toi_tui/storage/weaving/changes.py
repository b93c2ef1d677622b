"""The differences of two sessions, by the tables of the file that have to be written."""

from collections.abc import Mapping

from toi_tui.model import statically
from toi_tui.model.item import Item, Table, alike, lists_of
from toi_tui.model.sameness import same
from toi_tui.model.session import PARTS, Session
from toi_tui.storage.format.tables import own_table


@statically.frozen
class Changes:
    """Differences: of parts in their own fields, of lists in items or their order, and of tables that no part holds."""

    own: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.own) + len(self.lists) + len(self.unknown)


def changes(new: Session, old: Session) -> Changes:
    """The differences of two sessions; an object that both hold is not looked into."""
    if new is old:
        return Changes()
    keys = {**old.extra, **new.extra}
    parts = [name for name in PARTS if new.part(name) is not old.part(name)]
    paths = [f"{name}.{key}" for name in parts for key in lists_of(PARTS[name])]
    return Changes(
        tuple(name for name in parts if _own_differs(new.part(name), old.part(name))),
        tuple(path for path in paths if _list_differs(new.items(path), old.items(path))),
        tuple(key for key in keys if not same(new.extra.get(key), old.extra.get(key))),
    )


def _own_differs(new: Table, old: Table) -> bool:
    return own_table(new) != own_table(old) or not same(new.extra, old.extra)


def _list_differs(new: Mapping[str, Item], old: Mapping[str, Item]) -> bool:
    if new is old:
        return False
    return list(new) != list(old) or any(row is not old[id] and not alike(row, old[id]) for id, row in new.items())
