"""What is open on the mind map once the group has gone on from it."""

from collections.abc import Iterator

from toi_tui.locale import N_
from toi_tui.model.parts.mindmap import TRAY
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session


def open_points(session: Session) -> Iterator[OpenPoint]:
    """With options on the flip chart: ideas that were never sorted, and a map without its conclusion."""
    if not session.options.items or not session.mindmap.nodes:
        return
    loose = [id for id, node in session.mindmap.nodes.items() if node.parent == TRAY]
    if loose:
        said = N_("There are options, but ideas of the mind map are not sorted yet.")
        yield OpenPoint("unsorted", "mindmap", loose[0], said)
    if not session.mindmap.conclusion.strip():
        yield OpenPoint("no-conclusion", "mindmap", "", N_("There are options, but the mind map has no conclusion."))
