"""Edits of the mind map. Nodes stand in depth-first order before and after each of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, cast

from toi_tui.editing.delta import FIRST, Draft
from toi_tui.locale import N_
from toi_tui.model import statically
from toi_tui.model.parts.mindmap import MARKS, TOP, TRAY, Node
from toi_tui.model.tree import Tree, tree_of

NODES: Final = "mindmap.nodes"


def place_of(tree: Tree, parent: str, after: str | None) -> str | None:
    """Where in the list a node stands that goes below `parent` behind its child `after`.

    `FIRST` is in front of the other children, None behind them. The answer is the id that it stands behind, `FIRST`
    at the beginning of the list; None at its end.
    """
    siblings = tree.children.get(parent, ())
    if after is None and siblings:
        after = siblings[-1]
    if after and after in tree.parents:
        return _last_of(tree, after)
    if parent in tree.parents:
        return parent
    return _in_front_of(tree, siblings[0]) if siblings else None


def _last_of(tree: Tree, id: str) -> str:
    while tree.children.get(id):
        id = tree.children[id][-1]
    return id


def _in_front_of(tree: Tree, id: str) -> str:
    before = FIRST
    for each in tree.nodes:
        if each == id:
            break
        before = each
    return before


@statically.frozen
class AddNodes:
    """Add nodes below `parent` behind its child `after` (`FIRST`: in front; None: at the end).

    `rows` are ids, depths and texts: depth 0 is a child of `parent`, 1 a child of the 0 before it, and so on. Rows
    deeper than 0 at the beginning go below `after`.
    """

    parent: str
    after: str | None
    rows: tuple[tuple[str, int, str], ...]
    label: str = N_("adding nodes")

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        tree = _tree(draft)
        if self.parent not in tree.parents and self.parent not in (TOP, TRAY):
            return
        place = place_of(tree, self.parent, self.after)
        above = [self.parent, self.after] if self.after else [self.parent]
        for id, depth, text in self.rows:
            del above[depth + 1 :]
            draft.add(NODES, id, {"parent": above[-1], "text": text}, place)
            above.append(id)
            place = id


@statically.frozen
class MoveNode:
    """Put a node with all below it under `parent`, behind its child `after` (`FIRST`: in front; None: at the end).

    Nothing happens when the parent is the node itself or below it, or when one of them is gone.
    """

    id: str
    parent: str
    after: str | None = None
    label: str = N_("moving")

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        tree = _tree(draft)
        if self.id not in tree.parents or self.after == self.id or not self._fits(tree):
            return
        branch = tree.branch(self.id)
        self._leave_in_tray(draft, tree)
        draft.set(NODES, self.id, parent=self.parent)
        place = self._place(tree)
        _move_block(draft, branch, place)

    def _fits(self, tree: Tree) -> bool:
        if self.parent in (TOP, TRAY):
            return True
        return self.parent in tree.parents and self.id not in (self.parent, *tree.above(self.parent))

    def _place(self, tree: Tree) -> str | None:
        """Where the branch goes, as if it stood nowhere."""
        siblings = tree.children.get(self.parent, ())
        after = self.after
        if after is None and siblings and siblings[-1] == self.id:
            after = siblings[-2] if len(siblings) > 1 else FIRST
        if after == FIRST and siblings and siblings[0] == self.id and self.parent not in tree.parents:
            return _in_front_of(tree, self.id)
        return place_of(tree, self.parent, after)

    def _leave_in_tray(self, draft: Draft, tree: Tree) -> None:
        """The nodes that are in the tray on sight alone stay there when their circle is opened."""
        top = [self.id, *tree.above(self.id)][-1]
        row = draft.items(NODES)[top]
        if top != self.id and isinstance(row, Node) and row.parent in tree.parents:
            draft.set(NODES, top, parent=TRAY)


@statically.frozen
class MarkNode:
    """Put a mark on a node, or take it off: core, positive or critical."""

    id: str
    mark: str
    label: str = N_("marking")

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        row = draft.items(NODES).get(self.id)
        if isinstance(row, Node):
            wanted = {*row.marks} ^ {self.mark}
            draft.set(NODES, self.id, marks=tuple(mark for mark in MARKS if mark in wanted))


def _tree(draft: Draft) -> Tree:
    return tree_of(cast("Mapping[str, Node]", draft.rows(NODES)))


def _move_block(draft: Draft, block: Sequence[str], place: str | None) -> None:
    """Put ids behind `place` (None: at the end). Of a block and what it passes over, the smaller one moves."""
    order = draft.order(NODES)
    start, members = order.index(block[0]), set(block)
    end = start + len(block)
    behind = order.index(place) if place else -1 if place == FIRST else len(order) - 1
    whole = members.issuperset(order[start:end])
    if whole and behind >= end and behind + 1 - end < len(block):
        _put(draft, order[end : behind + 1], order[start - 1] if start else FIRST)
    elif whole and behind < start and start - 1 - behind < len(block):
        _put(draft, order[behind + 1 : start], block[-1])
    else:
        others = [id for id in order[: behind + 1] if id not in members]
        _put(draft, block, others[-1] if others else FIRST)


def _put(draft: Draft, ids: Iterable[str], after: str) -> None:
    for id in ids:
        draft.move(NODES, id, after)
        after = id
