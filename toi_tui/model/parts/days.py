"""The mentoring period: its days, what is done on them, the tasks T1–T5 and what is put aside."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from toi_tui.model import statically
from toi_tui.model.declaring import named, never, public
from toi_tui.model.item import Item, Table

TASK_STATES = ("open", "given", "answered", "debriefed")
_FIRST_KINDS: Final = {"T1": "opportunity", "T2": "option", "T3": "reason", "T4": "challenge", "T5": "evaluation"}
_PAIRED: Final = {"challenge": "solution", "solution": "challenge"}


def kind_of_next_answer(task: str, before: str | None = None) -> str:
    """The most likely kind of the next answer to a task, behind one of the kind `before`; empty where nobody knows.

    The method asks for opportunities and challenges (T1), options (T2), reasons of the ranking (T3), challenges each
    with its solution (T4) and an evaluation (T5).
    """
    if before is None:
        return _FIRST_KINDS.get(task, "")
    return _PAIRED.get(before, before) if task == "T4" else before


@statically.frozen(kw_only=True)
class Day(Item):
    """A day of the period, keyed by its number; days need not be consecutive."""

    date: dt.date | None = public.day()
    start: dt.time | None = public.clock()
    end: dt.time | None = public.clock()
    place: str = public.text()
    phase: str = public.text()


@statically.frozen(kw_only=True)
class Activity(Item):
    """An activity of the mentor on a day; `minutes` are planned, `done` says when it was done, `opens` names a step."""

    day: int = public.number(1, 99, 1)
    text: str = public.text()
    minutes: int | None = public.whole(0, 24 * 60)
    done: dt.datetime | None = public.moment()
    opens: str = public.text()


@statically.frozen(kw_only=True)
class DayNote(Item):
    """A note taken on a day."""

    day: int = never.number(1, 99, 1)
    text: str = never.text()
    at: dt.datetime | None = never.moment()


@statically.frozen(kw_only=True)
class Days(Table):
    """The day board."""

    items: Mapping[str, Day] = public.items(Day)
    activities: Mapping[str, Activity] = public.items(Activity)
    notes: Mapping[str, DayNote] = never.items(DayNote)


@statically.frozen(kw_only=True)
class Task(Item):
    """A task (T1–T5), keyed by its code: given at the end of its day, debriefed on the next."""

    day: int = public.number(1, 99, 1)
    text: str = public.text()
    state: str = public.choice(*TASK_STATES)
    given: dt.date | None = public.day()
    debriefed: dt.date | None = public.day()
    debrief: str = public.text()


@statically.frozen(kw_only=True)
class Answer(Item):
    """An answer to a task, of a person or a group or of nobody in particular."""

    task: str = public.reference()
    text: str = public.text()
    kind: str = public.choice("", "opportunity", "challenge", "option", "reason", "solution", "evaluation")
    by: str = named.text()
    person: str = named.reference()
    sources: tuple[str, ...] = public.references()


@statically.frozen(kw_only=True)
class Tasks(Table):
    """The tasks for the participants and their answers."""

    items: Mapping[str, Task] = public.items(Task)
    answers: Mapping[str, Answer] = public.items(Answer)


@statically.frozen(kw_only=True)
class Parked(Item):
    """A thing put aside for later."""

    text: str = public.text()


@statically.frozen(kw_only=True)
class Parking(Table):
    """The parking lot."""

    items: Mapping[str, Parked] = public.items(Parked)
