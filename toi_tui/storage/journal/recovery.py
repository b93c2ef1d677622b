"""Changes that a journal has and a file lacks: after a program that did not come to its end, or a file put back.

Others may have written the file since: what the journal changed is merged with what stands there now.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Literal

from toi_tui.editing.ancestor import ancestor
from toi_tui.editing.chronicle import Chronicle
from toi_tui.editing.delta import Delta, apply
from toi_tui.editing.difference import diff
from toi_tui.editing.history import Change
from toi_tui.editing.merge import merge
from toi_tui.model import statically
from toi_tui.model.item import MisfitError
from toi_tui.model.session import Session
from toi_tui.storage import codec
from toi_tui.storage.format.problems import BrokenFile
from toi_tui.storage.journal import logs
from toi_tui.storage.journal.logs import Log
from toi_tui.storage.journal.past import chronicle_of
from toi_tui.storage.journal.records import Saving
from toi_tui.storage.session_file import SessionFile
from toi_tui.storage.state import backups

Stand = Literal["left", "put back", "strange"]
"""How a file stands to a journal: as the journal left it, as it was earlier and is again, or as others made it."""


@statically.frozen
class Recovered:
    """A session with all that was found of it in journals.

    Attributes:
        session: the file's, with what it lacks.
        earlier: gives all that was done, and what others did, up to what the file says.
        unsaved: what leads from there to the session.
        changes: how many changes that is, as they were made.
    """

    session: Session
    earlier: Callable[[], Chronicle]
    unsaved: tuple[Change, ...] = ()
    changes: int = 0


def standing(file: SessionFile, log: Log) -> Stand:
    """How a file stands to a journal."""
    digest, known = logs.digest(file.data), _savings(log)
    last = max(at for at, each in enumerate(known) if each.done)
    if any(each.digest == digest for each in known[last:]):
        return "left"
    was_here = any(each.digest == digest for each in known[:last])
    return "put back" if was_here or backups.has(file.path, file.data) else "strange"


def gone_on(file: SessionFile, log: Log) -> Recovered:
    """The session with the end of a journal behind what that left in the file; nothing before it is gone through."""
    digest = logs.digest(file.data)
    saved = next(each.changes for each in reversed(_savings(log)) if each.digest == digest)
    session, unsaved = file.session, []
    with suppress(MisfitError, KeyError, OSError):
        for change in _in_runs(log.changes_behind(saved)):
            session, _ = apply(session, change.delta)
            unsaved.append(change)
    return Recovered(session, lambda: chronicle_of(log, changes=saved), tuple(unsaved), len(unsaved))


def _in_runs(changes: Iterable[Change]) -> Iterator[Change]:
    """The changes with each run of typing as one."""
    last: Change | None = None
    for change in changes:
        if last is not None and change.goes_on and last.kind == "edit":
            last = replace(last, delta=last.delta.then(change.delta))
            continue
        if last is not None:
            yield last
        last = change
    if last is not None:
        yield last


def recover(file: SessionFile, left: Iterable[Log], known: Log) -> Recovered:
    """Find what the file lacks of these journals, the oldest first, and what one knows of the time before."""
    now, changes = file.session, 0
    for log in left:
        base, ours, count = _states(file, log)
        before, now = now, merge(base, ours, now).session
        changes += count if now != before else 0
    lacking = diff(file.session, now)
    merged = (Change("merge", "", lacking),) if lacking else ()
    return Recovered(now, lambda: _chronicle_to(file, known), merged, changes)


def all_it_has(file: SessionFile, left: Iterable[Log]) -> Delta:
    """The delta from a file that was put back, or moved, to all that these journals have of it, the oldest first."""
    now = file.session
    for log in left:
        base, ours, _count = _states(file, log)
        now = merge(file.session if standing(file, log) == "put back" else base, ours, now).session
    return diff(file.session, now)


def _chronicle_to(file: SessionFile, log: Log) -> Chronicle:
    """All that was done by a journal, and what others did up to what the file says."""
    chronicle, theirs = chronicle_of(log), diff(_last_state(log, file.session), file.session)
    if theirs:
        chronicle.take(Change("merge", "", theirs))
    return chronicle


def _last_state(log: Log, otherwise: Session) -> Session:
    """The session as a journal knows it last; without what it begins with, as far as it follows from another one."""
    states = _replayed(_base(log, otherwise), log, ())
    return states[max(states)]


def last_file(log: Log) -> bytes:
    """The session as a journal knows it last, as a file; OSError or BrokenFile when its beginning is lost."""
    begun = codec.read(log.base(), newer_ok=True)
    states = _replayed(begun.session, log, ())
    return codec.write(states[max(states)], begun.layout)[0]


def unsaved(log: Log) -> int:
    """How many changes a journal has that the file did not have when it was written last; a run of typing is one."""
    saved = next(each.changes for each in reversed(_savings(log)) if each.done)
    with suppress(OSError):
        return sum(1 for _run in _in_runs(log.changes_behind(saved)))
    return 0


def _savings(log: Log) -> list[Saving]:
    """When the file was written, the beginning first."""
    begun = log.beginning
    found = [Saving(begun.digest if begun else "", 0, 0, done=True)]
    with suppress(OSError):
        found += log.savings()
    return found


def _states(file: SessionFile, log: Log) -> tuple[Session, Session, int]:
    """The session that the file and a journal had in common, what became of it there, and by how many changes."""
    savings, digest = _savings(log), logs.digest(file.data)
    begun = file.session if savings[0].digest == digest else _base(log, file.session)
    common = _common(savings, digest, _number(file, log))
    states = _replayed(begun, log, common)
    known, ours = [states[count] for count in common if count in states], states[max(states)]
    base = known[0] if len(known) == 1 else ancestor(ours, file.session, known)
    return base, ours, max(states) - common[-1]


def _number(file: SessionFile, log: Log) -> int:
    """The last state of a journal, as a writer, that is in the file; 0 when that is not known."""
    begun = log.beginning
    return file.writers.numbers.get(begun.writer, 0) if begun else 0


def _common(savings: Sequence[Saving], digest: str, number: int) -> list[int]:
    """After how many changes the file was what others may have changed since; two when either may be so.

    `number` is the state that the file names.
    """
    last = savings[-1]
    saved = next((each for each in reversed(savings) if each.digest == digest), None)
    if saved is None and number:
        saved = next((each for each in reversed(savings) if 0 < each.state <= number), None)
    if saved is None and last.done:
        saved = last
    if saved is not None:
        return [saved.changes]
    return [next(each.changes for each in reversed(savings) if each.done), last.changes]


def _base(log: Log, otherwise: Session) -> Session:
    """The session that a journal began with; another one when that is lost."""
    try:
        return codec.read(log.base(), newer_ok=True).session
    except (OSError, BrokenFile):
        return otherwise


def _replayed(session: Session, log: Log, wanted: Iterable[int]) -> dict[int, Session]:
    """The session after so many of the changes as are wanted, and after the last that can be carried out."""
    states, wanted, count = {0: session}, {*wanted}, 0
    with suppress(MisfitError, KeyError, OSError):
        for change in log.changes_behind(0):
            session, count = apply(session, change.delta)[0], count + 1
            if count in wanted:
                states[count] = session
    return {each: state for each, state in states.items() if each in wanted} | {count: session}
