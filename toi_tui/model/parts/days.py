"""The mentoring period: its days, what is done on them, the tasks T1–T5 and what is put aside."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from toi_tui.model import kinds, statically
from toi_tui.model.item import Item, Table

TASK_STATES = ("open", "given", "answered", "debriefed")
_FIRST_KINDS: Final = {"T1": "opportunity", "T2": "option", "T3": "reason", "T4": "challenge", "T5": "evaluation"}
_PAIRED: Final = {"challenge": "solution", "solution": "challenge"}


def kind_of_next_answer(task: str, before: str | None = None) -> str:
    """What the next answer to a task most likely is, behind one of the kind `before`; empty where nobody knows.

    The method asks for opportunities and challenges (T1), options (T2), reasons of the ranking (T3), challenges each
    with its solution (T4) and an evaluation (T5).
    """
    if before is None:
        return _FIRST_KINDS.get(task, "")
    return _PAIRED.get(before, before) if task == "T4" else before


@statically.frozen(kw_only=True)
class Day(Item):
    """A day of the period, keyed by its number; days need not be consecutive."""

    date: dt.date | None = kinds.day()
    start: dt.time | None = kinds.clock()
    end: dt.time | None = kinds.clock()
    place: str = kinds.text()
    phase: str = kinds.text()


@statically.frozen(kw_only=True)
class Activity(Item):
    """What the mentor does on a day; `minutes` are planned, `done` says when it was done, `opens` names a step."""

    day: int = kinds.number(1, 99, 1)
    text: str = kinds.text()
    minutes: int | None = kinds.whole(0, 24 * 60)
    done: dt.datetime | None = kinds.moment()
    opens: str = kinds.text()


@statically.frozen(kw_only=True)
class DayNote(Item):
    """A note taken on a day."""

    day: int = kinds.number(1, 99, 1)
    text: str = kinds.text()
    at: dt.datetime | None = kinds.moment()


@statically.frozen(kw_only=True)
class Days(Table):
    """The day board."""

    items: Mapping[str, Day] = kinds.items(Day)
    activities: Mapping[str, Activity] = kinds.items(Activity)
    notes: Mapping[str, DayNote] = kinds.items(DayNote)


@statically.frozen(kw_only=True)
class Task(Item):
    """A task (T1–T5), keyed by its code: given at the end of its day, debriefed on the next."""

    day: int = kinds.number(1, 99, 1)
    text: str = kinds.text()
    state: str = kinds.choice(*TASK_STATES)
    given: dt.date | None = kinds.day()
    debriefed: dt.date | None = kinds.day()
    debrief: str = kinds.text()


@statically.frozen(kw_only=True)
class Answer(Item):
    """An answer to a task, of a person or a group or of nobody in particular."""

    task: str = kinds.reference()
    text: str = kinds.text()
    kind: str = kinds.choice("", "opportunity", "challenge", "option", "reason", "solution", "evaluation")
    by: str = kinds.text()
    person: str = kinds.reference()
    sources: tuple[str, ...] = kinds.references()


@statically.frozen(kw_only=True)
class Tasks(Table):
    """The tasks for the participants and their answers."""

    items: Mapping[str, Task] = kinds.items(Task)
    answers: Mapping[str, Answer] = kinds.items(Answer)


@statically.frozen(kw_only=True)
class Parked(Item):
    """A thing put aside for later."""

    text: str = kinds.text()


@statically.frozen(kw_only=True)
class Parking(Table):
    """The parking lot."""

    items: Mapping[str, Parked] = kinds.items(Parked)
