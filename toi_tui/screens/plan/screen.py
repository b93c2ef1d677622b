"""The plan screen: focus, challenges and solutions, the action plan, and the same plan on a timeline."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from textual.app import ComposeResult

from toi_tui.editing.delta import FIRST
from toi_tui.editing.document import Edit
from toi_tui.editing.history import Change
from toi_tui.editing.items import MoveItem
from toi_tui.editing.plan import CHALLENGES, STEPS, SetSchedule
from toi_tui.locale import _
from toi_tui.model.parts.plan import PlanStep
from toi_tui.model.schedule import all_owners, owners
from toi_tui.screens.plan import rows
from toi_tui.screens.plan.commands import STEP
from toi_tui.screens.plan.words import FILTERS, PHASES, STATES
from toi_tui.shell.columns_screen import Columns, ColumnsScreen
from toi_tui.shell.stacked_screen import StackedScreen
from toi_tui.shell.tools.target import Target
from toi_tui.widgets import timeline
from toi_tui.widgets.facts import Fact, Facts
from toi_tui.widgets.panel import Panel, Spot
from toi_tui.widgets.register import Register
from toi_tui.widgets.sheet import Sheet
from toi_tui.widgets.text import clip
from toi_tui.widgets.timeline import Timeline

PLAN: Final = Columns(
    STEPS,
    begins=("issue", "action"),
    written=("issue", "action", "schedule", "owner"),
    choices={"state": tuple(STATES), "cycle": tuple(PHASES)},
    also=("start", "due"),
    ends=("due",),
)
PAIRS: Final = Columns(CHALLENGES, begins=("text",), written=("text", "solution"))
_ANY_DIGIT: Final = 9
_ASKS: Final = 25  # cells of the question in front of the names


class PlanScreen(StackedScreen, ColumnsScreen):
    """Four panels; the plan and its timeline stand on the same row."""

    STEP = STEP
    _owner = ""
    _shown = ""
    _held: frozenset[str] = frozenset()  # rows changed since the filter was set: they must not vanish from under hands

    def panels(self) -> ComposeResult:
        """Focus, challenges, plan and timeline."""
        language = self.desk.session.session.language
        self.focus_sheet = Sheet(id="focus", language=language)
        self.pairs = Register(start="text", id="challenges", language=language, marks=rows.MARKS)
        self.caption = Facts(id="caption")
        self.register = Register(start="issue", id="plan", language=language, marks=rows.MARKS)
        self.timeline = Timeline(id="timeline", language=language)
        self.facts = Facts(id="facts")
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
                self._hold(change)
            self._show_plan()
        if touched:
            self.share_room()

    def _show_pairs(self) -> None:
        pairs = self.desk.session.challenges.items
        hint = _("What stands in the way? n writes a challenge, Tab its solution.")
        shown = tuple(rows.challenge_row(key, pair) for key, pair in pairs.items())
        self.pairs.show(rows.challenge_columns(len(pairs)), shown, hint)

    def _show_plan(self) -> None:
        steps, today = self._visible(), self._today
        hint = _("No rows yet. n writes the first one: issue, Tab action, Tab schedule, Tab who; Enter the next row.")
        if self._filters:
            hint = _("No row is like that. Esc shows all rows.")
        self.register.show(rows.columns(), tuple(rows.row(key, step, today) for key, step in steps.items()), hint)
        self.timeline.show(
            (rows.bar(key, step, today) for key, step in steps.items()), today, _("The rows stand here by their weeks.")
        )
        self.timeline.select(self.register.spot.key)
        self.caption.show(rows.caption(self.desk.session.plan.steps, today, len(steps), self._filters))
        self._tell()

    @property
    def _today(self) -> date:
        return self.desk.now().date()

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
        self.facts.show(rows.facts(step, self._today, sources))

    def on_descendant_focus(self) -> None:
        """Timeline and plan go together."""
        if self.is_mounted and self.panel in (self.register, self.timeline):
            self._follow(self.panel)

    # The stack

    @property
    def stack(self) -> tuple[Panel, ...]:
        """From the focus down to the timeline."""
        return self.focus_sheet, self.pairs, self.register, self.timeline

    def first_panel(self) -> Panel:
        """The plan; before there is anything, the focus."""
        plan = self.desk.session.plan
        return self.register if plan.steps or plan.focus else self.focus_sheet

    @property
    def filler(self) -> Panel:
        """The plan."""
        return self.register

    def wants(self, panel: Panel, width: int) -> int:
        """As many lines as there are rows, or words to begin with."""
        if isinstance(panel, Sheet):
            return panel.height_at(width)
        if panel is self.pairs:
            return 1 + max(len(self.desk.session.challenges.items), 1)
        count = max(len(self._visible()), 2)
        return count + (timeline.HEADING if panel is self.timeline else 1)

    def least(self, panel: Panel) -> int:
        """All are always seen; of the challenges at least how many there are."""
        return 3 if panel is self.focus_sheet else 1 if panel is self.pairs else 4

    def dress(self, *, alone: bool, room: int) -> int:
        """The line over the plan, and the lines about the row at the cursor."""
        about = 0 if alone and room < 10 else 4 if room >= 32 else 2
        plan = not alone or self.front is self.register
        self.caption.display = plan
        self.facts.display = bool(about) and (not alone or self.front in (self.register, self.timeline))
        self.caption.styles.height, self.facts.styles.height = 1, about or 1
        return int(plan) + (about if self.facts.display else 0)

    # What a spot means

    def columns_at(self, spot: Spot) -> Columns | None:
        """The plan, on the timeline too, or the challenges."""
        if spot.group in PLAN or spot.group == timeline.GROUP:
            return PLAN
        return PAIRS if spot.group in PAIRS else None

    def register_of(self, columns: Columns) -> Register:
        """The register of the plan, or that of the challenges."""
        return self.register if columns is PLAN else self.pairs

    def target(self, spot: Spot) -> Target | None:
        """The focus, or a row."""
        return Target("plan", "", "focus") if spot.group == rows.FOCUS else super().target(spot)

    def written(self, target: Target, text: str) -> Edit | str:
        """A schedule is kept as it was said, and understood where it can be."""
        if (target.list, target.field) == (STEPS, "schedule"):
            return SetSchedule(target.id, text, self.since)
        return super().written(target, text)

    def destination(self, spot: Spot, onto: Spot) -> Edit | None:
        """Another place; to the top of what a filter shows is in front of that, not of all."""
        if self.columns_at(spot) is PLAN and self.columns_at(onto) is PLAN and not onto.key and self._filters:
            return MoveItem(STEPS, spot.key, STEPS, self._in_front_of_shown())
        return super().destination(spot, onto)

    def _in_front_of_shown(self) -> str:
        ids, first = list(self.desk.session.plan.steps), next(iter(self._visible()), "")
        at = ids.index(first) if first in ids else 0
        return ids[at - 1] if at else FIRST

    def new_values(self, columns: Columns) -> Mapping[str, Any]:
        """Among the rows of somebody a new row is theirs."""
        return {"owner": self._owner} if columns is PLAN and self._owner else {}

    # What this step can do

    def action_new(self) -> None:
        """Begin a row; from the focus one of the plan."""
        if self.panel is self.focus_sheet:
            self.show_panel(self.register)
        super().action_new()

    def action_state(self) -> None:
        """The next state of the row; in the column of the phase the next phase."""
        spot = self.panel.spot
        if self.columns_at(spot) is PLAN and spot.key:
            self.choose_next(PLAN, Spot(spot.group if spot.group in PLAN.choices else "state", spot.key))
        else:
            self.say(_("Space changes the state of a row of the plan: go to one first (Tab)."))

    def searched(self) -> tuple[Panel, ...]:
        """A row is found once, in the plan, and on the timeline only where that stands alone."""
        found = super().searched()
        return tuple(panel for panel in found if panel is not self.timeline) or found

    # Filters: what is left out is always said, and nothing vanishes while it is being worked on

    @property
    def _filters(self) -> tuple[str, ...]:
        """The filters that are on, in words."""
        state = _(FILTERS[self._shown][0]).lower() if self._shown else ""
        return tuple(each for each in (self._owner, state) if each)

    def _visible(self) -> dict[str, PlanStep]:
        today, fits = self._today, FILTERS[self._shown][1]
        return {
            key: step
            for key, step in self.desk.session.plan.steps.items()
            if key in self._held or (fits(step, today) and (not self._owner or self._owner in owners(step.owner)))
        }

    def _hold(self, change: Change) -> None:
        if self._filters:
            self._held |= {each.id for each in change.delta if each.list == STEPS and each.after is not None}

    def _filter(self, owner: str, shown: str) -> None:
        self._owner, self._shown, self._held = owner, shown, frozenset()
        self._show_plan()
        self.share_room()

    def action_wait_for_digit(self, command: str) -> None:
        """Say whose rows a number shows."""
        names = all_owners(self.desk.session.plan.steps.values())[:_ANY_DIGIT]
        if not names:
            self.refuse_digit(_("Nobody is responsible for a row yet."))
            return
        super().action_wait_for_digit(command)
        room = max((self.size.width - _ASKS) // len(names) - 3, 4)
        said = " ".join(f"{n} {clip(name, room, '.')}" for n, name in enumerate(names, 1))
        self.foot.wait_for(_("Whose rows? 0 all {names}").format(names=said))

    def action_owner(self, number: int) -> None:
        """Show only somebody's rows; 0 for all."""
        names = ("", *all_owners(self.desk.session.plan.steps.values()))
        if number < len(names):
            self._filter(names[number], self._shown)
        else:
            self.say(_("There is no person {n}.").format(n=number))

    def action_shown(self) -> None:
        """Show the rows of the next kind."""
        kinds = list(FILTERS)
        self._filter(self._owner, kinds[(kinds.index(self._shown) + 1) % len(kinds)])

    def view(self) -> Callable[[], None]:
        """What brings back how the plan is looked at now, whose rows and which of them too."""
        zoom, owner, shown = super().view(), self._owner, self._shown

        def bring_back() -> None:
            zoom()
            if (self._owner, self._shown) != (owner, shown):
                self._filter(owner, shown)

        return bring_back

    def action_back(self) -> None:
        """Out of the zoom, else out of the filters."""
        if self._zoomed or not self._filters:
            super().action_back()
        else:
            self._filter("", "")

    def reveal(self, item: str) -> None:
        """Go to an item or the focus; a filter that leaves it out is off then."""
        if item in self.desk.session.plan.steps and item not in self._visible():
            self._filter("", "")
        super().reveal(item.removeprefix("plan."))
