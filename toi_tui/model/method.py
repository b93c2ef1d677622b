"""The method: the template that a session starts from, and the guidance for each step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from typing import Any, Final

from toi_tui.model.frozen import dataclass
from toi_tui.model.item import Table, kinds_of, lists_of, make, revise, values_of
from toi_tui.model.kinds import Kind, PerKey, Reference, Several
from toi_tui.model.parts.days import Day
from toi_tui.model.parts.mindmap import Node
from toi_tui.model.session import PARTS, Session

KEYED: Final = frozenset({"days.items", "tasks.items"})
"""The lists whose items are known by number or code, in every session the same."""


@dataclass(frozen=True, slots=True)
class Guide:
    """What the method says about a step: one paragraph, open questions, and questions for each panel of it."""

    about: str = ""
    questions: tuple[str, ...] = ()
    panels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Method:
    """A method: the rows of its day board, a guide for each step, and the template that is copied."""

    id: str
    language: str
    name: str
    summary: str = ""
    rows: Mapping[str, str] = field(default_factory=dict)
    guides: Mapping[str, Guide] = field(default_factory=dict)
    template: Session = field(default_factory=Session)


def new_session(
    method: Method, new_id: Callable[[], str], *, dates: Sequence[date] = (), practice: str = "", **identity: str
) -> Session:
    """The session that a method starts with: its template under new ids, and what is known already.

    Days and tasks keep their numbers and codes. `dates` are those of the days in their order; the rest of the days
    has none yet. `identity` are further fields of the session: title, organisation, mentor, language, ...

    Raises:
        ValueError: there are more dates than days.
        MisfitError: a field of the identity that does not fit.
    """
    days = method.template.days.items
    if len(dates) > len(days):
        raise ValueError(f"the method has {len(days)} days")
    new_ids = {id: new_id() for path, rows in method.template.lists() if path not in KEYED for id in rows}
    parts = {name: _copy(name, method.template.part(name), new_ids) for name in PARTS}
    said = {"language": method.language, **identity, "id": new_id(), "method": method.id, "practice": practice}
    session = replace(method.template, **parts)
    return replace(
        session,
        session=revise(session.session, said),
        days=replace(session.days, items=_dated(session.days.items, dates)),
        mindmap=replace(session.mindmap, nodes=_named(session.mindmap.nodes, practice)),
    )


def _copy(name: str, part: Table, new_ids: Mapping[str, str]) -> Any:
    lists = {
        key: {
            id if f"{name}.{key}" in KEYED else new_ids[id]: _with_ids(row, new_ids)
            for id, row in getattr(part, key).items()
        }
        for key in lists_of(type(part))
    }
    return replace(_with_ids(part, new_ids), **lists)


def _with_ids(row: Table, new_ids: Mapping[str, str]) -> Table:
    known = kinds_of(type(row))
    values = {key: _mapped(known.get(key), value, new_ids) for key, value in values_of(row).items()}
    return make(type(row), values)


def _mapped(kind: Kind | None, value: Any, new_ids: Mapping[str, str]) -> Any:
    match kind:
        case Reference():
            return new_ids.get(value, value)
        case Several(Reference()):
            return [new_ids.get(id, id) for id in value]
        case PerKey():
            return {new_ids.get(id, id): each for id, each in value.items()}
    return value


def _dated(days: Mapping[str, Day], dates: Sequence[date]) -> dict[str, Day]:
    return {**days, **{id: revise(days[id], {"date": day}) for id, day in zip(days, dates, strict=False)}}


def _named(nodes: Mapping[str, Node], practice: str) -> dict[str, Node]:
    root = next((id for id, node in nodes.items() if not node.parent), None)
    return {**nodes, **({root: revise(nodes[root], {"text": practice})} if root and practice else {})}
