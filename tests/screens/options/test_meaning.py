import pytest

from tests.spots import CASE, at, order, told
from toi_tui.shell.target import Target

REMARK = Target("options.items", "oa", "remarks.v1", lines=True, optional=True)
REASON = Target("options.items", "ob", "reason", optional=True)
TEXT, NAME = Target("options.items", "oa"), Target("options.viewpoints", "v1", "name")
FIT = Target("values.items", "va", "fit", optional=True)
IN_RANKING = "+ options.items at the end .text under ranked"


@pytest.mark.parametrize(
    ("column", "key", "edited", "begun"),
    [
        ("headings", "v1", "→ options.viewpoints/v1.name", "+ options.viewpoints behind v1 .name"),
        ("option", "oa", "→ options.items/oa.text", "+ options.items behind oa .text under option"),
        ("v1", "oa", "→ options.items/oa.remarks.v1¶?", "+ options.items behind oa .text under option"),
        ("ranked", "oa", "→ options.items/oa.reason?", IN_RANKING),
        ("reason", "ob", "→ options.items/ob.reason?", IN_RANKING),
        (
            "ranked",
            "unranked",
            "Above this line is the group's order: m and the arrows move options over it.",
            IN_RANKING,
        ),
        ("text", "va", "→ values.items/va.text", "+ values.items behind va .text"),
        ("fit", "va", "→ values.items/va.fit?", "+ values.items behind va .text"),
        ("importance", "va", "→ values.items/va.importance?", "+ values.items behind va .text"),
    ],
)
def test_each_cell_is_edited_and_an_item_of_its_panel_begins(column, key, edited, begun):
    here = at("options", column, key)
    assert (told(here.edits), told(here.begins)) == (edited, begun)


@pytest.mark.parametrize(
    ("column", "begun"),
    [
        ("option", "+ options.items at the end .text under option"),
        ("ranked", IN_RANKING),
        ("text", "+ values.items at the end .text"),
    ],
)
def test_where_nothing_stands_the_first_one_begins(column, begun):
    here = at("options", column)
    assert told(here.edits) == told(here.begins) == begun


def test_in_the_ranking_an_option_is_known_by_its_text_though_its_reason_is_edited():
    assert told(at("options", "ranked", "oa").target) == "→ options.items/oa.text"
    assert told(at("options", "reason", "oa").target) == "→ options.items/oa.reason?"


@pytest.mark.parametrize(
    ("spot", "onto", "path", "after"),
    [
        (("headings", "v2"), ("headings",), "options.viewpoints", "v2 v1"),
        (("option", "oc"), ("option", "oa"), "options.items", "oa oc ob"),
        (("v1", "ob"), ("v1",), "options.items", "ob oa oc"),
        (("option", "oc"), ("headings", "v1"), "options.items", "oc oa ob"),
        (("text", "vb"), ("text",), "values.items", "vb va"),
    ],
)
def test_options_viewpoints_and_values_have_an_order(spot, onto, path, after):
    assert order(at("options", *spot).moved(*onto), path) == after


@pytest.mark.parametrize(
    ("id", "onto", "after"),
    [
        ("oa", "", ("oa", "ob")),
        ("ob", "oa", ("oa", "ob")),
        ("oa", "unranked", ("ob",)),
        ("oc", "", ("oc", "ob", "oa")),
        ("oc", "oa", ("ob", "oa", "oc")),
        ("oc", "unranked", ("ob", "oa", "oc")),
    ],
)
def test_in_the_ranking_it_takes_another_rank_or_none(id, onto, after):
    assert at("options", "ranked", id).moved("ranked", onto).options.ranking == after


def test_a_heading_goes_among_headings_alone():
    assert at("options", "headings", "v1").moved("option", "oa") == ""


@pytest.mark.parametrize(
    ("column", "key", "name", "said"),
    [
        ("headings", "v1", "money", ""),
        ("option", "oa", "A all at once", ""),
        ("v1", "oa", None, ""),
        ("reason", "ob", None, ""),
        ("ranked", "oa", None, "A has no rank now. u takes it back."),
        ("text", "va", "fairness", ""),
        ("fit", "va", None, ""),
    ],
)
def test_what_is_deleted_is_named_where_it_is_an_item(column, key, name, said):
    deletion = at("options", column, key).deletion
    assert (deletion.name, deletion.said, deletion.more) == (name, said, 0)


