"""Open points of the follow-up plan."""

from collections.abc import Iterator

from toi_tui.locale import N_
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session


def open_points(session: Session) -> Iterator[OpenPoint]:
    """A plan that is not followed up, and checkpoints without a date."""
    points = session.followup.items
    if session.plan.steps and not points:
        yield OpenPoint("no-checkpoints", "followup", "", N_("There is a plan, but no checkpoint for following it up."))
    for id, point in points.items():
        if point.date is None:
            said = N_("The checkpoint “{text}” has no date.")
            yield OpenPoint("no-check-date", "followup", id, said, {"text": point.indicator})
