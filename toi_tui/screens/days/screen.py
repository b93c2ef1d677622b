"""The days screen: the board of the period, and the parking lot behind it."""

from datetime import datetime
from typing import Final

from textual.app import ComposeResult

from toi_tui.editing.days import AddDay, MoveWithin, RemoveTask, SetTaskState
from toi_tui.editing.document import Edit
from toi_tui.editing.history import Change
from toi_tui.editing.items import AddItem, MoveItem, SetFields
from toi_tui.locale import N_, _, dates, ngettext
from toi_tui.model import calendar
from toi_tui.model.day_line import read_when
from toi_tui.model.parts.days import TASK_STATES, Activity, Answer, DayNote, Parked, Task, kind_of_next_answer
from toi_tui.screens.days.commands import STEP
from toi_tui.screens.days.week import (
    DEBRIEF,
    KINDS,
    PHASE,
    STATES,
    Week,
    cell_key,
    day_line,
    pace_in_words,
    where,
)
from toi_tui.shell.editing_screen import EditingScreen
from toi_tui.shell.tools.target import Place, Target
from toi_tui.widgets.board import Board, BoardCell, Card
from toi_tui.widgets.panel import Panel, Spot

WIDE_COLUMN: Final = 24
IN_WORDS: Final = "+"
WHEN: Final = "when"  # not a field of the file: a day's date, times and place as one line
_MINUTE = 60.0
_LISTS: Final = {"activities": "days.activities", "notes": "days.notes"}


