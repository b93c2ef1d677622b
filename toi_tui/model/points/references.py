"""Items that something names although they were deleted."""

from collections.abc import Collection, Iterator, Mapping
from operator import attrgetter
from typing import Any

from toi_tui.locale import N_
from toi_tui.model.item import Table, kinds_of
from toi_tui.model.kinds import Kind, PerKey, Reference, Several
from toi_tui.model.names import called
from toi_tui.model.parts.mindmap import TRAY
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import LISTS, PARTS, Session


def open_points(session: Session) -> Iterator[OpenPoint]:
    """Orders and items that name what is nowhere; the place of a node is the map's own affair."""
    there: set[str] = {TRAY, ""}
    for _path, rows in session.lists():
        there.update(rows)
    for part in PARTS:
        if not there.issuperset(_named(session.part(part))):
            said = N_("The order names something that was deleted.")
            yield OpenPoint("gone", part, "", said)
    for path, rows in session.lists():
        keys = (key for key, kind in kinds_of(LISTS[path]).items() if _names_items(kind) and key != "parent")
        doubtful = tuple(key for key in keys if not _all_there(rows, key, there))
        if doubtful:
            yield from _lost(path, rows, doubtful, there)


def _all_there(rows: Mapping[str, Any], key: str, there: Collection[str]) -> bool:
    """Whether nothing is named that is not there: of ten thousand nodes most name the same few things, or nothing."""
    try:
        said = set(map(attrgetter(key), rows.values()))
    except TypeError:  # what is said of each of several things, of which there are never many
        return False
    return all(named in there for value in said for named in _ids(value))


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
