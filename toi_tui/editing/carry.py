"""The edit that carries items over."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from toi_tui.editing.delta import Draft
from toi_tui.editing.mindmap import NODES, place_of
from toi_tui.locale import N_
from toi_tui.model import births, statically
from toi_tui.model.carrying import Candidate, Route, copies, routes_of, solves
from toi_tui.model.item import Item, Table, value_of
from toi_tui.model.parts.mindmap import TRAY, Node
from toi_tui.model.session import Session
from toi_tui.model.tree import TOP, tree_of


@statically.frozen
class Carried:
    """One item on its way: `id` is empty when it is a part; `goal` is the copy's new id, or of the item it goes into.

    The goal is empty where it goes into a field of a part.
    """

    route: Route
    id: str
    goal: str = ""


def on_their_way(session: Session, candidates: Iterable[Candidate], new_id: Callable[[], str]) -> tuple[Carried, ...]:
    """The candidates with their goals: each a copy, a solution with the challenge that it solves.

    A challenge that was not carried yet goes along with its solution.
    """
    found: dict[tuple[str, str], Carried] = {}
    for each in candidates:
        target, solved = each.route.target, solves(session, each) if each.route.into else ""
        if solved and (target, solved) not in found and not copies(session, target, solved):
            found[target, solved] = Carried(_way(session, solved, target), solved, new_id())
        if not each.route.into:
            found.setdefault((target, each.id), Carried(each.route, each.id, new_id()))
        elif solved:
            known = copies(session, target, solved)
            found[target, each.id] = Carried(each.route, each.id, known[0] if known else found[target, solved].goal)
        else:
            found[target, each.id] = Carried(each.route, each.id)
    return tuple(found.values())


def _way(session: Session, answer: str, target: str) -> Route:
    routes = routes_of(session, "tasks.answers", answer)
    return next(route for route in routes if route.target == target and not route.into)


@statically.frozen
class CarryOver:
    """Carry items over, in one step. The originals stay; what is gone meanwhile stays gone."""

    items: tuple[Carried, ...]
    label: str = N_("carrying over")

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        for each in self.items:
            row = draft.items(each.route.source).get(each.id) if each.id else draft.part(each.route.source)
            if row is not None:
                _add_to(draft, each, row) if each.route.into else _add(draft, each, row)


def _add(draft: Draft, carried: Carried, row: Table) -> None:
    """A new item at the end of the list."""
    path, said = carried.route.target, carried.route.values_of(row)
    if carried.goal in draft.items(path):
        return
    place = None
    if path == NODES:
        said |= {"parent": _parent(draft, carried.route)}
        place = place_of(_tree(draft), said["parent"], None)
    said |= next(births.names(path, draft.items(path).values()))
    sources = {"sources": (carried.id,)} if carried.id else {}
    draft.add(path, carried.goal, said | sources, place)


def _add_to(draft: Draft, carried: Carried, row: Table) -> None:
    """A line more in a field of an item that stands there, or of the part."""
    route = carried.route
    goal = draft.items(route.target).get(carried.goal) if carried.goal else draft.part(route.target)
    if goal is None or route.fills_part == bool(carried.goal):
        return
    before = str(value_of(goal, route.into))
    values: dict[str, Any] = {route.into: "\n".join(each for each in (before, route.text_of(row)) if each)}
    if isinstance(goal, Item) and carried.id:
        known: tuple[str, ...] = value_of(goal, "sources") or ()
        values["sources"] = (*known, *(() if carried.id in known else (carried.id,)))
    draft.set(route.target, carried.goal, **values)


def _parent(draft: Draft, route: Route) -> str:
    """Where a node goes: to what is not sorted yet; a practice becomes the middle of a map that has none."""
    has_middle = bool(_tree(draft).children.get(TOP))
    return TOP if route.source == "practices.items" and not has_middle else TRAY


def _tree(draft: Draft) -> Any:
    return tree_of(cast("Mapping[str, Node]", draft.rows(NODES)))
