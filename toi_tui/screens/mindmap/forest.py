"""The mind map as the outline shows it: the tray first, then the root and its branches."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from toi_tui.locale import N_, _
from toi_tui.model.parts.mindmap import TOP, TRAY, Node
from toi_tui.model.parts.options import Viewpoint
from toi_tui.model.tree import Tree
from toi_tui.widgets.outline_rows import OutlineEntry
from toi_tui.widgets.text import clip

GLYPHS: Final = {"core": "◆", "positive": "+", "critical": "!"}
BRIEF: Final = 12
"""Cells of a viewpoint's name in a row; all of it is told of the row under the cursor."""
NAMES: Final = {"core": N_("core element"), "positive": N_("positive effect"), "critical": N_("critical point")}


class MapForest:
    """The nodes of a map and their tree, drawn a row at a time: of ten thousand only those in view are ever drawn."""

    __slots__ = ("_nodes", "_viewpoints", "tops", "tree")
    headings = (TRAY,)

    def __init__(self, nodes: Mapping[str, Node], tree: Tree, viewpoints: Mapping[str, Viewpoint]) -> None:
        self._nodes, self._viewpoints = nodes, viewpoints
        self.tree = tree
        self.tops: Sequence[str] = (TRAY, *tree.children.get(TOP, ()))

    @property
    def parents(self) -> Mapping[str, str]:
        """Every node's parent."""
        return self.tree.parents

    @property
    def children(self) -> Mapping[str, Sequence[str]]:
        """The children of a node, or of the tray."""
        return self.tree.children

    def entry(self, key: str) -> OutlineEntry:
        """A node, or the heading of the tray."""
        if key == TRAY:
            return self._tray()
        node = self._nodes[key]
        names = ", ".join(_(NAMES[mark]) for mark in node.marks)
        viewpoint = self._viewpoints.get(node.viewpoint)
        seen = viewpoint.name if viewpoint else ""
        return OutlineEntry(
            node.text,
            "".join(GLYPHS[mark] for mark in node.marks),
            " ".join(each for each in ("✎" if node.note else "", f"· {clip(seen, BRIEF)}" if seen else "") if each),
            " · ".join(each for each in (names, seen, node.note) if each),
            "◌" if node.private else "·",
        )

    def _tray(self) -> OutlineEntry:
        waiting = len(self.children.get(TRAY, ()))
        title = _("Not sorted yet ({n})").format(n=waiting)
        hint = (
            _("i and a digit sorts an idea into a branch.") if waiting else _("n writes ideas here; sort them later.")
        )
        return OutlineEntry(title, tail="" if waiting else hint, more=hint if waiting else "", look="title")

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every node's id and text, the tray first."""
        for top in self.tops:
            if top != TRAY:
                yield top, self._nodes[top].text
            for key in self.tree.below(top):
                yield key, self._nodes[key].text
