"""Open points of the trace from the SWOT to the plan. Sources that were deleted are among the lost references."""

from collections.abc import Iterator

from toi_tui.locale import N_
from toi_tui.model.names import called
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session
from toi_tui.model.trace import circles


def open_points(session: Session) -> Iterator[OpenPoint]:
    """Items that are their own source by way of others."""
    for id in circles(session):
        path, row = session.find(id) or ("", None)
        if row is not None:
            said = N_("“{text}” was carried over from itself, by way of others.")
            yield OpenPoint("source-circle", path.partition(".")[0], id, said, {"text": called(row)})
