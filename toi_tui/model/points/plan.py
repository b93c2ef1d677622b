"""Open points of the action plan."""

from collections.abc import Iterator

from toi_tui.locale import N_
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.schedule import is_understood
from toi_tui.model.session import Session


def open_points(session: Session) -> Iterator[OpenPoint]:
    """A plan for nothing that was chosen, or without a focus; steps without an owner or a date."""
    steps = session.plan.steps
    if steps and not session.options.ranking:
        yield OpenPoint("no-choice", "options", "", N_("There is a plan, but no option was chosen."))
    if steps and not session.plan.focus:
        said = N_("There is a plan, but its focus is not said: what is done, for whom, and the first step.")
        yield OpenPoint("no-focus", "plan", "focus", said)
    for id, step in steps.items():
        if step.state == "dropped":
            continue
        params = {"row": step.action or step.issue}
        if not step.owner:
            yield OpenPoint("no-owner", "plan", id, N_("Nobody is responsible for “{row}”."), params)
        if not step.schedule and step.due is None:
            yield OpenPoint("no-schedule", "plan", id, N_("“{row}” has no schedule."), params)
        elif not is_understood(step):
            said = N_("“{row}”: no date was understood in its schedule “{schedule}”.")
            yield OpenPoint("unclear-schedule", "plan", id, said, {**params, "schedule": step.schedule})
