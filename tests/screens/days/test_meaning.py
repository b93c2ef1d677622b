from datetime import date, time

import pytest

from tests.spots import at, order, told
from toi_tui.model.parts.days import Task, Tasks
from toi_tui.model.session import Session
from toi_tui.screens.days.meaning import when
from toi_tui.shell.target import Target

NOW = "2027-04-14 09:00:00"
STAY = "It has no place there: activities, notes and answers stay in their own row."
WITH_THE_DAY = "Tasks and phases stay with their day; all else can be moved."
ANSWER = Target("tasks.answers", "k1")


@pytest.mark.parametrize(
    ("group", "key", "edited", "begun"),
    [
        ("1:activities", "a1", "→ days.activities/a1.text", "+ days.activities behind a1 .text day=1"),
        ("1:notes", "n1", "→ days.notes/n1.text", f"+ days.notes behind n1 .text day=1 at={NOW}"),
        ("1:tasks", "T1", "→ tasks.items/T1.text", "+ tasks.answers at the end .text task=T1 kind=challenge"),
        ("1:tasks", "k1", "→ tasks.answers/k1.text", "+ tasks.answers behind k1 .text task=T1 kind=opportunity"),
        (
            "2:tasks",
            "debrief:T1",
            "→ tasks.items/T1.debrief?",
            "+ tasks.answers at the end .text task=T1 kind=challenge",
        ),
        ("2:phases", "phase:2", "→ days.items/2.phase?", "→ days.items/2.phase?"),
        ("1:phases", "phase:1", "→ days.items/1.phase?", "A day has one phase; e edits it."),
        ("parking", "z1", "→ parking.items/z1.text", "+ parking.items behind z1 .text"),
    ],
)
def test_what_stands_on_the_boards_is_edited_and_more_of_it_begins(group, key, edited, begun):
    here = at("days", group, key)
    assert (told(here.edits), told(here.begins)) == (edited, begun)


@pytest.mark.parametrize(
    ("group", "begun"),
    [
        ("3:activities", "+ days.activities at the end .text day=3"),
        ("3:notes", f"+ days.notes at the end .text day=3 at={NOW}"),
        ("3:tasks", "+ tasks.items at the end .text as T3 day=3"),
        ("2:tasks", "+ tasks.answers at the end .text task=T2 kind=option"),
        ("parking", "+ parking.items at the end .text"),
        ("3:phases", "D adds a day."),
        ("0:activities", "D adds a day."),
    ],
)
def test_where_nothing_stands_something_begins(group, begun):
    here = at("days", group)
    assert told(here.edits) == told(here.begins) == begun


@pytest.mark.parametrize(("task", "kind"), [("T1", "opportunity"), ("T2", "option"), ("T4", "challenge"), ("T9", "")])
def test_the_first_answer_to_a_task_has_the_kind_that_it_asks_for(task, kind):
    asked = Session(tasks=Tasks(items={task: Task(day=1)}))
    assert told(at("days", "1:tasks", task, session=asked).begins) == (
        f"+ tasks.answers at the end .text task={task} kind={kind}"
    )


@pytest.mark.parametrize(
    ("spot", "onto", "path", "after"),
    [
        (("1:activities", "a2"), ("1:activities",), "days.activities", "a2 a1 b1"),
        (("1:activities", "a1"), ("2:activities", "b1"), "days.activities", "a2 b1 a1"),
        (("1:notes", "n1"), ("3:notes",), "days.notes", "n1"),
        (("1:tasks", "k2"), ("1:tasks", "T1"), "tasks.answers", "k2 k1 k3"),
        (("1:tasks", "k1"), ("2:tasks", "k3"), "tasks.answers", "k2 k3 k1"),
        (("1:tasks", "k1"), ("2:tasks",), "tasks.answers", "k2 k1 k3"),
        (("parking", "z2"), ("parking",), "parking.items", "z2 z1"),
    ],
)
def test_things_go_to_any_day_in_their_own_row(spot, onto, path, after):
    assert order(at("days", *spot).moved(*onto), path) == after


def test_they_belong_to_where_they_went():
    assert order(at("days", "1:activities", "a1").moved("2:activities", "b1"), "days.activities", "day") == "1 2 2"
    assert at("days", "1:notes", "n1").moved("3:notes").days.notes["n1"].day == 3
    assert at("days", "1:tasks", "k1").moved("2:tasks", "k3").tasks.answers["k1"].task == "T2"


@pytest.mark.parametrize(
    ("spot", "onto", "said"),
    [
        (("1:activities", "a1"), ("1:notes", "n1"), STAY),
        (("1:activities", "a2"), ("1:tasks", "T1"), STAY),
        (("1:notes", "n1"), ("1:tasks", "T1"), STAY),
        (("1:activities", "a1"), ("parking",), ""),
        (("parking", "z1"), ("1:activities", "a1"), ""),
        (("1:tasks", "k1"), ("1:tasks",), ""),
        (("1:tasks", "k1"), ("3:tasks",), ""),
        (("3:activities",), ("1:activities",), ""),
    ],
)
def test_and_nowhere_else(spot, onto, said):
    assert at("days", *spot).moved(*onto) == said


@pytest.mark.parametrize(
    ("group", "key", "said"),
    [
        ("1:tasks", "T1", WITH_THE_DAY),
        ("2:tasks", "debrief:T1", WITH_THE_DAY),
        ("1:phases", "phase:1", WITH_THE_DAY),
        ("3:notes", "", "There is nothing to move here."),
        ("1:tasks", "k1", ""),
        ("1:notes", "n1", ""),
        ("1:activities", "a1", ""),
        ("parking", "z1", ""),
    ],
)
def test_what_belongs_to_its_day_is_not_picked_up(group, key, said):
    assert at("days", group, key).why_not_moved == said


