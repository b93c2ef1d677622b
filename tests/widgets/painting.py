"""What a widget that draws its own lines repaints, against what looks different."""

from collections.abc import Callable
from unittest.mock import patch

from textual.geometry import Offset
from textual.widget import Widget


def cells(widget: Widget) -> dict[Offset, tuple[str, object]]:
    """Each character of a widget with its look."""
    found: dict[Offset, tuple[str, object]] = {}
    for y in range(widget.size.height):
        drawn = [(character, segment.style) for segment in widget.render_line(y) for character in segment.text]
        found |= {Offset(x, y): each for x, each in enumerate(drawn)}
    return found


def left_unpainted(widget: Widget, change: Callable[[], object]) -> set[Offset]:
    """The places that look different after a change and are not repainted."""
    before = cells(widget)
    with patch.object(widget, "refresh") as refresh:
        change()
    painted = [call.args for call in refresh.call_args_list]
    after = cells(widget)
    if () in painted:  # the whole widget
        return set()
    regions = [region for each in painted for region in each]
    different = {at for at in after if after[at] != before.get(at)}
    return {at for at in different if not any(region.contains_point(at) for region in regions)}
