"""The trace: what an item was carried over from, and what was made of it.

A file may say anything: sources that were deleted, or that go round in a circle. Both are shown, neither is followed.
"""

from collections.abc import Iterable, Iterator

from toi_tui.locale import _
from toi_tui.model import statically
from toi_tui.model.item import Item
from toi_tui.model.names import called, place
from toi_tui.model.session import Session


@statically.frozen
class Link:
    """One link of a chain.

    Attributes:
        id: the item.
        path: the list that it is in; empty when it was deleted.
        row: the item; None when it was deleted.
        depth: how many links it is away from where the chain begins: 0 for that itself.
        again: whether it stood in the chain before, so that what it came from is not said twice.
    """

    id: str
    path: str
    row: Item | None
    depth: int = 0
    again: bool = False

    @property
    def text(self) -> str:
        """Where it stands and what it says, in the language in use."""
        if self.row is None:
            return _("(deleted)")
        said = {"place": place(self.path, self.row), "text": called(self.row) or _("without a name")}
        text = _("{place}: {text}").format(**said)
        return _("{text} (see above)").format(text=text) if self.again else text


class Trace:
    """The links between the items of a session as it is now."""

    def __init__(self, session: Session) -> None:
        self._found: dict[str, tuple[str, Item]] = {}
        self._made: dict[str, list[str]] = {}
        for path, rows in session.lists():
            for id, row in rows.items():
                self._found.setdefault(id, (path, row))
                for source in dict.fromkeys(getattr(row, "sources", ())):
                    self._made.setdefault(source, []).append(id)

    def link(self, id: str) -> Link:
        """An item, wherever it is, deleted or not."""
        path, row = self._found.get(id, ("", None))
        return Link(id, path, row)

    def sources(self, id: str) -> tuple[Link, ...]:
        """The items that an item was carried over from, the deleted among them."""
        _path, row = self._found.get(id, ("", None))
        return tuple(map(self.link, dict.fromkeys(getattr(row, "sources", ()))))

    def made(self, id: str) -> tuple[Link, ...]:
        """The items that were carried over from an item."""
        return tuple(self.link(each) for each in self._made.get(id, ()) if each != id)

    def all_made(self, id: str) -> frozenset[str]:
        """Everything that came from an item, however far away."""
        found: set[str] = set()
        waiting = [id]
        while waiting:
            new = {*self._made.get(waiting.pop(), ())} - found
            found |= new
            waiting.extend(new)
        return frozenset(found)

    def chain(self, id: str) -> Iterator[Link]:
        """An item and all that it came from, each before its own sources; what comes up again is not followed."""
        seen: set[str] = set()
        stack = [(id, 0)]
        while stack:
            each, depth = stack.pop()
            path, row = self._found.get(each, ("", None))
            again = each in seen
            yield Link(each, path, row, depth, again)
            if not again:
                seen.add(each)
                stack.extend((source.id, depth + 1) for source in reversed(self.sources(each)))


def origins(session: Session, ids: Iterable[str]) -> frozenset[str]:
    """Everything that items were carried over from, however far away; what was deleted leads no further."""
    found: set[str] = set()
    waiting = [*ids]
    while waiting:
        hit = session.find(waiting.pop())
        new = {*getattr(hit[1], "sources", ())} - found if hit else set()
        found |= new
        waiting.extend(new)
    return frozenset(found)


def circles(session: Session) -> tuple[str, ...]:
    """The items that are their own source by way of others, one for each circle."""
    sources: dict[str, tuple[str, ...]] = {}
    for _path, rows in session.lists():
        for id, row in rows.items():
            if found := getattr(row, "sources", ()):
                sources.setdefault(id, found)
    done: set[str] = set()
    closing: list[str] = []
    for start, first in sources.items():
        trail: dict[str, Iterator[str]] = {} if start in done else {start: iter(first)}
        while trail:
            at, rest = next(reversed(trail.items()))
            following = next(rest, None)
            if following is None:
                done.add(at)
                del trail[at]
            elif following in trail:
                closing.append(following)
            elif following in sources and following not in done:
                trail[following] = iter(sources[following])
    return tuple(dict.fromkeys(closing))
