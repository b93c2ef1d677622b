"""`toi example NAME FILE`: a shipped example to play with."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from toi_tui.headless.refusal import refused, shown
from toi_tui.locale import _
from toi_tui.storage import shipped
from toi_tui.storage.disk import atomic


def declare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    names = shipped.examples()
    parser.add_argument("name", metavar=_("NAME"), choices=names, help=", ".join(names))
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("where to write it; nothing is overwritten"))


def run(options: Namespace) -> int:
    """Write the example."""
    try:
        atomic.create(options.file, shipped.example(options.name))
    except OSError as error:
        raise refused(options.file, error) from None
    print(_("Written: {file}").format(file=shown(options.file)))
    return 0
