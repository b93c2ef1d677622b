"""The lines of a journal: what happened to a session as JSON, one thing a line, and back.

A line that was cut off, or that makes no sense, is where a journal ends: what stands before it holds. A text that is
typed on is told by what is new in it, so that a long one does not stand there as often as it was drafted.
"""

import json
from collections.abc import Generator, Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, Final, get_args

from toi_tui.editing.delta import Delta, ItemChange
from toi_tui.editing.history import Change, ChangeKind
from toi_tui.model import statically
from toi_tui.model.item import Fields
from toi_tui.model.session import LISTS, PARTS
from toi_tui.storage.journal.drafts import typed, typed_on

VERSION: Final = 2


@statically.frozen
class Beginning:
    """The first record of a journal: which session it is about.

    Attributes:
        session: the id of the session.
        digest: of the file that the changes start from.
        path: where that file lay, absolute.
        writer: what this journal is called in the files that it writes.
    """

    session: str
    digest: str
    path: str = ""
    writer: str = ""


@statically.frozen
class Past:
    """A change from before this journal: it is in what the journal starts from, and in the history."""

    change: Change


@statically.frozen
class Saving:
    """The file is about to be written, or has been.

    Attributes:
        digest: of the file then.
        changes: how many changes are in it.
        total: how many there are by now.
        done: whether it was written; until then either the old or the new file may stand there.
        state: the number that this journal, as a writer, gives the file then; 0 when it gives none.
    """

    digest: str
    changes: int
    total: int
    done: bool = False
    state: int = 0

    @property
    def is_all(self) -> bool:
        """Whether the file holds every change there is."""
        return self.done and self.changes == self.total


Record = Beginning | Past | Change | Saving

_KINDS: Final = get_args(ChangeKind)


def line_of(record: Record, before: Record | None = None) -> bytes:
    """A record as a line of a journal, behind that of the record `before`."""
    going_on = typed(before, record) if isinstance(before, Change) and isinstance(record, Change) else None
    return json.dumps(going_on or _said(record), separators=(",", ":")).encode("ascii") + b"\n"


def records(lines: Iterable[bytes], *, begins: bool = True) -> Generator[Record, None, bool]:
    """The records of a journal, as far as they can be read; returns whether that was to the end.

    One of another version has none. Without `begins` the lines are from the midst of one.
    """
    before: Record | None = None
    for number, line in enumerate(lines):
        if not line.endswith(b"\n"):
            return True  # cut off when the program ended
        record = record_of(line, before)
        if record is None or isinstance(record, Beginning) is (number > 0 or not begins):
            return False
        yield record
        before = record
    return True


def record_of(line: bytes, before: Record | None = None) -> Record | None:
    """The record that a line holds, behind the record `before`; None when it makes no sense."""
    try:
        said = json.loads(line)
        return typed_on(before if isinstance(before, Change) else None, said) if "typed" in said else _record(said)
    except (ValueError, TypeError, RecursionError):
        return None


def _said(record: Record) -> dict[str, Any]:
    match record:
        case Beginning(session, digest, path, writer):
            return {"journal": VERSION, "session": session, "digest": digest, "path": path, "writer": writer}
        case Past(change):
            return {"past": _change_said(change)}
        case Saving(digest, changes, total, done, state):
            return {"saved" if done else "saving": digest, "changes": changes, "total": total, "state": state}
    return _change_said(record)


def _change_said(change: Change) -> dict[str, Any]:
    more: dict[str, Any] = {"goes_on": True} if change.goes_on else {}
    more |= {"steps": change.steps} if change.steps != 1 else {}
    more |= {"at": change.at.isoformat()} if change.at is not None else {}
    return {change.kind: change.label, "delta": _delta_said(change.delta), **more}


def _record(said: Any) -> Record:
    match said:
        case {"journal": version, "session": str(session), "digest": str(digest), "path": str(path), "writer": str(to)}:
            if version == VERSION:
                return Beginning(session, digest, path, to)
        case {"saving": str(digest), "changes": int(changes), "total": int(total), "state": int(state)}:
            return Saving(digest, changes, total, state=state)
        case {"saved": str(digest), "changes": int(changes), "total": int(total), "state": int(state)}:
            return Saving(digest, changes, total, done=True, state=state)
        case {"past": dict(change)}:
            return Past(_change(change))
        case {"delta": list()}:
            return _change(said)
    raise ValueError(said)


def _change(said: Mapping[str, Any]) -> Change:
    goes_on, steps, at = said.get("goes_on", False), said.get("steps", 1), said.get("at")
    if type(goes_on) is not bool or type(steps) is not int:
        raise TypeError(said)
    kind = next((each for each in _KINDS if isinstance(said.get(each), str)), None)
    if kind is None or not isinstance(said.get("delta"), list):
        raise ValueError(said)
    when = datetime.fromisoformat(at) if at is not None else None
    return Change(kind, said[kind], _delta(said["delta"]), goes_on, steps, when)


def _delta_said(delta: Delta) -> list[list[Any]]:
    return [
        [each.list, each.id, _fields_said(each.before), _fields_said(each.after), each.place_before, each.place_after,
         *([each.list_before] if each.list_before else [])]
        for each in delta
    ]  # fmt: skip


def _delta(said: list[Any]) -> Delta:
    return Delta(tuple(map(_item_change, said)))


def _item_change(said: Any) -> ItemChange:
    match said:
        case [str(path), str(id), before, after, None | str() as place_before, None | str() as place_after, *rest]:
            list_before = rest[0] if rest else None
            known = path in LISTS if id else path in PARTS or path == ""
            if known and len(rest) <= 1 and (list_before is None or list_before in LISTS):
                return ItemChange(path, id, _fields(before), _fields(after), place_before, place_after, list_before)
    raise ValueError(said)


def _fields_said(fields: Fields | None) -> dict[str, Any] | None:
    return None if fields is None else {key: _value_said(value) for key, value in fields.items()}


def _fields(said: Any) -> Fields | None:
    match said:
        case None:
            return None
        case dict():
            return {key: _value(value) for key, value in said.items()}
    raise TypeError(said)


def _value_said(value: Any) -> Any:
    match value:
        case datetime() | date() | time():
            return {type(value).__name__: value.isoformat()}
        case Mapping():
            return {"table": _fields_said(value)}
        case tuple() | list():
            return [*map(_value_said, value)]
    return value


def _value(said: Any) -> Any:
    match said:
        case {"datetime": str(text)}:
            return datetime.fromisoformat(text)
        case {"date": str(text)}:
            return date.fromisoformat(text)
        case {"time": str(text)}:
            return time.fromisoformat(text)
        case {"table": dict(table)}:
            return _fields(table)
        case dict():
            raise ValueError(said)
        case list():
            return [*map(_value, said)]
    return said
