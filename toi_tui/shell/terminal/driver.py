"""The terminal of Linux and macOS, read through the gate and outlived when it goes away."""

import contextlib
import os
import select
import signal
from typing import Any, TextIO, cast

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from toi_tui.shell.terminal.decoder import ESCAPE_PATIENCE, Decoder
from toi_tui.shell.terminal.keyboard import Keyboard

GONE = 129
"""Exit code when the terminal went away: as if SIGHUP had ended the program."""


class GuardedDriver(LinuxDriver):
    """Reads whole keys, sleeps while nobody types, and tells the app when there is nothing left to read from."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._file = cast("Any", LastingFile(cast("TextIO", self._file)))
        self._alarm: tuple[int, int] | None = None
        # As plain signal handlers, as Textual has them, they lock up when they interrupt the writing of a picture.
        self._loop.add_signal_handler(signal.SIGTSTP, self._sigtstp_application)
        self._loop.add_signal_handler(signal.SIGCONT, self._sigcont_application)

    def start_application_mode(self) -> None:
        """Take the terminal over."""
        if self._alarm is None:
            self._alarm = os.pipe()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._loop.add_signal_handler(signal.SIGWINCH, self._tell_size)

    def _tell_size(self) -> None:
        """Tell how large the window is now.

        Textual measures in a plain signal handler, which the next signal interrupts: then the older size comes last,
        and stays. A window that has its old size back has lost a part of the picture meanwhile.
        """
        if self._in_band_window_resize:
            return
        size = Size(*self._get_terminal_size())
        self._app.post_message(events.Resize(size, size))
        if size == self._app.size:
            self._paint()

    def resume_application_mode(self) -> None:
        """Take it over again; after a stop that nobody announced (SIGSTOP) it was never given back."""
        if self._key_thread is not None and self._key_thread.is_alive():
            self.suspend_application_mode()
        super().resume_application_mode()
        self._loop.call_soon_threadsafe(self._paint)

    def _paint(self) -> None:
        """Textual paints again only when the size has changed meanwhile."""
        self._app.refresh(layout=True)

    def disable_input(self) -> None:
        """End the reading at once: the thread would not look for itself until somebody types."""
        if self._alarm is not None:
            os.write(self._alarm[1], b"!")
        super().disable_input()

    def close(self) -> None:
        """Give everything back."""
        super().close()
        if self._alarm is not None:
            for end in self._alarm:
                os.close(end)
            self._alarm = None

    def run_input_thread(self) -> None:
        """Read until the app ends or the terminal goes away."""
        decoder, keyboard = Decoder(_escape_patience()), Keyboard(self._debug)
        while (data := self._read(decoder.patience)) is not None:
            for token in decoder.feed(data) if data else decoder.expire():
                for message in keyboard.read(token):
                    self.process_message(message)

    def _read(self, patience: float | None) -> bytes | None:
        """The bytes typed; none after `patience` seconds of silence; None at the end."""
        if self._alarm is None:
            return None
        readable, _, _ = select.select([self.fileno, self._alarm[0]], [], [], patience)
        if self._alarm[0] in readable:
            return None
        if not readable:
            return b""
        try:
            data = os.read(self.fileno, 1 << 16)
        except OSError:
            data = b""
        if not data:
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                self._loop.call_soon_threadsafe(self._gone)
            return None
        return data

    def _gone(self) -> None:
        self._app.exit(return_code=GONE)


class LastingFile:
    """A stream to a terminal that may vanish: what is written then is dropped, and the writer lives on."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write to the terminal, if there is one."""
        with contextlib.suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Send what was written, if there is somebody to send it to."""
        with contextlib.suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        """The number of the stream."""
        return self._file.fileno()


def _escape_patience() -> float:
    """Seconds to wait after an ESC; people on slow lines set ESCDELAY, in milliseconds, as for other programs."""
    delay = os.environ.get("ESCDELAY", "")
    return min(int(delay), 1000) / 1000 if delay.isdecimal() else ESCAPE_PATIENCE
