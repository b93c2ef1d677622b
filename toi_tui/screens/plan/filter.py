"""Whose rows of the plan are shown, and which: what is left out is always said."""

from datetime import date

from toi_tui.editing.history import Change
from toi_tui.editing.plan import STEPS
from toi_tui.locale import _
from toi_tui.model.parts.plan import PlanStep
from toi_tui.model.schedule import owners
from toi_tui.screens.plan.words import FILTERS
from toi_tui.shell.desk import Desk


class PlanFilter:
    """The rows that are looked at. Nothing vanishes while it is being worked on.

    Attributes:
        owner: whose rows; empty for everybody's.
        kind: which of them, a key of `FILTERS`.

    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.owner = self.kind = ""
        self._held: frozenset[str] = frozenset()  # rows changed since it was set

    @property
    def today(self) -> date:
        """The day by the clock on the wall."""
        return self._desk.now().date()

    def set(self, owner: str, kind: str) -> None:
        """Look at other rows."""
        self.owner, self.kind, self._held = owner, kind, frozenset()

    @property
    def words(self) -> tuple[str, ...]:
        """The filter in words; empty where nothing is left out."""
        kind = _(FILTERS[self.kind][0]).lower() if self.kind else ""
        return tuple(each for each in (self.owner, kind) if each)

    def rows(self) -> dict[str, PlanStep]:
        """The rows that are shown."""
        fits, today = FILTERS[self.kind][1], self.today
        return {
            key: step
            for key, step in self._desk.session.plan.steps.items()
            if key in self._held or (fits(step, today) and (not self.owner or self.owner in owners(step.owner)))
        }

    def hold(self, change: Change) -> None:
        """Go on showing what changes, whether it still fits or not."""
        if self.words:
            self._held |= {each.id for each in change.delta if each.list == STEPS and each.after is not None}
