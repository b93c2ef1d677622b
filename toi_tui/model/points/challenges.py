"""Open points of the challenges of the roll-out."""

from collections.abc import Iterator

from toi_tui.locale import N_
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session


def open_points(session: Session) -> Iterator[OpenPoint]:
    """Challenges without a solution."""
    for id, challenge in session.challenges.items.items():
        if not challenge.solution:
            said = N_("“{text}” has no solution yet.")
            yield OpenPoint("no-solution", "challenges", id, said, {"text": challenge.text})
