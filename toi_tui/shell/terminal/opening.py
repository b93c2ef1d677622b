"""Opening a link with the program that the system has for it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress

SECONDS = 2.0
"""How long the system's opener is waited for. Most are done by then; one that still runs has opened something."""


def opener(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Sequence[str]:
    """The command that opens links here; empty where there is none, as without a desktop."""
    if platform == "darwin":
        return ("open",)
    if platform == "win32":
        return ("rundll32", "url.dll,FileProtocolHandler")
    found = shutil.which("xdg-open", path=environment.get("PATH"))
    return (found,) if found and ("DISPLAY" in environment or "WAYLAND_DISPLAY" in environment) else ()


def open_link(link: str, command: Sequence[str] | None = None) -> bool:
    """Open a link; false when nothing here opens it. Waits for the system: not to be called where keys are read."""
    command = opener() if command is None else command
    if not command:
        return False
    quiet = subprocess.DEVNULL  # what it says must not get onto the screen
    try:
        started = subprocess.Popen([*command, link], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603
    except OSError:
        return False
    with suppress(subprocess.TimeoutExpired):
        return started.wait(SECONDS) == 0
    return True
