"""Glances at a folder's sessions, kept from the last time: a cache that may be thrown away at any moment.

One file for each folder, with one entry for each of its TOML files, kept as long as the file has the same size and
times. It holds what `toi list` prints of a session and nothing else that people wrote: no items, no private texts.
Searching reads the files themselves. What cannot be read counts as empty; what cannot be written is let go.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from toi_tui.model.overview import Gist
from toi_tui.storage.disk import atomic
from toi_tui.storage.disk.listing import Listed
from toi_tui.storage.disk.places import cache_folder, private, session_name

YOUNG: Final = 2.0
"""Seconds since a file was changed within which it could change once more with the same times: it is not kept."""

_LIMIT = 32 * 1024 * 1024


class Glance(NamedTuple):
    """A look at a file: its gist and how far it is in per cent; no gist when it is no session."""

    gist: Gist | None
    progress: int = 0


class Glances:
    """The glances at the files of a folder. `version` says what they were made by: another one's are not believed."""

    def __init__(self, folder: Path, version: str) -> None:
        self._file = _file(folder)
        self._version = version
        self._old = dict(_entries(self._file, version))
        self._new: dict[str, list[Any]] = {}

    def seen(self, file: Listed) -> Glance | None:
        """The glance at a file that has not changed since; None when it must be read."""
        entry = self._old.get(file.name)
        if entry is not None and entry[0] == [*file.stamp]:
            try:
                glance = _glance(entry[1])
            except (ValueError, TypeError, KeyError):
                return None
            self._new[file.name] = entry
            return glance
        return None

    def remember(self, file: Listed, glance: Glance, now: float) -> None:
        """Keep what was seen of a file that was listed before it was read; `now` is in seconds."""
        if now - file.stamp[0] / 1e9 > YOUNG:
            self._new[file.name] = [[*file.stamp], _said(glance)]

    def keep(self) -> None:
        """Write what has changed; files that are gone are forgotten."""
        if self._new == self._old:
            return
        data = json.dumps({"version": self._version, "files": self._new}).encode("ascii")
        with suppress(OSError):
            private(self._file.parent)
            atomic.replace(self._file, data, lasting=False)


def forget(path: Path) -> None:
    """Remove what was seen of the session at `path`; OSError when it cannot be removed."""
    file = _file(path.parent)
    with suppress(ValueError, RecursionError, FileNotFoundError):
        found = json.loads(atomic.read(file, _LIMIT))
        if isinstance(found, dict) and isinstance(found.get("files"), dict) and found["files"].pop(path.name, None):
            atomic.replace(file, json.dumps(found).encode("ascii"))


def _file(folder: Path) -> Path:
    return cache_folder() / "lists" / f"{session_name(folder)}.json"


def _entries(file: Path, version: str) -> Iterator[tuple[str, list[Any]]]:
    with suppress(OSError, ValueError, RecursionError):
        match json.loads(atomic.read(file, _LIMIT)):
            case {"version": said, "files": dict(files)} if said == version:
                yield from (each for each in files.items() if isinstance(each[1], list) and len(each[1]) == 2)


def _said(glance: Glance) -> dict[str, Any] | None:
    found = glance.gist
    if found is None:
        return None
    return {
        **{key: getattr(found, key) for key in ("title", "practice", "organisation", "language")},
        "dates": [when.isoformat() for when in found.dates],
        "due": [when.isoformat() if when else None for when in found.due],
        "progress": glance.progress,
    }


def _glance(said: Mapping[str, Any] | None) -> Glance:
    """The glance that an entry says; ValueError, TypeError or KeyError when it does not make sense."""
    if said is None:
        return Glance(None)
    texts = {key: said[key] for key in ("title", "practice", "organisation", "language")}
    if not all(isinstance(text, str) for text in texts.values()) or type(said["progress"]) is not int:
        raise TypeError(said)
    dates = tuple(date.fromisoformat(when) for when in said["dates"])
    due = tuple(date.fromisoformat(when) if when is not None else None for when in said["due"])
    return Glance(Gist(**texts, dates=dates, due=due), said["progress"])
