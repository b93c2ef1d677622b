import pytest

from tests.spots import at, order, told
from toi_tui.model.parts.practices import Practices
from toi_tui.model.session import Session
from toi_tui.shell.target import Target

NAME, OWNER = Target("practices.items", "p1", "name"), Target("practices.items", "p1", "owner", optional=True)
QUESTION = Target("draft_plan.items", "q1", "question")
ANSWER = Target("draft_plan.items", "q1", "answer", optional=True)
NEED = Target("need", "", "text", lines=True)
ONCE = "The need and the decision are there once: e edits them."


@pytest.mark.parametrize(
    ("group", "key", "edited", "begun"),
    [
        ("name:p1", "p1", "→ practices.items/p1.name", "+ practices.items behind p1 .name"),
        ("owner:p1", "p1", "→ practices.items/p1.owner?", "+ practices.items behind p1 .name"),
        ("verdict:p2", "p2", "→ practices.items/p2.verdict?", "+ practices.items behind p2 .name"),
        ("name:", "", "+ practices.items at the end .name", "+ practices.items at the end .name"),
        ("questions", "q1", "→ draft_plan.items/q1.answer?", "+ draft_plan.items behind q1 .question"),
        ("questions", "", "+ draft_plan.items at the end .question", "+ draft_plan.items at the end .question"),
        ("need", "need.text", "→ need/.text¶", "→ need/.text¶"),
        ("decision", "decision.outcome", "→ decision/.outcome", "→ decision/.reason"),
        ("decision", "decision.reason", "→ decision/.reason", "→ decision/.reason"),
    ],
)
def test_cells_answers_and_what_is_there_once_are_edited(group, key, edited, begun):
    here = at("practices", group, key)
    assert (told(here.edits), told(here.begins)) == (edited, begun)


@pytest.mark.parametrize("spot", [("need", "need.text"), ("decision", "decision.reason")])
def test_what_is_there_once_takes_no_lines_that_are_pasted(spot):
    assert at("practices", *spot).place == ONCE
    assert at("practices", *spot).pasted("one\ntwo") is None


def test_pasted_lines_become_practices_or_questions():
    assert order(at("practices", "owner:p1", "p1").pasted("X\nY"), "practices.items", "name") == "A X Y B C"
    assert order(at("practices", "questions", "q2").pasted("When?"), "draft_plan.items", "question").endswith(
        "How? When?"
    )


@pytest.mark.parametrize(
    ("spot", "onto", "path", "after"),
    [
        (("name:p1", "p1"), ("name:p2", "p2"), "practices.items", "p2 p1 p3"),
        (("name:p3", "p3"), ("name:p2", "p2"), "practices.items", "p1 p3 p2"),
        (("owner:p2", "p2"), ("owner:p1", "p1"), "practices.items", "p2 p1 p3"),
        (("name:p1", "p1"), ("verdict:p3", "p3"), "practices.items", "p2 p3 p1"),
        (("questions", "q2"), ("questions",), "draft_plan.items", "q2 q1"),
    ],
)
def test_columns_and_questions_have_an_order(spot, onto, path, after):
    assert order(at("practices", *spot).moved(*onto), path) == after


@pytest.mark.parametrize(
    ("spot", "onto"),
    [
        (("name:p1", "p1"), ("owner:p1", "p1")),
        (("name:p1", "p1"), ("questions", "q1")),
        (("questions", "q1"), ("need", "need.text")),
        (("name:", ""), ("name:", "")),
    ],
)
def test_within_its_column_and_across_the_pages_nothing_goes(spot, onto):
    empty = Session(practices=Practices()) if spot == ("name:", "") else None
    here = at("practices", *spot, session=empty) if empty else at("practices", *spot)
    assert here.moved(*onto) == ""


def test_del_takes_a_practice_away_on_its_name_and_the_words_of_a_cell_elsewhere():
    there = at("practices", "name:p1", "p1")
    assert there.deletion.name == "A"
    assert order(there.deleted(), "practices.items") == "p2 p3"
    written = there.meaning
    here = at("practices", "owner:p1", "p1")
    here.written(OWNER, "Pine College")
    assert here.deletion.name is None
    assert here.deleted().practices.items["p1"].owner == ""
    assert written.session is not here.session


