"""A file of a folder read for `toi list`: its gist and how far it is, or whether a text is in it.

What was seen before is not read again, and then this is not even imported.
"""

import re
from pathlib import Path
from typing import Final

from toi_tui.headless.refusal import refused
from toi_tui.model.finding import found_in, texts_of
from toi_tui.model.overview import gist
from toi_tui.model.session import Session
from toi_tui.screens import steps
from toi_tui.storage import codec
from toi_tui.storage.disk import atomic
from toi_tui.storage.format.problems import BrokenFile
from toi_tui.storage.state.glances import Glance

LARGEST: Final = 16 * 1024 * 1024
"""So large a file is read, in bytes."""

_SESSION = re.compile(rb"^[ \t]*+(?:\[session\]|format[ \t]*+=[ \t]*+\d)", re.MULTILINE)


def glance_at(path: Path, wish: str) -> Glance | None:
    """The glance of a file for a list; None when the wish, small letters with single spaces, is not in it.

    Raises:
        Refusal: it seems to be a session and cannot be read.
    """
    session = _read(path, wish)
    if wish and (session is None or not found_in(texts_of(session), wish)):
        return None
    return Glance(gist(session), _progress(session)) if session is not None else Glance(None)


def _read(path: Path, wish: str) -> Session | None:
    """The session of a file; None when it is some other TOML file, or by its bytes cannot have the wish in it."""
    try:
        data = atomic.read(path, LARGEST)
        wanted = _SESSION.search(data) and (not wish or _may_hold(data, wish))
        return codec.read(data, newer_ok=True).session if wanted else None
    except (BrokenFile, OSError) as error:
        raise refused(path, error) from None


def _may_hold(data: bytes, wish: str) -> bool:
    """Whether a file may say this: its text has it, or could have it in escapes or over the end of a line."""
    text = data.decode(errors="replace").casefold()
    return wish in text or "\\" in text or " " in wish


def _progress(session: Session) -> int:
    """How far it is, in per cent: the mean of its steps."""
    parts = [done / count for step in steps() for done, count in (step.progress(session),) if count]
    return round(100 * sum(parts) / len(parts)) if parts else 0
