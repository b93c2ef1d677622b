"""The days screen: the board of the period, and the parking lot behind it."""

from typing import Final

from toi_tui.editing.days import AddDay, SetTaskState
from toi_tui.editing.history import Change
from toi_tui.editing.items import AddItem, SetFields
from toi_tui.locale import N_, _, ngettext
from toi_tui.model import calendar
from toi_tui.model.parts.days import TASK_STATES, Activity, Answer, Task
from toi_tui.screens.days.commands import STEP
from toi_tui.screens.days.meaning import DaysMeaning, when
from toi_tui.screens.days.week import KINDS, PHASE, STATES, Week, cell_key, pace_in_words, where
from toi_tui.shell.arrangement.arranging import Arranging
from toi_tui.shell.arrangement.layouts import Deck
from toi_tui.shell.desk import Desk
from toi_tui.shell.step_screen import StepScreen
from toi_tui.shell.target import Target
from toi_tui.widgets.board import Board, BoardCell, Card

WIDE_COLUMN: Final = 24
IN_WORDS: Final = "+"
_MINUTE = 60.0


class DaysScreen(StepScreen):
    """The days of the period, and the parking lot."""

    STEP = STEP
    meaning: DaysMeaning

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        language = desk.session.identity.language
        self.week = Board(id="week", narrow="column", wide_column=WIDE_COLUMN, language=language)
        self.parking = Board(id="parking", language=language)
        self.meaning = DaysMeaning(desk)
        self.arranging = Arranging(self, (self.week, self.parking), Deck())
        self._placed = False
        self._shown: Week | None = None

    def on_mount(self) -> None:
        """The time that is left, and at midnight the day, change without a key."""
        self.set_interval(_MINUTE, self._tick_on)

    def _tick_on(self) -> None:
        if self.is_current:
            self.fill(None)
            self.refresh_frame()

    def fill(self, change: Change | None) -> None:
        """Show the lists that changed."""
        lists = change.delta.lists if change else frozenset(STEP.lists)
        if lists & {*STEP.lists[:5], "people.items"}:
            names = self.desk.method.rows if self.desk.method else {}
            self._shown = Week(self.desk.session, self.meaning.moment, names, self._shown if change else None)
            self.week.show(self._shown.grid())
        if "parking.items" in lists:
            self.parking.show(((self._parking(),),))
        if not self._placed:
            self._placed = True
            self.week.select(self._beginning())

    def _parking(self) -> BoardCell:
        rows = self.desk.session.parking.items
        cards = tuple(Card(key, row.text, "◌" if row.private else "·") for key, row in rows.items())
        hint = _("n: something for later. p on the board puts a copy here.")
        return BoardCell("parking", _("Parking lot"), cards, hint)

    def _beginning(self) -> str:
        """BoardRow the cursor stands at first: on what comes next today, else on the first day that is not done."""
        session = self.desk.session
        open_rows = [(row.day, id) for id, row in session.days.activities.items() if not row.done]
        today = calendar.day_on(session, self.meaning.moment.date())
        if today is None:
            today = min(open_rows, default=(1, ""))[0]
        return next((id for day, id in open_rows if day == today), cell_key(today, "activities"))

    def going_on(self) -> tuple[str, ...]:
        """How the day goes; where little fits, how far it is behind or ahead comes first."""
        today = calendar.day_on(self.desk.session, self.meaning.moment.date())
        words = pace_in_words(self.desk.session, today, self.meaning.moment) if today else ()
        if not words:
            return super().going_on()
        how = " · ".join(words)
        return _("Day {day} · {how}").format(day=today, how=how), how, words[-1]

    def reveal(self, item: str) -> None:
        """Show the board that an item is on; a day stands for its phase."""
        self.arranging.show(self.parking if item in self.desk.session.parking.items else self.week)
        if item not in self.desk.session.days.items:
            super().reveal(item)
        elif str(where(self.week.spot.group).day) != item:
            super().reveal(f"{PHASE}{item}")

    # What this step can do

    def action_tick(self) -> None:
        """Tick an activity, or take a task on to its next state."""
        target, row = self.here.target, self.here.item
        if target is not None and isinstance(row, Activity):
            done = None if row.done else self.meaning.moment
            self.do(SetFields(target.list, target.id, {"done": done}, label=N_("done or not")))
        elif target is not None and isinstance(row, Task):
            state = "debriefed" if target.field == "debrief" else _beside(row.state, 1)
            self._put_into(target.id, row, state)

    def action_back_a_state(self) -> None:
        """Take a task back to the state before."""
        target, row = self.here.target, self.here.item
        if target is not None and isinstance(row, Task):
            self._put_into(target.id, row, _beside(row.state, -1))

    def _put_into(self, code: str, task: Task, state: str) -> None:
        if state == task.state:
            text = _("{code} is {state} already; b takes it back.") if state == "debriefed" else _("{code} is {state}.")
            self.say(text.format(code=code, state=_(STATES[state])))
        elif self.do(SetTaskState(code, state, self.meaning.moment.date())) is not None:
            self.say(_("{code} is {state}.").format(code=code, state=_(STATES[state])))

    def action_kind(self, number: int) -> None:
        """Say what kind of answer it is; 0 none."""
        target = self.here.target
        if target is not None:
            self.do(SetFields(target.list, target.id, {"kind": tuple(KINDS)[number]}, label=N_("kind of answer")))

    def action_whose(self) -> None:
        """Say whose answer it is: a person's, a group's in words, or nobody's in particular."""
        target, row = self.here.target, self.here.item
        if target is not None and isinstance(row, Answer):
            id, here = target.id, row.person or (IN_WORDS if row.by else "")
            others = {IN_WORDS: _("a group or others, in words…")}
            self.items.choose_person(here, lambda person: self._give(id, person), others)

    def _give(self, id: str, person: str) -> None:
        if person == IN_WORDS:
            self.writing.edit(Target("tasks.answers", id, "by", optional=True))
        else:
            values = {"person": person, "by": ""}
            self.do(SetFields("tasks.answers", id, values, label=N_("whose answer")))

    def action_lengthen(self, step: int) -> None:
        """Plan more minutes for an activity, or fewer; below five it has none."""
        target, row = self.here.target, self.here.item
        if target is not None and isinstance(row, Activity):
            planned = max(0, min(24 * 60, (row.minutes or 0) + step)) or None
            self.do(SetFields(target.list, target.id, {"minutes": planned}, label=N_("planned minutes")))

    def action_when(self) -> None:
        """Edit the date, times and place of the day at the cursor."""
        self.writing.edit(when(where(self.week.spot.group).day))

    def action_add_day(self) -> None:
        """Add a day behind the last one, and ask for its date: both are one step for undo."""
        self.let_go()
        number, run = max(calendar.numbers(self.desk.session), default=0) + 1, self.desk.new_run()
        if number <= 99 and self.do(AddDay(number, {}), run) is not None:
            self.arranging.show(self.week)
            self.week.select(cell_key(number, "activities"))
            self.writing.edit(when(number), run=run)

    def action_go_to_day(self, number: int) -> None:
        """Go to a day, in the same row."""
        self.arranging.show(self.week)
        row = where(self.week.spot.group).row
        if not self.week.select(cell_key(number, row)):
            count = len(calendar.numbers(self.desk.session))
            self.say(ngettext("There is {n} day.", "There are {n} days.", count).format(n=count))

    def action_park(self) -> None:
        """Put a copy of what the cursor stands on into the parking lot."""
        target, row = self.here.target, self.here.item
        if target is None or row is None:
            return
        values = {"text": self.meaning.text_of(target), "private": row.private}
        if values["text"] and self.do(AddItem("parking.items", self.desk.new_id(), values, label=N_("parking"))):
            self.say(_("A copy is in the parking lot; Tab shows it."))

    # The boards

    def action_zoom(self) -> None:
        """Show one day alone, or all."""
        self.week.zoom()

    def action_back(self) -> None:
        """Back from the parking lot, or from one day."""
        if self.panel is self.parking:
            self.arranging.show(self.week)
        else:
            self.arranging.action_back()


def _beside(state: str, step: int) -> str:
    """The state after this one or before it, itself at the ends."""
    return TASK_STATES[max(0, min(TASK_STATES.index(state) + step, len(TASK_STATES) - 1))]
