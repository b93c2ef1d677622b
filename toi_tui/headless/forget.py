"""`toi forget FILE…`: removes what the program keeps of a session besides its file, or erases items from all of it."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from toi_tui.headless import clock
from toi_tui.headless.refusal import Refusal, at, opened_to_change, refused, shown
from toi_tui.locale import _, ngettext
from toi_tui.locale.languages import LANGUAGES
from toi_tui.model.names import called, list_name
from toi_tui.model.text import clean_line
from toi_tui.storage.format.problems import BrokenFile
from toi_tui.storage.kept.erasing import erase
from toi_tui.storage.kept.forgetting import forget

YES: Final = frozenset(word for language in LANGUAGES.values() for word in language.yes)
"""The words that agree, in any language."""


def declare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "files", metavar=_("FILE"), type=Path, nargs="+", help=_("sessions; the files themselves stay, or may be gone")
    )
    parser.add_argument(
        "--item",
        metavar="ID",
        action="append",
        default=[],
        help=_("erase only this item for good: from the file, its journals and its backups"),
    )
    parser.add_argument("--yes", action="store_true", help=_("do not ask"))


def run(options: Namespace) -> int:
    """Forget the sessions, or erase items of them."""
    for path in options.files:
        try:
            if options.item:
                _erase(path, options.item, asks=not options.yes)
            else:
                forget(path)
                said = _("{file}: journal, backups and cache are removed; the file itself is not.")
                print(said.format(file=shown(path)))
        except BlockingIOError:
            raise Refusal(at(path, _("The session is open in the program: close it first."))) from None
        except (OSError, BrokenFile) as error:
            raise refused(path, error) from None
    return 0


def _erase(path: Path, ids: Sequence[str], *, asks: bool) -> None:
    """Erase items, after a question that says what goes."""
    session = opened_to_change(path).session
    for id in ids:
        found = session.find(id)
        if found is None:
            print(_("{id}: not in the file; it may be in its journals and backups.").format(id=clean_line(id)))
        else:
            print(f"{clean_line(id)}: {list_name(found[0])}: {clean_line(called(found[1]))}")
    if asks:
        _ask()
    changed = erase(path, ids, clock.now())
    said = ngettext(
        "Erased for good, from {n} file: the session, its journals and its backups were gone through.",
        "Erased for good, from {n} files: the session, its journals and its backups were gone through.",
        changed,
    )
    print(said.format(n=changed))


def _ask() -> None:
    """Require that somebody means it."""
    if not sys.stdin.isatty():
        raise Refusal(_("Nobody is here to be asked: say --yes if it is meant."), 2)
    print(_("It goes from the file, the history, the journals and all backups. Nothing brings it back."))
    try:
        answer = input(_("Erase it for good? (yes/no) "))
    except EOFError:
        answer = ""
        print()
    if answer.strip().casefold() not in YES:
        raise Refusal(_("Nothing was erased."))
