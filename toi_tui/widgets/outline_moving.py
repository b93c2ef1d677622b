"""Where a row of an outline goes that is moved one step."""

from collections.abc import Sequence

from toi_tui.widgets.outline_rows import Rows
from toi_tui.widgets.spot import Direction, Spot


def neighbour(rows: Rows, direction: Direction) -> Spot | None:
    """Where the row under the cursor goes: among its siblings, into the branch beside, in or out a level.

    The answer is the row that it comes to stand behind, first of its group without a key; None when it stays.
    """
    key = rows.key
    if not key or key in rows.forest.tops or key == rows.focus:
        return None
    parent = rows.forest.parents[key]
    siblings = rows.below(parent)
    at = siblings.index(key)
    match direction:
        case "up" if at:
            return Spot(parent, siblings[at - 2] if at > 1 else "")
        case "down" if at < len(siblings) - 1:
            return Spot(parent, siblings[at + 1])
        case "right":
            return _end_in(rows, siblings[at - 1]) if at else None
        case "left":
            return _out_of(rows, parent)
        case "up" | "down":
            return _across(rows, parent, -1 if direction == "up" else 1)
        case _:
            return None


def _end_in(rows: Rows, parent: str) -> Spot:
    return Spot(parent, next(reversed(rows.below(parent)), ""))


def _out_of(rows: Rows, parent: str) -> Spot | None:
    if parent in rows.forest.tops or parent == rows.focus:
        return None
    return Spot(rows.forest.parents[parent], parent)


def _across(rows: Rows, parent: str, step: int) -> Spot | None:
    """Out of a branch at its end: into the branch beside it, else beside the branch, or to the heading."""
    if parent == rows.focus:
        return None
    tops = rows.forest.tops
    if parent in tops:
        return _to_other_top(rows, tops, parent, step)
    above = rows.forest.parents[parent]
    beside = rows.below(above)
    at = beside.index(parent)
    if step > 0:
        return Spot(beside[at + 1], "") if at + 1 < len(beside) else _out_of(rows, parent)
    if at:
        return _end_in(rows, beside[at - 1])
    if above in tops and not rows.focus:
        return _to_other_top(rows, tops, above, step)
    return Spot(above, "")


def _to_other_top(rows: Rows, tops: Sequence[str], top: str, step: int) -> Spot | None:
    at = tops.index(top) + step
    if not 0 <= at < len(tops):
        return None
    if step < 0:
        return _end_in(rows, tops[at])
    children = rows.below(tops[at])
    return Spot(children[0] if children and tops[at] not in rows.forest.headings else tops[at], "")
