"""Running a subcommand: its arguments, its refusals, and answers that nobody can take."""

import signal
import sys
from collections.abc import Sequence
from importlib import import_module

from toi_tui.headless.arguments import Parser, parsed
from toi_tui.headless.output import output
from toi_tui.headless.refusal import Refusal
from toi_tui.headless.subcommands import SUBCOMMANDS, WORKING
from toi_tui.locale import _
from toi_tui.storage.disk.refusals import told


def run_subcommand(name: str, arguments: Sequence[str]) -> int:
    """Run a subcommand and return the exit code."""
    _never_stumble_over_a_letter()
    try:
        with output() as answer:
            code = _run(name, arguments)
            answer.flush()
            if answer.refusal is None or isinstance(answer.refusal, BrokenPipeError):  # the reader has seen enough
                return code
            return _without_an_answer(name, code, told(answer.refusal))
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def _run(name: str, arguments: Sequence[str]) -> int:
    module = import_module(f"toi_tui.headless.{name}")
    parser = Parser(f"toi {name}", _sentence(_(SUBCOMMANDS[name])))
    module.declare(parser)
    try:
        options = parsed(parser, arguments)
        return options if isinstance(options, int) else int(module.run(options))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return refusal.code
    except OSError as error:
        print(f"toi {name}: {told(error)}", file=sys.stderr)
        return 1


def _without_an_answer(name: str, code: int, reason: str) -> int:
    """The exit code of what could not print its answer.

    What was to be done in a file is done: a script that took this for a failure would do it twice. Where the answer
    is all that was asked for, it is one.
    """
    done = name in WORKING and not code
    said = (
        _("Done, but the answer could not be written: {reason}")
        if done
        else _("The answer could not be written: {reason}")
    )
    print(f"toi {name}: {said.format(reason=reason)}", file=sys.stderr)
    return 0 if done else code or 1


def _sentence(summary: str) -> str:
    return f"{summary[:1].upper()}{summary[1:]}."


def _never_stumble_over_a_letter() -> None:
    """A console that has no “…” gets a question mark instead of a fault; so does input that is no text."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
