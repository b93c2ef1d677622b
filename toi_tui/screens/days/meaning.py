"""The meaning of the days' spots: activities, tasks and their answers, phases and notes of a day, things parked."""

from datetime import datetime
from typing import Final

from toi_tui.editing.days import MoveWithin, RemoveTask
from toi_tui.editing.document import Edit
from toi_tui.editing.items import MoveItem, SetFields
from toi_tui.locale import N_, _, dates
from toi_tui.model import calendar
from toi_tui.model.day_line import read_when
from toi_tui.model.parts.days import Activity, Answer, DayNote, Parked, kind_of_next_answer
from toi_tui.screens.days.week import DEBRIEF, KINDS, cell_key, day_line, where
from toi_tui.shell.commands.situation import nothing_here
from toi_tui.shell.meaning.meaning import Meaning
from toi_tui.shell.target import Deletion, Place, Target
from toi_tui.widgets.spot import Spot

WHEN: Final = "when"  # not a field of the file: a day's date, times and place as one line
PARKING: Final = "parking"
_LISTS: Final = {"activities": "days.activities", "notes": "days.notes"}


class DaysMeaning(Meaning):
    """A spot's group is a day with a row of the board, or the parking lot."""

    @property
    def moment(self) -> datetime:
        """The time by the clock on the wall, to the second."""
        return self.desk.now().replace(microsecond=0)

    def target(self, spot: Spot) -> Target | None:
        """An activity, a note, a task, an answer, a debrief, a phase, or a thing parked."""
        if not spot.key:
            return None
        if spot.group == PARKING:
            return Target("parking.items", spot.key)
        day, row = where(spot.group)
        if row == "phases":
            return Target("days.items", str(day), "phase", optional=True)
        if row == "tasks":
            code = spot.key.removeprefix(DEBRIEF)
            if code != spot.key:
                return Target("tasks.items", code, "debrief", optional=True)
            return Target("tasks.items" if code in self.session.tasks.items else "tasks.answers", code)
        return Target(_LISTS[row], spot.key)

    def place(self, spot: Spot) -> Place | str:
        """Behind the cursor; in the row of tasks an answer, or the task of a day that has none."""
        if spot.group == PARKING:
            return Place("parking.items", spot.key or None)
        day, row = where(spot.group)
        match row:
            case "activities" if day:
                return Place("days.activities", spot.key or None, {"day": day})
            case "notes":
                return Place("days.notes", spot.key or None, {"day": day, "at": self.moment})
            case "tasks":
                return self._place_of_task(spot, day)
            case _:
                return _("D adds a day.")

    def _place_of_task(self, spot: Spot, day: int) -> Place:
        session = self.session
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
        answers = reversed(list(self.session.tasks.answers.values()))
        return next((each.kind for each in answers if each.task == task), None)

    def destination(self, spot: Spot, onto: Spot) -> Edit | str:
        """Activities and notes go to any day in their rows, answers to any task; what was parked keeps to itself."""
        if onto.group == spot.group == PARKING:
            return MoveItem("parking.items", spot.key, "parking.items", onto.key)
        target = self.target(spot)
        if target is None or PARKING in (onto.group, spot.group):
            return ""
        day, row = where(onto.group)
        if row in _LISTS and _LISTS[row] == target.list:
            return MoveWithin(target.list, spot.key, "day", day, onto.key)
        if target.list == "tasks.answers" and row == "tasks":
            return self._destination_of_answer(spot.key, day, onto.key)
        return _("It has no place there: activities, notes and answers stay in their own row.")

    def _destination_of_answer(self, id: str, day: int, onto: str) -> Edit | str:
        tasks, answers = self.session.tasks.items, self.session.tasks.answers
        if onto in answers:
            return MoveWithin("tasks.answers", id, "task", answers[onto].task, onto)
        own = next((code for code, task in tasks.items() if task.day == day), "")
        code = onto if onto in tasks else own
        if not code or (onto not in tasks and answers[id].task == own):
            return ""  # above its task an answer has no place
        return MoveWithin("tasks.answers", id, "task", code)

    def begins(self, spot: Spot) -> Place | Target | str:
        """Something behind the cursor; the one phase of a day is begun as long as it says nothing."""
        place, target = self.place(spot), self.target(spot)
        if target is None or isinstance(place, Place):
            return place
        return _("A day has one phase; e edits it.") if self.text_of(target) else target

    def carried_over(self, spot: Spot) -> tuple[tuple[str, str], ...]:
        """The item at the cursor; a task stands for its answers."""
        target = self.target(spot)
        if target is None or target.list != "tasks.items":
            return super().carried_over(spot)
        return tuple(("tasks.answers", id) for id in self._answers_of(target.id))

    def _answers_of(self, task: str) -> tuple[str, ...]:
        return tuple(id for id, answer in self.session.tasks.answers.items() if answer.task == task)

    # Writing: what is not simply the text of an item

    def text_of(self, target: Target) -> str:
        """The text that a target holds; of a day its date, times and place."""
        if target.field != WHEN:
            return super().text_of(target)
        day = self.session.days.items.get(target.id)
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

    def prompt(self, target: Target, *, fresh: bool, begun: bool) -> str:
        """The keys that end a field, and what it asks for."""
        if target.field == WHEN:
            return _("Date, times and place: 13.4. 9–15 room · Enter keeps")
        row = self.item(target)
        if isinstance(row, Answer) and target.field == "by":
            return _("Whose answer: a group or others, in words · Enter keeps")
        if isinstance(row, Answer) and target.field == "text" and row.kind and fresh:
            return _("Answer ({kind}) · Enter next · Esc done").format(kind=_(KINDS[row.kind]))
        return super().prompt(target, fresh=fresh, begun=begun)

    def doubt(self, target: Target) -> str:
        """A doubt about the date of a day."""
        return calendar.doubt(self.session, target.id) if target.field == WHEN else super().doubt(target)

    def spot_of(self, target: Target | None, spot: Spot) -> Spot:
        """The editor of a day's date stands over its heading."""
        if target is not None and target.field == WHEN:
            return Spot(cell_key(int(target.id), "activities"))
        return super().spot_of(target, spot)

    def panel_of(self, target: Target) -> str:
        """The board of the days, for what stands there once."""
        return "week" if target.field == WHEN else ""

    # Deleting, moving, hiding

    def deletion(self, spot: Spot) -> Deletion | str:
        """An item; a task with its answers, of a phase or a debrief the text."""
        target = self.target(spot)
        if target is None or (target.field == "text" and target.list != "tasks.items"):
            return super().deletion(spot)
        if target.field != "text":
            return Deletion(SetFields(target.list, target.id, {target.field: ""}, label=N_("deleting")))
        return Deletion(RemoveTask(target.id), target.id, len(self._answers_of(target.id)))

    def doomed(self, target: Target) -> tuple[str, ...]:
        """A task takes its answers along."""
        return (target.id, *self._answers_of(target.id)) if target.list == "tasks.items" else super().doomed(target)

    def why_not_moved(self, spot: Spot) -> str:
        """Only what belongs to no day by its kind can be moved."""
        row = self.item(self.target(spot))
        if row is None or isinstance(row, (Activity, DayNote, Answer, Parked)):
            return super().why_not_moved(spot)
        return _("Tasks and phases stay with their day; all else can be moved.")

    def why_not_hidden(self, spot: Spot) -> str:
        """A phase and a debrief have no privacy of their own."""
        target = self.target(spot)
        return super().why_not_hidden(spot) if target is not None and target.field == "text" else nothing_here()


def when(day: int) -> Target:
    """The date, times and place of a day."""
    return Target("days.items", str(day), WHEN, optional=True)
