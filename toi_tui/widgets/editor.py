"""The field that opens in place, over the item that is being written.

A panel keeps its editor. A widget that comes and goes costs a new layout, all its styles and a repaint of the panel;
one that stays only moves: out of sight when it is closed, and back over the next item.
"""

from dataclasses import dataclass
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widgets import TextArea

PAUSE, LONG_PAUSE = 0.15, 0.3
"""Seconds after a key at which what was typed so far is handed over; the longer ones for a text of more than `LONG`."""
LONG: Final = 2_000

LONGEST, LONGEST_LINE = 50_000, 10_000
"""Characters of a text, and of a line of it, that can be edited: beyond them every key would be waited for."""
MOST_LINES = 10_000
"""Lines of a paste that become items."""

_AWAY: Final = Offset(0, -1000)  # clipped by the panel, wherever that stands

_NOT_OURS = {"ctrl+z", "ctrl+y", "f6", "f7", "ctrl+f"}


def _bindings() -> list[BindingType]:
    """TextArea's own keys without those that mean something else everywhere in the program."""
    return [
        binding
        for binding in TextArea.BINDINGS
        if isinstance(binding, Binding) and not _NOT_OURS & {*binding.key.split(",")}
    ]


def is_editable(text: str) -> bool:
    """Whether a text is short enough to be edited here."""
    return len(text) <= LONGEST and _has_short_lines(text)


def is_pasteable(text: str) -> bool:
    """Whether each line of a text can be, when it is an item of its own, and they are not too many."""
    return len(text) <= LONGEST_LINE or (text.count("\n") < MOST_LINES and _has_short_lines(text))


def _has_short_lines(text: str) -> bool:
    return max(map(len, text.split("\n"))) <= LONGEST_LINE


