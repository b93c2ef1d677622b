"""Open points: what the method still misses and what does not fit together. They are shown and never block."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import field
from datetime import date
from typing import Any, Final

from toi_tui.locale import N_, _, dates
from toi_tui.model.conflict_words import ConflictWords
from toi_tui.model.frozen import dataclass
from toi_tui.model.item import Table, kinds_of
from toi_tui.model.kinds import Kind, PerKey, Reference, Several
from toi_tui.model.parts.mindmap import TRAY
from toi_tui.model.parts.risks import SCALES, level
from toi_tui.model.session import LISTS, PARTS, Session

SLOTS: Final = ("what", "when", "where", "participants", "contact")
"""The five slots of the preliminary agreement."""

Params = Mapping[str, str | int | date]
_SERIOUS = 3  # the level from which a risk needs a measure


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something that is missing, or to be done.

    Attributes:
        code: its kind, a stable name.
        part: the part of the session that it is about.
        item: the id of the item, or empty.
        msgid: the text (an English msgid), with names in braces.
        params: what stands for those names.
    """

    code: str
    part: str
    item: str
    msgid: str
    params: Params = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text in the language in use."""
        said = {key: dates.with_weekday(each) if isinstance(each, date) else each for key, each in self.params.items()}
        return _(self.msgid).format(**said)


def open_points(session: Session) -> tuple[OpenPoint, ...]:
    """All open points: conflicts, those of the method in its order, what does not fit together; as they stand."""
    return tuple(point for check in _CHECKS for point in check(session))


def _conflicts(session: Session) -> Iterator[OpenPoint]:
    if session.conflicts.items:
        words = ConflictWords(session)
        for id, conflict in session.conflicts.items.items():
            told = words.tell(conflict)
            said = N_("Two people changed the same: {where} – {field}.")
            yield OpenPoint("conflict", "conflicts", id, said, {"where": told.where, "field": told.field})


def _identity(session: Session) -> Iterator[OpenPoint]:
    if not session.session.practice:
        yield OpenPoint("no-practice", "session", "practice", N_("The session does not name the practice."))
    if not session.people.items:
        yield OpenPoint("no-people", "people", "", N_("Nobody is named as a participant."))


def _period(session: Session) -> Iterator[OpenPoint]:
    last: date | None = None
    for number, day in sorted(session.days.items.items(), key=lambda pair: int(pair[0]) if pair[0].isdecimal() else 0):
        if day.date is None:
            yield OpenPoint("no-date", "days", number, N_("Day {day} has no date."), {"day": number})
        elif last is not None and day.date <= last:
            said = N_("Day {day} is not after the day before it.")
            yield OpenPoint("date-order", "days", number, said, {"day": number})
        last = day.date or last


def _agreement(session: Session) -> Iterator[OpenPoint]:
    missing = sum(1 for slot in SLOTS if not getattr(session.agreement, slot))
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
    for id in session.options.ranking:
        option = session.options.items.get(id)
        if option is None:
            continue
        params = {"label": option.label or option.text}
        if not option.reason:
            yield OpenPoint("no-reason", "options", id, N_("Option {label} is ranked without a reason."), params)
        if not option.scores and not any(option.remarks.values()):
            said = N_("Option {label} is ranked, but was not looked at from any viewpoint.")
            yield OpenPoint("no-evaluation", "options", id, said, params)


def _risks(session: Session) -> Iterator[OpenPoint]:
    scale = session.risks.scale
    seen: set[int] = set()
    for id, risk in session.risks.items.items():
        name = _risk_name(risk.number, risk.text)
        if risk.number is not None and risk.number in seen:
            yield OpenPoint("same-number", "risks", id, N_("Two risks are {risk}."), {"risk": name})
        seen |= {risk.number} if risk.number is not None else set()
        ratings = (risk.probability, risk.impact, risk.residual_probability, risk.residual_impact)
        if any(rating is not None and rating > SCALES[scale] for rating in ratings):
            said = N_("{risk} is rated beyond the scale {scale}.")
            yield OpenPoint("beyond-scale", "risks", id, said, {"risk": name, "scale": scale.replace("x", "×")})
        now = level(scale, risk.probability, risk.impact)
        if now is not None and now >= _SERIOUS and not risk.measure and risk.treatment != "accept":
            said = N_("{risk} is of level {level} and has no measure.")
            yield OpenPoint("no-measure", "risks", id, said, {"risk": name, "level": now})


def _risk_name(number: int | None, text: str) -> str:
    return f"R{number}" if number is not None else f"“{text}”"


def _plan(session: Session) -> Iterator[OpenPoint]:
    if session.plan.steps and not session.options.ranking:
        yield OpenPoint("no-choice", "options", "", N_("There is a plan, but no option was chosen."))
    for id, step in session.plan.steps.items():
        if step.state == "dropped":
            continue
        params = {"row": step.action or step.issue}
        if not step.owner:
            yield OpenPoint("no-owner", "plan", id, N_("Nobody is responsible for “{row}”."), params)
        if not step.schedule and step.due is None:
            yield OpenPoint("no-schedule", "plan", id, N_("“{row}” has no schedule."), params)


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
            text = getattr(row, "text", "") or getattr(row, "name", "") or getattr(row, "action", "")
            said = N_("“{text}” refers to something that was deleted.")
            yield OpenPoint("gone", path.partition(".")[0], id, said, {"text": text})


def _named(part: Table) -> Iterator[str]:
    for key, kind in kinds_of(type(part)).items():
        if _names_items(kind):
            yield from _ids(getattr(part, key))


def _names_items(kind: Kind) -> bool:
    return isinstance(kind, (Reference, PerKey)) or (isinstance(kind, Several) and isinstance(kind.of, Reference))


def _ids(value: str | Collection[str]) -> Collection[str]:
    return (value,) if isinstance(value, str) else value


_CHECKS: Final[tuple[Callable[[Session], Iterator[OpenPoint]], ...]] = (
    _conflicts,
    _identity,
    _period,
    _agreement,
    _options,
    _plan,
    _risks,
    _map,
    _days_gone,
    _references,
)
