"""A long text to read: wrapped in its width, scrolled, with the lines marked that it is about."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import ClassVar, Final

from rich.segment import Segment
from textual import events
from textual.strip import Strip

from toi_tui.widgets.looks import DrawnWidget, Look
from toi_tui.widgets.spot import Direction
from toi_tui.widgets.text import wrap
from toi_tui.widgets.window import Window

_MARGIN: Final = 2
_BULLET: Final = "- "
_HEADING: Final = "#"
_WHEEL: Final = 3


class LongText(DrawnWidget):
    """Lines of text. One that begins with ``#`` is a heading; what goes on stands under its beginning."""

    LOOKS: ClassVar[Mapping[str, Look]] = {
        "title": Look("primary", bold=True),
        "marked": Look("foreground", "panel", bold=True),
        "mark": Look("accent", "panel", bold=True),
    }
    DEFAULT_CSS = """
    LongText { width: 1fr; height: 1fr; background: $background; color: $foreground; }
    """

    def __init__(self, lines: Sequence[str], marked: Collection[int], at: int, *, language: str = "fi") -> None:
        """Show these lines, beginning at `at`; those of the numbers in `marked` stand out."""
        super().__init__()
        self._lines, self._marked, self._first, self._language = lines, marked, at, language
        self._laid: list[tuple[int, str]] = []
        """Each line as it is drawn, with the number of the line that it is a piece of."""
        self._window = Window()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out in this width, with the same line on top; at first a few lines more, to see what it belongs to."""
        first = self._laid[self._window.top][0] if self._laid else max(self._first - event.size.height // 4, 0)
        self._laid = [
            (number, each) for number, line in enumerate(self._lines) for each in self._wrapped(line, event.size.width)
        ]
        self._window = Window(range(len(self._laid) + 1), event.size.height)
        self._turn_to(bisect_left(self._laid, (first, "")))

    def _wrapped(self, line: str, width: int) -> Iterator[str]:
        if line.startswith(_HEADING):
            line = line.lstrip(_HEADING).removeprefix(" ")
        text = line.lstrip(" ")
        lead = line[: len(line) - len(text)] + (_BULLET if text.startswith(_BULLET) else "")
        shown = lead[-max(width // 2, 0) :]  # a deep map leaves no room for its texts
        for number, each in enumerate(wrap(line[len(lead) :], width - _MARGIN - len(shown), self._language)):
            yield f"{' ' * len(shown) if number else shown}{each}"

    def go(self, direction: Direction) -> None:
        """Scroll."""
        page = self._window.page
        steps = {"up": -1, "down": 1, "page-up": -page, "page-down": page}
        ends = {"home": 0, "end": self._window.length}
        self._turn_to(ends.get(direction, self._window.top + steps.get(direction, 0)))

    def _turn_to(self, top: int) -> None:
        self._window = self._window.at(top)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, at = self.size.width, self._window.top + y
        if at >= len(self._laid):
            return Strip.blank(width, self.look(""))
        number, text = self._laid[at]
        begins = not at or self._laid[at - 1][0] != number
        if number in self._marked:
            segments = [Segment("▸ " if begins else "  ", self.look("mark")), Segment(text, self.look("marked"))]
            return Strip(segments).adjust_cell_length(width, self.look("marked"))
        look = self.look("title" if self._lines[number].startswith(_HEADING) else "")
        return Strip([Segment(f"  {text}", look)]).adjust_cell_length(width, self.look(""))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll."""
        event.stop()
        self._turn_to(self._window.top + _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll."""
        event.stop()
        self._turn_to(self._window.top - _WHEEL)
