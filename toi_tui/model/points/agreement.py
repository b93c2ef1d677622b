"""Open points of the preliminary agreement."""

from collections.abc import Iterator

from toi_tui.locale import N_
from toi_tui.model.agreement import SLOTS, slot
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session


def open_points(session: Session) -> Iterator[OpenPoint]:
    """Answers that are missing."""
    missing = sum(1 for name in SLOTS if not slot(session, name))
    if missing:
        said = N_("The preliminary agreement misses {n} of {total} answers.")
        yield OpenPoint("no-agreement", "agreement", "", said, {"n": missing, "total": len(SLOTS)})
