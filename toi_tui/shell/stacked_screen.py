"""A step whose panels stand above each other: the one in front has the room it needs, the others what is left."""

from collections.abc import Mapping
from typing import Final

from textual import events

from toi_tui.shell.editing_screen import EditingScreen
from toi_tui.widgets.panel import Panel

ALONE_WIDTH: Final = 60
"""Below this width only the panel in front is shown."""
ALONE_HEIGHT: Final = 18
"""Below this height only the panel in front is shown."""
FRAME: Final = 3
"""The lines of head and foot."""
LEAST_SHOWN: Final = 2
"""A panel behind that would get fewer lines is not shown: a heading alone says nothing."""


class StackedScreen(EditingScreen):
    """Panels in a stack. A step says which, in their order, and how many lines each wants."""

    DEFAULT_CSS = """
    StackedScreen #body { layout: vertical; }
    """
    _front: Panel | None = None

    # To be said by the steps

    @property
    def stack(self) -> tuple[Panel, ...]:
        """The panels from top to bottom."""
        raise NotImplementedError

    def first_panel(self) -> Panel:
        """The panel that the step begins on."""
        return self.stack[0]

    @property
    def filler(self) -> Panel:
        """The panel that takes the lines that nobody needs."""
        return self.stack[-1]

    def wants(self, panel: Panel, width: int) -> int:
        """How many lines show all of a panel."""
        raise NotImplementedError

    def least(self, panel: Panel) -> int:
        """How many lines a panel keeps while it stands behind; 0 lets it go when room is short."""
        raise NotImplementedError

    def dress(self, *, alone: bool, room: int) -> int:
        """Show what else stands on the screen, given the lines there are; returns how many it takes."""
        raise NotImplementedError

    # The arrangement

    @property
    def front(self) -> Panel:
        """The panel in front."""
        return self._front or self.first_panel()

    @property
    def panel(self) -> Panel:
        """The panel that acts: the one in focus, else the one in front."""
        return super().panel if self.focused is not None else self.front

    def on_resize(self, _event: events.Resize) -> None:
        """Arrange for another size."""
        self.share_room()

    def share_room(self) -> None:
        """Share the lines among the panels."""
        width, height = self.size
        room, front = height - FRAME, self.front
        alone = self._zoomed or width < ALONE_WIDTH or room < ALONE_HEIGHT
        room -= self.dress(alone=alone, room=room)
        shown = [front] if alone else self.stack
        lines = share(
            {panel: (self.least(panel), self.wants(panel, width)) for panel in shown if width},
            first=front,
            filler=front if alone else self.filler,
            room=max(room, 1),
        )
        for panel in self.stack:
            panel.display = bool(lines.get(panel))
            panel.styles.height = lines.get(panel) or 1
        self.call_after_refresh(self._refit)

    def show_panel(self, panel: Panel) -> None:
        """Go to a panel, and give it room. A click on one does not: what is under the mouse stays there."""
        self._front = panel
        self.share_room()
        self.set_focus(panel)

    def action_panel(self, step: int) -> None:
        """Go to the next panel, also to one that is not shown now."""
        stack = self.stack
        self.show_panel(stack[(stack.index(self.panel) + step) % len(stack)])

    def action_zoom(self) -> None:
        """Show this panel alone, or all."""
        self._zoomed = not self._zoomed
        self.show_panel(self.panel)

    def action_back(self) -> None:
        """Out of the zoom."""
        if self._zoomed:
            self.action_zoom()

    def reveal(self, item: str) -> None:
        """Bring the panel to the front that has the item, the one in front first."""
        for panel in sorted(self.stack, key=lambda each: each is not self.front):
            if panel.select(item):
                self.show_panel(panel)
                return


def share(panels: Mapping[Panel, tuple[int, int]], *, first: Panel, filler: Panel, room: int) -> dict[Panel, int]:
    """Lines for each panel, given the least and the most that it can use; what nobody needs goes to the filler.

    The first takes what it wants as long as the others keep their least; then they take, in their order, and last
    those that need not be seen.
    """
    lines = {panel: min(least, most) for panel, (least, most) in panels.items()}
    left = room - sum(lines.values())
    for panel in sorted(panels, key=lambda each: (each is not first, not lines[each])):
        more = max(min(left, panels[panel][1] - lines[panel]), 0)
        if lines[panel] + more >= LEAST_SHOWN:
            lines[panel] += more
            left -= more
    if filler in lines:
        lines[filler] = max(lines[filler] + left, 1)
    return lines
