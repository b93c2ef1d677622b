"""Open points of the way from the need for change to the decision."""

from collections.abc import Iterator

from toi_tui.locale import N_
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session


def open_points(session: Session) -> Iterator[OpenPoint]:
    """A need, verdicts, a decision and its reason that are missing."""
    practices, decision = session.practices.items, session.decision
    if practices and not session.need.text:
        said = N_("The need for change is not written down.")
        yield OpenPoint("no-need", "need", "need.text", said)
    for id, row in practices.items():
        if row.verdict != "open" and not row.reason:
            said = N_("The verdict on “{name}” has no reason.")
            yield OpenPoint("no-verdict-reason", "practices", id, said, {"name": row.name})
        elif row.verdict == "open" and decision.outcome != "open":
            said = N_("There is a decision, but no verdict on “{name}”.")
            yield OpenPoint("no-verdict", "practices", id, said, {"name": row.name})
    if decision.outcome == "open" and session.options.items:
        said = N_("There are options, but nothing was decided on the practice.")
        yield OpenPoint("no-decision", "decision", "decision.outcome", said)
    if decision.outcome != "open" and not decision.reason:
        said = N_("The decision has no reason.")
        yield OpenPoint("no-decision-reason", "decision", "decision.reason", said)
