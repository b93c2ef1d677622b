"""Items under other ids: what refers to them follows."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from toi_tui.model.item import Row, kinds_of, lists_of, make, values_of
from toi_tui.model.kinds import Kind, PerKey, Reference, Several
from toi_tui.model.session import PARTS, Session

KEYED: Final = frozenset({"days.items", "tasks.items"})
"""The lists whose items are known by number or code, in every session the same."""


def with_ids(session: Session, new_ids: Mapping[str, str]) -> Session:
    """The session with new ids for these items, and with its references to them; days and tasks stay as they are."""
    return replace(session, **{name: _part(session, name, new_ids) for name in PARTS})


def _part(session: Session, name: str, new_ids: Mapping[str, str]) -> Any:
    part = session.part(name)
    lists = {
        key: {
            id if f"{name}.{key}" in KEYED else new_ids.get(id, id): _row(row, new_ids)
            for id, row in getattr(part, key).items()
        }
        for key in lists_of(type(part))
    }
    return replace(_row(part, new_ids), **lists)


def _row(row: Row, new_ids: Mapping[str, str]) -> Row:
    known = kinds_of(type(row))
    values = {key: _value(known.get(key), value, new_ids) for key, value in values_of(row).items()}
    return make(type(row), values)


def _value(kind: Kind | None, value: Any, new_ids: Mapping[str, str]) -> Any:
    match kind:
        case Reference():
            return new_ids.get(value, value)
        case Several(Reference()):
            return [new_ids.get(id, id) for id in value]
        case PerKey():
            return {new_ids.get(id, id): each for id, each in value.items()}
    return value
