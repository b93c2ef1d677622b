"""The mentor who replays: reads what a finished session says, and knows where the cursor stands and how to go on."""

from collections.abc import Iterable
from datetime import date, datetime, time
from itertools import chain
from typing import Any, Final

from tests.room import Room
from toi_tui.model.carrying_over import Candidate, Route, homes_of, routes_of, was_carried_over
from toi_tui.model.finding import found_in, texts_of
from toi_tui.model.item import Item
from toi_tui.model.names import called, main_field
from toi_tui.model.references import with_ids
from toi_tui.model.session import LISTS, Session
from toi_tui.shell.boxes.ticking import TickScreen
from toi_tui.shell.linking.sourcing import SourceScreen

MOST_STEPS: Final = 300
BEGINNING: Final = 10
"""Letters that are typed to find a text; it is chosen among those that begin like that."""


class Mentor:
    """Somebody in the room who makes `goal` there. `ids` are those of the goal's items that are there, in the room.

    Attributes:
        room: the program.
        goal: the session that shall come about.
        ids: from an item's id in the goal to its id in the room.
    """

    def __init__(self, room: Room, goal: Session) -> None:
        self.room, self.goal = room, goal
        self.ids: dict[str, str] = {}

    @property
    def now(self) -> Session:
        """The session as it is in the room."""
        return self.room.session

    @property
    def wanted(self) -> Session:
        """The goal under the ids of the room."""
        return with_ids(self.goal, self.ids)

    async def play(self, *keys: str) -> None:
        """Press keys."""
        await self.room.play(*keys)

    async def at(self, step: str, moment: date | None = None) -> None:
        """Go to a step; by the clock it is then the moment."""
        if moment is not None:
            self.turn(moment)
        await self.room.go(step)

    def turn(self, moment: date) -> None:
        """Turn the clock; of a day to its afternoon."""
        self.room.clock.now = moment if isinstance(moment, datetime) else datetime.combine(moment, time(15))

    def meet(self, path: str) -> None:
        """Know the items of a list by their places, as far as they are there."""
        self.ids |= dict(zip(self.goal.items(path), self.now.items(path), strict=False))

    # Where the cursor stands

    @property
    def here(self) -> str:
        """The key of what the cursor stands on."""
        return self.room.screen.panel.spot.key

    @property
    def group(self) -> str:
        """The group that the cursor stands in."""
        return self.room.screen.panel.spot.group

    async def walk(self, way: str, key: str) -> None:
        """Press one key until the cursor stands on something."""
        for _ in range(MOST_STEPS):
            if self.here == key:
                return
            await self.play(way)
        raise AssertionError(f"{way} does not lead to {key!r}; it is at {self.here!r}\n{self.room.shown}")

    async def walk_to_group(self, way: str, group: str) -> None:
        """Press one key until the cursor stands in a group."""
        for _ in range(MOST_STEPS):
            if self.group == group:
                return
            await self.play(way)
        raise AssertionError(f"{way} does not lead to {group!r}; it is at {self.group!r}\n{self.room.shown}")

    async def find(self, id: str) -> None:
        """Go to an item of the room by finding its text."""
        row = self._row_of(id)
        wish, field = called(row)[:BEGINNING], main_field(row)
        hits = [(hit.id, hit.field) for hit in found_in(texts_of(self.now), wish)]
        await self.play("ctrl+f", *wish, *["down"] * hits.index((id, field)), "enter")
        assert self.here == id, self.room.shown

    # What was carried over

    def way(self, path: str, wanted: str) -> Candidate | None:
        """How the first source of an item of the goal is carried over to a list; None where it has none, or no way."""
        sources = self.row(path, wanted).sources
        found = self.now.find(self.ids[sources[0]]) if sources else None
        routes = routes_of(self.now, found[0], self.ids[sources[0]]) if found else ()
        return next((Candidate(each, self.ids[sources[0]]) for each in routes if _becomes_item(each, path)), None)

    async def bring(self, path: str, wanted: str, way: Candidate) -> None:
        """Carry something over to a list, once more where it has been carried over already, and go to the copy."""
        routes = list(routes_of(self.now, way.route.source, way.id))
        at_home = way.route in homes_of(self.now, way.route.source, way.id)
        choice = [] if at_home or len(routes) == 1 else [str(routes.index(way.route) + 1)]
        again = ["3"] if was_carried_over(self.now, way) else []
        await self.find(way.id)
        await self.play("c" if at_home else "T", *choice, *again, "B")
        self.ids[wanted] = list(self.now.items(path))[-1]
        assert self.here == self.ids[wanted], self.room.shown

    async def add_sources(self, path: str, wanted: str) -> None:
        """Say what else the item at the cursor came from."""
        id = self.ids[wanted]
        there = self.now.items(path)[id].sources  # type: ignore[attr-defined]
        for source in (self.ids[each] for each in self.row(path, wanted).sources):
            if source not in there:
                wish = called(self._row_of(source))[:BEGINNING]
                found = [hit.id for hit in SourceScreen(self.now, id, self._row_of(id)).hits(wish)]
                await self.play("A", *wish, *["down"] * found.index(source), "enter")

    @property
    def offered(self) -> list[str]:
        """The rows of the box in which it is ticked what to bring, by their numbers."""
        box = self.room.app.screen
        assert isinstance(box, TickScreen), self.room.shown
        return [key for key, _text in box.sheet.texts() if key]

    def row(self, path: str, id: str) -> Any:
        """An item of the goal."""
        return self.goal.items(path)[id]

    def _row_of(self, id: str) -> Item:
        found = self.now.find(id)
        assert found is not None, id
        return found[1]


def _becomes_item(route: Route, path: str) -> bool:
    return route.target == path and not route.into


def mended(before: str, after: str) -> list[str]:
    """The keys that make one text of another in an editor that has just opened, its cursor behind the text."""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    gone = len(before) - start - end
    return ["left"] * end + ["backspace"] * gone + typed(after[start : len(after) - end])


def _alike(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    least = min(len(one), len(other))
    return next((at for at in range(least) if one[at] != other[at]), least)


def typed(text: str) -> list[str]:
    """The keys of a text."""
    return ["enter" if letter == "\n" else letter for letter in text]


def joined(key: str, pieces: Iterable[Iterable[str]]) -> list[str]:
    """Several pieces of keys with one key between each two."""
    return list(chain.from_iterable([*piece, key] for piece in pieces))[:-1]


def marked(before: Item, wanted: Item) -> list[str]:
    """The keys for the note of an item and its privacy."""
    note = ["a", *mended(before.note, wanted.note), "escape"] if before.note != wanted.note else []
    return note + (["v"] if before.private != wanted.private else [])


def order_of(session: Session) -> dict[str, list[str]]:
    """The ids of every list in their order, which equality of sessions does not look at."""
    return {path: list(session.items(path)) for path in LISTS}