class Editor(TextArea, inherit_bindings=False):
    """A text field for one item. Undo belongs to the document, so TextArea's own is taken out.

    Enter keeps, Esc ends, Tab goes on; in a text of several lines (`lines`) Enter is a new line and Esc ends.
    """

    BINDINGS: ClassVar[list[BindingType]] = _bindings()
    DEFAULT_CSS = """
    Editor, Editor:focus {
        position: absolute;
        border: none;
        padding: 0;
        background: $surface;
        color: $foreground;
        scrollbar-size: 1 1;
        scrollbar-size-horizontal: 0;
    }
    Editor.-lines { border-top: heavy $primary !important; border-title-color: $primary; }
    Editor .text-area--cursor-line { background: $surface; }
    Editor .text-area--cursor { background: $foreground; color: $background; }
    """

    @dataclass
    class Said(Message):
        """Any message of the editor, with the text as it is now."""

        editor: "Editor"
        text_now: str

        def __post_init__(self) -> None:
            super().__post_init__()
            self._opening = self.editor.opening

        @property
        def control(self) -> "Editor":
            """The editor that it comes from."""
            return self.editor

        @property
        def is_late(self) -> bool:
            """Whether the editor has been closed or opened anew since, so that this is about another text."""
            return self._opening != self.editor.opening

    class Drafted(Said):
        """The text so far, after a pause in the typing."""

    class Grown(Said):
        """The text needs more lines than before, or fewer."""

    class Broken(Said):
        """The cursor jumped or a new line began: what follows is a step of its own for undo."""

    @dataclass
    class Ended(Said):
        """The text is kept; `key` says how: ``enter``, ``tab``, ``escape`` or ``blur``."""

        key: str

    @dataclass
    class Pasted(Said):
        """Several lines were pasted into a text of one line; `pasted` is all of them."""

        pasted: str

    class TooLong(Said):
        """A paste would be too long together with the text; it is left out."""

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, compact=True, highlight_cursor_line=False, tab_behavior="focus")
        self.lines = False
        self.opening = 0
        self._pause: Timer | None = None
        self._ended = True
        self._lines_told = 0
        self._told = ""
        self._place = Region()
        self.close()

    def on_mount(self) -> None:
        """Blinking costs a repaint twice a second, and distracts on a wall."""
        self.cursor_blink = False

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Style nothing anew: in the editor's style sheet nothing depends on the focus."""

    # Opening, placing, closing

    def open(self, text: str, *, lines: bool, heading: str = "") -> None:
        """Begin with a text, the cursor behind it; `heading` stands over an editor of several lines."""
        self.opening += 1
        self.lines, self._ended, self._lines_told = lines, False, 0
        self.set_class(lines, "-lines")
        self.border_title = Content(heading)
        self.scroll_to(0, 0, animate=False)
        self.replace_text(text)
        self.can_focus = True
        self.screen.set_focus(self, scroll_visible=False)

    def place(self, region: Region) -> None:
        """Stand over this region of the panel."""
        if not self._lines_told:
            self._lines_told = self.lines_needed(region.width)
        if region.offset != self._place.offset:
            self.styles.offset = region.offset
        if region.size != self._place.size:
            self.styles.width, self.styles.height = region.size
        self._place = region

    def close(self) -> None:
        """Go out of sight; what was typed since the last message is not handed over."""
        self.opening += 1
        self._ended, self.can_focus = True, False
        self._stop_pausing()
        self.place(Region.from_offset(_AWAY, self._place.size))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw. A field that is gone may be asked once more before the next layout, when it has no styles any more."""
        if self.parent is None:
            return [Strip.blank(crop.width)] * crop.height
        return super().render_lines(crop)

    def on_key(self, event: events.Key) -> None:
        """End, and tell where the cursor goes; all other keys are TextArea's, which comes after this."""
        if event.key in {"escape", "tab"} or (event.key == "enter" and not self.lines):
            event.stop()
            event.prevent_default()
            self.end(event.key)
        elif event.key in ("up", "down", "home", "end", "pageup", "pagedown"):
            self.tell()
            self.post_message(self.Broken(self, self.text))

    def get_cursor_line_start_location(self, smart_home: bool = False) -> tuple[int, int]:
        """Where Home goes: to the beginning of an item, however its line happens to be broken just now."""
        return super().get_cursor_line_start_location(smart_home) if self.lines else (self.cursor_location[0], 0)

    def get_cursor_line_end_location(self) -> tuple[int, int]:
        """Where End goes: to its end."""
        if self.lines:
            return super().get_cursor_line_end_location()
        row = self.cursor_location[0]
        return row, len(self.document.get_line(row))

    def on_paste(self, event: events.Paste) -> None:
        """Refuse what is too long, hand over what is more than an item; all else is put in by TextArea after this."""
        fits = is_editable if self.lines else is_pasteable
        if not fits(self.text + event.text):
            event.stop()
            event.prevent_default()
            self.post_message(self.TooLong(self, self.text))
            return
        if not self.lines and "\n" in event.text.strip("\n"):
            event.stop()
            event.prevent_default()
            self.tell()
            self.post_message(self.Pasted(self, self.text, event.text))
            return
        if not self.lines:
            event.text = event.text.strip("\n")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Hand the text over after a pause; under steady typing as well."""
        event.stop()
        if self._ended:
            return
        needed = self.lines_needed(self.size.width)
        if needed != self._lines_told:
            self._lines_told = needed
            self.post_message(self.Grown(self, self.text))
        if self._pause is None and self.text != self._told:
            self._pause = self.set_timer(PAUSE if len(self.text) <= LONG else LONG_PAUSE, self.tell)

    def lines_needed(self, width: int) -> int:
        """How many lines the text takes in a width; the cursor behind the last character needs room too."""
        if self.size.width == width and width:
            return self.wrapped_document.height
        return sum(max(-(-(cell_len(line) + 1) // max(width, 1)), 1) for line in self.text.split("\n"))

    def tell(self) -> None:
        """Hand over what was typed so far."""
        self._stop_pausing()
        if not self._ended and self.text != self._told:
            self._told = self.text
            self.post_message(self.Drafted(self, self.text))

    def _stop_pausing(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None

    def replace_text(self, text: str) -> None:
        """Show another text, one that undo brought back."""
        self._told = text
        self.text = text
        self.move_cursor(self.document.end)

    def end(self, key: str) -> None:
        """Keep the text and end."""
        if not self._ended:
            self._ended = True
            self._stop_pausing()
            self.post_message(self.Ended(self, self.text, key))

    def resume(self) -> None:
        """Go on after all: what was typed does not fit where it belongs."""
        self._ended = False

    def on_blur(self) -> None:
        """Leaving the field keeps the text; a word of it that comes when the focus is back again is out of date."""
        if self.screen.focused is not self:
            self.end("blur")
