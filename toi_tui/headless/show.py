"""`toi show FILE`: a session as text, for screen readers and pipes.

Private items are marked, and shown: it is the user's own terminal.
"""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from toi_tui.headless.refusal import opened
from toi_tui.locale import _
from toi_tui.model.session import PARTS
from toi_tui.model.text import clean_line
from toi_tui.report.formats import FORMATS
from toi_tui.report.telling import tell, tell_part


def declare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("a session"))
    parser.add_argument("--part", metavar=_("PART"), type=_part, help=", ".join(PARTS))
    parser.add_argument(
        "--why",
        action="store_true",
        help=_("with each item what it was carried over from, back to what was said first"),
    )
    usual, *others = FORMATS
    parser.set_defaults(form=usual)
    for name in others:
        parser.add_argument(f"--{name}", dest="form", action="store_const", const=name, help=_(FORMATS[name].about))


def run(options: Namespace) -> int:
    """Print the session."""
    session = opened(options.file).session
    told = tell_part(session, options.part, why=options.why) if options.part else tell(session, why=options.why)
    print(FORMATS[options.form].write(told))
    return 0


def _part(name: str) -> str:
    if name not in PARTS:
        raise ArgumentTypeError(_("there is no part “{name}”; see --help").format(name=clean_line(name)))
    return name
