"""What is open on the mind map once the group has gone on from it."""

from collections.abc import Iterator

from toi_tui.locale import N_
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session


def open_points(session: Session) -> Iterator[OpenPoint]:
    """A map without its conclusion, although there are options on the flip chart already."""
    if session.options.items and session.mindmap.nodes and not session.mindmap.conclusion.strip():
        yield OpenPoint("no-conclusion", "mindmap", "", N_("There are options, but the mind map has no conclusion."))
