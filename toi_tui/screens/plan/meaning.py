"""The meaning of the plan's spots: the focus, challenges with their solutions, and rows of the plan."""

from collections.abc import Mapping
from typing import Any, Final

from toi_tui.editing.delta import FIRST
from toi_tui.editing.document import Edit
from toi_tui.editing.items import MoveItem
from toi_tui.editing.plan import CHALLENGES, STEPS, SetSchedule
from toi_tui.screens.plan import rows
from toi_tui.screens.plan.filter import PlanFilter
from toi_tui.screens.plan.words import PHASES, STATES
from toi_tui.shell.desk import Desk
from toi_tui.shell.meaning.columns import Columns, ColumnsMeaning
from toi_tui.shell.target import Place, Target
from toi_tui.widgets.spot import Spot
from toi_tui.widgets.timeline import GROUP

PLAN: Final = Columns(
    STEPS,
    panel="plan",
    begins=("issue", "action"),
    written=("issue", "action", "schedule", "owner"),
    choices={"state": tuple(STATES), "cycle": tuple(PHASES)},
    also=("start", "due"),
    ends=("due",),
)
PAIRS: Final = Columns(CHALLENGES, panel="challenges", begins=("text",), written=("text", "solution"))


class PlanMeaning(ColumnsMeaning):
    """A spot's group is a column, that of the timeline, or the focus."""

    def __init__(self, desk: Desk, looked_at: PlanFilter) -> None:
        super().__init__(desk)
        self._filter = looked_at

    def columns_at(self, spot: Spot) -> Columns | None:
        """The plan, on the timeline too, or the challenges."""
        if spot.group in PLAN or spot.group == GROUP:
            return PLAN
        return PAIRS if spot.group in PAIRS else None

    def target(self, spot: Spot) -> Target | None:
        """The focus, or a row."""
        return Target("plan", "", "focus") if spot.group == rows.FOCUS else super().target(spot)

    def begins(self, spot: Spot) -> Place | Target | str:
        """A row; from the focus one of the plan."""
        return super().begins(Spot(PLAN.begins[0]) if self.columns_at(spot) is None else spot)

    def written(self, target: Target, text: str) -> Edit | str:
        """A schedule is kept as it was said, and understood where it can be."""
        if (target.list, target.field) == (STEPS, "schedule"):
            return SetSchedule(target.id, text, self.since)
        return super().written(target, text)

    def destination(self, spot: Spot, onto: Spot) -> Edit | str:
        """Another place; to the top of what a filter shows is in front of that, not of all."""
        if self.columns_at(spot) is PLAN and self.columns_at(onto) is PLAN and not onto.key and self._filter.words:
            return MoveItem(STEPS, spot.key, STEPS, self._in_front_of_shown())
        return super().destination(spot, onto)

    def _in_front_of_shown(self) -> str:
        ids, first = list(self.session.plan.steps), next(iter(self._filter.rows()), "")
        at = ids.index(first) if first in ids else 0
        return ids[at - 1] if at else FIRST

    def new_values(self, columns: Columns, spot: Spot) -> Mapping[str, Any]:  # noqa: ARG002 - wherever it stands
        """Among the rows of somebody a new row is theirs."""
        return {"owner": self._filter.owner} if columns is PLAN and self._filter.owner else {}
