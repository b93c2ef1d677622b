"""`toi merge BASE OURS THEIRS`: two people's changes as one, also as the merge driver of git."""

import sys
import textwrap
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from toi_tui.editing.ancestor import common
from toi_tui.editing.merge import Merged, merge
from toi_tui.headless.refusal import Refusal, at, refused
from toi_tui.locale import _
from toi_tui.model.conflict_words import ConflictWords
from toi_tui.model.names import list_name
from toi_tui.storage import codec
from toi_tui.storage.codec import Opened
from toi_tui.storage.disk import atomic
from toi_tui.storage.format.problems import BrokenFile

CONFLICTS: Final = 1
UNREADABLE: Final = 129
"""To git, a code above 128 is a fault of the driver: it leaves our file as it is."""

_LONGEST: Final = 60


def declare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "base", metavar=_("BASE"), type=Path, help=_("what both began with; an empty file when there is nothing")
    )
    parser.add_argument("ours", metavar=_("OURS"), type=Path, help=_("the session with our changes"))
    parser.add_argument("theirs", metavar=_("THEIRS"), type=Path, help=_("the session with their changes"))
    parser.add_argument(
        "-o", dest="out", metavar=_("OUT"), type=Path, help=_("where the result goes; without it OURS is replaced")
    )


def run(options: Namespace) -> int:
    """Merge; 1 when there are conflicts, which the result keeps."""
    base, ours, theirs = (_read(path) for path in (options.base, options.ours, options.theirs))
    ours, theirs = _required(ours, options.ours), _required(theirs, options.theirs)
    merged = merge(base.session if base else common(ours.session, theirs.session), ours.session, theirs.session)
    writers = ours.layout.writers.joined(theirs.layout.writers)
    data = codec.sign(codec.write(merged.session, ours.layout)[1], writers).data
    out = options.out or options.ours
    if options.out or data != ours.layout.data:
        try:
            atomic.replace(out, data)
        except OSError as error:
            raise _fault(out, error) from None
    tell(merged, out)
    return CONFLICTS if merged.conflicts else 0


def tell(merged: Merged, path: Path) -> None:
    """Say what was not settled, and what is called otherwise now, a line each."""
    words = ConflictWords(merged.session)
    for id in merged.conflicts:
        told = words.tell(merged.session.conflicts.items[id])
        said = _("conflict: {where}: {field}: now {stands}, other {other}")
        line = said.format(where=told.where, field=told.field, stands=_short(told.stands), other=_short(told.other))
        print(at(path, line), file=sys.stderr)
    theirs = _("{list}: {before} of theirs is now {after}, since ours has that one too")
    ours = _("{list}: {before} of ours is now {after}, since theirs has that one too")
    for each in merged.renamed:
        said = ours if each.ours else theirs
        print(at(path, said.format(list=list_name(each.list), before=each.before, after=each.after)), file=sys.stderr)


def _short(text: str) -> str:
    return textwrap.shorten(text, _LONGEST, placeholder="…")


def _read(path: Path) -> Opened | None:
    """The session of a file, with its layout; None when it is empty."""
    try:
        data = atomic.read(path)
        return codec.read(data) if data.strip() else None
    except (BrokenFile, OSError) as error:
        raise _fault(path, error) from None


def _required(found: Opened | None, path: Path) -> Opened:
    if found is None:
        raise Refusal(at(path, _("The file is empty or holds only comments: it is no session.")), UNREADABLE)
    return found


def _fault(path: Path, error: BrokenFile | OSError) -> Refusal:
    return Refusal(str(refused(path, error)), UNREADABLE)
