"""The command line: which language, which subcommand, or the program itself.

People wait for `toi --version` and for the program to start, so each thing is imported where it is needed.
"""

import os
import sys
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NoReturn

from toi_tui import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from toi_tui.headless.refusal import Refusal
    from toi_tui.screens.home.lost import Lost
    from toi_tui.storage.config import Config, Mistake
    from toi_tui.storage.kept.remains import Remnant

DONE, WRONG_USAGE = 0, 2


def run() -> NoReturn:
    """Do what this process was started for, and end it."""
    sys.exit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Do what these arguments ask (those of the process when None) and return the exit code.

    0: done; 1: the input is at fault; 2: wrong usage or no terminal; 128 + n: ended by signal n.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"]:
        print(f"toi {__version__}")
        return DONE
    from toi_tui import locale
    from toi_tui.headless.subcommands import SUBCOMMANDS
    from toi_tui.locale.languages import LANGUAGES
    from toi_tui.storage import config

    settings = config.read()
    language, arguments = _split_language(arguments, LANGUAGES)
    locale.use(language or (locale.preferred() if settings.language == "auto" else settings.language))
    for problem in settings.problems:
        print(problem, file=sys.stderr)
    if arguments and arguments[0] in SUBCOMMANDS:
        from toi_tui.headless.running import run_subcommand

        return run_subcommand(arguments[0], arguments[1:])
    if arguments and (len(arguments) > 1 or arguments[0].startswith("-")):
        from toi_tui.headless.arguments import parse_program

        asked = parse_program(arguments)
        if isinstance(asked, int):
            return asked
        arguments = [asked] if asked else []
    return _start(arguments[0] if arguments else "", settings)


def _split_language(arguments: Sequence[str], languages: Collection[str]) -> tuple[str, list[str]]:
    """The language that is asked for, if any, and the arguments without it; a wrong one stays for the parser."""
    language, rest = "", list(arguments)
    end = rest.index("--") if "--" in rest else len(rest)
    for at in reversed(range(end)):
        option, equals, value = rest[at].partition("=")
        width = 1 if equals else 2
        if option == "--lang":
            value = value if equals else "".join(rest[at + 1 : at + 2])
            if value in languages:
                language = language or value
                del rest[at : at + width]
    return language, rest


def _start(name: str, settings: "Config") -> int:
    """Open the program, with a session, with the form of a new one, or at home."""
    from toi_tui.locale import _
    from toi_tui.shell.terminal.screenless import why_not

    if said := why_not():
        print(said, file=sys.stderr)
        return WRONG_USAGE
    import gc
    from pathlib import Path

    from toi_tui.headless.refusal import Refusal, opened, refused

    # A picture waits for this part of a second behind the one before it; in Textual's own 60th a quick typist, and each
    # step that opens in two pictures, is held up by it. Textual reads it once, when it is imported.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    gc.disable()  # until the first picture: nearly all that a start makes stays

    path = Path(name) if name else None
    file, left, refusal = None, [], None
    try:
        file = opened(path) if path and os.path.lexists(path) else None  # before Textual: a broken one is told at once
    except (Refusal, OSError) as error:
        refusal = error if isinstance(error, Refusal) else refused(Path(name), error)
    if path and file is None:
        from toi_tui.storage.kept.remains import of_lost

        left = of_lost(path)
    if refusal and not left:
        print(refusal, file=sys.stderr)
        return refusal.code
    problems = [*settings.problems, *_take_own_keys(settings)]
    from toi_tui.app import ToiApp
    from toi_tui.shell.terminal.app import run_guarded

    lost = _lost(path, left, refusal) if path and left else None
    said = _("Not all of config.toml was understood; toi keys tells what is wrong.") if problems else ""
    return run_guarded(ToiApp(file, new_at=None if file else path, lost=lost, theme=settings.theme, said_at_first=said))


def _lost(path: "Path", left: "list[Remnant]", refusal: "Refusal | None") -> "Lost":
    """The question that comes first about a file that is gone or cannot be read."""
    from toi_tui.screens.home.lost import Lost

    return Lost(path, left, str(refusal).splitlines() if refusal else ())


def _take_own_keys(settings: "Config") -> "list[Mistake]":
    """Use the keys of the settings; what is wrong with them is told, and given back."""
    if not settings.keys:
        return []
    from toi_tui.screens import tables
    from toi_tui.shell.commands import own_keys

    problems = own_keys.take(settings.keys, tables())
    for problem in problems:
        print(problem, file=sys.stderr)
    return problems
