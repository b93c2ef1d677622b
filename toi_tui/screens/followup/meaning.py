"""The meaning of the follow-up's spots: checkpoints, the plan in words, expectations and the evaluation."""

from typing import Final

from toi_tui.editing.document import Edit
from toi_tui.editing.items import MoveItem
from toi_tui.editing.plan import CHECKPOINTS
from toi_tui.locale import _
from toi_tui.model.parts.plan import EvaluationQuestion
from toi_tui.screens.followup import pages
from toi_tui.shell.meaning.columns import Columns, ColumnsMeaning
from toi_tui.shell.target import Leaving, Place, Target
from toi_tui.widgets.spot import Direction, Spot

POINTS: Final = Columns(
    CHECKPOINTS,
    panel="checkpoints",
    begins=("indicator",),
    written=("indicator", "date", "target", "owner"),
    also=("actual", "deviation", "correction"),
    ends=("date",),
)
_LISTS: Final = {
    "expectations": ("expectations.items", "text"),
    "provider": ("evaluation.provider", "answer"),
    "mentor": ("evaluation.mentor", "answer"),
}


class FollowUpMeaning(ColumnsMeaning):
    """A spot's group is a column of the checkpoints, or a list of the page below them."""

    def columns_at(self, spot: Spot) -> Columns | None:
        """The checkpoints."""
        return POINTS if spot.group in POINTS else None

    def target(self, spot: Spot) -> Target | None:
        """A checkpoint, the plan in words, an expectation, or an answer."""
        if spot.group == "followup":
            return Target("followup", "", spot.key, lines=True)
        if spot.group not in _LISTS:
            return super().target(spot)
        path, field = _LISTS[spot.group]
        row = self.session.items(path).get(spot.key)
        several = isinstance(row, EvaluationQuestion) and "\n" in row.answer
        return Target(path, spot.key, field, lines=several, optional=field == "answer") if row else None

    def place(self, spot: Spot) -> Place | str:
        """Among the expectations or the questions; elsewhere a checkpoint."""
        if spot.group in _LISTS:
            path, field = _LISTS[spot.group]
            return Place(path, spot.key or None, field="question" if field == "answer" else field)
        return super().place(spot)

    def destination(self, spot: Spot, onto: Spot) -> Edit | str:
        """Everything has an order within its list."""
        if spot.group in _LISTS and spot.group == onto.group and spot.key:
            path = _LISTS[spot.group][0]
            return MoveItem(path, spot.key, path, onto.key)
        return super().destination(spot, onto)

    def begins(self, spot: Spot) -> Place | Target | str:
        """A checkpoint, an expectation or a question; from what waits and from the words a checkpoint."""
        if spot.group in _LISTS:
            return self.place(spot)
        return super().begins(Spot(POINTS.begins[0]) if self.columns_at(spot) is None else spot)

    def wording(self, spot: Spot) -> Target:
        """The question itself, where its answer stands."""
        return Target(_LISTS[spot.group][0], spot.key, "question")

    def after(self, left: Leaving) -> Target | Place | Direction | None:
        """With Tab from answer to answer."""
        if left.key == "tab" and left.target.field == "answer" and not left.target.lines:
            return "down"
        return super().after(left)

    def is_gone_on_to(self, target: Target) -> bool:
        """Answers."""
        return target.field == "answer"

    def prompt(self, target: Target, *, fresh: bool, begun: bool) -> str:
        """Where Tab goes on to."""
        if target.field == "answer" and not target.lines:
            return _("Enter or Esc done · Tab next question")
        return super().prompt(target, fresh=fresh, begun=begun)

    def heading(self, target: Target) -> str:
        """Which of the words are written."""
        return super().heading(target) or (_(pages.WORDS[target.field][0]) if target.field in pages.WORDS else "")
