"""The order of a list while it changes: taking an id out and putting it elsewhere costs the same in a list of any size.

A branch of a thousand nodes moves as a thousand ids; with a plain list each would be searched for from the start.
"""

from collections.abc import Iterable


class Order:
    """Ids in their order, each knowing its neighbours. None stands for both ends."""

    __slots__ = ("_after", "_before")

    def __init__(self, ids: Iterable[str]) -> None:
        keys: list[str | None] = [None, *ids]
        self._after: dict[str | None, str | None] = dict(zip(keys, [*keys[1:], None], strict=True))
        self._before: dict[str | None, str | None] = dict(zip([*keys[1:], None], keys, strict=True))

    def __contains__(self, id: str) -> bool:
        return id in self._after

    def ids(self) -> list[str]:
        """All ids in their order."""
        after, ids = self._after, []
        id = after[None]
        while id is not None:
            ids.append(id)
            id = after[id]
        return ids

    @property
    def last(self) -> str | None:
        """The last id; None when there is none."""
        return self._before[None]

    def before(self, id: str) -> str | None:
        """The id in front of this one; None for the first."""
        return self._before[id]

    def remove(self, id: str) -> None:
        """Take an id out."""
        before, after = self._before.pop(id), self._after.pop(id)
        self._after[before], self._before[after] = after, before

    def insert(self, id: str, before: str | None) -> None:
        """Put an id behind `before`; None puts it in front of all."""
        after = self._after[before]
        self._after[before], self._before[id] = id, before
        self._after[id], self._before[after] = after, id
