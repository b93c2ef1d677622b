from datetime import date

import pytest

from tests.spots import at, order, told
from toi_tui.shell.target import Target

TEXT = Target("risks.items", "ra")


def cell(column):
    return Target("risks.items", "ra", column, optional=True)


@pytest.mark.parametrize(
    ("group", "key", "edited", "begun"),
    [
        ("text", "ra", "→ risks.items/ra.text", "+ risks.items behind ra .text in register"),
        ("owner", "ra", "→ risks.items/ra.owner?", "+ risks.items behind ra .text in register"),
        ("treatment", "ra", "→ risks.items/ra.treatment?", "+ risks.items behind ra .text in register"),
        ("2-3", "ra", "→ risks.items/ra.text", "+ risks.items behind ra .text in register"),
        ("tray", "rb", "→ risks.items/rb.text", "+ risks.items behind rb .text in register"),
        ("text", "", "+ risks.items at the end .text in register", "+ risks.items at the end .text in register"),
        ("tray", "", "+ risks.items at the end .text in register", "+ risks.items at the end .text in register"),
    ],
)
def test_risks_are_written_in_the_register_also_from_the_matrix(group, key, edited, begun):
    here = at("risks", group, key)
    assert (told(here.edits), told(here.begins)) == (edited, begun)


def test_an_empty_square_gives_a_new_risk_its_rating_and_the_next_number():
    risk = [*at("risks", "1-2").pasted("floods").risks.items.values()][-1]
    assert (risk.text, risk.number, risk.probability, risk.impact) == ("floods", 3, 1, 2)
    assert told(at("risks", "1-2").begins) == ("+ risks.items at the end .text probability=1 impact=2 in register")


@pytest.mark.parametrize("group", ["owner", "2-3", "treatment"])
def test_wherever_it_stands_a_risk_is_known_by_its_text(group):
    here = at("risks", group, "ra")
    assert told(here.target) == "→ risks.items/ra.text"
    assert here.deletion.name == "no hours"
    assert here.carried_over == "risks.items/ra"
    assert (here.why_not_moved, here.why_not_hidden) == ("", "")


def test_where_there_is_none_nothing_is_moved_or_deleted():
    here = at("risks", "1-2")
    assert here.why_not_moved == "There is nothing to move here."
    assert here.why_not_deleted == "There is no item to delete here."


@pytest.mark.parametrize(
    ("spot", "onto", "rated"),
    [
        (("2-3", "ra"), ("1-2",), (1, 2)),
        (("tray", "rb"), ("3-3",), (3, 3)),
        (("2-3", "ra"), ("tray", "rb"), (None, None)),
    ],
)
def test_another_square_rates_it_anew(spot, onto, rated):
    risk = at("risks", *spot).moved(*onto).risks.items[spot[1]]
    assert (risk.probability, risk.impact) == rated


def test_another_row_only_changes_the_order():
    after = at("risks", "text", "rb").moved("text")
    assert order(after, "risks.items") == "rb ra"
    assert (after.risks.items["ra"].probability, after.risks.items["ra"].number) == (2, 1)


@pytest.mark.parametrize(
    ("key", "target", "how", "leads"),
    [
        ("tab", TEXT, {"fresh": True}, "→ risks.items/ra.measure?"),
        ("tab", TEXT, {"fresh": True, "text": False}, ""),
        ("tab", cell("measure"), {"text": False}, "→ risks.items/ra.owner?"),
        ("tab", cell("owner"), {}, "→ risks.items/ra.due?"),
        ("tab", cell("consequence"), {}, "right"),
        ("tab", cell("consequence"), {"begun": True}, "+ risks.items behind ra .text in register"),
        ("enter", TEXT, {"fresh": True}, "+ risks.items behind ra .text in register"),
        ("enter", cell("owner"), {"begun": True}, "+ risks.items behind ra .text in register"),
        ("enter", cell("owner"), {}, ""),
        ("tab", Target("risks.items", "ra", "note", lines=True), {}, ""),
    ],
)
def test_tab_goes_through_the_columns_and_enter_to_the_next_row_while_rows_are_captured(key, target, how, leads):
    assert at("risks", "text", "ra").after(key, target, **how) == leads


def test_the_foot_says_where_they_go():
    here = at("risks", "text", "ra")
    assert here.prompt(TEXT, fresh=True) == "Tab next column · Enter next row · Esc done"
    assert here.prompt(cell("owner")) == "Tab next column · Enter or Esc done"
    assert here.prompt(Target("risks.items", "ra", "note", lines=True)) == "Esc done · Enter begins a new line"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30.4.", date(2027, 4, 30)),
        ("1.2.", date(2028, 2, 1)),
        ("30.4.2029", date(2029, 4, 30)),
        ("2027-05-21", date(2027, 5, 21)),
        ("week 17", date(2027, 4, 30)),
        ("April", date(2027, 4, 30)),
        ("12.4.–16.4.", date(2027, 4, 16)),
        ("by the end of May", date(2027, 5, 31)),
        ("", None),
    ],
)
def test_a_measure_is_due_on_a_day_or_by_the_end_of_a_week(text, day):
    assert at("risks", "due", "ra").written(cell("due"), text) == day


@pytest.mark.parametrize(("column", "next"), [("treatment", "share"), ("state", "in-progress")])
def test_a_choice_goes_on_to_its_next_word(column, next):
    from toi_tui.screens.risks.meaning import COLUMNS

    here = at("risks", column, "ra")
    assert getattr(here.session_after(here.meaning.next_word(COLUMNS, here.spot)).risks.items["ra"], column) == next
    nowhere = at("risks", column)
    assert nowhere.meaning.next_word(COLUMNS, nowhere.spot) is None
