"""The meaning of the practices screen's spots: the cells of the comparison, need, decision and planning questions."""

from collections.abc import Mapping
from typing import Final

from toi_tui.editing.document import Edit
from toi_tui.editing.items import MoveItem, RemoveItems, SetFields
from toi_tui.locale import N_, _
from toi_tui.model.names import called
from toi_tui.model.parts.practices import Practice
from toi_tui.screens.practices.comparison import NAME, where
from toi_tui.screens.practices.pages import NEED, QUESTIONS, REASON
from toi_tui.screens.practices.words import CHOICES, FIELDS
from toi_tui.shell.meaning.sheets import SheetMeaning
from toi_tui.shell.target import Deletion, Leaving, Place, Target
from toi_tui.widgets.sheet import LABEL
from toi_tui.widgets.spot import Direction, Spot

PRACTICES: Final = "practices.items"
DRAFT_PLAN: Final = "draft_plan.items"


class PracticesMeaning(SheetMeaning):
    """A spot's group is a cell of the comparison, or a part of the page beside it."""

    def target(self, spot: Spot) -> Target | None:
        """A field of a practice, the need, the decision, or the answer to a question."""
        if not spot.key:
            return None
        if self._is_on_sheet(spot):
            part, dot, field = spot.key.partition(".")
            if not dot:
                return Target(DRAFT_PLAN, spot.key, "answer", optional=True)
            return Target(part, "", field, lines=spot.key == NEED)
        field, practice = where(spot.group)
        return Target(PRACTICES, practice, field, optional=field != NAME)

    def _is_on_sheet(self, spot: Spot) -> bool:
        return spot.group in {"need", "decision", QUESTIONS}

    def place(self, spot: Spot) -> Place | str:
        """Behind the question or the practice at the cursor."""
        if spot.group == QUESTIONS:
            return Place(DRAFT_PLAN, spot.key or None, field="question")
        if self._is_on_sheet(spot):
            return _("The need and the decision are there once: e edits them.")
        return Place(PRACTICES, where(spot.group).practice or None, field=NAME)

    def destination(self, spot: Spot, onto: Spot) -> Edit | str:
        """Questions have an order, and so have the columns of the comparison."""
        if spot.group == onto.group == QUESTIONS:
            return MoveItem(DRAFT_PLAN, spot.key, DRAFT_PLAN, onto.key)
        if self._is_on_sheet(spot) or self._is_on_sheet(onto):
            return ""
        moved, other = where(spot.group).practice, where(onto.group).practice
        if not moved or moved == other:
            return ""
        order = list(self.session.practices.items)
        at = order.index(other)
        after = other if order.index(moved) < at else "" if not at else order[at - 1]
        return MoveItem(PRACTICES, moved, PRACTICES, after)

    def begins(self, spot: Spot) -> Place | Target | str:
        """A practice or a question; the need and the decision are there once and simply edited."""
        place = self.place(spot)
        return field_of(NEED if spot.group == "need" else REASON) if isinstance(place, str) else place

    def panel_of(self, target: Target) -> str:
        """The page beside the comparison, for what is there once."""
        return "" if target.id else "deciding"

    # Writing

    def text_of(self, target: Target) -> str:
        """The text that a target holds; of a choice its word."""
        said, words = super().text_of(target), CHOICES.get(target.field)
        return _(words[said]) if words else said

    def spot_of(self, target: Target | None, spot: Spot) -> Spot:
        """The editor of a question stands over the question, not over its answer."""
        if target is not None and target.field == "question":
            return Spot(LABEL, target.id)
        return super().spot_of(target, spot)

    def heading(self, target: Target) -> str:
        """The need, or a remark."""
        return super().heading(target) or _("The need for change (Esc keeps)")

    def prompt(self, target: Target, *, fresh: bool, begun: bool) -> str:
        """The keys that end a field, and the places where Enter and Tab go on."""
        if target.field == NAME and fresh:
            return _("Name · Enter next practice · Tab its details · Esc ends")
        if target.field == NAME:
            return _("Name · Enter or Esc done · Tab its details")
        if target.field == "question":
            return _("Question · Enter or Tab its answer · Esc ends")
        return super().prompt(target, fresh=fresh, begun=begun)

    def after(self, left: Leaving) -> Target | Place | Direction | None:
        """With Tab the next thing to write of the same practice; from a question its answer."""
        target = left.target
        if target.field == "question" and left.has_text:
            return Target(DRAFT_PLAN, target.id, "answer", optional=True)
        if target.list == PRACTICES and left.key == "tab" and (left.has_text or target.optional):
            return "down"
        return super().after(left)

    def is_gone_on_to(self, target: Target) -> bool | None:
        """Choices of a practice are passed over."""
        if target.list == PRACTICES:
            return None if target.field in CHOICES else True
        return super().is_gone_on_to(target)

    def deletion(self, spot: Spot) -> Deletion | str:
        """On its name a practice, elsewhere in its column the text; a question with its answer."""
        target = self.target(spot)
        row = self.item(target)
        if target is None or row is None:
            return super().deletion(spot)
        if not isinstance(row, Practice) or target.field == NAME:
            return Deletion(RemoveItems(target.list, (target.id,)), called(row))
        if target.field in CHOICES:
            return _("There is no item to delete here.")
        return Deletion(SetFields(PRACTICES, target.id, {target.field: None}, label=N_("deleting")))

    # Choices

    def words(self, target: Target) -> Mapping[str, str]:
        """How a practice was found, the verdicts."""
        return CHOICES[target.field]

    def choice_title(self, target: Target) -> str:
        """The name of the choice."""
        return _(FIELDS[target.field]) if target.field in FIELDS else _("Outcome")


def field_of(key: str) -> Target:
    """A field of what is there once, by its key on the page."""
    part, _dot, field = key.partition(".")
    return Target(part, "", field, lines=key == NEED)
