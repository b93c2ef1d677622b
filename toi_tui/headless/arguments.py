"""Reading the arguments, with help and errors in the language of the screen."""

import argparse
from collections.abc import Sequence
from typing import Any, Final

import toi_tui
from toi_tui.headless.subcommands import SUBCOMMANDS
from toi_tui.locale import N_, _, ngettext
from toi_tui.locale.languages import LANGUAGES

# argparse asks its module's `_` for every text; gettext's own way would follow the environment, not --lang.
vars(argparse).update(_=_, ngettext=ngettext)

TEXTS_OF_ARGPARSE: Final = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("unrecognized arguments: %s"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
    N_("the following arguments are required: %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
)
"""The words of argparse about the arguments declared here, marked for the catalogue."""


class Parser(argparse.ArgumentParser):
    """A parser of ours: no abbreviations, so that a new option never changes what an old command line means."""

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog, description=description, epilog=epilog, allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        self.add_argument(
            "--lang", choices=LANGUAGES, help=_("the language of the screen (from settings or environment)")
        )


def parse_program(arguments: Sequence[str]) -> str | int:
    """The file to open, empty for the home screen; an exit code when help was given or the usage is wrong."""
    subcommands = _("subcommands")
    rows = "\n".join(f"  {name:10}{_(summary)}" for name, summary in SUBCOMMANDS.items())
    parser = Parser(
        "toi",
        _("Run a mentoring period that carries a good practice into another organisation."),
        subcommands
        + ":\n"
        + rows
        + "\n\n"
        + _("“toi SUBCOMMAND --help” tells more. A file that is called like a subcommand is given as ./list."),
    )
    parser.add_argument(
        "file", nargs="?", default="", metavar=_("FILE"),
        help=_("a session to open; one that does not exist is begun there"),
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"toi {toi_tui.__version__}", help=_("show the version"))
    found = parsed(parser, arguments)
    return found if isinstance(found, int) else str(found.file)


def parsed(parser: Parser, arguments: Sequence[str]) -> Any:
    """The options that the arguments say; an exit code when help was given or the usage is wrong."""
    try:
        return parser.parse_args(arguments)
    except SystemExit as end:
        return int(end.code or 0)
