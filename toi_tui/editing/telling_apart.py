"""What two people began under one name, apart from each other: the same new id, the same new number or letter."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from toi_tui.editing.conflicts import CONFLICTS
from toi_tui.model.births import NAMES
from toi_tui.model.frozen import dataclass
from toi_tui.model.item import Item, alike, revise, value_of
from toi_tui.model.references import KEYED, with_ids
from toi_tui.model.session import Session

Places = dict[str, dict[str, Item]]
"""By id, every list that an item of this id stands in."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """An item of theirs that is called otherwise now, since ours has its number or letter."""

    list: str
    id: str
    before: int | str
    after: int | str


def told_apart(base: Session, ours: Session, theirs: Session) -> tuple[Session, tuple[Renamed, ...]]:
    """Theirs, with another id, number or letter for what is new there and has the name of something new in ours.

    References to an id follow; a number in a running text does not.
    """
    new_ids = dict(_new_ids(base, ours, theirs))
    if new_ids:
        theirs = with_ids(theirs, new_ids)
    renamed = tuple(each for path in NAMES for each in _renamed(path, base, ours, theirs))
    for each in renamed:
        theirs = _with_name(theirs, each)
    return theirs, renamed


def _new_ids(base: Session, ours: Session, theirs: Session) -> Iterator[tuple[str, str]]:
    before, here, there = map(_places, (base, ours, theirs))
    taken = {*before, *here, *there}
    for id in there:
        if id not in before and id in here and not _alike(here[id], there[id]):
            new = next(name for name in (f"{id}{number}" for number in count(2)) if name not in taken)
            taken.add(new)
            yield id, new


def _places(session: Session) -> Places:
    places: Places = {}
    for path, rows in session.lists():
        if path not in KEYED and path != CONFLICTS:
            for id, row in rows.items():
                places.setdefault(id, {})[path] = row
    return places


def _alike(one: Mapping[str, Item], other: Mapping[str, Item]) -> bool:
    return one.keys() == other.keys() and all(alike(one[path], other[path]) for path in one)


def _renamed(path: str, base: Session, ours: Session, theirs: Session) -> Iterator[Renamed]:
    field, free = NAMES[path]
    before, here, there = (
        {id: value_of(row, field) for id, row in session.items(path).items()} for session in (base, ours, theirs)
    )
    claimed = {name for id, name in here.items() if name and before.get(id) != name}
    names = free([*before.values(), *here.values(), *there.values()])
    for id, name in there.items():
        if name in claimed and id not in before and id not in here:
            yield Renamed(path, id, name, next(names))


def _with_name(session: Session, renamed: Renamed) -> Session:
    part, _dot, name = renamed.list.partition(".")
    rows = dict(session.items(renamed.list))
    rows[renamed.id] = revise(rows[renamed.id], {NAMES[renamed.list][0]: renamed.after})
    changed: Any = replace(session.part(part), **{name: rows})
    return replace(session, **{part: changed})
