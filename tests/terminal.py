"""A person at a real terminal, for tests: starts a program in a pty, types, looks at the screen, closes the window.

    with Terminal([sys.executable, "-m", "toi_tui", "session.toml"]) as terminal:
        terminal.see("SWOT").press("2", "n").type("pitkät suhteet").press("enter").see("pitkät")

Everything waits for what it wants to see, and fails with the screen; nothing sleeps. Linux and macOS only.
"""

import contextlib
import os
import re
import shutil
import signal
import tempfile
import termios
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

import pexpect
import pyte

from tests.waiting import LOOK, Patience

_KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "esc": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "insert": "\x1b[2~",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    **{f"f{number}": f"\x1bO{letter}" for number, letter in enumerate("PQRS", 1)},
    **{
        f"f{number}": f"\x1b[{code}~"
        for number, code in zip(range(5, 13), (15, 17, 18, 19, 20, 21, 23, 24), strict=True)
    },
}
_ARROWS = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
_MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}
_MODES = {
    1049: "alternate screen",
    1000: "mouse",
    1002: "mouse drags",
    1003: "mouse moves",
    1006: "mouse by SGR",
    1015: "mouse by urxvt",
    1016: "mouse by pixels",
    1004: "focus reports",
    2004: "bracketed paste",
    2026: "synchronised output",
    2048: "reports of size",
}
_CSI = re.compile(rb"\x1b\[([<=>?]?)([0-9:;]*)([ -/]*)([@-~])")
_CUT = re.compile(rb"\x1b(?:\[[<=>?]?[0-9:;]*[ -/]*)?\Z")


def key(name: str) -> str:
    """What xterm sends for a key: ``a``, ``enter``, ``f5``, ``ctrl+s``, ``shift+up``."""
    if name in _KEYS or len(name) == 1:
        return _KEYS.get(name, name)
    *modifiers, base = name.split("+")
    if modifiers == ["ctrl"] and len(base) == 1:
        return chr(ord(base) & 0x1F)
    if base in _ARROWS:
        code = 1 + sum(_MODIFIERS[modifier] for modifier in modifiers)
        return f"\x1b[1;{code}{_ARROWS[base]}" if modifiers else f"\x1b[{_ARROWS[base]}"
    raise ValueError(f"no such key: {name}")


