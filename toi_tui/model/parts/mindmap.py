"""The mind map (miellekartta): one tree of nodes and a tray for what is not sorted yet."""

from collections.abc import Mapping

from toi_tui.model import kinds, statically
from toi_tui.model.item import Item, Table

TRAY = "tray"
MARKS = ("core", "positive", "critical")


@statically.frozen(kw_only=True)
class Node(Item):
    """A node: `parent` is an id, ``tray`` for what is not sorted yet, or nothing for the root."""

    parent: str = kinds.reference()
    text: str = kinds.text()
    marks: tuple[str, ...] = kinds.marks(*MARKS)
    viewpoint: str = kinds.reference()
    sources: tuple[str, ...] = kinds.references()


@statically.frozen(kw_only=True)
class MindMap(Table):
    """The map of the practice; nodes stand in depth-first order."""

    conclusion: str = kinds.text()
    nodes: Mapping[str, Node] = kinds.items(Node)
