from datetime import date

import pytest

from tests.spots import at, order, told
from toi_tui.screens.plan.meaning import PLAN
from toi_tui.shell.target import Target

FOCUS = Target("plan", "", "focus")
A_ROW = "+ plan.steps behind g1 .issue in plan"


def cell(column, id="g1", **how):
    return Target("plan.steps", id, column, **{"optional": True, **how})


@pytest.mark.parametrize(
    ("group", "key", "edited", "begun"),
    [
        ("focus", "focus", "→ plan/.focus", "+ plan.steps at the end .issue in plan"),
        ("text", "ch1", "→ challenges.items/ch1.text", "+ challenges.items behind ch1 .text in challenges"),
        ("solution", "ch1", "→ challenges.items/ch1.solution?", "+ challenges.items behind ch1 .text in challenges"),
        ("issue", "g1", "→ plan.steps/g1.issue?", A_ROW),
        ("action", "g1", "→ plan.steps/g1.action?", A_ROW),
        ("start", "g1", "→ plan.steps/g1.start?", A_ROW),
        ("timeline", "g1", "→ plan.steps/g1.action?", A_ROW),
        ("timeline", "g2", "→ plan.steps/g2.issue?", "+ plan.steps behind g2 .issue in plan"),
    ],
)
def test_each_cell_is_edited_and_a_row_of_its_list_begins(group, key, edited, begun):
    here = at("plan", group, key)
    assert (told(here.edits), told(here.begins)) == (edited, begun)


@pytest.mark.parametrize(
    ("group", "begun"),
    [
        ("issue", "+ plan.steps at the end .issue in plan"),
        ("timeline", "+ plan.steps at the end .issue in plan"),
        ("text", "+ challenges.items at the end .text in challenges"),
    ],
)
def test_where_nothing_stands_the_first_row_begins(group, begun):
    assert told(at("plan", group).edits) == told(at("plan", group).begins) == begun


@pytest.mark.parametrize(("id", "column"), [("g1", "action"), ("g2", "issue"), ("g3", "action")])
def test_a_row_is_called_by_its_action_or_else_its_issue(id, column):
    here = at("plan", "owner", id)
    assert told(here.target) == f"→ plan.steps/{id}.{column}"
    assert here.deletion.name == {"g1": "ask", "g2": "form", "g3": "choose groups"}[id]


def test_among_the_rows_of_somebody_a_new_one_is_theirs():
    assert told(at("plan", "issue", "g1", rows_of="Ann").begins) == "+ plan.steps behind g1 .issue owner=Ann in plan"
    assert told(at("plan", "focus", "focus", rows_of="Ann").begins).endswith("owner=Ann in plan")
    assert "owner" not in told(at("plan", "text", "ch1", rows_of="Ann").begins)


def test_the_focus_is_no_row():
    here = at("plan", "focus", "focus")
    assert here.place == "No row can begin here."
    assert here.pasted("one\ntwo") is None
    assert here.why_not_moved == "There is nothing to move here."
    assert here.why_not_deleted == "There is no item to delete here."
    assert here.why_not_hidden == "There is nothing here for that key."
    assert here.carried_over == "plan/"


def test_pasted_lines_are_rows_by_the_column_with_the_cursor():
    assert order(at("plan", "action", "g1").pasted("x\ny"), "plan.steps", "action") == "ask x y  choose groups"
    assert order(at("plan", "owner", "g2").pasted("x"), "plan.steps", "issue") == "hours form x "


@pytest.mark.parametrize(
    ("spot", "onto", "path", "after"),
    [
        (("issue", "g3"), ("issue", "g1"), "plan.steps", "g1 g3 g2"),
        (("timeline", "g3"), ("timeline",), "plan.steps", "g3 g1 g2"),
        (("text", "ch2"), ("text",), "challenges.items", "ch2 ch1"),
    ],
)
def test_rows_have_an_order(spot, onto, path, after):
    assert order(at("plan", *spot).moved(*onto), path) == after


@pytest.mark.parametrize("onto", [("text", "ch1"), ("focus", "focus")])
def test_a_row_goes_to_no_other_list(onto):
    assert at("plan", "issue", "g1").moved(*onto) == ""


def test_to_the_top_of_what_a_filter_shows_is_in_front_of_that():
    assert order(at("plan", "issue", "g3", rows_of="Ann").moved("issue"), "plan.steps") == "g3 g1 g2"
    assert order(at("plan", "issue", "g3", rows_of="Ben").moved("issue"), "plan.steps") == "g1 g3 g2"


@pytest.mark.parametrize(
    ("key", "target", "how", "leads"),
    [
        ("tab", cell("issue", optional=False), {"fresh": True}, "→ plan.steps/g1.action?"),
        (
            "tab",
            cell("issue", optional=False),
            {"fresh": True, "text": False},
            "+ plan.steps behind g1 .action in plan",
        ),
        ("tab", cell("action", optional=False), {"fresh": True, "text": False}, ""),
        ("enter", cell("issue", optional=False), {"fresh": True, "text": False}, ""),
        ("tab", cell("action"), {}, "→ plan.steps/g1.schedule?"),
        ("tab", cell("schedule"), {"begun": True, "text": False}, "→ plan.steps/g1.owner?"),
        ("tab", cell("owner"), {"begun": True}, A_ROW),
        ("tab", cell("owner"), {}, "right"),
        ("enter", cell("owner"), {}, ""),
        ("enter", cell("schedule"), {"begun": True}, A_ROW),
        ("tab", cell("start"), {}, "→ plan.steps/g1.due?"),
        ("tab", cell("due"), {}, "right"),
        ("tab", FOCUS, {}, ""),
        ("tab", Target("challenges.items", "ch1"), {}, "→ challenges.items/ch1.solution?"),
    ],
)
def test_tab_goes_through_the_columns_and_enter_to_the_next_row_while_rows_are_captured(key, target, how, leads):
    assert at("plan", "issue", "g1").after(key, target, **how) == leads


def test_the_foot_says_where_they_go():
    here = at("plan", "issue", "g1")
    assert here.prompt(cell("issue"), fresh=True) == "Tab next column · Enter next row · Esc done"
    assert here.prompt(cell("action")) == "Tab next column · Enter or Esc done"
    assert here.prompt(FOCUS) == "Enter or Esc done · Ctrl+Z undoes"


def test_a_schedule_is_kept_as_it_was_said_and_understood_where_it_can_be():
    here = at("plan", "schedule", "g2")
    assert here.written(here.edits, "week 36") == "week 36"
    row = here.session.plan.steps["g2"]
    assert (row.start, row.due) == (date(2027, 9, 6), date(2027, 9, 10))
    assert here.written(here.edits, "when there is time") == "when there is time"
    assert here.written(cell("due", "g2"), "week 36") == date(2027, 9, 10)
    assert here.written(cell("due", "g2"), "May") == date(2027, 5, 31)
    assert here.written(cell("due", "g2"), "soon") == "“soon” is no date. Write 12.4. or 12.4.2027."


@pytest.mark.parametrize(("column", "next"), [("state", "in-progress"), ("cycle", "planning")])
def test_a_choice_goes_on_to_its_next_word(column, next):
    here = at("plan", column, "g1")
    assert getattr(here.session_after(here.meaning.next_word(PLAN, here.spot)).plan.steps["g1"], column) == next
