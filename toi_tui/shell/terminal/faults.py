"""A fault that can be outlived does not end the program.

Textual ends at any exception. Here every widget that is started gets guards at its doors: the messages that come to
it, the callbacks that wait in it, and the drawing of its lines. What fails there is reported, told in a line, and left
undone; the session, which no widget holds, is as it was. Where it cannot go on (at the start, while something is
composed or mounted) or where faults repeat, it ends as politely as ever.
"""

import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable

from rich.cells import set_cell_size
from rich.segment import Segment
from textual import events
from textual._callback import invoke
from textual.dom import DOMNode
from textual.geometry import Region
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import WorkerFailed

from toi_tui.locale import _
from toi_tui.shell.terminal import crash
from toi_tui.shell.terminal.ends import PoliteEnds, cause_of

if TYPE_CHECKING:
    from pathlib import Path

_BEGINNINGS: Final = (events.Compose, events.Mount)
"""A widget that fails in these is not all there."""
_STRUCTURE: Final = (events.Resize, events.ScreenResume)
"""Events whose work in Textual must be done, or the screen stays as it was before."""
_SAFE: Final = {
    MessagePump._process_messages_loop.__code__,  # noqa: SLF001 - while idle; messages have a guard of their own
    MessagePump._flush_next_callbacks.__code__,  # noqa: SLF001
    Timer._tick.__code__,  # noqa: SLF001
    Screen._refresh_layout.__code__,  # noqa: SLF001
}
"""Where Textual itself hands a fault to the app and goes on."""


@runtime_checkable
class Recovers(Protocol):
    """A screen that can be made whole after a fault."""

    def recover(self) -> None:
        """Show everything as the session has it, and keep what is being typed."""

    def tell_of_fault(self, said: str) -> None:
        """Say this where it is seen."""


class Patience:
    """Bears faults until there have been `most` within `seconds`. It has no clock."""

    def __init__(self, most: int, seconds: float) -> None:
        self._seconds = seconds
        self._times: deque[float] = deque(maxlen=most)

    def bears(self, now: float) -> bool:
        """Note a fault, and tell whether it is one to go on after."""
        self._times.append(now)
        return len(self._times) < (self._times.maxlen or 0) or now - self._times[0] > self._seconds


