"""The files of a folder with their stamps, each looked at once."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from toi_tui.storage.disk.atomic import Stamp, stamp_of


class Listed(NamedTuple):
    """A file of a folder: its name there, and the stamp that it had when it was looked at."""

    name: str
    stamp: Stamp


def files(folder: Path, ending: str) -> Iterator[Listed]:
    """The ordinary files of a folder whose names end so, in small or large letters; in no order.

    What is no ordinary file, or cannot be looked at, is left out; a link is what it leads to.

    Raises:
        OSError: the folder cannot be listed.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if os.path.splitext(entry.name)[1].lower() == ending:  # noqa: PTH122 - a Path for each name costs more
                listed = _listed(entry)
                if listed is not None:
                    yield listed


def _listed(entry: os.DirEntry[str]) -> Listed | None:
    try:
        return Listed(entry.name, stamp_of(entry.stat())) if entry.is_file() else None
    except OSError:  # not ours to look at
        return None
