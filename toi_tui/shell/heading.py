"""The two lines on top in words: the steps with how far each is, and what the day and the task now are."""

from datetime import date

from toi_tui.locale import _, dates
from toi_tui.model import calendar, schedule
from toi_tui.model.session import Session
from toi_tui.shell.commands.step import Step
from toi_tui.shell.desk import Desk
from toi_tui.shell.frame import Tab


def tab_of(desk: Desk, step: Step, *, current: bool) -> Tab:
    """A step with how far it is."""
    done, total = desk.progress(step)
    mark = "" if not total else " ✓" if done >= total else f" {done}/{total}" if done else ""
    return Tab(step.id, step.key, _(step.title), mark, current)


def now_in_words(session: Session, today: date) -> tuple[str, ...]:
    """The day and the task now, from the fullest form to the shortest."""
    number = calendar.day_on(session, today)
    if number is not None:
        day = _("Day {day}").format(day=number)
        task = calendar.to_debrief(session, number)
        return (_("Day {day} · debrief {task}").format(day=number, task=task), day) if task else (day,)
    ahead = calendar.next_day(session, today)
    when = calendar.date_of(session, ahead) if ahead else None
    if when is None:
        return _followed_up(session, today)
    return (_("Day {day} on {date}").format(day=ahead, date=dates.with_weekday(when)),)


def _followed_up(session: Session, today: date) -> tuple[str, ...]:
    """Words about what waits once the days are over: how much is overdue, and when something is due next."""
    late, due = len(schedule.overdue(session, today)), schedule.upcoming(session, today)[:1]
    words = [_("⚠ {n} overdue").format(n=late)] if late else []
    following = [_("next on {date}").format(date=dates.with_weekday(each.due)) for each in due]
    return tuple(dict.fromkeys((" · ".join((*words, *following)), *words))) if words or following else ()
