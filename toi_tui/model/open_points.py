"""Open points: what the method still misses and what does not fit together. They are shown and never block."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any, Final

from toi_tui.locale import N_
from toi_tui.model import ranking
from toi_tui.model.agreement import SLOTS, slot
from toi_tui.model.item import Table, kinds_of
from toi_tui.model.kinds import Kind, PerKey, Reference, Several, whole_of
from toi_tui.model.names import called, short
from toi_tui.model.parts.mindmap import TRAY
from toi_tui.model.parts.options import Options
from toi_tui.model.points import conflicts, mindmap, passed_over, risks, swot, tasks, trace
from toi_tui.model.points.point import OpenPoint, Params
from toi_tui.model.schedule import is_understood
from toi_tui.model.session import LISTS, PARTS, Session

__all__ = ["OpenPoint", "Params", "open_points"]


def open_points(session: Session) -> tuple[OpenPoint, ...]:
    """All open points: conflicts, those of the method in its order, what does not fit together; as they stand."""
    return tuple(point for check in _CHECKS for point in check(session))


def _identity(session: Session) -> Iterator[OpenPoint]:
    if not session.session.practice:
        yield OpenPoint("no-practice", "session", "practice", N_("The session does not name the practice."))
    if not session.people.items:
        yield OpenPoint("no-people", "people", "", N_("Nobody is named as a participant."))


def _period(session: Session) -> Iterator[OpenPoint]:
    last: date | None = None
    for number, day in sorted(session.days.items.items(), key=lambda pair: whole_of(pair[0]) or 0):
        if day.date is None:
            yield OpenPoint("no-date", "days", number, N_("Day {day} has no date."), {"day": number})
        elif last is not None and day.date <= last:
            said = N_("Day {day} is not after the day before it.")
            yield OpenPoint("date-order", "days", number, said, {"day": number})
        last = day.date or last


def _practices(session: Session) -> Iterator[OpenPoint]:
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
    yield from _draft_plan(session)


def _draft_plan(session: Session) -> Iterator[OpenPoint]:
    """Questions without an answer, once there is a decision to plan for."""
    waiting = [id for id, row in session.draft_plan.items.items() if not row.answer]
    if waiting and session.decision.outcome not in ("open", "rejected"):
        said = N_("{n} of {total} planning questions have no answer.")
        params = {"n": len(waiting), "total": len(session.draft_plan.items)}
        yield OpenPoint("no-answer", "draft_plan", waiting[0], said, params)


def _agreement(session: Session) -> Iterator[OpenPoint]:
    missing = sum(1 for name in SLOTS if not slot(session, name))
    if missing:
        said = N_("The preliminary agreement misses {n} of {total} answers.")
        yield OpenPoint("no-agreement", "agreement", "", said, {"n": missing, "total": len(SLOTS)})
    if not session.session.goal:
        yield OpenPoint("no-goal", "session", "goal", N_("The shared goal is not written down."))


def _options(session: Session) -> Iterator[OpenPoint]:
    cores = any("core" in node.marks for node in session.mindmap.nodes.values())
    if session.options.items and not cores:
        said = N_("There are options, but no core element is marked on the mind map.")
        yield OpenPoint("no-core", "mindmap", "", said)
    yield from _flip_chart(session.options)
    for id in session.options.ranking:
        option = session.options.items.get(id)
        if option is None:
            continue
        params = {"label": short(option)}
        if not option.reason.strip():
            yield OpenPoint("no-reason", "options", id, N_("Option {label} is ranked without a reason."), params)
        if not option.scores and not any(option.remarks.values()):
            said = N_("Option {label} is ranked, but was not looked at from any viewpoint.")
            yield OpenPoint("no-evaluation", "options", id, said, params)
    for one, other in ranking.clashes(session.options):
        params = {"one": short(session.options.items[one]), "other": short(session.options.items[other])}
        said = N_("Options {one} and {other} exclude each other, and both are ranked high.")
        yield OpenPoint("clash", "options", one, said, params)
    yield from _values(session)


def _flip_chart(options: Options) -> Iterator[OpenPoint]:
    if options.items and not any(option.form == "none" for option in options.items.values()):
        said = N_("The do-nothing option is missing, which the others are compared with.")
        yield OpenPoint("no-nothing", "options", "", said)
    seen: set[str] = set()
    for id, option in options.items.items():
        if option.label and option.label in seen:
            yield OpenPoint("same-label", "options", id, N_("Two options are {label}."), {"label": option.label})
        seen.add(option.label)
    for id, viewpoint in options.viewpoints.items() if options.items else ():
        if not any(option.remarks.get(id) for option in options.items.values()):
            said = N_("Nothing was written on the flip chart from the viewpoint “{name}”.")
            yield OpenPoint("no-remark", "options", id, said, {"name": viewpoint.name})


def _values(session: Session) -> Iterator[OpenPoint]:
    first = session.options.items.get(ranking.first(session.options))
    if first is None:
        return
    label = short(first)
    if not session.values.items:
        said = N_("Option {label} is first, but no values are named that it could be held against.")
        yield OpenPoint("no-values", "values", "", said, {"label": label})
    for id in ranking.unchecked(session.values.items):
        params = {"label": label, "value": session.values.items[id].text}
        said = N_("Option {label} is first, but was not checked against the value “{value}”.")
        yield OpenPoint("no-fit", "values", id, said, params)


def _plan(session: Session) -> Iterator[OpenPoint]:
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
    for id, challenge in session.challenges.items.items():
        if not challenge.solution:
            said = N_("“{text}” has no solution yet.")
            yield OpenPoint("no-solution", "challenges", id, said, {"text": challenge.text})


def _followup(session: Session) -> Iterator[OpenPoint]:
    points = session.followup.items
    if session.plan.steps and not points:
        yield OpenPoint("no-checkpoints", "followup", "", N_("There is a plan, but no checkpoint for following it up."))
    for id, point in points.items():
        if point.date is None:
            said = N_("The checkpoint “{text}” has no date.")
            yield OpenPoint("no-check-date", "followup", id, said, {"text": point.indicator})
    rows = session.expectations.items
    left = [id for id, row in rows.items() if not row.outcome]
    if left and (points or len(left) < len(rows)):
        said = N_("{n} of {total} expectations have not been looked at again.")
        yield OpenPoint("not-revisited", "expectations", left[0], said, {"n": len(left), "total": len(rows)})


def _map(session: Session) -> Iterator[OpenPoint]:
    nodes = session.mindmap.nodes
    roots = [id for id, node in nodes.items() if not node.parent]
    for id in roots[1:]:
        said = N_("The mind map has a second root: “{text}”.")
        yield OpenPoint("second-root", "mindmap", id, said, {"text": nodes[id].text})
    fixed: set[str] = {"", TRAY, *roots}
    for id, node in nodes.items():
        trail: list[str] = []
        at = id
        while at in nodes and at not in fixed:
            trail.append(at)
            fixed.add(at)
            at = nodes[at].parent
        if node.parent and node.parent != TRAY and node.parent not in nodes:
            said = N_("“{text}” has lost its place on the mind map.")
            yield OpenPoint("no-parent", "mindmap", id, said, {"text": node.text})
        elif at in trail:
            said = N_("“{text}” goes round in a circle on the mind map.")
            yield OpenPoint("circle", "mindmap", at, said, {"text": nodes[at].text})


def _days_gone(session: Session) -> Iterator[OpenPoint]:
    known = session.days.items
    for part, rows in (("days", session.days.activities), ("days", session.days.notes), ("tasks", session.tasks.items)):
        for id, row in rows.items():
            day = getattr(row, "day", 0)
            if str(day) not in known:
                said = N_("“{text}” belongs to day {day}, which is not in the period.")
                yield OpenPoint("no-day", part, id, said, {"text": getattr(row, "text", ""), "day": day})


def _references(session: Session) -> Iterator[OpenPoint]:
    there: set[str] = {TRAY, ""}
    for _path, rows in session.lists():
        there.update(rows)
    for part in PARTS:
        if not there.issuperset(_named(session.part(part))):
            said = N_("The order names something that was deleted.")
            yield OpenPoint("gone", part, "", said)
    for path, rows in session.lists():
        keys = tuple(key for key, kind in kinds_of(LISTS[path]).items() if _names_items(kind) and key != "parent")
        if keys:
            yield from _lost(path, rows, keys, there)


def _lost(path: str, rows: Mapping[str, Any], keys: tuple[str, ...], there: Collection[str]) -> Iterator[OpenPoint]:
    for id, row in rows.items():
        if any(named and named not in there for key in keys for named in _ids(getattr(row, key))):
            said = N_("“{text}” refers to something that was deleted.")
            yield OpenPoint("gone", path.partition(".")[0], id, said, {"text": called(row)})


def _named(part: Table) -> Iterator[str]:
    for key, kind in kinds_of(type(part)).items():
        if _names_items(kind):
            yield from _ids(getattr(part, key))


def _names_items(kind: Kind) -> bool:
    return isinstance(kind, (Reference, PerKey)) or (isinstance(kind, Several) and isinstance(kind.of, Reference))


def _ids(value: str | Collection[str]) -> Collection[str]:
    return (value,) if isinstance(value, str) else value


_CHECKS: Final[tuple[Callable[[Session], Iterator[OpenPoint]], ...]] = (
    conflicts.open_points,
    _identity,
    _period,
    _practices,
    _agreement,
    passed_over.open_points,
    swot.open_points,
    tasks.open_points,
    mindmap.open_points,
    _options,
    _plan,
    _followup,
    risks.open_points,
    _map,
    _days_gone,
    _references,
    trace.open_points,
)
