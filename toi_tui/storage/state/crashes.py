"""Crash reports in the state folder: where the program broke, and nothing that anybody typed."""

from datetime import datetime
from pathlib import Path
from typing import Final

from toi_tui.storage.disk import atomic, places

KEPT: Final = 10


def keep(text: str, now: datetime) -> Path | None:
    """Keep a report and return where; None when it cannot be kept. The newest ten stay."""
    folder = places.state_folder() / "crashes"
    stem = f"crash-{now:%Y%m%d-%H%M%S}"
    try:
        places.private(folder)
        names = (f"{stem}.txt", *(f"{stem}.{number}.txt" for number in range(2, KEPT)))
        path = next((folder / name for name in names if not (folder / name).exists()), folder / names[-1])
        atomic.replace(path, text.encode("utf-8", "replace"), lasting=False)
        for old in sorted(folder.glob("crash-*.txt"))[:-KEPT]:
            old.unlink()
    except OSError:
        return None
    return path
