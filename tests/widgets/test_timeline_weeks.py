"""The weeks over a timeline, without a screen."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toi_tui.widgets.timeline_weeks import Weeks, monday, span

APRIL = Weeks(date(2027, 3, 29), left=0, cells=4, room=26)
"""From the week before April on, six weeks and a half."""


@pytest.mark.parametrize(
    ("days", "today", "first", "count"),
    [
        ((), date(2027, 4, 14), date(2027, 4, 12), 1),
        ((date(2027, 4, 14), date(2027, 4, 30)), date(2027, 4, 20), date(2027, 4, 12), 3),
        ((date(2027, 4, 14),), date(2027, 3, 31), date(2027, 3, 29), 3),  # today is before
        ((date(2027, 4, 14),), date(2027, 5, 3), date(2027, 4, 12), 4),  # today is behind
        ((date(2027, 4, 14),), date(2029, 1, 1), date(2027, 4, 12), 1),  # too far away to be drawn with them
    ],
)
def test_the_weeks_go_from_the_first_day_to_the_last_with_today_where_it_is_near(
    days: tuple[date, ...], today: date, first: date, count: int
) -> None:
    assert span(days, today) == (first, count)


@pytest.mark.parametrize(
    ("weeks", "months", "numbers"),
    [
        (APRIL, "Mar 2027            May", "13  14  15  16  17  18  19"),
        (Weeks(APRIL.first, 2, 4, 26), "Apr 2027    May", "15  16  17  18  19  20  21"),
        (Weeks(APRIL.first, 0, 1, 12), "Mar 2027", "13  17  21"),
        (Weeks(date(2027, 12, 20), 0, 5, 26), "Dec 2027  Jan 2028", "51   52   1    2    3    4"),
    ],
)
def test_months_and_numbers_stand_where_they_begin_as_far_as_there_is_room(
    weeks: Weeks, months: str, numbers: str
) -> None:
    assert (weeks.months(), weeks.numbers()) == (months, numbers)


@given(st.dates(), st.integers(1, 6))
def test_a_later_day_never_stands_before_an_earlier_one_and_a_monday_where_its_week_begins(
    day: date, cells: int
) -> None:
    weeks = Weeks(monday(day), 0, cells, 40)
    later = [
        weeks.column(each)
        for each in map(date.fromordinal, range(day.toordinal(), min(day.toordinal() + 30, date.max.toordinal())))
    ]
    assert later == sorted(later)
    assert weeks.column(monday(day)) == 0
