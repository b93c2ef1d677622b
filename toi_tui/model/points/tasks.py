"""Open points of the tasks T1–T5."""

from collections.abc import Iterator

from toi_tui.locale import N_
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session


def open_points(session: Session) -> Iterator[OpenPoint]:
    """Tasks that were answered or debriefed while no answer and no debrief was written down."""
    answered = {answer.task for answer in session.tasks.answers.values()}
    for code, task in session.tasks.items.items():
        if task.state in ("answered", "debriefed") and code not in answered and not task.debrief:
            said = N_("{code} was answered, but no answer is written down.")
            yield OpenPoint("no-answers", "tasks", code, said, {"code": code})
