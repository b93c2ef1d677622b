"""`toi forget FILE…`: removes what the program keeps of a session besides its file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from toi_tui.headless.refusal import Refusal, at, refused, shown
from toi_tui.locale import _
from toi_tui.storage.forgetting import forget


def declare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "files", metavar=_("FILE"), type=Path, nargs="+", help=_("sessions; the files themselves stay, or may be gone")
    )


def run(options: Namespace) -> int:
    """Forget the sessions."""
    for path in options.files:
        try:
            forget(path)
        except BlockingIOError:
            raise Refusal(at(path, _("The session is open in the program: close it first."))) from None
        except OSError as error:
            raise refused(path, error) from None
        print(_("{file}: journal, backups and cache are removed; the file itself is not.").format(file=shown(path)))
    return 0
