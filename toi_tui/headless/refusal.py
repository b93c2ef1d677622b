"""When a subcommand cannot do what was asked: what is said, and the exit code."""

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from toi_tui.locale import _
from toi_tui.model.text import clean
from toi_tui.storage.disk.refusals import told
from toi_tui.storage.format.problems import BrokenFile, Problem

if TYPE_CHECKING:
    from toi_tui.storage.session_file import SessionFile


class Refusal(Exception):  # noqa: N818  # it is said, not raised to anybody's surprise
    """Why not: lines for the user, and the exit code: 1 when the input is at fault, 2 for wrong usage."""

    def __init__(self, said: str, code: int = 1) -> None:
        super().__init__(said)
        self.code = code


def at(path: Path, problem: Problem | str) -> str:
    """A problem with its file in front: ``FILE:LINE:COLUMN: KEY: what is wrong, what to do``."""
    placed = isinstance(problem, Problem) and problem.place
    return f"{shown(path)}:{'' if placed else ' '}{problem}"


def shown(path: Path) -> str:
    """A path as it can be printed."""
    return clean(str(path)).replace("\n", "␤")


def refused(path: Path, error: BrokenFile | OSError) -> Refusal:
    """The refusal that follows from a file that cannot be read or written."""
    if isinstance(error, OSError):
        return Refusal(at(path, told(error)))
    return Refusal("\n".join(at(path, problem) for problem in error.problems))


def opened(path: Path) -> "SessionFile":
    """Open a session file to look at it; Refusal when it cannot be read."""
    from toi_tui.storage.session_file import SessionFile  # what opens none, a list or the help, does without

    try:
        return SessionFile.open(path)
    except BrokenFile as error:
        raise Refusal("\n".join([str(refused(path, error)), *advised(path)])) from None
    except OSError as error:
        raise Refusal("\n".join([at(path, unopened(error)), *advised(path)])) from None


def advised(path: Path) -> Iterator[str]:
    """Advice about a session that cannot be read and of which something else is left."""
    from toi_tui.storage.kept.remains import of_lost  # a file that can be read needs none of it

    if of_lost(path):
        advice = _("Journal or backups have something of it: “toi recover {file}” lists what, and brings it back.")
        yield at(path, advice.format(file=shown(path)))


def unopened(error: OSError) -> str:
    """Why a session file cannot be opened, and what to do where that is known."""
    advice = {
        errno.ENOENT: _("{reason}. “toi list DIR” shows the sessions of a folder, “toi new FILE” makes one."),
        errno.EISDIR: _("{reason}. “toi list DIR” shows its sessions: give one of them."),
    }
    return advice.get(error.errno or 0, "{reason}").format(reason=told(error))


def opened_to_change(path: Path) -> "SessionFile":
    """Open a session file to change it; Refusal when it cannot be read, or a later version wrote it."""
    file = opened(path)
    if file.read_only:
        message = _("A later version of this program wrote the file: use that version to change it.")
        raise Refusal(at(path, Problem(None, "format", message)))
    return file
