"""The order of a list while it changes: taking an id out and putting it elsewhere costs the same in a list of any size.

A branch of a thousand nodes moves as a thousand ids; with a plain list each would be searched for from the start. And
one node among ten thousand moves as one: only what gets another neighbour is linked anew, all else stays where it is
in the list that was there before, and is taken from it in long runs.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator


class Order:
    """Ids in their order, each knowing its neighbours. None stands for both ends."""

    __slots__ = ("_after", "_at", "_before", "_ids")

    def __init__(self, ids: Iterable[str]) -> None:
        self._ids = list(ids)
        numbers = zip(self._ids, range(len(self._ids)), strict=True)
        self._at: dict[str | None, int] = dict(numbers)  # of those that were never taken out
        self._after: dict[str | None, str | None] = {}  # where it is no longer as in the list
        self._before: dict[str | None, str | None] = {}

    def __contains__(self, id: str) -> bool:
        return id in self._at or id in self._after

    def ids(self) -> list[str]:
        """All ids in their order."""
        ids: list[str] = []
        for run in self._runs():
            ids += run
        return ids

    def _runs(self) -> Iterator[Iterable[str]]:
        """The ids in their order: as many at a time as still stand as in the list, or one."""
        ends = sorted(at for at in map(self._at.get, self._after) if at is not None)
        ends.append(len(self._ids) - 1)
        id = self._next(None)
        while id is not None:
            at = self._at.get(id)
            if at is None:
                yield (id,)
            else:
                end = ends[bisect_left(ends, at)]
                yield self._ids[at : end + 1]
                id = self._ids[end]
            id = self._next(id)

    @property
    def last(self) -> str | None:
        """The last id; None when there is none."""
        return self._previous(None)

    def before(self, id: str) -> str | None:
        """The id in front of this one; None for the first."""
        return self._previous(id)

    def remove(self, id: str) -> None:
        """Take an id out."""
        before, after = self._previous(id), self._next(id)
        for links in (self._after, self._before, self._at):
            links.pop(id, None)
        self._after[before], self._before[after] = after, before

    def insert(self, id: str, before: str | None) -> None:
        """Put an id behind `before`; None puts it in front of all."""
        after = self._next(before)
        self._after[before], self._before[id] = id, before
        self._after[id], self._before[after] = after, id

    def _next(self, id: str | None) -> str | None:
        if id in self._after:
            return self._after[id]
        at = -1 if id is None else self._at[id]
        return self._ids[at + 1] if at + 1 < len(self._ids) else None

    def _previous(self, id: str | None) -> str | None:
        if id in self._before:
            return self._before[id]
        at = len(self._ids) if id is None else self._at[id]
        return self._ids[at - 1] if at else None
