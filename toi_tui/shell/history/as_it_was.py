"""A session as it was at some moment, told as text, with the places that a change had touched."""

from bisect import bisect_right
from collections.abc import Iterator

from toi_tui.editing.delta import Delta
from toi_tui.model.frozen import dataclass
from toi_tui.model.session import Session
from toi_tui.report.outline import Outlined
from toi_tui.report.telling import Telling


@dataclass(frozen=True, slots=True)
class Told:
    """A session as text.

    Attributes:
        lines: the text.
        marked: which of them tell what was touched.
        at: where that begins.
    """

    lines: tuple[str, ...]
    marked: frozenset[int] = frozenset()
    at: int = 0


def told(session: Session, delta: Delta = Delta()) -> Told:  # noqa: B008 - it is a value
    """Tell a session to which this delta has led."""
    writer = Outlined()
    telling = Telling(session, writer)
    telling.everything()
    lines, places = tuple(writer.lines), telling.places
    starts = sorted({*places.values(), len(lines)})
    touched = [places[place] for place in _touched(delta) if place in places]
    marked = {
        number
        for start in touched
        for number in range(start, starts[bisect_right(starts, start)])
        if lines[number] and not lines[number].startswith("#")
    }
    gone = (places[each.list] for each in delta if each.list in places)
    return Told(lines, frozenset(marked), next(iter(touched), next(gone, 0)))


def _touched(delta: Delta) -> Iterator[str]:
    """The items of a delta, and the fields of parts, as a telling knows their places."""
    for each in delta:
        if each.id:
            yield each.id
        else:
            yield from (f"{each.list}.{field}" for field in each.after or ())
