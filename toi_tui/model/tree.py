"""The mind map as a tree: what a session's nodes mean, with what does not fit mended on sight, not in the file."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from toi_tui.model import statically
from toi_tui.model.parts.mindmap import TOP, TRAY, Node

_ENDS: Final = frozenset((TOP, TRAY))


@statically.frozen
class Tree:
    """The nodes it is the tree of; each one's parent (an id, `TRAY` or `TOP`), in no order; the children of each of
    these in their order; and whether it is all as the nodes say, with nothing mended.
    """

    nodes: Mapping[str, Node]
    parents: Mapping[str, str]
    children: Mapping[str, Sequence[str]]
    sound: bool

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


_latest: Tree | None = None


def tree_of(nodes: Mapping[str, Node]) -> Tree:
    """The tree of these nodes. One whose parent is missing, or that is its own ancestor, goes to the tray.

    The latest answer is remembered, for the screen and the edit that follows ask for the tree of the same nodes, which
    never change: an edit makes another mapping.
    """
    return _latest if _latest is not None and _latest.nodes is nodes else _remember(_grown(nodes))


def tree_after(tree: Tree, nodes: Mapping[str, Node], ids: Collection[str]) -> Tree:
    """The tree of nodes of which only these came, went, moved or got another parent since a tree was made.

    Of ten thousand nodes a change touches a few: all other parents have the very list of children that they had.
    """
    return _remember(_regrown(tree, nodes, ids) or _grown(nodes))


def _remember(tree: Tree) -> Tree:
    global _latest  # noqa: PLW0603  # a cache of one
    _latest = tree
    return tree


def _regrown(tree: Tree, nodes: Mapping[str, Node], ids: Collection[str]) -> Tree | None:
    """The tree, grown from the one before it; None when something has to be mended."""
    if not ids:
        return replace(tree, nodes=nodes)
    parents = dict(tree.parents)
    for id in ids:
        if id in nodes:
            parents[id] = nodes[id].parent
        else:
            parents.pop(id, None)
    if not tree.sound or not _ENDS.isdisjoint(ids) or not _hold(tree, parents, ids):
        return None
    above = {side[id] for id in ids for side in (tree.parents, parents) if id in side}
    return Tree(nodes, parents, _children(tree, nodes, parents, ids, above), sound=True)


def _children(
    tree: Tree, nodes: Mapping[str, Node], parents: Mapping[str, str], ids: Iterable[str], above: Iterable[str]
) -> Mapping[str, Sequence[str]]:
    """The children of all, made anew for those above what has changed."""
    rows: dict[str, list[str]] = {parent: [] for parent in above}
    wanted = set(ids).union(*(tree.children.get(parent, ()) for parent in above))
    for id in filter(wanted.__contains__, nodes):
        rows[parents[id]].append(id)
    children = {**tree.children, **rows}
    for parent in [parent for parent, row in rows.items() if not row]:
        del children[parent]
    return children


def _grown(nodes: Mapping[str, Node]) -> Tree:
    parents: dict[str, str] = {}
    late: list[str] = []
    for id, node in nodes.items():
        parent = node.parent
        if parent not in parents and parent not in _ENDS:
            late.append(id)  # in depth-first order every parent is met before its children
        parents[id] = parent
    named = _ENDS & parents.keys()
    for end in named:
        del parents[end]
    if late:
        _mend(parents, late)
    children: dict[str, list[str]] = {}
    for id, parent in parents.items():
        if parent in children:
            children[parent].append(id)
        else:
            children[parent] = [id]
    return Tree(nodes, parents, children, not named and all(parents[id] == nodes[id].parent for id in late))


def _hold(tree: Tree, parents: Mapping[str, str], ids: Collection[str]) -> bool:
    """Whether what hangs on changed nodes, and these themselves, has a way to the top."""
    sound: set[str] = set(_ENDS)
    for id in ids:
        if id not in parents:
            if any(parents.get(child) == id for child in tree.children.get(id, ())):
                return False
            continue
        path: set[str] = set()
        node = id
        while node not in sound:
            if node in path or node not in parents:
                return False
            path.add(node)
            node = parents[node]
        sound |= path
    return True


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
