"""The last good copies of every session, in the state folder, more of the latest than of the old ones.

They lie apart from the session, whose folder may be synced, mailed or lost.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from toi_tui.model import statically
from toi_tui.model.session import Session
from toi_tui.storage import codec
from toi_tui.storage.disk import atomic
from toi_tui.storage.disk.places import private, session_name, state_folder

RECENT = 10
"""How many copies of the last hour are kept."""

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_MONTH = timedelta(days=30)
_NAME = "%Y%m%dT%H%M%S.%fZ.toml"
_ADOPTED = "adopted-%Y%m%dT%H%M%S.%fZ.toml"


@statically.frozen
class Copy:
    """One copy of a session file."""

    path: Path
    when: datetime
    """When it was kept, in UTC."""
    size: int
    """In bytes."""

    def read(self) -> Session:
        """The session that it holds.

        Raises:
            BrokenFile: it cannot be read as a session.
            OSError: it cannot be read at all.
        """
        return codec.read(atomic.read(self.path)).session


def keep(path: Path, data: bytes, now: datetime) -> None:
    """Keep a copy of the session at `path` and thin the older ones; OSError when it cannot be kept.

    The save that it is kept before is not held up for it: the disk gets it in its own time. The same bytes as the
    newest copy's make no second one. A naive `now` is local time.
    """
    older = copies(path)
    if older and _same(older[0], data):
        return
    folder = private(_folder(path))
    when = now.astimezone(UTC)
    while (kept := folder / when.strftime(_NAME)).exists():
        when += timedelta(microseconds=1)
    atomic.create(kept, data, lasting=False)
    for copy in _superfluous(older, when):
        with suppress(OSError):  # another window may have been quicker, and one copy too many does no harm
            copy.path.unlink()


def set_aside(path: Path, data: bytes, now: datetime) -> Path:
    """Keep what was taken into the session at `path` from another file, until the session is forgotten.

    The thinning of the copies leaves it alone. Returns where it is kept; OSError when it cannot be.
    """
    folder = private(_folder(path))
    when = now.astimezone(UTC)
    while (kept := folder / when.strftime(_ADOPTED)).exists():
        when += timedelta(microseconds=1)
    atomic.create(kept, data)
    return kept


def copies(path: Path) -> list[Copy]:
    """The copies of the session at `path`, newest first; none when the folder cannot be read."""
    found: list[Copy] = []
    with suppress(OSError):
        for entry in _folder(path).iterdir():
            with suppress(ValueError, OSError):  # a name that is not ours, a copy just thinned by another window
                when = datetime.strptime(entry.name, _NAME).replace(tzinfo=UTC)
                found.append(Copy(entry, when, entry.stat().st_size))
    return sorted(found, key=lambda copy: copy.when, reverse=True)


def kept(path: Path) -> list[Path]:
    """All that is kept of the session at `path`, what was taken into it from other files too."""
    with suppress(OSError):
        return [entry for entry in _folder(path).iterdir() if entry.suffix == ".toml"]
    return []


def has(path: Path, data: bytes) -> bool:
    """Whether these bytes are one of the copies of the session at `path`."""
    return any(_same(copy, data) for copy in copies(path))


def forget(path: Path) -> None:
    """Remove all copies of the session at `path`; OSError when some cannot be removed."""
    folder = _folder(path)
    if folder.is_dir():
        for entry in folder.iterdir():
            entry.unlink()
        folder.rmdir()


def _folder(path: Path) -> Path:
    return state_folder() / "backups" / session_name(path)


def _same(copy: Copy, data: bytes) -> bool:
    with suppress(OSError):
        return copy.size == len(data) and atomic.read(copy.path) == data
    return False


def _superfluous(older: Iterable[Copy], now: datetime) -> set[Copy]:
    """Which copies, newest first, to drop: one an hour stays for a day, one a day for 30 days, one a month after."""
    recent: list[Copy] = []
    dropped: set[Copy] = set()
    taken: set[str] = set()
    for copy in older:
        age = abs(now - copy.when)  # a clock that was ahead has left copies of the future
        if age < _HOUR:
            recent.append(copy)
        elif (slot := _slot(copy.when, age)) in taken:
            dropped.add(copy)
        else:
            taken.add(slot)
    return dropped | _crowded(recent, now)


def _slot(when: datetime, age: timedelta) -> str:
    if age < _DAY:
        return when.strftime("hour %Y%m%d%H")
    return when.strftime("day %Y%m%d" if age < _MONTH else "month %Y%m")


def _crowded(recent: list[Copy], now: datetime) -> set[Copy]:
    """The ones among the last hour's that stand closest to their neighbours.

    Dropping simply the oldest would leave the last minute's only, under steady typing, and none would grow old.
    """
    times = sorted((now, *(copy.when for copy in recent)), reverse=True)  # a clock set back puts `now` further down
    dropped: set[datetime] = set()
    while len(times) > RECENT:
        inner = (place for place in range(1, len(times) - 1) if times[place] != now)
        dropped.add(times.pop(min(inner, key=lambda place: times[place - 1] - times[place + 1])))
    return {copy for copy in recent if copy.when in dropped}
