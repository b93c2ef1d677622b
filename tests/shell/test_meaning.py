"""What a spot means by itself, where a step says nothing else: asked of the SWOT, which says least."""

import pytest

from tests.spots import at
from toi_tui.model.parts.mentor import Agreement
from toi_tui.shell.target import Target

HERE = at("swot", "so", "so1")
KIND = Target("swot.tows", "so1", "kind")


def test_a_row_is_an_item_or_a_part_and_none_where_nothing_stands():
    assert HERE.row is HERE.item is HERE.session.swot.tows["so1"]
    part = at("mentor", "step-2", "agreement.what")
    assert (type(part.row), part.item) == (Agreement, None)
    nowhere = at("swot", "threats")
    assert (nowhere.row, nowhere.item) == (None, None)


def test_the_words_of_a_choice_are_those_of_the_file():
    assert HERE.meaning.words(KIND) == {"so": "so", "st": "st", "wo": "wo", "wt": "wt"}
    assert HERE.meaning.words(HERE.target) == {}
    assert HERE.meaning.choice_title(KIND) == "kind"


def test_a_word_that_is_chosen_is_put_into_its_field():
    there = at("swot", "so", "so1")
    edit = there.meaning.chosen(KIND, "wt")
    assert (edit.label, there.session_after(edit).swot.tows["so1"].kind) == ("choosing", "wt")


@pytest.mark.parametrize(
    ("target", "opens"),
    [
        (Target("swot.tows", "so1"), False),
        (Target("swot.tows", "so1", "note", optional=True), True),
        (Target("mindmap", "", "conclusion"), True),
    ],
)
def test_a_way_opens_what_an_item_can_stand_without_and_what_is_there_once(target, opens):
    assert HERE.meaning.is_gone_on_to(target) is opens


def test_it_is_written_where_the_cursor_stands_and_nothing_is_doubted():
    assert HERE.meaning.panel_of(HERE.target) == HERE.meaning.doubt(HERE.target) == ""
    assert HERE.meaning.spot_of(HERE.target, HERE.spot) == HERE.spot


@pytest.mark.parametrize(
    ("target", "panel"),
    [
        (Target("risks.items", "ra", "owner"), "register"),
        (Target("risks.items", "ra", "note", lines=True), ""),
        (Target("risks", "", "scale"), ""),
    ],
)
def test_a_cell_is_written_in_its_register(target, panel):
    assert at("risks", "2-3", "ra").meaning.panel_of(target) == panel
