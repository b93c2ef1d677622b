"""The ends of the program: asked for, by a signal, by a closed window, by a fault. Each saves first, once."""

import asyncio
import contextlib
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from textual.app import App
from textual.worker import WorkerFailed

from toi_tui.locale import _
from toi_tui.shell.terminal import crash

if TYPE_CHECKING:
    from pathlib import Path

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


class PoliteEnds(App[int]):
    """An app that saves before it ends, however it ends, and keeps anybody's text out of its last words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.last_words: str | None = None
        """A line to print when the terminal is a plain one again; None when the end is a quiet one."""
        self.owns_process = False
        """Whether signals are ours to catch: set by who runs the app as the only thing of its process."""
        self._fault: BaseException | None = None
        self._saving_done = False
        self._saved = True

    @property
    def has_fault(self) -> bool:
        """Whether a fault has made an end of it."""
        return self._fault is not None

    def save_before_end(self) -> bool:
        """Override: keep everything that is not on the disk yet, and tell whether nothing is lost.

        Called in the loop's thread, once in each end.
        """
        return True

    def report_crash(self, text: str) -> "Path | None":  # noqa: ARG002
        """Override: keep this report, which holds nothing anybody typed, and return where."""
        return None

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Save and end. The first end counts; asking again changes nothing."""
        if not self._exit and self._fault is None:
            self._exit = True  # an exit from within the saving is the same end
            self.save_once()
            super().exit(result, return_code if self._saved else 1, message)

    def on_load(self) -> None:
        """Before the terminal is taken over: from here on a signal is an orderly end."""
        if self.owns_process:
            loop = asyncio.get_running_loop()
            loop.set_exception_handler(self._forgotten_task)
            for name in _SIGNALS:
                number = getattr(signal, name, None)
                if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                    self._catch(loop, number)

    def _catch(self, loop: asyncio.AbstractEventLoop, number: int) -> None:
        def end() -> None:
            self.exit(return_code=128 + number)

        try:
            loop.add_signal_handler(number, end)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(end))

    def save_once(self) -> None:
        """Save, if this end has not done so yet. A fault in it is told, and ends nothing sooner."""
        if self._saving_done:
            return
        self._saving_done = True
        try:
            self._saved = self.save_before_end()
        except Exception as fault:  # noqa: BLE001 - the terminal must be given back whatever happens
            self._saved = False
            if self._fault is None:
                self.tell_of(fault)
            else:
                self._report(fault)

    def tell_of(self, fault: BaseException) -> None:
        """Save, write the crash report and prepare the last words; for the first fault only."""
        self._return_code = 1
        if self._fault is None:
            self._fault = fault
            self.save_once()
            self.last_words = _last_words(fault, self._saved, self._report(fault))

    def _report(self, fault: BaseException) -> "Path | None":
        with contextlib.suppress(Exception):  # a report is not worth a second fault
            return self.report_crash(crash.report(fault))
        return None

    def _forgotten_task(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """A background task failed unseen; asyncio would print its text, and with it perhaps a note."""
        if isinstance(fault := context.get("exception"), Exception):
            self._report(fault)

    def _handle_exception(self, error: Exception) -> None:
        self.tell_of(cause_of(error))
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End without showing `renderables`, which quote local variables and texts."""
        if self.debug:
            super().panic(*renderables)
        else:
            self._close_messages_no_wait()


def cause_of(error: Exception) -> BaseException:
    """The fault that a worker failed of, or the fault itself."""
    return error.error if isinstance(error, WorkerFailed) else error


def run_to_the_end(app: PoliteEnds) -> int:
    """Run the app as the only thing of this process, print its last words, and return the exit code."""
    app.owns_process = True
    try:
        app.run()
    except KeyboardInterrupt:  # before the app could catch it
        app.exit(return_code=128 + signal.SIGINT)
    except Exception as fault:  # noqa: BLE001 - nothing of a fault may be printed by Python itself
        app.tell_of(fault)
    app.save_once()
    if app.last_words is not None:
        with contextlib.suppress(OSError):
            print(app.last_words, file=sys.stderr)
    _let_go_of_dead_streams()
    return app.return_code or 0


def _last_words(fault: BaseException, saved: bool, report: "Path | None") -> str:
    kind, where = type(fault).__name__, crash.place(fault)
    if not saved:
        return _(
            "A fault of the program ended it ({kind}, {place}), and the last changes could not be saved. "
            "The session file is as it was saved last."
        ).format(kind=kind, place=where)
    if report is None:
        return _("A fault of the program ended it ({kind}, {place}). Your work is saved.").format(
            kind=kind, place=where
        )
    return _(
        "A fault of the program ended it ({kind}, {place}). Your work is saved. "
        "A report without any of your texts: {report}"
    ).format(kind=kind, place=where, report=report)


def _let_go_of_dead_streams() -> None:
    """Python ends with code 120 when it cannot flush what a vanished terminal did not take."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
