"""Two people's new things of one name, told apart: the same new id, the same new number or letter.

Who merges gives the same numbers and letters as who merges the other way round; else two programs would never agree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from toi_tui.editing.conflicts import CONFLICTS
from toi_tui.model import statically
from toi_tui.model.births import NAMES, is_given
from toi_tui.model.item import Item, alike, revise, value_of
from toi_tui.model.references import KEYED, with_ids
from toi_tui.model.session import Session

Places = dict[str, dict[str, Item]]
"""By id, every list that an item of this id stands in."""


@statically.frozen
class Renamed:
    """An item, of theirs or of `ours`, that is called otherwise now: the other side has its number or letter."""

    list: str
    id: str
    before: int | str
    after: int | str
    ours: bool = False


def told_apart(base: Session, ours: Session, theirs: Session) -> Session:
    """Theirs, with another id for what is new there and has the id of something new in ours; references follow."""
    new_ids = dict(_new_ids(base, ours, theirs))
    return with_ids(theirs, new_ids) if new_ids else theirs


def named_apart(base: Session, ours: Session, theirs: Session, merged: Session) -> tuple[Session, tuple[Renamed, ...]]:
    """The merged session, with numbers and letters of their own for items that got the same one on the two sides.

    A number in a running text does not follow.
    """
    renamed = tuple(each for path in NAMES for each in _renamed(path, base, ours, theirs, merged))
    for each in renamed:
        merged = _with_name(merged, each)
    return merged, renamed


def agreed_name(path: str, field: str, ours: Any, theirs: Any) -> Any:
    """The one of two numbers or letters of an item that the program has given; None when it is no such name."""
    if path in NAMES and field == NAMES[path][0] and is_given(ours) and is_given(theirs):
        return min(ours, theirs, key=lambda name: (len(str(name)), name))
    return None


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


def _renamed(path: str, base: Session, ours: Session, theirs: Session, merged: Session) -> Iterator[Renamed]:
    field, free = NAMES[path]
    before, here, there, now = (
        {id: value_of(row, field) for id, row in session.items(path).items()}
        for session in (base, ours, theirs, merged)
    )
    names = free([*before.values(), *here.values(), *there.values(), *now.values()])
    holders: dict[Any, list[str]] = {}
    for id in sorted(now, key=lambda each: (before.get(each) != now[each], each not in before, each)):
        name = now[id]
        if name and any(_clash({id, other}, name, here, there) for other in holders.get(name, ())):
            now[id] = next(names)
            yield Renamed(path, id, name, now[id], ours=id not in there)
        holders.setdefault(now[id], []).append(id)


def _clash(ids: set[str], name: Any, here: Mapping[str, Any], there: Mapping[str, Any]) -> bool:
    """Whether it is the merge that gives two items one name: neither side has called both of them so."""
    return not any(all(side.get(id) == name for id in ids) for side in (here, there))


def _with_name(session: Session, renamed: Renamed) -> Session:
    part, _dot, name = renamed.list.partition(".")
    rows = dict(session.items(renamed.list))
    rows[renamed.id] = revise(rows[renamed.id], {NAMES[renamed.list][0]: renamed.after})
    changed: Any = replace(session.part(part), **{name: rows})
    return replace(session, **{part: changed})
