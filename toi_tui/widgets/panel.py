"""A panel: one focusable widget that draws its lines itself and has a cursor of its own.

Moving Textual's focus repaints whole ancestors; a cursor that repaints two places of one widget is ten times quicker.
A panel knows no keys: the screen's commands call `go` and the rest, the mouse comes as messages.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from toi_tui.widgets.looks import DrawnWidget, Look
from toi_tui.widgets.spot import Direction, Spot


class Panel(DrawnWidget, can_focus=True):
    """A widget with a cursor. Values in (each kind of panel has its `show`), messages out."""

    LOOKS: ClassVar[Mapping[str, Look]] = {
        "cursor": Look("block-cursor-foreground", "block-cursor-background"),
        "cursor-blurred": Look("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
        "title": Look("secondary", bold=True),
        "title-here": Look("primary", bold=True),
        "dim": Look("text-muted"),
        "line": Look("border"),
        "done": Look("text-muted"),
        "mark": Look("accent"),
        "warning": Look("text-warning", bold=True),
        "target": Look("background", "accent", bold=True),
        "match": Look(underline=True),
    }
    DEFAULT_CSS = """
    Panel {
        width: 1fr;
        height: 1fr;
        background: $background;
        color: $foreground;
    }
    """

    @dataclass
    class Said(Message):
        """Any message of a panel, with the spot that it is about."""

        panel: "Panel"
        spot: Spot

        @property
        def control(self) -> "Panel":
            """The panel that it comes from."""
            return self.panel

    class Moved(Said):
        """The cursor stands elsewhere."""

    class Opened(Said):
        """An item was opened with the mouse: a double click."""

    class Sized(Said):
        """The panel has another size, and something stands in it that has to fit."""

    @dataclass
    class Dropped(Said):
        """An item was dragged and dropped: behind `onto`, or at the beginning of its group when that has no key."""

        onto: Spot

    def __init__(self, *, id: str | None = None, classes: str | None = None, language: str = "fi") -> None:
        super().__init__(id=id, classes=classes)
        self.language = language
        self.dragging: Spot | None = None
        self.target: Spot | None = None
        """The spots of what is dragged with the mouse, and of where it would go."""
        self.moving = False
        self._clicked: Spot | None = None
        self._pressed_at: Offset | None = None

    # What the screen asks of every panel. A place is answered as a Spot.

    @property
    def spot(self) -> Spot:
        """Where the cursor stands."""
        raise NotImplementedError

    def go(self, direction: Direction) -> bool:
        """Move the cursor; false at the edge."""
        raise NotImplementedError

    def select(self, key: str) -> bool:
        """Put the cursor on the item of this key and bring it into view; false when it is not here."""
        raise NotImplementedError

    def select_spot(self, spot: Spot) -> None:
        """Put the cursor on a spot, where it is here."""
        raise NotImplementedError

    def neighbour(self, direction: Direction) -> Spot | None:
        """Where an item goes that is moved one step: behind the spot's key, first in its group without one."""
        raise NotImplementedError

    has_parts: ClassVar[bool] = False
    """Whether a part of it can be shown alone."""

    @property
    def zoomed(self) -> bool:
        """Whether a part of it is shown alone."""
        return False

    def zoom(self, zoomed: bool | None = None) -> bool:
        """Show the part with the cursor alone, or all; a panel without parts has nothing to show alone."""
        return bool(zoomed and self.has_parts)

    def stand_in(self, column: str) -> None:
        """Put the cursor into a column, where the panel has columns and this one among them."""

    def matching(self, text: str) -> list[str]:
        """The keys of the items whose text has this in it; case is ignored, ä is not a."""
        wanted = text.casefold()
        return [key for key, said in self.texts() if wanted in said.casefold()] if wanted else []

    def texts(self) -> Iterable[tuple[str, str]]:
        """Every item's key and text, in reading order."""
        raise NotImplementedError

    def region_of(self, spot: Spot) -> Region | None:
        """The region of an item in this widget's own coordinates, where its text stands; None when not in view."""
        raise NotImplementedError

    def spot_at(self, at: Offset) -> Spot | None:
        """The spot at a place of the widget; None where none is."""
        raise NotImplementedError

    def scroll_by(self, lines: int, at: Offset) -> None:
        """Scroll what is under the mouse."""
        raise NotImplementedError

    # Looks

    def refresh_cursor(self) -> None:
        """Paint what the cursor stands on."""
        self.refresh()

    def cursor_look(self) -> Style:
        """The style of the item under the cursor."""
        if self.moving:
            return self.look("target")
        return self.look("cursor" if self.has_focus else "cursor-blurred")

    def blank(self, width: int) -> Strip:
        """An empty line."""
        return Strip([Segment(" " * width, self.look(""))], width)

    def on_resize(self, _event: events.Resize) -> None:
        """Tell of another size where an editor stands: a panel that is shown has one only a moment later."""
        if self.children:
            self.post_message(self.Sized(self, self.spot))

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Select; a drag may begin here."""
        spot = self.spot_at(event.offset)
        if spot is not None and event.button == 1:
            self.select_spot(spot)
            self.dragging = spot if spot.key else None
            self._pressed_at = event.screen_offset
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show where a dragged item would go."""
        if self.dragging is None or not event.button:
            return
        target = self.spot_at(event.offset)
        if target != self.target:
            self.target = target if target != self.dragging else None
            self.refresh()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Drop, unless the mouse has not moved: something else may have moved the items below it."""
        self.release_mouse()
        onto = self.spot_at(event.offset)
        dragged, self.dragging, self.target = self.dragging, None, None
        has_moved = event.screen_offset != self._pressed_at
        if has_moved and dragged is not None and onto is not None and onto != dragged:
            self.refresh()
            self.post_message(self.Dropped(self, dragged, onto))

    def on_click(self, event: events.Click) -> None:
        """Open on a double click whose first click was here: that may have closed a box that stood over this."""
        spot = self.spot_at(event.offset)
        if event.chain == 2 and spot is not None and spot == self._clicked:
            self.post_message(self.Opened(self, spot))
        self._clicked = spot

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll what is under the mouse."""
        event.stop()
        self.scroll_by(3, event.offset)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll what is under the mouse."""
        event.stop()
        self.scroll_by(-3, event.offset)

    # The focus

    def focus(self, scroll_visible: bool = False) -> Self:
        """Take the focus at once: the next key may be there already. Textual's own waits and paints all of it."""
        self.screen.set_focus(self, scroll_visible)
        return self

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Style nothing anew: of all that a panel draws only its cursor depends on the focus, by `cursor_look`."""

    def on_focus(self, event: events.Focus) -> None:
        """Show the cursor as the one that acts. Textual's own way paints the whole panel."""
        event.prevent_default()
        self._take_focus(events.DescendantFocus(self), focus=True)

    def on_blur(self, event: events.Blur) -> None:
        """Show the cursor as one that waits."""
        event.prevent_default()
        self._take_focus(events.DescendantBlur(self), focus=False)

    def _take_focus(self, word: events.Event, *, focus: bool) -> None:
        self.has_focus = focus
        self.refresh_cursor()
        if self.parent is not None:
            self.parent.post_message(word)
