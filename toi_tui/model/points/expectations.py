"""Open points of what the participants expect of the mentor."""

from collections.abc import Iterator

from toi_tui.locale import N_
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session


def open_points(session: Session) -> Iterator[OpenPoint]:
    """Those that were not looked at again, once others were or there is a checkpoint to follow up."""
    rows = session.expectations.items
    left = [id for id, row in rows.items() if not row.outcome]
    if left and (session.followup.items or len(left) < len(rows)):
        said = N_("{n} of {total} expectations have not been looked at again.")
        yield OpenPoint("not-revisited", "expectations", left[0], said, {"n": len(left), "total": len(rows)})
