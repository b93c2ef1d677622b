"""Open points of the conflicts: what two people changed, and nobody settled yet."""

from collections.abc import Iterator

from toi_tui.locale import N_
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session


def open_points(session: Session) -> Iterator[OpenPoint]:
    """Each conflict, in the order in which they were found."""
    if not session.conflicts.items:
        return
    from toi_tui.model.conflict_words import ConflictWords  # few sessions have any

    words = ConflictWords(session)
    for id, conflict in session.conflicts.items.items():
        told = words.tell(conflict)
        said = N_("Two people changed the same: {where} – {field}.")
        yield OpenPoint("conflict", "conflicts", id, said, {"where": told.where, "field": told.field})
