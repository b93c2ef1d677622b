"""Erasing items for good from all that is kept of a session: its journals, those laid aside too, and its backups.

What else was made of the session, letters, exports, copies of a sync folder, is not known here and stays.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from toi_tui.editing.erasing import erased, without
from toi_tui.editing.history import Change
from toi_tui.storage import codec
from toi_tui.storage.disk import atomic
from toi_tui.storage.disk.places import is_same
from toi_tui.storage.format.problems import BrokenFile
from toi_tui.storage.journal import leftovers
from toi_tui.storage.journal.logs import Log, digest
from toi_tui.storage.journal.records import Beginning, Past, Record, Saving, line_of
from toi_tui.storage.session_file import SessionFile
from toi_tui.storage.state import backups

Digests = Mapping[str, str]
"""The digests of files by those that they had before they were written without the items."""


def erase(path: Path, ids: Collection[str], now: datetime) -> int:
    """Erase items from the session at `path` and from all that is kept of it; no program may have it open.

    Returns in how many files there was something to erase.

    Raises:
        BlockingIOError: a program has it open.
        BrokenFile: the file cannot be read as a session, or others have left something there that is none.
        OSError: something cannot be written.
    """
    file = SessionFile.open(path)
    session = file.session.identity.id
    require_alone(path, session)
    before = digest(file.data)
    left, gone = without(file.session, ids)
    if gone:
        file.save_with_others(left, now)
    return bool(gone) + erase_kept(path, session, ids, {before: digest(file.data)})


def require_alone(path: Path, session: str, ours: Path | None = None) -> None:
    """Require that no program has the session of this id open but the one that keeps its journal in `ours`.

    Raises:
        BlockingIOError: another one has, and would keep the words of what is erased here.
    """
    for log in _journals(path, session, ours):
        held = Log.take(log.path)
        if held is None:
            raise BlockingIOError(str(log.path))
        held.close()


def erase_kept(path: Path, session: str, ids: Collection[str], became: Digests, ours: Path | None = None) -> int:
    """Erase items from all journals but `ours`, and from all backups, of the session of this id.

    `became` says what the session's file has become. Returns in how many of them there was something to erase.

    Raises:
        BlockingIOError: another program has the session open.
        OSError: something cannot be written.
    """
    changed = 0
    logs = _journals(path, session, ours)
    paths = {path, *(Path(begun.path) for log in logs if (begun := log.beginning) is not None)}
    for log in logs:
        changed += _erase_from_journal(log, ids, became)
    for each in paths:
        changed += sum(_erase_from_copy(copy, session, ids) for copy in backups.kept(each))
    return changed


def written_without(data: bytes, ids: Collection[str]) -> bytes:
    """The bytes of a session file without these items; the same bytes where it has none of them.

    Raises:
        BrokenFile: it cannot be read as a session, or is a later version's.
    """
    opened = codec.read(data)
    session, gone = without(opened.session, ids)
    if not gone:
        return data
    return codec.sign(codec.write(session, opened.layout)[1], opened.layout.writers).data


def _journals(path: Path, session: str, ours: Path | None) -> list[Log]:
    return [log for log in leftovers.all_of(path, session) if ours is None or not is_same(log.path, ours)]


def _erase_from_journal(log: Log, ids: Collection[str], became: Digests) -> bool:
    """Write a journal anew without the words of items; behind a line that cannot be read nothing of it is left."""
    held = Log.take(log.path)
    if held is None:
        raise BlockingIOError(str(log.path))
    try:
        records = [*log.records()]
        base, now = _erase_from_base(log, ids)
        lines = [*_lines(records, ids, {**became, base: now})]
        if log.is_damaged or lines != [*_lines(records, (), {})]:
            atomic.replace(log.path, b"".join(lines))
            return True
        return base != now
    finally:
        held.close()


def _erase_from_base(log: Log, ids: Collection[str]) -> tuple[str, str]:
    """Write what a journal starts from without the items; its digest before, and now. What cannot be read goes."""
    with suppress(FileNotFoundError):
        before = log.base()
        try:
            now = written_without(before, ids)
        except BrokenFile:
            log.base_path.unlink()
            return digest(before), ""
        if now != before:
            atomic.replace(log.base_path, now)
        return digest(before), digest(now)
    return "", ""


def _lines(records: list[Record], ids: Collection[str], became: Digests) -> Iterator[bytes]:
    changes = [each.change if isinstance(each, Past) else each for each in records if isinstance(each, Past | Change)]
    wordless = erased(changes, ids)
    before: Record | None = None
    for record in records:
        match record:
            case Past():
                now: Record = Past(next(wordless))
            case Change():
                now = next(wordless)
            case Beginning() | Saving():
                now = replace(record, digest=became.get(record.digest, record.digest))
        yield line_of(now, before)
        before = now


def _erase_from_copy(copy: Path, session: str, ids: Collection[str]) -> bool:
    """Write a backup without the items, if it is of this session; one that cannot be read goes if it may hold them."""
    before = atomic.read(copy)
    try:
        if codec.read(before).session.identity.id != session:
            return False
        now = written_without(before, ids)
    except BrokenFile:
        named = any(id.encode() in before for id in ids)
        if named:
            copy.unlink()
        return named
    if now != before:
        atomic.replace(copy, now)
    return now != before
