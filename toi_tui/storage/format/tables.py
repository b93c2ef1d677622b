"""Between the tables of a session file and the session: the quick way in, and the order of the way out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from toi_tui.model.item import Item, Table, kinds_of, lists_of, make, values_of
from toi_tui.model.kinds import EMPTY
from toi_tui.model.session import FORMAT, PARTS, Session

DEPTH: Final = 64
"""How deeply lists and tables that this version does not know may be nested."""


class ShapeError(ValueError):
    """Something that is not the table it has to be, or is nested too deeply."""


def session_of(tables: Mapping[str, Any]) -> Session:
    """The session that these tables hold; `format` is left to the caller.

    Raises:
        ShapeError: something is not a table, is nested too deeply, or has an empty id.
        MisfitError: a value that its field cannot hold.
    """
    parts: dict[str, Any] = {name: part_of(PARTS[name], table) for name, table in tables.items() if name in PARTS}
    extra = {name: value for name, value in tables.items() if name not in PARTS and name != "format"}
    _require_shallow(extra)
    return Session(**parts, extra=extra or EMPTY)


def part_of(of: type[Table], table: Any) -> Table:
    """The part that a table holds; errors as `session_of`."""
    _require_table(table)
    lists = lists_of(of)
    part = make(of, {key: value for key, value in table.items() if key not in lists})
    _require_shallow(part.extra)
    return replace(part, **{name: _items(of, table[name]) for name, of in lists.items() if name in table})


def _items(of: type[Item], table: Any) -> dict[str, Item]:
    _require_table(table)
    if "" in table or not all(type(row) is dict for row in table.values()):
        raise ShapeError
    rows = {id: make(of, row) for id, row in table.items()}
    for row in rows.values():
        if row.extra:
            _require_shallow(row.extra)
    return rows


def _require_table(value: Any) -> None:
    if type(value) is not dict:
        raise ShapeError


def _require_shallow(value: Mapping[str, Any]) -> None:
    if not shallow(value):
        raise ShapeError


def shallow(value: Any) -> bool:
    """Whether lists and tables are nested no deeper than `DEPTH`: writing them takes the stack."""
    level = [value]
    for _ in range(DEPTH):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return True
    return False


def _inside(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return list(value.values())
    return list(value) if isinstance(value, list | tuple) else []


def tables_of(session: Session) -> dict[str, Any]:
    """The tables of a session in the order of the file; a part that says nothing is left out."""
    parts = {name: part_table(session.part(name)) for name in PARTS}
    return {"format": FORMAT, **{name: table for name, table in parts.items() if table}, **session.extra}


def part_table(part: Table) -> dict[str, Any]:
    """A part's own fields, its lists, and what this version does not know; empty when all is as by default."""
    lists = {name: {id: values_of(row) for id, row in getattr(part, name).items()} for name in lists_of(type(part))}
    return {**own_table(part), **{name: rows for name, rows in lists.items() if rows}, **part.extra}


def own_table(part: Table) -> dict[str, Any]:
    """The known fields of a part's own table; empty when the whole part is as by default."""
    if part == type(part)():
        return {}
    known = kinds_of(type(part))
    return {key: value for key, value in values_of(part).items() if key in known}
