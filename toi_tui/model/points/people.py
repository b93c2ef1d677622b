"""Open points of the list of participants."""

from collections.abc import Iterator

from toi_tui.locale import N_
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session


def open_points(session: Session) -> Iterator[OpenPoint]:
    """A list of participants without anybody."""
    if not session.people.items:
        yield OpenPoint("no-people", "people", "", N_("Nobody is named as a participant."))
