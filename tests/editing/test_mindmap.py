from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toi_tui.editing.delta import FIRST
from toi_tui.editing.document import Document, Edit
from toi_tui.editing.items import RemoveItems, SetFields
from toi_tui.editing.mindmap import NODES, AddNodes, MarkNode, MoveNode
from toi_tui.model.item import make
from toi_tui.model.parts.mindmap import TOP, TRAY, MindMap, Node
from toi_tui.model.session import Session
from toi_tui.model.tree import tree_of


def session(**parents: str) -> Session:
    return Session(mindmap=MindMap(nodes={id: make(Node, {"parent": parent}) for id, parent in parents.items()}))


MAP = {"r": "", "a": "r", "b": "a", "c": "a", "d": "c", "e": "r", "f": "e", "t": TRAY, "u": TRAY}


def drawn(document: Document) -> str:
    """The nodes in the order of the list, each with its parent in front: ``r>a``."""
    return " ".join(f"{node.parent}>{id}" for id, node in document.session.mindmap.nodes.items())


@pytest.mark.parametrize(
    ("edit", "after"),
    [
        (MoveNode("b", "a", "c"), ">r r>a a>c c>d a>b r>e e>f tray>t tray>u"),
        (MoveNode("e", "r", FIRST), ">r r>e e>f r>a a>b a>c c>d tray>t tray>u"),
        (MoveNode("a", "r"), ">r r>e e>f r>a a>b a>c c>d tray>t tray>u"),
        (MoveNode("c", "r", "a"), ">r r>a a>b r>c c>d r>e e>f tray>t tray>u"),
        (MoveNode("a", "e"), ">r r>e e>f e>a a>b a>c c>d tray>t tray>u"),
        (MoveNode("t", "a", FIRST), ">r r>a a>t a>b a>c c>d r>e e>f tray>u"),
        (MoveNode("a", TRAY, FIRST), ">r r>e e>f tray>a a>b a>c c>d tray>t tray>u"),
        (MoveNode("u", TRAY, FIRST), ">r r>a a>b a>c c>d r>e e>f tray>u tray>t"),
        (MoveNode("a", "d"), None),
        (MoveNode("a", "a"), None),
        (MoveNode("a", "gone"), None),
        (MoveNode("gone", "a"), None),
        (MoveNode("b", "a", FIRST), None),
        (MoveNode("u", TRAY), None),
        (MoveNode("t", TRAY, FIRST), None),
        (
            AddNodes("a", "b", (("x", 0, "X"), ("y", 1, "Y"), ("z", 0, "Z"))),
            ">r r>a a>b a>x x>y a>z a>c c>d r>e e>f tray>t tray>u",
        ),
        (AddNodes("r", "a", (("x", 1, "X"), ("y", 0, "Y"))), ">r r>a a>b a>c c>d a>x r>y r>e e>f tray>t tray>u"),
        (AddNodes(TRAY, None, (("x", 0, "X"),)), ">r r>a a>b a>c c>d r>e e>f tray>t tray>u tray>x"),
        (AddNodes("gone", None, (("x", 0, "X"),)), None),
        (MarkNode("gone", "core"), None),
    ],
)
def test_what_an_edit_makes_of_the_map(edit: Edit, after: str | None) -> None:
    document = Document(session(**MAP))
    before = drawn(document)
    change = document.do(edit)
    assert (drawn(document) if change else None) == after
    document.undo()
    assert drawn(document) == before


def test_the_smaller_of_two_branches_is_the_one_that_moves() -> None:
    document = Document(session(**MAP))
    change = document.do(MoveNode("a", "r", "e"))
    assert change is not None
    assert [each.id for each in change.delta if each.moves] == ["e", "f"]


def test_marks_stand_in_one_order_and_go_off_again() -> None:
    document = Document(session(**MAP))
    for mark in ("critical", "core", "positive", "critical"):
        document.do(MarkNode("b", mark))
    assert document.session.mindmap.nodes["b"].marks == ("core", "positive")


def test_what_a_circle_left_in_the_tray_stays_there_when_a_part_of_it_moves_out() -> None:
    document = Document(session(r="", x="y", y="x", z="y"))
    document.do(MoveNode("y", "r"))
    tree = tree_of(document.session.mindmap.nodes)
    assert tree.children == {TOP: ["r"], "r": ["y"], "y": ["z"], TRAY: ["x"]}


def test_an_open_map_that_is_not_in_order_keeps_its_branches_when_one_moves() -> None:
    document = Document(session(r="", a="r", e="r", b="a", f="e"))
    document.do(MoveNode("a", "e"))
    assert drawn(document) == ">r r>e e>f e>a a>b"


ids = st.sampled_from([*MAP, "n0", "n1", "n2"])
places = st.one_of(st.sampled_from([FIRST, None]), ids)


@st.composite
def plans(draw: st.DrawFn) -> list[tuple[Any, ...]]:
    return draw(
        st.lists(
            st.one_of(
                st.tuples(st.just("move"), ids, st.one_of(st.just(TRAY), ids), places),
                st.tuples(st.just("add"), st.one_of(st.just(TRAY), ids), places, st.integers(1, 3)),
                st.tuples(st.just("remove"), ids),
                st.tuples(st.just("mark"), ids, st.sampled_from(["core", "positive"])),
                st.tuples(st.just("say"), ids),
            ),
            max_size=12,
        )
    )


def edit_of(plan: tuple[Any, ...], number: int, document: Document) -> Edit | None:
    tree = tree_of(document.session.mindmap.nodes)
    match plan:
        case ("move", id, parent, after):
            return MoveNode(id, parent, after if after in tree.children.get(parent, ()) else after and None)
        case ("add", parent, after, count):
            beside = after if after in tree.children.get(parent, ()) else after and None
            return AddNodes(parent, beside, tuple((f"n{number}{each}", each, "new") for each in range(count)))
        case ("remove", id):
            return RemoveItems(NODES, tuple(tree.branch(id)))
        case ("mark", id, mark):
            return MarkNode(id, mark)
        case _:
            return SetFields(NODES, plan[1], {"text": f"said {number}"})


@given(plans())
def test_nodes_stay_in_depth_first_order_and_undoing_all_brings_back_the_start(plans: list[tuple[Any, ...]]) -> None:
    document = Document(session(**MAP))
    start = list(document.session.mindmap.nodes.items())
    for number, plan in enumerate(plans):
        edit = edit_of(plan, number, document)
        if edit is not None:
            document.do(edit)
        stands_depth_first(document)
    end = list(document.session.mindmap.nodes.items())
    while document.undo():
        stands_depth_first(document)
    assert list(document.session.mindmap.nodes.items()) == start
    while document.redo():
        pass
    assert list(document.session.mindmap.nodes.items()) == end


def stands_depth_first(document: Document) -> None:
    nodes = document.session.mindmap.nodes
    tree = tree_of(nodes)
    walked = []
    for id in nodes:
        parent = tree.parents[id]
        assert parent == nodes[id].parent, "nothing had to be mended"
        if parent in (TOP, TRAY):
            walked += tree.branch(id)
    assert walked == list(nodes)
