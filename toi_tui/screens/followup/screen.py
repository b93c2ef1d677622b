"""The follow-up screen: what waits, the checkpoints, and the pages of words, expectations and evaluation."""

from typing import Final

from textual.app import ComposeResult

from toi_tui.editing.document import Edit
from toi_tui.editing.history import Change
from toi_tui.editing.items import MoveItem, SetFields
from toi_tui.editing.plan import CHECKPOINTS, STEPS
from toi_tui.locale import N_, _
from toi_tui.model.parts.people import Expectation
from toi_tui.model.parts.plan import EvaluationQuestion
from toi_tui.model.schedule import overdue
from toi_tui.screens.followup import pages
from toi_tui.screens.followup.commands import STEP
from toi_tui.shell.columns_screen import Columns, ColumnsScreen
from toi_tui.shell.stacked_screen import StackedScreen
from toi_tui.shell.tools.target import Place, Target
from toi_tui.widgets.facts import Facts
from toi_tui.widgets.panel import Panel, Spot
from toi_tui.widgets.register import Register
from toi_tui.widgets.sheet import Sheet

POINTS: Final = Columns(
    CHECKPOINTS,
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
_SHOWN: Final = frozenset({*STEP.lists, STEPS, "people.items"})


class FollowUpScreen(StackedScreen, ColumnsScreen):
    """Three panels; the first greets with what is overdue and what comes next."""

    STEP = STEP

    def panels(self) -> ComposeResult:
        """What waits, the checkpoints, the pages."""
        language = self.desk.session.identity.language
        self.waiting = Sheet(id="waiting", language=language)
        self.caption = Facts(id="caption")
        self.register = Register(start="indicator", id="checkpoints", language=language)
        self.sheet = Sheet(id="pages", language=language)
        yield from (self.waiting, self.caption, self.register, self.sheet)

    def fill(self, change: Change | None) -> None:
        """Show what changed."""
        touched = _SHOWN if change is None else change.delta.lists & _SHOWN
        if touched & {STEPS, CHECKPOINTS}:
            self._show_dated()
        if touched - {STEPS, CHECKPOINTS}:
            self.sheet.show(pages.pages(self.desk.session))
        if touched:
            self.share_room()

    def _show_dated(self) -> None:
        session, today = self.desk.session, self.desk.now().date()
        self.waiting.show(pages.waiting(session, today))
        hint = _("No checkpoints yet. n writes what is watched, Tab when, Tab the target, Tab who watches it.")
        shown = tuple(pages.row(key, point, today) for key, point in session.followup.items.items())
        self.register.show(pages.columns(), shown, hint)
        self.caption.show(pages.caption(session, today))

    # The stack

    @property
    def stack(self) -> tuple[Panel, ...]:
        """What waits, the checkpoints, the pages."""
        return self.waiting, self.register, self.sheet

    def first_panel(self) -> Panel:
        """What waits, where something is overdue."""
        late = overdue(self.desk.session, self.desk.now().date())
        return self.waiting if late else self.register

    def wants(self, panel: Panel, width: int) -> int:
        """As many lines as there are rows and words."""
        if isinstance(panel, Sheet):
            return panel.height_at(width)
        return 1 + max(len(self.desk.session.followup.items), 2)

    def least(self, panel: Panel) -> int:
        """All three are always seen."""
        return 4 if panel is self.register else 3

    def dress(self, *, alone: bool, room: int) -> int:  # noqa: ARG002 - the same in every room
        """The line over the checkpoints."""
        self.caption.display = not alone or self.front is self.register
        self.caption.styles.height = 1
        return int(self.caption.display)

    def reveal(self, item: str) -> None:
        """Go to an item, or to one of the words."""
        super().reveal(item.removeprefix("followup."))

    # What a spot means

    def columns_at(self, spot: Spot) -> Columns | None:
        """The checkpoints."""
        return POINTS if spot.group in POINTS else None

    def register_of(self, columns: Columns) -> Register:  # noqa: ARG002 - there is one
        """The register of the checkpoints."""
        return self.register

    def target(self, spot: Spot) -> Target | None:
        """A checkpoint, the plan in words, an expectation, or an answer."""
        if spot.group == "followup":
            return Target("followup", "", spot.key, lines=True)
        if spot.group not in _LISTS:
            return super().target(spot)
        path, field = _LISTS[spot.group]
        row = self.desk.session.items(path).get(spot.key)
        several = isinstance(row, EvaluationQuestion) and "\n" in row.answer
        return Target(path, spot.key, field, lines=several, optional=field == "answer") if row else None

    def place(self, spot: Spot) -> Place | None:
        """Among the expectations or the questions; elsewhere a checkpoint."""
        if spot.group in _LISTS:
            path, field = _LISTS[spot.group]
            return Place(path, spot.key or None, field="question" if field == "answer" else field)
        return super().place(spot)

    def destination(self, spot: Spot, onto: Spot) -> Edit | None:
        """Everything has an order within its list."""
        if spot.group in _LISTS and spot.group == onto.group and spot.key:
            path = _LISTS[spot.group][0]
            return MoveItem(path, spot.key, path, onto.key)
        return super().destination(spot, onto)

    # Writing

    def action_new(self) -> None:
        """Begin a checkpoint, an expectation or a question; from what waits and from the words a checkpoint."""
        if self.panel.spot.group not in _LISTS and self.panel is not self.register:
            self.show_panel(self.register)
        super().action_new()

    def action_edit(self) -> None:
        """Go where a waiting row leads; else edit."""
        if self.panel is self.waiting:
            self._follow(self.panel.spot.key)
        else:
            super().action_edit()

    def _follow(self, key: str) -> None:
        kind, id = pages.led_to(key)
        if kind == "checkpoint":
            self.register.select(id)
            self.show_panel(self.register)
        elif kind == "step":
            step = next(step for step in self.desk.steps if STEPS in step.lists)
            self.post_message(self.GoTo(step.id, id))

    def after_kept(self, target: Target, key: str) -> bool:
        """Tab goes on from answer to answer."""
        if key != "tab" or target.field != "answer" or target.lines:
            return super().after_kept(target, key)
        if self.sheet.go("down"):
            following = self.target(self.sheet.spot)
            if following is not None and following.field == "answer":
                self.edit(following)
        return True

    def prompt(self, target: Target) -> str:
        """Say where Tab goes on to."""
        if target.field == "answer" and not target.lines:
            return _("Enter or Esc done · Tab next question")
        return super().prompt(target)

    def heading(self, target: Target) -> str:
        """Which of the words are written."""
        return super().heading(target) or (_(pages.WORDS[target.field][0]) if target.field in pages.WORDS else "")

    # What this step can do

    def action_outcome(self) -> None:
        """The next outcome of an expectation; today as the date of a checkpoint."""
        spot = self.panel.spot
        row = self.item(self.target(spot))
        if isinstance(row, Expectation):
            words = tuple(pages.OUTCOMES)
            value = words[(words.index(row.outcome) + 1) % len(words)]
            self.do(SetFields("expectations.items", spot.key, {"outcome": value}, label=N_("looking at expectations")))
        elif spot.group == "date" and spot.key:
            self.do(SetFields(CHECKPOINTS, spot.key, {"date": self.desk.now().date()}, label=N_("date")))
        else:
            self.say(_("Space says whether an expectation was met: go to one first (Tab)."))

    def action_wording(self) -> None:
        """Mend the wording of a question."""
        spot = self.panel.spot
        if isinstance(self.item(self.target(spot)), EvaluationQuestion):
            self.edit(Target(_LISTS[spot.group][0], spot.key, "question"))
        else:
            self.say(_("Only questions of the evaluation have a wording: go to one first (Tab)."))
