"""The meaning of the SWOT's spots: items of a quadrant, and strategies."""

from toi_tui.editing.document import Edit
from toi_tui.editing.items import MoveItem
from toi_tui.model.parts.swot import PAIRS
from toi_tui.shell.meaning.meaning import Meaning
from toi_tui.shell.target import Place, Target
from toi_tui.widgets.spot import Spot

STRATEGIES = "swot.tows"


class SwotMeaning(Meaning):
    """A spot's group is a quadrant, or a kind of strategies."""

    def target(self, spot: Spot) -> Target | None:
        """An item of a quadrant, or a strategy."""
        return Target(_list_of(spot), spot.key) if spot.key else None

    def place(self, spot: Spot) -> Place:
        """Behind the item at the cursor."""
        values = {"kind": spot.group} if spot.group in PAIRS else None
        return Place(_list_of(spot), spot.key or None, values)

    def destination(self, spot: Spot, onto: Spot) -> Edit | str:
        """Within a quadrant, into another one, or to another kind of strategy."""
        if not spot.key:
            return ""
        if onto.group in PAIRS:
            after = onto.key or self._before(onto.group)
            return MoveItem(STRATEGIES, spot.key, STRATEGIES, after, {"kind": onto.group})
        return MoveItem(_list_of(spot), spot.key, _list_of(onto), onto.key)

    def _before(self, kind: str) -> str:
        """The strategy in front of the first of a kind: where one of that kind goes to be the first."""
        before = ""
        for key, row in self.session.swot.tows.items():
            if row.kind == kind:
                break
            before = key
        return before


def _list_of(spot: Spot) -> str:
    return STRATEGIES if spot.group in PAIRS else f"swot.{spot.group}"