@pytest.mark.parametrize(
    ("column", "key", "said"),
    [
        ("ranked", "oc", "C has no rank; on the flip chart Del deletes it."),
        ("ranked", "unranked", "There is no item to delete here."),
        ("option", "", "There is no item to delete here."),
    ],
)
def test_where_nothing_is_to_be_taken_away_that_is_said(column, key, said):
    assert at("options", column, key).deleted() == said


def test_del_takes_the_remark_first_and_then_the_score_and_the_option_stays():
    there = at("options", "v1", "oa")
    remarkless = there.deleted().options.items["oa"]
    assert (dict(remarkless.remarks), dict(remarkless.scores)) == ({}, {"v1": 2})
    assert dict(there.deleted().options.items["oa"].scores) == {}


def test_a_viewpoint_goes_with_what_was_seen_from_it_and_an_option_with_its_rank():
    after = at("options", "headings", "v1").deleted().options
    assert list(after.viewpoints) == ["v2"]
    assert not any(row.scores or row.remarks for row in after.items.values())
    assert at("options", "option", "oa").deleted().options.ranking == ("ob",)


def test_a_cell_of_a_value_is_emptied_and_the_value_stays():
    assert at("options", "importance", "va").deleted().values.items["va"].importance is None
    assert order(at("options", "text", "va").deleted(), "values.items") == "vb"


@pytest.mark.parametrize(
    ("column", "key", "said"),
    [
        ("option", "oa", ""),
        ("headings", "v1", ""),
        ("ranked", "oc", ""),
        ("ranked", "unranked", "There is nothing to move here."),
        ("option", "", "There is nothing to move here."),
    ],
)
def test_the_line_in_the_ranking_is_not_picked_up(column, key, said):
    assert at("options", column, key).why_not_moved == said


@pytest.mark.parametrize(
    ("key", "target", "how", "leads"),
    [
        ("tab", REMARK, {}, "right"),
        ("tab", TEXT, {"fresh": True}, "right"),
        ("tab", TEXT, {"fresh": True, "text": False}, ""),
        ("enter", TEXT, {"fresh": True}, "+ options.items behind oa .text under option"),
        ("tab", REASON, {"text": False}, "down"),
        ("tab", FIT, {"text": False}, "right"),
        ("tab", NAME, {"fresh": True}, ""),
        ("enter", NAME, {}, ""),
    ],
)
def test_tab_goes_on_to_the_next_cell(key, target, how, leads):
    assert at("options", "option", "oa").after(key, target, **how) == leads


@pytest.mark.parametrize(("target", "leads"), [(REMARK, "down"), (TEXT, "down"), (REASON, "down"), (FIT, "right")])
def test_on_a_narrow_screen_the_next_cell_of_the_chart_is_below(target, leads):
    assert at("options", "option", "oa", width="narrow").after("tab", target) == leads


def test_wherever_tab_leads_there_a_field_is_opened():
    assert at("options", "option", "oa").meaning.is_gone_on_to(TEXT) is True


def test_a_remark_is_one_of_several_that_an_option_has():
    here = at("options", "v1", "oa")
    assert here.meaning.text_of(REMARK) == "dear"
    assert here.meaning.heading(REMARK) == "A all at once · money"
    note = Target("options.items", "oa", "note", lines=True)
    assert here.meaning.heading(note) == "Evidence, remark (Esc keeps)"
    assert here.prompt(REMARK) == "+ and − in words · Esc done · Tab next viewpoint · Enter new line"
    assert here.prompt(TEXT, fresh=True) == "Enter next · Esc done · Ctrl+Z undoes"
    after = here.session_after(here.meaning.written(REMARK, "too dear"))
    assert dict(after.options.items["oa"].remarks) == {"v1": "too dear"}


def test_a_reason_is_written_in_the_ranking():
    assert [at("options", "v1", "oa").meaning.panel_of(each) for each in (REASON, TEXT)] == ["ranking", ""]


def test_how_far_a_value_is_realised_is_a_number():
    here = at("options", "importance", "va")
    assert here.written(here.target, "7") == 7
    assert here.written(here.target, "11") == "“11” does not fit here. Write a number from 1 to 10."


def test_pasted_lines_become_options_with_the_next_labels():
    after = at("options", "option", "oa").pasted("one\ntwo")
    assert order(after, "options.items", "label") == "A D E B C"
    assert order(at("options", "headings", "v1").pasted("law"), "options.viewpoints", "name") == "money law staff"
    assert order(at("options", "text", "va").pasted("care"), "values.items", "text") == "fairness care trust"
    assert list(at("options", "ranked", "oa").pasted("one").options.items)[:3] == list(CASE.options.items)
