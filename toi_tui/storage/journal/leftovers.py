"""Which journals there are of a session: those that no program holds, and all that somebody may ask for.

A journal is the session's, by its id, wherever the file goes; it says where the file lay. None is removed that holds
what is in no file: it is brought back first, laid aside, or forgotten for good.
"""

from contextlib import suppress
from pathlib import Path

from toi_tui.storage.disk import atomic
from toi_tui.storage.disk.places import is_same, journal_folders, journal_roots
from toi_tui.storage.disk.system import REAL, System
from toi_tui.storage.journal.logs import ASIDE, ENDING, Log
from toi_tui.storage.journal.records import Beginning


def left_behind(session: str, path: Path, system: System = REAL) -> list[Log]:
    """The journals of the session of this id that no program holds, the oldest first; each is held now.

    One that speaks of another file is among them while no session of this id lies there: that file may be this one.
    """
    found: list[tuple[float, Log]] = []
    for folder in journal_folders(session, path):
        with suppress(OSError):
            for each in folder.glob(f"*{ENDING}"):
                with suppress(OSError):
                    log = _taken(each, session, path, system)
                    if log is not None:
                        found.append((each.stat().st_mtime, log))
    return [log for _when, log in sorted(found, key=lambda each: each[0])]


def _taken(journal: Path, session: str, path: Path, system: System) -> Log | None:
    log = Log.take(journal, system=system)
    beginning = log.beginning if log is not None else None
    if log is None or (beginning is not None and beginning.session == session and _is_about(beginning, path)):
        return log
    log.close()
    return None


def _is_about(beginning: Beginning, path: Path) -> bool:
    """Whether what a journal begins with may be about the file at this path, of the same session."""
    return is_same(Path(beginning.path), path) or not _lies_there(beginning.session, Path(beginning.path))


def _lies_there(session: str, path: Path) -> bool:
    """Whether a file of the session of this id lies at a path."""
    from toi_tui.storage import codec  # a start at the usual place does without
    from toi_tui.storage.format.problems import BrokenFile

    with suppress(OSError, BrokenFile):
        return codec.read(atomic.read(path), newer_ok=True).session.identity.id == session
    return False


def all_of(path: Path, session: str = "") -> list[Log]:
    """The journals that say that they are about the file at a path, or of the session of this id; none is held."""
    found = [Log.seen(each) for root in journal_roots() for each in _files(root)]
    begun = [(log, beginning) for log in found if (beginning := log.beginning) is not None]
    ids = {each.session for _log, each in begun if is_same(Path(each.path), path)} | {session}
    ids.discard("")
    return [
        log for log, each in begun
        if is_same(Path(each.path), path) or (each.session in ids and _is_about(each, path))
    ]  # fmt: skip


def _files(root: Path) -> list[Path]:
    with suppress(OSError):
        return [path for ending in (ENDING, ASIDE) for path in root.glob(f"*/*{ending}")]
    return []


def forget(path: Path, session: str = "") -> None:
    """Remove the journals of the session of this id; without one, of whatever lay at this path.

    What cannot be read is removed where it lies among them.

    Raises:
        BlockingIOError: a program is at work on it.
        OSError: some cannot be removed.
    """
    found = [log for log in all_of(path, session) if not session or _is_of(log, session)]
    folders = {log.path.parent for log in found}
    for log in found:
        if log.path.suffix == ENDING:
            held = Log.take(log.path)
            if held is None:
                raise BlockingIOError(str(log.path))
            held.close()
    for log in found:
        for each in log.path.parent.glob(f"{log.path.stem}.*"):
            each.unlink()
    for folder in folders:
        _sweep(folder)


def _is_of(log: Log, session: str) -> bool:
    beginning = log.beginning
    return beginning is not None and beginning.session == session


def _sweep(folder: Path) -> None:
    """Remove what no journal that can be read stands beside, and then the folder; another copy's stay."""
    if not any(Log.seen(each).beginning for each in _files_in(folder)):
        for each in folder.iterdir():
            each.unlink()
        folder.rmdir()


def _files_in(folder: Path) -> list[Path]:
    return [path for ending in (ENDING, ASIDE) for path in folder.glob(f"*{ending}")]
