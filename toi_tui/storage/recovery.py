"""After a program that did not come to its end: its journal is gone through, and what the file lacks is brought back.

Others may have written the file since: what the journal changed is merged with what stands there now.
"""

from collections.abc import Iterable
from contextlib import suppress

from toi_tui.editing.ancestor import ancestor
from toi_tui.editing.chronicle import Chronicle
from toi_tui.editing.delta import Delta, apply
from toi_tui.editing.difference import diff
from toi_tui.editing.history import Change
from toi_tui.editing.merge import merge
from toi_tui.model.frozen import dataclass
from toi_tui.model.item import MisfitError
from toi_tui.model.session import Session
from toi_tui.storage import codec, logs
from toi_tui.storage.logs import Log
from toi_tui.storage.past import Kept, read
from toi_tui.storage.problems import BrokenFile
from toi_tui.storage.session_file import SessionFile


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in journals: all that was done, what the file lacks as a delta, and how many changes that is."""

    chronicle: Chronicle
    lacking: Delta
    changes: int


def recover(file: SessionFile, left: Iterable[Log]) -> Found:
    """Find what the file lacks of these journals, the oldest first."""
    now, changes, chronicle = file.session, 0, Chronicle()
    for log in left:
        kept = read(log)
        if kept is None or kept.beginning.session != file.session.session.id:
            continue
        chronicle = kept.chronicle
        if not log.is_whole:
            base, ours, count = _states(file, log, kept)
            before, now = now, merge(base, ours, now).session
            changes += count if now != before else 0
    return Found(chronicle, diff(file.session, now), changes)


def _states(file: SessionFile, log: Log, kept: Kept) -> tuple[Session, Session, int]:
    """What the file and a journal had in common, what became of it there, and by how many changes."""
    begun = file.session if kept.beginning.digest == logs.digest(file.data) else _base(log, file)
    common = _common(kept, logs.digest(file.data))
    states = _replayed(begun, kept.changes, common)
    known, ours = [states[count] for count in common if count in states], states[max(states)]
    base = known[0] if len(known) == 1 else ancestor(ours, file.session, known)
    return base, ours, max(states) - common[-1]


def _common(kept: Kept, digest: str) -> list[int]:
    """After how many changes the file was what others may have changed since; two when either may be so."""
    last = kept.savings[-1] if kept.savings else None
    saved = next((each for each in reversed(kept.savings) if each.digest == digest), None)
    if saved is None and last is not None and last.done:
        saved = last
    if saved is not None:
        return [saved.changes]
    if last is None or kept.beginning.digest == digest:
        return [0]
    return [next((each.changes for each in reversed(kept.savings) if each.done), 0), last.changes]


def _base(log: Log, file: SessionFile) -> Session:
    """The session that a journal began with; the one of the file when that is lost."""
    try:
        return codec.read(log.base(), newer_ok=True).session
    except (OSError, BrokenFile):
        return file.session


def _replayed(session: Session, changes: Iterable[Change], wanted: Iterable[int]) -> dict[int, Session]:
    """The session after so many of the changes as are wanted, and after the last that can be carried out."""
    states, wanted, count = {0: session}, {*wanted}, 0
    with suppress(MisfitError, KeyError):
        for change in changes:
            session, count = apply(session, change.delta)[0], count + 1
            if count in wanted:
                states[count] = session
    return {each: state for each, state in states.items() if each in wanted} | {count: session}
