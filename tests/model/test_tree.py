from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toi_tui.model.item import make
from toi_tui.model.parts.mindmap import TOP, TRAY, Node
from toi_tui.model.text import indented_lines
from toi_tui.model.tree import tree_after, tree_of


def nodes(parents: Mapping[str, str]) -> dict[str, Node]:
    return {id: make(Node, {"parent": parent}) for id, parent in parents.items()}


@pytest.mark.parametrize(
    ("parents", "shown"),
    [
        ({"a": "", "b": "a", "c": "b"}, {TOP: ["a"], "a": ["b"], "b": ["c"]}),
        ({"c": "b", "b": "a", "a": ""}, {"b": ["c"], "a": ["b"], TOP: ["a"]}),
        ({"a": "", "b": "gone", "c": "b"}, {TOP: ["a"], TRAY: ["b"], "b": ["c"]}),
        ({"a": "b", "b": "a"}, {TRAY: ["a"], "a": ["b"]}),
        ({"x": "a", "a": "b", "b": "a"}, {"a": ["x", "b"], TRAY: ["a"]}),
        ({"a": "a"}, {TRAY: ["a"]}),
        ({"tray": "a", "a": "tray"}, {TRAY: ["a"]}),
        ({}, {}),
    ],
    ids=["in order", "backwards", "parent gone", "circle", "hanging on a circle", "itself", "named tray", "empty"],
)
def test_what_has_no_way_to_the_top_is_shown_in_the_tray(
    parents: Mapping[str, str], shown: Mapping[str, list[str]]
) -> None:
    assert tree_of(nodes(parents)).children == shown


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(["", TRAY, *"abcdefghz"])))
def test_every_node_is_shown_once_whatever_the_file_says(parents: dict[str, str]) -> None:
    tree = tree_of(nodes(parents))
    assert sorted([*tree.below(TOP), *tree.below(TRAY)]) == sorted(parents)
    for id in parents:
        assert id not in tree.above(id)


def test_the_branch_and_what_is_above_a_node() -> None:
    tree = tree_of(nodes({"a": "", "b": "a", "c": "b", "d": "a"}))
    assert tree.branch("b") == ["b", "c"]
    assert list(tree.above("c")) == ["b", "a"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\n  b\n    c\n  d\ne", [(0, "a"), (1, "b"), (2, "c"), (1, "d"), (0, "e")]),
        ("\ta\n\t\t- b\n", [(0, "a"), (1, "b")]),
        ("    deep\nflat\n  in", [(0, "deep"), (0, "flat"), (1, "in")]),
        ("a\n\n      b\n   c", [(0, "a"), (1, "b"), (1, "c")]),
        (" \n- \n", []),
    ],
    ids=["spaces", "tabs and marks", "begins deep", "uneven", "nothing"],
)
def test_pasted_lines_have_their_depth(text: str, lines: list[tuple[int, str]]) -> None:
    assert list(indented_lines(text)) == lines


def some(parents: st.SearchStrategy[str], ids: str) -> st.SearchStrategy[list[tuple[str, str]]]:
    return st.lists(st.tuples(st.sampled_from(ids), parents), unique_by=lambda row: row[0])


whatever = some(st.sampled_from(["", TRAY, *"abcdefghz"]), "abcdefgh")


@given(whatever, whatever, st.booleans())
def test_a_tree_made_from_the_one_before_is_the_one_made_anew(
    before: list[tuple[str, str]], after: list[tuple[str, str]], few: bool
) -> None:
    first, second = dict(before), dict(after)
    if few:  # what both have stands as it stood
        second = {id: second.get(id, parent) for id, parent in first.items()}
    tree, changed = tree_of(nodes(first)), nodes(second)
    touched = {id for id in first.keys() | second.keys() if not few or first.get(id) != second.get(id)}
    derived = tree_after(tree, changed, touched)
    assert tree_of(changed) is derived
    anew = tree_of(nodes(second))
    assert (derived.parents, derived.children, derived.sound) == (anew.parents, anew.children, anew.sound)


def test_what_no_change_touches_is_shared_with_the_tree_before() -> None:
    tree = tree_of(nodes({"a": "", "b": "a", "c": "b", "d": "a", "e": "d"}))
    moved = tree_after(tree, nodes({"a": "", "b": "a", "d": "a", "e": "d", "c": "d"}), {"c"})
    assert moved.children == {TOP: ["a"], "a": ["b", "d"], "d": ["e", "c"]}
    assert moved.children["a"] is tree.children["a"]
