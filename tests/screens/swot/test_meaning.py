import pytest

from tests.spots import at, order, told
from toi_tui.shell.target import Target

FIRST = Target("swot.strengths", "s1")


@pytest.mark.parametrize(
    ("group", "key", "edited", "begun"),
    [
        ("strengths", "s1", "→ swot.strengths/s1.text", "+ swot.strengths behind s1 .text"),
        ("so", "so1", "→ swot.tows/so1.text", "+ swot.tows behind so1 .text kind=so"),
        ("threats", "", "+ swot.threats at the end .text", "+ swot.threats at the end .text"),
        ("st", "", "+ swot.tows at the end .text kind=st", "+ swot.tows at the end .text kind=st"),
    ],
)
def test_items_and_strategies_are_edited_and_new_ones_begin_behind_them(group, key, edited, begun):
    here = at("swot", group, key)
    assert (told(here.edits), told(here.begins)) == (edited, begun)


@pytest.mark.parametrize(
    ("spot", "onto", "path", "after"),
    [
        (("strengths", "s2"), ("strengths",), "swot.strengths", "s2 s1"),
        (("strengths", "s1"), ("strengths", "s2"), "swot.strengths", "s2 s1"),
        (("strengths", "s1"), ("weaknesses", "w1"), "swot.weaknesses", "w1 s1"),
        (("strengths", "s1"), ("threats",), "swot.threats", "s1"),
        (("wo", "wo2"), ("wo",), "swot.tows", "so1 wo2 wo1"),
        (("so", "so1"), ("wo", "wo1"), "swot.tows", "wo1 so1 wo2"),
        (("wo", "wo1"), ("st",), "swot.tows", "so1 wo2 wo1"),
    ],
)
def test_it_goes_within_its_quadrant_or_into_another(spot, onto, path, after):
    assert order(at("swot", *spot).moved(*onto), path) == after


def test_a_strategy_takes_the_kind_of_where_it_goes():
    assert order(at("swot", "so", "so1").moved("wo", "wo1"), "swot.tows", "kind") == "wo wo wo"


def test_where_nothing_stands_nothing_is_moved_deleted_or_hidden():
    here = at("swot", "threats")
    assert here.moved("strengths") == ""
    assert here.why_not_moved == "There is nothing to move here."
    assert here.why_not_deleted == here.deleted() == "There is no item to delete here."
    assert here.why_not_hidden == "There is nothing here for that key."
    assert here.carried_over == ""


def test_an_item_is_deleted_by_itself_and_named():
    here = at("swot", "strengths", "s1")
    assert (here.deletion.name, here.deletion.more) == ("old ties", 0)
    assert order(here.deleted(), "swot.strengths") == "s2"


def test_an_item_is_carried_over_for_itself():
    assert at("swot", "so", "so1").carried_over == "swot.tows/so1"


@pytest.mark.parametrize(
    ("key", "how", "leads"),
    [
        ("enter", {"fresh": True}, "+ swot.strengths behind s1 .text"),
        ("enter", {"fresh": True, "text": False}, ""),
        ("enter", {}, ""),
        ("tab", {"fresh": True}, ""),
    ],
)
def test_enter_goes_on_from_a_new_item_alone(key, how, leads):
    assert at("swot", "strengths", "s1").after(key, FIRST, **how) == leads


def test_the_foot_says_what_enter_does():
    here = at("swot", "strengths", "s1")
    assert here.prompt(FIRST, fresh=True) == "Enter next · Esc done · Ctrl+Z undoes"
    assert here.prompt(FIRST) == "Enter or Esc done · Ctrl+Z undoes"
    note = Target("swot.strengths", "s1", "note", lines=True)
    assert here.prompt(note) == "Esc done · Enter begins a new line"
    assert here.meaning.heading(note) == "Evidence, remark (Esc keeps)"


@pytest.mark.parametrize(
    ("group", "key", "into", "path", "texts"),
    [
        ("strengths", "s1", None, "swot.strengths", "old ties|one|two|small team"),
        ("threats", "", None, "swot.threats", "one|two"),
        ("strengths", "s1", FIRST, "swot.strengths", "old ties|two|small team"),
    ],
)
def test_pasted_lines_become_items_there(group, key, into, path, texts):
    after = at("swot", group, key).pasted("- one\r\n\r\n- two\n", into)
    assert [row.text for row in after.items(path).values()] == texts.split("|")


@pytest.mark.parametrize(
    ("text", "into"), [("one line", FIRST), ("one\ntwo", Target("swot.strengths", "s1", "note")), (" \n", None)]
)
def test_what_is_no_row_of_items_stays_in_its_field(text, into):
    assert at("swot", "strengths", "s1").pasted(text, into) is None


def test_the_line_that_goes_on_with_an_open_field_and_how_many_there_were_are_told():
    here = at("swot", "strengths", "s1")
    pasted = here.meaning.pasted_into(FIRST, here.spot, "one\ntwo\nthree")
    assert (pasted.first, pasted.count) == ("one", 3)
