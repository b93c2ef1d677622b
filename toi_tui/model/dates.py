"""Dates and times as people write them: ``12.4.``, ``ma 12.4.2027``, ``12 Apr``, ``2027-04-12``; ``9.30``."""

import re
from contextlib import suppress
from datetime import date, time
from typing import Final

from toi_tui.locale.languages import LANGUAGES, any_said
from toi_tui.model import statically

_MONTHS: Final = {
    name.casefold(): number for language in LANGUAGES.values() for number, name in enumerate(language.months, start=1)
}
_WEEKDAY = re.compile(rf"^{any_said('weekday')}[.,]? ", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_NUMBERS = re.compile(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})(?:\. ?(?P<year>\d{4}|\d{2})?)?")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\.? (?P<month>[^\W\d_]{3,})\.?(?:,? (?P<year>\d{4}|\d{2}))?")
_MONTH_FIRST = re.compile(r"(?P<month>[^\W\d_]{3,})\.? (?P<day>\d{1,2})(?:,? (?P<year>\d{4}))?")
_TIME = re.compile(rf"(?:{any_said('clock')} )?(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d{{2}}))?")
_PLACES: Final = {
    "day": r"(?P<day>\d{1,2})",
    "month": r"(?P<month>\d{1,2})",
    "name": r"(?P<month>[^\W\d_]+)",
    "year": r"(?P<year>\d{4})",
}
_OWN: Final = tuple(
    re.compile(form.replace(".", r"\.").format(**_PLACES))
    for language in LANGUAGES.values()
    for form in (language.date, language.full)
)
"""The dates that the program itself writes, in whatever language: an editor begins with one."""
_YEARS_AHEAD = 8  # around 2100 a 29 February is that far away

YEARS: Final = range(1900, 2200)
"""The years that somebody means who says one; another is a slip. A file may hold any date that there is."""


@statically.frozen
class DayAndMonth:
    """A date as it was said: day and month, and the year where one was said."""

    year: int | None
    month: int
    day: int

    def of(self, year: int) -> date | None:
        """The date in a year; None where the calendar has no such date, or where nobody can mean that year."""
        if year in YEARS:
            with suppress(ValueError):
                return date(year, self.month, self.day)
        return None


def read_day(text: str) -> DayAndMonth | None:
    """The day, month and year that a text says; None when it says no date. The date may not exist.

    The day comes before the month where both are numbers, but for a date as one of our languages writes it; the month
    may be a word of any of them. A year of two digits is one of this century. The day of the week may be said as well;
    it is not compared.
    """
    said = without_weekday(" ".join(text.casefold().split()))
    for form in (_YEAR_FIRST, _NUMBERS, _DAY_FIRST, _MONTH_FIRST, *_OWN):
        found = form.fullmatch(said)
        if found and (month := _month(found["month"])):
            return DayAndMonth(year_of(found.groupdict().get("year")), month, int(found["day"]))
    return None


def without_weekday(text: str) -> str:
    """A text without the day of the week that it may begin with: ``ma 12.4.`` says ``12.4.``."""
    return _WEEKDAY.sub("", text)


def read_date(text: str, today: date) -> date | None:
    """The date that a text says; None when it says none.

    Without a year it is the next such date from `today` on, today included.
    """
    said = read_day(text)
    if said is None:
        return None
    if said.year is not None:
        return said.of(said.year)
    dates = map(said.of, range(today.year, today.year + _YEARS_AHEAD + 1))
    return next((each for each in dates if each is not None and each >= today), None)


def read_time(text: str) -> time | None:
    """The time of day that a text says: ``9.30``, ``9:30``, ``klo 9``; None when it says none."""
    found = _TIME.fullmatch(" ".join(text.casefold().split()))
    if found:
        with suppress(ValueError):
            return time(int(found["hour"]), int(found["minute"] or 0))
    return None


def _month(said: str) -> int:
    """The number of a month; 0 when it is none."""
    if said.isdecimal():
        return int(said)
    fitting = [beginning for beginning in _MONTHS if said.startswith(beginning)]
    return _MONTHS[max(fitting, key=len)] if fitting else 0  # marraskuu is no March


def year_of(said: str | None) -> int | None:
    """The year that two or four digits say; None where nothing was said."""
    return int(said) + (2000 if len(said) == 2 else 0) if said else None
