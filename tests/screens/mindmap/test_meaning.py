import pytest

from tests.spots import at, order, told
from toi_tui.model.session import Session
from toi_tui.shell.target import Target

LEFT = Target("mindmap.nodes", "left")
CONCLUSION = Target("mindmap", "", "conclusion", lines=True)


@pytest.mark.parametrize(
    ("above", "key", "edited", "begun"),
    [
        ("", "root", "→ mindmap.nodes/root.text", "+ mindmap.nodes behind right .text parent=root"),
        ("root", "left", "→ mindmap.nodes/left.text", "+ mindmap.nodes behind leaf .text parent=root"),
        ("left", "leaf", "→ mindmap.nodes/leaf.text", "+ mindmap.nodes behind leaf .text parent=left"),
        ("tray", "idea", "→ mindmap.nodes/idea.text", "+ mindmap.nodes behind idea .text parent=tray"),
    ],
)
def test_a_new_idea_stands_beside_the_one_at_the_cursor_and_below_the_middle(above, key, edited, begun):
    here = at("mindmap", above, key)
    assert (told(here.edits), told(here.begins)) == (edited, begun)


def test_on_the_heading_of_the_tray_one_begins_in_it_and_in_an_empty_map_its_middle():
    assert told(at("mindmap", "tray").edits) == "+ mindmap.nodes behind idea .text parent=tray"
    assert told(at("mindmap", "", session=Session()).edits) == "+ mindmap.nodes at the end .text"


def test_the_branch_that_is_shown_alone_is_the_middle_for_that_long():
    alone = at("mindmap", "root", "left", focused_on="left")
    assert told(alone.begins) == "+ mindmap.nodes behind leaf .text parent=left"


@pytest.mark.parametrize(
    ("above", "key", "begun"),
    [
        ("root", "left", "+ mindmap.nodes behind leaf .text parent=left"),
        ("root", "right", "+ mindmap.nodes behind right .text parent=right"),
        ("tray", "", "+ mindmap.nodes behind idea .text parent=tray"),
    ],
)
def test_one_level_below_it_is_the_last(above, key, begun):
    here = at("mindmap", above, key)
    assert told(here.meaning.place_below(here.spot)) == begun


@pytest.mark.parametrize(
    ("spot", "onto", "after"),
    [
        (("root", "right"), ("root",), "root right left leaf idea"),
        (("root", "left"), ("root", "right"), "root right left leaf idea"),
        (("root", "left"), ("right",), "root right left leaf idea"),
        (("left", "leaf"), ("tray", "idea"), "root left right idea leaf"),
        (("tray", "idea"), ("left", "leaf"), "root left leaf idea right"),
    ],
)
def test_a_node_goes_behind_another_with_all_below_it(spot, onto, after):
    assert order(at("mindmap", *spot).moved(*onto), "mindmap.nodes") == after


def test_a_node_takes_the_parent_of_where_it_goes():
    assert at("mindmap", "root", "left").moved("right").mindmap.nodes["left"].parent == "right"
    assert at("mindmap", "tray").moved("root") == ""


def test_dropped_with_the_mouse_it_becomes_the_last_child():
    assert at("mindmap", "tray", "idea").dropped("root", "left").mindmap.nodes["idea"].parent == "left"
    assert at("mindmap", "left", "leaf").dropped("tray").mindmap.nodes["leaf"].parent == "tray"


@pytest.mark.parametrize(
    ("above", "key", "name", "more", "left"),
    [
        ("left", "leaf", "a form", 0, "root left right idea"),
        ("root", "left", "our work", 1, "root right idea"),
        ("", "root", "three meetings", 3, "idea"),
    ],
)
def test_a_node_goes_with_all_below_it(above, key, name, more, left):
    here = at("mindmap", above, key)
    assert (here.deletion.name, here.deletion.more) == (name, more)
    assert order(here.deleted(), "mindmap.nodes") == left


def test_the_heading_of_the_tray_is_no_item():
    here = at("mindmap", "tray")
    assert here.why_not_moved == "There is nothing to move here."
    assert here.why_not_deleted == "There is no item to delete here."
    assert here.why_not_hidden == "There is nothing here for that key."


@pytest.mark.parametrize(
    ("key", "how", "leads"),
    [
        ("tab", {}, "+ mindmap.nodes behind leaf .text parent=left"),
        ("tab", {"fresh": True}, "+ mindmap.nodes behind leaf .text parent=left"),
        ("tab", {"fresh": True, "text": False}, ""),
        ("enter", {"fresh": True}, "+ mindmap.nodes behind leaf .text parent=root"),
        ("enter", {}, ""),
    ],
)
def test_tab_goes_one_level_down_and_enter_to_the_next_beside(key, how, leads):
    assert at("mindmap", "root", "left").after(key, LEFT, **how) == leads


def test_the_conclusion_has_lines_and_is_headed_and_a_node_is_brought_into_sight():
    meaning = at("mindmap", "root", "left").meaning
    note = Target("mindmap.nodes", "left", "note", lines=True)
    assert [meaning.heading(each) for each in (CONCLUSION, note)] == [
        "Conclusion (Esc keeps)",
        "Evidence, remark (Esc keeps)",
    ]
    assert [meaning.panel_of(each) for each in (LEFT, CONCLUSION, note)] == ["outline", "", ""]


TREE = "one\n  two\n  three\nfour"


@pytest.mark.parametrize(
    ("spot", "into", "parents"),
    [
        (("root", "left"), None, {"one": "our work", "two": "one", "three": "one", "four": "our work"}),
        (("tray",), None, {"one": "tray", "two": "one", "three": "one", "four": "tray"}),
        (("root", "left"), LEFT, {"two": "our work", "three": "our work", "four": "three meetings"}),
        (
            ("", "root"),
            Target("mindmap.nodes", "root"),
            {"two": "three meetings", "three": "three meetings", "four": "three meetings"},
        ),
    ],
)
def test_indented_lines_become_a_tree_below_the_cursor(spot, into, parents):
    nodes = at("mindmap", *spot).pasted(TREE, into).mindmap.nodes
    names = {id: node.text for id, node in nodes.items()}
    made = {node.text: names.get(node.parent, node.parent) for node in nodes.values() if node.text in parents}
    assert list(made.items()) == list(parents.items())


def test_in_a_field_the_first_line_goes_on_with_its_text_and_all_are_counted():
    here = at("mindmap", "root", "left")
    pasted = here.meaning.pasted_into(LEFT, here.spot, TREE)
    assert (pasted.first, pasted.count) == ("one", 4)
    assert here.meaning.pasted(here.spot, TREE).count == 4


def test_the_conclusion_takes_lines_as_they_are():
    assert at("mindmap", "root", "left").pasted(TREE, CONCLUSION) is None
    assert at("mindmap", "root", "left").pasted("one", LEFT) is None


def test_the_tree_follows_nodes_that_moved_and_the_one_before_is_told():
    here = at("mindmap", "root", "left")
    before = here.meaning.tree
    here.moved("right")
    assert here.meaning.tree is before
    assert here.meaning.reshape({"left"}) is before
    assert list(here.meaning.tree.children["right"]) == ["left"]
    here.meaning.forget_tree()
    assert list(here.meaning.tree.children["left"]) == ["leaf"]
