"""Dates and times as people of the language in use write them."""

from datetime import date, datetime, time

from toi_tui.locale import current

_WEEKDAYS = {
    "fi": ("ma", "ti", "ke", "to", "pe", "la", "su"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_MONTHS_FI = ("tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def weekday(day: date) -> str:
    """The short name of the day of the week: ``ma``, ``Mon``."""
    return _WEEKDAYS[current()][day.weekday()]


def short(day: date) -> str:
    """A date without its year: ``12.4.``, ``12 Apr``."""
    return f"{day.day}.{day.month}." if current() == "fi" else f"{day.day} {_MONTHS[day.month - 1]}"


def full(day: date) -> str:
    """A date with its year: ``12.4.2027``, ``12 Apr 2027``."""
    return f"{short(day)}{day.year}" if current() == "fi" else f"{short(day)} {day.year}"


def with_weekday(day: date) -> str:
    """A date with the day of its week: ``ma 12.4.``, ``Mon 12 Apr``."""
    return f"{weekday(day)} {short(day)}"


def month(day: date) -> str:
    """The short name of the month of a date: ``huhti``, ``Apr``."""
    return (_MONTHS_FI if current() == "fi" else _MONTHS)[day.month - 1]


def clock(at: time | datetime) -> str:
    """A time of day: ``14.05``, ``14:05``."""
    return f"{at.hour}.{at.minute:02}" if current() == "fi" else f"{at.hour:02}:{at.minute:02}"
