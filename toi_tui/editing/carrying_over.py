"""The edit that carries items over."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from toi_tui.editing.delta import Draft
from toi_tui.editing.mindmap import NODES, place_of
from toi_tui.locale import N_
from toi_tui.model import births, statically
from toi_tui.model.carrying_over import Candidate, Route, copies, routes_of, solves
from toi_tui.model.item import Item, Table, value_of
from toi_tui.model.parts.mindmap import TOP, TRAY, Node
from toi_tui.model.session import Session
from toi_tui.model.tree import tree_of


@statically.frozen
class OnItsWay:
    """One item on its way: `id` is empty when it is a part; `goal` is the copy's new id, or of the item it goes into.

    The goal is empty where it goes into a field of a part.
    """

    route: Route
    id: str
    goal: str = ""


def on_their_way(session: Session, candidates: Iterable[Candidate], new_id: Callable[[], str]) -> tuple[OnItsWay, ...]:
    """The candidates with their goals: each a copy, a solution with the challenge that it solves.

    A challenge that was not carried over yet goes along with its solution.
    """
    found: dict[tuple[str, str], OnItsWay] = {}
    for each in candidates:
        target, solved = each.route.target, solves(session, each) if each.route.into else ""
        if solved and (target, solved) not in found and not copies(session, target, solved):
            found[target, solved] = OnItsWay(_way(session, solved, target), solved, new_id())
        if not each.route.into:
            found.setdefault((target, each.id), OnItsWay(each.route, each.id, new_id()))
        elif solved:
            known = copies(session, target, solved)
            found[target, each.id] = OnItsWay(each.route, each.id, known[0] if known else found[target, solved].goal)
        else:
            found[target, each.id] = OnItsWay(each.route, each.id)
    return tuple(found.values())


def _way(session: Session, answer: str, target: str) -> Route:
    routes = routes_of(session, "tasks.answers", answer)
    return next(route for route in routes if route.target == target and not route.into)


@statically.frozen
class CarryOver:
    """Carry items over, in one step. The originals stay; what is gone meanwhile stays gone."""

    items: tuple[OnItsWay, ...]
    label: str = N_("carrying over")

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        for each in self.items:
            row = draft.items(each.route.source).get(each.id) if each.id else draft.part(each.route.source)
            if row is not None:
                _add_to(draft, each, row) if each.route.into else _add(draft, each, row)


def _add(draft: Draft, going: OnItsWay, row: Table) -> None:
    """A new item at the end of the list."""
    path, said = going.route.target, going.route.values_of(row)
    if going.goal in draft.items(path):
        return
    place = None
    if path == NODES:
        said |= {"parent": _parent(draft, going.route)}
        place = place_of(_tree(draft), said["parent"], None)
    said |= next(births.names(path, draft.items(path).values()))
    sources = {"sources": (going.id,)} if going.id else {}
    draft.add(path, going.goal, said | sources, place)


def _add_to(draft: Draft, going: OnItsWay, row: Table) -> None:
    """A line more in a field of an item that stands there, or of the part."""
    route = going.route
    goal = draft.items(route.target).get(going.goal) if going.goal else draft.part(route.target)
    if goal is None or route.fills_part == bool(going.goal):
        return
    before = str(value_of(goal, route.into))
    values: dict[str, Any] = {route.into: "\n".join(each for each in (before, route.text_of(row)) if each)}
    if isinstance(goal, Item) and going.id:
        known: tuple[str, ...] = value_of(goal, "sources") or ()
        values["sources"] = (*known, *(() if going.id in known else (going.id,)))
    draft.set(route.target, going.goal, **values)


def _parent(draft: Draft, route: Route) -> str:
    """Where a node goes: to what is not sorted yet; a practice becomes the middle of a map that has none."""
    has_middle = bool(_tree(draft).children.get(TOP))
    return TOP if route.source == "practices.items" and not has_middle else TRAY


def _tree(draft: Draft) -> Any:
    return tree_of(cast("Mapping[str, Node]", draft.rows(NODES)))
