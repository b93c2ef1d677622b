from datetime import date, datetime, time

import pytest

from toi_tui.model.pace import Pace, pace
from toi_tui.model.parts.days import Activity, Day

TODAY = date(2027, 4, 14)


def at(hour: int, minute: int, day: int = 14) -> datetime:
    return datetime.combine(date(2027, 4, day), time(hour, minute))


DAY = Day(date=TODAY, start=time(9), end=time(15))
ROWS = (
    Activity(text="purku", minutes=60, done=at(10, 0)),
    Activity(text="kartta", minutes=90),
    Activity(text="lounas", minutes=45),
)


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (at(8, 59), None),
        (at(10, 0, day=15), None),
        (at(9, 30), Pace(330, -30)),
        (at(10, 0), Pace(300, 0)),
        (at(11, 30), Pace(210, 0)),
        (at(11, 45), Pace(195, 15)),
        (at(15, 10), Pace(-10, 220)),
    ],
)
def test_the_pace_of_a_day(now, found):
    assert pace(DAY, ROWS, now) == found


def test_a_day_that_is_done_or_not_planned_is_neither_ahead_nor_behind():
    noon = at(12, 0)
    assert pace(DAY, ROWS[:1], noon) == Pace(180, 0)
    assert pace(DAY, [Activity(text="kartta")], noon) == Pace(180, 0)
    assert pace(Day(date=TODAY), ROWS, noon) is None
