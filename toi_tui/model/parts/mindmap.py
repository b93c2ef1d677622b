"""The mind map (miellekartta): one tree of nodes and a tray for what is not sorted yet."""

from collections.abc import Mapping
from typing import Final

from toi_tui.model import statically
from toi_tui.model.declaring import public
from toi_tui.model.item import Item, Table

TOP: Final = ""
"""The parent of the root. A merge of two sessions may leave several roots; all are shown."""
TRAY: Final = "tray"
MARKS = ("core", "positive", "critical")


@statically.frozen(kw_only=True)
class Node(Item):
    """A node: `parent` is an id, ``tray`` for what is not sorted yet, or nothing for the root."""

    parent: str = public.reference()
    text: str = public.text()
    marks: tuple[str, ...] = public.marks(*MARKS)
    viewpoint: str = public.reference()
    sources: tuple[str, ...] = public.references()


@statically.frozen(kw_only=True)
class MindMap(Table):
    """The map of the practice; nodes stand in depth-first order."""

    conclusion: str = public.text()
    nodes: Mapping[str, Node] = public.items(Node)
