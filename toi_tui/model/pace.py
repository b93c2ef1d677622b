"""How a day goes: what was planned, how much time is left, and whether the group is ahead or behind."""

from collections.abc import Iterable
from datetime import datetime

from toi_tui.model import statically
from toi_tui.model.parts.days import Activity, Day


@statically.frozen
class Pace:
    """Minutes left until the day ends, below 0 beyond it; minutes behind the plan, below 0 when ahead."""

    left: int
    behind: int


def planned(activities: Iterable[Activity]) -> int:
    """The minutes planned for these activities."""
    return sum(each.minutes or 0 for each in activities)


def pace(day: Day, activities: Iterable[Activity], now: datetime) -> Pace | None:
    """How the day goes at this moment; None when it is not the day's date, before its start or without its times.

    An activity that is going on, the first not done, may take all of its minutes before the group is behind.
    """
    if day.date != now.date() or day.start is None or day.end is None or now.time() < day.start:
        return None
    rows = tuple(activities)
    gone = _minutes(now) - _minutes(datetime.combine(now, day.start))
    done = planned(each for each in rows if each.done)
    current = next((each.minutes or 0 for each in rows if not each.done), None)
    left = _minutes(datetime.combine(now, day.end)) - _minutes(now)
    if current is None or not planned(rows):
        return Pace(left, 0)
    return Pace(left, gone - done if gone < done else max(gone - done - current, 0))


def _minutes(at: datetime) -> int:
    return at.hour * 60 + at.minute
