"""A session as it was at some moment, told as text, with the places that a change had touched."""

from collections.abc import Iterator, Mapping, Sequence

from toi_tui.editing.delta import Delta
from toi_tui.model import statically
from toi_tui.model.session import Session
from toi_tui.report import outline
from toi_tui.report.telling import tell
from toi_tui.report.tree import Node

_Place = tuple[str, str, str]  # a list with an item of it, a part with a field of it, or either alone


@statically.frozen
class MarkedText:
    """A session as text.

    Attributes:
        lines: the text.
        marked: which of them tell what was touched.
        at: where that begins.
    """

    lines: tuple[str, ...]
    marked: frozenset[int] = frozenset()
    at: int = 0


def told(session: Session, delta: Delta = Delta()) -> MarkedText:  # noqa: B008 - it is a value
    """Tell a session to which this delta has led."""
    lines, nodes = zip(*outline.lines(tell(session)), strict=True)
    places = [*map(_place, nodes)]
    starts = _starts(places)
    touched = dict.fromkeys(_touched(delta))
    marked = frozenset(number for number, place in enumerate(places) if place in touched and lines[number])
    lists = ((each.list, "", "") for each in delta)  # where what is gone was
    at = next((starts[place] for place in (*touched, *lists) if place in starts), 0)
    return MarkedText(lines, marked, at)


def _starts(places: Sequence[_Place]) -> Mapping[_Place, int]:
    """The first line of every place, and of every part and list."""
    starts: dict[_Place, int] = {}
    for number, place in enumerate(places):
        starts.setdefault((place[0], "", ""), number)
        starts.setdefault(place, number)
    return starts


def _place(node: Node) -> _Place:
    """An item with all its fields, or a field of a part."""
    return node.path, node.id, "" if node.id else node.field


def _touched(delta: Delta) -> Iterator[_Place]:
    """The items of a delta, and the fields of parts."""
    for each in delta:
        if each.id:
            yield each.list, each.id, ""
        else:
            yield from ((each.list, "", field) for field in each.after or ())
