"""The next things to do on a date: before the mentoring period, on one of its days, between them, and after it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from toi_tui.locale import N_
from toi_tui.model import calendar
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.schedule import Waiting, overdue, upcoming
from toi_tui.model.session import Session

_OPEN: Final = ("open", "given")


def agenda(session: Session, today: date) -> tuple[OpenPoint, ...]:
    """The things to be done today and next, in the order to do them."""
    if not any(day.date for day in session.days.items.values()):
        said = N_("Give the days their dates.")
        return (*_preparation(session), OpenPoint("no-dates", "days", _first_day(session), said))
    number = calendar.day_on(session, today)
    if number is not None:
        return (*_day(session, number), *_ahead(session, today))
    ahead = calendar.next_day(session, today)
    if ahead is None:
        return tuple(_after(session, today))
    before = calendar.numbers(session)
    begun = _preparation(session) if before and ahead == before[0] else _between(session, ahead)
    return (*_ahead(session, today), *begun)


def _first_day(session: Session) -> str:
    return next(iter(session.days.items), "")


def _preparation(session: Session) -> Iterator[OpenPoint]:
    for id, check in session.checklist.items.items():
        if check.done is None:
            yield OpenPoint("prepare", "checklist", id, N_("Prepare: {text}"), {"text": check.text})


def _ahead(session: Session, today: date) -> Iterator[OpenPoint]:
    number = calendar.next_day(session, today)
    when = calendar.date_of(session, number) if number is not None else None
    if number is not None and when is not None:
        yield OpenPoint("next-day", "days", str(number), N_("Day {day} is {date}"), {"day": number, "date": when})


def _day(session: Session, number: int) -> Iterator[OpenPoint]:
    debrief = calendar.to_debrief(session, number)
    given = [id for id, task in session.tasks.items.items() if task.day == number and task.state == "open"]
    if debrief:
        yield OpenPoint("debrief", "tasks", debrief, N_("Debrief {task}"), {"task": debrief})
    yield from _overtaken(session, number - 1)
    for id, activity in session.days.activities.items():
        said_anyway = any(_names(activity.text, code) for code in (debrief, *given) if code)
        if activity.day == number and activity.done is None and not said_anyway:
            yield OpenPoint("activity", "days", id, N_("Today: {text}"), {"text": activity.text})
    last = number == calendar.numbers(session)[-1]
    for id in given:
        said = N_("Give {task} and gather the answers") if last else N_("Give {task} for the next day")
        yield OpenPoint("give", "tasks", id, said, {"task": id})
    waiting = [id for id, row in session.expectations.items.items() if not row.outcome]
    if last and waiting:
        yield OpenPoint("expectations", "expectations", waiting[0], N_("Look back at what was expected of the mentor"))


def _names(text: str, code: str) -> bool:
    """Whether a text speaks of a task: ``T1:n purku``."""
    return re.search(rf"\b{re.escape(code)}\b", text) is not None


def _overtaken(session: Session, number: int) -> Iterator[OpenPoint]:
    """The tasks of the days before this number whose debrief was passed over."""
    for id, task in session.tasks.items.items():
        if task.day < number and task.state != "debriefed":
            said = N_("{task} has not been debriefed yet")
            yield OpenPoint("overtaken", "tasks", id, said, {"task": id})


def _between(session: Session, ahead: int) -> Iterator[OpenPoint]:
    for id, task in session.tasks.items.items():
        if task.day < ahead and task.state in _OPEN:
            said = N_("{task} waits for answers") if task.state == "given" else N_("{task} has not been given")
            yield OpenPoint("task", "tasks", id, said, {"task": id})


def _after(session: Session, today: date) -> Iterator[OpenPoint]:
    for each in overdue(session, today):
        said = N_("Overdue since {date}: {row}") if each.kind == "step" else N_("How did it go on {date}: {row}")
        yield _waits(each, "overdue" if each.kind == "step" else "missed", said)
    for each in upcoming(session, today):
        said = N_("Due {date}: {row}") if each.kind == "step" else N_("Follow-up {date}: {row}")
        yield _waits(each, "due" if each.kind == "step" else "checkpoint", said)
    if not session.plan.steps:
        yield OpenPoint("plan", "plan", "", N_("Write the action plan: it is empty"))
    expectations = session.expectations.items
    left = [id for id, each in expectations.items() if not each.outcome]
    if left:
        said = N_("Look at the expectations again: {n} of {total} are open")
        yield OpenPoint("revisit", "expectations", left[0], said, {"n": len(left), "total": len(expectations)})
    if not any(row.answer for row in (*session.evaluation.provider.values(), *session.evaluation.mentor.values())):
        yield OpenPoint("evaluate", "evaluation", "", N_("Evaluate the period (T5)"))


def _waits(each: Waiting, code: str, said: str) -> OpenPoint:
    part = "plan" if each.kind == "step" else "followup"
    return OpenPoint(code, part, each.id, said, {"row": each.text, "date": each.due})
