"""Files that the program makes for its user, in the folder of the session: letters."""

from pathlib import Path

from toi_tui.storage.disk import atomic


def keep(session: Path, name: str, data: bytes) -> Path:
    """Keep these bytes as a new file beside the session's and return its path.

    Nothing is ever overwritten: where the name is taken a number is added, ``Esitehtävä 2.eml``. The file is whole or
    not there, and for its owner alone (0600).

    Raises:
        OSError: the folder takes no file.
    """
    wanted = path = session.parent / name
    number = 1
    while True:
        try:
            atomic.create(path, data)
        except FileExistsError:
            number += 1
            path = wanted.with_stem(f"{wanted.stem} {number}")
        else:
            return path