@pytest.mark.parametrize(
    ("group", "key", "said"),
    [
        ("1:phases", "phase:1", "There is nothing here for that key."),
        ("2:tasks", "debrief:T1", "There is nothing here for that key."),
        ("3:notes", "", "There is nothing here for that key."),
        ("1:tasks", "T1", ""),
        ("1:tasks", "k1", ""),
    ],
)
def test_a_phase_and_a_debrief_have_no_privacy_of_their_own(group, key, said):
    assert at("days", group, key).why_not_hidden == said


def test_a_task_goes_with_its_answers_which_is_asked_first():
    here = at("days", "1:tasks", "T1")
    assert (here.deletion.name, here.deletion.more) == ("T1", 2)
    after = here.deleted()
    assert (order(after, "tasks.items"), order(after, "tasks.answers")) == ("T2", "k3")


def test_of_a_phase_and_a_debrief_the_text_is_deleted_without_a_word():
    phase, debrief = at("days", "1:phases", "phase:1"), at("days", "2:tasks", "debrief:T1")
    assert (phase.deletion.name, debrief.deletion.name) == (None, None)
    assert phase.deleted().days.items["1"].phase == ""
    assert debrief.deleted().tasks.items["T1"].debrief == ""


def test_all_else_is_deleted_by_itself_and_named():
    assert at("days", "1:notes", "n1").deletion.name == "a quiet start"
    assert order(at("days", "1:tasks", "k1").deleted(), "tasks.answers") == "k2 k3"
    assert at("days", "3:notes").deleted() == "There is no item to delete here."


@pytest.mark.parametrize(
    ("group", "key", "carried"),
    [
        ("1:tasks", "T1", "tasks.answers/k1 tasks.answers/k2"),
        ("1:tasks", "k1", "tasks.answers/k1"),
        ("parking", "z1", "parking.items/z1"),
        ("3:tasks", "", ""),
    ],
)
def test_a_task_stands_for_its_answers_when_it_is_carried_over(group, key, carried):
    assert at("days", group, key).carried_over == carried


@pytest.mark.parametrize(
    ("key", "how", "leads"),
    [
        ("enter", {"fresh": True}, "+ tasks.answers behind k1 .text task=T1 kind=opportunity"),
        ("enter", {}, ""),
        ("tab", {"fresh": True}, ""),
    ],
)
def test_enter_goes_on_from_answer_to_answer(key, how, leads):
    assert at("days", "1:tasks", "k1").after(key, ANSWER, **how) == leads


@pytest.mark.parametrize(
    ("target", "fresh", "said"),
    [
        (ANSWER, True, "Answer (opp.) · Enter next · Esc done"),
        (ANSWER, False, "Enter or Esc done · Ctrl+Z undoes"),
        (
            Target("tasks.answers", "k1", "by", optional=True),
            False,
            "Whose answer: a group or others, in words · Enter keeps",
        ),
        (when(1), False, "Date, times and place: 13.4. 9–15 room · Enter keeps"),
        (Target("days.activities", "a1"), True, "Enter next · Esc done · Ctrl+Z undoes"),
    ],
)
def test_the_foot_asks_for_what_is_written(target, fresh, said):
    assert at("days", "1:tasks", "k1").prompt(target, fresh=fresh) == said


def test_a_day_is_written_on_one_line_and_only_as_a_whole():
    here = at("days", "2:activities", "b1")
    edit = here.meaning.written(when(2), "13.4. 9–15 room Spruce")
    day = here.session_after(edit).days.items["2"]
    assert (day.date, day.start, day.end, day.place) == (date(2027, 4, 13), time(9), time(15), "room Spruce")
    assert here.meaning.text_of(when(2)) == "13 Apr 2027 09:00–15:00 room Spruce"
    assert here.written(when(2), "31.2.") == "That is no date or time; write 13.4. 9–15 and the place."
    assert not here.meaning.is_drafted(when(2))
    assert here.meaning.panel_of(when(2)) == "week"
    assert here.meaning.spot_of(when(3), here.spot).group == "3:activities"


def test_what_is_doubtful_about_the_date_of_a_day_is_told_and_of_nothing_else():
    here = at("days", "2:activities", "b1")
    here.written(when(2), "12.4.")
    assert here.meaning.doubt(when(2)) == "Day 1 is on the same date."
    assert here.meaning.doubt(ANSWER) == ""


def test_all_else_is_written_where_it_stands_as_it_is():
    here = at("days", "1:activities", "a1")
    assert here.written(here.target, "coffee") == here.meaning.text_of(here.target) == "coffee"
    assert here.meaning.spot_of(here.target, here.spot) == here.spot
    assert here.meaning.panel_of(here.target) == ""
    assert here.meaning.is_drafted(here.target)
    assert here.meaning.text_of(when(9)) == ""


def test_in_words_an_answer_is_nobodys_in_particular():
    here = at("days", "1:tasks", "k1")
    assert here.written(Target("tasks.answers", "k1", "by"), "group 1") == "group 1"
    assert here.session.tasks.answers["k1"].person == ""


def test_pasted_lines_become_activities_of_the_day_or_answers_to_its_task():
    assert order(at("days", "2:activities", "b1").pasted("x\ny"), "days.activities", "day") == "1 1 2 2 2"
    assert order(at("days", "2:tasks", "T2").pasted("x\ny"), "tasks.answers", "task") == "T1 T1 T2 T2 T2"
    assert at("days", "1:phases", "phase:1").pasted("x\ny") is None


def test_pasted_lines_are_one_task_where_a_day_has_none():
    task = at("days", "3:tasks").pasted("Rank the ways\nand say why").tasks.items["T3"]
    assert (task.day, task.text) == (3, "Rank the ways and say why")
