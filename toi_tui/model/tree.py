"""The mind map as a tree: what a session's nodes mean, with what does not fit mended on sight, not in the file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from toi_tui.model.frozen import dataclass
from toi_tui.model.parts.mindmap import TRAY, Node

TOP: Final = ""
"""The parent of the root. A merge of two sessions may leave several roots; all are shown."""

_ENDS: Final = frozenset((TOP, TRAY))


@dataclass(frozen=True, slots=True)
class Tree:
    """Every node's parent (an id, `TRAY` or `TOP`), and the children of each of these in their order."""

    parents: Mapping[str, str]
    children: Mapping[str, Sequence[str]]

    def below(self, id: str) -> Iterator[str]:
        """All nodes below one in depth-first order."""
        stack = list(reversed(self.children.get(id, ())))
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(self.children.get(node, ())))

    def branch(self, id: str) -> list[str]:
        """A node and all below it, depth first."""
        return [id, *self.below(id)]

    def above(self, id: str) -> Iterator[str]:
        """The parents of a node, the nearest first, up to `TRAY` or `TOP` (which are not given)."""
        parent = self.parents.get(id, TOP)
        while parent in self.parents:
            yield parent
            parent = self.parents[parent]


_latest: tuple[Mapping[str, Node], Tree] | None = None


def tree_of(nodes: Mapping[str, Node]) -> Tree:
    """The tree of these nodes. One whose parent is missing, or that is its own ancestor, goes to the tray.

    The latest answer is kept, for the screen and the edit that follows ask for the tree of the same nodes, which
    never change: an edit makes another mapping.
    """
    global _latest  # noqa: PLW0603  # a cache of one
    if _latest is None or _latest[0] is not nodes:
        _latest = (nodes, _grown(nodes))
    return _latest[1]


def _grown(nodes: Mapping[str, Node]) -> Tree:
    parents: dict[str, str] = {}
    late: list[str] = []
    for id, node in nodes.items():
        parent = node.parent
        if parent not in parents and parent not in _ENDS:
            late.append(id)  # in depth-first order every parent is met before its children
        parents[id] = parent
    for end in _ENDS & parents.keys():
        del parents[end]
    if late:
        _mend(parents, late)
    children: dict[str, list[str]] = {}
    for id, parent in parents.items():
        if parent in children:
            children[parent].append(id)
        else:
            children[parent] = [id]
    return Tree(parents, children)


def _mend(parents: dict[str, str], late: Iterable[str]) -> None:
    """Put what has no way to the top into the tray."""
    for id in late:
        if id in parents and parents[id] not in parents:
            parents[id] = TRAY
    _cut_circles(parents, late)


def _cut_circles(parents: dict[str, str], suspects: Iterable[str]) -> None:
    """Put one node of every circle into the tray: the first in the list, which stands before its parent."""
    sound: set[str] = set()
    for id in suspects:
        path = {id}
        node = parents.get(id, TOP)
        while node in parents and node not in sound and node not in path:
            path.add(node)
            node = parents[node]
        if node == id:
            parents[id] = TRAY
        if node == id or node not in path:
            sound |= path
