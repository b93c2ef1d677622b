"""A program in a pseudo-terminal, timed from outside: keys go in, frames come out with the time they were complete.

The terminal says that it knows synchronised output, so Textual brackets each frame it paints; a frame counts from the
moment its last byte is read. What a frame shows is drawn with pyte after the program has gone quiet, so that drawing is
in no figure.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Self

import pyte

COLUMNS, ROWS = 120, 40
QUIET = 0.08
"""Seconds without output after which a repaint is over."""

_KEYS = {"enter": "\r", "tab": "\t", "escape": "\x1b", "space": " ", "pageup": "\x1b[5~", "pagedown": "\x1b[6~"}
_ARROWS = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
_END_OF_FRAME = b"\x1b[?2026l"
_MODE_QUERY = re.compile(rb"\x1b\[\?(\d+)\$p")
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<=>][0-9;]*[a-z]|\x1b\[[0-9;?]*\$[a-z]")

Picture = tuple[tuple[object, ...], ...]


class MissingError(Exception):
    """What is to be measured does not exist, has no effect, or the program has ended."""


class Frame(NamedTuple):
    """What was read up to a complete frame: its moment (of `time.perf_counter`) and the processor time until then."""

    at: float
    cpu: float
    data: bytes


def key_bytes(name: str) -> bytes:
    """What xterm sends for a key: ``a``, ``enter``, ``down``, ``shift+up``."""
    base = name.removeprefix("shift+")
    if base in _ARROWS:
        return f"\x1b[{'1;2' if base != name else ''}{_ARROWS[base]}".encode()
    return _KEYS.get(name, name).encode()


class Program:
    """A running program; `started` is the moment before it was started."""

    def __init__(self, command: Sequence[str], env: dict[str, str], folder: Path) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=env, cwd=folder, start_new_session=True
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGTERM)
        try:
            self._drain_until_end(3.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._master)

    def _drain_until_end(self, patience: float) -> None:
        end = time.monotonic() + patience
        while self._process.poll() is None:
            self._read(0.02)
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired(self._process.args, patience)

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    def send(self, key: str) -> float:
        """Press a key; the moment at which it was written."""
        if self._process.poll() is not None:
            raise MissingError(f"the program has ended with exit code {self._process.returncode}")
        at = time.perf_counter()
        os.write(self._master, key_bytes(key))
        return at

    def frames(self, quiet: float = QUIET, patience: float = 2.0) -> list[Frame]:
        """Read until nothing came for `quiet` seconds (for the first byte: `patience`); all frames in their order."""
        frames: list[Frame] = []
        data, at = b"", 0.0
        while chunk := self._read(quiet if at else patience):
            data, at = data + chunk, time.perf_counter()
            if _END_OF_FRAME in chunk:
                frames.append(Frame(at, self.cpu_seconds(), data))
                data = b""
        return [*frames, Frame(at, self.cpu_seconds(), data)] if data else frames

    def _read(self, timeout: float) -> bytes:
        if not select.select([self._master], [], [], timeout)[0]:
            return b""
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:  # it has ended
            return b""
        for query in _MODE_QUERY.finditer(data):
            os.write(self._master, b"\x1b[?%s;%d$y" % (query[1], 2 if query[1] == b"2026" else 0))
        return data

    def pictures(self, frames: Sequence[Frame]) -> Iterator[tuple[Frame, Picture]]:
        """What the screen shows after each of these frames: characters with their looks."""
        for frame in frames:
            self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", frame.data))
            yield frame, self.picture

    @property
    def picture(self) -> Picture:
        """What the screen shows after the frames seen so far."""
        lines = self._screen.buffer
        return tuple(tuple(lines[row][column] for column in range(COLUMNS)) for row in range(ROWS))

    @property
    def text(self) -> str:
        """The characters that the screen shows."""
        return "\n".join(self._screen.display)

    def settle(self, patience: float = 0.5) -> None:
        """See what comes, without timing it."""
        for _ in self.pictures(self.frames(patience=patience)):
            pass

    def press(self, *keys: str) -> None:
        """Press keys that are not timed, each after what the one before it painted."""
        for key in keys:
            self.send(key)
            self.settle()

    def cpu_seconds(self) -> float:
        """Processor time so far, of all threads; 0 after the end."""
        with suppress(OSError):
            tasks = Path(f"/proc/{self.pid}/task")
            return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e9
        return 0.0

    def memory(self) -> float:
        """MiB of memory: its own, and its share of what it has in common with others (PSS)."""
        rollup = Path(f"/proc/{self.pid}/smaps_rollup").read_text()
        return int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1]) / 1024  # type: ignore[index]
