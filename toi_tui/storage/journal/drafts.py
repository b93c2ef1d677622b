"""A text that is typed on, as a line of a journal: only what is new in it, not the whole as often as it was drafted."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from toi_tui.editing.delta import Delta, ItemChange
from toi_tui.editing.history import Change


def typed(before: Change, change: Change) -> dict[str, Any] | None:
    """The new end of a text that goes on with the one of the change before; None where that does not say it all."""
    first, second = _text_of(before), _text_of(change)
    if first is None or second is None or not change.goes_on or change.label != before.label:
        return None
    (was, _old, then), (now, old, new) = first, second
    if was != now or then != old:
        return None
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    said = {"typed": [start, len(old) - end, new[start : len(new) - end]]}
    return said | ({"at": change.at.isoformat()} if change.at is not None else {})


def typed_on(before: Change | None, said: Mapping[str, Any]) -> Change:
    """The change that such a line tells; ValueError when it makes no sense behind the change before."""
    found = _text_of(before) if before is not None else None
    match said:
        case {"typed": [int(start), int(end), str(new)]} if found is not None and before is not None:
            (path, id, key), _old, old = found
            text = old[:start] + new + old[end:]
            when = datetime.fromisoformat(said["at"]) if "at" in said else None
            delta = Delta((ItemChange(path, id, {key: old}, {key: text}),))
            return Change("edit", before.label, delta, goes_on=True, at=when)
    raise ValueError(said)


def _text_of(change: Change) -> tuple[tuple[str, str, str], str, str] | None:
    """The one text that an edit changes: where it stands, what it was and what it is; None when it is not one text."""
    if change.kind != "edit" or change.steps != 1 or len(change.delta.changes) != 1:
        return None
    (each,) = change.delta
    if each.before is None or each.after is None or len(each.after) != 1:
        return None
    if not (each.place_before is None and each.place_after is None and each.list_before is None):
        return None
    (key,) = each.after
    old, new = each.before.get(key), each.after[key]
    if each.before.keys() != each.after.keys() or not isinstance(old, str) or not isinstance(new, str):
        return None
    return (each.list, each.id, key), old, new


def _common(one: str, other: str) -> int:
    """How many letters two texts begin with alike. Halves are compared, since that is done in one go each."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low
