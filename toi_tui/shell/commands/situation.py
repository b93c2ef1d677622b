"""The situation in which a command is wished for, as far as its condition looks at it. Free of Textual."""

from collections.abc import Callable
from operator import attrgetter
from typing import Final, Protocol

from toi_tui.locale import _
from toi_tui.model.item import Item
from toi_tui.model.session import Session
from toi_tui.shell.target import Target
from toi_tui.widgets.spot import Spot


class Situation(Protocol):
    """Where somebody stands with a session, and what can be done there."""

    @property
    def session(self) -> Session:
        """The session as it is now."""

    @property
    def read_only(self) -> bool:
        """Whether it may only be looked at."""

    @property
    def panel(self) -> str:
        """The id of the panel that acts."""

    @property
    def spot(self) -> Spot:
        """Where the cursor stands."""

    @property
    def target(self) -> Target | None:
        """The field that is edited there."""

    @property
    def item(self) -> Item | None:
        """The item that stands there."""

    @property
    def has_way_back(self) -> bool:
        """Whether a jump can be gone back from, or something was just carried over."""

    @property
    def why_not_begun(self) -> str:
        """Why no item can begin here."""

    @property
    def why_not_edited(self) -> str:
        """Why nothing can be edited here."""

    @property
    def why_not_moved(self) -> str:
        """Why what stands here cannot be moved."""

    @property
    def why_not_deleted(self) -> str:
        """Why nothing can be deleted here."""

    @property
    def why_not_hidden(self) -> str:
        """Why what stands here has no privacy of its own."""


Condition = Callable[[Situation], str]
"""Why a command cannot be run now, in words of the language in use; empty when it can."""


def only_for_reading() -> str:
    """The reason of a command that would change a session which may only be looked at."""
    return _("This session is open for reading only.")


def not_now_said(why: str) -> str:
    """Why a command cannot be run now, where it stands among others that can."""
    return _("not now: {why}").format(why=why)


def nothing_here() -> str:
    """The reason of a key that has nothing to act on where the cursor stands."""
    return _("There is nothing here for that key.")


def always(_here: Situation) -> str:
    """A command that can be run at any time."""
    return ""


def on_item(here: Situation) -> str:
    """A command for an item."""
    return "" if here.item is not None else nothing_here()


def only_on(*kinds: type[Item], said: str = "") -> Condition:
    """A command for items of these kinds alone; `said` is why for no others (an English msgid), else the usual."""

    def why_not(here: Situation) -> str:
        if isinstance(here.item, kinds):
            return ""
        return _(said) if said else nothing_here()

    return why_not


def on_target(here: Situation) -> str:
    """A command for what can be edited."""
    return "" if here.target is not None else nothing_here()


can_begin: Final[Condition] = attrgetter("why_not_begun")
can_edit: Final[Condition] = attrgetter("why_not_edited")
can_move: Final[Condition] = attrgetter("why_not_moved")
can_delete: Final[Condition] = attrgetter("why_not_deleted")
can_hide: Final[Condition] = attrgetter("why_not_hidden")


def has_way_back(here: Situation) -> str:
    """A command that goes back from a jump."""
    return "" if here.has_way_back else _("There is no jump to go back from.")


def has_sources(here: Situation) -> str:
    """A command for an item that something can be carried over to."""
    if here.item is not None and hasattr(here.item, "sources"):
        return ""
    return _("This has no sources; go to an item that something can be carried to.")


def can_be_asked_about(here: Situation) -> str:
    """A command that tells where an item comes from."""
    return "" if here.item is not None else _("There is nothing here to ask about; go to an item first.")


def can_be_carried_over(here: Situation) -> str:
    """A command that carries something over from here."""
    return "" if here.target is not None else _("From here nothing is carried over to another step.")
