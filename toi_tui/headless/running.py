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


def run_subcommand(name: str, arguments: Sequence[str]) -> int:
    """Run a subcommand and return the exit code."""
    _never_stumble_over_a_letter()
    module = import_module(f"toi_tui.headless.{name}")
    parser = Parser(f"toi {name}", _sentence(_(SUBCOMMANDS[name])))
    module.declare(parser)
    options = parsed(parser, arguments)
    if isinstance(options, int):
        return options
    try:
        code: int = module.run(options)
        sys.stdout.flush()
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return refusal.code
    except BrokenPipeError:  # the reader has seen enough: `toi show FILE | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    return code


def _sentence(summary: str) -> str:
    return f"{summary[:1].upper()}{summary[1:]}."


def _never_stumble_over_a_letter() -> None:
    """A console that has no “…” gets a question mark instead of a fault."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
