"""Dates and times as people of the language in use write them."""

from datetime import date, datetime, time

from toi_tui.locale import language


def weekday(day: date) -> str:
    """The short name of the day of the week: ``ma``, ``Mon``."""
    return language().weekdays[day.weekday()]


def short(day: date) -> str:
    """A date without its year: ``12.4.``, ``12 Apr``."""
    return language().date.format(day=day.day, month=day.month, name=month(day))


def full(day: date) -> str:
    """A date with its year: ``12.4.2027``, ``12 Apr 2027``."""
    return language().full.format(day=day.day, month=day.month, name=month(day), year=day.year)


def with_weekday(day: date) -> str:
    """A date with the day of its week: ``ma 12.4.``, ``Mon 12 Apr``."""
    return f"{weekday(day)} {short(day)}"


def month(day: date) -> str:
    """The short name of the month of a date: ``huhti``, ``Apr``."""
    return language().months[day.month - 1]


def clock(at: time | datetime) -> str:
    """A time of day: ``14.05``, ``14:05``."""
    return language().clock.format(hour=at.hour, minute=at.minute)
