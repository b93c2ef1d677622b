"""Paths as people write and read them: typed, completed, shortened, proposed for a new file."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from toi_tui.locale import _

SUFFIX: Final = ".toml"
"""How the name of a session's file ends."""

_LONGEST: Final = 60
_ANEW: Final = re.compile(r"(?<=.)[\\/](?=[\"']?(?:/|~[\\/]|[A-Za-z]:[\\/]))")


def is_there(path: Path) -> bool:
    """Whether something is at a path, as far as it can be seen."""
    try:
        return path.exists()
    except OSError:
        return False


def default_folder() -> Path:
    """Where a new session goes: the user's documents, else the folder that the program was started in."""
    from platformdirs import user_documents_path  # not needed before a file is made

    folder = user_documents_path()
    return folder if folder.is_dir() else Path.cwd()


def at_home(name: str) -> Path:
    """A file of this name in the home folder."""
    return Path.home() / name


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


def shortened(path: Path) -> str:
    """A path with the home folder as ``~``."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


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
