"""The time in the action plan and its follow-up: what is open, overdue, next; and which year a date means."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, Literal

from toi_tui.locale.languages import any_said
from toi_tui.model import statically
from toi_tui.model.parts.plan import Checkpoint, PlanStep
from toi_tui.model.session import Session

CLOSED: Final = ("done", "dropped")
"""The states of a row in which nothing more is expected of anybody."""
SOON: Final = timedelta(days=14)
"""The time within which things that are due are near."""

_BEFORE: Final = timedelta(days=28)
_DONE_WITHIN: Final = timedelta(days=330)
_LOOKING_BACK: Final = timedelta(days=182)
_AND: Final = re.compile(rf"\s*[,;/+&]\s*| {any_said('also')} ")


@statically.frozen
class Waiting:
    """A row of the plan or a checkpoint that somebody waits for: when it is due, and what it is called."""

    kind: Literal["step", "checkpoint"]
    id: str
    due: date
    text: str
    owner: str = ""


def said_since(session: Session, today: date) -> date:
    """The day from which a date without a year is counted in this session.

    People speak of the days around the mentoring period and of what comes after it. From four weeks before its first
    day on, a date just past is therefore one of this year, not of the next, and stays so while half a year of
    follow-up goes by; after that half a year back is as far as people look. Earlier than that it is today. Without
    any date of a day it is four weeks before today.
    """
    first = min((day.date for day in session.days.items.values() if day.date), default=None)
    if first is None:
        return today - _BEFORE
    begin = first - min(_BEFORE, first - date.min)
    return today if today < begin else max(begin, today - _LOOKING_BACK)


def done_since(today: date) -> date:
    """The day from which a date without a year is counted of what was done or sent: it lies behind, if not near."""
    return today - _DONE_WITHIN


def is_open(step: PlanStep) -> bool:
    """Whether something is still expected of somebody."""
    return step.state not in CLOSED


def is_overdue(step: PlanStep, today: date) -> bool:
    """Whether an open row should have been done before today."""
    return is_open(step) and step.due is not None and step.due < today


def is_missed(point: Checkpoint, today: date) -> bool:
    """Whether a checkpoint's day is past and nothing was written down of how it was."""
    return point.date is not None and point.date < today and not point.actual


def is_understood(step: PlanStep) -> bool:
    """Whether a schedule that was said has become dates; one that was not said is not misunderstood."""
    return not step.schedule.strip() or step.start is not None or step.due is not None


def owners(owner: str) -> tuple[str, ...]:
    """The names in a cell that may hold several: ``Rautio, Lindqvist``."""
    return tuple(name for name in (each.strip() for each in _AND.split(owner)) if name)


def all_owners(steps: Iterable[PlanStep]) -> tuple[str, ...]:
    """Everybody who is responsible for something, each once, in the order of the plan."""
    return tuple(dict.fromkeys(name for step in steps for name in owners(step.owner)))


def overdue(session: Session, today: date) -> tuple[Waiting, ...]:
    """The steps and checkpoints that should have been done or looked at before today, the oldest first."""
    return _by_date(each for each in _waiting(session) if each.due < today)


def upcoming(session: Session, today: date) -> tuple[Waiting, ...]:
    """The steps and checkpoints that are due soon, the nearest first; where none is, what comes next."""
    ahead = _by_date(each for each in _waiting(session) if each.due >= today)
    near = tuple(each for each in ahead if each.due <= today + SOON)
    return near or tuple(each for each in ahead if each.due == ahead[0].due)


def _waiting(session: Session) -> Iterator[Waiting]:
    for id, step in session.plan.steps.items():
        if is_open(step) and step.due is not None:
            yield Waiting("step", id, step.due, step.action or step.issue, step.owner)
    for id, point in session.followup.items.items():
        if point.date is not None and not point.actual:
            yield Waiting("checkpoint", id, point.date, point.indicator, point.owner)


def _by_date(found: Iterable[Waiting]) -> tuple[Waiting, ...]:
    return tuple(sorted(found, key=lambda each: each.due))
