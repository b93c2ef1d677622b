"""Carrying over: from the item at the cursor to where it belongs next, and from elsewhere to this step."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Final

from toi_tui.editing.carrying_over import CarryOver, OnItsWay, on_their_way
from toi_tui.locale import _, ngettext
from toi_tui.model import statically
from toi_tui.model.carrying_over import (
    ROUTES,
    Candidate,
    Route,
    candidates,
    copies,
    homes_of,
    routes_of,
    row_of,
    solves,
    waiting,
    was_carried_over,
)
from toi_tui.model.item import Item, Table
from toi_tui.model.names import called, list_name, sign
from toi_tui.model.session import Session
from toi_tui.model.trace import Trace
from toi_tui.shell.bench import Bench
from toi_tui.shell.boxes.choosing import ChooseScreen
from toi_tui.shell.boxes.ticking import TickScreen
from toi_tui.shell.commands.everywhere import RETURN
from toi_tui.shell.linking.tracing import Tracing
from toi_tui.widgets.sheet import Group, Row
from toi_tui.widgets.text import clip, one_line

SHOWN: Final = 300
"""So many candidates are offered at once: more than that nobody reads."""

_CLIP: Final = 160
_TITLE: Final = 40


@statically.frozen
class Way:
    """A choice of `c`: what goes, and where to; `whole` when it is more than the item at the cursor."""

    candidates: tuple[Candidate, ...]
    whole: bool = False

    @property
    def route(self) -> Route:
        """The route of the first one; the others have the same goal."""
        return self.candidates[0].route


class CarryingOver:
    """Carries items over from a screen and to it."""

    def __init__(self, bench: Bench) -> None:
        self._bench, self._desk = bench, bench.desk

    # From here

    def onward(self) -> None:
        """Carry the item at the cursor over to where it belongs by itself; where there is no such place, ask."""
        session, items = self._desk.session, self._bench.meaning.carried_over(self._bench.panel.spot)
        homes = {id: homes_of(session, path, id) for path, id in items}
        if not any(homes.values()):
            self.elsewhere()
        elif len(items) == 1:
            ((id, routes),) = homes.items()
            self._go(tuple(Candidate(route, id) for route in routes))
        else:
            self._all_home([Candidate(routes[0], id) for id, routes in homes.items() if routes])

    def _all_home(self, going: Sequence[Candidate]) -> None:
        """Carry over what was not yet, each to where it belongs, but what asks where it goes."""
        session = self._desk.session
        left = [each for each in going if not was_carried_over(session, each)]
        clear = [each for each in left if not each.route.into or solves(session, each)]
        if left and not clear:
            self._bench.say(_("Carry these over one by one: each asks where it goes."))
        else:
            self._carry_over(on_their_way(session, clear, self._desk.new_id))

    def elsewhere(self) -> None:
        """Offer all places that the item at the cursor can go to, and carry it over there."""
        ways = self._ways()
        if not ways:
            self._bench.say(_("From here nothing is carried over to another step."))
        elif sum(1 for way in ways if not way.whole) == 1 or len(ways) == 1:
            self._go_way(ways[0])
        else:
            self._choose_way(ways)

    def _ways(self) -> list[Way]:
        session, items = self._desk.session, self._bench.meaning.carried_over(self._bench.panel.spot)
        if len(items) == 1:
            single = [Candidate(route, items[0][1]) for route in routes_of(session, *items[0])]
            several = (_in_line(session, each) for each in single)
            return [*(Way((each,)) for each in single), *(Way(each, whole=True) for each in several if each)]
        return [Way(each, whole=True) for each in _together(session, frozenset(items))]

    def _choose_way(self, ways: Sequence[Way]) -> None:
        session = self._desk.session
        groups = [
            Group("one", _("This"), tuple(self._row(at, way) for at, way in enumerate(ways) if not way.whole)),
            Group(
                "all", _("All not carried yet"), tuple(self._row(at, way) for at, way in enumerate(ways) if way.whole)
            ),
        ]
        title = _("Carry over")
        if not ways[0].whole:
            row = row_of(session, ways[0].route.source, ways[0].candidates[0].id)
            title = _("Carry over “{text}”").format(text=clip(one_line(_text(row)), _TITLE))
        self._ask(title, [group for group in groups if group.rows], lambda key: self._go_way(ways[int(key)]))

    def _row(self, at: int, way: Way) -> Row:
        tail = ""
        if way.whole:
            tail = ngettext("{n} item", "{n} items", len(way.candidates)).format(n=len(way.candidates))
        elif was_carried_over(self._desk.session, way.candidates[0]):
            tail = _("✓ carried over")
        return Row(str(at), goal_name(way.route), tail=tail)

    def _go_way(self, way: Way) -> None:
        if way.whole:
            self._carry_over(on_their_way(self._desk.session, way.candidates, self._desk.new_id))
        else:
            self._go(way.candidates)

    def _go(self, choice: Sequence[Candidate]) -> None:
        """Carry one item over, one of these ways; ask first when it is there already."""
        there = next((each for each in choice if was_carried_over(self._desk.session, each)), None)
        if there is not None:
            self._ask_again(there, choice)
        else:
            self._carry_one_over(choice)

    def _ask_again(self, candidate: Candidate, choice: Sequence[Candidate]) -> None:
        route, session = candidate.route, self._desk.session
        made = () if route.fills_part else copies(session, route.target, candidate.id)
        rows = [Row("stay", _("Leave it as it is"))]
        if made:
            rows.insert(0, Row("go", _("Go there")))
        rows.append(Row("again", _("Carry it over once more")))
        if len(list(routes_of(session, route.source, candidate.id))) > len(choice):
            rows.append(Row("elsewhere", _("Choose another place")))

        def answered(key: str) -> None:
            if key == "again":
                self._carry_one_over(choice)
            elif key == "elsewhere":
                self.elsewhere()
            elif key == "go":
                Tracing(self._bench).jump_to(Trace(session).link(made[0]))

        title = _("It is in “{goal}” already").format(goal=goal_name(route))
        self._ask(title, [Group("", _("What now?"), tuple(rows))], answered)

    def _carry_one_over(self, choice: Sequence[Candidate]) -> None:
        session, first = self._desk.session, choice[0]
        if not first.route.into or first.route.fills_part or solves(session, first):
            self._carry_over(on_their_way(session, (first,), self._desk.new_id))
            return
        routes = {id: each.route for each in choice for id in session.items(each.route.target)}

        def chosen(id: str) -> None:
            self._carry_over((OnItsWay(routes[id], first.id, id),))

        if len(routes) == 1:
            chosen(next(iter(routes)))
        else:
            title = ", ".join(goal_name(each.route) for each in choice)
            self._ask(title, [self._goals(each.route.target) for each in choice], chosen)

    def _goals(self, path: str) -> Group:
        rows = (
            Row(id, " ".join(each for each in (sign(row), one_line(_text(row))) if each))
            for id, row in self._desk.session.items(path).items()
        )
        return Group(path, list_name(path), tuple(rows))

    def _ask(self, title: str, groups: Sequence[Group], then: Callable[[str], None]) -> None:
        def answered(key: str | None) -> None:
            if key is not None:
                then(key)

        self._bench.app.push_screen(ChooseScreen(title, groups, self._desk.session.identity.language), answered)

    def _carry_over(self, items: tuple[OnItsWay, ...], *, brought: bool = False) -> None:
        if not items or self._bench.do(CarryOver(items)) is None:
            self._bench.say(_("Nothing was carried over: it is there already, or was deleted."))
            return
        last = items[-1]
        step = self._desk.step_of(last.route.target)
        stays = step is self._bench.STEP and (brought or not last.goal)
        self._desk.ahead = (step.id, last.goal) if step is not None and not stays else None
        self._bench.say(self._done(items, can_go=self._desk.ahead is not None))

    def _done(self, items: tuple[OnItsWay, ...], *, can_go: bool) -> str:
        goals = ", ".join(dict.fromkeys(goal_name(each.route) for each in items))
        said = ngettext("{n} item carried over to “{goal}”.", "{n} items carried over to “{goal}”.", len(items))
        said = said.format(goal=goals, n=len(items))
        hint = _("{key} goes there, u takes it back.") if can_go else _("u takes it back.")
        return f"{said} {hint.format(key=RETURN.shown_key)}"

    # To here

    def to_here(self) -> None:
        """Offer what the other steps have for this one and is not here yet, what was said last first.

        For the plan these are the solutions of T4, and the draft plan comes last.
        """
        offered = tuple(candidates(self._desk.session, self._bench.STEP.lists))
        if not offered:
            self._bench.say(_("Nothing waits on other steps to be brought here."))
            return

        def answered(keys: tuple[str, ...] | None) -> None:
            if keys:
                chosen = [offered[number] for number in sorted(int(key) for key in keys if key)]
                self._carry_over(on_their_way(self._desk.session, chosen, self._desk.new_id), brought=True)
                self._stand_on_last(chosen)

        left_out = max(len(offered) - SHOWN, 0)
        groups = list(_offers(self._desk.session, offered, left_out))[::-1]
        if left_out:
            groups.append(Group("more", ngettext("and {n} more", "and {n} more", left_out).format(n=left_out)))
        title = _("Bring to this step: {step}").format(step=_(self._bench.STEP.title))
        self._bench.app.push_screen(TickScreen(title, groups, self._desk.session.identity.language), answered)

    def _stand_on_last(self, chosen: Sequence[Candidate]) -> None:
        """Show where what was brought has gone."""
        made = copies(self._desk.session, chosen[-1].route.target, chosen[-1].id) if chosen and chosen[-1].id else ()
        if made:
            self._bench.mark_way_back()
            self._bench.reveal(made[-1])


def goal_name(route: Route) -> str:
    """The name of a route's goal, in the language in use."""
    return _(route.name) if route.name else list_name(route.target)


