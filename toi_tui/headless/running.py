"""Running a subcommand: its arguments, its refusals, and readers that go away."""

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module

from toi_tui.headless.arguments import Parser, parsed
from toi_tui.headless.refusal import Refusal
from toi_tui.headless.subcommands import SUBCOMMANDS
from toi_tui.locale import _
from toi_tui.storage.refusals import told


def run_subcommand(name: str, arguments: Sequence[str]) -> int:
    """Run a subcommand and return the exit code."""
    _never_stumble_over_a_letter()
    module = import_module(f"toi_tui.headless.{name}")
    parser = Parser(f"toi {name}", _sentence(_(SUBCOMMANDS[name])))
    module.declare(parser)
    try:
        options = parsed(parser, arguments)
        code: int = options if isinstance(options, int) else module.run(options)
        print(end="", flush=True)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return refusal.code
    except BrokenPipeError:  # the reader has seen enough: `toi show FILE | head`
        _let_go_of_output()
        return 0
    except OSError as error:  # what is printed goes to a full disk
        _let_go_of_output()
        print(f"toi {name}: {told(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    return code


def _sentence(summary: str) -> str:
    return f"{summary[:1].upper()}{summary[1:]}."


def _let_go_of_output() -> None:
    """Send what is left nowhere: Python would try once more at its end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _never_stumble_over_a_letter() -> None:
    """A console that has no “…” gets a question mark instead of a fault; so does input that is no text."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