def _listen_to_interrupts() -> None:
    """As in a window of its own: a test run in the background was told to ignore SIGINT, and would hand that on."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """One run of a program in a terminal of `columns` × `rows`, with a home of its own that is empty."""

    def __init__(
        self,
        command: Sequence[str | os.PathLike[str]],
        columns: int = 80,
        rows: int = 24,
        env: dict[str, str] | None = None,
        folder: Path | None = None,
        *,
        ignore_hangup: bool = False,
    ) -> None:
        self._own_home = Path(tempfile.mkdtemp(prefix="terminal-"))
        self.home = self._own_home
        self.raw = b""
        self._cut = b""
        self._kitty = 0
        self._modes: dict[int, bool] = {}
        self._picture = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._picture)
        program, *arguments = [os.fspath(word) for word in command]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # Python 3.12 on forks beside threads
            self._child = pexpect.spawn(
                program,
                arguments,
                dimensions=(rows, columns),
                env=self._environment() | (env or {}),
                cwd=folder or self.home,
                ignore_sighup=ignore_hangup,
                preexec_fn=_listen_to_interrupts,
                timeout=None,
            )
        self._child.delaybeforesend = None
        self._found = self._flags()

    # what a person does

    def press(self, *names: str) -> Self:
        """Press keys, one write each."""
        for name in names:
            self.send(key(name).encode())
        return self

    def burst(self, *names: str) -> Self:
        """Press keys so quickly that the program reads them all at once."""
        return self.send("".join(key(name) for name in names).encode())

    def type(self, text: str) -> Self:
        """Type a text; a newline is Enter."""
        return self.send(text.replace("\n", "\r").encode())

    def paste(self, text: str) -> Self:
        """Paste from the clipboard, as terminals with bracketed paste do."""
        return self.send(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def click(self, column: int, row: int) -> Self:
        """Click with the left button; both count from 0."""
        return self.send(f"\x1b[<0;{column + 1};{row + 1}M\x1b[<0;{column + 1};{row + 1}m".encode())

    def resize(self, columns: int, rows: int) -> Self:
        """Change the size of the window."""
        self._picture.resize(rows, columns)
        self._child.setwinsize(rows, columns)
        return self

    def signal(self, number: int) -> Self:
        """Send a signal to the program."""
        self._child.kill(number)
        return self

    def hangup(self) -> Self:
        """Close the window."""
        self._child.ptyproc.fileobj.close()
        return self

    def send(self, data: bytes) -> Self:
        """Send bytes as they are, reading meanwhile so that neither side waits for the other."""
        for at in range(0, len(data), 1024):
            self._child.send(data[at : at + 1024])
            self._read(0)
        return self

    # what a person sees

    @property
    def screen(self) -> list[str]:
        """The lines of the screen as they are now, without trailing spaces."""
        self._read(0)
        return [line.rstrip() for line in self._picture.display]

    def see(self, text: str) -> Self:
        """Wait until a line of the screen holds this text."""
        return self.until(lambda: any(text in line for line in self.screen), f"to see {text!r}")

    def gone(self, text: str) -> Self:
        """Wait until no line of the screen holds this text."""
        return self.until(lambda: not any(text in line for line in self.screen), f"{text!r} to go")

    def until(self, happened: Callable[[], bool], what: str) -> Self:
        """Wait until something is so; `what` completes "waited in vain for … "."""
        patience = Patience(self.pid)
        while not happened():
            heard = self._read(LOOK)
            over = not heard and not self._child.isalive() and not happened()
            if over or not patience.lasts(heard=heard):
                raise AssertionError(f"Waited in vain for {what}; the screen:\n" + "\n".join(self.screen))
        return self

    @property
    def pid(self) -> int:
        """The process of the program."""
        return self._child.pid

    @property
    def exit_code(self) -> int:
        """Wait for the end; the exit code, or minus the number of the signal that ended it."""
        patience = Patience(self.pid)
        while self._child.isalive():
            if not patience.lasts(heard=self._read(LOOK)):
                raise AssertionError("Still running; the screen:\n" + "\n".join(self.screen))
        while self._read(0):
            pass
        status = self._child.exitstatus
        return -self._child.signalstatus if status is None else status

    def leftovers(self) -> list[str]:
        """What the program has changed in the terminal and not given back; ask after its end."""
        left = [name for mode, name in _MODES.items() if self._modes.get(mode)]
        if self._modes.get(25) is False:
            left.append("hidden cursor")
        if self._kitty:
            left.append("kitty keyboard protocol")
        if self._flags() != self._found:
            left.append("raw mode")
        return left

    # the machinery

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._child.kill(signal.SIGCONT)
            self._child.kill(signal.SIGKILL)
        with contextlib.suppress(OSError, pexpect.ExceptionPexpect):
            self._child.close(force=True)
        shutil.rmtree(self._own_home, ignore_errors=True)

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "LC_", "TEXTUAL"))}
        for name in ("LINES", "COLUMNS", "LANGUAGE", "NO_COLOR", "ESCDELAY", "TERM_PROGRAM"):
            kept.pop(name, None)
        home = {"HOME": str(self.home), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        return (
            kept
            | home
            | {f"XDG_{kind}_HOME": str(self.home / kind.lower()) for kind in ("CONFIG", "STATE", "DATA", "CACHE")}
        )

    def _flags(self) -> list[object]:
        try:
            return termios.tcgetattr(self._child.child_fd)[:4]
        except (termios.error, ValueError):
            return self._found

    def _read(self, timeout: float) -> bool:
        try:
            data = self._child.read_nonblocking(1 << 16, timeout)
        except (pexpect.TIMEOUT, pexpect.EOF, ValueError, OSError):
            return False
        self.raw += data
        self._draw(self._cut + data)
        return True

    def _draw(self, data: bytes) -> None:
        """Note the modes, and draw; pyte would print the sequences that it does not know."""
        cut = _CUT.search(data)
        self._cut = cut[0] if cut else b""
        self._stream.feed(_CSI.sub(self._noted, data[: cut.start()] if cut else data))

    def _noted(self, sequence: re.Match[bytes]) -> bytes:
        prefix, numbers, between, final = sequence.groups()
        if prefix == b"?" and final in b"hl":
            self._modes |= {int(number): final == b"h" for number in numbers.split(b";")}
        elif final == b"u":
            self._kitty = max(0, self._kitty + {b">": 1, b"<": -1}.get(prefix, 0))
        return b"" if between or prefix in (b"<", b"=", b">") or b":" in numbers or final in b"u" else sequence[0]
