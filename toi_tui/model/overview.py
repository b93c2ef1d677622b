"""A session in one line, for a list of many."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from toi_tui.model.session import Session


class Gist(NamedTuple):
    """The gist of a session: all that its line in a list is made of, on any date.

    `dates` are the days of the period and the checkpoints of the follow-up; `due` the dates of the open actions, None
    for those without one.
    """

    title: str
    practice: str
    organisation: str
    language: str
    dates: tuple[date, ...]
    due: tuple[date | None, ...]


class Overview(NamedTuple):
    """The line of a session.

    `next_date` is the next day of the period or checkpoint of the follow-up, today included; actions are the steps of
    the action plan, open ones neither done nor dropped.
    """

    title: str
    practice: str
    organisation: str
    language: str
    next_date: date | None
    open_actions: int
    overdue_actions: int


def gist(session: "Session") -> Gist:
    """The gist of this session."""
    from toi_tui.model.schedule import is_open  # a list of gists that are known does without any part

    return Gist(
        title=session.title,
        practice=session.identity.practice,
        organisation=session.identity.organisation,
        language=session.identity.language,
        dates=tuple(_dates(session)),
        due=tuple(step.due for step in session.plan.steps.values() if is_open(step)),
    )


def overview(of: Gist, today: date) -> Overview:
    """The line of a session on this date."""
    return Overview(
        title=of.title,
        practice=of.practice,
        organisation=of.organisation,
        language=of.language,
        next_date=min((when for when in of.dates if when >= today), default=None),
        open_actions=len(of.due),
        overdue_actions=sum(1 for when in of.due if when and when < today),
    )


def _dates(session: "Session") -> Iterator[date]:
    for rows in (session.days.items, session.followup.items):
        yield from (row.date for row in rows.values() if row.date)
