"""Whether there is a terminal to draw in. Free of Textual, for the command line."""

import os
import sys
from typing import TextIO

from toi_tui.locale import _


def why_not() -> str | None:
    """One line on why no screen can be shown here and what to do instead; None when one can."""
    if not all(_is_terminal(stream) for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return _(
            "No terminal: toi draws its screens in one, without input or output redirected. "
            "“toi show FILE” prints a session as text; “toi --help” lists what else works here."
        )
    terminal = os.environ.get("TERM", "")
    if sys.platform != "win32" and terminal in {"", "dumb", "unknown"}:
        return _(
            "This terminal (TERM={terminal}) cannot show screens. Start toi in another one, or try "
            "TERM=xterm-256color; “toi show FILE” prints a session as text."
        ).format(terminal=terminal)
    return None


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and os.isatty(stream.fileno())
    except (OSError, ValueError):  # closed, or not a file at all
        return False
