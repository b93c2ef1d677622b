"""Opening and making files: a session's file, or the reasons why not in words; and the days that a text says."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from toi_tui.locale import _
from toi_tui.model.dates import read_date
from toi_tui.storage import shipped
from toi_tui.storage.disk import atomic
from toi_tui.storage.disk.refusals import told
from toi_tui.storage.format.problems import BrokenFile
from toi_tui.storage.session_file import SessionFile

if TYPE_CHECKING:
    from pathlib import Path

_SHOWN: Final = 12
_SATURDAY: Final = 5
_BEGUN: Final = timedelta(days=60)


class RefusedError(Exception):
    """A file that cannot be opened or made; `lines` say why, in the language of the screen."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)


def opened(path: "Path") -> SessionFile:
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


def copied(example: str, path: "Path") -> SessionFile:
    """Copy a shipped example to a path where nothing is yet, and open it.

    Raises:
        RefusedError: it cannot be made.
    """
    try:
        atomic.create(path, shipped.example(example))
    except OSError as error:
        raise RefusedError((str(path), told(error))) from None
    return opened(path)


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


def _told(path: "Path", error: BrokenFile) -> list[str]:
    lines = [str(path), _("This file cannot be read as a session. It stays as it is; mend it in a text editor:")]
    for problem in error.problems[:_SHOWN]:
        if problem.place:
            where = _("line {line}, column {column}").format(line=problem.line, column=problem.column)
            lines.append(": ".join(each for each in (where, problem.key, problem.message) if each))
        else:
            lines.append(str(problem))
    more = len(error.problems) - _SHOWN
    return [*lines, _("and {n} more").format(n=more)] if more > 0 else lines