class GoesOn(PoliteEnds):
    """An app that goes on after a fault wherever it can."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goes_on = False
        """Whether it does: set by who runs the app for people; in a test a fault is to be seen."""
        self._patience = Patience(3, 5)
        self._patience_with_drawing = Patience(20, 10)  # a line is drawn at every key, and the next may mend it
        self._reports: dict[str, Path | None] = {}

    def outlives(self, fault: BaseException, *, drawing: bool = False) -> bool:
        """Report a fault and say that there was one; false when it is time to end."""
        if self._is_ending:
            return True
        patience = self._patience_with_drawing if drawing else self._patience
        if not self.goes_on or self._fault or not self._dom_ready or not patience.bears(time.monotonic()):
            return False
        known = crash.place(fault) in self._reports
        report = self._report(fault)
        self.last_words = _afterword(report)
        if not (drawing and known):  # else what is drawn anew because of a fault in drawing would go round and round
            self.call_later(self._recover, _notice(report), drawing=drawing)
        return True

    def bears(self, fault: Exception) -> bool:
        """Report a fault that was met where it does no harm, however often it comes back; false in a test.

        It comes of what somebody does, so that it cannot go round and round by itself.
        """
        if self._is_ending:
            return True
        if not self.goes_on or self._fault:
            return False
        self.last_words = _afterword(self._report(fault))
        return True

    @property
    def _is_ending(self) -> bool:
        """Whether all is saved and being taken down: what stumbles then, half mounted, concerns nobody."""
        return self.goes_on and self._exit and self._fault is None

    def end_by(self, fault: Exception) -> None:
        """End: it cannot go on after this one."""
        super()._handle_exception(fault)

    def _report(self, fault: BaseException) -> "Path | None":
        """The report of a fault at this place: one is enough."""
        place = crash.place(fault)
        if place not in self._reports:
            self._reports[place] = super()._report(fault)
        return self._reports[place]

    def _recover(self, said: str, *, drawing: bool) -> None:
        """Make every screen whole, at once or when it is shown, and tell the one that is."""
        if not drawing:
            for screen in [screen for stack in self._screen_stacks.values() for screen in stack]:
                if isinstance(screen, Recovers):
                    self._try(screen.recover)
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Recovers):
                screen.tell_of_fault(said)
                return
            self._try(partial(self.notify, said, severity="error", markup=False))  # over a dialog it is seen sooner

    def _try(self, mending: Callable[[], None]) -> None:
        """Try to mend; what fails of the same fault is left alone: it was said, and the next key may mend it."""
        try:
            mending()
        except Exception as fault:  # noqa: BLE001
            self._report(fault)

    # The doors

    def _register_child(self, parent: DOMNode, child: Widget, before: int | None, after: int | None) -> None:
        if self.goes_on:
            _Guard(self, child).stand()
        super()._register_child(parent, child, before, after)

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as fault:
            if not self.outlives(fault):
                raise

    def _handle_exception(self, error: Exception) -> None:
        """The end by a fault that Textual hands over, unless it was about something left undone without harm."""
        if self._is_ending:
            return
        safe = isinstance(error, WorkerFailed) or (error.__traceback__ and error.__traceback__.tb_frame.f_code in _SAFE)
        if not (safe and self.outlives(cause_of(error))):
            self.end_by(error)


class _Guard:
    """Stands at the doors of a widget; the rest of Textual takes it for the widget's own methods."""

    def __init__(self, app: GoesOn, widget: Widget) -> None:
        self._app, self._widget = app, widget
        self._dispatch, self._flush, self._draw = (
            widget._dispatch_message,  # noqa: SLF001
            widget._flush_next_callbacks,  # noqa: SLF001
            widget.render_lines,
        )

    def stand(self) -> None:
        """Take the place of the methods."""
        vars(self._widget).update(
            _dispatch_message=self.dispatch, _flush_next_callbacks=self.flush, render_lines=self.draw
        )

    async def dispatch(self, message: Message) -> None:
        """Handle a message. After a fault the widget listens on, which Textual's loop would not let it."""
        try:
            await self._dispatch(message)
        except Exception as fault:
            if isinstance(message, _BEGINNINGS) or not self._app.outlives(fault):
                raise
            if isinstance(message, _STRUCTURE):
                await self._do_what_textual_does(message)

    async def _do_what_textual_does(self, message: Message) -> None:
        widget = self._widget
        for owner, method in widget._get_dispatch_methods(message.handler_name, message):  # noqa: SLF001
            if owner.__module__.startswith("textual."):
                await invoke(method, message)

    async def flush(self) -> None:
        """Run the waiting callbacks one by one: a fault in one loses those behind it otherwise."""
        widget = self._widget
        callbacks, widget._next_callbacks = widget._next_callbacks, []  # noqa: SLF001
        for callback in callbacks:
            later, widget._next_callbacks = widget._next_callbacks, [callback]  # noqa: SLF001
            await self._flush()
            widget._next_callbacks[:0] = later  # noqa: SLF001

    def draw(self, crop: Region) -> list[Strip]:
        """Draw the lines, or say that they cannot be drawn."""
        try:
            return self._draw(crop)
        except Exception as fault:  # noqa: BLE001 - whatever it is, the rest of the screen can be drawn
            if not self._app.outlives(fault, drawing=True):
                self._app.end_by(fault)
            return [_plain(crop.y + y, crop) for y in range(crop.height)]


def _plain(y: int, crop: Region) -> Strip:
    said = _("This cannot be shown: a fault of the program.") if not y else ""
    return Strip([Segment(set_cell_size(f" {said}", crop.right))]).crop(crop.x, crop.right)


def _notice(report: "Path | None") -> str:
    """Short enough for one line: the whole path is told at the end."""
    if report is None:
        return _("A fault in the program; nothing is lost, just go on.")
    return _("A fault in the program; nothing is lost, just go on: {report}").format(report=report.name)


def _afterword(report: "Path | None") -> str | None:
    if report is None:
        return None
    return _("There was a fault of the program, which went on. A report without any of your texts: {report}").format(
        report=report
    )
