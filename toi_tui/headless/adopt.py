"""`toi adopt FILE…`: takes the conflict copies of sync folders into their session."""

import sys
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from pathlib import Path

from toi_tui.editing.ancestor import ancestor
from toi_tui.editing.difference import diff
from toi_tui.editing.merge import Merged, merge
from toi_tui.headless import clock
from toi_tui.headless.merge import tell
from toi_tui.headless.refusal import Refusal, at, opened_to_change, refused, shown
from toi_tui.locale import _, ngettext
from toi_tui.model.session import Session
from toi_tui.storage import codec
from toi_tui.storage.disk import atomic
from toi_tui.storage.disk.paths import is_there
from toi_tui.storage.format.problems import BrokenFile
from toi_tui.storage.format.writers import within
from toi_tui.storage.others import conflict_copies
from toi_tui.storage.session_file import SessionFile
from toi_tui.storage.state import backups
from toi_tui.storage.weaving.layout import FileLayout


def declare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "files", metavar=_("FILE"), type=Path, nargs="+",
        help=_("sessions, whose copies beside them are taken in; or copies, to take in just these"),
    )  # fmt: skip


def run(options: Namespace) -> int:
    """Take the copies in; 1 when one could not be, and that one is left where it is."""
    code = 0
    for path in options.files:
        try:
            _adopt(path)
        except Refusal as refusal:
            print(refusal, file=sys.stderr)
            code = 1
    return code


def _adopt(path: Path) -> None:
    original = conflict_copies.original_of(path)
    if original is None:
        copies = conflict_copies.copies_of(path)
    elif is_there(original):
        copies = [path]
    else:
        said = _("The session that this is a copy of, {name}, is not beside it.")
        raise Refusal(at(path, said.format(name=shown(original))))
    file = opened_to_change(original or path)
    history = _history(file.path)
    taken = [copy for copy in copies if _take_in(file, copy, history, asked=copy == path)]
    if not taken:
        print(_("{file}: there are no conflict copies beside it.").format(file=shown(file.path)))


def _take_in(file: SessionFile, copy: Path, history: list[FileLayout], *, asked: bool) -> bool:
    """Merge a copy into the session and put it away; False for a file that only looks like a copy."""
    try:
        data = atomic.read(copy)
        layout = codec.read(data).layout
    except (BrokenFile, OSError) as error:
        raise refused(copy, error) from None
    theirs, known = layout.session, file.session.identity.id
    if theirs.identity.id != known and (asked or conflict_copies.is_marked(copy)):
        raise Refusal(at(copy, _("This is another session than {file}.").format(file=shown(file.path))))
    if theirs.identity.id != known or not (known or asked or conflict_copies.is_marked(copy)):
        return False
    before = file.session
    merged = merge(ancestor(before, theirs, _seen(history, layout)), before, theirs)
    file.join(layout.writers)
    _save(file, merged.session)
    _tell(file.path, copy, len(diff(before, merged.session).changes), merged, known=bool(history))
    _put_away(file.path, copy, data)
    return True


def _history(path: Path) -> list[FileLayout]:
    """The states of the session that were kept, from the oldest to the newest."""
    states: list[FileLayout] = []
    for copy in reversed(backups.copies(path)):
        with suppress(BrokenFile, OSError):
            states.append(codec.read(atomic.read(copy.path)).layout)
    return states


def _seen(history: list[FileLayout], copy: FileLayout) -> list[Session]:
    """The kept states that are in a copy, by the writers that it names; all of them where that is not known."""
    numbers = copy.writers.numbers
    seen = [kept for kept in history if kept.writers.numbers and within(kept.writers.numbers, numbers)]
    return [kept.session for kept in seen or history]


def _save(file: SessionFile, session: Session) -> None:
    try:
        file.save_with_others(session, clock.now())
    except (BrokenFile, OSError) as error:
        raise refused(file.path, error) from None


def _tell(path: Path, copy: Path, changes: int, merged: Merged, *, known: bool) -> None:
    said = ngettext(
        "{file}: {count} change of {copy} is taken in.", "{file}: {count} changes of {copy} are taken in.", changes
    )
    print(said.format(file=shown(path), count=changes, copy=shown(copy)))
    if not known:
        print(_("No earlier state of the session was kept: nothing was deleted, and what differs is a conflict."))
    tell(merged, path)
    count = len(merged.conflicts)
    if count:
        said = ngettext(
            "{count} conflict is to be settled on the step Session.",
            "{count} conflicts are to be settled on the step Session.",
            count,
        )
        print(said.format(count=count))


def _put_away(path: Path, copy: Path, data: bytes) -> None:
    """Move a copy to where the session's backups are; one that was changed meanwhile stays."""
    try:
        kept = backups.set_aside(path, data, clock.now())
        if not conflict_copies.remove(copy, data):
            raise Refusal(at(copy, _("It was changed meanwhile, and stays for another time.")))
    except OSError as error:
        raise refused(copy, error) from None
    print(_("The copy is now {file}.").format(file=shown(kept)))
