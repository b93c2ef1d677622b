"""The follow-up screen: what waits, the checkpoints, and the pages of words, expectations and evaluation."""

from typing import Final

from textual.app import ComposeResult

from toi_tui.editing.history import Change
from toi_tui.editing.items import SetFields
from toi_tui.editing.plan import CHECKPOINTS, STEPS
from toi_tui.locale import N_, _
from toi_tui.model.parts.people import Expectation
from toi_tui.model.schedule import overdue
from toi_tui.screens.followup import pages
from toi_tui.screens.followup.commands import ON_WAITING, STEP
from toi_tui.screens.followup.meaning import FollowUpMeaning
from toi_tui.shell.arrangement.arranging import Arranging
from toi_tui.shell.arrangement.layouts import Stacked
from toi_tui.shell.commands.command import Command
from toi_tui.shell.desk import Desk
from toi_tui.shell.step_screen import StepScreen
from toi_tui.widgets.facts import Facts
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.register import Register
from toi_tui.widgets.sheet import Sheet

_SHOWN: Final = frozenset({*STEP.lists, STEPS, "people.items"})


class FollowUpScreen(StepScreen):
    """Three panels; the first greets with what is overdue and what comes next."""

    STEP = STEP
    meaning: FollowUpMeaning
    DEFAULT_CSS = "FollowUpScreen #body { layout: vertical; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        language = desk.session.identity.language
        self.waiting_sheet = Sheet(id="waiting", language=language)
        self.caption = Facts(id="caption")
        self.register = Register(start="indicator", id="checkpoints", language=language)
        self.sheet = Sheet(id="pages", language=language)
        self.meaning = FollowUpMeaning(desk)
        self.arranging = Arranging(
            self,
            (self.waiting_sheet, self.register, self.sheet),
            Stacked(self.sheet, self._wants, self._least, self._dress),
            first=self._begins_on,
        )

    def panels(self) -> ComposeResult:
        """The list of what waits, the checkpoints, the pages."""
        yield from (self.waiting_sheet, self.caption, self.register, self.sheet)

    def fill(self, change: Change | None) -> None:
        """Show what changed."""
        touched = _SHOWN if change is None else change.delta.lists & _SHOWN
        if touched & {STEPS, CHECKPOINTS}:
            self._show_dated()
        if touched - {STEPS, CHECKPOINTS}:
            self.sheet.show(pages.pages(self.desk.session))
        if touched:
            self.arranging.share()

    def _show_dated(self) -> None:
        session, today = self.desk.session, self.desk.now().date()
        self.waiting_sheet.show(pages.waiting(session, today))
        hint = _("No checkpoints yet. n writes what is watched, Tab when, Tab the target, Tab who watches it.")
        shown = tuple(pages.row(key, point, today) for key, point in session.followup.items.items())
        self.register.show(pages.columns(), shown, hint)
        self.caption.show(pages.caption(session, today))

    # The room

    def _begins_on(self) -> Panel:
        """The list of what waits where something is overdue, else the checkpoints."""
        late = overdue(self.desk.session, self.desk.now().date())
        return self.waiting_sheet if late else self.register

    def _wants(self, panel: Panel, width: int) -> int:
        """As many lines as there are rows and words."""
        if isinstance(panel, Sheet):
            return panel.height_at(width)
        return 1 + max(len(self.desk.session.followup.items), 2)

    def _least(self, panel: Panel) -> int:
        """All three are always seen."""
        return 4 if panel is self.register else 3

    def _dress(self, alone: bool, front: Panel, _room: int) -> int:
        """The line over the checkpoints."""
        self.caption.display = not alone or front is self.register
        self.caption.styles.height = 1
        return int(self.caption.display)

    def reveal(self, item: str) -> None:
        """Go to an item, or to one of the words."""
        super().reveal(item.removeprefix("followup."))

    # What this step can do

    def commands(self) -> tuple[Command, ...]:
        """The commands where the cursor stands: lines of what waits only lead elsewhere."""
        return ON_WAITING if self.panel is self.waiting_sheet else STEP.commands

    def action_new(self) -> None:
        """Begin something here; where nothing can, a checkpoint behind the one that the register stands on."""
        if isinstance(self.meaning.place(self.panel.spot), str):
            self.arranging.show(self.register)
        self.writing.action_new()

    def action_edit(self) -> None:
        """Go where a waiting row leads; else edit."""
        if self.panel is self.waiting_sheet:
            self._follow(self.panel.spot.key)
        else:
            self.writing.action_edit()

    def _follow(self, key: str) -> None:
        kind, id = pages.led_to(key)
        if kind == "checkpoint":
            self.register.select(id)
            self.arranging.show(self.register)
        elif kind == "step":
            step = next(step for step in self.desk.steps if STEPS in step.lists)
            self.go_to(step.id, id)

    def action_outcome(self) -> None:
        """The next outcome of an expectation; today as the date of a checkpoint."""
        spot, row = self.panel.spot, self.here.item
        if isinstance(row, Expectation):
            words = tuple(pages.OUTCOMES)
            value = words[(words.index(row.outcome) + 1) % len(words)]
            self.do(SetFields("expectations.items", spot.key, {"outcome": value}, label=N_("looking at expectations")))
        else:
            self.do(SetFields(CHECKPOINTS, spot.key, {"date": self.desk.now().date()}, label=N_("date")))

    def action_wording(self) -> None:
        """Mend the wording of a question."""
        self.writing.edit(self.meaning.wording(self.panel.spot))
