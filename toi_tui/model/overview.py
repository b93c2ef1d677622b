"""A session in one line, for a list of many."""

from collections.abc import Iterator
from datetime import date

from toi_tui.model.frozen import dataclass
from toi_tui.model.schedule import is_open, is_overdue
from toi_tui.model.session import Session


@dataclass(frozen=True, slots=True)
class Overview:
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


def overview(session: Session, today: date) -> Overview:
    """The line of this session on this date."""
    actions = [step for step in session.plan.steps.values() if is_open(step)]
    return Overview(
        title=session.title,
        practice=session.session.practice,
        organisation=session.session.organisation,
        language=session.session.language,
        next_date=min((when for when in _dates(session) if when >= today), default=None),
        open_actions=len(actions),
        overdue_actions=sum(is_overdue(step, today) for step in actions),
    )


def _dates(session: Session) -> Iterator[date]:
    for rows in (session.days.items, session.followup.items):
        yield from (row.date for row in rows.values() if row.date)
