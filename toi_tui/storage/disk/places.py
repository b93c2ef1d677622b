"""Where the program's own files lie: settings, what it remembers of sessions, and what it could make again.

Asking makes no folder; `private` does, at the first write.
"""

import os
from pathlib import Path

_APP = "toi_tui"
_TAIL = 40


def config_folder() -> Path:
    """The folder of the settings and the user's own methods; it may not exist."""
    from platformdirs import user_config_path  # 30 ms that a start without a look here need not pay

    return user_config_path(_APP, appauthor=False)


def state_folder() -> Path:
    """The folder of journals, backups and recent sessions; it may not exist."""
    from platformdirs import user_state_path

    return user_state_path(_APP, appauthor=False)


def cache_folder() -> Path:
    """The folder of what can be made again from the sessions; it may not exist."""
    from platformdirs import user_cache_path

    return user_cache_path(_APP, appauthor=False)


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
