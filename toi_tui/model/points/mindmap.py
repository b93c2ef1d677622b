"""Open points of the mind map: what the options want of it, and nodes that have lost their place."""

from collections.abc import Iterator, Mapping

from toi_tui.locale import N_
from toi_tui.model.parts.mindmap import TRAY, Node
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session


def open_points(session: Session) -> Iterator[OpenPoint]:
    """A map without its conclusion or a core element, although there are options on the flip chart already."""
    if not session.options.items:
        return
    nodes = session.mindmap.nodes
    if nodes and not session.mindmap.conclusion.strip():
        yield OpenPoint("no-conclusion", "mindmap", "", N_("There are options, but the mind map has no conclusion."))
    if not any("core" in node.marks for node in nodes.values()):
        said = N_("There are options, but no core element is marked on the mind map.")
        yield OpenPoint("no-core", "mindmap", "", said)


def lost(session: Session) -> Iterator[OpenPoint]:
    """A second root, nodes whose parent is gone, and nodes that go round in a circle."""
    nodes = session.mindmap.nodes
    if _hang_on_what_stands_before(nodes):
        return
    roots = [id for id, node in nodes.items() if not node.parent]
    for id in roots[1:]:
        said = N_("The mind map has a second root: “{text}”.")
        yield OpenPoint("second-root", "mindmap", id, said, {"text": nodes[id].text})
    fixed: set[str] = {"", TRAY, *roots}
    for id, node in nodes.items():
        trail: list[str] = []
        at = id
        while at in nodes and at not in fixed:
            trail.append(at)
            fixed.add(at)
            at = nodes[at].parent
        if node.parent and node.parent != TRAY and node.parent not in nodes:
            said = N_("“{text}” has lost its place on the mind map.")
            yield OpenPoint("no-parent", "mindmap", id, said, {"text": node.text})
        elif at in trail:
            said = N_("“{text}” goes round in a circle on the mind map.")
            yield OpenPoint("circle", "mindmap", at, said, {"text": nodes[at].text})


def _hang_on_what_stands_before(nodes: Mapping[str, Node]) -> bool:
    """Whether there is one root and each node hangs on one in front of it, as the map writes them: none is lost."""
    above = {TRAY, ""}
    for id, node in nodes.items():
        if node.parent not in above:
            return False
        if not node.parent:
            above.discard("")
        above.add(id)
    return True