class DaysScreen(EditingScreen):
    """The days of the period, and the parking lot."""

    STEP = STEP
    _placed = False
    _shown: Week | None = None

    def panels(self) -> ComposeResult:
        """The board, and the parking lot behind it."""
        language = self.desk.session.session.language
        yield Board(id="week", narrow="column", wide_column=WIDE_COLUMN, language=language)
        parking = Board(id="parking", language=language)
        parking.display = False
        yield parking

    def on_mount(self) -> None:
        """The time that is left, and at midnight the day, change without a key."""
        self.set_interval(_MINUTE, self._tick_on)

    def _tick_on(self) -> None:
        if self.is_current:
            self.fill(None)
            self.refresh_frame()

    @property
    def week(self) -> Board:
        """The board of the days."""
        return self.query_one("#week", Board)

    @property
    def _today(self) -> datetime:
        return self.desk.now().replace(microsecond=0)

    def fill(self, change: Change | None) -> None:
        """Show the lists that changed."""
        lists = change.delta.lists if change else frozenset(STEP.lists)
        if lists & {*STEP.lists[:5], "people.items"}:
            names = self.desk.method.rows if self.desk.method else {}
            self._shown = Week(self.desk.session, self._today, names, self._shown if change else None)
            self.week.show(self._shown.grid())
        if "parking.items" in lists:
            self.query_one("#parking", Board).show(((self._parking(),),))
        if not self._placed:
            self._placed = True
            self.week.select(self._beginning())

    def _parking(self) -> BoardCell:
        rows = self.desk.session.parking.items
        cards = tuple(Card(key, row.text, "◌" if row.private else "·") for key, row in rows.items())
        hint = _("n: something for later. p on the board puts a copy here.")
        return BoardCell("parking", _("Parking lot"), cards, hint)

    def _beginning(self) -> str:
        """Where the cursor stands at first: on what comes next today, else on the first day that is not done."""
        session = self.desk.session
        open_rows = [(row.day, id) for id, row in session.days.activities.items() if not row.done]
        today = calendar.day_on(session, self._today.date())
        if today is None:
            today = min(open_rows, default=(1, ""))[0]
        return next((id for day, id in open_rows if day == today), cell_key(today, "activities"))

    def _now(self) -> tuple[str, ...]:
        """How the day goes; where little fits, how far it is behind or ahead comes first."""
        today = calendar.day_on(self.desk.session, self._today.date())
        words = pace_in_words(self.desk.session, today, self._today) if today else ()
        if not words:
            return super()._now()
        how = " · ".join(words)
        return _("Day {day} · {how}").format(day=today, how=how), how, words[-1]

    # What a spot means

    def target(self, spot: Spot) -> Target | None:
        """An activity, a note, a task, an answer, a debrief, a phase, or a thing parked."""
        if not spot.key:
            return None
        if spot.group == "parking":
            return Target("parking.items", spot.key)
        day, row = where(spot.group)
        if row == "phases":
            return Target("days.items", str(day), "phase", optional=True)
        if row == "tasks":
            code = spot.key.removeprefix(DEBRIEF)
            if code != spot.key:
                return Target("tasks.items", code, "debrief", optional=True)
            return Target("tasks.items" if code in self.desk.session.tasks.items else "tasks.answers", code)
        return Target(_LISTS[row], spot.key)

    def place(self, spot: Spot) -> Place | None:
        """Behind the cursor; in the row of tasks an answer, or the task of a day that has none."""
        if spot.group == "parking":
            return Place("parking.items", spot.key or None)
        day, row = where(spot.group)
        match row:
            case "activities" if day:
                return Place("days.activities", spot.key or None, {"day": day})
            case "notes":
                return Place("days.notes", spot.key or None, {"day": day, "at": self._today})
            case "tasks":
                return self._place_of_task(spot, day)
            case _:
                return None

    def _place_of_task(self, spot: Spot, day: int) -> Place:
        session = self.desk.session
        answer = session.tasks.answers.get(spot.key)
        if answer is not None:
            kind = kind_of_next_answer(answer.task, answer.kind)
            return Place("tasks.answers", spot.key, {"task": answer.task, "kind": kind})
        code = spot.key or next((code for code, task in session.tasks.items.items() if task.day == day), "")
        if code:
            task = code.removeprefix(DEBRIEF)
            return Place(
                "tasks.answers", None, {"task": task, "kind": kind_of_next_answer(task, self._last_kind(task))}
            )
        numbers = (number for number in range(day, 1000) if f"T{number}" not in session.tasks.items)
        return Place("tasks.items", None, {"day": day}, id=f"T{next(numbers)}")

    def _last_kind(self, task: str) -> str | None:
        kinds = [each.kind for each in self.desk.session.tasks.answers.values() if each.task == task]
        return kinds[-1] if kinds else None

    def destination(self, spot: Spot, onto: Spot) -> Edit | None:
        """Activities and notes go to any day in their rows, answers to any task; what was parked keeps to itself."""
        if onto.group == spot.group == "parking":
            return MoveItem("parking.items", spot.key, "parking.items", onto.key)
        target = self.target(spot)
        if target is None or "parking" in (onto.group, spot.group):
            return None
        day, row = where(onto.group)
        if row in _LISTS and _LISTS[row] == target.list:
            return MoveWithin(target.list, spot.key, "day", day, onto.key)
        if target.list == "tasks.answers" and row == "tasks":
            return self._destination_of_answer(spot.key, day, onto.key)
        self.say(_("It has no place there: activities, notes and answers stay in their own row."))
        return None

    def _destination_of_answer(self, id: str, day: int, onto: str) -> Edit | None:
        tasks, answers = self.desk.session.tasks.items, self.desk.session.tasks.answers
        if onto in answers:
            return MoveWithin("tasks.answers", id, "task", answers[onto].task, onto)
        own = next((code for code, task in tasks.items() if task.day == day), "")
        code = onto if onto in tasks else own
        if not code or (onto not in tasks and answers[id].task == own):
            return None  # above its task an answer has no place
        return MoveWithin("tasks.answers", id, "task", code)

    def carried_from(self) -> tuple[tuple[str, str], ...]:
        """What the cursor stands on; a task stands for its answers."""
        target = self.target(self.panel.spot)
        if target is None or target.list != "tasks.items":
            return super().carried_from()
        answers = self.desk.session.tasks.answers.items()
        return tuple(("tasks.answers", id) for id, answer in answers if answer.task == target.id)

    def reveal(self, item: str) -> None:
        """Show the board that an item is on; a day stands for its phase."""
        self.show_panel(self.query_one("#parking" if item in self.desk.session.parking.items else "#week", Board))
        if item not in self.desk.session.days.items:
            super().reveal(item)
        elif str(where(self.week.spot.group).day) != item:
            super().reveal(f"{PHASE}{item}")

    # Writing: what is not simply the text of an item

    def text_of(self, target: Target) -> str:
        """The text that a target holds; of a day its date, times and place."""
        if target.field != WHEN:
            return super().text_of(target)
        day = self.desk.session.days.items.get(target.id)
        if day is None:
            return ""
        return " ".join(each for each in (dates.full(day.date) if day.date else "", day_line(day)) if each)

    def written(self, target: Target, text: str) -> Edit | str:
        """The edit that keeps a text; of a day its date, times and place."""
        if target.field == "by":
            return SetFields(target.list, target.id, {"by": text, "person": ""}, label=N_("whose answer"))
        if target.field != WHEN:
            return super().written(target, text)
        found = read_when(text, self.since)
        if found is None:
            return _("That is no date or time; write 13.4. 9–15 and the place.")
        values = {"date": found.date, "start": found.start, "end": found.end, "place": found.place}
        return SetFields(target.list, target.id, values, label=N_("date of the day"))

    def is_drafted(self, target: Target) -> bool:
        """Whether what is typed goes into the session before it is whole; a date does not."""
        return target.field != WHEN and super().is_drafted(target)

    def prompt(self, target: Target) -> str:
        """What the foot says while something is written."""
        if target.field == WHEN:
            return _("Date, times and place: 13.4. 9–15 room · Enter keeps")
        row = self.item(target)
        if isinstance(row, Answer) and target.field == "by":
            return _("Whose answer: a group or others, in words · Enter keeps")
        if isinstance(row, Answer) and target.field == "text" and row.kind and self._fresh:
            return _("Answer ({kind}) · Enter next · Esc done").format(kind=_(KINDS[row.kind]))
        return super().prompt(target)

    def doubt(self, target: Target) -> str:
        """What is doubtful about the date of a day."""
        return calendar.doubt(self.desk.session, target.id) if target.field == WHEN else super().doubt(target)

    def spot_of(self, panel: Panel) -> Spot:
        """The editor of a day's date stands over its heading."""
        if self._target is not None and self._target.field == WHEN:
            return Spot(cell_key(int(self._target.id), "activities"))
        return super().spot_of(panel)

    def action_new(self) -> None:
        """Begin something behind the cursor; the one phase of a day is begun as long as it says nothing."""
        target = self.target(self.panel.spot)
        if self.place(self.panel.spot) is not None:
            super().action_new()
        elif target is None:
            self.say(_("D adds a day."))
        elif self.text_of(target):
            self.say(_("A day has one phase; e edits it."))
        else:
            self.edit(target)

    def action_delete(self) -> None:
        """Delete; a task with its answers, of a phase or a debrief the text."""
        target = self.target(self.panel.spot)
        if target is None or (target.field == "text" and target.list != "tasks.items"):
            super().action_delete()
        elif target.field != "text":
            self.do(SetFields(target.list, target.id, {target.field: ""}, label=N_("deleting")))
        else:
            answers = [each for each in self.desk.session.tasks.answers.values() if each.task == target.id]
            self.delete(RemoveTask(target.id), target.id, len(answers))

    def action_private(self) -> None:
        """Make an item private; a phase and a debrief have no privacy of their own."""
        target = self.target(self.panel.spot)
        if target is not None and target.field == "text":
            super().action_private()
        else:
            self.say_nothing_here()

    def action_carry(self) -> None:
        """Pick up what can be moved."""
        row = self.item(self.target(self.panel.spot))
        if row is None or isinstance(row, (Activity, DayNote, Answer, Parked)):
            super().action_carry()
        else:
            self.say(_("Tasks and phases stay with their day; all else can be moved."))

    def on_panel_opened(self, message: Panel.Opened) -> None:
        """A double click where no card is begins one."""
        if not message.spot.key:
            message.prevent_default()
            self.action_new()

    # What this step can do

    def action_tick(self) -> None:
        """Tick an activity, or take a task on to its next state."""
        spot = self.panel.spot
        target = self.target(spot)
        row = self.item(target)
        if target is not None and isinstance(row, Activity):
            done = None if row.done else self._today
            self.do(SetFields(target.list, target.id, {"done": done}, label=N_("done or not")))
        elif target is not None and isinstance(row, Task):
            state = "debriefed" if target.field == "debrief" else _beside(row.state, 1)
            self._put_into(target.id, row, state)
        else:
            self.say_nothing_here()

    def action_back_a_state(self) -> None:
        """Take a task back to the state before."""
        target = self.target(self.panel.spot)
        row = self.item(target)
        if target is not None and isinstance(row, Task):
            self._put_into(target.id, row, _beside(row.state, -1))
        else:
            self.say_nothing_here()

    def _put_into(self, code: str, task: Task, state: str) -> None:
        if state == task.state:
            text = _("{code} is {state} already; b takes it back.") if state == "debriefed" else _("{code} is {state}.")
            self.say(text.format(code=code, state=_(STATES[state])))
        elif self.do(SetTaskState(code, state, self._today.date())) is not None:
            self.say(_("{code} is {state}.").format(code=code, state=_(STATES[state])))

    def action_kind(self, number: int) -> None:
        """Say what kind of answer it is; 0 none."""
        target = self.target(self.panel.spot)
        if target is not None and isinstance(self.item(target), Answer):
            self.do(SetFields(target.list, target.id, {"kind": tuple(KINDS)[number]}, label=N_("kind of answer")))
        else:
            self.say(_("Only answers have a kind; n on a task adds one."))

    def action_whose(self) -> None:
        """Say whose answer it is: a person's, a group's in words, or nobody's in particular."""
        target = self.target(self.panel.spot)
        row = self.item(target)
        if target is None or not isinstance(row, Answer):
            self.say(_("Only answers are somebody's; n on a task adds one."))
            return
        id = target.id
        here = row.person or (IN_WORDS if row.by else "")
        self.choose_person(here, lambda person: self._give(id, person), {IN_WORDS: _("a group or others, in words…")})

    def _give(self, id: str, person: str) -> None:
        if person == IN_WORDS:
            self.edit(Target("tasks.answers", id, "by", optional=True))
        else:
            values = {"person": person, "by": ""}
            self.do(SetFields("tasks.answers", id, values, label=N_("whose answer")))

    def action_lengthen(self, step: int) -> None:
        """Plan more minutes for an activity, or fewer; below five it has none."""
        target = self.target(self.panel.spot)
        row = self.item(target)
        if target is not None and isinstance(row, Activity):
            planned = max(0, min(24 * 60, (row.minutes or 0) + step)) or None
            self.do(SetFields(target.list, target.id, {"minutes": planned}, label=N_("planned minutes")))
        else:
            self.say_nothing_here()

    def action_when(self) -> None:
        """Edit the date, times and place of the day at the cursor."""
        day = where(self.week.spot.group).day
        if not day:
            self.say(_("D adds a day."))
            return
        self.show_panel(self.week)
        self.edit(_when(day))

    def return_to(self, target: Target) -> None:
        """The line of a day stands over its column."""
        if target.field == WHEN:
            self.show_panel(self.week)
            self.week.select(cell_key(int(target.id), "activities"))
            self.edit(target)
        else:
            super().return_to(target)

    def action_add_day(self) -> None:
        """Add a day behind the last one, and ask for its date: both are one step for undo."""
        self.let_go()
        number = max(calendar.numbers(self.desk.session), default=0) + 1
        self._run += 1
        if number <= 99 and self.do(AddDay(number, {}), self._run_name) is not None:
            self.show_panel(self.week)
            self.week.select(cell_key(number, "activities"))
            self._open(self.week, _when(number), fresh=False)

    def action_go_to_day(self, number: int) -> None:
        """Go to a day, in the same row."""
        self.show_panel(self.week)
        row = where(self.week.spot.group).row
        if not self.week.select(cell_key(number, row)):
            count = len(calendar.numbers(self.desk.session))
            self.say(ngettext("There is {n} day.", "There are {n} days.", count).format(n=count))

    def action_park(self) -> None:
        """Put a copy of what the cursor stands on into the parking lot."""
        spot = self.panel.spot
        target = self.target(spot)
        row = self.item(target)
        if target is None or row is None or spot.group == "parking":
            self.say_nothing_here()
            return
        values = {"text": self.text_of(target), "private": row.private}
        if values["text"] and self.do(AddItem("parking.items", self.desk.new_id(), values, label=N_("parking"))):
            self.say(_("A copy is in the parking lot; Tab shows it."))

    # The boards

    def action_panel(self, step: int) -> None:  # noqa: ARG002 - there are two
        """Show the other board."""
        self.show_panel(next(board for board in self.query(Board) if not board.display))

    def show_panel(self, panel: Panel) -> None:
        """Go to a board; the other one does not show then."""
        for board in self.query(Board):
            board.display = board is panel
        if not panel.has_focus:
            panel.focus()

    @property
    def is_zoomed(self) -> bool:
        """Whether one day is shown alone."""
        return self.week.zoomed

    def action_zoom(self) -> None:
        """Show one day alone, or all."""
        self.week.zoom()

    def action_back(self) -> None:
        """Back from the parking lot, or from one day."""
        if not self.week.display:
            self.show_panel(self.week)
        elif self.week.zoomed:
            self.week.zoom(zoomed=False)


def _when(day: int) -> Target:
    """The date, times and place of a day."""
    return Target("days.items", str(day), WHEN, optional=True)


def _beside(state: str, step: int) -> str:
    """The state after this one or before it, itself at the ends."""
    return TASK_STATES[max(0, min(TASK_STATES.index(state) + step, len(TASK_STATES) - 1))]
