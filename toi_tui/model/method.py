"""The method: the template that a session starts from, and the guidance for each step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date

from toi_tui.model import statically
from toi_tui.model.item import revise
from toi_tui.model.parts.days import Day
from toi_tui.model.parts.mindmap import Node
from toi_tui.model.references import KEYED, with_ids
from toi_tui.model.session import Session


@statically.frozen
class Guide:
    """The method's guide to a step: one paragraph, open questions, and questions for each panel of it."""

    about: str = ""
    questions: tuple[str, ...] = ()
    panels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@statically.frozen
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

    Numbers of days and codes of tasks stay. `dates` are those of the days in their order; the rest of the days
    has none yet. `identity` are further fields of the session: title, organisation, mentor, language, ...

    Raises:
        ValueError: there are more dates than days.
        MisfitError: a field of the identity that does not fit.
    """
    days = method.template.days.items
    if len(dates) > len(days):
        raise ValueError(f"the method has {len(days)} days")
    new_ids = {id: new_id() for path, rows in method.template.lists() if path not in KEYED for id in rows}
    said = {"language": method.language, **identity, "id": new_id(), "method": method.id, "practice": practice}
    session = with_ids(method.template, new_ids)
    return replace(
        session,
        session=revise(session.identity, said),
        days=replace(session.days, items=_dated(session.days.items, dates)),
        mindmap=replace(session.mindmap, nodes=_named(session.mindmap.nodes, practice)),
    )


def _dated(days: Mapping[str, Day], dates: Sequence[date]) -> dict[str, Day]:
    return {**days, **{id: revise(days[id], {"date": day}) for id, day in zip(days, dates, strict=False)}}


def _named(nodes: Mapping[str, Node], practice: str) -> dict[str, Node]:
    root = next((id for id, node in nodes.items() if not node.parent), None)
    return {**nodes, **({root: revise(nodes[root], {"text": practice})} if root and practice else {})}
