"""Open points: what the method still misses and what does not fit together. They are shown and never block."""

from collections.abc import Callable, Iterator
from typing import Final

from toi_tui.model.points import (
    agreement,
    challenges,
    conflicts,
    days,
    draft_plan,
    expectations,
    followup,
    identity,
    mindmap,
    options,
    passed_over,
    people,
    plan,
    practices,
    references,
    risks,
    swot,
    tasks,
    trace,
    values,
)
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session


def open_points(session: Session) -> tuple[OpenPoint, ...]:
    """All open points: conflicts, those of the method in its order, what does not fit together; as they stand."""
    return tuple(point for check in CHECKS for point in check(session))


CHECKS: Final[tuple[Callable[[Session], Iterator[OpenPoint]], ...]] = (
    conflicts.open_points,
    identity.without_practice,
    people.open_points,
    days.open_points,
    practices.open_points,
    draft_plan.open_points,
    agreement.open_points,
    identity.without_goal,
    passed_over.open_points,
    swot.open_points,
    tasks.open_points,
    mindmap.open_points,
    options.open_points,
    values.open_points,
    plan.open_points,
    challenges.open_points,
    followup.open_points,
    expectations.open_points,
    risks.open_points,
    mindmap.lost,
    days.lost,
    references.open_points,
    trace.open_points,
)
"""The checks in the order in which their points are shown."""
