"""Where in the mentoring period a date falls, and what is to be debriefed then."""

from datetime import date

from toi_tui.locale import _
from toi_tui.model.kinds import whole_of
from toi_tui.model.session import Session


def numbers(session: Session) -> tuple[int, ...]:
    """The numbers of the days, in their order."""
    return tuple(sorted(number for key in session.days.items if (number := whole_of(key)) is not None))


def date_of(session: Session, number: int) -> date | None:
    """The date of a day, when it has one."""
    day = session.days.items.get(str(number))
    return day.date if day else None


def day_on(session: Session, today: date) -> int | None:
    """The number of the day that this date is; None when the period does not meet on it."""
    return next((number for number in numbers(session) if date_of(session, number) == today), None)


def next_day(session: Session, today: date) -> int | None:
    """The number of the first day after this date; None when the period is over or has no dates."""
    ahead = [(when, number) for number in numbers(session) if (when := date_of(session, number)) and when > today]
    return min(ahead)[1] if ahead else None


def task_to_answer(session: Session) -> str | None:
    """The code of the task that waits for answers: the last one given or answered, else the first one not given yet.

    None when none waits. A debrief that was forgotten holds up no answers to a later task.
    """
    for state, at in (("given", -1), ("answered", -1), ("open", 0)):
        codes = [code for code, task in session.tasks.items.items() if task.state == state]
        if codes:
            return codes[at]
    return None


def doubt(session: Session, key: str) -> str:
    """The doubt about a day whose date was just written: it has none, or another day has the same; or nothing."""
    day = session.days.items.get(key)
    if day is None:
        return ""
    if day.date is None:
        return _("Day {day} has no date.").format(day=key)
    twins = (other for other, each in session.days.items.items() if other != key and each.date == day.date)
    twin = next(twins, "")
    return _("Day {day} is on the same date.").format(day=twin) if twin else ""


def to_debrief(session: Session, number: int) -> str | None:
    """The code of the task that is debriefed on a day: the one of the day before, unless it is done already."""
    before = [key for key, task in session.tasks.items.items() if task.day == number - 1 and task.state != "debriefed"]
    return before[0] if before else None
