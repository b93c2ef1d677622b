"""Places in a panel, and the ways the cursor goes. Free of Textual, so that what a place means needs no screen."""

from typing import Literal

from toi_tui.model import statically

Direction = Literal["up", "down", "left", "right", "page-up", "page-down", "home", "end"]


@statically.frozen
class Spot:
    """A place in a panel: a group (a quadrant, a day's row, a list) and an item's key in it, empty where none is."""

    group: str
    key: str = ""
