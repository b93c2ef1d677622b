"""The days as a board: a column for each, with four rows."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any, Final, Literal, NamedTuple, TypeVar

from toi_tui.locale import N_, _, dates
from toi_tui.model import calendar
from toi_tui.model.item import Item
from toi_tui.model.pace import pace, planned
from toi_tui.model.parts.days import Activity, Answer, Day, DayNote, Task
from toi_tui.model.session import Session
from toi_tui.widgets.board import BoardCell, BoardCells, Card

Made = TypeVar("Made", Card, BoardCell)
Row = Literal["activities", "tasks", "phases", "notes"]
ROWS: Final[tuple[Row, ...]] = ("activities", "tasks", "phases", "notes")
_NAMES: Final[Mapping[str, str]] = {
    "tasks": N_("Task for the participants"),
    "phases": N_("Phase"),
    "notes": N_("Notes"),
}
_HINTS: Final[Mapping[str, str]] = {
    "activities": N_("n: what is done on this day"),
    "tasks": N_("n: a task for the participants"),
    "notes": N_("n: a note, with the time"),
}
STATES: Final[Mapping[str, str]] = {
    "open": N_("not given yet"),
    "given": N_("given"),
    "answered": N_("answered"),
    "debriefed": N_("debriefed"),
}
KINDS: Final[Mapping[str, str]] = {
    "": N_("no kind"),
    "opportunity": N_("opp."),
    "challenge": N_("challenge"),
    "option": N_("option"),
    "reason": N_("reason"),
    "solution": N_("solution"),
    "evaluation": N_("evaluation"),
}
_STATE_MARKS: Final = {"open": "·", "given": "▸", "answered": "▸", "debriefed": "✓"}
DEBRIEF: Final = "debrief:"
PHASE: Final = "phase:"


class BoardRow(NamedTuple):
    """Which day and row a cell of the board is."""

    day: int
    row: str


def cell_key(day: int, row: str) -> str:
    """The key of a cell: ``2:tasks``."""
    return f"{day}:{row}"


def where(key: str) -> BoardRow:
    """The day and row of a cell's key."""
    day, _colon, row = key.partition(":")
    return BoardRow(int(day), row)


def minutes(count: int) -> str:
    """A stretch of time in words: ``45 min``, ``2 h 10 min``; the words stay on one line."""
    hours, rest = divmod(count, 60)
    said = _("{n} min").format(n=rest)
    if hours:
        said = _("{h} h {m} min").format(h=hours, m=rest) if rest else _("{h} h").format(h=hours)
    return said.replace(" ", "\N{NO-BREAK SPACE}")


def pace_in_words(session: Session, number: int, now: datetime) -> tuple[str, ...]:
    """The time left of a day, and how far it is behind or ahead if it is; empty when it is not going on."""
    day = session.days.items.get(str(number))
    found = pace(day, (a for a in session.days.activities.values() if a.day == number), now) if day else None
    if found is None:
        return ()
    if found.left < 0:
        return (_("{time} overtime").format(time=minutes(-found.left)),)
    left = _("{time} left").format(time=minutes(found.left))
    if not found.behind:
        return (left,)
    how = _("{time} behind") if found.behind > 0 else _("{time} ahead")
    return left, how.format(time=minutes(abs(found.behind)))


def day_line(day: Day) -> str:
    """A day's times and place on one line."""
    times = dates.clock(day.start) if day.start else ""
    if day.start and day.end:
        times = f"{dates.clock(day.start)}–{dates.clock(day.end)}"
    return " ".join(each for each in (times, day.place) if each)


