"""Open points of the values that the option ranked first is held against."""

from collections.abc import Iterator

from toi_tui.locale import N_
from toi_tui.model import ranking
from toi_tui.model.names import short
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session


def open_points(session: Session) -> Iterator[OpenPoint]:
    """Values that are missing, or that the first option was not checked against."""
    first = session.options.items.get(ranking.first(session.options))
    if first is None:
        return
    label = short(first)
    if not session.values.items:
        said = N_("Option {label} is first, but no values are named that it could be held against.")
        yield OpenPoint("no-values", "values", "", said, {"label": label})
    for id in ranking.unchecked(session.values.items):
        params = {"label": label, "value": session.values.items[id].text}
        said = N_("Option {label} is first, but was not checked against the value “{value}”.")
        yield OpenPoint("no-fit", "values", id, said, params)
