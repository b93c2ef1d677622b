"""Where new files go, and what opening and making them gives: a session's file, or the reasons why not."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from toi_tui.locale import _
from toi_tui.model.dates import read_date
from toi_tui.storage import shipped
from toi_tui.storage.disk import atomic
from toi_tui.storage.disk.refusals import told
from toi_tui.storage.format.problems import BrokenFile
from toi_tui.storage.session_file import SessionFile

SUFFIX: Final = ".toml"
_LONGEST: Final = 60
_SHOWN: Final = 12
_SATURDAY: Final = 5
_ANEW: Final = re.compile(r"(?<=.)[\\/](?=[\"']?(?:/|~[\\/]|[A-Za-z]:[\\/]))")
_BEGUN: Final = timedelta(days=60)


class RefusedError(Exception):
    """A file that cannot be opened or made; `lines` say why, in the language of the screen."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)


def default_folder() -> Path:
    """Where a new session goes: the user's documents, else the folder that the program was started in."""
    from platformdirs import user_documents_path  # not needed before a file is made

    folder = user_documents_path()
    return folder if folder.is_dir() else Path.cwd()


def proposed(title: str, folder: Path) -> Path:
    """A path for a session of this title that nothing has yet."""
    words = re.sub(r"[^\w]+", "-", title.casefold()).strip("-_")[:_LONGEST].strip("-_")
    stem = words or _("session")
    paths = (folder / f"{stem}{f'-{number}' if number > 1 else ''}{SUFFIX}" for number in range(1, 1000))
    return next(path for path in paths if not path.exists())


def read_path(text: str) -> Path:
    """The path that a text says: ``~`` is the home folder, quotes around it are let pass.

    A whole path that was pasted behind the folder which stood there already is taken alone.
    """
    path = Path(_ANEW.split(text.strip().strip("\"'"))[-1].strip("\"'"))
    try:
        return path.expanduser().absolute()
    except RuntimeError:  # ~somebody
        return path.absolute()


def opened(path: Path) -> SessionFile:
    """Open a session.

    Raises:
        RefusedError: it cannot be opened.
    """
    try:
        return SessionFile.open(path)
    except BrokenFile as error:
        raise RefusedError(_told(path, error)) from None
    except OSError as error:
        raise RefusedError((str(path), told(error))) from None


def copied(example: str, path: Path) -> SessionFile:
    """Copy a shipped example to a path where nothing is yet, and open it.

    Raises:
        RefusedError: it cannot be made.
    """
    try:
        atomic.create(path, shipped.example(example))
    except OSError as error:
        raise RefusedError((str(path), told(error))) from None
    return opened(path)


def completed(text: str) -> str:
    """A path that was begun, as far as it can go on only one way; a folder gets its slash."""
    path = read_path(text)
    ends_open = text.endswith("/")
    folder, begun = (path, "") if ends_open else (path.parent, path.name)
    try:
        fitting = sorted(each for each in folder.iterdir() if _fits(each, begun))
    except OSError:
        return text
    if not fitting:
        return text
    common = _common([each.name for each in fitting])
    slash = "/" if len(fitting) == 1 and fitting[0].is_dir() else ""
    kept = text if ends_open else text[: len(text) - len(begun)]
    return f"{kept}{common}{slash}" if len(common) >= len(begun) else text


def _fits(path: Path, begun: str) -> bool:
    if not path.name.startswith(begun) or (path.name.startswith(".") and not begun):
        return False
    return path.is_dir() or path.suffix == SUFFIX


def _common(names: Sequence[str]) -> str:
    first, last = min(names), max(names)
    length = next(
        (at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last))
    )
    return first[:length]


def days_from(text: str, count: int, today: date) -> list[date] | None:
    """The days that a text says: several dates with commas, or one that the next weekdays follow; None if unclear."""
    since = today - _BEGUN  # the first days may be over already
    found = [read_date(part, since) for part in text.split(",") if part.strip()]
    known = [day for day in found if day is not None]
    if len(known) < len(found) or len(known) > count:
        return None
    while len(known) < count and len(found) == 1:
        known.append(_weekday_after(known[-1]))
    return known


def _weekday_after(day: date) -> date:
    following = day + timedelta(days=1)
    return following + timedelta(days=7 - following.weekday() if following.weekday() >= _SATURDAY else 0)


def _told(path: Path, error: BrokenFile) -> list[str]:
    lines = [str(path), _("This file cannot be read as a session. It stays as it is; mend it in a text editor:")]
    for problem in error.problems[:_SHOWN]:
        if problem.place:
            where = _("line {line}, column {column}").format(line=problem.line, column=problem.column)
            lines.append(": ".join(each for each in (where, problem.key, problem.message) if each))
        else:
            lines.append(str(problem))
    more = len(error.problems) - _SHOWN
    return [*lines, _("and {n} more").format(n=more)] if more > 0 else lines
