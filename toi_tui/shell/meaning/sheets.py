"""The fields of a sheet: Tab goes on to the next one below that can be written, Enter stays."""

from toi_tui.locale import _
from toi_tui.shell.meaning.meaning import Meaning
from toi_tui.shell.target import Leaving, Place, Target
from toi_tui.widgets.spot import Direction


class SheetMeaning(Meaning):
    """Fields below each other, and lists among them."""

    def prompt(self, target: Target, *, fresh: bool, begun: bool) -> str:
        """Where Tab goes on to from a field."""
        if not target.lines and (target.optional or not target.id):
            return _("Enter or Esc done · Tab next field")
        return super().prompt(target, fresh=fresh, begun=begun)

    def after(self, left: Leaving) -> Target | Place | Direction | None:
        """With Tab the next field below."""
        if left.key == "tab" and (left.target.optional or not left.target.id):
            return "down"
        return super().after(left)
