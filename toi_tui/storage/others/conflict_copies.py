"""Conflict copies: what sync clients put beside a file that was changed in two places, found by their names."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from toi_tui.storage.disk import atomic

_DAY: Final = r"\d{4}-?\d{2}-?\d{2}"
_MARKED: Final = re.compile(
    "(.+?)(?:"
    rf"\.sync-conflict-{_DAY}-\d{{6}}(?:-[A-Z0-9]{{7}})?"  # Syncthing
    r"| \([^()]*(?:conflict|konflikt|ristirii)[^()]*(?:\(\d+\))?\)"  # Dropbox and Nextcloud, in two languages
    rf"|_conflict-{_DAY}-\d{{6}}"  # ownCloud and older Nextcloud
    rf"|\.conflict-{_DAY}-\d{{6}}(?:-\d+)?"  # this program
    r")\.toml",
    re.IGNORECASE,
)
_COMPUTER: Final = re.compile(r"[A-Z0-9][A-Z0-9-]{0,14}(?:-\d+)?")
"""The end that OneDrive gives a name: the computer's, as Windows writes it, and a number for another one."""


def original_of(path: Path) -> Path | None:
    """The session that this file is a conflict copy of, by its name; None when it does not look like one.

    The session may be gone, but not of a copy that only has a computer's name behind its own.
    """
    marked = _MARKED.fullmatch(path.name)
    if marked:
        return path.with_name(f"{marked[1]}.toml")
    return next((original for original in _without_computer(path) if original.is_file()), None)


def is_marked(path: Path) -> bool:
    """Whether the name says by itself that this is a conflict copy; else only what is in the file can tell."""
    return _MARKED.fullmatch(path.name) is not None


def copies_of(path: Path) -> list[Path]:
    """The conflict copies beside a session, by name; none when the folder cannot be read."""
    with suppress(OSError):
        return sorted(each for each in path.parent.glob("*.toml") if each != path and original_of(each) == path)
    return []


def remove(copy: Path, data: bytes) -> bool:
    """Remove a conflict copy that holds these bytes; false when it was changed meanwhile, and stays.

    Raises:
        OSError: it cannot be read or removed.
    """
    if atomic.read(copy) != data:
        return False
    copy.unlink()
    return True


def _without_computer(path: Path) -> Iterator[Path]:
    """The names without what may be a computer's, the longest first."""
    stem, dash, _end = path.stem.rpartition("-")
    while dash and path.suffix == ".toml":
        if _COMPUTER.fullmatch(path.stem[len(stem) + 1 :]):
            yield path.with_name(f"{stem}.toml")
        stem, dash, _end = stem.rpartition("-")
