"""The five slots of the preliminary agreement; what a slot does not say, the session may say elsewhere."""

from typing import Final

from toi_tui.locale import dates
from toi_tui.model import calendar
from toi_tui.model.item import value_of
from toi_tui.model.parts.days import Day
from toi_tui.model.session import Session
from toi_tui.model.text import clean_line

SLOTS: Final = ("what", "when", "where", "participants", "contact")


def slot(session: Session, name: str) -> str:
    """The text of a slot on one line, else what the rest of the session says of it; empty where nothing is said."""
    said = clean_line(value_of(session.agreement, name))
    match name:
        case "what" if not said:
            return clean_line(session.identity.practice)
        case "when" if not said:
            return ", ".join(dates.with_weekday(day.date) for day in dated(session).values() if day.date)
        case "participants" if not said:
            people = session.people.items.values()
            return ", ".join(clean_line(each.name) for each in people if each.name and not each.private)
        case "contact" if not said:
            return clean_line(session.identity.contact)
    return said


def dated(session: Session) -> dict[int, Day]:
    """The days that have a date and are not private, by their numbers."""
    days = {number: session.days.items[str(number)] for number in calendar.numbers(session)}
    return {number: day for number, day in days.items() if day.date and not day.private}
