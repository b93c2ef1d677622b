"""Open points of the days of the period."""

from collections.abc import Iterator
from datetime import date

from toi_tui.locale import N_
from toi_tui.model.kinds import whole_of
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session


def open_points(session: Session) -> Iterator[OpenPoint]:
    """Days without a date, or not after the day before them."""
    last: date | None = None
    for number, day in sorted(session.days.items.items(), key=lambda pair: whole_of(pair[0]) or 0):
        if day.date is None:
            yield OpenPoint("no-date", "days", number, N_("Day {day} has no date."), {"day": number})
        elif last is not None and day.date <= last:
            said = N_("Day {day} is not after the day before it.")
            yield OpenPoint("date-order", "days", number, said, {"day": number})
        last = day.date or last


def lost(session: Session) -> Iterator[OpenPoint]:
    """Activities, notes and tasks of a day that is not in the period."""
    known = session.days.items
    for part, rows in (("days", session.days.activities), ("days", session.days.notes), ("tasks", session.tasks.items)):
        for id, row in rows.items():
            day = getattr(row, "day", 0)
            if str(day) not in known:
                said = N_("“{text}” belongs to day {day}, which is not in the period.")
                yield OpenPoint("no-day", part, id, said, {"text": getattr(row, "text", ""), "day": day})
