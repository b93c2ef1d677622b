"""The session that somebody began with before this start, found among the copies that are kept of its file."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from toi_tui.model.session import Session
from toi_tui.storage import codec
from toi_tui.storage.disk import atomic
from toi_tui.storage.format import plain
from toi_tui.storage.format.problems import BrokenFile
from toi_tui.storage.format.writers import NOBODY, WRITERS, Numbers, Writers, within, writers_of
from toi_tui.storage.state import backups
from toi_tui.storage.weaving.layout import FileLayout

_FIRST: Final = f"\n[{WRITERS}.items.".encode()


def earlier(path: Path, theirs: FileLayout) -> Session | None:
    """The latest kept state of the session at `path` all of whose writers' states are in theirs; None without one.

    A copy that names no writer tells nothing.
    """
    numbers = theirs.writers.numbers
    for copy in backups.copies(path):
        with suppress(BrokenFile, OSError):
            data = atomic.read(copy.path)
            if _fits(_named(data), numbers):
                kept = codec.read(data).layout
                if _fits(kept.writers, numbers) and kept.session.identity.id == theirs.session.identity.id:
                    return kept.session
    return None


def _fits(kept: Writers, numbers: Numbers) -> bool:
    return bool(kept.numbers) and within(kept.numbers, numbers)


def _named(data: bytes) -> Writers:
    """The writers that a file names where this program puts them: to read all of many large files would take long."""
    _before, first, rest = data.partition(_FIRST)
    with suppress(ValueError):
        text = (first + rest).decode()
        return writers_of(plain.loads(text), text) or NOBODY
    return NOBODY
