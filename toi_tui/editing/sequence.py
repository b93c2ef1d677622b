"""Orders of ids: which ones have moved from one order to another, and two changed orders as one."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence


def moved(before: Iterable[str], after: Iterable[str]) -> set[str]:
    """The ids of both orders that have moved: as few as can be, so that all others stand in the same order."""
    places = {id: at for at, id in enumerate(before)}
    common = [id for id in after if id in places]
    return set(common).difference(_longest_rise(common, [places[id] for id in common]))


def _longest_rise(ids: Sequence[str], places: Sequence[int]) -> list[str]:
    """The longest selection of ids whose places rise (patience sorting)."""
    least: list[int] = []  # the smallest place that a rise of each length ends with
    ends: list[int] = []  # and where that one stands
    before: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left(least, place)
        before.append(ends[length - 1] if length else -1)
        least[length : length + 1], ends[length : length + 1] = [place], [at]
    rise: list[str] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        rise.append(ids[at])
        at = before[at]
    return rise


def merged_order(
    base: Collection[str], ours: Collection[str], theirs: Collection[str], wanted: Collection[str]
) -> list[str]:
    """The wanted ids in an order that has the changes of both sides; each stands in `ours` or in `theirs`.

    What they added or moved stands behind the same neighbour as with them, and behind what we added there. What both
    moved stays where we put it.
    """
    theirs_alone = moved(base, theirs) - moved(base, ours)
    stay = [id for id in ours if id in wanted and id not in theirs_alone]
    here, known = set(stay), {*base, *theirs}
    runs: dict[str | None, list[str]] = {}
    anchor: str | None = None
    for id in theirs:
        if id in here:
            anchor = id
        elif id in wanted:
            runs.setdefault(anchor, []).append(id)
    order: list[str] = []
    waiting = [*runs.get(None, ())]
    for id in stay:
        if id in known:  # not one of ours that is new: those come first
            order += waiting
            waiting = []
        order.append(id)
        waiting += runs.get(id, ())
    return order + waiting
