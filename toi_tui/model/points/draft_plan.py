"""Open points of the draft plan."""

from collections.abc import Iterator

from toi_tui.locale import N_
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session


def open_points(session: Session) -> Iterator[OpenPoint]:
    """Questions without an answer, once there is a decision to plan for."""
    waiting = [id for id, row in session.draft_plan.items.items() if not row.answer]
    if waiting and session.decision.outcome not in ("open", "rejected"):
        said = N_("{n} of {total} planning questions have no answer.")
        params = {"n": len(waiting), "total": len(session.draft_plan.items)}
        yield OpenPoint("no-answer", "draft_plan", waiting[0], said, params)
