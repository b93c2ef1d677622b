"""`toi recover FILE`: what journals and backups have of a session, also of one that was moved, emptied or deleted."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from toi_tui.headless.refusal import Refusal, at, refused, shown
from toi_tui.locale import _
from toi_tui.report import outline
from toi_tui.report.telling import tell
from toi_tui.storage import codec
from toi_tui.storage.disk import atomic
from toi_tui.storage.disk.places import is_same
from toi_tui.storage.format.problems import BrokenFile
from toi_tui.storage.kept.remains import Remnant, remains


def declare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("a session; its file may be gone"))
    parser.add_argument("--show", metavar="N", type=int, help=_("print state number N as text"))
    parser.add_argument(
        "-o", "--output", metavar=_("NEW"), type=Path, help=_("write a state to a new file; nothing is overwritten")
    )
    parser.add_argument("--from", dest="number", metavar="N", type=int, help=_("which one; the newest when not said"))


def run(options: Namespace) -> int:
    """List what there is, tell one of it, or write it to a new file."""
    found = remains(options.file)
    if not found:
        raise Refusal(at(options.file, _("Neither a journal nor a backup of it is known.")))
    if options.show is not None:
        _tell(options.file, _chosen(options.file, found, options.show))
    elif options.output is not None:
        _write(options.output, _chosen(options.file, found, options.number or 1))
    else:
        _list(options.file, found)
    return 0


def _chosen(path: Path, found: Sequence[Remnant], number: int) -> bytes:
    if not 0 < number <= len(found):
        raise Refusal(at(path, _("There is no number {n}; the last one is {last}.").format(n=number, last=len(found))))
    try:
        return found[number - 1].read()
    except (OSError, BrokenFile) as error:
        raise refused(path, error) from None


def _list(path: Path, found: Sequence[Remnant]) -> None:
    for number, each in enumerate(found, 1):
        where = "" if is_same(each.about, path) else f"  {shown(each.about)}"
        print(f"{number:3}  {each.text()}{where}")
    print(_("--show N prints one as text, -o NEW --from N writes it to a new file."))


def _tell(path: Path, data: bytes) -> None:
    try:
        session = codec.read(data, newer_ok=True).session
    except BrokenFile as error:
        raise refused(path, error) from None
    print(outline.write(tell(session)))


def _write(path: Path, data: bytes) -> None:
    try:
        atomic.create(path, data)
    except OSError as error:
        raise refused(path, error) from None
    print(_("Written: {file}").format(file=shown(path)))
