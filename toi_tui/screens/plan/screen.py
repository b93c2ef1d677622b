"""The plan screen: focus, challenges and solutions, the action plan, and the same plan on a timeline."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult

from toi_tui.editing.history import Change
from toi_tui.editing.plan import CHALLENGES, STEPS
from toi_tui.locale import _
from toi_tui.model.schedule import all_owners
from toi_tui.screens.plan import rows
from toi_tui.screens.plan.commands import STEP
from toi_tui.screens.plan.filter import PlanFilter
from toi_tui.screens.plan.meaning import PLAN, PlanMeaning
from toi_tui.screens.plan.words import FILTERS
from toi_tui.shell.arrangement.arranging import Arranging
from toi_tui.shell.arrangement.layouts import Stacked
from toi_tui.shell.desk import Desk
from toi_tui.shell.step_screen import StepScreen
from toi_tui.widgets import timeline
from toi_tui.widgets.facts import Fact, Facts
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.register import Register
from toi_tui.widgets.sheet import Sheet
from toi_tui.widgets.spot import Spot
from toi_tui.widgets.timeline import Timeline


class PlanScreen(StepScreen):
    """Four panels; the plan and its timeline stand on the same row."""

    STEP = STEP
    meaning: PlanMeaning
    DEFAULT_CSS = "PlanScreen #body { layout: vertical; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        language = desk.session.identity.language
        self.focus_sheet = Sheet(id="focus", language=language)
        self.pairs = Register(start="text", id="challenges", language=language, marks=rows.MARKS)
        self.caption = Facts(id="caption")
        self.register = Register(start="issue", id="plan", language=language, marks=rows.MARKS)
        self.timeline = Timeline(id="timeline", language=language)
        self.facts = Facts(id="facts")
        self.looked_at = PlanFilter(desk)
        self.meaning = PlanMeaning(desk, self.looked_at)
        self.arranging = Arranging(
            self,
            (self.focus_sheet, self.pairs, self.register, self.timeline),
            Stacked(self.register, self._wants, self._least, self._dress),
            first=self._begins_on,
        )

    def panels(self) -> ComposeResult:
        """Focus, challenges, plan and timeline."""
        yield from (self.focus_sheet, self.pairs, self.caption, self.register, self.timeline, self.facts)

    def fill(self, change: Change | None) -> None:
        """Show what changed."""
        touched = set(STEP.lists) if change is None else change.delta.lists & set(STEP.lists)
        if "plan" in touched:
            self.focus_sheet.show(rows.focus(self.desk.session))
        if CHALLENGES in touched:
            self._show_pairs()
        if STEPS in touched:
            if change is not None:
                self.looked_at.hold(change)
            self._show_plan()
        if touched:
            self.arranging.share()

    def _show_pairs(self) -> None:
        pairs = self.desk.session.challenges.items
        hint = _("What stands in the way? n writes a challenge, Tab its solution.")
        shown = tuple(rows.challenge_row(key, pair) for key, pair in pairs.items())
        self.pairs.show(rows.challenge_columns(len(pairs)), shown, hint)

    def _show_plan(self) -> None:
        steps, today = self.looked_at.rows(), self.looked_at.today
        hint = _("No rows yet. n writes the first one: issue, Tab action, Tab schedule, Tab who; Enter the next row.")
        if self.looked_at.words:
            hint = _("No row is like that. Esc shows all rows.")
        self.register.show(rows.columns(), tuple(rows.row(key, step, today) for key, step in steps.items()), hint)
        self.timeline.show(
            (rows.bar(key, step, today) for key, step in steps.items()), today, _("The rows stand here by their weeks.")
        )
        self.timeline.select(self.register.spot.key)
        self.caption.show(rows.caption(self.desk.session.plan.steps, today, len(steps), self.looked_at.words))
        self._tell()

    # One row, shown in both

    def on_panel_moved(self, message: Panel.Moved) -> None:
        """The other panel stands on the same row."""
        if message.panel is self.panel and message.panel in (self.register, self.timeline):
            self.call_after_refresh(self._follow, message.panel)  # the cursor is seen first, what follows it then

    def _follow(self, panel: Panel) -> None:
        other = self.timeline if panel is self.register else self.register
        other.select(panel.spot.key)
        self._tell()

    def _tell(self) -> None:
        key, session = self.register.spot.key, self.desk.session
        step = session.plan.steps.get(key)
        if step is None:
            self.facts.show((Fact("", _("No row here. n begins one.")),))
            return
        found = (session.find(source) for source in step.sources)
        sources = tuple(rows.name_of(hit[1] if hit else None) for hit in found)
        self.facts.show(rows.facts(step, self.looked_at.today, sources))

    def on_descendant_focus(self) -> None:
        """Timeline and plan go together."""
        if self.is_mounted and self.panel in (self.register, self.timeline):
            self._follow(self.panel)

    # The room

    def _begins_on(self) -> Panel:
        """The plan; before there is anything, the focus."""
        plan = self.desk.session.plan
        return self.register if plan.steps or plan.focus else self.focus_sheet

    def _wants(self, panel: Panel, width: int) -> int:
        """As many lines as there are rows, or words to begin with."""
        if isinstance(panel, Sheet):
            return panel.height_at(width)
        if panel is self.pairs:
            return 1 + max(len(self.desk.session.challenges.items), 1)
        count = max(len(self.looked_at.rows()), 2)
        return count + (timeline.HEADING if panel is self.timeline else 1)

    def _least(self, panel: Panel) -> int:
        """All are always seen; of the challenges at least how many there are."""
        return 3 if panel is self.focus_sheet else 1 if panel is self.pairs else 4

    def _dress(self, alone: bool, front: Panel, room: int) -> int:
        """The line over the plan, and the lines about the row at the cursor."""
        about = 0 if alone and room < 10 else 4 if room >= 32 else 2
        plan = not alone or front is self.register
        self.caption.display = plan
        self.facts.display = bool(about) and (not alone or front in (self.register, self.timeline))
        self.caption.styles.height, self.facts.styles.height = 1, about or 1
        return int(plan) + (about if self.facts.display else 0)

    # What this step can do

    def action_new(self) -> None:
        """Begin a row here; from the focus one of the plan, behind the one that the plan stands on."""
        if self.panel is self.focus_sheet:
            self.arranging.show(self.register)
        self.writing.action_new()

    def action_state(self) -> None:
        """The next state of the row; in the column of the phase the next phase."""
        spot = self.panel.spot
        edit = self.meaning.next_word(PLAN, Spot(spot.group if spot.group in PLAN.choices else "state", spot.key))
        if edit is not None:
            self.do(edit)

    def action_edit(self) -> None:
        """Write the cell with the cursor, or take its next choice."""
        if self.panel.spot.key and self.panel.spot.group in PLAN.choices:
            self.action_state()
        else:
            self.writing.action_edit()

    def searched(self, shown: Sequence[Panel]) -> Sequence[Panel]:
        """A row is found once, in the plan, and on the timeline only where that stands alone."""
        return [panel for panel in shown if panel is not self.timeline] or shown

    # Filters

    def _filter(self, owner: str, kind: str) -> None:
        self.looked_at.set(owner, kind)
        self._show_plan()
        self.arranging.share()

    def action_owner(self, number: int) -> None:
        """Show only somebody's rows; 0 for all."""
        names = ("", *all_owners(self.desk.session.plan.steps.values()))
        if number < len(names):
            self._filter(names[number], self.looked_at.kind)
        else:
            self.say(_("There is no person {n}.").format(n=number))

    def action_shown(self) -> None:
        """Show the rows of the next kind."""
        kinds = list(FILTERS)
        self._filter(self.looked_at.owner, kinds[(kinds.index(self.looked_at.kind) + 1) % len(kinds)])

    def view(self) -> Callable[[], None]:
        """A call that brings back how the plan is looked at now, whose rows and which of them too."""
        zoom, owner, kind = super().view(), self.looked_at.owner, self.looked_at.kind

        def bring_back() -> None:
            zoom()
            if (self.looked_at.owner, self.looked_at.kind) != (owner, kind):
                self._filter(owner, kind)

        return bring_back

    def action_back(self) -> None:
        """Out of the zoom, else out of the filters."""
        if self.arranging.is_zoomed or not self.looked_at.words:
            self.arranging.action_back()
        else:
            self._filter("", "")

    def reveal(self, item: str) -> None:
        """Go to an item or the focus; a filter that leaves it out is off then."""
        if item in self.desk.session.plan.steps and item not in self.looked_at.rows():
            self._filter("", "")
        super().reveal(item.removeprefix("plan."))
