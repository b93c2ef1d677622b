"""The values of a conflict: as texts in its item, and back as values of the field that they are about."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from toi_tui.model.item import Table, kinds_of, value_of
from toi_tui.model.kinds import Exactly, Kind, PerKey, Several, UnfitError, Whole
from toi_tui.model.parts.conflicts import Conflict
from toi_tui.model.session import LISTS, PARTS


def field_kind(conflict: Conflict) -> Kind | None:
    """The kind of the disputed field, for a key of a table that of its values; None where nobody knows."""
    of = LISTS.get(conflict.list) or PARTS.get(conflict.list)
    field, key = field_and_key(conflict.field)
    kind = kinds_of(of).get(field) if of else None
    return kind.of if isinstance(kind, PerKey) and key else kind


def standing_value(conflict: Conflict, row: Table | None) -> Any:
    """The value of the disputed field of an item or part as it is now; None for nothing."""
    field, key = field_and_key(conflict.field)
    value = value_of(row, field) if row is not None else None
    return value.get(key) if key and isinstance(value, Mapping) else value


def other_text(conflict: Conflict, standing: Any) -> str:
    """The value that would take the place of the one that stands: theirs, or ours where theirs stands by now."""
    return conflict.ours if written(standing) == conflict.theirs else conflict.theirs


def field_and_key(field: str) -> tuple[str, str]:
    """A disputed field, and the key when it is one of a table: ``scores.v1be``."""
    name, _dot, key = field.partition(".")
    return name, key


def written(value: Any) -> str:
    """A value as a text; empty for none."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case date() | time():
            return value.isoformat()
        case Mapping():
            return "\n".join(f"{key} = {written(each)}" for key, each in value.items())
        case str():
            return value
        case Sequence():
            return "\n".join(map(written, value))
    return str(value)


def understood(kind: Kind, text: str) -> Any:
    """The value that a text stands for; None for an empty one.

    Raises:
        UnfitError: it stands for none that the field could hold.
    """
    if not text:
        return None
    try:
        return kind.fit(_read(kind, text))
    except ValueError as error:
        raise UnfitError from error


def _read(kind: Kind, text: str) -> Any:
    match kind:
        case Several(of):
            return [_read(of, line) for line in text.split("\n")]
        case Whole():
            return int(text)
        case Exactly(type) if type is bool:
            return {"true": True, "false": False}.get(text)
        case Exactly(type) if type in (date, time, datetime):
            return type.fromisoformat(text)
        case PerKey():
            raise UnfitError
    return text
