"""The meaning of the mind map's spots: nodes of a tree that stands beside the session's list of them."""

from collections.abc import Callable, Collection

from toi_tui.editing.delta import FIRST
from toi_tui.editing.document import Edit
from toi_tui.editing.mindmap import NODES, AddNodes, MoveNode, place_of
from toi_tui.locale import _
from toi_tui.model.parts.mindmap import TOP, TRAY
from toi_tui.model.text import indented_lines
from toi_tui.model.tree import Tree, tree_after, tree_of
from toi_tui.shell.desk import Desk
from toi_tui.shell.meaning.meaning import Meaning
from toi_tui.shell.target import Leaving, NewItems, Place, Target
from toi_tui.widgets.spot import Direction, Spot


class MindMapMeaning(Meaning):
    """A spot's key is a node, its group the node above; `focused_on` tells the branch that is shown alone."""

    def __init__(self, desk: Desk, focused_on: Callable[[], str]) -> None:
        super().__init__(desk)
        self._focused_on = focused_on
        self._tree: Tree | None = None

    # The tree

    @property
    def tree(self) -> Tree:
        """The tree of the nodes as they were when it was last said that they changed."""
        if self._tree is None:
            self._tree = tree_of(self.session.mindmap.nodes)
        return self._tree

    def forget_tree(self) -> None:
        """Take the nodes anew: anything may have changed."""
        self._tree = None

    def reshape(self, ids: Collection[str]) -> Tree:
        """Follow nodes that came, went or moved; returns the tree that was before."""
        before = self.tree
        self._tree = tree_after(before, self.session.mindmap.nodes, ids)
        return before

    # What a spot means

    def target(self, spot: Spot) -> Target | None:
        """A node."""
        return Target(NODES, spot.key) if spot.key else None

    def place(self, spot: Spot) -> Place:
        """Beside the node at the cursor; below the root and the branch in focus; at the end of the tray."""
        if not spot.key:
            return self.place_in(spot.group or TOP, None)
        if spot.group == TOP or spot.key == self._focused_on():
            return self.place_in(spot.key, None)
        return self.place_in(spot.group, spot.key)

    def place_in(self, parent: str, after: str | None) -> Place:
        """A place below a node, behind another or at the end."""
        return Place(NODES, place_of(self.tree, parent, after), {"parent": parent} if parent else None)

    def place_below(self, spot: Spot) -> Place:
        """A place below the node at the cursor."""
        return self.place_in(spot.key or spot.group, None)

    def destination(self, spot: Spot, onto: Spot) -> Edit | str:
        """Behind a child of a node."""
        return MoveNode(spot.key, onto.group, onto.key or FIRST) if spot.key else ""

    def dropped(self, spot: Spot, onto: Spot) -> Edit | str:
        """A node dropped on another becomes its last child; on the heading it goes to the tray."""
        return MoveNode(spot.key, onto.key or onto.group)

    def doomed(self, target: Target) -> tuple[str, ...]:
        """A node and all below it."""
        return tuple(self.tree.branch(target.id))

    # Writing

    def panel_of(self, target: Target) -> str:
        """The outline, where a row may have been scrolled away."""
        return "outline" if target.list == NODES and not target.lines else ""

    def after(self, left: Leaving) -> Target | Place | Direction | None:
        """Tab in the editor goes on one level below, from a new node or an old one."""
        if left.key == "tab":
            return self.place_below(left.spot) if left.has_text and left.spot.key else None
        return super().after(left)

    def heading(self, target: Target) -> str:
        """The words over the editor of the conclusion."""
        return _("Conclusion (Esc keeps)") if target.field == "conclusion" else super().heading(target)

    # Indented lines become a tree; none is lost

    def pasted(self, spot: Spot, text: str) -> NewItems | None:
        """A tree below the cursor."""
        return self._pasted(spot.key or spot.group or TRAY, None, indented_lines(text))

    def pasted_into(self, target: Target, spot: Spot, text: str) -> NewItems | None:  # noqa: ARG002 - it is the target's
        """The first line goes on the text being written; the others become nodes behind it and below it."""
        (_depth, first), *rest = indented_lines(text) or ((0, ""),)
        if target.list != NODES:
            return None
        parent = self.tree.parents.get(target.id, TRAY)
        if parent == TOP:
            below = tuple((max(depth - 1, 0), line) for depth, line in rest)
            return self._pasted(target.id, None, below, first)
        return self._pasted(parent, target.id, tuple(rest), first)

    def _pasted(
        self, parent: str, after: str | None, lines: tuple[tuple[int, str], ...], first: str = ""
    ) -> NewItems | None:
        rows = tuple((self.desk.new_id(), depth, line) for depth, line in lines)
        if not rows:
            return None
        return NewItems(AddNodes(parent, after, rows), rows[-1][0], len(rows) + bool(first), first)
