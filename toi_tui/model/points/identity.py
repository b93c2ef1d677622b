"""Open points of the session's own identity."""

from collections.abc import Iterator

from toi_tui.locale import N_
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session


def without_practice(session: Session) -> Iterator[OpenPoint]:
    """A session that does not say which practice it is about."""
    if not session.identity.practice:
        yield OpenPoint("no-practice", "session", "practice", N_("The session does not name the practice."))


def without_goal(session: Session) -> Iterator[OpenPoint]:
    """A goal that is not said; it is agreed on with what is agreed on before the days."""
    if not session.identity.goal:
        yield OpenPoint("no-goal", "session", "goal", N_("The shared goal is not written down."))
