"""Items and parts: what a table of the session file becomes, and the one way to make or revise one."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, replace
from typing import Any, TypeVar

from toi_tui.model import statically
from toi_tui.model.declaring import ITEMS, KIND, STATED, never
from toi_tui.model.kinds import EMPTY, Kind, UnfitError
from toi_tui.model.sameness import same

Fields = Mapping[str, Any]
Row = TypeVar("Row", bound="Table")


@statically.frozen(kw_only=True)
class Table:
    """A table of the session file; `extra` holds the keys that this version does not know, untouched."""

    extra: Mapping[str, Any] = EMPTY


@statically.frozen(kw_only=True)
class Item(Table):
    """A thing with an id. The id is its key in the list that holds it, not a field."""

    note: str = never.text()
    private: bool = never.flag()


class MisfitError(ValueError):
    """A field's value that its kind does not allow.

    Attributes:
        key: the field.
        value: what was to be put there.
        kind: what the field holds.
    """

    def __init__(self, key: str, value: Any, kind: Kind) -> None:
        super().__init__(key)
        self.key, self.value, self.kind = key, value, kind


_kinds: dict[type, Mapping[str, Kind]] = {}
_defaults: dict[type, Mapping[str, Any]] = {}
_unsaid: dict[type, Mapping[str, Any]] = {}


def kinds_of(table: type[Any]) -> Mapping[str, Kind]:
    """The fields of a table that hold values, in the order of the file: its own, then `note` and `private`."""
    found = _kinds.get(table)
    if found is None:
        own = {each.name: each.metadata[KIND] for each in fields(table) if KIND in each.metadata}
        last = {name: own.pop(name) for name in ("note", "private") if name in own}
        found = _kinds[table] = own | last
    return found


def lists_of(part: type[Any]) -> Mapping[str, type[Item]]:
    """The lists of a part and the type of their items, in the order of the file."""
    return {each.name: each.metadata[ITEMS] for each in fields(part) if ITEMS in each.metadata}


def defaults_of(table: type[Any]) -> Mapping[str, Any]:
    """The value of each field when the file says nothing."""
    found = _defaults.get(table)
    if found is None:
        found = _defaults[table] = {each.name: _default(each) for each in fields(table)}
    return found


def _unsaid_of(table: type[Any]) -> Mapping[str, Any]:
    found = _unsaid.get(table)
    if found is None:
        found = _unsaid[table] = {
            each.name: _default(each) for each in fields(table) if KIND in each.metadata and not each.metadata[STATED]
        }
    return found


def _default(each: Field[Any]) -> Any:
    return None if each.default is MISSING else each.default


def make(table: type[Row], values: Fields) -> Row:
    """Make an item or part of these values; unknown keys go to `extra`.

    Raises:
        MisfitError: a value that its field cannot hold.
    """
    known_kinds = kinds_of(table)
    known: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key, value in values.items():
        kind = known_kinds.get(key)
        if kind is None:
            extra[key] = value
        else:
            try:
                known[key] = kind.fit(value)
            except UnfitError:
                raise MisfitError(key, value, kind) from None
    return table(**known, extra=extra) if extra else table(**known)


def revise(row: Row, values: Fields) -> Row:
    """Give some fields of an item or part new values; None puts the default back.

    Raises:
        MisfitError: a value that its field cannot hold.
    """
    known_kinds, defaults = kinds_of(type(row)), defaults_of(type(row))
    known: dict[str, Any] = {}
    extra = dict(row.extra)
    for key, value in values.items():
        if key not in known_kinds:
            extra.pop(key, None) if value is None else extra.update({key: value})
        elif value is None:
            known[key] = defaults[key]
        else:
            try:
                known[key] = known_kinds[key].fit(value)
            except UnfitError:
                raise MisfitError(key, value, known_kinds[key]) from None
    return replace(row, **known, extra=extra or EMPTY)


def values_of(row: Table) -> dict[str, Any]:
    """The values that the file says: the fields that differ from their defaults or are always stated, then `extra`."""
    unsaid = _unsaid_of(type(row))
    own = {name: getattr(row, name) for name in kinds_of(type(row))}
    return {name: value for name, value in own.items() if name not in unsaid or value != unsaid[name]} | dict(row.extra)


def value_of(row: Table, key: str) -> Any:
    """One field, known or not; None where there is nothing."""
    return getattr(row, key) if key in kinds_of(type(row)) else row.extra.get(key)


def alike(one: Table, other: Table) -> bool:
    """Whether two items, or two parts with their lists, say the same, unknown keys too."""
    if one is other:
        return True
    if not one.extra and not other.extra:
        return one == other
    return same(one.extra, other.extra) and replace(one, extra=EMPTY) == replace(other, extra=EMPTY)
