"""The weeks of a timeline: how many there are, and what stands where on the line over them.

Weeks are those of ISO 8601, Monday to Sunday.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from toi_tui.locale import dates
from toi_tui.model import statically

_WEEK: Final = timedelta(days=7)
_NEAR: Final = 26  # weeks that today may be away from the days and still be drawn with them


def monday(day: date) -> date:
    """The first day of a date's week."""
    return day - timedelta(days=day.weekday())


def span(days: Iterable[date], today: date) -> tuple[date, int]:
    """The first Monday and the number of weeks that days take; today is among them unless it is far away."""
    days = list(days) or [today]
    first, last = monday(min(days)), monday(max(days))
    near = abs((today - first).days) <= 7 * _NEAR
    if near or (first <= today and (today - last).days <= 7 * _NEAR):
        first, last = min(first, monday(today)), max(last, monday(today))
    return first, (last - first).days // 7 + 1


@statically.frozen
class Weeks:
    """Weeks beside each other from a Monday on, `cells` for each, in so many cells of `room`; `left` are out of view.

    Columns are counted from the left edge of the room.
    """

    first: date
    left: int
    cells: int
    room: int

    @property
    def fitting(self) -> int:
        """How many weeks fit whole, one at least."""
        return max(self.room // self.cells, 1)

    def number(self, day: date) -> int:
        """The number of a day's week; 0 is the first."""
        return (monday(day) - self.first).days // 7

    def column(self, day: date) -> int:
        """Where a day is drawn; it may be outside."""
        weeks, days = divmod((day - self.first).days, 7)
        return (weeks - self.left) * self.cells + days * self.cells // 7

    def months(self) -> str:
        """The names of the months where they begin, with the year where it does."""
        text = ""
        for day in self._mondays():
            if not text or day.day <= 7:
                name = dates.month(day)
                text = self._with(text, day, f"{name} {day.year}" if not text or day.month == 1 else name, gap=1)
        return text

    def numbers(self) -> str:
        """The numbers of the weeks, as many as there is room for."""
        text = ""
        for day in self._mondays():
            text = self._with(text, day, str(day.isocalendar().week), gap=1 if self.cells >= 3 else 2)
        return text

    def _with(self, text: str, day: date, word: str, gap: int) -> str:
        """A line with one more word at its day, where there is room behind the words before and to the edge."""
        column = self.column(day)
        fits = column >= len(text) + (gap if text else 0) and column + len(word) <= self.room
        return text.ljust(column) + word if fits else text

    def _mondays(self) -> Iterable[date]:
        weeks = -(-self.room // self.cells)
        weeks = min(weeks, (date.max - self.first).days // 7 + 1 - self.left)  # the calendar has an end
        return (self.first + (self.left + week) * _WEEK for week in range(weeks))