@pytest.mark.parametrize("spot", [("verdict:p1", "p1"), ("found:p1", "p1"), ("need", "need.text"), ("name:", "")])
def test_a_choice_always_says_something_and_what_is_there_once_stays(spot):
    assert at("practices", *spot).deleted() == "There is no item to delete here."


def test_a_question_goes_with_its_answer_and_is_named_itself():
    assert at("practices", "questions", "q1").deletion.name == "Who leads?"
    assert order(at("practices", "questions", "q1").deleted(), "draft_plan.items") == "q2"


@pytest.mark.parametrize(
    ("key", "target", "how", "leads"),
    [
        ("tab", NAME, {"fresh": True}, "down"),
        ("tab", NAME, {"fresh": True, "text": False}, ""),
        ("enter", NAME, {"fresh": True}, "+ practices.items behind p1 .name"),
        ("enter", NAME, {}, ""),
        ("tab", OWNER, {"text": False}, "down"),
        ("enter", OWNER, {}, ""),
        ("tab", QUESTION, {}, "→ draft_plan.items/q1.answer?"),
        ("enter", QUESTION, {"fresh": True}, "→ draft_plan.items/q1.answer?"),
        ("enter", QUESTION, {"fresh": True, "text": False}, ""),
        ("tab", ANSWER, {"text": False}, "down"),
        ("enter", ANSWER, {}, ""),
        ("tab", NEED, {}, "down"),
    ],
)
def test_tab_goes_down_the_column_and_from_a_question_to_its_answer(key, target, how, leads):
    assert at("practices", "name:p1", "p1").after(key, target, **how) == leads


@pytest.mark.parametrize(
    ("field", "opens"), [("name", True), ("owner", True), ("found", None), ("verdict", None), ("reason", True)]
)
def test_choices_are_passed_over_on_the_way_down(field, opens):
    meaning = at("practices", "name:p1", "p1").meaning
    assert meaning.is_gone_on_to(Target("practices.items", "p1", field, optional=field != "name")) is opens


@pytest.mark.parametrize(
    ("target", "fresh", "said"),
    [
        (NAME, True, "Name · Enter next practice · Tab its details · Esc ends"),
        (NAME, False, "Name · Enter or Esc done · Tab its details"),
        (QUESTION, True, "Question · Enter or Tab its answer · Esc ends"),
        (ANSWER, False, "Enter or Esc done · Tab next field"),
        (NEED, False, "Esc done · Enter begins a new line"),
    ],
)
def test_the_foot_says_what_enter_and_tab_go_on_to(target, fresh, said):
    assert at("practices", "name:p1", "p1").prompt(target, fresh=fresh) == said


def test_choices_say_their_word_and_are_named():
    here = at("practices", "found:p1", "p1")
    assert (here.meaning.text_of(here.target), here.meaning.choice_title(here.target)) == ("a visit", "How found")
    assert "benchmarking" in here.meaning.words(here.target)
    outcome = at("practices", "decision", "decision.outcome")
    assert "rejected" in outcome.meaning.words(outcome.target)
    assert (outcome.meaning.text_of(outcome.target), outcome.meaning.choice_title(outcome.target)) == (
        "still open",
        "Outcome",
    )


def test_on_the_page_beside_it_fields_and_answers_are_opened_one_after_the_other():
    meaning = at("practices", "questions", "q1").meaning
    assert [meaning.is_gone_on_to(each) for each in (ANSWER, NEED, QUESTION)] == [True, True, False]


def test_what_is_there_once_is_written_on_its_page_and_a_question_over_itself():
    here = at("practices", "questions", "q1")
    assert [here.meaning.panel_of(each) for each in (NEED, OWNER, ANSWER)] == ["deciding", "", ""]
    assert here.meaning.spot_of(QUESTION, here.spot).key == "q1"
    assert here.meaning.spot_of(QUESTION, here.spot) != here.spot == here.meaning.spot_of(ANSWER, here.spot)
    assert here.meaning.heading(NEED) == "The need for change (Esc keeps)"
