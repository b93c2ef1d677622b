from datetime import date

import pytest

from tests.spots import at, order, told
from toi_tui.shell.target import Target

WHAT, TICK = Target("agreement", "", "what"), Target("checklist.items", "c2")
PRETASK = Target("agreement", "", "pretask_text", lines=True)
MADE_OF = "The letters are made of what the session says; e goes to where that is written."


@pytest.mark.parametrize(
    ("group", "key", "edited", "begun"),
    [
        ("step-2", "c2", "→ checklist.items/c2.text", "+ checklist.items behind c2 .text step=2"),
        ("step-2", "agreement.what", "→ agreement/.what", "+ checklist.items behind c3 .text step=2"),
        ("step-4", "session.goal", "→ session/.goal", "+ checklist.items behind c4 .text step=4"),
        ("step-4", "agreement.pretask_text", "→ agreement/.pretask_text¶", "+ checklist.items behind c4 .text step=4"),
        ("expectations", "x1", "→ expectations.items/x1.text", "+ expectations.items behind x1 .text"),
        ("expectations", "", "+ expectations.items at the end .text", "+ expectations.items at the end .text"),
        ("letters", "pretask", MADE_OF, MADE_OF),
    ],
)
def test_ticks_fields_and_expectations_are_edited_and_letters_are_not(group, key, edited, begun):
    here = at("mentor", group, key)
    assert (told(here.edits), told(here.begins)) == (edited, begun)


def test_a_step_without_ticks_gets_its_first_one_in_its_place():
    assert told(at("mentor", "step-3").begins) == "+ checklist.items behind c3 .text step=3"
    after = at("mentor", "step-3").pasted("contract sent\nread")
    assert order(after, "checklist.items", "step") == "1 2 2 3 3 4"


@pytest.mark.parametrize(
    ("spot", "onto", "path", "after"),
    [
        (("step-2", "c3"), ("step-2",), "checklist.items", "c1 c3 c2 c4"),
        (("step-2", "c2"), ("step-2", "c3"), "checklist.items", "c1 c3 c2 c4"),
        (("step-2", "c2"), ("step-4", "c4"), "checklist.items", "c1 c3 c4 c2"),
        (("step-2", "c2"), ("step-3",), "checklist.items", "c1 c3 c2 c4"),
        (("expectations", "x2"), ("expectations",), "expectations.items", "x2 x1"),
    ],
)
def test_ticks_and_expectations_have_an_order(spot, onto, path, after):
    assert order(at("mentor", *spot).moved(*onto), path) == after


def test_a_tick_dropped_on_another_step_belongs_to_it():
    assert at("mentor", "step-2", "c2").dropped("step-4", "c4").checklist.items["c2"].step == 4


@pytest.mark.parametrize(
    ("spot", "onto"),
    [
        (("step-2", "c2"), ("expectations", "x1")),
        (("expectations", "x1"), ("step-2", "c2")),
        (("step-2", "c2"), ("step-2", "agreement.what")),
        (("step-2", "agreement.what"), ("step-2", "c2")),
        (("step-2", "c2"), ("letters", "pretask")),
    ],
)
def test_nothing_goes_to_another_sheet_or_among_the_fields(spot, onto):
    assert at("mentor", *spot).moved(*onto) == ""


@pytest.mark.parametrize("key", ["agreement.what", "agreement.contract_sent", "session.goal"])
def test_a_field_is_no_item(key):
    here = at("mentor", "step-2", key)
    assert here.why_not_moved == "There is nothing to move here."
    assert here.why_not_deleted == "There is no item to delete here."
    assert here.why_not_hidden == "There is nothing here for that key."


def test_a_tick_is_deleted_by_itself_and_named():
    here = at("mentor", "step-2", "c2")
    assert here.deletion.name == "agreed what"
    assert order(here.deleted(), "checklist.items") == "c1 c3 c4"


@pytest.mark.parametrize(
    ("key", "target", "how", "leads"),
    [
        ("tab", WHAT, {"text": False}, "down"),
        ("enter", WHAT, {}, ""),
        ("tab", TICK, {}, ""),
        ("enter", TICK, {"fresh": True}, "+ checklist.items behind c2 .text step=2"),
        ("tab", Target("checklist.items", "c2", "done", optional=True), {}, "down"),
    ],
)
def test_tab_goes_from_field_to_field_and_enter_from_new_tick_to_new_tick(key, target, how, leads):
    assert at("mentor", "step-2", "c2").after(key, target, **how) == leads


@pytest.mark.parametrize(
    ("target", "fresh", "said"),
    [
        (WHAT, False, "Enter or Esc done · Tab next field"),
        (PRETASK, False, "Esc done · Enter begins a new line"),
        (TICK, True, "Enter next · Esc done · Ctrl+Z undoes"),
        (TICK, False, "Enter or Esc done · Ctrl+Z undoes"),
    ],
)
def test_the_foot_says_where_tab_goes(target, fresh, said):
    assert at("mentor", "step-2", "c2").prompt(target, fresh=fresh) == said


def test_the_letter_to_the_participants_and_a_remark_are_headed():
    meaning = at("mentor", "step-4", "c4").meaning
    assert meaning.heading(PRETASK) == "Pre-task: the message to the participants"
    assert meaning.heading(Target("checklist.items", "c4", "note", lines=True)) == "Evidence, remark (Esc keeps)"


def test_the_fields_of_the_agreement_stand_on_the_preparation_and_the_pretask_where_it_is_opened():
    meaning = at("mentor", "step-2", "c2").meaning
    assert [meaning.panel_of(each) for each in (WHAT, PRETASK, TICK)] == ["preparation", "", ""]


def test_what_was_ticked_or_sent_lies_behind():
    here = at("mentor", "step-3", "agreement.contract_sent")
    assert here.written(here.target, "9.2.") == date(2027, 2, 9)
    assert here.written(here.target, "1.12.") == date(2026, 12, 1)
    assert here.written(here.target, "soon") == "“soon” is no date. Write 12.4. or 12.4.2027."
