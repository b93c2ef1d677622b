"""The clock of the subcommands, in one place so that a test can stop it."""

from datetime import date, datetime


def now() -> datetime:
    """The time on the wall of the room."""
    return datetime.now()  # noqa: DTZ005  # a session has no time zone


def today() -> date:
    """The date."""
    return now().date()
