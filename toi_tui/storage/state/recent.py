"""Where the user was: the sessions opened lately and how each one looked when it was left.

All of it is a convenience: what cannot be read counts as empty, and what cannot be written is let go without a word.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from toi_tui.model import statically
from toi_tui.model.text import clean_line
from toi_tui.storage.disk import atomic
from toi_tui.storage.disk.places import private, session_name, state_folder

BOUND = 30
"""How many sessions are remembered."""

_LIMIT = 4 * 1024 * 1024


@statically.frozen
class Recent:
    """A session that was opened lately."""

    path: Path
    """Where it was opened from, absolute; it may be gone."""
    title: str
    step: str
    """The id of the step that was last open; may be empty."""
    when: datetime
    """When it was last open, with its time zone."""
    name: str
    """Its `session_name`, kept because working it out again would wait for a network folder that is gone."""


def sessions() -> list[Recent]:
    """The sessions opened lately, the last one first."""
    entries = _load(_list()).get("sessions")
    found = [_recent(entry) for entry in entries] if isinstance(entries, list) else []
    return [recent for recent in found if recent][:BOUND]


def remember(path: Path, title: str, step: str, now: datetime) -> None:
    """Put this session first in the list; a naive `now` is local time."""
    name = session_name(path)
    latest = Recent(path.absolute(), title, step, now.astimezone(), name)
    _save(_list(), _table([latest, *_others(name)]))


def forget(path: Path) -> None:
    """Take this session out of the list and forget how it looked; OSError when its view cannot be removed."""
    others = _others(session_name(path))
    if len(others) < len(sessions()):
        _save(_list(), _table(others))
    _view(path).unlink(missing_ok=True)


def load_view(path: Path) -> dict[str, Any]:
    """The view that `save_view` kept for this session; empty when there is none."""
    return _load(_view(path))


def save_view(path: Path, view: Mapping[str, Any]) -> None:
    """Keep how this session looks (cursor, folds, last step): JSON values only, TypeError for others."""
    _save(_view(path), dict(view))


def _list() -> Path:
    return state_folder() / "recent.json"


def _view(path: Path) -> Path:
    return state_folder() / "views" / f"{session_name(path)}.json"


def _others(name: str) -> list[Recent]:
    return [recent for recent in sessions() if recent.name != name]


def _recent(entry: object) -> Recent | None:
    match entry:
        case {"path": str(path), "title": str(title), "step": str(step), "when": str(when), "name": str(name)}:
            with suppress(ValueError, OverflowError, OSError):
                os.fsencode(path)  # refuses what can be no path
                local = datetime.fromisoformat(when).astimezone()
                return Recent(Path(path), clean_line(title), clean_line(step), local, name)
    return None


def _table(recents: list[Recent]) -> dict[str, Any]:
    return {"sessions": [_entry(recent) for recent in recents[:BOUND]]}


def _entry(recent: Recent) -> dict[str, str]:
    return {
        "path": str(recent.path),
        "title": recent.title,
        "step": recent.step,
        "when": recent.when.isoformat(),
        "name": recent.name,
    }


def _load(file: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError, RecursionError):
        import json  # not needed before the first paint

        found = json.loads(atomic.read(file, _LIMIT))
        if isinstance(found, dict):
            return found
    return {}


def _save(file: Path, table: dict[str, Any]) -> None:
    import json

    # Only ASCII: a path with bytes that are no UTF-8 has lone surrogates, which no encoding takes.
    data = json.dumps(table, indent=1).encode("ascii")
    with suppress(OSError):
        private(file.parent)
        atomic.replace(file, data, lasting=False)  # nobody who leaves should wait for it
