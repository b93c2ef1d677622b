"""Open points of what was passed over: the group has gone on, and a step before has nothing written down."""

from collections.abc import Callable, Iterator
from typing import Final

from toi_tui.locale import N_
from toi_tui.model import statically
from toi_tui.model.parts.swot import QUADRANTS
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session

Test = Callable[[Session], bool]


@statically.frozen
class _Stage:
    """A stage of the method that is missed once the group is further; `part` is where it belongs."""

    code: str
    part: str
    is_passed: Test
    is_there: Test
    said: str


def open_points(session: Session) -> Iterator[OpenPoint]:
    """The stages that were passed over, in the method's order, and then the tasks."""
    for stage in _STAGES:
        if stage.is_passed(session) and not stage.is_there(session):
            yield OpenPoint(stage.code, stage.part, "", stage.said)
    yield from _tasks(session)


def _tasks(session: Session) -> Iterator[OpenPoint]:
    """Tasks that nobody debriefed although a later one was."""
    debriefed = [task.day for task in session.tasks.items.values() if task.state == "debriefed"]
    for code, task in session.tasks.items.items():
        if task.state != "debriefed" and task.day < max(debriefed, default=0):
            said = N_("{task} was not debriefed, though a later task was.")
            yield OpenPoint("no-debrief", "tasks", code, said, {"task": code})


def _has_decided(session: Session) -> bool:
    return session.decision.outcome != "open"


def _has_begun(session: Session) -> bool:
    return any(task.state != "open" for task in session.tasks.items.values())


def _has_plan(session: Session) -> bool:
    return bool(session.plan.steps)


_STAGES: Final = (
    _Stage(
        "no-swot",
        "swot",
        _has_decided,
        lambda session: any(session.items(f"swot.{name}") for name in QUADRANTS),
        N_("There is a decision, but the SWOT is empty."),
    ),
    _Stage(
        "no-practices",
        "practices",
        _has_decided,
        lambda session: bool(session.practices.items),
        N_("There is a decision, but no practice is written down that it was made on."),
    ),
    _Stage(
        "no-expectations",
        "expectations",
        _has_begun,
        lambda session: bool(session.expectations.items),
        N_("The days have begun, but no expectations of the mentor are written down."),
    ),
    _Stage(
        "no-rules",
        "rules",
        _has_begun,
        lambda session: bool(session.rules.items),
        N_("The days have begun, but no ground rules are written down."),
    ),
    _Stage(
        "no-risks",
        "risks",
        _has_plan,
        lambda session: bool(session.risks.items),
        N_("There is a plan, but no risks are written down."),
    ),
)
