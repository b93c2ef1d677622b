"""Where somebody stands on a step, and what that means: all that a command's condition looks at."""

from toi_tui.model import statically
from toi_tui.model.item import Item, Table
from toi_tui.model.session import Session
from toi_tui.shell.desk import Desk
from toi_tui.shell.meaning.meaning import Meaning
from toi_tui.shell.target import Target
from toi_tui.widgets.spot import Spot


@statically.frozen
class Here:
    """A spot of a panel (by its id) of a step, with the desk and the meaning that go with it."""

    desk: Desk
    meaning: Meaning
    panel: str
    spot: Spot

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.desk.session

    @property
    def read_only(self) -> bool:
        """Whether it may only be looked at."""
        return self.desk.read_only

    @property
    def target(self) -> Target | None:
        """The field that is edited here."""
        return self.meaning.target(self.spot)

    @property
    def item(self) -> Item | None:
        """The item that stands here."""
        return self.meaning.item(self.target)

    @property
    def row(self) -> Table | None:
        """The item or the part that stands here."""
        return self.meaning.row(self.target)

    @property
    def has_way_back(self) -> bool:
        """Whether a jump can be gone back from, or something was just carried over."""
        return bool(self.desk.trail) or self.desk.is_anything_ahead

    @property
    def why_not_begun(self) -> str:
        """Why no item can begin here."""
        return self.meaning.why_not_begun(self.spot)

    @property
    def why_not_edited(self) -> str:
        """Why nothing can be edited here."""
        return self.meaning.why_not_edited(self.spot)

    @property
    def why_not_moved(self) -> str:
        """Why what stands here cannot be moved."""
        return self.meaning.why_not_moved(self.spot)

    @property
    def why_not_deleted(self) -> str:
        """Why nothing can be deleted here."""
        return self.meaning.why_not_deleted(self.spot)

    @property
    def why_not_hidden(self) -> str:
        """Why what stands here has no privacy of its own."""
        return self.meaning.why_not_hidden(self.spot)
