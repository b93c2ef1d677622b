"""The meaning of the mentor screen's spots: ticks of the preparation, what was agreed and sent, and expectations."""

from datetime import date

from toi_tui.editing.document import Edit
from toi_tui.editing.items import MoveItem
from toi_tui.locale import _
from toi_tui.model.schedule import done_since
from toi_tui.screens.mentor.pages import PRETASK
from toi_tui.shell.meaning.sheets import SheetMeaning
from toi_tui.shell.target import Place, Target
from toi_tui.widgets.spot import Spot

LETTERS = "letters"
_STEP = "step-"


class MentorMeaning(SheetMeaning):
    """A spot's group is a step of the preparation, the expectations or the letters."""

    def target(self, spot: Spot) -> Target | None:
        """A tick's text, a field, or an expectation."""
        if not spot.key or spot.group == LETTERS:
            return None
        if spot.group == "expectations":
            return Target("expectations.items", spot.key)
        part, dot, name = spot.key.partition(".")
        return Target(part, "", name, lines=spot.key == PRETASK) if dot else Target("checklist.items", spot.key)

    def place(self, spot: Spot) -> Place | str:
        """Behind the tick at the cursor or at the end of its step; among the expectations on their sheet."""
        if spot.group == LETTERS:
            return _("The letters are made of what the session says; e goes to where that is written.")
        if spot.group.startswith(_STEP):
            step = int(spot.group.removeprefix(_STEP))
            after = spot.key if spot.key in self.session.checklist.items else self._last_of(step)
            return Place("checklist.items", after, {"step": step})
        return Place("expectations.items", spot.key or None)

    def _last_of(self, step: int) -> str:
        checks = self.session.checklist.items
        return next((id for id in reversed(list(checks)) if checks[id].step <= step), "")

    def destination(self, spot: Spot, onto: Spot) -> Edit | str:
        """Ticks go within the preparation, also to another step by mouse; expectations have an order."""
        if (spot.group == "expectations") != (onto.group == "expectations"):
            return ""
        if spot.group == "expectations":
            return MoveItem("expectations.items", spot.key, "expectations.items", onto.key)
        checks = self.session.checklist.items
        if spot.key not in checks or (onto.key and onto.key not in checks) or not onto.group.startswith(_STEP):
            return ""
        step = int(onto.group.removeprefix(_STEP))
        after = onto.key or self._last_of(step - 1)
        return MoveItem("checklist.items", spot.key, "checklist.items", after, {"step": step})

    @property
    def since(self) -> date:
        """The day from which a date without a year is counted, a past one: what is ticked or sent has happened."""
        return done_since(self.desk.now().date())

    def panel_of(self, target: Target) -> str:
        """The preparation, for the fields of the agreement."""
        return "preparation" if target.list == "agreement" and not target.lines else ""

    def heading(self, target: Target) -> str:
        """The letter to the participants, or a remark."""
        return super().heading(target) or _("Pre-task: the message to the participants")
