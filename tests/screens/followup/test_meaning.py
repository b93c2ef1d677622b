from datetime import date

import pytest

from tests.spots import at, order, told
from toi_tui.shell.target import Target

A_POINT = "+ followup.items at the end .indicator in checkpoints"
BEHIND = "+ followup.items behind f1 .indicator in checkpoints"
ANSWER = Target("evaluation.provider", "e1", "answer", optional=True)
SEVERAL = Target("evaluation.mentor", "m1", "answer", lines=True, optional=True)
WORDS = Target("followup", "", "text", lines=True)


def cell(column, **how):
    return Target("followup.items", "f1", column, **{"optional": True, **how})


@pytest.mark.parametrize(
    ("group", "key", "edited", "begun"),
    [
        ("indicator", "f1", "→ followup.items/f1.indicator", BEHIND),
        ("date", "f1", "→ followup.items/f1.date?", BEHIND),
        ("actual", "f1", "→ followup.items/f1.actual?", BEHIND),
        ("indicator", "", A_POINT, A_POINT),
        ("followup", "text", "→ followup/.text¶", A_POINT),
        ("expectations", "x1", "→ expectations.items/x1.text", "+ expectations.items behind x1 .text"),
        ("provider", "e1", "→ evaluation.provider/e1.answer?", "+ evaluation.provider behind e1 .question"),
        ("mentor", "m1", "→ evaluation.mentor/m1.answer¶?", "+ evaluation.mentor behind m1 .question"),
        ("mentor", "", "+ evaluation.mentor at the end .question", "+ evaluation.mentor at the end .question"),
        ("overdue", "step/g1", A_POINT, A_POINT),
    ],
)
def test_checkpoints_words_expectations_and_answers_are_edited(group, key, edited, begun):
    here = at("followup", group, key)
    assert (told(here.edits), told(here.begins)) == (edited, begun)


@pytest.mark.parametrize("spot", [("followup", "text"), ("overdue", "step/g1"), ("",)])
def test_what_waits_and_the_words_take_no_lines_that_are_pasted(spot):
    assert at("followup", *spot).place == "No row can begin here."
    assert at("followup", *spot).pasted("one\ntwo") is None


def test_pasted_lines_become_checkpoints_expectations_or_questions():
    assert order(at("followup", "date", "f1").pasted("x\ny"), "followup.items", "indicator") == "meetings x y calm"
    assert order(at("followup", "expectations", "x2").pasted("x"), "expectations.items", "text") == "examples time x"
    assert (
        order(at("followup", "provider", "e1").pasted("x?"), "evaluation.provider", "question") == "Reached? x? Best?"
    )


@pytest.mark.parametrize(
    ("spot", "onto", "path", "after"),
    [
        (("date", "f2"), ("date",), "followup.items", "f2 f1"),
        (("expectations", "x1"), ("expectations", "x2"), "expectations.items", "x2 x1"),
        (("provider", "e2"), ("provider",), "evaluation.provider", "e2 e1"),
    ],
)
def test_everything_has_an_order_within_its_list(spot, onto, path, after):
    assert order(at("followup", *spot).moved(*onto), path) == after


@pytest.mark.parametrize(
    ("spot", "onto"),
    [
        (("provider", "e1"), ("mentor", "m1")),
        (("date", "f1"), ("expectations", "x1")),
        (("followup", "text"), ("followup", "other")),
        (("provider", ""), ("provider", "e1")),
    ],
)
def test_and_goes_to_no_other(spot, onto):
    assert at("followup", *spot).moved(*onto) == ""


@pytest.mark.parametrize(
    ("group", "key", "name"),
    [
        ("actual", "f1", "meetings"),
        ("expectations", "x1", "examples"),
        ("provider", "e1", "yes"),
        ("provider", "e2", "Best?"),
        ("mentor", "m2", ""),
    ],
)
def test_what_is_deleted_is_named(group, key, name):
    assert at("followup", group, key).deletion.name == name


def test_the_words_are_no_item():
    here = at("followup", "followup", "text")
    assert here.why_not_deleted == "There is no item to delete here."
    assert here.why_not_moved == "There is nothing to move here."
    assert here.why_not_hidden == "There is nothing here for that key."


@pytest.mark.parametrize(
    ("key", "target", "how", "leads"),
    [
        ("tab", cell("indicator", optional=False), {"fresh": True}, "→ followup.items/f1.date?"),
        ("tab", cell("owner"), {"begun": True}, BEHIND),
        ("tab", cell("owner"), {}, "right"),
        ("enter", cell("date"), {"begun": True}, BEHIND),
        ("tab", cell("actual"), {}, "→ followup.items/f1.deviation?"),
        ("tab", cell("correction"), {}, "right"),
        ("tab", ANSWER, {"text": False}, "down"),
        ("enter", ANSWER, {}, ""),
        ("tab", SEVERAL, {}, ""),
        ("tab", WORDS, {}, ""),
    ],
)
def test_tab_goes_through_the_columns_and_from_answer_to_answer(key, target, how, leads):
    assert at("followup", "indicator", "f1").after(key, target, **how) == leads


def test_tab_opens_the_next_answer_and_nothing_else():
    meaning = at("followup", "provider", "e1").meaning
    assert meaning.is_gone_on_to(SEVERAL)
    assert not meaning.is_gone_on_to(Target("expectations.items", "x1"))


@pytest.mark.parametrize(
    ("target", "fresh", "said"),
    [
        (ANSWER, False, "Enter or Esc done · Tab next question"),
        (SEVERAL, False, "Esc done · Enter begins a new line"),
        (cell("indicator"), True, "Tab next column · Enter next row · Esc done"),
        (cell("date"), False, "Tab next column · Enter or Esc done"),
        (Target("expectations.items", "x1"), True, "Enter next · Esc done · Ctrl+Z undoes"),
    ],
)
def test_the_foot_says_where_they_go(target, fresh, said):
    assert at("followup", "indicator", "f1").prompt(target, fresh=fresh) == said


def test_the_wording_of_a_question_is_written_where_its_answer_stands():
    here = at("followup", "mentor", "m1")
    assert told(here.meaning.wording(here.spot)) == "→ evaluation.mentor/m1.question"


def test_the_words_are_headed_by_what_they_are():
    meaning = at("followup", "followup", "text").meaning
    assert meaning.heading(WORDS) == "Follow-up plan"
    assert meaning.heading(cell("note", lines=True)) == "Evidence, remark (Esc keeps)"


@pytest.mark.parametrize(("text", "day"), [("17.9.", date(2027, 9, 17)), ("week 43", date(2027, 10, 29))])
def test_a_checkpoint_is_on_a_day_or_by_the_end_of_a_week(text, day):
    assert at("followup", "date", "f1").written(cell("date"), text) == day
