"""How panels share the room: values with thresholds that say which of them show, and how many lines each gets."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import ClassVar, Final, Protocol

from textual.geometry import Size

from toi_tui.model import statically
from toi_tui.widgets.panel import Panel

FRAME: Final = 3
"""The lines of head and foot."""
LEAST_SHOWN: Final = 2
"""A panel behind that would get fewer lines is not shown: a heading alone says nothing."""


@statically.frozen
class Arranged:
    """The panels of a step as they stand now.

    Attributes:
        panels: all of them, in their order.
        here: the one that acts.
        front: the one that was gone to last; a click on another one leaves it in front.
        shown: those that show.
        size: columns and lines of the screen.
        zoomed: whether one is wished for alone.

    """

    panels: Sequence[Panel]
    here: Panel
    front: Panel
    shown: Collection[Panel]
    size: Size
    zoomed: bool


class Arrangement(Protocol):
    """A way to share the room; `is_sideways` says that left and right go on from panel to panel."""

    is_sideways: ClassVar[bool]

    def shown(self, now: Arranged) -> Sequence[Panel]:
        """The panels that show; they are given their sizes too, where those are not the style sheet's."""


@statically.frozen
class Deck:
    """One panel at a time."""

    is_sideways: ClassVar[bool] = False

    def shown(self, now: Arranged) -> Sequence[Panel]:
        """The one that acts."""
        return (now.here,)


@statically.frozen
class Beside:
    """From a width on the first panel stays, and the others take turns beside it; below it one at a time."""

    is_sideways: ClassVar[bool] = True

    width: int = 100

    def shown(self, now: Arranged) -> Sequence[Panel]:
        """One panel, or two."""
        first, *others = now.panels
        if now.zoomed or now.size.width < self.width:
            return (now.here,)
        beside = now.here if now.here is not first else next((each for each in others if each in now.shown), others[0])
        return first, beside


@statically.frozen
class Together:
    """All panels from a width and a height on; below them one at a time."""

    is_sideways: ClassVar[bool] = False

    width: int
    height: int = 0

    def has_room(self, size: Size) -> bool:
        """Whether there is room for all."""
        return size.width >= self.width and size.height >= self.height

    def shown(self, now: Arranged) -> Sequence[Panel]:
        """All, or the one that acts."""
        return (now.here,) if now.zoomed or not self.has_room(now.size) else now.panels


@statically.frozen
class Stacked:
    """Panels above each other: the one in front has the lines it needs, the others what is left.

    Attributes:
        filler: the panel that takes the lines that nobody needs.
        wants: how many lines show all of a panel in a width.
        least: how many lines a panel keeps while it stands behind; 0 lets it go when room is short.
        dress: shows what else stands on the screen, given whether one panel is alone, which one is in front and the
            lines there are; returns how many it takes.
        width, height: below these only the panel in front is shown.

    """

    is_sideways: ClassVar[bool] = False

    filler: Panel
    wants: Callable[[Panel, int], int]
    least: Callable[[Panel], int]
    dress: Callable[[bool, Panel, int], int]
    width: int = 60
    height: int = 18

    def shown(self, now: Arranged) -> Sequence[Panel]:
        """The panels that get lines."""
        width, room = now.size.width, now.size.height - FRAME
        alone = now.zoomed or width < self.width or room < self.height
        room -= self.dress(alone, now.front, room)
        lines = share(
            {panel: (self.least(panel), self.wants(panel, width)) for panel in self._stacked(now, alone=alone)},
            first=now.front,
            filler=now.front if alone else self.filler,
            room=max(room, 1),
        )
        for panel in now.panels:
            panel.styles.height = lines.get(panel) or 1
        return [panel for panel in now.panels if lines.get(panel)]

    def _stacked(self, now: Arranged, *, alone: bool) -> Sequence[Panel]:
        if not now.size.width:  # not laid out yet
            return ()
        return (now.front,) if alone else now.panels


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