def _together(session: Session, items: frozenset[tuple[str, str]]) -> Iterable[tuple[Candidate, ...]]:
    """Those of the items that wait to be carried over, by where they go."""
    found: dict[tuple[str, str], list[Candidate]] = {}
    for route in ROUTES if items else ():
        goal = route.target, route.name if route.fills_part else ""
        going = [each for each in waiting(session, route) if (route.source, each.id) in items]
        if going:
            found.setdefault(goal, []).extend(going)
    return map(tuple, found.values())


def _in_line(session: Session, candidate: Candidate) -> tuple[Candidate, ...]:
    """All that waits to go the same way; nothing when that is the item alone."""
    found = tuple(waiting(session, candidate.route))
    return found if any(each != candidate for each in found) else ()


def _offers(session: Session, offered: Sequence[Candidate], left_out: int) -> Iterable[Group]:
    """The candidates by where they come from and go to, without so many of the first."""
    numbered = list(enumerate(offered))[left_out:]
    for (source, goal), group in groupby(numbered, key=lambda pair: (pair[1].route.source, goal_name(pair[1].route))):
        rows = tuple(_offer(session, str(at), candidate) for at, candidate in group)
        title = _("{source} → {goal}").format(source=list_name(source), goal=goal)
        yield Group(f"{source} {goal}", title, rows, f"({len(rows)})")


def _offer(session: Session, key: str, candidate: Candidate) -> Row:
    row = row_of(session, candidate.route.source, candidate.id)
    marks = (sign(row), "◌" if row.private else "") if isinstance(row, Item) else ()
    return Row(key, clip(one_line(_text(row)), _CLIP), tail=" ".join(each for each in marks if each))


def _text(row: Table | None) -> str:
    return called(row) or str(getattr(row, "reason", "")) if row is not None else ""
