"""Three states of one value as one: what it was, what we made of it, and what they made of it."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from toi_tui.editing.sequence import merged_order
from toi_tui.model.item import Row, kinds_of, revise, value_of
from toi_tui.model.kinds import EMPTY, Kind, PerKey, Reference, Several
from toi_tui.model.sameness import same

Three = tuple[Any, Any, Any]
"""A value before, ours, and theirs; None where there is none."""

Dispute = Callable[[str, Three], Any]
"""Told of a field that both sides changed; for a key of a table ``scores.v1be``. Returns what is to stand."""


def merged_row(base: Row, ours: Row, theirs: Row, dispute: Dispute) -> Row:
    """An item, or a part's own fields, with both sides' changes."""
    known = kinds_of(type(ours))
    changes: dict[str, Any] = {}
    for key in [*known, *{**ours.extra, **theirs.extra}]:
        values = value_of(base, key), value_of(ours, key), value_of(theirs, key)
        merged = merged_value(known.get(key), key, values, dispute)
        if not same(merged, values[1]):
            changes[key] = merged
    return revise(ours, changes) if changes else ours


def merged_value(kind: Kind | None, field: str, values: Three, dispute: Dispute) -> Any:
    """A value with both sides' changes, None where there is none; `kind` is None for what nobody knows."""
    base, ours, theirs = values
    if same(ours, theirs) or same(base, theirs):
        return ours
    if same(base, ours):
        return theirs
    if isinstance(kind, PerKey) or (kind is None and isinstance(ours, Mapping) and isinstance(theirs, Mapping)):
        return _merged_table(kind, field, (base if isinstance(base, Mapping) else EMPTY, ours, theirs), dispute)
    if isinstance(kind, Several) and all(len(set(each)) == len(each) for each in values):
        if isinstance(kind.of, Reference) and _orders_differ(base, ours, theirs):
            ours = dispute(field, values)
            theirs = values[2] if ours is values[1] else values[1]
        return tuple(merged_order(base, ours, theirs, _members(base, ours, theirs)))
    return dispute(field, values)


def _merged_table(kind: Kind | None, field: str, tables: Three, dispute: Dispute) -> dict[str, Any]:
    of = kind.of if isinstance(kind, PerKey) else None
    base, ours, theirs = tables
    values = {
        key: merged_value(of, f"{field}.{key}", (base.get(key), ours.get(key), theirs.get(key)), dispute)
        for key in {**ours, **theirs}
    }
    return {key: value for key, value in values.items() if value is not None}


def _members(base: Collection[Any], ours: Collection[Any], theirs: Collection[Any]) -> set[Any]:
    """The values that neither side took out, and those that one put in."""
    return {*ours, *theirs} - (set(base) - set(ours)) - (set(base) - set(theirs))


def _orders_differ(base: Collection[Any], ours: Collection[Any], theirs: Collection[Any]) -> bool:
    """Whether both put what all have into orders of their own."""
    common = set(base) & set(ours) & set(theirs)
    before, here, there = ([each for each in row if each in common] for row in (base, ours, theirs))
    return here not in (before, there) and there != before
