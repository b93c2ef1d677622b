"""Going through the panels of a step: which of them show, next and back, one alone, and where an item is."""

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from textual.geometry import Size
from textual.widget import Widget

from toi_tui.shell.arrangement.layouts import Arranged, Arrangement
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.spot import Direction

_SIDEWAYS: Final[dict[Direction, int]] = {"left": -1, "right": 1}


class Floor(Protocol):
    """The ground under the panels: the screen, as far as going through them needs it."""

    focused: Widget | None

    @property
    def size(self) -> Size:
        """Columns and lines."""

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True) -> object:
        """Give a widget the keys."""


class Arranging:
    """The panels of a step in their order, and how they share its room.

    Attributes:
        panels: all panels, in the order in which one goes through them.
        zoomed: whether one of them is wished for alone.

    """

    def __init__(
        self,
        floor: Floor,
        panels: Sequence[Panel],
        layout: Arrangement,
        *,
        first: Callable[[], Panel] | None = None,
        shared: Callable[[], None] = lambda: None,
    ) -> None:
        """`first` tells the panel that the step begins on; `shared` is told when the room has been shared."""
        self._floor, self.panels, self._layout = floor, tuple(panels), layout
        self._first, self._shared = first, shared
        self._front: Panel | None = None
        self.zoomed = False

    @property
    def front(self) -> Panel:
        """The panel that was gone to last; at first the one that the step begins on."""
        return self._front or (self._first() if self._first is not None else self.panels[0])

    @property
    def panel(self) -> Panel:
        """The panel that acts: the one in focus, or that an editor stands in; else the one in front."""
        focused: object = self._floor.focused
        while isinstance(focused, Widget):
            if isinstance(focused, Panel):
                return focused
            focused = focused.parent
        return self.front

    def share(self) -> None:
        """Share the room among the panels."""
        shown = [panel for panel in self.panels if panel.display]
        now = Arranged(self.panels, self.panel, self.front, shown, self._floor.size, self.zoomed)
        wanted = self._layout.shown(now)
        for panel in self.panels:
            panel.display = panel in wanted
        self._shared()

    def show(self, panel: Panel) -> None:
        """Go to a panel, and give it room. A click on one does not: what is under the mouse stays there."""
        self._front = panel
        panel.display = True
        self._floor.set_focus(panel, scroll_visible=False)  # at once: the next key may be there already
        self.share()

    def show_id(self, id: str) -> None:
        """Go to the panel of an id, unless it is the one that acts; an empty one means that."""
        if id and self.panel.id != id:
            self.show(self.named(id))

    def named(self, id: str) -> Panel:
        """The panel of an id."""
        return next(panel for panel in self.panels if panel.id == id)

    def reveal(self, item: str) -> bool:
        """Go to the panel that has an item, first the one that acts; false when none has it."""
        for panel in sorted(self.panels, key=lambda each: each is not self.panel):
            if panel.select(item):
                self.show(panel)
                return True
        return False

    def view(self) -> Callable[[], None]:
        """A call that brings back what is shown alone now: a panel, and parts of panels."""
        alone, parts = self.zoomed, [(panel, panel.zoomed) for panel in self.panels]

        def bring_back() -> None:
            for panel, zoomed in parts:
                if panel.zoomed != zoomed:
                    panel.zoom(zoomed=zoomed)
            if self.zoomed != alone:
                self.zoomed = alone
                self.share()

        return bring_back

    # Keys

    def action_go(self, direction: Direction) -> None:
        """Move the cursor; from the edge of a panel to the one beside it, where they are ordered from left to right."""
        if self.panel.go(direction) or direction not in _SIDEWAYS or not self._layout.is_sideways:
            return
        at = self.panels.index(self.panel) + _SIDEWAYS[direction]
        if 0 <= at < len(self.panels):
            self.show(self.panels[at])

    def action_panel(self, step: int) -> None:
        """Go to the next panel, or the previous one, also to one that is not shown now."""
        at = self.panels.index(self.panel) + step
        self.show(self.panels[at % len(self.panels)])

    @property
    def is_zoomed(self) -> bool:
        """Whether something is shown alone."""
        return self.zoomed or self.panel.zoomed

    def action_zoom(self) -> None:
        """Show something alone, or all: a part of a panel that has parts, else the panel."""
        if self.panel.has_parts:
            self.panel.zoom()
        else:
            self.zoomed = not self.zoomed
            self.show(self.panel)

    def action_back(self) -> None:
        """Out of the zoom."""
        if self.is_zoomed:
            self.action_zoom()
