"""Where the program's own files lie: settings, what it remembers of sessions, and what it could make again.

Asking makes no folder; `private` does, at the first write.
"""

import os
import sys
from pathlib import Path

_APP = "toi_tui"
_TAIL = 40


def config_folder() -> Path:
    """The folder of the settings and the user's own methods; it may not exist."""
    return _folder("config", ".config")


def state_folder() -> Path:
    """The folder of journals, backups and recent sessions; it may not exist."""
    return _folder("state", ".local/state")


def cache_folder() -> Path:
    """The folder of what can be made again from the sessions; it may not exist."""
    return _folder("cache", ".cache")


def _folder(kind: str, usual: str) -> Path:
    """The folder of a kind of files: on Linux by the XDG Base Directory Specification, else as platformdirs knows it.

    On Linux platformdirs says the same, but to import it takes as long as a tenth of a short command.
    """
    named, home = os.environ.get(f"XDG_{kind.upper()}_HOME", ""), os.environ.get("HOME", "")
    base = named if os.path.isabs(named) else os.path.join(home, usual)  # noqa: PTH117, PTH118 - as they are written
    if sys.platform == "linux" and os.path.isabs(base) and "ANDROID_DATA" not in os.environ:  # noqa: PTH117
        return Path(base, _APP)
    import platformdirs

    found: Path = getattr(platformdirs, f"user_{kind}_path")(_APP, appauthor=False)
    return found


def journal_roots() -> tuple[Path, ...]:
    """Where journals lie: in the state folder, and while that takes none where things of this login lie, or caches."""
    login = os.environ.get("XDG_RUNTIME_DIR", "")
    return state_folder() / "journals", (Path(login) / _APP if login else cache_folder()) / "journals"


def journal_folders(session: str, path: Path) -> tuple[Path, ...]:
    """Where the journals of the session of this id may lie, the usual place first.

    A session keeps its journals wherever its file goes; one without an id has those of its path.
    """
    import hashlib  # OpenSSL, which no start should wait for

    name = hashlib.sha256(session.encode("utf-8", "surrogatepass")).hexdigest()[:32] if session else session_name(path)
    return tuple(root / name for root in journal_roots())


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, whether it is there or not."""
    return one == other or os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other))


def own_methods_folder() -> Path:
    """The folder where the user keeps methods of their own; it may not exist."""
    return config_folder() / "methods"


def private(folder: Path) -> Path:
    """This folder, made if it is missing, then for the user alone (0700), its missing parents too; OSError if not."""
    if not folder.is_dir():
        private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def session_name(path: Path) -> str:
    """The name under which things about a session are kept: one for all ways to write its path, still readable."""
    import hashlib  # OpenSSL, which no start should wait for

    real = os.path.normcase(os.path.realpath(path))
    digest = hashlib.sha256(os.fsencode(real)).hexdigest()[:16]
    tail = "".join(letter if letter.isalnum() else "-" for letter in Path(real).stem[:_TAIL])
    return f"{digest}-{tail}"