class Week:
    """A session's days as cells for the board; what is made of the same as in the week `before` is taken from there."""

    def __init__(self, session: Session, now: datetime, names: Mapping[str, str], before: "Week | None" = None) -> None:
        self._session, self._now, self._names = session, now, names
        self._activities: dict[int, list[tuple[str, Activity]]] = defaultdict(list)
        self._notes: dict[int, list[tuple[str, DayNote]]] = defaultdict(list)
        self._answers: dict[str, list[tuple[str, Answer]]] = defaultdict(list)
        for id, activity in session.days.activities.items():
            self._activities[activity.day].append((id, activity))
        for id, note in session.days.notes.items():
            self._notes[note.day].append((id, note))
        for id, answer in session.tasks.answers.items():
            self._answers[answer.task].append((id, answer))
        self.made: dict[str, tuple[object, Any]] = before.made if before else {}

    def _once(self, key: str, source: object, make: Callable[[], Made]) -> Made:
        """The thing made of this before, else the one that is made of it now."""
        known = self.made.get(key)
        if known is None or known[0] != source:
            known = self.made[key] = source, make()
        made: Made = known[1]
        return made

    def _each_once(self, rows: Iterable[tuple[str, Item]], make: Callable[[str, Any], Card]) -> Iterator[Card]:
        """The cards of rows; there may be hundreds, of which one is new."""
        made = self.made
        for id, row in rows:
            known = made.get(id)
            if known is None or known[0] is not row:
                known = made[id] = row, make(id, row)
            yield known[1]

    def grid(self) -> BoardCells:
        """The board: a row of cells for what is done, for the tasks, the phase and the notes."""
        numbers = calendar.numbers(self._session)
        if not numbers:
            return ((BoardCell("0:activities", _("No days yet"), hint=_("D adds a day."), count=False),),)
        return tuple(tuple(self._cell(number, row) for number in numbers) for row in ROWS)

    def _cell(self, number: int, row: Row) -> BoardCell:
        key = cell_key(number, row)
        match row:
            case "activities":
                day = self._session.days.items[str(number)]
                today = day.date == self._now.date()
                return self._once(
                    key, (day, today, self._activities[number]), partial(self._headed, number, day, today)
                )
            case "notes":
                return self._once(key, self._notes[number], partial(self._named, number, row))
            case _:
                return self._named(number, row)

    def _named(self, number: int, row: Row) -> BoardCell:
        """A cell below the first row, whose heading is the row's name."""
        cards = tuple(self._cards(number, row))
        hint = _(_HINTS[row]) if row in _HINTS else ""
        name = self._names.get(row) or _(_NAMES[row])
        return BoardCell(cell_key(number, row), name, cards, hint, count=row == "notes" and bool(cards))

    def _headed(self, number: int, day: Day, today: bool) -> BoardCell:
        """The cell on top, whose heading is the day."""
        name, short = _("Day {number}").format(number=number), f"{number}."
        if day.date:
            name = dates.with_weekday(day.date)
            name, short = name[:1].upper() + name[1:], dates.short(day.date)
        if today:
            name, short = f"{name} ●", f"{short}●"
        cards, asides = tuple(self._cards(number, "activities")), tuple(self._asides(number, day))
        key, hint = cell_key(number, "activities"), _(_HINTS["activities"])
        return BoardCell(key, name, cards, hint, today, count=False, aside=asides, short=short)

    def _asides(self, number: int, day: Day) -> Iterator[str]:
        """Words about a day beside its name, as much as there is room for."""
        rows = [activity for _id, activity in self._activities[number]]
        done = f"{sum(1 for each in rows if each.done)}/{len(rows)}" if rows else ""
        total = minutes(planned(rows)) if planned(rows) else ""
        for parts in ((day_line(day), done, total), (done, total), (done,)):
            said = " · ".join(each for each in parts if each)
            if said:
                yield said

    def _cards(self, number: int, row: Row) -> Iterable[Card]:
        match row:
            case "activities":
                return self._each_once(self._activities[number], _activity)
            case "tasks":
                return self._tasks(number)
            case "phases":
                return (Card(f"{PHASE}{number}", self._session.days.items[str(number)].phase or "–"),)
            case "notes":
                return self._each_once(self._notes[number], _note)

    def _tasks(self, number: int) -> Iterator[Card]:
        """The tasks debriefed on a day, then those given on it, each with its answers."""
        tasks = self._session.tasks.items
        for code, task in tasks.items():
            if task.day == number - 1:
                yield _debrief(code, task)
        for code, task in tasks.items():
            if task.day == number:
                answers = self._answers[code]
                yield _task(code, task, len(answers))
                yield from (self._answer(id, each) for id, each in answers)

    def _answer(self, id: str, answer: Answer) -> Card:
        text = _("{kind}: {text}").format(kind=_(KINDS[answer.kind]), text=answer.text) if answer.kind else answer.text
        person = self._session.people.items.get(answer.person)
        by = answer.by or (person.name if person else "")
        return Card(id, text, " ◌" if answer.private else " ↳", f"– {by}" if by else "")


def _activity(id: str, row: Activity) -> Card:
    extras = (minutes(row.minutes) if row.minutes else "", "✎" if row.note else "", "◌" if row.private else "")
    tail = " ".join(each for each in extras if each)
    return Card(id, row.text, "✓" if row.done else "·", tail, "done" if row.done else "")


def _note(id: str, row: DayNote) -> Card:
    text = _("{time} {text}").format(time=dates.clock(row.at), text=row.text) if row.at else row.text
    return Card(id, text, "◌" if row.private else "✎" if row.note else "·")


def _task(code: str, task: Task, answers: int) -> Card:
    state = _("{state} ({n})").format(state=_(STATES[task.state]), n=answers) if answers else _(STATES[task.state])
    text = _("{code} {state}: {text}").format(code=code, state=state, text=task.text)
    mark = "◌" if task.private else _STATE_MARKS[task.state]
    return Card(code, text, mark, look="done" if task.state == "debriefed" else "")


def _debrief(code: str, task: Task) -> Card:
    said = _("{code} debrief: {text}") if task.debrief else _("{code} debrief ({state})")
    done = task.state == "debriefed"
    text = said.format(code=code, text=task.debrief, state=_(STATES[task.state]))
    return Card(DEBRIEF + code, text, "✓" if done else "▸", look="done" if done else "")
